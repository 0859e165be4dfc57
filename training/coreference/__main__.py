"""Train the ranking of pronouns' antecedents: from the data folder to the packaged weights.

usage: python -m training.coreference [--data FOLDER] [--out FILE] [--seed N] [--folds N]

FOLDER holds ``coref/ontogum.train.conll.gz``, ``attribution/polnear.train.texts.jsonl.gz`` and
``volume/world.jsonl.gz``. Needs the extra ``training``. With ``--folds`` it is only cross-validated. It reads no
development file.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
from benchmarks._data import DATA

from counterclaim.pipeline import load
from counterclaim.resolve.ranking import Ranker, read_weights
from training.coreference.data import LABELLED, Example, labelled, ontogum, polnear, world
from training.coreference.fit import Network, fit, right_share, save

OUT = Path(__file__).resolve().parent.parent.parent / "src" / "counterclaim" / "resolve" / "ranking.npz"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.coreference", description="Train the ranking.")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folds", type=int, default=0, help="cross-validate in so many parts, and write nothing")
    options = parser.parse_args()
    torch.set_num_threads(1)
    pipeline = load()
    documents = ontogum(options.data / "coref" / "ontogum.train.conll.gz", pipeline)
    tell(f"OntoGUM: {sum(map(len, documents))} pronouns")
    articles = [*polnear(options.data, pipeline), *world(options.data, pipeline)]
    ours = [labelled(one, labels, pipeline, None) for one, labels in articles]
    prior = as_ranker(fit(flat([*documents, *ours]), seed=options.seed))
    ours = [labelled(one, labels, pipeline, prior) for one, labels in articles]
    tell(f"PolNeAR: {sum(map(len, ours))} pronouns")
    if options.folds:
        cross_validate(documents, ours, options.folds, options.seed)
        return
    save(fit(flat([*documents, *ours]), seed=options.seed), options.out)
    tell(f"written: {options.out}")


def cross_validate(documents: list[list[Example]], ours: list[list[Example]], folds: int, seed: int) -> None:
    """The share of right choices on documents and on readers' labels, by parts that were not learned from."""
    right = {"OntoGUM": [0.0, 0.0], "labels": [0.0, 0.0], "labels, no vectors": [0.0, 0.0]}
    for fold in range(folds):
        network = fit(flat(_but(documents, fold, folds) + _but(ours, fold, folds)), seed=seed)
        held = [each for each in flat(ours[fold::folds]) if each.weight == LABELLED]
        measured = (
            ("OntoGUM", flat(documents[fold::folds]), True),
            ("labels", held, True),
            ("labels, no vectors", held, False),
        )
        for name, examples, vectors in measured:
            right[name][0] += right_share(network, examples, vectors=vectors) * len(examples)
            right[name][1] += len(examples)
    for name, (hits, count) in right.items():
        tell(f"{name}: {hits / count:.3f} of {count:.0f}")


def _but(parts: list[list[Example]], fold: int, folds: int) -> list[list[Example]]:
    return [part for number, part in enumerate(parts) if number % folds != fold]


def flat(parts: Sequence[Sequence[Example]]) -> list[Example]:
    """All examples."""
    return [each for part in parts for each in part]


def as_ranker(network: Network) -> Ranker:
    """The ranker that a network is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ranking.npz"
        save(network, path)
        with path.open("rb") as file:
            return Ranker(read_weights(file))


def tell(line: str) -> None:
    """Progress, on standard error."""
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    main()
