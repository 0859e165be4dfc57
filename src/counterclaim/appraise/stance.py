"""The stance of a source to its content: what the cue does, turned by negation; under a neutral cue, what is said.

A specific cue decides. A neutral one ("said", "according to", a colon) lets the content decide, one of belief only
where the content calls for action or is itself disbelieved. What each label means is written in
docs/stance-guidelines.md.
"""

from __future__ import annotations

from counterclaim.appraise.acts import BELIEVING, SPEAKING
from counterclaim.appraise.claims import clausal
from counterclaim.appraise.claims import takes_claim as _takes_claim
from counterclaim.appraise.content_stance import by_content
from counterclaim.appraise.cue_stance import by_cue
from counterclaim.appraise.factuality import is_negated
from counterclaim.appraise.lexicon import PLANNING
from counterclaim.appraise.reading import Row
from counterclaim.model import Attitude, Stance
from counterclaim.tree import Tree

_SPOKEN = frozenset("i we us my our".split())
_ISSUES_WORD = frozenset("case clear point".split())
""" "Made the case that", "made it clear that": said."""
_GROUNDS = frozenset("evidence proof indication sign".split())


def stance_of(row: Row) -> Stance:
    """The stance of the source; ``asserts`` where nothing tells."""
    planned = _intends_not(row)
    if planned is not None:
        return planned
    if row.negated and row.lemma in _GROUNDS:
        return Stance.DOUBTS
    found = by_cue(row)
    if found is not None:
        return found
    if row.negated or not row.heads:
        return Stance.ASSERTS
    if row.lemma in {"think", "see"} and not _speaks(row):
        return by_content(row, believed=True)
    if row.lemma in SPEAKING or not row.lemma[:1].isalpha() or _ISSUES_WORD & set(row.phrase.split()):
        return by_content(row)
    if row.lemma in BELIEVING and row.tree.pos[row.head] != "NOUN":
        return by_content(row, believed=True)
    if row.attribution.attitude is Attitude.SAYS and clausal(row):
        return by_content(row, believed=not _speaks(row))
    return Stance.ASSERTS


def _speaks(row: Row) -> bool:
    """A verb outside the lists that gives words in quotation marks gives them as said: "fumed", "deadpanned"."""
    first = row.tree.text[row.content[0]]
    return first in {"“", '"', "''", "``"}


def _intends_not(row: Row) -> Stance | None:
    """ "We will not plan to export", "there were never any plans to": an intention denied."""
    if row.lemma not in PLANNING:
        return None
    tree, up = row.tree, row.tree.head[row.head]
    if tree.child(up, "expl") is not None and tree.pos[row.head] == "NOUN":
        return Stance.DENIES if row.negated or is_negated(tree, up) else None
    spoken = any(tree.text[t].lower() in _SPOKEN for t in row.source)
    return Stance.DENIES if spoken and row.negated else None


def no_evidence(row: Row) -> bool:
    """Whether a main clause only says that there is no evidence."""
    tree = row.tree
    main = {verb for verb in clauses(row) if tree.lemma[verb] in {"be", "see", "find", "have", "exist"}}
    return any(
        tree.head[t] in main and (is_negated(tree, t) or is_negated(tree, tree.head[t]))
        for t in row.content
        if tree.lemma[t].lower() in _GROUNDS
    )


def clauses(row: Row) -> list[int]:
    """The main verbs of a content, those joined by "and" included."""
    tree: Tree = row.tree
    found = [h for h in row.heads if tree.pos[h] in {"VERB", "AUX"}]
    members = set(row.content)
    for head in list(found):
        found += [c for c in tree.children[head] if tree.dep[c] == "conj" and c in members]
    return found


def takes_claim(row: Row) -> bool:
    """Whether the content is something that can be true or false."""
    return clausal(row) or _takes_claim(row)
