"""Reading `config/vocabulary/*.yml`: the Indonesian words that the taggers know, each with an example that a test runs.

A file is a mapping with `about` (one sentence), `entries` and, where several entries share them, `parts`: expressions with a
name, which patterns and later parts write as `{name}` (a list stands for any of its expressions). An entry has `words` (plain
text; a blank stands for any white space, letters match in either case), `joined` (lists of words: one of the first, then one
of the second, and so on, make the words) or `patterns` (regular expressions), an `example` in which one of them must be found,
and the fields of its own file: declare them by a subclass of `Entry`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationInfo, create_model, model_validator

from ikrar.config import Config, load_yaml

_PART = re.compile(r"\{([a-z]\w*)\}")
""""{candidate}" in a pattern; "{0,3}" is a number of times."""
_LATER = {"compiled": "later"}
"""Said of shipped files whose patterns are compiled when a text has a word of theirs: to try each of them alone before would take as
long as the rest of a first article. Tests try them all. In a file of the user's own folder each is tried at once."""


class Entry(BaseModel):
    """One entry of a vocabulary file; subclasses add what the words mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...] = ()
    joined: tuple[tuple[str, ...], ...] = ()
    patterns: tuple[str, ...] = ()
    example: str
    note: str | None = None
    """Why the entry is as it is, for the person who maintains it."""

    @model_validator(mode="before")
    @classmethod
    def _join(cls, data: Any) -> Any:
        if not isinstance(data, Mapping) or not data.get("joined"):
            return data
        return {**data, "words": [*data.get("words", ()), *(" ".join(parts) for parts in product(*data["joined"]))]}

    @model_validator(mode="after")
    def _has_words(self, info: ValidationInfo) -> Entry:
        if not self.words and not self.patterns:
            raise ValueError("give words or patterns")
        for pattern in self.patterns:
            if unknown := _PART.search(pattern):
                raise ValueError(f"a pattern names {unknown[0]}, which is none of the `parts` that the file tells")
            if info.context == _LATER:
                continue
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"the pattern {pattern!r} cannot be read: {error}") from error
        return self

    @property
    def source(self) -> str:
        """A regular expression for this entry, without groups of its own."""
        return alternatives(self.words, self.patterns)

    def found_in(self, text: str) -> bool:
        """Whether one of the words or patterns stands in the text."""
        return re.search(self.source, text, re.IGNORECASE) is not None


EntryType = TypeVar("EntryType", bound=Entry)


class VocabularyFile(BaseModel):
    """One file of the vocabulary; `load_entries` adds `entries` of the kind that is asked for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    about: str
    parts: Mapping[str, str | tuple[str, ...]] = {}

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        """Write each part where patterns name it."""
        if not isinstance(data, Mapping) or not _are_parts(data.get("parts")):
            return data  # the fields say what is wrong
        parts: dict[str, str] = {}

        def filled(pattern: Any) -> Any:
            return _PART.sub(lambda found: parts.get(found[1], found[0]), pattern) if isinstance(pattern, str) else pattern

        for name, source in data["parts"].items():
            parts[name] = f"({'|'.join(map(filled, source))})" if isinstance(source, list) else filled(source)
        entries = [
            {**entry, "patterns": [filled(pattern) for pattern in entry["patterns"]]}
            if isinstance(entry, Mapping) and isinstance(entry.get("patterns"), list)
            else entry
            for entry in data.get("entries") or ()
        ]
        return {**data, "entries": entries}


def _are_parts(parts: Any) -> bool:
    return isinstance(parts, Mapping) and all(
        isinstance(source, str) or (isinstance(source, list) and all(isinstance(one, str) for one in source)) for source in parts.values()
    )


class AnyEntry(Entry):
    """An entry whose own fields are not looked at; for tests over all files."""

    model_config = ConfigDict(extra="allow", frozen=True)


def load_entries(config: Config, name: str, model: type[EntryType], *, compiled_later: bool = False) -> tuple[EntryType, ...]:
    """The entries of `config/vocabulary/<name>.yml`, in the order of the file.

    Args:
        compiled_later: whether patterns of a shipped file may stay untried, because the caller compiles them one by one when it needs
            them, inside `words_of`.

    Raises:
        ConfigError: a mistake in the file, with its line and field.
    """
    shape = create_model("FileOfEntries", __base__=VocabularyFile, entries=(tuple[model, ...], ...))  # type: ignore[valid-type]
    path = config.path(f"vocabulary/{name}.yml")
    of_ones_own = config.folder is not None and path.is_relative_to(config.folder)
    loaded = load_yaml(path, shape, _LATER if compiled_later and not of_ones_own else None)
    entries: tuple[EntryType, ...] = loaded.entries  # type: ignore[attr-defined]
    return entries


def try_patterns(config: Config) -> None:
    """Compile every pattern of the shipped vocabulary by itself.

    Raises:
        ConfigError: one that cannot be read, with its file, line and entry.
    """
    for path in sorted((config.shipped / "vocabulary").glob("*.yml")):
        if "\nentries:" in path.read_text(encoding="utf-8"):
            load_entries(config, path.stem, AnyEntry)


def words_pattern(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words whole, the longest that fits; a blank matches any white space."""
    following: dict[str, list[str]] = {}
    for word in words:
        first, *rest = word.split(maxsplit=1)
        following.setdefault(first, []).extend(rest or ("",))
    alike: dict[frozenset[str], list[str]] = {}
    for first, rests in following.items():
        alike.setdefault(frozenset(rests), []).append(first)
    plain: list[str] = []
    shared: list[str] = []
    for firsts in alike.values():
        rests = following[firsts[0]]
        if len(firsts) > 1 and len(rests) > 1 and all(first.isalpha() for first in firsts):
            # Many spellings of one word, and what follows it written once: a third of the pattern to compile.
            after = _tree(rest for rest in rests if rest)
            shared.append(rf"{_tree(firsts)}(?!\w)(?:\s+{after})" + ("?" if "" in rests else ""))
        else:
            plain.extend(f"{first} {rest}" for first in firsts for rest in following[first])
    return rf"(?<!\w)(?:{'|'.join([_tree(plain), *shared] if plain else shared)})(?!\w)"


_GROUP = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?!\?)", re.DOTALL)
""" "(" that opens a group without a name, and what holds a "(" that opens none: an escape, a set of characters."""
_NUMBERED = re.compile(r"\\[1-9]|\(\?\(")
"""Asks for a group by its number."""


def without_captures(pattern: str) -> str:
    """The pattern with groups that keep nothing for its groups without a name, which nobody asks for.

    `re` takes longer for each group that it has to remember, at every turn: a third of the time of a long pattern.
    """
    if _NUMBERED.search(pattern):
        return pattern
    return _GROUP.sub(lambda found: "(?:" if found[0] == "(" else found[0], pattern)


def alternatives(words: Iterable[str], patterns: Iterable[str] = ()) -> str:
    """`words_pattern` of the words, or any of the patterns, in one group without a name."""
    parts = [f"(?:{without_captures(pattern)})" for pattern in patterns]
    words = tuple(words)
    if words:
        parts.insert(0, words_pattern(words))
    return "(?:" + "|".join(parts) + ")"


_Node = dict[str, "_Node"]
"""Letters (as regular expressions) to what may follow them; the empty text says that a word may end here."""


def _tree(words: Iterable[str]) -> str:
    """Common beginnings are written once: a long list is then tried letter by letter, not word by word."""
    root: _Node = {}
    for word in words:
        node = root
        for letter in _letters(word):
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(root)


def _letters(word: str) -> list[str]:
    parts = [[letter if letter.isalnum() else re.escape(letter) for letter in part] for part in word.split()]
    return [letter for at, part in enumerate(parts) for letter in ([r"\s+", *part] if at else part)]


def _branches(node: _Node) -> str:
    following = [letter + _branches(rest) for letter, rest in node.items() if letter]
    if not following:
        return ""
    if "" in node:
        return "(?:" + "|".join(following) + ")?"
    return following[0] if len(following) == 1 else "(?:" + "|".join(following) + ")"
