"""From the parameters of an address to a `Query`; the page and the API read them the same way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import Any

from ikrar.errors import QueryError
from search.labels import LANGUAGES
from search.query import FACETS, MAX_SIZE, Filters, Query, parse_query, unknown_value

SHOWN_FACETS = ("kind", "form", "stage", "provinces", "election", "outlet", "source_kind", "subject", "needs_review", "gone")
"""Those that the page lists beside the results; `provinces` narrows `places`."""

MANY = tuple(item.name for item in fields(Filters) if item.type == "tuple[str, ...]")
_YES_NO = ("needs_review", "gone")
_WHOLE = ("count_from", "count_to")
_TEXT = ("date_from", "date_to", "published_from", "published_to")
_ONCE = ("q", "sort", "after", "size", "collapse", "lang", *_YES_NO, "min_confidence", *_WHOLE, *_TEXT)
FILTERS = (*MANY, *_YES_NO, "min_confidence", *_WHOLE, *_TEXT)
TYPED = ("min_confidence", *_WHOLE, *_TEXT)
"""Filters whose values are typed, not chosen."""
_COUNTED = tuple(name for name in FACETS if name != "article_id")
"""As many values as articles are for folding copies only."""
PARAMETERS = (*FILTERS, "q", "sort", "after", "size", "collapse", "facets", "lang")
_ADDED_BY_OTHERS = ("utm_", "fbclid", "gclid", "igshid", "mc_cid", "mc_eid")
"""What mailers and networks hang on an address that somebody shares; it was never meant for us."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, as asked and as understood."""

    text: str
    query: Query
    parameters: list[tuple[str, str]]
    """Those that say something, without paging and language, in the order given."""
    ignored: tuple[tuple[str, str], ...] = ()
    """Names of parameters that mean nothing here and were left out, each with the name that may have been meant, or nothing."""

    def with_(self, name: str, value: str) -> list[tuple[str, str]]:
        """The parameters with one more filter."""
        return [*self.parameters, (name, value)] if (name, value) not in self.parameters else self.parameters

    def without(self, name: str, value: str | None = None) -> list[tuple[str, str]]:
        """The parameters without a filter (of this value)."""
        return [pair for pair in self.parameters if pair[0] != name or value not in (None, pair[1])]

    def replaced(self, name: str, value: str) -> list[tuple[str, str]]:
        return [*self.without(name), (name, value)]

    def unfolded(self, name: str, value: str) -> list[tuple[str, str]]:
        """Every record behind one hit: of its article, or of all copies."""
        kept = [pair for pair in self.with_(name, value) if pair[0] != "collapse"]
        return [*kept, ("collapse", "false")]

    @property
    def filters(self) -> list[tuple[str, str]]:
        """The filters in use, as given."""
        return [pair for pair in self.parameters if pair[0] in FILTERS]


def read_question(given: Iterable[tuple[str, str]], *, page_size: int, strict: bool, collapse: bool) -> Question:
    """
    Args:
        strict: unknown parameters are errors (the API); a page leaves them out and says so.
        collapse: one hit for each article, unless the parameter says otherwise.

    Raises:
        QueryError: words or a filter that cannot be understood.
    """
    parameters = [(name, value.strip()) for name, value in given if value.strip()]
    unknown = unknown_parameters(parameters, PARAMETERS)
    if strict and unknown:
        raise unknown_parameter(unknown[0], PARAMETERS)
    require_once(parameters, _ONCE)
    _require_language(parameters)
    values: dict[str, list[str]] = {}
    for name, value in parameters:
        values.setdefault(name, []).append(value)
    text = values.get("q", [""])[-1]
    facets = tuple(name for value in values.get("facets", []) for name in value.split(",")) if strict else SHOWN_FACETS
    if not strict and "size" in values and whole_number("size", values["size"][-1]) == 0:
        raise QueryError(f"a page has 1 to {MAX_SIZE} hits, not 0", reason="size", value="0", most=str(MAX_SIZE))
    for name in facets:
        if name not in _COUNTED:
            raise unknown_value("facets", name, _COUNTED)
    query = Query(
        text=parse_query(text),
        filters=Filters(**_filters(values)),
        sort=values.get("sort", ["relevance" if text else "date"])[-1],  # type: ignore[arg-type]  # Query refuses others
        size=whole_number("size", values["size"][-1]) if "size" in values else page_size,
        after=values["after"][-1] if "after" in values else None,
        facets=facets,
        collapse=_yes("collapse", values["collapse"][-1]) if "collapse" in values else collapse,
    )
    kept = [pair for pair in parameters if pair[0] in (*FILTERS, "q", "sort", "collapse")]
    ignored = tuple((name, "".join(_like(name, PARAMETERS)[:1])) for name in unknown if not name.startswith(_ADDED_BY_OTHERS))
    return Question(text, query, kept, ignored)


def read_parameters(given: Iterable[tuple[str, str]], *allowed: str) -> dict[str, str]:
    """The parameters of a page that has no filters, each of which is given once; the language may always be.

    Raises:
        QueryError: one that means nothing here, or one that is given twice: the answer would be to another question.
    """
    parameters = [(name, value.strip()) for name, value in given if value.strip() and not name.startswith(_ADDED_BY_OTHERS)]
    known = (*allowed, "lang")
    for name in unknown_parameters(parameters, known):
        raise unknown_parameter(name, known)
    require_once(parameters, known)
    _require_language(parameters)
    return dict.fromkeys(known, "") | dict(parameters)


def require_once(given: Sequence[tuple[str, str]], names: Sequence[str]) -> None:
    """
    Raises:
        QueryError: one of these parameters is given with two values, of which only one could count.
    """
    for name in names:
        values = list(dict.fromkeys(value for known, value in given if known == name))
        if len(values) > 1:
            message = f"{name} can be given once, and there are {', '.join(values)}"
            raise QueryError(message, reason="repeated", near=values, field=name, given=", ".join(values))


def _require_language(given: Iterable[tuple[str, str]]) -> None:
    for name, value in given:
        if name == "lang" and value not in LANGUAGES:
            # No nearest one: links keep the page's own language, and it has two.
            message = f"lang cannot be {value!r}; it is one of {', '.join(LANGUAGES)}"
            raise QueryError(message, reason="unknown_value", field="lang", value=value, allowed=LANGUAGES)


def unknown_parameters(given: Iterable[tuple[str, str]], allowed: Sequence[str]) -> list[str]:
    return sorted({name for name, _ in given} - set(allowed))


def unknown_parameter(name: str, allowed: Sequence[str]) -> QueryError:
    """What to raise where such a parameter is an error."""
    near = _like(name, allowed)
    message = f"unknown parameter {name!r}; there are {', '.join(allowed)}"
    return QueryError(message, reason="unknown_parameter", near=near, value=name, allowed=allowed)


def _like(name: str, allowed: Sequence[str]) -> list[str]:
    return get_close_matches(name.casefold(), allowed, cutoff=0.85)


def whole_number(name: str, value: str) -> int:
    """
    Raises:
        QueryError: the value of this parameter is none.
    """
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise QueryError(f"{name} is a whole number, not {value!r}", reason="whole", field=name, value=value)
    return int(value)


def _filters(values: dict[str, list[str]]) -> dict[str, Any]:
    filters: dict[str, Any] = {name: tuple(dict.fromkeys(values[name])) for name in MANY if name in values}
    filters |= {name: _yes(name, values[name][-1]) for name in _YES_NO if name in values}
    filters |= {name: whole_number(name, values[name][-1]) for name in _WHOLE if name in values}
    filters |= {name: values[name][-1] for name in _TEXT if name in values}
    if "min_confidence" in values:
        filters["min_confidence"] = _share(values["min_confidence"][-1])
    return filters


def _yes(name: str, value: str) -> bool:
    if value not in ("true", "false"):
        raise QueryError(f"{name} is true or false, not {value!r}", reason="yes_no", field=name, value=value)
    return value == "true"


def _share(value: str) -> float:
    try:
        share = float(value.replace(",", "."))
    except ValueError:
        share = -1
    if not 0 <= share <= 1:
        message = f"min_confidence is a number from 0 to 1, not {value!r}"
        raise QueryError(message, reason="share", field="min_confidence", value=value)
    return share


assert set(SHOWN_FACETS) <= set(FACETS)
