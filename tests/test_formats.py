"""JSON goes out and comes back the same and fits its schema; page and terminal show all rows and run nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from counterclaim import model
from counterclaim.errors import InputError
from counterclaim.formats import from_json, html, schema, terminal, to_json
from counterclaim.model import Analysis, Factuality, Failure, Link, Relation, Span, Stance
from counterclaim.read import from_text
from tests import made

WORDS = st.text(max_size=12)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
SPANS = st.tuples(st.integers(0, 400), st.integers(0, 400)).map(lambda pair: Span(*sorted(pair)))
st.register_type_strategy(Span, SPANS)
VALIDATOR = Draft202012Validator(schema())


def few(kind: type) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: st.lists(st.from_type(kind), max_size=2)).map(tuple)


OVERRIDES: dict[type, dict[str, Any]] = {
    model.Analysis: {
        "attributions": few(model.Attribution),
        "times": few(model.TimeExpression),
        "claims": few(model.Claim),
        "links": few(model.Link),
        "actors": few(model.Actor),
    },
    model.Attribution: {"confidence": st.floats(0, 1), "hedges": few(model.Hedge), "evidence": few(model.Evidence)},
    model.Claim: {"arguments": few(model.Argument), "quantities": few(model.Quantity)},
    model.Hedge: {"band": st.none() | st.tuples(st.integers(0, 100), st.integers(0, 100))},
    model.Link: {
        "score": NUMBERS,
        "scope": st.lists(st.tuples(WORDS, WORDS), max_size=3, unique_by=lambda pair: pair[0]).map(tuple),
    },
    model.Quantity: {"low": st.none() | NUMBERS, "high": st.none() | NUMBERS},
    model.Report: {"sha256": st.just("0" * 64), "zones": few(model.Zone)},
}
for kind, overrides in OVERRIDES.items():
    st.register_type_strategy(kind, st.builds(kind, **overrides))


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.from_type(Analysis), st.from_type(Failure)))
def test_json_goes_out_and_comes_back_the_same(item: Analysis | Failure) -> None:
    written = json.dumps(to_json(item))
    VALIDATOR.validate(json.loads(written))
    assert from_json(json.loads(written)) == item


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


def test_the_form_is_that_of_the_documentation() -> None:
    form = to_json(made.analysis())
    first = form["attributions"][0]
    assert list(first) == [
        *("id", "parent", "source", "cue", "content", "form", "attitude", "stance", "factuality", "perspectives"),
        *("hedges", "channel", "evidence", "said", "happened", "claims", "confidence", "method"),
    ]
    assert first["source"]["spans"] == [[19, 28]]
    assert first["happened"] is None
    assert form["claims"][0]["polarity_free"] is True
    assert form["claims"][0]["quantities"] == [
        {"text": "hundreds", "low": 100, "high": None, "unit": "drone", "span": None}
    ]
    assert form["links"][0]["scope"] == {"tense": "covered", "stage": "unanswered"}
    assert form["zones"][0] == {"kind": "dateline", "span": [0, 19]}
    assert to_json(Failure("a", "b")) == {"id": "a", "error": "b"}


def test_keys_may_be_added() -> None:
    form = to_json(made.analysis())
    assert from_json({**form, "new": 1}) == made.analysis()
    del form["agency"], form["actors"]
    assert isinstance(from_json(form), Analysis)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda form: form.pop("claims"), "the key 'claims' is missing"),
        (lambda form: form["attributions"][0].update(stance="shouts"), "'shouts' is not a valid Stance"),
        (lambda form: form["zones"][0].update(span=[1]), "not enough values"),
        (lambda form: form.update(text=None), "text is no string"),
    ],
)
def test_a_broken_form_is_an_error_of_one_line(change: Callable[[dict[str, Any]], object], error: str) -> None:
    form = to_json(made.analysis())
    change(form)
    with pytest.raises(InputError, match=error) as caught:
        from_json(form)
    assert "\n" not in str(caught.value)


class Page(HTMLParser):
    """What a page holds: elements with their attributes, and the text of each report."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "section" and dict(attrs).get("class") == "text":
            self._open = 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self._open = 0

    def handle_data(self, data: str) -> None:
        if self._open:
            self.text += data

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(name))]


def test_the_page_shows_the_text_unchanged_and_every_row() -> None:
    page = Page(html([made.analysis()]))
    assert page.text == made.TEXT
    assert {f"r1-a{n}" for n in range(1, 7)} <= set(page.values("id"))
    assert {f"r1-t{n}" for n in range(1, 7)} <= set(page.values("id"))
    assert len(page.values("id")) == len(set(page.values("id")))
    assert {value[1:] for value in page.values("href") if value.startswith("#")} <= set(page.values("id"))
    assert any("depth-2" in value for value in page.values("class"))
    assert any("zone" in value for value in page.values("class"))


def test_the_page_needs_nothing_else() -> None:
    page = Page(html([made.analysis(), Failure("a.txt", "a.txt: there is no such file")]))
    assert not {tag for tag, _ in page.elements} & {"link", "img", "iframe", "object", "embed", "base"}
    assert page.values("src") == []
    assert [value for value in page.values("href") if not value.startswith("#")] == ["https://gazette.example/drones"]


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"' &amp; {{ 7*7 }} </style>"


def test_what_an_article_holds_is_inert() -> None:
    made_one = made.analysis()
    source = replace(made_one.attributions[0].source, name=HOSTILE, description=HOSTILE)
    report = replace(
        from_text(HOSTILE + made.TEXT, title=HOSTILE, outlet=HOSTILE, byline=HOSTILE, url="javascript:alert(1)"),
        agency=HOSTILE,
    )
    hostile = replace(
        made_one,
        report=report,
        attributions=(replace(made_one.attributions[0], source=source), *made_one.attributions[1:]),
        claims=(replace(made_one.claims[0], text=HOSTILE), *made_one.claims[1:]),
    )
    page = Page(html([hostile, Failure("x", HOSTILE)]))
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert "img" not in {tag for tag, _ in page.elements}
    assert page.text == report.text
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert not any(value.startswith("javascript:") for value in page.values("href"))


def test_the_policy_knows_the_pages_own_script_and_style() -> None:
    import base64
    import hashlib

    page = html([made.analysis()])
    for tag in ("script", "style"):
        content = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert len(content) == 1
        digest = base64.b64encode(hashlib.sha256(content[0].encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in page or f"{tag}-src 'sha256-{digest}'" in page


@given(st.lists(st.tuples(SPANS, SPANS), max_size=6))
def test_no_spans_break_the_page(pairs: list[tuple[Span, Span]]) -> None:
    rows = [
        replace(
            made.analysis().attributions[0],
            id=str(at),
            parent=str(at - 1),
            content=(content,),
            cue=model.Cue((cue,), "say"),
        )
        for at, (content, cue) in enumerate(pairs)
    ]
    crossed = replace(made.analysis(), attributions=tuple(rows))
    assert Page(html([crossed])).text == made.TEXT
    assert terminal(crossed, colour=False, width=80).endswith("\n")


def test_the_terminal_in_plain() -> None:
    shown = terminal(made.analysis(), colour=False, width=0)
    assert "\x1b" not in shown
    assert (
        "Northland denies drone deal\nThe Lindow Gazette · 2022-09-20 · https://gazette.example/drones · report "
        in shown
    )
    assert (
        "  1  Northland — denies CT- — angrily denied\n     findings by the Eastmark intelligence service that" in shown
    )
    assert "    2  Eastmark intelligence service — asserts CT+ — findings\n" in shown
    for lines in (
        ("     “We never,” … “planned anything of the kind.”", "     through: the state news agency (state media)"),
        (
            "     cites: “satellite images” (imagery, not shown)",
            "     said: “early this month” = 2022-09-01 to 2022-09-10",
        ),
    ):
        assert "\n".join(lines) + "\n" in shown
    assert "     said: “Tuesday” (date not known)\n" in shown
    assert (
        "     hedged: “it was not clear” on “had been shipped”; “likely” (55-80 %)\n"
        "     confidence: “low confidence”\n" in shown
    )
    assert "1 more: wants; --all shows them" in shown
    assert "Disputed: Northland agreed to sell drones to Westmark\n" in shown
    assert (
        "     asserted by Eastmark intelligence service (2); Eastmark government (4)\n"
        "     denied by Northland (1); a defence official (3)\n     row 3 leaves unanswered: stage\n" in shown
    )


def test_what_others_hold_is_shown_where_it_says_something() -> None:
    shown = terminal(made.analysis(), colour=False, width=0)
    # The author leaves most open, and that a row is inside the one above it can be seen.
    assert "       it has agreed to sell drones to Westmark\n       Northland: holds it false\n\n" in shown
    assert shown.count("the report itself") == 1
    assert "     the report itself: holds it probable\n" in shown


def test_several_sources_are_all_named() -> None:
    made_one = made.analysis()
    members = tuple(model.Member(name, None, Span(0, 1)) for name in ("the ministry", "the embassy", "a guard"))
    first = made_one.attributions[0]
    for name, told in (
        ("officials", "the ministry, the embassy and a guard"),
        ("a guard of the embassy, the ministry",) * 2,
    ):
        several = replace(first, source=replace(first.source, name=name, members=members))
        assert f"  1  {told} — denies" in terminal(replace(made_one, attributions=(several,)), colour=False, width=0)


def test_a_description_is_told_once_and_what_is_cited_is_not_the_source() -> None:
    made_one = made.analysis()
    row = next(it for it in made_one.attributions if it.evidence)
    own = model.Evidence(model.EvidenceKind.DOCUMENT, row.source.spans[0], model.EvidenceShown.DESCRIBED)
    source = replace(row.source, description="a body of lawyers", anonymity_reason="of the heat")
    now = model.TimeExpression("now", Span(0, 3), timex="PRESENT_REF", resolved=True)
    rows = tuple(replace(row, id=id_, source=source, evidence=(own,), said=now) for id_ in "ab")
    shown = terminal(replace(made_one, attributions=rows), colour=False, width=0)
    assert shown.count("described as: a body of lawyers") == shown.count("not named because: of the heat") == 1
    assert "cites" not in shown
    assert "said: " not in shown


def test_the_reports_own_voice_is_shown_when_asked() -> None:
    made_one = made.analysis()
    assert "own voice" not in terminal(made_one, colour=False, width=0)
    shown = terminal(made_one, colour=False, width=60, everything=True)
    told = shown.partition("In the report’s own voice:\n")[2].splitlines()[:2]
    assert told[0].startswith("     certainly so (angrily denied): Northland on Tuesday")
    assert told[1].startswith("     probably so (conceded): Officials there conceded")
    assert all(len(line) <= 60 and line.endswith("…") for line in told)
    assert "planned" not in "".join(told)
    page = Page(html([made_one]))
    assert {"r1-c1", "r1-c2"} <= set(page.values("id"))
    assert "#r1-c2" in page.values("href")


@pytest.mark.parametrize(
    ("text", "start", "end", "told"),
    [
        ("2014", "2014-01-01", "2014-12-31", "“2014”"),
        ("last year", "2014-01-01", "2014-12-31", "“last year” = 2014"),
        ("in February", "2016-02-01", "2016-02-29", "“in February” = 2016-02"),
        ("mid-May", "2016-05-11", "2016-05-20", "“mid-May” = 2016-05-11 to 2016-05-20"),
        ("noon", "2016-05-11T12:00", None, "“noon” = 2016-05-11T12:00"),
    ],
)
def test_times_are_as_short_as_they_can_be(text: str, start: str, end: str | None, told: str) -> None:
    time = model.TimeExpression(text, Span(0, 1), "X", None, start, end, "day", True)
    one = replace(made.analysis(), attributions=(replace(made.analysis().attributions[0], said=time),))
    assert f"     said: {told}\n" in terminal(one, colour=False, width=0)


def test_what_is_equally_certain_in_one_sentence_is_one_line() -> None:
    text = "Mr. Holt met J. Stone, who sang and danced. It was late."
    at = [Span(text.index(word), text.index(word) + len(word)) for word in ("met", "sang", "danced", "was")]
    values = (Factuality.CERTAIN, Factuality.PROBABLE, Factuality.CERTAIN, Factuality.CERTAIN_NOT)
    said = tuple(model.Commitment(span, value, 0) for span, value in zip(at, values, strict=True))
    shown = terminal(Analysis(from_text(text), commitments=said), colour=False, width=0, everything=True)
    assert shown.endswith(
        "     certainly so (met, danced): Mr. Holt met J. Stone, who sang and danced.\n"
        "     probably so (sang): Mr. Holt met J. Stone, who sang and danced.\n"
        "     certainly not so (was): It was late.\n"
    )


def test_that_all_is_hedged_need_not_be_told() -> None:
    made_one = made.analysis()
    row = next(it for it in made_one.attributions if it.hedges)
    whole = replace(row, hedges=(replace(row.hedges[0], scope=made.spans("whether any had been shipped")[0]),))
    shown = terminal(replace(made_one, attributions=(whole,)), colour=False, width=0)
    assert "     hedged: “it was not clear”\n" in shown


def test_the_page_marks_hedges_and_what_is_hedged() -> None:
    page = Page(html([made.analysis()]))
    hedged = [attributes for _, attributes in page.elements if "hedge" in (attributes.get("class") or "").split()]
    assert "Hedge: unclear" in [it.get("title") for it in hedged]
    assert any("scope" in (attributes.get("class") or "").split() for _, attributes in page.elements)


def test_a_source_stands_once_on_its_side_with_all_its_rows() -> None:
    made_one = made.analysis()
    denial = made_one.attributions[0]
    again = replace(made_one, attributions=(*made_one.attributions, replace(denial, id="again")))
    assert "     denied by Northland (1, 7); a defence official (3)\n" in terminal(again, colour=False, width=0)


def test_the_terminal_shows_the_rest_when_asked() -> None:
    shown = terminal(made.analysis(), colour=False, width=0, everything=True)
    assert "  6  Northland — demands Uu — wants [wants]\n     talks in Arden" in shown
    assert "--all" not in shown


@pytest.mark.parametrize("width", [40, 60, 100])
def test_lines_are_wrapped(width: int) -> None:
    shown = terminal(made.analysis(), colour=False, width=width)
    assert all(len(line) <= width for line in shown.splitlines() if line.startswith("     "))


def test_colours_only_when_asked_and_never_from_the_article() -> None:
    assert "\x1b[35mdenies\x1b[0m" in terminal(made.analysis(), colour=True, width=80)
    report = from_text("He said it.", title="\x1b[2J\x07hidden\u202e")
    shown = terminal(Analysis(report=report), colour=False, width=80)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert shown.endswith("0 attributions\n")


def test_without_a_title_the_article_begins_with_its_own_words() -> None:
    untitled = replace(made.analysis().report, title=None)
    shown = terminal(Analysis(report=untitled), colour=False, width=0).splitlines()[0]
    assert shown == "Northland on Tuesday angrily denied findings by the Eastmark intelligence …"


def test_a_failure_is_a_line() -> None:
    assert terminal(Failure("a", "a: there is no such file; check the path"), colour=False, width=80) == (
        "not read  a: there is no such file; check the path\n"
    )


def test_a_link_between_attributions_is_a_dispute() -> None:
    made_one = made.analysis()
    unclaimed = replace(made_one, claims=(), attributions=tuple(replace(it, claims=()) for it in made_one.attributions))
    shown = terminal(unclaimed, colour=False, width=0)
    assert (
        "Disputed: that Northland had agreed to sell hundreds of drones\n     asserted by Eastmark government (4)\n"
        in shown
    )
    assert "     denied by a defence official (unnamed)" not in shown
    assert "     denied by a defence official (3)\n     row 3 leaves unanswered: stage\n" in shown
    turned = replace(
        unclaimed, links=tuple(Link(it.right, it.left, Relation.CONTRADICTS, 1, "") for it in unclaimed.links)
    )
    assert "asserted by Eastmark government (4)" in terminal(turned, colour=False, width=0)


def test_nobody_is_in_dispute_with_himself() -> None:
    made_one = made.analysis()
    actor = next(it.source.actor for it in made_one.attributions if it.source.actor)
    alike = tuple(replace(it, source=replace(it.source, actor=actor)) for it in made_one.attributions)
    assert "Disputed" in terminal(made_one, colour=False, width=0)
    assert "Disputed" not in terminal(replace(made_one, attributions=alike), colour=False, width=0)


def test_of_a_bare_accusation_who_makes_it_is_told() -> None:
    """ "Disputed: Northland" would tell nothing."""
    made_one = made.analysis()
    at = made_one.report.text.index("Northland")
    attributions = tuple(
        replace(it, claims=(), stance=Stance.ACCUSES, content=(Span(at, at + len("Northland")),))
        if it.source.name == "Eastmark government"
        else replace(it, claims=())
        for it in made_one.attributions
    )
    shown = terminal(replace(made_one, claims=(), attributions=attributions), colour=False, width=0)
    assert "Disputed: Eastmark government said Northland\n" in shown


def test_whoever_asserts_the_very_claim_is_on_its_side() -> None:
    """A bare denial ("denied it") is linked to one statement; others of the same claim stand beside that one."""
    made_one = made.analysis()
    claim = made_one.claims[0].id
    denial, one, other = (
        next(it for it in made_one.attributions if it.source.name == name)
        for name in ("a defence official", "Eastmark intelligence service", "Eastmark government")
    )
    rows = (replace(denial, claims=()), replace(one, claims=(claim,)), replace(other, claims=(claim,)))
    link = Link(denial.id, one.id, Relation.CONTRADICTS, 1, "")
    shown = terminal(replace(made_one, attributions=rows, links=(link,)), colour=False, width=0)
    assert re.search(r"asserted by Eastmark intelligence service \(\d\); Eastmark government \(\d\)", shown)


def test_what_is_denied_and_left_open_is_shown_though_nobody_asserts_it() -> None:
    made_one = made.analysis()
    claim = made_one.claims[0].id
    by = {Stance.DENIES: (Stance.DENIES, Factuality.CERTAIN_NOT), Stance.ASSERTS: (Stance.CONCEDES, Factuality.UNKNOWN)}
    attributions = tuple(
        replace(it, claims=(claim,), stance=by[it.stance][0], factuality=by[it.stance][1])
        for it in made_one.attributions
        if it.stance in by
    )
    shown = terminal(replace(made_one, attributions=attributions, links=()), colour=False, width=0)
    assert "Disputed: Northland agreed to sell drones to Westmark\n     denied by Northland (1)" in shown
    assert "     left open by Eastmark intelligence service" in shown
