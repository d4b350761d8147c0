"""What the crawl's attempts and listings say about articles that are gone and days that were searched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from ikrar.archive import Attempt, Listing
from ikrar.model import OutletFacts, article_id
from ikrar.store.changeset import ChangeSet

_DEFAULT_ZONE = "Asia/Jakarta"


def put_states(change: ChangeSet, attempts: Iterable[Attempt]) -> None:
    """Mark articles whose address answered 404 or 410 as gone, and those that answer again as live."""
    last = 0
    for attempt in attempts:
        last = attempt.id
        if attempt.kind != "article" or attempt.article_url is None:
            continue
        identifier = article_id(attempt.article_url)
        if attempt.outcome == "gone":
            change.set_state(identifier, "gone", since=attempt.at, detail=str(attempt.status or ""))
        elif attempt.outcome in ("kept", "not_modified"):
            change.set_state(identifier, "live", since=attempt.at, detail="")
    if last:
        change.advance("attempts", last)


def searched_days(change: ChangeSet, listings: Iterable[Listing], outlets: Mapping[str, OutletFacts]) -> None:
    """Put the whole days that each discovery pass searched; a pass that broke off leaves "tried", with its reason."""
    last = 0
    for listing in listings:
        last = listing.id
        outlet = outlets.get(listing.outlet)
        zone = ZoneInfo(outlet.timezone if outlet else _DEFAULT_ZONE)
        verified = outlet is not None and outlet.verified
        today = _local_day(listing.started_at, zone)
        if not listing.complete:
            day = today.isoformat()
            change.put_coverage_span(listing.outlet, day, day, complete=False, reason=listing.reason, verified=verified)
        elif listing.oldest_published is not None:
            oldest = _local_day(listing.oldest_published, zone)
            # Both ends may be cut in the middle: the oldest day by the list's length, today because it is not over.
            first, end = oldest if listing.reached_end else oldest + timedelta(days=1), today - timedelta(days=1)
            if first <= end:
                days = (first.isoformat(), end.isoformat())
                change.put_coverage_span(listing.outlet, *days, complete=True, reason="", verified=verified)
    if last:
        change.advance("listings", last)


def _local_day(moment: str, zone: ZoneInfo) -> date:
    parsed = datetime.fromisoformat(moment)
    return parsed.astimezone(zone).date() if parsed.tzinfo else parsed.date()
