"""Whether an act is told as done.

assertion   the question, and all that answers it
conditioned, only_spoken_of  what was not done
wanted      what is wanted of an office, between "agar" and its verb
recommended a penalty that is only recommended
rumours     what is told only to be put right; supposed: what is only thought
misdeeds    what is no breach of neutrality
in_letter   who is listed in a letter that the sentence before tells of
articles_of_law  beside an article that was broken, or that only threatens
"""
