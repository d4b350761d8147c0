"""What stands before a number: the whole that it is out of, the kind of those counted."""

from __future__ import annotations

import re

from pipeline.records.acts.subjects import kinds_in
from pipeline.words.phrases import Phrases, load_phrases
from pipeline.words.shapes import Shape

_TO_PART = 9
"""Words between a whole and the number of its part."""


def is_out_of(text: str, since: int, start: int, whole: bool) -> bool:
    """ "Dari 17 orang, sembilan ASN dihukum": the second number is a part of the first, which ends its phrase with a comma."""
    between = text[since:start]
    return whole and "," in between and len(between.split()) <= _TO_PART and not re.search(r"[.;:]", between)


def kind_just_before(text: str, since: int, start: int, connectors: Phrases, *, after_number: bool) -> tuple[str, ...]:
    """ "ASN 40 perkara, kepala desa 39 perkara": the kind stands before the number, alone since the number before.

    In "7 kasus kepala desa, 2 kasus perangkat desa" it stands right after another number and is that one's.
    """
    opened = max(text.rfind(mark, since, start) for mark in ':"“')
    since = max(since, opened + 1)  # "merincikan: keuchik 9 kasus"
    kinds = kinds_in(text, since, start)
    if len(kinds) > 1 and load_phrases("claims")["amounts_to"].ends_before(text, since, start):
        return tuple(kinds)  # "mengungkap kades dan perangkat desa yang memihak mencapai | 19 orang"
    if len(kinds) != 1 or (after_number and load_phrases("subjects")[kinds[0]].opens(text, since, start)):
        return ()
    rest = connectors.pattern.sub("", load_phrases("subjects")[kinds[0]].pattern.sub("", text[since:start]))
    return () if re.search(r"\w", rest) else (kinds[0],)


def kind_of_doers(text: str, start: int, end: int, ceiling: int) -> tuple[str, ...]:
    """ "Di antaranya enam | dilakukan oleh oknum ASN": whose breaches a bare number counts."""
    done_by = _DONE_BY.match(text, end, ceiling) if _BARE.fullmatch(text, start, end) else None
    if done_by is None or len(kinds_in(text, done_by.end(), ceiling)) > 1:
        return ()
    return tuple(kinds_in(text, done_by.end(), min(ceiling, done_by.end() + _TO_DOERS)))


_BARE = re.compile(r"\w+")
_DONE_BY = Shape(
    r"\s+(?:(?:di\s?antaranya|{claims.case_noun}|{nothing.any_breach})\s+)?(?:{accused.whose_breach}|menyangkut|terkait)\s+"
    r"(?:(?:para|{accused.some_post})\s+)?",
    re.IGNORECASE,
)
_TO_DOERS = 26
"""Characters in which the kind of those stands whose breaches are counted."""
