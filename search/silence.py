"""Outlets that fell silent: nothing came for many times their usual interval, so that a zero from them tells nothing.

By the store's own days, never the clock: a store that nobody fed since is quiet as a whole, and no outlet of it is to blame.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from ikrar.settings import CoverageSettings
from search.coverage import OutletDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    outlet: str
    last: str | None
    """Day of its newest article; null where it never gave one."""
    until: str
    """Newest day that any outlet was searched for."""
    days: int
    """After the day of the newest article, or from the day on which the outlet was searched first."""
    usual: float | None
    """Days from one article to the next, as its file expects (`articles_a_week`) or as it was where it was not silent; null where it
    never gave an article and its file expects nothing."""
    read: int
    """Of `days` so many were read completely and held nothing; of the others nothing is known."""
    reasons: tuple[str, ...]
    """Why days could not be read."""

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"usual": None if self.usual is None else round(self.usual, 2), "reasons": list(self.reasons)}


def find_silent(coverage: Mapping[str, OutletDays], settings: CoverageSettings) -> list[Silence]:
    """The outlets that are silent now, by id."""
    until = max((known.days[-1].day for known in coverage.values()), default="")
    found = []
    for outlet, known in coverage.items():
        if (date.fromisoformat(until) - date.fromisoformat(known.days[-1].day)).days > settings.silence_days:
            continue  # nobody searched it lately: it was taken off the list, and says nothing about itself
        last = max((day for day in known.published if day <= until), default=None)
        quiet = (date.fromisoformat(until) - date.fromisoformat(last or known.days[0].day)).days + (last is None)
        if quiet <= known.allowed or (known.usual is None and last is not None):
            continue  # of a few articles no interval can be told
        since = [day for day in known.days if last is None or day.day > last]
        found.append(
            Silence(
                outlet=outlet,
                last=last,
                until=until,
                days=quiet,
                usual=known.usual,
                read=sum(day.complete for day in since),
                reasons=tuple(sorted({day.reason for day in since if not day.complete and day.reason})),
            )
        )
    return found
