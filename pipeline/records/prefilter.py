"""Which words a pattern can begin with, so that most patterns need not be tried on most sentences.

The patterns of the vocabularies begin at the beginning of a word. A sentence holds some twenty words and a vocabulary hundreds of
patterns: comparing their first letters is fifty times cheaper than trying them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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
