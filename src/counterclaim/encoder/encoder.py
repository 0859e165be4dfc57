"""The packaged encoder: words in, vectors out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from counterclaim.encoder.graph import Graph
from counterclaim.encoder.pieces import MOST, Ints, WordPieces
from counterclaim.encoder.words import plain_words
from counterclaim.tree import Tree

SIZE = 384

Floats = NDArray[np.float32]


class Encoder:
    """The first layers of MiniLM (Wang et al., NeurIPS 2020), tuned for attribution, eight bits a weight."""

    def __init__(self, pieces: WordPieces, graph: Graph) -> None:
        self._pieces, self._graph = pieces, graph
        self._last: tuple[Sequence[str], Floats] | None = None

    def vectors(self, words: Sequence[str]) -> Floats:
        """The vectors (n, 384) of n words, each the mean of its word pieces; nought for the empty word.

        Words are as :mod:`counterclaim.encoder.words` makes them: small letters, signs for names and line breaks. The
        vectors of the last list are kept, so that every stage may ask for them.
        """
        last = self._last
        if last is None or last[0] is not words:
            last = self._last = words, self._encode(words)
        return last[1]

    def _encode(self, words: Sequence[str]) -> Floats:
        windows = self._pieces.windows(words)
        # One at a time: together they would be padded to the longest, and gain no time on one core.
        parts = [self._graph({"pieces": np.array([row])})[0][0, 1:-1] for row in windows.rows]
        return means(np.concatenate(parts), windows.word, len(words))


def means(pieces: Floats, word: Ints, count: int) -> Floats:
    """The mean of the pieces of each of ``count`` words; nought for those without. Most words are one piece, so that
    adding further ones to those words that have them is faster than summing over all."""
    found = np.zeros((count, SIZE), dtype=np.float32)
    starts = np.flatnonzero(np.diff(word, prepend=-1))
    sizes = np.diff(starts, append=len(word))
    means = pieces[starts]
    longer = np.flatnonzero(sizes > 1)
    further = np.zeros((len(longer), SIZE), dtype=np.float32)
    for k in range(1, MOST):
        has = sizes[longer] > k
        further[has] += pieces[starts[longer[has]] + k]
    means[longer] = (means[longer] + further) / sizes[longer, None].astype(np.float32)
    found[word[starts]] = means
    return found


@cache
def word_pieces() -> WordPieces:
    """The word pieces that the packaged networks read."""
    return WordPieces((files("counterclaim.encoder") / "vocabulary.txt").read_text("utf-8"))


@cache
def load_encoder() -> Encoder:
    """The encoder shipped with the package. Raises :class:`ModelError` where it cannot be loaded."""
    graph = (files("counterclaim.encoder") / "encoder.onnx").read_bytes()
    return Encoder(word_pieces(), Graph(graph, name="encoder"))


def vectors_of(tree: Tree) -> Floats:
    """The vectors (n, 384) of a document's n tokens, nought for white space. Computed once for all stages, as long as
    they read one document after the other. Raises :class:`ModelError` where the encoder cannot be loaded."""
    return load_encoder().vectors(plain_words(tree))
