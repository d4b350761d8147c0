"""What is found of a date in a text: the match of a pattern, and the day that it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Basis = Literal["explicit", "year_inferred", "relative"]
Day = Literal["act", "voting_day", "campaign", "future", "letter", "as_of", "law", "in_office"]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date of the text. `resolved`: the day that ruling 41 reads instead, if it does; `day`: what kind of day it is."""

    start: int
    end: int
    iso: str
    basis: Basis
    day: Day = "act"
    resolved: str | None = None
    resolved_basis: Basis | None = None
    reason: str = ""
    last: str | None = None
    """The last of several days named together ("Kamis dan Jumat", "13-14 November"), if it has been."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A match of one of the patterns, to be resolved."""

    start: int
    end: int
    kind: Literal["day", "weekday", "month", "month_edge", "day_alone", "year", "offset", "counted", "event"]
    found: re.Match[str]
    weekday: re.Match[str] | None = None
