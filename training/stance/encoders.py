"""Two encoders that read an attribution piece by piece: the larger one that teaches, and the one that is packaged.

To the vector of each word piece one is added that tells what the piece is of, source, cue or content (compare the
markers of Wu and He, CIKM 2019). What is pooled of each of these goes with the signs of
:mod:`counterclaim.appraise.signs` into a layer, and the signs once more directly into the answer, as in a wide and
deep network (Cheng et al., 2016), so that what the rules say need not be learned anew.
"""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from counterclaim.appraise.signs import NAMES, STANCES
from counterclaim.appraise.stance_reader import LENGTH
from counterclaim.appraise.windows import ROLES as READER_ROLES
from counterclaim.encoder import SIZE
from counterclaim.encoder.pieces import FIRST, LAST, UNKNOWN
from training.attribution.export import eight_bits, through
from training.attribution.network import FAR, Encoder

TEACHER_ROLES = ("", "content", "source", "cue")
"""What a piece is of, as the teacher is told."""
HEAD = 64
"""The size of a head of attention of MPNet."""
SIGNS = (1, 2, 3)
"""Pieces that stand for masked names and line breaks."""


class Judge(nn.Module):
    """Vectors (r, p, size) of pieces with their roles, and signs (r, s), to logits (r, 12)."""

    def __init__(self, size: int, roles: int) -> None:
        super().__init__()
        self.roles = roles
        self.sign, self.direct = nn.Linear(len(NAMES), 96), nn.Linear(len(NAMES), len(STANCES))
        self.hidden, self.out = nn.Linear(roles * size + 96, 512), nn.Linear(512, len(STANCES))

    def forward(self, x: Tensor, roles: Tensor, signs: Tensor) -> Tensor:
        pooled = [x[:, 0]]
        for role in range(1, self.roles):
            chosen = (roles == role).to(x.dtype)[..., None]
            pooled.append((x * chosen).sum(1) / chosen.sum(1).clamp(min=1.0))
        found = torch.cat([*pooled, functional.gelu(self.sign(signs))], 1)
        deep = functional.gelu(self.hidden(functional.dropout(found, 0.15, self.training)))
        return self.out(functional.dropout(deep, 0.2, self.training)) + self.direct(signs)


class Teacher(nn.Module):
    """MPNet (Song et al., NeurIPS 2020) with roles; its size is that of the weights that it is given."""

    pad = 1

    def __init__(self, weights: dict[str, Tensor], dropout: float = 0.1) -> None:
        super().__init__()
        self.word = _frozen(weights["embeddings.word_embeddings.weight"])
        self.position = _frozen(weights["embeddings.position_embeddings.weight"])
        self.relative = _frozen(weights["encoder.relative_attention_bias.weight"])
        size = self.word.shape[1]
        self.norm = nn.LayerNorm(size, eps=1e-5)
        _copy(self.norm, weights, "embeddings.LayerNorm")
        count = sum(name.endswith("intermediate.dense.weight") for name in weights)
        self.layers = nn.ModuleList(TeacherLayer(size, dropout) for _ in range(count))
        for number, layer in enumerate(self.layers):
            layer.take(weights, number)
        self.role = _role_vectors(len(TEACHER_ROLES), size)
        self.judge = Judge(size, len(TEACHER_ROLES))
        self.dropout = dropout

    def forward(self, pieces: Tensor, roles: Tensor, signs: Tensor) -> Tensor:
        """Logits (r, 12)."""
        with torch.autocast(pieces.device.type, torch.bfloat16):
            order = torch.arange(pieces.shape[1], device=pieces.device)
            x = self.norm(self.word[pieces] + self.position[order + 2]) + self.role(roles)
            x = functional.dropout(x, self.dropout, self.training)
            near = self.relative[_bucket(order[None] - order[:, None])].permute(2, 0, 1)[None]
            bias = near + _outside(pieces, self.pad)
            for layer in self.layers:
                x = layer(x, bias)
        return self.judge(x.float(), roles, signs)

    def rates(self) -> list[dict[str, Any]]:
        """How fast each part learns: all layers, those below more slowly (Howard and Ruder, ACL 2018)."""
        return [
            *_by_layer(self.layers, 5e-5),
            {"params": [*self.judge.parameters(), *self.role.parameters()], "lr": 5e-4},
            {"params": list(self.norm.parameters()), "lr": 1e-5},
        ]


class TeacherLayer(nn.Module):
    """One layer of MPNet, its three projections in one."""

    def __init__(self, size: int, dropout: float) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(size, 3 * size), nn.Linear(size, size)
        self.up, self.down = nn.Linear(size, 4 * size), nn.Linear(4 * size, size)
        self.norm1, self.norm2 = nn.LayerNorm(size, eps=1e-5), nn.LayerNorm(size, eps=1e-5)
        self.dropout = dropout

    def take(self, weights: dict[str, Tensor], number: int) -> None:
        """The pretrained weights of the layer of this number."""
        of = f"encoder.layer.{number}."
        with torch.no_grad():
            for kind in ("weight", "bias"):
                joined = torch.cat([weights[f"{of}attention.attn.{part}.{kind}"] for part in "qkv"])
                getattr(self.qkv, kind).copy_(joined)
        _copy(self.out, weights, f"{of}attention.attn.o")
        _copy(self.norm1, weights, f"{of}attention.LayerNorm")
        _copy(self.up, weights, f"{of}intermediate.dense")
        _copy(self.down, weights, f"{of}output.dense")
        _copy(self.norm2, weights, f"{of}output.LayerNorm")

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, size = x.shape
        q, keys, values = self.qkv(x).view(b, t, 3, size // HEAD, HEAD).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, keys, values, attn_mask=bias.to(q.dtype))
        mixed = self.out(mixed.transpose(1, 2).reshape(b, t, size))
        x = self.norm1(x + functional.dropout(mixed, self.dropout, self.training))
        wide = self.down(functional.gelu(self.up(x)))
        return self.norm2(x + functional.dropout(wide, self.dropout, self.training))


class Reader(nn.Module):
    """The first layers of MiniLM (Wang et al., NeurIPS 2020) with roles, its word vectors tuned too. The vectors that
    the encoder of attribution adds for masked names are not used: those of their pieces do as well."""

    pad = 0

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.role = _role_vectors(READER_ROLES, SIZE)
        self.judge = Judge(SIZE, READER_ROLES)

    def forward(self, pieces: Tensor, roles: Tensor, signs: Tensor) -> Tensor:
        """Logits (r, 12)."""
        encoder = self.encoder
        with torch.autocast(pieces.device.type, torch.bfloat16):
            places = torch.arange(pieces.shape[1], device=pieces.device)
            x = encoder.norm(encoder.word(pieces) + encoder.position(places) + self.role(roles))
            x = encoder.drop(x)
            bias = _outside(pieces, self.pad)
            for layer in encoder.layers:
                x = layer(x, bias)
        return self.judge(x.float(), roles, signs)

    def rates(self) -> list[dict[str, Any]]:
        """How fast each part learns."""
        inputs = [module.weight for module in (self.encoder.word, self.encoder.position)]
        return [
            *_by_layer(self.encoder.layers, 2e-4),
            {"params": [*inputs, *self.encoder.norm.parameters()], "lr": 1e-4},
            {"params": [*self.judge.parameters(), *self.role.parameters()], "lr": 1e-3},
        ]


class ExportedReader(nn.Module):
    """What is packaged: one attribution at a time, so nothing is padded; word vectors of eight bits, one scale a row.
    Only pieces that the training data holds have vectors, which saves half of the file; others are read as [UNK]."""

    def __init__(self, reader: Reader, known: set[int]) -> None:
        super().__init__()
        rows = torch.tensor(sorted({*known, UNKNOWN, FIRST, LAST, *SIGNS}))
        count = reader.encoder.word.num_embeddings
        number = torch.full((count,), int((rows == UNKNOWN).nonzero()), dtype=torch.int32)
        number[rows] = torch.arange(len(rows), dtype=torch.int32)
        word, scale = eight_bits(reader.encoder.word.weight.detach()[rows])
        self.register_buffer("number", number)
        self.register_buffer("word", word)
        self.register_buffer("scale", scale)
        self.register_buffer("position", reader.encoder.position.weight.detach()[:LENGTH].clone())
        self.norm, self.layers = reader.encoder.norm, reader.encoder.layers
        self.role, self.judge = reader.role, reader.judge

    def forward(self, pieces: Tensor, role: Tensor, signs: Tensor) -> Tensor:
        """Probabilities (1, 12)."""
        at = self.number[pieces].long()
        x = self.word[at].float() * self.scale[at] + self.position[: pieces.shape[1]] + self.role(role)
        x = self.norm(x)
        for layer in self.layers:
            x = through(layer, x)
        return torch.softmax(self.judge(x, role, signs), 1)


def _frozen(weight: Tensor) -> nn.Parameter:
    return nn.Parameter(weight.clone(), requires_grad=False)


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    with torch.no_grad():
        for kind in ("weight", "bias"):
            getattr(module, kind).copy_(weights[f"{name}.{kind}"])


def _role_vectors(count: int, size: int) -> nn.Embedding:
    """Small vectors, nought for pieces of no part."""
    vectors = nn.Embedding(count, size)
    nn.init.normal_(vectors.weight, std=0.02)
    nn.init.zeros_(vectors.weight[0])
    return vectors


def _outside(pieces: Tensor, pad: int) -> Tensor:
    """What is added to scores of attention (r, 1, 1, p), so that none goes to what only pads."""
    return (pieces == pad).float()[:, None, None, :] * FAR


def _bucket(distance: Tensor) -> Tensor:
    """The bucket, of 32, of a relative position (Raffel et al., JMLR 2020)."""
    behind = (distance > 0).long() * 16
    n = distance.abs()
    far = 8 + (torch.log(n.float().clamp(min=1) / 8) / math.log(128 / 8) * 8).long()
    return behind + torch.where(n < 8, n, far.clamp(max=15))


def _by_layer(layers: nn.ModuleList, rate: float) -> list[dict[str, Any]]:
    """The highest layer learns at the rate, each below it at nine tenths of the one above."""
    return [{"params": list(layer.parameters()), "lr": rate * 0.9**below} for below, layer in enumerate(layers[::-1])]
