"""Which actors are one, as far as the ledger knows.

The comparisons and judgements that it holds are of pairs. What follows from them is worked out when it is asked for, in
the manner of resolvers that keep judgements apart from entities (nomenklatura): a person's newest judgement on a pair
goes before what the program found, the surest pairs are joined first, and no join may bring together two that are
judged different. Nothing is written over, so that taking a judgement back is one more row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from counterclaim import schema
from counterclaim.gazetteer import actor_id
from counterclaim.gazetteer.spelling import keys, role_words
from counterclaim.ids import content_id
from counterclaim.model import Actor, ActorFacts, Analysis, Identity, Verdict

PERSON = "person"
"""The method of judgements that a person made."""
CHUNK = 5000
LIKE = 40
"""So many actors of the ledger are compared with a new one for each key."""
_COMPARED = frozenset({"person", "organisation", "group", "unknown"})


class IdentityRow(NamedTuple):
    """A comparison or a judgement, and when it was recorded."""

    key: int
    left: str
    right: str
    verdict: str
    score: float
    method: str
    reason: str | None
    assessor: str | None
    recorded: datetime


@dataclass(frozen=True, slots=True)
class Identities:
    """For each actor that is joined to others the one that stands for all; and, where one name turned out to be several
    people's, who is meant by it in a reading."""

    canonical: Mapping[str, str] = field(default_factory=dict)
    variants: Mapping[tuple[int, str], str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.canonical or self.variants)

    def of(self, actor: str | None, reading: int) -> str | None:
        """Who is meant by an actor of a reading."""
        if actor is None or not self:
            return actor
        return self.canonical.get(found := self.variants.get((reading, actor), actor), found)

    def raw(self, actors: Collection[str]) -> set[str]:
        """The actors, and all recorded ones that they stand for."""
        wanted = set(actors)
        joined = {actor for actor, stands in self.canonical.items() if stands in wanted}
        return wanted | joined | {actor for (_, actor), variant in self.variants.items() if variant in wanted | joined}


def joined(rows: Iterable[IdentityRow], order: Sequence[str]) -> dict[str, str]:
    """For each actor of a join the one that stands for it: the first of ``order``."""
    judged: dict[frozenset[str], IdentityRow] = {}
    for row in sorted(rows, key=lambda row: (row.method == PERSON, row.key)):
        judged[frozenset((row.left, row.right))] = row
    apart = [pair for pair, row in judged.items() if row.verdict == Verdict.DIFFERENT]
    groups: dict[str, set[str]] = {}
    together = (row for row in judged.values() if row.verdict == Verdict.SAME)
    for row in sorted(together, key=lambda row: (row.method != PERSON, -row.score, row.key)):
        union = groups.get(row.left, {row.left}) | groups.get(row.right, {row.right})
        if not any(pair <= union for pair in apart):
            groups.update(dict.fromkeys(union, union))
    place = {actor: n for n, actor in enumerate(order)}
    return {actor: min(group, key=lambda each: (place.get(each, len(place)), each)) for actor, group in groups.items()}


def conflicting(
    found: Iterable[tuple[int, str, Iterable[str]]],
) -> Iterable[tuple[int, str]]:
    """Of readings of one name, each with the state of who is meant and descriptions, in the order of recording: those
    that mean somebody else than the first, with their state. Another state alone is no conflict, for people have
    several; another state and a role that has no word in common is."""
    told: dict[str, tuple[list[int], set[str]]] = {}
    for reading, state, descriptions in found:
        readings, roles = told.setdefault(state, ([], set()))
        readings.append(reading)
        roles |= role_words(descriptions)
    first: set[str] = set()
    for state, (readings, roles) in told.items():
        if first and roles and not roles & first:
            yield from ((reading, state) for reading in readings)
        else:
            first |= roles


def variant_id(actor: str, state: str) -> str:
    """The id of somebody who shares a name, and so an id, with one of another state."""
    return content_id("actor", "variant", actor, state)


def put_actor_keys(connection: Connection, found: Sequence[Actor]) -> None:
    """Make actors findable by names like theirs."""
    table = schema.actor_keys
    wanted = {(hash_, actor.id) for actor in found for hash_ in _hashes(actor.name, actor.kind) if _named(actor)}
    ids = sorted({actor for _, actor in wanted})
    there: set[tuple[int, str]] = set()
    for start in range(0, len(ids), CHUNK):
        query = select(table.c.hash, table.c.actor).where(table.c.actor.in_(ids[start : start + CHUNK]))
        there.update((int(row[0]), str(row[1])) for row in connection.execute(query))
    if missing := sorted(wanted - there):
        connection.execute(insert(table), [{"hash": hash_, "actor": actor} for hash_, actor in missing])


def facts(analysis: Analysis) -> tuple[ActorFacts, ...]:
    """What an analysis says of the actors that may be others' too."""
    parents = {actor.id: actor.parent for actor in analysis.actors}
    states = {actor.id for actor in analysis.actors if actor.kind == "state"}
    told: dict[str, list[str]] = {}
    for attribution in analysis.attributions:
        if attribution.source.actor and attribution.source.description:
            told.setdefault(attribution.source.actor, []).append(attribution.source.description)
    return tuple(
        ActorFacts(each.id, each.name, each.kind, _roots([each.parent], parents) & states, tuple(told.get(each.id, ())))
        for each in analysis.actors
        if _named(each)
    )


def _named(actor: Actor) -> bool:
    """Whether an actor is known by a name, the same in each report: one by description is the report's own."""
    return actor.kind in _COMPARED and actor.id == actor_id(actor.kind, actor.name)


def alike(connection: Connection, new: Sequence[ActorFacts]) -> tuple[ActorFacts, ...]:
    """Actors of the ledger, other than these, with names like theirs."""
    hashes = sorted({hash_ for each in new for hash_ in _hashes(each.name, each.kind)})
    own = {each.id for each in new}
    column = schema.actor_keys.c
    ids: set[str] = set()
    for hash_ in hashes:
        query = select(column.actor).where(column.hash == hash_).order_by(column.actor).limit(LIKE)
        ids.update(str(row[0]) for row in connection.execute(query))
    return _load(connection, sorted(ids - own))


def put_identities(connection: Connection, found: Iterable[Identity], now: datetime) -> int:
    """Add what was found by comparing; how much was new. What the same method found before stays as it is."""
    table = schema.identities
    added = 0
    for each in found:
        pair = (table.c.left.in_([each.left, each.right]), table.c.right.in_([each.left, each.right]))
        if connection.execute(select(table.c.key).where(*pair, table.c.method == each.method)).first() is None:
            put_identity(connection, each, now)
            added += 1
    return added


def put_identity(connection: Connection, each: Identity, now: datetime) -> None:
    row = {name: getattr(each, name) for name in ("left", "right", "score", "method", "reason", "assessor")}
    connection.execute(insert(schema.identities).values(**row, verdict=each.verdict.value, recorded=now))


def _load(connection: Connection, ids: Sequence[str]) -> tuple[ActorFacts, ...]:
    if not ids:
        return ()
    column, said = schema.actors.c, schema.attributions.c
    rows = connection.execute(select(column.id, column.name, column.kind, column.parent).where(column.id.in_(ids)))
    found = [(str(row[0]), str(row[1]), str(row[2]), row[3]) for row in rows]
    parents, states = _ancestry(connection, {row[3] for row in found if row[3]})
    told: dict[str, list[str]] = {}
    query = select(said.actor, said.description).where(said.actor.in_(ids), said.description.is_not(None)).distinct()
    for actor, description in connection.execute(query):
        told.setdefault(str(actor), []).append(str(description))
    by_id: dict[str, list[tuple[str, str, str, str | None]]] = {}
    for row in found:
        by_id.setdefault(row[0], []).append(row)
    return tuple(
        ActorFacts(
            id,
            each[-1][1],
            each[-1][2],
            _roots((row[3] for row in each), parents) & states,
            tuple(told.get(id, ())),
        )
        for id, each in sorted(by_id.items())
    )


def _ancestry(connection: Connection, wanted: set[str]) -> tuple[dict[str, str | None], set[str]]:
    """The parents of actors, theirs included, and which of all are states."""
    column = schema.actors.c
    parents: dict[str, str | None] = {}
    states: set[str] = set()
    while wanted:
        query = select(column.id, column.parent, column.kind).where(column.id.in_(sorted(wanted)[:CHUNK]))
        rows = [(str(row[0]), row[1], row[2]) for row in connection.execute(query)]
        parents.update(dict.fromkeys(wanted) | {id: parent for id, parent, _ in rows})
        states |= {id for id, _, kind in rows if kind == "state"}
        wanted = {parent for parent in parents.values() if parent is not None} - parents.keys()
    return parents, states


def _roots(actors: Iterable[str | None], parents: Mapping[str, str | None]) -> frozenset[str]:
    return frozenset(root_of(actor, parents) for actor in actors if actor is not None)


def root_of(actor: str, parents: Mapping[str, str | None]) -> str:
    """The last of those that an actor belongs to."""
    seen = {actor}
    while (parent := parents.get(actor)) is not None and parent not in seen:
        seen.add(parent)
        actor = parent
    return actor


def _hashes(name: str, kind: str) -> list[int]:
    if kind not in _COMPARED:
        return []
    digests = (hashlib.sha256(key.encode("utf-8", "backslashreplace")).digest() for key in keys(name, kind))
    return [int.from_bytes(digest[:8], "big", signed=True) for digest in digests]
