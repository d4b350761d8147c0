"""The seam behind which every search engine stands. To add an engine: one file beside this one with a `SearchIndex`,
one line in `search/index/opened.py`, one line in `tests/search/conformance/`.

An engine takes our own `Query`; its syntax stays in its own file. Words are cut and stemmed by `search.analysis` for all
engines alike, so all of them find the same documents; only the scores of `relevance` differ.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass

from search.documents import IndexDocument
from search.query import Query

COLLAPSE_WINDOW = 10_000
"""Collapsed results can be paged to this article; beyond it only `scan` or a narrower query helps (Elasticsearch's window)."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` of one of the document's `TEXT_FIELDS` that match the query."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    document: IndexDocument
    highlights: tuple[Span, ...]
    """Sorted; none overlap within a field."""
    score: float
    """Comparable within one answer only; 0 where the order is not by relevance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """One page of an answer."""

    total: int
    """Exact number of matching documents (records, and articles without records), on all pages."""
    articles: int | None
    """With `collapse`: exact number of articles that these are of, on all pages; null without it, and where an engine only estimates it."""
    wordings: int | None
    """The same for different texts; less than `articles` where some are word-for-word copies."""
    hits: tuple[Hit, ...]
    next: str | None
    """Give it as `Query.after` for the next page; None at the end."""
    facets: Mapping[str, Mapping[str, int]]
    """Field -> value -> matching documents; most frequent first, ties by value. Null values are not counted."""
    revision: int
    """Store revision that the answer stands on."""


def order_counts(counts: Mapping[str, int]) -> dict[str, int]:
    """A facet in the order that `Hits.facets` promises."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


class IndexWriter(ABC):
    """What takes documents. Nothing written is promised to be found before `advance`."""

    @abstractmethod
    def put(self, documents: Iterable[IndexDocument]) -> None:
        """Add or replace by id. A document of a lower revision than the one that is there, or than its deletion, is ignored."""

    @abstractmethod
    def delete(self, ids: Iterable[str], *, revision: int) -> None:
        """Remove what is there at `revision` or lower; an unknown id is nothing. The deletion is remembered for an hour at least."""

    @abstractmethod
    def advance(self, revision: int) -> None:
        """All changes up to this store revision are in, and are found from now on. Never moves backwards."""


class SearchIndex(IndexWriter):
    """An index that can be thrown away and rebuilt from the store at any time.

    Every method raises `IndexUnavailable` where the engine does not answer. One instance may be used by several threads.
    """

    @property
    @abstractmethod
    def revision(self) -> int:
        """The store revision that it has taken; 0 when new."""

    @property
    @abstractmethod
    def outdated(self) -> bool:
        """It was built by another analysis or another gate (other stems, other masks) and must be rebuilt before it is right again."""

    @abstractmethod
    def search(self, query: Query) -> Hits:
        """One page.

        Raises:
            QueryError: `after` belongs to another question, or lies beyond `COLLAPSE_WINDOW`.
        """

    @abstractmethod
    def scan(self, query: Query) -> Iterator[Hit]:
        """Every hit to the last, of one moment, whatever is written meanwhile; `size`, `after`, `facets` and `collapse` do not count."""

    @abstractmethod
    def rebuild(self) -> AbstractContextManager[IndexWriter]:
        """A new, empty index that is filled inside the `with` while the old one serves; takes its place at the end,
        in one step, or is dropped when the block raises."""

    @abstractmethod
    def close(self) -> None:
        """Release files and connections; closing twice is nothing."""
