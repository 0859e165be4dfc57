"""The scorer of stances: words of an attribution joined with their neighbours and heads, a transformer layer, pooling.

Words are projected and given their classes once for each token of a document; the rest is done for each attribution.
Several weighted means and the strongest of each feature are pooled (Lin et al., ICLR 2017), with the means of the cue's
and the content's main words; the signs come in beside them, and once more directly, as in a wide and deep network
(Cheng et al., 2016), so that what the rules say need not be learned anew.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from counterclaim.appraise.signs import NAMES, STANCES
from counterclaim.appraise.windows import ROLES, TOKEN_SIZES, WIDTH
from counterclaim.encoder import SIZE
from training.attribution.network import Drop

FAR = -1e4
LEMMA = 48
"""The size of the vector of a lemma."""
CUE, CONTENT = 4, 5
"""The roles of main words in :mod:`counterclaim.appraise.windows`."""


class Layer(nn.Module):
    """One transformer layer, normalised first (Xiong et al., ICML 2020)."""

    def __init__(self, size: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.before, self.between = nn.LayerNorm(size), nn.LayerNorm(size)
        self.qkv, self.out = nn.Linear(size, 3 * size), nn.Linear(size, size)
        self.up, self.down = nn.Linear(size, 2 * size), nn.Linear(2 * size, size)
        self.drop = Drop(dropout)

    def forward(self, x: Tensor, inside: Tensor) -> Tensor:
        k, w, size = x.shape
        q, keys, values = self.qkv(self.before(x)).view(k, w, 3, self.heads, size // self.heads).unbind(2)
        scores = torch.einsum("kqhd,kwhd->khqw", q, keys) * (size // self.heads) ** -0.5
        weights = torch.softmax(scores.masked_fill(~inside[:, None, None, :], FAR), -1)
        mixed = torch.einsum("khqw,kwhd->kqhd", weights, values).reshape(k, w, size)
        x = x + self.drop(self.out(mixed))
        return x + self.drop(self.down(functional.gelu(self.up(self.between(x)))))


class Scorer(nn.Module):
    """Arrays of :class:`counterclaim.appraise.windows.StanceFeatures`, and its tokens' vectors, to logits (k, 12)."""

    def __init__(self, *, size: int = 96, heads: int = 4, pools: int = 6, dropout: float = 0.25) -> None:
        super().__init__()
        self.word = nn.Linear(SIZE, size)
        *classes, lemmas = TOKEN_SIZES.values()
        self.features = nn.ModuleList(nn.Embedding(n, size) for n in classes)
        self.lemma, self.of_lemma = nn.Embedding(lemmas, LEMMA), nn.Linear(LEMMA, size, bias=False)
        self.role, self.place = nn.Embedding(ROLES, size), nn.Embedding(WIDTH, size)
        for embed in (*self.features, self.lemma, self.role, self.place):
            assert isinstance(embed, nn.Embedding)
            nn.init.normal_(embed.weight, std=0.3)
        self.joined, self.mixed, self.last = nn.LayerNorm(size), nn.LayerNorm(size), nn.LayerNorm(size)
        self.mix = nn.Linear(4 * size, size)
        self.layer = Layer(size, heads, dropout)
        self.weigh, self.value = nn.Linear(size, pools), nn.Linear(size, size)
        self.sign, self.direct = nn.Linear(len(NAMES), size // 2), nn.Linear(len(NAMES), len(STANCES))
        self.deep = nn.Linear((pools + 3) * size + size // 2, 192)
        self.out = nn.Linear(192, len(STANCES))
        self.drop, self.much = Drop(dropout), nn.Dropout(0.35)

    def forward(
        self, vectors: Tensor, ids: Tensor, words: Tensor, inside: Tensor, role: Tensor, head: Tensor, signs: Tensor
    ) -> Tensor:
        tokens = self.word(vectors) + self.of_lemma(self.lemma(ids[:, -1]))
        tokens = tokens + sum(embed(ids[:, k]) for k, embed in enumerate(self.features))
        x = self.joined(functional.gelu(tokens[words] + self.role(role)))
        pad = torch.zeros_like(x[:, :1])
        before, after = torch.cat([pad, x[:, :-1]], 1), torch.cat([x[:, 1:], pad], 1)
        heads = torch.gather(x, 1, head[:, :, None].expand(-1, -1, x.shape[2]))
        x = self.mixed(x + self.drop(functional.gelu(self.mix(torch.cat([x, before, after, heads], -1)))))
        x = x + self.place.weight[torch.arange(x.shape[1], device=x.device)]
        return self._judged(self.last(self.layer(x, inside)), inside, role, signs)

    def _judged(self, x: Tensor, inside: Tensor, role: Tensor, signs: Tensor) -> Tensor:
        outside = ~inside[:, :, None]
        weights = torch.softmax(self.weigh(x).masked_fill(outside, FAR), 1)
        pooled = torch.einsum("kwp,kwd->kpd", weights, self.value(x)).flatten(1)
        strongest = x.masked_fill(outside, FAR).amax(1)
        mains = [_mean(x, (role == main)[:, :, None]) for main in (CUE, CONTENT)]
        found = torch.cat([pooled, strongest, *mains, functional.gelu(self.sign(signs))], 1)
        deep = functional.gelu(self.deep(self.much(found)))
        return self.out(self.much(deep)) + self.direct(signs)


def _mean(x: Tensor, chosen: Tensor) -> Tensor:
    weights = chosen.to(x.dtype)
    return (x * weights).sum(1) / weights.sum(1).clamp(min=1.0)


class Exported(nn.Module):
    """What is packaged: arrays to probabilities."""

    def __init__(self, scorer: Scorer) -> None:
        super().__init__()
        self.scorer = scorer

    def forward(self, *arrays: Tensor) -> Tensor:
        return torch.softmax(self.scorer(*arrays), 1)
