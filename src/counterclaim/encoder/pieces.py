"""Word pieces: the words of a document as the encoder's vocabulary has them, cut into windows that it can read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NAME, ACRONYM, BREAK = "\ufffa", "\ufffb", "\ufffc"
"""Signs for a masked name, a masked name in capitals, and a line break; each has a vector of its own."""
_SIGNS = {NAME: (1,), ACRONYM: (2,), BREAK: (3,), "": ()}
UNKNOWN, FIRST, LAST = 100, 101, 102
"""[UNK], [CLS] and [SEP] of BERT's vocabulary."""
MOST = 8
"""Pieces of one word that are read; what is longer is an address or a hash."""
LIMIT = 160
"""Pieces in one window, its first and last sign left out: attention grows with the square of it, and what is further
away is for the scorer of roles."""
_SLACK = 16
_KNOWN = 1 << 17

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Windows:
    """A document cut into windows: the pieces of each, first and last sign included, and for each piece of all windows,
    signs left out, the word that it belongs to."""

    rows: list[list[int]]
    word: Ints


class WordPieces:
    """Cuts words into word pieces, longest first (Schuster and Nakajima, 2012), as BERT's uncased models do; remembers
    those it has met. The tokenizer libraries bring a client for a model hub along, which an offline program has no use
    for (docs/decisions/0007)."""

    def __init__(self, vocabulary: str) -> None:
        self._piece = {piece: k for k, piece in enumerate(vocabulary.splitlines())}
        self._longest = max(map(len, self._piece))
        self._known: dict[str, tuple[int, ...]] = dict(_SIGNS)

    def of(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The pieces of each word, at most :data:`MOST`; none for the empty word."""
        if len(self._known) > _KNOWN:
            self._known = dict(_SIGNS)
        known = self._known
        for word in words:
            if word not in known:
                known[word] = tuple(piece for part in _parts(word) for piece in self._cut(part))[:MOST]
        return [known[word] for word in words]

    def _cut(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(min(len(part), start + self._longest), start, -1):
                piece = self._piece.get(prefix + part[start:end])
                if piece is not None:
                    found.append(piece)
                    start = end
                    break
            else:
                return [UNKNOWN]
        return found

    def windows(self, words: Sequence[str], *, limit: int = LIMIT) -> Windows:
        """A document as windows of about the same length, cut at line breaks where that can be done."""
        pieces = self.of(words)
        starts = cut(words, pieces, limit)
        spans = list(zip(starts, [*starts[1:], len(words)], strict=True))
        rows = [[FIRST, *(piece for each in pieces[start:end] for piece in each), LAST] for start, end in spans]
        return Windows(rows, np.repeat(np.arange(len(words)), [len(each) for each in pieces]))


def cut(words: Sequence[str], pieces: Sequence[tuple[int, ...]], limit: int) -> list[int]:
    """The first word of each window: at most ``limit`` pieces in one, cut after a line break, a full stop, or where
    it must be."""
    sizes = [len(each) for each in pieces]
    total = sum(sizes)
    count = -(-total // limit) or 1
    aim = min(limit, -(-total // count) + _SLACK)
    starts, filled, stop, line = [0], 0, 0, 0
    for k, size in enumerate(sizes):
        if filled + size > aim:
            near = starts[-1] + (k - starts[-1]) // 2
            at = line if line > near else stop if stop > near else k
            starts.append(at)
            filled = sum(sizes[at:k])
        filled += size
        if words[k] == BREAK:
            line = k + 1
        elif words[k] in {".", "”", "?", "!"}:
            stop = k + 1
    return starts


def _parts(word: str) -> Iterator[str]:
    """A word without accents and control characters, cut around each punctuation mark and ideograph."""
    run = ""
    for char in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(char)
        if category == "Mn" or category[0] == "C":
            continue
        alone = category[0] == "P" or (char.isascii() and not char.isalnum()) or "\u4e00" <= char <= "\u9fff"
        if alone or category[0] == "Z":
            if run:
                yield run
            run = ""
            if category[0] != "Z" and not char.isspace():
                yield char
        else:
            run += char
    if run:
        yield run
