"""How many of whom: numbers beside units of people and cases.

read        one number with its noun; words: their vocabularies; numerals: figures and words for numbers
kinds       several kinds of people behind one number; attending: people who only take part in something
told        numbers whose unit stands elsewhere: in a question, a list, the sentence before
tallied     bare numbers beside places and words of a tally; lists: what those of a list by place count
units       all of an article, with their unit
"""
