"""What is archived can be read back, by us and by another tool, and survives a crash."""

from __future__ import annotations

import gzip
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastwarc import ArchiveIterator, WarcRecordType

from ikrar.archive import Archive, Capture
from ikrar.archive.coding import ContentTooLarge, UndecodableContent
from ikrar.datafolder import DataFolder, open_data_folder
from ikrar.errors import ArchiveError, DataFolderError

BODY = "<html><body>Bawaslu mengimbau ASN netral – “tegas”.</body></html>".encode()
REQUEST = b"GET /berita/1 HTTP/1.1\r\nHost: kabar.test\r\n\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return open_data_folder(tmp_path / "data", kind="practice")


@pytest.fixture
def archive(folder: DataFolder) -> Iterator[Archive]:
    with Archive.open(folder, writing=True, run_id="run1") as opened:
        yield opened


def keep(archive: Archive, number: int = 1, body: bytes = BODY, **more: object) -> Capture:
    fields: dict[str, object] = {
        "outlet": "kabar",
        "kind": "article",
        "url": f"https://kabar.test/berita/{number}",
        "article_url": f"https://kabar.test/berita/{number}",
        "request": REQUEST,
        "status": 200,
        "headers": [("Content-Type", "text/html; charset=utf-8"), ("ETag", f'"{number}"'), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")],
        "body": body,
    }
    return archive.keep(**{**fields, **more})


def test_a_capture_is_read_back_as_sent(archive: Archive) -> None:
    capture = keep(archive, listed_published_at="2024-11-01T10:00:00+07:00")
    stored = archive.read(capture)
    assert (stored.status, stored.body, stored.raw_body) == (200, BODY, BODY)
    assert stored.headers["content-type"] == "text/html; charset=utf-8"
    assert stored.headers["set-cookie"] == "a=1, b=2"
    assert list(archive.captures()) == [capture]
    assert capture.digest == hashlib.sha256(BODY).hexdigest()
    (attempt,) = archive.attempts()
    assert (attempt.outcome, attempt.capture_id, attempt.url) == ("kept", capture.id, capture.url)


def test_another_tool_reads_the_same_file(archive: Archive) -> None:
    squeezed = gzip.compress(BODY)
    first = keep(archive, 1)
    second = keep(archive, 2, squeezed, headers=[("Content-Type", "text/html"), ("Content-Encoding", "gzip")])
    found = {}
    with (archive.folder.path / first.warc_file).open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response | WarcRecordType.request, parse_http=False):
            assert record.verify_block_digest()
            record.parse_http()
            key = (record.headers["WARC-Type"], record.headers["WARC-Target-URI"])
            found[key] = (record.headers, record.http_headers.to_dict() if record.http_headers else {}, record.reader.read())
    assert len(found) == 4
    _, http, body = found[("response", first.url)]
    assert (body, http["Content-Length"]) == (BODY, str(len(BODY)))
    _, http, body = found[("response", second.url)]
    assert (body, http["Content-Encoding"]) == (squeezed, "gzip")
    asked, _, _ = found[("request", first.url)]
    answered, _, _ = found[("response", first.url)]
    assert asked["WARC-Concurrent-To"] == answered["WARC-Record-ID"]
    assert archive.read(second).body == BODY
    assert archive.read(second).raw_body == squeezed


def test_a_body_that_cannot_be_decoded_is_not_kept(archive: Archive) -> None:
    with pytest.raises(UndecodableContent):
        keep(archive, headers=[("Content-Encoding", "br")])
    with pytest.raises(UndecodableContent):
        keep(archive, body=gzip.compress(BODY)[:-9], headers=[("Content-Encoding", "gzip")])
    with pytest.raises(ContentTooLarge):
        keep(archive, body=gzip.compress(b"\0" * 5_000_000), headers=[("Content-Encoding", "gzip")], max_bytes=1_000_000)
    assert not list(archive.captures())
    assert not list(archive.attempts())


def test_validators_are_those_of_the_address_that_was_asked(archive: Archive) -> None:
    capture = keep(archive, asked_url="http://kabar.test/b/1")
    state = archive.http_state("http://kabar.test/b/1")
    assert state is not None
    assert (state.etag, state.last_modified, state.capture_id) == ('"1"', None, capture.id)
    again = keep(archive, asked_url="http://kabar.test/b/1", headers=[("Last-Modified", "Fri, 01 Nov 2024 03:00:00 GMT")])
    state = archive.http_state("http://kabar.test/b/1")
    assert state is not None
    assert (state.etag, state.last_modified, state.capture_id) == (None, "Fri, 01 Nov 2024 03:00:00 GMT", again.id)


def test_a_change_that_fails_leaves_no_row_and_no_record(archive: Archive) -> None:
    first = keep(archive, 1)
    with pytest.raises(ZeroDivisionError), archive.change() as change:
        change.keep(outlet="kabar", kind="article", url="https://kabar.test/x", request=REQUEST, status=200, headers=[], body=b"lost")
        raise ZeroDivisionError
    second = keep(archive, 2)
    assert [capture.id for capture in archive.captures()] == [first.id, second.id]
    assert archive.read(second).body == BODY
    with (archive.folder.path / first.warc_file).open("rb") as file:
        urls = [record.headers["WARC-Target-URI"] for record in ArchiveIterator(file, record_types=WarcRecordType.response)]
    assert "https://kabar.test/x" not in urls or urls == [first.url, "https://kabar.test/x", second.url]


def test_a_torn_tail_is_cut_off_and_a_stray_file_left_alone(folder: DataFolder) -> None:
    with Archive.open(folder, writing=True, run_id="run1") as archive:
        capture = keep(archive)
        path = folder.path / capture.warc_file
    whole = path.stat().st_size
    with path.open("ab") as file:
        file.write(b"\x1f\x8b\x08 torn")
    stray = path.with_name("killed-1.warc.gz")
    stray.write_bytes(b"\x1f\x8b")
    with Archive.open(folder) as reader:
        assert reader.read(capture).body == BODY
    assert path.stat().st_size > whole, "a reader must not touch what a crawl may be writing"
    with Archive.open(folder, writing=True, run_id="run2") as archive:
        assert path.stat().st_size == whole
        assert stray.exists(), "it may be of a newer archive than the database, which came from a backup"
        second = keep(archive, 2)
        assert second.warc_file != capture.warc_file
        assert archive.read(capture).body == BODY


@pytest.mark.parametrize("cut", [1, 40])
def test_a_file_that_lost_records_is_reported(folder: DataFolder, cut: int) -> None:
    with Archive.open(folder, writing=True) as archive:
        capture = keep(archive)
    path = folder.path / capture.warc_file
    os.truncate(path, path.stat().st_size - cut)
    with pytest.raises(ArchiveError, match="restore this file"):
        Archive.open(folder, writing=True)


def test_altered_bytes_are_noticed(folder: DataFolder) -> None:
    with Archive.open(folder, writing=True) as archive:
        capture, other = keep(archive, 1), keep(archive, 2, b"another body")
        swapped = Capture(
            **{name: getattr(capture, name) for name in Capture.__slots__}
            | {"warc_offset": other.warc_offset, "warc_length": other.warc_length}
        )
        with pytest.raises(ArchiveError, match="not what was archived"):
            archive.read(swapped)
        (folder.path / capture.warc_file).unlink()
        with pytest.raises(ArchiveError, match="cannot be read"):
            archive.read(capture)


def test_one_crawl_at_a_time(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ikrar.archive.lock.PATIENCE_SECONDS", 0.2)
    with Archive.open(folder, writing=True), pytest.raises(DataFolderError, match="another crawl"):
        Archive.open(folder, writing=True)
    Archive.open(folder, writing=True).close()


def test_reading_in_batches_reaches_the_last_row(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ikrar.archive.archive.BATCH", 3)
    made = [keep(archive, number).id for number in range(7)]
    assert [capture.id for capture in archive.captures()] == made
    assert [capture.id for capture in archive.captures(after=made[3])] == made[4:]
    assert not list(archive.captures(kind="discovery"))


def test_a_reader_that_was_opened_for_reading_cannot_write(folder: DataFolder) -> None:
    with Archive.open(folder) as archive, pytest.raises(ArchiveError, match="writing=True"):
        keep(archive)


def test_a_damaged_database_gives_a_sentence(folder: DataFolder) -> None:
    folder.crawl_database.write_bytes(b"not a database at all" * 100)
    with pytest.raises(ArchiveError, match="damaged"):
        Archive.open(folder)


def test_a_run_that_keeps_nothing_leaves_no_file(folder: DataFolder) -> None:
    with Archive.open(folder, writing=True) as archive:
        archive.note_attempt(outlet="kabar", kind="discovery", url="https://kabar.test/feed/", outcome="timeout")
    assert not list(folder.archive.rglob("*.warc.gz"))
    with Archive.open(folder, writing=True) as archive:
        assert [attempt.outcome for attempt in archive.attempts()] == ["timeout"]


def test_many_may_open_a_new_folder_at_once(folder: DataFolder) -> None:
    with ThreadPoolExecutor(8) as pool:
        opened = list(pool.map(lambda _: Archive.open(folder), range(8)))
    for archive in opened:
        assert not list(archive.captures())
        archive.close()


def test_a_file_of_another_layout_is_refused(folder: DataFolder) -> None:
    Archive.open(folder).close()
    with sqlite3.connect(folder.crawl_database) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(ArchiveError, match="layout 99"):
        Archive.open(folder)
