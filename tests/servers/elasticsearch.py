"""A real Elasticsearch for the test run: a running one, else the one that `make test-deps` installed."""

from __future__ import annotations

import os
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.required import missing

SCRIPTS = Path(__file__).parents[2] / "scripts" / "elasticsearch"
PORT = 9270


@contextmanager
def elasticsearch_server() -> Iterator[str]:
    """Yields the address: `IKRAR_TEST_ELASTICSEARCH_URL`, else port 9270 of this machine; one that was started here is stopped again."""
    given = os.environ.get("IKRAR_TEST_ELASTICSEARCH_URL")
    url = given or f"http://127.0.0.1:{PORT}"
    if given or _answers(url):
        yield url
        return
    if subprocess.run([SCRIPTS / "start.sh", "--installed"], check=False).returncode != 0:
        missing("Elasticsearch is not installed")
    subprocess.run([SCRIPTS / "start.sh"], check=True, capture_output=True)
    try:
        yield url
    finally:
        subprocess.run([SCRIPTS / "stop.sh"], check=True, capture_output=True)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_cluster/health", timeout=3):
            return True
    except OSError:
        return False
