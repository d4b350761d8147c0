"""Another try after 5xx and broken connections, and never earlier than `Retry-After` says."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any, Self

from scrapy import Request
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.http import Response
from twisted.internet.error import ConnectError, ConnectionDone, ConnectionLost

from crawlers.frontier import set_not_before
from crawlers.outcomes import retry_moment
from crawlers.outlets import host_key

PATIENCE_SECONDS = 30.0
"""A `Retry-After` up to this is waited for; a longer one ends the crawl of the outlet, and the next crawl keeps to it too."""
_ERRORS = (
    CannotResolveHostError,
    ConnectError,
    ConnectionDone,
    ConnectionLost,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    OSError,
    ResponseDataLossError,
)


class PatientRetry:
    """Downloader middleware: Scrapy's retries, as many as `RETRY_TIMES` says, that keep to `Retry-After`."""

    def __init__(self, crawler: Any) -> None:
        self._crawler = crawler
        self._retries = crawler.settings.getint("RETRY_TIMES")

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        if response.status < 500 and response.status != 429:
            return response
        moment = retry_moment((response.headers.get("Retry-After") or b"").decode("latin-1") or None)
        if moment is None and response.status == 429:
            return response  # it wants fewer requests, so it gets no second one
        if moment is None or response.status not in (429, 503):
            return self._again(request, f"answered {response.status}") or response
        seconds = (moment - datetime.now(UTC)).total_seconds()
        if seconds > PATIENCE_SECONDS:
            with self._crawler.spider.archive.change() as change:
                set_not_before(change.connection, host_key(request.url), moment.isoformat(timespec="seconds"))
            return response
        again = self._again(request, f"answered {response.status} with Retry-After")
        if again is not None:
            await asyncio.sleep(max(0.0, seconds))
        return again or response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        return self._again(request, exception) if isinstance(exception, _ERRORS) else None

    def _again(self, request: Request, reason: str | Exception) -> Request | None:
        """The request once more, or None when it was tried often enough."""
        return get_retry_request(request, spider=self._crawler.spider, reason=reason, max_retry_times=self._retries)
