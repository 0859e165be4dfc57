"""Quoted contents with who speaks each, found by where they stand without a look at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Token

_STRETCH = 512
"""Characters of a stretch of text, for each of which it is kept what stands over it."""


class Quotation(NamedTuple):
    """The characters of a quotation and the head of who speaks."""

    start: int
    end: int
    head: Token


class Quotations:
    """The quotations of a text, the widest first."""

    def __init__(self, quoted: Iterable[Quotation]) -> None:
        self._all = sorted(quoted, key=lambda one: one.start - one.end)
        self._begins = sorted((one.start, number) for number, one in enumerate(self._all))
        self._ends = sorted((one.end, number) for number, one in enumerate(self._all))
        self._over: dict[int, list[Quotation]] = {}
        for one in self._all:
            for stretch in range(one.start // _STRETCH, (one.end - 1) // _STRETCH + 1):
                self._over.setdefault(stretch, []).append(one)

    @property
    def heads(self) -> set[int]:
        """The tokens of those who speak."""
        return {one.head.i for one in self._all}

    def over(self, at: int) -> list[Quotation]:
        """Those in which a character stands."""
        return [one for one in self._over.get(at // _STRETCH, ()) if one.start <= at < one.end]

    def beginning(self, start: int, end: int) -> list[Quotation]:
        """Those that begin in a range of characters."""
        return [self._all[number] for number in sorted(_numbers(self._begins, start, end))]

    def ending(self, start: int, end: int) -> list[Quotation]:
        """Those whose ends are in a range."""
        return [self._all[number] for number in sorted(_numbers(self._ends, start, end))]

    def nearest(self, at: int, start: int, end: int, *, without: int) -> Quotation | None:
        """Of those that begin in a range of characters the one that begins or ends nearest to one in it; what the
        token ``without`` says is left out. The look goes further from there only where nothing is near."""
        reach = _STRETCH
        while True:
            edges = at - reach, at + reach + 1
            near = [
                (min(abs(at - one.start), abs(at - one.end)), number)
                for number in {*_numbers(self._begins, *edges), *_numbers(self._ends, *edges)}
                if start <= (one := self._all[number]).start < end and one.head.i != without
            ]
            if near and min(near)[0] <= reach:
                return self._all[min(near)[1]]
            if edges[0] <= start and end <= edges[1]:
                return None
            reach *= 4


def _numbers(places: Sequence[tuple[int, int]], start: int, end: int) -> list[int]:
    return [number for _, number in places[bisect_left(places, (start, -1)) : bisect_left(places, (end, -1))]]
