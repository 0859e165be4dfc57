"""Whether what a cue takes can be true or false, and what is said of it."""

from __future__ import annotations

from counterclaim.appraise.factuality import is_negated
from counterclaim.appraise.lexicon import CLAIMS, FALSE, GRANTED
from counterclaim.appraise.reading import Row
from counterclaim.tree import Tree

GUILTY = frozenset(
    "liar cheat cheater thief crook crooked criminal murderer killer terrorist racist bigot rapist traitor fraud "
    "fraudster swindler "
    "con-man conman corrupt bigoted sexist misogynist anti-semite xenophobe xenophobic thug assassin predator "
    "pedophile plagiarist "
    "perjurer deceitful dishonest misogynistic homophobic antisemitic anti-semitic islamophobic butcher gangster "
    "mobster aggressor "
    "propagandist racketeer kidnapper torturer".split()
)
"""What is, said of somebody, a wrong in itself."""
_PREDICATIVE = frozenset("oprd acomp attr pobj ccomp amod xcomp conj dobj prep compound".split())


def clausal(row: Row) -> bool:
    """Whether the content is a clause."""
    return any(row.tree.pos[h] in {"VERB", "AUX"} for h in row.heads)


def tops(row: Row) -> list[int]:
    """The uppermost words of the content, nouns beside verbs: *criticism* of "criticism that it had failed"."""
    tree, members = row.tree, set(row.content)
    return [t for t in row.content if tree.head[t] not in members or tree.head[t] == t]


def top_lemmas(row: Row) -> set[str]:
    """Their lemmas."""
    return {row.tree.lemma[t].lower() for t in tops(row)}


_SOFT = frozenset("criticism complaint comment warning concern fear view attack objection protest".split())
"""What can be turned away without being called false, unless a clause says what it claims."""


def takes_claim(row: Row) -> bool:
    """Whether the content is a claim: a clause, or a noun such as *allegation*."""
    tree = row.tree
    for head in tops(row):
        if tree.pos[head] in {"VERB", "AUX"}:
            if tree.dep[head] in {"ccomp", "acl", "advcl"} and row.first() in {
                "that",
                "claims",
                "any",
                "reports",
                "suggestions",
            }:
                return True
            if tree.dep[head] == "ccomp" and tree.tag[head] not in {"VB", "VBG"}:
                return True
        elif tree.lemma[head].lower() in _SOFT:
            return spelled_out(row) or any(
                tree.dep[c] in {"acl", "ccomp"} for t in (head, *tree.children[head]) for c in tree.children[t]
            )
        elif tree.lemma[head].lower() in CLAIMS and tree.lemma[head].lower() not in {
            "he",
            "they",
            "one",
            "all",
            "him",
            "them",
        }:
            return not _proposes(tree, head)
    return False


def spelled_out(row: Row) -> bool:
    """Whether a clause says what a criticism or fear is: "criticism that it had failed"."""
    tree = row.tree
    return any(tree.text[t].lower() == "that" and tree.tag[t] in {"IN", "WDT"} for t in row.content[1:16])


def _proposes(tree: Tree, noun: int) -> bool:
    """ "The idea of cancelling the sale": something to do, not something true."""
    of = [c for c in tree.children[noun] if tree.text[c].lower() == "of"]
    return tree.lemma[noun] in {"idea", "notion", "suggestion", "call"} and any(tree.child(c, "pcomp") for c in of)


def labels(row: Row, words: frozenset[str]) -> bool:
    """Whether the content calls the rest of it one of these words."""
    return any(
        row.tree.lemma[t].lower() in words and _said_of(row, t) and not is_negated(row.tree, t) for t in row.content
    )


def _said_of(row: Row, t: int) -> bool:
    """Whether a word is what the cue calls its object: *false* of "called the reports false", *lie* of "as a lie"."""
    tree, at = row.tree, t
    for _ in range(4):
        dep, up = tree.dep[at], tree.head[at]
        if dep not in _PREDICATIVE or up == at:
            return False
        if dep == "dobj" and up == row.head and at != t:
            return False
        if dep == "pobj" and tree.text[up].lower() != "as":
            return False
        if up == row.head:
            return dep != "dobj" or at == t
        at = up
    return False


def withheld(row: Row) -> bool:
    """ "Denied him a visa", "denied access to the site": nothing is said to be false."""
    tree = row.tree
    if row.lemma not in {"deny", "denial"} or not row.heads:
        return False
    nouns = [t for t in tops(row) if tree.pos[t] in {"NOUN", "PROPN", "PRON", "VERB", "AUX"}]
    if any(tree.pos[t] in {"VERB", "AUX"} for t in nouns):
        return False
    if tree.child(row.head, "dative") is not None:
        return True
    return bool(nouns) and all(tree.lemma[t].lower() in GRANTED or tree.pos[t] == "PROPN" for t in nouns)


__all__ = ["FALSE", "GUILTY", "clausal", "labels", "spelled_out", "takes_claim", "top_lemmas", "tops", "withheld"]
