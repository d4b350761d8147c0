"""What each sentence asserts about whom.

claims      the claims of an article
meant       whether an act means those participants; sent_on: whether what is sent or handed on is a case
reported_on reports that the supervisor made
bare_tally  a number of breaches without any verb
introduced  who was only named before a sentence tells what was done
outcome     how far the persons of a claim have got
"""
