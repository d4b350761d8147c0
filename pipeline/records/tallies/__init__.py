"""Numbers that are wholes and parts of each other          (rulings 15 to 17).

tallies     the tallies of an article; tally: one of them
wholes      which number is the whole of which parts; parts: the parts; out_of: "tiga dari lima"; years: of which election
lists, place_lists, spelled_out, regions  parts by place; list_foot: what is told of a whole list behind it
told_of_all what is told of a number behind its kinds
numbers_beside  numbers that are no part, beside those that are
accused_anew  numbers of another body, which are no parts of those told before
members     posts that are listed among those counted     (ruling 17)
totals      the whole that nobody told; sources: who counted
told_exactly  when a vague number of the lead is told exactly later
penalties   numbers that only say how they were punished; attendance: who of those summoned came
"""
