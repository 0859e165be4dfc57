"""Which version a ledger has, and how it gets to the newest. Alembic is imported only where something is to be done."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

VERSION_TABLE = "counterclaim_version"
"""Alembic's table under our own name: another program's database is not taken for a ledger."""

VERSIONS = ("0001", "0002", "0003")
"""All versions that this release knows, oldest first. Alembic's scripts carry the same."""

HEAD = VERSIONS[-1]


def version(connection: Connection) -> str | None:
    """The schema version of a ledger; ``None`` where the database is empty; ``""`` where it holds something else."""
    if connection.dialect.has_table(connection, VERSION_TABLE):
        return str(connection.execute(text(f"select version_num from {VERSION_TABLE}")).scalar() or "")
    return "" if inspect(connection).get_table_names() else None


def upgrade(connection: Connection, target: str = "head") -> None:
    """Bring the ledger to ``target``, inside the transaction that the connection is in."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    # Alembic reads its options through ConfigParser, to which a percent sign is special.
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, target)
