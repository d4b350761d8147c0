"""Where in a text a pattern can begin, so that it is tried only there.

The patterns of the vocabularies begin at the beginning of a word. An article holds some hundred words and is asked for thousands of
patterns: `re` would try each of them at each character, here it is tried at the words that have its first letters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from re import _constants as codes  # type: ignore[attr-defined]  # how `re` itself reads a pattern; it has no public name
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_LETTERS = 3
_LETTERS_OF_SET = 6
"""A set is asked once for each word, so that more letters cost nothing there."""
_MOST = 400
"""A pattern that may begin in more ways is tried always."""
_HEAD = re.compile(rf"(\w{{1,{_LETTERS_OF_SET}}})\w*")
_Start = tuple[str, bool]
"""First letters, and whether nothing is known of what follows them."""


def beginnings(pattern: str, letters: int = _LETTERS) -> frozenset[str] | None:
    """First letters of every word that a match of the pattern can begin with, at most so many; None where anything may come first."""
    starts = {known for known, _ in _of_sequence(_parser.parse(pattern, re.IGNORECASE), {("", False)}, letters)}
    return None if "" in starts or len(starts) > _MOST else frozenset(starts)


def word_beginnings(text: str, start: int = 0, end: int | None = None) -> frozenset[str]:
    """The first one, two and three letters of each word that begins in [start, end), to compare with `beginnings`."""
    index = index_of(text)
    words = index.words_in(start, len(text) if end is None else end)
    return frozenset().union(*map(_beginnings_of, index.heads[words.start : words.stop]))


@lru_cache(maxsize=20_000)
def _beginnings_of(head: str) -> frozenset[str]:
    return frozenset(head[:length] for length in range(1, _LETTERS + 1))


class WordIndex:
    """The words of one text by their first letters."""

    def __init__(self, text: str) -> None:
        self.starts: list[int] = []
        self.heads: list[str] = []
        """The first letters of the word that begins at each of `starts`, at most six."""
        self._places: dict[str, list[int]] = {}
        self._candidates: dict[frozenset[str], Sequence[int]] = {}
        for word in _HEAD.finditer(text):
            start, letters = word.start(), word[1].lower()
            self.starts.append(start)
            self.heads.append(letters)
            self._places.setdefault(letters[:_LETTERS], []).append(start)
        for letters in tuple(self._places):
            for length in range(1, len(letters)):
                self._places.setdefault(letters[:length], []).extend(self._places[letters])
        self._known = frozenset(self._places)

    def candidates(self, known: frozenset[str]) -> Sequence[int]:
        """Where a pattern with these beginnings can begin, in order."""
        found = self._candidates.get(known)
        if found is None:
            here = known & self._known
            found = sorted({place for letters in here for place in self._places[letters]}) if here else ()
            self._candidates[known] = found
        return found

    def words_in(self, start: int, end: int) -> range:
        """The numbers of the words that begin in [start, end)."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


def index_of(text: str) -> WordIndex:
    """The index of a text; rules ask for one article's (and its title's) again and again."""
    global _latest
    if _latest[0] is text:
        return _latest[1]
    if len(text) <= _PIECE:
        return _piece_index(text)
    _latest = (text, WordIndex(text))
    return _latest[1]


_PIECE = 400
"""Shorter texts are titles, and pieces of an article that are looked at once: they must not drive out the article itself."""
_latest: tuple[str, WordIndex] = ("", WordIndex(""))


@lru_cache(maxsize=64)
def _piece_index(text: str) -> WordIndex:
    return WordIndex(text)


def find_all(pattern: re.Pattern[str], known: frozenset[str] | None, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """`pattern.finditer(text, start, end)` for a pattern with these beginnings."""
    if known is None:
        return pattern.finditer(text, start, end)
    places = index_of(text).candidates(known)
    at = bisect_left(places, start) if places else 0
    if at == len(places) or places[at] >= end:
        return iter(())
    return _matches_at(pattern, places, at, text, end)


def find_first(pattern: re.Pattern[str], known: frozenset[str] | None, text: str, start: int, end: int) -> re.Match[str] | None:
    """`pattern.search(text, start, end)` for a pattern with these beginnings."""
    if known is None:
        return pattern.search(text, start, end)
    places = index_of(text).candidates(known)
    for at in range(bisect_left(places, start), len(places)):
        if places[at] >= end:
            return None
        if (match := pattern.match(text, places[at], end)) is not None:
            return match
    return None


def _matches_at(pattern: re.Pattern[str], places: Sequence[int], at: int, text: str, end: int) -> Iterator[re.Match[str]]:
    floor = places[at]
    for place in places[at:]:
        if place >= end:
            return
        if place >= floor and (match := pattern.match(text, place, end)) is not None:
            yield match
            floor = match.end()


class PatternSet:
    """Many patterns that are looked for together: each word of a text is tried with those only that can begin with it."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        self._patterns = tuple(patterns)
        known = [beginnings(pattern.pattern, _LETTERS_OF_SET) or beginnings(pattern.pattern) for pattern in self._patterns]
        self._anywhere = [number for number, letters in enumerate(known) if letters is None]
        self._by_letters: dict[str, list[int]] = {}
        for number, letters in enumerate(known):
            for beginning in letters or ():
                self._by_letters.setdefault(beginning, []).append(number)
        self._by_head: dict[str, tuple[int, ...]] = {}

    def find_all(self, text: str, start: int, end: int) -> list[tuple[int, re.Match[str]]]:
        """The matches of `finditer(text, start, end)` of each pattern with the pattern's number, by number and then by place."""
        found = [(number, match) for number in self._anywhere for match in self._patterns[number].finditer(text, start, end)]
        index = index_of(text)
        floors: dict[int, int] = {}
        for at in index.words_in(start, end):
            place = index.starts[at]
            for number in self._beginning_with(index.heads[at]):
                if place >= floors.get(number, place) and (match := self._patterns[number].match(text, place, end)) is not None:
                    found.append((number, match))
                    floors[number] = match.end()
        found.sort(key=itemgetter(0))
        return found

    def _beginning_with(self, head: str) -> tuple[int, ...]:
        """The patterns that can begin with a word of these first letters."""
        numbers = self._by_head.get(head)
        if numbers is None:
            several = {number for length in range(1, len(head) + 1) for number in self._by_letters.get(head[:length], ())}
            numbers = self._by_head[head] = tuple(sorted(several))
        return numbers


def may_match(known: frozenset[str] | None, words: frozenset[str]) -> bool:
    """Whether a pattern with these beginnings can match in a text with these words."""
    return known is None or not known.isdisjoint(words)


def _of_sequence(items: Iterable[Any], starts: set[_Start], most_letters: int) -> set[_Start]:
    for code, argument in items:
        open_starts = {start for start in starts if not start[1]}
        if not open_starts:
            break
        starts = (starts - open_starts) | _then(code, argument, open_starts, most_letters)
    return starts


def _then(code: Any, argument: Any, starts: set[_Start], most_letters: int) -> set[_Start]:
    """What the starts become when this element of a pattern follows."""
    if code in (codes.ASSERT, codes.ASSERT_NOT, codes.AT):
        return starts
    if code is codes.LITERAL:
        return _add(chr(argument), starts, most_letters)
    if code is codes.IN and all(kind is codes.LITERAL for kind, _ in argument):
        return {start for _, letter in argument for start in _add(chr(letter), starts, most_letters)}
    if code is codes.SUBPATTERN:
        return _of_sequence(argument[-1], starts, most_letters)
    if code is codes.BRANCH:
        return {start for branch in argument[1] for start in _of_sequence(branch, starts, most_letters)}
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        least, most, repeated = argument
        once = _of_sequence(repeated, starts, most_letters)
        if most != 1:
            once = {(letters, True) for letters, _ in once}
        return once if least else once | starts
    return {(letters, True) for letters, _ in starts}


def _add(letter: str, starts: set[_Start], most_letters: int) -> set[_Start]:
    if not letter.isalnum() and letter != "_":
        return {(letters, True) for letters, _ in starts}  # the word ends here
    return {(letters + letter.lower(), len(letters) + 1 >= most_letters) for letters, _ in starts}
