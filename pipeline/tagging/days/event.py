"""Days counted from an event that is named: "sehari setelah rapat pleno yang digelar Selasa", "sehari sebelum putusan dibacakan"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from pipeline.tagging.days.found import FoundDate, Piece
from pipeline.tagging.days.words import DateWords
from pipeline.tagging.numbers.numerals import value_of

_TO_OWN_DAY = 90
"""Characters between "setelah" and the day of the event in its own words."""
_LIMIT_REACH = 25
_EVENT_WORDS = 4
_STEM_AT_LEAST = 3
_PREFIX = re.compile(r"^(?:meng|meny|mem|men|me|peng|peny|pem|pen|pe|di|ter|ber|se)(?=\w{4})")
_SUFFIX = re.compile(r"(?<=\w{4})(?:nya|kan|an)$")
_SENTENCE_END = re.compile(r"[.?!]\s|\n|[“”\"]")
_WORD = re.compile(r"[^\W\d]{4,}")
_NEW_PARAGRAPH = "\n"


def resolve_event(piece: Piece, text: str, words: DateWords, told: Sequence[tuple[int, date]], own: FoundDate | None) -> FoundDate | None:
    """The day so long before or after the event.

    Args:
        told: the days told before, each with its place.
        own: the day told next, which may be that of the event.
    """
    found = piece.found
    if words.limit.search(text, max(0, piece.start - _LIMIT_REACH), piece.start):
        return None
    if told and re.fullmatch(r"[^\W\d]{0,9}[\s,(]*\d[\d/\s]*\)?,\s*", text[told[-1][0] : piece.start]):
        return None  # "Kamis (6/4/2017), dua pekan setelah putaran pertama": what day that was
    day = _day_of_event(piece, text, words, told, own)
    if day is None:
        return None
    number = 1 if found.group("n").lower() == "se" else value_of(found.group("n")) or 0
    days = number * words.spans[found.group("unit")]
    back = found.group("side").lower() in words.before_event
    return FoundDate(piece.start, piece.end, (day + timedelta(days=-days if back else days)).isoformat(), "relative")


def _day_of_event(piece: Piece, text: str, words: DateWords, told: Sequence[tuple[int, date]], own: FoundDate | None) -> date | None:
    if own is not None and len(own.iso) == len("2024-11-18") and _is_its_own(text[piece.end : own.start], words):
        return date.fromisoformat(own.last or own.resolved or own.iso)
    if not told:
        return None
    ceiling = _SENTENCE_END.search(text, piece.end)
    what = re.split(r"[,;:(]", text[piece.end : ceiling.start() if ceiling is not None else len(text)])[0]
    named = _WORD.findall(what)[:_EVENT_WORDS]
    stems = {stem for word in named if len(stem := _stem(word)) >= _STEM_AT_LEAST}
    for at, day in reversed(told):
        floor = max([match.end() for match in _SENTENCE_END.finditer(text, 0, at)], default=0)
        end = _SENTENCE_END.search(text, at)
        if stems & _stems(text[floor : end.start() if end is not None else len(text)]):
            return day
    if not (words.event_noun.match(what.lstrip()) or stems & _stems(text[: piece.start])):
        return None
    new = text.rfind(_NEW_PARAGRAPH, 0, piece.start) > told[-1][0]
    return max(day for _, day in told) if new else told[-1][1]


def _is_its_own(between: str, words: DateWords) -> bool:
    """ "rapat pleno yang digelar | Selasa", "ia ditemui wartawan, | Senin"; after a bare noun, a comma sets the counted day beside it."""
    if len(between) > _TO_OWN_DAY or _SENTENCE_END.search(between) or re.search(r"[;:]", between):
        return False
    head, comma, rest = between.partition(",")
    return not comma or (not rest.strip(" (") and words.met.search(head) is not None)


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in _WORD.findall(text)}


def _stem(word: str) -> str:
    """ "pemeriksaan", "diperiksa", "memeriksa": one stem, without the letter that a prefix takes away; grammar, no vocabulary."""
    bare = _PREFIX.sub("", _SUFFIX.sub("", word.lower()))
    return bare[1:] if bare[0] in "ptks" and len(bare) > _STEM_AT_LEAST + 1 else bare
