"""What the ledger held at one moment, as plain rows for queries.

A view knows one *current* reading of each report: the newest reading of its newest revision, as far as the two clocks
of the view go. It stays as it is while others write.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Select, Table, func, select

from counterclaim import schema
from counterclaim.model import Actor, Analysis, Attribution, Claim, ModelInfo, Quantity, Verdict
from counterclaim.store import identity, rows
from counterclaim.store.identity import Identities, IdentityRow

CHUNK = 5000
"""So many keys go into one statement; SQLite takes 32766 parameters."""

Run = Callable[[Select[Any]], list[Any]]
K = TypeVar("K")


class ReportRow(NamedTuple):
    """A report without its text. ``reading`` is the key of its current reading."""

    reading: int
    id: str
    sha256: str
    chain: str
    url: str | None
    outlet: str | None
    agency: str | None
    title: str | None
    published: str | None
    published_on: str | None
    recorded: datetime


class AttributionRow(NamedTuple):
    """What it takes to see who disagrees with whom; ``View.details`` has the rest."""

    key: int
    reading: int
    id: str
    actor: str | None
    source_name: str | None
    name_status: str
    stance: str
    factuality: str
    attitude: str
    said_on: str | None


class Detail(NamedTuple):
    """One attribution in full, with the words of its source and content."""

    key: int
    reading: int
    attribution: Attribution
    source_text: str
    content_text: str


class ClaimRow(NamedTuple):
    """A claim as one reading states it; claims of one id are one claim."""

    key: int
    reading: int
    id: str
    predicate: str
    stage: str | None
    text: str


class ArgumentRow(NamedTuple):
    """An argument of a claim. ``filler`` is the actor, else the name in lower case."""

    claim: int
    role: str
    name: str
    actor: str | None
    filler: str


class LinkRow(NamedTuple):
    """A link within a report, or across reports."""

    left: str
    right: str
    relation: str
    score: float


class ActorRow(NamedTuple):
    """An actor as last recorded, with all names that it had in the ledger."""

    id: str
    name: str
    kind: str
    parent: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FailureRow:
    """An input that could not be read."""

    id: str
    error: str
    recorded: datetime


class Counts(NamedTuple):
    """How much the current readings hold."""

    attributions: int
    claims: int
    actors: int


class View:
    """The rows of the current readings. Get one from ``Ledger.view``."""

    def __init__(
        self,
        run: Run,
        backend: schema.Backend,
        *,
        last: int,
        as_of: datetime | None,
        as_published: date | None,
        joined: bool = True,
    ) -> None:
        self._run = run
        self._backend = backend
        self._as_of = as_of
        self._joined = joined
        self._current = _current(last, as_of, as_published)

    def reports(self) -> dict[int, ReportRow]:
        """The reports by the keys of their current readings, in the order in which they were recorded."""
        report, reading = schema.reports.c, schema.readings.c
        columns = (report.id, report.sha256, report.chain, report.url, report.outlet, reading.agency, report.title)
        query = (
            select(reading.key, *columns, report.published, report.published_on, reading.recorded)
            .join(schema.reports, reading.report == report.key)
            .where(reading.key.in_(self._current))
            .order_by(reading.key)
        )
        return {row[0]: ReportRow(*row) for row in self._run(query)}

    def readings_of(self, report_id: str) -> list[int]:
        """The key of the current reading of the report, or none; of any revision's id."""
        report, reading = schema.reports.c, schema.readings.c
        chain = select(report.chain).where(report.id == report_id)
        query = select(reading.key).join(schema.reports, reading.report == report.key)
        return [row[0] for row in self._run(query.where(report.chain.in_(chain), reading.key.in_(self._current)))]

    def counts(self) -> Counts:
        """How many attributions, claims and actors the current readings have."""
        attribution, claim, place = schema.attributions.c, schema.claims.c, schema.reading_actors.c
        actor = schema.actors.c
        queries = (
            select(func.count()).where(attribution.reading.in_(self._current)),
            select(func.count(claim.id.distinct())).where(claim.reading.in_(self._current)),
            select(func.count(actor.id.distinct()))
            .join(schema.reading_actors, place.actor == actor.key)
            .where(place.reading.in_(self._current)),
        )
        return Counts(*(self._run(query)[0][0] for query in queries))

    def attributions(self, keys: Iterable[int] | None = None) -> list[AttributionRow]:
        """All attributions, or those of some keys, in the order of their keys."""
        column = schema.attributions.c
        query = select(*(column[name] for name in AttributionRow._fields)).where(column.reading.in_(self._current))
        found = [AttributionRow(*row) for row in self._select(query, column.key, keys)]
        if not self.identities:
            return found
        return [row._replace(actor=self.identities.of(row.actor, row.reading)) for row in found]

    def sources(self, actors: Collection[str], names: Collection[str] = ()) -> set[int]:
        """Keys of the attributions whose source is one of the actors, alone or with others, or is resolved to or worded
        as one of the names, spelt as they are in ``source_names``."""
        column, member = schema.attributions.c, schema.attribution_members.c
        query = select(column.key).where(column.reading.in_(self._current))
        pairs = ((column.source_name, names), (column.source_text, names))
        found = {row[0] for place, wanted in pairs for row in self._select(query, place, wanted)}
        joined = query.join(schema.attribution_members, member.attribution == column.key)
        raw = self.identities.raw(actors)
        for asked, place in ((query, column.actor), (joined, member.actor)):
            told = self._select(asked.add_columns(column.reading, place), place, raw)
            found |= {row[0] for row in told if self.identities.of(row[2], row[1]) in actors}
        return found

    def source_names(self) -> list[tuple[str | None, str | None, str]]:
        """How sources are named: actor, resolved name and words, each combination once."""
        column = schema.attributions.c
        query = select(column.actor, column.source_name, column.source_text).distinct()
        rows_ = self._run(query.where(column.reading.in_(self._current)))
        canonical = self.identities.canonical
        return [(canonical.get(row[0], row[0]), row[1], row[2]) for row in rows_]

    def details(self, keys: Iterable[int]) -> dict[int, Detail]:
        """Attributions in full, by key."""
        wanted = list(keys)
        named = self.named(wanted)
        column = schema.attributions.c
        return {row["key"]: _detail(row, named) for row in self._mappings(select(*column), column.key, wanted)}

    def named(self, attributions: Iterable[int] | None = None) -> dict[int, tuple[str, ...]]:
        """Claim ids by the key of the attribution, all or those of some attributions."""
        column = schema.attribution_claims.c
        query = select(column.attribution, column.claim).order_by(column.attribution, column.position)
        if attributions is None:
            owner = schema.attributions.c
            query = query.join(schema.attributions, owner.key == column.attribution)
            query = query.where(owner.reading.in_(self._current))
        pairs = self._select(query, column.attribution, attributions)
        return _grouped((row[0], row[1]) for row in pairs)

    def attributions_of(self, claims: Collection[str]) -> set[int]:
        """Keys of the attributions that name one of the claims."""
        column, owner = schema.attribution_claims.c, schema.attributions.c
        query = select(column.attribution).join(schema.attributions, owner.key == column.attribution)
        query = query.where(owner.reading.in_(self._current))
        return {row[0] for row in self._select(query, column.claim, claims)}

    def claims(self, ids: Collection[str] | None = None) -> list[ClaimRow]:
        """All claims, or those of some ids, once for each reading that states them."""
        column = schema.claims.c
        query = select(*(column[name] for name in ClaimRow._fields)).where(column.reading.in_(self._current))
        return [ClaimRow(*row) for row in self._select(query, column.id, ids)]

    def arguments(self, claims: Iterable[int]) -> dict[int, tuple[ArgumentRow, ...]]:
        """Arguments by the keys of their claims."""
        column = schema.claim_arguments.c
        query = select(*(column[name] for name in ArgumentRow._fields)).order_by(column.claim, column.position)
        found = (self._identified(ArgumentRow(*row)) for row in self._select(query, column.claim, claims))
        return _grouped((row.claim, row) for row in found)

    def quantities(self, claims: Iterable[int]) -> dict[int, tuple[Quantity, ...]]:
        """Quantities by the keys of their claims."""
        column = schema.claims.c
        found = self._select(select(column.key, column.quantities), column.key, claims)
        return {row[0]: rows.quantities_from(row[1]) for row in found}

    def _identified(self, row: ArgumentRow) -> ArgumentRow:
        if row.actor is None or not self.identities:
            return row
        actor = self.identities.of(row.actor, row.claim // schema.STRIDE)
        return row._replace(actor=actor, filler=actor or row.filler)

    def claims_about(self, fillers: Collection[str], *, roles: Collection[str] = ()) -> set[str]:
        """Ids of the claims with one of these actors (or names in lower case) as an argument, in one of the roles."""
        column, owner = schema.claim_arguments.c, schema.claims.c
        query = select(owner.id).join(schema.claims, owner.key == column.claim).where(owner.reading.in_(self._current))
        if roles:
            query = query.where(column.role.in_(list(roles)))
        told = self._select(
            query.add_columns(owner.reading, column.filler), column.filler, self.identities.raw(fillers)
        )
        return {row[0] for row in told if self.identities.of(row[2], row[1]) in fillers}

    def links(self) -> list[LinkRow]:
        """Links within the current readings, then those across reports that the view's clock has seen."""
        inner, outer = schema.links.c, schema.cross_links.c
        within = select(*(inner[name] for name in LinkRow._fields)).where(inner.reading.in_(self._current))
        across = select(*(outer[name] for name in LinkRow._fields)).order_by(outer.key)
        if self._as_of is not None:
            across = across.where(outer.recorded <= self._as_of)
        return [LinkRow(*row) for row in (*self._run(within), *self._run(across))]

    def derived(self) -> list[tuple[str, str]]:
        """Pairs of reports, by id, of which one derives from the other or both from one primary source."""
        column = schema.derivations.c
        query = select(column.left, column.right).where(column.kind != "unknown")
        if self._as_of is not None:
            query = query.where(column.recorded <= self._as_of)
        return [(row[0], row[1]) for row in self._run(query)]

    def actors(self) -> dict[str, ActorRow]:
        """Actors of the current readings by id, and what is known of their parents."""
        found = dict(self._recorded_actors)
        found |= self._variant_rows()
        for id, stands in self.identities.canonical.items():
            if id in found and stands in found and id != stands:
                found[stands] = _one_actor(found[stands], found.pop(id))
        return found

    @cached_property
    def _recorded_actors(self) -> dict[str, ActorRow]:
        column = schema.actors.c
        used = select(schema.reading_actors.c.actor).where(schema.reading_actors.c.reading.in_(self._current))
        query = select(column.id, column.name, column.kind, column.parent).where(column.key.in_(used))
        found: dict[str, ActorRow] = {}
        for row in self._run(query.order_by(column.key)):
            before = found.get(row.id)
            names = dict.fromkeys((row.name, *(before.names if before else ())))
            parent = row.parent or (before.parent if before else None)
            found[row.id] = ActorRow(row.id, row.name, row.kind, parent, tuple(names))
        return found

    def _variant_rows(self) -> dict[str, ActorRow]:
        """Those who share a name, each with the state that tells them apart."""
        found = {}
        for (_, actor), variant in self.identities.variants.items():
            for id in (actor, variant):
                found[id] = self._recorded_actors[actor]._replace(id=id, parent=self._variant_states[id])
        return found

    @cached_property
    def identities(self) -> Identities:
        """Which actors are one, and which one name is several people's."""
        if not self._joined:
            return Identities()
        judged = self.judgements()
        order = list(self._recorded_actors) if judged else []
        variants = self._variants({frozenset((row.left, row.right)): row.verdict for row in judged})
        return Identities(identity.joined(judged, order), variants)

    def judgements(self) -> list[IdentityRow]:
        """All that was found or judged on which actors are one, in the order of recording."""
        column = schema.identities.c
        query = select(*(column[name] for name in IdentityRow._fields)).order_by(column.key)
        if self._as_of is not None:
            query = query.where(column.recorded <= self._as_of)
        return [IdentityRow(*row) for row in self._run(query)]

    @cached_property
    def _variant_states(self) -> dict[str, str]:
        return {}

    def _variants(self, judged: Mapping[frozenset[str], str]) -> dict[tuple[int, str], str]:
        """Where reports put people of one name under different states and in different roles: those first met keep the
        id, the others are somebody else.

        Only names that the reports alone know, and as far as no person judged them one.
        """
        actor, place = schema.actors.c, schema.reading_actors.c
        several = select(actor.id).where(actor.kind == "person", actor.method != "gazetteer", actor.parent.is_not(None))
        several = several.group_by(actor.id).having(func.count(actor.parent.distinct()) > 1)
        ids = [row[0] for row in self._run(several)]
        query = select(place.reading, actor.id, actor.parent).join(schema.actors, place.actor == actor.key)
        query = query.where(actor.parent.is_not(None), place.reading.in_(self._current))
        parents = {id: row.parent for id, row in self._recorded_actors.items()} if ids else {}
        placed: dict[str, list[tuple[int, str]]] = {}
        for reading, id, parent in sorted(self._select(query, actor.id, ids)):
            root = identity.root_of(parent, parents)
            if root in self._recorded_actors and self._recorded_actors[root].kind == "state":
                placed.setdefault(id, []).append((reading, root))
        return {
            (reading, id): self._variant(id, state, readings[0][1])
            for id, readings in placed.items()
            for reading, state in identity.conflicting(self._described(id, readings))
            if judged.get(frozenset((id, identity.variant_id(id, state)))) != Verdict.SAME
        }

    def _described(self, actor: str, readings: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str, list[str]]]:
        column = schema.attributions.c
        query = select(column.reading, column.description).where(column.description.is_not(None))
        told: dict[int, list[str]] = {}
        for reading, description in self._select(query, column.actor, [actor]):
            told.setdefault(reading, []).append(description)
        return ((reading, state, told.get(reading, [])) for reading, state in readings)

    def _variant(self, actor: str, state: str, first: str) -> str:
        variant = identity.variant_id(actor, state)
        self._variant_states |= {variant: state, actor: first}
        return variant

    def texts(self, readings: Iterable[int]) -> dict[int, str]:
        """The texts of reports by the keys of their readings."""
        report, reading = schema.reports.c, schema.readings.c
        query = select(reading.key, report.text).join(schema.reports, reading.report == report.key)
        return {row[0]: row[1] for row in self._select(query, reading.key, readings)}

    def found_attributions(self, words: Collection[str]) -> set[int]:
        """Keys of the attributions whose contents hold all of the words or phrases."""
        return self._found(schema.attributions, schema.attributions.c.key, words)

    def found_claims(self, words: Collection[str]) -> set[str]:
        """Ids of the claims that hold all of the words or phrases."""
        return self._found(schema.claims, schema.claims.c.id, words)

    def found_reports(self, words: Collection[str]) -> set[int]:
        """Keys of the current readings of the reports whose title and text hold all of the words or phrases."""
        report, reading = schema.reports.c, schema.readings.c
        query = select(reading.key).join(schema.reports, reading.report == report.key)
        matches = self._backend.matches(schema.reports, words)
        return {row[0] for row in self._run(query.where(matches, reading.key.in_(self._current)))}

    def analyses(self, readings: Iterable[int]) -> Iterator[Analysis]:
        """Whole analyses, equal to those that were added, one after the other."""
        for reading in readings:
            yield self._analysis(reading)

    def _analysis(self, reading: int) -> Analysis:
        report, model = self._report(reading)
        return Analysis(
            report=rows.report_from(report),
            attributions=self._read_attributions(reading),
            times=tuple(map(rows.time_from, self._of(schema.times, reading))),
            claims=self._read_claims(reading),
            links=tuple(map(rows.link_from, self._of(schema.links, reading))),
            actors=self._read_actors(reading),
            commitments=rows.commitments_from(report),
            model=model,
        )

    def _report(self, reading: int) -> tuple[rows.Stored, ModelInfo]:
        own = [column for column in schema.readings.c if column.name not in ("key", "id", "report", "recorded")]
        given = [column for column in schema.reports.c if column.name not in ("key", "recorded")]
        query = select(*given, *own).join(schema.readings, schema.readings.c.report == schema.reports.c.key)
        row = self._run(query.where(schema.readings.c.key == reading))[0]._mapping
        return row, ModelInfo(row["model_name"], row["model_version"])

    def _read_attributions(self, reading: int) -> tuple[Attribution, ...]:
        found = self._of(schema.attributions, reading, order="key")
        column = schema.attribution_claims.c
        first = reading * schema.STRIDE
        query = select(column.attribution, column.claim).order_by(column.attribution, column.position)
        query = query.where(column.attribution.between(first, first + schema.STRIDE - 1))
        named = _grouped((row[0], row[1]) for row in self._run(query))
        return tuple(rows.attribution_from(row, named.get(row["key"], ())) for row in found)

    def _read_claims(self, reading: int) -> tuple[Claim, ...]:
        found = self._of(schema.claims, reading, order="key")
        column = schema.claim_arguments.c
        first = reading * schema.STRIDE
        query = select(*column).where(column.claim.between(first, first + schema.STRIDE - 1))
        return claims_from(found, (row._mapping for row in self._run(query.order_by(column.claim, column.position))))

    def _read_actors(self, reading: int) -> tuple[Actor, ...]:
        place, actor = schema.reading_actors.c, schema.actors.c
        query = select(*actor).join(schema.reading_actors, place.actor == actor.key).where(place.reading == reading)
        return tuple(rows.actor_from(row._mapping) for row in self._run(query.order_by(place.position)))

    def _of(self, table: Table, reading: int, *, order: str = "position") -> list[rows.Stored]:
        query = select(*table.c).where(table.c.reading == reading).order_by(table.c[order])
        return [row._mapping for row in self._run(query)]

    def _found(self, table: Table, wanted: ColumnElement[K], words: Collection[str]) -> set[K]:
        matches = self._backend.matches(table, words)
        query = select(wanted).where(matches, table.c.reading.in_(self._current))
        return {row[0] for row in self._run(query)}

    def _mappings(self, query: Select[Any], column: ColumnElement[Any], keys: Iterable[Any]) -> Iterator[rows.Stored]:
        return (row._mapping for row in self._select(query, column, keys))

    def _select(self, query: Select[Any], column: ColumnElement[Any], wanted: Iterable[Any] | None) -> Iterator[Any]:
        """The rows of a query, all or those whose column is among the wanted."""
        if wanted is None:
            yield from self._run(query.order_by(column))
            return
        values = sorted(set(wanted))
        for start in range(0, len(values), CHUNK):
            yield from self._run(query.where(column.in_(values[start : start + CHUNK])))


def _one_actor(row: ActorRow, other: ActorRow) -> ActorRow:
    """An actor and another that is the same: with the fullest name of a kind that is known, and all names."""
    names = tuple(dict.fromkeys((*row.names, *other.names)))
    fullest = max(names, key=lambda name: (len(name.split()), len(name)))
    kind = other.kind if row.kind == "unknown" else row.kind
    return ActorRow(row.id, fullest if kind == "person" else row.name, kind, row.parent or other.parent, names)


def _current(last: int, as_of: datetime | None, as_published: date | None) -> Select[Any]:
    """The keys of the current readings: of each chain of revisions the newest revision's newest reading."""
    report, reading = schema.reports.c, schema.readings.c
    newest_first = (report.key.desc(), reading.key.desc())
    rank = func.row_number().over(partition_by=report.chain, order_by=newest_first).label("rank")
    ranked = select(reading.key, rank).join(schema.reports, reading.report == report.key).where(reading.key <= last)
    if as_of is not None:
        ranked = ranked.where(reading.recorded <= as_of)
    if as_published is not None:
        ranked = ranked.where(report.published_on <= as_published.isoformat())
    inner = ranked.subquery()
    return select(inner.c.key).where(inner.c.rank == 1)


def _detail(row: rows.Stored, named: dict[int, tuple[str, ...]]) -> Detail:
    attribution = rows.attribution_from(row, named.get(row["key"], ()))
    return Detail(row["key"], row["reading"], attribution, row["source_text"], row["content_text"])


def claims_from(found: Iterable[rows.Stored], arguments: Iterable[rows.Stored]) -> tuple[Claim, ...]:
    filled = _grouped((row["claim"], rows.argument_from(row)) for row in arguments)
    return tuple(rows.claim_from(row, filled.get(row["key"], ())) for row in found)


def _grouped(pairs: Iterable[tuple[int, K]]) -> dict[int, tuple[K, ...]]:
    grouped: dict[int, list[K]] = {}
    for key, value in pairs:
        grouped.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in grouped.items()}
