"""Time expressions read against marked prose, and held to properties that any text must keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from counterclaim.formats.edtf import edtf
from counterclaim.model import Attribution, Cue, SourceMention, Span, TimeExpression
from counterclaim.parse import parse
from counterclaim.time import find, place

GOLDEN = Path(__file__).parent / "golden" / "time.txt"
PUBLISHED = date(2022, 9, 22)
MARK = re.compile(r"\[([^|\]]+) \| ([^|\]]+) \| ([^\]]+)\]")
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
PIECES = (
    "Tuesday Monday March Sept. 11, 2001 1998 '98 1990s 29 February 30 31 last next this the early late mid - week "
    "weeks month years quarter third second ago later a an two twenty few several every more than about ago. "
    "2014-02-30 12/25/98 3 p.m. noon night summer year's end 9999 0000 century decades of in by now hundred million "
    "half 1/2 before after - – / to 3-5 2012-13 Q1 FY2013 Easter Good 12.04.2011 '80s 30s that Labor Day , \n\n"
).split(" ")


def read(nlp: Language, text: str, published: date | None = PUBLISHED) -> tuple[TimeExpression, ...]:
    (doc,) = parse(nlp, [text])
    return find(doc, published)


def shown(time: TimeExpression) -> tuple[str, str, str]:
    value = " ".join(part for part in (time.timex or "-", time.mod) if part)
    return time.text, value, f"{time.start}/{time.end}" if time.start else "-"


def golden() -> Iterator[tuple[date | None, str]]:
    """The paragraphs of the golden file, each with its day of publication."""
    published: date | None = None
    for paragraph in GOLDEN.read_text("utf-8").split("\n\n"):
        if paragraph.startswith("@ "):
            day = paragraph.strip()[2:]
            published = None if day == "none" else date.fromisoformat(day)
        elif not paragraph.startswith("#"):
            yield published, paragraph


@pytest.mark.parametrize(("published", "paragraph"), list(golden()))
def test_reads_as_marked(nlp: Language, published: date | None, paragraph: str) -> None:
    expected = [match.groups() for match in MARK.finditer(paragraph)]
    text = MARK.sub(r"\1", paragraph).strip()
    assert [shown(time) for time in read(nlp, text, published)] == expected


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
            "The ministry said that the envoy would break the 2015 accord.",
            "The ministry",
            "said",
            "that the envoy would break the 2015 accord",
            "say",
            None,
            None,
        ),
        (
            "The ministry said that three men died in a May raid.",
            "The ministry",
            "said",
            "that three men died in a May raid",
            "say",
            None,
            "May",
        ),
        (
            "“We must act. In 2002, we did not,” the envoy said in a statement late Tuesday.",
            "the envoy",
            "said",
            "“We must act. In 2002, we did not,”",
            "say",
            "late Tuesday",
            None,
        ),
        (
            "The ministry recognised the enclave in July.",
            "The ministry",
            "recognised",
            "the enclave in July",
            "recognise",
            "July",
            None,
        ),
        (
            "The ministry condemned the attack on Friday.",
            "The ministry",
            "condemned",
            "the attack on Friday",
            "condemn",
            None,
            "Friday",
        ),
        (
            "On Monday, the ministry denied that the ship had sunk on Sunday.",
            "the ministry",
            "denied",
            "that the ship had sunk on Sunday",
            "deny",
            "Monday",
            "Sunday",
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


FIXED = ("May 3, 1999", "in 1998", "the third quarter of 2004", "the 1990s", "a two-year wait", "every Monday")


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)) | st.none(), st.sampled_from(FIXED))
def test_what_names_its_date_hangs_on_no_other(nlp: Language, published: date | None, words: str) -> None:
    text = f"The ministry told of {words}."
    assert read(nlp, text, published) == read(nlp, text, PUBLISHED)


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_that_day_of_the_week_before_or_after(nlp: Language, published: date, weekday: str) -> None:
    past, coming = read(nlp, f"The envoy left on {weekday}. She will come back on {weekday}.", published)
    days = [date.fromisoformat(time.start or "") for time in (past, coming)]
    assert [f"{day:%A}" for day in days] == [weekday, weekday]
    assert 0 <= (published - days[0]).days < 7
    assert 0 <= (days[1] - published).days < 7


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(2, 400))
def test_counted_days_are_as_far_as_they_say(nlp: Language, published: date, number: int) -> None:
    (ago,) = read(nlp, f"The ship sank {number} days ago.", published)
    assert ago.start == (published - timedelta(days=number)).isoformat()


@pytest.mark.parametrize("year", [1961, 1999, 2013, 2022, 2024])
def test_easter_is_the_sunday_after_the_full_moon(nlp: Language, year: int) -> None:
    known = {1961: "04-02", 1999: "04-04", 2013: "03-31", 2022: "04-17", 2024: "03-31"}
    (easter,) = read(nlp, f"They met at Easter {year}.", None)
    assert easter.timex == f"{year}-{known[year]}"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("on May 3, 2021", "2021-05-03"),
        ("in July", "2022-07"),
        ("in 1998", "1998"),
        ("in the summer of 2021", "2021-22"),
        ("in the third quarter of 2004", "2004-35"),
        ("in the first half of 2022", "2022-40"),
        ("in the 1990s", "199X"),
        ("in the 19th century", "18XX"),
        ("last week", "2022-09-12/2022-09-18"),
        ("in the past two months", "2022-07-22/2022-09-22"),
        ("early this month", "2022-09-01~/2022-09-10~"),
        ("on May 3-5, 2021", "2021-05-03/2021-05-05"),
        ("in 2012-13", "2012/2013"),
        ("more than two years ago", "../2020"),
        ("around 1850", "1850~"),
        ("at 3 a.m. Monday", "2022-09-19T03:00:00"),
        ("on Monday night", "2022-09-19"),
        ("for two years", None),
        ("every Monday", None),
        ("in recent months", None),
    ],
)
def test_in_edtf_where_it_can_be_said(nlp: Language, words: str, said: str | None) -> None:
    (time,) = read(nlp, f"The mill was mended {words}.")
    assert edtf(time) == said


def test_names_of_states_make_no_difference(nlp: Language) -> None:
    text = "{} said on Tuesday that {} had shelled the port late last month, two days after the truce."
    one = read(nlp, text.format("Norway", "Sweden"))
    other = read(nlp, text.format("Sweden", "Norway"))
    assert one == other
