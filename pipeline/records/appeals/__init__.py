"""Officials who urge servants to be neutral              (rulings 34, 36, 37).

appeals     all of an article, each once
told        in the article's words; turned: the other way round; nouns: by a noun; affirmed: without a word of urging
quotes      in the speaker's own words
of_cases    what only explains the rule in an article of a case (ruling 36)
threats     by what those who take sides have to fear
"""
