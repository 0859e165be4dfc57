"""Stances as rules and network see them together."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.language import Language

from counterclaim.appraise import appraise, load_stance_scorer
from counterclaim.appraise.reading import read
from counterclaim.appraise.signs import NAMES, signs, worth_asking
from counterclaim.appraise.stance_reader import StanceReader, load_stance_reader, pieces_of
from counterclaim.appraise.stance_scorer import STANCES, StanceScorer, StanceSettings, weighed
from counterclaim.appraise.windows import WIDTH, stance_features
from counterclaim.attribute import load as load_attributor
from counterclaim.encoder.words import plain_words
from counterclaim.model import Stance
from counterclaim.tree import grow

SETTINGS = StanceSettings("test", trust=7.0, least=0.6, denial=0.8, agreed=0.6)


def chances(**given: float) -> np.ndarray:
    """Probabilities of one attribution; what is not given shares the rest."""
    rest = (1.0 - sum(given.values())) / (len(STANCES) - len(given))
    return np.array([given.get(stance.value, rest) for stance in STANCES], dtype=np.float32)


def test_what_the_rules_leave_open_the_network_decides() -> None:
    assert weighed(SETTINGS, Stance.ASSERTS, chances(threatens=0.7, asserts=0.2)) is Stance.THREATENS
    assert weighed(SETTINGS, Stance.ASSERTS, chances(threatens=0.5, asserts=0.4)) is Stance.ASSERTS


def test_what_the_rules_find_counts_for_more() -> None:
    assert weighed(SETTINGS, Stance.OFFERS, chances(offers=0.15, asserts=0.7)) is Stance.OFFERS
    assert weighed(SETTINGS, Stance.OFFERS, chances(offers=0.05, asserts=0.9)) is Stance.ASSERTS


def test_denials_must_be_surer() -> None:
    assert weighed(SETTINGS, Stance.ASSERTS, chances(denies=0.7, asserts=0.2)) is Stance.ASSERTS
    assert weighed(SETTINGS, Stance.ASSERTS, chances(denies=0.6, doubts=0.2, asserts=0.1)) is Stance.ASSERTS
    assert weighed(SETTINGS, Stance.ASSERTS, chances(denies=0.85, asserts=0.1)) is Stance.DENIES
    assert weighed(SETTINGS, Stance.DENIES, chances(denies=0.2, asserts=0.7)) is Stance.DENIES
    assert weighed(SETTINGS, Stance.DENIES, chances(denies=0.15, asserts=0.75)) is Stance.ASSERTS


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The mayor said the harbour is full of ice.", False),
        ("The mayor said the harbour will be full of ice.", True),
        ("The mayor said the harbour was never full of ice.", True),
        ("The mayor did not say the harbour is full of ice.", True),
        ("The mayor said he demands a list of the loans.", True),
        ("The mayor warned that the harbour is full of ice.", True),
        ("The mayor warned that the bank had threatened to close.", False),
        ("The mayor said the town has to close the bank.", True),
        ("The mayor denied that the bank was closed.", False),
        ("The mayor said his country needs copper.", False),
        ("The mayor said we need a law.", True),
        ("The mayor said Peru will not plan to close the bank.", False),
    ],
)
def test_the_network_is_asked_where_words_hint_at_an_act(nlp: Language, text: str, asked: bool) -> None:
    doc = nlp(text)
    found = load_attributor("neural")(doc, report="r")
    ruled = [each.stance for each in appraise(doc, found, None)]
    rows = [read(grow(doc), it) for it in found]
    assert rows[0] is not None
    assert worth_asking(rows[0], ruled[0]) is asked


def test_the_network_hears_what_the_rules_find(nlp: Language) -> None:
    """Of one text, told by the rules to be another stance each time, it makes something else."""
    doc = nlp("The owner warned that the crew would pay for the barge.")
    tree = grow(doc)
    rows = [row for it in load_attributor("neural")(doc, report="r") if (row := read(tree, it)) is not None][:1]
    found = {load_stance_scorer().stances(tree, rows, [stance])[0] for stance in Stance}
    assert len(found) > 1


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


def test_the_second_network_is_asked_where_the_first_is_unsure(nlp: Language) -> None:
    doc = nlp("The owner warned that the crew would pay for the barge, and the mayor said he would see about it.")
    tree = grow(doc)
    rows = [row for it in load_attributor("neural")(doc, report="r") if (row := read(tree, it)) is not None]
    features = stance_features(tree, rows, [Stance.ASSERTS] * len(rows))
    alone = [load_stance_reader().probabilities(features, plain_words(tree), k) for k in range(len(rows))]
    for unsure in (0.0, 1.1):
        settings = StanceSettings("test", trust=1.0, least=0.0, denial=0.0, agreed=0.0, unsure=unsure)
        scorer = StanceScorer(load_stance_scorer()._graph, settings, load_stance_reader)
        found = scorer._probabilities(tree, rows, [Stance.ASSERTS] * len(rows))
        assert np.allclose(found.sum(1), 1.0, atol=1e-3)
        assert [np.array_equal(one, other) for one, other in zip(found, alone, strict=True)] == [unsure > 1] * len(rows)


def test_the_second_network_is_loaded_when_it_is_first_asked(nlp: Language) -> None:
    def load() -> StanceReader:
        loaded.append(True)
        return load_stance_reader()

    tree = grow(doc := nlp("The owner warned that the crew would pay for the barge."))
    rows = [row for it in load_attributor("neural")(doc, report="r") if (row := read(tree, it)) is not None]
    for unsure in (0.0, 1.1):
        loaded: list[bool] = []
        settings = StanceSettings("test", trust=1.0, least=0.0, denial=0.0, agreed=0.0, unsure=unsure)
        StanceScorer(load_stance_scorer()._graph, settings, load)._probabilities(tree, rows, [Stance.ASSERTS])
        assert bool(loaded) == (unsure > 1)


def test_the_second_network_sees_no_names(nlp: Language) -> None:
    read_as = []
    for name in ("Peru", "Norway"):
        tree = grow(doc := nlp(f"The {name} envoy warned that Ana Ruiz would pay for the barge in {name}."))
        rows = [row for it in load_attributor("neural")(doc, report="r") if (row := read(tree, it)) is not None][:1]
        pieces, roles = pieces_of(stance_features(tree, rows, [Stance.ASSERTS]), plain_words(tree), 0)
        read_as.append((pieces.tolist(), roles.tolist()))
    assert read_as[0] == read_as[1]
