"""Acts that the speaker's own verb performs: "I urge you to", "we promise" (Austin, 1962)."""

from __future__ import annotations

from counterclaim.appraise.clause import SUBJECTS, Clause, realis
from counterclaim.appraise.factuality import is_negated
from counterclaim.appraise.reading import Row
from counterclaim.model import Stance

_PERFORMED = {
    Stance.DEMANDS: frozenset(
        "urge call demand ask request appeal beg implore insist recommend advise press encourage".split()
    ),
    Stance.PROMISES: frozenset("promise pledge vow swear guarantee commit".split()),
    Stance.OFFERS: frozenset("offer invite volunteer".split()),
    Stance.ACCUSES: frozenset("accuse blame".split()),
}


def performs(row: Row, clause: Clause, stance: Stance) -> bool:
    """The act itself, done in the speaker's own words: "I urge you to", "we promise"."""
    tree, verb = row.tree, clause.verb
    if not clause.own or is_negated(tree, verb) or not realis(tree, verb):
        return False
    lemma = tree.lemma[verb].lower()
    if stance is Stance.DEMANDS and lemma == "want":
        done = tree.child(verb, "ccomp", "xcomp")
        return (
            done is not None
            and tree.child(done, *SUBJECTS) is not None
            and any(tree.tag[c] == "TO" for c in tree.children[done])
        )
    if stance is Stance.ACCUSES and lemma == "hold":
        return any(tree.lemma[t] in {"responsible", "accountable"} for t in tree.subtree(verb)[:14])
    if lemma not in _PERFORMED[stance]:
        return False
    if lemma == "commit":
        near = {tree.text[c].lower() for c in tree.children[verb]}
        return bool(near & {"to", "myself", "ourselves"})
    if lemma in {"call", "ask", "press"}:
        near = {tree.text[c].lower() for c in tree.children[verb]}
        return bool(near & {"for", "on", "upon"}) or (
            lemma != "call" and tree.child(verb, "xcomp", "ccomp") is not None and "if" not in near
        )
    return True
