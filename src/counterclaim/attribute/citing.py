""" "Reuters reported, citing two officials, that …": what is reported is what those cited say, and is passed on.

The reporting clause and the one who is cited are two links of one chain (nested sources in the sense of Wiebe et al.,
LRE 2005): the outer one relays, the inner one says. Papers and images that are cited are evidence and no link.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.attribute.speech import Found
from counterclaim.attribute.words import BODIES, SPEAKERS
from counterclaim.tree import Tree

_CITING = frozenset({"cite", "quote"})
_PRONOUNS = frozenset({"PRON", "DET"})
_NEAR = 3
"""Tokens between a reporting verb and a "citing" that the parse hung on the reported clause."""


def with_cited(tree: Tree, found: Sequence[Found]) -> list[Found]:
    """The attributions with those who are cited beside a reporting verb as sources of their own, within it."""
    by_head = {f.head: f for f in found}
    for at in [t for t, lemma in enumerate(tree.lemma) if lemma in _CITING and tree.tag[t] == "VBG"]:
        cited = _cited(tree, at)
        outer = _reporting(tree, at, list(by_head.values())) if cited else None
        if outer is None:
            continue
        own = set(tree.subtree(at))
        content = [t for t in outer.content if t not in own]
        if not content or own & set(outer.source):
            continue
        by_head[outer.head] = replace(outer, content=content)
        by_head[at] = Found(at, "citing", [at], cited, content, outer.confidence, within=outer.head)
    return list(by_head.values())


def _cited(tree: Tree, at: int) -> list[int]:
    """Who is cited, where it is somebody who speaks."""
    noun = tree.child(at, "dobj")
    if noun is None or any(tree.text[c].lower() == "as" for c in tree.children[at]):
        return []
    clauses = frozenset(c for c in tree.children[noun] if tree.dep[c] == "relcl")
    phrase = [t for t in tree.subtree(noun, without=clauses) if tree.text[t] not in {",", "“", "”", '"'}]
    core = [t for t in phrase if t <= noun]
    speaks = any(tree.lemma[t].lower() in SPEAKERS or tree.lemma[t].lower() in BODIES for t in core)
    quoted = tree.lemma[at] == "quote" and tree.pos[noun] not in _PRONOUNS
    return phrase if speaks or quoted or (tree.pos[noun] == "PROPN" and _reports(tree, at)) else []


def _reports(tree: Tree, at: int) -> bool:
    """Whether a report is made, not a case argued: "reported, citing Interfax", not "he said, citing Iran"."""
    return tree.lemma[tree.head[at]] == "report"


def _reporting(tree: Tree, at: int, found: Sequence[Found]) -> Found | None:
    """The attribution beside which somebody is cited."""
    up = tree.head[at]
    others = [f for f in found if tree.sentence[f.head] == tree.sentence[at] and f.head != at]
    near = (f for f in others if 0 < at - f.cue[-1] <= _NEAR and up in f.content)
    return next(near, None) or next((f for f in others if f.head == up), None)
