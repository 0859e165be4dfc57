"""Fit the thresholds and the confidence of the packaged model on the held-out training articles.

Reads with the exported graphs, as the package does. Confidence is a logistic regression (Platt, 1999) of whether
content and source are right; its expected calibration error (Guo et al., ICML 2017) is measured in five folds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Any

import numpy as np
from benchmarks.attribution import as_row, dice, pair, quoted, score, tokens_in
from numpy.typing import NDArray
from scipy.optimize import minimize

from counterclaim.attribute.neural.reading import Reading, apart, confidence
from training.attribution.data import Article
from training.attribution.trained import outermost, spans

Read = Sequence[tuple[Article, Sequence[Reading]]]
FOLDS, BINS = 5, 10
_WORD = re.compile(r"\w+")


def examples(read: Read, gold: Mapping[str, Any], texts: Mapping[str, str]) -> list[tuple[int, Reading, bool]]:
    """Every reading that no likelier one holds or repeats: the number of its article, and whether it is right."""
    found = []
    for number, (article, readings) in enumerate(read):
        assert article.tree is not None
        text = texts[article.id]
        words = [match.span() for match in _WORD.finditer(text)]
        inside = tokens_in(quoted(text), words)
        own = [r for _, r in outermost(apart((r.outermost, r) for r in readings))]
        rows = [as_row(spans(article.tree, r), words, inside) for r in own]
        marked = [as_row(a, words, inside) for a in gold[article.id]]
        right = {id(b) for a, b in pair(marked, rows) if dice(a.source, b.source) >= 0.5}
        found += [(number, r, id(row) in right) for r, row in zip(own, rows, strict=True)]
    return found


def columns(readings: Iterable[Reading]) -> NDArray[np.float64]:
    """What confidence is a function of; see :func:`counterclaim.attribute.neural.reading.confidence`."""
    rows = []
    for r in readings:
        p = min(max(r.outermost, 1e-6), 1 - 1e-6)
        rows.append([1.0, log(p / (1 - p)), max(r.log_probability, -20.0), log(len(r.source) + len(r.content))])
    return np.array(rows)


def logistic(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of a logistic regression."""

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = x @ w
        return float(np.logaddexp(0, z).sum() - y @ z), x.T @ (1 / (1 + np.exp(-z)) - y)

    best: NDArray[np.float64] = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x
    return best


def calibration_error(p: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    """The mean gap between confidence and share of right ones, in ten bins of equal width."""
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    gaps = [abs(p[bins == b].sum() - y[bins == b].sum()) for b in range(BINS)]
    return float(sum(gaps) / len(p))


def fit(read: Read, gold: Mapping[str, Any], texts: Mapping[str, str], *, least: float) -> dict[str, Any]:
    """Calibration, its error, and the threshold that is best for the full relation."""
    found = examples(read, gold, texts)
    x, y = columns(r for _, r, _ in found), np.array([right for *_, right in found], dtype=float)
    fold = np.array([number for number, *_ in found]) % FOLDS
    held = np.zeros(len(y))
    for k in range(FOLDS):
        held[fold == k] = 1 / (1 + np.exp(-x[fold == k] @ logistic(x[fold != k], y[fold != k])))
    weights = logistic(x, y).tolist()
    best: dict[str, float] = {"full_f1": -1.0}
    for threshold in np.arange(0.2, 0.6, 0.02):
        predicted = {a.id: predict(a, readings, weights, float(threshold)) for a, readings in read}
        figures = score({i: gold[i] for i in predicted}, predicted, texts)
        if figures["full_f1"] > best["full_f1"]:
            best = {**figures, "threshold": round(float(threshold), 2)}
    return {"calibration": weights, "error": calibration_error(held, y), "best": best, "least": least}


def predict(
    article: Article, readings: Iterable[Reading], weights: Sequence[float], threshold: float
) -> list[dict[str, Any]]:
    """What is taken at a threshold."""
    assert article.tree is not None
    sure = [(confidence(r, weights), r) for r in readings]
    taken = outermost(apart((p, r) for p, r in sure if p >= threshold))
    return [spans(article.tree, r) for _, r in taken]
