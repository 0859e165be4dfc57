"""A closer reading of stances, for attributions of which the small network is unsure.

Three layers of MiniLM (Wang et al., NeurIPS 2020) over the word pieces of source, cue, content and the words around,
each piece told whether it is of the source, the cue or the content (compare Wu and He, CIKM 2019), with the signs of
:mod:`counterclaim.appraise.signs` beside what is pooled. It learned from the labels and from a far larger encoder
(Hinton, Vinyals and Dean, "Distilling the knowledge in a neural network", 2015). It takes several times as long as the
small network, so it is asked last, in a cascade (Varshney and Baral, "Model cascading", EMNLP 2022). Names are masked,
as for the shared encoder.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from counterclaim.appraise.windows import StanceFeatures
from counterclaim.encoder import word_pieces
from counterclaim.encoder.graph import Arrays, Graph
from counterclaim.encoder.pieces import FIRST, LAST

LENGTH = 96
"""Pieces of an attribution that are read, the first and the last sign among them."""
OF_WORD = 4
"""Pieces of one word that are read."""

Ints = NDArray[np.int64]


class StanceReader:
    """The packaged network; see :func:`load_stance_reader`."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def probabilities(self, features: StanceFeatures, plain: Sequence[str], row: int) -> NDArray[np.float32]:
        """The probability (12,) of each stance of one attribution, in the order of
        :data:`counterclaim.appraise.signs.STANCES`; ``plain`` are the document's tokens as the encoder reads them.
        One at a time: what is made of an attribution must not depend on those beside it, and no time is lost."""
        pieces, role = pieces_of(features, plain, row)
        arrays: Arrays = {"pieces": pieces[None], "role": role[None], "signs": features.signs[row : row + 1]}
        found: NDArray[np.float32] = self._graph(arrays)[0][0]
        return found


def pieces_of(features: StanceFeatures, plain: Sequence[str], row: int) -> tuple[Ints, Ints]:
    """The word pieces (p,) of one attribution with their roles (p,), the first and the last sign among them."""
    words = features.words[row][features.inside[row]]
    cut = [each[:OF_WORD] for each in word_pieces().of([plain[t] for t in features.token[words]])]
    pieces = [piece for each in cut for piece in each][: LENGTH - 2]
    roles = np.repeat(features.role[row, : len(words)], [len(each) for each in cut])[: LENGTH - 2]
    return np.array([FIRST, *pieces, LAST], dtype=np.int64), np.pad(roles, 1).astype(np.int64)


@cache
def load_stance_reader() -> StanceReader:
    """The reader shipped with the package. Raises :class:`ModelError` where it cannot be loaded."""
    graph = (files("counterclaim.appraise") / "stance_reader.onnx").read_bytes()
    return StanceReader(Graph(graph, name="stance reader"))
