"""Articles as tensors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from counterclaim.attribute.neural.features import REACH
from counterclaim.encoder.pieces import WordPieces
from training.attribution.data import Article

AROUND = torch.arange(-REACH, REACH + 1)


class Batcher:
    """Articles as tensors: one long row of tokens, a blank one after each article."""

    def __init__(self, pieces: WordPieces) -> None:
        self.pieces = pieces

    def join(self, articles: Sequence[Article], limit: int) -> dict[str, Tensor]:
        rows: list[Tensor] = []
        masks: list[Tensor] = []
        parts: dict[str, list[Tensor]] = {}
        word, at = [], []
        offset = 0
        windows = [self.pieces.windows(a.features.words, limit=limit) for a in articles]
        width = max(len(row) for w in windows for row in w.rows)
        high = 0
        for a, w in zip(articles, windows, strict=True):
            n = len(a.features.words)
            pieces, mask, place = padded(w.rows, width)
            rows.append(pieces)
            masks.append(mask)
            word.append(torch.from_numpy(w.word) + offset)
            at.append(place + high * width)
            high += len(w.rows)
            cues = torch.from_numpy(a.cues)
            for name, value in (
                ("ids", functional.pad(torch.from_numpy(a.features.ids), (0, 0, 0, 1))),
                ("head", torch.cat([torch.from_numpy(a.features.head), torch.tensor([n])]) + offset),
                ("cue", cues + offset),
                ("around", (cues[:, None] + AROUND).clamp(0, n - 1) + offset),
                ("pairs", torch.from_numpy(a.pairs.astype(np.int64))),
                ("inside", torch.from_numpy(a.inside)),
                ("roles", torch.from_numpy(a.roles.astype(np.int64))),
                ("is_cue", functional.pad(torch.zeros(n).index_fill(0, cues, 1.0), (0, 1))),
                ("held", functional.pad(torch.from_numpy(a.held), (0, 1))),
                ("real", functional.pad(torch.ones(n, dtype=torch.bool), (0, 1))),
            ):
                parts.setdefault(name, []).append(value)
            offset += n + 1
        batch = {name: torch.cat(values) for name, values in parts.items()}
        batch.update(rows=torch.cat(rows), mask=torch.cat(masks), word=torch.cat(word), at=torch.cat(at))
        return batch


def padded(rows: Sequence[Sequence[int]], width: int) -> tuple[Tensor, Tensor, Tensor]:
    """Windows as pieces (w, width) and their mask, and the places of all but first and last signs when flattened."""
    pieces = torch.zeros(len(rows), width, dtype=torch.long)
    mask = torch.zeros(len(rows), width, dtype=torch.long)
    for k, row in enumerate(rows):
        pieces[k, : len(row)] = torch.tensor(row)
        mask[k, : len(row)] = 1
    places = torch.tensor([k * width + c for k, row in enumerate(rows) for c in range(1, len(row) - 1)])
    return pieces, mask, places.long()


def groups(articles: Sequence[Article], size: int, rng: Random) -> Iterator[list[Article]]:
    """Articles in steps of about the same number of tokens each."""
    order = list(articles)
    rng.shuffle(order)
    group: list[Article] = []
    tokens = 0
    for each in order:
        group.append(each)
        tokens += len(each.features.words)
        if tokens >= size:
            yield group
            group, tokens = [], 0
    if group:
        yield group
