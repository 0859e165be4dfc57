"""Attributions as sequences of word pieces, and how an encoder learns from them and is asked about them.

For teacher and reader alike: AdamW (Loshchilov and Hutter, ICLR 2019), a rate for each part of the encoder, up over the
first hundred steps and down in a straight line; chances are aimed at, of labels or as taught.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from counterclaim.appraise.signs import RULED, STANCES
from counterclaim.encoder.pieces import LAST, UNKNOWN
from training.factuality.__main__ import tell
from training.stance.encoders import Reader, Teacher
from training.stance.network import CUE

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sequences:
    """r attributions: the ``pieces`` (p,) and ``roles`` (p,) of each, and the package's ``signs`` (r, s)."""

    pieces: Sequence[NDArray[np.int32]]
    roles: Sequence[NDArray[np.int8]]
    signs: Floats

    def __len__(self) -> int:
        return len(self.pieces)

    def arrays(self, rows: Sequence[int], pad: int) -> tuple[Tensor, Tensor, Tensor]:
        """An encoder's input for some attributions, filled up to the longest of them."""
        width = -(-max(len(self.pieces[row]) for row in rows) // 8) * 8
        pieces = np.full((len(rows), width), pad, dtype=np.int64)
        roles = np.zeros((len(rows), width), dtype=np.int64)
        for k, row in enumerate(rows):
            pieces[k, : len(self.pieces[row])] = self.pieces[row]
            roles[k, : len(self.roles[row])] = self.roles[row]
        return torch.from_numpy(pieces), torch.from_numpy(roles), torch.from_numpy(self.signs[list(rows)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """What is learned: the attributions at ``rows``. ``aims`` (r, 12), the chances that are aimed at, and ``weights``
    (r,) are of all attributions, those that are not learned from among them."""

    rows: Ints
    aims: Tensor
    weights: Tensor


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuning:
    """How to tune: ``hidden`` is the share of pieces that are hidden, ``untold`` that of attributions of which what the
    rules say is, ``unsigned`` of which all signs are, ``warm`` over how many steps rates go up."""

    passes: int
    batch: int
    hidden: float = 0.0
    untold: float = 0.25
    unsigned: float = 0.15
    warm: int = 100
    seed: int = 1


def tune(network: Teacher | Reader, given: Sequences, lessons: Lessons, plan: Tuning) -> None:
    """Tune an encoder where it lies, on the processor or on a graphics card."""
    torch.manual_seed(plan.seed)
    draw = random.Random(plan.seed)
    device = network.role.weight.device
    aims, weights = lessons.aims.to(device), lessons.weights.to(device)
    optimiser = torch.optim.AdamW(network.rates(), weight_decay=0.01)
    peaks = [group["lr"] for group in optimiser.param_groups]
    steps = plan.passes * math.ceil(len(lessons.rows) / plan.batch)
    batches = (rows for _ in range(plan.passes) for rows in alike(given, lessons.rows.tolist(), plan.batch, draw))
    network.train()
    for step, rows in enumerate(batches):
        for group, peak in zip(optimiser.param_groups, peaks, strict=True):
            group["lr"] = peak * min(1.0, (step + 1) / plan.warm) * max(0.01, 1 - step / steps)
        pieces, roles, signs = (array.to(device) for array in given.arrays(rows, network.pad))
        logits = network(*_hidden(pieces, roles, signs, plan))
        losses = -(aims[rows] * torch.log_softmax(logits, 1)).sum(1)
        loss = (losses * weights[rows]).mean()
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        if step % 200 == 199:
            tell(f"{step + 1} of {steps} steps, loss {float(loss):.3f}")
    network.eval()


def _hidden(pieces: Tensor, roles: Tensor, signs: Tensor, plan: Tuning) -> tuple[Tensor, Tensor, Tensor]:
    """The same with some pieces of words hidden, never those of the cue's main word, and signs of some attributions."""
    if plan.hidden:
        chosen = torch.rand(pieces.shape, device=pieces.device) < plan.hidden
        pieces = torch.where(chosen & (pieces > LAST) & (roles != CUE), UNKNOWN, pieces)
    told = signs.clone()
    told[torch.rand(len(signs), device=signs.device) < plan.untold, :RULED] = 0.0
    told[torch.rand(len(signs), device=signs.device) < plan.unsigned] = 0.0
    return pieces, roles, told


def alike(given: Sequences, order: list[int], size: int, draw: random.Random) -> Iterator[list[int]]:
    """Attributions of about the same length together, in random order."""
    draw.shuffle(order)
    for k in range(0, len(order), 20 * size):
        near = sorted(order[k : k + 20 * size], key=lambda row: len(given.pieces[row]))
        groups = [near[j : j + size] for j in range(0, len(near), size)]
        draw.shuffle(groups)
        yield from groups


@torch.no_grad()
def chances(network: Teacher | Reader, given: Sequences, asked: Sequence[int], size: int = 256) -> Floats:
    """The chances (a, 12) of each stance of the attributions that are asked about."""
    found = np.zeros((len(asked), len(STANCES)), dtype=np.float32)
    order = sorted(range(len(asked)), key=lambda k: len(given.pieces[asked[k]]))
    device = network.role.weight.device
    for at in range(0, len(order), size):
        part = order[at : at + size]
        arrays = given.arrays([asked[k] for k in part], network.pad)
        logits = network(*(array.to(device) for array in arrays))
        found[part] = torch.softmax(logits, 1).cpu().numpy()
    return found
