"""What the bare numbers of a list by place count: the noun before the list, or the one of the words that point back at it."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from pipeline.tagging.numbers.numerals import WORDS_SOURCE
from pipeline.tagging.numbers.read import PERSON_UNITS, CountReader, Reading
from pipeline.tagging.numbers.words import Unit
from pipeline.words.shapes import Shape

_PLACES, _BEFORE_LIST = 2, 4
"""Places that make a list; words up to its first number, with "Kalau dipecah," and the place."""
_REACH = 220
"""Characters back to the persons of whom a list goes on to tell, and on to the end of the sentence that points back at it."""
_WORD = re.compile(r"\w+")
_PLACE_NUMBER = Shape(
    rf"\s+(?:{{counts.pointing}}\s+)?(?:{{counts.number_next}}\s+)?\(?(?:\d{{1,3}}|{WORDS_SOURCE})"
    r"(?=(?:\s+{counts.person})?(?:\)|\s*[,.;\"”\n–—]|\s+{counts.joint}\s|\Z))",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?][\"”’)]*\s")
POINTS_BACK = Shape(r"[\"“\s]*(?:(?:[Dd]ari|[Dd]i|[Uu]ntuk)\s[^,.;:]{2,30},\s+)?{claims.points_back}(?!\w)")
""" "Itulah jumlah ASN yang disanksi", "Dari Madura, itulah jumlah kades yang diproses": what is told of the whole list before it."""
_BEHIND_LIST = re.compile(r"\s*[,;:–—][\"”]?\s+")


def unit_of_list_by_place(text: str, reading: Reading, sentence: tuple[int, int], place_ends: Set[int], reader: CountReader) -> Unit | None:
    """ "Rincian laporan netralitas: | Bone enam, Wajo empat", "Bone enam, Wajo empat. Itulah jumlah ASN yang disanksi": what is counted."""
    numbers = [end + found.end() for end in place_ends if sentence[0] <= end and (found := _PLACE_NUMBER.match(text[end : sentence[1]]))]
    if len(numbers) < _PLACES or reading.number_end not in numbers:
        return None
    colon = text.rfind(":", sentence[0], min(numbers))
    if colon > 0:
        return _one_unit([unit for unit, _ in reader.nouns_between(text, sentence[0], colon)])
    if len(_WORD.findall(text, sentence[0], min(numbers))) > _BEFORE_LIST:
        return None  # "Pengawas TPS yang dilantik di Kaur 312, Seluma 430"
    return _of_sentence_before(text, sentence, reader) or _of_words_behind(text, max(numbers), numbers, reader)


def _one_unit(units: Sequence[Unit]) -> Unit | None:
    """Of claims and whom they are about the claims, else the persons, where they are of one kind."""
    claims = [unit for unit in units if unit in ("report", "case")]
    return claims[0] if claims else units[0] if len(set(units)) == 1 else None


def _of_sentence_before(text: str, sentence: tuple[int, int], reader: CountReader) -> Unit | None:
    """ "Bawaslu meneruskan ASN … ke BKN. Rinciannya, | Bone enam, Wajo empat": the one kind of persons before a list without a whole."""
    floor = max(text.rfind("\n", 0, sentence[0]) + 1, sentence[0] - _REACH)
    persons = {unit for unit, _ in reader.persons_between(text, floor, sentence[0])} & PERSON_UNITS
    return persons.pop() if len(persons) == 1 else None


def _of_words_behind(text: str, last: int, numbers: Sequence[int], reader: CountReader) -> Unit | None:
    """ "Bone enam, Wajo empat. | Itulah jumlah kades atau perangkat desa yang dipanggil": the first noun of what points back."""
    stop = _STOP.search(text, last)
    edge = stop.end() if stop is not None else len(text)
    start = words_that_point_back(text, last, edge)
    if start is None:
        return None
    end = _STOP.search(text, start)
    nouns = reader.nouns_between(text, start, min(end.start() + 1 if end is not None else len(text), start + _REACH))
    return next((unit for unit, _ in nouns), None)


def words_that_point_back(text: str, start: int, end: int) -> int | None:
    """Where the words begin that point back at a list before `start`: behind a mark in its sentence, else at `end`, with the next one."""
    behind = [found.end() for found in _BEHIND_LIST.finditer(text, start, end)]
    return next((at for at in (*behind, end) if POINTS_BACK.match(text, at)), None)


def unit_of_number_joined(text: str, reading: Reading, sentence: tuple[int, int], place_ends: Set[int], reader: CountReader) -> Unit | None:
    """ "Mesuji dan Way Kanan: | 18 | dan 15 kades": behind as many places, a number that shares the noun of the next one."""
    joined = _NEXT_NUMBER.match(text, reading.number_end)
    if joined is None or sum(sentence[0] <= end <= reading.start for end in place_ends) < _PLACES:
        return None
    following = reader.read(text[joined.end() : joined.end() + _NOUN_OF_NEXT])[:1]
    return following[0].unit if following and following[0].start == 0 and not following[0].each else None


_NEXT_NUMBER = Shape(r"\s+{counts.joint}\s+(?=\d|[a-z])")
_NOUN_OF_NEXT = 60
"""Characters from the next number on in which its noun stands."""
