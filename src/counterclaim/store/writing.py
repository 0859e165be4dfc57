"""How an analysis becomes rows, inside the transaction of the caller."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, insert, or_, select

from counterclaim import schema
from counterclaim.errors import InputError
from counterclaim.ids import content_id
from counterclaim.model import Analysis, Derivation, Link, Report
from counterclaim.store import rows
from counterclaim.store.rows import Row


@dataclass(frozen=True, slots=True)
class ReadRows:
    """The rows of one reading, and the id that they make."""

    report: Row
    reading: Row
    attributions: list[Row]
    claims: list[Row]
    arguments: list[list[Row]]
    named: list[tuple[str, ...]]
    members: list[list[str]]
    links: list[Row]
    times: list[Row]
    actors: list[Row]
    id: str


def read_rows(analysis: Analysis) -> ReadRows:
    """All rows of an analysis, and as their id the hash over them: the same outcome is the same reading."""
    report, model = analysis.report, analysis.model
    parts = (
        rows.report_row(report),
        rows.reading_row(report, analysis.commitments) | {"model_name": model.name, "model_version": model.version},
        [rows.attribution_row(item, report.text) for item in analysis.attributions],
        [rows.claim_row(claim) for claim in analysis.claims],
        [[rows.argument_row(argument) for argument in claim.arguments] for claim in analysis.claims],
        [item.claims for item in analysis.attributions],
        [sorted({each.actor for each in item.source.members if each.actor}) for item in analysis.attributions],
        [rows.link_row(link) for link in analysis.links],
        [rows.time_row(time) for time in analysis.times],
        [rows.actor_row(actor) for actor in analysis.actors],
    )
    return ReadRows(*parts, id=content_id("reading", json.dumps(parts)))


def given_id(report: Report) -> str:
    """The id of a report as it goes into a pipeline: all fields but what the pipeline adds, and but ``retrieved``,
    which is another at each visit of the same page."""
    given = rows.report_row(report)
    return content_id("given", *(given[name] for name in sorted(given)))


def reading_key(connection: Connection, reading_id: str) -> int | None:
    key = connection.execute(select(schema.readings.c.key).where(schema.readings.c.id == reading_id)).scalar()
    return None if key is None else int(key)


def put_report(connection: Connection, report: Report, now: datetime) -> tuple[int, bool]:
    """The key of a report, added where it is not there; and whether it revises another."""
    table, digest = schema.reports, given_id(report)
    found = connection.execute(select(table.c.key, table.c.revises).where(table.c.digest == digest))
    for key, revises in found:
        return int(key), revises is not None
    previous = _previous(connection, report)
    row = rows.report_row(report) | {
        "digest": digest,
        "chain": previous[1] if previous else digest,
        "revises": previous[0] if previous else None,
        "published_on": _day(report),
        "retrieved": report.retrieved,
        "text": report.text,
        "recorded": now,
    }
    return _insert_one(connection, table, row), previous is not None


def _previous(connection: Connection, report: Report) -> tuple[int, str] | None:
    """The newest report of the ledger that this one revises: the one it names, else of the same id, else of the
    same address."""
    table = schema.reports
    wanted = [table.c.id == report.id]
    if report.revision_of is not None:
        wanted.append(table.c.id == report.revision_of)
    if report.url is not None:
        wanted.append(table.c.url == report.url)
    query = select(table.c.key, table.c.chain).where(or_(*wanted)).order_by(table.c.key.desc()).limit(1)
    row = connection.execute(query).first()
    return None if row is None else (int(row[0]), str(row[1]))


def _day(report: Report) -> str | None:
    try:
        return report.published_on.isoformat() if report.published_on else None
    except ValueError:
        raise InputError(
            f"report {report.id}: published is '{report.published}', no ISO 8601 date: give one, or none"
        ) from None


def put_reading(connection: Connection, read: ReadRows, *, report: int, given: str, now: datetime) -> int:
    """Add a reading and all that hangs on it; its key."""
    head = read.reading | {"id": read.id, "report": report, "given": given, "recorded": now}
    key = _insert_one(connection, schema.readings, head)
    base = key * schema.STRIDE
    _insert(connection, schema.attributions, _keyed(read.attributions, key))
    _insert(connection, schema.attribution_claims, _named(read.named, base))
    _insert(connection, schema.attribution_members, _joined(read.members, base))
    _insert(connection, schema.claims, _keyed(read.claims, key))
    arguments = [_placed(each, "claim", base + n) for n, each in enumerate(read.arguments)]
    _insert(connection, schema.claim_arguments, [row for placed in arguments for row in placed])
    _insert(connection, schema.links, _placed(read.links, "reading", key))
    _insert(connection, schema.times, _placed(read.times, "reading", key))
    _put_actors(connection, read.actors, key, now)
    return key


def put_links(connection: Connection, links: Sequence[Link], now: datetime) -> int:
    """Add links across reports; how many were new. One that is there already, by the same method, stays as it is."""
    table = schema.cross_links
    added = 0
    for link in links:
        same = (table.c.left == link.left, table.c.right == link.right, table.c.relation == link.relation)
        if connection.execute(select(table.c.key).where(*same, table.c.method == link.method)).first() is None:
            connection.execute(insert(table).values(**rows.link_row(link), recorded=now))
            added += 1
    return added


def put_derivations(connection: Connection, derivations: Sequence[Derivation], now: datetime) -> int:
    """Add derivations between reports; how many were new."""
    table = schema.derivations
    added = 0
    for each in derivations:
        row = {name: getattr(each, name) for name in ("left", "right", "kind", "score", "method")}
        same = (table.c[name] == row[name] for name in ("left", "right", "kind", "method"))
        if connection.execute(select(table.c.key).where(*same)).first() is None:
            connection.execute(insert(table).values(**row, recorded=now))
            added += 1
    return added


def _put_actors(connection: Connection, found: Sequence[Row], reading: int, now: datetime) -> None:
    table = schema.actors
    digests = [content_id("actor", *(row[name] for name in sorted(row))) for row in found]
    query = select(table.c.digest, table.c.key).where(table.c.digest.in_(digests))
    keys = {row[0]: int(row[1]) for row in connection.execute(query)} if digests else {}
    for digest, row in zip(digests, found, strict=True):
        if digest not in keys:
            keys[digest] = _insert_one(connection, table, row | {"digest": digest, "recorded": now})
    _insert(
        connection, schema.reading_actors, _placed([{"actor": keys[digest]} for digest in digests], "reading", reading)
    )


def _keyed(found: Sequence[Row], reading: int) -> list[Row]:
    if len(found) >= schema.STRIDE:
        raise InputError(f"a report with {len(found)} entries is too large for the ledger: split it")
    return [row | {"key": reading * schema.STRIDE + n, "reading": reading} for n, row in enumerate(found)]


def _placed(found: Sequence[Row], owner: str, key: int) -> list[Row]:
    return [row | {owner: key, "position": n} for n, row in enumerate(found)]


def _named(found: Sequence[tuple[str, ...]], base: int) -> list[Row]:
    return [
        {"attribution": base + n, "position": position, "claim": claim}
        for n, claims in enumerate(found)
        for position, claim in enumerate(claims)
    ]


def _joined(found: Sequence[Sequence[str]], base: int) -> list[Row]:
    return [{"attribution": base + n, "actor": actor} for n, actors in enumerate(found) for actor in actors]


def _insert(connection: Connection, table: Table, found: list[Row]) -> None:
    if found:
        connection.execute(insert(table), found)


def _insert_one(connection: Connection, table: Table, row: Row) -> int:
    key = connection.execute(insert(table), row).inserted_primary_key
    assert key is not None
    return int(key[0])
