"""Which claims tell on about the same persons, and whose servants these are.

chains      claims of one case as a chain; chain: one of them
by_initials the case of a servant named by initials
continuation  which case a claim tells on                 (rulings 12 to 14): continued_numbers by a number told again,
            continued_plural by a word for all of them (list_ended: of a list by place), continued_silently where nothing points at it
told_again  when a number without a pointing word is one told before  (ruling 14)
retold      reports in one sentence that are as many persons in another (ruling 14)
named_together  those whom one sentence named
other_place sentences that turn to another place, or whose speaker decides for one  (ruling 26)
place_groups  places that are listed with numbers
all_breaches  numbers of breaches of every kind
of_elections  before anything speaks of elections
own_servants  what the head of one government tells of its own servants
whose       which government the accused serve; served: what is said of that beside them or later; acting_region: where it is handled
"""
