"""What the bare numbers of a list by place count: the noun before the list, or the one of the words that point back at it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from pipeline.tagging.numbers.numerals import WORDS_SOURCE, value_of
from pipeline.tagging.numbers.read import PERSON_UNITS, CountReader, Reading
from pipeline.tagging.numbers.words import Unit
from pipeline.words.shapes import Shape

_PLACES, _BEFORE_LIST = 2, 3
"""Places that make a list; words up to its first place or number: "Kalau dipecah," "Sebarannya yakni di"."""
_REACH = 220
"""Characters back to the persons of whom a list goes on to tell, and on to the end of the sentence that points back at it."""
_LINE = 60
"""Characters of a line of a list at most: "2. Kabupaten Pasaman Barat: 23"."""
_WORD = re.compile(r"\w+")
_PLACE_NUMBER = Shape(
    rf"\s*[:=–-]?\s+(?:{{counts.pointing}}\s+)?(?:{{counts.number_next}}\s+)?\(?(?P<number>\d{{1,3}}|{WORDS_SOURCE})"
    r"(?=(?:\s+{counts.person})?(?:\)|\s*[,.;\"”\n–—]|\s+{counts.joint}\s|\Z))",
    re.IGNORECASE,
)
_NUMBER_PLACE = Shape(
    rf"(?<!\w)(?P<number>\d{{1,3}}|{WORDS_SOURCE})(?:\s+{{counts.person}})?(?:\s+{{counts.lies_in}})?\s+\Z", re.IGNORECASE
)
""" "| 18 di | Grobogan, 23 orang Kendal"."""
_LEADER_NUMBER = Shape(
    rf"(?:\s+[^\s,.;:]+){{0,3}}?\s+{{counts.ranked}}(?:\s+{{counts.number_next}}){{0,2}}\s+(?P<number>\d{{1,3}}|{WORDS_SOURCE})(?!\w)",
    re.IGNORECASE,
)
""" "Gowa | menempati urutan teratas 25 | orang, disusul Soppeng 23 orang"."""
_BEFORE_PLACE = 30
"""Characters back from a place to the number of a list that stands before it."""
_STOP = re.compile(r"[.!?][\"”’)]*\s")
POINTS_BACK = Shape(r"[\"“\s]*(?:(?:[Dd]ari|[Dd]i|[Uu]ntuk)\s[^,.;:]{2,30},\s+)?{claims.points_back}(?!\w)")
""" "Itulah jumlah ASN yang disanksi", "Dari Madura, itulah jumlah kades yang diproses": what is told of the whole list before it."""
_BEHIND_LIST = re.compile(r"\s*[,;:–—][\"”]?\s+")


class ListsByPlace:
    """What the lists by place of one text count. A list is read once, however many of its numbers ask: a table may have 514 lines.

    `places`: start and end of each name of a place.
    """

    def __init__(self, text: str, places: Mapping[int, int], reader: CountReader) -> None:
        self._text, self._places, self._reader = text, places, reader
        self._starts = sorted(places)
        # Dictionaries, not functools.cache on methods: those would hold this object in a cycle that only the collector frees.
        self._numbers_of = dict[tuple[int, int], dict[int, tuple[int, int]]]()
        self._unit_of = dict[tuple[int, int], Unit | None]()

    def unit_of(self, reading: Reading, sentence: tuple[int, int]) -> Unit | None:
        """ "Rincian laporan netralitas: | Bone enam, Wajo empat", "Bone enam, Wajo empat. Itulah jumlah ASN yang disanksi"."""
        around = self._lines_around(sentence)
        numbers = self._numbers(*around)
        if len(numbers) < _PLACES or reading.number_end not in numbers:
            return None
        if around not in self._unit_of:
            self._unit_of[around] = self._read_unit(*around)
        return self._unit_of[around]

    def _read_unit(self, start: int, end: int) -> Unit | None:
        text, reader, numbers = self._text, self._reader, self._numbers(start, end)
        first = min(begin for begin, _ in numbers.values())
        colon = text.rfind(":", start, first)
        if colon > 0 and (nouns := [unit for unit, _ in reader.nouns_between(text, start, colon)]):
            return _one_unit(nouns)
        if len(_WORD.findall(text, start, first)) > _BEFORE_LIST:
            return None  # "Pengawas TPS yang dilantik di Kaur 312, Seluma 430"
        total = sum(value for _, value in numbers.values())
        behind = _of_words_behind(text, max(numbers), reader) or _of_total(text, end, total, reader)
        return _of_sentence_before(text, start, reader) or behind

    def _lines_around(self, sentence: tuple[int, int]) -> tuple[int, int]:
        """Start and end of the sentence, or of the list that goes on in the lines before and after its line."""
        text, (start, end) = self._text, sentence
        end -= text[end - 1 : end] == "\n"  # the mark that divides sentences belongs to the first
        while start > 0 and text[start - 1] == "\n" and self._is_item(line := text.rfind("\n", 0, start - 1) + 1, start - 1):
            start = line
        while text[end : end + 1] == "\n" and self._is_item(end + 1, line := _line_end(text, end + 1)):
            end = line
        return start, end

    def _is_item(self, start: int, end: int) -> bool:
        """A short line with a place and its number."""
        return 0 < end - start <= _LINE and bool(self._numbers(start, end))

    def _numbers(self, start: int, end: int) -> dict[int, tuple[int, int]]:
        if (start, end) not in self._numbers_of:
            self._numbers_of[start, end] = self._read_numbers(start, end)
        return self._numbers_of[start, end]

    def _read_numbers(self, start: int, end: int) -> dict[int, tuple[int, int]]:
        """The numbers right behind places, or right before them, by where each ends: where its item begins, and its value."""
        text, ceiling, numbers = self._text, min(len(self._text), end + 1), dict[int, tuple[int, int]]()
        for at in self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            found = _PLACE_NUMBER.match(text, self._places[at], ceiling) or _LEADER_NUMBER.match(text, self._places[at], ceiling)
            found = found or _NUMBER_PLACE.search(text, max(start, at - _BEFORE_PLACE), at)
            value = value_of(found.group("number")) if found is not None else None
            if found is not None and value is not None:
                numbers[found.end("number")] = min(at, found.start("number")), value
        return numbers


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _one_unit(units: Sequence[Unit]) -> Unit | None:
    """Of claims and whom they are about the claims, else the persons, where they are of one kind."""
    claims = [unit for unit in units if unit in ("report", "case")]
    return claims[0] if claims else units[0] if len(set(units)) == 1 else None


def _of_sentence_before(text: str, start: int, reader: CountReader) -> Unit | None:
    """ "Bawaslu meneruskan ASN … ke BKN. Rinciannya, | Bone enam, Wajo empat": what is counted in a list without a whole."""
    before = text[:start].rstrip()
    floor = max(before.rfind("\n") + 1, len(before) - _REACH)
    floor += max((found.end() for found in _STOP.finditer(before[floor:-2])), default=0)
    return _one_unit([unit for unit, _ in reader.nouns_between(text, floor, start) if unit in PERSON_UNITS or unit in ("report", "case")])


def _of_total(text: str, end: int, total: int, reader: CountReader) -> Unit | None:
    """ "Bone enam, Wajo empat. | Totalnya sepuluh laporan": the noun of the number right behind that is their sum."""
    following = reader.read(text[end : end + _REACH])[:1]
    return following[0].unit if following and following[0].least == total == following[0].most else None


def _of_words_behind(text: str, last: int, reader: CountReader) -> Unit | None:
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
