"""Weighs whom a mention may mean: a small network over signs that speak for each candidate.

A mention-ranking model after Denis and Baldridge (EMNLP 2008) and Durrett and Klein (EMNLP 2013): all candidates are
weighed against each other, and against nobody or somebody new. Beside the signs, which ``ranking`` gathers for pronouns
and ``redescriptions`` for nouns, it sees the encoder's vectors of both words, in which names are masked: the model
cannot know who is who. Weights come from ``training.coreference``; see docs/model-card.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import IO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from counterclaim.resolve.entities import Entity

Floats = NDArray[np.float32]
SURE = 1.0
"""How much likelier (in logarithms) somebody must be than whom the rules take, to be meant by a description."""


class Trace(NamedTuple):
    """One mention of an entity."""

    sentence: int
    token: int
    source: bool


class Candidate(NamedTuple):
    """An entity that a mention may mean, with the last of its mentions that counts, and how often it was mentioned of
    late: up to three times."""

    entity: Entity
    last: Trace
    near: int = 0


Choose = Callable[[int, Floats, Sequence[Candidate], bool], int | None]
"""Chooses among the candidates for the pronoun at a token by their features; ``None`` is nobody. The last argument says
that it must be somebody where there is anybody."""

Retell = Callable[[int, Floats, Sequence[Candidate], int], int]
"""Chooses among the candidates for the description at a token by their features; the last argument is the choice of the
rules."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The network: ``of_mention`` and ``of_candidate`` (vector size, k) make vectors small, ``first`` (features + 3 k,
    hidden) and ``second`` (hidden,) weigh."""

    of_mention: Floats
    of_candidate: Floats
    first: Floats
    bias: Floats
    second: Floats


class Ranker:
    """Scores candidates."""

    def __init__(self, weights: Weights) -> None:
        k = weights.of_mention.shape[1]
        self._weights = weights
        # What weighs the signs, the mention, the candidate, and both times each other.
        self._rows = np.split(weights.first, np.cumsum([len(weights.first) - 3 * k, k, k]))

    def choice(self, vectors: Floats | None) -> Choose:
        """The choice for pronouns in a document, with the encoder's vectors of its tokens or without."""

        def choose(at: int, features: Floats, candidates: Sequence[Candidate], somebody: bool) -> int | None:
            scores = self._scores_of(at, features, candidates, vectors)
            best = int(np.argmax(scores[:-1] if somebody and candidates else scores))
            return best if best < len(candidates) else None

        return choose

    def retelling(self, vectors: Floats | None, *, sure: float = SURE) -> Retell:
        """The choice for descriptions in a document: what the rules take, but for somebody far likelier."""

        def retell(at: int, features: Floats, candidates: Sequence[Candidate], ruled: int) -> int:
            scores = self._scores_of(at, features, candidates, vectors)
            best = int(np.argmax(scores))
            return best if scores[best] - scores[ruled] > sure else ruled

        return retell

    def _scores_of(self, at: int, features: Floats, candidates: Sequence[Candidate], vectors: Floats | None) -> Floats:
        if vectors is None:
            return self.scores(features)
        return self.scores(features, vectors[at], vectors[[candidate.last.token for candidate in candidates]])

    def scores(self, features: Floats, mention: Floats | None = None, others: Floats | None = None) -> Floats:
        """The score of each candidate, and of nobody if there is a row more: by the features, and by the vector of the
        mention and those of the candidates' last mentions (n, size) where there are any.

        Some twenty candidates are so few that no library for matrices would wake other cores for them.
        """
        w = self._weights
        of_signs, of_mention, of_other, of_both = self._rows
        hidden = features @ of_signs + w.bias
        if mention is not None and others is not None:
            small = mention @ w.of_mention
            hidden += small @ of_mention
            hidden[: len(others)] += (others @ w.of_candidate) @ (of_other + small[:, np.newaxis] * of_both)
        found: Floats = np.maximum(hidden, 0.0) @ w.second
        return found


def read_weights(file: IO[bytes]) -> Weights:
    """Weights from their packed form."""
    with np.load(file) as arrays:
        names = ("of_mention", "of_candidate", "first", "bias", "second")
        return Weights(*(arrays[name].astype(np.float32) for name in names))


@cache
def load_ranker(name: str = "pronouns") -> Ranker:
    """A model shipped with the package, for ``pronouns`` or ``descriptions``."""
    with (files("counterclaim.resolve") / f"{name}.npz").open("rb") as file:
        return Ranker(read_weights(file))
