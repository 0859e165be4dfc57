"""All time expressions of a report, in one pass: words to cores, cores joined and prefixed, each given its value."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from spacy.tokens import Doc

from counterclaim.model import Span, TimeExpression
from counterclaim.time.grammar import Prefix, cores, joins, prefixes
from counterclaim.time.lookalikes import stands
from counterclaim.time.reading import Reading, apply, merge, read
from counterclaim.time.resolving import Context, Value, resolve
from counterclaim.time.scanner import Tokens, scan
from counterclaim.time.tense import looks
from counterclaim.tree import Tree, grow


@dataclass(frozen=True, slots=True)
class Found:
    """A reading of the tokens ``start:end``."""

    start: int
    end: int
    reading: Reading
    rule: str


def find(doc: Doc, published: date | None) -> tuple[TimeExpression, ...]:
    """The time expressions of a parsed report, in order, not overlapping.

    Values are TIMEX3's (ISO-TimeML), resolved against ``published``; where that is ``None``, only what names its year
    is resolved. Half-open spans in code points; ``start`` and ``end`` are ISO dates, the last day included.
    """
    tree = grow(doc)
    tokens = scan(tree)
    found = [item for item in _prefixed(tree, tokens, _joined(tokens)) if not item.reading.weak]
    placed = [
        (item, at)
        for item in found
        if stands(tree, tokens, item.rule, item.start, item.end, at := _at(tree, tokens, item.start))
    ]
    times: list[TimeExpression] = []
    mentioned: str | None = None
    where = -1
    for item, at in _dated(tokens, placed):
        verb = partial(looks, tree, _top(tree, tokens, item, at))
        value = resolve(
            item.reading, Context(published, mentioned, mentioned if where == tree.sentence[at] else None, verb)
        )
        times.append(_expression(tree.raw, tokens, item, value))
        if value.covers and value.timex and _anchors(item.reading):
            mentioned, where = value.timex, tree.sentence[at]
    return tuple(times)


def _anchors(reading: Reading) -> bool:
    """Whether what follows may count from it: "a day later", but not from the year that another is compared with."""
    return reading.kind == "date" or (reading.kind == "offset" and reading.unit != "year")


def _expression(text: str, tokens: Tokens, item: Found, value: Value) -> TimeExpression:
    span = Span(tokens.start[item.start], tokens.end[item.end - 1])
    start, end = value.covers or (None, None)
    return TimeExpression(
        text=text[span.start : span.end],
        span=span,
        timex=value.timex,
        mod=value.mod,
        start=start.isoformat() if start else None,
        end=end.isoformat() if end else None,
        granularity=value.granularity,
        resolved=value.timex is not None,
    )


def _joined(tokens: Tokens) -> Iterator[Found]:
    last: Found | None = None
    for found in _cores(tokens):
        if last is not None and joins(tokens, (last.end, last.reading.kinds()), (found.start, found.reading.kinds())):
            last = Found(last.start, found.end, merge(last.reading, found.reading), last.rule)
            continue
        if last is not None:
            yield last
        last = found
    if last is not None:
        yield last


_DAYS = frozenset({"iso", "slash", "monthday", "daymonth"})
"""Rules whose words are a day or nothing: in "February 30" there is no February."""


def _cores(tokens: Tokens) -> Iterator[Found]:
    """The cores that do not overlap. Where the words of one say no time after all, the next best is tried."""
    floor = 0
    for match in cores(tokens):
        if match.start < floor:
            continue
        reading = read(tokens, match)
        if reading is not None:
            yield Found(match.start, match.end, reading, match.rule)
        if reading is not None or match.rule in _DAYS:
            floor = match.end


def _at(tree: Tree, tokens: Tokens, i: int) -> int:
    """The place in the tree of a word of the scanner."""
    return max(0, bisect_right(tree.start, tokens.start[i]) - 1)


def _top(tree: Tree, tokens: Tokens, item: Found, at: int) -> int:
    """The word of a find that the others hang on."""
    last = _at(tree, tokens, item.end - 1)
    while at < tree.head[at] <= last or at > tree.head[at] >= _at(tree, tokens, item.start):
        at = tree.head[at]
    return at


def _prefixed(tree: Tree, tokens: Tokens, found: Iterator[Found]) -> Iterator[Found]:
    floor = 0
    for item in found:
        for prefix in prefixes(tokens, item.start, floor):
            if _spans(tree, tokens, prefix):
                break
            reading = apply(item.reading, tokens, prefix)
            if reading is None:
                break
            # "The late 1990s", but the article of "the late-November talks" is the noun's.
            begins = prefix.start + (
                "degree" in prefix.groups and reading.month is not None and tokens.words[prefix.start] == "the"
            )
            item = Found(begins, item.end, reading, item.rule)
        floor = item.end
        yield item


def _spans(tree: Tree, tokens: Tokens, prefix: Prefix) -> bool:
    """Whether "over" is "during", not "more than": "it can be used over three years"."""
    start, _ = prefix.groups.get("bound", (0, 0))
    return tokens.words[start] == "over" and "bound" in prefix.groups and tree.dep[_at(tree, tokens, start)] == "prep"


_BETWEEN = frozenset("to and or until till through -  – , from in".split())
_NAMED = ("month", "season", "quarter")


def _dated(tokens: Tokens, found: list[tuple[Found, int]]) -> Iterator[tuple[Found, int]]:
    """The finds in order, each with the year of the next where the two are one range or list: "between May and July
    2014"."""
    for (item, at), (other, _) in zip(found, [*found[1:], (None, 0)], strict=False):
        if (
            other is not None
            and _BETWEEN.issuperset(tokens.words[item.end : other.start])
            and other.start - item.end < 3
        ):
            item = replace(item, reading=_with_year(item.reading, other.reading))
        yield item, at


def _with_year(reading: Reading, other: Reading) -> Reading:
    bare = reading.kind == "date" and reading.year is None and reading.unit is None and reading.shift is None
    both = any(getattr(reading, name) is not None and getattr(other, name) is not None for name in _NAMED)
    if not bare or not both or other.kind != "date":
        return reading
    if other.year is not None:
        # "From November to March 2014" begins the year before.
        earlier = (reading.month or 0, reading.day or 0) > (other.month or 13, other.day or 32)
        return replace(reading, year=other.year - earlier)
    if other.unit == "year":
        return replace(reading, unit="year", shift=other.shift, base=other.base)
    return reading
