"""The encoder's room: word pieces as BERT cuts them, windows that lose nothing, vectors of words."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.encoder.encoder import SIZE, load_encoder, means
from counterclaim.encoder.graph import Graph
from counterclaim.encoder.pieces import BREAK, FIRST, LAST, LIMIT, MOST, NAME, WordPieces, cut
from counterclaim.errors import ModelError

VOCABULARY = (files("counterclaim.encoder") / "vocabulary.txt").read_text("utf-8")
PIECES = WordPieces(VOCABULARY)
SOME = ["the", "said", "denials", "unverifiable", ".", "”", NAME, BREAK, "", "q" * 40]
WORDS = st.lists(st.sampled_from(SOME), max_size=400)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("denied", "denied"),
        ("unverifiable", "un ##ver ##if ##iable"),
        ("Naïve", "naive"),
        ("war-torn", "war - torn"),
        ("’s", "’ s"),
        ("東京", "東 京"),
        ("a\u200bb", "ab"),
        ("☃", "[UNK]"),
        ("", ""),
    ],
)
def test_words_are_cut_as_bert_cuts_them(word: str, pieces: str) -> None:
    names = VOCABULARY.splitlines()
    assert " ".join(names[piece] for piece in PIECES.of([word])[0]) == pieces


@given(WORDS, st.integers(20, 254))
def test_windows_hold_every_piece_once_and_in_order(words: list[str], limit: int) -> None:
    windows = PIECES.windows(words, limit=limit)
    pieces = PIECES.of(words)
    assert [piece for row in windows.rows for piece in row[1:-1]] == [piece for each in pieces for piece in each]
    assert windows.word.tolist() == [k for k, each in enumerate(pieces) for _ in each]
    assert all(row[0] == FIRST and row[-1] == LAST and len(row) <= limit + 2 for row in windows.rows)


def test_a_long_word_does_not_fill_a_window() -> None:
    assert len(PIECES.of(["q" * 5000])[0]) == MOST


def test_vectors_are_one_a_word_and_nought_for_the_empty_word() -> None:
    vectors = load_encoder().vectors([NAME, "", "denied", "it", BREAK])
    assert vectors.shape == (5, SIZE)
    assert not vectors[1].any()
    assert vectors[[0, 2, 3, 4]].any(1).all()


@given(st.lists(st.integers(0, MOST), min_size=1, max_size=30))
def test_a_word_is_the_mean_of_its_pieces(sizes: list[int]) -> None:
    word = np.repeat(np.arange(len(sizes)), sizes)
    pieces = np.random.default_rng(0).standard_normal((len(word), SIZE)).astype(np.float32)
    found = means(pieces, word, len(sizes))
    for k, size in enumerate(sizes):
        assert np.allclose(found[k], pieces[word == k].mean(0) if size else 0.0, atol=1e-6)


def test_windows_do_not_know_each_other() -> None:
    """What is said in one window cannot change what is read in another."""
    words = ["he", "denied", "it", ".", BREAK] * 40
    first, second = cut(words, PIECES.of(words), LIMIT)
    changed = [*words[:second], *(["they"] * (len(words) - second))]
    one, other = load_encoder().vectors(words), load_encoder().vectors(changed)
    assert np.array_equal(one[first:second], other[first:second])
    assert not np.array_equal(one[second:], other[second:])


def test_a_broken_graph_is_told_in_one_line() -> None:
    with pytest.raises(ModelError, match=r"the model 'encoder' cannot be loaded \(.*\); install the package again"):
        Graph(b"no graph", name="encoder")
