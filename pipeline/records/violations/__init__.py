"""Records of violations, from claims, cases, tallies and days.

violations  the records, with the steps in order
worth       whether what is told is enough for one          (ruling 8)
passed_on   from and to of a record                       (rulings 18 to 22); told_around: what is told of it around the claim
conduct     what they did, and the sanction; subject_kind: of which kind of servants a number is
nothing_found  `none`: an authority says that there is nothing (ruling 10)
nothing_where, nothing_in_list  of which places it says so; the next line of a list that says so; nothing_there: each place for itself
signs       what their makers know of how sure a record is; reasons: why it says what it says
"""
