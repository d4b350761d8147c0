"""When an article was published, and how that is known. Never a crawl date, never another story's date.

Sources in the order of trust: JSON-LD of the article, meta elements, the line printed by the title, the address. They check one
another: a machine's date that contradicts both the address and the printed line is passed over, because some sites print the day
on which they were asked; a machine's clock that equals the printed one but claims UTC has the wrong offset.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from urllib.parse import urlsplit

from ikrar.clock import is_ahead
from pipeline.extract.blocks import Block
from pipeline.extract.moments import Printed, find_printed, parse_machine_time
from pipeline.extract.structured import Structured, about
from pipeline.extract.tree import HtmlElement

_META_NAMES = (
    *("article:published_time", "og:article:published_time", "datepublished", "publishdate", "publish-date", "publish_date"),
    *("published_time", "content_publisheddate", "content_date", "parsely-pub-date", "sailthru.date", "pubdate", "dc.date.issued"),
    *("dc.date", "dcterms.created", "og:published_time", "date"),
)
"""Meta names that carry the publication; modification times are not among them."""
_LONGEST_LINE = 220
"""A publication line is short; a longer block is a sentence that names a date."""
_BEFORE_TITLE = 2
"""Blogs print the day just over the title; further up stands today's date."""
_NEAR = timedelta(days=2)
_MODIFIED = re.compile(r"updated|modified", re.IGNORECASE)
_ADDRESS_DATES = (
    re.compile(r"/(?P<year>20\d\d)/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?:/|-|$)"),
    re.compile(r"/(?P<day>\d{2})/(?P<month>\d{2})/(?P<year>20\d\d)(?:/|$)"),
    re.compile(r"[/-](?P<year>20\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:\d{4}|\d{6})?(?=[/.-]|$)"),
    re.compile(r"/(?P<year>20\d\d)-(?P<month>\d{2})-(?P<day>\d{2})(?:/|-|$)"),
)


@dataclass(frozen=True, slots=True)
class Published:
    """ISO 8601 with offset, and where it was found: `json_ld`, `meta`, `page` or `address`."""

    iso: str
    basis: str


def find_published(told: Iterable[Published], fetched_at: str | None) -> Published | None:
    """The publication time: of several that a page tells the first, and most trusted, that is not in the future of its fetching.

    Args:
        told: from `published_times`.
        fetched_at: null where it is not known.
    """
    first = None
    for found in told:
        if not is_ahead(found.iso, fetched_at):
            return found
        first = first or found
    return first  # it says what cannot be, and nothing else: kept as said


def published_times(
    tree: HtmlElement,
    structured: Structured,
    blocks: Sequence[Block],
    url: str,
    zone: tzinfo,
    *,
    title: str,
    title_at: int,
    body_at: int,
) -> Iterator[Published]:
    """What a page tells of its publication, in the order of trust.

    Args:
        tree: the visible tree; `blocks` are its blocks.
        zone: the outlet's, for times printed without one.
        title_at, body_at: numbers of the blocks where the title stands and the text begins; -1 where that is not known.
    """
    printed = _printed_line(blocks, title_at, body_at)
    in_address = _address_date(url)
    for moment, basis in _machine_times(structured, title, zone):
        moment = _with_printed_zone(moment, printed, zone)
        if not _contradicted(moment.date(), printed, in_address):
            yield Published(moment.isoformat(), basis)
    marked = _marked_time(tree, blocks, zone, title_at, body_at)
    if marked is not None and not _contradicted(marked.date(), printed, in_address):
        yield Published(_with_printed_zone(marked, printed, zone).isoformat(), "page")
    if printed is not None and (in_address is None or abs(printed.day - in_address) <= _NEAR):
        yield Published(printed.moment(zone).isoformat(), "page")
    if in_address is not None:
        yield Published(datetime(in_address.year, in_address.month, in_address.day, tzinfo=zone).isoformat(), "address")
    if printed is not None:
        yield Published(printed.moment(zone).isoformat(), "page")


def _machine_times(structured: Structured, title: str, zone: tzinfo) -> Iterator[tuple[datetime, str]]:
    for article in about(structured, title):
        value = article.get("datePublished")
        if isinstance(value, str) and (moment := parse_machine_time(value, zone)):
            yield moment, "json_ld"
    for name in _META_NAMES:
        value = structured.meta(name)
        if value and (moment := parse_machine_time(value, zone)):
            yield moment, "meta"


def _with_printed_zone(moment: datetime, printed: Printed | None, zone: tzinfo) -> datetime:
    """Many sites write their own clock with UTC's offset: then the printed line has the same clock."""
    if printed is None or printed.clock is None:
        return moment
    # What was written in UTC is in the outlet's zone by now.
    written = moment.astimezone(UTC)
    if moment.tzinfo is zone and written.date() == printed.day and (written.hour, written.minute) == printed.clock[:2]:
        return written.replace(tzinfo=printed.zone or zone)
    return moment


def _contradicted(day: date, printed: Printed | None, in_address: date | None) -> bool:
    """Whether a machine's day must be that of the crawl or of an import: far from the address's, or long after the printed one.

    A printed day after the machine's is no contradiction: it may be that of an update. Without a clock it may be another day altogether.
    """
    if in_address is not None:
        return abs(day - in_address) > _NEAR and (
            printed is None or abs(printed.day - day) > _NEAR or abs(printed.day - in_address) <= _NEAR
        )
    return printed is not None and printed.clock is not None and day - printed.day > _NEAR


def _printed_line(blocks: Sequence[Block], title_at: int, body_at: int) -> Printed | None:
    """The date in a short line between title and text, else just over the title; the fullest of them."""
    end = body_at if body_at >= 0 else len(blocks)
    if title_at >= 0:
        ranges = [range(title_at + 1, max(end, title_at + 1)), range(max(0, title_at - _BEFORE_TITLE), title_at)]
    else:
        ranges = [range(max(0, end - 8), end)]
    for lines in ranges:
        found = [printed for at in lines if len(blocks[at].text) <= _LONGEST_LINE for printed in find_printed(blocks[at].text)]
        if found:
            # The first with a clock; modification times ("Diperbarui") come after the publication.
            return next((printed for printed in found if printed.clock is not None), found[0])
    return None


def _marked_time(tree: HtmlElement, blocks: Sequence[Block], zone: tzinfo, title_at: int, body_at: int) -> datetime | None:
    """The machine's reading of the printed line: `<time datetime>`, `<abbr class="published" title>`, between title and text."""
    if title_at < 0:
        return None
    order = {element: number for number, element in enumerate(tree.iter())}
    begin = order[blocks[max(0, title_at - _BEFORE_TITLE)].element]
    end = order[blocks[body_at].element] if body_at > title_at else len(order)
    for element in tree.iter("time", "abbr", "span", "meta"):
        value = element.get("datetime") or (element.get("title") if element.tag == "abbr" else None)
        if value is None and (element.get("itemprop") or "").lower() == "datepublished":
            value = element.get("content")
        if not value or not begin <= order[element] <= end or _MODIFIED.search(f"{element.get('class')} {element.get('itemprop')}"):
            continue
        if moment := parse_machine_time(value, zone):
            return moment
    return None


def _address_date(url: str) -> date | None:
    path = urlsplit(url).path
    for pattern in _ADDRESS_DATES:
        if match := pattern.search(path):
            try:
                return date(*(int(match[name]) for name in ("year", "month", "day")))
            except ValueError:
                continue
    return None
