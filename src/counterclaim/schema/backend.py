"""All that differs between databases: how to connect, to begin, to search full texts, and to name what went wrong.

SQLite is the one that is there. Another joins by one more class and a line in ``backend_for``.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Engine,
    Table,
    create_engine,
    event,
    literal_column,
    make_url,
    text,
)
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import StaticPool

from counterclaim.errors import LedgerError

WRITE = {"counterclaim_write": True}
"""The execution option of an engine whose transactions write."""

__all__ = ["WRITE", "Backend", "append_only", "backend_for", "full_text"]


class Backend(Protocol):
    """One kind of database."""

    def exists(self) -> bool:
        """Whether there is a database at all."""

    def engine(self, *, wait: float) -> Engine:
        """An engine whose writers wait up to ``wait`` seconds for each other."""

    def make_place(self) -> None:
        """Make the folder, where there is one to make. Raises ``LedgerError``."""

    def prepare(self, engine: Engine, *, wait: float) -> None:
        """What a new ledger needs before its tables."""

    def matches(self, table: Table, words: Iterable[str]) -> ColumnElement[bool]:
        """The condition that a row of the table holds all of the words or phrases."""

    def size(self) -> int | None:
        """Bytes on disk, or ``None`` where that is not known."""

    def explain(self, error: DBAPIError) -> str:
        """What went wrong and what to do, in a few words that follow the name of the ledger."""


def backend_for(where: str) -> Backend:
    """The backend for a path, ``:memory:`` or a database URL. Raises ``LedgerError`` where none can serve it."""
    if "://" not in where:
        return SQLite(URL.create("sqlite", database=where))
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        raise LedgerError(f"'{where.split('://')[0]}://…' is no database URL: give the path of a file") from None
    if url.get_backend_name() != "sqlite":
        raise LedgerError(f"a ledger in {url.get_backend_name()} is not supported: give the path of a file")
    return SQLite(url)


class SQLite:
    """A file, or a database in memory that lasts as long as the engine."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self.path = (url.database or ":memory:").removeprefix("file:")
        self.in_memory = self.path == ":memory:"

    def exists(self) -> bool:
        return not self.in_memory and Path(self.path).exists()

    def engine(self, *, wait: float) -> Engine:
        # In memory a second connection would be a second database.
        pool: dict[str, Any] = {"poolclass": StaticPool} if self.in_memory else {}
        engine = create_engine(self.url, connect_args={"timeout": wait}, **pool)
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
        return engine

    def make_place(self) -> None:
        if self.in_memory:
            return
        try:
            Path(self.path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LedgerError(f"no folder for the ledger {self.path} can be made: {error.strerror}") from None

    def prepare(self, engine: Engine, *, wait: float) -> None:
        """Readers do not wait for writers in WAL. The file remembers the mode, so it is set but once."""
        if self.in_memory:
            return
        deadline = time.monotonic() + wait
        while not _set_wal(engine):
            # SQLite does not wait here by itself when two programs make the same ledger at once.
            if time.monotonic() > deadline:
                raise LedgerError(f"the ledger {self.path} is locked by another program: try again when that has ended")
            time.sleep(0.02)

    def matches(self, table: Table, words: Iterable[str]) -> ColumnElement[bool]:
        index = f"{table.name}_fts"
        found = text(f"SELECT rowid FROM {index} WHERE {index} MATCH :words").bindparams(words=_fts5(words))
        return literal_column(f"{table.name}.key").in_(found)

    def size(self) -> int | None:
        files = [Path(self.path + suffix) for suffix in ("", "-wal", "-shm")]
        return None if self.in_memory else sum(file.stat().st_size for file in files if file.exists())

    def explain(self, error: DBAPIError) -> str:
        return _explanation(error.orig)


# In WAL, NORMAL loses no commit to a killed process; a power cut may take the last ones, whole.
_PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = NORMAL",
    "wal_autocheckpoint = 4000",
    "cache_size = -32000",
    "mmap_size = 268435456",
)

_EXPLANATIONS = {
    sqlite3.SQLITE_NOTADB: "is no ledger: give another path",
    sqlite3.SQLITE_CORRUPT: "is damaged: restore it from a copy",
    sqlite3.SQLITE_BUSY: "is locked by another program: try again when that has ended",
    sqlite3.SQLITE_LOCKED: "is locked by another program: try again when that has ended",
    sqlite3.SQLITE_READONLY: "is read-only: make it and its folder writable, or give another path",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: check the path and its permissions",
    sqlite3.SQLITE_PERM: "cannot be opened: check the path and its permissions",
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports an error",
}


def full_text(table: str, *columns: str) -> tuple[str, ...]:
    """SQLite: a full-text index over columns of a table with ascending keys. It keeps no copy of the texts."""
    names = ", ".join(columns)
    new = ", ".join(f"new.{column}" for column in columns)
    return (
        f"CREATE VIRTUAL TABLE {table}_fts USING fts5({names}, content='{table}', content_rowid='key', "
        "tokenize='porter unicode61 remove_diacritics 2')",
        f"CREATE TRIGGER {table}_index AFTER INSERT ON {table} BEGIN "
        f"INSERT INTO {table}_fts(rowid, {names}) VALUES (new.key, {new}); END",
    )


def append_only(table: str) -> tuple[str, ...]:
    """SQLite: refuse to change or remove rows of a table."""
    return tuple(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} BEGIN "
        f"SELECT RAISE(ABORT, 'the ledger only ever adds rows'); END"
        for act in ("UPDATE", "DELETE")
    )


def _set_wal(engine: Engine) -> bool:
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            return False
        raise LedgerError(f"the ledger {engine.url.database} {_explanation(error)}") from error
    finally:
        raw.close()
    return True


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    # Python's own handling of transactions would begin them late and leave DDL outside; _on_begin does it.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    # A writer takes the lock at once: one that begins as a reader could not wait for another writer.
    write = connection.get_execution_options().get("counterclaim_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _fts5(words: Iterable[str]) -> str:
    """All of the words, each quoted, so that no sign in them is an operator. A ``*`` at the end asks for a prefix."""
    quoted = ('"{}"'.format(word.rstrip("*").replace('"', '""')) + "*" * word.endswith("*") for word in words)
    return " ".join(quoted).replace("\x00", " ").encode("utf-8", "replace").decode()


def _explanation(error: BaseException | None) -> str:
    # The low byte is the kind of error; the rest says more about it.
    code = (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    return _EXPLANATIONS.get(code) or f"cannot be used: {(str(error).splitlines() or ['unknown error'])[0]}"
