"""The words of a tagger's own file by their `use`, and the patterns of that tagger in which they stand.

A tagger that gives its words values (a month its number, a noun its unit) reads its file into entries of its own, with `use` where
the rules' files have `group`. Its patterns are written with slots for those uses and compiled once, when the tagger is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from ikrar.config import Config
from ikrar.errors import ConfigError
from pipeline.words.entries import Entry, load_entries, words_pattern

_SLOT = re.compile(r"\{(?P<kind>[~>]?)(?P<names>[a-z_]+(?:\+[a-z_]+)*)\}")
"""`{month}`: any word of that use, whole. `{~day_span+week_span}`: of these uses, without bounds of its own, so that "5Maret" can be read.
`{>month}`: a look ahead at the letters with which they begin; most places of a text are turned away by it, before any word is tried."""


class UsedEntry(Entry):
    """An entry of a tagger's own file."""

    use: str


EntryType = TypeVar("EntryType", bound=UsedEntry)


class WordsByUse(Generic[EntryType]):
    """What `vocabulary/<name>.yml` holds, asked by `use`."""

    def __init__(self, config: Config, name: str, model: type[EntryType]) -> None:
        self._file = config.path(f"vocabulary/{name}.yml")
        self.entries = load_entries(config, name, model)
        """In the order of the file."""
        self._words: dict[str, list[str]] = {}
        for entry in self.entries:
            self._words.setdefault(entry.use, []).extend(entry.words)
        self._parts: dict[str, str] = {}

    def add(self, lists: Mapping[str, Iterable[str]], parts: Mapping[str, str]) -> None:
        """Lists of words that no entry has, such as numerals, and pieces of patterns, with slots of their own, that several patterns
        share; slots name them as they name uses."""
        self._words.update((name, list(words)) for name, words in lists.items())
        self._parts.update(parts)

    def words(self, *uses: str) -> list[str]:
        """All words of these uses, in the order of the file.

        Raises:
            ConfigError: no entry of the file has such a use.
        """
        missing = [use for use in uses if use not in self._words]
        if missing:
            raise ConfigError(f"no entry has this use, and a tagger needs it: {', '.join(missing)}", file=self._file, field="entries")
        return [word for use in uses for word in self._words[use]]

    def source(self, pattern: str) -> str:
        """The pattern with words in its slots."""
        return _SLOT.sub(self._filled, pattern)

    def pattern(self, pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
        """The pattern with words in its slots, compiled."""
        return re.compile(self.source(pattern), flags)

    def _filled(self, slot: re.Match[str]) -> str:
        if (part := self._parts.get(slot["names"])) is not None:
            return self.source(part)
        words = self.words(*slot["names"].split("+"))
        if slot["kind"] == "~":
            return _any(words)
        return _ahead(words) if slot["kind"] == ">" else words_pattern(words)


def _any(words: Iterable[str]) -> str:
    """Alternatives, longest first, blanks matching any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered) + ")"


def _ahead(words: Iterable[str]) -> str:
    letters = {letter for word in words for letter in (word[0].lower(), word[0].upper())}
    return "(?=[" + "".join(sorted(re.escape(letter) for letter in letters)) + "])"
