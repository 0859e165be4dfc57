"""What is no part of the article is marked, what is stays, and the reading text keeps every offset."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.clean import find_zones, headline_matter, published_in, reading_text
from counterclaim.model import ZoneKind
from tests.conftest import SHARED

SENTENCE = "The ministry denied on Friday that any of the three vessels had left the harbour of Port Lindow."


def zoned(text: str) -> list[tuple[str, str]]:
    return [(zone.kind.value, text[slice(*zone.span)]) for zone in find_zones(text)]


def read(text: str) -> str:
    return reading_text(text, find_zones(text))


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("contact", "• Mira Holt can be reached at mira.holt@gazette.example."),
        ("contact", "Follow Mira Holt on Twitter @miraholt"),
        ("contact", "Follow her on Twitter and Facebook"),
        ("contact", "Send tips to desk@gazette.example"),
        ("contact", "— Email: desk@gazette.example"),
        ("boilerplate", "See our comment policy before you post."),
        ("boilerplate", "Sign up for our daily newsletter"),
        ("boilerplate", "By signing up, you agree to our privacy policy"),
        ("boilerplate", "Read more"),
        ("boilerplate", "More On This..."),
        ("boilerplate", "Click here to subscribe to the Gazette"),
        ("boilerplate", "ADVERTISEMENT"),
        ("boilerplate", "Share on Facebook Share on Twitter Email"),
        ("boilerplate", "Copyright © 2021 The Lindow Gazette. All rights reserved."),
        ("boilerplate", "© 2021 Gazette Media Ltd"),
        ("boilerplate", "This article was originally published by The Lindow Gazette."),
        ("boilerplate", "RELATED: Harbour master faces new questions"),
        ("boilerplate", "Story Continued Below"),
        ("boilerplate", "Updated at 11:20 a.m. ET"),
        ("boilerplate", "Harbour dispute enters its second week Read more"),
        ("boilerplate", "The views expressed in this article are those of the author alone."),
        ("byline", "By Mira Holt and Jon Carver, Lindow Gazette"),
        ("byline", "The Associated Press contributed to this report."),
        ("byline", "(Reporting by Mira Holt in Lindow; Editing by Jon Carver)"),
        ("byline", "Contributing: Jon Carver in Lindow"),
        ("caption", "FILE PHOTO: The harbour at dawn, May 3, 2021. REUTERS/Jon Carver"),
        ("caption", "The harbour master arrives on Tuesday. (Photo: Jon Carver, AP)"),
        ("caption", "A vessel leaves the harbour. (Jon Carver/Reuters)"),
        ("caption", "The Varn Lass in port on Tuesday. Source: Lindow News Agency/Getty Images"),
        ("caption", "Image Mira Holt, right, in port on Tuesday. Credit Jon Carver/The Lindow Gazette"),
        ("caption", "Mira Holt speaks in Lindow, Thursday. Getty Images"),
        ("caption", "Slideshow (4 Images)"),
    ],
)
def test_site_matter_is_marked_whole(kind: str, line: str) -> None:
    assert zoned(f"{SENTENCE}\n\n{line}\n\n{SENTENCE}") == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "The minister said that she can be reached at any hour if the talks collapse.",
        "Rebels can be reached on Telegram, two officials said, and they answer within minutes.",
        "“Read more of the report before you judge it,” the spokesman told reporters.",
        "He told voters to follow the candidate on Twitter and said the rest would come.",
        "Officials clicked here and there, witnesses said, and then the archive was gone.",
        "Related claims by the opposition were dismissed as propaganda.",
        "More than 40 people were killed, the ministry claimed.",
        "Reporting from the region suggests that the convoy never left.",
        "Reporting by the Gazette showed that the minister knew.",
        "The company contributed to the report that parliament debated on Friday.",
        "Advertisement spending by the campaign doubled, the watchdog found.",
        "Copyright law was violated, the publisher alleged.",
        "Share prices fell after the bank denied the rumour.",
        "By Friday, the army said, the bridge had been retaken.",
        "Watch groups accused both sides of shelling the market.",
        "Comments by the envoy drew an angry denial.",
        "Sign language interpreters walked out, the union said.",
        "Photo evidence, the inspectors said, shows the crates being loaded.",
        "Updated figures were rejected by the opposition.",
        "Newsletter subscribers were told that the paper would close.",
        "The prime minister - who denied it - left at noon.",
        "Contact between the two capitals broke off in March, diplomats say.",
    ],
)
def test_sentences_of_the_article_stay(line: str) -> None:
    assert zoned(f"{SENTENCE}\n{line}\n{SENTENCE}") == []


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("LINDOW (AP) — The ministry denied it.", "LINDOW", "AP"),
        ("PORT LINDOW/ARDEN (Reuters) - The ministry denied it.", "PORT LINDOW/ARDEN", "Reuters"),
        ("Lindow, Northland (CNN) The ministry denied it.", "Lindow, Northland", "CNN"),
        ("LINDOW, Aug 24 (Xinhua) -- The ministry denied it.", "LINDOW, Aug 24", "Xinhua"),
        ("LINDOW, June 5. /TASS/. The ministry denied it.", "LINDOW, June 5", "TASS"),
        ("PORT LINDOW, Northland — The ministry denied it.", "PORT LINDOW, Northland", None),
        ("(AFP) — The ministry denied it.", None, "AFP"),
    ],
)
def test_the_dateline_is_marked_and_its_sentence_read(line: str, place: str | None, agency: str | None) -> None:
    zones = find_zones(line)
    assert [zone.kind for zone in zones] == [ZoneKind.DATELINE]
    assert reading_text(line, zones).strip() == "The ministry denied it."
    assert headline_matter(line, zones)[:2] == (place, agency)


@pytest.mark.parametrize(
    "line",
    ["NATO denied it.", "Added Sen. Ann Roe (L-Northland): “No.”", "EXCLUSIVE — The minister resigned.", "US - a joke"],
)
def test_no_dateline(line: str) -> None:
    assert find_zones(line) == ()


def test_a_byline_is_given_as_stated() -> None:
    text = f"By Mira Holt and Jon Carver\n\n{SENTENCE}"
    assert headline_matter(text, find_zones(text)) == (None, None, "Mira Holt and Jon Carver")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("LINDOW, Sept. 22, 2022 (AP) — ", "2022-09-22"),
        ("LINDOW, 22 September 2022 (Reuters) - ", "2022-09-22"),
        ("LINDOW, Sept. 22 (AP) — ", None),
        ("LINDOW (AP) — ", None),
        ("Published: 22 September 2022\n\n", "2022-09-22"),
        ("Published on September 22, 2022\n\n", "2022-09-22"),
        ("Updated: 23 September 2022\n\n", None),
        ("", None),
    ],
)
def test_the_day_that_a_report_states(head: str, published: str | None) -> None:
    text = f"{head}{SENTENCE}"
    assert published_in(text, find_zones(text)) == published


def test_links_and_credits_inside_a_paragraph() -> None:
    text = "He denied it. (RELATED: Harbour talks stall) She did not. (Reporting by Mira Holt; editing by Jon Carver)"
    assert [kind for kind, _ in zoned(text)] == ["boilerplate", "byline"]
    assert read(text).split() == ["He", "denied", "it.", "She", "did", "not."]


@pytest.mark.parametrize(
    "widget",
    [
        "Jane Ann RoeMill opens in Lindow Dam to close MORE",
        "Jennifer (Jane) Ann RoeMill opens in Lindow MORE",
        "Jane Roe2021 votes are counted in Lindow MORE",
    ],
)
def test_headlines_glued_to_a_repeated_name_are_not_read(widget: str) -> None:
    assert zoned(f"Sen. Jane Roe {widget} (Ind.) said on Monday that the dam would hold.") == [("boilerplate", widget)]


def test_a_caption_and_advertisements_within_a_line_are_not_read() -> None:
    caption = "The harbour master arrives. (Photo: Jon Carver, AP) "
    assert zoned(f"{caption}Story Highlights The dam holds. Advertisement Ana Ruiz said so.") == [
        ("caption", caption),
        ("boilerplate", "Story Highlights "),
        ("boilerplate", "Advertisement"),
    ]
    assert zoned("The guild paid for an advertisement. Advertisement is dear, it said.") == []


def test_marks_of_markdown_are_not_read() -> None:
    text = (
        "## What was said\n\n> He **denied** it, [the agency](https://agency.example/1) said. __Never__, *he* wrote.\n"
    )
    assert {kind for kind, _ in zoned(text)} == {"markup"}
    assert read(text).replace(" ", "") == "Whatwassaid\n\nHedeniedit,theagencysaid.Never,hewrote.\n"
    assert zoned("“Anti-[Northland] rhetoric,” he said (see below) of the f*** up in a_b_c. 2*3*4.") == []


def test_headlines_under_a_heading_of_links_go_with_it() -> None:
    text = f"{SENTENCE}\n\nRead more:\n\nHarbour talks stall again\n\nEnvoy 'never saw' the letter\n\n{SENTENCE}"
    assert [words for _, words in zoned(text)] == [
        "Read more:",
        "Harbour talks stall again",
        "Envoy 'never saw' the letter",
    ]


def test_site_matter_broken_by_a_hard_wrap() -> None:
    body = (
        "The ministry denied on Friday that any of the three\nvessels had left the harbour, and said that the\n"
        "reports of the week before were an invention of the\nopposition, which had never been shown the papers.\n"
    )
    text = body + "\nMira Holt, who covers the harbour for us, can be\nreached at mira.holt@gazette.example.\n"
    assert [kind for kind, _ in zoned(text)] == ["contact"]
    assert read(text).strip().count("\n") == 0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The news was taken as a sign that the harbour authority could not go on without the support of",
            "Northland.",
        ),
        ("The minister denied on Friday that she had ever met the envoy, although", "Port Lindow confirmed it."),
        ("The minister denied on Friday that she had ever met the envoy", "of the northern harbour authority."),
        ("He told the committee (which had sat for a week without a result", "Port Lindow included) that it was so."),
        ("The statement was read by the spokesman of the office of Gen.", "Arlen Moss, who then left."),
    ],
)
def test_a_broken_line_is_mended(left: str, right: str) -> None:
    assert f"{left} {right}" in read(f"{SENTENCE}\n{left}\n{right}\n{SENTENCE}")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("What the harbour dispute means", "The ministry denied it."),
        ("Ministry denies that vessels left the harbour at Port Lindow", "The ministry denied it on Friday."),
        ("The ministry denied it.", "he said"),
        ("“We never left the harbour,” the spokesman said.", "The ministry agreed."),
        ("Three demands were read out:", "• an apology"),
    ],
)
def test_paragraphs_stay_apart(left: str, right: str) -> None:
    text = f"{left}\n{right}"
    assert read(text) == text


def test_a_sentence_cut_by_an_advertisement_is_one_again() -> None:
    text = "The ministry denied on Friday that any of the three\n\nAdvertisement\n\nvessels had left the harbour."
    assert read(text).split() == [
        "The",
        "ministry",
        "denied",
        "on",
        "Friday",
        "that",
        "any",
        "of",
        "the",
        "three",
        "vessels",
        "had",
        "left",
        "the",
        "harbour.",
    ]
    assert "\n" not in read(text)


def test_hard_wrapped_mail_is_one_paragraph() -> None:
    words = (SENTENCE + " " + SENTENCE + " ") * 3
    wrapped = re.sub(r"(.{1,60}) ", r"\1\n", words)
    assert read(wrapped).strip() == words.strip()


def test_odd_white_space_becomes_plain() -> None:
    text = "The\u00a0ministry\tdenied\u200b it.\r\nNobody\u2009else\ufeff did.\u2028Nobody at all."
    assert read(text) == "The ministry denied  it. \nNobody else  did.\nNobody at all."


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                SENTENCE,
                "Read more:",
                "By Mira Holt",
                "LINDOW (AP) — He denied it.",
                "• Mira can be reached at m@x.example.",
                "It fell on the",
                "ADVERTISEMENT",
                "",
            ]
        ),
        st.text(max_size=60),
    ),
    max_size=12,
)


@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\u2028"]))
def test_reading_text_keeps_every_offset(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    zones = find_zones(text)
    result = reading_text(text, zones)
    assert len(result) == len(text)
    at = 0
    for zone in zones:
        assert at <= zone.span.start < zone.span.end <= len(text)
        at = zone.span.end
    inside = {place for zone in zones for place in range(*zone.span)}
    for place, (before, after) in enumerate(zip(text, result, strict=True)):
        if place in inside:
            assert after in " \n"
        elif not before.isspace() and before not in "\u200b\u200c\u200d\u2060\ufeff":
            assert after == before
        else:
            assert after in " \n" or after == before


def test_the_seed_report_ends_with_two_lines_of_site_matter() -> None:
    path = SHARED / "seed" / "report.txt"
    if not path.exists():
        pytest.skip("the seed report is not in this checkout")
    text = path.read_text(encoding="utf-8")
    lines = text.rstrip().splitlines()
    assert [words for _, words in zoned(text)] == lines[-2:]
    paragraphs = [line for line in read(text).splitlines() if line.strip()]
    assert len(paragraphs) == len(lines) - 3
