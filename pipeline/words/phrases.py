"""Groups of phrases from `config/vocabulary/*.yml`, each compiled once into one pattern.

The files have the shape that `pipeline.words.entries` reads; an entry's `group` is the identifier that the rules know. In
patterns a blank stands for any white space, so that hard line breaks inside sentences do not matter, and whole words are matched.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from pydantic import model_validator

from ikrar.config import Config
from pipeline.words.beginnings import INSIDE
from pipeline.words.entries import Entry, load_entries, try_patterns, without_captures
from pipeline.words.prefilter import Alternatives, Sought


class GroupedEntry(Entry):
    """Phrases that mean the same to a rule."""

    group: str

    @model_validator(mode="before")
    @classmethod
    def _of_tagger(cls, data: Any) -> Any:
        """Files that a tagger reads by entries of its own say `use`; their other fields are that tagger's affair."""
        if not isinstance(data, Mapping) or "use" not in data:
            return data
        return {"group": data["use"], **{name: value for name, value in data.items() if name in Entry.model_fields}}


class Phrases(Sought):
    """The phrases of one group as a single pattern."""

    def __init__(self, sources: Iterable[str], words: Iterable[str] = ()) -> None:
        self.words = frozenset(words)
        """Those that are plain text, for rules that ask of one word whether it is among them."""
        self._sources = _in_order(sources)
        self.source = any_of(self._sources)
        """What stands for any of the phrases inside a longer pattern; whether words are whole there is that pattern's affair."""
        super().__init__(_whole(self.source), re.IGNORECASE)

    @cached_property
    def tried(self) -> re.Pattern[str] | Alternatives:
        """In a long group, which `re` would go through from its first phrase at every place, the phrases one by one."""
        apart = len(self.source) > _LONG and self.beginnings is not None and _NAMED_GROUP.search(self.source) is None
        if not apart or any(letters.startswith(INSIDE) for letters in self.beginnings or ()):
            return self.compiled
        return Alternatives((_whole(f"(?:{_with_any_space(source)})") for source in self._sources), re.IGNORECASE)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the phrases, as a whole word."""
        return self.compiled

    def opens(self, text: str, start: int, end: int | None = None, *, skipped: str | None = None) -> bool:
        """Whether a phrase begins at `start`, behind blanks or behind the `skipped` characters; nothing is seen before `start`."""
        return self.pattern.match(text[start:end].lstrip(skipped)) is not None

    def ends_before(self, text: str, floor: int, offset: int, *, skipped: str | None = None) -> re.Match[str] | None:
        """The last phrase of [floor, offset), if only blanks or `skipped` characters stand between it and `offset`."""
        last = self.last(text, floor, offset)
        return last if last is not None and not text[last.end() : offset].strip(skipped) else None


def _whole(source: str) -> str:
    return rf"(?<!\w){source}(?!\w)" if source else r"(?!)"


def any_of(sources: Iterable[str]) -> str:
    """A group without a name that matches any of the sources, the longest source first; "" if there are none."""
    ordered = _in_order(sources)
    return f"(?:{'|'.join(f'(?:{_with_any_space(source)})' for source in ordered)})" if ordered else ""


def _in_order(sources: Iterable[str]) -> Sequence[str]:
    return sorted(set(sources), key=lambda source: (-len(source), source))


_LONG = 7000
"""Characters of a group's expression from which on it is looked up which of its phrases can begin at a place."""
_NAMED_GROUP = re.compile(r"\(\?P|\\\d")
"""Of an expression that is asked for its groups, or asks for them itself: it has to stay whole."""
_ANY_WORDS = re.compile(r"\( (\[\^\\s[.,;]+\])\+\)(?=\{(\d+,\d+\} (?!\?))?)")
""""( [^\\s.;]+){0,6}" in a source: some words of any kind. Where a blank follows them, each word is taken whole or not at all."""


def _with_any_space(source: str) -> str:
    """Blanks as white space of any kind; " ?" may be missing. Where any words may stand, "aparatur sipil negara" is one, as "ASN" is."""
    source = _ANY_WORDS.sub(_one_of_any_words, source)
    return without_captures(re.sub(" +", lambda _: r"\s+", source.replace(" ?", r"\s*")))


def _one_of_any_words(found: re.Match[str]) -> str:
    word = f"{found[1]}+{'+' if found[2] else ''}"
    return f"(?: (?:aparat(?:ur)? sipil negara|pegawai negeri(?: sipil)?|{word}))"


class _Words(dict[str, Mapping[str, Phrases]]):
    """The groups of each vocabulary file of one folder; a file is read when rules first ask for it."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder

    def __missing__(self, name: str) -> Mapping[str, Phrases]:
        sources: dict[str, list[str]] = {}
        plain: dict[str, list[str]] = {}
        for entry in load_entries(words_config(self.folder), name, GroupedEntry, compiled_later=True):
            words = [re.escape(word).replace("\\ ", " ") for word in entry.words]
            sources.setdefault(entry.group, []).extend((*words, *entry.patterns))
            plain.setdefault(entry.group, []).extend(entry.words)
        self[name] = {group: Phrases(found, plain[group]) for group, found in sources.items()}
        return self[name]


_words_in = lru_cache(maxsize=8)(_Words)
_in_use: ContextVar[_Words | None] = ContextVar("words_in_use", default=None)


@contextmanager
def words_of(config: Config) -> Iterator[None]:
    """Inside, rules read their words from this configuration: a component opens it around its work on a document.

    Raises:
        ConfigError: a pattern that was needed inside cannot be read; names file, line and entry.
    """
    token = _in_use.set(_words_in(_folder_of_words(config)))
    try:
        yield
    except re.error:
        try_patterns(config)
        raise
    finally:
        _in_use.reset(token)


def _folder_of_words(config: Config) -> str:
    """The configuration's folder; "" where it has no vocabulary of its own, for then its words are the shipped ones, made already."""
    if config.folder is None or not ((config.folder / "vocabulary").exists() or os.environ.get("IKRAR_CONFIG")):
        return ""
    return str(config.folder)


words_in_use = _in_use.get
"""The words of the configuration in use, one object for each configuration; None outside `words_of`. Only to tell them apart."""


def words_folder() -> str:
    """The folder of the configuration whose words are in use, "" for the shipped one; outside `words_of` that of the environment."""
    words = _in_use.get()
    return os.environ.get("IKRAR_CONFIG", "") if words is None else words.folder


def words_config(folder: str) -> Config:
    """The configuration behind an answer of `words_folder`, for readers that keep what they have read by that answer."""
    return Config(Path(folder) if folder else None)


def load_phrases(name: str) -> Mapping[str, Phrases]:
    """The groups of `vocabulary/<name>.yml` of the configuration in use, by identifier.

    Rules ask for their words a thousand times in one article.

    Raises:
        ConfigError: the file is missing, or a field in it is wrong; names file and line.
    """
    words = _in_use.get()
    return (_words_in(words_folder()) if words is None else words)[name]
