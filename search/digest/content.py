"""What a digest says: the changes of a span of revisions, by province, through the publication gate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ikrar.archive import Archive
from ikrar.regions import NATION, Region, Regions
from ikrar.store import RecordChange, Store, View
from search.publication import Gate, PublicRecord

News = Literal["new", "corrected", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestItem:
    """One record and what became of it; `before` is what was told earlier, for a correction."""

    news: News
    record: PublicRecord
    before: PublicRecord | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestContent:
    """Changes after one revision up to another. Provinces in the order of their codes, the nation first."""

    after: int
    upto: int
    provinces: tuple[tuple[Region, tuple[DigestItem, ...]], ...]

    def number(self, news: News) -> int:
        return sum(item.news == news for _, items in self.provinces for item in items)

    @property
    def empty(self) -> bool:
        return not self.provinces


def collect(store: Store, gate: Gate, regions: Regions, *, after: int, upto: int) -> DigestContent:
    """The content for a span of revisions: the same whenever it is asked for."""
    view, earlier = store.at(upto), store.at(after)
    by_province: dict[str, list[DigestItem]] = {}
    for change in store.changes(after, upto):
        if not _tells_something(change, view, after):
            continue
        record = gate.public_record(view, change.after)
        if record is None:
            continue
        before = gate.public_record(earlier, change.before) if change.before is not None else None
        code = record.record.region.partition(".")[0]
        by_province.setdefault(code, []).append(DigestItem(news=_news(change), record=record, before=before))
    return DigestContent(
        after=after,
        upto=upto,
        provinces=tuple((regions[code], tuple(sorted(by_province[code], key=_order))) for code in sorted(by_province)),
    )


def _tells_something(change: RecordChange, view: View, after: int) -> bool:
    """Whether a reader would notice: any row since then was material, not only the last one."""
    if change.before is None or change.after.change == "withdrawn":
        return True
    return any(row.material for row in view.record_history(change.after.id) if row.rev_from > after)


def _news(change: RecordChange) -> News:
    if change.after.change == "withdrawn":
        return "withdrawn"
    return "new" if change.before is None else "corrected"


def _order(item: DigestItem) -> tuple[str, str, str, str]:
    """By place, then statements before claims, then the newest first would need a reversed text: by date, then identifier."""
    record = item.record.record
    return (record.region if record.region != NATION else "", record.kind, record.date or "", item.record.id)


def outlets_tried(archive: Archive, names: Mapping[str, str], since: str) -> dict[str, Any]:
    """Outlets reached and not since a moment (UTC, empty: ever), by their last discovery pass, as plain JSON.

    Args:
        names: outlet id -> name; an outlet without one is called by its id.
    """
    last = {listing.outlet: listing for listing in archive.listings() if listing.started_at >= since}
    return {
        "reached": sorted(names.get(outlet, outlet) for outlet, listing in last.items() if listing.complete),
        "not_reached": sorted([names.get(outlet, outlet), listing.reason] for outlet, listing in last.items() if not listing.complete),
    }
