"""Rated events as arrays: the features that the package makes, the encoder's vectors, and the ratings."""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.factuality import event_of
from numpy.typing import NDArray

from counterclaim.appraise.events import EventFeatures, event_features
from counterclaim.encoder import SIZE, vectors_of
from counterclaim.parse import load, parse
from counterclaim.tree import grow

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Item:
    """One text with its rated events: ``words`` (n, 384) for each row of the features, ``ratings`` (k,)."""

    features: EventFeatures
    words: NDArray[np.float16]
    ratings: Floats

    def __len__(self) -> int:
        return len(self.features.token)


def read(path: Path) -> list[Item]:
    """The texts of a file of :mod:`benchmarks.factuality`'s form that have rated events, parsed and encoded."""
    rows = [row for row in map(json.loads, path.open(encoding="utf-8")) if row["targets"]]
    docs = parse(load(), [row["text"] for row in rows])
    return [item(row, doc) for row, doc in zip(rows, docs, strict=True)]


def item(row: dict[str, Any], doc: Any) -> Item:
    """One text, parsed."""
    tree = grow(doc)
    features = event_features(tree, [event_of(row["text"], doc, target).i for target in row["targets"]])
    ratings = np.array([target["label"] for target in row["targets"]], dtype=np.float32)
    return Item(features, words_of(features, vectors_of(tree)).astype(np.float16), ratings)


def words_of(features: EventFeatures, vectors: Floats) -> Floats:
    """The vector of each row, nought for a blank one."""
    return np.concatenate([vectors, np.zeros((1, SIZE), dtype=np.float32)])[features.token]


def cached(path: Path, work: Path) -> list[Item]:
    """The same, kept in a file of the working folder."""
    kept = work / f"{path.stem}.pickle"
    if kept.exists():
        found: list[Item] = pickle.loads(kept.read_bytes())
        return found
    items = read(path)
    work.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(items))
    return items


def folds(items: Sequence[Item], count: int) -> list[tuple[list[Item], list[Item]]]:
    """Pairs of the rest and a held-out part. Parts are unbroken: texts beside each other come from one article."""
    edges = [len(items) * k // count for k in range(count + 1)]
    return [([*items[:low], *items[high:]], list(items[low:high])) for low, high in pairwise(edges)]
