"""Training of the scorer of events: it learns, and what is exported scores as what was trained.

Needs the extra ``training``, which CI does not install.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from spacy.language import Language

from counterclaim.appraise.scorer import EventScorer, ScorerSettings
from counterclaim.encoder.graph import Graph
from counterclaim.parse import parse
from counterclaim.tree import grow

torch = pytest.importorskip("torch", reason="needs the extra `training`")
pytest.importorskip("onnx", reason="needs the extra `training`")

ROWS = [
    {"text": text, "targets": [{"span1": [at, at + 1], "label": label}]}
    for text, at, label in (
        ("The barge sank .", 2, 3.0),
        ("The barge did not sink .", 4, -3.0),
        ("The barge may sink , the warden said .", 3, 1.0),
        ("The crew wants to leave .", 4, 0.4),
    )
]


@pytest.fixture(scope="module")
def items(nlp: Language) -> list[Any]:
    from training.factuality.data import item

    docs = parse(nlp, [row["text"] for row in ROWS])
    return [item(row, doc) for row, doc in zip(ROWS, docs, strict=True)]


@pytest.fixture(scope="module")
def scorer(items: list[Any]) -> Any:
    from training.factuality.train import Plan, train

    return train(items, items, Plan(epochs=150, texts=4, hidden=0.0, average=0.9))


def test_it_learns_by_heart(items: list[Any], scorer: Any) -> None:
    from training.factuality.train import scores

    found, gold = scores([scorer], items)
    assert found == pytest.approx(gold, abs=0.5)


def test_what_is_exported_scores_as_what_was_trained(
    nlp: Language, items: list[Any], scorer: Any, tmp_path: Path
) -> None:
    from training.factuality.__main__ import export
    from training.factuality.train import scores

    export([scorer], tmp_path / "events.onnx", items)
    packaged = EventScorer(Graph((tmp_path / "events.onnx").read_bytes(), name="events"), ScorerSettings("0", (0.0,)))
    for row, each in zip(ROWS, items, strict=True):
        (doc,) = parse(nlp, [row["text"]])
        there, _ = scores([scorer], [each])
        assert packaged.scores(grow(doc), [row["targets"][0]["span1"][0]]) == pytest.approx(there.tolist(), abs=0.03)


def test_cuts_lie_between_the_values() -> None:
    from training.factuality.__main__ import cuts

    gold = np.repeat(np.arange(-3.0, 4.0), 20)
    found = cuts(gold + 0.2, gold)
    assert all(value - 0.8 <= cut <= value + 0.2 for value, cut in zip(range(-2, 4), found, strict=True))


def test_a_rating_between_two_points_is_shared() -> None:
    from training.factuality.network import BINS, loss

    peak = torch.full((1, BINS), -20.0)
    peak[0, 12] = 20.0  # the middle of the scale
    at, beside, far = (loss(peak, torch.tensor([rating])).item() for rating in (0.0, 0.25, 3.0))
    assert at < beside < far
