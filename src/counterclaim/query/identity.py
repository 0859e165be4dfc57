"""Which actors are taken for one, why, and a person's own judgement on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from counterclaim.errors import Ambiguous, NotFound, QueryError
from counterclaim.model import Verdict
from counterclaim.query.dates import When, last_moment
from counterclaim.query.records import ActorRef, IdentityEntry
from counterclaim.store import ActorRow, IdentityRow, Ledger, View
from counterclaim.store.identity import PERSON


def identities(ledger: Ledger, name: str | None = None, *, as_of: When = None) -> list[IdentityEntry]:
    """All comparisons and judgements, newest first; of one actor where a name is given. ``holds`` tells whether it is
    the one that counts for its pair now, and whether the two are indeed taken for one, or apart.

    Raises ``NotFound`` and ``Ambiguous``.
    """
    view = ledger.view(as_of=last_moment(as_of))
    rows = view.actors() | ledger.view(as_of=last_moment(as_of), joined=False).actors()
    judged = view.judgements()
    wanted = None if name is None else {row.id for row in _called(rows, name)}
    newest = _newest(judged)
    return [
        _entry(row, rows, view, holds=newest[_pair(row)] == row.key)
        for row in reversed(judged)
        if wanted is None or wanted & {row.left, row.right}
    ]


def judge(
    ledger: Ledger, left: str, right: str, verdict: Verdict, *, reason: str | None = None, assessor: str | None = None
) -> IdentityEntry:
    """Record a person's judgement on whether two actors are one; each by its id, the beginning of it, or its name.

    Raises ``NotFound``, ``Ambiguous`` and ``QueryError`` where both are the same entry.
    """
    rows = ledger.view(joined=False).actors()
    every = rows | {id: row for id, row in ledger.view().actors().items() if id not in rows}
    one, other = (_one(every, name) for name in (left, right))
    if one.id == other.id:
        raise QueryError(f"'{left}' and '{right}' are the same entry {one.id[:8]}: give two")
    ledger.judge(one.id, other.id, verdict, reason=reason, assessor=assessor)
    view = ledger.view()
    row = view.judgements()[-1]
    return _entry(row, every, view, holds=True)


def _one(rows: Mapping[str, ActorRow], name: str) -> ActorRow:
    found = _called(rows, name)
    if len(found) > 1:
        told = ", ".join(f"{row.kind} {row.name} {row.id[:8]}" for row in found[:5])
        raise Ambiguous(f"'{name}' may be {told}{', …' if len(found) > 5 else ''}: give the id")
    return found[0]


def _called(rows: Mapping[str, ActorRow], name: str) -> list[ActorRow]:
    """The actors with this name, or else those whose id begins so."""
    wanted = " ".join(name.casefold().split()).removeprefix("the ")
    named = [row for row in rows.values() if wanted in {each.casefold().removeprefix("the ") for each in row.names}]
    known = [row for row in named if row.kind != "unnamed"] or named
    found = known or [row for id, row in rows.items() if len(name) >= 4 and id.startswith(name)]
    if not found:
        raise NotFound(f"no actor of the ledger is called '{name}': check the spelling, or give its id")
    return found


def _pair(row: IdentityRow) -> frozenset[str]:
    return frozenset((row.left, row.right))


def _newest(judged: Iterable[IdentityRow]) -> dict[frozenset[str], int]:
    """By pair the key of what counts: the newest judgement of a person, else the newest comparison."""
    return {_pair(row): row.key for row in sorted(judged, key=lambda row: (row.method == PERSON, row.key))}


def _entry(row: IdentityRow, rows: Mapping[str, ActorRow], view: View, *, holds: bool) -> IdentityEntry:
    canonical = view.identities.canonical
    together = canonical.get(row.left, row.left) == canonical.get(row.right, row.right)
    return IdentityEntry(
        left=_ref(row.left, rows),
        right=_ref(row.right, rows),
        verdict=row.verdict,
        holds=holds and together == (row.verdict == Verdict.SAME),
        score=row.score,
        method=row.method,
        reason=row.reason,
        assessor=row.assessor,
        recorded=row.recorded,
    )


def _ref(id: str, rows: Mapping[str, ActorRow]) -> ActorRef:
    row = rows.get(id)
    if row is None:
        return ActorRef(id, id[:8], "unknown", None, ())
    return ActorRef(row.id, row.name, row.kind, row.parent, row.names)
