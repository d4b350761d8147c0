"""How an answer, or its absence, is called in the archive's `attempts`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from twisted.internet.error import ConnectError, ConnectionDone, ConnectionLost


class RefusedAddress(Exception):
    """The address leads to a private, loopback or link-local one; no connection was made."""


NO_ANSWER = (
    CannotResolveHostError,
    ConnectError,
    ConnectionDone,
    ConnectionLost,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    OSError,
    RefusedAddress,
    ResponseDataLossError,
    UnicodeError,
    UnsupportedURLSchemeError,
)
"""What a request can end in where no answer comes. Anything else is a fault of ours and stops the outlet."""

_GONE = (404, 410)


def outcome_of_status(status: int, headers: Mapping[str, str]) -> tuple[str, str]:
    """Outcome and detail of an answer. `headers` in lower case. A 200 is `kept` once it is archived."""
    if status == 200:
        return "kept", ""
    if status == 304:
        return "not_modified", ""
    if 300 <= status < 400:
        return "redirected", headers.get("location", "")
    if status in _GONE:
        return "gone", ""
    if status in (429, 503) and retry_moment(headers.get("retry-after")) is not None:
        return "retry_after", headers["retry-after"]
    if status == 429 or status >= 500:
        return "server_error", ""
    if 400 <= status < 500:
        return "forbidden", ""
    return "broken", f"an answer {status} that was not asked for"


def outcome_of_error(error: BaseException) -> tuple[str, str]:
    """Outcome and detail of a request without answer."""
    name = type(error).__name__.removesuffix("Error")
    detail = f"{name}: {error}".strip(": ")[:300]
    if isinstance(error, RefusedAddress):
        return "refused_address", "private, loopback or link-local"
    if isinstance(error, DownloadTimeoutError):
        return "timeout", ""
    # The only reason for which the downloader cancels by itself is the limit of size.
    if isinstance(error, DownloadCancelledError):
        return "too_large", ""
    return "broken", detail


def retry_moment(retry_after: str | None) -> datetime | None:
    """When `Retry-After` (seconds or a date) allows the next request; None where it says nothing that can be read."""
    if retry_after is None:
        return None
    text = retry_after.strip()
    if text.isdecimal():
        # A month is as good as for ever, and keeps the sum within the calendar.
        return datetime.now(UTC) + timedelta(seconds=min(int(text), 30 * 86400))
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
