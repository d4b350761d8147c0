"""Tellings composed of parts whose meaning is known, so that their records follow from the parts and no gold is needed.

`violations` with `scenes`: stage, persons, number, place, voice; `roundups`: numbers by place and what became of all of them;
`breakdowns`: numbers by sort, kind and stage; `cases`: one case over a page of short paragraphs;
`parts` with `days`, `courses`, `articles`, `calendars`: on which day; `roles`: who handed a case to whom;
`statements`: form, region, issuer, day; `speakers`: pages on which several speak.
Words are those that the vocabulary knows: what fails is structure.
Each composer takes a `random.Random`; its tests run a fixed seed and want every telling read exactly.
"""
