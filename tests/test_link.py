"""Links: same, narrower and wider claims; denials and the allegations that they answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim import attribute
from counterclaim.gazetteer import Gazetteer
from counterclaim.link import across, within
from counterclaim.model import Actor, Analysis, Argument, Claim, Link, ModelInfo, Stage
from counterclaim.pipeline import Pipeline
from counterclaim.read import from_text

if TYPE_CHECKING:
    from spacy.language import Language

Read = Callable[[str], Analysis]
ACTORS = (
    Actor("peru", "Peru", "state"),
    Actor("navy", "Peruvian navy", "office", parent="peru"),
    Actor("chile", "Chile", "state"),
    Actor("bolivia", "Bolivia", "state"),
)
_NAMES = {actor.id: actor.name for actor in ACTORS}


def claim(id: str, predicate: str, stage: Stage | None = None, **roles: str) -> Claim:
    arguments = tuple(
        Argument(role, _NAMES.get(value, value), value if value in _NAMES else None) for role, value in roles.items()
    )
    return Claim(id, id, predicate, stage, arguments)


def relation(left: Claim, right: Claim) -> str | None:
    links = across([left], [right], actors=ACTORS)
    return links[0].relation.value if links else None


SOLD = claim("sold", "transfer", Stage.DELIVERED, agent="peru", goods="weapons", recipient="bolivia")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (claim("b", "transfer", Stage.DELIVERED, agent="peru", goods="arms", recipient="bolivia"), "same"),
        (claim("c", "transfer", Stage.DELIVERED, agent="peru", goods="artillery shells", recipient="bolivia"), "wider"),
        (claim("d", "transfer", Stage.DELIVERED, agent="navy", goods="weapons", recipient="bolivia"), "wider"),
        (claim("e", "transfer", Stage.DELIVERED, goods="weapons", recipient="bolivia"), "narrower"),
        (claim("f", "transfer", Stage.DELIVERED, agent="chile", goods="weapons", recipient="bolivia"), None),
        (claim("g", "transfer", Stage.DELIVERED, agent="peru", goods="wheat", recipient="bolivia"), None),
        (claim("h", "attack", agent="peru", patient="bolivia"), None),
        (claim("i", "transfer", Stage.AGREED, agent="peru", goods="weapons", recipient="bolivia"), "supports"),
    ],
)
def test_how_claims_relate(other: Claim, expected: str | None) -> None:
    assert relation(SOLD, other) == expected


def test_a_later_stage_supports_an_earlier_one_from_either_side() -> None:
    agreed = claim("agreed", "transfer", Stage.AGREED, agent="peru", goods="weapons", recipient="bolivia")
    for links in (across([SOLD], [agreed]), across([agreed], [SOLD])):
        assert [(link.left, link.right, link.scope) for link in links] == [
            ("sold", "agreed", (("stage", "unanswered"),))
        ]


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    roles = {
        "agent": draw(st.sampled_from(["peru", "navy", "chile", ""])),
        "goods": draw(st.sampled_from(["weapons", "shells", "shells and rifles", "wheat", ""])),
        "recipient": draw(st.sampled_from(["bolivia", "chile", ""])),
    }
    stage = draw(st.sampled_from([Stage.AGREED, Stage.SHIPPED, Stage.DELIVERED]))
    kept = {role: value for role, value in roles.items() if value}
    return claim(f"{stage}-{sorted(kept.items())}", "transfer", stage, **kept)


_INVERSE = {"same": "same", "narrower": "wider", "wider": "narrower", "supports": "supports", None: None}


@given(claims(), claims())
def test_links_are_symmetric(left: Claim, right: Claim) -> None:
    assert relation(right, left) == _INVERSE[relation(left, right)]


@given(claims())
def test_a_claim_needs_no_link_to_itself(one: Claim) -> None:
    assert across([one], [one], actors=ACTORS) == ()


@given(st.lists(claims(), max_size=6), st.lists(claims(), max_size=6))
def test_scores_are_probabilities(left: list[Claim], right: list[Claim]) -> None:
    assert all(0 < link.score <= 1 for link in across(left, right, actors=ACTORS))


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    pipeline = Pipeline(nlp, attribute.load("rules"), Gazetteer.load(), ModelInfo("test", "0"))
    return lambda text: pipeline.analyse(from_text(text, id="a-report", published="2024-05-02"))


def _contradictions(found: Analysis) -> list[tuple[str | None, str | None, Link]]:
    source = {a.id: a.source.name for a in found.attributions}
    links = within(found.attributions, found.claims, actors=found.actors)
    return [(source[x.left], source[x.right], x) for x in links if x.relation == "contradicts"]


def test_a_denial_contradicts_the_assertion(read: Read) -> None:
    found = read("France said that Peru had bombed the bridge. Peru denied that it bombed the bridge.")
    ((denier, accuser, link),) = _contradictions(found)
    assert (denier, accuser) == ("Peru", "France")
    assert ("agent", "covered") in link.scope


def test_to_deny_shipping_leaves_the_agreement_unanswered(read: Read) -> None:
    found = read(
        "France said that Peru had agreed to sell rifles to Bolivia. Peru said it never shipped rifles to Bolivia."
    )
    ((_, _, link),) = _contradictions(found)
    assert ("stage", "unanswered") in link.scope
    assert link.score < 0.4


def test_to_deny_plans_denies_the_agreement(read: Read) -> None:
    found = read(
        "France said that Peru had agreed to sell rifles to Bolivia. "
        "A Peruvian diplomat said there were never any plans to sell rifles to Bolivia."
    )
    ((denier, accuser, link),) = _contradictions(found)
    assert (denier, accuser) == ("Peruvian diplomat", "France")
    assert ("stage", "covered") in link.scope


def test_a_bare_denial_answers_the_charge_against_the_denier(read: Read) -> None:
    found = read(
        "France said that Norway praised the treaty. France said that Peru had bombed the bridge. "
        "Peru called the allegations false."
    )
    ((denier, accuser, link),) = _contradictions(found)
    assert (denier, accuser) == ("Peru", "France")
    bombed = {c.id for c in found.claims if c.predicate == "attack"}
    assert next(a for a in found.attributions if a.id == link.right).claims[0] in bombed


def test_a_bare_denial_passes_over_no_charge_at_hand(read: Read) -> None:
    threat, denial = "Peru has repeatedly said that Chile threatens its ships.", "Chile denied involvement."
    assert len(_contradictions(read(f"{threat} The talks went on for a week. {denial}"))) == 1
    assert _contradictions(read(f"{threat} Bolivia accused Chile of negligence. {denial}")) == []


def test_a_bare_denial_answers_nothing_where_nobody_charged_the_denier(read: Read) -> None:
    assert _contradictions(read("France said that Norway bombed the bridge. Peru called the reports false.")) == []


def test_that_somebody_did_it_is_not_what_the_accused_denies(read: Read) -> None:
    assert _contradictions(read("France said that the bridge was bombed. Peru denied that it bombed the bridge.")) == []


def test_nobody_contradicts_himself(read: Read) -> None:
    assert _contradictions(read("Peru said it bombed the bridge. Peru denied that it bombed the bridge.")) == []


def test_many_claims_take_time_in_proportion() -> None:
    """Candidates are bounded: a thousand claims of one kind give no million comparisons."""
    many = [claim(f"{n}", "attack", agent="peru", patient=f"town{n}") for n in range(1500)]
    assert across(many[:50], many, actors=ACTORS) == ()
