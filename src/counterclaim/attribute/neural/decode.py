"""The likeliest sequence of roles around each cue, under the scores of the network (Viterbi, 1967)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
OUTSIDE, SOURCE, CUE, CONTENT = range(4)
ROLES = 4
FAR = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Decoded:
    """``roles`` (k, width) and the log probability (k,) of each whole sequence."""

    roles: Ints
    log_probability: Floats


def decode(scores: Floats, inside: Flags, change: Floats) -> Decoded:
    """Decode ``scores`` (k, width, 12): of each role, of its beginning and of its end.

    ``inside`` (k, width) tells which tokens there are; ``change`` (4, 4) is the cost of one role after another.
    """
    first, steps = potentials(scores, inside, change)
    roles, best = likeliest(first, steps)
    return Decoded(roles, best - total(first, steps))


def potentials(scores: Floats, inside: Flags, change: Floats) -> tuple[Floats, Floats]:
    """Log potentials of the first token (k, 4), and of each step to the next token (k, width - 1, 4, 4)."""
    role = np.where(inside[..., None], scores[..., :ROLES], FAR)
    role[..., OUTSIDE] = np.where(inside, scores[..., OUTSIDE], 0.0)
    other = (1.0 - np.eye(ROLES)).astype(np.float32)
    edge = scores[:, 1:, None, ROLES : 2 * ROLES] + scores[:, :-1, 2 * ROLES :, None]
    steps = change + other * edge + role[:, 1:, None, :]
    return role[:, 0], steps


def likeliest(first: Floats, steps: Floats) -> tuple[Ints, Floats]:
    """The best sequence of states (k, width) and its score (k,)."""
    best = first
    back = []
    for t in range(steps.shape[1]):
        reached = best[:, :, None] + steps[:, t]
        back.append(reached.argmax(1))
        best = reached.max(1)
    states = np.zeros((len(first), steps.shape[1] + 1), dtype=np.int64)
    states[:, -1] = best.argmax(1)
    rows = np.arange(len(first))
    for t in range(steps.shape[1], 0, -1):
        states[:, t - 1] = back[t - 1][rows, states[:, t]]
    return states, best.max(1)


def total(first: Floats, steps: Floats) -> Floats:
    """The log of the summed weights (k,) of all sequences."""
    summed = first
    for t in range(steps.shape[1]):
        every = summed[:, :, None] + steps[:, t]
        top = every.max(1)
        summed = top + np.log(np.exp(every - top[:, None]).sum(1))
    top = summed.max(1)
    found: Floats = top + np.log(np.exp(summed - top[:, None]).sum(1))
    return found
