"""Cues of demand: something for another to do, told by what the cue takes. Searle's directives."""

from __future__ import annotations

from counterclaim.appraise.claims import clausal
from counterclaim.appraise.clause import OPEN, SUBJECTS
from counterclaim.appraise.complements import helped, infinitive, infinitive_content, is_singular, is_subjunctive
from counterclaim.appraise.reading import Row
from counterclaim.model import Stance


def demands(row: Row) -> bool:
    tree, lemma = row.tree, row.lemma
    if lemma == "like":
        return "would" in row.phrase.split() and any(
            infinitive(tree, h) and tree.child(h, *SUBJECTS) is not None for h in row.heads
        )
    if lemma in {"tell", "remind", "charge", "persuade", "convince", "need"}:
        told = any(infinitive(tree, h) and tree.dep[h] in {"xcomp", "ccomp"} for h in row.heads)
        return told and lemma != "need" and row.first() not in OPEN
    if lemma in {"want"}:
        return _wants_of_other(row)
    if lemma in {
        "ask",
        "require",
        "order",
        "call",
        "direct",
        "press",
        "recommend",
        "advise",
        "request",
        "invoke",
        "push",
        "campaign",
    }:
        return _directs(row)
    if lemma == "insist":
        return any(is_subjunctive(tree, h) for h in row.heads) or " on" in row.phrase
    if lemma in {"warn", "caution"}:
        return _warns_off(row)
    if lemma in {"lobby", "agitate", "pressure", "advocate"} and "against" in row.phrase.split():
        return False
    if lemma in {"appeal", "plea"} and tree.pos[row.head] == "NOUN":
        return (
            "for" in row.phrase.split()
            or row.first() == "for"
            or infinitive_content(row)
            or lemma == "plea"
            or not row.heads
        )
    if lemma in {"suggest", "suggestion"}:
        return _suggests_doing(row)
    if lemma in {"dare", "force", "compel", "oblige", "bar"}:
        return any(infinitive(tree, h) for h in row.heads) or lemma == "bar"
    if lemma in {"counsel", "nudge", "prod", "finger"}:
        return tree.pos[row.head] == "VERB"
    return True


def _wants_of_other(row: Row) -> bool:
    """ "Wants Congress to act", not "wants to act" nor "wants peace"."""
    tree = row.tree
    return not row.negated and any(
        infinitive(tree, h) and (tree.child(h, *SUBJECTS) is not None or tree.child(row.head, "dobj") is not None)
        for h in row.heads
    )


def _directs(row: Row) -> bool:
    """Something for another to do: an infinitive, a bare clause, or a noun after "for" or "on"."""
    tree = row.tree
    if row.first() in OPEN and row.lemma != "call":
        return False
    if "against" in row.phrase.split():
        return False
    if row.lemma in {"call", "ask", "press", "push", "campaign"}:
        near = {tree.text[t].lower() for t in row.cue if t > row.head}
        near |= {tree.text[c].lower() for c in tree.children[row.head] if tree.dep[c] == "prep" and c > row.head}
        near -= {"on"} if tree.child(row.head, "oprd") is not None else set()
        if near & {"for", "on", "upon"} and not near & {"about"}:
            return row.lemma != "press" or "for" in near
        return infinitive_content(row) and (row.lemma != "call" or tree.pos[row.head] == "NOUN")
    if row.lemma == "order" and tree.pos[row.head] == "NOUN":
        return "on" not in row.phrase.split()
    return infinitive_content(row) or any(tree.tag[h] == "VB" for h in row.heads) or not clausal(row) or row.lemma in {
        "request", "recommend", "advise"
    }  # fmt: skip


def _warns_off(row: Row) -> bool:
    """ "Warned him not to", "warned against", "cautioned to"."""
    words = row.phrase.split()
    return (
        "against" in words
        or row.first() == "against"
        or any(
            infinitive(row.tree, h) and row.tree.dep[h] in {"xcomp", "ccomp", "advcl"} and row.tree.head[h] == row.head
            for h in row.heads
        )
    )


def _suggests_doing(row: Row) -> bool:
    """ "Suggested that she resign", "suggested leaving"."""
    tree = row.tree
    if row.tree.pos[row.head] == "NOUN":
        return infinitive_content(row)
    return any(
        (tree.tag[h] == "VB" and not helped(tree, h) and is_singular(tree, tree.child(h, *SUBJECTS)))
        or (tree.tag[h] == "VBG" and tree.dep[h] == "xcomp" and tree.child(h, "aux") is None)
        or any(tree.text[c].lower() in {"should", "must"} for c in tree.children[h])
        for h in row.heads
    )


def asks(row: Row) -> Stance | None:
    if _directs(row):
        return Stance.DEMANDS
    return None if row.lemma == "press" and not row.content else Stance.ASSERTS


def seeks(row: Row) -> Stance | None:
    """ "Sought concessions from": asked of somebody."""
    tree = row.tree
    froms = [t for t in (*row.cue, *row.content) if tree.text[t].lower() == "from" and tree.dep[t] == "prep"]
    sought = {row.head, *row.heads}
    return Stance.DEMANDS if any(tree.head[t] in sought for t in froms) and not row.negated else None
