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


_FirstLetters = tuple[int, int, str]
"""Where a word begins and ends, and its first letters."""


def _with_next(text: str, words: Sequence[_FirstLetters], at: int) -> str:
    """The letters of a word that is too short, with those of the words after it: "rt di " is how "RT di desa" begins."""
    _, end, head = words[at]
    while len(head) < LETTERS:
        at += 1
        following, next_end, letters = words[at]
        gap = text[end:following]
        if not letters or not gap.isspace():
            return head + (WORD_END if gap[:1].isspace() else WORD_CLOSED)
        head, end = head + WORD_END + letters, next_end
    return head[:LETTERS]


class WordIndex:
    """The words of one text by their first letters."""

    def __init__(self, text: str) -> None:
        self.heads: dict[int, str] = {}
        """The first letters of the word at each place, in order; of a shorter word with how it ends and, after white space, the next's."""
        self.found = _nowhere.copy()
        """Where patterns with these beginnings can begin, in order, as far as known: ask `candidates`."""
        words: list[_FirstLetters] = [(*word.span(), word[1].lower()) for word in _HEAD.finditer(text)]
        words.append((len(text), len(text), ""))  # no word is the last one's next
        by_head: dict[str, list[int]] = {}
        for at, (start, _, head) in enumerate(words[:-1]):
            if len(head) < LETTERS:
                head = _with_next(text, words, at)
            self.heads[start] = head
            by_head.setdefault(head, []).append(start)
        mixed: set[frozenset[str]] = set()
        for head, starts in by_head.items():
            for known in _asked.of(head):
                if places := self.found[known]:
                    places += starts
                    mixed.add(known)
                else:
                    self.found[known] = starts.copy()
        for known in mixed:
            self.found[known].sort()

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


class Sought:
    """A pattern that begins at the beginning of a word and is looked for in whole texts.

    It keeps where it can begin in the text that it was last asked about: rules ask some hundred patterns about each sentence of an
    article, and most of them stand nowhere in it.
    """

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags
        self._seen: tuple[str, Sequence[int] | None] = ("", None)

    # Compiled when a rule first asks: of some files only a few groups are ever looked for by themselves, and most articles are turned
    # away before any is.
    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        return re.compile(self._source, self._flags)

    @cached_property
    def beginnings(self) -> frozenset[str] | None:
        """With which letters its matches can begin, None where these are not known."""
        return beginnings(self._source, self.compiled.flags)

    def first(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match inside [start, end), or None."""
        seen = self._seen
        places = seen[1] if seen[0] is text else self._look_at(text)
        if not places:
            return None if places is not None else self.compiled.search(text, start, len(text) if end is None else end)
        stop = len(text) if end is None else end
        at, count = bisect_left(places, start), len(places)
        while at < count and places[at] < stop:
            if (match := self.compiled.match(text, places[at], stop)) is not None:
                return match
            at += 1
        return None

    def found(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Whether there is a match inside [start, end)."""
        seen = self._seen
        places = seen[1] if seen[0] is text else self._look_at(text)
        if places is not None and not places:
            return False  # the answer to most questions, without one call more
        return self.first(text, start, end) is not None

    def all(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches inside [start, end) that do not overlap, in order."""
        seen = self._seen
        places = seen[1] if seen[0] is text else self._look_at(text)
        if not places:
            return iter(()) if places is not None else self.compiled.finditer(text, start, len(text) if end is None else end)
        stop = len(text) if end is None else end
        at = bisect_left(places, start)
        if at == len(places) or places[at] >= stop:
            return iter(())
        return _matches_at(self.compiled, places, at, text, stop)

    def last(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The last of `all`, or None."""
        seen = self._seen
        places = seen[1] if seen[0] is text else self._look_at(text)
        last: re.Match[str] | None = None
        if not places:
            if places is None:
                for last in self.compiled.finditer(text, start, len(text) if end is None else end):  # noqa: B007  # the last is asked for
                    pass
            return last
        stop, floor = len(text) if end is None else end, start
        at, count = bisect_left(places, start), len(places)
        while at < count and (place := places[at]) < stop:
            if place >= floor and (match := self.compiled.match(text, place, stop)) is not None:
                last, floor = match, match.end()
            at += 1
        return last

    def _look_at(self, text: str) -> Sequence[int] | None:
        """Where it can begin in a text, which is kept; None where `re` is to look for itself."""
        if len(text) <= _PIECE or self.beginnings is None:
            return None
        places = index_of(text).candidates(self.beginnings)
        self._seen = (text, places)
        return places


def _matches_at(pattern: re.Pattern[str], places: Sequence[int], at: int, text: str, end: int) -> Iterator[re.Match[str]]:
    floor = places[at]
    for after in range(at, len(places)):
        place = places[after]
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
        patterns, heads, of = self._patterns, index.heads, somewhere.of
        for at in range(bisect_left(places, start), len(places)):
            place = places[at]
            if place >= end:
                break
            for number in of(heads[place]):
                if place >= floors.get(number, place) and (match := patterns[number].match(text, place, end)) is not None:
                    found.append((number, match))
                    floors[number] = match.end()
        found.sort(key=itemgetter(0))
        return found


class WordPattern(Sought):
    """A regular expression that begins at the beginning of a word, with the methods of `re.Pattern` that look for it in long texts."""

    def __init__(self, source: str, flags: int = 0) -> None:
        super().__init__(source, flags)
        self.pattern = source

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        return self.compiled.match

    search = Sought.first
    finditer = Sought.all
