"""The words around names of places (config/vocabulary/places.yml), ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from ikrar.config import Config
from pipeline.words.entries import Entry, load_entries, words_pattern

Cue = Literal[
    "regency", "city", "province", "regency_or_city", "institution", "place", "district", "village", "village_head", "elsewhere", "person"
]
"""What the word right before a name says that it is the name of."""
Use = Literal[Cue, "far_elsewhere", "hard", "soft", "nowhere", "spelling", "regency_word", "city_word", "nation", "spoken"]


class PlaceEntry(Entry):
    """One entry of places.yml. `codes`: the region mentions that the example must give; `code`: of a spelling."""

    use: Use
    codes: tuple[str, ...]
    code: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words by the part they play; all lower-case except `nowhere` and `spellings`."""

    cues: dict[str, Cue]
    """Phrase of one to four words -> what it says of the name after it."""
    far_elsewhere: frozenset[str]
    hard: frozenset[str]
    soft: frozenset[str]
    nowhere: tuple[str, ...]
    spellings: tuple[tuple[str, str], ...]
    regency_words: frozenset[str]
    city_words: frozenset[str]
    nation: re.Pattern[str]
    spoken: re.Pattern[str]

    def nation_at(self, title: str) -> int | None:
        """Where a title names a body of the nation."""
        found = self.nation.search(title)
        return found.start() if found else None


def load_place_entries(config: Config) -> tuple[PlaceEntry, ...]:
    """The entries of `places.yml`, in order."""
    return load_entries(config, "places", PlaceEntry)


def load_place_words(config: Config) -> PlaceWords:
    """What the reader of places knows, from `places.yml`."""
    entries = load_place_entries(config)

    def words(use: Use) -> Iterator[str]:
        return (word for entry in entries if entry.use == use for word in entry.words)

    cues: dict[str, Cue] = {}
    for cue in get_args(Cue):
        cues.update(dict.fromkeys(words(cue), cue))
    return PlaceWords(
        cues=cues,
        far_elsewhere=frozenset(words("far_elsewhere")),
        hard=frozenset(words("hard")),
        soft=frozenset(words("soft")),
        nowhere=tuple(words("nowhere")),
        spellings=tuple((word, entry.code or "") for entry in entries if entry.use == "spelling" for word in entry.words),
        regency_words=frozenset(words("regency_word")),
        city_words=frozenset(words("city_word")),
        spoken=re.compile(r"\s*,?\s*(?:\(|" + words_pattern(words("spoken")) + ")", re.IGNORECASE),
        nation=re.compile(words_pattern(words("nation")), re.IGNORECASE),
    )
