"""Claims, reports, actors and single entries of the ledger."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from counterclaim.errors import NotFound
from counterclaim.model import Analysis, Quantity, Stance
from counterclaim.query.actors import Found
from counterclaim.query.dates import When
from counterclaim.query.disputes import best_wording, found_disputes, outlets
from counterclaim.query.grouping import Graph
from counterclaim.query.likeness import compare
from counterclaim.query.positions import position
from counterclaim.query.records import (
    ActorRef,
    ArgumentRef,
    ClaimEntry,
    OfficeRef,
    Position,
    Profile,
    QuantityRef,
    ReportEntry,
    Shown,
    Statement,
    Unlike,
    UnnamedRef,
)
from counterclaim.query.scope import Scope, checked_limit
from counterclaim.query.statements import date_of, report_ref, statements
from counterclaim.store import ArgumentRow, AttributionRow, ClaimRow, Ledger, Status


def claims(
    ledger: Ledger,
    *,
    actor: str | None = None,
    since: When = None,
    until: When = None,
    search: str | None = None,
    as_of: When = None,
    as_published: When = None,
    limit: int | None = None,
) -> list[ClaimEntry]:
    """All claims, those that most reports carry first, then the newest. The conditions are those of ``disputes``."""
    limit = checked_limit(limit)
    scope = Scope(ledger, actor=actor, since=since, until=until, search=search, as_of=as_of, as_published=as_published)
    return _entries(scope, limit=limit)


def reports(
    ledger: Ledger,
    *,
    since: When = None,
    until: When = None,
    search: str | None = None,
    as_of: When = None,
    as_published: When = None,
    limit: int | None = None,
) -> list[ReportEntry]:
    """The reports, newest first; published in the days, with the words in title and text."""
    limit = checked_limit(limit)
    scope = Scope(ledger, since=since, until=until, search=search, as_of=as_of, as_published=as_published)
    count: dict[int, int] = defaultdict(int)
    for row in scope.view.attributions():
        count[row.reading] += 1
    found = _readings(scope)
    found.sort(key=lambda reading: scope.reports[reading].published or "", reverse=True)
    shown = ((scope.reports[reading], count[reading]) for reading in found[:limit])
    return [ReportEntry(report_ref(row), row.recorded, number) for row, number in shown]


def export(
    ledger: Ledger,
    *,
    since: When = None,
    until: When = None,
    search: str | None = None,
    as_of: When = None,
    as_published: When = None,
) -> Iterator[Analysis]:
    """The current analyses, equal to those that were added, in the order of recording. Conditions as in ``reports``;
    they are checked at once, the analyses are read one after the other."""
    scope = Scope(ledger, since=since, until=until, search=search, as_of=as_of, as_published=as_published)
    return scope.view.analyses(_readings(scope))


def status(ledger: Ledger) -> Status:
    """What the ledger holds: see ``store.Status``."""
    return ledger.status()


def who(ledger: Ledger, name: str, *, as_of: When = None, as_published: When = None) -> Profile:
    """All that an actor and its offices say, and what others say of them.

    ``name`` is an id, a name in any case, words that some report resolved to the actor, a part of a name that fits one
    actor only, or else a description: of unnamed sources all that are described so are found. Raises ``NotFound``
    and ``Ambiguous``.
    """
    scope = Scope(ledger, as_of=as_of, as_published=as_published)
    found = scope.actors.find(name)
    return replace(_profile(scope, found), alike=_actor_refs(scope, scope.actors.alike(name, found.actors)))


def timeline(
    ledger: Ledger,
    claim: str | None = None,
    actor: str | None = None,
    *,
    since: When = None,
    until: When = None,
    as_of: When = None,
    as_published: When = None,
) -> list[Statement]:
    """Statements by the day on which they were said, else published: of a claim (by id; with the claims linked to it
    as the same), of an actor, of both, or all. Those without a date come last."""
    scope = Scope(ledger, actor=actor, since=since, until=until, as_of=as_of, as_published=as_published)
    positions: dict[int, Position | None] = {}
    if claim is not None:
        node = _claim_node(ledger, scope, claim)
        positions = dict(node)
    rows = scope.view.attributions(scope.of_actor if claim is None else positions)
    kept = {
        row.key: positions.get(row.key, position(row))
        for row in rows
        if (scope.of_actor is None or row.key in scope.of_actor) and scope.in_time(row)
    }
    return list(statements(scope.view, scope.reports, kept, kept).values())


def show(ledger: Ledger, id_prefix: str, *, as_of: When = None, as_published: When = None) -> Shown:
    """The entry whose id begins so, with what belongs to it. Raises ``NotFound`` and ``Ambiguous``."""
    entry = ledger.resolve(id_prefix)
    scope = Scope(ledger, as_of=as_of, as_published=as_published)
    shown = {"claim": _show_claim, "report": _show_report, "attribution": _show_attribution, "actor": _show_actor}
    show_entry: Callable[[Ledger, Scope, str], Shown | None] = shown[entry.kind]
    found = show_entry(ledger, scope, entry.id)
    if found is None:
        raise NotFound(f"{entry.kind} {entry.id} belongs to no current reading of that time: ask for another time")
    return found


def _show_claim(ledger: Ledger, scope: Scope, claim: str) -> Shown | None:
    graph = Graph(scope.view, scope.actors)
    entries = _entries(scope, ids={claim}, graph=graph)
    if not entries:
        return None
    node = graph.node_of(claim)
    held = graph.nodes[node].held if node in graph.nodes else {}
    keys = {key: held[key][0] if key in held else None for key in scope.view.attributions_of({claim}) | held.keys()}
    return Shown(
        "claim",
        claim,
        claim=entries[0],
        statements=tuple(statements(scope.view, scope.reports, keys, keys).values()),
        disputes=tuple(found_disputes(scope, graph, about={node})),
    )


def _show_report(ledger: Ledger, scope: Scope, report: str) -> Shown | None:
    readings = scope.view.readings_of(report)
    if not readings:
        return None
    rows = {row.key: position(row) for row in scope.view.attributions() if row.reading in readings}
    told = statements(scope.view, scope.reports, rows, rows)
    in_order = tuple(told[key] for key in sorted(told))
    return Shown("report", report, report=report_ref(scope.reports[readings[0]]), statements=in_order)


def _show_attribution(ledger: Ledger, scope: Scope, attribution: str) -> Shown | None:
    rows = {row.key: position(row) for row in scope.view.attributions() if row.id == attribution}
    told = tuple(statements(scope.view, scope.reports, rows, rows).values())
    return Shown("attribution", attribution, report=told[0].report, statements=told) if told else None


def _show_actor(ledger: Ledger, scope: Scope, actor: str) -> Shown | None:
    actor = scope.view.identities.canonical.get(actor, actor)
    if actor not in scope.actors.rows:
        return None
    return Shown("actor", actor, profile=_profile(scope, scope.actors.find(actor)))


def _readings(scope: Scope) -> list[int]:
    """The reports that meet the conditions, by the keys of their readings."""
    found = None if scope.words is None else scope.view.found_reports(scope.words)
    return [
        reading
        for reading, row in scope.reports.items()
        if (found is None or reading in found) and scope.day_in_time(row.published_on)
    ]


def _claim_node(ledger: Ledger, scope: Scope, claim: str) -> dict[int, Position]:
    """The statements that stand at a claim, and how."""
    graph = Graph(scope.view, scope.actors)
    node = graph.nodes.get(graph.node_of(ledger.resolve(claim, kind="claim").id))
    return {key: where for key, (where, _, _) in node.held.items()} if node else {}


def _profile(scope: Scope, found: Found) -> Profile:
    own = scope.view.sources(found.actors, found.names)
    about = _about(scope, found)
    accused = scope.view.attributions_of(about["agent"]) - own
    mentioned = scope.view.attributions_of(about["any"]) - own
    rows = scope.view.attributions(own | accused | mentioned)
    accusing = {row.key for row in rows if row.key in accused and row.stance == Stance.ACCUSES}
    where = {row.key: position(row) for row in rows}
    told = statements(scope.view, scope.reports, where, where)

    def those(keys: Iterable[int]) -> tuple[Statement, ...]:
        wanted = set(keys)
        return tuple(statement for key, statement in told.items() if key in wanted)

    def holding(wanted: Position | None) -> tuple[Statement, ...]:
        return those(key for key in own if where.get(key) == wanted)

    return Profile(
        name=found.name,
        actors=_actor_refs(scope, found.actors),
        asserted=holding("asserts"),
        denied=holding("denies"),
        doubted=holding("doubts"),
        other=holding(None),
        accused=those(accusing),
        mentioned=those(mentioned - accusing),
        offices=_offices(scope, found),
        described=_described(told[key] for key in own if key in told),
        unnamed=_unnamed(scope, found, (told[key] for key in sorted(own) if key in told)),
    )


DESCRIPTIONS = 6
"""So many descriptions of a source are told."""


def _described(said: Iterable[Statement]) -> tuple[str, ...]:
    """How reports describe an actor as a source, the most frequent description first."""
    counted = Counter(each.source.description for each in said if each.source.description)
    return tuple(text for text, _ in counted.most_common(DESCRIPTIONS))


COMPARED = 50
"""So many unnamed sources are compared with one another."""


def _unnamed(scope: Scope, found: Found, said: Iterable[Statement]) -> tuple[UnnamedRef, ...]:
    """The sources one by one where all have no name, each compared with those before it."""
    if any(scope.actors.rows[actor].kind != "unnamed" for actor in found.actors if actor in scope.actors.rows):
        return ()
    by_actor: dict[str, list[Statement]] = defaultdict(list)
    for each in said:
        if each.source.actor in found.actors:
            by_actor[each.source.actor or ""].append(each)
    told: list[UnnamedRef] = []
    for actor, its in by_actor.items():
        one = _unnamed_ref(actor, scope.actors.name(actor) or "", its)
        told.append(replace(one, unlike=tuple(_unlike(one, told[:COMPARED]))))
    return tuple(told)


def _unnamed_ref(actor: str, name: str, said: list[Statement]) -> UnnamedRef:
    descriptions = [name, *(each.source.description or "" for each in said)]
    reports = dict.fromkeys(each.report for each in said)
    count = next((each.source.count_claimed for each in said if each.source.count_claimed), None)
    return UnnamedRef(actor, max(descriptions, key=len), count, tuple(reports), ())


def _unlike(one: UnnamedRef, others: Iterable[UnnamedRef]) -> Iterator[Unlike]:
    from counterclaim.gazetteer import Gazetteer

    gazetteer = Gazetteer.load()
    for other in others:
        counts = (one.count_claimed, other.count_claimed)
        likeness = compare(one.description, other.description, gazetteer, counts=counts)
        if not likeness.compatible:
            yield Unlike(other.actor, likeness.conflicts)


def _offices(scope: Scope, found: Found) -> tuple[OfficeRef, ...]:
    """The public offices of a person whom the gazetteer knows, oldest first."""
    from counterclaim.gazetteer import Gazetteer

    people = [actor for actor in found.actors if (row := scope.actors.rows.get(actor)) and row.kind == "person"]
    if len(people) != 1 or len(found.actors) != 1:
        return ()
    gazetteer = Gazetteer.load()
    held = gazetteer.offices(people[0])
    return tuple(OfficeRef(each.role, gazetteer.actor(each.body).name, each.start, each.end or None) for each in held)


def _about(scope: Scope, found: Found) -> dict[str, set[str]]:
    """Claims in which the actor has a part: as the one who acts, and in any role."""
    fillers = found.actors | {name.casefold() for name in found.names}
    agent = scope.view.claims_about(fillers, roles=("agent",))
    return {"agent": agent, "any": scope.view.claims_about(fillers)}


def _actor_refs(scope: Scope, actors: Collection[str]) -> tuple[ActorRef, ...]:
    rows = (scope.actors.rows[actor] for actor in sorted(actors) if actor in scope.actors.rows)
    return tuple(ActorRef(row.id, row.name, row.kind, row.parent, row.names) for row in rows)


def _entries(
    scope: Scope, *, limit: int | None = None, ids: Collection[str] | None = None, graph: Graph | None = None
) -> list[ClaimEntry]:
    graph = graph or Graph(scope.view, scope.actors)
    stated: dict[str, list[ClaimRow]] = defaultdict(list)
    for row in scope.view.claims(ids):
        stated[row.id].append(row)
    by_claim = _by_claim(graph, stated)
    kept = [claim for claim in stated if scope.meets(by_claim[claim])]
    # Sorted by the second condition first: sorting keeps the order of equals.
    kept.sort()
    kept.sort(key=lambda claim: _span(scope, by_claim[claim])[1] or "", reverse=True)
    kept.sort(key=lambda claim: -len({row.reading for row in by_claim[claim]}))
    kept = kept[:limit]
    disputed = {node for group in graph.groups() for node in group.signs}
    arguments = scope.view.arguments(stated[claim][0].key for claim in kept)
    quantities = scope.view.quantities(row.key for claim in kept for row in stated[claim])
    return [
        replace(
            _entry(scope, stated[claim], by_claim[claim], arguments, disputed=graph.node_of(claim) in disputed),
            quantities=_quantities(quantities[row.key] for row in stated[claim]),
        )
        for claim in kept
    ]


def _by_claim(graph: Graph, wanted: Collection[str]) -> dict[str, list[AttributionRow]]:
    by_claim: dict[str, list[AttributionRow]] = defaultdict(list)
    for key, named in graph.named.items():
        for claim in dict.fromkeys(named):
            if claim in wanted:
                by_claim[claim].append(graph.rows[key])
    return by_claim


def _span(scope: Scope, rows: Iterable[AttributionRow]) -> tuple[str | None, str | None]:
    """The first and the last day of statements."""
    days = sorted(filter(None, (date_of(row, scope.reports[row.reading]) for row in rows)))
    return (days[0], days[-1]) if days else (None, None)


def _quantities(stated: Iterable[tuple[Quantity, ...]]) -> tuple[QuantityRef, ...]:
    """The quantities of a claim in all reports that state it, each once."""
    found = (QuantityRef(each.text, each.low, each.high, each.unit) for one in stated for each in one)
    return tuple(dict.fromkeys(found))


def _entry(
    scope: Scope,
    stated: list[ClaimRow],
    rows: list[AttributionRow],
    arguments: dict[int, tuple[ArgumentRow, ...]],
    *,
    disputed: bool,
) -> ClaimEntry:
    shown = best_wording(stated) or stated[0]
    held = [position(row) for row in rows]
    first, last = _span(scope, rows)
    return ClaimEntry(
        id=shown.id,
        text=shown.text,
        predicate=shown.predicate,
        stage=shown.stage,
        arguments=tuple(ArgumentRef(each.role, each.name, each.actor) for each in arguments.get(stated[0].key, ())),
        asserted=held.count("asserts"),
        denied=held.count("denies"),
        doubted=held.count("doubts"),
        reports=len({row.reading for row in stated}),
        outlets=outlets(scope, rows),
        first=first,
        last=last,
        disputed=disputed,
    )
