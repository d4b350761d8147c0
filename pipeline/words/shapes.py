"""Patterns of grammar in which words of the vocabulary stand: what may lie between two things that belong together."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from pipeline.words.phrases import load_phrases, words_folder

_SLOT = re.compile(r"\{(\w+)\.(\w+)\}")
""" "{before_names.below_regency}": any of the phrases of that group of that file, in either case."""


class Shape:
    """A regular expression with slots for groups of words, with the methods of `re.Pattern` that rules ask.

    Unlike `Phrases`, it is tried where a rule already stands, or in a few characters around it: the words that it joins are not whole
    by themselves, and nothing in it is looked for through a whole text.
    Its own groups have names: the words bring groups by number with them.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self._flags = flags
        self._patterns: dict[str, re.Pattern[str]] = {}

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression with the words of the configuration in use, compiled when a rule first asks for it."""
        folder = words_folder()
        pattern = self._patterns.get(folder)
        if pattern is None:
            filled = _SLOT.sub(lambda slot: f"(?i:{load_phrases(slot[1])[slot[2]].source})", self.source)
            pattern = self._patterns[folder] = re.compile(filled, self._flags)
        return pattern

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
