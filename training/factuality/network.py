"""The scorer of events: what a token's neighbours and its head say, then attention from the event over its sentence.

The event and each token of its sentence are joined with what the parse says of the two; several heads weigh the tokens
by that, and the strongest of each feature is kept beside them (as the scorer of roles does for cues, see
``docs/decisions/0007-neural-attribution.md``). The output is a distribution over the scale; its mean is the score.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from counterclaim.appraise.events import PAIR_SIZES, RULES, TOKEN_SIZES
from counterclaim.encoder import SIZE

BINS = 25
"""Points of the scale from -3 to 3, a quarter apart."""
CORPORA = 2
"""UW, which is shipped, and UDS-IH2, whose raters use the scale in another way: it has an output of its own."""
FAR = -1e4


class Scorer(nn.Module):
    """Rows and pairs of :class:`counterclaim.appraise.events.EventFeatures` to logits (k, BINS)."""

    def __init__(self, *, size: int = 128, heads: int = 8, dropout: float = 0.3) -> None:
        super().__init__()
        self.heads = heads
        self.features = nn.ModuleList(nn.Embedding(n, 16) for n in TOKEN_SIZES.values())
        self.join = nn.Linear(SIZE + 16 * len(TOKEN_SIZES), size)
        self.norm = nn.LayerNorm(size)
        self.mix = nn.Linear(4 * size, size)
        self.mixed = nn.LayerNorm(size)
        self.of_event, self.of_token = nn.Linear(size, size), nn.Linear(size, size)
        self.pairs = nn.ModuleList(nn.Embedding(n, size) for n in PAIR_SIZES.values())
        for embed in self.pairs:
            assert isinstance(embed, nn.Embedding)
            nn.init.normal_(embed.weight, std=0.1)
        self.weigh, self.value = nn.Linear(size, heads), nn.Linear(size, size)
        self.rule = nn.Embedding(RULES, 16)
        self.deep = nn.Linear(3 * size + 16, size)
        self.out = nn.ModuleList(nn.Linear(size, BINS) for _ in range(CORPORA))
        self.drop = nn.Dropout(dropout)

    def forward(
        self,
        words: Tensor,
        ids: Tensor,
        head: Tensor,
        event: Tensor,
        around: Tensor,
        inside: Tensor,
        pairs: Tensor,
        rule: Tensor,
    ) -> tuple[Tensor, ...]:
        tokens = self.tokens(words, ids, head)
        joined = self.of_event(tokens)[event][:, None] + self.of_token(tokens)[around]
        for k, embed in enumerate(self.pairs):
            joined = joined + embed(pairs[:, :, k])
        joined = functional.gelu(joined)
        outside = ~inside[..., None]
        weights = torch.softmax(self.weigh(self.drop(joined)).masked_fill(outside, FAR), 1)
        values = self.value(joined).view(joined.shape[0], joined.shape[1], self.heads, -1)
        pooled = (weights[..., None] * values).sum(1).flatten(1)
        strongest = joined.masked_fill(outside, FAR).amax(1)
        found = torch.cat([tokens[event], pooled, strongest, self.rule(rule)], 1)
        deep = functional.gelu(self.deep(self.drop(found)))
        return tuple(out(self.drop(deep)) for out in self.out)

    def tokens(self, words: Tensor, ids: Tensor, head: Tensor) -> Tensor:
        """Each token with its neighbours and its head in the tree."""
        x = torch.cat([words, *(embed(ids[:, k]) for k, embed in enumerate(self.features))], 1)
        x = self.norm(functional.gelu(self.join(self.drop(x))))
        pad = torch.zeros_like(x[:1])
        before, after = torch.cat([pad, x[:-1]]), torch.cat([x[1:], pad])
        x = self.mixed(x + self.drop(functional.gelu(self.mix(torch.cat([x, before, after, x[head]], 1)))))
        return self.drop(x)


def means(logits: Tensor) -> Tensor:
    """The score (k,) of each event."""
    return torch.softmax(logits, 1) @ torch.linspace(-3.0, 3.0, BINS)


def loss(logits: Tensor, ratings: Tensor) -> Tensor:
    """The mean over events of the ranked probability score, which is the absolute error of a distribution (Gneiting
    and Raftery, 2007), with some cross entropy. A rating between two points of the scale is shared by them."""
    place = (ratings + 3.0) / 6.0 * (BINS - 1)
    low = place.floor().clamp(0, BINS - 2).long()
    gold = torch.zeros_like(logits)
    gold.scatter_(1, low[:, None], (1 - place + low)[:, None])
    gold.scatter_(1, low[:, None] + 1, (place - low)[:, None])
    found = torch.log_softmax(logits, 1)
    ranked = (found.exp().cumsum(1) - gold.cumsum(1)).abs().sum(1) * (6.0 / (BINS - 1))
    return (ranked - 0.2 * (gold * found).sum(1)).mean()


class Exported(nn.Module):
    """What is packaged: arrays to the scores of UW's scale, the mean over scorers that were trained alike."""

    def __init__(self, scorers: Sequence[Scorer]) -> None:
        super().__init__()
        self.scorers = nn.ModuleList(scorers)

    def forward(self, *arrays: Tensor) -> Tensor:
        return torch.stack([means(scorer(*arrays)[0]) for scorer in self.scorers]).mean(0)
