"""What a report says in its own voice, and how certain contents are on the graded scale.

The main events of clauses outside every attribution are the report's own commitments. How certain they are, and the
main events of contents, is first for the rules to say: they know what may be, what is wished, asked or supposed. Where
they find no reason for less than certainty, the scorer of events may contradict them, where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from counterclaim.appraise.factuality import climb, descend, main_words
from counterclaim.appraise.perspectives import with_perspectives
from counterclaim.appraise.reading import read
from counterclaim.appraise.scorer import SCALE, EventScorer
from counterclaim.model import Attitude, Attribution, Commitment, Factuality, Span, Stance
from counterclaim.tree import Tree, grow

_TELLING = frozenset({Stance.ASSERTS, Stance.CONCEDES})
_TOLD = frozenset({Attitude.SAYS, Attitude.SHOWS, Attitude.PERCEIVES, Attitude.OTHER})
_CERTAIN = frozenset({Factuality.CERTAIN, Factuality.CERTAIN_NOT})
_CLAUSES = frozenset({"ROOT", "conj", "parataxis", "relcl", "advcl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")


def commit(
    doc: Doc, attributions: Sequence[Attribution], scorer: EventScorer | None
) -> tuple[tuple[Attribution, ...], tuple[Commitment, ...]]:
    """Attributions with their factuality graded and ``perspectives`` filled, and what the report says in its own voice.

    ``attributions`` have been appraised. Without a ``scorer`` the rules say how certain an event is.
    """
    tree = grow(doc)
    rows = {each.id: read(tree, each) for each in attributions}
    graded = _graded(tree, attributions, scorer)
    return with_perspectives(graded, rows), commitments(tree, attributions, scorer)


def _graded(tree: Tree, attributions: Sequence[Attribution], scorer: EventScorer | None) -> tuple[Attribution, ...]:
    """The attributions with the value of the graded score where that is far from the rules' certainty, and the source
    plainly tells; docs/benchmarks.md has what is behind this."""
    if scorer is None:
        return tuple(attributions)
    events: dict[str, tuple[int, frozenset[int]]] = {}
    for each in attributions:
        if each.stance in _TELLING and each.attitude in _TOLD and each.factuality in _CERTAIN:
            content = frozenset(tree.tokens(each.content))
            event = _told_event(tree, content) if content else None
            if event is not None:
                events[each.id] = event, content
    at, within = [event for event, _ in events.values()], [content for _, content in events.values()]
    scores = dict(zip(events, scorer.scores(tree, at, within=within), strict=True))
    return tuple(
        replace(each, factuality=scorer.second(each.factuality, scores[each.id])) if each.id in scores else each
        for each in attributions
    )


def _told_event(tree: Tree, content: frozenset[int]) -> int | None:
    """The main event of a content that is a clause."""
    event = descend(tree, main_words(tree, content)[0], content)
    return _predicate(tree, event) if tree.pos[event] in {"VERB", "AUX"} else None


def commitments(tree: Tree, attributions: Sequence[Attribution], scorer: EventScorer | None) -> tuple[Commitment, ...]:
    """The main events of the clauses outside every attribution, in order."""
    events = sorted(set(_own_events(tree, _attributed(tree, attributions))))
    values = [climb(tree, event).value for event in events]
    scores = scorer.scores(tree, events) if scorer else [SCALE[value] for value in values]
    if scorer:
        values = [scorer.second(v, s) if v in _CERTAIN else v for v, s in zip(values, scores, strict=True)]
    return tuple(
        Commitment(Span(tree.start[event], tree.end[event]), value, round(score, 2))
        for event, value, score in zip(events, values, scores, strict=True)
    )


def _attributed(tree: Tree, attributions: Sequence[Attribution]) -> frozenset[int]:
    """The tokens of all sources, cues and contents."""
    return frozenset(
        token
        for each in attributions
        for spans in (each.source.spans, each.cue.spans, each.content)
        for token in tree.tokens(spans)
    )


def _own_events(tree: Tree, attributed: frozenset[int]) -> Iterator[int]:
    everything = frozenset(range(len(tree)))
    for verb, (pos, dep) in enumerate(zip(tree.pos, tree.dep, strict=True)):
        if pos not in {"VERB", "AUX"} or dep not in _CLAUSES or verb in attributed or not _finite(tree, verb):
            continue
        event = _predicate(tree, descend(tree, verb, everything))
        if event not in attributed:
            yield event


def _finite(tree: Tree, verb: int) -> bool:
    """Whether a verb makes a clause of its own: it has a tense, and a subject or one to share."""
    tensed = tree.tag[verb] in _FINITE or any(tree.tag[c] in _FINITE for c in tree.children[verb])
    return tensed and (tree.dep[verb] == "conj" or tree.child(verb, *_SUBJECTS) is not None)


def _predicate(tree: Tree, verb: int) -> int:
    """The word that names the event: *worried* of "is worried"."""
    found = tree.child(verb, "acomp", "attr") if tree.lemma[verb] == "be" else None
    return verb if found is None else found
