"""WordPress REST: `/wp-json/wp/v2/posts`, newest first, or `/?rest_route=/wp/v2/posts` where that is closed.

Only the fields that discovery needs are asked for, so an answer of a hundred posts stays small. `X-WP-TotalPages` may be missing; past the
last page WordPress answers 400.
"""

from __future__ import annotations

import html
import json
from typing import Any

from crawlers.addresses import absolute, article_address
from crawlers.discovery.page import Answer, Entry, ListingPage, UnreadableListing
from crawlers.families import Rung
from crawlers.outlets import Outlet
from crawlers.printed_dates import read_printed_date

PER_PAGE = 100
FIELDS = "id,link,date_gmt,modified_gmt,title"


def start(outlet: Outlet, rung: Rung, *, again: bool) -> tuple[str, ...]:
    """The newest posts; on a later pass also those changed last, wherever they stand in the list."""
    return (_address(outlet, rung, 1), _address(outlet, rung, 1, "modified")) if again else (_address(outlet, rung, 1),)


def read(outlet: Outlet, rung: Rung, answer: Answer) -> ListingPage:
    """Posts of one answer; more follow while an answer is full."""
    try:
        rows = json.loads(answer.body)
    except ValueError as error:
        raise UnreadableListing("no JSON; the REST interface is closed or stands behind a challenge page") from error
    if not isinstance(rows, list):
        raise UnreadableListing("JSON, but no list of posts")
    entries = tuple(entry for row in rows if isinstance(row, dict) and (entry := _entry(outlet, row)) is not None)
    order = "modified" if "orderby=modified" in answer.url else "date"
    total = answer.headers.get("x-wp-totalpages", "")
    last = len(rows) < PER_PAGE or (total.isdecimal() and int(total) <= answer.number + 1)
    return ListingPage(entries=entries, following=() if last else (_address(outlet, rung, answer.number + 2, order),), ends=last)


def _address(outlet: Outlet, rung: Rung, page: int, order: str = "date") -> str:
    base = absolute(outlet.home, rung.address) or outlet.home
    return f"{base}{'&' if '?' in base else '?'}per_page={PER_PAGE}&page={page}&orderby={order}&order=desc&_fields={FIELDS}"


def _entry(outlet: Outlet, row: dict[str, Any]) -> Entry | None:
    url = article_address(outlet, str(row.get("link", "")))
    if url is None:
        return None
    title = row.get("title")
    rendered = title.get("rendered") if isinstance(title, dict) else title
    published = row.get("date_gmt")
    return Entry(
        url=url,
        # WordPress writes the time in UTC without saying so.
        published_at=read_printed_date(published, {}, "UTC") if isinstance(published, str) else None,
        signal=str(row.get("modified_gmt") or rendered or ""),
        title=html.unescape(rendered) if isinstance(rendered, str) else None,
    )
