"""What the page and the terminal show of an analysis: rows in reading order, and the disputes among them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from counterclaim.model import (
    Analysis,
    Attitude,
    Attribution,
    Factuality,
    Link,
    NameStatus,
    Relation,
    Report,
    SourceMention,
    Spans,
    Stance,
    TimeExpression,
)

MAIN_ATTITUDES = frozenset((Attitude.SAYS, Attitude.SHOWS, Attitude.BELIEVES))
"""What most readers ask for; wishes, plans and perceptions are one option away."""

_STATUS = {
    NameStatus.UNNAMED_ONE: "unnamed",
    NameStatus.UNNAMED_PLURAL: "unnamed, several",
}
FACTUALITY = {
    Factuality.CERTAIN: "certainly so",
    Factuality.PROBABLE: "probably so",
    Factuality.POSSIBLE: "possibly so",
    Factuality.CERTAIN_NOT: "certainly not so",
    Factuality.PROBABLE_NOT: "probably not so",
    Factuality.POSSIBLE_NOT: "possibly not so",
    Factuality.CERTAIN_UNKNOWN: "known to the source, not said which",
    Factuality.UNKNOWN: "left open",
}
"""FactBank's values in words, according to the source."""


@dataclass(frozen=True, slots=True)
class Row:
    """One attribution in words. ``number`` counts from 1 in the order of the report, ``depth`` how far it is nested."""

    number: int
    depth: int
    attribution: Attribution
    source: str
    status: str
    cue: str
    content: str
    details: tuple[tuple[str, str], ...]

    @property
    def is_main(self) -> bool:
        """Whether it is what most readers ask for."""
        return self.attribution.attitude in MAIN_ATTITUDES


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim with the rows that hold it true, those that hold it false and those that leave it open."""

    claim: str
    asserted: tuple[Row, ...]
    denied: tuple[Row, ...]
    open: tuple[Row, ...] = ()
    scope: tuple[tuple[str, str], ...] = ()


def quote(text: str, spans: Spans) -> str:
    """The words of a stretch on one line; what is left out between its parts is "…"."""
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def title(report: Report) -> str:
    """The headline, or the first words of the article where none is known."""
    if report.title:
        return " ".join(report.title.split())
    zoned = {at for zone in report.zones for at in range(*zone.span)}
    article = "".join(" " if at in zoned else character for at, character in enumerate(report.text))
    first = next((line for line in article.splitlines() if line.strip()), report.id)
    return textwrap.shorten(first, 80, placeholder=" …")


def rows(analysis: Analysis) -> tuple[Row, ...]:
    """The attributions as rows: each before those nested in it, else in reading order."""
    outline = tuple(_outline(analysis.attributions))
    numbers = {it.id: number for number, (_, it) in enumerate(outline, start=1)}
    return tuple(_row(analysis, it, numbers, depth) for depth, it in outline)


def _outline(attributions: Iterable[Attribution]) -> Iterator[tuple[int, Attribution]]:
    known = {it.id for it in attributions}
    children: dict[str | None, list[Attribution]] = {}
    for it in attributions:
        parent = it.parent if it.parent in known and it.parent != it.id else None
        children.setdefault(parent, []).append(it)
    stack = [(0, it) for it in reversed(children.pop(None, []))]
    while stack:
        depth, it = stack.pop()
        yield depth, it
        stack += [(depth + 1, child) for child in reversed(children.pop(it.id, []))]
    # Parents in a ring have no first one; a row is never lost for it.
    yield from ((0, it) for it in chain.from_iterable(children.values()))


def _row(analysis: Analysis, it: Attribution, numbers: dict[str, int], depth: int) -> Row:
    text = analysis.report.text
    return Row(
        number=numbers[it.id],
        depth=depth,
        attribution=it,
        source=_source(text, it.source),
        status=_STATUS.get(it.source.name_status, ""),
        cue=quote(text, it.cue.spans),
        content=quote(text, it.content),
        details=tuple(_details(text, it, numbers)),
    )


def _source(text: str, source: SourceMention) -> str:
    return " ".join((source.name or quote(text, source.spans)).split()) or "source not stated"


def _details(text: str, it: Attribution, numbers: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Labelled words of all else that is known about an attribution."""
    yield from _about_source(it.source)
    if it.channel:
        yield "through", f"{it.channel.name} ({_words(it.channel.kind)})"
    for evidence in it.evidence:
        yield "cites", f"“{quote(text, (evidence.span,))}” ({_words(evidence.kind)}, {_words(evidence.shown)})"
    if it.said:
        yield "said", _when(it.said)
    if it.happened:
        yield "happened", _when(it.happened)
    if it.hedges:
        yield "hedged", ", ".join(_hedge(hedge.text, hedge.band) for hedge in it.hedges)
    if it.parent in numbers:
        yield "inside", f"row {numbers[it.parent]}"


def _about_source(source: SourceMention) -> Iterator[tuple[str, str]]:
    if source.description and source.description.casefold() not in (source.name or "").casefold():
        yield "described as", source.description
    if source.count_claimed and source.count_claimed > 1:
        yield "count claimed", str(source.count_claimed)
    if source.anonymity_reason:
        yield "not named because", source.anonymity_reason


def _words(value: str) -> str:
    return str(value).replace("_", " ")


def _hedge(words: str, band: tuple[int, int] | None) -> str:
    return f"“{words}” ({band[0]}-{band[1]} %)" if band else f"“{words}”"


def _when(time: TimeExpression) -> str:
    if not time.resolved:
        return f"“{time.text}” (date not known)"
    when = time.start if time.start == time.end else f"{time.start} to {time.end}"
    return f"“{time.text}” = {when}"


def disputes(analysis: Analysis, found: Iterable[Row]) -> tuple[Dispute, ...]:
    """The claims that one source of the report asserts and another denies, and the links that contradict."""
    found = tuple(found)
    named = {claim.id: claim.text for claim in analysis.claims}
    seen: set[frozenset[int]] = set()
    result = []
    for claim, words in named.items():
        sides = _sides(row for row in found if claim in row.attribution.claims)
        if sides[1] and sides[-1]:
            result.append(Dispute(words, sides[1], sides[-1], sides[0]))
            seen |= _pairs(sides[1], sides[-1])
    for link in analysis.links:
        dispute = _linked(link, found, named)
        if dispute and not _pairs(dispute.asserted, dispute.denied) <= seen:
            result.append(dispute)
            seen |= _pairs(dispute.asserted, dispute.denied)
    return tuple(result)


def _sides(found: Iterable[Row]) -> dict[int, tuple[Row, ...]]:
    sides: dict[int, list[Row]] = {1: [], 0: [], -1: []}
    for row in found:
        sides[_side(row)].append(row)
    return {side: tuple(members) for side, members in sides.items()}


def _side(row: Row) -> int:
    return -1 if row.attribution.stance is Stance.DENIES else row.attribution.factuality.polarity


def _pairs(left: Iterable[Row], right: Iterable[Row]) -> set[frozenset[int]]:
    others = tuple(right)
    return {frozenset((one.number, other.number)) for one in left for other in others}


def _linked(link: Link, found: tuple[Row, ...], named: dict[str, str]) -> Dispute | None:
    """The dispute of a contradicting link; its ends are attributions or claims."""
    if link.relation is not Relation.CONTRADICTS:
        return None
    left, right = (tuple(_at(end, found)) for end in (link.left, link.right))
    if not left or not right:
        return None
    # The denial is the left one of a link, unless only the right one denies.
    if all(_side(row) < 0 for row in right) and not all(_side(row) < 0 for row in left):
        left, right = right, left
    claim = named.get(link.right) or named.get(link.left) or right[0].content
    return Dispute(claim, right, left, scope=link.scope)


def _at(end: str, found: Iterable[Row]) -> Iterator[Row]:
    return (row for row in found if end == row.attribution.id or end in row.attribution.claims)
