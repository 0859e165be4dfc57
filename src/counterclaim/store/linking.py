"""Which claims of the ledger a new report's claims may be about: those that share their arguments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from counterclaim import schema
from counterclaim.model import Claim
from counterclaim.store import rows
from counterclaim.store.view import CHUNK, claims_from


def candidates(connection: Connection, new: Sequence[Claim], chain: str) -> tuple[Claim, ...]:
    """Claims of other reports that share the predicate and an argument with one of ``new``, or two arguments
    whatever the predicate. Claims that have an id of ``new`` are the same claim and need no link.

    Claims with one id are given once, as last recorded.
    """
    found = [row for row in connection.execute(_sharing(new, chain)) if row.id not in {claim.id for claim in new}]
    newest = {row.id: row.key for row in found}
    return _load(connection, sorted(newest.values()))


def _sharing(new: Sequence[Claim], chain: str) -> Select[Any]:
    claim, argument, reading, report = (
        schema.claims.c,
        schema.claim_arguments.c,
        schema.readings.c,
        schema.reports.c,
    )
    fillers = {rows.filler(each.actor, each.name) for item in new for each in item.arguments}
    predicates = sorted({item.predicate for item in new})
    return (
        select(claim.key, claim.id)
        .join(schema.claim_arguments, argument.claim == claim.key)
        .join(schema.readings, reading.key == claim.reading)
        .join(schema.reports, report.key == reading.report)
        .where(argument.filler.in_(sorted(fillers)[:CHUNK]), report.chain != chain)
        .group_by(claim.key, claim.id, claim.predicate)
        .having(or_(func.count(argument.filler.distinct()) >= 2, claim.predicate.in_(predicates[:CHUNK])))
        .order_by(claim.key)
    )


def _load(connection: Connection, keys: Sequence[int]) -> tuple[Claim, ...]:
    claim, argument = schema.claims.c, schema.claim_arguments.c
    loaded: list[Claim] = []
    for start in range(0, len(keys), CHUNK):
        part = list(keys[start : start + CHUNK])
        found = connection.execute(select(*claim).where(claim.key.in_(part)).order_by(claim.key))
        filled = connection.execute(
            select(*argument).where(argument.claim.in_(part)).order_by(argument.claim, argument.position)
        )
        loaded += claims_from(found.mappings(), filled.mappings())
    return tuple(loaded)
