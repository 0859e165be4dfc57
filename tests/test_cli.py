"""The command line, run in this process on the sample reports."""

from __future__ import annotations

import json
import os
import re
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from counterclaim.cli import interrupt, main
from counterclaim.cli.options import SHOWN
from counterclaim.cli.output import Look, safe
from counterclaim.cli.statements import _names, hedge_words, quantity_words, statement_lines
from counterclaim.query import QuantityRef
from counterclaim.samples import SAMPLES, copy
from tests import made

Invoke = Callable[..., Result]
ESC = "\x1b"


@pytest.fixture(autouse=True, scope="module")
def _load_once() -> Iterator[None]:
    """The program loads its pipeline on each run; here all runs of a kind share one."""
    from counterclaim import pipeline

    load = cache(pipeline.load)

    def load_once(
        *, language: str | None, actors: Sequence[Path], attributor: str, confidence: float
    ) -> pipeline.Pipeline:
        return load(language=language, actors=tuple(actors), attributor=attributor, confidence=confidence)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load", load_once)
        yield


def run(*arguments: str, **extra: str) -> Result:
    """Run the program without a ledger of the user's own."""
    env = {"COUNTERCLAIM_LEDGER": None, "COLUMNS": "80", "NO_COLOR": None, **extra}
    return CliRunner(env=env).invoke(main, list(arguments))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The folder of a demo and what it printed."""
    folder = tmp_path_factory.mktemp("tour")
    return folder, run("demo", str(folder))


@pytest.fixture
def ask(demo: tuple[Path, Result]) -> Invoke:
    """Run a verb on the demo's ledger."""
    ledger = demo[0] / "ledger.sqlite"
    return lambda *arguments, **extra: run("--ledger", str(ledger), *arguments, **extra)


def objects(result: Result) -> list[dict]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_demo_shows_a_dispute_with_both_sides_words_and_reports(demo: tuple[Path, Result]) -> None:
    folder, result = demo
    assert result.exit_code == 0, result.output
    assert "13 reports added" in result.stdout
    assert "ASSERTED by" in result.stdout
    assert "DENIED by" in result.stdout
    assert "North Korea" in result.stdout
    assert (folder / "samples" / "reports.jsonl").exists()


def test_the_words_that_the_demo_quotes_stand_in_the_reports(demo: tuple[Path, Result], ask: Invoke) -> None:
    analyses = {analysis["id"]: analysis for analysis in objects(ask("export"))}
    found = objects(ask("claims", "--disputed", "--json"))
    statements = [each for dispute in found for side in dispute["sides"] for each in side["statements"]]
    assert statements
    for each in statements:
        text = analyses[each["report"]["id"]]["text"]
        assert each["content"] == " … ".join(text[start:end] for start, end in each["span"])


def test_demo_again_changes_nothing_and_says_so(demo: tuple[Path, Result]) -> None:
    again = run("demo", str(demo[0]))
    assert "0 reports added, 13 already there, nothing changed" in again.stdout
    assert again.stdout.split("What is disputed")[1] == demo[1].stdout.split("What is disputed")[1]


def test_every_command_that_the_demo_suggests_works(demo: tuple[Path, Result]) -> None:
    import shlex

    commands = re.findall(r"^  counterclaim (.+)$", demo[1].stdout, flags=re.M)
    assert len(commands) >= 5
    for command in commands:
        if "FILE..." not in command:
            result = run(*shlex.split(command))
            assert result.exit_code == 0, f"{command}: {result.output}"
            assert result.stdout.strip()


def test_no_line_is_wider_than_the_terminal(ask: Invoke) -> None:
    for columns in (60, 80, 120):
        for verb in (("claims", "--disputed"), ("claims",), ("who", "North Korea"), ("who", "official"), ("timeline",)):
            for line in ask(*verb, COLUMNS=str(columns)).stdout.splitlines():
                assert len(line) <= columns, line


def test_colour_only_when_asked_for_or_in_a_terminal(ask: Invoke) -> None:
    for verb in (("claims", "--disputed"), ("claims",), ("who", "North Korea")):
        assert ESC not in ask(*verb).stdout
        assert ESC not in ask(*verb, "--no-color").stdout
    assert ESC in ask("claims", "--disputed", "--color").stdout


def test_claims_as_table_and_as_json(ask: Invoke) -> None:
    found = objects(ask("claims", "--json"))
    assert found
    assert {"id", "text", "asserted", "denied", "doubted", "reports"} <= found[0].keys()
    assert found[0]["id"][:8] in ask("claims").stdout


def test_limit_says_that_there_are_more(ask: Invoke) -> None:
    result = ask("claims", "--limit", "2")
    assert "There are more" in result.stderr
    assert len(objects(ask("claims", "--limit", "2", "--json"))) == 2


def test_conditions_narrow_the_disputes(ask: Invoke) -> None:
    every = objects(ask("claims", "--disputed", "--json"))
    some = objects(ask("claims", "--disputed", "--search", "rockets", "--json"))
    assert 0 < len(some) < len(every)
    assert objects(ask("claims", "--disputed", "--since", "2023", "--json")) == []
    assert "No dispute was found" in ask("claims", "--disputed", "--since", "2023").stdout


def test_show_takes_the_id_of_claims_statements_reports_and_actors(ask: Invoke) -> None:
    dispute = objects(ask("claims", "--disputed", "--json"))[0]
    statement = dispute["sides"][0]["statements"][0]
    assert "Disputed" in ask("show", dispute["id"][:8]).stdout
    shown = ask("show", statement["id"]).stdout
    assert f"In report {statement['report']['id']}:" in shown
    assert statement["report"]["id"] in ask("show", statement["report"]["id"]).stdout
    actor = objects(ask("who", "North Korea", "--json"))[0]["actors"][0]
    assert actor["name"] in ask("show", actor["id"]).stdout


def test_who_takes_metonyms_and_any_case(ask: Invoke) -> None:
    assert objects(ask("who", "pyongyang", "--json"))[0]["name"] == "North Korea"
    assert "Denies (" in ask("who", "north korea").stdout


def test_who_takes_descriptions_and_says_what_speaks_against_one_source(ask: Invoke) -> None:
    shown = ask("who", "official", "--all").stdout
    assert re.search(r"^\d+ sources without names, each kept apart$", shown, re.M)
    assert "one, not several" in shown
    assert "Nothing stated speaks against any two of the others being the same, and" in shown
    assert "sources without names" not in ask("who", "kremlin").stdout
    assert objects(ask("who", "official", "--json"))[0]["unnamed"][0]["unlike"] == []


def test_timeline_is_in_order_of_time(ask: Invoke) -> None:
    dates = [each["date"] for each in objects(ask("timeline", "--actor", "White House", "--json"))]
    assert len(dates) > 2
    assert dates == sorted(dates)


def test_status_and_export(ask: Invoke, tmp_path: Path) -> None:
    (held,) = objects(ask("status", "--json"))
    assert held["reports"] == 13
    assert "13 from 13 outlets" in ask("status").stdout
    target = tmp_path / "ledger.jsonl"
    result = ask("export", "-o", str(target))
    assert f"wrote 13 reports to {target}" in result.stderr
    assert len(target.read_text(encoding="utf-8").splitlines()) == 13
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.jsonl"]


def test_read_as_text_is_plain_and_names_the_sources(tmp_path: Path) -> None:
    copy(tmp_path)
    result = run("read", str(tmp_path / "thornmoor-dispatch.html"))
    assert result.exit_code == 0
    assert ESC not in result.stdout
    assert "North Korea" in result.stdout
    assert ESC in run("read", str(tmp_path / "thornmoor-dispatch.html"), "--color").stdout


def test_read_json_keeps_order_and_puts_failures_in_place(tmp_path: Path) -> None:
    copy(tmp_path)
    files = [str(tmp_path / "thornmoor-dispatch.html"), str(tmp_path / "none.txt"), str(tmp_path / SAMPLES[1].file)]
    result = run("read", "--json", *files, "--published", "2022-09-06")
    first, failed, last = (json.loads(line) for line in result.stdout.splitlines())
    assert result.exit_code == 1
    assert first["outlet"] == "Thornmoor Evening Dispatch"
    assert failed.keys() == {"id", "error"}
    assert last["published"] == "2022-09-06"
    assert result.stderr.startswith("counterclaim: ")
    assert "none.txt" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_missing_date_is_asked_for_once_and_never_guessed(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(f"Lindow's harbour master said last Tuesday that {name[:3]} ships had sunk.\n")
    result = run("read", str(tmp_path), "--json")
    assert {row["published"] for row in objects(result)} == {None}
    assert {time["resolved"] for row in objects(result) for time in row["times"]} == {False}
    assert result.exit_code == 0
    (line,) = result.stderr.splitlines()
    assert line == (
        "counterclaim: 2 reports give no date of publication, so words like “last Tuesday” stay without a date; "
        "give it with --published DATE (2022-09-22), or as published in JSON Lines"
    )
    added = run("add", str(tmp_path), "--ledger", str(tmp_path / "l.sqlite"))
    assert line in added.stderr.splitlines()
    assert run("read", str(tmp_path), "--json", "--published", "2022-09-22").stderr == ""


def test_read_keeps_the_text_of_plain_files(tmp_path: Path) -> None:
    copy(tmp_path)
    for name in ("port-ellary-courier.txt", "varnhollow-review.md"):
        (analysis,) = objects(run("read", str(tmp_path / name), "--json"))
        assert analysis["text"] == (tmp_path / name).read_text(encoding="utf-8")


def test_read_writes_a_page(tmp_path: Path) -> None:
    copy(tmp_path)
    page = tmp_path / "page.html"
    result = run("read", str(tmp_path / "reports.jsonl"), "--html", str(page))
    assert result.exit_code == 0
    assert "Brennock Gazette" in page.read_text(encoding="utf-8")
    assert f"wrote {page}" in result.stderr
    assert run("read", str(tmp_path / "reports.jsonl"), "--html", str(tmp_path)).exit_code == 1


def test_read_from_standard_input() -> None:
    text = "The ministry denied on Monday that it had sold the ships."
    result = CliRunner().invoke(
        main, ["read", "-", "--json", "--outlet", "Test", "--published", "2022-09-22"], input=text
    )
    (analysis,) = objects(result)
    assert analysis["text"] == text
    assert analysis["outlet"] == "Test"
    assert analysis["attributions"][0]["stance"] == "denies"


def test_add_reports_twice_and_a_failure(tmp_path: Path) -> None:
    copy(tmp_path / "samples")
    ledger = str(tmp_path / "new" / "ledger.sqlite")
    arguments = ("add", str(tmp_path / "samples"), str(tmp_path / "none.txt"), "--ledger", ledger)
    first, second = run(*arguments), run(*arguments)
    assert "13 reports added, 1 not read" in first.stdout
    assert "0 reports added, 13 already there, nothing changed, 1 not read" in second.stdout
    assert first.exit_code == second.exit_code == 1
    assert "none.txt" in run("--ledger", ledger, "status").stdout


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("claims", "--ledger", "no/such.sqlite"), 1, "there is no ledger at no/such.sqlite"),
        (("read", "x.txt", "--published", "yesterday"), 2, "published is no ISO 8601 date"),
        (("read",), 2, "Missing argument"),
        (("claims", "--limit", "0"), 2, "--limit"),
        (("claims", "--since", "soon"), 2, "'soon' is no date"),
        (("timeline", "--as-of", "2022-13"), 2, "'2022-13' is no date"),
        (("export", "-o", ""), 1, "'' cannot be written: its name is empty; name another file"),
        (("export", "-o", "/"), 1, "'/' cannot be written: it is a folder; name another file"),
        (("read", "x", "--html", "no/such.html"), 1, "'no/such.html' cannot be written: there is no folder no"),
        (("read", "x", "--json", "--html", "y"), 2, "exclude each other"),
        (("frobnicate",), 2, "No such command"),
        (("completion", "tcsh"), 2, "tcsh"),
        (("read", "x", "--language", "xx_none"), 1, "xx_none"),
        (("read", "x", "--actors", "none.toml"), 1, "none.toml"),
    ],
)
def test_errors_are_one_line_with_a_status(arguments: tuple[str, ...], status: int, message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == status
    assert message in result.stderr
    assert "Traceback" not in result.output
    if status == 1:
        assert len(result.stderr.splitlines()) == 1
        assert result.stderr.startswith("counterclaim: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "zzzz"), "zzzz"),
        (("who", "Atlantis"), "Atlantis"),
    ],
)
def test_questions_that_the_ledger_cannot_take(ask: Invoke, arguments: tuple[str, ...], message: str) -> None:
    result = ask(*arguments)
    assert result.exit_code == 1
    assert message in result.stderr


def test_export_writes_through_links_and_to_what_is_no_plain_file(ask: Invoke, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert ask("export", "-o", str(tmp_path / "link")).exit_code == 0
    assert (tmp_path / "link").is_symlink()
    assert len((tmp_path / "file").read_text(encoding="utf-8").splitlines()) == 13
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[str] = []
    reader = threading.Thread(target=lambda: received.extend(pipe.read_text(encoding="utf-8").splitlines()))
    reader.start()
    assert ask("export", "-o", str(pipe)).exit_code == 0
    reader.join(timeout=10)
    assert len(received) == 13
    assert pipe.is_fifo()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "link", "pipe"]


def test_many_names_and_failures_are_told_in_part(ask: Invoke, tmp_path: Path) -> None:
    names = [f"Source {number}" for number in range(12)]
    assert _names(names, everything=True) == ", ".join(names)
    assert _names([*names, *names], everything=False) == ", ".join(names[:8]) + " and 4 more"
    ledger = str(tmp_path / "ledger.sqlite")
    missing = [str(tmp_path / f"{number}.txt") for number in range(SHOWN + 3)]
    run("add", *missing, "--ledger", ledger)
    shown = [line for line in run("status", "--ledger", ledger).stdout.splitlines() if line.startswith("not read")]
    assert len(shown) == SHOWN
    assert "… and 3 before these with --json" in run("status", "--ledger", ledger).stdout
    (held,) = objects(run("status", "--ledger", ledger, "--json"))
    assert len(held["failures"]) == SHOWN + 3
    assert held["failures"][0]["id"] == missing[0]


def test_who_takes_names_that_no_report_uses(ask: Invoke) -> None:
    assert ask("who", "DPRK").stdout == ask("who", "North Korea").stdout


def test_every_verb_has_help_with_examples() -> None:
    for name, verb in main.commands.items():
        shown = run(name, "--help").stdout
        assert "Examples:" in shown
        assert f"counterclaim {name}" in shown or name == "status"
        assert verb.short_help
        assert not verb.short_help.endswith("...")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_this_program(shell: str) -> None:
    shown = run("completion", shell).stdout
    assert "_COUNTERCLAIM_COMPLETE" in shown
    assert "counterclaim" in shown


def test_quantities_are_shown_with_the_room_that_the_words_leave() -> None:
    told = {
        QuantityRef("hundreds", 100, None, "rocket"): "hundreds (rocket, 100 or more)",
        QuantityRef("up to 3,000", None, 3000, None): "up to 3,000",
        QuantityRef("some 40", 36, 44, "tank"): "some 40 (tank, 36 to 44)",
        QuantityRef("12", 12, 12, None): "12",
    }
    assert {each: quantity_words(each) for each in told} == told


@pytest.mark.parametrize(
    ("stance", "factuality", "told"),
    [
        ("asserts", "PR-", "asserts, as probable"),
        ("denies", "PR-", "denies, as improbable"),
        ("asserts", "CT-", "asserts"),
        ("asserts", "Uu", "asserts, leaving it open"),
        ("relays", "Uu", "relays"),
        ("demands", "PS+", "demands"),
    ],
)
def test_certainty_is_that_of_the_words_shown(stance: str, factuality: str, told: str) -> None:
    from counterclaim.query import timeline
    from counterclaim.store import Ledger

    with Ledger.open(":memory:") as ledger:
        ledger.add(made.analysis())
        one = replace(timeline(ledger)[0], stance=stance, factuality=factuality, hedging=(), evidence=(), channel=None)
    lines = " ".join(statement_lines(replace(one, said=None, perspectives=()), Look(color=False, columns=200)))
    assert lines.partition("│")[0].rstrip().endswith(f"  {told}")


def test_a_statement_tells_confidence_apart_and_what_the_report_holds() -> None:
    from counterclaim.query import HedgeRef, PerspectiveRef, timeline
    from counterclaim.store import Ledger

    with Ledger.open(":memory:") as ledger:
        ledger.add(made.analysis())
        statement = next(each for each in timeline(ledger) if each.stance == "concedes")
    told = " ".join(" ".join(statement_lines(statement, Look(color=False, columns=200))).split())
    assert "hedged: “it was not clear”, “likely” (55-80 %) · confidence: “low confidence” │" in told
    whole = replace(
        statement,
        hedging=(HedgeRef("likely", "estimative", (55, 80), "the shipment"),),
        perspectives=(PerspectiveRef("other", "CT+"), PerspectiveRef(None, "CT-")),
    )
    told = " ".join(statement_lines(whole, Look(color=False, columns=200)))
    assert "the report itself holds it false" in told
    assert hedge_words(whole.hedging[0], scope=True) == "“likely” (55-80 %) on “the shipment”"


def test_a_report_cannot_steer_the_terminal() -> None:
    hostile = "It \x1b[2Jsaid\x07 so\u202e and\r\nmore\x9b31m \udc80"
    assert re.fullmatch(r"[^\x00-\x1f\x7f-\x9f\u202e\udc80]*", safe(hostile))
    assert safe("two\n  lines") == "two lines"


def test_hostile_reports_print_no_escape_sequence(tmp_path: Path) -> None:
    ledger = str(tmp_path / "ledger.sqlite")
    report = {
        "id": "\x1b[31mid",
        "outlet": "Out\x1b]0;title\x07let",
        "title": "A \x1b[2J title",
        "text": "The min\x1b[31mistry denied that it had sold the ships, the \x1b[2Jagency said.",
    }
    (tmp_path / "hostile.jsonl").write_text(json.dumps(report), encoding="utf-8")
    assert run("add", str(tmp_path / "hostile.jsonl"), "--ledger", ledger).exit_code == 0
    for verb in (("claims",), ("timeline",), ("claims", "--disputed"), ("status",)):
        result = run("--ledger", ledger, *verb)
        assert result.exit_code == 0, result.output
        assert ESC not in result.output
    assert ESC not in run("read", str(tmp_path / "hostile.jsonl")).output


def test_an_interrupt_that_falls_into_a_destructor_is_not_lost() -> None:
    class Dying:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGINT)

    done = []

    def work() -> None:
        for number in interrupt.each(range(3)):
            done.append(number)
            Dying()

    with interrupt.noticed(), pytest.raises(KeyboardInterrupt):
        work()
    assert done == [0]


def test_the_attributors_offered_are_those_there_are() -> None:
    """The program names them itself, so that ``--help`` loads no language pipeline."""
    from counterclaim import attribute
    from counterclaim.cli.options import DEFAULT_ATTRIBUTOR
    from counterclaim.cli.reading import read

    (option,) = (each for each in read.params if each.name == "attributor")
    assert isinstance(option.type, click.Choice)
    assert (tuple(option.type.choices), DEFAULT_ATTRIBUTOR) == (attribute.NAMES, attribute.DEFAULT)
