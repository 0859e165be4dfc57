"""Attribution, read against hand-marked prose and held to properties that any text must keep."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from counterclaim.attribute.quotations import find_quotations
from counterclaim.attribute.rules import find
from counterclaim.attribute.speech import Found
from counterclaim.attribute.subjects import with_subjects
from counterclaim.model import Attitude, Attribution, Form
from counterclaim.parse import parse
from counterclaim.tree import grow

GOLDEN = Path(__file__).parent / "golden" / "attribution.txt"
MARK = re.compile(r"\[([SCQ])([\d,]+) |\]")
Roles = dict[str, list[str]]


def read(nlp: Language, text: str) -> tuple[Attribution, ...]:
    (doc,) = parse(nlp, [text])
    return find(doc)


def cut(text: str, attribution: Attribution) -> Roles:
    """The words of each role."""
    spans = {"S": attribution.source.spans, "C": attribution.cue.spans, "Q": attribution.content}
    return {role: [text[start:end] for start, end in found] for role, found in spans.items() if found}


def marked(paragraph: str) -> tuple[str, list[Roles]]:
    """A marked paragraph as plain text, and the roles that its marks set out, in order of their numbers."""
    text, at, open_marks = "", 0, []
    spans: dict[int, dict[str, list[tuple[int, int]]]] = {}
    for mark in MARK.finditer(paragraph):
        text += paragraph[at : mark.start()]
        at = mark.end()
        if mark.group() != "]":
            open_marks.append((mark[1], mark[2].split(","), len(text)))
        else:
            role, numbers, start = open_marks.pop()
            for number in numbers:
                spans.setdefault(int(number), {}).setdefault(role, []).append((start, len(text)))
    text += paragraph[at:]
    return text, [
        {role: [text[s:e] for s, e in sorted(found)] for role, found in sorted(roles.items())}
        for _, roles in sorted(spans.items())
    ]


def golden() -> list[str]:
    paragraphs = GOLDEN.read_text("utf-8").split("\n\n")
    return [p.strip() for p in paragraphs if not p.startswith("#")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The row was made worse by a dispute of Peru and Chile, which seized a tanker, saying it was late.", "Chile"),
        ("Surprising everyone, he ordered the closing of the mill, saying that it was late.", "he"),
    ],
)
def test_who_says_so_by_a_participle(nlp: Language, text: str, source: str) -> None:
    (doc,) = parse(nlp, [text])
    tree = grow(doc)
    at = tree.text.index("saying")
    (told,) = with_subjects(tree, [Found(at, "ccomp", [at], [], range(at + 1, len(tree) - 1), 0.9)])
    assert " ".join(tree.text[token] for token in told.source) == source


@pytest.mark.parametrize("paragraph", golden())
def test_reads_as_marked(nlp: Language, paragraph: str) -> None:
    text, expected = marked(paragraph)
    found = [dict(sorted(cut(text, a).items())) for a in read(nlp, text)]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_inner_attribution_names_its_outer_one(nlp: Language) -> None:
    outer, inner = read(nlp, "Kenya dismissed Uganda's claim that its troops had crossed the border.")
    assert inner.parent == outer.id
    assert outer.parent is None


def test_multi_paragraph_quotation_is_one_attribution(nlp: Language) -> None:
    text = "Mr. Oduya said: “The port is closed.\n\n“It will stay closed.”\n\nNo ship left."
    (attribution,) = read(nlp, text)
    assert cut(text, attribution)["Q"] == ["“The port is closed.\n\n“It will stay closed.”"]
    assert attribution.form is Form.DIRECT


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The mayor said the dam was safe.", Form.INDIRECT),
        ("The mayor said the dam was “perfectly safe” that day.", Form.MIXED),
        ("“The dam is safe,” the mayor said.", Form.DIRECT),
    ],
)
def test_form(nlp: Language, text: str, form: Form) -> None:
    (attribution,) = read(nlp, text)
    assert attribution.form is form


@pytest.mark.parametrize(
    ("text", "attitude"),
    [
        ("The mayor said the dam was safe.", Attitude.SAYS),
        ("The mayor thinks the dam is safe.", Attitude.BELIEVES),
        ("The mayor plans to close the dam.", Attitude.INTENDS),
        ("The mayor wants to close the dam.", Attitude.WANTS),
        ("The survey suggests that most voters are undecided.", Attitude.SHOWS),
        ("The spokesman suggested that most voters were undecided.", Attitude.SAYS),
    ],
)
def test_attitude(nlp: Language, text: str, attitude: Attitude) -> None:
    assert [a.attitude for a in read(nlp, text)] == [attitude]


def test_ids_differ_between_reports_and_agree_between_readings(nlp: Language) -> None:
    one, other = "The mayor said the dam was safe.", "The mayor said the dam was safe.\n"
    assert read(nlp, one)[0].id == read(nlp, one)[0].id
    assert read(nlp, one)[0].id != read(nlp, other)[0].id


MARKS = ["“", "”", '"', "''", "‘", "’s ", ".", ",", ":", "(", "\n"]
PIECES = [*MARKS, " said ", " denied ", "He", " that ", "it is over", "😀"]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_spans_stay_within_any_text(nlp: Language, text: str) -> None:
    for attribution in read(nlp, text):
        for spans in (attribution.source.spans, attribution.cue.spans, attribution.content):
            assert list(spans) == sorted(spans)
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert all(text[start:end].strip() == text[start:end] for start, end in spans)
        assert attribution.content
        assert attribution.cue.spans
        assert 0 <= attribution.confidence <= 1


@given(st.text(alphabet="“”\"'‘’ ab.\n", max_size=60))
def test_quotations_are_ordered_and_apart(text: str) -> None:
    ends = 0
    for quotation in find_quotations(text):
        for start, end in quotation.spans:
            assert ends <= start < end <= len(text)
            ends = end


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
        ("''One,'' he said.", ["''One,''"]),
        ('He said "one and', ['"one and']),
        ("‘It’s one,’ he said.", ["‘It’s one,’"]),
        ("The dogs’ owner isn’t here.", []),
        ('A 6" pipe burst.', []),
        ("“One ‘two’ three”", ["“One ‘two’ three”"]),
    ],
)
def test_quotation_marks_in_the_wild(text: str, quotations: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text)] == quotations


def test_component_for_other_pipelines(nlp: Language) -> None:
    other = spacy.load(nlp.meta["lang"] + "_" + nlp.meta["name"])
    other.add_pipe("counterclaim_attribution")
    doc = other("Norway denied that its navy had entered the strait.")
    assert [a.cue.lemma for a in doc._.attributions] == ["deny"]
    assert {role: [span.text for span in doc.spans[role]] for role in ("source", "cue", "content")} == {
        "source": ["Norway"],
        "cue": ["denied"],
        "content": ["that its navy had entered the strait"],
    }


def test_a_text_full_of_quotation_marks_does_not_hang(nlp: Language) -> None:
    (doc,) = parse(nlp, ['"said " ' * 800])
    start = time.process_time()
    find(doc)
    assert time.process_time() - start < 10  # half a minute and more where each quotation walks through every content


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Ana Ruiz makes no apologies for accusing the guild of theft.", "accusing", "Ana Ruiz"),
        ("The aides urged Ana Ruiz to reconsider closing the mill.", "reconsider", ""),
        ("The aides urged Ana Ruiz to deny that the mill would close.", "deny", "Ana Ruiz"),
        ("The statements that she made to the court were true.", "statements", "she"),
        ("It means admitting that the mill must close.", "admitting", ""),
        ("The book closed with a page accusing nobody.", "accusing", ""),
    ],
)
def test_of_whom_a_cue_without_a_source_is_understood(nlp: Language, text: str, cue: str, source: str) -> None:
    (doc,) = parse(nlp, [text])
    tree = grow(doc)
    head = tree.text.index(cue)
    (found,) = with_subjects(tree, [Found(head, "quote", [head], [], [len(tree) - 1], 0.9)])
    assert " ".join(tree.text[t] for t in found.source) == source


def test_who_is_quoted_says_so(nlp: Language) -> None:
    text = "The Courier quoted Ana Ruiz, the mayor, saying it is late."
    tree = grow(nlp(text))
    head = tree.text.index("saying")
    (found,) = with_subjects(tree, [Found(head, "xcomp", [head], [0, 1], [head + 1, head + 2, head + 3], 0.9)])
    assert [tree.text[k] for k in found.source][:2] == ["Ana", "Ruiz"]


def test_who_is_blamed_for_doing_something_does_it(nlp: Language) -> None:
    (doc,) = parse(nlp, ["The guards railed against Tom Hale for refusing to leave."])
    tree = grow(doc)
    head = tree.text.index("refusing")
    (found,) = with_subjects(tree, [Found(head, "xcomp", [head], [0, 1], [head + 1, head + 2], 0.9)])
    assert [tree.text[t] for t in found.source] == ["Tom", "Hale"]


def test_who_deplores_what_was_done_says_so(nlp: Language) -> None:
    (doc,) = parse(
        nlp, ["The mill closed its gates in May, a step that Tom Hale deplored on Friday, saying it was cruel."]
    )
    tree = grow(doc)
    head = tree.text.index("saying")
    (found,) = with_subjects(tree, [Found(head, "ccomp", [head], [0, 1], [head + 1, head + 2, head + 3], 0.9)])
    assert [tree.text[t] for t in found.source] == ["Tom", "Hale"]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        # The quotation is what the claim is called, and no part of it.
        (
            'Tom Hale has called the guild\'s assertion that Lindow was behind the fire "slander."',
            "that Lindow was behind the fire",
        ),
        # A quotation within a content goes up to the mark that closes it.
        ('Tom Hale said that Ana Ruiz denied that she had "sold the mill."', 'that she had "sold the mill."'),
    ],
)
def test_no_quotation_is_cut_in_two(nlp: Language, text: str, inner: str) -> None:
    (doc,) = parse(nlp, [text])
    *_, found = find(doc)
    assert [text[span.start : span.end] for span in found.content] == [inner]
