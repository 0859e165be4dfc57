"""A second reading of stances: a network weighs what the rules find.

A small transformer over the words of the attribution, as the shared encoder has them, and over the signs that the
parse and the rules give (compare the stance classifiers of Hanselowski et al., COLING 2018, and Schiller, Daxenberger
and Gurevych, 2021). What the rules find counts for more than the network, which must be sure to contradict them, and
surer still to name a denial: disputes are built on these (docs/decisions/0012). Where it is unsure a larger one reads
the attribution again (:mod:`counterclaim.appraise.stance_reader`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from counterclaim.appraise.reading import Row
from counterclaim.appraise.signs import STANCES, worth_asking
from counterclaim.appraise.stance_reader import StanceReader, load_stance_reader
from counterclaim.appraise.windows import stance_features
from counterclaim.encoder import vectors_of
from counterclaim.encoder.graph import Arrays, Graph
from counterclaim.encoder.words import plain_words
from counterclaim.model import Stance
from counterclaim.tree import Tree

BATCH = 12
"""Attributions that are looked at together."""

Floats = NDArray[np.float32]
_DENIES = STANCES.index(Stance.DENIES)


@dataclass(frozen=True, slots=True)
class StanceSettings:
    """How networks and rules are weighed: the stance that the rules name counts ``trust`` times; to name one where they
    name none takes a probability of at least ``least``; a denial takes one of ``denial``, and of ``agreed`` where the
    rules name it too, all weighed. Where the first network gives no stance a probability of ``unsure``, the second
    decides."""

    version: str
    trust: float
    least: float
    denial: float
    agreed: float
    unsure: float = 0.0


class StanceScorer:
    """The packaged networks; see :func:`load_stance_scorer`."""

    def __init__(
        self, graph: Graph, settings: StanceSettings, reader: Callable[[], StanceReader] | None = None
    ) -> None:
        """``reader`` loads the second network. It is called when that is first asked, which a short report may not."""
        self._graph = graph
        self._reader = reader
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
        unsure = np.flatnonzero(found.max(1) < self.settings.unsure).tolist()
        if self._reader is not None and unsure:
            reader, plain = self._reader(), plain_words(tree)
            for k in unsure:
                found[k] = reader.probabilities(features, plain, k)
        return found


def weighed(settings: StanceSettings, ruled: Stance, chances: Floats) -> Stance:
    """The likeliest stance by ``chances`` (12,) and by what the rules say."""
    weights = chances.astype(np.float64)
    if ruled is not Stance.ASSERTS:
        weights[STANCES.index(ruled)] *= settings.trust
    bound = settings.agreed if ruled is Stance.DENIES else settings.denial
    if weights[_DENIES] < bound * weights.sum():
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
    return StanceScorer(graph, StanceSettings(**content), load_stance_reader)
