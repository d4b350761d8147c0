"""Listening: the socket is taken first, so that a port in use is a sentence and a free port is known before the first request."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable

import uvicorn

from ikrar.config import Config
from ikrar.datafolder import DataFolder
from ikrar.errors import UsageError
from ikrar.settings import Settings
from ikrar.store import Store
from search.index.base import SearchIndex
from search.publication import PRACTICE_BANNER
from search.web.app import create_app


def take_port(host: str, port: int) -> socket.socket:
    """A listening socket.

    Raises:
        UsageError: the port is in use or not ours to take, or the address does not exist here.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
            listener.listen(128)
        except OSError:
            listener.close()
            raise
    except OSError as error:
        advice = {
            errno.EADDRINUSE: "another program uses this port; stop it or give another --port (0 takes a free one)",
            errno.EACCES: "this port is reserved; give a --port above 1023",
        }.get(error.errno or 0, "check --host and --port")
        raise UsageError(f"cannot listen on {host}:{port}: {error.strerror or error}; {advice}") from error
    return listener


def serve_until_stopped(
    config: Config, settings: Settings, folder: DataFolder, store: Store, index: SearchIndex, *, say: Callable[[str], None]
) -> None:
    """Serve until Ctrl-C or SIGTERM; running answers are finished first."""
    listener = take_port(settings.web.host, settings.web.port)
    with listener:
        host, port = listener.getsockname()[:2]
        app = create_app(config, settings, folder, store, index)
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=5)
        )
        shown = f"[{host}]" if ":" in host else host
        mark = f" ({PRACTICE_BANNER})" if folder.practice else ""
        say(f"serving http://{shown}:{port}/{mark}; Ctrl-C ends")
        try:
            server.run(sockets=[listener])
        except KeyboardInterrupt:
            say("stopped")
