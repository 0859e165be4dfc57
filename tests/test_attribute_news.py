"""Attribution by what stands around it: whom an outlet quotes, what is claimed by a clause with "as". Every sentence is
invented."""

from __future__ import annotations

import pytest
from spacy.language import Language

from counterclaim.attribute.as_clauses import with_main_clauses
from counterclaim.attribute.citing import with_quoted
from counterclaim.attribute.quotations import find_quotations
from counterclaim.attribute.speech import Found, quoted_tokens
from counterclaim.attribute.subjects import with_subjects
from counterclaim.tree import Tree, grow

Roles = tuple[str, str, str]


def words(tree: Tree, tokens: object) -> str:
    assert isinstance(tokens, (list, tuple))
    return " ".join(tree.text[t] for t in tokens)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"The dam is safe," the Courier quoted Ana Ruiz as saying.',
            [("the Courier", "quoted", '" The dam is safe , "'), ("Ana Ruiz", "saying", '" The dam is safe , "')],
        ),
        (
            "The dam is safe, the Courier quoted Ana Ruiz as saying.",
            [("the Courier", "quoted", "The dam is safe"), ("Ana Ruiz", "saying", "The dam is safe")],
        ),
        (
            '"The dam is safe," the Courier quoted Bo Hale, a baker.',
            [("Bo Hale , a baker", "quoted", '" The dam is safe , "')],
        ),
        (
            '"The dam is safe," Ana Ruiz was quoted as saying by the Courier.',
            [("Ana Ruiz", "was quoted as saying", '" The dam is safe , "')],
        ),
        (
            "Ana Ruiz was quoted by the Courier as saying that it was late.",
            [("Ana Ruiz", "was quoted as saying", "that it was late")],
        ),
        # What is cited is nobody, and what is quoted no news.
        ("Bo Hale quoted the hymn. The Courier cited fears of frost.", []),
    ],
)
def test_who_is_quoted_is_the_source(nlp: Language, text: str, expected: list[Roles]) -> None:
    tree = grow(nlp(text))
    quoted = [t for t, word in enumerate(tree.text) if word == "quoted" and tree.tag[t] == "VBD"]
    taken = [Found(t, "dobj", [t], [0], [t + 1], 0.9) for t in quoted if '"' in text]
    found = with_quoted(tree, taken, quoted_tokens(tree, find_quotations(text)))
    assert [(words(tree, f.source), words(tree, f.cue), words(tree, f.content)) for f in found] == expected


@pytest.mark.parametrize(
    ("text", "content", "source", "expected"),
    [
        # Only the "as" was taken for the content, or the subject after it.
        ("The dam is too old, as Ana Ruiz has said.", ["as"], ["Ana", "Ruiz"], ("Ana Ruiz", "The dam is too old")),
        ("The dam is too old, as Ana Ruiz has said.", ["as", "Ana", "Ruiz"], [], ("Ana Ruiz", "The dam is too old")),
        # What is held to be something is no clause with "as".
        ("Ana Ruiz described the dam as a lie.", ["as", "a", "lie"], ["Ana", "Ruiz"], ("Ana Ruiz", "as a lie")),
    ],
)
def test_what_is_said_by_a_clause_with_as(
    nlp: Language, text: str, content: list[str], source: list[str], expected: tuple[str, str]
) -> None:
    tree = grow(nlp(text))
    head = next(t for t, word in enumerate(tree.text) if word in {"said", "described"})
    at = [tree.text.index(word) for word in content]
    (found,) = with_main_clauses(
        tree, [Found(head, "ccomp", [head], [tree.text.index(word) for word in source], at, 0.9)]
    )
    assert (words(tree, found.source), words(tree, found.content)) == expected


@pytest.mark.parametrize(
    ("text", "cue", "taken", "source"),
    [
        # The subject of joined feelings is that of the first verb.
        ("Mayor Ana Ruiz is dealing with growers, and has been frustrated that it is late.", "frustrated", [], "Ruiz"),
        # What a clause is about is no part of who says so.
        ("She is a critic whose permit Hale said she might cancel.", "said", ["whose", "permit", "Hale"], "Hale"),
    ],
)
def test_the_subject_and_no_more(nlp: Language, text: str, cue: str, taken: list[str], source: str) -> None:
    tree = grow(nlp(text))
    head = tree.text.index(cue)
    at = [tree.text.index(word) for word in taken]
    (found,) = with_subjects(tree, [Found(head, "pass_ccomp", [head], at, [len(tree) - 1], 0.9)])
    assert words(tree, list(found.source)).endswith(source)
    assert "whose" not in words(tree, list(found.source))
