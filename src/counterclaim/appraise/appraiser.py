"""Stance, factuality, hedges, channel and evidence of every attribution of a report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from counterclaim.appraise.channel import Medium, Outlets, channel_of, outlets_in
from counterclaim.appraise.evidence import evidence_of
from counterclaim.appraise.hedges import hedges_in
from counterclaim.appraise.judge import factuality_of
from counterclaim.appraise.reading import Row, read
from counterclaim.appraise.stance import stance_of
from counterclaim.model import Attitude, Attribution, Factuality, Hedge, Spans
from counterclaim.tree import Tree, grow


def appraise(doc: Doc, attributions: Sequence[Attribution], gazetteer: Outlets | None) -> tuple[Attribution, ...]:
    """Fill ``stance``, ``factuality``, ``hedges``, ``channel`` and ``evidence`` of attributions read from ``doc``.

    ``gazetteer`` tells which names are outlets; without one, channels are known by common nouns alone ("the state news
    agency"). Factuality is that of the content's main event according to the source (FactBank's eight values). Hedges
    go to the innermost attribution whose cue or content holds them.
    """
    tree = grow(doc)
    media = outlets_in(doc, gazetteer)
    hedges = _share(attributions, hedges_in(tree)) if attributions else []
    return tuple(
        _appraise(tree, attribution, read(tree, attribution), own, media)
        for attribution, own in zip(attributions, hedges, strict=True)
    )


def _appraise(
    tree: Tree, attribution: Attribution, row: Row | None, hedges: tuple[Hedge, ...], media: Sequence[Medium]
) -> Attribution:
    if row is None:
        return replace(attribution, factuality=Factuality.CERTAIN, hedges=hedges)
    stance = stance_of(row)
    return replace(
        attribution,
        stance=stance,
        factuality=factuality_of(row, stance),
        hedges=hedges,
        channel=channel_of(row, media) if attribution.attitude is Attitude.SAYS else None,
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
        shared[number].append(hedges[k])
    return [tuple(own) for own in shared]


def _size(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)
