"""A network in training, read with as the package reads with its graphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from counterclaim.attribute.constructions import find_candidates
from counterclaim.attribute.neural.decode import Decoded, decode
from counterclaim.attribute.neural.features import PairFeatures, TokenFeatures
from counterclaim.attribute.neural.reading import Network as Reads
from counterclaim.attribute.neural.reading import Reading, apart, read
from counterclaim.attribute.quotations import find_quotations
from counterclaim.attribute.speech import quoted_tokens
from counterclaim.encoder.pieces import WordPieces
from counterclaim.tree import Tree
from training.attribution.batches import AROUND, padded
from training.attribution.data import Article
from training.attribution.network import Network


def word_vectors(network: Network, batch: dict[str, Tensor]) -> Tensor:
    """The mean of each word's pieces; a word without pieces is nought."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = network.encoder(batch["rows"], batch["mask"])
    flat = vectors.float().reshape(-1, vectors.shape[-1])[batch["at"]]
    n = len(batch["ids"])
    sums = torch.zeros(n, flat.shape[1]).index_add(0, batch["word"], flat)
    counts = torch.zeros(n).index_add(0, batch["word"], torch.ones(len(flat)))
    return sums / counts.clamp(min=1.0)[:, None]


class Trained:
    """A network in training as :class:`counterclaim.attribute.neural.reading.Network`."""

    def __init__(self, network: Network, pieces: WordPieces) -> None:
        self.network, self.pieces = network.eval(), pieces

    @torch.no_grad()
    def tokens(self, features: TokenFeatures) -> tuple[Any, Any]:
        windows = self.pieces.windows(features.words)
        rows, mask, at = padded(windows.rows, max(map(len, windows.rows)))
        batch = {
            "rows": rows,
            "mask": mask,
            "word": torch.from_numpy(windows.word),
            "at": at,
            "ids": torch.from_numpy(features.ids),
        }
        states, logits = self.network.tokens(
            word_vectors(self.network, batch), batch["ids"], torch.from_numpy(features.head)
        )
        return states.numpy(), logits.numpy()

    @torch.no_grad()
    def roles(self, states: Any, cues: Sequence[int], pairs: PairFeatures) -> Decoded:
        cue = torch.tensor(cues)
        around = (cue[:, None] + AROUND).clamp(0, len(states) - 1)
        scores = self.network.roles(torch.from_numpy(states), cue, around, torch.from_numpy(pairs.ids))
        return decode(scores.numpy(), pairs.inside, self.network.sequence.change.detach().numpy())


def read_tree(network: Reads, tree: Tree, *, least: float) -> list[Reading]:
    """The readings of a parsed article whose cues are at least so probable."""
    quotes = quoted_tokens(tree, find_quotations(tree.raw))
    return read(network, tree, quotes, list(find_candidates(tree)), outermost=least)


def measure(
    network: Reads, articles: Sequence[Article], gold: Mapping[str, Any], texts: Mapping[str, str]
) -> dict[str, float]:
    """The benchmark's figures at the probability of cues that is best for the full relation."""
    from benchmarks.attribution import score

    readings = {a.id: read_tree(network, a.tree, least=0.2) for a in articles if a.tree is not None}
    best: dict[str, float] = {"full_f1": -1.0}
    for threshold in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55):
        predicted = {a.id: as_spans(a, readings[a.id], threshold) for a in articles}
        found = score({i: gold[i] for i in predicted}, predicted, texts)
        if found["full_f1"] > best["full_f1"]:
            best = {**found, "threshold": threshold}
    return {name: round(value, 2) for name, value in best.items()}


def as_spans(article: Article, readings: Sequence[Reading], threshold: float) -> list[dict[str, Any]]:
    """Those at least so probable and not within another's content, in the benchmark's form."""
    assert article.tree is not None
    taken = outermost(apart((r.outermost, r) for r in readings if r.outermost >= threshold))
    return [spans(article.tree, reading) for _, reading in taken]


def outermost(readings: Iterable[tuple[float, Reading]]) -> list[tuple[float, Reading]]:
    """Those, of readings that are apart, whose anchor lies in no other's content."""
    readings = list(readings)
    held = [(reading.anchor, frozenset(reading.content)) for _, reading in readings]
    return [
        (sure, r)
        for sure, r in readings
        if not any(r.anchor != anchor and r.anchor in content for anchor, content in held)
    ]


def spans(tree: Tree, reading: Reading) -> dict[str, Any]:
    """A reading in the benchmark's form."""
    return {role: tree.spans(getattr(reading, role)) for role in ("source", "cue", "content")}
