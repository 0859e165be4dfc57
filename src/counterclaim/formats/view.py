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

_ONE_TOPIC = (Relation.SAME, Relation.NARROWER, Relation.WIDER)
_LEAVES_OPEN = (Stance.CONCEDES, Stance.DOUBTS)
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
    unanswered: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """Denials, by row number, that do not meet all of it, and what they leave out: a stage, an argument, a tense."""


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
    chain: list[Attribution] = []
    found: list[Row] = []
    for depth, it in outline:
        del chain[depth:]
        found.append(_row(analysis, it, numbers, tuple(chain)))
        chain.append(it)
    return tuple(found)


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


def _row(analysis: Analysis, it: Attribution, numbers: dict[str, int], above: tuple[Attribution, ...]) -> Row:
    text = analysis.report.text
    return Row(
        number=numbers[it.id],
        depth=len(above),
        attribution=it,
        source=_source(text, it.source),
        status=_STATUS.get(it.source.name_status, ""),
        cue=quote(text, it.cue.spans),
        content=quote(text, it.content),
        details=tuple(_details(text, it, numbers, above)),
    )


def _source(text: str, source: SourceMention) -> str:
    return " ".join((source.name or quote(text, source.spans)).split()) or "source not stated"


def _details(
    text: str, it: Attribution, numbers: dict[str, int], above: tuple[Attribution, ...]
) -> Iterator[tuple[str, str]]:
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
        yield "inside", f"row {numbers[it.parent]}{_chain(text, above)}"


def _chain(text: str, above: tuple[Attribution, ...]) -> str:
    """Those through whom a statement comes, the outermost first, each with what it does: of two and more."""
    links = [f"{_source(text, it.source)} {_words(it.stance)}" for it in above]
    return f": {' › '.join(links)}" if len(links) > 1 or any(it.stance is Stance.RELAYS for it in above) else ""


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
    """The claims that one source of the report asserts and another denies: the same claim, or by a link that
    contradicts. Claims that are linked as the same, narrower or wider are one dispute."""
    topics = _Topics(analysis.links)
    grouped: dict[str, list[_Opposition]] = {}
    for opposition in _oppositions(analysis, tuple(found)):
        grouped.setdefault(topics.of(opposition.asserting), []).append(opposition)
    named = {claim.id: claim.text for claim in analysis.claims}
    told = [_dispute(oppositions, tuple(found), named) for oppositions in grouped.values()]
    return (*told, *_only_left_open(analysis, tuple(found), topics, set(grouped)))


@dataclass(frozen=True, slots=True)
class _Opposition:
    """Two rows that cannot both be right, and what the denial leaves unanswered."""

    asserting: Row
    denying: Row
    claim: str | None
    unanswered: tuple[str, ...] = ()


class _Topics:
    """Claims that are one topic, by the links between them."""

    def __init__(self, links: Iterable[Link]) -> None:
        self._above: dict[str, str] = {}
        for link in links:
            if link.relation in _ONE_TOPIC:
                low, high = sorted((self.of_claim(link.left), self.of_claim(link.right)))
                self._above[high] = low

    def of(self, row: Row) -> str:
        """The topic of a row: that of its first claim, else its own."""
        return self.of_claim(next(iter(row.attribution.claims), row.attribution.id))

    def of_claim(self, item: str) -> str:
        """The topic of a claim, by its id."""
        while (above := self._above.get(item, item)) != item:
            item = above
        return item


def _oppositions(analysis: Analysis, found: tuple[Row, ...]) -> Iterator[_Opposition]:
    for claim in analysis.claims:
        sides = _sides(row for row in found if claim.id in row.attribution.claims)
        yield from (_Opposition(one, other, claim.id) for one in sides[1] for other in sides[-1])
    for link in analysis.links:
        if link.relation is Relation.CONTRADICTS:
            yield from _linked(link, found)


def _only_left_open(analysis: Analysis, found: tuple[Row, ...], topics: _Topics, told: set[str]) -> Iterator[Dispute]:
    """Claims that one source denies and another concedes not to know, where nobody asserts them."""
    texts: dict[str, str] = {}
    standing: dict[str, list[Row]] = {}
    for claim in analysis.claims:
        topic = topics.of_claim(claim.id)
        texts.setdefault(topic, claim.text)
        standing.setdefault(topic, []).extend(row for row in found if claim.id in row.attribution.claims)
    for topic, rows_ in standing.items():
        sides = _sides(rows_)
        left_open = tuple(row for row in sides[0] if row.attribution.stance in _LEAVES_OPEN)
        if topic not in told and left_open and sides[-1] and not sides[1]:
            yield Dispute(texts[topic], (), sides[-1], left_open)


def _linked(link: Link, found: tuple[Row, ...]) -> Iterator[_Opposition]:
    """The oppositions of a contradicting link; its ends are attributions or claims."""
    left, right = (tuple(_at(end, found)) for end in (link.left, link.right))
    # The denial is the left one of a link, unless only the right one denies.
    if all(_side(row) < 0 for row in right) and not all(_side(row) < 0 for row in left):
        left, right = right, left
    unanswered = tuple(aspect for aspect, cover in link.scope if cover == "unanswered")
    yield from (_Opposition(one, other, None, unanswered) for one in right for other in left)


def _dispute(oppositions: list[_Opposition], found: tuple[Row, ...], named: dict[str, str]) -> Dispute:
    asserted = {each.asserting.number: each.asserting for each in oppositions}
    denied = {each.denying.number: each.denying for each in oppositions}
    first = oppositions[0]
    claim = first.claim or next((it for it in first.asserting.attribution.claims), None)
    # Whoever else asserts or denies the very claim is on a side too, with or without a link of its own.
    for row in found:
        if claim in row.attribution.claims and (side := _side(row)):
            (asserted if side > 0 else denied).setdefault(row.number, row)
    disputed = {it for row in asserted.values() for it in row.attribution.claims}
    left_open = [row for row in found if not _side(row) and disputed & set(row.attribution.claims)]
    return Dispute(
        named.get(claim or "", first.asserting.content),
        tuple(asserted[number] for number in sorted(asserted)),
        tuple(denied[number] for number in sorted(denied)),
        tuple(left_open),
        tuple(_left_unanswered(oppositions, denied)),
    )


def _left_unanswered(oppositions: list[_Opposition], denied: dict[int, Row]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What each denial leaves unanswered of all that it is held against."""
    for number in sorted(denied):
        gaps = [set(each.unanswered) for each in oppositions if each.denying.number == number]
        if gaps and (missing := set.intersection(*gaps)):
            yield number, tuple(sorted(missing))


def _sides(found: Iterable[Row]) -> dict[int, tuple[Row, ...]]:
    sides: dict[int, list[Row]] = {1: [], 0: [], -1: []}
    for row in found:
        sides[_side(row)].append(row)
    return {side: tuple(members) for side, members in sides.items()}


def _side(row: Row) -> int:
    return -1 if row.attribution.stance is Stance.DENIES else row.attribution.factuality.polarity


def _at(end: str, found: Iterable[Row]) -> Iterator[Row]:
    return (row for row in found if end == row.attribution.id or end in row.attribution.claims)
