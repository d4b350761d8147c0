"""Named entities (PER, LOC, ORG): the trained model, what it was trained from, and the command that rebuilds it.

component   the tagger that loads it; embedding: its words as vectors, numpy alone
train       the command; corpora: what it reads, by checksum; synthetic: sentences that it makes
"""
