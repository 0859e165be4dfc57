"""Descriptions of unnamed sources, compared across reports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.gazetteer import Gazetteer
from counterclaim.query.likeness import compare

GAZETTEER = Gazetteer.load()
WORDS = "senior former U.S. Chilean Pentagon defense officials official spokeswoman two people in Brussels".split()
BODIES = ["NATO", "Red Cross", "European Union", "Amnesty International", "intelligence", "police"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("senior U.S. official", "American official"),
        ("senior defense official", "Pentagon official"),
        ("Chilean diplomat", "official"),
        ("Chilean diplomat", "source familiar with the talks"),
        ("Kenyan officials", "officials familiar with the matter"),
        ("U.S. administration official", "U.S. intelligence official"),
        ("spokeswoman", "spokesperson for the ministry"),
        ("witness", "Peruvian doctor"),
    ],
)
def test_compatible(one: str, other: str) -> None:
    assert compare(one, other, GAZETTEER).compatible


@pytest.mark.parametrize(
    ("one", "other", "aspects"),
    [
        ("U.S. official", "Chilean official", ["nationality"]),
        ("U.S. defense official", "U.S. intelligence official", ["affiliation"]),
        ("State Department official", "Pentagon official", ["affiliation"]),
        ("Chilean diplomat", "Chilean army officer", ["role"]),
        ("Chilean official", "Chilean activist", ["role"]),
        ("Chilean official", "former Chilean official", ["office"]),
        ("Chilean officials", "Chilean official", ["count"]),
        ("spokesman", "spokeswoman", ["gender"]),
        ("NATO diplomat in Belgium", "NATO diplomat in Turkey", ["place"]),
        ("NATO defense official", "Amnesty International official", ["affiliation"]),
        ("Amnesty International official", "NATO defense official", ["affiliation"]),
    ],
)
def test_incompatible(one: str, other: str, aspects: list[str]) -> None:
    assert [it.aspect for it in compare(one, other, GAZETTEER).conflicts] == aspects


def test_numbers_claimed_tell_apart() -> None:
    assert compare("U.S. officials", "officials", GAZETTEER, counts=(2, 2)).compatible
    assert not compare("U.S. officials", "officials", GAZETTEER, counts=(2, 3)).compatible
    assert compare("U.S. officials", "officials", GAZETTEER, counts=(2, None)).compatible


DESCRIPTIONS = st.lists(st.sampled_from(WORDS + BODIES), max_size=6).map(" ".join)


@given(one=DESCRIPTIONS, other=DESCRIPTIONS)
def test_a_comparison_has_no_direction(one: str, other: str) -> None:
    there, back = compare(one, other, GAZETTEER), compare(other, one, GAZETTEER)
    assert there.conflicts == tuple(replace(it, one=it.other, other=it.one) for it in back.conflicts)


def test_states_are_treated_alike() -> None:
    for state, other in (("Norwegian", "Swedish"), ("Israeli", "Iranian"), ("Russian", "Ukrainian")):
        found = compare(f"senior {state} official", f"{other} diplomat", GAZETTEER).conflicts
        assert [it.aspect for it in found] == ["nationality"]
