"""How certain events are said to be, against human ratings from -3 to 3: Pearson's r (pearson) and mean error (mae).

Takes JSON Lines of {text, targets: [{span1: [first, last token), label}]}, the text tokenised by blanks, as collected
by Jiang and de Marneffe (2021) from UW (Lee et al., 2015) and others. What is measured is the graded score
(``pearson``, ``mae``), and beside it the rules alone (``rules_pearson``, ``rules_mae``), whose eight values are set on
the scale as FactBank's are by Stanovsky et al. (ACL 2017): certain 3, probable 2, possible 1, open 0, and negatives.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import StatisticsError, correlation, fmean
from typing import TYPE_CHECKING, Any

from benchmarks._data import rows, spread

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DEFAULT: tuple[str, ...] = ("factuality/UW.dev.jsonl",)


def run(paths: Sequence[Path], *, limit: int | None = None) -> dict[str, float]:
    """Correlation and mean absolute error over all rated events."""
    from counterclaim import parse
    from counterclaim.appraise import event_commitment, event_factuality
    from counterclaim.appraise.scorer import SCALE

    items = spread([row for path in paths for row in rows(path)], limit)
    docs = parse.parse(parse.load(), [item["text"] for item in items])
    graded: list[tuple[float, float]] = []
    ruled: list[tuple[float, float]] = []
    for item, doc in zip(items, docs, strict=True):
        ratings = [float(target["label"]) for target in item["targets"]]
        events = [event_of(item["text"], doc, target) for target in item["targets"]]
        graded += zip(ratings, event_commitment(doc, events), strict=True)
        ruled += zip(ratings, (SCALE[event_factuality(doc, event)] for event in events), strict=True)
    rules = {f"rules_{name}": value for name, value in score(ruled).items()}
    return score(graded) | rules | {"events": len(graded)}


def score(pairs: Sequence[tuple[float, float]]) -> dict[str, float]:
    """Scores of (rating, judgement) pairs. Judgements that are all the same correlate with nothing: 0."""
    if not pairs:
        return {"pearson": 0.0, "mae": 0.0}
    gold, found = [g for g, _ in pairs], [f for _, f in pairs]
    try:
        pearson = correlation(gold, found)
    except StatisticsError:
        pearson = 0.0
    return {"pearson": round(pearson, 4), "mae": round(fmean(abs(g - f) for g, f in pairs), 4)}


def event_of(text: str, doc: Doc, target: dict[str, Any]) -> Token:
    """The token that a target names."""
    starts, (first, _) = _word_starts(text), target["span1"]
    span = doc.char_span(starts[first], starts[first] + 1, alignment_mode="expand") if first < len(starts) else None
    if span is None:
        raise ValueError(f"span {target['span1']} lies outside its text; tokenise texts by blanks")
    return span[0]


def _word_starts(text: str) -> list[int]:
    """Where each word begins, words being what stands between single blanks."""
    starts, at = [], 0
    for word in text.split(" "):
        starts.append(at)
        at += len(word) + 1
    return starts
