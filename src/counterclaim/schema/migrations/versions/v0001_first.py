"""The first ledger."""

import sqlalchemy as sa
from alembic import op

from counterclaim.schema.backend import append_only, full_text

revision = "0001"
down_revision = None

TABLES = (
    "actors",
    "attribution_claims",
    "attributions",
    "claim_arguments",
    "claim_keys",
    "claims",
    "cross_links",
    "derivations",
    "failures",
    "links",
    "reading_actors",
    "readings",
    "reports",
    "times",
)

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "actors",
        sa.Column("key", KEY, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("digest"),
    )
    op.create_index(op.f("ix_actors_id"), "actors", ["id"], unique=False)
    op.create_index(op.f("ix_actors_parent"), "actors", ["parent"], unique=False)
    op.create_table(
        "cross_links",
        sa.Column("key", KEY, nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("cross_links_once", "cross_links", ["left", "right", "relation", "method"], unique=True)
    op.create_index(op.f("ix_cross_links_right"), "cross_links", ["right"], unique=False)
    op.create_table(
        "derivations",
        sa.Column("key", KEY, nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("derivations_once", "derivations", ["left", "right", "kind", "method"], unique=True)
    op.create_table(
        "failures",
        sa.Column("key", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_failures_id"), "failures", ["id"], unique=False)
    op.create_table(
        "reports",
        sa.Column("key", KEY, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("revises", KEY, nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("published_on", sa.String(), nullable=True),
        sa.Column("retrieved", sa.String(), nullable=True),
        sa.Column("revision_of", sa.Text(), nullable=True),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revises"],
            ["reports.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("digest"),
    )
    op.create_index(op.f("ix_reports_chain"), "reports", ["chain"], unique=False)
    op.create_index(op.f("ix_reports_id"), "reports", ["id"], unique=False)
    op.create_index(op.f("ix_reports_sha256"), "reports", ["sha256"], unique=False)
    op.create_index(op.f("ix_reports_url"), "reports", ["url"], unique=False)
    op.create_table(
        "readings",
        sa.Column("key", KEY, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("report", KEY, nullable=False),
        sa.Column("given", sa.String(), nullable=False),
        sa.Column("model_name", sa.Text(), nullable=False),
        sa.Column("model_version", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("dateline", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("zones", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report"],
            ["reports.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_readings_given"), "readings", ["given"], unique=False)
    op.create_index(op.f("ix_readings_recorded"), "readings", ["recorded"], unique=False)
    op.create_index(op.f("ix_readings_report"), "readings", ["report"], unique=False)
    op.create_table(
        "attributions",
        sa.Column("key", KEY, nullable=False),
        sa.Column("reading", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("source_name", sa.Text(), nullable=True),
        sa.Column("name_status", sa.String(), nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("factuality", sa.String(), nullable=False),
        sa.Column("attitude", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("said_on", sa.String(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("lemma", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("count_claimed", sa.BigInteger(), nullable=True),
        sa.Column("anonymity_reason", sa.Text(), nullable=True),
        sa.Column("source_spans", sa.Text(), nullable=False),
        sa.Column("cue_spans", sa.Text(), nullable=False),
        sa.Column("content_spans", sa.Text(), nullable=False),
        sa.Column("hedges", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("happened", sa.Text(), nullable=True),
        sa.Column("source_text", sa.Text(), nullable=False),
        sa.Column("content_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_attributions_actor"), "attributions", ["actor"], unique=False)
    op.create_index(op.f("ix_attributions_id"), "attributions", ["id"], unique=False)
    op.create_index(op.f("ix_attributions_reading"), "attributions", ["reading"], unique=False)
    op.create_table(
        "claims",
        sa.Column("key", KEY, nullable=False),
        sa.Column("reading", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("predicate", sa.Text(), nullable=False),
        sa.Column("stage", sa.String(), nullable=True),
        sa.Column("quantities", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.key"],
        ),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_claims_id"), "claims", ["id"], unique=False)
    op.create_index(op.f("ix_claims_predicate"), "claims", ["predicate"], unique=False)
    op.create_index(op.f("ix_claims_reading"), "claims", ["reading"], unique=False)
    op.create_table(
        "claim_keys",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("claim", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claims.key"],
        ),
        sa.PrimaryKeyConstraint("hash", "claim"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "links",
        sa.Column("reading", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.key"],
        ),
        sa.PrimaryKeyConstraint("reading", "position"),
    )
    op.create_index(op.f("ix_links_left"), "links", ["left"], unique=False)
    op.create_index(op.f("ix_links_right"), "links", ["right"], unique=False)
    op.create_table(
        "reading_actors",
        sa.Column("reading", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("actor", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["actor"],
            ["actors.key"],
        ),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.key"],
        ),
        sa.PrimaryKeyConstraint("reading", "position"),
    )
    op.create_index(op.f("ix_reading_actors_actor"), "reading_actors", ["actor"], unique=False)
    op.create_table(
        "times",
        sa.Column("reading", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("span_start", sa.BigInteger(), nullable=False),
        sa.Column("span_end", sa.BigInteger(), nullable=False),
        sa.Column("timex", sa.Text(), nullable=True),
        sa.Column("mod", sa.Text(), nullable=True),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("granularity", sa.Text(), nullable=True),
        sa.Column("resolved", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"],
            ["readings.key"],
        ),
        sa.PrimaryKeyConstraint("reading", "position"),
    )
    op.create_table(
        "attribution_claims",
        sa.Column("attribution", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attribution"],
            ["attributions.key"],
        ),
        sa.PrimaryKeyConstraint("attribution", "position"),
    )
    op.create_index(op.f("ix_attribution_claims_claim"), "attribution_claims", ["claim"], unique=False)
    op.create_table(
        "claim_arguments",
        sa.Column("claim", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("filler", sa.Text(), nullable=False),
        sa.Column("span_start", sa.BigInteger(), nullable=True),
        sa.Column("span_end", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claims.key"],
        ),
        sa.PrimaryKeyConstraint("claim", "position"),
    )
    op.create_index(op.f("ix_claim_arguments_filler"), "claim_arguments", ["filler"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        _sqlite()


def _sqlite() -> None:
    for statement in (
        *full_text("reports", "title", "text"),
        *full_text("attributions", "content_text"),
        *full_text("claims", "text"),
    ):
        op.execute(statement)
    for table in TABLES:
        for statement in append_only(table):
            op.execute(statement)
