"""Attributions found, against annotated ones: PolNeAR's measures (content tokens, exact, partial, full relation).

DATA: pairs of JSON Lines files, packed or not: texts with ``{id, text}`` and gold with ``{id, text_sha256,
attributions: [{source, cue, content: [[start, end], ...]}]}``; or folders of them. The two kinds are told apart by
what is in them.

Predicted and gold attributions of a document are paired one to one so that the summed Dice of their content tokens is
highest (Hungarian algorithm). A pair is *partial* from a Dice of 0.5, *exact* where the tokens are the same, *full*
where it is partial and the sources agree (Dice from 0.5, or both empty). Gold is never nested, so nested predictions
are left out. *Direct* are attributions with half of their content tokens in quotation marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks._data import files, rows, spread
from counterclaim.ids import text_sha256

if TYPE_CHECKING:
    from counterclaim.model import Attribution

DEFAULT = ("attribution/polnear.dev.texts.jsonl.gz", "attribution/polnear.dev.gold.jsonl.gz")
PARTIAL = SAME_SOURCE = DIRECT = 0.5
BINS = 10
_TOKEN = re.compile(r"\w+")
_MARK = re.compile("[“”\"„]|''|``")

Tokens = frozenset[int]


@dataclass(frozen=True, slots=True)
class Row:
    """An attribution as sets of word numbers."""

    source: Tokens
    cue: Tokens
    content: Tokens
    direct: bool


def run(paths: Sequence[Path], *, limit: int | None = None, attributor: str | None = None) -> dict[str, float]:
    """Read the texts and score them. Figures in percent, ``calibration_error`` aside."""
    texts, gold = load(paths)
    ids = spread(sorted(gold), limit)
    predicted = {i: rows_of(found) for i, found in read(texts, ids, attributor).items()}
    figures = score({i: gold[i] for i in ids}, predicted, texts)
    figures["calibration_error"] = calibration_error({i: gold[i] for i in ids}, predicted, texts)
    return figures


def read(texts: Mapping[str, str], ids: Sequence[str], attributor: str | None) -> dict[str, tuple[Attribution, ...]]:
    """The attributions found in each text."""
    from counterclaim import attribute, clean, parse

    find = attribute.load(attributor or attribute.DEFAULT)
    # The annotators read all that is in a file: no zone is left out, and only line breaks are mended.
    docs = parse.parse(parse.load(), (clean.reading_text(texts[i], ()) for i in ids))
    return {i: find(doc) for i, doc in zip(ids, docs, strict=True)}


def rows_of(attributions: Iterable[Attribution]) -> list[dict[str, Any]]:
    """The outermost ones in the form of the gold."""
    return [
        {"source": a.source.spans, "cue": a.cue.spans, "content": a.content, "confidence": a.confidence}
        for a in attributions
        if a.parent is None
    ]


def load(paths: Sequence[Path]) -> tuple[dict[str, str], dict[str, list[dict[str, Any]]]]:
    """Texts and gold attributions by document id. Raises :class:`ValueError` where they do not belong together."""
    texts: dict[str, str] = {}
    gold: dict[str, list[dict[str, Any]]] = {}
    hashes: dict[str, str] = {}
    for path in files(paths):
        for row in rows(path):
            if "attributions" in row:
                gold[row["id"]], hashes[row["id"]] = row["attributions"], row.get("text_sha256", "")
            if "text" in row:
                texts[row["id"]] = row["text"]
    for i in gold:
        if i not in texts:
            raise ValueError(f"no text for {i}; name the file of texts too")
        if hashes[i] and hashes[i] != text_sha256(texts[i]):
            raise ValueError(f"the text of {i} is not the one that was annotated")
    if not gold:
        raise ValueError("no attributions in the files named; name the file of gold attributions too")
    return texts, gold


def score(
    gold: Mapping[str, Iterable[Mapping[str, Any]]],
    predicted: Mapping[str, Iterable[Mapping[str, Any]]],
    texts: Mapping[str, str],
) -> dict[str, float]:
    """The figures, in percent."""
    n: Counter[str] = Counter()
    for i, attributions in gold.items():
        words = [match.span() for match in _TOKEN.finditer(texts[i])]
        inside = tokens_in(quoted(texts[i]), words)
        g, p = ([as_row(a, words, inside) for a in side] for side in (attributions, predicted.get(i, ())))
        n.update(count_tokens(g, p))
        n.update(count_pairs(g, p))
    return figures(n)


def calibration_error(
    gold: Mapping[str, Iterable[Mapping[str, Any]]],
    predicted: Mapping[str, Iterable[Mapping[str, Any]]],
    texts: Mapping[str, str],
) -> float:
    """Expected calibration error (Guo et al., ICML 2017), 0 to 1: the mean gap, over ten bins of confidence, between it
    and the share of attributions that are fully right."""
    sure: list[float] = []
    right: list[bool] = []
    for i, attributions in gold.items():
        words = [match.span() for match in _TOKEN.finditer(texts[i])]
        found = list(predicted.get(i, ()))
        g, p = ([as_row(a, words, frozenset()) for a in side] for side in (attributions, found))
        full = {id(b) for a, b in pair(g, p) if dice(a.source, b.source) >= SAME_SOURCE}
        sure += [a["confidence"] for a in found]
        right += [id(row) in full for row in p]
    bins = np.minimum((np.array(sure) * BINS).astype(int), BINS - 1)
    gaps = [abs(np.array(sure)[bins == b].sum() - np.array(right)[bins == b].sum()) for b in range(BINS)]
    return float(sum(gaps) / max(len(sure), 1))


def as_row(attribution: Mapping[str, Any], words: Sequence[tuple[int, int]], inside: Tokens) -> Row:
    """An attribution's spans as word numbers."""
    source, cue, content = (tokens_in(attribution[role], words) for role in ("source", "cue", "content"))
    return Row(source, cue, content, bool(content) and len(content & inside) >= DIRECT * len(content))


def count_tokens(gold: Sequence[Row], predicted: Sequence[Row]) -> Counter[str]:
    """Words of contents: found and right, found, to be found."""
    g, p = (frozenset[int]().union(*(row.content for row in side)) for side in (gold, predicted))
    return Counter(tokens_right=len(g & p), tokens_found=len(p), tokens_gold=len(g))


def count_pairs(gold: Sequence[Row], predicted: Sequence[Row]) -> Counter[str]:
    """Pairs of attributions that agree, by how far."""
    n: Counter[str] = Counter(
        found=len(predicted),
        gold=len(gold),
        direct_gold=sum(row.direct for row in gold),
        direct_found=sum(row.direct for row in predicted),
    )
    for a, b in pair(gold, predicted):
        full = dice(a.source, b.source) >= SAME_SOURCE
        n.update(exact=a.content == b.content, partial=1, full=full)
        n.update(direct_full=a.direct and full, direct_found_full=b.direct and full)
    return n


def pair(gold: Sequence[Row], predicted: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """The best one-to-one pairing, pairs below a partial match left out."""
    if not gold or not predicted:
        return
    weight = np.array([[dice(a.content, b.content) for b in predicted] for a in gold])
    for i, j in zip(*linear_sum_assignment(weight, maximize=True), strict=True):
        if gold[i].content and weight[i, j] >= PARTIAL:
            yield gold[i], predicted[j]


def figures(n: Counter[str]) -> dict[str, float]:
    """Counts as percentages."""
    out: dict[str, float] = {"content_tokens_f1": f1(n["tokens_right"], n["tokens_found"], n["tokens_gold"])[2]}
    for kind in ("exact", "partial"):
        out[f"content_{kind}_f1"] = f1(n[kind], n["found"], n["gold"])[2]
    out["full_precision"], out["full_recall"], out["full_f1"] = f1(n["full"], n["found"], n["gold"])
    recall = percent(n["direct_full"], n["direct_gold"])
    precision = percent(n["direct_found_full"], n["direct_found"])
    out["direct_full_f1"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    out["indirect_full_recall"] = percent(n["full"] - n["direct_full"], n["gold"] - n["direct_gold"])
    out["source_accuracy"] = percent(n["full"], n["partial"])
    return out


def f1(right: int, found: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean, in percent."""
    return percent(right, found), percent(right, gold), percent(2 * right, found + gold)


def percent(part: int, whole: int) -> float:
    return 100.0 * part / whole if whole else 0.0


def dice(a: Tokens, b: Tokens) -> float:
    """Dice's coefficient; two empty sets are the same."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def tokens_in(spans: Iterable[Sequence[int]], words: Sequence[tuple[int, int]]) -> Tokens:
    """Numbers of the words that share a character with one of the spans."""
    found = set()
    for start, end in spans:
        k = max(bisect_right(words, (start, 0)) - 1, 0)
        while k < len(words) and words[k][0] < end:
            if start < words[k][1]:
                found.add(k)
            k += 1
    return frozenset(found)


def quoted(text: str) -> list[tuple[int, int]]:
    """Ranges in double quotation marks, a line at a time; one left open runs to the end of its line."""
    ranges, offset = [], 0
    for line in text.split("\n"):
        opened = None
        for mark in _MARK.finditer(line):
            opens = opened is None if mark.group() in {'"', "''", "``"} else mark.group() != "”"
            if opens and opened is None:
                opened = mark.end()
            elif not opens and opened is not None:
                ranges.append((offset + opened, offset + mark.start()))
                opened = None
        if opened is not None:
            ranges.append((offset + opened, offset + len(line)))
        offset += len(line) + 1
    return ranges
