"""Hand-built analyses for the tests of the store, the queries and the batch. The countries are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from counterclaim.ids import content_id, text_sha256
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
    Stage,
    Stance,
    TimeExpression,
    Zone,
    ZoneKind,
)

MODEL = ModelInfo("rules", "1")

VARNHOLLOW = Actor("state:varn", "Varnhollow", "state", None, "test")
PALACE = Actor("office:palace", "the Palace", "office", "state:varn", "test")
ELLARY = Actor("state:ellary", "Ellary", "state", None, "test")
MINISTRY = Actor("office:ministry", "Ellary's Foreign Ministry", "office", "state:ellary", "test")
SENATE = Actor("office:senate", "the Senate of Ellary", "office", "state:ellary", "test")
ACTORS = (VARNHOLLOW, PALACE, ELLARY, MINISTRY, SENATE)

SALE = Claim(
    content_id("claim", "sell", "varn", "ellary"),
    "Varnhollow agreed to sell rockets to Ellary",
    "sell",
    Stage.AGREED,
    (Argument("agent", "Varnhollow", "state:varn", Span(0, 3)), Argument("recipient", "Ellary", "state:ellary")),
    (Quantity("hundreds", 100, None, "rocket"),),
)
SHIPMENT = Claim(
    content_id("claim", "ship", "varn", "ellary"),
    "Varnhollow shipped rockets to Ellary",
    "sell",
    Stage.SHIPPED,
    (Argument("agent", "Varnhollow", "state:varn"), Argument("recipient", "Ellary", "state:ellary")),
)
FLOOD = Claim(content_id("claim", "flood"), "the river flooded the port", "flood", None, (Argument("agent", "River"),))


def report(name: str, text: str = "Words of a report.", *, published: str | None = "2024-03-05", **more: str) -> Report:
    outlet = more.pop("outlet", f"Outlet {name}")
    return Report(name, text, text_sha256(text), outlet=outlet, published=published, **more)  # type: ignore[arg-type]


def said(
    actor: Actor | str | None,
    stance: Stance = Stance.ASSERTS,
    claims: Sequence[Claim] = (),
    *,
    factuality: Factuality | None = None,
    span: tuple[int, int] = (0, 5),
    when: TimeExpression | None = None,
    status: NameStatus = NameStatus.INSTITUTION,
    name: str = "",
) -> Attribution:
    """One attribution, with the factuality that goes with its stance where none is given."""
    who = actor if isinstance(actor, Actor) else None
    source = SourceMention(
        (Span(0, 3),), who.name if who else actor, who.id if who else None, status if actor else NameStatus.IMPLICIT
    )
    usual = {
        Stance.DENIES: Factuality.CERTAIN_NOT,
        Stance.DOUBTS: Factuality.UNKNOWN,
        Stance.CONCEDES: Factuality.UNKNOWN,
    }
    ids = tuple(claim.id for claim in claims)
    return Attribution(
        content_id("attribution", name, source.actor, source.name, str(stance), ids, span),
        source,
        Cue((Span(3, 4),), "say"),
        (Span(*span),),
        stance=stance,
        factuality=factuality or usual.get(stance, Factuality.CERTAIN),
        claims=ids,
        said=when,
        method="test",
    )


def analysis(
    of: Report,
    *attributions: Attribution,
    claims: Sequence[Claim] = (),
    links: Sequence[Link] = (),
    model: ModelInfo = MODEL,
) -> Analysis:
    """An analysis whose attribution ids are its own, as those of the pipeline are."""
    known = {claim.id: claim for claim in (SALE, SHIPMENT, FLOOD, *claims)}
    used = dict.fromkeys(claim for item in attributions for claim in item.claims)
    own = tuple(replace(item, id=f"{of.id}-{item.id}") for item in attributions)
    renamed = {old.id: new.id for old, new in zip(attributions, own, strict=True)}
    linked = tuple(
        replace(link, left=renamed.get(link.left, link.left), right=renamed.get(link.right, link.right))
        for link in links
    )
    stated = dict.fromkeys([*(known[claim] for claim in used), *claims])
    return Analysis(of, own, (), tuple(stated), linked, ACTORS, model)


def day(text: str, start: str, end: str | None = None) -> TimeExpression:
    return TimeExpression(text, Span(0, 2), start, None, start, end or start, "day", True)


# Any analysis that the types allow, for the round trip.

texts = st.text(st.characters(), max_size=30)
maybe = st.none() | texts
spans = st.builds(Span, st.integers(0, 40), st.integers(0, 40))
several = st.lists(spans, max_size=3).map(tuple)
scores = st.floats(0, 1)
dates = st.dates().map(lambda value: value.isoformat())
time_expressions = st.builds(
    TimeExpression, texts, spans, maybe, maybe, st.none() | dates, st.none() | dates, maybe, st.booleans()
)
attributions = st.builds(
    Attribution,
    id=texts,
    source=st.builds(
        SourceMention,
        several,
        maybe,
        maybe,
        st.sampled_from(NameStatus),
        maybe,
        st.none() | st.integers(0, 9),
        maybe,
        st.lists(st.builds(Member, texts, maybe, spans), max_size=2).map(tuple),
    ),
    cue=st.builds(Cue, several, texts),
    content=several,
    parent=maybe,
    form=st.sampled_from(Form),
    attitude=st.sampled_from(Attitude),
    stance=st.sampled_from(Stance),
    factuality=st.sampled_from(Factuality),
    perspectives=st.lists(st.builds(Perspective, maybe, st.sampled_from(Factuality)), max_size=2).map(tuple),
    hedges=st.lists(
        st.builds(
            Hedge,
            texts,
            spans,
            st.none() | st.tuples(st.integers(0, 99), st.integers(0, 99)),
            st.sampled_from(HedgeKind),
            st.none() | spans,
        ),
        max_size=2,
    ).map(tuple),
    channel=st.none() | st.builds(Channel, texts, st.sampled_from(ChannelKind), spans, maybe),
    evidence=st.lists(
        st.builds(Evidence, st.sampled_from(EvidenceKind), spans, st.sampled_from(EvidenceShown)), max_size=2
    ).map(tuple),
    said=st.none() | time_expressions,
    happened=st.none() | time_expressions,
    claims=st.lists(texts, max_size=3).map(tuple),
    confidence=scores,
    method=texts,
)
claims = st.builds(
    Claim,
    texts,
    texts,
    texts,
    st.none() | st.sampled_from(Stage),
    st.lists(st.builds(Argument, texts, texts, maybe, st.none() | spans), max_size=3).map(tuple),
    st.lists(
        st.builds(
            Quantity, texts, st.none() | st.floats(0, 1e9), st.none() | st.integers(0, 10**20), maybe, st.none() | spans
        ),
        max_size=2,
    ).map(tuple),
)
links = st.builds(
    Link,
    texts,
    texts,
    st.sampled_from(Relation),
    scores,
    texts,
    st.lists(st.tuples(texts, st.sampled_from(["covered", "unanswered"])), max_size=2).map(tuple),
)
actors = st.builds(
    Actor, texts, texts, st.sampled_from(["person", "organisation", "state", "office", "unknown"]), maybe, texts
)
zones = st.builds(Zone, st.sampled_from(ZoneKind), spans)
reports = st.builds(
    lambda text, **rest: Report(text=text, sha256=text_sha256(text), **rest),
    text=texts,
    id=texts.filter(bool),
    url=maybe,
    outlet=maybe,
    agency=maybe,
    byline=maybe,
    title=maybe,
    dateline=maybe,
    language=maybe,
    published=st.none() | dates,
    retrieved=st.none() | dates,
    revision_of=maybe,
    zones=st.lists(zones, max_size=3).map(tuple),
)
analyses = st.builds(
    Analysis,
    report=reports,
    attributions=st.lists(attributions, max_size=3).map(tuple),
    times=st.lists(time_expressions, max_size=2).map(tuple),
    claims=st.lists(claims, max_size=3).map(tuple),
    links=st.lists(links, max_size=2).map(tuple),
    actors=st.lists(actors, max_size=3).map(tuple),
    commitments=st.lists(st.builds(Commitment, spans, st.sampled_from(Factuality), st.floats(-3, 3)), max_size=2).map(
        tuple
    ),
    model=st.builds(ModelInfo, texts, texts),
)


def numbered(number: int) -> Analysis:
    """The n-th of many small analyses."""
    text = f"Report number {number} speaks of rockets. " * 20
    return analysis(
        report(f"{number:04}", text), *(said(ELLARY, claims=[SALE, SHIPMENT], span=(n, n + 9)) for n in range(8))
    )
