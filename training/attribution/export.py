"""A trained network as the ONNX graphs of the package.

The encoder's matrices become eight-bit integers, one scale a channel, with reduced range (on processors without VNNI
instructions two products of full range overflow), and so do the heads'; its word vectors eight-bit, one scale a word.
"""

from __future__ import annotations

import shutil
import tempfile
import warnings
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.attribution.network import HEADS, WIDTH, Encoder, Layer, Network

OPSET = 17


class Exported(nn.Module):
    """The encoder for one window at a time, with small word vectors."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        weight = encoder.word.weight.detach().clone()
        weight[1:4] += encoder.signs.weight.detach()[1:4]
        word, scale = eight_bits(weight)
        self.register_buffer("word", word)
        self.register_buffer("scale", scale)
        self.register_buffer("position", encoder.position.weight.detach()[:256].clone())
        self.norm, self.layers = encoder.norm, encoder.layers

    def forward(self, pieces: Tensor) -> Tensor:
        x = self.word[pieces].float() * self.scale[pieces] + self.position[: pieces.shape[1]]
        x = self.norm(x)
        for layer in self.layers:
            assert isinstance(layer, Layer)
            x = through(layer, x)
        return x


def eight_bits(weight: Tensor) -> tuple[Tensor, Tensor]:
    """A matrix in eight bits, and the scale (n, 1) of each of its rows."""
    scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127.0
    return torch.round(weight / scale).to(torch.int8), scale


def through(layer: Layer, x: Tensor) -> Tensor:
    """What a layer makes of windows (b, t, 384) in which nothing is padded."""
    b, t = x.shape[0], x.shape[1]
    q, k, v = layer.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
    weights = torch.softmax(q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5, -1)
    x = layer.norm1(x + layer.out((weights @ v).transpose(1, 2).reshape(b, t, WIDTH)))
    return layer.norm2(x + layer.down(functional.gelu(layer.up(x))))


def export(network: Network, model: Path, encoder: Path, heads: Path, *, quantise: bool) -> None:
    """Write ``encoder.onnx`` and ``vocabulary.txt`` into the encoder's folder, ``tokens.onnx`` and ``roles.onnx`` into
    that of the heads."""
    encoder.mkdir(parents=True, exist_ok=True)
    heads.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(model / "vocab.txt", encoder / "vocabulary.txt")
    arrays = {"pieces": torch.randint(1000, 2000, (2, 40))}
    _export(Exported(network.encoder), encoder / "encoder.onnx", arrays, "vectors", quantise=quantise)
    n, k = 400, 3
    arrays = {"words": torch.randn(n, WIDTH), "ids": torch.ones(n, 5, dtype=torch.long), "head": torch.arange(n)}
    _export(network.tokens, heads / "tokens.onnx", arrays, "states", "logits", quantise=quantise)
    around, pairs = torch.randint(0, n, (k, 129)), torch.zeros(k, 129, 6, dtype=torch.long)
    arrays = {"states": torch.randn(n, 256), "cue": torch.arange(k), "around": around, "pairs": pairs}
    _export(network.roles, heads / "roles.onnx", arrays, "scores", quantise=quantise)


def _export(module: nn.Module, path: Path, arrays: dict[str, Tensor], *outputs: str, quantise: bool) -> None:
    fixed = {5, 6, WIDTH, 256}
    sizes = {a: {d: f"{a}{d}" for d, size in enumerate(t.shape) if size not in fixed} for a, t in arrays.items()}
    free = {**sizes, **{name: {0: f"{name}0"} for name in outputs}}
    if outputs in {("vectors",), ("scores",)}:
        free[outputs[0]][1] = f"{outputs[0]}1"
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            module.eval(),
            tuple(arrays.values()),
            str(plain),
            dynamo=False,
            input_names=list(arrays),
            output_names=list(outputs),
            dynamic_axes=free,
            opset_version=OPSET,
        )
        if not quantise:
            shutil.copyfile(plain, path)
            return
        in_eight_bits(plain, path)


def in_eight_bits(plain: Path, path: Path) -> None:
    """Write a graph with its matrices in eight bits."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        plain,
        path,
        op_types_to_quantize=["MatMul", "Gemm"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )
