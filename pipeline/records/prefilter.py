"""Where in a text a pattern can begin, so that it is tried only there.

The patterns of the vocabularies begin at the beginning of a word. An article holds some hundred words and is asked for thousands of
patterns: `re` would try each of them at each character, here it is tried at the words that have its first letters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from re import _constants as codes  # type: ignore[attr-defined]  # how `re` itself reads a pattern; it has no public name
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_LETTERS = 3
_MOST = 400
"""A pattern that may begin in more ways is tried always."""
_WORD = re.compile(r"\w+")
_Start = tuple[str, bool]
"""First letters, and whether nothing is known of what follows them."""


def beginnings(pattern: str) -> frozenset[str] | None:
    """First letters of every word that a match of the pattern can begin with, at most three; None where anything may come first."""
    starts = {letters for letters, _ in _of_sequence(_parser.parse(pattern, re.IGNORECASE), {("", False)})}
    return None if "" in starts or len(starts) > _MOST else frozenset(starts)


def word_beginnings(text: str) -> frozenset[str]:
    """The first one, two and three letters of each word of the text, to compare with `beginnings`."""
    words = set(_WORD.findall(text.lower()))
    return frozenset(word[:length] for word in words for length in range(1, _LETTERS + 1))


class WordIndex:
    """The words of one text by their first letters."""

    def __init__(self, text: str) -> None:
        self._places: dict[str, list[int]] = {}
        self._candidates: dict[frozenset[str], list[int]] = {}
        for word in _WORD.finditer(text):
            letters = word.group()[:_LETTERS].lower()
            for length in range(1, len(letters) + 1):
                self._places.setdefault(letters[:length], []).append(word.start())

    def candidates(self, known: frozenset[str]) -> list[int]:
        """Where a pattern with these beginnings can begin, in order."""
        found = self._candidates.get(known)
        if found is None:
            found = self._candidates[known] = sorted({place for letters in known for place in self._places.get(letters, ())})
        return found


@lru_cache(maxsize=8)
def index_of(text: str) -> WordIndex:
    """The index of a text; rules ask for one article's (and its title's) again and again."""
    return WordIndex(text)


def find_all(pattern: re.Pattern[str], known: frozenset[str] | None, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """`pattern.finditer(text, start, end)` for a pattern with these beginnings."""
    if known is None:
        yield from pattern.finditer(text, start, end)
        return
    places = index_of(text).candidates(known)
    floor = start
    for at in range(bisect_left(places, start), len(places)):
        place = places[at]
        if place >= end:
            return
        if place >= floor and (match := pattern.match(text, place, end)) is not None:
            yield match
            floor = match.end()


def may_match(known: frozenset[str] | None, words: frozenset[str]) -> bool:
    """Whether a pattern with these beginnings can match in a text with these words."""
    return known is None or not known.isdisjoint(words)


def _of_sequence(items: Iterable[Any], starts: set[_Start]) -> set[_Start]:
    for code, argument in items:
        open_starts = {start for start in starts if not start[1]}
        if not open_starts:
            break
        starts = (starts - open_starts) | _then(code, argument, open_starts)
    return starts


def _then(code: Any, argument: Any, starts: set[_Start]) -> set[_Start]:
    """What the starts become when this element of a pattern follows."""
    if code in (codes.ASSERT, codes.ASSERT_NOT, codes.AT):
        return starts
    if code is codes.LITERAL:
        return _add(chr(argument), starts)
    if code is codes.IN and all(kind is codes.LITERAL for kind, _ in argument):
        return {start for _, letter in argument for start in _add(chr(letter), starts)}
    if code is codes.SUBPATTERN:
        return _of_sequence(argument[-1], starts)
    if code is codes.BRANCH:
        return {start for branch in argument[1] for start in _of_sequence(branch, starts)}
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        least, most, repeated = argument
        once = _of_sequence(repeated, starts)
        if most != 1:
            once = {(letters, True) for letters, _ in once}
        return once if least else once | starts
    return {(letters, True) for letters, _ in starts}


def _add(letter: str, starts: set[_Start]) -> set[_Start]:
    if not letter.isalnum() and letter != "_":
        return {(letters, True) for letters, _ in starts}  # the word ends here
    return {(letters + letter.lower(), len(letters) + 1 >= _LETTERS) for letters, _ in starts}
