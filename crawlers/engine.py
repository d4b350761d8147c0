"""Scrapy, set up for good manners, in a process of its own (a Twisted reactor cannot be started twice)."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Sequence
from typing import Any

from scrapy.crawler import CrawlerProcess

from crawlers.outlets import Outlet
from crawlers.politeness.guard import ALLOWED_SETTING
from crawlers.report import OutletReport
from crawlers.spiders.outlets import OutletSpider
from ikrar.archive import Archive
from ikrar.archive.coding import ACCEPTED
from ikrar.settings import CrawlSettings

_UNUSED_EXTENSIONS = (
    "scrapy.extensions.telnet.TelnetConsole",
    "scrapy.extensions.remote_control.RemoteControl",
    "scrapy.extensions.memusage.MemoryUsage",
    "scrapy.extensions.memdebug.MemoryDebugger",
    "scrapy.extensions.closespider.CloseSpider",
    "scrapy.extensions.feedexport.FeedExporter",
    "scrapy.extensions.spiderstate.SpiderState",
    "scrapy.extensions.throttle.AutoThrottle",
)


def scrapy_settings(settings: CrawlSettings, user_agent: str) -> dict[str, Any]:
    """Every setting of Scrapy's that differs from its default, with the reason where the name does not give it."""
    return {
        "USER_AGENT": user_agent,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": settings.delay_seconds,
        "DOWNLOAD_DELAY_JITTER": 0,  # the default would halve the delay at times
        "DOWNLOAD_TIMEOUT": settings.timeout_seconds,
        "DOWNLOAD_MAXSIZE": settings.max_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "RETRY_TIMES": settings.retries,
        "RETRY_HTTP_CODES": [500, 502, 504, 520, 521, 522, 524, 503, 429],
        "RETRY_GIVE_UP_LOG_LEVEL": "DEBUG",  # the attempts say it
        "REDIRECT_MAX_TIMES": 5,
        "METAREFRESH_ENABLED": False,
        "COOKIES_ENABLED": False,
        "REFERRER_POLICY": "no-referrer",
        "COMPRESSION_ENABLED": False,  # the archive takes bodies as sent and decodes them itself
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.8",
            "Accept-Language": "id, en;q=0.5",
            "Accept-Encoding": ACCEPTED,
        },
        "HTTPCACHE_ENABLED": False,
        "HTTPPROXY_ENABLED": False,  # behind a proxy the guard would not see where a connection leads
        "TWISTED_DNS_RESOLVER": "crawlers.politeness.guard.GuardedResolver",
        ALLOWED_SETTING: list(settings.allowed_private),
        # No request may leave by another way than http, whatever a redirect says.
        "DOWNLOAD_HANDLERS": {"file": None, "data": None, "ftp": None, "s3": None},
        "ROBOTSTXT_OBEY": False,  # crawlers.politeness.robots stands in its place: it also keeps to Crawl-delay and to errors
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
            "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
            "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
            "crawlers.politeness.pacing.Pacing": 50,
            "crawlers.politeness.robots.Robots": 100,
            "crawlers.politeness.retry.PatientRetry": 550,
            "crawlers.recorder.Recorder": 950,
        },
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        # Not loaded at all: doors into the process, and what this crawl has no use for.
        "EXTENSIONS": dict.fromkeys(_UNUSED_EXTENSIONS),
        "LOG_LEVEL": "WARNING",
    }


def run_crawl(
    archive: Archive, outlets: Sequence[Outlet], settings: CrawlSettings, user_agent: str, report: Callable[[OutletReport], None]
) -> tuple[bool, list[BaseException]]:
    """Crawl in this process until all is done or SIGINT comes. Gives (interrupted, faults of our own). Can be called once in a process."""
    process = CrawlerProcess(scrapy_settings(settings, user_agent))
    crawler = process.create_crawler(OutletSpider)
    stop = asyncio.Event()
    failures: list[BaseException] = []
    process.crawl(crawler, archive=archive, outlets=outlets, crawl_settings=settings, report=report, stop=stop, failures=failures)
    interrupted = False

    def interrupt(_signal: int, _frame: object) -> None:
        nonlocal interrupted
        interrupted = True
        from twisted.internet import reactor

        reactor.callFromThread(stop.set)

    signal.signal(signal.SIGINT, interrupt)
    process.start(install_signal_handlers=False)
    return interrupted, failures
