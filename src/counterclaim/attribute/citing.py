""" "Reuters reported, citing two officials, that …": what is reported is what those cited say, and is passed on.

The reporting clause and the one who is cited are two links of one chain (nested sources in the sense of Wiebe et al.,
LRE 2005): the outer one relays, the inner one says. Papers and images that are cited are evidence and no link.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.attribute.constructions import trim, verb_group
from counterclaim.attribute.speech import Found, Quoted
from counterclaim.attribute.words import BODIES, SPEAKERS
from counterclaim.tree import Tree

_CITING = frozenset({"cite", "quote"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LIKELY = 0.8
"""How sure it is that who is quoted beside a quotation says it."""
_MARKS = frozenset({"“", "”", '"'})
_BETWEEN = frozenset({",", ":", "—", "–", "-"})
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


def with_quoted(tree: Tree, found: Sequence[Found], quotations: Sequence[Quoted]) -> list[Found]:
    """ "“The dam is safe,” the Courier quoted Hale as saying": Hale says so, and the Courier passes it on. Where there
    is no "saying", Hale is the source of the one attribution."""
    by_head = {f.head: f for f in found}
    for at in [t for t, lemma in enumerate(tree.lemma) if lemma in _CITING and tree.tag[t] in _FINITE | {"VBN"}]:
        subject, noun = tree.child(at, "nsubj", "nsubjpass"), tree.child(at, "dobj")
        outer, says = by_head.get(at), _saying(tree, at)
        if subject is None or not subject < at:
            continue
        told, group = tree.subtree(subject), verb_group(tree, at)
        if tree.tag[at] == "VBN":
            if says is not None and says not in by_head and tree.dep[subject] == "nsubjpass":
                # "“The dam is safe,” Hale was quoted as saying".
                content = _told_after(tree, says) or _quoted_beside(tree, at, subject, [], quotations)
                outer = outer or Found(at, "quote", group, told, content, _LIKELY)
                content = list(outer.content) if set(content) <= set(outer.content) else content
                cue = [*group, tree.head[says], says]
                by_head[at] = replace(outer, cue=cue, source=told, content=content) if content else outer
            continue
        if says is not None and _told_after(tree, says):
            continue
        if says is None and (outer is None or tree.lemma[at] != "quote"):
            continue
        if noun is None or not at < noun:
            continue
        speaker = _speaker(tree, noun)
        content = _quoted_beside(tree, at, subject, speaker, quotations)
        if not content:
            continue
        outer = outer or Found(at, "quote", group, told, content, _LIKELY)
        content = sorted({*content, *_further(outer, speaker, quotations)})
        if says is None:
            by_head[at] = replace(outer, source=speaker, content=content)
        else:
            by_head[at] = replace(outer, source=told, content=content)
            by_head[says] = Found(says, "citing", [says], speaker, content, outer.confidence, within=at)
    return list(by_head.values())


def _speaker(tree: Tree, noun: int) -> list[int]:
    """Who is quoted, without a clause that tells more."""
    clauses = frozenset(c for c in tree.children[noun] if _is_clause(tree, c))
    return trim(tree, [t for t in tree.subtree(noun, without=clauses) if tree.text[t] not in _MARKS])


def _further(outer: Found, speaker: Sequence[int], quotations: Sequence[Quoted]) -> list[int]:
    """What else was taken for the content that is in quotation marks after it: "he said. “The others are old.”"."""
    held = set(outer.content)
    after = (quoted for quoted in quotations if quoted.first > speaker[-1] and not held.isdisjoint(quoted.tokens))
    return [t for quoted in after for t in quoted.tokens]


def _saying(tree: Tree, verb: int) -> int | None:
    """The "saying" of "quoted him as saying"."""
    way = next((c for c in tree.children[verb] if tree.text[c].lower() == "as" and tree.dep[c] == "prep"), None)
    return tree.child(way, "pcomp") if way is not None else None


def _told_after(tree: Tree, says: int) -> list[int]:
    """What is said, where it follows: "as saying that the dam was safe"."""
    told = tree.child(says, "ccomp", "dobj")
    return trim(tree, tree.subtree(told)) if told is not None and told > says else []


def _is_clause(tree: Tree, child: int) -> bool:
    return tree.dep[child] == "relcl" or (tree.dep[child] == "prep" and tree.text[child].lower() == "as")


def _quoted_beside(
    tree: Tree, verb: int, subject: int, speaker: Sequence[int], quotations: Sequence[Quoted]
) -> list[int]:
    """The quotation right before whoever quotes or right after who is quoted, else the clause before."""
    before, after = tree.subtree(subject)[0] - 1, (speaker[-1] if speaker else verb) + 1
    for quoted in quotations:
        if quoted.last in {before, before - 1} and (quoted.last == before or tree.text[before] in _BETWEEN):
            return list(quoted.tokens)
        if after < len(tree) and quoted.first == after + 1 and tree.text[after] in _BETWEEN:
            return list(quoted.tokens)
    clause = tree.child(verb, "ccomp")
    if clause is None or not clause < subject or before < 0 or tree.text[before] != ",":
        return []
    told = trim(tree, tree.subtree(clause))
    within = (q for q in quotations if q.last < subject and tree.sentence[q.first] == tree.sentence[verb])
    marked = (quoted for quoted in within if not set(told).isdisjoint(quoted.tokens))
    return sorted({*told, *(t for quoted in marked for t in quoted.tokens)})


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
