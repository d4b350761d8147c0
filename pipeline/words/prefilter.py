"""Where in a text a pattern can begin, so that it is tried only there.

The patterns of the vocabularies begin at the beginning of a word. An article holds some hundred words and is asked for thousands of
patterns: `re` would try each of them at each character, here it is tried at the words that have its first letters. One pass over the
words of a text finds those places for all patterns together.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, islice
from operator import itemgetter

from pipeline.words.beginnings import INSIDE, LETTERS, WORD_CLOSED, WORD_END, beginnings

_WORD = re.compile(r"(\w+)")
_HEADS_KEPT = 50_000
"""So many different words are remembered; a crawl of years has more."""
_PIECE = 400
"""Shorter texts are titles, and pieces of an article that are looked at once: an index costs more than it saves there."""


class ByBeginning(dict[str, tuple[int, ...]]):
    """Under the first letters of a word the numbers of all that can begin it, in order; worked out when such a word first comes."""

    def __init__(self) -> None:
        super().__init__()
        self._by_letters: dict[str, list[int]] = {}

    def add(self, number: int, known: Iterable[str]) -> None:
        """Add what begins with any of these letters."""
        for letters in known:
            self._by_letters.setdefault(letters, []).append(number)
        self.clear()

    def __missing__(self, head: str) -> tuple[int, ...]:
        if len(self) >= _HEADS_KEPT:
            self.clear()
        several = {number for length in range(1, len(head) + 1) for number in self._by_letters.get(head[:length], ())}
        numbers = self[head] = tuple(sorted(several))
        return numbers


_asked = ByBeginning()
"""The numbers of all beginnings that texts have been asked for."""
_in_order: list[frozenset[str]] = []
_numbers: dict[frozenset[str], int] = {}
"""The same beginnings, in the order in which they were first asked for, and their numbers."""
_inside: dict[int, tuple[str, ...]] = {}
"""The letters that words hold, of those beginnings that have such."""


@lru_cache(maxsize=8)
def _heads(text: str) -> Mapping[int, str]:
    """The first letters of the word at each place, in order; of a shorter word with how it ends and, after white space, with the next's.

    "rt di de" is how "RT di desa" begins.
    """
    pieces = _WORD.split(text)
    starts = islice(accumulate(map(len, pieces)), 0, None, 2)  # where what stands between the words ends
    heads: list[str] = []
    next_head = ""
    for word, gap in zip(reversed(pieces[1::2]), reversed(pieces[2::2]), strict=True):
        head = word[:LETTERS].lower()
        if len(head) < LETTERS:
            if next_head and gap.isspace():
                head = (head + WORD_END + next_head)[:LETTERS]
            else:
                head += WORD_END if gap[:1].isspace() else WORD_CLOSED
        heads.append(head)
        next_head = head
    return dict(zip(starts, reversed(heads), strict=False))


class WordIndex:
    """The words of one text by their first letters."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._heads = _heads(text)
        self._starts = list(self._heads)
        self._found: defaultdict[int, list[int]] = defaultdict(list)
        """Where patterns with the beginnings of each number can begin, in order, if anywhere: ask `candidates`."""
        self._read_for = len(_in_order)
        """The beginnings with smaller numbers are looked for here, those with greater ones when they are first asked for."""
        found = self._found
        of_head: dict[str, list[list[int]]] = {}
        for start, head in self._heads.items():
            if (begun := of_head.get(head)) is None:
                begun = of_head[head] = [found[number] for number in _asked[head]]
            for places in begun:
                places.append(start)
        for number, letters in _inside.items():
            found[number] = self._with_inside(found.get(number, []), letters)

    def candidates(self, known: frozenset[str]) -> Sequence[int]:
        """Where a pattern with these beginnings can begin, in order."""
        number = _numbers.get(known)
        if number is None:
            number = _numbers[known] = len(_in_order)
            _in_order.append(known)
            _asked.add(number, (letters for letters in known if not letters.startswith(INSIDE)))
            if inside := tuple(letters[1:] for letters in known if letters.startswith(INSIDE)):
                _inside[number] = inside
        found = self._found.get(number)
        if found is None:
            if number < self._read_for:
                return ()
            prefixes = tuple(known)
            found = [start for start, head in self._heads.items() if head.startswith(prefixes)]
            found = self._found[number] = self._with_inside(found, _inside[number]) if number in _inside else found
        return found

    def _with_inside(self, places: list[int], inside: Iterable[str]) -> list[int]:
        """The places, and those of all words that hold any of these letters, in order."""
        text = self._text.lower()
        if len(text) != len(self._text):
            return self._starts  # a letter of another script, which is two in lower case: places are shifted
        holding = set(places)
        for letters in inside:
            at = text.find(letters)
            while at >= 0:
                holding.add(self._starts[bisect_right(self._starts, at) - 1])
                at = text.find(letters, at + 1)
        return sorted(holding)


_latest: tuple[str, WordIndex] = ("", WordIndex(""))
_before: tuple[str, WordIndex] = _latest
"""The text asked for before: acts are read in one without the commas around names, all else in the article as it stands."""


def index_of(text: str) -> WordIndex:
    """The index of a text; rules ask for one article's (and its title's) again and again."""
    global _latest, _before
    if _latest[0] is text:
        return _latest[1]
    if _before[0] is text:
        return _before[1]
    if len(text) <= _PIECE:
        return _piece_index(text)
    _before, _latest = _latest, (text, WordIndex(text))
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

    # Compiled when a text has a word with which it can begin: many patterns meet none for a long time, and to compile all of them takes
    # seconds. With what it begins is read off before, which takes a small part of that.
    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        return re.compile(self._source, self._flags)

    @cached_property
    def beginnings(self) -> frozenset[str] | None:
        """With which letters its matches can begin, None where these are not known."""
        return beginnings(self._source, self._flags)

    @cached_property
    def tried(self) -> re.Pattern[str] | Alternatives:
        """What finds at one place what the expression finds there."""
        return self.compiled

    def first(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match inside [start, end), or None."""
        seen = self._seen
        places = seen[1] if seen[0] is text else self._look_at(text)
        if not places:
            return None if places is not None else self.compiled.search(text, start, len(text) if end is None else end)
        stop = len(text) if end is None else end
        at, count = bisect_left(places, start), len(places)
        while at < count and places[at] < stop:
            if (match := self.tried.match(text, places[at], stop)) is not None:
                return match
            at += 1
        return None

    def found(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Whether there is a match inside [start, end)."""
        seen = self._seen
        places = seen[1] if seen[0] is text else self._look_at(text)
        if not places:
            return places is None and self.first(text, start, end) is not None
        stop = len(text) if end is None else end
        at, count = bisect_left(places, start), len(places)
        while at < count and places[at] < stop:
            if self.tried.match(text, places[at], stop) is not None:
                return True
            at += 1
        return False

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
        return _matches_at(self.tried, places, at, text, stop)

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
            if place >= floor and (match := self.tried.match(text, place, stop)) is not None:
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


def _matches_at(pattern: re.Pattern[str] | Alternatives, places: Sequence[int], at: int, text: str, end: int) -> Iterator[re.Match[str]]:
    floor = places[at]
    for after in range(at, len(places)):
        place = places[after]
        if place >= end:
            return
        if place >= floor and (match := pattern.match(text, place, end)) is not None:
            yield match
            floor = match.end()


class Alternatives:
    """A long list of alternatives: at a place only those are tried, in their order, that can begin there."""

    def __init__(self, sources: Iterable[str], flags: int) -> None:
        self._alternatives = tuple(Sought(source, flags) for source in sources)
        self._numbers = ByBeginning()
        for number, alternative in enumerate(self._alternatives):
            self._numbers.add(number, alternative.beginnings or ())

    def match(self, text: str, place: int, end: int) -> re.Match[str] | None:
        """The first of them that matches at a word of the text."""
        for number in self._numbers[_heads(text)[place]]:
            if (match := self._alternatives[number].compiled.match(text, place, end)) is not None:
                return match
        return None


class PatternSet:
    """Many patterns that are looked for together: each word of a text is tried with those only that can begin with it."""

    def __init__(self, patterns: Iterable[Sought]) -> None:
        self._patterns = tuple(patterns)
        self._seen: tuple[str, Sequence[int], Sequence[tuple[int, ...]]] = ("", (), ())

    @cached_property
    def _by_beginning(self) -> tuple[list[int], ByBeginning]:
        """The numbers of those that may begin anywhere, and of the others by their beginnings, read off when a text is first looked at."""
        anywhere: list[int] = []
        somewhere = ByBeginning()
        for number, pattern in enumerate(self._patterns):
            known = pattern.beginnings
            if known is None or any(letters.startswith(INSIDE) for letters in known):
                anywhere.append(number)
            else:
                somewhere.add(number, known)
        return anywhere, somewhere

    def find_all(self, text: str, start: int, end: int) -> list[tuple[int, re.Match[str]]]:
        """The matches of `finditer(text, start, end)` of each pattern with the pattern's number, by number and then by place."""
        patterns = self._patterns
        found = [(number, match) for number in self._by_beginning[0] for match in patterns[number].compiled.finditer(text, start, end)]
        _, places, begun = self._seen if self._seen[0] is text else self._look_at(text)
        first, last = bisect_left(places, start), bisect_left(places, end)
        if first == last:
            return found
        floors: dict[int, int] = {}
        for at in range(first, last):
            place = places[at]
            for number in begun[at]:
                if place >= floors.get(number, place) and (match := patterns[number].tried.match(text, place, end)) is not None:
                    found.append((number, match))
                    floors[number] = match.end()
        found.sort(key=itemgetter(0))
        return found

    def _look_at(self, text: str) -> tuple[str, Sequence[int], Sequence[tuple[int, ...]]]:
        """The places of a text where some of them can begin, and which can at each; this is kept, for sentence by sentence is asked for."""
        beginning = self._by_beginning[1]
        begun = {place: numbers for place, head in _heads(text).items() if (numbers := beginning[head])}
        self._seen = (text, tuple(begun), tuple(begun.values()))
        return self._seen


class WordPattern(Sought):
    """A regular expression that begins at the beginning of a word, with the methods of `re.Pattern` that look for it in long texts."""

    def __init__(self, source: str, flags: int = 0) -> None:
        super().__init__(source, flags)
        self.pattern = source

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        return self.compiled.fullmatch

    search = Sought.first
    finditer = Sought.all
