"""What stands behind a hit of a collapsed answer: more records of its article, and word-for-word copies in other outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from search.documents import IndexDocument
from search.index.base import Hit, SearchIndex
from search.query import Filters, Query


@dataclass(frozen=True, slots=True)
class Folded:
    hit: Hit
    in_article: int
    """How many documents of the hit's own article match."""
    copies: tuple[IndexDocument, ...]
    """One document of each other article of the same wording that matches, by outlet."""

    @property
    def outlets(self) -> tuple[str, ...]:
        """The other outlets that printed it."""
        return tuple(dict.fromkeys(copy.outlet for copy in self.copies if copy.outlet != self.hit.document.outlet))


def fold(index: SearchIndex, query: Query, hits: Sequence[Hit]) -> list[Folded]:
    """The hits of one page of the query's answer with what they stand for; without `collapse` each stands for itself."""
    if not query.collapse or not hits:
        return [Folded(hit, 1, ()) for hit in hits]
    wordings = tuple(dict.fromkeys(hit.document.wording for hit in hits))
    same = replace(query, filters=replace(query.filters, wording=wordings), collapse=False, after=None, size=0, facets=("article_id",))
    numbers = index.search(same).facets["article_id"]
    copies: dict[str, dict[str, IndexDocument]] = defaultdict(dict)
    if others := tuple(numbers.keys() - {hit.document.article_id for hit in hits}):
        for found in index.scan(Query(filters=Filters(article_id=others))):
            copies[found.document.wording].setdefault(found.document.article_id, found.document)
    return [
        Folded(
            hit,
            numbers.get(hit.document.article_id, 1),
            tuple(sorted(copies[hit.document.wording].values(), key=lambda one: (one.outlet, one.article_id))),
        )
        for hit in hits
    ]
