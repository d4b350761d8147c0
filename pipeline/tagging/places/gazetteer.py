"""The names of places as one trie of words: all regions with their aliases and seats, and all districts.

A pass over the words of a text gives every longest name once. What a name means here is decided in `places.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from ikrar.config import Config
from ikrar.regions import Regions, load_regions, read_columns
from pipeline.tagging.names import is_common_word
from pipeline.tagging.places.words import PlaceWords, load_place_words

NameKind = Literal["name", "alias", "seat", "district", "nowhere"]

_WORTH_KEEPING = 200
_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*")


class Word(NamedTuple):
    """A word of the text: lower-case form and its characters."""

    lower: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """One reading of a name: a region by name, alias or seat, a district (`code` is then its regency), or nothing."""

    kind: NameKind
    code: str


@dataclass(frozen=True, slots=True)
class Match:
    """A name in the text, from the word with index `first` to before `after`."""

    start: int
    end: int
    first: int
    after: int
    key: str
    """Lower-case words of the name as they stand, joined by blanks."""
    names: tuple[Name, ...]


_last_words: tuple[str, list[Word]] = ("", [])


def split_words(text: str) -> list[Word]:
    """The words of a text; hyphens, dots and brackets separate. The list is shared: do not change it."""
    global _last_words
    last, words = _last_words
    if last is not text:
        make = tuple.__new__  # what `Word(...)` calls, without a function of Python's between
        words = [make(Word, (found[0].lower(), *found.span())) for found in _WORD.finditer(text)]
        if len(text) > _WORTH_KEEPING:  # regions and counts ask about the same article one after the other
            _last_words = (text, words)
    return words


class Gazetteer:
    """Finds names of places; build it once (some 50 ms), use it for every text."""

    def __init__(self, regions: Regions, names: Iterable[tuple[str, Name]], words: PlaceWords) -> None:
        self.regions = regions
        self.words = words
        self.districts: dict[str, frozenset[str]] = {}
        """Lower-case district -> codes of the regencies that have one of that name."""
        self._trie: dict[str, Any] = {}
        districts: dict[str, set[str]] = {}
        for text, name in names:
            if name.kind == "district":
                districts.setdefault(" ".join(_WORD.findall(text.lower())), set()).add(name.code)
            for form in _forms(text, words.split_prefixes if name.kind != "district" else None):
                self._add(form, name)
        self.districts = {name: frozenset(codes) for name, codes in districts.items()}

    def find(self, text: str, words: list[Word]) -> list[Match]:
        """Longest names from left to right, none overlapping; each starts with a capital or a figure.

        Names of three letters or fewer stand in capitals only (data README). After a type word the carelessly written lower-case name
        is one too: "kabupaten rembang".
        """
        found: list[Match] = []
        begins, after = self._trie, 0
        for at in [at for at, word in enumerate(words) if word.lower in begins]:
            match = self._longest(text, words, at) if at >= after else None
            if match is not None and words[at].lower in self.words.type_words:
                match = self._without_type_word(text, words, match)
            if match is not None:
                found.append(match)
                after = match.after
        return found

    def _longest(self, text: str, words: list[Word], at: int) -> Match | None:
        """The longest name that begins with the word `at`."""
        node = self._trie.get(words[at].lower)
        if node is None:
            return None
        lower = not (text[words[at].start].isupper() or text[words[at].start].isdigit())
        if lower and not self._may_be_lower(text, words, at):
            return None
        names, after, step = node.get(""), at + 1, at + 1
        while step < len(words):
            node = node.get(words[step].lower)
            if node is None or not self._joined(text, words[step - 1], words[step], lower=lower):
                break
            step += 1
            if "" in node:
                names, after = node[""], step
        if names is None or (after == at + 1 and not _long_or_capitals(text, words[at])):
            return None
        key = " ".join(word.lower for word in words[at:after])
        if lower and (is_common_word(key) or key in self.words.hard or not any(name.kind in ("name", "alias") for name in names)):
            return None
        return Match(words[at].start, words[after - 1].end, at, after, key, tuple(names))

    def _may_be_lower(self, text: str, words: list[Word], at: int) -> bool:
        """Whether a type word or an office of one government stands right before: "kabupaten", "bupati", "bawaslu"."""
        if at == 0 or text[words[at - 1].end : words[at].start] not in (" ", ". "):
            return False
        before = words[at - 1].lower
        return before in self.words.supervisors or self.words.cues.get(before) in ("regency", "city", "province")

    def _without_type_word(self, text: str, words: list[Word], match: Match) -> Match | None:
        """ "Kota Padang" is the city, though a district bears that name; "Kabupaten Kutai Barat" is not the old Kutai."""
        if match.first + 1 >= len(words):
            return match
        rest = self._longest(text, words, match.first + 1)
        if rest is None or rest.after < match.after or not any(name.kind in ("name", "alias") for name in rest.names):
            return match
        district = all(name.kind in ("district", "seat") for name in match.names)
        after_district = match.first > 0 and self.words.cues.get(words[match.first - 1].lower) == "district"
        if rest.after > match.after or (district and not after_district):
            return rest
        return match

    def _joined(self, text: str, before: Word, after: Word, *, lower: bool) -> bool:
        """Whether two words can belong to one name: only a blank, a hyphen or the dot of "Kep." between them."""
        gap = text[before.end : after.start]
        if len(gap) > 3 or gap.strip() not in ("", "-", "."):
            return False
        if gap.strip() == "." and before.lower not in self.words.shortened:
            return False
        if gap.strip() == "-" and gap != "-":
            return False
        return lower or text[after.start].isupper() or text[after.start].isdigit() or after.lower in self.words.later_small

    def _add(self, form: tuple[str, ...], name: Name) -> None:
        node = self._trie
        for word in form:
            node = node.setdefault(word, {})
        names: list[Name] = node.setdefault("", [])
        if name not in names:
            names.append(name)


def load_gazetteer(config: Config) -> Gazetteer:
    """The gazetteer of `config/regions/*.csv` and `config/vocabulary/places.yml`."""
    regions, words = load_regions(config), load_place_words(config)
    return Gazetteer(regions, _read_names(config, regions, words), words)


def _read_names(config: Config, regions: Regions, words: PlaceWords) -> Iterator[tuple[str, Name]]:
    for region in regions.values():
        yield region.short_name, Name("name", region.code)
        # districts named like the seat are read as the seat; a seat that is a region of its own keeps that reading too
        if region.capital and region.capital != region.short_name:
            yield region.capital, Name("seat", region.code)
    for alias, code, kind in read_columns(config.path("regions/region_aliases.csv"), "alias", "code", "kind"):
        if kind != "government":  # "Pemkab X" is read by its cue
            yield alias, Name("alias", code)
    for alias, code in words.spellings:
        yield alias, Name("alias", code)
    for name, code in read_columns(config.path("regions/districts.csv"), "name", "regency_code"):
        yield name, Name("district", code)
    for phrase in words.nowhere:
        yield phrase, Name("nowhere", "")


def _forms(text: str, prefixes: Sequence[str] | None) -> Iterator[tuple[str, ...]]:
    """The name as words, and the ways in which the press joins or parts them; `prefixes` None: it never does."""
    words = tuple(_WORD.findall(text.lower()))
    yield words
    if words[0] == "kepulauan":
        yield ("kep", *words[1:])
    if words[0] == "sumatera":
        yield ("sumatra", *words[1:])
    if prefixes is None:
        return
    if len(words) >= 2 and not any(word.isdigit() or len(word) < 3 for word in words[:2]):
        yield (words[0] + words[1], *words[2:])
        if len(words) >= 3:
            yield (words[0], words[1] + words[2], *words[3:])
    if len(words) == 1:
        for prefix in prefixes:
            rest = words[0].removeprefix(prefix)
            if rest != words[0] and len(rest) >= 4:
                yield (prefix, rest)


def _long_or_capitals(text: str, word: Word) -> bool:
    return len(word.lower) > 3 or text[word.start : word.end].isupper()
