"""The words around names of places (config/vocabulary/places.yml), ready to be looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from ikrar.config import Config
from pipeline.words.by_use import UsedEntry, WordsByUse

Cue = Literal[
    "regency", "city", "province", "regency_or_city", "institution", "place", "district", "village", "village_head", "elsewhere", "person"
]
"""What the word right before a name says that it is the name of."""
Use = Literal[
    Cue, "far_elsewhere", "hard", "soft", "nowhere", "spelling", "regency_word", "city_word", "nation", "spoken", "venue", "of_nation",
    "police_command", "supervisor", "held", "origin", "later_small", "shortened", "split_prefix", "abbreviated", "small_no_cue",
    "far_small", "between_listed", "tallied", "before_figure", "counted",
]  # fmt: skip


class PlaceEntry(UsedEntry):
    """One entry of places.yml. `codes`: the region mentions that the example must give; `code`: of a spelling."""

    use: Use
    codes: tuple[str, ...]
    code: str | None = None
    type_word: bool = False
    """Of a cue: it is the word for the kind of region, no office or body."""


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
    police_commands: frozenset[str]
    """Of a regency, unless "Kota" stands behind the name."""
    type_words: frozenset[str]
    """A place alone follows them: they belong to its mention."""
    supervisors: frozenset[str]
    held: frozenset[str]
    """Offices: what follows may be their holder's name."""
    origins: frozenset[str]
    later_small: frozenset[str]
    """Later words of a name that newspapers also write small; "Kupang barat" on the other hand is the west of Kupang."""
    shortened: frozenset[str]
    split_prefixes: tuple[str, ...]
    """First halves of names that are printed as one word or two: Gunungkidul, Tulungagung."""
    abbreviated: frozenset[str]
    small_no_cue: frozenset[str]
    far_small: frozenset[str]
    between_listed: frozenset[str]
    tallied: frozenset[str]
    before_figure: frozenset[str]
    counted: frozenset[str]

    def nation_at(self, title: str) -> int | None:
        """Where a title names a body of the nation."""
        found = self.nation.search(title)
        return found.start() if found else None


def load_place_entries(config: Config) -> tuple[PlaceEntry, ...]:
    """The entries of `places.yml`, in order."""
    return WordsByUse(config, "places", PlaceEntry).entries


def load_place_words(config: Config) -> PlaceWords:
    """What the reader of places knows, from `places.yml`."""
    used = WordsByUse(config, "places", PlaceEntry)
    words = used.words
    cues: dict[str, Cue] = dict.fromkeys(words("police_command"), "regency_or_city")
    for cue in get_args(Cue):
        cues.update(dict.fromkeys(words(cue), cue))
    return PlaceWords(
        cues=cues,
        far_elsewhere=frozenset(words("far_elsewhere")),
        hard=frozenset(words("hard")),
        soft=frozenset(words("soft")),
        nowhere=tuple(words("nowhere")),
        spellings=tuple((word, entry.code or "") for entry in used.entries if entry.use == "spelling" for word in entry.words),
        regency_words=frozenset(words("regency_word")),
        city_words=frozenset(words("city_word")),
        nation=used.pattern("{nation}"),
        police_commands=frozenset(words("police_command")),
        type_words=frozenset(word for entry in used.entries if entry.type_word for word in entry.words),
        supervisors=frozenset(words("supervisor")),
        held=frozenset(words("held")),
        origins=frozenset(words("origin")),
        later_small=frozenset(words("later_small")),
        shortened=frozenset(words("shortened")),
        split_prefixes=tuple(words("split_prefix")),
        abbreviated=frozenset(words("abbreviated")),
        small_no_cue=frozenset(words("small_no_cue")),
        far_small=frozenset(words("far_small")),
        between_listed=frozenset(words("between_listed")),
        tallied=frozenset(words("tallied")),
        before_figure=frozenset(words("before_figure")),
        counted=frozenset(words("counted")),
    )
