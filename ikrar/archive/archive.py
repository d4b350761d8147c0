"""Open, read and write the archive.

Order of a write: WARC record, flush and fsync, then the row, in one short transaction with everything that follows from the response. So a
row never points at nothing, and after a crash the tail of a WARC file that no row knows is cut off.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from ikrar.archive import tables, warc
from ikrar.archive.change import MAX_DECODED_BYTES, Change
from ikrar.archive.coding import ContentTooLarge, UndecodableContent, decode_content
from ikrar.archive.failures import naming_failures
from ikrar.archive.lock import WriterLock
from ikrar.archive.rows import Attempt, Capture, CaptureKind, HttpState, Listing, StoredResponse
from ikrar.datafolder import DataFolder
from ikrar.errors import ArchiveError

BATCH = 500
"""Rows read at a time: readers never hold a read transaction open while they work."""


class Archive:
    """What a data folder holds of the web. Made by `Archive.open`."""

    def __init__(self, folder: DataFolder, engine: sa.Engine, lock: WriterLock | None, run_id: str, software: str) -> None:
        self.folder = folder
        self.run_id = run_id
        self._engine = engine
        self._lock = lock
        self._software = software
        self._warc: warc.WarcFile | None = None

    @classmethod
    def open(cls, folder: DataFolder, *, writing: bool = False, run_id: str = "", software: str = "Ikrar") -> Self:
        """Open the archive of a data folder, making it where there is none.

        Args:
            writing: take the lock that only one crawl can hold, and cut torn tails of a killed one.
            run_id: of the crawl that writes; names its WARC file.
            software: what `warcinfo` says wrote the file.

        Raises:
            DataFolderError: read-only, full, or another crawl is writing.
            ArchiveError: damaged, or of another layout.
        """
        with naming_failures(folder.path):
            lock = WriterLock(folder.path / "crawl.lock").acquire() if writing else None
            engine = None
            try:
                engine = tables.open_database(folder.crawl_database)
                archive = cls(folder, engine, lock, run_id or datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ"), software)
                if writing:
                    archive._mend()
            except BaseException:
                if engine is not None:
                    engine.dispose()
                if lock is not None:
                    lock.release()
                raise
        return archive

    # Reading

    def captures(self, after: int = 0, kind: CaptureKind | None = "article", article_url: str | None = None) -> Iterator[Capture]:
        """Captures with an id above `after`, oldest first; of both kinds with `kind=None`, of one article with its address."""
        table = tables.captures
        query = sa.select(table)
        if kind is not None:
            query = query.where(table.c.kind == kind)
        if article_url is not None:
            query = query.where(table.c.article_url == article_url)
        return (Capture(**row) for row in self._rows(table, query, after))

    def attempts(self, after: int = 0, run_id: str | None = None, article_url: str | None = None) -> Iterator[Attempt]:
        """Attempts with an id above `after`, oldest first; of one run or one article where asked."""
        table = tables.attempts
        query = sa.select(table)
        if run_id is not None:
            query = query.where(table.c.run_id == run_id)
        if article_url is not None:
            query = query.where(table.c.article_url == article_url)
        return (Attempt(**row) for row in self._rows(table, query, after))

    def listings(self, after: int = 0, run_id: str | None = None) -> Iterator[Listing]:
        """Discovery passes with an id above `after`, oldest first."""
        table = tables.listings
        query = sa.select(table)
        if run_id is not None:
            query = query.where(table.c.run_id == run_id)
        return (Listing(**row) for row in self._rows(table, query, after))

    def capture(self, identity: int) -> Capture:
        """The capture with this id.

        Raises:
            ArchiveError: there is none.
        """
        with naming_failures(self.folder.path), self._engine.connect() as connection:
            row = connection.execute(sa.select(tables.captures).where(tables.captures.c.id == identity)).mappings().one_or_none()
        if row is None:
            raise ArchiveError(f"{self.folder.crawl_database} has no capture {identity}")
        return Capture(**row)

    def http_state(self, url: str) -> HttpState | None:
        """Validators of the last 200 of this address, or None where it was never kept."""
        table = tables.http_state
        with naming_failures(self.folder.path), self._engine.connect() as connection:
            row = connection.execute(sa.select(table).where(table.c.url == url)).mappings().one_or_none()
        return HttpState(**row) if row is not None else None

    def read(self, capture: Capture) -> StoredResponse:
        """The response that a capture points at, checked against its digest.

        Raises:
            ArchiveError: the WARC file is missing or damaged.
        """
        path = self.folder.path / capture.warc_file
        status, headers, raw = warc.read_record(path, capture.warc_offset, capture.warc_length)
        joined: dict[str, str] = {}
        for name, value in headers:
            key = name.lower()
            joined[key] = f"{joined[key]}, {value}" if key in joined else value
        try:
            body = decode_content(raw, joined.get("content-encoding", ""), MAX_DECODED_BYTES)
        except (UndecodableContent, ContentTooLarge) as error:
            raise ArchiveError(f"{path} at byte {capture.warc_offset}: {error}; restore this file from a backup") from error
        if hashlib.sha256(body).hexdigest() != capture.digest:
            raise ArchiveError(f"{path} at byte {capture.warc_offset} is not what was archived; restore this file from a backup")
        return StoredResponse(status, joined, body, raw)

    # Writing

    @contextmanager
    def change(self) -> Iterator[Change]:
        """One transaction: what is kept and noted inside becomes visible together, or not at all."""
        with naming_failures(self.folder.path):
            if self._lock is not None and self._warc is None:
                self._warc = self._begin_file()
            with self._engine.begin() as connection:
                yield Change(connection, self.run_id, self._warc, self._name(self._warc) if self._warc is not None else "")

    def keep(self, **response: Any) -> Capture:
        """Archive one response in a transaction of its own (see `Change.keep`)."""
        with self.change() as change:
            return change.keep(**response)

    def note_attempt(self, **attempt: Any) -> int:
        """Note one attempt in a transaction of its own (see `Change.note_attempt`)."""
        with self.change() as change:
            return change.note_attempt(**attempt)

    def close(self) -> None:
        """Let go of files and lock. What was kept is on disk already."""
        try:
            if self._warc is not None:
                with naming_failures(self.folder.path):
                    self._end_file(self._warc)
        finally:
            self._warc = None
            self._engine.dispose()
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # Inside

    def _rows(self, table: sa.Table, query: sa.Select[Any], after: int) -> Iterator[dict[str, Any]]:
        while True:
            with naming_failures(self.folder.path), self._engine.connect() as connection:
                batch = connection.execute(query.where(table.c.id > after).order_by(table.c.id).limit(BATCH)).mappings().all()
            for row in batch:
                yield dict(row)
            if len(batch) < BATCH:
                return
            after = batch[-1]["id"]

    def _mend(self) -> None:
        """Cut what a killed writer left behind the last whole record of each file. A file that no row knows is not ours to touch."""
        with self._engine.connect() as connection:
            known = {row.path: row.length for row in connection.execute(sa.select(tables.warc_files))}
        for name, length in known.items():
            path = self.folder.path / name
            if path.exists():
                warc.cut_torn_tail(path, length)

    def _begin_file(self) -> warc.WarcFile:
        """The WARC file of this run, known to the database before it holds a record, so that its torn tail can be cut too."""
        month = self.folder.archive / datetime.now(UTC).strftime("%Y/%m")
        number = 1
        while (path := month / f"{self.run_id}-{number}.warc.gz").exists():
            number += 1
        file = warc.WarcFile(path, self._software)
        row = {"path": self._name(file), "run_id": self.run_id, "length": file.length}
        with self._engine.begin() as connection:
            connection.execute(sa.insert(tables.warc_files).values(row))
        return file

    def _end_file(self, file: warc.WarcFile) -> None:
        """Close the file; one that has got no record goes, row first."""
        file.close()
        if file.records == 0:
            with self._engine.begin() as connection:
                connection.execute(sa.delete(tables.warc_files).where(tables.warc_files.c.path == self._name(file)))
            file.path.unlink()

    def _name(self, file: warc.WarcFile) -> str:
        return str(file.path.relative_to(self.folder.path))
