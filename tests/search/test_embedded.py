"""What only the embedded index promises: one moment for each answer, killed writers, full disks and other versions' files."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import search.index.embedded as embedded
from ikrar.config import Config
from ikrar.errors import IndexUnavailable
from search.analysis.analyser import Analyser, load_analyser
from search.index.embedded import EmbeddedIndex
from search.query import Query, parse_query
from tests.search.conformance.asking import document, fill, ids


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return load_analyser(Config())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index.sqlite3"


@pytest.fixture
def index(path: Path, analyser: Analyser) -> Iterator[EmbeddedIndex]:
    with closing(EmbeddedIndex(path, analyser)) as opened:
        yield opened


def test_an_answer_is_of_one_moment(index: EmbeddedIndex, path: Path, analyser: Analyser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents that another process replaces between the statements of one answer are not in it."""
    fill(index, document("one", "Netral lama."), document("two", "Netral lama."))
    collect = embedded._collect

    def collect_then_change(*arguments: object) -> object:
        selection = collect(*arguments)  # type: ignore[arg-type]
        with closing(EmbeddedIndex(path, analyser)) as other, other.rebuild() as new:
            new.put([document("three", "Netral baru.", revision=2)])
            new.advance(2)
        return selection

    monkeypatch.setattr(embedded, "_collect", collect_then_change)
    answer = index.search(Query(text=parse_query("netral"), facets=("stage",)))
    assert {hit.document.id for hit in answer.hits} == {"one", "two"}
    assert (answer.total, answer.revision, answer.facets["stage"]) == (2, 1, {"alleged": 2})
    monkeypatch.setattr(embedded, "_collect", collect)
    assert ids(index, "netral") == {"three"}


REBUILD = """
import sys, time
from pathlib import Path
from ikrar.config import Config
from search.analysis.analyser import load_analyser
from search.index.embedded import EmbeddedIndex
from tests.search.conformance.asking import document
with EmbeddedIndex(Path(sys.argv[1]), load_analyser(Config())).rebuild() as new:
    new.put(document(f"new-{number}", "Netral baru. " * 200, revision=2) for number in range(300))
    print("filled", flush=True)
    time.sleep(60)
"""


def test_a_rebuild_that_is_killed_leaves_the_old(index: EmbeddedIndex, path: Path, analyser: Analyser) -> None:
    fill(index, document("old", "Netral lama."))
    with subprocess.Popen([sys.executable, "-c", REBUILD, path], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "filled\n"
        assert ids(index, "netral") == {"old"}
        os.kill(process.pid, signal.SIGKILL)
    assert ids(index, "netral") == {"old"}
    fill(index, document("more", "Netral.", revision=2), revision=2)
    with closing(EmbeddedIndex(path, analyser)) as again:
        assert ids(again, "netral") == {"old", "more"}


def test_a_writer_that_waits_in_vain_says_so(index: EmbeddedIndex, path: Path, monkeypatch: pytest.MonkeyPatch, analyser: Analyser) -> None:
    monkeypatch.setattr(embedded, "BUSY_SECONDS", 0.1)
    with closing(EmbeddedIndex(path, analyser)) as waiting, index.rebuild():
        begun = time.monotonic()
        with pytest.raises(IndexUnavailable, match="locked"):
            waiting.put([document("one")])
        assert time.monotonic() - begun < 10


def test_a_file_of_another_layout_is_emptied(index: EmbeddedIndex, path: Path, analyser: Analyser) -> None:
    fill(index, document("one"), revision=5)
    index.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with closing(EmbeddedIndex(path, analyser)) as again:
        assert again.revision == 0
        assert ids(again) == set()
        fill(again, document("two"))
        assert ids(again) == {"two"}


def test_an_index_of_another_analysis_takes_nothing_but_a_rebuild(index: EmbeddedIndex, path: Path, analyser: Analyser) -> None:
    fill(index, document("one"))
    with closing(EmbeddedIndex(path, analyser, "another gate")) as other:
        assert other.outdated
        with pytest.raises(IndexUnavailable, match="--rebuild"):
            other.put([document("two")])
        assert ids(other) == {"one"}
        with other.rebuild() as new:
            new.put([document("two")])
            new.advance(1)
        assert not other.outdated
    assert index.outdated


def test_a_folder_that_is_not_there(tmp_path: Path, analyser: Analyser) -> None:
    with pytest.raises(IndexUnavailable, match="the store is untouched"):
        EmbeddedIndex(tmp_path / "missing" / "index.sqlite3", analyser)


def test_a_full_disk_loses_nothing(index: EmbeddedIndex, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(index, document("one", "Netral."))
    connection = index._idle[-1]
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 5}")
    with pytest.raises(IndexUnavailable, match="full"):
        index.put(document(f"r{number}", "Netral sekali. " * 500) for number in range(200))
    assert ids(index, "netral") == {"one"}
    fill(index, document("two", "Netral.", revision=2), revision=2)
    assert ids(index, "netral") == {"one", "two"}
