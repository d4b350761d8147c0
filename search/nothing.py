"""Why an answer is empty. A zero is never left to speak for itself, on the page, in the API or at the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ikrar.store import View
from search.coverage import OutletDays
from search.labels import Labels, place
from search.query import Filters
from search.tracker import State, TrackerReader

_OF_STATEMENTS = ("form", "audience", "scope", "issuer_position", "issuer_institution", "issuer_status")
_OF_CLAIMS = ("stage", "subject", "count_unit", "count_from", "count_to", "from_institution", "to_institution", "conduct", "sanction")
_OF_RECORDS = ("election", "date_basis", "date_from", "date_to", "min_confidence", "needs_review")
"""What statements and claims both have, and an article without a record has not."""
_ARTICLES = ("article",)


@dataclass(frozen=True, slots=True)
class Nothing:
    reason: Literal["never_together", "not_covered", "empty_store", "none"]
    title: str
    text: str


def why_nothing(filters: Filters, view: View, tracker: TrackerReader, names: Mapping[str, str], labels: Labels) -> Nothing:
    """Filters that nothing can meet, a place, outlet or time that is not covered, or searched and not found.

    Args:
        names: of outlets, from `search.known.known_outlets`.
    """
    text = labels.text
    if apart := _never_together(filters):
        together = ", ".join(map(labels.parameter, apart))
        said = "search.never_with_articles" if filters.kind == _ARTICLES else "search.never_together_text"
        return Nothing("never_together", text("search.never_together"), text(said, filters=together))
    covered = _covered(tracker.coverage(view), filters)
    uncovered = _uncovered_place(filters, view, tracker, labels) or _uncovered_days(filters, covered, names, labels)
    if uncovered is not None:
        return Nothing("not_covered", text("search.not_covered"), uncovered)
    outlets = Counter(article.article.outlet for article in view.articles() if article.relevant)
    if not outlets:
        return Nothing("empty_store", text("search.none"), text("search.empty_store"))
    searched = [number for outlet, number in outlets.items() if not filters.outlet or outlet in filters.outlet]
    known = {"articles": labels.number(sum(searched)), "outlets": labels.number(len(searched))}
    said = text("search.none_of_articles" if filters.kind == _ARTICLES else "search.none_text", **known)
    return Nothing("none", text("search.none"), " ".join((said, *_share_of_days(filters, covered, labels))))


def _never_together(filters: Filters) -> list[str]:
    """Names of filters of statements beside filters of claims, or of records beside articles without any."""
    given = [name for name in (*_OF_STATEMENTS, *_OF_CLAIMS) if getattr(filters, name) not in ((), None)]
    kinds = {"statement" if name in _OF_STATEMENTS else "violation" for name in given}
    if filters.kind == _ARTICLES:
        # No article "needs review", so that it may be asked for those that do not.
        given += [name for name in _OF_RECORDS if (value := getattr(filters, name)) not in ((), None) and value is not False]
        return ["kind", *given] if given else []
    if len(kinds) == 2 or (kinds and filters.kind and not kinds & set(filters.kind)):
        return ["kind", *given] if filters.kind else given
    return []


def _uncovered_place(filters: Filters, view: View, tracker: TrackerReader, labels: Labels) -> str | None:
    regions, needed = tracker.regions, tracker.rules.min_outlets
    election = tracker.elections.get(filters.election[0]) if filters.election else tracker.default(view)
    for code in (*filters.places, *filters.regions):
        if code not in regions or regions[code].level in ("nation", "province") or election is None:
            continue
        status = next(row for row in tracker.statuses(view, election) if row.code == code)
        if status.state is State.NOT_COVERED or len(status.searched.outlets) < needed:
            return labels.text(
                "search.not_covered_text",
                place=place(regions, code),
                election=labels.label("election", election.id),
                outlets=len(status.searched.outlets),
                needed=needed,
            )
    return None


def _uncovered_days(filters: Filters, covered: Collection[str], names: Mapping[str, str], labels: Labels) -> str | None:
    """Outlets or a time asked for of which no day counts as searched."""
    spans = _spans(filters) or ([("", "9")] if filters.outlet else [])
    for first, last in spans:
        if not any(first <= day <= last for day in covered):
            who = ", ".join(names[outlet] for outlet in filters.outlet) or labels.text("search.every_outlet")
            ends = (("from", first), ("to", last if last < "9" else ""))
            when = " ".join(f"{labels.text(f'search.{end}')} {labels.date(day)}" for end, day in ends if day)
            return labels.text("search.not_covered_days", who=who, when=f" {when}" if when else "")
    return None


def _share_of_days(filters: Filters, covered: Collection[str], labels: Labels) -> list[str]:
    """How many days of a time asked for count as searched, where it has two ends."""
    said = []
    for first, last in _spans(filters):
        if first and last < "9":
            days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
            number = sum(first <= day <= last for day in covered)
            said.append(labels.text("search.days_covered", covered=labels.number(number), days=labels.number(days)))
    return said[:1]


def _covered(coverage: Mapping[str, OutletDays], filters: Filters) -> set[str]:
    """Days on which at least one outlet (of those asked for) was searched."""
    return {day for outlet, known in coverage.items() if not filters.outlet or outlet in filters.outlet for day in known.covered}


def _spans(filters: Filters) -> list[tuple[str, str]]:
    """First and last day of the times asked for; an open end is the empty text, or "9", which sorts behind every day."""
    ends = [filters.days(name) for name in ("published", "date")]
    return [(first or "", last or "9") for first, last in ends if first or last]
