"""Perspectives on a content, sources that speak together, and what a report says in its own voice."""

import sqlalchemy as sa
from alembic import op

from counterclaim.schema.backend import append_only

revision = "0002"
down_revision = "0001"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    for table, column in (("readings", "commitments"), ("attributions", "perspectives"), ("attributions", "members")):
        # What was read before knows none of these.
        op.add_column(table, sa.Column(column, sa.Text(), nullable=False, server_default="[]"))
    op.create_table(
        "attribution_members",
        sa.Column("attribution", KEY, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attribution"],
            ["attributions.key"],
        ),
        sa.PrimaryKeyConstraint("attribution", "actor"),
    )
    op.create_index(op.f("ix_attribution_members_actor"), "attribution_members", ["actor"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        for statement in append_only("attribution_members"):
            op.execute(statement)
