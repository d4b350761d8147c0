"""Why an answer is empty. A zero is never left to speak for itself, on the page, in the API or at the terminal."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ikrar.elections import Election
from ikrar.regions import NATION
from ikrar.store import View
from search.labels import Labels, place
from search.query import Filters
from search.tracker import TrackerReader, window_of

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
    uncovered = _uncovered_place(filters, view, tracker, labels)
    reporting = _reporting(filters, view, tracker)
    covered = {day for outlet in reporting for day in tracker.coverage(view)[outlet].covered}
    uncovered = uncovered or _uncovered_days(filters, covered, tracker, names, labels)
    if uncovered is not None:
        return Nothing("not_covered", text("search.not_covered"), uncovered)
    outlets = view.articles_relevant()
    if not outlets:
        return Nothing("empty_store", text("search.none"), text("search.empty_store"))
    searched = [number for outlet, number in outlets.items() if not filters.outlet or outlet in filters.outlet]
    known = {"articles": labels.number(sum(searched)), "outlets": labels.number(len(searched))}
    said = text("search.none_of_articles" if filters.kind == _ARTICLES else "search.none_text", **known)
    return Nothing(
        "none",
        text("search.none"),
        " ".join((said, *_share_of_places(filters, view, tracker, labels), *_share_of_days(filters, covered, tracker, labels))),
    )


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
    """A place asked for that is not covered well enough; of a province its regencies and cities count, if they are asked for too."""
    needed = tracker.rules.min_outlets
    for election in _elections(filters, view, tracker):
        if election.voting_day is None:
            return labels.text("tracker.no_voting_day")
        said = {"election": labels.label("election", election.id), "needed": needed}
        for code in _places(filters):
            if tracker.regions[code].level != "province":
                found = next(row for row in tracker.statuses(view, election) if row.code == code)
            else:
                found = tracker.province(view, election, code)
                within = tracker.covered_within(view, election, code)
                if code in filters.places and not any(within) and len(found.searched.outlets) < needed:
                    return labels.text("search.not_covered_province", place=place(tracker.regions, code), number=len(within), **said)
                if code in filters.places:
                    continue
            if len(found.searched.outlets) < needed:
                known = place(tracker.regions, code)
                return labels.text("search.not_covered_text", place=known, outlets=len(found.searched.outlets), **said)
    return None


def _uncovered_days(
    filters: Filters, covered: Collection[str], tracker: TrackerReader, names: Mapping[str, str], labels: Labels
) -> str | None:
    """Outlets, a time or the months before a vote asked for of which no day counts as searched."""
    windows = [window_of(tracker.elections[election], tracker.rules) for election in filters.election]
    spans = [*_spans(filters), *(span for span in windows if span)] or ([("", "9")] if filters.outlet else [])
    for first, last in spans:
        if not any(first <= day <= last for day in covered):
            every = "search.every_outlet_of" if _places(filters) else "search.every_outlet"
            who = ", ".join(names[outlet] for outlet in filters.outlet) or labels.text(every, places=_named(filters, tracker))
            ends = (("from", first), ("to", last if last < "9" else ""))
            when = " ".join(f"{labels.text(f'search.{end}')} {labels.date(day)}" for end, day in ends if day)
            return labels.text("search.not_covered_days", who=who, when=f" {when}" if when else "")
    return None


def _share_of_places(filters: Filters, view: View, tracker: TrackerReader, labels: Labels) -> list[str]:
    """Of each province asked for: how many of its regencies and cities are covered well enough."""
    said = []
    for election in _elections(filters, view, tracker):
        for code in filters.places:
            if tracker.regions[code].level == "province":
                within = tracker.covered_within(view, election, code)
                known = {"place": place(tracker.regions, code), "election": labels.label("election", election.id)}
                said.append(labels.text("search.places_covered", covered=sum(within), number=len(within), **known))
    return said


def _share_of_days(filters: Filters, covered: Collection[str], tracker: TrackerReader, labels: Labels) -> list[str]:
    """How many days of a time asked for count as searched, where it has two ends."""
    of = labels.text("search.that_reports", places=_named(filters, tracker)) if _places(filters) and not filters.outlet else ""
    said = []
    for first, last in _spans(filters):
        if first and last < "9":
            days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
            number = sum(first <= day <= last for day in covered)
            said.append(labels.text("search.days_covered", covered=labels.number(number), days=labels.number(days), of=of))
    return said[:1]


def _reporting(filters: Filters, view: View, tracker: TrackerReader) -> set[str]:
    """Searched outlets: those asked for, else those that report on a place asked for, else all. The others' days tell nothing of it."""
    searched = set(tracker.coverage(view))
    if filters.outlet:
        return searched & set(filters.outlet)
    if not _places(filters):
        return searched
    inside = tuple(f"{code}." for code in filters.places if code != NATION)
    enough = (pair for pair, number in view.articles_placed().items() if number >= tracker.rules.min_articles_placed)
    return searched & {outlet for outlet, code in enough if code in _places(filters) or code.startswith(inside)}


def _elections(filters: Filters, view: View, tracker: TrackerReader) -> list[Election]:
    """Those asked for; for a place without one the one that the tracker opens with."""
    if not filters.election and _places(filters):
        return [tracker.default(view)]
    return [tracker.elections[election] for election in filters.election]


def _places(filters: Filters) -> list[str]:
    """Codes asked for; that of the nation names no place whose outlets could be told."""
    return [code for code in dict.fromkeys((*filters.places, *filters.regions)) if code != NATION]


def _named(filters: Filters, tracker: TrackerReader) -> str:
    return "; ".join(place(tracker.regions, code) for code in _places(filters))


def _spans(filters: Filters) -> list[tuple[str, str]]:
    """First and last day of the times asked for; an open end is the empty text, or "9", which sorts behind every day."""
    ends = [filters.days(name) for name in ("published", "date")]
    return [(first or "", last or "9") for first, last in ends if first or last]
