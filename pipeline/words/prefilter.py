"""Where in a text a pattern can begin, so that it is tried only there.

The patterns of the vocabularies begin at the beginning of a word. An article holds some hundred words and is asked for thousands of
patterns: `re` would try each of them at each character, here it is tried at the words that have its first letters. One pass over the
words of a text finds those places for all patterns together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import Generic, TypeVar

from pipeline.words.beginnings import LETTERS, WORD_CLOSED, WORD_END, beginnings

_HEAD = re.compile(rf"(\w{{1,{LETTERS}}})\w*")
_NEXT = re.compile(rf"\s+(\w{{1,{LETTERS}}})?")
_HEADS_KEPT = 50_000
"""So many different words are remembered; a crawl of years has more."""
_PIECE = 400
"""Shorter texts are titles, and pieces of an article that are looked at once: an index costs more than it saves there."""
Thing = TypeVar("Thing", bound=Hashable)


class ByBeginning(Generic[Thing]):
    """Things that begin with certain letters, found by the first letters of a word."""

    def __init__(self) -> None:
        self._by_letters: dict[str, list[Thing]] = {}
        self._by_head: dict[str, tuple[Thing, ...]] = {}

    def add(self, thing: Thing, known: Iterable[str]) -> None:
        for letters in known:
            self._by_letters.setdefault(letters, []).append(thing)
        self._by_head.clear()

    def of(self, head: str) -> tuple[Thing, ...]:
        """Each thing that can begin a word with these first letters, once."""
        things = self._by_head.get(head)
        if things is None:
            if len(self._by_head) >= _HEADS_KEPT:
                self._by_head.clear()
            several = {thing for length in range(1, len(head) + 1) for thing in self._by_letters.get(head[:length], ())}
            things = self._by_head[head] = tuple(several)
        return things


_asked: ByBeginning[frozenset[str]] = ByBeginning()
"""All beginnings that texts have been asked for."""
_nowhere: dict[frozenset[str], list[int]] = {}
"""The same beginnings, each without a place: an index begins as a copy, so that what an article lacks is answered without a question."""


def _with_next(text: str, head: str, end: int) -> str:
    """A word that is too short, with the words after it: "rt di " is how "RT di desa" begins."""
    while len(head) < LETTERS and (following := _NEXT.match(text, end)) is not None:
        if following[1] is None:
            return head + WORD_END
        head, end = head + WORD_END + following[1].lower(), following.end()
    return (head if len(head) >= LETTERS else head + WORD_CLOSED)[:LETTERS]


class WordIndex:
    """The words of one text by their first letters."""

    def __init__(self, text: str) -> None:
        self.heads: dict[int, str] = {}
        """The first letters of the word at each place, in order; of a shorter word with how it ends and, after white space, the next's."""
        self.found = _nowhere.copy()
        """Where patterns with these beginnings can begin, in order, as far as known: ask `candidates`."""
        for word in _HEAD.finditer(text):
            start, head = word.start(), word[1].lower()
            if len(head) < LETTERS:
                head = _with_next(text, head, word.end())
            self.heads[start] = head
            for known in _asked.of(head):
                if places := self.found[known]:
                    places.append(start)
                else:
                    self.found[known] = [start]

    def candidates(self, known: frozenset[str]) -> Sequence[int]:
        """Where a pattern with these beginnings can begin, in order."""
        found = self.found.get(known)
        if found is None:
            if known not in _nowhere:
                _nowhere[known] = []
                _asked.add(known, known)
            prefixes = tuple(known)
            found = self.found[known] = [start for start, head in self.heads.items() if head.startswith(prefixes)]
        return found


_latest: tuple[str, WordIndex] = ("", WordIndex(""))


def index_of(text: str) -> WordIndex:
    """The index of a text; rules ask for one article's (and its title's) again and again."""
    global _latest
    if _latest[0] is text:
        return _latest[1]
    if len(text) <= _PIECE:
        return _piece_index(text)
    _latest = (text, WordIndex(text))
    return _latest[1]


@lru_cache(maxsize=64)
def _piece_index(text: str) -> WordIndex:
    return WordIndex(text)


def may_begin(known: frozenset[str] | None, text: str, start: int, end: int) -> bool:
    """Whether a pattern with these beginnings can begin in [start, end)."""
    if known is None:
        return True
    places = index_of(text).candidates(known)
    at = bisect_left(places, start) if places else 0
    return at < len(places) and places[at] < end


# The three that follow open alike: what they share, behind one call more, costs a third of the time of a question that finds nothing.
def find_all(pattern: re.Pattern[str], known: frozenset[str] | None, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """`pattern.finditer(text, start, end)` for a pattern with these beginnings."""
    if known is None or len(text) <= _PIECE:
        return pattern.finditer(text, start, end)
    index = _latest[1] if _latest[0] is text else index_of(text)  # asked a thousand times in one article: no call that can be spared
    places: Sequence[int] | None = index.found.get(known)
    if places is None:
        places = index.candidates(known)
    if not places:
        return iter(())
    at = bisect_left(places, start)
    if at == len(places) or places[at] >= end:
        return iter(())
    return _matches_at(pattern, places, at, text, end)


def find_first(pattern: re.Pattern[str], known: frozenset[str] | None, text: str, start: int, end: int) -> re.Match[str] | None:
    """`pattern.search(text, start, end)` for a pattern with these beginnings."""
    if known is None or len(text) <= _PIECE:
        return pattern.search(text, start, end)
    index = _latest[1] if _latest[0] is text else index_of(text)
    places: Sequence[int] | None = index.found.get(known)
    if places is None:
        places = index.candidates(known)
    if not places:
        return None
    for at in range(bisect_left(places, start), len(places)):
        if places[at] >= end:
            return None
        if (match := pattern.match(text, places[at], end)) is not None:
            return match
    return None


def find_last(pattern: re.Pattern[str], known: frozenset[str] | None, text: str, start: int, end: int) -> re.Match[str] | None:
    """The last of `find_all`."""
    last: re.Match[str] | None = None
    if known is None or len(text) <= _PIECE:
        for last in pattern.finditer(text, start, end):  # noqa: B007  # the last of them is asked for
            pass
        return last
    index = _latest[1] if _latest[0] is text else index_of(text)
    places: Sequence[int] | None = index.found.get(known)
    if places is None:
        places = index.candidates(known)
    if not places:
        return None
    floor = start
    for at in range(bisect_left(places, start), len(places)):
        place = places[at]
        if place >= end:
            break
        if place >= floor and (match := pattern.match(text, place, end)) is not None:
            last, floor = match, match.end()
    return last


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

    @cached_property
    def _by_beginning(self) -> tuple[list[int], ByBeginning[int], frozenset[str]]:
        """The numbers of those that may begin anywhere, and of the others, with what any of these begins with.

        Read off when a text is first looked at.
        """
        anywhere: list[int] = []
        somewhere: ByBeginning[int] = ByBeginning()
        together: set[str] = set()
        for number, pattern in enumerate(self._patterns):
            known = beginnings(pattern.pattern)
            if known is None:
                anywhere.append(number)
            else:
                somewhere.add(number, known)
                together |= known
        return anywhere, somewhere, frozenset(together)

    def find_all(self, text: str, start: int, end: int) -> list[tuple[int, re.Match[str]]]:
        """The matches of `finditer(text, start, end)` of each pattern with the pattern's number, by number and then by place."""
        anywhere, somewhere, together = self._by_beginning
        found = [(number, match) for number in anywhere for match in self._patterns[number].finditer(text, start, end)]
        index = index_of(text)
        places = index.candidates(together)
        floors: dict[int, int] = {}
        for at in range(bisect_left(places, start), len(places)):
            place = places[at]
            if place >= end:
                break
            for number in somewhere.of(index.heads[place]):
                if place >= floors.get(number, place) and (match := self._patterns[number].match(text, place, end)) is not None:
                    found.append((number, match))
                    floors[number] = match.end()
        found.sort(key=itemgetter(0))
        return found


class WordPattern:
    """A regular expression that begins at the beginning of a word, with the methods of `re.Pattern` that look for it in long texts."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self.pattern = source
        self._flags = flags

    # Compiled when a text is first looked at, not while the pipeline is built: most articles that it gets are turned away before.
    @cached_property
    def _plain(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        return self._plain.match

    @cached_property
    def _known(self) -> frozenset[str] | None:
        return beginnings(self.pattern, self._plain.flags)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        stop = len(text) if end is None else end
        return find_all(self._plain, self._known, text, start, stop)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        stop = len(text) if end is None else end
        return find_first(self._plain, self._known, text, start, stop)
