"""The model's dataclasses as rows of tables and back: each pair of functions is one another's inverse.

Rows of a reading come without keys; ``writing`` adds them. They are also what a reading's id is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from counterclaim.model import (
    Actor,
    Argument,
    Attitude,
    Attribution,
    Channel,
    ChannelKind,
    Claim,
    Commitment,
    Cue,
    Evidence,
    EvidenceKind,
    EvidenceShown,
    Factuality,
    Form,
    Hedge,
    HedgeKind,
    Link,
    Member,
    NameStatus,
    Perspective,
    Quantity,
    Relation,
    Report,
    SourceMention,
    Span,
    Spans,
    Stage,
    Stance,
    TimeExpression,
    Zone,
    ZoneKind,
)

Row = dict[str, Any]
Stored = Mapping[Any, Any]

TIME_FIELDS = tuple(field.name for field in fields(TimeExpression))


def words(text: str, spans: Spans) -> str:
    """The words that spans cover; a gap is shown as an ellipsis."""
    return " … ".join(text[start:end] for start, end in spans)


def spans_from(value: Iterable[Sequence[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in value)


def report_row(report: Report) -> Row:
    """What the publisher gave, without the text's derivatives."""
    names = ("id", "sha256", "url", "outlet", "title", "published", "revision_of")
    return {name: getattr(report, name) for name in names}


def reading_row(report: Report, commitments: Iterable[Commitment] = ()) -> Row:
    """What reading found out about the report as a whole."""
    return {
        "commitments": [[each.span, each.factuality, each.score] for each in commitments],
        "agency": report.agency,
        "byline": report.byline,
        "dateline": report.dateline,
        "language": report.language,
        "zones": [[zone.kind, *zone.span] for zone in report.zones],
    }


def report_from(row: Stored) -> Report:
    names = (field.name for field in fields(Report) if field.name != "zones")
    zones = tuple(Zone(ZoneKind(kind), Span(start, end)) for kind, start, end in row["zones"])
    return Report(**{name: row[name] for name in names}, zones=zones)


def commitments_from(row: Stored) -> tuple[Commitment, ...]:
    return tuple(Commitment(Span(*span), Factuality(value), score) for span, value, score in row["commitments"])


def actor_row(actor: Actor) -> Row:
    return {name: getattr(actor, name) for name in ("id", "name", "kind", "parent", "method")}


def actor_from(row: Stored) -> Actor:
    return Actor(row["id"], row["name"], row["kind"], row["parent"], row["method"])


def attribution_row(item: Attribution, text: str) -> Row:
    source = item.source
    return {
        "id": item.id,
        "parent": item.parent,
        "actor": source.actor,
        "source_name": source.name,
        "name_status": source.name_status,
        "stance": item.stance,
        "factuality": item.factuality,
        "perspectives": item.perspectives,
        "attitude": item.attitude,
        "form": item.form,
        "said_on": item.said.start if item.said and item.said.resolved else None,
        "confidence": item.confidence,
        "method": item.method,
        "lemma": item.cue.lemma,
        "description": source.description,
        "count_claimed": source.count_claimed,
        "anonymity_reason": source.anonymity_reason,
        "members": [[each.name, each.actor, each.span] for each in source.members],
        "source_spans": source.spans,
        "cue_spans": item.cue.spans,
        "content_spans": item.content,
        "hedges": [[hedge.text, hedge.span, hedge.band, hedge.kind, hedge.scope] for hedge in item.hedges],
        "channel": _channel_value(item.channel),
        "evidence": [[evidence.kind, evidence.span, evidence.shown] for evidence in item.evidence],
        "said": _time_value(item.said),
        "happened": _time_value(item.happened),
        "source_text": words(text, source.spans),
        "content_text": words(text, item.content),
    }


def attribution_from(row: Stored, claims: tuple[str, ...]) -> Attribution:
    return Attribution(
        id=row["id"],
        source=_source_from(row),
        cue=Cue(spans_from(row["cue_spans"]), row["lemma"]),
        content=spans_from(row["content_spans"]),
        parent=row["parent"],
        form=Form(row["form"]),
        attitude=Attitude(row["attitude"]),
        stance=Stance(row["stance"]),
        factuality=Factuality(row["factuality"]),
        perspectives=tuple(Perspective(holder, Factuality(value)) for holder, value in row["perspectives"]),
        hedges=tuple(_hedge_from(*value) for value in row["hedges"]),
        channel=_channel_from(row["channel"]),
        evidence=tuple(
            Evidence(EvidenceKind(kind), Span(*span), EvidenceShown(shown)) for kind, span, shown in row["evidence"]
        ),
        said=_time_from(row["said"]),
        happened=_time_from(row["happened"]),
        claims=claims,
        confidence=row["confidence"],
        method=row["method"],
    )


def _source_from(row: Stored) -> SourceMention:
    return SourceMention(
        spans=spans_from(row["source_spans"]),
        name=row["source_name"],
        actor=row["actor"],
        name_status=NameStatus(row["name_status"]),
        description=row["description"],
        count_claimed=row["count_claimed"],
        anonymity_reason=row["anonymity_reason"],
        members=tuple(Member(name, actor, Span(*span)) for name, actor, span in row["members"]),
    )


def _hedge_from(
    text: str,
    span: Sequence[int],
    band: Sequence[int] | None,
    kind: str = HedgeKind.MODAL,
    scope: Sequence[int] | None = None,
) -> Hedge:
    # Kind and scope are missing in what older releases wrote.
    return Hedge(text, Span(*span), _band_from(band), HedgeKind(kind), None if scope is None else Span(*scope))


def _band_from(band: Sequence[int] | None) -> tuple[int, int] | None:
    return None if band is None else (band[0], band[1])


def _channel_value(channel: Channel | None) -> list[Any] | None:
    return None if channel is None else [channel.name, channel.kind, channel.span, channel.actor]


def _channel_from(value: Sequence[Any] | None) -> Channel | None:
    if value is None:
        return None
    name, kind, span, actor = value
    return Channel(name, ChannelKind(kind), Span(*span), actor)


def _time_value(time: TimeExpression | None) -> Row | None:
    return None if time is None else {name: getattr(time, name) for name in TIME_FIELDS}


def _time_from(value: Stored | None) -> TimeExpression | None:
    return None if value is None else TimeExpression(**{**value, "span": Span(*value["span"])})


def claim_row(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "predicate": claim.predicate,
        "stage": claim.stage,
        "quantities": [[each.text, each.low, each.high, each.unit, each.span] for each in claim.quantities],
        "text": claim.text,
    }


def claim_from(row: Stored, arguments: tuple[Argument, ...]) -> Claim:
    return Claim(
        id=row["id"],
        text=row["text"],
        predicate=row["predicate"],
        stage=Stage(row["stage"]) if row["stage"] else None,
        arguments=arguments,
        quantities=quantities_from(row["quantities"]),
    )


def quantities_from(values: Iterable[Sequence[Any]]) -> tuple[Quantity, ...]:
    return tuple(_quantity_from(*value) for value in values)


def _quantity_from(
    text: str, low: float | None, high: float | None, unit: str | None, span: Sequence[int] | None = None
) -> Quantity:
    # The span is missing in what older releases wrote.
    return Quantity(text, low, high, unit, None if span is None else Span(*span))


def filler(actor: str | None, name: str) -> str:
    """By what arguments of claims are compared: the actor, else the name in lower case."""
    return actor or name.casefold()


def argument_row(argument: Argument) -> Row:
    start, end = argument.span or (None, None)
    return {
        "role": argument.role,
        "name": argument.name,
        "actor": argument.actor,
        "filler": filler(argument.actor, argument.name),
        "span_start": start,
        "span_end": end,
    }


def argument_from(row: Stored) -> Argument:
    span = None if row["span_start"] is None else Span(row["span_start"], row["span_end"])
    return Argument(row["role"], row["name"], row["actor"], span)


def link_row(link: Link) -> Row:
    names = ("left", "right", "relation", "score", "method", "scope")
    return {name: getattr(link, name) for name in names}


def link_from(row: Stored) -> Link:
    scope = tuple((aspect, state) for aspect, state in row["scope"])
    return Link(row["left"], row["right"], Relation(row["relation"]), row["score"], row["method"], scope)


def time_row(time: TimeExpression) -> Row:
    row = {name: getattr(time, name) for name in TIME_FIELDS if name != "span"}
    return row | {"span_start": time.span.start, "span_end": time.span.end, "resolved": int(time.resolved)}


def time_from(row: Stored) -> TimeExpression:
    rest = {name: row[name] for name in TIME_FIELDS if name not in ("span", "resolved")}
    return TimeExpression(**rest, span=Span(row["span_start"], row["span_end"]), resolved=bool(row["resolved"]))
