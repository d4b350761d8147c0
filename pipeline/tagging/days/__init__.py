"""What day words mean.

read        all that is found in an article, with its basis; found: one find; words: the patterns
kind        what kind of day: of a vote, of a law, of a letter, up to which was counted
counted     days counted from others; event: days named by an event
arithmetic  the nearest year, the latest weekday, one change that mends
"""
