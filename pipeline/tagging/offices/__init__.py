"""Who holds which office where.

offices     one office in a text: its words, its place, its holder; words: what their reading starts from
complement  the place or body that follows an office; region_names: known names there
holder      the name beside it; tickets: pairs of candidates
namesakes   villages that bear the name of a regency
owned       offices named after their institution
people      the finds that are one person; shapes: patterns of grammar of all these
"""
