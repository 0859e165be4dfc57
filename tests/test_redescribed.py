"""Whom short descriptions mean that report after report uses for somebody, or something, told of before."""

from __future__ import annotations

import pytest

from tests.test_resolve import names, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who runs for an office.
        (
            "Ana Ruiz is running for mayor of Lindow. Her aides met. [S Bo Hale] said [C the race was close], and "
            "Ruiz nodded, with [S the candidate] saying [C she agreed].",
            "Ana Ruiz",
        ),
        # A calling, after a sentence on one person.
        ("Ana Ruiz flew to Lindow on Monday. [S The hedge fund manager] said [C prices would fall].", "Ana Ruiz"),
        # An age belongs to somebody known.
        ("Ana Ruiz flew to Lindow on Monday. [S The 71-year-old diplomat] said [C talks would go on].", "Ana Ruiz"),
        # Somebody new, as nobody was told of as a person before.
        (
            "Growers met in Lindow on Monday. [S The hedge fund manager] said [C prices would fall].",
            "hedge fund manager",
        ),
        # Siblings by their surname.
        (
            "Carlos Hale founded the mill with Luis Hale. Li Wen ate. [S The brothers] say [C the mill pays].",
            "Carlos Hale and Luis Hale",
        ),
        # Two campaigns, one of them a team.
        (
            "The Ruiz campaign has more offices than the Hale team, [S the campaigns] agree [C as much].",
            "Ruiz campaign and Hale campaign",
        ),
        # A list with a comma before "and".
        (
            "The paper mocked Ana Ruiz, Bo Hale, and Li Wen for the plan. [S The candidates] said [C it was unfair].",
            "Ana Ruiz, Bo Hale and Li Wen",
        ),
        # A law is told by its year.
        (
            "The federal harvest law was changed in May. It rests on [S the 1938 law] that says [C who is a grower].",
            "1938 law",
        ),
        # Spelt otherwise.
        ("The Lindow Centre hired Ana Ruiz. [S The center] said [C it was glad].", "Lindow Centre"),
        # Two documents in one source.
        ("Ana Ruiz wrote a book on the mill. [S The book and film] say [C it was sold].", "book and film"),
        # A photo of herself.
        (
            "Ana Ruiz posted a photo of herself at the mill. [S The photo] shows [C that it burned].",
            "photo of Ana Ruiz",
        ),
    ],
)
def test_who_is_told_again(text: str, expected: str) -> None:
    assert names(read(text))[-1] == expected


def test_a_poll_is_not_the_earlier_one() -> None:
    text = (
        "[S A new Lindow University poll] found [C that growers are glad]. In [S an earlier poll], [C fewer were]. "
        "But [S the poll] also shows [C that prices fell]."
    )
    assert names(read(text))[-1] == "new Lindow University poll"


def test_figures_are_of_whom_the_source_names() -> None:
    text = (
        "The Department of Justice said in May that it would look into it. In June, 12 mills burned, according to "
        "[S the data from the FBI]. [S The agency] says [C more will burn]."
    )
    assert names(read(text))[-1] == "FBI"
