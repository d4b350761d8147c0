"""From tagged text to records: what is said, by whom, where, when, and how far it has got.

frame       the tagged article as records read it: sentences, clauses, mentions, quotes
modality    whether a phrase says that something was done, planned, threatened, denied, demanded
place       which government a claim is about            (rulings 26 to 30)
moment      when it happened, and on what that rests     (rulings 39 to 43)
actors      who speaks, leads, signs                     (ruling 32)
building    record dicts of the codebook, without doubles, in order
statements  the five forms of a statement
violations  the stages of a violation
component   `ikrar_records`, which runs both
"""
