"""What is found about places in a text, and what is known while it is being read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from pipeline.tagging.places.cues import Context
from pipeline.tagging.places.gazetteer import Match

Strength = Literal["office", "cue", "plain", "weak"]
"""How surely a name stands for its region: after an office or institution, after a type word, alone, as a venue's or origin's place."""

LEVEL_OF_CUE = {"regency": ("regency",), "city": ("city",), "province": ("province",), "regency_or_city": ("regency", "city")}


@dataclass(frozen=True, slots=True)
class Place:
    """A name that stands for a region. `start` and `end` span the name with its type word ("Kabupaten Solok")."""

    start: int
    end: int
    code: str
    strength: Strength
    reason: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A seat or district: no region mention, but a hint where the story plays. `codes` are its possible regions."""

    start: int
    end: int
    codes: tuple[str, ...]
    kind: Literal["seat", "district"]
    sure: bool
    """After "Kecamatan", "Camat" and the like, or in the dateline."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A name that was not taken for a region here, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """All that a text says about places, by start."""

    places: tuple[Place, ...]
    signs: tuple[Sign, ...]
    rejected: tuple[Rejected, ...]
    around: tuple[tuple[Place, ...], ...] = ()
    """What each of the surroundings (title, outlet) names, in their order."""


@dataclass(slots=True)
class OpenName:
    """A name that waits for the rest of the article."""

    match: Match
    context: Context
    codes: tuple[str, ...]
    ambiguous: Literal["no", "soft", "hard"]
    reason: str = ""
    neighbours: list[str] = field(default_factory=list)
    """Codes of the names beside it in a list."""


@dataclass
class Evidence:
    """What is known of the places of a text while it is read."""

    places: list[Place] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    explicit: dict[str, list[str]] = field(default_factory=dict)
    """Name -> codes that the article gives it by a type word or office, in order."""
    accepted: set[str] = field(default_factory=set)
    """Names that were taken for a region before in this text."""
    support: Counter[str] = field(default_factory=Counter)
    """Codes, and provinces of codes, that are sure."""
    in_dateline: set[str] = field(default_factory=set)
    """Codes that the dateline names: the desk's place, which supports no second mention of it."""
    passing: Counter[str] = field(default_factory=Counter)
    """How often the body names a code only as the place where somebody spoke, went or sits."""
    told_level: str | None = None
    """What `level_of_words` says of the whole text, once it has been asked (empty: nothing)."""

    @cached_property
    def districts(self) -> Counter[str]:
        """How often a district of each regency is named; asked for only when all signs are read."""
        return Counter(code for sign in self.signs if sign.kind == "district" for code in sign.codes)
