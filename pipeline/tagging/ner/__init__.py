"""Named entities (PER, LOC, ORG): the trained model, what it was trained from, and the command that rebuilds it.

component   the tagger that loads it; network: its words as vectors, by numpy alone; decoding: entities read off these
train       the command; corpora: what it reads, by checksum; synthetic: sentences that it makes
"""
