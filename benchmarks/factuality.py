"""How certain events are said to be, against human ratings from -3 to 3: Pearson's r (pearson) and mean error (mae).

Takes JSON Lines of {text, targets: [{span1: [first, last token), label}]}, the text tokenised by blanks, as collected
by Jiang and de Marneffe (2021) from UW (Lee et al., 2015) and others. Our eight values are set on the scale as
FactBank's are by Stanovsky et al. (ACL 2017): certain 3, probable 2, possible 1, open 0, and their negatives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import StatisticsError, correlation, fmean
from typing import TYPE_CHECKING, Any

from benchmarks._data import rows, spread

if TYPE_CHECKING:
    from spacy.tokens import Doc

DEFAULT: tuple[str, ...] = ("factuality/UW.dev.jsonl",)
SCALE = {"CT+": 3.0, "PR+": 2.0, "PS+": 1.0, "CTu": 0.0, "Uu": 0.0, "PS-": -1.0, "PR-": -2.0, "CT-": -3.0}


def run(paths: Sequence[Path], *, limit: int | None = None) -> dict[str, float]:
    """Correlation and mean absolute error over all rated events."""
    from counterclaim import parse

    items = spread([row for path in paths for row in rows(path)], limit)
    docs = parse.parse(parse.load(), [item["text"] for item in items])
    pairs = [pair for item, doc in zip(items, docs, strict=True) for pair in _rated(item, doc)]
    return score(pairs) | {"events": len(pairs)}


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


def _rated(item: dict[str, Any], doc: Doc) -> Iterator[tuple[float, float]]:
    from counterclaim.appraise import event_factuality

    starts = _word_starts(item["text"])
    for target in item["targets"]:
        first, _ = target["span1"]
        span = doc.char_span(starts[first], starts[first] + 1, alignment_mode="expand") if first < len(starts) else None
        if span is None:
            raise ValueError(f"span {target['span1']} lies outside its text; tokenise texts by blanks")
        yield float(target["label"]), SCALE[event_factuality(doc, span[0])]


def _word_starts(text: str) -> list[int]:
    """Where each word begins, words being what stands between single blanks."""
    starts, at = [], 0
    for word in text.split(" "):
        starts.append(at)
        at += len(word) + 1
    return starts
