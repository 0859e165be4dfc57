"""The network behind the ranking, and how it is fitted."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from counterclaim.encoder import SIZE
from training.coreference.data import Example

SMALL, DROPOUT, RATE = 16, 0.3, 2e-3
_MEASURED = 256
"""Examples that are measured together."""
WITHOUT = 0.15
"""The share of batches in which vectors are nought, so that the ranking also works without the encoder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to fit: ``hidden`` units, passes over all examples, examples in a step."""

    hidden: int = 32
    epochs: int = 8
    batch: int = 64


FOR_PRONOUNS, FOR_DESCRIPTIONS = Plan(), Plan(hidden=48, epochs=12, batch=32)


class Network(nn.Module):
    """See :class:`counterclaim.resolve.ranker.Weights`."""

    def __init__(self, features: int, hidden: int) -> None:
        super().__init__()
        self.of_mention = nn.Linear(SIZE, SMALL, bias=False)
        self.of_candidate = nn.Linear(SIZE, SMALL, bias=False)
        self.first = nn.Linear(features + 3 * SMALL, hidden)
        self.second = nn.Linear(hidden, 1, bias=False)
        self.thin, self.thinner = nn.Dropout(DROPOUT), nn.Dropout(0.2)

    def forward(
        self, features: Tensor, mentions: Tensor, candidates: Tensor, number: Tensor, *, vectors: bool
    ) -> Tensor:
        """The score of each row; the mention's vector is that of the example with the row's number."""
        if vectors:
            of_mention = self.of_mention(self.thinner(mentions))[number]
            of_candidate = self.of_candidate(self.thinner(candidates))
            related = torch.cat([of_mention, of_candidate, of_mention * of_candidate], 1)
        else:
            related = torch.zeros(len(features), 3 * SMALL)
        hidden = torch.relu(self.first(torch.cat([features, related], 1)))
        return self.second(self.thin(hidden))[:, 0]


def rows(examples: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Features, vectors of mentions (one an example) and candidates, the example of each row, whether it is right."""
    features = np.concatenate([each.features for each in examples])
    sizes = [len(each.features) for each in examples]
    mentions = np.stack([each.mention for each in examples])
    candidates = np.zeros((len(features), SIZE), dtype=np.float16)
    for start, each in zip(np.cumsum([0, *sizes[:-1]]), examples, strict=True):
        candidates[start : start + len(each.candidates)] = each.candidates
    right = np.zeros(len(features), dtype=np.bool_)
    for start, each in zip(np.cumsum([0, *sizes[:-1]]), examples, strict=True):
        right[[start + k for k in each.right]] = True
    number = torch.from_numpy(np.repeat(np.arange(len(examples)), sizes))
    arrays = (torch.from_numpy(array.astype(np.float32)) for array in (features, mentions, candidates))
    return (*arrays, number, torch.from_numpy(right))


def _log_sum(scores: Tensor, number: Tensor, count: int) -> Tensor:
    top = torch.full((count,), -1e9).scatter_reduce(0, number, scores, "amax")
    return top + torch.log(torch.zeros(count).scatter_add(0, number, torch.exp(scores - top[number])) + 1e-9)


def fit(examples: Sequence[Example], plan: Plan = FOR_PRONOUNS, *, seed: int = 0) -> Network:
    """Maximise the probability that a right candidate is chosen, as Durrett and Klein (EMNLP 2013) do."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = Network(examples[0].features.shape[1], plan.hidden)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=1e-2)
    steps = plan.epochs * -(-len(examples) // plan.batch) + 1
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    order = list(range(len(examples)))
    network.train()
    for _ in range(plan.epochs):
        chance.shuffle(order)
        for start in range(0, len(order), plan.batch):
            batch = [examples[k] for k in order[start : start + plan.batch]]
            *given, number, right = rows(batch)
            scores = network(*given, number, vectors=chance.random() > WITHOUT)
            chosen = torch.where(right, scores, torch.full_like(scores, -1e9))
            loss = _log_sum(scores, number, len(batch)) - _log_sum(chosen, number, len(batch))
            optimiser.zero_grad()
            (loss * torch.tensor([each.weight for each in batch])).mean().backward()
            optimiser.step()
            schedule.step()
    return network.eval()


def right_share(network: Network, examples: Sequence[Example], *, vectors: bool = True) -> float:
    """The share of examples in which the best row is right."""
    right = 0
    with torch.no_grad():
        for start in range(0, len(examples), _MEASURED):
            batch = examples[start : start + _MEASURED]
            *given, number, _ = rows(batch)
            scores, owners = network(*given, number, vectors=vectors).numpy(), number.numpy()
            right += sum(int(np.argmax(scores[owners == k])) in each.right for k, each in enumerate(batch))
    return right / max(len(examples), 1)


def save(network: Network, path: Path) -> None:
    """Write the weights as :func:`counterclaim.resolve.ranker.load_ranker` reads them."""
    state = {name: value.numpy().astype(np.float16) for name, value in network.state_dict().items()}
    np.savez(
        path,
        of_mention=state["of_mention.weight"].T,
        of_candidate=state["of_candidate.weight"].T,
        first=state["first.weight"].T,
        bias=state["first.bias"],
        second=state["second.weight"][0],
    )
