"""Time expressions read against marked prose, and held to properties that any text must keep."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from counterclaim.model import Attribution, Cue, SourceMention, Span, TimeExpression
from counterclaim.parse import parse
from counterclaim.time import find, place

GOLDEN = Path(__file__).parent / "golden" / "time.txt"
PUBLISHED = date(2022, 9, 22)
MARK = re.compile(r"\[([^|\]]+) \| ([^|\]]+) \| ([^\]]+)\]")
PIECES = (
    "Tuesday Monday March Sept. 11, 2001 1998 '98 1990s 29 February 30 31 last next this the early late mid - week "
    "weeks month years quarter third second ago later a an two twenty few several every more than about ago. "
    "2014-02-30 12/25/98 3 p.m. noon night summer year's end 9999 0000 century decades of in by now hundred million "
    "half 1/2 before after , \n\n"
).split(" ")


def read(nlp: Language, text: str, published: date | None = PUBLISHED) -> tuple[TimeExpression, ...]:
    (doc,) = parse(nlp, [text])
    return find(doc, published)


def shown(time: TimeExpression) -> tuple[str, str, str]:
    value = " ".join(part for part in (time.timex or "-", time.mod) if part)
    return time.text, value, f"{time.start}/{time.end}" if time.start else "-"


@pytest.mark.parametrize("paragraph", [p for p in GOLDEN.read_text("utf-8").split("\n\n") if not p.startswith("#")])
def test_reads_as_marked(nlp: Language, paragraph: str) -> None:
    expected = [match.groups() for match in MARK.finditer(paragraph)]
    text = MARK.sub(r"\1", paragraph).strip()
    assert [shown(time) for time in read(nlp, text)] == expected


def test_nothing_is_guessed_without_a_date(nlp: Language) -> None:
    times = read(nlp, "He left on Tuesday, in July, last year, and on May 3, 1999, after a two-year wait.", None)
    assert [(t.text, t.timex, t.start, t.resolved) for t in times] == [
        ("Tuesday", None, None, False),
        ("July", None, None, False),
        ("last year", None, None, False),
        ("May 3, 1999", "1999-05-03", "1999-05-03", True),
        ("two-year", "P2Y", None, True),
    ]
    assert [t.granularity for t in times] == ["day", "month", "year", "day", "duration"]


def test_relative_to_the_date_mentioned_before(nlp: Language) -> None:
    first, later = read(nlp, "Talks opened on May 3, 1999. A couple of weeks later, they failed.", None)
    assert (first.timex, later.timex, later.mod) == ("1999-05-03", "1999-W20", "APPROX")
    (vague,) = read(nlp, "A couple of weeks later, they failed.")
    assert (vague.timex, vague.resolved) == (None, False)


@pytest.mark.parametrize(
    "text",
    [
        "He may resign.",
        "They march for peace.",
        "The second man left.",
        "It sold 2000 tanks.",
        "Sat. phones fell.",
        "He told USA TODAY.",
    ],
)
def test_words_that_only_look_like_times(nlp: Language, text: str) -> None:
    assert not [t for t in read(nlp, text) if t.text != "Sat."]


def attribution(text: str, source: str, cue: str, content: str, lemma: str) -> Attribution:
    def spans(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return (Span(start, start + len(words)),)

    return Attribution("a", SourceMention(spans(source)), Cue(spans(cue), lemma), spans(content))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "lemma", "said", "happened"),
    [
        (
            "The ministry said on Tuesday that the ship sank in July.",
            "The ministry",
            "said",
            "that the ship sank in July",
            "say",
            "Tuesday",
            "July",
        ),
        (
            "The ministry early this month said the ship had sunk.",
            "The ministry",
            "said",
            "the ship had sunk",
            "say",
            "early this month",
            None,
        ),
        (
            "The ship sank last week, the ministry said Monday.",
            "the ministry",
            "said",
            "The ship sank last week",
            "say",
            "Monday",
            "last week",
        ),
        (
            "The ministry denied that it fought there between 2004 and 2006.",
            "The ministry",
            "denied",
            "that it fought there between 2004 and 2006",
            "deny",
            None,
            "2004 and 2006",
        ),
        (
            "The ministry said the man who was shot on Friday lied.",
            "The ministry",
            "said",
            "the man who was shot on Friday lied",
            "say",
            None,
            None,
        ),
        (
            "The ship sank, according to a report published on Tuesday.",
            "a report published on Tuesday",
            "according to",
            "The ship sank",
            "accord to",
            "Tuesday",
            None,
        ),
    ],
)
def test_said_and_happened(
    nlp: Language, text: str, source: str, cue: str, content: str, lemma: str, said: str | None, happened: str | None
) -> None:
    (doc,) = parse(nlp, [text])
    (placed,) = place(doc, [attribution(text, source, cue, content, lemma)], find(doc, PUBLISHED))
    assert (placed.said and placed.said.text, placed.happened and placed.happened.text) == (said, happened)


def test_a_range_covers_both_ends(nlp: Language) -> None:
    text = "The ministry denied that it fought there between 2004 and 2006."
    (doc,) = parse(nlp, [text])
    row = attribution(text, "The ministry", "denied", "that it fought there between 2004 and 2006", "deny")
    (placed,) = place(doc, [row], find(doc, None))
    assert placed.happened is not None
    assert (placed.happened.timex, placed.happened.start, placed.happened.end) == (
        "2004/2006",
        "2004-01-01",
        "2006-12-31",
    )


@given(
    words=st.lists(st.sampled_from(PIECES), max_size=30),
    published=st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
def test_spans_lie_in_the_text_and_intervals_run_forward(
    nlp: Language, words: list[str], published: date | None
) -> None:
    text = " ".join(words)
    times = read(nlp, text, published)
    last = 0
    for time in times:
        assert last <= time.span.start < time.span.end <= len(text)
        assert text[time.span.start : time.span.end] == time.text
        assert (time.start is None) == (time.end is None)
        if time.start and time.end:
            assert date.fromisoformat(time.start) <= date.fromisoformat(time.end)
            assert time.resolved
        assert time.resolved == (time.timex is not None)
        last = time.span.end


def test_names_of_states_make_no_difference(nlp: Language) -> None:
    text = "{} said on Tuesday that {} had shelled the port late last month, two days after the truce."
    one = read(nlp, text.format("Norway", "Sweden"))
    other = read(nlp, text.format("Sweden", "Norway"))
    assert one == other
