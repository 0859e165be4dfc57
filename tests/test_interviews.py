"""Whom "I" and "you" mean in interviews, and in words that are given below what announces them."""

from __future__ import annotations

import pytest

from counterclaim import parse
from counterclaim.gazetteer import Gazetteer
from counterclaim.model import Attribution, Cue, Form, Report, SourceMention, Span
from counterclaim.resolve import resolve
from counterclaim.resolve.interviews import Line, find_turns, initials

NLP = parse.load()
GAZETTEER = Gazetteer.load()

MARKED = (
    "Q&A with Mayor Ana Ruiz.\n\nAna Ruiz spoke with Courier reporter Tom Hale on a ferry. She was in a hurry.\n\n"
    "Q: Do you think the harbour is safe?\n\nA: I think so.\n\nQ: Carla Voss doubts it. Carla Voss is an engineer.\n\n"
    "A: I know Carla Voss.\n\nMy sister told me."
)
UNMARKED = (
    "The Courier talked with Ana Ruiz. This conversation has been edited for length.\n\nWhy is the harbour shut?\n\n"
    "I shut it.\n\nWill it open?\n\nPerhaps.\n\nDo you regret it?\n\nNo."
)
INITIALS = "TOM HALE: Why?\n\nANA RUIZ: Well.\n\nTH: Is it late?\n\nAR: I think so.\n\nTH: Thank you."
HEADED = "It is shut.\n\nTom Hale\n\nDo you know why?\n\nAna Ruiz\n\nI shut it.\n\nTom Hale\n\nOh.\n\nAna Ruiz\n\nI do."
RUN_ON = "Lindow's Ana Ruiz sat down with us.\n\nQWhy is it shut?\n\nA: I shut it.\n\nQWill it open?\n\nA: No."


def meant(text: str, word: str, after: str = "") -> str | None:
    """Who the first ``word`` after some others is, taken for a source."""
    return at(text, text.index(f"{word} ", text.index(after)), word)


def at(text: str, start: int, word: str) -> str | None:
    """Who a word at an offset is, taken for a source."""
    one = Attribution("0", SourceMention((Span(start, start + len(word)),)), Cue((), ""), ())
    doc = next(parse.parse(NLP, [text]))
    report = Report("r", text, "0", outlet="Courier")
    return resolve(doc, [one], GAZETTEER, report).attributions[0].source.name


@pytest.mark.parametrize(
    ("text", "word", "after", "name"),
    [
        (MARKED, "I", "A: I think", "Ana Ruiz"),
        # Who is most spoken of later is not who answers.
        (MARKED, "I", "A: I know", "Ana Ruiz"),
        (MARKED, "My", "Voss.\n", "Ana Ruiz"),
        (MARKED, "you", "Q: Do", "Ana Ruiz"),
        (UNMARKED, "I", "shut?", "Ana Ruiz"),
        (UNMARKED, "you", "open?", "Ana Ruiz"),
        (INITIALS, "I", "AR:", "ANA RUIZ"),
        (HEADED, "I", "why?", "Ana Ruiz"),
        (HEADED, "you", "Hale", "Ana Ruiz"),
        (RUN_ON, "I", "A:", "Ana Ruiz"),
    ],
)
def test_who_answers(text: str, word: str, after: str, name: str) -> None:
    assert meant(text, word, after) == name


def test_the_mark_of_an_answer_is_who_answers_and_that_of_a_question_nobody() -> None:
    assert at(MARKED, MARKED.index("A: I think"), "A") == "Ana Ruiz"
    assert at(MARKED, MARKED.index("Q: Do"), "Q") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Ruiz will deliver her speech on Friday. Here is what we know of it.\n\nI shut the harbour.", "Ana Ruiz"),
        ("Here is Ana Ruiz's full statement:\n\nWe are sorry, and I shut it.\n\nThe guild left.", "Ana Ruiz"),
        ("Ana Ruiz wrote on her page:\n\nLast night I shut it.\n\nThe guild left.", "Ana Ruiz"),
        ("No.\n\nTom Hale, Lindow\n\nToday I shut it.\n\nAna Ruiz, Graz\n\nNo.\n\nEva Lind, Graz\n", "Ana Ruiz"),
    ],
)
def test_whose_words_are_given(text: str, name: str) -> None:
    assert meant(text, "I") == name


def test_a_quotation_whose_speaker_is_told_in_its_second_paragraph() -> None:
    text = "It is late.\n\n“Today I shut it.\n\n“It is old,” Ana Ruiz said."
    at = text.index("I ")
    name, quoted = text.index("Ana Ruiz"), text.index("“It")
    spans = [Span(name, name + 8), Span(quoted, name - 1)]
    said = Attribution("0", SourceMention((spans[0],)), Cue((), ""), (spans[1],), form=Form.DIRECT)
    shut = Attribution("1", SourceMention((Span(at, at + 1),)), Cue((), ""), ())
    found = resolve(next(parse.parse(NLP, [text])), [said, shut], GAZETTEER, Report("r", text, "0")).attributions
    assert [one.source.name for one in found] == ["Ana Ruiz", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("note", "name"),
    [("Ana Ruiz is the mayor of Lindow.", "Ana Ruiz"), ("Ana Ruiz is a reporter for the Courier.", "Courier")],
)
def test_we_of_a_guest_is_not_the_outlet(note: str, name: str) -> None:
    assert meant(f"The harbour is shut, and I regret it. Now we know why.\n\n{note}", "we") == name


def test_questions_without_marks_are_none_where_nothing_announces_an_interview() -> None:
    text = "The harbour is shut.\n\nWhy?\n\nIt is old.\n\nSince when?\n\nMay.\n\nFor good?\n\nNo."
    starts = [0, *(k + 2 for k in range(len(text)) if text.startswith("\n\n", k))]
    lines = [Line(Span(at, at + len(line)), line) for at, line in zip(starts, text.split("\n\n"), strict=True)]
    assert list(find_turns(text, lines)) == []


def test_initials_are_those_of_all_words() -> None:
    assert initials("Ana Maria Ruiz-Soto") == "AMRS"
