"""The training loop: UW, with texts of UDS-IH2 in between."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from training.factuality.data import Item
from training.factuality.network import Exported, Scorer, loss

Arrays = tuple[Tensor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to train: ``other`` is how many batches of the other corpus come on one of UW, at half weight; ``hidden`` how
    many words of a text are hidden from it; ``average`` how slowly the kept weights follow those in training."""

    epochs: int = 9
    rate: float = 1.5e-3
    other: float = 0.8
    hidden: float = 0.1
    average: float = 0.99
    texts: int = 12
    seed: int = 1


def join(items: Sequence[Item]) -> tuple[Arrays, Tensor]:
    """Texts as one batch, with their ratings."""
    width = max(item.features.around.shape[1] for item in items)
    shifts = np.cumsum([0, *(len(item) for item in items[:-1])])
    columns: list[list[np.ndarray]] = [[] for _ in range(8)]
    for item, by in zip(items, shifts, strict=True):
        f = item.features
        wide = ((0, 0), (0, width - f.around.shape[1]))
        parts = (
            item.words.astype(np.float32),
            f.ids,
            f.head + by,
            f.event + by,
            np.pad(f.around + by, wide),
            np.pad(f.inside, wide),
            np.pad(f.pairs, (*wide, (0, 0))),
            f.rule,
        )
        for column, part in zip(columns, parts, strict=True):
            column.append(part)
    ratings = np.concatenate([item.ratings for item in items])
    return tuple(torch.from_numpy(np.concatenate(column)) for column in columns), torch.from_numpy(ratings)


def batches(items: Sequence[Item], size: int, draw: random.Random | None) -> Iterator[list[Item]]:
    """Texts of about the same length together, in random order where there is one to draw."""
    order = list(range(len(items)))
    if draw:
        draw.shuffle(order)
    groups: list[list[int]] = []
    for k in range(0, len(order), 16 * size):
        near = sorted(order[k : k + 16 * size], key=lambda i: len(items[i]))
        groups += [near[j : j + size] for j in range(0, len(near), size)]
    if draw:
        draw.shuffle(groups)
    return ([items[i] for i in group] for group in groups)


def train(items: Sequence[Item], other: Sequence[Item], plan: Plan) -> Scorer:
    """A scorer trained on UW's items and those of the other corpus."""
    torch.manual_seed(plan.seed)
    draw = random.Random(plan.seed)
    scorer = Scorer()
    optimiser = torch.optim.AdamW(scorer.parameters(), plan.rate, weight_decay=0.01)
    kept = {name: weight.clone() for name, weight in scorer.state_dict().items()}
    total = plan.epochs * -(-len(items) // plan.texts)
    rest: Iterator[list[Item]] = iter(())
    step = 0
    for _ in range(plan.epochs):
        for batch in batches(items, plan.texts, draw):
            for group in optimiser.param_groups:
                group["lr"] = plan.rate * _pace(step, total)
            found = _loss(scorer, batch, 0, plan)
            if other and draw.random() < plan.other:
                more = next(rest, None)
                if more is None:
                    rest = batches(other, plan.texts, draw)
                    more = next(rest)
                found = found + 0.5 * _loss(scorer, more, 1, plan)
            optimiser.zero_grad()
            found.backward()
            nn.utils.clip_grad_norm_(scorer.parameters(), 1.0)
            optimiser.step()
            step += 1
            follow(kept, scorer, min(plan.average, (1 + step) / (10 + step)))
    scorer.load_state_dict(kept)
    return scorer.eval()


def _loss(scorer: Scorer, batch: Sequence[Item], corpus: int, plan: Plan) -> Tensor:
    (words, *arrays), ratings = join(batch)
    words = words * (torch.rand(len(words), 1) > plan.hidden)
    return loss(scorer(words, *arrays)[corpus], ratings)


def _pace(step: int, total: int) -> float:
    """The share of the highest rate: up over 200 steps, then down along a cosine."""
    return min(1.0, (step + 1) / 200) * max(0.02, 0.5 * (1 + math.cos(math.pi * step / total)))


def follow(kept: dict[str, Tensor], scorer: nn.Module, average: float) -> None:
    """Let the kept weights follow those in training."""
    with torch.no_grad():
        for name, weight in scorer.state_dict().items():
            kept[name].mul_(average).add_(weight, alpha=1 - average)


def scores(scorers: Sequence[Scorer], items: Sequence[Item]) -> tuple[np.ndarray, np.ndarray]:
    """Scores, the mean over scorers, and ratings of all events."""
    mean = Exported(scorers).eval()
    found, gold = [], []
    with torch.no_grad():
        for batch in batches(items, 32, None):
            arrays, ratings = join(batch)
            found.append(mean(*arrays))
            gold.append(ratings)
    return torch.cat(found).numpy(), torch.cat(gold).numpy()
