"""With which letters the matches of a regular expression can begin, read off the expression itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as codes  # type: ignore[attr-defined]  # how `re` itself reads a pattern; it has no public name
from re import _parser  # type: ignore[attr-defined]
from string import digits
from typing import Any

LETTERS = 8
"""More letters than these are not looked at."""
WORD_END = " "
"""Stands after the letters of a shorter word that is known to end with them: "di " is not the beginning of "diperiksa".

After white space the next word goes on: "di perik" is how "di periksa" begins, and nothing else with "di".
"""
WORD_CLOSED = "-"
"""Stands there instead where no white space follows: "di-" is how "di-PAW" and "di(tetapkan)" begin, and never "di periksa"."""
_FEWER_LETTERS = (6, 3)
_MOST = 3_000
"""A pattern that may begin in more ways is told by fewer letters; in still more, and it may begin anywhere."""
_SPACE = (codes.CATEGORY, codes.CATEGORY_SPACE)
_Start = tuple[str, bool]
"""First letters, and whether nothing is known of what follows them."""


def beginnings(pattern: str, flags: int = re.IGNORECASE) -> frozenset[str] | None:
    """First letters of every word that a match of the pattern can begin with, in lower case, with how the word ends where it is shorter.

    None where anything may come first.
    """
    for letters in (LETTERS, *_FEWER_LETTERS):
        starts = {known[:letters] for known, _ in _of_sequence(_parser.parse(pattern, flags), {("", False)})}
        if "" in starts:
            return None
        if len(starts) <= _MOST:
            return frozenset(starts)
    return None


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
    if code is codes.IN and all(kind is codes.LITERAL or (kind, member) == _SPACE for kind, member in argument):
        return {start for kind, member in argument for start in _add(chr(member) if kind is codes.LITERAL else " ", starts)}
    if code is codes.IN and argument == [(codes.CATEGORY, codes.CATEGORY_DIGIT)]:
        return {(letters + figure, True) for letters, _ in starts for figure in digits}  # no outlet writes other figures
    if code is codes.SUBPATTERN:
        return _of_sequence(argument[-1], starts)
    if code is codes.BRANCH:
        return {start for branch in argument[1] for start in _of_sequence(branch, starts)}
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        least, most, repeated = argument
        once = _of_sequence(repeated, starts)
        if most != 1 and not (len(repeated) == 1 and _is_space(*repeated[0])):
            once = {(letters, True) for letters, _ in once}
        return once if least else once | starts
    return {(letters, True) for letters, _ in starts}


def _is_space(code: Any, argument: Any) -> bool:
    return code is codes.IN and argument == [_SPACE]


def _add(letter: str, starts: set[_Start]) -> set[_Start]:
    if letter.isspace():
        return {(letters + WORD_END, len(letters) + 1 >= LETTERS) if letters[-1:].isalnum() else (letters, True) for letters, _ in starts}
    if not letter.isalnum() and letter != "_":
        return {(letters + WORD_CLOSED if letters[-1:].isalnum() else letters, True) for letters, _ in starts}
    return {(letters + letter.lower(), len(letters) + 1 >= LETTERS) for letters, _ in starts}
