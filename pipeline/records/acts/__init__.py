"""The stages of a violation as words tell them: what is done, by whom, to whom.

stages      verbs and nouns of the stages; subjects: kinds of servants
studied     whether it is studied by whoever examines it, or by an employer who has got a paper
parties     who acts; no_doers: who does not, though named before the act; handover: who gives a case to whom (rulings 18 to 22)
branches    what stays within Bawaslu
tracks      whether only the criminal track of a case has ended (ruling 5)
named_penalty  penalties that KASN or BKN only names in what it recommends
reprimands  by whom a reprimand is given, where nobody stands beside it
findings    what an authority finds
teller      by whom something is told
"""
