"""The stages of a violation as words tell them: what is done, by whom, to whom.

stages      verbs and nouns of the stages; subjects: kinds of servants
parties     who acts; handover: who gives a case to whom (rulings 18 to 22)
studied     whether it is studied by whoever examines it, or by an employer who has got a paper
tracks      whether only the criminal track of a case has ended (ruling 5)
reprimands  by whom a reprimand is given, where nobody stands beside it
findings    what an authority finds
teller      by whom something is told
"""
