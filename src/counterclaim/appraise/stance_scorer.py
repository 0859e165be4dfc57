"""What a source does with a content, weighed by a network where the rules alone would go by single words.

A small transformer over the words of the attribution, as the shared encoder has them, and over the signs that the
parse gives, the rules' own answer among them (compare the stance classifiers of Hanselowski et al., COLING 2018, and
Schiller, Daxenberger and Gurevych, 2021). Its probabilities and the rules' answer are weighed by a table that was
fitted on text that neither had seen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from counterclaim.appraise.reading import Row
from counterclaim.appraise.signs import may_turn
from counterclaim.appraise.windows import stance_features
from counterclaim.encoder import vectors_of
from counterclaim.encoder.graph import Graph
from counterclaim.model import Stance
from counterclaim.tree import Tree

STANCES = tuple(Stance)
BATCH = 12
"""Attributions that are weighed at once."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class StanceSettings:
    """``trust`` is how much a probability counts, ``table`` (12, 12) what the rules' answer, a row, adds to each
    stance, both in the order of :class:`Stance`; ``least`` is how probable a stance must be to be taken, by its name,
    where that is bounded."""

    version: str
    trust: float
    table: Sequence[Sequence[float]]
    least: Mapping[str, float]


class StanceScorer:
    """The packaged network; see :func:`load_stance_scorer`."""

    def __init__(self, graph: Graph, settings: StanceSettings) -> None:
        self._graph = graph
        self.settings = settings

    def stances(self, tree: Tree, rows: Sequence[Row], ruled: Sequence[Stance]) -> list[Stance]:
        """The stance of each attribution of a document; ``ruled`` is what the rules make of it, which stands where
        nothing hints at another (see :func:`counterclaim.appraise.signs.may_turn`). Reads the encoder's vectors of the
        document, which are computed once for all stages."""
        found = list(ruled)
        turning = [k for k, row in enumerate(rows) if may_turn(row, ruled[k])]
        # Those of about the same length together, so that little is padded.
        turning.sort(key=lambda k: len(rows[k].cue) + len(rows[k].source) + len(rows[k].content))
        for at in range(0, len(turning), BATCH):
            part = turning[at : at + BATCH]
            answers = [ruled[k] for k in part]
            probabilities = self._probabilities(tree, [rows[k] for k in part], answers)
            for k, stance in zip(part, weigh(self.settings, answers, probabilities), strict=True):
                found[k] = stance
        return found

    def _probabilities(self, tree: Tree, rows: Sequence[Row], ruled: Sequence[Stance]) -> Floats:
        """The probability (k, 12) of each stance, in the order of :class:`Stance`."""
        features = stance_features(tree, rows, ruled)
        arrays = {"vectors": vectors_of(tree)[features.token], "ids": features.ids, "words": features.words}
        arrays |= {"inside": features.inside, "role": features.role, "head": features.head, "signs": features.signs}
        found: Floats = self._graph(arrays)[0]
        return found


def weigh(settings: StanceSettings, ruled: Sequence[Stance], probabilities: Floats) -> list[Stance]:
    """The stances that rules and network, whose ``probabilities`` are (k, 12), together make likeliest."""
    table = np.array(settings.table, dtype=np.float64)[[STANCES.index(stance) for stance in ruled]]
    weighed = settings.trust * np.log(np.maximum(probabilities, 1e-6)) + table
    weighed = np.exp(weighed - weighed.max(axis=1, keepdims=True))
    weighed /= weighed.sum(axis=1, keepdims=True)
    for name, least in settings.least.items():
        column = weighed[:, STANCES.index(Stance(name))]
        column[column < least] = 0.0
    return [STANCES[k] for k in weighed.argmax(axis=1)]


@cache
def load_stance_scorer() -> StanceScorer:
    """The scorer shipped with the package. Raises :class:`ModelError` where it cannot be loaded."""
    folder = files("counterclaim.appraise")
    content = json.loads((folder / "stances.json").read_text("utf-8"))
    graph = Graph((folder / "stances.onnx").read_bytes(), name="stances")
    return StanceScorer(graph, StanceSettings(**content))
