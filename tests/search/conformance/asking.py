"""Short ways to make documents and to ask."""

from __future__ import annotations

from typing import Any

from search.documents import IndexDocument
from search.index.base import SearchIndex
from search.query import Filters, Query, parse_query


def document(id: str, text: str = "", *, revision: int = 1, **fields: Any) -> IndexDocument:
    given = {"title": "", "evidence": "", "regions": ("33.25",), "article_id": f"a-{id}", "kind": "violation", "stage": "alleged"}
    return IndexDocument(
        id=id, text=text, revision=revision, url=f"https://contoh.test/{id}", outlet="contoh", source_kind="press", **(given | fields)
    )


def fill(index: SearchIndex, *documents: IndexDocument, revision: int = 1) -> None:
    index.put(documents)
    index.advance(revision)


def ids(index: SearchIndex, text: str = "", **filters: Any) -> set[str]:
    """Ids of all documents that answer; total and page must agree on them."""
    answer = index.search(Query(text=parse_query(text), filters=Filters(**filters), size=1000))
    found = [hit.document.id for hit in answer.hits]
    assert len(found) == len(set(found)) == answer.total
    return set(found)
