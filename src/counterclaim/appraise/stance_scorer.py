"""A second reading of stances: a network weighs what the rules find.

A small transformer over the words of the attribution, as the shared encoder has them, and over the signs that the
parse and the rules give (compare the stance classifiers of Hanselowski et al., COLING 2018, and Schiller, Daxenberger
and Gurevych, 2021). What the rules find counts for more than the network, which must be sure to contradict them, and
surer still to name a denial: disputes are built on these (docs/decisions/0012).
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
from counterclaim.appraise.signs import STANCES, worth_asking
from counterclaim.appraise.windows import stance_features
from counterclaim.encoder import vectors_of
from counterclaim.encoder.graph import Arrays, Graph
from counterclaim.model import Stance
from counterclaim.tree import Tree

BATCH = 12
"""Attributions that are looked at together."""

Floats = NDArray[np.float32]
_DENIES = STANCES.index(Stance.DENIES)


@dataclass(frozen=True, slots=True)
class StanceSettings:
    """How network and rules are weighed: the stance that the rules name counts ``trust`` times; to name one where they
    name none takes a probability of at least ``least``; a denial takes one of ``denial``, all weighed."""

    version: str
    trust: float
    least: float
    denial: float


class StanceScorer:
    """The packaged network; see :func:`load_stance_scorer`."""

    def __init__(self, graph: Graph, settings: StanceSettings) -> None:
        self._graph = graph
        self.settings = settings

    def stances(self, tree: Tree, rows: Sequence[Row], ruled: Sequence[Stance]) -> list[Stance]:
        """The stance of each attribution of a document; ``ruled`` is what the rules make of it, which stands where a
        network would hardly know better (see :func:`counterclaim.appraise.signs.worth_asking`). Reads the encoder's
        vectors of the document, which are computed once for all stages."""
        found = list(ruled)
        asked = [k for k, row in enumerate(rows) if worth_asking(row, ruled[k])]
        # Those of about the same length together, so that little is padded.
        asked.sort(key=lambda k: len(rows[k].cue) + len(rows[k].source) + len(rows[k].content))
        for at in range(0, len(asked), BATCH):
            part = asked[at : at + BATCH]
            chances = self._probabilities(tree, [rows[k] for k in part], [ruled[k] for k in part])
            for k, each in zip(part, chances, strict=True):
                found[k] = weighed(self.settings, ruled[k], each)
        return found

    def _probabilities(self, tree: Tree, rows: Sequence[Row], ruled: Sequence[Stance]) -> Floats:
        """The probability (k, 12) of each stance, in the order of :class:`Stance`."""
        features = stance_features(tree, rows, ruled)
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


def weighed(settings: StanceSettings, ruled: Stance, chances: Floats) -> Stance:
    """The likeliest stance by ``chances`` (12,) and by what the rules say."""
    weights = chances.astype(np.float64)
    if ruled is not Stance.ASSERTS:
        weights[STANCES.index(ruled)] *= settings.trust
    if weights[_DENIES] < settings.denial * weights.sum():
        weights[_DENIES] = 0.0
    if ruled is Stance.ASSERTS and weights.max() < settings.least:
        return ruled
    return STANCES[int(weights.argmax())]


@cache
def load_stance_scorer() -> StanceScorer:
    """The scorer shipped with the package. Raises :class:`ModelError` where it cannot be loaded."""
    folder = files("counterclaim.appraise")
    content = json.loads((folder / "stances.json").read_text("utf-8"))
    graph = Graph((folder / "stances.onnx").read_bytes(), name="stances")
    return StanceScorer(graph, StanceSettings(**content))
