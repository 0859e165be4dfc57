"""Which actors are one: found by the program, or judged by a person."""

import sqlalchemy as sa
from alembic import op

from counterclaim.schema.backend import append_only

revision = "0003"
down_revision = "0002"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    # Actors recorded before have no keys until a report names them again.
    op.create_table(
        "actor_keys",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hash", "actor"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "identities",
        sa.Column("key", KEY, nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("assessor", sa.Text(), nullable=True),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_identities_left"), "identities", ["left"], unique=False)
    op.create_index(op.f("ix_identities_right"), "identities", ["right"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        for table in ("actor_keys", "identities"):
            for statement in append_only(table):
                op.execute(statement)
