"""The training loop."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from counterclaim.encoder.pieces import WordPieces
from training.attribution.batches import Batcher, groups
from training.attribution.data import Article
from training.attribution.network import Encoder, Layer, Network
from training.attribution.trained import word_vectors

Tell = Callable[[str], None]
SIGNS = {1: "john smith london russia michael", 2: "fbi nato eu un", 3: ". . ;"}
"""The words whose mean vector the signs for names, acronyms and line breaks begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to train. Rates are the highest, reached after the warm-up; ``decay`` lowers them a layer further down."""

    epochs: int = 8
    layers: int = 4
    rate: float = 2e-4
    decay: float = 0.85
    head_rate: float = 1e-3
    average: float = 0.998
    tokens: int = 1500
    seed: int = 1
    windows: tuple[int, int] = (100, 200)
    """The longest window is drawn anew for each step between these, so that cuts fall elsewhere each time."""


def losses(network: Network, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """The loss of cues and that of roles, each for one gold attribution."""
    states, logits = network.tokens(word_vectors(network, batch), batch["ids"], batch["head"])
    each = functional.binary_cross_entropy_with_logits(
        logits, batch["is_cue"][:, None].expand_as(logits), reduction="none"
    )
    outer = each[:, 0][batch["real"]].sum()
    # Nothing within a gold content is annotated: what is no outermost cue there may yet be one.
    inner = each[:, 1][batch["real"] & ~(batch["held"] & (batch["is_cue"] == 0))].sum()
    scores = network.roles(states, batch["cue"], batch["around"], batch["pairs"])
    roles = network.sequence.loss(scores, batch["inside"], batch["roles"])
    return (outer + 0.5 * inner) / len(roles), roles.mean()


def begin(model: Path, pieces: WordPieces, layers: int) -> Network:
    """An untrained network over the pretrained encoder, whose word vectors stay as they are."""
    network = Network(Encoder.pretrained(model / "model.safetensors", layers))
    with torch.no_grad():
        for sign, words in SIGNS.items():
            ids = torch.tensor([piece for each in pieces.of(words.split()) for piece in each])
            network.encoder.word.weight[sign] = network.encoder.word.weight[ids].mean(0)
    for frozen in (network.encoder.word, network.encoder.position):
        frozen.requires_grad_(False)
    return network


def optimiser(network: Network, plan: Plan) -> torch.optim.AdamW:
    """AdamW with rates that fall from the heads down to the first layer."""
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder")]
    depth = [
        {"params": list(layer.parameters()), "lr": plan.rate * plan.decay ** (plan.layers - 1 - k)}
        for k, layer in enumerate(network.encoder.layers)
        if isinstance(layer, Layer)
    ]
    low = [*network.encoder.signs.parameters(), *network.encoder.norm.parameters()]
    rest = [{"params": low, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}]
    return torch.optim.AdamW([*depth, *rest], weight_decay=0.01)


class Average:
    """The running mean of the weights (Polyak and Juditsky, 1992): steadier than the last step's."""

    def __init__(self, network: Network, decay: float) -> None:
        self.decay = decay
        self.weights = {name: value.detach().clone() for name, value in network.state_dict().items()}

    @torch.no_grad()
    def take(self, network: Network, step: int) -> None:
        decay = min(self.decay, step / (step + 10))
        for name, value in network.state_dict().items():
            if not name.startswith(("encoder.word", "encoder.position")):
                self.weights[name].lerp_(value, 1 - decay)


def train(
    articles: Sequence[Article],
    model: Path,
    plan: Plan,
    kept: Path,
    *,
    tell: Tell,
    after: Callable[[int, Path], None] | None = None,
    prepare: Callable[[Network], None] | None = None,
) -> Path:
    """Train, keeping all in ``kept`` after each epoch and going on from there; gives the file of averaged weights.

    ``prepare`` is called on the untrained network, ``after`` after each epoch with the weights so far.
    """
    torch.manual_seed(plan.seed)
    pieces = WordPieces((model / "vocab.txt").read_text("utf-8"))
    network = begin(model, pieces, plan.layers)
    if prepare is not None:
        prepare(network)
    optimizer = optimiser(network, plan)
    peak = [group["lr"] for group in optimizer.param_groups]
    steps = plan.epochs * sum(1 for _ in groups(articles, plan.tokens, random.Random(0)))
    average, batcher = Average(network, plan.average), Batcher(pieces)
    step = start = 0
    if kept.exists():
        state = torch.load(kept, weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        average.weights, step, start = state["average"], state["step"], state["epoch"]
    result = kept.with_suffix(".average.pt")
    for epoch in range(start, plan.epochs):
        rng = random.Random(plan.seed * 1000 + epoch)
        network.train()
        sums, seen, began = [0.0, 0.0], 0, time.monotonic()
        for group in groups(articles, plan.tokens, rng):
            factor = min(1.0, (step + 1) / (0.06 * steps)) * max(0.02, 1.0 - step / steps)
            for param_group, rate in zip(optimizer.param_groups, peak, strict=True):
                param_group["lr"] = rate * factor
            cue, role = losses(network, batcher.join(group, rng.randint(*plan.windows)))
            optimizer.zero_grad()
            (cue + role).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            step, seen = step + 1, seen + 1
            average.take(network, step)
            sums[0] += cue.item()
            sums[1] += role.item()
            if seen % 50 == 0:
                means, spent = [value / seen for value in sums], time.monotonic() - began
                tell(f"epoch {epoch} step {step}/{steps}: cue {means[0]:.3f} roles {means[1]:.3f} {spent:.0f} s")
        state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "average": average.weights}
        torch.save({**state, "step": step, "epoch": epoch + 1}, kept)
        torch.save({"average": average.weights, "layers": plan.layers}, result)
        if after is not None:
            after(epoch, result)
    return result


def load(weights: Path) -> Network:
    """A network with the averaged weights that training kept."""
    kept = torch.load(weights, weights_only=True)
    network = Network(Encoder(kept["layers"]))
    network.load_state_dict(kept["average"])
    return network.eval()
