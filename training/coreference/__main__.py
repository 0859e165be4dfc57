"""Train the rankings of antecedents, of pronouns or of descriptions: from the data folder to the packaged weights.

usage: python -m training.coreference [pronouns|descriptions] [--data FOLDER] [--out FILE] [--seed N] [--folds N]

FOLDER holds ``coref/ontogum.train.conll.gz``, ``attribution/polnear.train.texts.jsonl.gz`` and
``volume/world.jsonl.gz``. Needs the extra ``training``. With ``--folds`` it is only cross-validated. It reads no
development file. The ranking of descriptions reads reports with that of pronouns, which so is trained first.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from benchmarks._data import DATA

from counterclaim.pipeline import load
from counterclaim.resolve.ranker import SURE, Ranker, read_weights
from counterclaim.resolve.redescriptions import FEATURES
from training.coreference.data import LABELLED, Example, labelled, ontogum, polnear, world
from training.coreference.descriptions import described, reports
from training.coreference.fit import FOR_DESCRIPTIONS, Network, fit, right_share, save

OUT = Path(__file__).resolve().parent.parent.parent / "src" / "counterclaim" / "resolve"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.coreference", description="Train a ranking.")
    parser.add_argument("what", nargs="?", choices=("pronouns", "descriptions"), default="pronouns")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, help="the file to write; that of the package where none is named")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folds", type=int, default=0, help="cross-validate in so many parts, and write nothing")
    options = parser.parse_args()
    torch.set_num_threads(1)
    out = options.out or OUT / f"{options.what}.npz"
    if options.what == "pronouns":
        for_pronouns(options, out)
    else:
        for_descriptions(options, out)


def for_descriptions(options: argparse.Namespace, out: Path) -> None:
    """Train the ranking of descriptions."""
    pipeline = load()
    articles = [described(one, known, pipeline) for one, known in reports(options.data, pipeline)]
    tell(f"{sum(map(len, articles))} descriptions in {len(articles)} reports")
    if not options.folds:
        save(fit(flat(articles), FOR_DESCRIPTIONS, seed=options.seed), out)
        tell(f"written: {out}")
        return
    by_rules = right = count = 0
    for fold in range(options.folds):
        network = fit(flat(_but(articles, fold, options.folds)), FOR_DESCRIPTIONS, seed=options.seed)
        held = [each for each in flat(articles[fold :: options.folds]) if each.weight == 1.0]
        by_rules += sum(_ruled(each) in each.right for each in held)
        right += sum(choice in each.right for choice, each in zip(_surely(network, held), held, strict=True))
        count += len(held)
    tell(f"by rules {by_rules / count:.3f}, with the ranking {right / count:.3f} of {count}")


def _ruled(each: Example) -> int:
    return int(np.argmax(each.features[:, FEATURES.index("by_rules")]))


def _surely(network: Network, examples: Sequence[Example]) -> list[int]:
    """The choices as the package makes them: what the rules take, but for somebody far likelier."""
    ranker = as_ranker(network)
    found = []
    for each in examples:
        vectors = each.mention.astype(np.float32), each.candidates.astype(np.float32)
        scores = ranker.scores(each.features.astype(np.float32), *vectors)
        best, ruled = int(np.argmax(scores)), _ruled(each)
        found.append(best if scores[best] - scores[ruled] > SURE else ruled)
    return found


def for_pronouns(options: argparse.Namespace, out: Path) -> None:
    """Train the ranking of pronouns."""
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
    save(fit(flat([*documents, *ours]), seed=options.seed), out)
    tell(f"written: {out}")


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
