"""Writes an attempt for every request that left, redirects and retries among them. Only a 200 is left to the spider, which archives it."""

from __future__ import annotations

from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.http import Response

from crawlers.fetch import header_fields, keep_fields
from crawlers.outcomes import NO_ANSWER, RefusedAddress, outcome_of_error, outcome_of_status
from crawlers.politeness.guard import GuardedResolver
from ikrar.archive.coding import ContentTooLarge, UndecodableContent


class Recorder:
    """Downloader middleware nearest to the downloader: it sees each answer as it came."""

    def __init__(self, crawler: Any) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        outcome, detail = outcome_of_status(response.status, header_fields(response))
        if outcome != "kept":
            self._note(request, outcome, detail, response.status)
        elif request.meta["kind"] == "robots":
            self._keep_robots(request, response)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        if isinstance(exception, CannotResolveHostError) and self._was_refused(request.url):
            # To the downloader a refused address is a name without any; raised anew, it is not tried again.
            refused = RefusedAddress(request.url)
            self._note(request, *outcome_of_error(refused))
            raise refused from exception
        # What robots.txt forbids never left; the fetcher notes it.
        if isinstance(exception, NO_ANSWER) and not isinstance(exception, IgnoreRequest):
            self._note(request, *outcome_of_error(exception))

    def _was_refused(self, url: str) -> bool:
        from twisted.internet import reactor

        parts = urlsplit(url)
        guard = reactor.nameResolver
        port = parts.port or (443 if parts.scheme == "https" else 80)
        return isinstance(guard, GuardedResolver) and guard.refused(parts.hostname or "", port)

    def _note(self, request: Request, outcome: str, detail: str, status: int | None = None) -> None:
        archive = self._crawler.spider.archive
        meta = request.meta
        state = archive.http_state(meta["asked_url"]) if outcome == "not_modified" else None
        archive.note_attempt(
            outlet=meta["outlet"],
            kind=meta["kind"],
            url=request.url,
            article_url=meta["article_url"],
            outcome=outcome,
            status=status,
            detail=detail,
            capture_id=state.capture_id if state else None,
        )

    def _keep_robots(self, request: Request, response: Response) -> None:
        """The rules that we kept to on this day are evidence too."""
        try:
            self._crawler.spider.archive.keep(outlet=request.meta["outlet"], kind="robots", **keep_fields(request, response))
        except (UndecodableContent, ContentTooLarge) as error:
            self._note(request, "broken", str(error), response.status)
