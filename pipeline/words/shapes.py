"""Patterns of grammar in which words of the vocabulary stand: what may lie between two things that belong together."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from pipeline.words.phrases import load_phrases, words_folder, words_in_use
from pipeline.words.prefilter import WordPattern

PatternType = TypeVar("PatternType")
_SLOT = re.compile(r"\{(\w+)\.(\w+)\}")
""" "{before_names.below_regency}": any of the phrases of that group of that file, in either case."""


class _Filled(Generic[PatternType]):
    """A source and the patterns that it becomes with the words of each configuration."""

    def __init__(self, source: str, flags: int, compiled: Callable[[str, int], PatternType]) -> None:
        self.source = source
        self._flags = flags
        self._compiled = compiled
        self._patterns: dict[str, PatternType] = {}
        self._latest: tuple[object, PatternType] | None = None

    @property
    def pattern(self) -> PatternType:
        """The expression with the words of the configuration in use, compiled when a rule first asks for it."""
        words, latest = words_in_use(), self._latest
        if latest is not None and latest[0] is words and words is not None:
            return latest[1]
        folder = words_folder()
        pattern = self._patterns.get(folder)
        if pattern is None:
            pattern = self._patterns[folder] = self._compiled(_SLOT.sub(_filled, self.source), self._flags)
        self._latest = (words, pattern)
        return pattern


class Shape(_Filled[re.Pattern[str]]):
    """A regular expression with slots for groups of words, with the methods of `re.Pattern` that rules ask.

    Unlike `Phrases`, it is tried where a rule already stands, or in a few characters around it: the words that it joins are not whole
    by themselves, and nothing in it is looked for through a whole text.
    Its own groups have names: the words bring groups by number with them.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        super().__init__(source, flags, re.compile)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Whether it begins at `start`."""
        return self.pattern.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Whether it is all of [start, end)."""
        return self.pattern.fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match inside [start, end), or None."""
        return self.pattern.search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches inside [start, end)."""
        return self.pattern.finditer(text, start, end)


class WordShape(_Filled[WordPattern]):
    """A `Shape` that begins at the beginning of a word and is looked for through whole texts, as `WordPattern` is."""

    def __init__(self, source: str, flags: int = 0) -> None:
        super().__init__(source, flags, WordPattern)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Whether it begins at `start`."""
        return self.pattern.match(text, start, end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match inside [start, end), or None."""
        return self.pattern.search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches inside [start, end) that do not overlap, in order."""
        return self.pattern.finditer(text, start, end)


def _filled(slot: re.Match[str]) -> str:
    """The words of a slot, of the configuration in use."""
    return f"(?i:{load_phrases(slot[1])[slot[2]].source})"
