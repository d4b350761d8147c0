"""One request at a time for each host, never closer than the delay: Scrapy's download slots, with our keys and our clock."""

from __future__ import annotations

from time import monotonic
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, signals

from crawlers.outlets import host_key
from crawlers.politeness.guard import ALLOWED_SETTING


class Pacing:
    """Downloader middleware that gives each request its host's slot, and keeps the slots' clock.

    Scrapy counts the delay from the start of a request; here it counts from the end of its answer, so that two requests never reach a
    server closer than the delay, however slow the first connection was.
    """

    def __init__(self, crawler: Any) -> None:
        self._crawler = crawler
        self._own_ports = frozenset(crawler.settings.getlist(ALLOWED_SETTING))
        crawler.signals.connect(self._answered, signal=signals.response_downloaded)

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        # Always anew: a redirect keeps the meta of the host that it came from.
        request.meta["download_slot"] = self.slot_key(request.url)

    def slot_key(self, url: str) -> str:
        """The host; `www.` is the same one. Only hosts of the practice newsroom are told apart by their ports."""
        key = host_key(url)
        return key if key in self._own_ports else (urlsplit(url).hostname or "").removeprefix("www.")

    def slow_down(self, url: str, seconds: float) -> None:
        """Never ask the host of `url` more often than once in so many seconds (its Crawl-delay, if longer than ours)."""
        downloader = self._crawler.engine.downloader
        key = self.slot_key(url)
        delay = max(seconds, self._crawler.settings.getfloat("DOWNLOAD_DELAY"), downloader.per_slot_settings.get(key, {}).get("delay", 0.0))
        # Scrapy forgets idle slots after a minute and makes them anew from these settings.
        downloader.per_slot_settings[key] = {"concurrency": 1, "delay": delay}
        if key in downloader.slots:
            downloader.slots[key].delay = delay

    def _answered(self, request: Request) -> None:
        slot = self._crawler.engine.downloader.slots.get(request.meta.get("download_slot"))
        if slot is not None:
            slot.lastseen = monotonic()
