"""The network: a masked-name MiniLM encoder, a tagger of cues, and a scorer of roles with a conditional random field.

Encoder: the first layers of MiniLM-L6 (Wang et al., NeurIPS 2020), run over windows of word pieces; a word's vector is
the mean of its pieces. Tokens: encoder and parse features, mixed with their neighbours and their heads. Roles: for each
cue a tag sequence over the tokens around it, scored by a network over both tokens and what relates them in the tree
(in the manner of dependency-based semantic role labelling), decoded as a whole (Lafferty et al., ICML 2001) with
scores for the edges of spans, so that the two ends of a span are decided together.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from counterclaim.attribute.neural.features import PAIR_SIZES, TOKEN_SIZES

WIDTH, HEADS, MIDDLE = 384, 12, 1536
ROLES = 4
FAR = -1e4
"""What stands for minus infinity, so that no gradient turns into a nought divided by a nought."""


class Drop(nn.Module):
    """Dropout with one mask for all tokens of a row (Gal and Ghahramani, 2016): random numbers are slow on a CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.rate:
            return x
        shape = (*x.shape[:-2], 1, x.shape[-1])
        mask = torch.rand(shape, device=x.device) >= self.rate
        return x * (mask.to(x.dtype) / (1.0 - self.rate))


class Layer(nn.Module):
    """One transformer layer of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up = nn.Linear(WIDTH, MIDDLE)
        self.down = nn.Linear(MIDDLE, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Drop(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, _ = x.shape
        qkv = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        q, k, v = qkv[0], qkv[1], qkv[2]
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        mixed = mixed.transpose(1, 2).reshape(b, t, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces (b, t) and their mask to vectors (b, t, 384)."""

    def __init__(self, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.signs = nn.Embedding(4, WIDTH)
        """Learned vectors of the signs for names, acronyms and line breaks, added to those of their pieces."""
        nn.init.zeros_(self.signs.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.drop = Drop(dropout)

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        sign = torch.where((pieces >= 1) & (pieces <= 3), pieces, torch.zeros_like(pieces))
        x = self.drop(self.norm(self.word(pieces) + self.position(places) + self.signs(sign)))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * FAR
        for layer in self.layers:
            x = layer(x, bias)
        return x

    @classmethod
    def pretrained(cls, path: Path, layers: int) -> Encoder:
        """The first layers of a BERT checkpoint in safetensors."""
        weights = load_file(path)
        encoder = cls(layers)
        e = "embeddings."
        with torch.no_grad():
            encoder.word.weight.copy_(weights[e + "word_embeddings.weight"])
            encoder.position.weight.copy_(
                weights[e + "position_embeddings.weight"] + weights[e + "token_type_embeddings.weight"][0]
            )
            _copy(encoder.norm, weights, e + "LayerNorm")
            for k, layer in enumerate(encoder.layers):
                assert isinstance(layer, Layer)
                a = f"encoder.layer.{k}."
                for part in ("weight", "bias"):
                    rows = [weights[f"{a}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                    getattr(layer.qkv, part).copy_(torch.cat(rows))
                _copy(layer.out, weights, a + "attention.output.dense")
                _copy(layer.norm1, weights, a + "attention.output.LayerNorm")
                _copy(layer.up, weights, a + "intermediate.dense")
                _copy(layer.down, weights, a + "output.dense")
                _copy(layer.norm2, weights, a + "output.LayerNorm")
        return encoder


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    for part in ("weight", "bias"):
        getattr(module, part).copy_(weights[f"{name}.{part}"])


class Mixer(nn.Module):
    """Each token with its neighbours and its head in the tree."""

    def __init__(self, size: int, dropout: float) -> None:
        super().__init__()
        self.mix = nn.Linear(5 * size, size)
        self.norm = nn.LayerNorm(size)
        self.drop = Drop(dropout)

    def forward(self, x: Tensor, head: Tensor) -> Tensor:
        """x (n, size), head (n,): one document, or several with a blank row between."""
        pad = torch.zeros_like(x[:1])
        before, after = torch.cat([pad, x[:-1]]), torch.cat([x[1:], pad])
        above = x[head]
        mixed = self.mix(torch.cat([x, before, after, above, above[head]], 1))
        return self.norm(x + self.drop(functional.gelu(mixed)))


class Tokens(nn.Module):
    """Word vectors (n, 384) and features to token states (n, size) and two logits each: a cue of the outermost
    attribution, and a cue of any."""

    def __init__(self, size: int = 256, dropout: float = 0.2, mixers: int = 2) -> None:
        super().__init__()
        widths = {"tag": 32, "label": 32, "shape": 16, "quote": 16, "place": 8}
        self.features = nn.ModuleList(nn.Embedding(n, widths[name]) for name, n in TOKEN_SIZES.items())
        self.join = nn.Linear(WIDTH + sum(widths.values()), size)
        self.norm = nn.LayerNorm(size)
        self.mixers = nn.ModuleList(Mixer(size, dropout) for _ in range(mixers))
        self.cue = nn.Sequential(nn.Linear(size, 128), nn.GELU(), Drop(dropout), nn.Linear(128, 2))
        self.drop = Drop(dropout)

    def forward(self, words: Tensor, ids: Tensor, head: Tensor) -> tuple[Tensor, Tensor]:
        found = [embed(ids[:, k]) for k, embed in enumerate(self.features)]
        x = self.norm(functional.gelu(self.join(self.drop(torch.cat([words, *found], 1)))))
        for mixer in self.mixers:
            x = mixer(x, head)
        return x, self.cue(x)


class Roles(nn.Module):
    """For k cues and the tokens around each: scores (k, width, 3 * 4) of a role, of its beginning and of its end."""

    def __init__(self, size: int = 256, middle: int = 192, dropout: float = 0.2) -> None:
        super().__init__()
        self.of_cue = nn.Linear(size, middle)
        self.of_token = nn.Linear(size, middle)
        self.cue_factor = nn.Linear(size, 96)
        self.token_factor = nn.Linear(size, 96)
        self.product = nn.Linear(96, middle, bias=False)
        self.features = nn.ModuleList(nn.Embedding(n, middle) for n in PAIR_SIZES.values())
        for embed in self.features:
            assert isinstance(embed, nn.Embedding)
            nn.init.normal_(embed.weight, std=0.1)
        self.deep = nn.Linear(middle, 128)
        self.score = nn.Linear(128, 3 * ROLES)
        self.drop = Drop(dropout)

    def forward(self, tokens: Tensor, cue: Tensor, around: Tensor, pairs: Tensor) -> Tensor:
        """tokens (n, size); cue (k,); around (k, width) token indices, those outside clipped; pairs (k, width, 6)."""
        tokens = self.drop(tokens)
        left, right = self.of_cue(tokens)[cue], self.of_token(tokens)[around]
        product = self.cue_factor(tokens)[cue][:, None] * self.token_factor(tokens)[around]
        x = left[:, None] + right + self.product(product)
        for k, embed in enumerate(self.features):
            x = x + embed(pairs[:, :, k])
        return self.score(functional.gelu(self.deep(self.drop(functional.gelu(x)))))


class Sequence(nn.Module):
    """A linear-chain conditional random field over the four roles, with scores for the edges of spans."""

    def __init__(self) -> None:
        super().__init__()
        self.change = nn.Parameter(torch.zeros(ROLES, ROLES))
        with torch.no_grad():
            self.change.fill_(-2.0).fill_diagonal_(0.0)

    def potentials(self, scores: Tensor, inside: Tensor) -> Tensor:
        """Log potentials (k, width, 4, 4) of the step from the token before; row 0 holds the first token's."""
        role, start, stop = scores.float().split(ROLES, -1)
        blocked = torch.full((ROLES,), FAR, device=scores.device)
        blocked[0] = 0.0
        role = torch.where(inside[..., None], role, blocked)
        other = 1.0 - torch.eye(ROLES, device=scores.device)
        edge = start[:, 1:, None, :] + stop[:, :-1, :, None]
        step = self.change + other * edge + role[:, 1:, None, :]
        first = torch.full((*role.shape[:1], 1, ROLES, ROLES), FAR, device=scores.device)
        first[:, 0, 0, :] = role[:, 0]
        return torch.cat([first, step], 1)

    def loss(self, scores: Tensor, inside: Tensor, gold: Tensor) -> Tensor:
        """Negative log likelihood (k,) of gold roles (k, width)."""
        steps = self.potentials(scores, inside)
        before = torch.cat([torch.zeros_like(gold[:, :1]), gold[:, :-1]], 1)
        k, t = torch.arange(len(gold), device=gold.device)[:, None], torch.arange(gold.shape[1], device=gold.device)
        return total(steps) - steps[k, t, before, gold].sum(1)


def total(steps: Tensor) -> Tensor:
    """The log partition (k,) by pairwise products of the step matrices: nine rounds instead of 321 steps."""
    k, t = steps.shape[:2]
    size = 1 << (t - 1).bit_length()
    same = torch.full((ROLES, ROLES), FAR, device=steps.device).fill_diagonal_(0.0)
    steps = torch.cat([steps, same.expand(k, size - t, ROLES, ROLES)], 1)
    while steps.shape[1] > 1:
        left, right = steps[:, 0::2], steps[:, 1::2]
        steps = torch.logsumexp(left[..., :, :, None] + right[..., None, :, :], -2)
    return torch.logsumexp(steps[:, 0, 0], -1)


class Network(nn.Module):
    """All of it."""

    def __init__(self, encoder: Encoder, *, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = encoder
        self.tokens = Tokens(dropout=dropout)
        self.roles = Roles(dropout=dropout)
        self.sequence = Sequence()
