"""How certain events are on the graded scale, who else holds what of a content, and what a report says itself."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from benchmarks import factuality
from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.appraise import appraise, commit, event_commitment, load_scorer
from counterclaim.appraise.scorer import SCALE, VALUES
from counterclaim.attribute.rules import find
from counterclaim.model import Attribution, Factuality, Report
from counterclaim.parse import parse
from counterclaim.pipeline import Pipeline
from tests.conftest import SHARED

GOLDEN = Path(__file__).parent / "golden" / "perspectives.txt"
LINES = [
    [part.strip() for part in line.split("|")]
    for line in GOLDEN.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
FLOORS = {"pearson": 0.80, "mae": 0.46}
"""UW dev, a little short of what is reached."""


def one(nlp: Language, text: str) -> Doc:
    (doc,) = parse(nlp, [text])
    return doc


def score(nlp: Language, text: str, event: str) -> float:
    doc = one(nlp, text)
    return event_commitment(doc, [next(token for token in doc if token.text == event)])[0]


def read(nlp: Language, text: str) -> tuple[Attribution, ...]:
    doc = one(nlp, text)
    return commit(doc, appraise(doc, find(doc), None), None)[0]


@pytest.mark.parametrize(("sentence", "cue", "source", "around", "author"), LINES, ids=[line[0] for line in LINES])
def test_perspectives(nlp: Language, sentence: str, cue: str, source: str, around: str, author: str) -> None:
    rows = read(nlp, sentence)
    row = next(row for row in rows if cue in " ".join(sentence[start:end] for start, end in row.cue.spans))
    by_id = {each.id: each for each in rows}
    holders = []
    at = row
    while at.parent is not None:
        at = by_id[at.parent]
        holders.append(at.id)
    assert row.factuality == source
    assert [(each.holder, each.factuality) for each in row.perspectives] == [
        *zip(holders, around.split(), strict=True),
        (None, author),
    ]


@pytest.mark.parametrize(
    ("text", "event", "low", "high"),
    [
        ("The ferry sank off the coast on Monday.", "sank", 2.5, 3.0),
        ("The ferry did not sink.", "sink", -3.0, -1.5),
        ("The ferry may sink.", "sink", -0.5, 2.2),
        ("The crew failed to leave.", "leave", -3.0, -0.5),
        ("The crew managed to leave.", "leave", 2.0, 3.0),
        ("The crew wants to leave the port.", "leave", -0.5, 2.0),
        ("The minister refused to resign.", "resign", -3.0, -1.0),
        ("The company said it would not cut jobs.", "cut", -3.0, -1.0),
        ("Nobody was hurt.", "hurt", -3.0, -1.0),
    ],
)
def test_graded_score(nlp: Language, text: str, event: str, low: float, high: float) -> None:
    assert low <= score(nlp, text, event) <= high


def test_what_is_asked_beside_it_changes_no_score(nlp: Language) -> None:
    doc = one(nlp, "The guards left. The gate may have been open, the warden said.\nNobody knew that it was raining.")
    events = [token for token in doc if token.text in {"left", "open", "knew", "raining"}]
    together = event_commitment(doc, events)
    assert together == pytest.approx([event_commitment(doc, [event])[0] for event in events], abs=1e-4)
    assert event_commitment(doc, events[::-1]) == pytest.approx(together[::-1], abs=1e-6)
    assert event_commitment(doc, []) == []


def test_values_rise_with_the_score() -> None:
    scorer = load_scorer()
    found = [scorer.value(step / 10) for step in range(-30, 31)]
    assert [VALUES.index(value) for value in found] == sorted(VALUES.index(value) for value in found)
    assert (found[0], found[-1]) == (Factuality.CERTAIN_NOT, Factuality.CERTAIN)
    assert list(scorer.settings.cuts) == sorted(scorer.settings.cuts)
    assert set(SCALE) == set(Factuality)


def test_the_model_is_small() -> None:
    assert len((files("counterclaim.appraise") / "events.onnx").read_bytes()) < 1_500_000
    assert set(json.loads((files("counterclaim.appraise") / "events.json").read_text())) == {"version", "cuts"}


OWN = (
    "The ferry sank off the island on Monday. The owners said the hull was sound. Divers did not find the captain, "
    "but three sailors were rescued. The coast guard might resume the search."
)


def test_own_voice(nlp: Language, pipeline: Pipeline) -> None:
    doc = one(nlp, OWN)
    ruled = commit(doc, appraise(doc, find(doc), None), None)[1]
    assert {OWN[it.span.start : it.span.end]: it.factuality.value for it in ruled} == {
        "sank": "CT+",
        "find": "CT-",
        "rescued": "CT+",
        "resume": "PS+",
    }
    found = pipeline.analyse(Report("r", OWN, "0")).commitments
    by_word = {OWN[it.span.start : it.span.end]: it for it in found}
    assert list(by_word) == ["sank", "find", "rescued", "resume"]
    assert by_word["sank"].factuality == by_word["rescued"].factuality == "CT+"
    assert by_word["find"].factuality.polarity < 0
    assert by_word["sank"].score > by_word["resume"].score > by_word["find"].score


def test_own_voice_is_open_where_something_is_only_supposed(pipeline: Pipeline) -> None:
    text = "If the army attacks the port, thousands will flee. It is unlikely that the talks will resume."
    found = pipeline.analyse(Report("r", text, "0")).commitments
    by_word = {text[it.span.start : it.span.end]: it.factuality for it in found}
    assert by_word["attacks"] == "Uu"
    assert by_word["resume"].polarity < 0


def test_names_of_states_make_no_difference(pipeline: Pipeline) -> None:
    text = (
        "{0} denied that it had sold arms to {1}. {1} has closed its border. {0} may have known that {1} would attack. "
        "{1} admitted that its troops had crossed into {0}."
    )

    def told(*names: str) -> object:
        found = pipeline.analyse(Report("r", text.format(*names), "0"))
        return (
            [(it.factuality, [each.factuality for each in it.perspectives]) for it in found.attributions],
            [(it.factuality, round(it.score, 1)) for it in found.commitments],
        )

    assert told("Norway", "Sweden") == told("Sweden", "Norway") == told("Iran", "Israel") == told("Israel", "Iran")


@pytest.mark.skipif(not SHARED.exists(), reason="needs the development data beside the project")
def test_ratchet() -> None:
    found = factuality.run([SHARED / "data" / path for path in factuality.DEFAULT], limit=400)
    assert found["pearson"] >= FLOORS["pearson"]
    assert found["mae"] <= FLOORS["mae"]
