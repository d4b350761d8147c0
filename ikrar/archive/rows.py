"""What the archive holds, one type a table. Times are UTC, ISO 8601 with `+00:00`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

OUTCOMES = (
    "kept",  # 200, archived
    "not_modified",  # 304: the capture that we have is still what the site shows
    "redirected",  # 3xx; the next attempt of the same address follows it
    "gone",  # 404 or 410
    "forbidden",  # 401, 403, 451 or another refusal
    "robots",  # robots.txt forbids it, or could not be had: not asked
    "timeout",
    "server_error",  # 5xx, or 429, without Retry-After
    "retry_after",  # the site named a time before which it wants no more requests
    "too_large",
    "refused_address",  # private, loopback or link-local: not connected
    "broken",  # no connection, no such name, TLS or transfer broke off, a coding that we cannot read
)
"""How one try to fetch ended."""

CaptureKind = Literal["discovery", "article", "robots"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One archived 200 response."""

    id: int
    outlet: str
    run_id: str
    kind: CaptureKind
    url: str
    """Address that answered, after redirects."""
    article_url: str | None
    """Normalised address of the article (its identity, without page numbers); None for discovery and robots.txt."""
    page: int
    """1 for the first or only page of an article, 2 and up for those that follow."""
    fetched_at: str
    status: int
    digest: str
    """SHA-256 of the body after content decoding, 64 hex digits."""
    content_type: str
    warc_file: str
    """Path below the data folder."""
    warc_offset: int
    warc_length: int
    """Bytes of the compressed response record."""
    listed_published_at: str | None
    """Publication time as discovery gave it, ISO 8601 with offset where it had one."""
    listed_title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try to fetch an address, whatever came of it."""

    id: int
    outlet: str
    run_id: str
    kind: CaptureKind
    url: str
    article_url: str | None
    at: str
    outcome: str
    """One of OUTCOMES."""
    status: int | None
    """HTTP status; None where no answer came."""
    detail: str
    """Why, in a few words; empty where the outcome says it all."""
    capture_id: int | None
    """The capture made (`kept`) or confirmed (`not_modified`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One discovery pass over an outlet by one method.

    A `complete` pass means: every address that the outlet published from `oldest_published` to `started_at` was listed. The day of
    `oldest_published` itself may be cut in the middle unless `reached_end` (the list has nothing older). Days before it are never covered,
    since archives of small outlets are short or were wiped. A pass without dates covers no day by itself.
    """

    id: int
    outlet: str
    run_id: str
    method: str
    """`wordpress`, `feed`, `sitemap` or `listing`."""
    address: str
    """Where it began, as the outlet's ladder writes it."""
    started_at: str
    finished_at: str
    complete: bool
    reached_end: bool
    reason: str
    """Why it ended: `end`, `caught_up`, `page_limit`, or the outcome of the attempt that broke it."""
    pages: int
    addresses_found: int
    oldest_published: str | None
    newest_published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpState:
    """What the last 200 of an address said about itself, for a conditional request."""

    url: str
    etag: str | None
    last_modified: str | None
    capture_id: int
    """The capture that a 304 confirms."""


@dataclass(frozen=True, slots=True)
class StoredResponse:
    """A response read back from its WARC record."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case; repeated headers joined by a comma."""
    body: bytes
    """After content decoding (gzip, deflate)."""
    raw_body: bytes
    """As sent, before content decoding; the transfer coding was taken off on arrival."""
