"""The reference engine: every document is asked in turn. For tests, for alerts, and for a handful of documents."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from search.analysis.analyser import Analyser
from search.documents import IndexDocument
from search.index.base import Hit, Hits, IndexWriter, SearchIndex, order_counts
from search.index.cursors import SortKey, read_cursor, read_offset, sort_key, write_cursor
from search.index.matching import Texts, accepts, analyse_document, find_highlights, holds, score
from search.query import Query


@dataclass(slots=True)
class _State:
    documents: dict[str, tuple[IndexDocument, Texts]] = field(default_factory=dict)
    deleted: dict[str, int] = field(default_factory=dict)
    revision: int = 0


class _MemoryWriter(IndexWriter):
    def __init__(self, analyser: Analyser) -> None:
        self._analyser, self._state, self._lock = analyser, _State(), threading.RLock()

    def put(self, documents: Iterable[IndexDocument]) -> None:
        for document in documents:
            texts = analyse_document(document, self._analyser)
            with self._lock:
                held = self._state.documents.get(document.id)
                newest = max(held[0].revision if held else 0, self._state.deleted.get(document.id, 0))
                if document.revision >= newest:
                    self._state.documents[document.id] = document, texts

    def delete(self, ids: Iterable[str], *, revision: int) -> None:
        with self._lock:
            for id in ids:
                held = self._state.documents.get(id)
                if held is None or held[0].revision <= revision:
                    self._state.documents.pop(id, None)
                    self._state.deleted[id] = max(revision, self._state.deleted.get(id, 0))

    def advance(self, revision: int) -> None:
        with self._lock:
            self._state.revision = max(revision, self._state.revision)


class MemoryIndex(_MemoryWriter, SearchIndex):
    """Lives and dies with the process."""

    @property
    def revision(self) -> int:
        return self._state.revision

    @property
    def outdated(self) -> bool:
        return False

    def search(self, query: Query) -> Hits:
        with self._lock:
            revision = self._state.revision
            found = self._found(query)
        facets = count_facets(query, (hit.document for hit in found))
        total = len(found)
        articles = len({hit.document.article_id for hit in found}) if query.collapse else None
        wordings = len({hit.document.wording for hit in found}) if query.collapse else None
        if query.collapse:
            found, offset = _one_for_each_wording(found), read_offset(query)
            page = found[offset : offset + query.size]
            more = len(found) > offset + len(page)
            following = write_cursor(query, offset + len(page)) if page and more else None
        else:
            after = read_cursor(query)
            rest = found if after is None else [hit for hit in found if _comes_after(_key(query, hit), after)]
            page = rest[: query.size]
            following = write_cursor(query, _key(query, page[-1])) if page and len(rest) > len(page) else None
        return Hits(total=total, articles=articles, wordings=wordings, hits=tuple(page), next=following, facets=facets, revision=revision)

    def scan(self, query: Query) -> Iterator[Hit]:
        with self._lock:
            found = self._found(query)
        yield from found

    def _found(self, query: Query) -> list[Hit]:
        """All hits in the order asked for."""
        clause = self._analyser.understand(query.text) if query.text is not None else None
        found = [
            Hit(
                document=document,
                highlights=find_highlights(clause, texts) if clause else (),
                score=score(clause, texts) if clause and query.order == "relevance" else 0.0,
            )
            for document, texts in self._state.documents.values()
            if accepts(query.filters, document) and (clause is None or holds(clause, texts))
        ]
        found.sort(key=lambda hit: hit.document.id)
        found.sort(key=lambda hit: _key(query, hit)[0], reverse=True)
        return found

    @contextmanager
    def rebuild(self) -> Iterator[IndexWriter]:
        writer = _MemoryWriter(self._analyser)
        yield writer
        with self._lock:
            self._state = writer._state

    def close(self) -> None:
        """Nothing is held outside of memory."""


def count_facets(query: Query, documents: Iterable[IndexDocument]) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in query.facets}
    for document in documents:
        for name, counter in counts.items():
            counter.update(document.values(name))
    return {name: order_counts(counter) for name, counter in counts.items()}


def _key(query: Query, hit: Hit) -> SortKey:
    return sort_key(query, hit.document, hit.score)


def _comes_after(key: SortKey, mark: SortKey) -> bool:
    return key[0] < mark[0] or (key[0] == mark[0] and key[1] > mark[1])  # type: ignore[operator]  # both of one order, so both text or both number


def _one_for_each_wording(found: Sequence[Hit]) -> list[Hit]:
    best: dict[str, Hit] = {}
    for hit in found:
        best.setdefault(hit.document.wording, hit)
    return list(best.values())
