"""Texts that nobody wrote for readers: no end, no space, no sense. They must be read in time about linear in length."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from spacy.tokens import Doc

from counterclaim.clean import reading_text
from counterclaim.model import Report
from counterclaim.parse import parse
from counterclaim.parse.language import LONGEST
from counterclaim.read import from_text
from counterclaim.resolve import phrases
from counterclaim.resolve.quotations import Quotation, Quotations, Stretches
from counterclaim.resolve.voices import find_voices
from counterclaim.tree import grow

if TYPE_CHECKING:
    from spacy.language import Language

    from counterclaim.pipeline import Pipeline

NESTED = " ".join(f"{name} said that" for name in ["Hale", "Kovac", "Ruiz", "Lindt"] * 150) + " the bridge was closed."


@pytest.mark.parametrize(
    "text",
    [
        NESTED,
        " and ".join(["Kovac closed the bridge"] * 300),
        "Hale denied the " + "mayor's " * 400 + "plan.",
        '" ' * 600,
        "Hale closed the bridge.\n" + NESTED + "\nKovac denied it.",
    ],
)
def test_a_sentence_without_an_end_is_cut_into_pieces_of_one_root_each(nlp: Language, text: str) -> None:
    (doc,) = parse(nlp, [text])
    sentences = list(doc.sents)
    assert max(len(sentence) for sentence in sentences) <= LONGEST
    assert all(sum(token.head == token for token in sentence) == 1 for sentence in sentences)
    assert all(token.head.sent == token.sent for token in doc)
    assert all((token.head == token) == (token.dep_ == "ROOT") for token in doc)


def test_other_sentences_are_parsed_as_they_are_without_a_long_one(nlp: Language) -> None:
    short = "Mayor Hale denied that he had closed the old bridge. Kovac said so.\n"
    (alone,), (beside,) = parse(nlp, [short]), parse(nlp, [short + NESTED])
    assert [(t.dep_, t.head.i) for t in alone] == [(t.dep_, t.head.i) for t in beside[: len(alone)]]


def test_nested_clauses_past_the_cut_are_read(pipeline: Pipeline) -> None:
    analysis = pipeline.analyse(from_text(NESTED))
    named = [a for a in analysis.attributions if a.source.name in {"Hale", "Kovac", "Ruiz", "Lindt"}]
    assert len(named) > 400
    assert len(analysis.attributions) - len(named) < 10


@pytest.mark.parametrize("run", ['"' * 20_000, "(" * 2_000, "QUJD" * 5_000])
def test_what_runs_on_without_a_space_is_not_read(run: str) -> None:
    text = f"Hale denied it. {run} He said so."
    assert reading_text(text, ()) == f"Hale denied it. {' ' * len(run)} He said so."


def test_a_long_address_is_read() -> None:
    text = "He wrote it at https://example.org/" + "a" * 200
    assert reading_text(text, ()) == text


class Counting(list[int]):
    """Heads that count how often they are asked for."""

    asked = 0

    def __getitem__(self, index: Any) -> Any:
        self.asked += 1
        return super().__getitem__(index)


def test_the_left_edge_of_nested_possessors_takes_one_pass(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    count = 200
    heads = [min(i + 1, count - 1) for i in range(count)]
    doc = Doc(nlp.vocab, words=["mayor"] * count, tags=["NN"] * count, deps=["poss"] * count, heads=heads)
    tree = replace(grow(doc), head=Counting(heads))
    monkeypatch.setattr(phrases, "grow", lambda doc: tree)
    assert phrases.left_edge(doc[count - 1]) == 0
    assert isinstance(tree.head, Counting)
    assert tree.head.asked < 5 * count


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "\n" * 10_000 + "x", ", " * 1_000, "« " * 700, "No.\n" * 500, "\x00 " * 99]
)
def test_nonsense_is_read(pipeline: Pipeline, text: str) -> None:
    (read,) = pipeline.analyse_many([Report("r", text, "")])
    assert not hasattr(read, "error")


class Compared(int):
    """A place in a text that counts how often it is compared."""

    asked = 0

    def __le__(self, other: int) -> bool:
        Compared.asked += 1
        return int(self) <= other


@pytest.mark.parametrize("look", ["over", "nearest"])
def test_a_quotation_is_found_without_a_look_at_all_of_them(nlp: Language, look: str) -> None:
    head = Doc(nlp.vocab, words=["Hale"])[0]

    def looks(count: int) -> int:
        quoted = Quotations(Quotation(Compared(at), at + 80, head) for at in range(0, 100 * count, 100))
        Compared.asked = 0
        for at in range(10, 100 * count, 100):
            (last,) = quoted.over(at) if look == "over" else [quoted.nearest(at, -1, 100 * count, without=-1)]
            assert last is not None
            assert last.start == at - 10
        return Compared.asked

    assert looks(400) < 10 * max(looks(50), 1)


def test_the_turn_of_a_word_is_found_without_a_look_at_all_of_them() -> None:
    turns = Stretches(find_voices("".join(f"{('Ruiz', 'Hale')[k % 2]}: I will.\n" for k in range(3_000))))
    assert [turns.over(at + 8)[0].start for at in range(0, 42_000, 14)] == list(range(0, 42_000, 14))
    assert turns.most < 100
