"""Store first, index second: bring an index up to the store's newest revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any, Protocol

from ikrar.store import Store, View
from search.documents import IndexDocument
from search.index.base import IndexWriter, SearchIndex
from search.query import Filters, Query

BATCH = 100
"""Articles that are looked at in one step."""


class DocumentSource(Protocol):
    """The publication gate, as far as an index needs it."""

    def documents(self, view: View, article_id: str) -> list[IndexDocument]:
        """What an index may hold of an article; nothing for one that is not held or not relevant."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexReport:
    """What an update did. `put` and `deleted` count documents."""

    revision: int
    put: int
    deleted: int
    rebuilt: bool

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def update_index(store: Store, gate: DocumentSource, index: SearchIndex, *, rebuild: bool = False) -> IndexReport:
    """Take every change since the index's revision; doing it twice changes nothing, killed half-way it is taken up again.

    The index is rebuilt behind the serving one where asked for, where another analysis or gate made it, and where it knows revisions
    that the store does not have.
    """
    view = store.at()
    held = index.revision
    if rebuild or index.outdated or held > view.revision:
        with index.rebuild() as writer:
            put = sum(_put(writer, gate, view, batch) for batch in _batches(article.id for article in view.articles()))
            writer.advance(view.revision)
        return IndexReport(revision=view.revision, put=put, deleted=0, rebuilt=True)
    put = deleted = 0
    if held < view.revision:
        for batch in _batches(sorted(view.articles_touched_since(held))):
            before = {hit.document.id for hit in index.scan(Query(filters=Filters(article_id=tuple(batch))))}
            documents = [document for article in batch for document in gate.documents(view, article)]
            vanished = before - {document.id for document in documents}
            index.put(documents)
            index.delete(sorted(vanished), revision=view.revision)
            put, deleted = put + len(documents), deleted + len(vanished)
        index.advance(view.revision)
    return IndexReport(revision=view.revision, put=put, deleted=deleted, rebuilt=False)


def _put(writer: IndexWriter, gate: DocumentSource, view: View, articles: Iterable[str]) -> int:
    documents = [document for article in articles for document in gate.documents(view, article)]
    writer.put(documents)
    return len(documents)


def _batches(articles: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(articles)
    while batch := list(islice(remaining, BATCH)):
        yield batch
