"""Which denial answers which statement, as news English says it: our own sentences, with a ratchet."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from counterclaim import pipeline
from counterclaim.model import Analysis, Report, Stance
from tests.conftest import ROOT

LEAST = 53
"""Items of 70 that are right; more may be, fewer not."""


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
    "text",
    [
        "Kenya said that its harvest was good. Uganda's minister said that her own report was false.",
        "Peru praised the inspectors. Chile has denied the claims.",
        "The mayor said the bridge was old. The police denied wrongdoing.",
    ],
)
def test_what_is_not_about_the_denier_is_not_what_it_denies(text: str) -> None:
    found = pipeline.load().analyse(Report("a-report", text, "0"))
    assert [link for link in found.links if link.relation == "contradicts"] == []
