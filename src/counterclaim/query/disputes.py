"""Who asserts what another denies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from math import log2

from counterclaim.formats.view import contested
from counterclaim.model import Stance
from counterclaim.query.dates import When
from counterclaim.query.grouping import Graph, Group, Sets
from counterclaim.query.positions import opposite
from counterclaim.query.records import ClaimRef, Dispute, Position, Side, Statement
from counterclaim.query.scope import Scope, checked_limit
from counterclaim.query.statements import date_of, statements
from counterclaim.store import AttributionRow, ClaimRow, Ledger

_ORDER: tuple[Position, ...] = ("asserts", "denies", "doubts")


def disputes(
    ledger: Ledger,
    *,
    actor: str | None = None,
    since: When = None,
    until: When = None,
    search: str | None = None,
    as_of: When = None,
    as_published: When = None,
    limit: int | None = None,
) -> list[Dispute]:
    """The disputes of the ledger, the worthiest first.

    A dispute is a claim, with the claims linked to it, that a source asserts and a source of another side denies or
    doubts, itself or by a statement that contradicts the assertion; or that one denies and another concedes not to
    know. An office and the state (or ministry) that it belongs to are one side.

    ``actor``, ``since`` and ``until``, and ``search`` each keep the disputes in which some statement is by the actor
    or its offices, was said (else published) in those days, holds the words in its content or claim. The dispute is
    then shown whole. ``as_of`` asks what the ledger had recorded by then, ``as_published`` what had been published.

    They are ranked by ``worth = strength x (1 + log2 reports)``, then by the last date, newest first. Strength is 1
    for an assertion against an express denial, 0.8 where only the words of the content deny (0.4 by someone whom the
    claim is not about), 0.7 for claims that exclude each other, 0.6 for a doubt, 0.4 for a denial against a concession;
    half of it where one side is nobody in particular; times the score of the link that brings them together, where they
    do not name the same claim.

    Raises ``QueryError``, ``NotFound`` and ``Ambiguous``.
    """
    limit = checked_limit(limit)
    scope = Scope(ledger, actor=actor, since=since, until=until, search=search, as_of=as_of, as_published=as_published)
    return found_disputes(scope, Graph(scope.view, scope.actors), limit=limit)


def found_disputes(
    scope: Scope, graph: Graph, *, limit: int | None = None, about: Collection[str] | None = None
) -> list[Dispute]:
    """The disputes that meet the conditions; with ``about``, only those that one of these nodes is part of."""
    outlines = [
        _Outline(scope, graph, group)
        for group in graph.groups()
        if about is None or not group.signs.keys().isdisjoint(about)
    ]
    kept = sorted((each for each in outlines if scope.meets(each.rows)), key=_Outline.rank)
    # Two sorts, for the dates go the other way and may be missing.
    kept.sort(key=lambda each: each.last or "", reverse=True)
    kept.sort(key=lambda each: -each.worth)
    return _told(scope, graph, kept[:limit])


class _Outline:
    """A dispute by its rows: all that is needed to choose and rank it."""

    def __init__(self, scope: Scope, graph: Graph, group: Group) -> None:
        self.group = group
        self.positions = _positions(graph, group)
        self.rows = [graph.rows[key] for key in self.positions]
        self.reports = {row.reading for row in self.rows}
        dates = sorted(filter(None, (date_of(row, scope.reports[row.reading]) for row in self.rows)))
        self.first: str | None = dates[0] if dates else None
        self.last: str | None = dates[-1] if dates else None
        self.worth = round(group.strength * (1 + log2(len(self.reports))), 4)

    def rank(self) -> str:
        return self.group.main


def _positions(graph: Graph, group: Group) -> dict[int, Position]:
    """Where each statement stands to the main claim: what stands at the nearest node goes first. Who asserts what
    excludes the main claim denies it."""
    positions: dict[int, Position] = {}
    for node, sign in group.signs.items():
        for key, (where, _, _) in graph.nodes[node].held.items():
            turned = where if sign > 0 else opposite(where) if where != "doubts" else where
            if turned is not None:
                positions.setdefault(key, turned)
    return positions


def _told(scope: Scope, graph: Graph, outlines: list[_Outline]) -> list[Dispute]:
    positions = {key: where for each in outlines for key, where in each.positions.items()}
    shown = statements(scope.view, scope.reports, positions, {})
    nodes = {node for each in outlines for node in each.group.signs}
    wordings = _wordings(scope, graph, nodes)
    origins = _Origins(scope)
    return [_dispute(scope, each, shown, wordings, origins) for each in outlines]


def _wordings(scope: Scope, graph: Graph, nodes: set[str]) -> dict[str, list[ClaimRow]]:
    """The claims of each node, as all reports state them."""
    wanted = {claim for claims in graph.named.values() for claim in claims if graph.node_of(claim) in nodes}
    found: dict[str, list[ClaimRow]] = {}
    for row in scope.view.claims(wanted):
        found.setdefault(graph.node_of(row.id), []).append(row)
    return found


def _dispute(
    scope: Scope,
    outline: _Outline,
    shown: dict[int, Statement],
    wordings: dict[str, list[ClaimRow]],
    origins: _Origins,
) -> Dispute:
    main = best_wording(wordings.get(outline.group.main, ()))
    rows = [row for node in outline.group.signs for row in wordings.get(node, ())]
    # In the order of ``shown``, the oldest first.
    told = {key: statement for key, statement in shown.items() if key in outline.positions}
    return Dispute(
        id=main.id if main else outline.group.main,
        claim=main.text if main else _content(outline, told),
        worth=outline.worth,
        reports=len(outline.reports),
        outlets=outlets(scope, outline.rows),
        origins=origins.count(outline.reports),
        first=outline.first,
        last=outline.last,
        claims=tuple({row.id: ClaimRef(row.id, row.text, row.predicate, row.stage) for row in rows}.values()),
        sides=tuple(_sides(outline, told)),
    )


def best_wording(rows: Iterable[ClaimRow]) -> ClaimRow | None:
    """The wording to show: of the claim that most reports state the most frequent text, the longest of several."""
    rows = list(rows)
    if not rows:
        return None
    ids, wordings = Counter(row.id for row in rows), Counter(row.text for row in rows)
    return min(rows, key=lambda row: (-ids[row.id], -wordings[row.text], -len(row.text), row.text, row.id))


def outlets(scope: Scope, rows: Iterable[AttributionRow]) -> int:
    """How many outlets carry the statements."""
    return len({scope.reports[row.reading].outlet for row in rows} - {None})


def _content(outline: _Outline, told: dict[int, Statement]) -> str:
    """The words that are contradicted, where no claim could be read from them."""
    own = [told[row.key] for row in outline.rows if row.id == outline.group.main]
    meant = own[0] if own else next(iter(told.values()))
    return contested(meant.source.name or "", meant.cue, meant.content, Stance(meant.stance))


def _sides(outline: _Outline, told: dict[int, Statement]) -> Iterable[Side]:
    for where in _ORDER:
        held = tuple(_at(statement, where) for key, statement in told.items() if outline.positions[key] == where)
        if held:
            names = dict.fromkeys(each.source.name or each.source.words for each in held)
            yield Side(where, tuple(name for name in names if name), held)


def _at(statement: Statement, where: Position) -> Statement:
    return replace(statement, position=where)


class _Origins:
    """Which reports derive from one another, as far as that is recorded, or have the very same text."""

    def __init__(self, scope: Scope) -> None:
        self._reports = scope.reports
        self._sets = Sets()
        for left, right in scope.view.derived():
            self._sets.join(f"report:{left}", f"report:{right}")
        for row in scope.reports.values():
            self._sets.join(f"report:{row.id}", f"text:{row.sha256}")

    def count(self, readings: Iterable[int]) -> int:
        return len({self._sets.find(f"report:{self._reports[reading].id}") for reading in readings})
