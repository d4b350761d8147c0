"""Sentences that say that an act of a statement's form was done: the first step of statements.

deeds       the forms' acts in a sentence; deed: one of them
topics      whether it is about neutrality
plans       acts that are only planned, wanted, still to come
scenes      pledges that are told as a scene
meetings    what a meeting is about, and who is called to it
makers      acts of candidates, parties and private bodies, which are none of public servants
letters     which letters are circulars, by what they say and to whom they go (ruling 34)
"""
