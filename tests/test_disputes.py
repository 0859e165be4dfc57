"""Which denial answers which statement, as news English says it: our own sentences, with a ratchet."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from counterclaim import pipeline
from counterclaim.model import Analysis, Report, Stance
from tests.conftest import ROOT

LEAST = 97
"""Items of 113 that are right; more may be, fewer not."""


class Item(NamedTuple):
    """A text, who denies, and whose statement: "-" where that is not in the text."""

    text: str
    denier: str
    asserter: str
    missed: bool


def items() -> list[Item]:
    lines = (ROOT / "tests" / "golden" / "disputes.txt").read_text("utf-8").splitlines()
    found = []
    for line in lines:
        if line and not line.startswith("#"):
            text, _, pair = line.removeprefix("? ").rpartition(" | ")
            denier, asserter = pair.split(" > ")
            found.append(Item(text, denier, asserter, line.startswith("? ")))
    return found


@pytest.fixture(scope="module")
def analyses() -> dict[str, Analysis]:
    reports = (Report(f"item-{k}", item.text, "0") for k, item in enumerate(items()))
    read = pipeline.load().analyse_many(reports)
    return {one.report.text: one for one in read if isinstance(one, Analysis)}


def is_right(item: Item, found: Analysis) -> bool:
    named = {one.id: one.source.name or "-" for one in found.attributions}
    if item.asserter == "-":
        denials = (one for one in found.attributions if one.stance in {Stance.DENIES, Stance.DOUBTS})
        return any(named[one.id] == item.denier for one in denials)
    links = (link for link in found.links if link.relation == "contradicts")
    return any((named[link.left], named[link.right]) == (item.denier, item.asserter) for link in links)


def test_denials_answer_what_they_take_up(analyses: dict[str, Analysis]) -> None:
    wrong = [item.text for item in items() if not item.missed and not is_right(item, analyses[item.text])]
    assert not wrong
    assert len(items()) - sum(item.missed for item in items()) >= LEAST


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Kenya said rain had come, a claim Uganda has flatly rejected.", "Uganda", "a claim"),
        ("Kenya said rain had come, something the Ugandan ministry denies.", "the Ugandan ministry", "something"),
        ("Prosecutors say Moll forged the deed. Moll insists on her innocence.", "Moll", "her innocence"),
        ("Despite its denials, the firm knew of the leak, Ruiz said.", "the firm", "the firm knew of the leak"),
        ("Hale brushed aside the accusation on Monday.", "Hale", "the accusation"),
    ],
)
def test_denials_told_in_passing(text: str, source: str, content: str) -> None:
    found = pipeline.load().analyse(Report("a-report", text, "0"))
    (denial,) = (one for one in found.attributions if one.stance is Stance.DENIES)
    assert [text[start:end] for start, end in denial.source.spans] == [source]
    assert [text[start:end] for start, end in denial.content] == [content]


def test_an_aside_is_no_part_of_what_is_said_before_it() -> None:
    text = "Kenya said Ugandan troops had crossed the border, allegations Uganda denies."
    first, _ = pipeline.load().analyse(Report("a-report", text, "0")).attributions
    assert [text[start:end] for start, end in first.content] == ["Ugandan troops had crossed the border"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("No 10 said the minister had known of the trip.", Stance.ASSERTS),
        ("No 10 denied that the minister had known of it.", Stance.DENIES),
        ("The talks will go on, No. 10 said.", Stance.ASSERTS),
        ("No 10 accused Peru of lying.", Stance.ACCUSES),
    ],
)
def test_number_ten_is_somebody(text: str, stance: Stance) -> None:
    (one,) = pipeline.load().analyse(Report("a-report", text, "0")).attributions
    assert (one.source.name, one.stance) == ("British government", stance)


def test_nobody_stays_nobody() -> None:
    (one,) = pipeline.load().analyse(Report("a-report", "No two officials said the same.", "0")).attributions
    assert (one.source.actor, one.stance) == (None, Stance.NO_COMMENT)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said that its harvest was good. Uganda's minister said that her own report was false.",
        "Peru praised the inspectors. Chile has denied the claims.",
        "The mayor said the bridge was old. The police denied wrongdoing.",
        "Ana Ruiz said the boats had left. The clerk said talks would go on. Peru disputed that account.",
        "Hale said the mayor had denied any knowledge of the deal. The mayor denied any knowledge of what was paid.",
        "Norway said Peru had good harbours. Peru denied that any harbour had been sold.",
        "Ruiz said a strike would cause Peru to leave. Hale doubted that a strike would cause Peru to pay.",
        "Critics accused Judge Tom Hale of theft. Chile has denied the allegations.",
    ],
)
def test_what_is_not_about_the_denier_is_not_what_it_denies(text: str) -> None:
    found = pipeline.load().analyse(Report("a-report", text, "0"))
    assert [link for link in found.links if link.relation == "contradicts"] == []


def test_who_tells_of_a_denial_neither_denies_nor_is_answered_by_it() -> None:
    text = (
        'Luis Hale spoke to the king of Chile. "The king firmly denied any knowledge of it," Hale said. '
        "Hale said the king flatly denied having any knowledge of the plot. The king firmly denied it."
    )
    found = pipeline.load().analyse(Report("a-report", text, "0"))
    denials = [one for one in found.attributions if one.stance is Stance.DENIES]
    assert denials
    assert "Luis Hale" not in {one.source.name for one in denials}
    assert not found.links
