"""Places of a list of which it is said, each for itself, that there is nothing: "Bontang nihil dan Mahulu nihil laporan" (ruling 10)."""

from __future__ import annotations

import re

from pipeline.records.cases.place_groups import is_elsewhere
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


def places_in(frame: Frame, sentence: Span) -> list[Mention]:
    """The places of a sentence in which something may have happened."""
    return [m for m in frame.within(*sentence.bounds, "region") if m.get("code") and not is_elsewhere(frame, m, sentence)]


def behind_place(frame: Frame, place: Mention, sentence: Span) -> int:
    """Where what is said of a place begins: behind its level in brackets, small words and who says it."""
    found = _BEHIND.match(frame.text, place["end"], sentence.end)
    return found.end() if found is not None else place["end"]


_BEHIND = Shape(r"(?:\s+\((?:kota|kabupaten)\))?(?:,\s+{nothing.says_who}\s[^,;.]{3,60},)?\s+(?:{nothing.still}\s+){0,3}", re.IGNORECASE)
""" "Sikka, menurut Ketua Bawaslu NTT, | belum menerima laporan", "Kuansing menjadi satu-satunya kabupaten | tanpa temuan"."""


def nothing_behind_place(frame: Frame, sentence: Span) -> re.Match[str] | None:
    """ "Kota Madiun | tanpa laporan ASN": words that say so only right behind a place."""
    words = load_phrases("nothing")["none_beside"]
    behind = (words.pattern.match(frame.text, behind_place(frame, place, sentence)) for place in places_in(frame, sentence))
    return next((match for match in behind if match is not None), None)


def has_nothing(frame: Frame, place: Mention, sentence: Span) -> bool:
    """Whether it is said right behind the place that there is nothing."""
    start, words = behind_place(frame, place, sentence), load_phrases("nothing")
    return any(words[group].pattern.match(frame.text, start, sentence.end) for group in ("nothing", "none_there", "none_beside"))
