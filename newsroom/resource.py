"""What the server can hand out: a body with its type, its validators and its status."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One response. `modified` gives Last-Modified; the ETag is made from the body."""

    body: bytes
    content_type: str
    modified: datetime | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def etag(self) -> str:
        return '"' + hashlib.sha256(self.body).hexdigest()[:20] + '"'

    @property
    def last_modified(self) -> str | None:
        return format_datetime(self.modified.astimezone(UTC), usegmt=True) if self.modified else None


def redirect(location: str) -> Resource:
    """301 to another address of the same site."""
    return Resource(body=b"", content_type="text/html", status=301, headers={"Location": location})


def not_found() -> Resource:
    return Resource(body=b"<!DOCTYPE html><title>404</title><h1>Halaman tidak ditemukan</h1>", content_type="text/html", status=404)


def gone() -> Resource:
    return Resource(body=b"<!DOCTYPE html><title>410</title><h1>Berita ini telah ditarik</h1>", content_type="text/html", status=410)
