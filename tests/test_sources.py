"""Channel, evidence, unnamed sources and chains, read as a whole against sentences of our own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim import pipeline
from counterclaim.formats.view import rows
from counterclaim.model import Analysis, Attribution
from counterclaim.read import from_text

GOLDEN = Path(__file__).parent / "golden"


def lines(name: str) -> list[list[str]]:
    text = (GOLDEN / name).read_text("utf-8")
    return [line.split(" | ") for line in text.splitlines() if line and line[0] != "#"]


def blocks(name: str) -> Iterator[list[str]]:
    for block in (GOLDEN / name).read_text("utf-8").strip().split("\n\n"):
        if not block.startswith("#"):
            yield block.splitlines()


@pytest.fixture(scope="module")
def reader() -> pipeline.Pipeline:
    return pipeline.load()


def words(analysis: Analysis, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(analysis.report.text[start:end] for start, end in spans) or "-"


def by_cue(analysis: Analysis, cue: str) -> Attribution:
    found = [it for it in analysis.attributions if cue in words(analysis, it.cue.spans)]
    assert found, [words(analysis, it.cue.spans) for it in analysis.attributions]
    return found[0]


@pytest.mark.parametrize(("sentence", "cue", "name", "kind"), lines("channels.txt"))
def test_channel(reader: pipeline.Pipeline, sentence: str, cue: str, name: str, kind: str) -> None:
    channel = by_cue(reader.analyse(from_text(sentence)), cue).channel
    assert (channel.name, channel.kind) == (name, kind) if channel else (name, kind) == ("-", "-")


@pytest.mark.parametrize(("sentence", "cue", "evidence", "kind", "shown"), lines("evidence.txt"))
def test_evidence(reader: pipeline.Pipeline, sentence: str, cue: str, evidence: str, kind: str, shown: str) -> None:
    found = by_cue(reader.analyse(from_text(sentence)), cue).evidence
    first = [(sentence[it.span.start : it.span.end], it.kind, it.shown) for it in found[:1]]
    assert first == ([(evidence, kind, shown)] if evidence != "-" else [])


@pytest.mark.parametrize(("sentence", "source", "status", "name", "count", "reason"), lines("unnamed.txt"))
def test_unnamed(
    reader: pipeline.Pipeline, sentence: str, source: str, status: str, name: str, count: str, reason: str
) -> None:
    analysis = reader.analyse(from_text(sentence))
    found = next(it.source for it in analysis.attributions if words(analysis, it.source.spans).startswith(source))
    told = (found.name_status, found.name or "-", str(found.count_claimed or "-"), found.anonymity_reason or "-")
    assert told == (status, name, count, reason)


@pytest.mark.parametrize("block", list(blocks("chains.txt")), ids=lambda block: block[0])
def test_chain(reader: pipeline.Pipeline, block: list[str]) -> None:
    analysis = reader.analyse(from_text(block[0]))
    chain = [
        f"{'  ' * (row.depth + 1)}{words(analysis, row.attribution.source.spans)} | "
        f"{words(analysis, row.attribution.cue.spans)} | {row.attribution.stance}"
        for row in rows(analysis)
    ]
    assert chain == block[1:]


def test_descriptions_of_a_state_s_media_are_the_outlet_that_the_report_names(reader: pipeline.Pipeline) -> None:
    text = (
        "A North Korean clerk told the state-controlled outlet of the country that the story was "
        "false. “We never sold them,” the official told the KCNA news agency."
    )
    channels = [it.channel for it in reader.analyse(from_text(text)).attributions if it.channel]
    assert [(it.name, it.kind) for it in channels] == [("KCNA", "state_media")] * 2
    assert channels[0].actor == channels[1].actor is not None


def test_state_media_are_not_guessed_where_two_outlets_may_be_meant(reader: pipeline.Pipeline) -> None:
    text = "Tass and RIA Novosti were silent. A Russian official told state media that the reports were false."
    channel = by_cue(reader.analyse(from_text(text)), "told").channel
    assert channel is not None
    assert (channel.kind, channel.name) not in {("state_media", "TASS"), ("state_media", "RIA Novosti")}


def test_the_outlet_that_publishes_is_a_channel_too(reader: pipeline.Pipeline) -> None:
    text = "The mayor told this newspaper that the bridge was safe."
    channel = by_cue(reader.analyse(from_text(text, outlet="The Lindow Courier")), "told").channel
    assert channel is not None
    assert (channel.name, channel.kind) == ("The Lindow Courier", "outlet")


def test_a_short_name_is_that_of_the_outlet_that_publishes(reader: pipeline.Pipeline) -> None:
    text = "The mayor told the Post that the bridge was safe."
    channel = by_cue(reader.analyse(from_text(text, outlet="The Washington Post")), "told").channel
    assert channel is not None
    assert channel.name.endswith("Washington Post")


def actors(reader: pipeline.Pipeline, text: str) -> list[str | None]:
    return [it.source.actor for it in reader.analyse(from_text(text)).attributions if it.parent is None]


def test_another_official_is_another(reader: pipeline.Pipeline) -> None:
    one, same, another = actors(
        reader,
        "A Kenyan official said the road was closed. The official said it would stay closed. "
        "Another Kenyan official said it was open.",
    )
    assert one == same != another


def test_other_numbers_of_officials_are_others(reader: pipeline.Pipeline) -> None:
    two, three = actors(
        reader, "Two Kenyan officials said the road was closed. Three Kenyan officials said it was open."
    )
    assert two != three


def test_a_reason_goes_to_whom_it_is_given_for(reader: pipeline.Pipeline) -> None:
    text = (
        "A diplomat said the talks had failed. Two officials, who asked not to be named because they fear for their "
        "jobs, said the talks would go on."
    )
    reasons = {it.source.name: it.source.anonymity_reason for it in reader.analyse(from_text(text)).attributions}
    assert reasons["officials"] == "they fear for their jobs"
    assert reasons["diplomat"] is None


@pytest.mark.parametrize(("one", "other"), [("Norwegian", "Swedish"), ("Russian", "Ukrainian"), ("Iranian", "Israeli")])
def test_names_of_states_make_no_difference(reader: pipeline.Pipeline, one: str, other: str) -> None:
    text = (
        "Two {0} officials, citing intercepted calls, told Reuters that {1} troops had fired first. "
        "A {1} diplomat, who asked not to be named, told state television that the reports were false."
    )

    def told(first: str, second: str) -> list[tuple[object, ...]]:
        analysis = reader.analyse(from_text(text.format(first, second)))
        return [
            (it.stance, it.source.name_status, it.source.count_claimed, it.source.anonymity_reason,
             it.channel and it.channel.kind, [each.kind for each in it.evidence])
            for it in analysis.attributions
        ]  # fmt: skip

    assert told(one, other) == told(other, one)


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("No nation or group claimed responsibility for the blast.", "claimed"),
        ("No one has claimed responsibility for the blast.", "claimed"),
        ("None of the officials said that the bridge was closed.", "said"),
        ("Neither minister said that the port was shelled.", "said"),
        ("Nobody said that the bridge was closed.", "said"),
    ],
)
def test_what_nobody_says_has_no_source(reader: pipeline.Pipeline, sentence: str, cue: str) -> None:
    analysis = reader.analyse(from_text(sentence))
    found = by_cue(analysis, cue)
    assert (found.source.name, found.source.actor, found.source.name_status) == (None, None, "implicit")
    assert (found.stance, found.factuality) == ("no_comment", "Uu")
    assert not [one for claim in analysis.claims for one in claim.arguments if one.role == "agent"]


def test_no_fewer_than_three_officials_are_somebody(reader: pipeline.Pipeline) -> None:
    said = by_cue(reader.analyse(from_text("No fewer than three officials said that the bridge was closed.")), "said")
    assert said.source.name_status == "unnamed_plural"


def test_he_who_nobody_is_becomes_somebody(reader: pipeline.Pipeline) -> None:
    analysis = reader.analyse(from_text("No country has admitted that it shelled the port."))
    assert [claim.text for claim in analysis.claims] == ["Somebody shelled the port"]
