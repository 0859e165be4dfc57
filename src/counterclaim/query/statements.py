"""Statements as they are shown, read from the ledger only for what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from counterclaim.model import Channel, Evidence, Hedge
from counterclaim.query.dates import day_of
from counterclaim.query.records import (
    ChannelRef,
    EvidenceRef,
    HedgeRef,
    PerspectiveRef,
    Position,
    ReportRef,
    SourceRef,
    Statement,
)
from counterclaim.store import AttributionRow, Detail, ReportRow, View
from counterclaim.store.rows import words


def date_of(row: AttributionRow, report: ReportRow) -> str | None:
    """The day on which something was said, else that of publication."""
    return day_of(row.said_on) or report.published_on


def report_ref(row: ReportRow) -> ReportRef:
    return ReportRef(row.id, row.outlet, row.agency, row.title, row.url, row.published)


def statements(
    view: View, reports: Mapping[int, ReportRow], keys: Iterable[int], positions: Mapping[int, Position | None]
) -> dict[int, Statement]:
    """The statements with these keys, oldest first; those without a date come last."""
    details = view.details(keys)
    texts = view.texts({detail.reading for detail in details.values()})
    made = {
        key: _statement(
            detail,
            reports[detail.reading],
            texts[detail.reading],
            positions.get(key),
            actor=view.identities.of(detail.attribution.source.actor, detail.reading),
        )
        for key, detail in details.items()
    }
    return dict(sorted(made.items(), key=lambda item: (item[1].date is None, item[1].date or "", item[0])))


def _statement(detail: Detail, report: ReportRow, text: str, where: Position | None, *, actor: str | None) -> Statement:
    made = detail.attribution
    said_on = made.said.start if made.said and made.said.resolved else None
    return Statement(
        id=made.id,
        position=where,
        date=day_of(said_on) or report.published_on,
        source=_source(detail, actor),
        cue=words(text, made.cue.spans),
        content=detail.content_text,
        stance=made.stance.value,
        factuality=made.factuality.value,
        attitude=made.attitude.value,
        form=made.form.value,
        hedges=tuple(hedge.text for hedge in made.hedges),
        channel=_channel(made.channel),
        evidence=tuple(_evidence(each, text) for each in made.evidence),
        said=made.said,
        happened=made.happened,
        claims=made.claims,
        confidence=made.confidence,
        method=made.method,
        report=report_ref(report),
        span=made.content,
        hedging=tuple(_hedge(hedge, text) for hedge in made.hedges),
        perspectives=tuple(PerspectiveRef(each.holder, each.factuality.value) for each in made.perspectives),
    )


def _source(detail: Detail, actor: str | None) -> SourceRef:
    source = detail.attribution.source
    return SourceRef(
        words=detail.source_text,
        name=source.name,
        actor=actor,
        name_status=source.name_status.value,
        description=source.description,
        count_claimed=source.count_claimed,
        anonymity_reason=source.anonymity_reason,
        members=tuple(member.name for member in source.members),
    )


def _channel(channel: Channel | None) -> ChannelRef | None:
    return None if channel is None else ChannelRef(channel.name, channel.kind.value)


def _hedge(hedge: Hedge, text: str) -> HedgeRef:
    scope = None if hedge.scope is None else words(text, (hedge.scope,))
    return HedgeRef(hedge.text, hedge.kind.value, hedge.band, scope)


def _evidence(evidence: Evidence, text: str) -> EvidenceRef:
    return EvidenceRef(evidence.kind.value, evidence.shown.value, words(text, (evidence.span,)))
