"""Which claims of the ledger a new report's claims may be about.

Claims are worth comparing where they share the predicate and something of an argument: the actor or one that it belongs
to, or a word of a name that is no actor's. Each claim is kept under a hash of each such pair, so that its like is found
without a look at all the rest.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, func, insert, select

from counterclaim import schema
from counterclaim.model import Actor, Argument, Claim
from counterclaim.store.view import CHUNK, claims_from

WORDS = 5
"""Of the name of an argument that is no actor, so many words count."""

_WORD = re.compile(r"\w+")

NEWEST = 50
"""So many claims are compared for each pair, the newest: thousands of claims on what two states say to each other would
make each report dearer than the one before."""


def candidates(connection: Connection, new: Sequence[Claim], actors: Sequence[Actor]) -> tuple[Claim, ...]:
    """Claims of the ledger to compare with ``new``, each id once. Those that have an id of ``new`` are the same claim
    and need no link. ``actors`` tell who belongs to whom."""
    parents = {actor.id: actor.parent for actor in actors}
    wanted = {hash_ for claim in new for hash_ in _hashes(claim, parents)}
    own = {claim.id for claim in new}
    found = _load(connection, _sharing(connection, sorted(wanted)))
    return tuple(claim for claim in found if claim.id not in own)


def put_keys(connection: Connection, new: Sequence[Claim], actors: Sequence[Actor], reading: int) -> None:
    """Make the claims of a reading, which is stored already, findable; those known from older ones are."""
    parents = {actor.id: actor.parent for actor in actors}
    claim = schema.claims.c
    first = reading * schema.STRIDE
    known = select(claim.id).where(claim.id.in_([each.id for each in new][:CHUNK]), claim.key < first)
    seen = {row[0] for row in connection.execute(known)}
    found = []
    for n, each in enumerate(new):
        if each.id not in seen:
            seen.add(each.id)
            found += [{"hash": hash_, "claim": first + n} for hash_ in sorted(set(_hashes(each, parents)))]
    if found:
        connection.execute(insert(schema.claim_keys), found)


def _sharing(connection: Connection, hashes: Sequence[int]) -> list[int]:
    key = schema.claim_keys.c
    found: set[int] = set()
    for start in range(0, len(hashes), CHUNK):
        rank = func.row_number().over(partition_by=key.hash, order_by=key.claim.desc()).label("rank")
        ranked = select(key.claim, rank).where(key.hash.in_(hashes[start : start + CHUNK])).subquery()
        rows_ = connection.execute(select(ranked.c.claim).where(ranked.c.rank <= NEWEST))
        found.update(row[0] for row in rows_)
    return sorted(found)


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


def _hashes(claim: Claim, parents: Mapping[str, str | None]) -> Iterator[int]:
    """64 bits for each pair of the predicate and something of an argument. A clash costs a comparison, no more."""
    for argument in claim.arguments:
        for part in _parts(argument, parents):
            pair = f"{claim.predicate}\0{part}".encode("utf-8", "backslashreplace")
            yield int.from_bytes(hashlib.sha256(pair).digest()[:8], "big", signed=True)


def _parts(argument: Argument, parents: Mapping[str, str | None]) -> Iterator[str]:
    if argument.actor is None:
        # Of a long phrase the end: in English the head of a noun phrase stands late.
        words = (word for word in _WORD.findall(argument.name.casefold()) if len(word) > 2)
        yield from tuple(words)[-WORDS:]
        return
    above: list[str] = []
    actor: str | None = argument.actor
    while actor is not None and actor not in above:
        above.append(actor)
        actor = parents.get(actor)
    yield from above
