"""A second look where the rules of stance find nothing: a network that may name a stance if it is sure.

A small transformer over the words of the attribution, as the shared encoder has them, and over the signs that the
parse gives (compare the stance classifiers of Hanselowski et al., COLING 2018, and Schiller, Daxenberger and Gurevych,
2021). What the rules find stands: weighing that as well mended little on reports that neither had seen, and made
statements of plain denials (docs/decisions/0012).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from counterclaim.appraise.reading import Row
from counterclaim.appraise.signs import STANCES, may_turn
from counterclaim.appraise.windows import stance_features
from counterclaim.encoder import vectors_of
from counterclaim.encoder.graph import Arrays, Graph
from counterclaim.model import Stance
from counterclaim.tree import Tree

BATCH = 12
"""Attributions that are looked at together."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class StanceSettings:
    """How probable a stance must be to be taken."""

    version: str
    least: float


class StanceScorer:
    """The packaged network; see :func:`load_stance_scorer`."""

    def __init__(self, graph: Graph, settings: StanceSettings) -> None:
        self._graph = graph
        self.settings = settings

    def stances(self, tree: Tree, rows: Sequence[Row], ruled: Sequence[Stance]) -> list[Stance]:
        """The stance of each attribution of a document; ``ruled`` is what the rules make of it, which stands where they
        found one and where nothing hints at another (see :func:`counterclaim.appraise.signs.may_turn`). Reads the
        encoder's vectors of the document, which are computed once for all stages."""
        found = list(ruled)
        turning = [k for k, row in enumerate(rows) if may_turn(row, ruled[k])]
        # Those of about the same length together, so that little is padded.
        turning.sort(key=lambda k: len(rows[k].cue) + len(rows[k].source) + len(rows[k].content))
        for at in range(0, len(turning), BATCH):
            part = turning[at : at + BATCH]
            for k, chances in zip(part, self._probabilities(tree, [rows[k] for k in part]), strict=True):
                found[k] = named(self.settings, ruled[k], chances)
        return found

    def _probabilities(self, tree: Tree, rows: Sequence[Row]) -> Floats:
        """The probability (k, 12) of each stance, in the order of :class:`Stance`."""
        features = stance_features(tree, rows, [Stance.ASSERTS] * len(rows))
        arrays: Arrays = {
            "vectors": vectors_of(tree)[features.token],
            "ids": features.ids,
            "words": features.words,
            "inside": features.inside,
            "role": features.role,
            "head": features.head,
            "signs": features.signs,
        }
        found: Floats = self._graph(arrays)[0]
        return found


def named(settings: StanceSettings, ruled: Stance, chances: Floats) -> Stance:
    """The likeliest stance of ``chances`` (12,), if it is likely enough; else what the rules say. It names no denials:
    disputes are built on these, and rules that can be read are more precise."""
    likeliest = STANCES[int(chances.argmax())]
    return likeliest if likeliest is not Stance.DENIES and chances.max() >= settings.least else ruled


@cache
def load_stance_scorer() -> StanceScorer:
    """The scorer shipped with the package. Raises :class:`ModelError` where it cannot be loaded."""
    folder = files("counterclaim.appraise")
    content = json.loads((folder / "stances.json").read_text("utf-8"))
    graph = Graph((folder / "stances.onnx").read_bytes(), name="stances")
    return StanceScorer(graph, StanceSettings(**content))
