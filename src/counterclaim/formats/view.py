"""What the page and the terminal show of an analysis: rows in reading order, and the disputes among them."""

from __future__ import annotations

import re
import textwrap
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from counterclaim.model import (
    Analysis,
    Attitude,
    Attribution,
    Channel,
    ChannelKind,
    Evidence,
    EvidenceShown,
    Factuality,
    Hedge,
    HedgeKind,
    Link,
    NameStatus,
    Relation,
    Report,
    SourceMention,
    Span,
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
_HOLDS = {
    Factuality.CERTAIN: "holds it certain",
    Factuality.PROBABLE: "holds it probable",
    Factuality.POSSIBLE: "holds it possible",
    Factuality.CERTAIN_NOT: "holds it false",
    Factuality.PROBABLE_NOT: "holds it probably false",
    Factuality.POSSIBLE_NOT: "holds it possibly false",
    Factuality.CERTAIN_UNKNOWN: "knows whether it is so and does not say",
}
"""The same in words, of one who is not the source. That somebody leaves it open is what a reader expects."""
_SHOWN = {
    EvidenceShown.SHOWN: "shown",
    EvidenceShown.DESCRIBED: "described",
    EvidenceShown.MERELY_ASSERTED: "not shown",
}
_SENTENCE_END = re.compile(
    # Not behind an initial or a title.
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGen)(?<!\bGov)"
    r"[.!?][”’\"')\]]*\s+(?=[“‘\"'(\[]?[A-Z])|\n\s*\n"
)
_RELATIVE = re.compile(r"^(?:who|whom|which|that) … (?:of |for )?")
_TELLING = 2
"""Words of a content that tell nothing without those around it."""
_SCOPE = 60
"""Characters that are shown of what is hedged."""
_CLAUSE = 140
"""Characters that are shown of what the report says itself."""


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
class OwnVoice:
    """What the report says itself: how certain what ``events`` name is to its author, in the sentence ``words``; the
    first event stands at ``span``."""

    certainty: str
    events: tuple[str, ...]
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim with the rows that hold it true, those that hold it false and those that leave it open."""

    claim: str
    asserted: tuple[Row, ...]
    denied: tuple[Row, ...]
    open: tuple[Row, ...] = ()
    unanswered: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """Denials, by row number, that do not meet all of it, and what they leave out: a stage, an argument, a tense."""


def by_source(found: Iterable[Row]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Rows by the name of their source, in the order in which the sources come first."""
    groups: dict[str, list[Row]] = {}
    for row in found:
        groups.setdefault(row.source, []).append(row)
    return tuple((source, tuple(members)) for source, members in groups.items())


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
    told = _Told(analysis.report.text, {it.id: (number, it) for number, (_, it) in enumerate(outline, start=1)})
    chain: list[Attribution] = []
    found: list[Row] = []
    for depth, it in outline:
        del chain[depth:]
        found.append(_row(told, it, tuple(chain)))
        chain.append(it)
    return tuple(found)


def own_voice(analysis: Analysis) -> tuple[OwnVoice, ...]:
    """What the report says in its own voice, in reading order, what is equally certain of one sentence together;
    what it leaves open is left out."""
    report = analysis.report
    grouped: dict[tuple[int, Factuality], list[Span]] = {}
    for it in sorted(analysis.commitments, key=lambda it: it.span):
        if it.factuality is not Factuality.UNKNOWN:
            grouped.setdefault((_sentence(report, it.span).start, it.factuality), []).append(it.span)
    return tuple(
        OwnVoice(
            FACTUALITY[factuality],
            tuple(quote(report.text, (span,)) for span in spans),
            _around(report.text, _sentence(report, spans[0]), spans[0]),
            spans[0],
        )
        for (_, factuality), spans in grouped.items()
    )


def _sentence(report: Report, span: Span) -> Span:
    """The sentence around a place, without a dateline."""
    text = report.text
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, span.start)]
    start = max([0, *ends, *(zone.span.end for zone in report.zones if zone.span.end <= span.start)])
    end = next((match.start() + len(match[0].rstrip()) for match in _SENTENCE_END.finditer(text, span.end)), len(text))
    return Span(start, end)


def _around(text: str, sentence: Span, span: Span) -> str:
    """A sentence on one line; of a long one what stands around the place."""
    first, last = sentence
    if last - first > _CLAUSE:
        first = max(first, span.start - _CLAUSE // 2)
        last = min(last, first + _CLAUSE)
        first = first if first == sentence.start else text.find(" ", first, span.start) + 1 or span.start
        last = last if last == sentence.end else max(text.rfind(" ", span.end, last), span.end)
    begun, ended = first > sentence.start, last < sentence.end
    return "… " * begun + " ".join(text[first:last].split()) + " …" * ended


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


@dataclass(slots=True)
class _Told:
    """What rows need of the whole report: the text, the attributions by id with their numbers, and what earlier rows
    have told of their sources."""

    text: str
    numbered: dict[str, tuple[int, Attribution]]
    known: set[tuple[str, str, str]] = field(default_factory=set)

    def is_new(self, who: str, label: str, words: str) -> bool:
        """Whether this has not been told of the source before."""
        told = (who, label, words)
        new = told not in self.known
        self.known.add(told)
        return new


def _row(told: _Told, it: Attribution, above: tuple[Attribution, ...]) -> Row:
    return Row(
        number=told.numbered[it.id][0],
        depth=len(above),
        attribution=it,
        source=_source(told.text, it.source),
        status=_STATUS.get(it.source.name_status, ""),
        cue=quote(told.text, it.cue.spans),
        content=quote(told.text, it.content),
        details=tuple(_details(told, it, above)),
    )


def _source(text: str, source: SourceMention) -> str:
    name = " ".join((source.name or quote(text, source.spans)).split())
    return joined(name, [member.name for member in source.members]) or "source not stated"


def joined(name: str, members: Sequence[str]) -> str:
    """The name of several sources that say something together: their own, where it does not name them all."""
    if len(members) < 2 or all(member.casefold() in name.casefold() for member in members):
        return name
    return f"{', '.join(members[:-1])} and {members[-1]}"


def _details(told: _Told, it: Attribution, above: tuple[Attribution, ...]) -> Iterator[tuple[str, str]]:
    """Labelled words of all else that is known about an attribution."""
    who = it.source.actor or _source(told.text, it.source)
    yield from (each for each in _about_source(it.source) if told.is_new(who, *each))
    if it.channel:
        yield "through", it.channel.name + _kind(it.channel)
    yield from (("cites", _evidence(told.text, each)) for each in it.evidence if not _is_source(each, it.source))
    yield from (("said", when) for when in _when(it.said))
    yield from (("happened", when) for when in _when(it.happened))
    yield from _hedged(told.text, it)
    yield from _views(told, it)
    if it.parent in told.numbered:
        yield "inside", f"row {told.numbered[it.parent][0]}{_chain(told.text, above)}"


def _kind(channel: Channel) -> str:
    """The kind of a channel, where its name does not say it."""
    kind = _words(channel.kind)
    return "" if channel.kind is ChannelKind.OTHER or kind in channel.name.casefold() else f" ({kind})"


def _evidence(text: str, evidence: Evidence) -> str:
    return f"“{quote(text, (evidence.span,))}” ({_words(evidence.kind)}, {_SHOWN[evidence.shown]})"


def _is_source(evidence: Evidence, source: SourceMention) -> bool:
    """Whether what is cited is the source itself, as where a document says something: it is named already."""
    return any(span.start < evidence.span.end and evidence.span.start < span.end for span in source.spans)


def _hedged(text: str, it: Attribution) -> Iterator[tuple[str, str]]:
    """Hedges, and apart from them how confident the source says it is: a judgement can be likely and little sure."""
    sure = [hedge for hedge in it.hedges if hedge.kind is HedgeKind.CONFIDENCE]
    hedges = [hedge for hedge in it.hedges if hedge.kind is not HedgeKind.CONFIDENCE]
    for label, some in (("hedged", hedges), ("confidence", sure)):
        if some:
            yield label, "; ".join(_hedge(text, hedge, it.content) for hedge in some)


def _hedge(text: str, hedge: Hedge, content: Spans) -> str:
    words = f"“{' '.join(hedge.text.split())}”{band(hedge)}"
    if hedge.scope is None or is_whole(text, hedge.span, hedge.scope, content):
        return words
    scope = textwrap.shorten(quote(text, (hedge.scope,)), _SCOPE, placeholder=" …")
    return f"{words} on “{scope}”" if scope else words


def is_whole(text: str, hedge: Span, scope: Span, content: Spans) -> bool:
    """Whether all is hedged that a content says, but for a word such as "that": then it need not be told."""
    told = {at for span in (hedge, scope) for at in range(*span)}
    rest = "".join(" " if at in told else text[at] for span in content for at in range(*span) if at < len(text))
    return len(re.findall(r"\w+", rest)) <= 1


def band(hedge: Hedge) -> str:
    """The probability band of an estimative term, or nothing."""
    return f" ({hedge.band[0]}-{hedge.band[1]} %)" if hedge.band else ""


def _views(told: _Told, it: Attribution) -> Iterator[tuple[str, str]]:
    """What others than the source hold of the content: a source around it where it differs, and the report's author."""
    for holder, factuality in it.perspectives:
        if factuality not in _HOLDS or holder == it.id:
            continue
        if holder is None:
            yield "the report itself", _HOLDS[factuality]
        elif holder in told.numbered and factuality is not it.factuality:
            yield _source(told.text, told.numbered[holder][1].source), _HOLDS[factuality]


def _chain(text: str, above: tuple[Attribution, ...]) -> str:
    """Those through whom a statement comes, the outermost first, each with what it does: of two and more."""
    links = [f"{_source(text, it.source)} {_words(it.stance)}" for it in above]
    return f": {' › '.join(links)}" if len(links) > 1 or any(it.stance is Stance.RELAYS for it in above) else ""


def _about_source(source: SourceMention) -> Iterator[tuple[str, str]]:
    if source.description and source.description.casefold() not in (source.name or "").casefold():
        yield "described as", source.description
    if source.count_claimed and source.count_claimed > 1:
        yield "count claimed", f"{source.count_claimed:,}"
    if source.anonymity_reason:
        yield "not named because", source.anonymity_reason


def _words(value: str) -> str:
    return str(value).replace("_", " ")


def _when(time: TimeExpression | None) -> Iterator[str]:
    """The words with what they come to; nothing of "now" and "at the time", which tell no date."""
    if time is None or (time.timex or "").endswith("_REF"):
        return
    if not time.resolved:
        yield f"“{time.text}” (date not known)"
    elif time.start is None:
        yield f"“{time.text}”"
    else:
        days = _days(time.start, time.end or time.start)
        yield f"“{time.text}”" if days == time.text else f"“{time.text}” = {days}"


def _days(first: str, last: str) -> str:
    """A day, a whole month or year, or the first and last of several days."""
    if first == last:
        return first
    if (first[4:], last[4:]) == ("-01-01", "-12-31") and first[:4] == last[:4]:
        return first[:4]
    if len(first) == len(last) == 10 and first[:7] == last[:7] and first[8:] == "01":
        year, month, day = (int(part) for part in last.split("-"))
        if day == monthrange(year, month)[1]:
            return first[:7]
    return f"{first} to {last}"


def disputes(analysis: Analysis, found: Iterable[Row]) -> tuple[Dispute, ...]:
    """The claims that one source of the report asserts and another denies: the same claim, or by a link that
    contradicts. Claims that are linked as the same, narrower or wider are one dispute."""
    topics = _Topics(analysis.links)
    grouped: dict[str, list[_Opposition]] = {}
    for opposition in _oppositions(analysis, tuple(found)):
        if not opposition.is_own:
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

    @property
    def is_own(self) -> bool:
        """Whether somebody is held against himself, which is no dispute."""
        one, other = (row.attribution.source.actor for row in (self.asserting, self.denying))
        return one is not None and one == other


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
        named.get(claim or "") or _contested(first.asserting),
        tuple(asserted[number] for number in sorted(asserted)),
        tuple(denied[number] for number in sorted(denied)),
        tuple(left_open),
        tuple(_left_unanswered(oppositions, denied)),
    )


def _contested(row: Row) -> str:
    source = row.source if row.attribution.source.name else ""
    return contested(source, row.cue, row.content, row.attribution.stance)


def contested(source: str, cue: str, content: str, stance: Stance) -> str:
    """The words that are contradicted, where no claim could be read from them: of a bare accusation ("blamed Peru") who
    makes it too. A pronoun that stands for whoever is accused ("who … of taking bribes") is left out."""
    told = _RELATIVE.sub("", content)
    if stance is not Stance.ACCUSES or told != content or len(told.split()) > _TELLING:
        return told
    return " ".join(filter(None, (source, cue, told)))


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
