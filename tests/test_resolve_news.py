"""Resolution of what world news is full of: posts and titles before names, those who met, the official who spoke
alone, some of those who did it. Every sentence is invented."""

from __future__ import annotations

import pytest

from tests.test_resolve import GAZETTEER, NLP, names, read

NAMED = [
    # Titles, and the body between a post and the name of who has it.
    ("Chief Executive Ana Hale met growers. [S Chief Executive Hale] said [C no].", "Ana Hale"),
    ("[S Counselor Ana Hale] said [C it was late].", "Ana Hale"),
    ("[S Former Ambassador to the United Nations Nora Hale] said [C no].", "Nora Hale"),
    ("[S The Chilean ambassador to Peru Nora Hale] said [C no].", "Nora Hale"),
    ("[S A spokesman for Peru President Juan Vega] said [C no].", "spokesman for Peru President Juan Vega"),
    # Outlets whose names begin as another's does, or end in what they are.
    ("[S The Times of Malta] said [C no].", "Times of Malta"),
    ("[S The Times of Israel] said [C no].", "Times of Israel"),
    ("[S The Times of London] said [C no].", "Times of London"),
    ("[S Japan's Kyodo News Service] said [C no].", "Kyodo"),
    # Peoples, faiths and regions keep their capital where a sentence begins, and words in quotation marks have none.
    ("It rained. [S Kurdish leaders] said [C no].", "Kurdish leaders"),
    ("It rained. [S Western officials] said [C no].", "Western officials"),
    ("It rained. [S Liberal lawmakers] said [C no].", "liberal lawmakers"),
    ("It rained on Liberal lawmakers. [S Liberal growers] said [C no].", "Liberal growers"),
    ('It rained. "[S People] thought [C it was late]," Bo Hale said.', "people"),
    # The world has no mind.
    ("Singers from all over the world [S who] want a dam met.", "singers"),
    ("She spoke for growers from across the world [S who] want a dam.", "growers"),
    ("The deal has moved other states – quite a few of them – [S who] are planning a dam.", "other states"),
    # Some of those who did it, or of the only people told of.
    ("A man was held by a group of growers. [S Some] claimed [C he was late].", "some growers"),
    ("The plan drew praise from growers, though [S many] said [C no].", "many growers"),
    (
        "Reactions from Harbour lawmakers were mixed, with some critical of it while [S others] said [C so].",
        "other Harbour lawmakers",
    ),
    ("Bo Hale asked his advisers for their view, [S all of whom] told him [C no].", "Bo Hale's advisers"),
    # Those who met.
    ("Ana Ruiz spoke by phone with Bo Hale on Monday. [S They] agreed [C to go].", "Ana Ruiz and Bo Hale"),
    ("Ana Ruiz held talks with Bo Hale. [S They] agreed [C to go].", "Ana Ruiz and Bo Hale"),
    ("Peru held talks with Chile in May. [S They] agreed [C to go].", "Peru and Chile"),
    ("Ana Ruiz met Bo Hale and spoke to growers. [S They] want [C to leave].", "growers"),
    # What a state has, its media have not.
    ("Xinhua reported on Monday. It said that [S its leaders] want [C a dam].", "China's leaders"),
    ("Xinhua reported on Monday. It said that [S its editors] want [C a dam].", "Xinhua's editors"),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_who_is_meant_in_world_news(text: str, name: str) -> None:
    assert names(read(text, published="2019-05-05")) == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An official who spoke alone goes before one of several who spoke since.
        (
            "[S A Chilean official] said [C no]. [S Guild officials] said [C so]. [S The official] added [C why].",
            ["Chilean official", "Guild officials", "Chilean official"],
        ),
        ("[S Guild officials] said [C so]. [S The official] added [C why].", ["Guild officials", "Guild official"]),
        # A Liberal who is close to somebody may be called a source.
        (
            "[S Sources familiar with it] said [C no]. [S A Liberal close to Hale] said [C so]. Hale left. "
            "[S The source] said [C why].",
            ["sources familiar with it", "Liberal close to Hale", "Liberal close to Hale"],
        ),
        # Nobody is taken for a source who has said nothing so far, where another has.
        (
            "[S A Liberal close to Ana Hale] said [C so]. The tough aide had to leave. [S The official] said [C why].",
            ["Liberal close to Ana Hale", "Liberal close to Ana Hale"],
        ),
    ],
)
def test_which_official_is_meant(text: str, expected: list[str]) -> None:
    assert names(read(text)) == expected


def test_a_vice_president_is_not_the_president() -> None:
    text = "Joe Biden met growers in the United States. Biden said so. Biden left. [S The president] said [C no]."
    assert names(read(text, published="2010-05-05")) == ["president"]


def test_own_words_given_below_are_whose_they_are() -> None:
    text = (
        "Mayor Juan Vega met growers.\n\nI leave you with Vega's own words on it. From May:\n\n"
        "It takes time. [S I] want [C growers to know].\n\n[S I] think [C he was wrong]."
    )
    assert names(read(text)) == ["Juan Vega", "author"]


def test_a_longer_name_goes_before_one_that_the_article_makes() -> None:
    found = GAZETTEER.match(NLP("The Times of Israel said so on Monday."))
    assert [GAZETTEER.actor(match.actor).name for match in found] == ["Times of Israel"]
