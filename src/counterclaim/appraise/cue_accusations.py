"""Cues of accusation, and of passing on what others say: what is alleged by nobody is only relayed."""

from __future__ import annotations

from counterclaim.appraise.claims import clausal
from counterclaim.appraise.complements import infinitive_content
from counterclaim.appraise.lexicon import CLAIMS
from counterclaim.appraise.reading import Row
from counterclaim.model import Stance

_PASSIVE_SPEECH = frozenset("say report rumor rumour claim allege tell quote purport suppose repute".split())
_TELLERS = frozenset(
    "source outlet participant official witness expert analyst medium newspaper agency spokesman spokeswoman "
    "spokesperson aide diplomat saying telling colleague insider".split()
)
_WORDS_OF_OTHERS = frozenset(
    "accusation account allegation argument assertion assessment claim comment report reporting rumor rumour "
    "statement story theory "
    "suggestion talk warning conclusion finding narrative criticism testimony remark".split()
)


def accuses(row: Row) -> bool:
    tree = row.tree
    if row.lemma == "charge":
        toll = {tree.lemma[t].lower() for t in row.content} & {"fee", "price", "dollar", "$", "money", "rent", "toll"}
        return not toll and not infinitive_content(row)
    if row.lemma == "fault":
        return tree.pos[row.head] == "VERB" or "find" in row.phrase
    if row.lemma == "allege":
        return bool(row.source) or _has_doer(row)
    if row.lemma in {"implicate", "finger"}:
        return tree.pos[row.head] == "VERB"
    return True


def _has_doer(row: Row) -> bool:
    """Whether somebody is said to have done it."""
    tree = row.tree
    for head in row.heads:
        if tree.pos[head] in {"VERB", "AUX"}:
            subject = tree.child(head, "nsubj")
            if subject is not None and tree.lemma[subject].lower() not in {"it", "there", "that", "this", "which"}:
                return True
            if any(tree.dep[c] == "agent" for c in tree.children[head]) or tree.tag[head] == "VB":
                return True
        elif tree.pos[head] == "PROPN" or any(
            tree.dep[c] == "poss" or tree.text[c].lower() == "by" for c in tree.children[head]
        ):
            return True
    return (
        tree.tag[row.head] == "VBN"
        and tree.dep[row.head] != "amod"
        and any(tree.dep[c] == "nsubjpass" and tree.pos[c] in {"PROPN", "PRON"} for c in tree.children[row.head])
    )


def sues(row: Row) -> Stance | None:
    return Stance.ACCUSES if row.tree.pos[row.head] == "VERB" and not row.negated else None


def cries(row: Row) -> Stance | None:
    """ "Cried fraud"."""
    wrongs = {"fraud", "foul", "theft", "racism", "sexism", "corruption"}
    cried = {row.tree.lemma[t].lower() for t in row.content[:3]} & wrongs
    return Stance.ACCUSES if cried and not clausal(row) and not row.negated else None


def alleges(row: Row) -> Stance | None:
    if row.lemma in {"allege", "alleged"} and not row.source and not _has_doer(row):
        return Stance.RELAYS
    return Stance.ACCUSES if row.lemma == "alleged" and not row.source else None


def relays(row: Row) -> bool:
    tree = row.tree
    lemmas = {tree.lemma[t].lower() for t in row.content[:10]}
    lemmas |= {tree.text[t].lower() for t in row.content[:10] if tree.tag[t] == "VBG"}
    if row.lemma in {"cite", "reference", "refer"}:
        others = lemmas & (CLAIMS & _WORDS_OF_OTHERS) or (row.lemma == "cite" and lemmas & _TELLERS)
        return bool(others) and tree.pos[row.head] == "VERB"
    if row.lemma == "repeat":
        return bool(lemmas & {"rumor", "rumour", "claim", "report", "allegation", "theory", "story", "gossip"})
    if row.lemma == "quote":
        return tree.child(row.head, "auxpass") is None
    if row.lemma == "hear":
        return clausal(row) and not row.negated
    return row.lemma not in {"recount", "convey", "circulate"}


def unsourced(row: Row) -> Stance | None:
    """ "Is said to", "reportedly": passed on with nobody who says it."""
    tree = row.tree
    if row.source or row.lemma not in _PASSIVE_SPEECH:
        return None
    if row.lemma == "report" and tree.pos[row.head] == "NOUN" and not row.negated and clausal(row):
        # "There have been reports that"; of "confirmed a report that", what is done with it counts.
        return None if tree.dep[row.head] == "dobj" else Stance.RELAYS
    passive = tree.child(row.head, "auxpass") is not None or (
        tree.tag[row.head] == "VBN" and tree.child(row.head, "nsubj") is None
    )
    return Stance.RELAYS if passive and not row.negated else None
