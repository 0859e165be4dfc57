"""Claims: what the contents of attributions say, as sentences and roles."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim import attribute
from counterclaim.gazetteer import Gazetteer
from counterclaim.model import Analysis, Claim, ModelInfo
from counterclaim.pipeline import Pipeline
from counterclaim.read import from_text
from counterclaim.structure.frames import load_lexicon
from counterclaim.structure.inflect import participle, past, third_person
from counterclaim.structure.quantities import find_quantities
from tests.conftest import ROOT

if TYPE_CHECKING:
    from spacy.language import Language

Read = Callable[[str], Analysis]


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    pipeline = Pipeline(nlp, attribute.load("rules"), Gazetteer.load(), ModelInfo("test", "0"))
    return lambda text: pipeline.analyse(from_text(text, id="a-report", published="2024-05-02"))


def _golden() -> list[tuple[str, list[str]]]:
    cases: list[tuple[str, list[str]]] = []
    for line in (ROOT / "tests/golden/claims.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            cases[-1][1].append(line[2:])
        elif line and not line.startswith("#"):
            cases.append((line, []))
    return cases


def _shown(claim: Claim) -> str:
    roles = "; ".join(f"{a.role}: {a.name}" for a in sorted(claim.arguments, key=lambda a: a.role))
    return " | ".join([claim.text, claim.predicate, claim.stage or "-", roles])


@pytest.mark.parametrize(
    ("text", "expected"), _golden(), ids=lambda value: value[:40] if isinstance(value, str) else ""
)
def test_golden(read: Read, text: str, expected: list[str]) -> None:
    assert [_shown(claim) for claim in read(text).claims] == expected


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The rebels threatened to close the port.", ["Rebels would close the port"]),
        ("Chile said Peru should apologise and pay fees.", ["Peru should apologise", "Peru should pay fees"]),
        ("The mayor said she did not know who had ordered the arrests.", ["Somebody ordered the arrests"]),
        ("The ministry said that neither side had broken the truce.", ["One side broke the truce"]),
        ("Dell insisted that he gave no such order.", ["Dell gave an order"]),
        ("The bank said it had sent no money to the rebels.", ["The bank sent money to the rebels"]),
        ("Hale said he wanted a no-fly zone.", ["Hale wanted a no-fly zone"]),
        ("The police warned drivers against using the bridge.", ["Drivers should use the bridge"]),
        ("Norway called on Peru to leave the strait.", ["Peru should leave the strait"]),
        ("The minister said all but two of the men had been freed.", ["All but two of the men were freed"]),
        ("The army denied that any pushback had taken place.", ["A pushback took place"]),
        ('"We are not leaving," Norway insisted.', ["Norway is leaving"]),
        ("Peru said the claims were without foundation.", []),
        ("Peru said there was no evidence that it did.", []),
        ("Norway said the claim had no merit.", []),
        ("Chile said that it had done nothing wrong.", []),
        ("Norway declined to comment.", []),
    ],
)
def test_wordings(read: Read, text: str, claims: list[str]) -> None:
    found = [claim.text for claim in read(text).claims]
    assert list(dict.fromkeys(found)) == claims


def test_a_threat_is_another_claim_than_the_deed(read: Read) -> None:
    one = read("The rebels of Peru threatened to bomb the port of Lima.")
    other = read("Chile said the rebels of Peru bombed the port of Lima.")
    assert not set(_ids(one)) & set(_ids(other))


def _ids(analysis: Analysis) -> list[str]:
    return [claim.id for claim in analysis.claims]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peru said it sold rifles to Bolivia.", "Peru said it never sold rifles to Bolivia."),
        ("Chile said that Peru bombed the bridge.", "Peru denied that it bombed the bridge."),
        ("The ministry said Norway poisoned the envoy.", "The envoy was poisoned by Norway, the ministry said."),
        (
            "Chile said Peru was behind the attack on the ferry.",
            "Peru denied responsibility for the attack on the ferry.",
        ),
        ("Chile blamed Peru for the outage.", "Peru denied that it caused the outage."),
    ],
)
def test_denial_and_assertion_have_one_claim(read: Read, one: str, other: str) -> None:
    assert _ids(read(one)) == _ids(read(other)) != []


def test_stages_are_two_claims(read: Read) -> None:
    agreed = read("Chile said Peru agreed to ship rifles to Bolivia.")
    shipped = read("Chile said Peru shipped rifles to Bolivia.")
    assert [c.stage for c in (*agreed.claims, *shipped.claims)] == ["agreed", "shipped"]
    assert not set(_ids(agreed)) & set(_ids(shipped))


def test_what_will_be_is_another_claim_than_what_was(read: Read) -> None:
    assert _ids(read("Chile said Peru will attack Bolivia.")) != _ids(read("Chile said Peru attacked Bolivia."))


def test_nested_finding_and_its_denial_share_the_claim(read: Read) -> None:
    found = read("Peru denied French findings that it agreed to sell rifles to Bolivia.")
    outer, inner = found.attributions[:2]
    assert inner.parent == outer.id
    assert outer.claims == inner.claims != ()


def test_shipments_take_up_the_sale_spoken_of_before(read: Read) -> None:
    text = (
        "France said Peru had agreed to sell rifles to Bolivia. "
        "French officials said it was not clear if the shipments had been carried out."
    )
    last = read(text).claims[-1]
    assert last.stage == "shipped"
    assert {a.role: a.name for a in last.arguments} == {"agent": "Peru", "goods": "rifles", "recipient": "Bolivia"}
    assert last.text == "Peru shipped rifles to Bolivia"


def test_what_is_taken_up_keeps_its_order_in_every_process(read: Read) -> None:
    sold, shipped = read(
        "Germany said that Peru had agreed to sell rifles to Bolivia. "
        "French officials said it was not clear if the shipments had been carried out."
    ).claims
    assert [a.role for a in shipped.arguments] == [a.role for a in sold.arguments] == ["agent", "goods", "recipient"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru called the reports false.",
        "The ambassador rejected the allegations.",
        "Peru denied it.",
        "The spokesman said the accusation was absurd.",
    ],
)
def test_contents_without_proposition_have_no_claim(read: Read, text: str) -> None:
    assert read(text).claims == ()


def test_swapping_two_states_swaps_them_and_nothing_else(read: Read) -> None:
    text = "Peru denied that it sold rifles to Chile. Chilean officials said Peru had agreed to ship shells to Chile."
    swapped = (
        text.replace("Chilean", "@")
        .replace("Peru", "#")
        .replace("Chile", "Peru")
        .replace("#", "Chile")
        .replace("@", "Peruvian")
    )
    names = {"Peru": "Chile", "Chile": "Peru"}
    plain, turned = read(text).claims, read(swapped).claims
    assert [(c.predicate, c.stage, [(a.role, names.get(a.name, a.name)) for a in c.arguments]) for c in plain] == [
        (c.predicate, c.stage, [(a.role, a.name) for a in c.arguments]) for c in turned
    ]


def test_arguments_point_to_their_words(read: Read) -> None:
    text = "Chile said that Lima had agreed to sell millions of mortar rounds to Bolivia."
    (claim,) = read(text).claims
    words = {a.role: text[slice(*a.span)] for a in claim.arguments if a.span is not None}
    assert words == {"agent": "Lima", "goods": "mortar rounds", "recipient": "Bolivia"}
    assert [(q.text, q.low, q.high, q.unit) for q in claim.quantities] == [("millions", 1_000_000, None, "round")]


def test_nobody_asserts_what_he_can_prove_not_to_be_so(read: Read) -> None:
    report = read("Chile said that it could prove it did not sink the ship. Peru said that Chile sank the ship.")
    sank = next(claim.id for claim in report.claims if claim.text == "Chile sank the ship")
    who = {found.source.name for found in report.attributions if sank in found.claims and found.stance == "asserts"}
    assert who == {"Peru"}


def test_what_a_claim_is_called_is_no_part_of_it(read: Read) -> None:
    text = 'Peru has called the guild\'s assertion that Chile was behind the fire "slander."'
    assert [claim.text for claim in read(text).claims] == ["Chile was behind the fire"]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least 40 people", 40, None),
        ("up to 3,000 soldiers", None, 3000),
        ("between 20 and 30 divers", 20, 30),
        ("dozens of rockets", 12, None),
        ("tens of thousands of refugees", 10_000, None),
        ("two million barrels", 2_000_000, 2_000_000),
        ("about 1.5 million tons", 1_500_000, 1_500_000),
        ("more than twenty-five ships", 25, None),
    ],
)
def test_quantities(text: str, low: float | None, high: float | None) -> None:
    (found,) = find_quantities(text)
    assert (found.low, found.high) == (low, high)


def _quantity_lines() -> list[list[str]]:
    lines = (ROOT / "tests/golden/quantities.txt").read_text("utf-8").splitlines()
    return [[part.strip() for part in line.split("|")] for line in lines if line and line[0] != "#"]


@pytest.mark.parametrize("line", _quantity_lines(), ids=lambda line: line[0])
def test_quantities_as_a_reader_finds_them(line: list[str]) -> None:
    sentence, words, *expected = line
    found = find_quantities(sentence)
    assert [q.text for q in found] == ([words] if words else [])
    for quantity in found:
        assert [_figure(quantity.low), _figure(quantity.high), quantity.unit or "-"] == expected


def _figure(bound: float | None) -> str:
    return "-" if bound is None else f"{bound:.2f}".rstrip("0").rstrip(".")


@given(st.text(alphabet="abc 0123456789,.-%$ and between to more than fewer but million a half third of", max_size=60))
def test_quantities_lie_in_the_text_and_their_bounds_in_order(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert quantity.span is not None
        assert end <= quantity.span.start < quantity.span.end
        assert text[quantity.span.start : quantity.span.end] == quantity.text
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        end = quantity.span.end


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("ship", ("shipped", "shipped", "ships")),
        ("carry out", ("carried out", "carried out", "carry outs")),
        ("send", ("sent", "sent", "sends")),
        ("supply", ("supplied", "supplied", "supplies")),
        ("poison", ("poisoned", "poisoned", "poisons")),
        ("mistake", ("mistook", "mistaken", "mistakes")),
        ("misspoken", ("misspoke", "misspoken", "misspokens")),
        ("foresee", ("foresaw", "foreseen", "foresees")),
        ("relay", ("relayed", "relayed", "relays")),
        ("report", ("reported", "reported", "reports")),
    ],
)
def test_inflection(verb: str, forms: tuple[str, str, str]) -> None:
    assert (past(verb), participle(verb)) == forms[:2]
    if " " not in verb:
        assert third_person(verb) == forms[2]


def test_the_lexicon_is_consistent() -> None:
    lexicon = load_lexicon()
    assert all(target in lexicon.frames for frame in lexicon.frames.values() for target in frame.becomes.values())
    assert all(verb for _, verb in lexicon.nouns.values())


def test_what_is_blamed_on_somebody_has_one_claim_with_whoever_is_blamed_for_it(pipeline: Pipeline) -> None:
    said = ("The outage was blamed on Chile by the ministry.", "The ministry blamed Chile for the outage.")
    (one,), (other,) = (pipeline.analyse(from_text(text)).claims for text in said)
    assert (one.id, one.text) == (other.id, "Chile was responsible for the outage")
