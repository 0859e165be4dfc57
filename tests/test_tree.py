"""The parse as plain lists: characters to tokens and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.model import Span
from counterclaim.tree import Tree, grow

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = "Peru denied it.\n\nThe  mid-2014 sale, it said, never took place."


@pytest.fixture(scope="module")
def tree(nlp: Language) -> Tree:
    return grow(nlp(TEXT))


def test_each_token_is_its_own_characters(tree: Tree) -> None:
    assert tree.raw == TEXT
    assert [TEXT[start:end] for start, end in zip(tree.start, tree.end, strict=True)] == tree.text
    assert tree.paragraph[0] == 0
    assert tree.paragraph[-1] == 1


def test_tokens_are_the_inverse_of_spans(tree: Tree) -> None:
    for first in range(len(tree)):
        tokens = tuple(t for t in range(first, len(tree)) if not tree.text[t].isspace())
        assert tree.tokens(tree.spans(tokens)) == tokens


def test_a_token_that_is_cut_counts_and_white_space_does_not(tree: Tree) -> None:
    at = TEXT.index("  mid") - 1
    assert [tree.text[t] for t in tree.tokens([Span(at, at + 4)])] == ["The", "mid-2014"]
    assert tree.tokens([Span(at + 1, at + 3)]) == ()
