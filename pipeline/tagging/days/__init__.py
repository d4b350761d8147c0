"""What day words mean.

read        all that is found in an article, with its basis; found: one find; words: the patterns
counted     days counted from others; event: days named by an event
arithmetic  the nearest year, the latest weekday, one change that mends
"""
