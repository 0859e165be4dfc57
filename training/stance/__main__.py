"""Train the scorer of stances: from the data folder to the packaged graph and the lemmas that it knows.

usage: python -m training.stance [--data FOLDER] [--work FOLDER] [--into FOLDER] [--seed N] [--folds N]

FOLDER holds ``attribution/polnear.train.texts.jsonl.gz``, ``stories`` and ``volume``. Needs the extra ``training``.
What is decided is decided by cross-validation by reports: ``--folds N`` tells how good networks are on reports that
they had not seen, and writes nothing. Nothing here reads the check set of ``benchmarks stance``.
"""

from __future__ import annotations

import argparse
import json
import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from benchmarks.stance import score
from numpy.typing import NDArray

from counterclaim.appraise.signs import STANCES
from counterclaim.appraise.stance_scorer import load_stance_scorer, weighed
from training.factuality.__main__ import halve, tell
from training.stance.data import Item, common_lemmas, folds, items, with_lemmas
from training.stance.network import Exported, Scorer
from training.stance.train import Corpus, Plan, join, probabilities, train

ROOT = Path(__file__).resolve().parent.parent.parent
ARRAYS = ("vectors", "ids", "words", "inside", "role", "head", "signs")


def main() -> None:
    """The command."""
    options = arguments()
    torch.set_num_threads(options.threads)
    found = items(options.data, options.work)
    plan = Plan(seed=options.seed)
    if options.folds:
        cross_validate(found, plan, options.folds)
        return
    known = common_lemmas(one for one in found if not one.taught)
    (options.into / "stances.txt").write_text("\n".join(known) + "\n", encoding="utf-8")
    corpus = join(with_lemmas(found, known))
    tell(f"training on {len(corpus)} attributions of {len(found)} reports")
    export(train(corpus, plan), options.into / "stances.onnx", corpus)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="python -m training.stance", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "stance", help="where parses are kept")
    parser.add_argument("--into", type=Path, default=ROOT / "src" / "counterclaim" / "appraise")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def cross_validate(reports: Sequence[Item], plan: Plan, count: int) -> None:
    """Tell how good networks are on reports that they had not seen."""
    for number, (rest, held_out) in enumerate(folds(reports, count)):
        known = common_lemmas(one for one in rest if not one.taught)
        corpus = join(with_lemmas(held_out, known))
        scorer = train(join(with_lemmas(rest, known)), replace(plan, seed=plan.seed + number))
        new = corpus.fresh
        found = figures(probabilities(scorer, corpus)[new], corpus.stances.numpy()[new], corpus.ruled[new])
        tell(f"fold {number + 1}: {json.dumps(found)}")


def figures(
    said: NDArray[np.float32], gold: NDArray[np.int64], ruled: NDArray[np.int64]
) -> dict[str, dict[str, float]]:
    """The benchmark's figures for rules, network, and both as the package weighs them; all attributions are asked."""
    settings = load_stance_scorer().settings
    both = [STANCES.index(weighed(settings, STANCES[rule], chances)) for rule, chances in zip(ruled, said, strict=True)]
    return {
        "rules": _score(gold, ruled),
        "network": _score(gold, said.argmax(1)),
        "both": _score(gold, np.array(both)),
    }


def _score(gold: NDArray[np.int64], found: NDArray[np.int64]) -> dict[str, float]:
    pairs = [(STANCES[a], STANCES[b]) for a, b in zip(gold, found, strict=True)]
    kept = ("macro_f1", "accuracy", "denies_precision", "denies_recall")
    return {name: round(value, 1) for name, value in score(pairs).items() if name in kept}


def export(scorer: Scorer, path: Path, corpus: Corpus) -> None:
    """Write the graph, its weights in sixteen bits."""
    free = {"vectors": {0: "n"}, "ids": {0: "n"}, "signs": {0: "k"}}
    free |= {name: {0: "k", 1: "w"} for name in ("words", "inside", "role", "head")}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Exported(scorer).eval(),
            corpus.arrays(torch.arange(3)),
            str(path),
            dynamo=False,
            input_names=list(ARRAYS),
            output_names=["probabilities"],
            dynamic_axes={**free, "probabilities": {0: "k"}},
            opset_version=17,
        )
    halve(path)


if __name__ == "__main__":
    main()
