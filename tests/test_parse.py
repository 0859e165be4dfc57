"""The parse: what is remembered of the pipeline's ruler is what the ruler gives."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language

from counterclaim.parse.language import TITLES, UNUSED, installed, load

GOLDEN = Path(__file__).parent / "golden"
WORDS = "I 'm gon na go got ta ai n't let 's see He 'd said that it is has been US  \n “ Peru data".split(" ")


@pytest.mark.parametrize("title", TITLES)
def test_a_title_ends_no_sentence(nlp: Language, title: str) -> None:
    doc = nlp(f"The ship had left, said {title} Ana Frey, a spokeswoman for the fleet.")
    assert len(list(doc.sents)) == 1


@pytest.fixture(scope="module")
def plain() -> Language:
    """The pipeline with its own ruler."""
    nlp = spacy.load(installed(), exclude=list(UNUSED))
    nlp.add_pipe("counterclaim_paragraphs", before="parser")
    return nlp


def annotations(nlp: Language, text: str) -> list[list[int]]:
    rows: list[list[int]] = nlp(text).to_array([TAG, POS, MORPH, LEMMA, DEP, HEAD]).tolist()
    return rows


@pytest.mark.parametrize("name", ["attribution.txt", "appraisal.txt", "claims.txt", "time.txt", "ratchet.txt"])
def test_the_remembered_ruler_gives_what_the_ruler_gives(plain: Language, name: str) -> None:
    remembered = load()
    for line in (GOLDEN / name).read_text("utf-8").splitlines():
        assert annotations(remembered, line) == annotations(plain, line)


@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
@settings(max_examples=40)
def test_in_any_order_of_words(nlp: Language, plain: Language, text: str) -> None:
    assert annotations(nlp, text) == annotations(plain, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('The dam held."It will hold," she said.', 'held . " It will hold , " she'),
        (
            "The dam held.“We knew,” she said.“They knew.”Hale left.",
            "held . “ We knew , ” she said . “ They knew . ” Hale",
        ),
        (
            "Did it hold?Hale left. He cried!“No,” and she asked:“Why?”",
            "hold ? Hale left . He cried ! “ No , ” and she asked : “",
        ),
        ("'No terms':Hale says Peru is ready.", "' No terms ' : Hale"),
        ("He called it “old”.Then he left.", "“ old ” . Then"),
        ('He said "it is old"and left.', '" it is old " and left'),
        ("It cost 3,5 or 2:30, see O'Hale's Yahoo!", "cost 3,5 or 2:30 , see O'Hale 's Yahoo !"),
    ],
)
def test_sentences_without_a_space_between_them_are_taken_apart(nlp: Language, text: str, words: str) -> None:
    assert f" {words} " in f" {' '.join(token.text for token in nlp(text))} "
