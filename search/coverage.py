"""Which days of which outlets count as searched: the one notion that tracker, search page, API, `/tentang` and digest share.

A day is covered if the outlet's list of that day was read completely, the outlet was verified, and it was not silent then: lists that
open but stand still tell nothing about what happened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ikrar.settings import CoverageSettings
from ikrar.store import CoverageDay, View

_FEWEST = 5
"""Articles from which an outlet's usual interval may be told where its file does not say it."""
_ROUNDS = 5
"""Leaving a silence out makes the usual interval shorter, by which another stretch may be one; it settles at once or in two rounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletDays:
    """What is known of one outlet's days."""

    outlet: str
    days: tuple[CoverageDay, ...]
    """In order; never none."""
    published: tuple[str, ...]
    """Days on which articles of it came out that we hold, in order."""
    usual: float | None
    """Days from one article to the next, as its file expects (`articles_a_week`) or as it was where it was not silent."""
    allowed: float
    """More read days than these without an article are a silence."""
    silent: frozenset[str]
    """Days of a silence. From an outlet that never gave an article all days are."""

    @property
    def covered(self) -> frozenset[str]:
        return frozenset(day.day for day in self.days if day.complete and day.verified and day.day not in self.silent)


def read_coverage(view: View, a_week: Mapping[str, float | None], settings: CoverageSettings) -> dict[str, OutletDays]:
    """
    Args:
        a_week: articles that an outlet is expected to publish in a week, where its file says so.

    Returns:
        The outlets that were searched, by id.
    """
    return outlet_days(view.coverage(), view.articles_published(), a_week, settings)


def outlet_days(
    coverage: Iterable[CoverageDay],
    published: Mapping[tuple[str, str], int],
    a_week: Mapping[str, float | None],
    settings: CoverageSettings,
) -> dict[str, OutletDays]:
    """The same from rows at hand; `published`: articles by (outlet, day)."""
    searched: dict[str, dict[str, CoverageDay]] = defaultdict(dict)
    for day in coverage:
        searched[day.outlet][day.day] = day
    articles: dict[str, dict[str, int]] = defaultdict(dict)
    for (outlet, printed), number in published.items():
        articles[outlet][printed] = number
    return {
        outlet: _outlet(outlet, tuple(days[day] for day in sorted(days)), articles[outlet], a_week.get(outlet), settings)
        for outlet, days in sorted(searched.items())
    }


def _outlet(
    outlet: str, days: tuple[CoverageDay, ...], articles: Mapping[str, int], expected: float | None, settings: CoverageSettings
) -> OutletDays:
    silent: frozenset[str] = frozenset()
    for _ in range(_ROUNDS):
        usual = 7 / expected if expected else _observed(days, articles, silent)
        allowed = max(settings.silence_days, settings.silence_intervals * (usual or 0))
        if not expected:
            # A gap makes the mean interval long, and by that itself the allowance for such gaps.
            allowed = min(allowed, max(settings.silence_days, settings.silence_most))
        found = frozenset(_silent_days(days, articles, allowed))
        if found <= silent:
            break
        silent = found
    return OutletDays(outlet=outlet, days=days, published=tuple(sorted(articles)), usual=usual, allowed=allowed, silent=silent)


def _silent_days(days: tuple[CoverageDay, ...], articles: Mapping[str, int], allowed: float) -> list[str]:
    """Days that were read and lie in a stretch without an article that has more of them than `allowed`.

    What was not read makes no stretch longer: of these days nothing is known.
    """
    read = {day.day for day in days if day.complete}
    if not articles:
        return sorted(read)
    found: list[str] = []
    stretch: list[str] = []
    for day in (*sorted(read | articles.keys()), ""):
        if day and day not in articles:
            stretch.append(day)
            continue
        if len(stretch) > allowed:
            found += stretch
        stretch = []
    return found


def _observed(days: tuple[CoverageDay, ...], articles: Mapping[str, int], silent: Collection[str]) -> float | None:
    """Days from one article to the next, over the days that were read completely and are in no silence, up to the newest article."""
    last = max(articles, default="")
    read = [day.day for day in days if day.complete and day.day <= last and day.day not in silent]
    number = sum(articles.get(day, 0) for day in read)
    return len(read) / number if number >= _FEWEST else None
