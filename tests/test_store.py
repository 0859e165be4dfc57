"""The contract of the ledger, over each kind of database that it can be kept in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given

from counterclaim.config import ledger_path
from counterclaim.errors import Ambiguous, InputError, LedgerError, NotFound
from counterclaim.model import (
    Analysis,
    Claim,
    Derivation,
    DerivationKind,
    Failure,
    Link,
    ModelInfo,
    Relation,
    Stance,
)
from counterclaim.store import Ledger
from tests import ledger_builders as build
from tests.ledger_builders import ELLARY, SALE, SHIPMENT, VARNHOLLOW, analysis, report, said

START = datetime(2024, 4, 1, tzinfo=UTC)


class Clock:
    """Moves on by an hour at each look."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(hours=1)
        return self.now


@pytest.fixture(params=["file", "memory"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    where = ":memory:" if request.param == "memory" else str(tmp_path / "a ledger?x=%41.sqlite")
    with Ledger.open(where, clock=Clock()) as opened:
        yield opened


def one(name: str = "r1", **more: str) -> Analysis:
    return analysis(
        report(name, **more), said(VARNHOLLOW, Stance.DENIES, [SALE]), said(ELLARY, claims=[SALE, SHIPMENT])
    )


class TestLedger:
    def test_gives_back_what_was_added(self, ledger: Ledger) -> None:
        added = ledger.add(one())
        assert (added.new, added.revision, added.attributions, added.claims) == (True, False, 2, 2)
        assert ledger.analysis("r1") == one()

    def test_adding_twice_changes_nothing(self, ledger: Ledger) -> None:
        ledger.add(one())
        before = ledger.status()
        again = ledger.add(replace(one(), report=replace(one().report, retrieved="2024-05-05")))
        assert not again.new
        assert replace(ledger.status(), bytes=None) == replace(before, bytes=None)

    def test_another_version_of_the_model_adds_a_reading_beside_the_old_one(self, ledger: Ledger) -> None:
        newer = replace(one(), model=ModelInfo("rules", "2"), attributions=one().attributions[:1])
        ledger.add(one())
        assert ledger.add(newer).new
        assert ledger.analysis("r1") == newer
        first, second = ledger.readings("r1")
        assert (first.model.version, second.model.version) == ("1", "2")
        assert ledger.analysis("r1", as_of=first.recorded) == one()
        assert ledger.status().reports == 1

    def test_a_changed_text_is_a_revision(self, ledger: Ledger) -> None:
        changed = one(text="Other words of the report.")
        ledger.add(one())
        assert ledger.add(changed).revision
        assert ledger.analysis("r1") == changed
        assert len(ledger.view().reports()) == 1
        assert ledger.status().revisions == 1

    def test_a_page_read_again_is_a_revision_under_its_address(self, ledger: Ledger) -> None:
        ledger.add(one("r1", url="https://example.org/story"))
        assert ledger.add(one("r2", text="Rewritten.", url="https://example.org/story")).revision
        assert ledger.analysis("r1").report.id == "r2"

    def test_a_new_reading_of_an_old_revision_does_not_hide_the_newest(self, ledger: Ledger) -> None:
        changed = one(text="Other words of the report.")
        for item in (one(), changed, replace(one(), model=ModelInfo("rules", "2"))):
            ledger.add(item)
        assert ledger.analysis("r1") == changed

    def test_goes_back_along_the_publication(self, ledger: Ledger) -> None:
        ledger.add(one(published="2024-03-01"))
        ledger.add(one(text="Corrected later.", published="2024-03-09"))
        before = ledger.analysis("r1", as_published=date(2024, 3, 5))
        assert before.report.published == "2024-03-01"
        with pytest.raises(NotFound, match="was not in the ledger then"):
            ledger.analysis("r1", as_published=date(2024, 2, 1))

    def test_a_view_stays_as_it_is_while_others_write(self, ledger: Ledger) -> None:
        ledger.add(one("r1"))
        view = ledger.view()
        ledger.add(one("r2"))
        assert [row.id for row in view.reports().values()] == ["r1"]
        assert len(view.attributions()) == 2

    def test_rows_are_never_changed_or_removed(self, ledger: Ledger) -> None:
        ledger.add(one())
        for statement in ("DELETE FROM attributions", "UPDATE reports SET title = 'x'"):
            with pytest.raises(LedgerError, match="only ever adds rows"), ledger._writing() as connection:
                connection.exec_driver_sql(statement)

    def test_ids_may_be_shortened_while_they_are_unique(self, ledger: Ledger) -> None:
        ledger.add(one("story-1"))
        ledger.add(one("story-12"))
        assert ledger.resolve(SALE.id[:6]).kind == "claim"
        assert ledger.resolve("story-1").id == "story-1" or ledger.resolve("story-1", kind="report")
        assert ledger.resolve("state:v").kind == "actor"
        with pytest.raises(Ambiguous, match="several entries have an id that begins with stor"):
            ledger.resolve("stor", kind="report")
        with pytest.raises(NotFound, match="no entry of the ledger has an id that begins with zz: check the id"):
            ledger.resolve("zz")
        with pytest.raises(NotFound):
            ledger.resolve("")

    def test_failures_are_kept_until_the_input_is_read(self, ledger: Ledger) -> None:
        assert ledger.add_failure(Failure("r1", "cannot be read"))
        assert not ledger.add_failure(Failure("r1", "cannot be read"))
        assert ledger.add_failure(Failure("r2", "is empty"))
        assert [failure.id for failure in ledger.failures()] == ["r1", "r2"]
        ledger.add(one("r1"))
        assert [failure.id for failure in ledger.status().failures] == ["r2"]

    def test_finds_words_in_titles_texts_contents_and_claims(self, ledger: Ledger) -> None:
        ledger.add(one("r1", text="Rockets were sold, somebody said.", title="A café in uproar"))
        view = ledger.view()
        assert len(view.found_reports(["CAFE"])) == 1
        assert len(view.found_reports(["sell", "rocket"])) == 0
        assert len(view.found_reports(["rocket", "upro*"])) == 1
        assert len(view.found_attributions(["rocke*"])) == 2
        assert view.found_claims(["shipping"]) == {SHIPMENT.id}
        assert view.found_claims(["agreed to sell"]) == {SALE.id}
        assert not view.found_claims(['NEAR("', "OR", "-x:"])

    def test_knows_what_it_has_read(self, ledger: Ledger) -> None:
        plain = one().report
        read = replace(one(), report=replace(plain, byline="A. Writer", language="en"))
        ledger.add(read, given=plain)
        assert ledger.find_reading(plain, build.MODEL)
        assert ledger.find_reading(replace(plain, retrieved="2024-05-05"), build.MODEL)
        assert not ledger.find_reading(plain, ModelInfo("rules", "2"))
        assert not ledger.find_reading(replace(plain, outlet="Another"), build.MODEL)

    def test_asks_for_links_to_claims_that_share_arguments(self, ledger: Ledger) -> None:
        asked: list[tuple[set[str], set[str]]] = []

        def across(left: tuple[Claim, ...], right: tuple[Claim, ...]) -> tuple[Link, ...]:
            asked.append(({claim.id for claim in left}, {claim.id for claim in right}))
            return (Link(left[0].id, right[0].id, Relation.NARROWER, 0.8, "test"),)

        ledger.add(analysis(report("r1"), said(ELLARY, claims=[build.FLOOD])), across=across)
        ledger.add(analysis(report("r2"), said(ELLARY, claims=[SALE])), across=across)
        assert not asked
        assert ledger.add(analysis(report("r3"), said(ELLARY, claims=[SHIPMENT])), across=across).links == 1
        assert asked == [({SHIPMENT.id}, {SALE.id})]
        assert [link.relation for link in ledger.view().links()] == ["narrower"]
        assert ledger.view(as_of=START).links() == []
        assert ledger.add(analysis(report("r4"), said(VARNHOLLOW, claims=[SHIPMENT])), across=across).links == 0

    def test_nothing_of_a_report_stays_where_its_links_fail(self, ledger: Ledger) -> None:
        def across(left: tuple[Claim, ...], right: tuple[Claim, ...]) -> tuple[Link, ...]:
            raise KeyboardInterrupt

        ledger.add(analysis(report("r1"), said(ELLARY, claims=[SALE])))
        with pytest.raises(KeyboardInterrupt):
            ledger.add(analysis(report("r2"), said(ELLARY, claims=[SHIPMENT])), across=across)
        assert ledger.status().reports == 1

    def test_records_derivations_once(self, ledger: Ledger) -> None:
        derivation = Derivation("r2", "r1", DerivationKind.VERBATIM, 1.0, "test")
        assert ledger.add_derivations([derivation, derivation]) == 1
        assert ledger.view().derived() == [("r2", "r1")]

    def test_status_counts(self, ledger: Ledger) -> None:
        ledger.add(one("r1", published="2024-03-01"))
        ledger.add(one("r2", published="2024-03-02"))
        status = ledger.status()
        assert (status.reports, status.outlets, status.attributions, status.claims) == (2, 2, 4, 2)
        assert (status.first_published, status.last_published) == ("2024-03-01", "2024-03-02")
        assert status.last_recorded is not None
        assert status.last_recorded.tzinfo is not None
        assert status.models == (build.MODEL,)
        assert status.actors == len(build.ACTORS)

    def test_a_bad_date_is_one_line(self, ledger: Ledger) -> None:
        with pytest.raises(InputError, match="report r1: published is 'yesterday', no ISO 8601 date") as caught:
            ledger.add(one(published="yesterday"))
        assert "\n" not in str(caught.value)


@given(build.analyses)
def test_any_analysis_comes_back_as_it_was(any_analysis: Analysis) -> None:
    with Ledger.open(":memory:") as ledger:
        assert ledger.add(any_analysis).new
        assert not ledger.add(any_analysis).new
        assert ledger.analysis(any_analysis.report.id) == any_analysis


Opener = Callable[[Path], Path]


def not_a_database(folder: Path) -> Path:
    path = folder / "note.sqlite"
    path.write_text("This is a letter, and a long one at that. " * 40)
    return path


def another_program(folder: Path) -> Path:
    import sqlite3

    path = folder / "other.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()
    return path


def newer(folder: Path) -> Path:
    import sqlite3

    path = folder / "newer.sqlite"
    Ledger.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE counterclaim_version SET version_num = '9999'")
    connection.close()
    return path


def a_folder(folder: Path) -> Path:
    return folder


def below_a_file(folder: Path) -> Path:
    (folder / "file").write_text("x")
    return folder / "file" / "ledger.sqlite"


class TestOpening:
    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (not_a_database, "is no ledger: give another path"),
            (another_program, "is a database but no ledger: give another path"),
            (newer, "has version 9999, newer than this release knows: upgrade counterclaim"),
            (a_folder, "cannot be opened: check the path and its permissions"),
            (below_a_file, "no folder for the ledger"),
        ],
    )
    def test_what_is_no_ledger_is_one_line(self, make: Opener, message: str, tmp_path: Path) -> None:
        with pytest.raises(LedgerError, match=message) as caught:
            Ledger.open(make(tmp_path))
        assert "\n" not in str(caught.value)

    def test_is_not_made_where_it_is_only_asked(self, tmp_path: Path) -> None:
        with pytest.raises(LedgerError, match=r"there is no ledger at .*: add reports to it first"):
            Ledger.open(tmp_path / "none.sqlite", create=False)
        assert list(tmp_path.iterdir()) == []

    def test_other_databases_are_not_served_yet(self) -> None:
        with pytest.raises(LedgerError, match="postgresql is not supported") as caught:
            Ledger.open("postgresql://user:secret@host/db")
        assert "secret" not in str(caught.value)

    def test_makes_its_folder(self, tmp_path: Path) -> None:
        Ledger.open(tmp_path / "new" / "folder" / "ledger.sqlite").close()
        Ledger.open(tmp_path / "new" / "folder" / "ledger.sqlite", create=False).close()

    def test_a_locked_ledger_is_one_line(self, tmp_path: Path) -> None:
        path = tmp_path / "ledger.sqlite"
        with Ledger.open(path) as first, Ledger.open(path, wait=0.05) as second, first._writing():
            assert second.status().reports == 0  # readers do not wait
            with pytest.raises(LedgerError, match="is locked by another program: try again"):
                second.add(one())

    def test_a_read_only_ledger_is_one_line(self, tmp_path: Path) -> None:
        path = tmp_path / "ledger.sqlite"
        with Ledger.open(path) as ledger:
            ledger.add(one())
        with Ledger.open(f"sqlite:///file:{path}?mode=ro&uri=true") as ledger:
            assert ledger.status().reports == 1
            with pytest.raises(LedgerError, match="is read-only: make it and its folder writable"):
                ledger.add(one("r2"))


def test_the_migrations_make_the_tables_of_the_code() -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from counterclaim import schema

    with Ledger.open(":memory:") as ledger, ledger._reading() as connection:
        options = {
            "version_table": schema.VERSION_TABLE,
            "include_name": lambda name, kind, parents: kind != "table" or "_fts" not in name,
            "compare_type": True,
        }
        assert compare_metadata(MigrationContext.configure(connection, opts=options), schema.metadata) == []
        assert schema.version(connection) == schema.HEAD


def test_a_ledger_of_an_older_release_is_brought_to_the_newest(tmp_path: Path) -> None:
    from sqlalchemy import insert

    from counterclaim import schema
    from counterclaim.store.writing import put_report, read_rows

    path, old = tmp_path / "ledger.sqlite", one()
    read = read_rows(old)
    engine = schema.backend_for(str(path)).engine(wait=1)
    with engine.begin() as connection:
        schema.upgrade(connection, "0001")
        report, _ = put_report(connection, old.report, START)
        head = {name: value for name, value in read.reading.items() if name != "commitments"}
        head |= {"key": 1, "id": read.id, "report": report, "given": "", "recorded": START}
        connection.execute(insert(schema.readings), head)
        for n, row in enumerate(read.attributions):
            kept = {name: value for name, value in row.items() if name not in ("perspectives", "members")}
            kept["hedges"] = [hedge[:3] for hedge in row["hedges"]]
            connection.execute(insert(schema.attributions), kept | {"key": schema.STRIDE + n, "reading": 1})
    engine.dispose()
    with Ledger.open(path) as ledger:
        assert ledger.add(one("r2")).new
        back = ledger.analysis("r1")
    assert [it.cue for it in back.attributions] == [it.cue for it in old.attributions]
    assert all(it.perspectives == () and it.source.members == () for it in back.attributions)


def test_the_scripts_are_the_versions_that_the_code_knows() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    from counterclaim import schema

    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == schema.VERSIONS


def test_where_the_ledger_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_LEDGER", "named.sqlite")
    assert ledger_path("given.sqlite") == "given.sqlite"
    assert ledger_path() == "named.sqlite"
    monkeypatch.delenv("COUNTERCLAIM_LEDGER")
    assert Path(ledger_path()).name == "ledger.sqlite"
    assert Path(ledger_path()).is_absolute()
