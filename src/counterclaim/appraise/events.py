"""What the scorer of events sees: each event's sentence on the parse, as arrays.

The same function makes the features for training and for reading, so that the two cannot drift apart. Words are the
encoder's vectors, in which names are masked, and the classes of the lexicon. What relates an event to each token of
its sentence is by which branch of the parse the token hangs, as seen from the event, and how far away it stands. What
the rules make of the event stands beside it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from counterclaim.appraise.factuality import Certainty, climb, is_negated
from counterclaim.appraise.lexicon import ADJECTIVES, ADVERBS, MODALS, NEGATIVES, SIGNATURES
from counterclaim.tree import LABELS, TAGS, Tree

Ints = NDArray[np.int64]

REACH = 48
"""Tokens of the sentence on either side of an event that are looked at."""
UPS = 6
"""Steps up the tree from an event, from which all further ones are alike."""
_TAG = {tag: k for k, tag in enumerate(TAGS, 1)}
_LABEL = {label: k for k, label in enumerate(LABELS, 1)}
_BRANCHES = len(LABELS) + 2  # no label, the labels, the ancestor itself
_HANGING = len(LABELS) + 1

_EFFECTS: dict[object, int] = {
    ((plain, sign), (negated, other)): k
    for k, (plain, sign, negated, other) in enumerate(
        (
            *((0, 1, 0, 1), (1, 1, 0, 1), (1, 1, 2, -1), (1, 1, 3, -1), (2, -1, 0, 1), (2, -1, 3, 1), (2, 1, 0, 1)),
            *((2, 1, 2, -1), (3, -1, 0, 1), (3, -1, 3, 1), (3, 1, 0, 1), (3, 1, 3, -1), (3, 1, 3, 1)),
        ),
        1,
    )
}
"""The signatures of embedding words that the scorer knows, in its own order."""
_MODAL, _FUTURE, _NEGATIVE, _ADVERB, _ADJECTIVE = 14, 18, 22, 23, 26
_FUNCTION = {"?": 30, "to": 31} | dict.fromkeys(("if", "whether", "unless"), 29)
_FUNCTION |= dict.fromkeys(("no", "neither", "nor", "nothing"), 32)
_WILL = frozenset("will would 'll ’ll wo shall".split())

TOKEN_SIZES = {"tag": len(TAGS) + 1, "label": len(LABELS) + 1, "class": 33, "negated": 2}
RULES = 8
"""What the rules may say of an event: four levels, two signs."""
PAIR_SIZES = {"branch": 1 + (UPS + 1) * _BRANCHES, "link": 1 + (UPS + 1) * _HANGING, "distance": 32}


@dataclass(frozen=True, slots=True)
class EventFeatures:
    """The sentences of k events, n rows in all, a blank row before and after each, so that they do not touch.

    ``token`` (n,) is the token of each row, -1 for a blank one; ``ids`` (n, 4) in the order of :data:`TOKEN_SIZES`;
    ``head`` (n,) and ``event`` (k,) are rows. ``around`` (k, w) are the rows of an event's tokens, as far as ``inside``
    (k, w) says, and ``pairs`` (k, w, 3) relates them to it, in the order of :data:`PAIR_SIZES`; ``rule`` (k,) is
    what the rules say of it.
    """

    token: Ints
    ids: Ints
    head: Ints
    event: Ints
    around: Ints
    inside: NDArray[np.bool_]
    pairs: Ints
    rule: Ints


def event_features(
    tree: Tree, events: Sequence[int], within: Sequence[frozenset[int] | None] | None = None
) -> EventFeatures:
    """The features of these events, token indices in any order. ``within`` gives for each the tokens that are looked
    at, ``None`` for all of its sentence."""
    firsts = sorted({tree.sentence[event] for event in events})
    ends = {first: bisect_right(tree.sentence, first) for first in firsts}
    shift: dict[int, int] = {}
    token = [-1]
    for first, end in ends.items():
        shift[first] = len(token) - first
        token += (*range(first, end), -1)
    head = [tree.head[t] + shift[tree.sentence[t]] if t >= 0 else row for row, t in enumerate(token)]
    ids = [known_token(tree, t) if t >= 0 else (0, 0, 0, 0) for t in token]
    edges = within or [None] * len(events)
    windows = [_window(event, tree.sentence[event], ends[tree.sentence[event]]) for event in events]
    width = max((high - low for low, high in windows), default=1)
    around = np.zeros((len(events), width), dtype=np.int64)
    inside = np.zeros((len(events), width), dtype=np.bool_)
    pairs = np.zeros((len(events), width, 3), dtype=np.int64)
    for k, (event, edge, (low, high)) in enumerate(zip(events, edges, windows, strict=True)):
        size = high - low
        around[k, :size] = np.arange(low, high) + shift[tree.sentence[event]]
        inside[k, :size] = True if edge is None else [token in edge for token in range(low, high)]
        pairs[k, :size, 0], pairs[k, :size, 1] = _branches(tree, event, low, high)
        pairs[k, :size, 2] = _DISTANCE[low - event + REACH : high - event + REACH]
    rules = [_rule(climb(tree, event, within=edge)) for event, edge in zip(events, edges, strict=True)]
    return EventFeatures(
        token=np.array(token, dtype=np.int64),
        ids=np.array(ids, dtype=np.int64).reshape(-1, len(TOKEN_SIZES)),
        head=np.array(head, dtype=np.int64),
        event=np.array([event + shift[tree.sentence[event]] for event in events], dtype=np.int64),
        around=around,
        inside=inside,
        pairs=pairs,
        rule=np.array(rules, dtype=np.int64),
    )


def _window(event: int, first: int, end: int) -> tuple[int, int]:
    return max(first, event - REACH), min(end, event + REACH + 1)


def _rule(certainty: Certainty) -> int:
    return certainty.level + (4 if certainty.sign < 0 else 0)


def known_token(tree: Tree, i: int) -> tuple[int, int, int, int]:
    """The numbers of a token in the order of :data:`TOKEN_SIZES`."""
    known = _tokens(tree)
    return known.get(i) or known.setdefault(i, _token(tree, i))


@lru_cache(maxsize=1)
def _tokens(tree: Tree) -> dict[int, tuple[int, int, int, int]]:
    """What is known of the last tree's tokens, filled as they are asked for: contents and clauses share sentences."""
    return {}


def _token(tree: Tree, i: int) -> tuple[int, int, int, int]:
    return _TAG.get(tree.tag[i], 0), _LABEL.get(tree.dep[i], 0), _class(tree, i), is_negated(tree, i)


def _class(tree: Tree, i: int) -> int:
    """The class of a word in the lexicon: of a modal, a word of negation or of likelihood, or what it embeds."""
    text, lemma = tree.text[i].lower(), tree.lemma[i].lower()
    if tree.tag[i] == "MD":
        return (_FUTURE if text in _WILL else _MODAL) + MODALS.get(text, 0)
    if text in NEGATIVES:
        return _NEGATIVE
    if lemma in ADVERBS:
        return _ADVERB + ADVERBS[lemma]
    if lemma in ADJECTIVES:
        return _ADJECTIVE + ADJECTIVES[lemma]
    return _FUNCTION.get(text) or _EFFECTS.get(SIGNATURES.get(lemma), 0)


def _branches(tree: Tree, event: int, low: int, high: int) -> tuple[list[int], list[int]]:
    """For the tokens from ``low`` to ``high``: by which label each branches off from the way from the event up to the
    root, and from which of the event's ancestors, by which label the event hangs there."""
    branch, link = [0] * (high - low), [0] * (high - low)
    at, below, ups = event, -1, 0
    while True:
        hang = 1 + ups * _HANGING + (_LABEL.get(tree.dep[below], 0) if below >= 0 else 0)
        base = 1 + ups * _BRANCHES
        if low <= at < high:
            branch[at - low], link[at - low] = base + _BRANCHES - 1, hang
        for child in tree.children[at]:
            if child != below:
                value = base + _LABEL.get(tree.dep[child], 0)
                for token in _below(tree, child):
                    if low <= token < high:
                        branch[token - low], link[token - low] = value, hang
        if tree.head[at] == at:
            return branch, link
        at, below, ups = tree.head[at], at, min(ups + 1, UPS)


def _below(tree: Tree, i: int) -> Iterator[int]:
    stack = [i]
    while stack:
        at = stack.pop()
        yield at
        stack.extend(tree.children[at])


def _distances() -> Ints:
    """The class of each distance from ``-REACH`` to ``REACH``: single steps up to five, then ever coarser."""
    around = np.arange(-REACH, REACH + 1)
    far = np.abs(around)
    step = np.where(far < 6, far, np.minimum(3 + np.floor(np.log2(np.maximum(far, 1)) * 1.5), 15))
    found: Ints = (step + 16 * (around < 0)).astype(np.int64)
    return found


_DISTANCE = _distances()
