"""The training loop."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from counterclaim.appraise.signs import RULED, STANCES
from counterclaim.appraise.windows import WIDTH
from training.factuality.train import follow
from training.stance.data import Item
from training.stance.network import Scorer

UNSURE, CONFIRMED, TAUGHT = 0.6, 0.85, 0.7
"""The weight of a label of which the reader was not sure, the least of one beside which a chance was taught, most of
what is aimed at being that, and the weight of an attribution that nobody labelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to train: ``hidden`` is the share of words that are hidden, ``unknown`` that of lemmas, ``untold`` that of
    attributions of which the rules' answer is, ``smooth`` what is taken from the label for all others, ``told`` how
    much of what is aimed at was taught, beside the label, ``average`` how slowly the kept weights follow."""

    epochs: int = 12
    rate: float = 2e-3
    batch: int = 96
    hidden: float = 0.05
    unknown: float = 0.3
    untold: float = 0.25
    smooth: float = 0.05
    told: float = 0.7
    average: float = 0.99
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Corpus:
    """All attributions of some reports, r of them over t tokens: the arrays of
    :class:`counterclaim.appraise.windows.StanceFeatures`, where ``words`` (r, w) are rows of all tokens."""

    vectors: Tensor
    ids: Tensor
    words: Tensor
    sizes: Tensor
    role: Tensor
    head: Tensor
    signs: Tensor
    stances: Tensor
    chances: Tensor
    ruled: NDArray[np.int64]
    sure: NDArray[np.bool_]
    fresh: NDArray[np.bool_]
    """Labelled attributions on which the rules were not written."""
    taught: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.stances)

    def arrays(self, rows: Tensor) -> tuple[Tensor, ...]:
        """The network's input for some attributions."""
        width = int(self.sizes[rows].max())
        inside = torch.arange(width)[None] < self.sizes[rows][:, None]
        flat = self.words[rows, :width].flatten()
        places = torch.arange(len(flat)).view(len(rows), width)
        return (
            self.vectors[flat].float(),
            self.ids[flat],
            places,
            inside,
            self.role[rows, :width],
            self.head[rows, :width],
            self.signs[rows],
        )


def join(items: Sequence[Item]) -> Corpus:
    """Reports as one corpus."""
    shifts = np.cumsum([0, *(len(item.vectors) for item in items[:-1])])
    words = [_wide(item.features.words + by) for item, by in zip(items, shifts, strict=True)]
    tensors: dict[str, list[NDArray[Any]]] = {
        "vectors": [item.vectors for item in items],
        "ids": [item.features.ids for item in items],
        "words": words,
        "sizes": [item.features.inside.sum(1) for item in items],
        "role": [_wide(item.features.role) for item in items],
        "head": [_wide(item.features.head) for item in items],
        "signs": [item.features.signs for item in items],
        "stances": [item.stances for item in items],
        "chances": [item.chances for item in items],
    }
    return Corpus(
        **{name: torch.from_numpy(np.concatenate(parts)) for name, parts in tensors.items()},
        ruled=np.concatenate([item.ruled for item in items]),
        sure=np.concatenate([item.sure for item in items]),
        fresh=np.concatenate([np.full(len(item), not (item.seen or item.taught)) for item in items]),
        taught=np.concatenate([np.full(len(item), item.taught) for item in items]),
    )


def aims(corpus: Corpus, plan: Plan) -> Tensor:
    """The chances (r, 12) that are aimed at: the label, smoothed, and what was taught (Hinton et al., 2015)."""
    told = torch.where(torch.from_numpy(corpus.taught), 1.0, plan.told)
    return mixed(smoothed(corpus.stances, plan.smooth), corpus.chances, told)


def smoothed(stances: Tensor, share: float) -> Tensor:
    """Labels (r,) as chances (r, 12), a share of each given to all stances alike (Szegedy et al., CVPR 2016)."""
    return (1 - share) * functional.one_hot(stances, len(STANCES)).float() + share / len(STANCES)


def mixed(labels: Tensor, taught: Tensor, told: Tensor) -> Tensor:
    """Chances (r, 12) of labels and as taught, the latter counting ``told`` (r,) of one; where nothing was taught, the
    label alone."""
    told = torch.where(taught[:, 0].isnan(), 0.0, told)[:, None]
    return (1 - told) * labels + told * taught.nan_to_num()


def weigh(sure: NDArray[np.bool_], chances: Tensor, taught: NDArray[np.bool_]) -> Tensor:
    """How much each attribution (r,) counts in training."""
    labelled = torch.where(torch.from_numpy(sure), 1.0, UNSURE)
    confirmed = torch.where(chances[:, 0].isnan(), labelled, labelled.clamp(min=CONFIRMED))
    return torch.where(torch.from_numpy(taught), TAUGHT, confirmed)


def _wide(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.pad(rows, ((0, 0), (0, WIDTH - rows.shape[1])))


def train(corpus: Corpus, plan: Plan) -> Scorer:
    """A scorer trained on all attributions of a corpus."""
    torch.manual_seed(plan.seed)
    draw = random.Random(plan.seed)
    scorer = Scorer()
    optimiser = torch.optim.AdamW(scorer.parameters(), plan.rate, weight_decay=0.02)
    kept = {name: weight.clone() for name, weight in scorer.state_dict().items()}
    weights = weigh(corpus.sure, corpus.chances, corpus.taught)
    aimed = aims(corpus, plan)
    total, step = plan.epochs * math.ceil(len(corpus) / plan.batch), 0
    for _ in range(plan.epochs):
        for rows in batches(corpus, plan.batch, draw):
            for group in optimiser.param_groups:
                group["lr"] = plan.rate * _pace(step, total)
            logits = scorer(*_hidden(corpus.arrays(rows), plan))
            losses = -(aimed[rows] * functional.log_softmax(logits, 1)).sum(1)
            optimiser.zero_grad()
            (losses * weights[rows]).mean().backward()
            nn.utils.clip_grad_norm_(scorer.parameters(), 1.0)
            optimiser.step()
            step += 1
            follow(kept, scorer, min(plan.average, (1 + step) / (10 + step)))
    scorer.load_state_dict(kept)
    return scorer.eval()


def _hidden(arrays: tuple[Tensor, ...], plan: Plan) -> tuple[Tensor, ...]:
    """The same with some words hidden, and of some attributions what the rules say."""
    vectors, ids, *rest, signs = arrays
    vectors = vectors * (torch.rand(len(vectors), 1) > plan.hidden)
    ids = ids.clone()
    ids[torch.rand(len(ids)) < plan.unknown, -1] = 0
    told = signs.clone()
    told[torch.rand(len(signs)) < plan.untold, :RULED] = 0.0
    return vectors, ids, *rest, told


def batches(corpus: Corpus, size: int, draw: random.Random) -> Iterator[Tensor]:
    """Attributions of about the same length together, in random order."""
    order = list(range(len(corpus)))
    draw.shuffle(order)
    lengths = corpus.sizes.tolist()
    groups: list[list[int]] = []
    for k in range(0, len(order), 12 * size):
        near = sorted(order[k : k + 12 * size], key=lambda row: lengths[row])
        groups += [near[j : j + size] for j in range(0, len(near), size)]
    draw.shuffle(groups)
    return (torch.tensor(group) for group in groups)


def _pace(step: int, total: int) -> float:
    """The share of the highest rate: up over 100 steps, then down along a cosine."""
    return min(1.0, (step + 1) / 100) * max(0.02, 0.5 * (1 + math.cos(math.pi * step / total)))


@torch.no_grad()
def probabilities(scorer: Scorer, corpus: Corpus) -> NDArray[np.float32]:
    """The probability (r, 12) of each stance."""
    found = np.zeros((len(corpus), len(STANCES)), dtype=np.float32)
    order = torch.argsort(corpus.sizes, stable=True)
    for rows in order.split(128):
        found[rows.numpy()] = torch.softmax(scorer(*corpus.arrays(rows)), 1).numpy()
    return found
