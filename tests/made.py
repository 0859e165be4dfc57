"""An analysis made by hand, with all that a page or a terminal has to show."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.clean import find_zones
from counterclaim.ids import content_id
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
    ModelInfo,
    NameStatus,
    Perspective,
    Quantity,
    Relation,
    SourceMention,
    Span,
    Spans,
    Stage,
    Stance,
    TimeExpression,
)
from counterclaim.read import from_text

TEXT = (
    "PORT LINDOW (AP) — Northland on Tuesday angrily denied findings by the Eastmark intelligence service that it has "
    "agreed to sell drones to Westmark. “We never,” a defence official told the state news agency, “planned anything "
    "of the kind.”\n\nCiting satellite images, the Eastmark government said early this month that Northland had agreed "
    "to sell hundreds of drones. Officials there conceded it was not clear whether any had been shipped. Northland "
    "wants talks in Arden, a diplomat said.\n\nMira Holt can be reached at mira.holt@gazette.example.\n"
)


def spans(*words: str) -> Spans:
    """Where the words stand in the text, one after another."""
    found, at = [], 0
    for word in words:
        start = TEXT.index(word, at)
        at = start + len(word)
        found.append(Span(start, at))
    return tuple(found)


def row(source: SourceMention, cue: Cue, content: Spans, **details: object) -> Attribution:
    identifier = content_id("attribution", [list(span) for span in content], cue.lemma)
    return Attribution(id=identifier, source=source, cue=cue, content=content, method="hand", **details)  # type: ignore[arg-type]


def analysis() -> Analysis:
    """One report: a denial with the finding nested in it, a split quotation, an assertion, a concession, a wish."""
    report = from_text(
        TEXT,
        url="https://gazette.example/drones",
        outlet="The Lindow Gazette",
        title="Northland denies drone deal",
        published="2022-09-20",
    )
    agreed = Claim(
        id=content_id("claim", "agreed"),
        text="Northland agreed to sell drones to Westmark",
        predicate="sell",
        stage=Stage.AGREED,
        arguments=(Argument("agent", "Northland", "northland", spans("Northland")[0]), Argument("goods", "drones")),
        quantities=(Quantity("hundreds", 100, None, "drone"),),
    )
    shipped = Claim(content_id("claim", "shipped"), "Drones were shipped", "ship", Stage.SHIPPED)
    said = TimeExpression(
        "early this month", spans("early this month")[0], "2022-09", "START", "2022-09-01", "2022-09-10", "month", True
    )
    north = SourceMention(spans("Northland"), "Northland", "northland", NameStatus.INSTITUTION)
    denial = row(
        north,
        Cue(spans("angrily denied"), "deny"),
        spans("findings by the Eastmark intelligence service that it has agreed to sell drones to Westmark"),
        stance=Stance.DENIES,
        factuality=Factuality.CERTAIN_NOT,
        said=TimeExpression("Tuesday", spans("Tuesday")[0]),
        perspectives=(Perspective(None, Factuality.UNKNOWN),),
        claims=(agreed.id,),
        confidence=0.93,
    )
    finding = row(
        SourceMention(
            spans("the Eastmark intelligence service"), "Eastmark intelligence service", None, NameStatus.INSTITUTION
        ),
        Cue(spans("findings"), "finding"),
        spans("it has agreed to sell drones to Westmark"),
        parent=denial.id,
        factuality=Factuality.CERTAIN,
        perspectives=(
            Perspective(denial.id, Factuality.CERTAIN_NOT),
            Perspective(None, Factuality.UNKNOWN),
        ),
        claims=(agreed.id,),
    )
    quoted = row(
        SourceMention(
            spans("a defence official"), "a defence official", None, NameStatus.UNNAMED_ONE, "defence official", 1
        ),
        Cue(spans("told"), "tell"),
        spans("“We never,”", "“planned anything of the kind.”"),
        form=Form.DIRECT,
        stance=Stance.DENIES,
        factuality=Factuality.CERTAIN_NOT,
        channel=Channel("the state news agency", ChannelKind.STATE_MEDIA, spans("the state news agency")[0]),
    )
    asserted = row(
        SourceMention(spans("the Eastmark government"), "Eastmark government", None, NameStatus.INSTITUTION),
        Cue(spans("said"), "say"),
        spans("that Northland had agreed to sell hundreds of drones"),
        factuality=Factuality.CERTAIN,
        perspectives=(Perspective(None, Factuality.PROBABLE),),
        evidence=(Evidence(EvidenceKind.IMAGERY, spans("satellite images")[0], EvidenceShown.MERELY_ASSERTED),),
        said=said,
        claims=(agreed.id,),
    )
    not_clear, shipping = spans("it was not clear", "had been shipped")
    conceded = row(
        SourceMention(spans("Officials there"), "Eastmark officials", None, NameStatus.UNNAMED_PLURAL),
        Cue(spans("conceded"), "concede"),
        spans("it was not clear whether any had been shipped"),
        stance=Stance.CONCEDES,
        factuality=Factuality.UNKNOWN,
        hedges=(
            Hedge("it was not clear", not_clear, None, HedgeKind.UNCLEAR, shipping),
            Hedge("likely", Span(0, 1), (55, 80), HedgeKind.ESTIMATIVE),
            Hedge("low confidence", Span(1, 2), None, HedgeKind.CONFIDENCE),
        ),
        claims=(shipped.id,),
    )
    wish = row(
        SourceMention(spans("Northland wants")[:0], "Northland", "northland", NameStatus.INSTITUTION),
        Cue(spans("wants"), "want"),
        spans("talks in Arden"),
        attitude=Attitude.WANTS,
        stance=Stance.DEMANDS,
    )
    return Analysis(
        report=replace(report, zones=find_zones(TEXT), dateline="PORT LINDOW", agency="AP"),
        attributions=(denial, finding, quoted, asserted, conceded, wish),
        times=(said,),
        claims=(agreed, shipped),
        links=(
            Link(
                quoted.id,
                asserted.id,
                Relation.CONTRADICTS,
                0.9,
                "hand",
                (("tense", "covered"), ("stage", "unanswered")),
            ),
        ),
        actors=(Actor("northland", "Northland", "state", None, "gazetteer"),),
        model=ModelInfo("hand", "1"),
        commitments=(
            Commitment(spans("angrily denied")[0], Factuality.CERTAIN, 2.8),
            Commitment(spans("planned")[0], Factuality.UNKNOWN, 0.1),
            Commitment(spans("conceded")[0], Factuality.PROBABLE, 1.6),
        ),
    )
