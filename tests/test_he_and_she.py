"""Whom "he" and "she" mean: names that were hard to see as somebody's, and sentences that make it evident."""

from __future__ import annotations

import pytest

from tests.test_resolve import names, read


def test_the_pronouns_before_tell_a_gender() -> None:
    told = read(
        "Mayor Quill Harlan came late. [S He] said [C the bridge was full], and [S he] said [C so was the port]. "
        "Ana Ruiz praised Harlan. Harlan thanked her. “[C It will be open in May],” [S he] said."
    )
    assert names(told)[-1] == "Quill Harlan"


def test_a_given_name_goes_before_an_office_in_man() -> None:
    told = read(
        "Bo Hale met Lena Moss on Monday. Guild spokesman Carla Vance confirmed the talks. "
        "“[C They are not over],” [S she] said."
    )
    assert names(told) == ["Carla Vance"]


@pytest.mark.parametrize("end", ["a baker in Lindow, is", "the chairwoman of the Lindow Guild, is"])
def test_a_surname_in_s_is_one_person(end: str) -> None:
    told = read(f"Dorrie Banes, {end} against the tax. “[C It will ruin us],” [S she] said.")
    assert names(told) == ["Dorrie Banes"]


def test_a_surname_goes_before_a_given_name() -> None:
    told = read(
        "John Hale and Tom John run the guild. [S John], who is its treasurer, said [C the fund was empty]. "
        "Hale disagreed."
    )
    assert names(told) == ["Tom John"]


def test_what_is_somebodys_is_not_called_by_the_name() -> None:
    told = read("The Varley Train came to Lindow. [S Varley] said [C the tax must fall].")
    assert names(told) == ["Varley"]


@pytest.mark.parametrize(
    "text",
    [
        # Who goes on saying.
        "[S Luis Hale] conceded [C that Ivan Moss had won the first vote], which is a result, [S he] said, "
        "“[C we had expected].”",
        # Who goes on doing.
        "Then Luis Hale let Ivan Moss speak first, and after a while [S he] said [C the port was full].",
        # Whom somebody lashed out at.
        "Ivan Moss lashed out at Luis Hale after [S he] said [C the port was full].",
        # The subject whose something is.
        "Luis Hale, who had long backed Ivan Moss, was blunter in his speech, in which [S he] called [C the port "
        "full].",
    ],
)
def test_the_sentence_makes_it_evident(text: str) -> None:
    assert names(read(text))[-1] == "Luis Hale"


def test_of_whom_it_is_said() -> None:
    told = read(
        "Ivan Moss has opened the port, Moss said. The other hopeful is Luis Hale. [C Hale would go on with his fight "
        "against the tax], [S he] said."
    )
    assert names(told) == ["Luis Hale"]


def test_who_only_asks_does_not_answer() -> None:
    told = read(
        "Luis Hale was short when Ivan Moss asked whether the guild could win. “[C It will be hard],” [S he] said."
    )
    assert names(told) == ["Luis Hale"]
