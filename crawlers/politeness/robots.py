"""robots.txt (RFC 9309), read by Scrapy's Protego. Where Scrapy's own middleware allows all after an error, this one asks nothing."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK

from crawlers.outcomes import NO_ANSWER, RefusedAddress
from crawlers.outlets import host_key
from crawlers.politeness.identity import ROBOTS_NAME
from crawlers.politeness.pacing import Pacing
from ikrar.archive.coding import ContentTooLarge, UndecodableContent, decode_content

MAX_BYTES = 512_000
"""What is read of a robots.txt; the RFC asks for at least 500 KiB."""


class RobotsForbid(IgnoreRequest):
    """The address must not be asked for. `unreachable`: because the site's robots.txt could not be had."""

    def __init__(self, reason: str, *, url: str, unreachable: bool) -> None:
        self.url, self.unreachable = url, unreachable
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host allows: its parsed file; no file (everything); or no answer (nothing), with the reason."""

    parsed: Protego | None = None
    no_answer: str = ""
    refused: bool = False
    """The host has a private address: it is not asked for anything, robots.txt included."""


class Robots:
    """Downloader middleware that asks for a host's robots.txt once in a crawl and keeps to it, Crawl-delay included."""

    def __init__(self, crawler: Any) -> None:
        self._crawler = crawler
        self._rules: dict[str, Rules] = {}
        self._asking: dict[str, asyncio.Lock] = {}

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        if request.meta["kind"] == "robots":
            return
        parts = urlsplit(request.url)
        root = f"{parts.scheme}://{parts.netloc}"
        async with self._asking.setdefault(root, asyncio.Lock()):
            if root not in self._rules:
                self._rules[root] = await self._ask(root, request)
        rules = self._rules[root]
        if rules.refused:
            raise RefusedAddress(request.url)
        if rules.no_answer:
            raise RobotsForbid(f"robots.txt: {rules.no_answer}; nothing is asked for", url=request.url, unreachable=True)
        if rules.parsed is not None and not rules.parsed.can_fetch(request.url, ROBOTS_NAME):
            raise RobotsForbid("robots.txt forbids it", url=request.url, unreachable=False)

    async def _ask(self, root: str, cause: Request) -> Rules:
        url = f"{root}/robots.txt"
        meta = {"kind": "robots", "outlet": cause.meta["outlet"], "article_url": None, "asked_url": url}
        request = Request(url, callback=NO_CALLBACK, dont_filter=True, meta=meta)
        try:
            response = await self._crawler.engine.download_async(request)
        except RefusedAddress as error:
            # A redirect of robots.txt to such a host makes this one only unreachable.
            return Rules(refused=host_key(str(error)) == host_key(root), no_answer="leads to a private address")
        # What can fail is named by the recorder of attempts; here any failure means the same.
        except NO_ANSWER as error:
            return Rules(no_answer=f"no answer ({type(error).__name__})")
        if response.status == 429 or response.status >= 500:
            return Rules(no_answer=f"answered {response.status}")
        if not 200 <= response.status < 300:
            return Rules()
        coding = (response.headers.get("Content-Encoding") or b"").decode("latin-1")
        try:
            body = decode_content(response.body, coding, self._crawler.settings.getint("DOWNLOAD_MAXSIZE"))
        except (UndecodableContent, ContentTooLarge) as error:
            return Rules(no_answer=f"cannot be read ({error})")
        parsed = Protego.parse(body[:MAX_BYTES].decode("utf-8-sig", errors="ignore"))
        delay = parsed.crawl_delay(ROBOTS_NAME)
        if delay:
            self._crawler.get_downloader_middleware(Pacing).slow_down(root, float(delay))
        return Rules(parsed)
