"""Stance, factuality, hedges, channel and evidence, read against a list of sentences and held to properties."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks.stance import as_attribution
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from counterclaim.appraise import appraise, event_factuality, find_hedges
from counterclaim.appraise.media import Media
from counterclaim.attribute.constructions import find_candidates
from counterclaim.attribute.rules import find
from counterclaim.gazetteer import Gazetteer
from counterclaim.model import Attribution, Cue, SourceMention, Span
from counterclaim.parse import parse
from counterclaim.tree import grow

GOLDEN = Path(__file__).parent / "golden" / "appraisal.txt"
LINES = [line.split(" | ") for line in GOLDEN.read_text("utf-8").splitlines() if line and line[0] != "#"]
PIECES = (
    "Kenya Uganda officials said denied never no not that reports were false it had sold arms “ ” told KCNA in a "
    "statement on Tuesday to citing satellite images may probably would comment declined plans there was is evidence "
    ", . whether if accused of refused rule out and nor confirm deny \n\n"
).split(" ")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def read(nlp: Language, text: str, gazetteer: Gazetteer | None = None) -> tuple[Attribution, ...]:
    (doc,) = parse(nlp, [text])
    return appraise(doc, find(doc), gazetteer)


def by_cue(nlp: Language, text: str, cue: str, gazetteer: Gazetteer | None = None) -> Attribution:
    rows = read(nlp, text, gazetteer)
    return next(row for row in rows if cue in " ".join(text[start:end] for start, end in row.cue.spans))


@pytest.mark.parametrize(("sentence", "cue", "stance", "factuality"), LINES, ids=[line[0] for line in LINES])
def test_stance_and_factuality(nlp: Language, sentence: str, cue: str, stance: str, factuality: str) -> None:
    row = by_cue(nlp, sentence, cue)
    assert (row.stance, row.factuality) == (stance, factuality)


def test_a_claim_inside_a_denial_keeps_its_own_stance(nlp: Language) -> None:
    denial, claim = read(nlp, "The governor rejected the accusation that he took bribes.")
    assert (denial.stance, denial.factuality) == ("denies", "CT-")
    assert (claim.stance, claim.factuality) == ("accuses", "CT+")


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        (
            "An official told the country's state-run news agency that the deal was dead.",
            "state-run news agency",
            "state_media",
        ),
        ("The allegation is baseless, the ministry said in a statement.", "statement", "statement"),
        ("The minister told state television that the rebels had fled.", "state television", "state_media"),
        ("In an affidavit filed in federal court, the agent said the men had met twice.", "affidavit", "court"),
        ("The ministry said in a post on X that the strikes had ended.", "X", "social"),
        ("The king said in an interview that he was ill.", "interview", "interview"),
        ("The envoy told reporters that the talks had failed.", "reporters", "briefing"),
    ],
)
def test_channel_by_common_nouns(nlp: Language, sentence: str, name: str, kind: str) -> None:
    channel = next(row.channel for row in read(nlp, sentence) if row.channel)
    assert channel.kind == kind
    assert channel.name.endswith(name)
    assert sentence[channel.span.start : channel.span.end] == channel.name


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("An official told KCNA that the deal was dead.", "KCNA", "state_media"),
        ("In the KCNA statement, the official accused Kenya of lies.", "KCNA", "state_media"),
        ("The envoy told Reuters that the talks had failed.", "Reuters", "wire"),
        ("The minister wrote on Twitter that the talks had failed.", "Twitter", "social"),
        ('"The talks failed," the envoy was quoted as saying by Reuters.', "Reuters", "wire"),
    ],
)
def test_channel_by_name(nlp: Language, gazetteer: Gazetteer, sentence: str, name: str, kind: str) -> None:
    channel = next(row.channel for row in read(nlp, sentence, gazetteer) if row.channel)
    assert (channel.name, channel.kind) == (name, kind)


def test_a_post_that_somebody_is_named_to_is_no_channel(nlp: Language) -> None:
    assert [row.channel for row in read(nlp, "The mayor welcomed her to the post, saying that it was hard.")] == [None]


def test_no_channel_where_the_source_just_speaks(nlp: Language, gazetteer: Gazetteer) -> None:
    assert (
        by_cue(nlp, "The envoy told lawmakers in the capital that the talks had failed.", "told", gazetteer).channel
        is None
    )


@pytest.mark.parametrize(
    ("sentence", "words", "kind", "shown"),
    [
        (
            "Citing declassified intelligence findings, the ministry said the deal was done.",
            "declassified intelligence findings",
            "declassified_intelligence",
            "merely_asserted",
        ),
        ("Satellite images show that the camp was destroyed.", "Satellite images", "imagery", "described"),
        (
            "The think tank, citing intercepted calls, said the order came from the palace.",
            "intercepted calls",
            "intercept",
            "merely_asserted",
        ),
        (
            "According to documents seen by the paper, the firm knew of the fault.",
            "documents seen by the paper",
            "document",
            "shown",
        ),
    ],
)
def test_evidence(nlp: Language, sentence: str, words: str, kind: str, shown: str) -> None:
    evidence = read(nlp, sentence)[-1].evidence
    assert [(sentence[e.span.start : e.span.end], e.kind, e.shown) for e in evidence] == [(words, kind, shown)]


def test_no_evidence_where_none_is_cited(nlp: Language) -> None:
    assert not any(row.evidence for row in read(nlp, "The ministry said that the camp was destroyed."))


def _hedge_lines() -> list[list[str]]:
    lines = (GOLDEN.parent / "hedges.txt").read_text("utf-8").splitlines()
    return [[part.strip() for part in line.split("|")] for line in lines if line and line[0] != "#"]


@pytest.mark.parametrize("line", _hedge_lines(), ids=lambda line: line[0])
def test_hedges_as_a_reader_finds_them(nlp: Language, line: list[str]) -> None:
    sentence, *expected = line
    (doc,) = parse(nlp, [sentence])
    found = find_hedges(doc)
    shown = []
    for hedge in found:
        assert sentence[hedge.span.start : hedge.span.end] == hedge.text
        scope = sentence[hedge.scope.start : hedge.scope.end] if hedge.scope is not None else "-"
        band = "-".join(map(str, hedge.band)) if hedge.band else "-"
        shown += [hedge.text, hedge.kind.value, band, scope]
    assert shown == expected


def test_confidence_has_no_band(nlp: Language) -> None:
    (doc,) = parse(nlp, ["The agency judged with high confidence that it is very likely to fail."])
    assert [(hedge.kind, hedge.band) for hedge in find_hedges(doc)] == [("confidence", None), ("estimative", (80, 95))]


def test_hedges_go_to_the_innermost_attribution(nlp: Language) -> None:
    text = "Kenya denied reports that its troops had possibly crossed the border."
    outer, inner = read(nlp, text)
    assert not outer.hedges
    assert [h.text for h in inner.hedges] == ["possibly"]


@pytest.mark.parametrize(
    ("text", "event", "expected"),
    [
        ("The ship sank.", "sank", "CT+"),
        ("The ship did not sink.", "sink", "CT-"),
        ("The ship may sink.", "sink", "PS+"),
        ("The ship may not sink.", "sink", "PS-"),
        ("The crew failed to leave.", "leave", "CT-"),
        ("The crew did not fail to leave.", "leave", "CT+"),
        ("The crew managed to leave.", "leave", "CT+"),
        ("The crew wants to leave.", "leave", "Uu"),
        ("It is unlikely that the ship sank.", "sank", "PR-"),
        ("They know that the ship sank.", "sank", "CT+"),
        ("They do not know that the ship sank.", "sank", "CT+"),
        ("If the ship sinks, they will sue.", "sinks", "Uu"),
        ("They called for an attack.", "attack", "Uu"),
        ("They prevented the attack.", "attack", "CT-"),
    ],
)
def test_event_factuality(nlp: Language, text: str, event: str, expected: str) -> None:
    (doc,) = parse(nlp, [text])
    assert event_factuality(doc, next(token for token in doc if token.text == event)) == expected


@given(words=st.lists(st.sampled_from(PIECES), max_size=40))
def test_spans_lie_in_the_text(nlp: Language, words: list[str]) -> None:
    text = " ".join(words)
    for row in read(nlp, text):
        spans = [h.span for h in row.hedges] + [e.span for e in row.evidence]
        spans += [row.channel.span] if row.channel else []
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(text[h.span.start : h.span.end] == h.text for h in row.hedges)


def test_names_of_states_make_no_difference(nlp: Language, gazetteer: Gazetteer) -> None:
    text = (
        "{0} denied that it sold arms to {1}. A {2} official told state television that the reports were false. "
        "“We never shelled the port,” {1} said in a statement, and {0} accused it of lying."
    )

    def told(text: str) -> list[tuple[object, ...]]:
        rows = read(nlp, text, gazetteer)
        return [(r.stance, r.factuality, len(r.hedges), r.channel and r.channel.kind, len(r.evidence)) for r in rows]

    one = told(text.format("Norway", "Sweden", "Norwegian"))
    assert one == told(text.format("Sweden", "Norway", "Swedish"))
    assert one == told(text.format("Iran", "Israel", "Iranian"))
    assert one == told(text.format("Israel", "Iran", "Israeli"))
    assert sum(stance == "denies" for stance, *_ in one) == 3


def _stance_lines() -> list[list[str]]:
    lines = (GOLDEN.parent / "stance.txt").read_text("utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and line[0] != "#"]


def _unmarked(marked: str) -> tuple[str, dict[str, list[list[int]]]]:
    """The plain sentence and the spans of its marks."""
    text, at, opened = "", 0, ""
    spans: dict[str, list[list[int]]] = {"source": [], "cue": [], "content": []}
    for mark in re.finditer(r"\[([SCQ]) |\]", marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened = {"S": "source", "C": "cue", "Q": "content"}[mark[1]]
            spans[opened].append([len(text), 0])
        else:
            spans[opened][-1][1] = len(text)
    return text + marked[at:], spans


@pytest.mark.parametrize(("stance", "sentence"), _stance_lines(), ids=[line[1] for line in _stance_lines()])
def test_stance_as_a_reader_finds_it(nlp: Language, stance: str, sentence: str) -> None:
    text, spans = _unmarked(sentence)
    (doc,) = parse(nlp, [text])
    given = as_attribution(grow(doc), spans, list(find_candidates(grow(doc))), "0")
    assert appraise(doc, [given], None)[0].stance == stance


def test_a_hedge_in_the_cue_is_about_all_that_is_attributed(nlp: Language) -> None:
    text = "The ministry reportedly suggested that two ships may have left the port."
    cue, content = "reportedly suggested", "that two ships may have left the port"
    spans = [(Span(text.index(words), text.index(words) + len(words)),) for words in (cue, content)]
    attribution = Attribution("1", SourceMention(), Cue(spans[0], "suggest"), spans[1])
    (found,) = appraise(next(iter(parse(nlp, [text]))), [attribution], None)
    scopes = {hedge.text: hedge.scope for hedge in found.hedges}
    assert scopes["reportedly"] == spans[1][0]
    assert scopes["may"] != spans[1][0]


def test_state_media_told_bare_are_not_those_of_another_state(nlp: Language, gazetteer: Gazetteer) -> None:
    doc = nlp("Chilean state media said so. Peru, via state media, said no.")
    media, tree = Media(doc, gazetteer), grow(doc)
    chilean, bare = media.named[0], [tree.text.index("via") + 1, tree.text.index("via") + 2]
    peru, chile = gazetteer.find("Peru"), gazetteer.find("Chile")
    assert peru is not None
    assert chile is not None
    assert media.is_of_another(tree, bare, chilean, peru.id)
    assert not media.is_of_another(tree, bare, chilean, chile.id)
