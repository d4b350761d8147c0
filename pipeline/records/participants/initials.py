"""Servants who are named by initials, told on by them: "seorang ASN berinisial HR … HR dipanggil"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.acts.subjects import KINDS, words_for_persons
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Span
from pipeline.records.reading.kept import kept
from pipeline.words.phrases import words_folder
from pipeline.words.shapes import Shape, WordShape

_INTRODUCED = WordShape(r"\b{accused.initials}\s+\(?[“\"']?(?P<who>(?-i:[A-Z]\.?[A-Z]{1,3}))\b", re.IGNORECASE)
_TO_SERVANT = 60
"""Characters before "berinisial" in which it is said what whoever has the initials is."""


_JOINED_TO = Shape(r"\b{accused.initials}\s+(?:(?-i:[A-Z.]{2,6})(?:,\s+|\s+)(?:dan\s+|serta\s+)?)+\Z", re.IGNORECASE)


def is_introduced_at(text: str, start: int) -> bool:
    """ "Dua ASN berinisial HR dan | TN | dilaporkan": initials that name two or more at once, and point at nobody."""
    return _JOINED_TO.search(text, max(0, start - _TO_SERVANT), start) is not None


def named_by_initials(text: str, sentence: Span) -> Iterator[tuple[int, int]]:
    """Where the sentence names a servant by initials that the article has introduced, and does not introduce them itself."""
    for initials, introduced in _introduced(text, words_folder()):
        for match in re.finditer(rf"(?<![\w.(-]){re.escape(initials)}(?![\w-])", text[sentence.start : sentence.end]):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if start > introduced and not right_before(text, sentence.start, start, "accused", "initials"):
                yield start, end


@kept
def _introduced(text: str, folder: str) -> tuple[tuple[str, int], ...]:
    """The initials of servants, each with where it is introduced first; not those of who reports or looks on. Asked for each sentence."""
    told: dict[str, int] = {}
    for match in _INTRODUCED.finditer(text):
        persons = words_for_persons(text, max(0, match.start() - _TO_SERVANT), match.start())
        if any(group in KINDS for group, _ in persons):
            told.setdefault(match["who"], match.end())
    return tuple(told.items())
