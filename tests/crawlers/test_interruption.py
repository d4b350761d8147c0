"""A crawl that is killed or interrupted loses nothing, doubles nothing, and goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ikrar.archive import Archive
from ikrar.errors import DataFolderError
from tests.crawlers.conftest import Bench, make_bench
from tests.crawlers.odd_site import OddSite, Reply, feed, outlet_yaml
from tests.servers.disk import remount, small_disk

ARTICLES = [f"/berita/n{number}" for number in range(25)]
PAGE = b"<html><body><p>ASN diminta netral.</p></body></html>"


def _answer(path: str, before: int) -> Reply:
    if path == "/robots.txt":
        return Reply(status=404)
    if path == "/feed/":
        return Reply(body=feed(ARTICLES), headers={"Content-Type": "application/rss+xml"})
    return Reply(body=PAGE + path.encode(), headers={"Content-Type": "text/html"}, wait_seconds=0.01)


@pytest.fixture
def site() -> Iterator[OddSite]:
    odd = OddSite(_answer)
    yield odd
    odd.close()


@pytest.fixture
def bench(tmp_path: Path, site: OddSite) -> Bench:
    return make_bench(tmp_path, {"kabar": outlet_yaml("kabar", f"http://{site.host_port}/")}, [site.host_port], delay_seconds=0.02)


def _start(bench: Bench) -> subprocess.Popen[bytes]:
    """`crawl` in a process of its own, as `ikrar crawl` runs it."""
    said = json.dumps({"crawl": bench.settings.crawl.model_dump(mode="json")})
    code = (
        "import json, sys; from pathlib import Path; from crawlers import crawl; from ikrar.config import Config;"
        "from ikrar.settings import load_settings; from ikrar.datafolder import open_data_folder;"
        "config = Config(Path(sys.argv[1]));"
        "crawl(config, load_settings(config, json.loads(sys.argv[3])), open_data_folder(Path(sys.argv[2])))"
    )
    return subprocess.Popen([sys.executable, "-c", code, str(bench.config.folder), str(bench.folder.path), said], stderr=subprocess.PIPE)


def _wait_for(site: OddSite, requests: int) -> None:
    patience = time.monotonic() + 30
    while len(site.asked) < requests:
        assert time.monotonic() < patience, f"only {site.paths}"
        time.sleep(0.002)


@pytest.mark.parametrize("first", [2, 15])
def test_killed_then_interrupted_it_ends_as_if_undisturbed(bench: Bench, site: OddSite, first: int) -> None:
    killed = _start(bench)
    _wait_for(site, first)
    killed.kill()
    killed.communicate()
    # The process that crawls ends with its parent; the lock goes with it.
    Archive.open(bench.folder, writing=True).close()
    seen = len(site.asked)
    time.sleep(0.2)
    assert len(site.asked) == seen
    kept = _whole_captures(bench)

    interrupted = _start(bench)
    _wait_for(site, seen + 8)
    os.kill(interrupted.pid, signal.SIGINT)
    _, said = interrupted.communicate(timeout=60)
    assert interrupted.returncode != 0
    assert b"KeyboardInterrupt" in said
    more = _whole_captures(bench)
    assert kept < more < {f"http://{site.host_port}{path}" for path in ARTICLES}

    before = len(site.asked)
    report = bench.crawl()["kabar"]
    assert (report.reached, report.waiting, report.kept) == (True, 0, len(ARTICLES) - len(more))
    asked_again = {f"http://{site.host_port}{path}" for path in site.paths[before:]} & more
    assert not asked_again, "what was archived is not asked for again"
    assert Counter(capture.url for capture in bench.captures()) == Counter(f"http://{site.host_port}{path}" for path in ARTICLES)


def _whole_captures(bench: Bench) -> set[str]:
    """Addresses of what is archived; each row points at a record that is whole, whatever moment it was."""
    with Archive.open(bench.folder) as archive:
        captures = list(archive.captures())
        assert all(archive.read(capture).body.startswith(PAGE) for capture in captures)
    return {capture.url for capture in captures}


@pytest.mark.mount
def test_a_full_disk_stops_the_crawl_with_a_sentence_and_it_goes_on_later(tmp_path: Path) -> None:
    big = OddSite(lambda path, before: _answer(path, before) if not path.startswith("/berita") else Reply(body=os.urandom(60_000)))
    with closing(big), small_disk(tmp_path / "disk", "1m") as disk:
        bench = make_bench(disk, {"kabar": outlet_yaml("kabar", f"http://{big.host_port}/")}, [big.host_port])
        with pytest.raises(DataFolderError, match="full"):
            bench.crawl()
        kept = {capture.url for capture in bench.captures()}
        assert 0 < len(kept) < len(ARTICLES)
        remount(disk, "size=8m")
        assert bench.crawl()["kabar"].kept == len(ARTICLES) - len(kept)
        assert Counter(Counter(capture.url for capture in bench.captures()).values()) == Counter({1: len(ARTICLES)})
