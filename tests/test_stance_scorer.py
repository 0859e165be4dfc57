"""The second look at stances that the rules do not find."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.language import Language

from counterclaim.appraise import appraise, load_stance_scorer
from counterclaim.appraise.reading import read
from counterclaim.appraise.signs import NAMES, may_turn, signs
from counterclaim.appraise.stance_scorer import STANCES, StanceSettings, named
from counterclaim.appraise.windows import WIDTH, stance_features
from counterclaim.attribute import load as load_attributor
from counterclaim.model import Stance
from counterclaim.tree import grow

SETTINGS = StanceSettings("test", 0.75)


def chances(**given: float) -> np.ndarray:
    """Probabilities of one attribution; what is not given shares the rest."""
    rest = (1.0 - sum(given.values())) / (len(STANCES) - len(given))
    return np.array([given.get(stance.value, rest) for stance in STANCES], dtype=np.float32)


def test_a_stance_that_is_likely_enough_is_named() -> None:
    assert named(SETTINGS, Stance.ASSERTS, chances(threatens=0.8)) == Stance.THREATENS
    assert named(SETTINGS, Stance.ASSERTS, chances(threatens=0.7)) == Stance.ASSERTS


def test_denials_are_left_to_the_rules() -> None:
    assert named(SETTINGS, Stance.ASSERTS, chances(denies=0.95)) == Stance.ASSERTS


def test_what_the_rules_find_stands(nlp: Language) -> None:
    tree = grow(nlp("The minister denied that the depot had been sold."))
    rows = [row for it in load_attributor("neural")(nlp(tree.raw), report="r") if (row := read(tree, it)) is not None]
    for stance in Stance:
        if stance is not Stance.ASSERTS:
            assert not any(may_turn(row, stance) for row in rows)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor said the harbour is full of ice.", {Stance.ASSERTS}),
        ("The minister denied that the depot had been sold.", {Stance.DENIES}),
        ("Ilse Brandt refused to say who paid for the pumps.", {Stance.NO_COMMENT}),
        ("The union urged the company to reopen the mine.", {Stance.DEMANDS}),
        ("The colonel admitted that his men had opened fire.", {Stance.CONCEDES}),
        ("The senator accused the bank of hiding its losses.", {Stance.ACCUSES}),
    ],
)
def test_plain_cues_keep_their_stance(nlp: Language, text: str, stance: set[Stance]) -> None:
    doc = nlp(text)
    attributions = load_attributor("neural")(doc, report="r")
    found = appraise(doc, attributions, None, scorer=load_stance_scorer())
    assert found
    assert found[0].stance in stance


def test_features_are_alike_for_one_attribution_and_for_many(nlp: Language) -> None:
    doc = nlp(
        "The minister warned that the bridge may fall. The engineer offered a plan, and the mayor wants to see it."
    )
    tree = grow(doc)
    rows = [row for it in load_attributor("neural")(doc, report="r") if (row := read(tree, it)) is not None]
    assert len(rows) > 1
    scorer = load_stance_scorer()
    together = scorer.stances(tree, rows, [Stance.ASSERTS] * len(rows))
    assert together == [scorer.stances(tree, [row], [Stance.ASSERTS])[0] for row in rows]
    features = stance_features(tree, rows, [Stance.ASSERTS] * len(rows))
    assert features.words.shape[1] <= WIDTH
    assert set(np.unique(features.signs)) == {0.0, 1.0}
    assert (features.words < len(features.token)).all()


def test_signs_say_what_the_rules_say(nlp: Language) -> None:
    doc = nlp("The minister said the bridge was never safe.")
    tree = grow(doc)
    (row,) = (row for it in load_attributor("neural")(doc, report="r") if (row := read(tree, it)) is not None)
    named = {NAMES[k] for k in signs(row, Stance.DENIES)}
    assert {"rules:denies", "cue:speaking", "content:negated", "content:never"} <= named
