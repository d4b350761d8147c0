"""Whether an act is told as done.

assertion   the question, all that speaks against it in order, and the reason for `annotate --explain`
telling     an act in its sentence, as the others ask about it
denied      "tidak diperiksa", "belum ada yang diteruskan"; left_open: asked, or open
later, wanted, conditioned, only_spoken_of  what was not done; planned_with: joined to what was not
recommended a penalty that is only recommended
rumours     what is told only to be put right; supposed: what is only thought
misdeeds    what is no breach of neutrality
no_step     words right beside the act: a draft, a hearing of which the day is open, a thing put out of use
no_finding  "terbukti" as no authority's word
to_others   witnesses, those in charge, servants of places that nobody could find
in_letter   who is listed in a letter that the sentence before tells of
articles_of_law  beside an article that was broken, or that only threatens
"""
