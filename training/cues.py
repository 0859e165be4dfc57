"""Count the cue lexicon and fit the scorer of the rules on PolNeAR train.

usage: python -m training.cues [--data FOLDER]

FOLDER holds ``attribution/polnear.train.{texts,gold}.jsonl.gz``. Writes ``cues.tsv`` and ``weights.tsv`` into
``src/counterclaim/attribute``. Deterministic; a few minutes on one core.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from counterclaim.attribute.constructions import Candidate, find_candidates
from counterclaim.attribute.lexicon import Lexicon, features, kind_of, lemma_of
from counterclaim.parse import load, parse
from counterclaim.tree import Tree, grow

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "counterclaim" / "attribute"
DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
MATCH = 0.5
FOLDS = 5
RIDGE = 1.0


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate of a training article, and whether PolNeAR has it."""

    lemma: str
    construction: str
    features: tuple[str, ...]
    label: bool
    fold: int


def main() -> None:
    """Read, count, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=DATA)
    arguments = parser.parse_args()
    examples = list(read_examples(arguments.data / "attribution"))
    weights = fit(examples)
    counts = count(examples)
    write(
        PACKAGE / "cues.tsv", ([*key, f"{s:g}", f"{h:g}"] for key, (s, h) in sorted(counts.items()) if kept(key, s, h))
    )
    write(PACKAGE / "weights.tsv", ([name, f"{value:.4f}"] for name, value in sorted(weights.items())))


def read_examples(folder: Path) -> Iterable[Example]:
    """Every candidate of the training articles that is not nested in a gold content, whose inside is not marked."""
    texts = _rows(folder / "polnear.train.texts.jsonl.gz")
    gold = {row["id"]: row["attributions"] for row in _rows(folder / "polnear.train.gold.jsonl.gz")}
    docs = parse(load(), (row["text"] for row in texts))
    for number, (row, doc) in enumerate(zip(texts, docs, strict=True)):
        tree = grow(doc)
        marked = [{role: tokens_in(tree, spans) for role, spans in a.items()} for a in gold[row["id"]]]
        for candidate in find_candidates(tree):
            label = judge(candidate, marked)
            if label is not None:
                found = tuple(features(tree, candidate))
                yield Example(lemma_of(tree, candidate.head), candidate.construction, found, label, number % FOLDS)


def judge(candidate: Candidate, marked: Sequence[dict[str, set[int]]]) -> bool | None:
    """Whether a candidate is gold; ``None`` where it lies within a gold content and so could not be."""
    content = set(candidate.content)
    for gold in marked:
        if overlap(content, gold["content"]) >= MATCH and (candidate.head in gold["cue"] or content == gold["content"]):
            return True
    if any(candidate.head in gold["content"] for gold in marked):
        return None
    return False


def overlap(a: set[int], b: set[int]) -> float:
    """Dice's coefficient."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def tokens_in(tree: Tree, spans: Sequence[Sequence[int]]) -> set[int]:
    """Indices of the tokens that share a character with one of the spans; punctuation left out."""
    return {
        i
        for start, end in spans
        for i in range(len(tree))
        if tree.start[i] < end and start < tree.end[i] and tree.pos[i] not in {"PUNCT", "SPACE"}
    }


def count(examples: Iterable[Example]) -> dict[tuple[str, str], tuple[float, float]]:
    """Sightings and hits by lemma and construction, and by construction alone."""
    counts: dict[tuple[str, str], tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for example in examples:
        for lemma in (example.lemma, kind_of(example.lemma)):
            seen, hits = counts[lemma, example.construction]
            counts[lemma, example.construction] = seen + 1, hits + example.label
    return dict(counts)


def kept(key: tuple[str, str], seen: float, hits: float) -> bool:
    """Words of letters that were seen twice, or hit: the rest is as good as the average."""
    return key[0] in {"*", "+"} or (key[0].isalpha() and (seen >= 4 or (hits > 0 and seen > 1)))


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Logistic regression with a ridge. The lexicon's probability is counted on the other folds, else it would know
    the answer."""
    names = ["bias", "lexicon", *sorted({f for e in examples for f in e.features})]
    index = {name: i for i, name in enumerate(names)}
    columns = np.zeros((len(examples), 1 + len(examples[0].features)), dtype=np.int64)
    prior = np.zeros(len(examples))
    for fold in range(FOLDS):
        lexicon = Lexicon(count(e for e in examples if e.fold != fold))
        for row, example in enumerate(examples):
            if example.fold == fold:
                p = lexicon.probability(example.lemma, example.construction)
                prior[row] = np.log(p / (1 - p))
    for row, example in enumerate(examples):
        columns[row] = [0, *(index[f] for f in example.features)]
    label = np.array([example.label for example in examples], dtype=float)

    def loss(w: np.ndarray[Any, np.dtype[np.float64]]) -> tuple[float, np.ndarray[Any, np.dtype[np.float64]]]:
        z = w[columns].sum(axis=1) + w[1] * prior
        p = 1 / (1 + np.exp(-z))
        value = float(np.logaddexp(0, z).sum() - (label * z).sum() + RIDGE * (w[2:] ** 2).sum())
        slope = np.zeros_like(w)
        np.add.at(slope, columns, (p - label)[:, None])
        slope[1] = ((p - label) * prior).sum()
        slope[2:] += 2 * RIDGE * w[2:]
        return value, slope

    start = np.zeros(len(names))
    start[1] = 1.0
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return dict(zip(names, best.x.tolist(), strict=True))


def write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """A table with a head line that says where it comes from."""
    lines = ["# counted on PolNeAR train by `python -m training.cues`", *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


if __name__ == "__main__":
    main()
