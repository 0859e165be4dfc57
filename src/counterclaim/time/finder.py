"""All time expressions of a report, in one pass: words to cores, cores joined and prefixed, each given its value."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from counterclaim.model import Span, TimeExpression
from counterclaim.time.grammar import Match, cores, joins, prefixes
from counterclaim.time.reading import Reading, apply, merge, read
from counterclaim.time.resolving import Context, Value, resolve
from counterclaim.time.scanner import CODES, Tokens, scan
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
    found = [item for item in _prefixed(tokens, _joined(tokens)) if not item.reading.weak]
    times: list[TimeExpression] = []
    mentioned: str | None = None
    for item in found:
        at = max(0, bisect_right(tree.start, tokens.start[item.start]) - 1)
        if not _stands(tree, tokens, item, at):
            continue
        value = resolve(item.reading, Context(published, mentioned, lambda i=at: looks(tree, i)))  # type: ignore[misc]
        times.append(_expression(tree.raw, tokens, item, value))
        if value.covers and value.timex and _anchors(item.reading):
            mentioned = value.timex
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
    for match in cores(tokens):
        found = _read(tokens, match)
        if found is None:
            continue
        if last is not None and joins(tokens, (last.end, last.reading.kinds()), (found.start, found.reading.kinds())):
            last = Found(last.start, found.end, merge(last.reading, found.reading), last.rule)
            continue
        if last is not None:
            yield last
        last = found
    if last is not None:
        yield last


def _read(tokens: Tokens, match: Match) -> Found | None:
    reading = read(tokens, match)
    return Found(match.start, match.end, reading, match.rule) if reading is not None else None


def _prefixed(tokens: Tokens, found: Iterator[Found]) -> Iterator[Found]:
    floor = 0
    for item in found:
        for prefix in prefixes(tokens, item.start, floor):
            reading = apply(item.reading, tokens, prefix)
            if reading is None:
                break
            item = Found(prefix.start, item.end, reading, item.rule)
        floor = item.end
        yield item


# What only looks like a time ---------------------------------------------------------------------------------------

_MASTHEADS = frozenset("times telegraph mirror express mail post herald star world news nation monitor show".split())
_MONEY = CODES["money"]


def _stands(tree: Tree, tokens: Tokens, item: Found, at: int) -> bool:
    """Whether the words are a time here: not "may" the verb, a newspaper's name ("USA TODAY"), or "2000 soldiers"."""
    first, after = tokens.words[item.start], tokens.words[item.end] if item.end < len(tokens.words) else ""
    if item.end - item.start == 1 and first in {"may", "march"} and tree.tag[at] not in {"NNP", "CD"}:
        return False
    if after in _MASTHEADS and item.rule in {"weekday", "often"}:
        return False
    if first == "today" and tree.text[at].isupper() and at and tree.text[at - 1].isupper():
        return False
    if item.rule == "year" and item.end - item.start == 1:
        return _is_year(tree, tokens, item, at)
    if item.start and tokens.code[item.start - 1] == _MONEY:
        return False
    if item.rule == "length" and (first == "second" or after == "old"):
        return False
    return not (first == "march" and item.rule == "month" and after in {"for", "of", "against"})


def _is_year(tree: Tree, tokens: Tokens, item: Found, at: int) -> bool:
    word = tokens.words[item.start]
    if word[0] in "'’":
        return item.start > 0 and tokens.words[item.start - 1] in {"in", "of", "since", "by", "the", "until", "from"}
    if not 1700 <= int(word) <= 2060 or (item.start and tokens.code[item.start - 1] == _MONEY):
        return False
    if (
        item.start
        and tokens.words[item.start - 1] in {".", ","}
        and tokens.end[item.start - 1] == tokens.start[item.start]
    ):
        return False
    if item.end < len(tokens.code) and tokens.code[item.end] == CODES["percent"]:
        return False
    head = tree.head[at]
    # "2000 soldiers" counts; "the 2000 elections" dates.
    determined = item.start > 0 and tokens.words[item.start - 1] in {"the", "a", "its", "his", "their", "s", "'s", "’s"}
    return not (tree.dep[at] == "nummod" and tree.tag[head] == "NNS" and head > at and not determined)
