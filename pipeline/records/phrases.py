"""Groups of phrases from `config/vocabulary/*.yml`, each compiled once into one pattern.

The files have the shape that `pipeline.tagging.vocabulary` reads; an entry's `group` is the identifier that the rules know. In
patterns a blank stands for any white space, so that hard line breaks inside sentences do not matter, and whole words are matched.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from ikrar.config import Config
from pipeline.tagging.vocabulary import Entry, load_entries


class GroupedEntry(Entry):
    """Phrases that mean the same to a rule."""

    group: str


class Phrases:
    """The phrases of one group as a single pattern."""

    def __init__(self, sources: Iterable[str]) -> None:
        self.pattern = compile_phrases(sources)

    def first(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        return self.pattern.search(text, start, len(text) if end is None else end)

    def all(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text, start, len(text) if end is None else end)

    def last(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        found = None
        for match in self.all(text, start, end):
            found = match
        return found

    def found(self, text: str, start: int = 0, end: int | None = None) -> bool:
        return self.first(text, start, end) is not None


def compile_phrases(sources: Iterable[str]) -> re.Pattern[str]:
    """One case-insensitive whole-word pattern of all sources, longest source first."""
    ordered = sorted(set(sources), key=lambda source: (-len(source), source))
    if not ordered:
        return re.compile(r"(?!)")
    joined = "|".join(f"(?:{_with_any_space(source)})" for source in ordered)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def _with_any_space(source: str) -> str:
    """Blanks as white space of any kind; " ?" may be missing."""
    return re.sub(" +", lambda _: r"\s+", source.replace(" ?", r"\s*"))


def load_phrases(name: str, config: Config | None = None) -> Mapping[str, Phrases]:
    """The groups of `config/vocabulary/<name>.yml`, by identifier.

    Raises:
        ConfigError: the file is missing, or a field in it is wrong; names file and line.
    """
    if config is None:
        return _of_environment(name, os.environ.get("IKRAR_CONFIG"))
    return _groups(config.path(f"vocabulary/{name}.yml"), config.folder)


@lru_cache(maxsize=64)
def _of_environment(name: str, folder: str | None) -> Mapping[str, Phrases]:
    """Rules ask for their words thousands of times in one article: the folder is looked at once."""
    return load_phrases(name, Config(Path(folder) if folder else None))


@lru_cache(maxsize=64)
def _groups(path: Path, folder: Path | None) -> Mapping[str, Phrases]:
    sources: dict[str, list[str]] = {}
    for entry in load_entries(Config(folder), path.stem, GroupedEntry):
        words = [re.escape(word).replace("\\ ", " ") for word in entry.words]
        sources.setdefault(entry.group, []).extend((*words, *entry.patterns))
    return {group: Phrases(found) for group, found in sources.items()}
