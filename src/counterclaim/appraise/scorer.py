"""How certain events are said to be, on the scale from -3 (certainly not) to 3 (certainly) of Lee et al. (EMNLP 2015).

A small network weighs the event's sentence: the encoder's vectors, the parse, and what the rules make of it (compare
Rudinger, White and Van Durme, NAACL 2018, whose networks read the same scale off words and tree).
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from spacy.tokens import Doc, Token

from counterclaim.appraise.events import event_features
from counterclaim.encoder import SIZE, vectors_of
from counterclaim.encoder.graph import Graph
from counterclaim.model import Factuality
from counterclaim.tree import Tree, grow

LEAST_CERTAIN, MOST_DENIED = 1.5, 0.5
"""Scores between which they contradict the rules' CT+ and CT-."""
BATCH = 64
"""Events that are scored at once."""
VALUES = (
    Factuality.CERTAIN_NOT,
    Factuality.PROBABLE_NOT,
    Factuality.POSSIBLE_NOT,
    Factuality.UNKNOWN,
    Factuality.POSSIBLE,
    Factuality.PROBABLE,
    Factuality.CERTAIN,
)
"""FactBank's values in the order of the scale, on which they stand at -3, -2, ... 3 (Stanovsky et al., ACL 2017)."""
SCALE = {value: float(place) for place, value in enumerate(VALUES, -3)} | {Factuality.CERTAIN_UNKNOWN: 0.0}


@dataclass(frozen=True, slots=True)
class ScorerSettings:
    """``cuts`` are the six scores from which on the next of :data:`VALUES` is meant, fitted on training data."""

    version: str
    cuts: tuple[float, ...]


class EventScorer:
    """The packaged network; see :func:`load_scorer`."""

    def __init__(self, graph: Graph, settings: ScorerSettings) -> None:
        self._graph = graph
        self.settings = settings

    def scores(
        self, tree: Tree, events: Sequence[int], *, within: Sequence[frozenset[int] | None] | None = None
    ) -> list[float]:
        """The score of each event, a token index. ``within`` gives for each the tokens that may speak of it, ``None``
        for its whole sentence. Reads the encoder's vectors of the document, which are computed once for all stages."""
        found: list[float] = []
        vectors = vectors_of(tree) if events else np.zeros((0, SIZE), dtype=np.float32)
        padded = np.concatenate([vectors, np.zeros((1, SIZE), dtype=np.float32)])
        # Events of one sentence stand together, so that it is read once.
        order = sorted(range(len(events)), key=lambda k: events[k])
        for k in range(0, len(order), BATCH):
            part = order[k : k + BATCH]
            features = event_features(tree, [events[j] for j in part], [within[j] for j in part] if within else None)
            arrays = {"words": padded[features.token], "ids": features.ids, "head": features.head}
            arrays |= {"event": features.event, "around": features.around, "inside": features.inside}
            found += self._graph(arrays | {"pairs": features.pairs, "rule": features.rule})[0].tolist()
        scores = dict(zip(order, found, strict=True))
        return [scores[k] for k in range(len(events))]

    def value(self, score: float) -> Factuality:
        """FactBank's value of a score. ``CTu`` is never given: that the source knows whether is not on the scale."""
        return VALUES[bisect_left(self.settings.cuts, score)]

    def second(self, first: Factuality, score: float) -> Factuality:
        """The value where the rules have said CT+ or CT-: theirs, unless the score is far from it.

        Scores are means of what readers might say: those of plain statements spread from 1.5 to 3, those of plain
        denials from -3 to 0. Only below and above that do they speak against the rules.
        """
        stands = score >= LEAST_CERTAIN if first is Factuality.CERTAIN else score <= MOST_DENIED
        return first if stands else self.value(score)


@cache
def load_scorer() -> EventScorer:
    """The scorer shipped with the package. Raises :class:`ModelError` where it cannot be loaded."""
    folder = files("counterclaim.appraise")
    content = json.loads((folder / "events.json").read_text("utf-8"))
    graph = Graph((folder / "events.onnx").read_bytes(), name="events")
    return EventScorer(graph, ScorerSettings(content["version"], tuple(content["cuts"])))


def event_commitment(doc: Doc, tokens: Sequence[Token]) -> list[float]:
    """How certain the events that tokens name are according to the text as a whole, from -3 to 3.

    Raises :class:`ModelError` where the model cannot be loaded.
    """
    return load_scorer().scores(grow(doc), [token.i for token in tokens])
