"""Words as data, made into patterns: what `config/vocabulary/*.yml` holds, as the taggers and the rules read it.

entries     one vocabulary file: its shape, and what is wrong with it
phrases     its groups of phrases, each compiled once and kept for the process
by_use      the words of a tagger's own file by what they are used for, and its patterns
shapes      patterns of grammar in which such groups stand
beginnings  with which characters what a pattern matches can begin; prefilter: to try a pattern only there
"""
