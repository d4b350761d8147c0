"""The spider: the outlets of a crawl side by side, each of them one request after the other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import scrapy

from crawlers.fetch import Fetcher
from crawlers.outlets import Outlet
from crawlers.report import OutletReport
from crawlers.spiders.outlet_crawl import OutletCrawl
from ikrar.archive import Archive
from ikrar.settings import CrawlSettings

OUTLETS_AT_ONCE = 64
"""Each of them sends one request at a time."""


class OutletSpider(scrapy.Spider):
    """Crawls the given outlets and reports each as it ends.

    `stop`, once set, ends it soon. `failures` takes faults of our own (a full disk, a damaged archive); faults of sites are in the reports.
    """

    name = "outlets"

    def __init__(
        self,
        *,
        archive: Archive,
        outlets: Sequence[Outlet],
        crawl_settings: CrawlSettings,
        report: Callable[[OutletReport], None],
        stop: asyncio.Event,
        failures: list[BaseException],
        **more: Any,
    ) -> None:
        super().__init__(**more)
        self.archive, self.stop, self.failures = archive, stop, failures
        self._outlets, self._crawl_settings, self._report = outlets, crawl_settings, report

    async def start(self) -> AsyncIterator[scrapy.Request]:
        fetcher = Fetcher(self.crawler, self.archive, self.stop)
        room = asyncio.Semaphore(OUTLETS_AT_ONCE)

        async def crawl_one(outlet: Outlet) -> None:
            async with room:
                finished = False
                try:
                    self._report(await OutletCrawl(outlet, self.archive, fetcher, self._crawl_settings).run())
                    finished = True
                finally:
                    if not finished:
                        self.stop.set()

        ended = await asyncio.gather(*(crawl_one(outlet) for outlet in self._outlets), return_exceptions=True)
        self.failures.extend(error for error in ended if error is not None)
        return
        yield
