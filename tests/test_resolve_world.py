"""Resolution of what world news is full of: titles and surnames of several, offices in small letters, towns' police,
outlets after an article, lists with semicolons. Every sentence is invented."""

from __future__ import annotations

import pytest

from counterclaim import parse
from counterclaim.model import Attribution, Cue, Report, SourceMention, Span
from counterclaim.resolve import resolve
from tests.test_resolve import GAZETTEER, NLP, names, read

NAMED = [
    # A possessive opens the sentence.
    ("Ana Mayer fell ill. [S Mayer’s office] said [C it was late].", "Mayer’s office"),
    # Titles in the plural, and of an office in small letters.
    ("[S Former Presidents Harlan and Moss] said [C it was late].", "Harlan and Moss"),
    ("[S The Secretary of the Treasury Ana Ruiz] said [C it was late].", "Ana Ruiz"),
    ("[S the former director of harbour safety Ana Ruiz] said [C it was late].", "Ana Ruiz"),
    ("[S the head of the guild's bakers] said [C it was late].", "head of the guild's bakers"),
    # Whose they are is told already.
    ("Ana Ruiz left. [S her own staff] said [C it was late].", "Ana Ruiz's staff"),
    ("[S Tens of thousands of people] said [C it was late].", "tens of thousands of people"),
    # The town's, and the state's.
    ("[S Santiago police] said [C it was late].", "Santiago police"),
    ("[S Chilean police] said [C it was late].", "Chilean police"),
    # Each part of a list begins with a name.
    (
        "[S Ana Ruiz, who drove to Lindow; the clerk Bo Hale, of Ashford; and Li Wen] said [C it was late].",
        "Ana Ruiz, Bo Hale and Li Wen",
    ),
    # The second of a surname, named right before, where the first was named but once.
    (
        "A letter came from Deborah Moss. Harbour Secretary Ryan Moss left. [S Moss] said [C it was late].",
        "Ryan Moss",
    ),
    ("Ruth Moss came. Moss sang. Ryan Moss left. [S Moss] said [C it was late].", "Ruth Moss"),
    ("Deborah Moss came with her father, Ryan Moss. [S Moss] said [C it was late].", "Deborah Moss"),
    # A body told by what it is.
    (
        "Bo Hale spoke of the Harbour Council of Lindow (HCL), a small group [S that] says [C it is late].",
        "Harbour Council of Lindow",
    ),
    ("The Lindow Guild is old, and its members left. [S Its members] said [C it was late].", "Lindow Guild's members"),
    # Outlets that a phrase joined.
    (
        "The Guardian and the Daily Mail wrote of it. Rain fell. [S The two papers] said [C it was late].",
        "The Guardian and Daily Mail",
    ),
    ("[S Al-Mayadeen TV], which has a man there, said [C it was late].", "Al Mayadeen"),
    ("Luis al-Harlan left. It rained, and [S al-Harlan] said [C it was late].", "Luis al-Harlan"),
    # A description that is cut keeps a name whole, and no more than a noun.
    (
        "[S A long and dry report on three broken old bridges and a closed port near Lindow by the Ashford Harbour "
        "Council] said [C it was late].",
        "long and dry report on three broken old bridges and a closed port near Lindow by the Ashford Harbour Council",
    ),
    ("[S As many as 15 growers] said [C it was late].", "growers"),
    ("[S A “dirty” bomb] showed [C that it was late].", "“dirty” bomb"),
    (
        "[S The owners of three banks -- Lindow Trust, Harlan and Moss --] said [C it was late].",
        "owners of three banks",
    ),
    # The one who holds the same office for another state.
    (
        "Chilean Foreign Minister Ana Ruiz met Peruvian Foreign Minister Bo Hale and Peruvian Defense Minister Tom "
        "Moss. Ruiz left. [S Her Peruvian counterpart] said [C it was late].",
        "Bo Hale",
    ),
    ("[S A growing number of advocates, mostly Liberals,] said [C it was late].", "advocates"),
    ("The growers met. Some talked of a dam; [S others] said [C it was late].", "other growers"),
    (
        "[S Growers in three towns and Washington, D.C.,] said [C it was late].",
        "growers in three towns and Washington, D.C.",
    ),
    ("[S Our best and brightest] said [C it was late].", "best and brightest"),
    ("[S The Times of India] reported [C that it was late].", "Times of India"),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_named(text: str, name: str) -> None:
    assert names(read(text)) == [name]


def test_an_office_in_small_letters_is_one_of_a_state_that_is_named() -> None:
    told = "Ana Ruiz left. [S The home office] said [C it was late]."
    assert names(read(f"A British ship sank. {told}")) == ["Home Office"]
    assert names(read(f"A Chilean ship sank. {told}")) == ["home office"]


def test_who_speaks_in_a_headline_ends_where_the_verb_begins() -> None:
    text = "Hundreds of Former Harbour Guards Condemn Ruiz’s Plan for Lindow\n\nAna Ruiz left."
    marks = (Span(0, 33), Span(34, 41), Span(42, len(text) - 17))
    source, cue, content = marks
    said = Attribution("1", SourceMention((source,)), Cue((cue,), "condemn"), (content,))
    (doc,) = parse.parse(NLP, [text])
    assert names(resolve(doc, [said], GAZETTEER, Report("r", text, "0"))) == ["hundreds of Former Harbour Guards"]


def test_a_quality_is_nobody() -> None:
    assert names(read("There was a [S wide] agreement [C that it was late].")) == [None]


@pytest.mark.parametrize(
    "text",
    [
        # Nobody else is named but as whose aide somebody is.
        "[S Luis Hale], Ivan Moss's former aide, left in May after it emerged that [S he] had said [C it was full].",
        "[S Luis Hale] served as Mayor Ivan Moss's aide for a month before [S he] said [C the port was full].",
        # Nobody is no antecedent.
        "[S Luis Hale] left because nobody knew the way and [S he], like his sons, feared [C that it was late].",
    ],
)
def test_he_is_the_subject(text: str) -> None:
    assert names(read(text))[-1] == "Luis Hale"


def test_a_verb_is_nobody() -> None:
    assert names(read("Talks were broken off. That [S dampened] hopes [C that the port may open].")) == [None]


def test_a_clause_that_is_cut_leaves_no_pronoun() -> None:
    told = read("Ana Ruiz met the [S legions who’ve] told her [C it was late].")
    assert names(told) == ["legions"]


@pytest.mark.parametrize(
    "it", ["it’s fair to say", "it's fair to say", "it becomes harder to deny", "it makes sense to say"]
)
def test_it_stands_for_a_clause(it: str) -> None:
    assert names(read(f"The Lindow Council met. Ana Ruiz left. Moss thinks [S it]{it[2:]} [C the port is full].")) == [
        None
    ]


def test_a_title_tells_a_namesake_from_who_holds_another_office() -> None:
    text = "A United States ship sank in 1977. [S President Carter] said [C it was late]. [S Carter] said [C so]."
    told = names(read(text, published="2015-09-02"))
    assert told == ["Carter", "Carter"]
    assert names(read(text.replace("President", "Secretary"), published="2015-09-02")) == ["Ash Carter"] * 2


def test_an_administration_tells_a_surname() -> None:
    told = read("The Fields administration is new. Fields was upset. [S He] said [C it was late].")
    assert names(told) == ["Fields"]


def test_no_leader_is_the_supreme_leader_who_was_not_called_so() -> None:
    text = "President Luis Hale left. [S The {}leader] said [C it was late]."
    assert names(read(text.format(""))) == ["Luis Hale"]
    assert names(read(text.format("supreme "))) == ["supreme leader"]
    called = "Luis Hale, the supreme leader of Peru, left. [S The supreme leader] said [C it was late]."
    assert names(read(called)) == ["Luis Hale"]


def test_whose_father_is_named_is_not_called_by_his_name() -> None:
    text = (
        "King Omar met Ana Ruiz. Prince Faisal bin Omar left. [S Omar] said [C it was late]. [S Bin Omar] said [C so]."
    )
    assert names(read(text)) == ["Omar", "Faisal bin Omar"]
    assert names(read("Prince Faisal bin Omar left. [S Omar] said [C it was late].")) == ["Faisal bin Omar"]
