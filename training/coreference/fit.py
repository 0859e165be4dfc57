"""The network behind the ranking, and how it is fitted."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from counterclaim.encoder import SIZE
from counterclaim.resolve.ranking import FEATURES
from training.coreference.data import Example

SMALL, HIDDEN, DROPOUT, EPOCHS, BATCH, RATE = 16, 32, 0.3, 8, 64, 2e-3
WITHOUT = 0.15
"""The share of batches in which vectors are nought, so that the ranking also works without the encoder."""


class Network(nn.Module):
    """See :class:`counterclaim.resolve.ranking.Weights`."""

    def __init__(self) -> None:
        super().__init__()
        self.of_pronoun = nn.Linear(SIZE, SMALL, bias=False)
        self.of_candidate = nn.Linear(SIZE, SMALL, bias=False)
        self.first = nn.Linear(len(FEATURES) + 3 * SMALL, HIDDEN)
        self.second = nn.Linear(HIDDEN, 1, bias=False)
        self.thin, self.thinner = nn.Dropout(DROPOUT), nn.Dropout(0.2)

    def forward(
        self, features: Tensor, pronouns: Tensor, candidates: Tensor, number: Tensor, *, vectors: bool
    ) -> Tensor:
        """The score of each row; the pronoun's vector is that of the example with the row's number."""
        if vectors:
            of_pronoun = self.of_pronoun(self.thinner(pronouns))[number]
            of_candidate = self.of_candidate(self.thinner(candidates))
            related = torch.cat([of_pronoun, of_candidate, of_pronoun * of_candidate], 1)
        else:
            related = torch.zeros(len(features), 3 * SMALL)
        hidden = torch.relu(self.first(torch.cat([features, related], 1)))
        return self.second(self.thin(hidden))[:, 0]


def rows(examples: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Features, vectors of pronouns (one an example) and candidates, the example of each row, whether it is right."""
    features = np.concatenate([each.features for each in examples])
    sizes = [len(each.features) for each in examples]
    pronouns = np.stack([each.pronoun for each in examples])
    nobody = np.zeros((1, SIZE), dtype=np.float16)
    candidates = np.concatenate([part for each in examples for part in (each.candidates, nobody)])
    right = np.zeros(len(features), dtype=np.bool_)
    for start, each in zip(np.cumsum([0, *sizes[:-1]]), examples, strict=True):
        right[[start + k for k in each.right]] = True
    number = torch.from_numpy(np.repeat(np.arange(len(examples)), sizes))
    arrays = (torch.from_numpy(array.astype(np.float32)) for array in (features, pronouns, candidates))
    return (*arrays, number, torch.from_numpy(right))


def _log_sum(scores: Tensor, number: Tensor, count: int) -> Tensor:
    top = torch.full((count,), -1e9).scatter_reduce(0, number, scores, "amax")
    return top + torch.log(torch.zeros(count).scatter_add(0, number, torch.exp(scores - top[number])) + 1e-9)


def fit(examples: Sequence[Example], *, seed: int = 0, epochs: int = EPOCHS) -> Network:
    """Maximise the probability that a right candidate is chosen, as Durrett and Klein (EMNLP 2013) do."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = Network()
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=1e-2)
    steps = epochs * -(-len(examples) // BATCH) + 1
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    order = list(range(len(examples)))
    network.train()
    for _ in range(epochs):
        chance.shuffle(order)
        for start in range(0, len(order), BATCH):
            batch = [examples[k] for k in order[start : start + BATCH]]
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
        for start in range(0, len(examples), 4 * BATCH):
            batch = examples[start : start + 4 * BATCH]
            *given, number, _ = rows(batch)
            scores, owners = network(*given, number, vectors=vectors).numpy(), number.numpy()
            right += sum(int(np.argmax(scores[owners == k])) in each.right for k, each in enumerate(batch))
    return right / max(len(examples), 1)


def save(network: Network, path: Path) -> None:
    """Write the weights as :func:`counterclaim.resolve.ranking.load_ranker` reads them."""
    state = {name: value.numpy().astype(np.float16) for name, value in network.state_dict().items()}
    np.savez(
        path,
        of_pronoun=state["of_pronoun.weight"].T,
        of_candidate=state["of_candidate.weight"].T,
        first=state["first.weight"].T,
        bias=state["first.bias"],
        second=state["second.weight"][0],
    )
