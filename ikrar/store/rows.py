"""What the store gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ikrar.model import Article, Record

Change = Literal["new", "corrected", "reanalysis", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """One version of an article, with where it came from."""

    id: str
    version: int
    article: Article
    outlet_name: str
    source_kind: str
    archived_at: str
    """When the page of this version was fetched (UTC)."""
    captures: tuple[Mapping[str, Any], ...]
    """The archived responses of its pages: `digest`, `url`, `fetched_at`, `warc_file`, `warc_offset`."""
    state: Literal["live", "gone"]
    state_since: str | None
    relevant: bool
    regions: tuple[str, ...]
    mentions: tuple[Mapping[str, Any], ...]
    rev_from: int
    rev_to: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRecord:
    """One row of a record: its state from `rev_from` until `rev_to`."""

    id: str
    record: Record
    article_id: str
    article_version: int
    analysis_version: str
    change: Change
    material: bool
    """False where only offsets, confidence or the analysis changed: nothing that a reader would be told."""
    supersedes: str | None
    rev_from: int
    rev_to: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """What happened to one record between two revisions: its state after, and before (None for a new one)."""

    after: StoredRecord
    before: StoredRecord | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageDay:
    """Whether an outlet was searched for the publications of a day. `pages`: its articles of that day that the store holds."""

    outlet: str
    day: str
    complete: bool
    reason: str
    verified: bool
    pages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SentDigest:
    """A digest that was prepared for a subscriber, and whether it was handed over."""

    id: int
    subscriber: str
    message_id: str
    after_revision: int
    upto_revision: int
    prepared_at: str
    outlets: Mapping[str, Any]
    """What was known of the outlets when it was prepared; the digest's own matter."""
    delivered: bool
