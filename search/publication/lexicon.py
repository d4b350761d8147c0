"""What the gate knows of words: cues around accused names (config/publication/accused.yml), places, ordinary words."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

import simplemma
from pydantic import BaseModel, ConfigDict

from ikrar.config import Config, load_yaml
from ikrar.regions import load_regions
from search.publication.folding import fold

Group = Literal[
    "named_after",
    "initials_after",
    "accused_before",
    "seen_before",
    "self_accused",
    "nickname",
    "speech_after",
    "speech_before",
    "zone",
    "turn",
    "officer",
]


class CueEntry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    group: Group
    patterns: list[str]
    example: str


class CueFile(BaseModel):
    """The shape of config/publication/accused.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    about: str
    entries: list[CueEntry]
    offices: str
    honorifics: str
    heads: str
    plain: str
    function_words: str
    describing_words: str
    given_names: str


def compiled(patterns: list[str]) -> re.Pattern[str]:
    """One expression for whole words, in any case; a blank matches any white space."""
    joined = "|".join(f"(?:{pattern})" for pattern in sorted(patterns, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{joined.replace(' ', chr(92) + 's+')})(?!\w)", re.IGNORECASE)


class Lexicon:
    """Cues and word classes; made once for each configuration."""

    def __init__(self, config: Config) -> None:
        cues = load_yaml(config.path("publication/accused.yml"), CueFile)
        by_group: dict[str, list[str]] = {}
        for entry in cues.entries:
            by_group.setdefault(entry.group, []).extend(entry.patterns)
        self.cues = {group: compiled(patterns) for group, patterns in by_group.items()}
        self._cue_words: dict[str, bool] = {}
        self.offices = _words(cues.offices)
        self.honorifics = _words(cues.honorifics)
        self.heads = _words(cues.heads)
        self.plain = _words(cues.plain)
        self._grammar = _words(cues.function_words)
        self.function_words = self._grammar | _words(cues.describing_words)
        self.given_names = _words(cues.given_names)
        self._fixed = self.offices | self.heads | self.plain | self.function_words
        self._more_words = frozenset(_lines(config.path("publication/ordinary.txt")))
        self.regions = frozenset(_split(_region_names(config)))
        """Names of provinces, regencies, cities and seats as tuples of folded words."""
        self.districts = _districts(config.path("regions/districts.csv").read_text(encoding="utf-8")) - self.regions
        self._longest: dict[str, int] = {}
        for place in self.regions | self.districts:
            self._longest[place[0]] = max(len(place), self._longest.get(place[0], 0))

    def never_a_name(self, folded: str) -> bool:
        return folded in self._fixed or self._is_cue(folded)

    def leads_to_place(self, folded: str) -> bool:
        """A place may stand right after it: `Kabupaten`, `Camat`, `Bawaslu`, `di`."""
        return folded in self.heads or folded in self.offices or folded in self.plain or folded in _PLACE_BEFORE

    def longest_place(self, folded: str) -> int:
        """How many words the longest place has that begins with this one; 0 where none does."""
        return self._longest.get(folded, 0)

    def ordinary(self, folded: str) -> bool:
        """A word of the language, bare or with verb affixes; some names are words too (Indah, Budi)."""
        return folded in self._more_words or _in_dictionary(folded) or self._inflected(folded)

    def tells_no_name(self, folded: str) -> bool:
        """A word of grammar, or one with affixes that names do not have: `kalau`, `dipolisikan`, `stikernya`; not Resmi, Mentari."""
        return folded in self._grammar or self._inflected(folded)

    def _inflected(self, folded: str) -> bool:
        stem = _AFFIXES.sub("", folded)
        shortest = _SHORT_STEM if _SUFFIX.search(folded) else _LONG_STEM
        return len(stem) >= shortest and stem != folded and (stem in self._more_words or _in_dictionary(stem))

    def _is_cue(self, folded: str) -> bool:
        if folded not in self._cue_words:
            self._cue_words[folded] = any(pattern.fullmatch(folded) for pattern in self.cues.values())
        return self._cue_words[folded]


@lru_cache(maxsize=50_000)
def _in_dictionary(folded: str) -> bool:
    return bool(simplemma.is_known(folded, lang="id"))


_PLACE_BEFORE = frozenset({"di", "ke", "dari", "asal", "wilayah", "warga", "se", "sekitar", "antara", "kab", "masyarakat", "pemilih"})
_AFFIXES = re.compile(r"^(?:meng|meny|mem|men|me|di|ter|ber|ng|ny)|(?:kan|nya|lah|i)$")
_SUFFIX = re.compile(r"(?:kan|nya|lah)$")
_SHORT_STEM = 4
_LONG_STEM = 5
"""A shorter stem makes words of names: Terawan would be `ter` and `awan`."""


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split()) - {""}


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]


def _region_names(config: Config) -> set[str]:
    regions = load_regions(config).values()
    return {name for region in regions for name in (region.short_name, region.capital) if name} | _column(
        config, "regions/region_aliases.csv", "alias"
    )


def _column(config: Config, file: str, column: str) -> set[str]:
    with config.path(file).open(encoding="utf-8", newline="") as lines:
        return {row[column] for row in csv.DictReader(lines)}


@lru_cache(maxsize=2)
def _districts(table: str) -> frozenset[tuple[str, ...]]:
    """Names of districts: seven thousand, which are split once for all gates of a process."""
    return frozenset(_split({row["name"] for row in csv.DictReader(table.splitlines())}))


def _split(names: set[str]) -> set[tuple[str, ...]]:
    """Names as tuples of folded words; what is shorter than three letters misleads more than it helps."""
    split = (tuple(fold(word) for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", name)) for name in names)
    return {place for place in split if len("".join(place)) > 2}
