"""What the network of stances sees of an attribution: the words of source, cue and content and those near, as arrays.

The same function makes the features for training and for reading, so that the two cannot drift apart. Words are the
encoder's vectors, in which names are masked, with tag, label, negation, class of acts and lemma, the part of the
attribution that each belongs to, and its head in the parse; beside them stand the signs of
:mod:`counterclaim.appraise.signs`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from counterclaim.appraise import events
from counterclaim.appraise.reading import Row
from counterclaim.appraise.signs import CLASSES, NAMES, act_class, signs
from counterclaim.encoder.words import plain_words
from counterclaim.model import Stance
from counterclaim.tree import Tree

Ints = NDArray[np.int64]

WIDTH = 64
"""Words of an attribution that are looked at, at most."""
_CUE, _SOURCE, _CONTENT, _HEADS = 14, 10, 36, 3
"""Words of each part that are taken before those around them; heads of the content whose children are."""
ROLES = 6
"""Outside, source, cue, content, the cue's main word, the content's."""
LEMMAS = 3000
"""Lemmas that the network knows by themselves, at most: the commonest of its training data."""
TOKEN_SIZES = events.TOKEN_SIZES | {"act": CLASSES, "lemma": LEMMAS + 1}
_ACT = list(TOKEN_SIZES).index("act")


@dataclass(frozen=True, slots=True)
class StanceFeatures:
    """k attributions over n tokens of a document, w words at most in each.

    ``token`` (n,) are indices of the document's tokens, ``ids`` (n, 6) in the order of :data:`TOKEN_SIZES`. ``words``
    (k, w) are rows of these, as far as ``inside`` (k, w) says; ``role`` (k, w) and ``head`` (k, w), a column each,
    belong to them. ``signs`` (k, s) are 0 or 1.
    """

    token: Ints
    ids: Ints
    words: Ints
    inside: NDArray[np.bool_]
    role: Ints
    head: Ints
    signs: NDArray[np.float32]


def stance_features(tree: Tree, rows: Sequence[Row], ruled: Sequence[Stance]) -> StanceFeatures:
    """The features of attributions of one document; ``ruled`` is what the rules make of each."""
    windows = [_window(row) for row in rows]
    token = sorted({t for window in windows for t in window})
    place = {t: k for k, t in enumerate(token)}
    known, plain = known_lemmas(), plain_words(tree)
    ids = [_token(tree, t, plain[t], known) for t in token]
    shape = len(rows), max(map(len, windows), default=1)
    words, role, head = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    inside = np.zeros(shape, dtype=np.bool_)
    told = np.zeros((len(rows), len(NAMES)), dtype=np.float32)
    for k, (row, window) in enumerate(zip(rows, windows, strict=True)):
        column = {t: c for c, t in enumerate(window)}
        size = len(window)
        words[k, :size] = [place[t] for t in window]
        inside[k, :size] = True
        role[k, :size] = _roles(row, window)
        head[k, :size] = [column.get(tree.head[t], c) for c, t in enumerate(window)]
        told[k, signs(row, ruled[k])] = 1.0
    acts = np.array([each[_ACT] for each in ids], dtype=np.int64)
    for part, roles in enumerate(({2, 4}, {5}, {3, 5})):
        _add_classes(told, part, np.isin(role, list(roles)) & inside, acts[words])
    return StanceFeatures(
        token=np.array(token, dtype=np.int64),
        ids=np.array(ids, dtype=np.int64).reshape(-1, len(TOKEN_SIZES)),
        words=words,
        inside=inside,
        role=role,
        head=head,
        signs=told,
    )


@cache
def known_lemmas() -> Mapping[str, int]:
    """The lemmas that the packaged network knows, with their numbers."""
    text = (files("counterclaim.appraise") / "stances.txt").read_text("utf-8")
    return {lemma: k for k, lemma in enumerate(text.split(), 1)}


def lemma_of(tree: Tree, token: int, plain: str) -> str:
    """The lemma of a token as the network may know it, empty for signs and for whatever may be a name, so that no
    state and no party is a word like others; ``plain`` is the token as the encoder reads it."""
    text = tree.text[token]
    known = plain[:1].isalpha() and tree.pos[token] != "PROPN" and (text[0].islower() or text == "I")
    return tree.lemma[token].lower() if known else ""


def _token(tree: Tree, t: int, plain: str, known: Mapping[str, int]) -> tuple[int, ...]:
    lemma = tree.lemma[t].lower()
    return *events.known_token(tree, t), act_class(lemma), known.get(lemma_of(tree, t, plain), 0)


def _add_classes(told: NDArray[np.float32], part: int, chosen: NDArray[np.bool_], classes: Ints) -> None:
    """Mark which classes of acts the words of one part belong to; the last signs are theirs."""
    first = len(NAMES) - (3 - part) * CLASSES
    rows, columns = np.nonzero(chosen)
    told[rows, first + classes[rows, columns]] = 1.0


def _window(row: Row) -> list[int]:
    """The words that are looked at, in the order of the text."""
    tree = row.tree
    kept = {*row.cue[:_CUE], *row.source[:_SOURCE], *row.content[:_CONTENT], row.head}
    for head in row.heads[:_HEADS]:
        kept.add(head)
        kept.update(c for c in tree.children[head] if tree.dep[c] != "punct")
    for t in _near(row):
        if len(kept) >= WIDTH:
            break
        if 0 <= t < len(tree) and not tree.text[t].isspace():
            kept.add(t)
    return sorted(kept)[:WIDTH]


def _near(row: Row) -> Iterator[int]:
    """Words around cue and content, nearest first, and what the cue hangs from."""
    for distance in range(1, 7):
        yield from (row.head - distance, row.head + distance)
    yield from (row.cue[0] - 1, row.cue[-1] + 1, row.cue[-1] + 2, row.cue[-1] + 3)
    at = row.head
    while row.tree.head[at] != at:
        at = row.tree.head[at]
        yield at
    if row.content:
        yield from (row.content[0] - 1, row.content[0] - 2, row.content[-1] + 1)


def _roles(row: Row, window: Sequence[int]) -> list[int]:
    roles = dict.fromkeys(row.source, 1) | dict.fromkeys(row.cue, 2) | dict.fromkeys(row.content, 3)
    roles |= {row.head: 4} | dict.fromkeys(row.heads, 5)
    return [roles.get(t, 0) for t in window]
