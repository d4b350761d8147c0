"""The tagged article as records read it.

frame       sentences, clauses, mentions, quotes
kept        answers that many rules ask of one article, found once
slips       passives whose prefix stands apart, read as one word
sections    stretches under the name of one region each, in an article that goes through places one by one
lives       places and bodies of somebody's life, where no claim lies
beside      what stands right before a place in the text
clauses     where the clause about an act begins and ends
modality    whether a phrase says that something was done, planned, threatened, denied, demanded
past        what belongs to an earlier election
actors      who speaks, leads, signs                     (ruling 32)
place       which government a claim is about            (rulings 26 to 30)
moment      when it happened, and on what that rests     (rulings 39 to 43)
"""
