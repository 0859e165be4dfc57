"""Stance, factuality, hedges, channel and evidence of every attribution of a report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from counterclaim.appraise.channel import channel_of
from counterclaim.appraise.evidence import evidence_of
from counterclaim.appraise.hedges import hedges_in
from counterclaim.appraise.judge import factuality_of
from counterclaim.appraise.media import Media, Mentions, Outlets
from counterclaim.appraise.reading import Row, read
from counterclaim.appraise.relaying import cited_beside, passed_through, relaying, tells_of_speech
from counterclaim.appraise.stance import stance_of
from counterclaim.appraise.stance_scorer import StanceScorer
from counterclaim.model import Attribution, Factuality, Hedge, HedgeKind, Span, Spans, Stance
from counterclaim.tree import Tree, grow


def appraise(
    doc: Doc,
    attributions: Sequence[Attribution],
    gazetteer: Outlets | None,
    *,
    mentions: Mentions | None = None,
    outlet: str | None = None,
    scorer: StanceScorer | None = None,
) -> tuple[Attribution, ...]:
    """Fill ``stance``, ``factuality``, ``hedges``, ``channel`` and ``evidence`` of attributions read from ``doc``.

    ``gazetteer`` tells which names are outlets; without one, channels are known by common nouns alone ("the state news
    agency"). ``mentions`` tell whom a description means ("the agency"), ``outlet`` is the name of the one that
    publishes ("told this newspaper"). ``scorer`` weighs the stances that the rules find; without one the rules decide.
    Factuality is that of the content's main event according to the source
    (FactBank's eight values). Hedges go to the innermost attribution whose cue or content holds them.
    """
    tree = grow(doc)
    media = Media(doc, gazetteer, mentions, outlet)
    hedges = _share(attributions, hedges_in(tree)) if attributions else []
    rows = [read(tree, attribution) for attribution in attributions]
    relays, cited = relaying(tree, rows, media), cited_beside(rows)
    passing = {**dict.fromkeys(relays, Stance.RELAYS), **dict.fromkeys(cited, Stance.ASSERTS)}
    stances = _stances(tree, rows, media, passing, scorer)
    appraised = (
        _appraise(tree, attribution, row, own, media, stance)
        for attribution, row, own, stance in zip(attributions, rows, hedges, stances, strict=True)
    )
    return passed_through(tuple(appraised), relays, media)


def _stances(
    tree: Tree,
    rows: Sequence[Row | None],
    media: Media,
    passing: Mapping[str, Stance],
    scorer: StanceScorer | None,
) -> list[Stance]:
    """The stance of each row; what has no cue asserts."""
    ruled = [_ruled(row, media, passing.get(row.attribution.id)) if row else Stance.ASSERTS for row in rows]
    if scorer is None:
        return ruled
    known = {k: row for k, row in enumerate(rows) if row is not None and row.attribution.id not in passing}
    for k, stance in zip(known, scorer.stances(tree, [*known.values()], [ruled[k] for k in known]), strict=True):
        ruled[k] = stance
    return ruled


def _ruled(row: Row, media: Media, passing: Stance | None) -> Stance:
    """The stance by the rules: by cue and content, unless the source only passes on what others say."""
    stance = stance_of(row)
    if passing is not None and stance in {Stance.ASSERTS, Stance.RELAYS}:
        return passing
    return Stance.RELAYS if stance is Stance.ASSERTS and tells_of_speech(row, media) else stance


def _appraise(
    tree: Tree, attribution: Attribution, row: Row | None, hedges: tuple[Hedge, ...], media: Media, stance: Stance
) -> Attribution:
    if row is None:
        return replace(attribution, factuality=Factuality.CERTAIN, hedges=hedges)
    return replace(
        attribution,
        stance=stance,
        factuality=factuality_of(row, stance),
        hedges=hedges,
        channel=channel_of(row, media),
        evidence=evidence_of(row, tree.raw),
    )


def _share(attributions: Sequence[Attribution], hedges: Sequence[Hedge]) -> list[tuple[Hedge, ...]]:
    """The hedges of each attribution: each hedge goes to the smallest content or cue around it."""
    starts = [hedge.span.start for hedge in hedges]
    shared: list[list[Hedge]] = [[] for _ in attributions]
    owner: dict[int, tuple[int, int]] = {}
    for number, attribution in enumerate(attributions):
        size = _size(attribution.content)
        for start, end in (*attribution.cue.spans, *attribution.content):
            for k in range(bisect_left(starts, start), bisect_left(starts, end)):
                if hedges[k].span.end <= end and (k not in owner or size < owner[k][0]):
                    owner[k] = (size, number)
    for k, (_, number) in sorted(owner.items()):
        shared[number].append(_over_content(hedges[k], attributions[number]))
    return [tuple(own) for own in shared]


def _over_content(hedge: Hedge, attribution: Attribution) -> Hedge:
    """What a cue hedges is all that it attributes: "is widely taken as a sign of"."""
    in_cue = any(start <= hedge.span.start and hedge.span.end <= end for start, end in attribution.cue.spans)
    if not in_cue or not attribution.content or hedge.kind is HedgeKind.CONFIDENCE:
        return hedge
    return replace(hedge, scope=Span(attribution.content[0].start, attribution.content[-1].end))


def _size(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)
