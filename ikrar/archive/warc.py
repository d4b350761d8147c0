"""WARC files: one gzip member a record, so that a record can be read alone and a torn tail can be cut off.

What a record holds is what arrived: status line, headers, and the body before content decoding. Two things are not as on the wire, and the
`warcinfo` record says so: the transfer coding (chunks) was taken off by the HTTP client, and header names come in its spelling. Requests
are as they were given to that client.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ikrar.errors import ArchiveError

Headers = Sequence[tuple[str, str]]


class WarcFile:
    """A new WARC file that grows record by record. `length` is the part known to be whole and on disk."""

    def __init__(self, path: Path, software: str) -> None:
        """Make the file and write its `warcinfo`.

        Raises:
            FileExistsError: there is such a file; a file belongs to one run.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.length = 0
        self.records = 0
        """Responses written so far."""
        self._file: BinaryIO = path.open("xb")
        self._writer = WARCWriter(self._file, gzip=True, warc_version="1.1")
        fields = {
            "software": software,
            "format": "WARC File Format 1.1",
            "robots": "obey",
            "description": "Transfer coding removed and header names respelled by the HTTP client; content coding as sent.",
        }
        self._writer.write_record(self._writer.create_warcinfo_record(path.name, fields))
        self.settle()
        _sync_folder(path.parent)

    def append(self, url: str, at: str, request: bytes, status: tuple[int, str], headers: Headers, body: bytes) -> tuple[int, int]:
        """Write a response and its request; give offset and compressed length of the response record. Call `settle` before trusting them.

        Args:
            request: request line and headers as sent.
            status: code and reason phrase.
            body: as sent, before content decoding.
        """
        self._file.seek(self.length)
        self._file.truncate()
        if not any(name.lower() == "content-length" for name, _ in headers):
            headers = [*headers, ("Content-Length", str(len(body)))]
        code, reason = status
        response = self._writer.create_warc_record(
            url,
            "response",
            payload=BytesIO(body),
            http_headers=StatusAndHeaders(f"{code} {reason}".strip(), list(headers), protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": at},
        )
        identity = response.rec_headers.get_header("WARC-Record-ID")
        asked = self._writer.create_warc_record(
            url,
            "request",
            payload=BytesIO(request),
            length=len(request),
            warc_content_type="application/http; msgtype=request",
            warc_headers_dict={"WARC-Date": at, "WARC-Concurrent-To": identity},
        )
        self._writer.write_record(response)
        end = self._file.tell()
        self._writer.write_record(asked)
        self.records += 1
        return self.length, end - self.length

    def settle(self) -> int:
        """Bring everything written onto the disk; give the length that is now certain."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self.length = self._file.tell()
        return self.length

    def close(self) -> None:
        self._file.close()


def read_record(path: Path, offset: int, length: int) -> tuple[int, list[tuple[str, str]], bytes]:
    """Status, headers and body (as sent) of the response record at `offset`.

    Raises:
        ArchiveError: the file is missing, short, or has something else there.
    """
    try:
        with path.open("rb") as file:
            file.seek(offset)
            member = file.read(length)
        record = next(iter(ArchiveIterator(BytesIO(member))))
        body = record.raw_stream.read()
    except (OSError, ArchiveLoadFailed, StopIteration, EOFError) as error:
        raise ArchiveError(f"{path} cannot be read at byte {offset}: {error}; restore this file from a backup") from error
    if record.rec_type != "response" or record.http_headers is None:
        raise ArchiveError(f"{path} has no response at byte {offset}; restore this file from a backup")
    return int(record.http_headers.get_statuscode()), list(record.http_headers.headers), body


def cut_torn_tail(path: Path, length: int) -> int:
    """Cut the file back to the length known to be whole; give how many bytes went.

    Raises:
        ArchiveError: the file is shorter than that, so records that rows point at are lost.
    """
    found = path.stat().st_size
    if found < length:
        raise ArchiveError(f"{path} has {found} bytes of {length}; records are lost, restore this file from a backup")
    if found > length:
        os.truncate(path, length)
    return found - length


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
