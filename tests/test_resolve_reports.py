"""Resolution of what reports of war, diplomacy and politics are full of: namesakes, offices, bodies told by a word of
their name, speakers joined, sources told before their names. Every sentence is invented."""

from __future__ import annotations

import re

import pytest

from counterclaim.model import NameStatus
from tests.test_resolve import names, read, source

NAMED = [
    # A namesake who is known goes behind the one whom the report is about.
    (
        "Zeb Bush said on Monday that he would run. A student said that George W. Bush had begun the war. "
        "[S Bush] said [C it was late].",
        "Zeb Bush",
    ),
    # What somebody is, told before the name.
    ("Ana Ruiz won. [S A former clerk in Ashford, Ruiz] said [C it was late].", "Ana Ruiz"),
    ("[S the top Liberal on the Ports Committee, Rep. C.A. Hale of Ohio], said [C it was late].", "C.A. Hale"),
    ("[S A member of the mayor's cabinet, Bo Hale], said [C it was late].", "Bo Hale"),
    ("[S Labour MP Emily Harlan] said [C it was late].", "Emily Harlan"),
    ("[S store clerk Amir Harlan] said [C it was late].", "Amir Harlan"),
    ("[S a local named Maher] said [C it was late].", "Maher"),
    ("[S Alas, Senate Liberals] said [C that it was late].", "Senate Liberals"),
    (
        "[S Chilean Deputy Foreign Minister for Arab and African Affairs Hassan Ruiz] accused [C Peru of it].",
        "Hassan Ruiz",
    ),
    ("[S Chairman of the Joint Chiefs of Staff Gen. Martin Hale] said [C it was late].", "Martin Hale"),
    # For whom somebody speaks is not who speaks.
    (
        "[S A spokeswoman for Secretary of State Ana Ruiz] said [C it was late].",
        "spokeswoman for Secretary of State Ana Ruiz",
    ),
    # A body by the word of its name that says what it is.
    (
        "The Lindow Observatory for Human Rights counted ten. It was late. [S The Observatory] said [C it rained].",
        "Lindow Observatory for Human Rights",
    ),
    ("[S The Westmark Court of Appeals] ruled [C that the law was void].", "Westmark Court of Appeals"),
    # Who is told first and named afterwards.
    (
        "[S The Peruvian president's security adviser] told the guild [C it was late]. Rain fell in the north. "
        "Ships came in. Hector Ruiz, the Peruvian adviser, drew a map.",
        "Hector Ruiz",
    ),
    (
        "A spokesman for U.N. Secretary-General Luis Ruiz met Bo Hale. [S The secretary-general] said [C it was late].",
        "Luis Ruiz",
    ),
    # Several.
    ("Bo Hale left. [S Hale and other officials] said [C it was late].", "Bo Hale and other officials"),
    (
        "[S Chilean activists and a Peruvian war monitor] said [C it was late].",
        "Chilean activists and Peruvian war monitor",
    ),
    (
        "[S A number of big businesses and industry associations] said [C it was late].",
        "big businesses and industry associations",
    ),
    ("He urged Peru and Chile to buy ships of Bolivia, and [S both countries] said [C it was late].", "Peru and Chile"),
    ("Iran protested. [S Peru and its allies] said [C that Iran was late].", "Peru and Peru's allies"),
    ("It cut off all lines, [S a move experts] said [C was late].", "experts"),
    ("Bo Hale left. [S He and his predecessors] said [C it was late].", "Bo Hale and Bo Hale's predecessors"),
    (
        "[S Army Secretary Bo Hale and Chief of Staff Gen. Mark Ruiz] said [C it was late].",
        "Bo Hale and Mark Ruiz",
    ),
    ("[S Mr. Ruiz, the Peruvians and even Chile] said [C it was late].", "Ruiz, Peruvians and Chile"),
    # A name keeps its capital, and a day is part of none.
    ("Paul Maraud left. [S Maraud’s attorneys] say [C it was late].", "Maraud’s attorneys"),
    ("They helped the guild early on, but [S today officials in Lindow] say [C it was late].", "officials in Lindow"),
    ("It was late, according to [S polling experts]. [C It rained].", "polling experts"),
    ("A number of harbour officials backed it, while [S others] said [C it was late].", "other harbour officials"),
    ("[S the Office of the Inspector General for Ports] said [C no].", "Office of the Inspector General for Ports"),
    ("[S A dozen or so bakers] said [C it was late].", "bakers"),
    ("Most were opposed. And [S lawmakers who are open to reform] disagree over [C how late it was].", "lawmakers"),
    ("The report angered the guild[S 's] leaders. [C It was late].", "guild"),
    ("The guild's report is out. [S The Lindow Coroner's Office] said [C no].", "Lindow Coroner's Office"),
    ("[S The editor-in-chief of the Courier] said [C no].", "editor-in-chief of the Courier"),
    # What the tagger or the parser took for something else.
    (
        "Also, [S leaked harbour intelligence findings] concluded [C that it rained].",
        "leaked harbour intelligence findings",
    ),
    ("Writer Emily Singer won. Rain fell. [S Singer] claimed [C it was late].", "Emily Singer"),
    (
        "Sen. Zeb King won. Rain fell. [S King and other bakers] indicated [C that it was late].",
        "Zeb King and other bakers",
    ),
    ("Haydar al-Abadin won. For that reason, [S al-Abadin] said, [C it was late].", "Haydar al-Abadin"),
    # Families, whom one sees oneself as, and who is acted on.
    ("Ana Ruiz met bakers. It is a feast for the Ruizes. They sang because [S they] like [C to sing].", "Ruizes"),
    ("Ana Ruiz sees herself as a baker [S who] likes [C the dam].", "Ana Ruiz"),
    ("Tom Hale left. Luis Ruiz should take notes from the man [S he] refuses [C to blame].", "Luis Ruiz"),
    # A phrase that begins with a name is of who bears it.
    ("[S Ruiz, in quotes carried on state news agency IRNA], said [C it was late].", "Ruiz"),
    # Relatives.
    ("The guild spoke of a strike against Peru, [S which] says [C its ports are open].", "Peru"),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_who_speaks_is_named_in_full(text: str, name: str) -> None:
    assert names(read(text, published="2019-05-05")) == [name]


def test_two_states_swapped_swap_the_names() -> None:
    text = "{} protested. He urged {} and {} to buy ships, and [S both countries] said [C it was late]."
    assert names(read(text.format("Bolivia", "Peru", "Chile"))) == ["Peru and Chile"]
    assert names(read(text.format("Bolivia", "Chile", "Peru"))) == ["Chile and Peru"]
    allies = "Iran met others. [S {} and its allies] said [C it was late]."
    assert names(read(allies.format("Iraq"))) == ["Iraq and Iraq's allies"]
    assert names(read(allies.format("Israel"))) == ["Israel and Israel's allies"]


def test_a_word_with_a_small_letter_is_no_outlet() -> None:
    found = read("[S The intercept] raised doubts. [S The Intercept] said [C it was late].")
    assert names(found) == ["intercept", "The Intercept"]


def test_members_of_a_member_are_members() -> None:
    text = "[S Mr. Maraud and two partners, Rick Gates and Ann Loy,] said [C it was late]."
    assert names(read(text)) == ["Maraud, Rick Gates and Ann Loy"]


def test_whoever_is_to_do_it_with_the_speaker_is_nobody() -> None:
    assert source(read("“Let[S 's] call [C it a day],” he said.")).name_status is NameStatus.IMPLICIT


def test_days_and_questions_are_no_sources() -> None:
    found = read("[S yesterday]'s decision to leave came late. [S Who] would want [C to stay]?")
    assert [one.source.name_status for one in found.attributions] == [NameStatus.IMPLICIT, NameStatus.IMPLICIT]


def test_it_that_is_likely_is_nobody() -> None:
    found = read("Peru met Chile. The guild fears [S it]'s likely [C that rain falls].")
    assert source(found).name is None


def test_a_former_contractor_is_a_person() -> None:
    found = read("[S The former harbour agency contractor] said [C it was late].")
    assert source(found).name_status is NameStatus.UNNAMED_ONE


def test_the_source_is_who_spoke_last_without_a_name() -> None:
    found = read(
        "[S a source who was on the call] said [C it rained]. It was late. Ships came. Rain fell. Bread was dear. "
        "The mill burned. The dam held. The guild met. [S A person close to Hale] said [C it was dear]. "
        "[S The source] said [C it was cold]."
    )
    assert names(found) == ["source who was on the call", "person close to Hale", "person close to Hale"]


def test_a_site_named_after_a_body_is_not_the_body() -> None:
    assert names(read("It was late, according to [S Military.com]. [C It rained]."))[0] == "Military.com"


def meant(marked: str, words: str) -> str | None:
    """Whom words in what somebody says mean."""
    start = re.sub(r"\[[SC] |\]", "", marked).index(words)
    mention = read(marked).mention_at(start, start + len(words))
    return mention.name if mention is not None else None


def test_mine_is_whose_the_words_are() -> None:
    assert meant("[C “My brother thinks that it was late,”] [S Ana Ruiz] said.", "My brother") == "Ana Ruiz's brother"
    assert meant("[C “Our brother thinks that it was late,”] [S Ana Ruiz] said.", "Our brother") == "brother"


def test_words_in_single_marks_after_a_name_and_a_colon_are_its_own() -> None:
    text = "[S Ruiz on the dam]: [C 'I will not wait']\n\nAna Ruiz will not wait for the dam."
    assert meant(text, "I") == "Ana Ruiz"
    assert meant(text.replace("'", ""), "I") != "Ana Ruiz"
