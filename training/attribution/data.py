"""Training articles as arrays: features of tokens and pairs, word pieces, and the gold roles of every cue."""

from __future__ import annotations

import gzip
import json
import pickle
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim import clean
from counterclaim.attribute.constructions import find_candidates
from counterclaim.attribute.neural.features import REACH, WIDTH, Ints, PairReader, TokenFeatures, token_features
from counterclaim.attribute.quotations import find_quotations
from counterclaim.attribute.speech import quoted_tokens
from counterclaim.model import Span
from counterclaim.parse import load, parse
from counterclaim.tree import Tree, grow

OUTSIDE, SOURCE, CUE, CONTENT = range(4)
Bytes = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Article:
    """One article with its gold attributions.

    ``cues`` are k anchors (token indices); ``roles`` (k, WIDTH) is the role of each token around a cue, ``pairs``
    (k, WIDTH, 6) their features, ``inside`` (k, WIDTH) which are in the article; ``held`` (n,) tells which tokens lie
    within a gold content, whose inside is not annotated. ``lost`` counts gold attributions without a place here.
    """

    id: str
    features: TokenFeatures
    cues: Ints
    roles: Bytes
    pairs: NDArray[np.int16]
    inside: NDArray[np.bool_]
    held: NDArray[np.bool_]
    lost: Counter[str]
    tree: Tree | None
    """The parse, kept for the articles that are read again to measure."""


def anchor(tree: Tree, cue: Sequence[int]) -> int:
    """The word that stands for a cue: the highest in the parse, verbs before nouns before others."""
    members = set(cue)
    tops = [t for t in cue if tree.head[t] not in members or tree.head[t] == t]
    for kinds in ({"VERB"}, {"NOUN", "ADJ"}, {"AUX"}):
        for t in tops:
            if tree.pos[t] in kinds:
                return t
    for kinds in ({"VERB"}, {"NOUN", "ADJ"}):
        for t in cue:
            if tree.pos[t] in kinds:
                return t
    return tops[0]


def article(id: str, tree: Tree, gold: Iterable[dict[str, Any]], *, keep: bool) -> Article:
    """An article as arrays."""
    n = len(tree)
    lost: Counter[str] = Counter()
    rows: dict[int, NDArray[np.int8]] = {}
    held = np.zeros(n, dtype=np.bool_)
    for attribution in gold:
        lost["gold"] += 1
        cue, content, source = (
            tree.tokens(Span(*span) for span in attribution[role]) for role in ("cue", "content", "source")
        )
        held[list(content)] = True
        if not cue:
            lost["no cue"] += 1
            continue
        at = anchor(tree, cue)
        if at in rows:
            lost["same anchor"] += 1
            continue
        roles = np.zeros(n + 2 * REACH, dtype=np.int8)
        for tokens, role in ((content, CONTENT), (source, SOURCE), (cue, CUE)):
            roles[[t + REACH for t in tokens]] = role
        rows[at] = roles[at : at + WIDTH]
        if sum(abs(t - at) > REACH for t in (*content, *source)) > 0:
            lost["cut by reach"] += 1
    cues = sorted(rows)
    quotes = quoted_tokens(tree, find_quotations(tree.raw))
    pairs = PairReader(tree, quotes, find_candidates(tree)).read(cues)
    return Article(
        id,
        token_features(tree, quotes),
        np.array(cues, dtype=np.int64),
        np.array([rows[c] for c in cues], dtype=np.int8).reshape(-1, WIDTH),
        pairs.ids.astype(np.int16),
        pairs.inside,
        held,
        lost,
        tree if keep else None,
    )


def read(folder: Path, part: str) -> list[Article]:
    """All articles of a part of PolNeAR (``train`` or ``dev``) that lies in this folder, parsed."""
    texts = list(_rows(folder / f"polnear.{part}.texts.jsonl.gz"))
    gold = {row["id"]: row["attributions"] for row in _rows(folder / f"polnear.{part}.gold.jsonl.gz")}
    docs = parse(load(), (clean.reading_text(row["text"], ()) for row in texts))
    return [
        article(row["id"], grow(doc), gold[row["id"]], keep=part != "train" or is_held_out(number))
        for number, (row, doc) in enumerate(zip(texts, docs, strict=True))
    ]


def is_held_out(number: int) -> bool:
    """One training article in ten is never trained on: thresholds and confidence are fitted there."""
    return number % 10 == 9


def cached(folder: Path, part: str, work: Path) -> list[Article]:
    """The same, kept in a file of the working folder."""
    kept = work / f"{part}.pickle"
    if kept.exists():
        return pickle.loads(kept.read_bytes())
    articles = read(folder, part)
    work.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(articles))
    return articles


def _rows(path: Path) -> Iterable[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)
