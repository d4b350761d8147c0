"""What is written together: a response with its attempt, and whatever follows from it."""

from __future__ import annotations

import hashlib
from typing import Any

import sqlalchemy as sa

from ikrar.archive import tables, warc
from ikrar.archive.coding import decode_content
from ikrar.archive.rows import OUTCOMES, Capture, CaptureKind
from ikrar.clock import utc_now
from ikrar.errors import ArchiveError

MAX_DECODED_BYTES = 200_000_000
"""Limit of decoding; the crawl's own limit (`crawl.max_bytes`) is far below."""


class Change:
    """What is written together. Made by `Archive.change`; `connection` is for the crawl's own tables in the same file."""

    def __init__(self, connection: sa.Connection, run_id: str, file: warc.WarcFile | None, file_name: str) -> None:
        self.connection = connection
        self._run_id, self._file, self._file_name = run_id, file, file_name

    def keep(
        self,
        *,
        outlet: str,
        kind: CaptureKind,
        url: str,
        request: bytes,
        status: int,
        headers: warc.Headers,
        body: bytes,
        reason: str = "OK",
        article_url: str | None = None,
        page: int = 1,
        fetched_at: str = "",
        asked_url: str | None = None,
        listed_published_at: str | None = None,
        listed_title: str | None = None,
        max_bytes: int = MAX_DECODED_BYTES,
    ) -> Capture:
        """Archive one response: WARC record on disk, then its row, its attempt (`kept`) and the validators of its address.

        Args:
            request: request line and headers as sent.
            body: as sent, before content decoding.
            asked_url: the address that was asked for, before redirects; its validators serve the next conditional request.

        Raises:
            UndecodableContent, ContentTooLarge: the body cannot be decoded within `max_bytes`; nothing was written.
        """
        fetched_at = fetched_at or utc_now()
        fields = {name.lower(): value for name, value in headers}
        decoded = decode_content(body, fields.get("content-encoding", ""), max_bytes)
        if self._file is None:
            raise ArchiveError("the archive was opened for reading; open it with writing=True")
        offset, length = self._file.append(url, fetched_at.replace("+00:00", "Z"), request, (status, reason), headers, body)
        whole = self._file.settle()
        self._put(tables.warc_files, {"path": self._file_name}, {"run_id": self._run_id, "length": whole})
        row: dict[str, Any] = {
            "outlet": outlet,
            "run_id": self._run_id,
            "kind": kind,
            "url": url,
            "article_url": article_url,
            "page": page,
            "fetched_at": fetched_at,
            "status": status,
            "digest": hashlib.sha256(decoded).hexdigest(),
            "content_type": fields.get("content-type", ""),
            "warc_file": self._file_name,
            "warc_offset": offset,
            "warc_length": length,
            "listed_published_at": listed_published_at,
            "listed_title": listed_title,
        }
        identity = self._insert(tables.captures, row)
        state = {"etag": fields.get("etag"), "last_modified": fields.get("last-modified"), "capture_id": identity}
        self._put(tables.http_state, {"url": asked_url or url}, state)
        self.note_attempt(
            outlet=outlet, kind=kind, url=url, article_url=article_url, outcome="kept", status=status, at=fetched_at, capture_id=identity
        )
        return Capture(id=identity, **row)

    def note_attempt(
        self,
        *,
        outlet: str,
        kind: str,
        url: str,
        outcome: str,
        article_url: str | None = None,
        status: int | None = None,
        detail: str = "",
        at: str = "",
        capture_id: int | None = None,
    ) -> int:
        """One row of `attempts`; gives its id."""
        assert outcome in OUTCOMES, outcome
        row = {
            "outlet": outlet,
            "run_id": self._run_id,
            "kind": kind,
            "url": url,
            "article_url": article_url,
            "at": at or utc_now(),
            "outcome": outcome,
            "status": status,
            "detail": detail,
            "capture_id": capture_id,
        }
        return self._insert(tables.attempts, row)

    def note_listing(self, **listing: Any) -> int:
        """One row of `listings` (fields of `Listing` but id and run_id); gives its id."""
        return self._insert(tables.listings, {"run_id": self._run_id, **listing})

    def _insert(self, table: sa.Table, row: dict[str, Any]) -> int:
        key = self.connection.execute(sa.insert(table).values(row)).inserted_primary_key
        assert key is not None
        return int(key[0])

    def _put(self, table: sa.Table, key: dict[str, Any], values: dict[str, Any]) -> None:
        matches = sa.and_(*(table.c[name] == value for name, value in key.items()))
        if self.connection.execute(sa.update(table).where(matches).values(values)).rowcount == 0:
            self.connection.execute(sa.insert(table).values({**key, **values}))
