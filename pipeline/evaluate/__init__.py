"""How good the analysis is, by the codebook's Scoring.

gold       reads gold files and checks them
matching   pairs what was found with what the gold says, article by article
measures   the measures, summed over articles
interval   bootstrap by article
report     the table, and each error beside its text
sealed     sets that may be measured and not looked at
"""
