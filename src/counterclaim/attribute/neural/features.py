"""What the model sees of a parsed document, as arrays: words for the encoder, and features of tokens and pairs.

The same functions make the features for training and for reading, so that the two cannot drift apart.

Names are masked (:mod:`counterclaim.encoder.words`): the name of a state cannot change what is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterclaim.attribute.constructions import Candidate
from counterclaim.attribute.speech import Quoted
from counterclaim.encoder.words import plain_words
from counterclaim.tree import LABELS, TAGS, Tree

Ints = NDArray[np.int64]

_TAG = {tag: k for k, tag in enumerate(TAGS, 1)}
_LABEL = {label: k for k, label in enumerate(LABELS, 1)}

REACH = 160
"""Tokens on either side of a cue among which its source and its content are looked for."""
WIDTH = 2 * REACH + 1
UPS = 6
"""Steps up the tree from a cue, from which all further ones are alike."""

TOKEN_SIZES = {"tag": len(TAGS) + 1, "label": len(LABELS) + 1, "shape": 9, "quote": 6, "place": 8}
_BRANCHES = len(LABELS) + 2  # no label, the labels, the ancestor itself
PAIR_SIZES = {
    "branch": 1 + (UPS + 1) * _BRANCHES,
    "link": 1 + (UPS + 1) * (len(LABELS) + 1),
    "distance": 32,
    "quote": 24,
    "place": 5 * 9,
    "candidate": 4,
}


@dataclass(frozen=True, slots=True)
class TokenFeatures:
    """A document of n tokens. ``ids`` is (n, 5) in the order of :data:`TOKEN_SIZES`, ``head`` (n,) absolute indices."""

    words: list[str]
    ids: Ints
    head: Ints


def token_features(tree: Tree, quotes: Sequence[Quoted]) -> TokenFeatures:
    """The features of every token."""
    n = len(tree)
    ids = np.zeros((n, 5), dtype=np.int64)
    ids[:, 0] = [_TAG.get(tag, 0) for tag in tree.tag]
    ids[:, 1] = [_LABEL.get(label, 0) for label in tree.dep]
    shapes = {text: _shape(text) for text in set(tree.text)}
    ids[:, 2] = [shapes[text] for text in tree.text]
    for quote in quotes:
        ids[quote.first : quote.last + 1, 3] = 1
        ids[quote.first, 3] = 2
        ids[quote.last, 3] = 3 if quote.last > quote.first else 4
    paragraph = np.array(tree.paragraph, dtype=np.int64)
    sentence = np.array(tree.sentence, dtype=np.int64)
    starts = np.zeros(n, dtype=np.int64)
    starts[1:] = paragraph[1:] != paragraph[:-1]
    if n:
        starts[0] = 1
    first = sentence == np.arange(n)
    ids[:, 4] = np.minimum(paragraph, 3) + 4 * (starts | first)
    return TokenFeatures(plain_words(tree), ids, np.array(tree.head, dtype=np.int64))


def _shape(text: str) -> int:
    if not text.strip():
        return 0
    if text.isdigit() or any(c.isdigit() for c in text):
        return 1
    if not any(c.isalpha() for c in text):
        return 2
    if text.islower():
        return 3
    if len(text) > 1 and text.isupper():
        return 4
    if text[0].isupper():
        return 5 if text[1:].islower() or len(text) == 1 else 6
    return 7


@dataclass(frozen=True, slots=True)
class PairFeatures:
    """What relates each of k cues to the tokens around it.

    ``ids`` is (k, WIDTH, 6) in the order of :data:`PAIR_SIZES`; column j of cue c is token ``c - REACH + j``, and
    ``inside`` (k, WIDTH) tells which of them are in the document.
    """

    ids: Ints
    inside: NDArray[np.bool_]


class PairReader:
    """Gives the features of cues of one document."""

    def __init__(self, tree: Tree, quotes: Sequence[Quoted], candidates: Iterable[Candidate]) -> None:
        self._tree = tree
        n = len(tree)
        self._segment = np.full(n, -1, dtype=np.int64)
        for k, quote in enumerate(quotes):
            self._segment[quote.first : quote.last + 1] = k
        self._first = np.array([q.first for q in quotes], dtype=np.int64)
        self._last = np.array([q.last for q in quotes], dtype=np.int64)
        self._paragraph = np.array(tree.paragraph, dtype=np.int64)
        numbers: list[int] = []
        for i, sentence in enumerate(tree.sentence):
            numbers.append((numbers[-1] if numbers else -1) + (sentence == i))
        self._sentence = np.array(numbers, dtype=np.int64)
        self._candidates: dict[int, list[Candidate]] = {}
        for candidate in candidates:
            self._candidates.setdefault(candidate.head, []).append(candidate)
        self._around = np.arange(-REACH, REACH + 1)
        distance = np.abs(self._around)
        bucket = np.where(distance < 6, distance, np.minimum(3 + np.floor(np.log2(np.maximum(distance, 1)) * 1.5), 15))
        self._distance = (bucket + 16 * (self._around < 0)).astype(np.int64)

    def read(self, cues: Sequence[int]) -> PairFeatures:
        """The features of these cues, token indices in any order."""
        n = len(self._tree)
        ids = np.zeros((len(cues), WIDTH, 6), dtype=np.int64)
        inside = np.zeros((len(cues), WIDTH), dtype=np.bool_)
        for k, cue in enumerate(cues):
            low, high = max(cue - REACH, 0), min(cue + REACH + 1, n)
            place = slice(low - cue + REACH, high - cue + REACH)
            inside[k, place] = True
            ids[k, :, 2] = self._distance
            branch, link = self._branches(cue)
            for column, pairs in ((0, branch), (1, link)):
                for token, value in pairs:
                    if low <= token < high:
                        ids[k, token - cue + REACH, column] = value
            around = slice(low, high)
            ids[k, place, 3] = self._quoting(cue, self._segment[around])
            sentences = np.clip(self._sentence[around] - self._sentence[cue], -4, 4) + 4
            paragraphs = np.clip(self._paragraph[around] - self._paragraph[cue], -2, 2) + 2
            ids[k, place, 4] = paragraphs * 9 + sentences
            for candidate in self._candidates.get(cue, ()):
                for flag, tokens in ((1, candidate.content), (2, candidate.source)):
                    near = [token - cue + REACH for token in tokens if low <= token < high]
                    ids[k, near, 5] |= flag
        return PairFeatures(ids, inside)

    def _branches(self, cue: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """For the tokens of a cue's sentence: how far up the tree the two meet, and by which label each hangs there."""
        tree = self._tree
        branch: list[tuple[int, int]] = []
        link: list[tuple[int, int]] = []
        at, below, ups = cue, -1, 0
        while True:
            hang = 1 + ups * (len(LABELS) + 1) + (_LABEL.get(tree.dep[below], 0) if below >= 0 else 0)
            base = 1 + ups * _BRANCHES
            branch.append((at, base + len(LABELS) + 1))
            link.append((at, hang))
            for child in tree.children[at]:
                if child != below:
                    value = base + _LABEL.get(tree.dep[child], 0)
                    for token in self._below(child):
                        branch.append((token, value))
                        link.append((token, hang))
            if tree.head[at] == at:
                return branch, link
            at, below, ups = tree.head[at], at, min(ups + 1, UPS)

    def _below(self, i: int) -> Iterator[int]:
        stack = [i]
        while stack:
            at = stack.pop()
            yield at
            stack.extend(self._tree.children[at])

    def _quoting(self, cue: int, segments: Ints) -> Ints:
        """0 outside any quotation; else whether it is the cue's own, or how many quotations away on which side, and
        whether the cue is quoted itself."""
        own = int(self._segment[cue])
        if own >= 0:
            step = np.clip(segments - own, -4, 4)
            found = np.where(segments < 0, 1, 2 + step + 4)  # 2..10
        else:
            left = int(np.searchsorted(self._first, cue)) - 1  # the last quotation that begins before the cue
            step = np.where(segments > left, segments - left, segments - left - 1)  # 1, 2, ... right; -1, -2, ... left
            found = np.where(segments < 0, 0, 11 + np.clip(step, -5, 5) + 5)  # 11..21
        return found.astype(np.int64)
