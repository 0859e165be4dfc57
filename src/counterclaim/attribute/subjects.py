"""Sources that stand further off: the subject of joined verbs, and of the verb that holds a noun.

"Hale said he was ill, but *later acknowledged* that …", "Ruiz espoused the *view* that …". Joined verbs share the
subject of the first (Huddleston and Pullum, The Cambridge Grammar of the English Language, 2002, ch. 15).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.attribute.lexicon import lemma_of
from counterclaim.attribute.speech import Found
from counterclaim.attribute.words import BELIEVING, SAYING
from counterclaim.tree import Tree

_JOINABLE = frozenset(f"{SAYING} {BELIEVING}".split())
_HOLDING = frozenset(
    "espouse voice express hold have share repeat reiterate sound provide offer convey utter air".split()
)
"""Verbs whose subject holds the view, or gives the words, that is their object."""
_CHAIN = 3


def with_subjects(tree: Tree, found: Sequence[Found]) -> list[Found]:
    """The attributions, those without a source with the subject from which the parse tells who it is."""
    return [replace(f, source=_subject(tree, f)) if not f.source else f for f in found]


def _subject(tree: Tree, found: Found) -> Sequence[int]:
    head = found.head
    verb = tree.head[head] if tree.pos[head] == "NOUN" and tree.dep[head] == "dobj" else None
    if verb is not None and lemma_of(tree, verb) in _HOLDING:
        subject = _stated(tree, verb)
    elif tree.dep[head] == "conj" and tree.pos[head] == "VERB" and lemma_of(tree, head) in _JOINABLE:
        subject = _joined(tree, head) if _is_active(tree, head) else None
    else:
        return found.source
    if subject is None or subject in found.content:
        return found.source
    source = [t for t in tree.subtree(subject, without=_clauses(tree, subject)) if not tree.text[t].isspace()]
    apart = set(source).isdisjoint(found.content) and set(source).isdisjoint(found.cue)
    return source if apart else found.source


def _stated(tree: Tree, verb: int) -> int | None:
    return next((child for child in tree.children[verb] if tree.dep[child] == "nsubj" and child < verb), None)


def _joined(tree: Tree, verb: int) -> int | None:
    """The subject of the first of several verbs that one of them has."""
    for _ in range(_CHAIN):
        if (own := tree.child(verb, "nsubj", "nsubjpass")) is not None:
            return own
        if tree.dep[verb] != "conj":
            return None
        verb = tree.head[verb]
    return None


def _is_active(tree: Tree, verb: int) -> bool:
    helpers = {tree.dep[child] for child in tree.children[verb]}
    return "auxpass" not in helpers and (tree.tag[verb] != "VBN" or "aux" in helpers)


def _clauses(tree: Tree, noun: int) -> frozenset[int]:
    return frozenset(child for child in tree.children[noun] if tree.dep[child] in {"relcl", "punct"})
