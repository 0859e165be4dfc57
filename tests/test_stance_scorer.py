"""Rules and network weighed against each other, and wordings that no rule lists."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.language import Language

from counterclaim.appraise import StanceScorer, appraise, load_stance_scorer
from counterclaim.appraise.reading import read
from counterclaim.appraise.signs import NAMES, signs
from counterclaim.appraise.stance_scorer import STANCES, StanceSettings, weigh
from counterclaim.appraise.windows import WIDTH, stance_features
from counterclaim.attribute import load as load_attributor
from counterclaim.model import Stance
from counterclaim.tree import grow

NONE = tuple((0.0,) * len(STANCES) for _ in STANCES)


def chances(**given: float) -> np.ndarray:
    """Probabilities of one attribution; what is not given shares the rest."""
    rest = (1.0 - sum(given.values())) / (len(STANCES) - len(given))
    return np.array([[given.get(stance.value, rest) for stance in STANCES]], dtype=np.float32)


def test_without_a_table_the_likeliest_stance_is_taken() -> None:
    settings = StanceSettings("test", 1.0, NONE, {})
    assert weigh(settings, [Stance.ASSERTS], chances(threatens=0.5, asserts=0.4)) == [Stance.THREATENS]


def test_the_table_says_how_far_the_rules_are_trusted() -> None:
    trusting = [[4.0 if row == column else 0.0 for column in range(len(STANCES))] for row in range(len(STANCES))]
    said = chances(threatens=0.5, asserts=0.4)
    assert weigh(StanceSettings("test", 1.0, trusting, {}), [Stance.ASSERTS], said) == [Stance.ASSERTS]
    assert weigh(StanceSettings("test", 1.0, trusting, {}), [Stance.THREATENS], said) == [Stance.THREATENS]


def test_a_stance_that_must_be_sure_gives_way_to_the_next() -> None:
    settings = StanceSettings("test", 1.0, NONE, {"denies": 0.6})
    assert weigh(settings, [Stance.DENIES], chances(denies=0.5, asserts=0.3)) == [Stance.ASSERTS]
    assert weigh(settings, [Stance.DENIES], chances(denies=0.7, asserts=0.2)) == [Stance.DENIES]


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
        "The minister said the bridge was safe. The engineer doubted that it would stand, and the mayor denied it."
    )
    tree = grow(doc)
    rows = [row for it in load_attributor("neural")(doc, report="r") if (row := read(tree, it)) is not None]
    assert len(rows) > 1
    scorer = load_stance_scorer()
    ruled = [Stance.ASSERTS] * len(rows)
    together = scorer.stances(tree, rows, ruled)
    assert together == [scorer.stances(tree, [row], [Stance.ASSERTS])[0] for row in rows]
    features = stance_features(tree, rows, ruled)
    assert features.words.shape[1] <= WIDTH
    assert (features.signs.sum(1) == [len(signs_of) for signs_of in map(set, _names(features.signs))]).all()


def test_signs_say_what_the_rules_say(nlp: Language) -> None:
    doc = nlp("The minister said the bridge was never safe.")
    tree = grow(doc)
    (row,) = (row for it in load_attributor("neural")(doc, report="r") if (row := read(tree, it)) is not None)
    named = {NAMES[k] for k in signs(row, Stance.DENIES)}
    assert {"rules:denies", "cue:speaking", "content:negated", "content:never"} <= named


def test_the_packaged_scorer_is_whole() -> None:
    scorer = load_stance_scorer()
    assert isinstance(scorer, StanceScorer)
    assert np.array(scorer.settings.table).shape == (len(STANCES), len(STANCES))


def _names(told: np.ndarray) -> list[list[str]]:
    return [[NAMES[k] for k in np.nonzero(row)[0]] for row in told]
