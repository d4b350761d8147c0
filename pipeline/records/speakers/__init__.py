"""Who leads, signs, urges and answers, and to whom it is said.

subject     who does what a verb says; strangers: persons without an office beside their name
roles       who led, opened, signed, organised it        (ruling 32); holder, authors: whose letter it is
heads       who speaks of it for the body whose act it was, where nobody led; speeches: whose written speech is read out
urging      whom verbs and nouns of urging address; audience: to whom a statement speaks
interviews  articles of questions and answers
"""
