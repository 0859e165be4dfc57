"""When it was said and when it is said to have happened: time expressions given to attributions along the parse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from counterclaim.model import Attribution, Span, TimeExpression
from counterclaim.tree import Tree, grow

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_SCENES = frozenset("in during at amid".split())
_CHAINED = frozenset({"xcomp", "pcomp", "aux", "auxpass"})
"""Labels by which a verb shares the time of the one above it: "agreed to sell last month"."""
_BETWEEN = re.compile(r"\s*(?:and|to|until|till|through|-|–|—)\s*", re.IGNORECASE)
_RANGE = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_NEAR = re.compile(r"\s*(?:,\s*)?(?:(?:on|in|at|late|early|as early as)\s+)?", re.IGNORECASE)
_EVENTS = frozenset(
    """
    attack raid war strike crisis talk vote election visit blast death murder coup protest riot march crash outbreak
    summit trial speech report remark siege truce poll battle fire flood storm offensive assault rescue launch test
    arrest release failure loss rise fall deal treaty pact exercise conflict violence massacre trip incident event call
    """.split()
)
_EVENTFUL = ("ing", "tion", "sion", "ment", "ure", "ery", "ence", "ance", "al")
"""Nouns of what happens, by word and by ending."""
_DEEPEST = 12
_REACH = 300
"""Characters around an attribution in which its times are sought."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A time expression and where it hangs: its uppermost token, and the tokens above that up to the first verb."""

    time: TimeExpression
    top: int | None
    path: tuple[int, ...]


def place(doc: Doc, attributions: Sequence[Attribution], times: Sequence[TimeExpression]) -> tuple[Attribution, ...]:
    """Fill ``said`` with the time that modifies the cue, and ``happened`` with the one that modifies the main
    predicate of the content. What modifies neither is left alone."""
    tree = grow(doc)
    text = tree.raw
    placed = [_hang(tree, time) for time in _ranges(text, times) if _tells_when(time)]
    return tuple(_place(tree, text, attribution, placed) for attribution in attributions)


def _tells_when(time: TimeExpression) -> bool:
    """A length of time or a set says when only where it ends at the report: "in the past two months"."""
    return time.granularity not in {"set", "duration"} or time.start is not None


def _place(tree: Tree, text: str, attribution: Attribution, placed: Sequence[Placed]) -> Attribution:
    spans = (*attribution.cue.spans, *attribution.content, *attribution.source.spans)
    if not spans:
        return attribution
    # Only times in the sentences of the attribution can belong to it.
    low, high = min(s.start for s in spans) - _REACH, max(s.end for s in spans) + _REACH
    near = [p for p in placed if low <= p.time.span.start <= high]
    if not near:
        return attribution
    said = _said(tree, text, attribution, near)
    happened = _happened(tree, attribution, [p for p in near if said is None or p.time.span != said.span])
    return replace(attribution, said=said, happened=happened) if said or happened else attribution


def _said(tree: Tree, text: str, attribution: Attribution, placed: Sequence[Placed]) -> TimeExpression | None:
    cue = set(tree.tokens(attribution.cue.spans))
    sources = tree.tokens(attribution.source.spans)
    if attribution.cue.lemma.startswith("accord"):
        # "According to a report published on Tuesday": the report's time is that of the saying.
        cue |= set(sources)
    for item in placed:
        if _within(item.time.span, attribution.content):
            if _precedes_that(text, attribution, item.time) or _dates_act(tree, attribution, item):
                return item.time
        elif cue & set(item.path) and not (
            _within(item.time.span, attribution.source.spans) and not cue & set(sources)
        ):
            return item.time
    return next((p.time for p in placed if _adjacent(text, attribution, p.time)), None)


def _dates_act(tree: Tree, attribution: Attribution, item: Placed) -> bool:
    """ "Recognised the enclave in July": a thing does not happen, so the time after it is that of the act. In
    "condemned the attack on Friday" it may be the attack's."""
    content = attribution.content
    if item.time.span.end < content[-1].end:
        return False
    tokens = tree.tokens(content)
    members = set(tokens)
    heads = [t for t in tokens if tree.head[t] not in members and tree.dep[t] in {"dobj", "pobj"}]
    if len(heads) != 1 or any(tree.pos[t] in _VERBAL for t in tokens):
        return False
    word = tree.lemma[heads[0]].lower()
    return tree.pos[heads[0]] in _NOMINAL and word not in _EVENTS and not word.endswith(_EVENTFUL)


def _happened(tree: Tree, attribution: Attribution, placed: Sequence[Placed]) -> TimeExpression | None:
    inside = [p for p in placed if _within(p.time.span, attribution.content)]
    if not inside:
        return None
    content = tree.tokens(attribution.content)
    members = set(content)
    heads = [t for t in content if tree.head[t] not in members or tree.head[t] == t]
    main = _first_sentence(tree, [t for t in heads if tree.pos[t] in _VERBAL]) or set(heads)
    return next((p.time for p in inside if _reaches(tree, p, main)), None)


def _first_sentence(tree: Tree, heads: list[int]) -> set[int]:
    """The predicates of the first sentence that has one: when the rest of a long quotation happened is another
    matter."""
    return {t for t in heads if tree.sentence[t] == tree.sentence[heads[0]]}


def _reaches(tree: Tree, item: Placed, main: set[int]) -> bool:
    """Whether a time hangs on a main predicate, or on a verb that is one with it."""
    if _names_thing(tree, item, main):
        return False
    if main & set(item.path):
        return True
    at = item.path[-1] if item.path else None
    while at is not None and tree.dep[at] in _CHAINED and tree.head[at] != at:
        at = tree.head[at]
        if at in main:
            return True
    return False


def _names_thing(tree: Tree, item: Placed, main: set[int]) -> bool:
    """Whether a time only tells which thing is meant: "break the 2015 accord", "ahead of Thursday's talks". What
    happened in it is told by "in a May raid", and "Thursday's talks" by itself is all that happened."""
    if item.top is None or not item.path or tree.pos[item.path[0]] not in _NOMINAL or item.path[0] in main:
        return False
    noun = item.path[0]
    scene = tree.dep[noun] == "pobj" and tree.lemma[tree.head[noun]].lower() in _SCENES
    return item.top < noun and not scene


def _hang(tree: Tree, time: TimeExpression) -> Placed:
    tokens = set(tree.tokens((time.span,)))
    at = next((t for t in tokens if tree.head[t] not in tokens), None)
    top, path = at, list[int]()
    while at is not None and len(path) < _DEEPEST and tree.head[at] != at:
        at = tree.head[at]
        path.append(at)
        if tree.pos[at] in _VERBAL and tree.dep[at] not in {"aux", "auxpass"}:
            break
    return Placed(time, top, tuple(path))


def _adjacent(text: str, attribution: Attribution, time: TimeExpression) -> bool:
    """A time right beside the cue belongs to it, whatever the parser thinks."""
    if _within(time.span, attribution.content) or _within(time.span, attribution.source.spans):
        return False
    for cue in attribution.cue.spans:
        if cue.end <= time.span.start <= cue.end + 20 and _NEAR.fullmatch(text[cue.end : time.span.start]):
            return True
        if time.span.end <= cue.start and not text[time.span.end : cue.start].strip():
            return True
    return False


def _precedes_that(text: str, attribution: Attribution, time: TimeExpression) -> bool:
    """ "Said on Tuesday that …": the time is the cue's, even where the parser gave it to the clause after it."""
    after = text[time.span.end : time.span.end + 6].lower()
    if not after.startswith((" that ", ", that")):
        return False
    return any(
        cue.end <= time.span.start <= cue.end + 20 and _NEAR.fullmatch(text[cue.end : time.span.start])
        for cue in attribution.cue.spans
    )


def _within(span: Span, spans: Iterable[Span]) -> bool:
    return any(outer.start <= span.start and span.end <= outer.end for outer in spans)


def _ranges(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """ "Between May and July" as one expression: TIMEX3 marks its two ends apart."""
    joined: list[TimeExpression] = []
    for time in times:
        last = joined[-1] if joined else None
        if last is not None and _is_range(text, last.span, time.span):
            joined[-1] = _joined(text, last, time)
        else:
            joined.append(time)
    return joined


def _is_range(text: str, first: Span, last: Span) -> bool:
    before, between = text[max(0, first.start - 12) : first.start], text[first.end : last.start]
    return _RANGE.search(before) is not None and _BETWEEN.fullmatch(between) is not None


def _joined(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression:
    span = Span(first.span.start, last.span.end)
    known = first.start is not None and last.end is not None and first.start <= last.end
    return TimeExpression(
        text=text[span.start : span.end],
        span=span,
        timex=f"{first.timex}/{last.timex}" if known else None,
        start=first.start if known else None,
        end=last.end if known else None,
        granularity=last.granularity,
        resolved=known,
    )
