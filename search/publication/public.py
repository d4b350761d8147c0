"""What may be shown: the types that every face takes, and nothing else of the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ikrar.model import OUTCOMES, Record

PRACTICE_BANNER = "DATA LATIHAN"
"""Stands on every face of a practice data folder (issue 3; codebook's words for practice data)."""

_MAY_BE_INDEXED = ("proven", "sanctioned")
"""Stages from `proven` on; pages of claims below it are kept out of the web's search engines."""


@dataclass(frozen=True, slots=True)
class PublicEvidence:
    """A masked quotation. `start` and `end` count in the masked text, `at` and `to` in `paragraph`."""

    start: int
    end: int
    text: str
    paragraph: str
    at: int
    to: int

    def to_json(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "text": self.text, "paragraph": self.paragraph, "at": self.at, "to": self.to}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicArticle:
    """An article without its text."""

    id: str
    version: int
    url: str
    """The outlet's address; where it names an accused person, our own address that leads there."""
    canonical_url: str
    outlet: str
    outlet_name: str
    source_kind: str
    title: str
    published_at: str | None
    published_basis: str | None
    author: str | None
    language: str | None
    archived_at: str
    digests: tuple[str, ...]
    """Of the archived responses, as their WARC records carry them."""
    state: Literal["live", "gone"]
    state_since: str | None
    regions: tuple[str, ...]
    ahead: bool
    """It says that it was published after we had archived it; it is kept as said, and sorted by the day on which it was archived."""
    wording: str
    """The same for word-for-word copies (`search.reprints`)."""
    practice: bool
    masked: bool
    """Something in this article was masked."""

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "version": self.version,
            "url": self.url,
            "canonical_url": self.canonical_url,
            "outlet": self.outlet,
            "outlet_name": self.outlet_name,
            "source_kind": self.source_kind,
            "title": self.title,
            "published_at": self.published_at,
            "published_basis": self.published_basis,
            "published_ahead": self.ahead,
            "author": self.author,
            "language": self.language,
            "archived_at": self.archived_at,
            "archive_digests": list(self.digests),
            "state": self.state,
            "state_since": self.state_since,
            "regions": list(self.regions),
            "wording": self.wording,
            "names_masked": self.masked,
        } | practice_mark(self.practice)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicVersion:
    """One version of an article, as far as readers may compare it: title and the paragraphs that hold evidence."""

    version: int
    archived_at: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicRecord:
    """A record with its evidence and source. `record` carries the codebook's fields, masked, its evidence too."""

    id: str
    record: Record
    evidence: tuple[PublicEvidence, ...]
    article: PublicArticle
    article_version: int
    analysis_version: str
    change: str
    supersedes: str | None
    revision: int
    """Since which the record stands so."""
    ended: int | None
    """Revision that ended this state, or null."""
    correction_contact: str

    @property
    def outcome(self) -> bool:
        """`none` or `dismissed`: shown beside violations, never counted among them."""
        return self.record.stage in OUTCOMES

    @property
    def noindex(self) -> bool:
        return self.article.practice or (self.record.kind == "violation" and self.record.stage not in _MAY_BE_INDEXED)

    @property
    def withdrawn(self) -> bool:
        return self.change == "withdrawn"

    def to_json(self) -> dict[str, Any]:
        """The codebook's fields, and `id`, `article_url`, `outlet`, `title`, `published_at` and what a citation needs."""
        article = self.article
        fields = self.record.to_json() | {"evidence": [span.to_json() for span in self.evidence]}
        return {
            "id": self.id,
            **fields,
            "outcome": self.outcome,
            "article_id": article.id,
            "article_url": article.url,
            "outlet": article.outlet,
            "outlet_name": article.outlet_name,
            "source_kind": article.source_kind,
            "title": article.title,
            "published_at": article.published_at,
            "published_ahead": article.ahead,
            "archived_at": article.archived_at,
            "archive_digests": list(article.digests),
            "state": article.state,
            "state_since": article.state_since,
            "wording": article.wording,
            "article_version": self.article_version,
            "analysis_version": self.analysis_version,
            "change": self.change,
            "supersedes": self.supersedes,
            "revision": self.revision,
            "names_masked": article.masked,
            "noindex": self.noindex,
            "correction_contact": self.correction_contact,
        } | practice_mark(article.practice)


def practice_mark(practice: bool) -> dict[str, Any]:
    """What every object of a practice store carries."""
    return {"practice": PRACTICE_BANNER} if practice else {}
