"""From the parameters of an address to a `Query`; the page and the API read them the same way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from ikrar.errors import QueryError
from search.query import FACETS, Filters, Query, parse_query

SHOWN_FACETS = ("kind", "form", "stage", "provinces", "election", "outlet", "source_kind", "subject", "needs_review", "gone")
"""Those that the page lists beside the results; `provinces` narrows `places`."""

MANY = tuple(item.name for item in fields(Filters) if item.type == "tuple[str, ...]")
_YES_NO = ("needs_review", "gone")
_WHOLE = ("count_from", "count_to")
_TEXT = ("date_from", "date_to", "published_from", "published_to")
FILTERS = (*MANY, *_YES_NO, "min_confidence", *_WHOLE, *_TEXT)
_OTHERS = ("q", "sort", "after", "size", "collapse", "facets", "lang")


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, as asked and as understood."""

    text: str
    query: Query
    parameters: list[tuple[str, str]]
    """Those that say something, without paging and language, in the order given."""

    def with_(self, name: str, value: str) -> list[tuple[str, str]]:
        """The parameters with one more filter."""
        return [*self.parameters, (name, value)] if (name, value) not in self.parameters else self.parameters

    def without(self, name: str, value: str | None = None) -> list[tuple[str, str]]:
        """The parameters without a filter (of this value)."""
        return [pair for pair in self.parameters if pair[0] != name or value not in (None, pair[1])]

    def replaced(self, name: str, value: str) -> list[tuple[str, str]]:
        return [*self.without(name), (name, value)]

    @property
    def filters(self) -> list[tuple[str, str]]:
        """The filters in use, as given."""
        return [pair for pair in self.parameters if pair[0] in FILTERS]


def read_question(given: Iterable[tuple[str, str]], *, page_size: int, strict: bool, collapse: bool) -> Question:
    """
    Args:
        strict: unknown parameters are errors (the API); a page leaves out what others add to addresses.
        collapse: one hit for each article, unless the parameter says otherwise.

    Raises:
        QueryError: words or a filter that cannot be understood.
    """
    parameters = [(name, value.strip()) for name, value in given if value.strip()]
    unknown = sorted({name for name, _ in parameters} - {*FILTERS, *_OTHERS})
    if strict and unknown:
        raise QueryError(f"unknown parameter {unknown[0]!r}; there are {', '.join((*FILTERS, *_OTHERS))}")
    values: dict[str, list[str]] = {}
    for name, value in parameters:
        values.setdefault(name, []).append(value)
    text = values.get("q", [""])[-1]
    facets = tuple(name for value in values.get("facets", []) for name in value.split(",")) if strict else SHOWN_FACETS
    query = Query(
        text=parse_query(text),
        filters=Filters(**_filters(values)),
        sort=values.get("sort", ["relevance" if text else "date"])[-1],  # type: ignore[arg-type]  # Query refuses others
        size=_whole("size", values["size"][-1]) if "size" in values else page_size,
        after=values["after"][-1] if "after" in values else None,
        facets=facets,
        collapse=_yes("collapse", values["collapse"][-1]) if "collapse" in values else collapse,
    )
    kept = [pair for pair in parameters if pair[0] in (*FILTERS, "q", "sort", "collapse")]
    return Question(text, query, kept)


def _filters(values: dict[str, list[str]]) -> dict[str, Any]:
    filters: dict[str, Any] = {name: tuple(dict.fromkeys(values[name])) for name in MANY if name in values}
    filters |= {name: _yes(name, values[name][-1]) for name in _YES_NO if name in values}
    filters |= {name: _whole(name, values[name][-1]) for name in _WHOLE if name in values}
    filters |= {name: values[name][-1] for name in _TEXT if name in values}
    if "min_confidence" in values:
        filters["min_confidence"] = _share(values["min_confidence"][-1])
    return filters


def _yes(name: str, value: str) -> bool:
    if value not in ("true", "false"):
        raise QueryError(f"{name} is true or false, not {value!r}")
    return value == "true"


def _whole(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise QueryError(f"{name} is a whole number, not {value!r}")
    return int(value)


def _share(value: str) -> float:
    try:
        share = float(value.replace(",", "."))
    except ValueError as error:
        raise QueryError(f"min_confidence is a number from 0 to 1, not {value!r}") from error
    if not 0 <= share <= 1:
        raise QueryError(f"min_confidence is a number from 0 to 1, not {value!r}")
    return share


assert set(SHOWN_FACETS) <= set(FACETS)
