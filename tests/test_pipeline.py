"""The whole way from a report to its analysis: the seed report, neutrality between states, and what cannot be read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Doc

from counterclaim.errors import ModelError
from counterclaim.formats import from_json, to_json
from counterclaim.model import Analysis, Attribution, Failure, Report, Span, Stance
from counterclaim.pipeline import Pipeline, load
from counterclaim.read import from_text
from tests.conftest import SHARED

SEED = SHARED / "seed" / "report.txt"
needs_seed = pytest.mark.skipif(not SEED.exists(), reason="needs the seed report beside the project")

REPORT = """NORTHPORT (Lindow Press) — {one} on Tuesday denied {two}’s claim that its navy had fired on two tankers.

“We did not fire a single shot,” a defence ministry official, who asked not to be named because he was not authorised \
to speak, told the state news agency. “{two} is lying.”

{two}’s foreign minister said satellite images showed that the tankers had been hit on 3 March. He accused {one} of \
hiding the evidence.

{three} officials conceded it was not clear whether any missile had been fired.
"""


@pytest.fixture(scope="module")
def seed(pipeline: Pipeline) -> Analysis:
    return pipeline.analyse(from_text(SEED.read_text("utf-8"), published="2022-09-22"))


def rows(analysis: Analysis) -> Iterator[tuple[str | None, Stance, str]]:
    text = analysis.report.text
    for it in analysis.attributions:
        yield it.source.name, it.stance, " ".join(text[start:end] for start, end in it.content)


# Source, stance and a word of the content, as a careful reader finds them; the words are checked, not copied.
SEED_ROWS = [
    ("North Korea", Stance.DENIES, r"^widely"),
    ("U.S. intelligence", Stance.ASSERTS, r"^that it"),
    ("White House and State Department", Stance.ASSERTS, r"^Pyongyang"),
    ("U.S. officials", Stance.CONCEDES, r"clear"),
    (None, Stance.ASSERTS, r"desperation"),
    ("North Korean defense official", Stance.DENIES, r"false"),
    ("North Korean defense official", Stance.DENIES, r"plans"),
    ("North Korean defense official", Stance.ASSERTS, r"rhetoric"),
    ("North Korean defense official", Stance.DENIES, r"exported"),
    ("North Korean defense official", Stance.ACCUSES, r"reckless"),
    ("North Korean defense official", Stance.DEMANDS, r"mouth"),
    ("U.S. intelligence reports", Stance.ASSERTS, r"stockpile"),
    ("North Korea", Stance.ASSERTS, r"enclaves"),
    ("North Korea", Stance.OFFERS, r"willing"),
]


@needs_seed
@pytest.mark.parametrize(("source", "stance", "words"), SEED_ROWS)
def test_seed_row(seed: Analysis, source: str | None, stance: Stance, words: str) -> None:
    assert any(
        (name or "").startswith(source or "") and (source is not None or name is None) and held is stance
        for name, held, content in rows(seed)
        if re.search(words, content)
    ), [row for row in rows(seed) if re.search(words, row[2])]


LASTING = {"seven-month", "now", "the time"}
"""A duration and references to the present or to some time past hang on no date."""


@needs_seed
def test_seed_times_zones_and_channel(seed: Analysis, pipeline: Pipeline) -> None:
    intervals = {time.text: (time.start, time.end) for time in seed.times}
    assert intervals["early this month"] == ("2022-09-01", "2022-09-10")
    assert intervals["July"] == ("2022-07-01", "2022-07-31")
    assert intervals["last month"] == ("2022-08-01", "2022-08-31")
    undated = pipeline.analyse(from_text(SEED.read_text("utf-8")))
    assert not any(time.resolved or time.start for time in undated.times if time.text in intervals.keys() - LASTING)
    lines = seed.report.text.splitlines()
    assert min(zone.span.start for zone in seed.report.zones) == seed.report.text.index(lines[-2])
    assert "KCNA" in {it.channel.name for it in seed.attributions if it.channel}


@needs_seed
def test_seed_dispute(seed: Analysis) -> None:
    by_id = {it.id: it for it in seed.attributions}
    asserting, denying = (
        {it.source.name for it in by_id.values() if it.stance is stance and agreed(seed, it)}
        for stance in (Stance.ASSERTS, Stance.DENIES)
    )
    assert asserting == {"U.S. intelligence services", "White House and State Department"}
    assert denying == {"North Korea"}
    answers = {(by_id[it.left].source.name, by_id[it.right].source.name) for it in seed.links if it.left in by_id}
    assert ("North Korea", "White House and State Department") in answers
    assert ("North Korean defense official", "White House and State Department") in answers


def agreed(analysis: Analysis, attribution: Attribution) -> bool:
    claims = {claim.id: claim for claim in analysis.claims}
    return any(claims[it].stage == "agreed" for it in attribution.claims)


STATES = [("Chile", "Peru", "Kenyan"), ("Norway", "Iran", "French"), ("Brazil", "Ghana", "Egyptian")]
ADJECTIVES = {
    "Chile": "Chilean",
    "Peru": "Peruvian",
    "Norway": "Norwegian",
    "Iran": "Iranian",
    "Brazil": "Brazilian",
    "Ghana": "Ghanaian",
}


@pytest.mark.parametrize(("one", "two", "three"), STATES)
def test_states_that_change_places_change_places_in_the_reading(
    pipeline: Pipeline, one: str, two: str, three: str
) -> None:
    there = told(pipeline, REPORT.format(one=one, two=two, three=three))
    back = told(pipeline, REPORT.format(one=two, two=one, three=three))
    # The longer name first: the adjective holds the state's own.
    swap = {ADJECTIVES[one]: ADJECTIVES[two], ADJECTIVES[two]: ADJECTIVES[one], one: two, two: one}
    swapped = re.sub("|".join(swap), lambda name: swap[name.group()], there)
    assert json.loads(swapped) == json.loads(back)


def told(pipeline: Pipeline, text: str) -> str:
    """What a reading says, without ids and places: names, stances, times, claims."""
    analysis = to_json(pipeline.analyse(from_text(text, published="2024-03-05")))
    attributions = [
        [
            it["source"]["name"],
            it["source"]["name_status"],
            it["source"]["description"],
            it["cue"]["lemma"],
            it["stance"],
            it["factuality"],
            it["channel"] and it["channel"]["kind"],
            [each["kind"] for each in it["evidence"]],
            len(it["claims"]),
        ]
        for it in analysis["attributions"]
    ]
    return json.dumps([attributions, [it["text"] for it in analysis["claims"]], len(analysis["links"])])


def test_many_keep_their_order_and_failures_their_place(pipeline: Pipeline) -> None:
    items: list[Report | Failure] = [
        from_text("Peru said the ship had sunk.", id="a"),
        Failure("b", "b: no such file; check the path"),
        from_text("word " * 200_000, id="c"),
        from_text("Chile denied it.", id="d"),
    ]
    results = list(pipeline.analyse_many(items, batch=3))
    assert [it.report.id if isinstance(it, Analysis) else it.id for it in results] == ["a", "b", "c", "d"]
    assert results[1] == items[1]
    assert isinstance(results[2], Failure)
    assert "split it" in results[2].error


def test_a_fault_in_one_report_does_not_cost_the_others(pipeline: Pipeline) -> None:
    def faulty(doc: Doc, **options: Any) -> tuple[Attribution, ...]:
        if "sunk" in doc.text:
            raise IndexError("list index out of range")
        return pipeline.attributor.find(doc, **options)

    broken = replace(pipeline, attributor=replace(pipeline.attributor, find=faulty))
    items = [from_text("Peru said the ship had sunk.", id="a"), from_text("Chile denied it.", id="d")]
    failure, analysis = broken.analyse_many(items)
    assert failure == Failure(
        "a", "a: cannot be read (IndexError: list index out of range); please report this as a bug"
    )
    assert isinstance(analysis, Analysis)


def test_one_and_many_read_the_same(pipeline: Pipeline) -> None:
    reports = [from_text(REPORT.format(one=a, two=b, three=c), published="2024-03-05") for a, b, c in STATES]
    assert list(pipeline.analyse_many(reports)) == [pipeline.analyse(report) for report in reports]


def test_an_analysis_survives_its_json(pipeline: Pipeline) -> None:
    analysis = pipeline.analyse(from_text(REPORT.format(one="Chile", two="Peru", three="Kenyan"), title="Tankers"))
    assert from_json(json.loads(json.dumps(to_json(analysis)))) == analysis


def test_every_field_points_into_the_text(pipeline: Pipeline) -> None:
    analysis = pipeline.analyse(from_text(REPORT.format(one="Chile", two="Peru", three="Kenyan")))
    size = len(analysis.report.text)
    for it in analysis.attributions:
        spans = [*it.source.spans, *it.cue.spans, *it.content, *(hedge.span for hedge in it.hedges)]
        assert all(0 <= start < end <= size for start, end in spans)
        assert all(analysis.report.text[hedge.span.start : hedge.span.end] == hedge.text for hedge in it.hedges)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "“",
        "\ud800 said.",
        "word" * 5000,
        "said" * 20_000,
        "He said " * 200,
        "He said that " * 120,
        "a\u0000b said c.",
    ],
)
def test_odd_texts_are_read_all_the_same(pipeline: Pipeline, text: str) -> None:
    report = Report("odd", text, "")
    assert isinstance(next(pipeline.analyse_many([report])), Analysis)


def test_a_list_of_actors_makes_another_model(pipeline: Pipeline, tmp_path: Path) -> None:
    """A ledger skips what the same model has read: with a new list, reports must be read anew."""
    versions = {pipeline.model.version}
    for name in ("Lindow Guard", "Lindow Watch"):
        path = tmp_path / f"{name}.toml"
        path.write_text(f'[[actor]]\nname = "{name}"\nkind = "group"\n', encoding="utf-8")
        versions.add(load(actors=[path]).model.version)
    assert len(versions) == 3


def test_the_attributor_makes_another_model() -> None:
    rules, neural = load(attributor="rules").model, load().model
    assert (rules.name, neural.name) == ("rules", "neural")
    assert rules.version != neural.version
    with pytest.raises(ModelError, match="no attributor 'guess'; name one of neural, rules"):
        load(attributor="guess")


def spans_of(value: Any) -> Iterator[Span]:
    """Every span of an analysis, whatever field holds it."""
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from spans_of(getattr(value, each.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)


ODD = {
    "emoji": "😀 The envoy said 🎉 that “we are 😀 happy” on Monday. 🇷🇺 denied it. About 40 🚢🚢 had sunk, he said.",
    "right to left": "قال المتحدث إن السفينة غرقت. \u202eThe minister said\u202c that “לא נכון” was so on 3 May 2021.",
    "control": "The minister\x07 said\x0b that\x0c about 40 ships\x1b[31m may have sunk\x85 on\u2028 he\u2029 added.",
    "capitals": "PERU DENIED ON FRIDAY THAT IT HAD SOLD 40 DRONES. “WE DID NOT,” THE MINISTRY SAID IN A STATEMENT.",
    "unclosed": "“We lost everything, the envoy said. ‘Nobody knew, she added. The minister said “it was over.\n" * 5,
    "transcript": "SMITH: Well, I think Peru lied.\nJONES: Do you?\nSMITH: Yes. Oslo said so on Tuesday. (Laughter.)\n"
    * 5,
    "table": "Name\tClaim\tDate\nPeru\tdenied\t2021-03-04\nChile\tsaid 40\t5 May\n" * 10,
    "markup": "<td>said</td><p>The minister <b>said</b> that&nbsp;40 ships &amp; boats had sunk.</p>\n# It *said*\n"
    * 5,
    "dates": "He said on 31 February 2021, in 10000 years, 5,000,000 years ago, 99999999999 months on, 30/02.",
}


@pytest.mark.parametrize("text", ODD.values(), ids=list(ODD))
def test_spans_lie_in_odd_texts_too(pipeline: Pipeline, text: str) -> None:
    analysis = pipeline.analyse(Report("odd", text, "", published="2024-02-29"))
    assert all(0 <= start < end <= len(text) for start, end in spans_of(analysis))
    worded = [*analysis.times, *(hedge for it in analysis.attributions for hedge in it.hedges)]
    assert all(text[it.span.start : it.span.end] == it.text for it in worded)
    assert from_json(json.loads(json.dumps(to_json(analysis)))) == analysis
