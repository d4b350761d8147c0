"""The practice newsroom: six outlets on loopback, one port each, with a clock and a log.

    with Newsroom(day=1) as newsroom:
        crawl(newsroom.outlets)          # id and base_url of each
        newsroom.set_day(2)              # news, a correction, a withdrawn article, an outlet that is down

`expected(day)` says from the data alone what a perfect crawl and extraction would find.
"""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from newsroom.articles import articles_on
from newsroom.families import FAMILIES
from newsroom.log import RequestLog, RequestRow
from newsroom.outlets import OUTLETS, PracticeOutlet
from newsroom.resource import Resource, gone, not_found
from newsroom.site import LAST_DAY, Family, Site

RETRY_AFTER_SECONDS = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedOutlet:
    """An outlet while it is served."""

    id: str
    name: str
    base_url: str
    host_port: str
    """`host:port`, the form of `crawl.allowed_private` in the settings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedArticle:
    """What a perfect crawl and extraction find of one article on a day; `records` are the codebook's."""

    id: str
    outlet: str
    url: str
    title: str
    published_at: str
    text: str
    relevant: bool
    regions: tuple[str, ...]
    records: tuple[Mapping[str, Any], ...]
    reprint_of: str | None
    gone: bool
    """The address answers 410 on that day; text and records are the last ones."""
    reachable: bool
    """False while the whole outlet is down."""


class Newsroom:
    """Six outlets on `host`, on free ports or from `port_base` on."""

    def __init__(self, day: int = 1, *, host: str = "127.0.0.1", port_base: int | None = None) -> None:
        self._host, self._port_base = host, port_base
        self.log = RequestLog()
        self._servers: list[_OutletServer] = []
        self.set_day(day)

    def start(self) -> Newsroom:
        """Bind all ports and serve in threads; OSError if a port is taken."""
        try:
            for position, outlet in enumerate(OUTLETS):
                port = 0 if self._port_base is None else self._port_base + position
                self._servers.append(_OutletServer((self._host, port), outlet, self))
        except OSError:
            self.stop()
            raise
        for server in self._servers:
            # A short poll, so that stop() returns at once.
            threading.Thread(target=server.serve_forever, args=(0.05,), name=server.outlet.id, daemon=True).start()
        return self

    def stop(self) -> None:
        """Close all ports; what was logged stays readable."""
        for server in self._servers:
            if server.serving.is_set():
                server.shutdown()
            server.server_close()
        self._servers = []

    def __enter__(self) -> Newsroom:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def day(self) -> int:
        return self._day

    def set_day(self, day: int) -> None:
        """Turn the newsroom's clock; the next request sees the new day."""
        if not 1 <= day <= LAST_DAY:
            raise ValueError(f"the newsroom has days 1 to {LAST_DAY}, not {day}")
        self._day = day

    @property
    def outlets(self) -> list[ServedOutlet]:
        return [
            ServedOutlet(id=server.outlet.id, name=server.outlet.name, base_url=server.base_url, host_port=server.host_port)
            for server in self._servers
        ]

    def expected(self, day: int | None = None) -> list[ExpectedArticle]:
        """The articles of `day` (default: today), with the addresses under which they are served."""
        asked = self.day if day is None else day
        base_urls = {outlet.id: outlet.base_url for outlet in self.outlets}
        down = {outlet.id for outlet in OUTLETS if asked in outlet.down_on}
        return [
            ExpectedArticle(
                id=article.id,
                outlet=article.outlet,
                url=base_urls[article.outlet] + article.path,
                title=article.title,
                published_at=article.published_at,
                text=article.text,
                relevant=article.gold["relevant"],
                regions=tuple(article.gold["regions"]),
                records=tuple(article.gold["records"]),
                reprint_of=article.reprint_of,
                gone=article.gone,
                reachable=article.outlet not in down,
            )
            for article in articles_on(asked)
        ]


class _OutletServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], outlet: PracticeOutlet, newsroom: Newsroom) -> None:
        self.outlet, self.newsroom = outlet, newsroom
        self.serving = threading.Event()
        self._families: dict[int, tuple[Site, Family]] = {}
        self._building = threading.Lock()
        super().__init__(address, _Handler)

    def serve_forever(self, poll_interval: float = 0.5) -> None:
        self.serving.set()
        super().serve_forever(poll_interval)

    @cached_property
    def host_port(self) -> str:
        host, port = self.server_address[:2]
        return f"{host!s}:{port}"

    @cached_property
    def base_url(self) -> str:
        return f"http://{self.host_port}"

    def answer(self, target: str) -> Resource:
        """The resource at `target` (path and query) on the newsroom's day."""
        day = self.newsroom.day
        if day in self.outlet.down_on:
            return Resource(
                body=b"Service Unavailable", content_type="text/plain", status=503, headers={"Retry-After": str(RETRY_AFTER_SECONDS)}
            )
        with self._building:
            if day not in self._families:
                site = Site(self.outlet, self.base_url, day)
                self._families[day] = site, FAMILIES[self.outlet.family](site)
        site, family = self._families[day]
        parts = urlsplit(target)
        path, query = unquote(parts.path), dict(parse_qsl(parts.query, keep_blank_values=True))
        if path == "/robots.txt":
            return _robots(site, family)
        if path in site.gone_paths:
            return gone()
        return family.respond(path, query) or not_found()


def _robots(site: Site, family: Family) -> Resource:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in site.outlet.disallow), f"Crawl-delay: {site.outlet.crawl_delay_seconds}"]
    lines += [f"Sitemap: {site.absolute(path)}" for path in getattr(family, "sitemaps", ())]
    return Resource(body="\n".join([*lines, ""]).encode(), content_type="text/plain")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "PracticeNewsroom"
    sys_version = ""
    server: _OutletServer

    def do_GET(self) -> None:
        arrival = time.monotonic(), time.time()
        resource = self.server.answer(self.path)
        unchanged = resource.status == 200 and self._has_it(resource)
        status = 304 if unchanged else resource.status
        # The row is written before the answer leaves, so that whoever got the answer finds the row.
        self.server.newsroom.log.add(
            RequestRow(
                monotonic=arrival[0],
                time=arrival[1],
                outlet=self.server.outlet.id,
                method=self.command,
                path=self.path,
                status=status,
                user_agent=self.headers.get("User-Agent"),
                if_none_match=self.headers.get("If-None-Match"),
                if_modified_since=self.headers.get("If-Modified-Since"),
            )
        )
        self._send(resource, status)

    do_HEAD = do_GET

    def _has_it(self, resource: Resource) -> bool:
        """Whether the client's copy is this one; If-None-Match outranks If-Modified-Since (RFC 9110, 13.2.2)."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
            return "*" in known or resource.etag in known
        since = self.headers.get("If-Modified-Since")
        if since is None or resource.modified is None:
            return False
        try:
            return resource.modified.replace(microsecond=0) <= parsedate_to_datetime(since)
        except (TypeError, ValueError):
            return False

    def _send(self, resource: Resource, status: int) -> None:
        body = b"" if status == 304 else resource.body
        self.send_response(status)
        if status == 200 and self.server.outlet.gzip and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        if status in (200, 304) and resource.modified is not None:
            self.send_header("ETag", resource.etag)
            self.send_header("Last-Modified", resource.last_modified or "")
        for name, value in resource.headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Type", resource.content_type)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing on standard error: the log has it."""
