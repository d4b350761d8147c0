"""The tables, the same on SQLite and PostgreSQL. Times are ISO 8601 in UTC; revisions are whole numbers from 1."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _revisions() -> tuple[Column[int], Column[int]]:
    """A row counts from `rev_from` until `rev_to` (exclusive; null while it is current)."""
    return (
        Column("rev_from", Integer, ForeignKey("revisions.rev"), nullable=False, index=True),
        Column("rev_to", Integer, ForeignKey("revisions.rev"), nullable=True, index=True),
    )


facts = Table("facts", metadata, Column("name", String(40), primary_key=True), Column("value", Text, nullable=False))
"""What the store is (`kind`: `practice` or `real`) and how far it has read the archive (`attempts`, `listings`: last id)."""

revisions = Table(
    "revisions",
    metadata,
    Column("rev", Integer, primary_key=True, autoincrement=False),
    Column("step", String(40), nullable=False),
    Column("committed_at", String(40), nullable=False),
)

article_versions = Table(
    "article_versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", String(17), nullable=False),
    Column("version", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("url", Text, nullable=False),
    Column("canonical_url", Text, nullable=False),
    Column("outlet", String(100), nullable=False),
    Column("outlet_name", Text, nullable=False),
    Column("source_kind", String(20), nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("published_at", String(40)),
    Column("published_basis", String(20)),
    Column("author", Text),
    Column("language", String(20)),
    Column("dateline", Text),
    Column("archived_at", String(40), nullable=False),
    Column("captures", JSON, nullable=False),
    *_revisions(),
    UniqueConstraint("article_id", "version"),
)

article_states = Table(
    "article_states",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", String(17), nullable=False, index=True),
    Column("state", String(20), nullable=False),
    Column("since", String(40), nullable=False),
    Column("detail", Text, nullable=False),
    *_revisions(),
)

analyses = Table(
    "analyses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", String(17), nullable=False, index=True),
    Column("article_version", Integer, nullable=False),
    Column("analysis_version", String(60), nullable=False),
    Column("relevant", Boolean, nullable=False),
    Column("relevance_score", Float, nullable=False),
    Column("regions", JSON, nullable=False),
    Column("mentions", JSON, nullable=False),
    *_revisions(),
)

records = Table(
    "records",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("record_id", String(17), nullable=False),
    Column("article_id", String(17), nullable=False, index=True),
    Column("article_version", Integer, nullable=False),
    Column("analysis_version", String(60), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("region", String(5), nullable=False, index=True),
    Column("election", String(40), index=True),
    Column("body", JSON, nullable=False),
    Column("change", String(20), nullable=False),
    Column("material", Boolean, nullable=False),
    Column("supersedes", String(17)),
    *_revisions(),
    Index("ix_records_record_id_rev_from", "record_id", "rev_from"),
)

processed = Table(
    "processed",
    metadata,
    Column("capture_id", Integer, primary_key=True, autoincrement=False),
    Column("analysis_version", String(60), primary_key=True),
    Column("article_id", String(17), nullable=False, index=True),
    Column("outcome", String(20), nullable=False),
    Column("detail", Text, nullable=False),
    Column("rev", Integer, ForeignKey("revisions.rev"), nullable=False),
)

coverage = Table(
    "coverage",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("outlet", String(100), nullable=False),
    Column("first_day", String(10), nullable=False),
    Column("last_day", String(10), nullable=False),
    Column("complete", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("verified", Boolean, nullable=False),
    *_revisions(),
    Index("ix_coverage_outlet_first_day", "outlet", "first_day"),
)
"""Spans of publication days (both ends included) that an outlet was searched for; not `complete`: tried, with the reason."""

digests = Table(
    "digests",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("subscriber", Text, nullable=False),
    Column("message_id", String(120), nullable=False, unique=True),
    Column("after_revision", Integer, nullable=False),
    Column("upto_revision", Integer, nullable=False),
    Column("prepared_at", String(40), nullable=False),
    Column("outlets", JSON, nullable=False),
)
"""`outlets`: those reached and not since the last digest, as known when this one was prepared, so that a retry says the same."""

deliveries = Table(
    "deliveries",
    metadata,
    Column("digest_id", Integer, ForeignKey("digests.id"), primary_key=True),
    Column("via", Text, nullable=False),
    Column("delivered_at", String(40), nullable=False),
)

leases = Table(
    "leases",
    metadata,
    Column("job", String(60), primary_key=True),
    Column("holder", String(120), nullable=False),
    Column("until", String(40), nullable=False),
)
