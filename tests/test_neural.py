"""The neural attributor: its decoding against brute force, what it is shown, and a ratchet on invented reports."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest
from benchmarks.attribution import rows_of, score
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from counterclaim import attribute
from counterclaim.attribute.neural.decode import FAR, ROLES, decode
from counterclaim.attribute.neural.features import (
    PAIR_SIZES,
    TOKEN_SIZES,
    WIDTH,
    PairReader,
    token_features,
)
from counterclaim.attribute.quotations import find_quotations
from counterclaim.attribute.speech import quoted_tokens
from counterclaim.encoder.pieces import ACRONYM, BREAK, NAME
from counterclaim.encoder.words import plain_words
from counterclaim.model import Attitude, Attribution, Form
from counterclaim.parse import parse
from counterclaim.tree import LABELS, TAGS, Tree, grow
from tests.test_attribute import PIECES, cut, marked

GOLDEN = Path(__file__).parent / "golden"
FLOORS = {"full_f1": 85.0, "content_partial_f1": 90.0, "content_exact_f1": 75.0}
"""On reports of our own writing: a little under what is reached."""


@pytest.fixture(scope="module")
def neural() -> attribute.Attributor:
    return attribute.load("neural")


def tree_of(nlp: Language, text: str) -> Tree:
    (doc,) = parse(nlp, [text])
    return grow(doc)


def find(nlp: Language, neural: attribute.Attributor, text: str) -> tuple[Attribution, ...]:
    (doc,) = parse(nlp, [text])
    return neural(doc)


# Decoding ------------------------------------------------------------------------------------------------------


@given(st.integers(0, 2**32 - 1), st.integers(1, 5))
@settings(max_examples=25)
def test_decoding_finds_the_likeliest_of_all_sequences(seed: int, width: int) -> None:
    random = np.random.default_rng(seed)
    scores = random.normal(size=(1, width, 3 * ROLES)).astype(np.float32)
    change = random.normal(size=(ROLES, ROLES)).astype(np.float32)

    def weight(roles: tuple[int, ...]) -> float:
        total = float(scores[0, 0, roles[0]])
        for t in range(1, width):
            before, now = roles[t - 1], roles[t]
            total += float(change[before, now] + scores[0, t, now])
            if before != now:
                total += float(scores[0, t, ROLES + now] + scores[0, t - 1, 2 * ROLES + before])
        return total

    weights = {roles: weight(roles) for roles in product(range(ROLES), repeat=width)}
    best = max(weights, key=lambda roles: weights[roles])
    decoded = decode(scores, np.ones((1, width), dtype=np.bool_), change)
    assert tuple(decoded.roles[0]) == best
    everything = np.logaddexp.reduce(list(weights.values()))
    assert decoded.log_probability[0] == pytest.approx(weights[best] - everything, abs=1e-4)


def test_nothing_is_found_outside_the_text() -> None:
    scores = np.full((1, 6, 3 * ROLES), 5.0, dtype=np.float32)
    scores[..., 0] = FAR / 100
    inside = np.array([[False, False, True, True, False, False]])
    decoded = decode(scores, inside, np.zeros((ROLES, ROLES), dtype=np.float32))
    assert not decoded.roles[0][~inside[0]].any()


# What it is shown ----------------------------------------------------------------------------------------------


def test_names_are_masked_and_offices_are_not(nlp: Language) -> None:
    words = plain_words(
        tree_of(nlp, "The White House said NATO and President Osei were late.\nNorth Korea denied it in May.")
    )
    assert words == (
        f"the white house said {ACRONYM} and president {NAME} were late . {BREAK} {NAME} {NAME} denied it in may ."
    ).split(" ")


@pytest.mark.parametrize(("one", "two"), [("Russia", "Ukraine"), ("Israel", "Iran"), ("China", "Japan")])
def test_the_encoder_does_not_know_one_state_from_another(nlp: Language, one: str, two: str) -> None:
    text = "{} said on Monday that {} had broken the agreement."
    assert plain_words(tree_of(nlp, text.format(one, two))) == plain_words(tree_of(nlp, text.format(two, one)))


def test_the_inventories_are_those_of_the_pipeline(nlp: Language) -> None:
    assert set(nlp.get_pipe("tagger").labels) <= set(TAGS)  # type: ignore[attr-defined]
    assert set(nlp.get_pipe("parser").labels) <= set(LABELS)  # type: ignore[attr-defined]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_features_stay_within_their_tables(nlp: Language, text: str) -> None:
    tree = tree_of(nlp, text)
    quotes = quoted_tokens(tree, find_quotations(tree.raw))
    features = token_features(tree, quotes)
    assert features.ids.shape == (len(tree), len(TOKEN_SIZES))
    assert (features.ids >= 0).all()
    assert (features.ids < np.array(list(TOKEN_SIZES.values()))).all()
    cues = [i for i in range(len(tree)) if tree.text[i].strip()][:5]
    pairs = PairReader(tree, quotes, ()).read(cues)
    assert pairs.ids.shape == (len(cues), WIDTH, len(PAIR_SIZES))
    assert (pairs.ids >= 0).all()
    assert (pairs.ids < np.array(list(PAIR_SIZES.values()))).all()


# What it finds -------------------------------------------------------------------------------------------------


def test_ratchet_on_invented_reports(nlp: Language, neural: attribute.Attributor) -> None:
    """One whole text a file, so that sources and contents have to be told from those next to them."""
    texts, gold, predicted = {}, {}, {}
    for name in ("ratchet.txt", "attribution.txt"):
        paragraphs = (GOLDEN / name).read_text("utf-8").split("\n\n")
        for number, paragraph in enumerate(p.strip() for p in paragraphs if not p.startswith("#")):
            text, _ = marked(paragraph)
            key = f"{name} {number}"
            texts[key], gold[key] = text, outermost(paragraph)
            predicted[key] = rows_of(find(nlp, neural, text))
    found = score(gold, predicted, texts)
    assert {name: found[name] for name, floor in FLOORS.items() if found[name] < floor} == {}


def outermost(paragraph: str) -> list[dict[str, list[tuple[int, int]]]]:
    """The marked attributions whose cue lies in no other's content."""
    text, roles = marked(paragraph)
    rows = []
    for each in roles:
        spans = {role: places(text, words) for role, words in each.items()}
        rows.append({"source": spans.get("S", []), "cue": spans["C"], "content": spans["Q"]})
    return [row for row in rows if not any(holds(other["content"], row["cue"]) for other in rows if other is not row)]


def places(text: str, words: list[str]) -> list[tuple[int, int]]:
    return [(text.index(each), text.index(each) + len(each)) for each in words]


def holds(outer: list[tuple[int, int]], inner: list[tuple[int, int]]) -> bool:
    return any(start <= inner[0][0] and inner[0][1] <= end for start, end in outer)


def test_the_finding_inside_the_denial(nlp: Language, neural: attribute.Attributor) -> None:
    text = "On Friday, Norway angrily denied Peruvian findings that it had sold torpedoes to the rebels."
    outer, inner = (a for a in find(nlp, neural, text) if a.cue.lemma in {"deny", "finding"})
    assert outer.parent is None
    assert inner.parent == outer.id
    assert cut(text, inner)["Q"] == ["that it had sold torpedoes to the rebels"]


@pytest.mark.parametrize(
    ("text", "form", "attitude"),
    [
        ("The mayor said on Monday that the dam was safe.", Form.INDIRECT, Attitude.SAYS),
        ("“The dam is safe,” the mayor said on Monday.", Form.DIRECT, Attitude.SAYS),
        ("The mayor said the dam was “perfectly safe” that day.", Form.MIXED, Attitude.SAYS),
        ("The mayor believes that the dam is safe.", Form.INDIRECT, Attitude.BELIEVES),
        ("The mayor wants the dam to be closed.", Form.INDIRECT, Attitude.WANTS),
        ("The survey shows that most voters are undecided.", Form.INDIRECT, Attitude.SHOWS),
    ],
)
def test_form_and_attitude(
    nlp: Language, neural: attribute.Attributor, text: str, form: Form, attitude: Attitude
) -> None:
    assert [(a.form, a.attitude) for a in find(nlp, neural, text)] == [(form, attitude)]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=40)
def test_spans_stay_within_any_text(nlp: Language, neural: attribute.Attributor, text: str) -> None:
    for attribution in find(nlp, neural, text):
        for spans in (attribution.source.spans, attribution.cue.spans, attribution.content):
            assert list(spans) == sorted(spans)
            assert all(0 <= start < end <= len(text) for start, end in spans)
        assert attribution.content
        assert attribution.cue.spans
        assert 0 <= attribution.confidence <= 1


WILD = [
    "JOHN OSEI SAYS THE DAM IS SAFE",
    "MODERATOR: Mr. Osei, is the dam safe?\nOSEI: It is safe. I have said so before.\n(APPLAUSE)",
    "- The dam is safe, says mayor\n- Critics doubt it\n- No date set",
    "''The dam is safe,'' he said.",
    "“The dam is safe.\n\n“It was always safe,” he said. “It will be.",
    '"The dam is safe, he said.',
    "He said: « The dam is safe ».",
]


@pytest.mark.parametrize("text", WILD)
def test_wild_texts_are_read(nlp: Language, neural: attribute.Attributor, text: str) -> None:
    for attribution in find(nlp, neural, text):
        assert all(text[start:end].strip() for start, end in attribution.content)


def test_only_what_is_sure_enough(nlp: Language) -> None:
    text = "The mayor said the dam was safe. Critics of the plan had a feeling about it, and some think it over."
    everything = find(nlp, attribute.load("neural"), text)
    sure = find(nlp, attribute.load("neural", confidence=0.75), text)
    assert 0 < len(sure) < len(everything)
    assert all(a.confidence >= 0.75 for a in sure)
    assert attribute.load("neural", confidence=0.75).version != attribute.load("neural").version


def test_what_lies_in_an_unsure_content_is_left_out_with_it() -> None:
    def row(id: str, confidence: float, parent: str | None, *content: tuple[int, int]) -> Attribution:
        from counterclaim.model import Cue, SourceMention, Span

        cue = Cue((Span(0, 1),), "say")
        return Attribution(id, SourceMention(), cue, tuple(Span(*c) for c in content), parent, confidence=confidence)

    from counterclaim.attribute.attributor import sure_enough

    rows = (
        row("a", 0.4, None, (0, 90)),
        row("b", 0.9, "a", (10, 50)),
        row("c", 0.9, None, (100, 120)),
        row("d", 0.9, "c", (105, 190)),  # its cue lies in a content that is shorter than its own
        row("e", 0.9, "b", (20, 30)),
    )
    assert [a.id for a in sure_enough(rows, 0.5)] == ["c", "d"]
    assert sure_enough(rows, 0.0) == rows
