"""Listening: the socket is taken first, so that a port in use is a sentence and a free port is known before the first request."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing

import uvicorn

from ikrar.config import Config
from ikrar.datafolder import DataFolder
from ikrar.errors import IndexUnavailable, UsageError
from ikrar.settings import Settings
from ikrar.store import open_store
from search.found import require_filled
from search.index.opened import open_index
from search.index.update import update_index
from search.publication import PRACTICE_BANNER, open_gate
from search.web.app import create_app

_GRACE_SECONDS = 5


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


def serve_pages(
    config: Config, settings: Settings, folder: DataFolder, a_week: Mapping[str, float | None], *, say: Callable[[str], None]
) -> None:
    """Serve until Ctrl-C or SIGTERM; answers under way are finished first. `say` is told the address once it answers.

    Args:
        a_week: outlet id -> articles expected in a week, where its file says so.

    Raises:
        UsageError: the port cannot be taken.
        IndexUnavailable: the index cannot be opened. One that does not answer is told, and the other pages are served.
    """
    with ExitStack() as held:
        listener = held.enter_context(take_port(settings.web.host, settings.web.port))
        host, port = listener.getsockname()[:2]
        if port != settings.web.port:
            settings = settings.model_copy(update={"web": settings.web.model_copy(update={"port": port})})
        store = held.enter_context(open_store(settings, folder))
        index = held.enter_context(closing(open_index(settings, folder, config)))
        if settings.index.engine == "memory":
            update_index(store, open_gate(config, settings, folder), index)  # nobody else could fill it
        try:
            require_filled(index, store.at())
        except IndexUnavailable as error:
            say(f"pages open, but nothing can be searched: {error}")
        app = create_app(config, settings, folder, store, index, a_week)
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=_GRACE_SECONDS)
        )
        shown = f"[{host}]" if ":" in host else host
        mark = f" ({PRACTICE_BANNER})" if folder.practice else ""
        say(f"serving http://{shown}:{port}/{mark}; Ctrl-C ends")
        try:
            server.run(sockets=[listener])
        except KeyboardInterrupt:
            say("stopped")
