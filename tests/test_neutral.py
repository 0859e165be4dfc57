"""Neutrality: two states that change places in a text change places in its reading, and nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from counterclaim.formats import to_json
from counterclaim.pipeline import Pipeline
from counterclaim.read import from_text

GOLDEN = Path(__file__).parent / "golden" / "neutral.txt"


class State(NamedTuple):
    """How a state is called."""

    name: str
    adj: str
    capital: str


PAIRS = [
    (State("Russia", "Russian", "Moscow"), State("Ukraine", "Ukrainian", "Kyiv")),
    (State("Iran", "Iranian", "Tehran"), State("Israel", "Israeli", "Jerusalem")),
    (State("Norway", "Norwegian", "Oslo"), State("Peru", "Peruvian", "Lima")),
    (State("China", "Chinese", "Beijing"), State("Japan", "Japanese", "Tokyo")),
    (State("North Korea", "North Korean", "Pyongyang"), State("South Korea", "South Korean", "Seoul")),
    (State("America", "American", "Washington"), State("France", "French", "Paris")),
    (State("India", "Indian", "New Delhi"), State("Pakistan", "Pakistani", "Islamabad")),
    (State("Britain", "British", "London"), State("Kenya", "Kenyan", "Nairobi")),
]
_SLOT = re.compile(r"\{([ab])(?:\.(\w+))?\}")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A report with two states in its slots, and where each slot lies in it and in the template."""

    text: str
    slots: tuple[tuple[int, int, int, int], ...]

    def place(self, offset: int) -> int:
        """An offset into the template: one within a name is that of the slot's beginning."""
        shift = 0
        for start, end, at, close in self.slots:
            if offset < start:
                break
            if offset < end:
                return at
            shift = close - end
        return offset + shift


def render(template: str, states: dict[str, State]) -> Rendered:
    text, slots, done = "", [], 0
    for slot in _SLOT.finditer(template):
        text += template[done : slot.start()]
        name = getattr(states[slot[1]], slot[2] or "name")
        slots.append((len(text), len(text) + len(name), slot.start(), slot.end()))
        text, done = text + name, slot.end()
    return Rendered(text + template[done:], tuple(slots))


def templates() -> list[str]:
    return [line for line in GOLDEN.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def reading(pipeline: Pipeline, template: str, a: State, b: State) -> Any:
    """All that is read but ids, confidences and the states' own words: spans are places in the template."""
    rendered = render(template, {"a": a, "b": b})
    analysis = to_json(pipeline.analyse(from_text(rendered.text, published="2024-03-06")))
    actors = {it["id"]: it for it in analysis["actors"]}
    known = {it["id"]: f"attribution {k}" for k, it in enumerate(analysis["attributions"])}
    known |= {it["id"]: f"claim {k}" for k, it in enumerate(analysis["claims"])}
    names = dict(called(pipeline, actors.values(), {"A": a, "B": b}))

    def told(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: told(v, k) for k, v in value.items() if k not in {"confidence", "score", "sha256", "report"}}
        if isinstance(value, list):
            if len(value) == 2 and all(type(it) is int for it in value) and key != "band":
                return [rendered.place(value[0]), rendered.place(value[1])]
            return [told(it, key) for it in value]
        if isinstance(value, str):
            if value in actors:
                actor = actors[value]
                return ["actor", actor["kind"], told(actor["parent"]) if actor["parent"] else None]
            if value in known:
                return known[value]
            return plain(value)
        return value

    def plain(words: str) -> str:
        for word in sorted(names, key=len, reverse=True):
            words = re.sub(rf"\b(?:[Tt]he )?{re.escape(word)}(?!\w)", names[word], words)
        return words

    return told({key: analysis[key] for key in ("attributions", "claims", "times", "links", "actors")})


def called(pipeline: Pipeline, actors: Iterable[Any], states: dict[str, State]) -> Iterator[tuple[str, str]]:
    """Words for the states and their offices, by what both are called alike."""
    keys = {}
    for key, state in states.items():
        (actor,) = pipeline.gazetteer.called(state.name)
        keys[actor.id] = key
        yield from dict.fromkeys((*state, actor.name), key).items()
        yield from ((f"{words}s", key) for words in (state.name, state.adj))
    for actor in actors:
        if actor["kind"] in {"office", "outlet"} and actor["parent"] in keys:
            yield actor["name"], f"office of {keys[actor['parent']]}"


def parsed(pipeline: Pipeline, template: str, a: State, b: State) -> list[tuple[int, str, str]]:
    """The parse, which is spaCy's: it sees the names, and hangs a phrase elsewhere for some of them."""
    doc = pipeline.nlp(render(template, {"a": a, "b": b}).text)
    return [(token.head.i, token.dep_, token.tag_) for token in doc]


@pytest.mark.parametrize(("a", "b"), PAIRS, ids=[f"{a.name}-{b.name}" for a, b in PAIRS])
def test_states_that_change_places_are_read_alike(pipeline: Pipeline, a: State, b: State) -> None:
    """Spans, sources, stances, factuality, channels, evidence, hedges, times, claims, links, actors and parents."""
    different = [each for each in templates() if reading(pipeline, each, a, b) != reading(pipeline, each, b, a)]
    assert [each for each in different if parsed(pipeline, each, a, b) == parsed(pipeline, each, b, a)] == []
    assert len(different) <= 0.15 * len(templates())


BODIES = ["The Ministry of Foreign Affairs", "The Senate", "Congress", "The House of Representatives", "The Treasury"]
BODIES += ["The National Security Council", "The Joint Chiefs of Staff", "The Department of Justice"]


@pytest.mark.parametrize("body", BODIES)
def test_a_body_is_of_the_state_that_the_report_names(pipeline: Pipeline, body: str) -> None:
    """No state owns a name that bodies of other states have too."""
    owners = set()
    for state in {each for pair in PAIRS for each in pair if each.name != "India"}:  # Congress is a party there
        text = f"{state.name} is tense. The {state.adj} president spoke on Monday.\n\n{body} said the bill was lost."
        analysis = pipeline.analyse(from_text(text, published="2022-09-22"))
        actors = {it.id: it for it in analysis.actors}
        (found,) = [it for it in analysis.attributions if it.cue.lemma == "say"]
        parent = actors[actors[str(found.source.actor)].parent or ""]
        owners.add((state.name, pipeline.gazetteer.called(state.name)[0] == parent))
    assert {name for name, own in owners if not own} == set()


@pytest.mark.parametrize("body", ["The National Intelligence Service", "Government House", "The National Palace"])
def test_a_name_that_several_states_bodies_have_is_not_one_of_them(pipeline: Pipeline, body: str) -> None:
    text = f"Kenya is in turmoil. The Kenyan president spoke on Monday.\n\n{body} said the bill was law."
    analysis = pipeline.analyse(from_text(text, published="2022-09-22"))
    assert {it.parent for it in analysis.actors} <= {None, pipeline.gazetteer.called("Kenya")[0].id}
