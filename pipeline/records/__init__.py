"""From tagged text to records: what is said, by whom, where, when, and how far it has got.

Read from the top, an article becomes records like this; each package imports only from those below it (`make check` holds that),
and its own docstring is the map of its modules:

component     `ikrar_records`, which runs all of it
confidence    how probable it is that a record is right
election      which election a record belongs to
statements    records of what officials said or did for neutrality; its sentences are found by
  deeds       acts: pledges, letters, meetings, oversight
  appeals     urging
violations    records of breaches, from the steps below
days          when a stage was reached: what day, and on what that rests
tallies       numbers that are wholes and parts of each other
cases         which claims tell on about the same persons
claims        what each sentence asserts about whom: an act done to, or by, participants
asserted      whether that act is told as done: not planned, threatened, denied, only spoken of
participants  who is accused in a sentence: numbers, kinds, posts, pronouns
acts          the stages: their verbs and nouns, who acts on whom
speakers      who leads, signs, urges, answers
building      record dicts of the codebook, without doubles, in order
reading       the tagged article as all of these read it

Words are in `config/vocabulary` and come as patterns from `pipeline.words`.
"""
