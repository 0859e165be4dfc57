"""Many reports into one ledger: in order, resumable, whole at every moment."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim import batch
from counterclaim.model import Analysis, Claim, Failure, Link, ModelInfo, Relation, Report
from counterclaim.store import Added, Ledger
from tests.ledger_builders import ELLARY, MODEL, SALE, SHIPMENT, VARNHOLLOW, analysis, report, said


class Reader:
    """Stands in for the pipeline: reads two reports ahead, fails on one without words."""

    def __init__(self, model: ModelInfo = MODEL) -> None:
        self.model = model
        self.read: list[str] = []

    def analyse_many(self, reports: Iterable[Report]) -> Iterator[Analysis | Failure]:
        ahead: list[Report] = []
        for each in reports:
            ahead.append(each)
            if len(ahead) == 3:
                yield self.analyse(ahead.pop(0))
        yield from map(self.analyse, ahead)

    def analyse(self, each: Report) -> Analysis | Failure:
        self.read.append(each.id)
        if not each.text:
            return Failure(each.id, f"{each.id} is empty: leave it out")
        claim = SALE if len(self.read) % 2 else SHIPMENT
        full = replace(each, byline="A. Writer")
        return replace(analysis(full, said(ELLARY, claims=[claim]), said(VARNHOLLOW, claims=[claim])), model=self.model)


def unlinked(left: tuple[Claim, ...], right: tuple[Claim, ...]) -> tuple[Link, ...]:
    return ()


def many(*names: str) -> list[Report]:
    return [report(name, f"Text of {name}.") for name in names]


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.open(":memory:") as opened:
        yield opened


def ids(outcomes: Iterable[Added | Failure]) -> list[str]:
    return [outcome.id for outcome in outcomes]


def test_adds_in_order_and_tells_of_each(ledger: Ledger) -> None:
    told: list[Added | Failure] = []
    given: list[Report | Failure] = [*many("a", "b"), Failure("c", "cannot be read"), *many("d", "e")]
    outcomes = list(batch.add(ledger, Reader(), given, progress=told.append, across=unlinked))
    assert ids(outcomes) == ["a", "b", "c", "d", "e"]
    assert told == outcomes
    assert outcomes[2] == Failure("c", "cannot be read")
    assert [outcome.new for outcome in outcomes if isinstance(outcome, Added)] == [True] * 4


def test_what_is_read_is_not_parsed_again(ledger: Ledger) -> None:
    list(batch.add(ledger, Reader(), many("a", "c", "d"), across=unlinked))
    again = Reader()
    outcomes = list(batch.add(ledger, again, many("a", "b", "c", "d", "e"), across=unlinked))
    assert again.read == ["b", "e"]
    assert ids(outcomes) == ["a", "b", "c", "d", "e"]
    assert [outcome.new for outcome in outcomes if isinstance(outcome, Added)] == [False, True, False, False, True]


def test_what_is_read_is_told_at_once(ledger: Ledger) -> None:
    list(batch.add(ledger, Reader(), many("a", "b"), across=unlinked))

    def endless() -> Iterator[Report]:
        yield from many("a", "b")
        raise AssertionError("asked for more than was needed")

    outcomes = batch.add(ledger, Reader(), endless(), across=unlinked)
    assert (next(outcomes).id, next(outcomes).id) == ("a", "b")


@pytest.mark.parametrize(
    ("change", "model"),
    [({"text": "New text.", "sha256": "0"}, MODEL), ({"outlet": "Another"}, MODEL), ({}, ModelInfo("rules", "2"))],
)
def test_what_has_changed_is_read_again(ledger: Ledger, change: dict[str, str], model: ModelInfo) -> None:
    list(batch.add(ledger, Reader(), many("a"), across=unlinked))
    again = Reader(model)
    list(batch.add(ledger, again, [replace(many("a")[0], **change)], across=unlinked))  # type: ignore[arg-type]
    assert again.read == ["a"]
    assert ledger.status().reports == 1
    assert ledger.status().readings == 2


def test_a_failure_is_recorded_and_ends_nothing(ledger: Ledger) -> None:
    given = [*many("a"), report("b", ""), report("c", published="never"), *many("d")]
    outcomes = list(batch.add(ledger, Reader(), given, across=unlinked))
    assert [type(outcome) for outcome in outcomes] == [Added, Failure, Failure, Added]
    assert [failure.id for failure in ledger.status().failures] == ["b", "c"]
    assert "published is 'never'" in ledger.status().failures[1].error


def test_links_to_claims_of_earlier_reports(ledger: Ledger) -> None:
    def across(left: tuple[Claim, ...], right: tuple[Claim, ...]) -> tuple[Link, ...]:
        return tuple(Link(a.id, b.id, Relation.NARROWER, 0.9, "test") for a in left for b in right)

    outcomes = list(batch.add(ledger, Reader(), many("a", "b", "c", "d"), across=across))
    # The second report states the other claim; those after it state no new pair.
    assert [outcome.links for outcome in outcomes if isinstance(outcome, Added)] == [0, 1, 1, 0]


def test_an_interrupted_run_leaves_whole_reports_and_goes_on(ledger: Ledger) -> None:
    def stop(outcome: Added | Failure) -> None:
        if outcome.id == "b":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(batch.add(ledger, Reader(), many("a", "b", "c", "d"), progress=stop, across=unlinked))
    assert ledger.status().reports == 2
    outcomes = list(batch.add(ledger, Reader(), many("a", "b", "c", "d"), across=unlinked))
    assert [outcome.new for outcome in outcomes if isinstance(outcome, Added)] == [False, False, True, True]


WRITER = """
import sys
from counterclaim.store import Ledger
from tests.ledger_builders import numbered
with Ledger.open(sys.argv[1]) as ledger:
    print("open", flush=True)
    for n in range(200):
        ledger.add(numbered(n))
"""


def contents(path: Path) -> list[Analysis]:
    with Ledger.open(path) as ledger:
        view = ledger.view()
        return sorted(view.analyses(view.reports()), key=lambda each: each.report.id)


def test_a_killed_run_leaves_a_whole_ledger(tmp_path: Path) -> None:
    from tests.ledger_builders import numbered

    path = tmp_path / "ledger.sqlite"
    for wait in (0.0, 0.03, 0.1, 0.2, 0.35):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, cwd=Path(__file__).parent.parent
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(wait)
            process.kill()
        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO reports_fts(reports_fts) VALUES ('integrity-check')")
        connection.close()
        for found in contents(path):
            assert found == numbered(int(found.report.id))
    with Ledger.open(path) as ledger:
        for n in range(200):
            ledger.add(numbered(n))
    assert contents(path) == sorted((numbered(n) for n in range(200)), key=lambda each: each.report.id)


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    script = WRITER.replace("range(200)", "range(int(sys.argv[2]), int(sys.argv[2]) + 60)")
    # Both make the ledger, and half of the reports are added by both.
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(path), first], cwd=Path(__file__).parent.parent)
        for first in ("0", "30")
    ]
    assert [process.wait() for process in running] == [0, 0]
    assert len(contents(path)) == 90
