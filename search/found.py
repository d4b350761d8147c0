"""Hits of an index as they may be shown: each goes through the publication gate once more, at the store's newest revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ikrar.errors import IndexEmpty, IndexOutdated
from ikrar.store import View
from search.index.base import Hit, SearchIndex
from search.publication import Gate, PublicArticle, PublicRecord


@dataclass(frozen=True, slots=True)
class Found:
    hit: Hit
    shown: PublicRecord | PublicArticle

    def highlights(self) -> list[dict[str, Any]]:
        """What was looked for, as `field`, `start`, `end`, `text`: in the title, and in the evidence, its spans joined by newlines.

        Only in fields that still read as the index holds them.
        """
        document = self.hit.document
        article = self.shown.article if isinstance(self.shown, PublicRecord) else self.shown
        evidence = "\n".join(span.text for span in self.shown.evidence) if isinstance(self.shown, PublicRecord) else ""
        current = {"title": article.title, "evidence": evidence}
        return [
            {"field": span.field, "start": span.start, "end": span.end, "text": current[span.field][span.start : span.end]}
            for span in self.hit.highlights
            if span.field in current and current[span.field] == getattr(document, span.field)
        ]


def show_hits(view: View, gate: Gate, hits: Iterable[Hit]) -> Iterator[Found]:
    """In the order of `hits`. What the store has withdrawn since the index was brought up to it is left out."""
    given = list(hits)
    stored = {record.id: record for record in view.records_of_ids(hit.document.id for hit in given)}
    for hit in given:
        shown: PublicRecord | PublicArticle | None
        if hit.document.kind == "article":
            shown = gate.public_article(view, hit.document.article_id)
        else:
            shown = gate.public_record(view, stored[hit.document.id]) if hit.document.id in stored else None
        if shown is not None:
            yield Found(hit, shown)


def require_filled(index: SearchIndex, view: View) -> int:
    """How many revisions the index is behind the store.

    Raises:
        IndexEmpty: nothing was ever indexed, though the store holds something: "no hits" would be a false zero.
        IndexOutdated: it must be made anew before its answers are right.
    """
    if index.revision == 0 and view.revision > 0:
        raise IndexEmpty("nothing has been indexed yet; run `ikrar index`")
    if index.outdated:
        raise IndexOutdated("another release or configuration made the index; run `ikrar index`, which makes it anew from the store")
    return max(0, view.revision - index.revision)
