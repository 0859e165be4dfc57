"""The ledger: one database that only ever grows.

``with Ledger.open(path) as ledger: ledger.add(analysis)``
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from sqlalchemy import Connection, Engine, Select, func, insert, select
from sqlalchemy.exc import DBAPIError

from counterclaim import schema
from counterclaim.errors import Ambiguous, LedgerError, NotFound
from counterclaim.model import (
    ActorFacts,
    Analysis,
    Claim,
    Derivation,
    Failure,
    Identity,
    Link,
    ModelInfo,
    Report,
    Verdict,
)
from counterclaim.schema.backend import WRITE, Backend, backend_for
from counterclaim.store import identity, writing
from counterclaim.store.linking import candidates, put_keys
from counterclaim.store.view import FailureRow, View

Across = Callable[[tuple[Claim, ...], tuple[Claim, ...]], tuple[Link, ...]]
"""Finds the links between the claims of a report (left) and claims of other reports (right)."""

Same = Callable[[tuple[ActorFacts, ...], tuple[ActorFacts, ...]], tuple[Identity, ...]]
"""Tells which actors of a report (left) are actors of other reports (right)."""

Kind = Literal["report", "attribution", "claim", "actor"]

WAIT = 30.0
"""Seconds that a writer waits for another one."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one analysis: ``id`` is the report's, ``reading`` that of what was read from it.

    ``new`` is false where the ledger held the same already and nothing changed; ``revision`` is true where the report
    revises an earlier one. ``links`` counts the new links to claims of other reports.
    """

    id: str
    reading: str
    new: bool
    revision: bool = False
    attributions: int = 0
    claims: int = 0
    links: int = 0
    identities: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the ledger, by kind and full id."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One outcome of reading one revision of a report, and when it was recorded."""

    id: str
    report: str
    sha256: str
    model: ModelInfo
    recorded: datetime


@dataclass(frozen=True, slots=True)
class Status:
    """What a ledger holds. Counts of attributions and claims are those of the current readings; ``readings`` and
    ``revisions`` count all. ``failures`` are the inputs that have not been read since they failed."""

    location: str
    version: str
    bytes: int | None
    reports: int
    revisions: int
    readings: int
    outlets: int
    attributions: int
    claims: int
    actors: int
    links: int
    first_published: str | None
    last_published: str | None
    last_recorded: datetime | None
    models: tuple[ModelInfo, ...]
    failures: tuple[FailureRow, ...]


def utc_now() -> datetime:
    """The ledger's clock."""
    return datetime.now(UTC)


class Ledger:
    """A ledger that is open. Use one in each process; any number may read while one writes, and writers wait."""

    def __init__(self, where: str, backend: Backend, engine: Engine, clock: Callable[[], datetime]) -> None:
        self.location = where
        self._backend = backend
        self._engine = engine
        self._writer = engine.execution_options(**WRITE)
        self._clock = clock

    @classmethod
    def open(
        cls, where: str | Path, *, create: bool = True, wait: float = WAIT, clock: Callable[[], datetime] = utc_now
    ) -> Self:
        """Open the ledger at a path, ``:memory:`` or a SQLite URL, and bring its tables to the newest version.

        Raises ``LedgerError`` where there is none and ``create`` is false, where the file is no ledger or of a newer
        version, and where it cannot be opened or written or stays locked for ``wait`` seconds.
        """
        location = str(where)
        backend = backend_for(location)
        if create:
            backend.make_place()
        elif not backend.exists():
            raise LedgerError(f"there is no ledger at {location}: add reports to it first, or give another path")
        ledger = cls(location, backend, backend.engine(wait=wait), clock)
        try:
            ledger._prepare(wait)
        except BaseException:
            ledger.close()
            raise
        return ledger

    def close(self) -> None:
        """Let go of the database. What was added is kept."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def add(
        self,
        analysis: Analysis,
        *,
        given: Report | None = None,
        across: Across | None = None,
        same: Same | None = None,
    ) -> Added:
        """Add an analysis in one transaction: all of it is there afterwards, or nothing.

        The same analysis again changes nothing. Another outcome for a report that is there adds a reading beside the
        older ones; another text under the same id or address adds a revision. The newest is the current one.
        ``given`` is the report as it went into the pipeline, for ``find_reading``. ``across`` is asked for links
        between the new claims and claims of other reports that share arguments with them, ``same`` which of the actors
        are actors of other reports with names like theirs.

        Raises ``InputError`` where the analysis itself cannot be kept and ``LedgerError`` where the ledger fails.
        """
        read = writing.read_rows(analysis)
        with self._writing() as connection:
            if writing.reading_key(connection, read.id) is not None:
                return Added(analysis.report.id, read.id, new=False)
            now = self._clock()
            report, revision = writing.put_report(connection, analysis.report, now)
            given_id = writing.given_id(given or analysis.report)
            reading = writing.put_reading(connection, read, report=report, given=given_id, now=now)
            links = _links(connection, analysis, across)
            put_keys(connection, analysis.claims, analysis.actors, reading)
            added = writing.put_links(connection, links, now)
            joined = identity.put_identities(connection, _identities(connection, analysis, same), now)
            identity.put_actor_keys(connection, analysis.actors)
        counts = len(analysis.attributions), len(analysis.claims), added, joined
        return Added(analysis.report.id, read.id, True, revision, *counts)

    def add_failure(self, failure: Failure) -> bool:
        """Record that an input could not be read; false where the same was the last thing recorded about it."""
        table = schema.failures
        last = select(table.c.error).where(table.c.id == failure.id).order_by(table.c.key.desc()).limit(1)
        with self._writing() as connection:
            if connection.execute(last).scalar() == failure.error:
                return False
            connection.execute(insert(table).values(id=failure.id, error=failure.error, recorded=self._clock()))
        return True

    def add_derivations(self, derivations: Iterable[Derivation]) -> int:
        """Record which reports derive from which, by report ids; how many were new.

        Nothing here finds reprints yet: this is for whoever knows of them, and :func:`counterclaim.query.disputes`
        then counts such reports as one origin.
        """
        with self._writing() as connection:
            return writing.put_derivations(connection, tuple(derivations), self._clock())

    def judge(self, left: str, right: str, verdict: Verdict, *, reason: str | None, assessor: str | None) -> None:
        """Record a person's judgement on whether two actors, by their ids, are one. The newest on a pair holds."""
        judged = Identity(left, right, verdict, 1.0, identity.PERSON, reason, assessor)
        with self._writing() as connection:
            identity.put_identity(connection, judged, self._clock())

    def find_reading(self, report: Report, model: ModelInfo) -> str | None:
        """The id of the reading that this version of this model made of this report, as given, or ``None``."""
        reading = schema.readings.c
        query = select(reading.id).where(
            reading.given == writing.given_id(report),
            reading.model_name == model.name,
            reading.model_version == model.version,
        )
        found = self._run(query.order_by(reading.key.desc()).limit(1))
        return str(found[0][0]) if found else None

    def view(self, *, as_of: datetime | None = None, as_published: date | None = None, joined: bool = True) -> View:
        """What the ledger holds now, or held at ``as_of`` (recorded by then); of it, with ``as_published``, only what
        was published by the end of that day. Actors that are one appear as one, unless ``joined`` is false."""
        if as_of is not None and as_of.tzinfo is None:
            raise LedgerError(f"as_of {as_of.isoformat()} has no time zone: give one")
        last = self._run(select(func.max(schema.readings.c.key)))[0][0] or 0
        return View(self._run, self._backend, last=last, as_of=as_of, as_published=as_published, joined=joined)

    def analysis(self, report_id: str, *, as_of: datetime | None = None, as_published: date | None = None) -> Analysis:
        """The current reading of a report, equal to what was added. The id may be shortened while it is unique.
        Raises ``NotFound`` or ``Ambiguous``."""
        report_id = self.resolve(report_id, kind="report").id
        view = self.view(as_of=as_of, as_published=as_published)
        for analysis in view.analyses(view.readings_of(report_id)):
            return analysis
        raise NotFound(f"report {report_id} was not in the ledger then: ask for a later time")

    def readings(self, report_id: str) -> tuple[Reading, ...]:
        """All readings of all revisions of a report, oldest first. Raises ``NotFound`` or ``Ambiguous``."""
        report, reading = schema.reports.c, schema.readings.c
        found = self.resolve(report_id, kind="report").id
        chain = select(report.chain).where(report.id == found)
        columns = (reading.id, report.id, report.sha256, reading.model_name, reading.model_version, reading.recorded)
        query = select(*columns).join(schema.readings, reading.report == report.key).where(report.chain.in_(chain))
        return tuple(
            Reading(row[0], row[1], row[2], ModelInfo(row[3], row[4]), row[5])
            for row in self._run(query.order_by(reading.key))
        )

    def resolve(self, prefix: str, *, kind: Kind | None = None) -> Entry:
        """The one entry with this id, or else the one whose id begins with it.

        Raises ``NotFound`` where there is none and ``Ambiguous`` where there are several.
        """
        what = kind or "entry"
        if not prefix:
            raise NotFound(f"an empty id names no {what}: give at least its first digit")
        kinds: tuple[Kind, ...] = (kind,) if kind else ("report", "claim", "attribution", "actor")
        found = self._beginning(prefix, kinds)
        exact = [entry for entry in found if entry.id == prefix]
        chosen = exact or found
        if not chosen:
            raise NotFound(f"no {what} of the ledger has an id that begins with {prefix}: check the id")
        if len(chosen) > 1:
            some = ", ".join(f"{entry.kind} {entry.id}" for entry in chosen[:4])
            raise Ambiguous(f"several entries have an id that begins with {prefix} ({some}, …): give more of it")
        return chosen[0]

    def failures(self) -> tuple[FailureRow, ...]:
        """The inputs that failed last time and have not been read since, in the order of recording."""
        table, report = schema.failures.c, schema.reports.c
        newest = select(func.max(table.key)).group_by(table.id)
        read_since = select(schema.readings.c.key).join(schema.reports, schema.readings.c.report == report.key)
        read_since = read_since.where(report.id == table.id, schema.readings.c.recorded >= table.recorded)
        query = select(table.id, table.error, table.recorded).where(table.key.in_(newest), ~read_since.exists())
        return tuple(FailureRow(*row) for row in self._run(query.order_by(table.key)))

    def status(self) -> Status:
        """Counts, sizes and times."""
        view = self.view()
        reports, counts = view.reports().values(), view.counts()
        days = sorted(row.published_on for row in reports if row.published_on)
        reading = schema.readings.c
        return Status(
            location=self.location,
            version=schema.HEAD,
            bytes=self._backend.size(),
            reports=len(reports),
            revisions=self._count(select(func.count()).where(schema.reports.c.revises.is_not(None))),
            readings=self._count(select(func.count(reading.key))),
            outlets=len({row.outlet for row in reports if row.outlet}),
            attributions=counts.attributions,
            claims=counts.claims,
            actors=counts.actors,
            links=self._count(select(func.count()).select_from(schema.cross_links)),
            first_published=days[0] if days else None,
            last_published=days[-1] if days else None,
            last_recorded=max((row.recorded for row in reports), default=None),
            models=self._models(),
            failures=self.failures(),
        )

    def _models(self) -> tuple[ModelInfo, ...]:
        column = schema.readings.c
        query = select(column.model_name, column.model_version).group_by(column.model_name, column.model_version)
        return tuple(ModelInfo(row[0], row[1]) for row in self._run(query.order_by(func.min(column.key))))

    def _count(self, query: Select[Any]) -> int:
        return int(self._run(query)[0][0])

    def _beginning(self, prefix: str, kinds: Iterable[Kind]) -> list[Entry]:
        """Up to five entries of each kind whose ids begin with the prefix, an exact match first."""
        found = []
        for kind in kinds:
            column = _ID[kind]
            query = select(column).distinct().where(column >= prefix, column < prefix + "\U0010ffff")
            found += [Entry(kind, row[0]) for row in self._run(query.order_by(column).limit(5))]
        return found

    def _prepare(self, wait: float) -> None:
        """See which version the tables have, with one cheap query, and make or upgrade them where that is needed."""
        with self._reading() as connection:
            version = self._known(schema.version(connection))
        if version == schema.HEAD:
            return
        with self._explaining():
            self._backend.prepare(self._engine, wait=wait)
        with self._writing() as connection:
            # Another process may have been first.
            if self._known(schema.version(connection)) != schema.HEAD:
                schema.upgrade(connection)

    def _known(self, version: str | None) -> str | None:
        if version == "":
            raise LedgerError(f"{self.location} is a database but no ledger: give another path")
        if version is not None and version not in schema.VERSIONS:
            raise LedgerError(
                f"the ledger {self.location} has version {version}, newer than this release knows: upgrade counterclaim"
            )
        return version

    def _run(self, query: Select[Any]) -> list[Any]:
        with self._reading() as connection:
            return list(connection.execute(query).all())

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._explaining(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._explaining(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise LedgerError(f"the ledger {self.location} {self._backend.explain(error)}") from error


_ID = {
    "report": schema.reports.c.id,
    "attribution": schema.attributions.c.id,
    "claim": schema.claims.c.id,
    "actor": schema.actors.c.id,
}


def _identities(connection: Connection, analysis: Analysis, same: Same | None) -> Sequence[Identity]:
    if same is None or not (new := identity.facts(analysis)):
        return ()
    known = identity.alike(connection, new)
    return same(new, known) if known else ()


def _links(connection: Connection, analysis: Analysis, across: Across | None) -> Sequence[Link]:
    if across is None or not analysis.claims:
        return ()
    others = candidates(connection, analysis.claims, analysis.actors)
    return across(analysis.claims, others) if others else ()
