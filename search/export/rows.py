"""What an export holds: one object for each article or record, as it may be shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ikrar.regions import Regions
from ikrar.store import View
from search.labels import place
from search.publication import Gate


def article_rows(view: View, gate: Gate, *, with_text: bool) -> Iterator[dict[str, Any]]:
    """The articles about the subject, by id. `text`, masked, only where the operator asks for it."""
    for stored in view.articles():
        article = gate.public_article(view, stored.id)
        if article is None:
            continue
        row = article.to_json()
        yield row | {"text": gate.public_text(view, stored.id)} if with_text else row


def record_rows(view: View, gate: Gate, regions: Regions) -> Iterator[dict[str, Any]]:
    """The records that stand, by id, with the name of their place and the store revision of the export."""
    for record in gate.public_records(view, view.records()):
        yield record.to_json() | {"region_name": place(regions, record.record.region), "export_revision": view.revision}
