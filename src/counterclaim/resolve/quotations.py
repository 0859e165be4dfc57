"""Stretches of a text in somebody's words, found by where they stand without a look at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Token

_PIECE = 512
"""Characters of a piece of text, for each of which it is kept what stands over it."""
_WIDE = 64
"""Pieces from which on a stretch is kept apart."""


class Stretch(Protocol):
    """A range of characters."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Stretch)


class Stretches(Generic[S]):
    """Stretches of a text, the widest first."""

    def __init__(self, stretches: Iterable[S]) -> None:
        self._all = sorted(stretches, key=lambda one: one.start - one.end)
        self._wide: list[S] = []
        self._over: dict[int, list[S]] = {}
        for one in self._all:
            pieces = range(one.start // _PIECE, (one.end - 1) // _PIECE + 1)
            for kept in [self._wide] if len(pieces) > _WIDE else [self._over.setdefault(at, []) for at in pieces]:
                kept.append(one)

    def __iter__(self) -> Iterator[S]:
        return iter(self._all)

    @property
    def most(self) -> int:
        """How many are looked at for one character at most."""
        return len(self._wide) + max(map(len, self._over.values()), default=0)

    def over(self, at: int) -> list[S]:
        """Those in which a character stands."""
        return [
            one for kept in (self._wide, self._over.get(at // _PIECE, ())) for one in kept if one.start <= at < one.end
        ]


class Quotation(NamedTuple):
    """The characters of a quotation and the head of who speaks."""

    start: int
    end: int
    head: Token


class Quotations(Stretches[Quotation]):
    """The quotations of a text, the widest first."""

    def __init__(self, quoted: Iterable[Quotation]) -> None:
        super().__init__(quoted)
        self._begins = sorted((one.start, number) for number, one in enumerate(self._all))
        self._ends = sorted((one.end, number) for number, one in enumerate(self._all))

    @property
    def heads(self) -> set[int]:
        """The tokens of those who speak."""
        return {one.head.i for one in self._all}

    def beginning(self, start: int, end: int) -> list[Quotation]:
        """Those that begin in a range of characters."""
        return [self._all[number] for number in sorted(_numbers(self._begins, start, end))]

    def ending(self, start: int, end: int) -> list[Quotation]:
        """Those whose ends are in a range."""
        return [self._all[number] for number in sorted(_numbers(self._ends, start, end))]

    def nearest(self, at: int, start: int, end: int, *, without: int) -> Quotation | None:
        """Of those that begin in a range of characters the one that begins or ends nearest to one in it; what the
        token ``without`` says is left out. The look goes further from there only where nothing is near."""
        reach = _PIECE
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
