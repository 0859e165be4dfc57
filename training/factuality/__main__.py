"""Train the scorer of events: from the data folder to the packaged graph.

usage: python -m training.factuality [--data FOLDER] [--work FOLDER] [--into FOLDER] [--seed N] [--folds N]

FOLDER holds ``factuality/{UW,UDS_IH2}.train.jsonl`` and ``factuality/UW.dev.jsonl``. Needs the extra ``training``. What
is decided is decided by cross-validation over UW's training part; ``--folds 0`` leaves that out, and the cuts as they
are.
The development part is read once, at the end, to report.
"""

from __future__ import annotations

import argparse
import json
import sys
import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import onnx.numpy_helper
import torch
from benchmarks.factuality import score

from training.factuality.data import Item, cached, folds
from training.factuality.network import Exported, Scorer
from training.factuality.train import Plan, join, scores, train

ROOT = Path(__file__).resolve().parent.parent.parent
VERSION = "1"
ARRAYS = ("words", "ids", "head", "event", "around", "inside", "pairs", "rule")
MEMBERS = 1
"""Scorers that are packaged together. The mean of two gains 0.004 in r and doubles the time."""


def tell(line: str) -> None:
    """Progress, on standard error."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def main() -> None:
    """The command."""
    options = arguments()
    torch.set_num_threads(options.threads)
    uw, uds, dev = (
        cached(options.data / "factuality" / f"{name}.jsonl", options.work)
        for name in ("UW.train", "UDS_IH2.train", "UW.dev")
    )
    plan = Plan(seed=options.seed)
    if options.folds:
        found, gold = cross_validated(uw, uds, plan, options.folds)
        np.savez(options.work / "folds.npz", found=found, gold=gold)
        content = {"version": VERSION, "cuts": cuts(found, gold)}
        (options.into / "events.json").write_text(json.dumps(content) + "\n", encoding="utf-8")
    scorers = [train(uw, uds, replace(plan, seed=plan.seed + 100 * number)) for number in range(MEMBERS)]
    export(scorers, options.into / "events.onnx", uw[:3])
    found, gold = scores(scorers, dev)
    tell(f"dev: {json.dumps(figures(found, gold))}")


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="python -m training.factuality", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "factuality", help="where parses are kept")
    parser.add_argument("--into", type=Path, default=ROOT / "src" / "counterclaim" / "appraise")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def cross_validated(
    items: Sequence[Item], other: Sequence[Item], plan: Plan, count: int
) -> tuple[np.ndarray, np.ndarray]:
    """Scores of all events by scorers that have not seen them, with the ratings."""
    parts = []
    for number, (rest, held_out) in enumerate(folds(items, count)):
        found, gold = scores([train(rest, other, replace(plan, seed=plan.seed + number))], held_out)
        tell(f"fold {number + 1}: {json.dumps(figures(found, gold))}")
        parts.append((found, gold))
    found, gold = (np.concatenate(column) for column in zip(*parts, strict=True))
    tell(f"all folds: {json.dumps(figures(found, gold))}")
    return found, gold


def figures(found: np.ndarray, gold: np.ndarray) -> dict[str, float]:
    """The figures of the benchmark."""
    return score(list(zip(gold.tolist(), found.tolist(), strict=True)))


def cuts(found: np.ndarray, gold: np.ndarray) -> list[float]:
    """Where to cut the scale of scores into seven, so that the mean distance from the ratings to the values at
    -3, -2, ... 3 is least."""
    found_cuts: list[float] = []
    for low in range(-3, 3):
        # Each cut parts one value from the next; the loss on either side of it does not depend on the others.
        gain = np.abs(gold - low) - np.abs(gold - low - 1)
        # Near the middle, since the negative ratings are few.
        near = np.round(low + np.arange(0.25, 0.76, 0.05), 2)
        found_cuts.append(float(near[int(np.argmax([gain[found > cut].sum() for cut in near]))]))
    return found_cuts


def export(scorers: Sequence[Scorer], path: Path, items: Sequence[Item]) -> None:
    """Write the graph, its weights in sixteen bits."""
    arrays, _ = join(items)
    free = {"words": {0: "n"}, "ids": {0: "n"}, "head": {0: "n"}, "event": {0: "k"}, "rule": {0: "k"}}
    free |= {name: {0: "k", 1: "w"} for name in ("around", "inside", "pairs")}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Exported(scorers).eval(),
            arrays,
            str(path),
            dynamo=False,
            input_names=list(ARRAYS),
            output_names=["scores"],
            dynamic_axes={**free, "scores": {0: "k"}},
            opset_version=17,
        )
    halve(path)


def halve(path: Path) -> None:
    """Keep the larger weights of a graph in sixteen bits; they become thirty-two when it is loaded."""
    model = onnx.load(str(path))
    casts = []
    for weight in model.graph.initializer:
        if weight.data_type != onnx.TensorProto.FLOAT or np.prod(weight.dims) < 256:
            continue
        name, small = weight.name, f"{weight.name}.half"
        half = onnx.numpy_helper.from_array(onnx.numpy_helper.to_array(weight).astype(np.float16), small)
        weight.CopyFrom(half)
        casts.append(onnx.helper.make_node("Cast", [small], [name], to=onnx.TensorProto.FLOAT))
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


if __name__ == "__main__":
    main()
