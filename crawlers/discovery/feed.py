"""RSS and Atom, read by feedparser from bytes (it never fetches here)."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import feedparser

from crawlers.addresses import absolute, article_address
from crawlers.discovery.page import Answer, Entry, ListingPage, UnreadableListing
from crawlers.families import Rung
from crawlers.outlets import Outlet
from ikrar.clock import is_stand_in

_ZONED = re.compile(r"(?:Z|GMT|UTC?|[+-]\d{2}:?\d{2}|WIB|WITA|WIT)\s*$", re.IGNORECASE)


def start(outlet: Outlet, rung: Rung, *, again: bool) -> tuple[str, ...]:
    """The feed, or its first part where it is paged."""
    return (_address(outlet, rung, 0),)


def read(outlet: Outlet, rung: Rung, answer: Answer) -> ListingPage:
    """Entries of one feed; the next part follows while a paged feed has entries."""
    headers = {"content-type": answer.content_type, "content-location": answer.url}
    parsed = feedparser.parse(BytesIO(answer.body), response_headers=headers, sanitize_html=False)
    if not parsed.get("version"):
        raise UnreadableListing("no feed")
    entries = tuple(entry for found in parsed.entries if (entry := _entry(outlet, found, answer.url)) is not None)
    if "{start}" not in rung.address:
        # A feed shows the newest few: what is older than its last entry, it does not say.
        return ListingPage(entries=entries)
    last = not parsed.entries or (rung.step > 1 and len(parsed.entries) < rung.step)
    return ListingPage(entries=entries, following=() if last else (_address(outlet, rung, answer.number + 1),), ends=last)


def _address(outlet: Outlet, rung: Rung, number: int) -> str:
    return absolute(outlet.home, rung.address.replace("{start}", str(rung.first + number * rung.step))) or outlet.home


def _entry(outlet: Outlet, found: Any, base: str) -> Entry | None:
    # Feeds that run through a counter (FeedBurner) keep the true address beside it.
    links = [found.get("feedburner_origlink"), found.get("link"), found.get("id")]
    url = next((address for link in links if link and (address := article_address(outlet, link, base)) is not None), None)
    if url is None:
        return None
    title = found.get("title")
    said = [found.get(name, "") for name in ("title", "published", "updated", "summary")]
    said += [content.get("value", "") for content in found.get("content", [])]
    return Entry(
        url=url,
        published_at=_published(outlet, found),
        signal=hashlib.sha256("\0".join(said).encode()).hexdigest()[:16],
        title=title or None,
    )


def _published(outlet: Outlet, found: Any) -> str | None:
    """The time of publication with offset; a time without zone is the outlet's own (feedparser takes it for UTC)."""
    written = str(found.get("published") or "").strip()
    parsed = found.get("published_parsed")
    if parsed is None or not written:
        return None
    moment = _moment(written, parsed, ZoneInfo(outlet.timezone))
    return None if is_stand_in(moment) else moment.isoformat()


def _moment(written: str, parsed: Any, zone: ZoneInfo) -> datetime:
    if not _ZONED.search(written):
        return _clock(parsed).replace(tzinfo=zone)
    try:
        moment = parsedate_to_datetime(written)
    except ValueError:
        moment = _iso(written) or _clock(parsed)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _iso(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def _clock(parsed: Any) -> datetime:
    year, month, day, hour, minute, second = parsed[:6]
    return datetime(year, month, day, hour, minute, min(second, 59))
