"""Which actors of different reports are one: compared by name and context, joined in the ledger, judged by people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim import query
from counterclaim.errors import Ambiguous, NotFound, QueryError
from counterclaim.gazetteer import actor_id
from counterclaim.gazetteer.spelling import fold
from counterclaim.link import same
from counterclaim.link.identity import compare
from counterclaim.model import Actor, ActorFacts, ActorKind, Analysis, NameStatus, Verdict
from counterclaim.store import Ledger
from tests.ledger_builders import ELLARY, SALE, VARNHOLLOW, analysis, report, said
from tests.test_cli import run
from tests.test_store import Clock


def facts(name: str, kind: str = "person", state: str = "", *roles: str) -> ActorFacts:
    return ActorFacts(actor_id(kind, name), name, kind, frozenset({state} if state else ()), roles)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (facts("Ana Ruiz"), facts("Ana Ruiz", "unknown")),
        (facts("Tom Hale"), facts("Tom F. Hale")),
        (facts("Aleksandr Borin", state="a"), facts("Alexander Borin", state="a")),
        (facts("Muammar Qadrafi"), facts("Moammar Gadhrafi")),
        (facts("T. Hale", state="a"), facts("Tom Hale", state="a")),
        (
            facts("Hale", "person", "a", "Varnish defense minister"),
            facts("Tom Hale", "person", "a", "defense minister"),
        ),
        (facts("Free Press Union", "organisation"), facts("FPU", "organisation")),
        (facts("Fennick Shipping Ltd", "organisation"), facts("the Fennick Shipping", "organisation")),
        (facts("Fennick", "unknown"), facts("Fennick", "organisation")),
    ],
)
def test_one_actor(one: ActorFacts, other: ActorFacts) -> None:
    found, back = compare(one, other), compare(other, one)
    assert found is not None
    assert back is not None
    assert found[0] == back[0] >= 0.7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (facts("Ana Ruiz"), facts("Ana Ruiz", "organisation")),
        (facts("Ana Ruiz", state="a"), facts("Ana Ruiz", "unknown", "b")),
        (facts("Ana Ruiz", state="a"), facts("Anita Ruiz", state="a")),
        (facts("Ana Ruiz", state="a"), facts("Juan Ruiz", state="a")),
        (facts("Tom F. Hale"), facts("Tom D. Hale")),
        (facts("Tom Hale Jr."), facts("Tom Hale")),
        (facts("T. Hale"), facts("Tom Hale")),
        (facts("Hale", state="a"), facts("Tom Hale", state="a")),
        (facts("Aleksandr Borin", state="a"), facts("Alexander Borin", state="b")),
        (facts("FPU", "organisation", "a"), facts("Free Press Union", "organisation", "b")),
        (facts("Tom Borin"), facts("Tom Marin")),
    ],
)
def test_two_actors(one: ActorFacts, other: ActorFacts) -> None:
    assert compare(one, other) is None
    assert compare(other, one) is None


def test_what_two_fit_is_nobodys() -> None:
    short = facts("FPU", "organisation")
    unions = facts("Free Press Union", "organisation"), facts("Farm Policy Unit", "organisation")
    assert len(same([short], unions[:1])) == 1
    assert same([short], unions) == ()


@pytest.mark.parametrize(("one", "other"), [("Qadrafi", "Gadhrafi"), ("Dmitry", "Dmitriy"), ("Zelinsky", "Zelinskiy")])
def test_other_spellings_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", clock=Clock()) as opened:
        yield opened


def add(
    ledger: Ledger, name: str, person: str, *, kind: ActorKind = "person", of: Actor | None = None, role: str = ""
) -> Actor:
    """A report in which somebody asserts the sale."""
    actor = Actor(actor_id(kind, person), person, kind, of.id if of else None, "test")
    spoken = said(actor, claims=[SALE], status=NameStatus.NAMED)
    spoken = replace(spoken, source=replace(spoken.source, description=role or None))
    made = analysis(report(name), spoken)
    actors = (actor, *((of,) if of else ()))
    ledger.add(Analysis(made.report, made.attributions, claims=made.claims, actors=actors), same=same)
    return actor


class TestJoined:
    def test_what_each_report_calls_differently_is_one(self, ledger: Ledger) -> None:
        first = add(ledger, "r1", "Tom Hale", of=ELLARY)
        add(ledger, "r2", "Tom F. Hale")
        profile = query.who(ledger, "Tom Hale")
        assert len(profile.asserted) == 2
        assert {statement.source.actor for statement in profile.asserted} == {first.id}
        assert profile.actors[0].names == ("Tom Hale", "Tom F. Hale")
        assert query.who(ledger, "Tom F. Hale").asserted == profile.asserted
        assert ledger.analysis("r2").attributions[0].source.actor == actor_id("person", "Tom F. Hale")

    def test_a_person_may_judge_otherwise_and_take_it_back(self, ledger: Ledger) -> None:
        add(ledger, "r1", "Tom Hale")
        add(ledger, "r2", "Tom F. Hale")
        told = query.judge(ledger, "Tom Hale", "Tom F. Hale", Verdict.DIFFERENT, reason="father and son", assessor="Q")
        assert told.holds
        assert len(query.who(ledger, "Tom Hale").asserted) == 1
        newest, found = query.identities(ledger)
        assert (newest.verdict, newest.method, newest.reason, newest.assessor) == (
            "different",
            "person",
            "father and son",
            "Q",
        )
        assert (found.verdict, found.method, found.holds) == ("same", "names-1", False)
        query.judge(ledger, "Tom Hale", "Tom F. Hale", Verdict.SAME)
        assert len(query.who(ledger, "Tom Hale").asserted) == 2
        assert [entry.holds for entry in query.identities(ledger, "Tom Hale")] == [True, False, False]

    def test_judgements_are_as_of_their_time(self, ledger: Ledger) -> None:
        add(ledger, "r1", "Tom Hale")
        add(ledger, "r2", "Ada Bryce")
        before = ledger.status().last_recorded
        query.judge(ledger, "Tom Hale", "Ada Bryce", Verdict.SAME)
        assert before is not None
        assert len(query.who(ledger, "Tom Hale", as_of=before).asserted) == 1
        assert len(query.who(ledger, "Tom Hale").asserted) == 2

    def test_what_is_judged_apart_is_not_joined_through_a_third(self, ledger: Ledger) -> None:
        add(ledger, "r1", "Tom Hale")
        add(ledger, "r2", "Tom F. Hale")
        add(ledger, "r3", "Tom Frank Hale")
        assert len(query.who(ledger, "Tom Hale").asserted) == 3
        query.judge(ledger, "Tom F. Hale", "Tom Hale", Verdict.DIFFERENT)
        names = [set(row.names) for row in ledger.view().actors().values()]
        assert not any({"Tom Hale", "Tom F. Hale"} <= each for each in names)
        assert len(names) == 2

    def test_one_name_under_two_states_and_in_two_roles_is_two_people(self, ledger: Ledger) -> None:
        add(ledger, "r1", "Tom Hale", of=ELLARY, role="Ellary's navy minister")
        add(ledger, "r2", "Tom Hale", of=VARNHOLLOW, role="shepherd")
        add(ledger, "r3", "Tom Hale")
        people = {row.id: row.parent for row in ledger.view().actors().values() if row.kind == "person"}
        assert set(people.values()) == {ELLARY.id, VARNHOLLOW.id}
        one, other = (query.who(ledger, id) for id in people)
        assert sorted(map(len, (one.asserted, other.asserted))) == [1, 2]
        query.judge(ledger, *people, Verdict.SAME)
        assert len(query.who(ledger, "Tom Hale").asserted) == 3

    def test_another_state_alone_makes_nobody_else(self, ledger: Ledger) -> None:
        add(ledger, "r1", "Tom Hale", of=ELLARY, role="Ellary journalist")
        add(ledger, "r2", "Tom Hale", of=VARNHOLLOW, role="journalist living in Varnhollow")
        add(ledger, "r3", "Tom Hale", of=VARNHOLLOW)
        assert len(query.who(ledger, "Tom Hale").asserted) == 3

    def test_errors_are_one_line(self, ledger: Ledger) -> None:
        actor = add(ledger, "r1", "Tom Hale")
        add(ledger, "r2", "Tom Hale", kind="organisation")
        with pytest.raises(Ambiguous, match=r"'Tom Hale' may be .*: give the id"):
            query.judge(ledger, "Tom Hale", actor.id, Verdict.SAME)
        with pytest.raises(NotFound, match="no actor of the ledger is called 'Nobody'"):
            query.judge(ledger, "Nobody", actor.id, Verdict.SAME)
        with pytest.raises(QueryError, match="are the same entry"):
            query.judge(ledger, actor.id[:8], actor.id, Verdict.SAME)


def test_the_program_lists_joins_and_takes_judgements(tmp_path: Path) -> None:
    where = str(tmp_path / "ledger.sqlite")
    with Ledger.open(where, clock=Clock()) as ledger:
        one, other = add(ledger, "r1", "Tom Hale"), add(ledger, "r2", "Tom F. Hale")
    ids = one.id[:8], other.id[:8]
    listed = run("--ledger", where, "actors").stdout
    assert f"Tom F. Hale (person {ids[1]}) = Tom Hale (person {ids[0]})" in listed
    assert "score 0.90 · the same first name and surname" in listed
    split = run("--ledger", where, "split", *ids, "--reason", "father and son", "--by", "A. Reader")
    assert split.stdout == (
        f"Tom Hale (person {ids[0]}) and Tom F. Hale (person {ids[1]}) are two actors from now on; "
        f"`merge {ids[0]} {ids[1]}` takes it back.\n"
    )
    listed = run("--ledger", where, "actors", "Tom Hale").stdout
    assert "judged by A. Reader · father and son" in listed
    assert "· overruled" in listed
    assert "not to be confused with" not in run("--ledger", where, "who", "Tom Hale").stdout
    wrong = run("--ledger", where, "merge", "Tom Hale", "Nobody")
    assert wrong.exit_code == 1
    assert wrong.stderr == (
        "counterclaim: no actor of the ledger is called 'Nobody': check the spelling, or give its id\n"
    )


def test_unnamed_sources_are_found_by_description(ledger: Ledger) -> None:
    for n in range(2):
        source = Actor(f"unnamed:{n}", "senior Ellary defense official", "unnamed", ELLARY.id, "test")
        made = analysis(report(f"r{n}"), said(source, claims=[SALE], status=NameStatus.UNNAMED_ONE))
        ledger.add(Analysis(made.report, made.attributions, claims=made.claims, actors=(source, ELLARY)), same=same)
    assert len(query.who(ledger, "defense official").asserted) == 2
    assert query.identities(ledger) == []
