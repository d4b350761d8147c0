"""What can be asked of an index: words, filters, order, page, facets. No engine's syntax stands here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from typing import Literal, get_args

from ikrar import model
from ikrar.errors import QueryError
from search.documents import KEYWORD_FIELDS, KINDS, days_of
from search.expression import Expression, QuerySyntaxError, parse_query

__all__ = ["FACETS", "MAX_SIZE", "SORTS", "Filters", "Query", "QuerySyntaxError", "Sort", "parse_query", "unknown_value"]

Sort = Literal["relevance", "date", "published"]
"""`date`: event date, newest first; `published`: publication, newest first. What has no date comes last; ties go by id.
`relevance` without words is `published`."""

SORTS: tuple[Sort, ...] = get_args(Sort)
MAX_SIZE = 1_000
FACETS = tuple(name for name in KEYWORD_FIELDS if name not in ("wording", "places"))
"""Fields whose values can be counted over all hits."""

_VOCABULARY: dict[str, tuple[str, ...]] = {
    "kind": KINDS,
    "form": model.FORMS,
    "stage": model.STAGES,
    "source_kind": model.SOURCE_KINDS,
    "date_basis": model.DATE_BASES,
    "count_unit": model.COUNT_UNITS,
    "subject": model.SUBJECTS,
    "from_institution": model.INSTITUTIONS,
    "to_institution": model.INSTITUTIONS,
    "issuer_position": model.POSITIONS,
    "issuer_institution": model.INSTITUTIONS,
    "issuer_status": model.STATUSES,
    "audience": model.AUDIENCES,
    "scope": model.SCOPES,
    "conduct": model.CONDUCTS,
    "sanction": model.SANCTIONS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Each names the values that are accepted; empty accepts all, several are alternatives. All must hold for one document.

    Raises:
        QueryError: a value that the codebook does not have, a range that is upside down, a date that does not exist.
    """

    kind: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """Codes of places, each with all places in it: `33` finds `33.25` too, `00` every document that has a place."""
    regions: tuple[str, ...] = ()
    """Codes of places, exactly these: `33` finds what concerns the province as such."""
    outlet: tuple[str, ...] = ()
    source_kind: tuple[str, ...] = ()
    date_basis: tuple[str, ...] = ()
    count_unit: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    from_institution: tuple[str, ...] = ()
    to_institution: tuple[str, ...] = ()
    issuer_position: tuple[str, ...] = ()
    issuer_institution: tuple[str, ...] = ()
    issuer_status: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    conduct: tuple[str, ...] = ()
    sanction: tuple[str, ...] = ()
    election: tuple[str, ...] = ()
    article_id: tuple[str, ...] = ()
    wording: tuple[str, ...] = ()
    """Articles of these words: one and its word-for-word copies."""
    needs_review: bool | None = None
    gone: bool | None = None
    min_confidence: float | None = None
    """What has no confidence is not found then."""
    count_from: int | None = None
    """The record's count may reach this number; what has no count is not found."""
    count_to: int | None = None
    date_from: str | None = None
    """ISO of any precision. The record's date may lie on or after it; what has no date is not found."""
    date_to: str | None = None
    published_from: str | None = None
    """As above, for the day of publication."""
    published_to: str | None = None

    def __post_init__(self) -> None:
        for name, allowed in _VOCABULARY.items():
            for value in getattr(self, name):
                if value not in allowed:
                    raise unknown_value(name, value, allowed)
        if self.count_from is not None and self.count_to is not None and self.count_from > self.count_to:
            raise _upside_down("count", self.count_from, self.count_to)
        for name in ("date", "published"):
            first, last = self.days(name)
            if first and last and first > last:
                raise _upside_down(name, getattr(self, f"{name}_from"), getattr(self, f"{name}_to"))

    def keywords(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """(field of the document, accepted values) of the filters that are set, other than ranges."""
        for name in KEYWORD_FIELDS:
            accepted = getattr(self, name, ())
            if isinstance(accepted, bool):
                yield name, ("true" if accepted else "false",)
            elif accepted:
                yield name, accepted

    def days(self, name: str) -> tuple[str | None, str | None]:
        """First and last day (`YYYY-MM-DD`) of the range `date` or `published`; None is open."""
        first, last = _days(f"{name}_from", getattr(self, f"{name}_from")), _days(f"{name}_to", getattr(self, f"{name}_to"))
        return first and first[0], last and last[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One question to an index.

    Raises:
        QueryError: a sort, size or facet that does not exist.
    """

    text: Expression | None = None
    """From `parse_query`; None finds everything that the filters accept."""
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "relevance"
    size: int = 20
    """Hits on a page, 0 to `MAX_SIZE`."""
    after: str | None = None
    """`Hits.next` of the page before; of the same question only."""
    facets: tuple[str, ...] = ()
    """Fields of `FACETS` whose values are counted over all hits."""
    collapse: bool = False
    """One hit for each article and its word-for-word copies, the best in the order asked for."""

    def __post_init__(self) -> None:
        if self.sort not in SORTS:
            raise unknown_value("sort", self.sort, SORTS)
        if not 0 <= self.size <= MAX_SIZE:
            raise QueryError(f"a page has 0 to {MAX_SIZE} hits, not {self.size}", reason="size", value=str(self.size), most=str(MAX_SIZE))
        for name in self.facets:
            if name not in FACETS:
                raise unknown_value("facets", name, FACETS)

    @property
    def order(self) -> Sort:
        """The order in force: without words there is no relevance, and the newest publication comes first."""
        return "published" if self.sort == "relevance" and self.text is None else self.sort

    @property
    def fingerprint(self) -> str:
        """The same for all pages of one question, and for no other question."""
        filters = {item.name: value for item in fields(self.filters) if (value := getattr(self.filters, item.name)) not in ((), None)}
        text = None if self.text is None else repr(self.text)
        asked = json.dumps([text, filters, self.sort, self.collapse], sort_keys=True)
        return hashlib.sha256(asked.encode()).hexdigest()[:12]


def unknown_value(name: str, value: str, allowed: Sequence[str]) -> QueryError:
    """What to raise for a value that a parameter does not have."""
    near = get_close_matches(value.casefold(), allowed)
    return QueryError(
        f"{name} cannot be {value!r}; it is one of {', '.join(allowed)}",
        reason="unknown_value",
        near=near,
        field=name,
        value=value,
        allowed=allowed,
    )


def _days(name: str, value: str | None) -> tuple[str, str] | None:
    try:
        return days_of(value) if value else None
    except ValueError as error:
        raise QueryError(f"{name} cannot be read: {error}", reason="date", field=name, value=str(value)) from error


def _upside_down(name: str, first: object, last: object) -> QueryError:
    return QueryError(
        f"the {name} range is upside down: {first} to {last}", reason="upside_down", field=name, first=str(first), last=str(last)
    )
