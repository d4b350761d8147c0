"""Why an answer is empty. A zero is never left to speak for itself, on the page or in the API."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from search.labels import place
from search.query import Filters
from search.tracker import State
from search.web.questions import Question
from search.web.refusals import parameter_label
from search.web.site import Page

_OF_STATEMENTS = ("form", "audience", "scope", "issuer_position", "issuer_institution", "issuer_status")
_OF_CLAIMS = ("stage", "subject", "count_unit", "count_from", "count_to", "from_institution", "to_institution", "conduct", "sanction")


@dataclass(frozen=True, slots=True)
class Nothing:
    reason: Literal["never_together", "not_covered", "empty_store", "none"]
    title: str
    text: str


def why_nothing(page: Page, question: Question) -> Nothing:
    """Filters that no record can meet, a place that is not covered, or searched and not found."""
    text, filters = page.labels.text, question.query.filters
    if apart := _never_together(filters):
        names = ", ".join(parameter_label(name, page) for name in apart)
        return Nothing("never_together", text("search.never_together"), text("search.never_together_text", filters=names))
    if (uncovered := _uncovered(page, filters)) is not None:
        return uncovered
    outlets = Counter(article.article.outlet for article in page.site.store.at().articles() if article.relevant)
    if not outlets:
        return Nothing("empty_store", text("search.none"), text("search.empty_store"))
    return Nothing("none", text("search.none"), text("search.none_text", articles=sum(outlets.values()), outlets=len(outlets)))


def _never_together(filters: Filters) -> list[str]:
    """Names of filters of statements beside filters of claims; a record is one or the other."""
    given = [name for name in (*_OF_STATEMENTS, *_OF_CLAIMS) if getattr(filters, name) not in ((), None)]
    kinds = {"statement" if name in _OF_STATEMENTS else "violation" for name in given}
    if len(kinds) == 2 or (kinds and filters.kind and not kinds & set(filters.kind)):
        return ["kind", *given] if filters.kind else given
    return []


def _uncovered(page: Page, filters: Filters) -> Nothing | None:
    site, text = page.site, page.labels.text
    view = site.store.at()
    election = site.elections.get(filters.election[0]) if filters.election else site.tracker.default(view)
    needed = site.settings.coverage.min_outlets
    for code in (*filters.places, *filters.regions):
        if code not in site.regions or site.regions[code].level in ("nation", "province") or election is None:
            continue
        status = next(row for row in site.tracker.statuses(view, election) if row.code == code)
        if status.state is State.NOT_COVERED or len(status.searched.outlets) < needed:
            said = text(
                "search.not_covered_text",
                place=place(site.regions, code),
                election=page.labels.label("election", election.id),
                outlets=len(status.searched.outlets),
                needed=needed,
            )
            return Nothing("not_covered", text("search.not_covered"), said)
    return None
