"""The labels that the scorer of stances was trained on; and that it learns, and is exported as it was trained.

Training needs the extra ``training``, which CI does not install.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from benchmarks import stance
from benchmarks.stance import anchored
from spacy.language import Language

from counterclaim.appraise.reading import read
from counterclaim.encoder.graph import Graph
from counterclaim.model import Stance
from counterclaim.tree import grow

LABELS = Path(__file__).parent.parent / "training" / "stance" / "labels.jsonl"
TAUGHT = LABELS.parent / "taught.jsonl.gz"
ROWS = (
    ("The warden said the barge had sunk.", "The warden", "said", "the barge had sunk", "asserts"),
    ("The crew threatened to burn the barge.", "The crew", "threatened", "to burn the barge", "threatens"),
    ("The owner offered to raise the barge.", "The owner", "offered", "to raise the barge", "offers"),
    ("The mayor promised to clear the lock.", "The mayor", "promised", "to clear the lock", "promises"),
)


def test_no_label_is_of_a_report_of_the_check_set() -> None:
    checked = {json.loads(line)["id"] for line in Path(stance.DEFAULT[0]).read_text("utf-8").splitlines()}
    rows = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    assert rows
    assert not checked & {row["id"] for row in rows}
    given = [one for row in rows for one in row["attributions"]]
    assert {one["stance"] for one in given} == {each.value for each in Stance}
    for row in rows:
        marked = [json.dumps([one["cue"], one["content"]]) for one in row["attributions"]]
        assert len(marked) == len(set(marked))
    assert all(start < end for one in given for role in ("source", "cue", "content") for start, end in one[role])


def test_nothing_is_taught_of_a_report_of_the_check_set() -> None:
    checked = {json.loads(line)["id"] for line in Path(stance.DEFAULT[0]).read_text("utf-8").splitlines()}
    with gzip.open(TAUGHT, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    assert rows
    assert not checked & {row["id"] for row in rows}
    given = [one for row in rows for one in row["attributions"]]
    assert all(len(one["chances"]) == len(Stance) and 94 <= sum(one["chances"]) <= 106 for one in given)


@pytest.fixture(scope="module")
def items(nlp: Language) -> list[Any]:
    pytest.importorskip("torch", reason="needs the extra `training`")
    pytest.importorskip("onnx", reason="needs the extra `training`")
    from training.stance.data import item

    found = []
    for text, source, cue, content, label in ROWS:
        at = [[text.index(words), text.index(words) + len(words)] for words in (source, cue, content)]
        given = {"source": at[:1], "cue": at[1:2], "content": at[2:], "stance": label}
        tree = grow(nlp(text))
        row = read(tree, anchored(tree, [given])[0])
        assert row is not None
        found.append(item(label, [row], [given], [Stance.ASSERTS], False))
    return found


@pytest.fixture(scope="module")
def scorer(items: list[Any]) -> Any:
    from training.stance.train import Plan, join, train

    return train(join(items), Plan(epochs=60, batch=4, hidden=0.0, smooth=0.0, average=0.9))


def test_it_learns_by_heart(items: list[Any], scorer: Any) -> None:
    from training.stance.train import join, probabilities

    corpus = join(items)
    assert (probabilities(scorer, corpus).argmax(1) == corpus.stances.numpy()).all()


def test_what_was_taught_counts_beside_the_label(items: list[Any]) -> None:
    from dataclasses import replace

    from training.stance.train import Plan, aims, join

    chances = np.full((1, len(Stance)), 0.5 / (len(Stance) - 1), dtype=np.float32)
    chances[0, 0] = 0.5
    taught = [replace(items[0], chances=chances, taught=only) for only in (False, True)]
    aimed = aims(join([items[0], *taught]), Plan(smooth=0.0, told=0.6)).numpy()
    stance = items[0].stances[0]
    np.testing.assert_allclose(aimed.sum(1), 1.0, atol=1e-6)
    assert aimed[0, stance] == 1.0
    assert aimed[1, stance] == pytest.approx(0.4 + 0.6 * chances[0, stance], abs=1e-6)
    np.testing.assert_allclose(aimed[2], chances[0], atol=1e-6)


def test_what_is_exported_finds_what_was_trained(items: list[Any], scorer: Any, tmp_path: Path) -> None:
    from training.stance.__main__ import ARRAYS, export
    from training.stance.train import join, probabilities

    corpus = join(items)
    export(scorer, tmp_path / "stances.onnx", corpus)
    graph = Graph((tmp_path / "stances.onnx").read_bytes(), name="stances")
    import torch

    arrays = [each.numpy() for each in corpus.arrays(torch.arange(len(corpus)))]
    found = graph(dict(zip(ARRAYS, arrays, strict=True)))[0]
    assert found == pytest.approx(probabilities(scorer, corpus), abs=0.02)
    assert np.allclose(found.sum(1), 1.0, atol=1e-4)
