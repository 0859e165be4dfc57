"""Questions to a ledger of hand-built analyses."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim import query
from counterclaim.errors import Ambiguous, NotFound, QueryError
from counterclaim.ids import content_id
from counterclaim.model import (
    Actor,
    Argument,
    Attribution,
    Channel,
    ChannelKind,
    Claim,
    Derivation,
    DerivationKind,
    Evidence,
    EvidenceKind,
    EvidenceShown,
    Factuality,
    Hedge,
    HedgeKind,
    Link,
    NameStatus,
    Perspective,
    Relation,
    Span,
    Stance,
)
from counterclaim.store import Ledger
from tests.ledger_builders import (
    ELLARY,
    FLOOD,
    MINISTRY,
    PALACE,
    SALE,
    SENATE,
    SHIPMENT,
    VARNHOLLOW,
    analysis,
    day,
    report,
    said,
)

ASSERTS, DENIES, DOUBTS, CONCEDES = Stance.ASSERTS, Stance.DENIES, Stance.DOUBTS, Stance.CONCEDES


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    moments = iter(datetime(2024, 4, 1, tzinfo=UTC) + timedelta(days=n) for n in range(1000))
    with Ledger.open(":memory:", clock=lambda: next(moments)) as opened:
        yield opened


def put(ledger: Ledger, name: str, *attributions: Attribution, links: tuple[Link, ...] = (), **more: str) -> None:
    """A report of its own text, with these attributions."""
    ledger.add(analysis(report(name, f"Rockets, says report {name}.", **more), *attributions, links=links))


def link(left: Claim | Attribution, right: Claim | Attribution, relation: Relation, score: float = 0.9) -> Link:
    return Link(left.id, right.id, relation, score, "test")


def sides(dispute: query.Dispute) -> dict[str, tuple[str, ...]]:
    return {side.position: side.names for side in dispute.sides}


class TestDisputes:
    def test_one_asserts_what_another_denies(self, ledger: Ledger) -> None:
        put(ledger, "r1", said(ELLARY, ASSERTS, [SALE]), published="2024-03-01")
        put(ledger, "r2", said(VARNHOLLOW, DENIES, [SALE]), published="2024-03-03")
        put(ledger, "r3", said(ELLARY, ASSERTS, [FLOOD]))
        (dispute,) = query.disputes(ledger)
        assert dispute.claim == SALE.text
        assert dispute.id == SALE.id
        assert sides(dispute) == {"asserts": ("Ellary",), "denies": ("Varnhollow",)}
        assert (dispute.reports, dispute.outlets, dispute.origins) == (2, 2, 2)
        assert (dispute.first, dispute.last) == ("2024-03-01", "2024-03-03")

    def test_a_statement_is_shown_with_all_that_it_takes_to_check_it(self, ledger: Ledger) -> None:
        full = replace(
            said(VARNHOLLOW, DENIES, [SALE], span=(0, 7), when=day("Tuesday", "2024-02-27")),
            channel=Channel("Varnhollow Wire", ChannelKind.STATE_MEDIA, Span(0, 2)),
            evidence=(Evidence(EvidenceKind.DOCUMENT, Span(14, 20), EvidenceShown.DESCRIBED),),
            hedges=(Hedge("says", Span(9, 13), (55, 80), HedgeKind.ESTIMATIVE, Span(0, 7)),),
            perspectives=(Perspective(None, Factuality.PROBABLE),),
        )
        put(ledger, "r1", said(ELLARY, ASSERTS, [SALE]), full, title="A title", url="https://example.org/1")
        statement = query.disputes(ledger)[0].sides[1].statements[0]
        assert (statement.content, statement.source.name, statement.position) == ("Rockets", "Varnhollow", "denies")
        assert (statement.date, statement.report.published) == ("2024-02-27", "2024-03-05")
        assert statement.channel == query.ChannelRef("Varnhollow Wire", "state_media")
        assert statement.evidence == (query.EvidenceRef("document", "described", "report"),)
        assert statement.hedging == (query.HedgeRef("says", "estimative", (55, 80), "Rockets"),)
        assert statement.perspectives == (query.PerspectiveRef(None, "PR+"),)
        assert (statement.hedges, statement.factuality, statement.span) == (("says",), "CT-", (Span(0, 7),))
        assert (statement.report.title, statement.report.url) == ("A title", "https://example.org/1")

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (said(ELLARY, ASSERTS, [SALE]), said(ELLARY, DENIES, [SALE])),
            (said(ELLARY, ASSERTS, [SALE]), said(MINISTRY, DENIES, [SALE])),
            (said(ELLARY, ASSERTS, [SALE]), said(VARNHOLLOW, ASSERTS, [SALE])),
            (said(ELLARY, ASSERTS, [SALE]), said(VARNHOLLOW, DENIES, [SHIPMENT])),
            (said(ELLARY, Stance.DEMANDS, [SALE]), said(VARNHOLLOW, DENIES, [SALE])),
            (said(ELLARY, Stance.NO_COMMENT, [SALE]), said(VARNHOLLOW, DENIES, [SALE])),
            (said(ELLARY, ASSERTS, [SALE], factuality=Factuality.UNKNOWN), said(VARNHOLLOW, DENIES, [SALE])),
            (said(ELLARY, ASSERTS, [SALE]), said(VARNHOLLOW, CONCEDES, [SALE])),
            (said("officials", ASSERTS, [SALE]), said("Officials", DENIES, [SALE])),
            (said(None, ASSERTS, [SALE]), said(None, DENIES, [SALE])),
            (said("Ellary", ASSERTS, [SALE]), said(MINISTRY, DENIES, [SALE])),
        ],
    )
    def test_is_none(self, ledger: Ledger, one: Attribution, other: Attribution) -> None:
        put(ledger, "r1", one)
        put(ledger, "r2", other)
        assert query.disputes(ledger) == []

    @pytest.mark.parametrize(
        ("one", "other", "worth"),
        [
            (said(ELLARY, ASSERTS, [SALE]), said(VARNHOLLOW, DENIES, [SALE]), 2.0),
            (said(MINISTRY, ASSERTS, [SALE]), said(SENATE, DENIES, [SALE]), 2.0),
            (said(ELLARY, Stance.ACCUSES, [SALE]), said(PALACE, DENIES, [SALE]), 2.0),
            (
                said(ELLARY, ASSERTS, [SALE], factuality=Factuality.POSSIBLE),
                said(PALACE, ASSERTS, [SALE], factuality=Factuality.PROBABLE_NOT),
                1.6,
            ),
            (said(ELLARY, ASSERTS, [SALE]), said(PALACE, DOUBTS, [SALE]), 1.2),
            (said(ELLARY, CONCEDES, [SALE]), said(PALACE, DENIES, [SALE]), 0.8),
            (said(None, ASSERTS, [SALE]), said(PALACE, DENIES, [SALE]), 1.0),
            (said("an official", ASSERTS, [SALE]), said(PALACE, DENIES, [SALE]), 2.0),
            (said(ELLARY, ASSERTS, [SALE]), said("bystander", ASSERTS, [SALE], factuality=Factuality.CERTAIN_NOT), 0.8),
        ],
    )
    def test_is_weighed(self, ledger: Ledger, one: Attribution, other: Attribution, worth: float) -> None:
        put(ledger, "r1", one)
        put(ledger, "r2", other)
        (dispute,) = query.disputes(ledger)
        assert dispute.worth == pytest.approx(worth)

    @pytest.mark.parametrize("relation", [Relation.SAME, Relation.NARROWER, Relation.WIDER])
    def test_goes_across_linked_claims(self, ledger: Ledger, relation: Relation) -> None:
        def across(left: tuple[Claim, ...], right: tuple[Claim, ...]) -> tuple[Link, ...]:
            return (link(left[0], right[0], relation),)

        put(ledger, "r1", said(ELLARY, ASSERTS, [SALE]))
        denial = analysis(report("r2"), said(VARNHOLLOW, DENIES, [SHIPMENT]))
        ledger.add(denial, across=across)
        (dispute,) = query.disputes(ledger)
        assert {claim.id for claim in dispute.claims} == {SALE.id, SHIPMENT.id}
        assert dispute.claim == SALE.text
        assert sides(dispute) == {"asserts": ("Ellary",), "denies": ("Varnhollow",)}

    def test_a_broad_claim_does_not_tie_together_what_no_one_disputes(self, ledger: Ledger) -> None:
        tied = (link(FLOOD, SALE, Relation.NARROWER), link(SHIPMENT, SALE, Relation.NARROWER))
        put(ledger, "r1", said(ELLARY, ASSERTS, [SALE]), said(ELLARY, ASSERTS, [FLOOD]), links=tied)
        put(ledger, "r2", said(VARNHOLLOW, DENIES, [SHIPMENT]))
        (dispute,) = query.disputes(ledger)
        assert {claim.id for claim in dispute.claims} == {SALE.id, SHIPMENT.id}

    def test_a_denial_without_a_proposition_answers_a_statement(self, ledger: Ledger) -> None:
        allegation = said(ELLARY, ASSERTS, [SALE])
        denial = said(VARNHOLLOW, DENIES, span=(9, 13))
        put(ledger, "r1", allegation, denial, links=(link(denial, allegation, Relation.CONTRADICTS, 0.8),))
        (dispute,) = query.disputes(ledger)
        assert dispute.claim == SALE.text
        assert [statement.content for statement in dispute.sides[1].statements] == ["says"]
        assert dispute.worth == pytest.approx(0.8, abs=0.01)

    def test_a_denial_with_a_claim_answers_only_what_that_is_next_to(self, ledger: Ledger) -> None:
        allegation, denial = said(ELLARY, ASSERTS, [FLOOD, SALE]), said(VARNHOLLOW, DENIES, [SHIPMENT])
        links = (link(SALE, SHIPMENT, Relation.WIDER), link(denial, allegation, Relation.CONTRADICTS))
        put(ledger, "r1", allegation, denial, links=links)
        (dispute,) = query.disputes(ledger)
        assert {claim.id for claim in dispute.claims} == {SALE.id, SHIPMENT.id}

    def test_a_denial_answers_a_claim(self, ledger: Ledger) -> None:
        denial = said(VARNHOLLOW, DENIES)
        put(ledger, "r1", said(ELLARY, ASSERTS, [SALE]), denial, links=(link(denial, SALE, Relation.CONTRADICTS),))
        assert sides(query.disputes(ledger)[0]) == {"asserts": ("Ellary",), "denies": ("Varnhollow",)}

    def test_neither_side_needs_a_proposition(self, ledger: Ledger) -> None:
        allegation, denial = said(ELLARY, span=(0, 7)), said(VARNHOLLOW, DENIES)
        put(ledger, "r1", allegation, denial, links=(link(denial, allegation, Relation.CONTRADICTS),))
        (dispute,) = query.disputes(ledger)
        assert dispute.claim == "Rockets"
        assert dispute.claims == ()
        assert sides(dispute) == {"asserts": ("Ellary",), "denies": ("Varnhollow",)}

    def test_the_denial_of_a_denial_stands_with_the_assertion(self, ledger: Ledger) -> None:
        denial, reply = said(VARNHOLLOW, DENIES, [SALE]), said(SENATE, DENIES, span=(1, 2))
        put(ledger, "r1", denial, reply, links=(link(reply, denial, Relation.CONTRADICTS),))
        assert sides(query.disputes(ledger)[0]) == {
            "asserts": ("the Senate of Ellary",),
            "denies": ("Varnhollow",),
        }

    def test_claims_that_exclude_each_other(self, ledger: Ledger) -> None:
        excluded = (link(FLOOD, SHIPMENT, Relation.CONTRADICTS, 1.0),)
        put(ledger, "r1", said(ELLARY, ASSERTS, [SHIPMENT]), said(VARNHOLLOW, ASSERTS, [FLOOD]), links=excluded)
        put(ledger, "r2", said(SENATE, ASSERTS, [SHIPMENT]))
        (dispute,) = query.disputes(ledger)
        assert dispute.claim == SHIPMENT.text
        assert sides(dispute)["denies"] == ("Varnhollow",)
        assert dispute.worth == pytest.approx(1.4)

    def test_who_concedes_is_shown_beside_the_sides(self, ledger: Ledger) -> None:
        put(ledger, "r1", said(ELLARY, ASSERTS, [SALE]), said(PALACE, DENIES, [SALE]), said(SENATE, CONCEDES, [SALE]))
        assert sides(query.disputes(ledger)[0])["doubts"] == ("the Senate of Ellary",)

    def test_the_strong_and_widely_told_come_first_then_the_new(self, ledger: Ledger) -> None:
        for n in range(4):
            put(ledger, f"a{n}", said(ELLARY, ASSERTS, [FLOOD]), said(PALACE, DENIES, [FLOOD]))
        put(ledger, "b", said(ELLARY, ASSERTS, [SALE]), said(PALACE, DENIES, [SALE]), published="2024-01-01")
        put(ledger, "c", said(ELLARY, ASSERTS, [SHIPMENT]), said(PALACE, DENIES, [SHIPMENT]), published="2024-02-01")
        assert [each.id for each in query.disputes(ledger)] == [FLOOD.id, SHIPMENT.id, SALE.id]
        assert [each.id for each in query.disputes(ledger, limit=1)] == [FLOOD.id]
        assert query.disputes(ledger, limit=0) == []

    def test_origins_are_what_is_left_when_copies_are_taken_together(self, ledger: Ledger) -> None:
        pair = (said(ELLARY, ASSERTS, [SALE]), said(PALACE, DENIES, [SALE]))
        for name in ("r1", "r2", "r3"):
            put(ledger, name, *pair)
        ledger.add(analysis(report("r4", "Rockets, says report r3."), *pair))
        ledger.add_derivations(
            [
                Derivation("r2", "r1", DerivationKind.REWRITE, 0.9, "test"),
                Derivation("r3", "r1", DerivationKind.UNKNOWN, 0.1, "test"),
            ]
        )
        assert query.disputes(ledger)[0].reports == 4
        assert query.disputes(ledger)[0].origins == 2

    def test_a_newer_reading_takes_the_place_of_the_old_one(self, ledger: Ledger) -> None:
        put(ledger, "r1", said(ELLARY, ASSERTS, [SALE]), said(PALACE, DENIES, [SALE]))
        put(ledger, "r1", said(ELLARY, ASSERTS, [SALE]), said(PALACE, ASSERTS, [SALE]))
        assert query.disputes(ledger) == []
        assert len(query.disputes(ledger, as_of="2024-04-01")) == 1

    @pytest.mark.parametrize(
        ("conditions", "found"),
        [
            ({"actor": "varnhollow"}, True),
            ({"actor": "Senate of Ellary"}, False),
            ({"since": "2024-03"}, True),
            ({"since": "2024-03-06"}, False),
            ({"until": "2024-03-04"}, False),
            ({"since": "2024-03-05", "until": "2024-03-05"}, True),
            ({"search": "sell rockets"}, True),
            ({"search": '"rockets to Ellary" agree'}, True),
            ({"search": "Words"}, True),
            ({"search": "submarine"}, False),
            ({"as_of": "2024-03-31"}, False),
            ({"as_of": "2024-04-01T00:00+00:00"}, True),
            ({"as_published": "2024-03-04"}, False),
            ({"as_published": "2024"}, True),
        ],
    )
    def test_conditions(self, ledger: Ledger, conditions: dict[str, str], found: bool) -> None:
        parts = (said(ELLARY, ASSERTS, [SALE]), said(PALACE, DENIES, [SALE]), said(SENATE, ASSERTS, [FLOOD]))
        ledger.add(analysis(report("r1"), *parts))
        assert bool(query.disputes(ledger, **conditions)) is found  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("conditions", "message"),
        [
            ({"since": "yesterday"}, "'yesterday' is no date: write it as"),
            ({"until": "2024-13"}, "'2024-13' is no date"),
            ({"as_of": "2024-02-30"}, "'2024-02-30' is no date"),
            ({"as_of": "0000"}, "'0000' is no date"),
            ({"as_published": "5.3.2024\n"}, "'5.3.2024' is no date"),
            ({"since": "2024-03", "until": "2024-02"}, "nothing can be both since 2024-03-01 and until 2024-02-29"),
            ({"search": " - "}, "there is no word to search for"),
            ({"limit": -1}, "a limit of -1 is none"),
        ],
    )
    def test_a_bad_question_is_one_line(self, ledger: Ledger, conditions: dict[str, str], message: str) -> None:
        with pytest.raises(QueryError, match=message) as caught:
            query.disputes(ledger, **conditions)  # type: ignore[arg-type]
        assert "\n" not in str(caught.value)


CLAIMS = [replace(FLOOD, id=content_id("claim", n), text=f"claim {n}") for n in range(5)]
RELATIONS = [Relation.SAME, Relation.NARROWER, Relation.WIDER, Relation.CONTRADICTS, Relation.SUPPORTS]


@given(
    said_by=st.lists(
        st.tuples(
            st.sampled_from([ELLARY, MINISTRY, VARNHOLLOW, PALACE, None]),
            st.sampled_from(Stance),
            st.sampled_from(Factuality),
            st.lists(st.sampled_from(CLAIMS), max_size=2, unique_by=lambda claim: claim.id),
        ),
        min_size=1,
        max_size=8,
    ),
    linked=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.sampled_from(RELATIONS)), max_size=6),
)
def test_a_dispute_always_has_two_sides_of_different_sources(
    said_by: list[tuple[Actor | None, Stance, Factuality, list[Claim]]], linked: list[tuple[int, int, Relation]]
) -> None:
    made = [
        said(who, stance, claims, factuality=factuality, name=str(n))
        for n, (who, stance, factuality, claims) in enumerate(said_by)
    ]
    ends: list[Claim | Attribution] = [*CLAIMS, *made]
    links = tuple(link(ends[a % len(ends)], ends[b % len(ends)], relation) for a, b, relation in linked)
    with Ledger.open(":memory:") as ledger:
        ledger.add(analysis(report("r1"), *made, claims=CLAIMS, links=links))
        for dispute in query.disputes(ledger):
            assert len(dispute.sides) >= 2
            assert len({(side.position) for side in dispute.sides}) == len(dispute.sides)
            assert len({each.source.actor for side in dispute.sides for each in side.statements}) >= 2
            assert json.dumps(dispute.to_json())
        shown = [each.id for dispute in query.disputes(ledger) for side in dispute.sides for each in side.statements]
        assert set(shown) <= {each.id for each in query.timeline(ledger)}


class TestClaims:
    def test_counts_over_reports(self, ledger: Ledger) -> None:
        put(ledger, "r1", said(ELLARY, ASSERTS, [SALE]), said(SENATE, DOUBTS, [SALE]), published="2024-03-01")
        put(ledger, "r2", said(PALACE, DENIES, [SALE]), published="2024-03-02")
        put(ledger, "r3", said(ELLARY, ASSERTS, [FLOOD]))
        first, second = query.claims(ledger)
        assert (first.id, first.asserted, first.denied, first.doubted, first.reports) == (SALE.id, 1, 1, 1, 2)
        assert (first.first, first.last, first.disputed) == ("2024-03-01", "2024-03-02", True)
        assert (second.id, second.disputed) == (FLOOD.id, False)
        assert first.arguments[0] == query.ArgumentRef("agent", "Varnhollow", "state:varn")
        assert (first.quantities, second.quantities) == ((query.QuantityRef("hundreds", 100, None, "rocket"),), ())
        assert [each.id for each in query.claims(ledger, search="river")] == [FLOOD.id]
        assert [each.id for each in query.claims(ledger, actor="the palace")] == [SALE.id]
        assert len(query.claims(ledger, limit=1)) == 1


class TestWho:
    def test_gathers_what_an_actor_and_its_offices_say_and_what_is_said_of_them(self, ledger: Ledger) -> None:
        put(
            ledger,
            "r1",
            said(VARNHOLLOW, ASSERTS, [FLOOD]),
            said(PALACE, DENIES, [SALE]),
            said(PALACE, Stance.DEMANDS),
            said(ELLARY, Stance.ACCUSES, [SALE]),
            said(SENATE, ASSERTS, [SHIPMENT]),
        )
        profile = query.who(ledger, "VARNHOLLOW")
        assert [actor.id for actor in profile.actors] == ["office:palace", "state:varn"]
        assert [each.source.name for each in profile.asserted] == ["Varnhollow"]
        assert [each.source.name for each in profile.denied] == ["the Palace"]
        assert [each.stance for each in profile.other] == ["demands"]
        assert [each.source.name for each in profile.accused] == ["Ellary"]
        assert [each.source.name for each in profile.mentioned] == ["the Senate of Ellary"]

    def test_names(self, ledger: Ledger) -> None:
        put(ledger, "r1", said(MINISTRY, ASSERTS, [FLOOD]), said("Anna Vole", ASSERTS, [FLOOD]))
        assert query.who(ledger, "foreign ministry").asserted[0].source.actor == "office:ministry"
        assert query.who(ledger, "office:ministry").name == "Ellary's Foreign Ministry"
        assert query.who(ledger, "anna vole").asserted[0].source.name == "Anna Vole"
        with pytest.raises(NotFound, match="no actor of the ledger is called 'Nobody'"):
            query.who(ledger, "Nobody")
        with pytest.raises(NotFound):
            query.who(ledger, " ")

    def test_words_that_a_report_used_for_the_actor_are_a_name(self, ledger: Ledger) -> None:
        ledger.add(analysis(report("r1", "Tor denied it."), said(VARNHOLLOW, DENIES, [SALE])))
        assert [each.source.name for each in query.who(ledger, "tor").denied] == ["Varnhollow"]

    def test_sources_without_a_name_are_compared_and_kept_apart(self, ledger: Ledger) -> None:
        descriptions = (
            "defence official",
            "two senior Chilean defense officials",
            "officials of the port",
            "defense aide",
        )
        for n, words in enumerate(descriptions):
            source = Actor(f"unnamed:{n}", words, "unnamed")
            read = analysis(report(f"r{n}"), said(source, ASSERTS, [FLOOD], status=NameStatus.UNNAMED_ONE))
            ledger.add(replace(read, actors=(source, ELLARY)))
        profile = query.who(ledger, "the defense officials")
        assert [each.description for each in profile.unnamed] == list(descriptions[:2])
        assert [each.source.actor for each in profile.asserted] == ["unnamed:0", "unnamed:1"]
        first, second = profile.unnamed
        assert first.unlike == ()
        assert second.unlike == (query.Unlike("unnamed:0", (query.Conflict("count", "several", "1"),)),)
        assert [each.id for each in second.reports] == ["r1"]
        assert query.who(ledger, "defense aide").unnamed[0].actor == "unnamed:3"
        assert query.who(ledger, "unnamed:0").unnamed[0].description == "defence official"
        with pytest.raises(NotFound):
            query.who(ledger, "minister")

    def test_who_has_a_name_is_not_compared(self, ledger: Ledger) -> None:
        put(ledger, "r1", said(MINISTRY, ASSERTS, [FLOOD]))
        assert query.who(ledger, "foreign ministry").unnamed == ()

    def test_a_part_of_two_names_is_ambiguous(self, ledger: Ledger) -> None:
        people = tuple(Actor(f"p:{name}", f"{name} Rook", "person") for name in ("Ada", "Ben"))
        read = analysis(report("r1"), *(said(each, ASSERTS, [FLOOD]) for each in people))
        ledger.add(replace(read, actors=people))
        with pytest.raises(Ambiguous, match="'rook' may be Ada Rook, Ben Rook: give the full name or the id"):
            query.who(ledger, "rook")
        assert query.who(ledger, "ada").name == "Ada Rook"


class TestTimeline:
    def test_goes_by_what_was_said_when_else_by_publication(self, ledger: Ledger) -> None:
        put(ledger, "r1", said(ELLARY, ASSERTS, [SALE]), published="2024-03-02")
        put(ledger, "r2", said(PALACE, DENIES, [SALE], when=day("Monday", "2024-02-26")), published="2024-03-09")
        ledger.add(analysis(report("r3", "No date.", published=None), said(SENATE, DOUBTS, [SALE])))
        put(ledger, "r4", said(ELLARY, ASSERTS, [FLOOD]), published="2024-03-01")
        told = query.timeline(ledger, claim=SALE.id[:8])
        assert [each.date for each in told] == ["2024-02-26", "2024-03-02", None]
        assert [each.position for each in told] == ["denies", "asserts", "doubts"]
        assert [each.report.id for each in query.timeline(ledger, actor="Ellary")] == ["r4", "r1", "r3"]
        assert len(query.timeline(ledger)) == 4
        assert [each.report.id for each in query.timeline(ledger, since="2024-03-02")] == ["r1"]


class TestShow:
    def test_anything_by_the_beginning_of_its_id(self, ledger: Ledger) -> None:
        put(ledger, "r1", said(ELLARY, ASSERTS, [SALE]), said(PALACE, DENIES, [SALE]))
        claim = query.show(ledger, SALE.id[:7])
        assert claim.kind == "claim"
        assert claim.claim is not None
        assert claim.claim.disputed
        assert [each.position for each in claim.statements] == ["asserts", "denies"]
        assert len(claim.disputes) == 1
        whole = query.show(ledger, "r1")
        assert whole.kind == "report" or whole.report is not None
        first = query.show(ledger, claim.statements[0].id[:10])
        assert (first.kind, first.statements[0].source.name) == ("attribution", "Ellary")
        office = query.show(ledger, "office:p")
        assert office.profile is not None
        assert [each.stance for each in office.profile.denied] == ["denies"]
        assert json.loads(json.dumps(claim.to_json()))["claim"]["text"] == SALE.text

    def test_what_is_not_there(self, ledger: Ledger) -> None:
        put(ledger, "r1", said(ELLARY, ASSERTS, [SALE]))
        with pytest.raises(NotFound):
            query.show(ledger, "ffff")
        with pytest.raises(NotFound, match="belongs to no current reading of that time"):
            query.show(ledger, SALE.id, as_of="2020")


class TestReports:
    def test_lists_and_exports(self, ledger: Ledger) -> None:
        put(ledger, "r1", said(ELLARY, ASSERTS, [SALE]), published="2024-03-01", title="Of rockets")
        put(ledger, "r2", said(ELLARY, ASSERTS, [SALE]), published="2024-03-03")
        assert [each.report.id for each in query.reports(ledger)] == ["r2", "r1"]
        assert [each.report.id for each in query.reports(ledger, search="of rockets r1")] == ["r1"]
        assert query.reports(ledger)[0].statements == 1
        assert [each.report.id for each in query.export(ledger)] == ["r1", "r2"]
        assert [each.report.id for each in query.export(ledger, until="2024-03-02")] == ["r1"]
        assert next(query.export(ledger)) == ledger.analysis("r1")
        with pytest.raises(QueryError):
            query.export(ledger, since="soon")

    def test_status(self, ledger: Ledger) -> None:
        put(ledger, "r1", said(ELLARY, ASSERTS, [SALE]))
        assert query.status(ledger).reports == 1
        assert json.dumps(query.to_json(query.status(ledger)))


def test_a_question_imports_no_language_pipeline(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    Ledger.open(path).close()
    script = """
import sys
from counterclaim import query
from counterclaim.store import Ledger
with Ledger.open(sys.argv[1], create=False) as ledger:
    query.disputes(ledger)
print(sorted({"spacy", "numpy", "trafilatura", "rich", "click", "alembic"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_named_statuses_are_told_apart(ledger: Ledger) -> None:
    put(ledger, "r1", said("an official", ASSERTS, [SALE], status=NameStatus.UNNAMED_ONE), said(PALACE, DENIES, [SALE]))
    assert query.disputes(ledger)[0].sides[0].statements[0].source.name_status == "unnamed_one"


def test_a_claim_without_an_actor_is_found_by_name(ledger: Ledger) -> None:
    claim = replace(FLOOD, id=content_id("claim", "leak"), arguments=(Argument("agent", "Anna Vole"),))
    accused = analysis(
        report("r1"), said("Anna Vole", DENIES, [claim]), said(ELLARY, Stance.ACCUSES, [claim]), claims=[claim]
    )
    ledger.add(accused)
    assert [each.source.name for each in query.who(ledger, "Anna Vole").accused] == ["Ellary"]
