"""The JSON form of an analysis, for others to build on: one object a report.

The form is documented in docs and checked by ``report.schema.json``. No key is ever missing: what is not known is
``null`` or empty.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from counterclaim.errors import InputError
from counterclaim.formats.edtf import edtf
from counterclaim.model import (
    Actor,
    Analysis,
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
    Failure,
    Form,
    Hedge,
    HedgeKind,
    Link,
    Member,
    ModelInfo,
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

Json = dict[str, Any]

_DETAILS = (
    "url",
    "outlet",
    "agency",
    "byline",
    "title",
    "dateline",
    "language",
    "published",
    "retrieved",
    "revision_of",
)
_REPORT_KEYS = ("id", "sha256", *_DETAILS, "text")


@cache
def schema() -> Json:
    """The JSON Schema (draft 2020-12) of the form."""
    loaded: Json = json.loads(files(__package__).joinpath("report.schema.json").read_text(encoding="utf-8"))
    return loaded


def to_json(item: Analysis | Failure) -> Json:
    """The JSON form of an analysis, or ``id`` and ``error`` of the failure in its place."""
    if isinstance(item, Failure):
        return {"id": item.id, "error": item.error}
    report = item.report
    return {
        **{key: getattr(report, key) for key in _REPORT_KEYS},
        "zones": [{"kind": zone.kind.value, "span": list(zone.span)} for zone in report.zones],
        "attributions": [_attribution(attribution) for attribution in item.attributions],
        "times": [_time(time) for time in item.times],
        "claims": [_claim(claim) for claim in item.claims],
        "links": [_link(link) for link in item.links],
        "actors": [_actor(actor) for actor in item.actors],
        "commitments": [_commitment(commitment) for commitment in item.commitments],
        "model": {"name": item.model.name, "version": item.model.version},
    }


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in spans]


def _attribution(it: Attribution) -> Json:
    return {
        "id": it.id,
        "parent": it.parent,
        "source": _source(it.source),
        "cue": {"spans": _spans(it.cue.spans), "lemma": it.cue.lemma},
        "content": {"spans": _spans(it.content)},
        "form": it.form.value,
        "attitude": it.attitude.value,
        "stance": it.stance.value,
        "factuality": it.factuality.value,
        "perspectives": [{"holder": each.holder, "factuality": each.factuality.value} for each in it.perspectives],
        "hedges": [_hedge(hedge) for hedge in it.hedges],
        "channel": _channel(it.channel) if it.channel else None,
        "evidence": [{"kind": e.kind.value, "span": list(e.span), "shown": e.shown.value} for e in it.evidence],
        "said": _time(it.said) if it.said else None,
        "happened": _time(it.happened) if it.happened else None,
        "claims": list(it.claims),
        "confidence": it.confidence,
        "method": it.method,
    }


def _source(it: SourceMention) -> Json:
    return {
        "spans": _spans(it.spans),
        "name": it.name,
        "actor": it.actor,
        "name_status": it.name_status.value,
        "description": it.description,
        "count_claimed": it.count_claimed,
        "anonymity_reason": it.anonymity_reason,
        "members": [{"name": each.name, "actor": each.actor, "span": list(each.span)} for each in it.members],
    }


def _hedge(it: Hedge) -> Json:
    return {
        "text": it.text,
        "span": list(it.span),
        "band": list(it.band) if it.band else None,
        "kind": it.kind.value,
        "scope": list(it.scope) if it.scope else None,
    }


def _channel(it: Channel) -> Json:
    return {"name": it.name, "kind": it.kind.value, "span": list(it.span), "actor": it.actor}


def _time(it: TimeExpression) -> Json:
    return {
        "text": it.text,
        "span": list(it.span),
        "timex": it.timex,
        "mod": it.mod,
        "start": it.start,
        "end": it.end,
        "granularity": it.granularity,
        "resolved": it.resolved,
        "edtf": edtf(it),
    }


def _claim(it: Claim) -> Json:
    return {
        "id": it.id,
        "text": it.text,
        "predicate": it.predicate,
        "stage": it.stage.value if it.stage else None,
        "polarity_free": True,
        "arguments": [_argument(argument) for argument in it.arguments],
        "quantities": [_quantity(quantity) for quantity in it.quantities],
    }


def _argument(it: Argument) -> Json:
    return {"role": it.role, "name": it.name, "actor": it.actor, "span": list(it.span) if it.span else None}


def _quantity(it: Quantity) -> Json:
    return {
        "text": it.text,
        "low": _number(it.low),
        "high": _number(it.high),
        "unit": it.unit,
        "span": list(it.span) if it.span else None,
    }


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value


def _link(it: Link) -> Json:
    return {
        "left": it.left,
        "right": it.right,
        "relation": it.relation.value,
        "scope": dict(it.scope),
        "score": it.score,
        "method": it.method,
    }


def _commitment(it: Commitment) -> Json:
    return {"span": list(it.span), "factuality": it.factuality.value, "score": it.score}


def _actor(it: Actor) -> Json:
    return {"id": it.id, "name": it.name, "kind": it.kind, "parent": it.parent, "method": it.method}


def from_json(form: Mapping[str, Any]) -> Analysis | Failure:
    """The analysis, or the failure, of a JSON form; keys that are not part of it are ignored.

    Raises ``InputError`` where the form lacks a key or has a value that it cannot have.
    """
    name = form.get("id") if isinstance(form, Mapping) else None
    try:
        if "error" in form:
            return Failure(form["id"], form["error"])
        return _read_analysis(form)
    except KeyError as error:
        raise InputError(f"analysis {name!r}: the key {error} is missing; see report.schema.json") from None
    except (TypeError, ValueError, AttributeError) as error:
        raise InputError(f"analysis {name!r}: {error}; see report.schema.json") from None


def _read_analysis(form: Mapping[str, Any]) -> Analysis:
    return Analysis(
        report=_read_report(form),
        attributions=tuple(_read_attribution(it) for it in form["attributions"]),
        times=tuple(_read_time(it) for it in form["times"]),
        claims=tuple(_read_claim(it) for it in form["claims"]),
        links=tuple(_read_link(it) for it in form["links"]),
        actors=tuple(_read_actor(it) for it in form.get("actors", ())),
        commitments=tuple(_read_commitment(it) for it in form.get("commitments", ())),
        model=ModelInfo(form["model"]["name"], form["model"]["version"]),
    )


def _read_report(form: Mapping[str, Any]) -> Report:
    if not isinstance(form["text"], str):
        raise TypeError("text is no string")
    zones = tuple(Zone(ZoneKind(it["kind"]), _read_span(it["span"])) for it in form["zones"])
    details = {key: form.get(key) for key in _DETAILS}
    return Report(id=form["id"], text=form["text"], sha256=form["sha256"], zones=zones, **details)


def _read_span(pair: Sequence[int]) -> Span:
    start, end = pair
    return Span(start, end)


def _read_optional(pair: Sequence[int] | None) -> Span | None:
    return _read_span(pair) if pair else None


def _read_spans(pairs: Iterable[Sequence[int]]) -> Spans:
    return tuple(_read_span(pair) for pair in pairs)


def _read_attribution(it: Mapping[str, Any]) -> Attribution:
    return Attribution(
        id=it["id"],
        source=_read_source(it["source"]),
        cue=Cue(_read_spans(it["cue"]["spans"]), it["cue"]["lemma"]),
        content=_read_spans(it["content"]["spans"]),
        parent=it["parent"],
        form=Form(it["form"]),
        attitude=Attitude(it["attitude"]),
        stance=Stance(it["stance"]),
        factuality=Factuality(it["factuality"]),
        perspectives=tuple(
            Perspective(each["holder"], Factuality(each["factuality"])) for each in it.get("perspectives", ())
        ),
        hedges=tuple(_read_hedge(hedge) for hedge in it["hedges"]),
        channel=_read_channel(it["channel"]) if it["channel"] else None,
        evidence=tuple(_read_evidence(evidence) for evidence in it["evidence"]),
        said=_read_time(it["said"]) if it["said"] else None,
        happened=_read_time(it["happened"]) if it["happened"] else None,
        claims=tuple(it["claims"]),
        confidence=it["confidence"],
        method=it["method"],
    )


def _read_source(it: Mapping[str, Any]) -> SourceMention:
    return SourceMention(
        spans=_read_spans(it["spans"]),
        name=it["name"],
        actor=it["actor"],
        name_status=NameStatus(it["name_status"]),
        description=it["description"],
        count_claimed=it["count_claimed"],
        anonymity_reason=it["anonymity_reason"],
        members=tuple(Member(each["name"], each["actor"], _read_span(each["span"])) for each in it.get("members", ())),
    )


def _read_hedge(it: Mapping[str, Any]) -> Hedge:
    band = it["band"]
    return Hedge(
        text=it["text"],
        span=_read_span(it["span"]),
        band=(band[0], band[1]) if band else None,
        kind=HedgeKind(it.get("kind", HedgeKind.MODAL)),
        scope=_read_optional(it.get("scope")),
    )


def _read_channel(it: Mapping[str, Any]) -> Channel:
    return Channel(it["name"], ChannelKind(it["kind"]), _read_span(it["span"]), it["actor"])


def _read_evidence(it: Mapping[str, Any]) -> Evidence:
    return Evidence(EvidenceKind(it["kind"]), _read_span(it["span"]), EvidenceShown(it["shown"]))


def _read_time(it: Mapping[str, Any]) -> TimeExpression:
    return TimeExpression(
        text=it["text"],
        span=_read_span(it["span"]),
        timex=it.get("timex"),
        mod=it.get("mod"),
        start=it["start"],
        end=it["end"],
        granularity=it["granularity"],
        resolved=it["resolved"],
    )


def _read_claim(it: Mapping[str, Any]) -> Claim:
    return Claim(
        id=it["id"],
        text=it["text"],
        predicate=it["predicate"],
        stage=Stage(it["stage"]) if it["stage"] else None,
        arguments=tuple(_read_argument(argument) for argument in it["arguments"]),
        quantities=tuple(_read_quantity(each) for each in it["quantities"]),
    )


def _read_argument(it: Mapping[str, Any]) -> Argument:
    return Argument(it["role"], it["name"], it["actor"], _read_optional(it["span"]))


def _read_quantity(it: Mapping[str, Any]) -> Quantity:
    return Quantity(it["text"], it["low"], it["high"], it["unit"], _read_optional(it.get("span")))


def _read_link(it: Mapping[str, Any]) -> Link:
    scope = tuple(it["scope"].items())
    return Link(it["left"], it["right"], Relation(it["relation"]), it["score"], it["method"], scope)


def _read_commitment(it: Mapping[str, Any]) -> Commitment:
    return Commitment(_read_span(it["span"]), Factuality(it["factuality"]), it["score"])


def _read_actor(it: Mapping[str, Any]) -> Actor:
    return Actor(it["id"], it["name"], it["kind"], it["parent"], it["method"])
