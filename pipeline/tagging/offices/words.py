"""What the reading of offices starts from: the vocabularies of positions and statuses, and what is already known about a text."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.tagging.institutions import FoundInstitution
from pipeline.tagging.names import Name
from pipeline.words.entries import Entry


class PositionEntry(Entry):
    """An office; the comments in positions.yml say what each field means."""

    position: str
    institution: str | None = None
    level: str | None = None
    local: bool = False
    of: tuple[str, ...] = ()
    of_default: bool = False
    next: str | None = None
    only_in: tuple[str, ...] = ()


class StatusEntry(Entry):
    """Words for how an office is held, acting or definitive."""

    status: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office as found: `start` to `end` is the phrase without the name."""

    start: int
    end: int
    entry: PositionEntry
    status: str
    institution: str | None
    name: Name | None
    plain_end: int
    """Where the part before the first comma ends: there its own place stands."""
    grouped: bool
    """Several holders are meant: "para camat", "tiga kades"."""
    after_comma: bool = False
    """The name stands behind a comma, so that it may be somebody else's."""


@dataclass(slots=True)
class Surroundings:
    """What is already known about a text: spans of places and persons by start, institutions by start."""

    places: dict[int, int] = field(default_factory=dict)
    persons: dict[int, int] = field(default_factory=dict)
    institutions: dict[int, FoundInstitution] = field(default_factory=dict)

    def place_end(self, at: int) -> int | None:
        """The end of the place that begins at this character or covers it ("Sekretaris Daerah [Kabupaten Lama]")."""
        if at in self.places:
            return self.places[at]
        return next((end for start, end in self.places.items() if start < at < end), None)

    def institution_at(self, at: int) -> FoundInstitution | None:
        """The institution that begins at this character or covers it ("Kepala [Kantor Regional VII BKN]")."""
        if at in self.institutions:
            return self.institutions[at]
        return next((found for start, found in self.institutions.items() if start < at < found.end), None)
