"""With which letters the matches of a regular expression can begin, read off the expression itself.

Only the first letters of each of its alternatives are read, where `re` would have to parse all of it: that takes a second for all
patterns of the vocabulary, before the first article. Whatever is not understood here counts as anything.
"""

from __future__ import annotations

import re
from string import digits

LETTERS = 8
"""More letters than these are not looked at."""
WORD_END = " "
"""Stands after the letters of a shorter word that is known to end with them: "di " is not the beginning of "diperiksa".

After white space the next word goes on: "di perik" is how "di periksa" begins, and nothing else with "di".
"""
WORD_CLOSED = "-"
"""Stands there instead where no white space follows: "di-" is how "di-PAW" and "di(tetapkan)" begin, and never "di periksa"."""
INSIDE = "*"
"""Stands before letters that a word holds anywhere: "*netral" of "ketidaknetralan", which `\\w*netral` matches."""
_FEWER_LETTERS = (6, 3)
_MOST = 3_000
"""A pattern that may begin in more ways is told by fewer letters; in still more, and it may begin anywhere."""
_Start = tuple[str, bool]
"""First letters, and whether nothing is known of what follows them."""

_BRACKET = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|([()|])", re.DOTALL)
"""What opens, parts and closes groups, and what holds such marks without doing so."""
_OPENING = re.compile(r"\((?:\?(?:P<\w+>|[aimsu]*(?:-[ims]+)?:))?(?!\?)")
"""Of a group whose matches are those of what stands in it."""
_BESIDE = re.compile(r"\(\?(?:<?[=!]|#|[aimsu]+\))")
"""Of a look around, a remark, flags: no letter is read there."""
_ATOM = re.compile(r"(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|\\(?P<escaped>.)|(?P<word>\w+(?![?*+{])|\w)|(?P<one>.)", re.DOTALL)
_INSIDE = re.compile(r"(?:\\w|\[a-z\])(?:[*+]|\{\d+,\})(?P<letters>[^\W\d_]{3,})(?![?*+{])")
"""Letters behind others of the same word: `\\w*netral`, `[a-z]{3,}lah`."""
_TIMES = re.compile(r"(?:(?P<sign>[?*+])|\{(?=\d|,\d)(?P<least>\d*)(?P<to>,?)(?P<most>\d*)\})[?+]?")
_MEMBER = re.compile(r"\\?.", re.DOTALL)
_UNSEEN = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|\s+|#[^\n]*", re.DOTALL)
"""Blanks and remarks, which `re.VERBOSE` passes over; an escape and a set of characters are kept."""


def beginnings(pattern: str, flags: int = re.IGNORECASE) -> frozenset[str] | None:
    """First letters of every word that a match of the pattern can begin with, in lower case, with how the word ends where it is shorter.

    Letters that such a word only holds stand behind `INSIDE`. None where anything may come first.
    """
    source = _UNSEEN.sub(lambda found: found[1] or "", pattern) if flags & re.VERBOSE else pattern
    known = {letters for letters, _ in _Reader(source).starts()}
    for letters in (LETTERS, *_FEWER_LETTERS):
        shorter = frozenset(start[:letters] for start in known)
        if "" in shorter:
            return None
        if len(shorter) <= _MOST:
            return shorter
    return None


class _Reader:
    """Walks through the source of a pattern."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._ends: dict[int, list[int]] = {}
        """Of the group that opens at each place (-1: the whole), where each of its alternatives ends; the last is where it closes."""
        opened = [-1]
        for found in _BRACKET.finditer(source):
            if (mark := found[1]) == "(":
                opened.append(found.start())
            elif mark:
                self._ends.setdefault(opened[-1], []).append(found.start())
                if mark == ")":
                    opened.pop()
        self._ends.setdefault(-1, []).append(len(source))

    def starts(self) -> set[_Start]:
        return self._of_group(-1, 0, {("", False)})

    def _of_group(self, opening: int, at: int, starts: set[_Start]) -> set[_Start]:
        """What the starts become when any alternative of this group follows, the first of which begins at `at`."""
        become: set[_Start] = set()
        for end in self._ends[opening]:
            become |= self._of_sequence(at, end, starts)
            at = end + 1
        return become

    def _of_sequence(self, at: int, end: int, starts: set[_Start]) -> set[_Start]:
        done: set[_Start] = set()
        while at < end and starts:
            if ("", False) in starts and (inside := _INSIDE.match(self._source, at, end)) is not None:
                done |= _anything(starts - {("", False)}) | {(INSIDE + inside["letters"].lower(), True)}
                return done
            once, after, is_space = self._next(at, starts)
            if (times := _TIMES.match(self._source, after, end)) is not None:
                after = times.end()
                once = _repeated(times, once, starts, is_space)
            done |= {start for start in once if start[1]}
            starts, at = {start for start in once if not start[1]}, after
        return done | starts

    def _next(self, at: int, starts: set[_Start]) -> tuple[set[_Start], int, bool]:
        """What the starts become when the element at `at` follows, where it ends, and whether it is white space."""
        if self._source[at] == "(":
            after = self._ends[at][-1] + 1
            if _BESIDE.match(self._source, at):
                return starts, after, False
            if (opening := _OPENING.match(self._source, at)) is not None:
                return self._of_group(at, opening.end(), starts), after, False
            return _anything(starts), after, False
        atom = _ATOM.match(self._source, at)
        assert atom is not None
        if (word := atom["word"]) is not None:
            return _add_word(word.lower(), starts), atom.end(), False
        if (members := atom["set"]) is not None:
            return _of_set(members[1:-1], starts), atom.end(), members == r"[\s]"
        if (escaped := atom["escaped"]) is not None:
            return _of_escape(escaped, starts), atom.end(), escaped == "s"
        if atom["one"] in "^$":
            return starts, atom.end(), False
        return (_anything(starts) if atom["one"] == "." else _add_mark(atom["one"], starts)), atom.end(), False


def _repeated(times: re.Match[str], once: set[_Start], before: set[_Start], is_space: bool) -> set[_Start]:
    may_miss = times["sign"] in ("?", "*") if times["sign"] else int(times["least"] or 0) == 0
    at_most_once = times["sign"] == "?" or (times["sign"] is None and (times["most"] if times["to"] else times["least"]) == "1")
    if not at_most_once and not is_space:
        once = _anything(once)
    return once | before if may_miss else once


def _anything(starts: set[_Start]) -> set[_Start]:
    return {(letters, True) for letters, _ in starts}


def _of_escape(escaped: str, starts: set[_Start]) -> set[_Start]:
    if escaped == "s":
        return _add_mark(" ", starts)
    if escaped == "d":
        return {(letters + figure, True) for letters, _ in starts for figure in digits}  # no outlet writes other figures
    if escaped in "bBAZ":
        return starts
    return _anything(starts) if escaped.isalnum() else _add_mark(escaped, starts)


def _of_set(members: str, starts: set[_Start]) -> set[_Start]:
    if members == r"\d":
        return _of_escape("d", starts)
    letters = _MEMBER.findall(members)
    known = all(letter == r"\s" or not letter[1:].isalnum() for letter in letters)
    if not known or letters[0] == "^" or "-" in letters[1:-1]:
        return _anything(starts)
    return {start for letter in letters for start in (_of_escape(letter[1], starts) if letter[1:] else _add_one(letter, starts))}


def _add_one(letter: str, starts: set[_Start]) -> set[_Start]:
    return _add_word(letter.lower(), starts) if letter.isalnum() or letter == "_" else _add_mark(letter, starts)


def _add_word(word: str, starts: set[_Start]) -> set[_Start]:
    return {(known[:LETTERS], len(known) >= LETTERS) for known in (letters + word for letters, _ in starts)}


def _add_mark(mark: str, starts: set[_Start]) -> set[_Start]:
    """Only a first mark or blank behind a word is told."""
    if mark.isspace():
        return {(letters + WORD_END, len(letters) + 1 >= LETTERS) if letters[-1:].isalnum() else (letters, True) for letters, _ in starts}
    if mark == "_":
        return _add_word(mark, starts)
    return {(letters + WORD_CLOSED if letters[-1:].isalnum() else letters, True) for letters, _ in starts}
