"""Where the next page begins, as a text that travels in an address."""

from __future__ import annotations

import base64
import binascii
import json

from ikrar.errors import QueryError
from search.documents import IndexDocument
from search.index.base import COLLAPSE_WINDOW
from search.query import Query

SortKey = tuple[float | str, str]
"""(score, day or second; id) of the last hit of a page."""


def sort_key(query: Query, document: IndexDocument, score: float) -> SortKey:
    """What a hit is ordered by: the first part descending, then the id ascending."""
    if query.order == "relevance":
        return score, document.id
    return (document.sort_date if query.order == "date" else document.sort_published), document.id


def write_cursor(query: Query, place: SortKey | int) -> str:
    """`place`: the sort key of the last hit; with `collapse` the number of hits so far."""
    return base64.urlsafe_b64encode(json.dumps([query.fingerprint, place]).encode()).decode().rstrip("=")


def read_cursor(query: Query) -> SortKey | None:
    """The sort key that `query.after` holds, or None on the first page.

    Raises:
        QueryError: no cursor of ours, or one of another question.
    """
    place = _place(query)
    if place is None:
        return None
    if isinstance(place, list) and len(place) == 2 and isinstance(place[1], str):
        first = place[0]
        if isinstance(first, str) if query.order == "date" else isinstance(first, int | float) and not isinstance(first, bool):
            return first, place[1]
    raise _unreadable()


def read_offset(query: Query) -> int:
    """How many hits of a collapsed answer are on the pages before."""
    place = _place(query)
    if place is None:
        return 0
    if not isinstance(place, int) or isinstance(place, bool) or place < 0:
        raise _unreadable()
    if place + query.size > COLLAPSE_WINDOW:
        message = f"one result for each article can be paged to number {COLLAPSE_WINDOW}; narrow the search or export its records"
        raise QueryError(message, reason="window", most=str(COLLAPSE_WINDOW))
    return place


def _place(query: Query) -> object:
    if query.after is None:
        return None
    try:
        fingerprint, place = json.loads(base64.urlsafe_b64decode(query.after + "=" * (-len(query.after) % 4)))
    except (binascii.Error, ValueError, TypeError) as error:
        raise _unreadable() from error
    if fingerprint != query.fingerprint:
        raise QueryError("this page belongs to another search; start again from the first page", reason="cursor")
    return place


def _unreadable() -> QueryError:
    return QueryError("the mark of the page cannot be read; start again from the first page", reason="cursor")
