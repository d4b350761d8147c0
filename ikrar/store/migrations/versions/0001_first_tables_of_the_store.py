"""First tables of the store

Revision: 0001
Follows:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "digests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subscriber", sa.Text(), nullable=False),
        sa.Column("message_id", sa.String(length=120), nullable=False),
        sa.Column("after_revision", sa.Integer(), nullable=False),
        sa.Column("upto_revision", sa.Integer(), nullable=False),
        sa.Column("prepared_at", sa.String(length=40), nullable=False),
        sa.Column("outlets", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digests")),
        sa.UniqueConstraint("message_id", name=op.f("uq_digests_message_id")),
    )
    op.create_table(
        "facts",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_facts")),
    )
    op.create_table(
        "leases",
        sa.Column("job", sa.String(length=60), nullable=False),
        sa.Column("holder", sa.String(length=120), nullable=False),
        sa.Column("until", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("job", name=op.f("pk_leases")),
    )
    op.create_table(
        "revisions",
        sa.Column("rev", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("committed_at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("rev", name=op.f("pk_revisions")),
    )
    op.create_table(
        "analyses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(length=17), nullable=False),
        sa.Column("article_version", sa.Integer(), nullable=False),
        sa.Column("analysis_version", sa.String(length=60), nullable=False),
        sa.Column("relevant", sa.Boolean(), nullable=False),
        sa.Column("relevance_score", sa.Float(), nullable=False),
        sa.Column("regions", sa.JSON(), nullable=False),
        sa.Column("mentions", sa.JSON(), nullable=False),
        sa.Column("rev_from", sa.Integer(), nullable=False),
        sa.Column("rev_to", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["rev_from"], ["revisions.rev"], name=op.f("fk_analyses_rev_from")),
        sa.ForeignKeyConstraint(["rev_to"], ["revisions.rev"], name=op.f("fk_analyses_rev_to")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_analyses")),
    )
    with op.batch_alter_table("analyses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_analyses_article_id"), ["article_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_analyses_rev_from"), ["rev_from"], unique=False)
        batch_op.create_index(batch_op.f("ix_analyses_rev_to"), ["rev_to"], unique=False)

    op.create_table(
        "article_states",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(length=17), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("since", sa.String(length=40), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("rev_from", sa.Integer(), nullable=False),
        sa.Column("rev_to", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["rev_from"], ["revisions.rev"], name=op.f("fk_article_states_rev_from")),
        sa.ForeignKeyConstraint(["rev_to"], ["revisions.rev"], name=op.f("fk_article_states_rev_to")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_states")),
    )
    with op.batch_alter_table("article_states", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_article_states_article_id"), ["article_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_article_states_rev_from"), ["rev_from"], unique=False)
        batch_op.create_index(batch_op.f("ix_article_states_rev_to"), ["rev_to"], unique=False)

    op.create_table(
        "article_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(length=17), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("canonical_url", sa.Text(), nullable=False),
        sa.Column("outlet", sa.String(length=100), nullable=False),
        sa.Column("outlet_name", sa.Text(), nullable=False),
        sa.Column("source_kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("published_at", sa.String(length=40), nullable=True),
        sa.Column("published_basis", sa.String(length=20), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=True),
        sa.Column("dateline", sa.Text(), nullable=True),
        sa.Column("archived_at", sa.String(length=40), nullable=False),
        sa.Column("captures", sa.JSON(), nullable=False),
        sa.Column("rev_from", sa.Integer(), nullable=False),
        sa.Column("rev_to", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["rev_from"], ["revisions.rev"], name=op.f("fk_article_versions_rev_from")),
        sa.ForeignKeyConstraint(["rev_to"], ["revisions.rev"], name=op.f("fk_article_versions_rev_to")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_versions")),
        sa.UniqueConstraint("article_id", "version", name=op.f("uq_article_versions_article_id_version")),
    )
    with op.batch_alter_table("article_versions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_article_versions_rev_from"), ["rev_from"], unique=False)
        batch_op.create_index(batch_op.f("ix_article_versions_rev_to"), ["rev_to"], unique=False)

    op.create_table(
        "coverage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("outlet", sa.String(length=100), nullable=False),
        sa.Column("first_day", sa.String(length=10), nullable=False),
        sa.Column("last_day", sa.String(length=10), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("rev_from", sa.Integer(), nullable=False),
        sa.Column("rev_to", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["rev_from"], ["revisions.rev"], name=op.f("fk_coverage_rev_from")),
        sa.ForeignKeyConstraint(["rev_to"], ["revisions.rev"], name=op.f("fk_coverage_rev_to")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coverage")),
    )
    with op.batch_alter_table("coverage", schema=None) as batch_op:
        batch_op.create_index("ix_coverage_outlet_first_day", ["outlet", "first_day"], unique=False)
        batch_op.create_index(batch_op.f("ix_coverage_rev_from"), ["rev_from"], unique=False)
        batch_op.create_index(batch_op.f("ix_coverage_rev_to"), ["rev_to"], unique=False)

    op.create_table(
        "deliveries",
        sa.Column("digest_id", sa.Integer(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("delivered_at", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["digest_id"], ["digests.id"], name=op.f("fk_deliveries_digest_id")),
        sa.PrimaryKeyConstraint("digest_id", name=op.f("pk_deliveries")),
    )
    op.create_table(
        "processed",
        sa.Column("capture_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("analysis_version", sa.String(length=60), nullable=False),
        sa.Column("article_id", sa.String(length=17), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["rev"], ["revisions.rev"], name=op.f("fk_processed_rev")),
        sa.PrimaryKeyConstraint("capture_id", "analysis_version", name=op.f("pk_processed")),
    )
    with op.batch_alter_table("processed", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_processed_article_id"), ["article_id"], unique=False)

    op.create_table(
        "records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.String(length=17), nullable=False),
        sa.Column("article_id", sa.String(length=17), nullable=False),
        sa.Column("article_version", sa.Integer(), nullable=False),
        sa.Column("analysis_version", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("region", sa.String(length=5), nullable=False),
        sa.Column("election", sa.String(length=40), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("change", sa.String(length=20), nullable=False),
        sa.Column("material", sa.Boolean(), nullable=False),
        sa.Column("supersedes", sa.String(length=17), nullable=True),
        sa.Column("rev_from", sa.Integer(), nullable=False),
        sa.Column("rev_to", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["rev_from"], ["revisions.rev"], name=op.f("fk_records_rev_from")),
        sa.ForeignKeyConstraint(["rev_to"], ["revisions.rev"], name=op.f("fk_records_rev_to")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_records")),
    )
    with op.batch_alter_table("records", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_records_article_id"), ["article_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_records_election"), ["election"], unique=False)
        batch_op.create_index("ix_records_record_id_rev_from", ["record_id", "rev_from"], unique=False)
        batch_op.create_index(batch_op.f("ix_records_region"), ["region"], unique=False)
        batch_op.create_index(batch_op.f("ix_records_rev_from"), ["rev_from"], unique=False)
        batch_op.create_index(batch_op.f("ix_records_rev_to"), ["rev_to"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("records", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_records_rev_to"))
        batch_op.drop_index(batch_op.f("ix_records_rev_from"))
        batch_op.drop_index(batch_op.f("ix_records_region"))
        batch_op.drop_index("ix_records_record_id_rev_from")
        batch_op.drop_index(batch_op.f("ix_records_election"))
        batch_op.drop_index(batch_op.f("ix_records_article_id"))

    op.drop_table("records")
    with op.batch_alter_table("processed", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_processed_article_id"))

    op.drop_table("processed")
    op.drop_table("deliveries")
    with op.batch_alter_table("coverage", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_coverage_rev_to"))
        batch_op.drop_index(batch_op.f("ix_coverage_rev_from"))
        batch_op.drop_index("ix_coverage_outlet_first_day")

    op.drop_table("coverage")
    with op.batch_alter_table("article_versions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_article_versions_rev_to"))
        batch_op.drop_index(batch_op.f("ix_article_versions_rev_from"))

    op.drop_table("article_versions")
    with op.batch_alter_table("article_states", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_article_states_rev_to"))
        batch_op.drop_index(batch_op.f("ix_article_states_rev_from"))
        batch_op.drop_index(batch_op.f("ix_article_states_article_id"))

    op.drop_table("article_states")
    with op.batch_alter_table("analyses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_analyses_rev_to"))
        batch_op.drop_index(batch_op.f("ix_analyses_rev_from"))
        batch_op.drop_index(batch_op.f("ix_analyses_article_id"))

    op.drop_table("analyses")
    op.drop_table("revisions")
    op.drop_table("leases")
    op.drop_table("facts")
    op.drop_table("digests")
