"""Outlets that fell silent: nothing came for many times their usual interval, so that a zero from them tells nothing.

By the store's own days, never the clock: a store that nobody fed since is quiet as a whole, and no outlet of it is to blame.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from ikrar.settings import CoverageSettings
from ikrar.store import CoverageDay, View

_FEWEST = 5
"""Articles from which an outlet's usual interval may be told where its file does not say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    outlet: str
    last: str | None
    """Day of its newest article; null where it never gave one."""
    until: str
    """Newest day that any outlet was searched for."""
    days: int
    """Since the newest article, or since the outlet was searched first."""
    usual: float
    """Days from one article to the next, as its file expects (`articles_a_week`) or as it was until it fell silent."""
    read: int
    """Of `days` so many were read completely and held nothing; of the others nothing is known."""
    reasons: tuple[str, ...]
    """Why days could not be read."""

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"usual": round(self.usual, 2), "reasons": list(self.reasons)}


def find_silent(view: View, a_week: Mapping[str, float | None], settings: CoverageSettings) -> list[Silence]:
    """The outlets that are silent, by id.

    Args:
        a_week: articles that an outlet is expected to publish in a week, where its file says so.
    """
    searched: dict[str, list[CoverageDay]] = defaultdict(list)
    for day in view.coverage():
        searched[day.outlet].append(day)
    published: dict[str, dict[str, int]] = defaultdict(dict)
    for (outlet, printed), number in view.articles_published().items():
        published[outlet][printed] = number
    until = max((days[-1].day for days in searched.values()), default="")
    found = []
    for outlet, days in sorted(searched.items()):
        if (date.fromisoformat(until) - date.fromisoformat(days[-1].day)).days > settings.silence_days:
            continue  # nobody searched it lately: it was taken off the list, and says nothing about itself
        last = max((day for day in published[outlet] if day <= until), default=None)
        usual = 7 / expected if (expected := a_week.get(outlet)) else _observed(days, last)
        quiet = (date.fromisoformat(until) - date.fromisoformat(last or days[0].day)).days
        if usual is None or quiet <= max(settings.silence_days, settings.silence_intervals * usual):
            continue
        since = [day for day in days if last is None or day.day > last]
        found.append(
            Silence(
                outlet=outlet,
                last=last,
                until=until,
                days=quiet,
                usual=usual,
                read=sum(day.complete for day in since),
                reasons=tuple(sorted({day.reason for day in since if not day.complete and day.reason})),
            )
        )
    return found


def _observed(days: list[CoverageDay], last: str | None) -> float | None:
    """Days from one article to the next, over the days that were read completely up to the newest article."""
    read = [day for day in days if day.complete and last is not None and day.day <= last]
    articles = sum(day.pages for day in read)
    return len(read) / articles if articles >= _FEWEST else None
