"""Who is accused in a sentence: numbers, kinds, posts, pronouns.

accused     all that may be the accused of a sentence; participant: one of them
pointed_at  those whom a word points at or back to
singles     one servant, with or without a post; districts: where one serves; posts: what somebody is; topics: cases as what is spoken of
acting_heads  acting heads of governments; anybody: whom only a rule tells of
doers       servants without a number who are told to have done something for a candidate
reported    one servant, named by the noun alone, who was reported
number_before, number_after  the number or kind beside an act; some_of: one of a number, without a number
initials    servants named by initials that were introduced before
by_name     a post that stands behind the name of whoever holds it
grouped, apposed, pronouns   persons told together, behind one another, by a pronoun
one_case    a case told without its persons; headed: cases that a clause names by their place or rank alone
addressed   who is only spoken to
owners      which participants an act is told of
not_theirs  what a participant does, tells of or gets, or what is said of others behind him
not_accused who stands beside the accused: kin, former servants, organisers' staff, witnesses
other_breaches  numbers of other kinds of breaches; other_matters: lists and totals of anything else that is counted on the page
below_regency   parts of a regency
"""
