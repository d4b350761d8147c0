"""A site on loopback that answers as a test tells it to, and remembers when it was asked for what."""

from __future__ import annotations

import ssl
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer. `promised` is what Content-Length claims, where it is not the truth."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    wait_seconds: float = 0.0
    promised: int | None = None


Answer = Callable[[str, int], Reply]
"""Path and how many times it was asked for before, to the reply."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A slow answer finds the line closed by a client that waited no longer: nothing to print into the output of the next test."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as given


class OddSite:
    """Serves `answer` on 127.0.0.1 (or another loopback address), with TLS where a context is given."""

    def __init__(self, answer: Answer, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self.asked: list[tuple[float, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                now = time.monotonic()
                before = sum(path == self.path for _, path in site.asked)
                site.asked.append((now, self.path))
                reply = answer(self.path, before)
                time.sleep(reply.wait_seconds)
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                if reply.status != 304:
                    self.send_header("Content-Length", str(len(reply.body) if reply.promised is None else reply.promised))
                self.end_headers()
                self.wfile.write(reply.body)
                if reply.promised is not None:
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                """Nothing on standard error."""

        self._server = _Server((host, 0), Handler)
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.host_port = f"{host}:{self._server.server_address[1]}"
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def paths(self) -> list[str]:
        return [path for _, path in self.asked]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def feed(site_paths: list[str]) -> bytes:
    """An RSS feed that names these paths, newest first."""
    items = "".join(
        f"<item><title>Berita {number}</title><link>{path}</link><pubDate>Fri, {28 - number:02d} Nov 2025 10:00:00 +0700</pubDate></item>"
        for number, path in enumerate(site_paths)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Odd</title>{items}</channel></rss>'.encode()


def outlet_yaml(identity: str, home: str, more: str = "") -> str:
    """An outlet with a feed and articles under /berita/."""
    return f"""id: {identity}
name: {identity}
kind: press
home: {home}
family: feed
serves: ["33"]
timezone: Asia/Jakarta
discovery: [{{method: feed, address: /feed/}}]
article: {{match: '^/berita/[^/]+$'}}
{more}"""
