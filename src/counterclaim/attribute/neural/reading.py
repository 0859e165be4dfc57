"""From the network's scores to attributions as token indices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from counterclaim.attribute.constructions import Candidate
from counterclaim.attribute.neural.decode import CONTENT, CUE, SOURCE, Decoded
from counterclaim.attribute.neural.features import REACH, PairFeatures, PairReader, TokenFeatures, token_features
from counterclaim.attribute.speech import Quoted
from counterclaim.tree import Tree

Tokens = tuple[int, ...]
Floats = NDArray[np.float32]
_SURE = 0.5
"""The probability of a cue from which on the parse gives the content where the network gives none."""
_TELLING = frozenset({"ccomp", "inverted", "pass_by", "trailing"})
"""Constructions that leave no doubt of what is content."""


class Network(Protocol):
    """What scores a document: the packaged model, or the one in training."""

    def tokens(self, features: TokenFeatures) -> tuple[Floats, Floats]:
        """States (n, size) and logits (n, 2): cue of an outermost attribution, cue of any."""
        ...

    def roles(self, states: Floats, cues: Sequence[int], pairs: PairFeatures) -> Decoded:
        """The roles of the tokens around each cue."""
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """One attribution: token indices in order, the probability of its cue and the log probability of its roles."""

    anchor: int
    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    outermost: float
    any: float
    log_probability: float


def read(
    network: Network,
    tree: Tree,
    quotes: Sequence[Quoted],
    candidates: Sequence[Candidate],
    *,
    outermost: float,
    inner: float = 1.1,
) -> list[Reading]:
    """The readings of all cues at least so probable, one for each anchor, in order."""
    if not len(tree):
        return []
    states, logits = network.tokens(token_features(tree, quotes))
    probability = 1.0 / (1.0 + np.exp(-logits))
    wanted = (probability[:, 0] >= outermost) | (probability[:, 1] >= inner)
    cues = [int(c) for c in np.flatnonzero(wanted) if tree.text[c].strip()]
    if not cues:
        return []
    pairs = PairReader(tree, quotes, candidates).read(cues)
    decoded = network.roles(states, cues, pairs)
    by_head = {c.head: (c.source, c.content) for c in candidates if c.construction in _TELLING and c.source}
    found = []
    for k, anchor in enumerate(cues):
        roles = decoded.roles[k]
        cue, source, content = (_tokens(tree, anchor, roles == role) for role in (CUE, SOURCE, CONTENT))
        told = by_head.get(anchor) if probability[anchor, 0] >= _SURE else None
        if told is not None and _is_broken(tree, source, content, told):
            source, content = told
        if content:
            sure = float(probability[anchor, 0]), float(probability[anchor, 1])
            found.append(Reading(anchor, cue or (anchor,), source, content, *sure, float(decoded.log_probability[k])))
    return found


def _is_broken(tree: Tree, source: Tokens, content: Tokens, told: tuple[Tokens, Tokens]) -> bool:
    """Whether a reading lacks its content, has its source for it, or begins in the middle, at "and"."""
    if not content:
        return True
    begun = tree.tag[content[0]] == "CC" and content[0] > tree.sentence[content[0]] and set(content) < set(told[1])
    return begun or (not source and set(content) <= set(told[0]))


def _tokens(tree: Tree, anchor: int, member: NDArray[np.bool_]) -> tuple[int, ...]:
    found = (anchor - REACH + int(j) for j in np.flatnonzero(member))
    return tuple(t for t in found if 0 <= t < len(tree) and tree.text[t].strip())


def confidence(reading: Reading, calibration: Sequence[float]) -> float:
    """The probability that content and source are right: a logistic model of what the network gives, the probability
    of the cue and that of the roles, which is lower for longer spans."""
    bias, of_cue, of_roles, of_length = calibration
    p = min(max(reading.outermost, 1e-6), 1 - 1e-6)
    roles, length = max(reading.log_probability, -20.0), log(len(reading.source) + len(reading.content))
    return 1.0 / (1.0 + exp(-(bias + of_cue * log(p / (1 - p)) + of_roles * roles + of_length * length)))


def apart(readings: Iterable[tuple[float, Reading]], *, overlap: float = 0.8) -> list[tuple[float, Reading]]:
    """Without the less sure one of two that have a cue in common, or nearly the same content; in order of cues."""
    kept: list[tuple[float, Reading]] = []
    cues: set[int] = set()
    holders: dict[int, list[int]] = {}
    for sure, reading in sorted(readings, key=lambda it: (-it[0], it[1].anchor)):
        shared = Counter(k for token in reading.content for k in holders.get(token, ()))
        size = len(reading.content)
        if cues.isdisjoint(reading.cue) and not any(
            2 * n >= overlap * (size + len(kept[k][1].content)) for k, n in shared.items()
        ):
            for token in reading.content:
                holders.setdefault(token, []).append(len(kept))
            cues.update(reading.cue)
            kept.append((sure, reading))
    return sorted(kept, key=lambda it: it[1].anchor)
