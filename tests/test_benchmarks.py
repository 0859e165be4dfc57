"""The benchmarks: their arithmetic on made-up gold, their command line, and the ratchet that keeps accuracy."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks import attribution, stance
from benchmarks.__main__ import main, names

from counterclaim.ids import text_sha256
from tests.conftest import SHARED

TEXT = (
    "Mr. Osei said on Monday that rents would rise. “I will not go,” Ana Ruiz told us. “Never,” she said.\n"
    "It was reported that the dam broke. No news."
)
FLOORS = {
    "neural": {"full_f1": 75.0, "content_partial_f1": 80.0, "content_exact_f1": 64.0, "direct_full_f1": 89.0},
    "rules": {"full_f1": 64.0, "content_partial_f1": 73.0, "content_exact_f1": 52.0, "direct_full_f1": 77.0},
}
"""PolNeAR dev, a little under what is reached: accuracy may rise and not slide."""


def span(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


def row(source: str, cue: str, content: str) -> dict[str, Any]:
    return {"source": span(source) if source else [], "cue": span(cue), "content": span(content)}


GOLD = [
    row("Mr. Osei", "said", "that rents would rise"),
    row("Ana Ruiz", "told", "“I will not go,”"),
    row("she", "said.", "“Never,”"),
    row("", "reported", "that the dam broke"),
]


def figures(predicted: list[dict[str, Any]]) -> dict[str, float]:
    return attribution.score({"d": GOLD}, {"d": predicted}, {"d": TEXT})


def test_gold_against_itself_is_perfect_and_nothing_is_nought() -> None:
    assert set(figures(GOLD).values()) == {100.0}
    assert set(figures([]).values()) == {0.0}


def test_a_dropped_word_is_partial_a_wrong_source_not_full() -> None:
    found = figures([row("Mr. Osei", "said", "rents would rise"), row("Mr. Osei", "told", "“I will not go,”")])
    assert found["content_exact_f1"] == pytest.approx(100 * 2 * 1 / (2 + 4))
    assert found["content_partial_f1"] == pytest.approx(100 * 2 * 2 / (2 + 4))
    assert found["full_f1"] == pytest.approx(100 * 2 * 1 / (2 + 4))


def test_a_second_copy_is_a_false_one_and_an_invented_source_wrong() -> None:
    assert figures([*GOLD, GOLD[0]])["full_precision"] == pytest.approx(80.0)
    assert figures([row("Ana Ruiz", "reported", "that the dam broke")])["full_f1"] == 0.0


def test_command_scores_files_of_the_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts, gold = tmp_path / "my.texts.jsonl.gz", tmp_path / "my.gold.jsonl"
    with gzip.open(texts, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "d", "text": TEXT}) + "\n")
    gold.write_text(json.dumps({"id": "d", "text_sha256": text_sha256(TEXT), "attributions": GOLD}) + "\n")
    assert main(["attribution", "--data", str(texts), str(gold), "--attributor", "rules", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["full_f1"] == 100.0
    assert 0 <= found["calibration_error"] <= 1


def test_command_refuses_an_attributor_where_none_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["time", "--attributor", "rules"])
    assert "time takes no --attributor" in capsys.readouterr().err


def test_command_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps({"id": "d", "attributions": []}) + "\n")
    assert main(["attribution", "--data", str(tmp_path / "gold.jsonl")]) == 1
    assert "no text for d" in capsys.readouterr().err
    assert main(["attribution", "--data", str(tmp_path / "none.jsonl")]) == 1
    assert "no data at" in capsys.readouterr().err


STANCES = [
    ("denies", "denies"),
    ("denies", "asserts"),
    ("asserts", "asserts"),
    ("asserts", "denies"),
    ("offers", "offers"),
]


def test_stance_scores_the_stances_that_are_labelled() -> None:
    found = stance.score([*STANCES, ("asserts", "threatens")])
    assert found["denies_precision"] == found["denies_recall"] == 50.0
    assert found["accuracy"] == 50.0
    assert found["macro_f1"] == pytest.approx((50.0 + 40.0 + 100.0) / 3)
    assert (found["attributions"], found["n_asserts"]) == (6, 3)
    assert "f1_threatens" not in found


def label(says: str, source: str, cue: str, content: str) -> dict[str, Any]:
    return {**row(source, cue, content), "stance": says}


@pytest.mark.parametrize("inline", [True, False])
def test_command_judges_stance_on_given_spans(inline: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels = [label("asserts", "Mr. Osei", "said", "that rents would rise"), label("relays", "", "reported", "the dam")]
    document = {"id": "d", "text_sha256": text_sha256(TEXT), "attributions": labels}
    if inline:
        document["text"] = TEXT
    else:
        (tmp_path / "my.texts.jsonl").write_text(json.dumps({"id": "d", "text": TEXT}) + "\n")
    (tmp_path / "labels.jsonl").write_text(json.dumps(document) + "\n")
    assert main(["stance", "--data", str(tmp_path / "labels.jsonl"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["attributions"] == 2
    assert found["f1_asserts"] > 0
    assert found["n_relays"] == 1


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"text": None}, "no text for d; name the file of texts too"),
        ({"text": TEXT + "!"}, "the text of d is not the one that was labelled"),
        ({"attributions": [label("shrugs", "", "said", "rents")]}, "d: 'shrugs' is no stance"),
    ],
)
def test_command_refuses_labels_that_do_not_fit(
    change: dict[str, Any], error: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = {"id": "d", "text_sha256": text_sha256(TEXT), "text": TEXT, "attributions": []} | change
    kept = {key: value for key, value in document.items() if value is not None}
    (tmp_path / "labels.jsonl").write_text(json.dumps(kept) + "\n")
    assert main(["stance", "--data", str(tmp_path / "labels.jsonl")]) == 1
    assert error in capsys.readouterr().err


def test_stance_is_labelled_for_test_and_development_in_different_documents() -> None:
    folder = Path(stance.DEFAULT[0]).parent
    for name, parity in (("test", 0), ("dev", 1)):
        for line in (folder / f"stance.{name}.jsonl").read_text("utf-8").splitlines():
            document = json.loads(line)
            assert int(hashlib.sha256(document["id"].encode()).hexdigest(), 16) % 2 == parity
            assert {"source", "cue", "content", "stance", "stratum"} == {*document["attributions"][0]}


@pytest.mark.skipif(not SHARED.exists(), reason="needs the development data beside the project")
@pytest.mark.parametrize("name", ["test", "dev"])
def test_stance_labels_fit_their_texts(name: str) -> None:
    texts, labels = stance.load([Path(stance.DEFAULT[0]).parent / f"stance.{name}.jsonl"])
    ends = {
        i: [end for a in given for role in ("source", "cue", "content") for _, end in a[role]]
        for i, given in labels.items()
    }
    assert {i for i, found in ends.items() if max(found) > len(texts[i])} == set()


def test_speed_runs_on_any_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reports = tmp_path / "reports.jsonl"
    reports.write_text("".join(json.dumps({"id": str(k), "text": TEXT}) + "\n" for k in range(3)))
    assert main(["speed", "--data", str(reports), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["reports"] == 3
    assert found["failed"] == 0
    assert found["ratio"] > 0


def test_every_benchmark_says_what_it_measures() -> None:
    assert {"attribution", "speed"} <= set(names())


@pytest.mark.skipif(not SHARED.exists(), reason="needs the development data beside the project")
@pytest.mark.parametrize("attributor", FLOORS)
def test_ratchet(attributor: str) -> None:
    found = attribution.run([SHARED / "data" / path for path in attribution.DEFAULT], limit=28, attributor=attributor)
    assert {name: found[name] for name, floor in FLOORS[attributor].items() if found[name] < floor} == {}
