"""Ask for one address through Scrapy's downloader and its middlewares, and name what came of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawlers.outcomes import NO_ANSWER, outcome_of_error, outcome_of_status
from crawlers.outlets import host_key
from crawlers.politeness.robots import RobotsForbid
from ikrar.archive import Archive, HttpState

GRACE_SECONDS = 5.0
"""An answer on its way when the crawl is interrupted is waited for so long."""


class Interrupted(Exception):
    """The person who runs the crawl wants it to end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came of asking. With `kept` the response is still to be archived; every other outcome is in `attempts` already."""

    outcome: str
    status: int | None = None
    detail: str = ""
    response: Response | None = None
    retry_after: str | None = None
    robots_unreachable: bool = False


def header_fields(response: Response) -> dict[str, str]:
    """Headers by name in lower case; repeated ones joined by a comma."""
    return {name.decode("latin-1").lower(): b", ".join(values).decode("latin-1") for name, values in response.headers.items()}


def keep_fields(request: Request, response: Response) -> dict[str, Any]:
    """What `Archive.keep` needs of an exchange: the request as it was sent and the answer as it came."""
    parts = urlsplit(request.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [f"{request.method} {target} HTTP/1.1", f"Host: {parts.netloc}"]
    lines += [f"{name.decode('latin-1')}: {value.decode('latin-1')}" for name, values in request.headers.items() for value in values]
    try:
        reason = HTTPStatus(response.status).phrase
    except ValueError:
        reason = ""
    return {
        "url": response.url,
        "request": ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", errors="replace"),
        "status": response.status,
        "reason": reason,
        "headers": [(name.decode("latin-1"), value.decode("latin-1")) for name, values in response.headers.items() for value in values],
        "body": response.body,
        "asked_url": request.meta["asked_url"],
    }


class Fetcher:
    """Asks for addresses of outlets; one instance a crawl."""

    def __init__(self, crawler: Any, archive: Archive, stop: asyncio.Event) -> None:
        self._crawler, self._archive, self._stop = crawler, archive, stop

    async def fetch(self, outlet: str, url: str, kind: str, *, article_url: str | None = None, state: HttpState | None = None) -> Fetched:
        """Ask for `url`; with `state`, only if it changed since.

        Raises:
            Interrupted: the crawl is to end; nothing came in time.
        """
        headers = {}
        if state is not None and state.etag:
            headers["If-None-Match"] = state.etag
        if state is not None and state.last_modified:
            headers["If-Modified-Since"] = state.last_modified
        meta = {"outlet": outlet, "kind": kind, "article_url": article_url, "asked_url": url}
        request = Request(url, headers=headers, meta=meta, callback=NO_CALLBACK, dont_filter=True)
        try:
            response = await self._download(request)
        except RobotsForbid as error:
            self._archive.note_attempt(
                outlet=outlet, kind=kind, url=error.url, article_url=article_url, outcome="robots", detail=str(error)
            )
            # A redirect to another host that gives no robots.txt says nothing about this one.
            own_host = host_key(error.url) == host_key(url)
            return Fetched(outcome="robots", detail=str(error), robots_unreachable=error.unreachable and own_host)
        except NO_ANSWER as error:
            outcome, detail = outcome_of_error(error)
            return Fetched(outcome=outcome, detail=detail)
        lower = header_fields(response)
        outcome, detail = outcome_of_status(response.status, lower)
        return Fetched(outcome=outcome, status=response.status, detail=detail, response=response, retry_after=lower.get("retry-after"))

    async def _download(self, request: Request) -> Response:
        if self._stop.is_set():
            raise Interrupted
        download = asyncio.ensure_future(self._crawler.engine.download_async(request))
        stopped = asyncio.ensure_future(self._stop.wait())
        try:
            await asyncio.wait({download, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if not download.done():
                await asyncio.wait({download}, timeout=GRACE_SECONDS)
            if not download.done():
                raise Interrupted
            response: Response = download.result()
            return response
        finally:
            stopped.cancel()
