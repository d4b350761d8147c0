"""Some of a number told before, without a number of their own: "salah satunya sudah diteruskan", "sebagian dihentikan" (ruling 13).

What is done to some is not done to all: the whole keeps its stage. "Salah satunya" is a claim of its own without a count; of how many
"sebagian" tells is open, so it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.records.participants.participant import Accused
from pipeline.records.participants.posts import passive_after
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

if TYPE_CHECKING:
    from pipeline.records.cases.chain import Chain

_REACH = 4
"""Sentences back in which the number stands of which they are some."""
_OTHERS = 12
"""Characters after a number in which "lainnya" stands."""


def some_of_them(frame: Frame, sentence: Span, group: str = "some_of") -> Iterator[tuple[int, int]]:
    """Words for some of those told of, to whom something is done at once ("salah satunya | sudah diteruskan")."""
    for match in load_phrases("accused")[group].all(frame.text, sentence.start, sentence.end):
        if passive_after(frame, match.end(), sentence):
            yield match.start(), match.end()


def bare_rest(frame: Frame, sentence: Span) -> Iterator[tuple[int, int]]:
    """ "lima diregister, | sisanya | dihentikan": how many they are is open, and nothing of it is told of the five."""
    for match in load_phrases("accused")["bare_rest"].all(frame.text, sentence.start, sentence.end):
        behind = _BEHIND_OTHERS.search(frame.text, sentence.start, match.start()) or _follows_some(frame, sentence, match.start())
        if behind and not frame.within(match.start(), min(sentence.end, match.end() + _TO_REST), "count"):
            yield match.start(), match.end()


def _follows_some(frame: Frame, sentence: Span, start: int) -> bool:
    """ "Ada satu-dua laporan yang diperiksa. | Sisanya diteruskan", "Lima orang dihentikan. | Sisanya diteruskan": as open."""
    before = frame.before(sentence)
    if before is None or start != frame.opening(*sentence.bounds):
        return False
    if frame.numbers(*before.bounds) or load_phrases("claims")["rest_alone"].pattern.match(frame.text, start):
        return True
    return load_phrases("accused")["some_or_other"].found(frame.text, *before.bounds)


_BEHIND_OTHERS = Shape(r"{accused.to_bare_rest}$")
_TO_REST = 60
"""Characters after "sisanya" in which its number may stand."""


def is_part(text: str, start: int, end: int, sentence: Span) -> bool:
    """Whether the words of a number, before it or behind it, say that it is a part of one told before."""
    words = load_phrases("accused")["part"]
    if _THE_REST.match(text, end, sentence.end):
        return True
    following = text[end : min(sentence.end, end + 24)]
    if words.found(text, start, end) or words.pattern.match(following.lstrip()) is not None:
        return True
    if not words.found(text, sentence.start, start):
        return False
    told_on = _TELLS_ON.match(text, sentence.start, start)
    return told_on is None or words.found(text, told_on.end(), start)


_TELLS_ON = Shape(r"[\s\"“]*{speech.saying}(?:\s+[^\s,.;:]+){0,3}\s+lagi\s*[,:]", re.IGNORECASE)
""" "Lanjut Rusli lagi, | terdapat tiga ASN": it is he who tells on, and they are no more than those told of."""
_THE_REST = Shape(
    r"\s+(?:orang\s+)?{accused.apart_by}\s[^.;:]{3,50}?(?:,\s*|(?=\s+dan\s)\s+)(?:sedangkan\s+|sementara\s+|dan\s+)?{claims.the_rest}\s",
    re.IGNORECASE,
)
""" "Ada 11. Tujuh | dari dinas pendidikan, sisanya dari kecamatan": a part, as the rest is told."""


def are_others(frame: Frame, accused: Accused, sentence: Span) -> bool:
    """ "dua kades lainnya": others than those told of before; not "dua orang, sisanya besok", where a comma parts them."""
    end = min(accused.end + _OTHERS, sentence.end)
    comma = frame.text.find(",", accused.end, end)
    return load_phrases("claims")["others"].found(frame.text, accused.start, comma if comma > 0 else end)


def is_some(accused: Accused | None) -> bool:
    """Whether the participant is such a part without a number."""
    return accused is not None and accused.form == "topic" and accused.part


def whole_told(sentence: Span, accused: Accused, chains: Sequence[Chain]) -> Chain | None:
    """The number of several that was told last before, of which they are some; None where there is none."""
    for chain in reversed(chains):
        size = chain.size
        several = size is not None and (size[1] is None or size[1] > 1)
        if several and 0 <= sentence.index - chain.sentence.index <= _REACH and chain.first.start < accused.start:
            return chain
    return None


def take_after(some: Chain, whole: Chain) -> None:
    """They are of the kinds and the places of their whole."""
    some.kinds.update(whole.kinds)
    some.places = some.places or whole.places
