"""A real Elasticsearch for the test run: a running one, else the one that `make test-deps` installed."""

from __future__ import annotations

import fcntl
import os
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tests.servers.required import missing

SCRIPTS = Path(__file__).parents[2] / "scripts" / "elasticsearch"
PORT = 9270


_LOCKS = Path(tempfile.gettempdir())


@contextmanager
def elasticsearch_server() -> Iterator[str]:
    """Yields the address: `IKRAR_TEST_ELASTICSEARCH_URL`, else port 9270 of this machine; one that was started here is stopped again.

    Tests run in several processes: the first that asks starts the server, the last that is done with it stops it.
    """
    if given := os.environ.get("IKRAR_TEST_ELASTICSEARCH_URL"):
        yield given
        return
    url, started = f"http://127.0.0.1:{PORT}", _LOCKS / f"ikrar-elasticsearch-{PORT}.started"
    with (_LOCKS / f"ikrar-elasticsearch-{PORT}.users").open("w") as users:
        with _starting():
            fcntl.flock(users, fcntl.LOCK_SH)
            if not _answers(url):
                if subprocess.run([SCRIPTS / "start.sh", "--installed"], check=False).returncode != 0:
                    missing("Elasticsearch is not installed")
                subprocess.run([SCRIPTS / "start.sh"], check=True, capture_output=True)
                started.touch()
        try:
            yield url
        finally:
            with _starting():
                fcntl.flock(users, fcntl.LOCK_UN)
                if started.exists() and _alone(users):
                    started.unlink()
                    subprocess.run([SCRIPTS / "stop.sh"], check=True, capture_output=True)


@contextmanager
def _starting() -> Iterator[None]:
    """One process at a time starts or stops the server."""
    with (_LOCKS / f"ikrar-elasticsearch-{PORT}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _alone(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_cluster/health", timeout=3):
            return True
    except OSError:
        return False
