"""Where the verb looks that a time expression goes with: back, ahead or neither.

"Sept. 11" and "Friday" name no year and no week; the tense of the verb above them does (as in HeidelTime, Strötgen and
Gertz, LREC 2010). Words that bound a time tell more than tense: what holds *since* Monday is over, what is *due* on
Monday is not.
"""

from __future__ import annotations

from enum import IntEnum

from counterclaim.tree import Tree


class Looks(IntEnum):
    """Where a verb looks. ``PRESENT``: "the two meet Monday" is planned, "it stands at its lowest since June" not; only
    what lies within days is taken to come."""

    BACK = -1
    NEITHER = 0
    PRESENT = 1
    AHEAD = 2


_MODALS = frozenset("will shall 'll ’ll would wo can may might could should must".split())
_PLANNED = frozenset(
    """
    schedule expect plan due slate upcoming intend suppose expire postpone reschedule adjourn payable effective
    """.split()
)
_PURPOSED = frozenset(
    """
    agree hope want promise vow pledge threaten order ask urge invite summon subpoena call prepare decide propose set
    ready able likely unlikely willing plan intend expect schedule be have need aim seek offer due
    """.split()
)
"""What an infinitive is said of where it lies ahead: "agreed to meet on Friday", "a plan to meet", not "came to
see it on Friday"."""
_STATIVE = frozenset("say have show indicate know think believe know remain stand mark tell report write claim".split())
_BEGINNING = frozenset("begin start end expire reopen resume reconvene conclude".split())
"""Verbs whose present tells what is planned: "the season starts in October"."""
_REACHED = frozenset("reach locate contact confirm verify".split())
_UNTIL = frozenset({"until", "till", "unless"})
_DEEPEST = 8


def looks(tree: Tree, i: int) -> Looks:
    """Where the verb above token ``i`` looks."""
    at, named = i, False
    for _ in range(_DEEPEST):
        word = tree.lemma[at].lower()
        if word in _PLANNED:
            return _planned(tree, at, i)
        if word == "for" and not named and tree.tag[tree.head[at]] == "VBN":
            # "Called for June", "set for Monday".
            return Looks.AHEAD
        if word == "since":
            return Looks.BACK
        if word in _UNTIL and tree.tag[at] == "IN":
            return _until(tree, at)
        if tree.pos[at] in {"VERB", "AUX"} and (found := _of_verb(tree, at)) is not None:
            # "Monday's attack is the third": the noun stands between.
            # "Declared a dividend to holders of record Dec. 7" neither looks back to it.
            return Looks.NEITHER if found is not Looks.AHEAD and named else found
        if tree.head[at] == at:
            return Looks.NEITHER
        named = named or (at != i and tree.pos[at] == "NOUN") or tree.dep[at] == "poss"
        at = tree.head[at]
    return Looks.NEITHER


def _planned(tree: Tree, at: int, i: int) -> Looks:
    """ "Is due on Monday", "planned to meet on Monday"; but "on Monday planned" tells when the plan was made."""
    made = tree.tag[at] == "VBD" and i < at and not any(tree.dep[c] == "auxpass" for c in tree.children[at])
    return Looks.BACK if made else Looks.AHEAD


def _until(tree: Tree, at: int) -> Looks:
    """ "Has until Friday" and "extended until Friday" look ahead, "did not learn of it until Friday" back."""
    for _ in range(_DEEPEST):
        at = tree.head[at]
        if tree.pos[at] in {"VERB", "AUX"}:
            negated = any(tree.dep[c] == "neg" for c in tree.children[at])
            return Looks.BACK if negated and _of_verb(tree, at) is Looks.BACK else Looks.AHEAD
        if tree.head[at] == at:
            break
    return Looks.NEITHER


def _of_verb(tree: Tree, verb: int) -> Looks | None:
    helpers = [c for c in tree.children[verb] if tree.dep[c] in {"aux", "auxpass"}]
    words = {tree.text[c].lower() for c in helpers}
    tag = tree.tag[verb]
    if words & _MODALS:
        # "Could not say on Friday", "could be reached on Friday by no one", "may have left".
        over = tag == "VBN" and "have" in words
        negated = any(tree.dep[c] == "neg" for c in tree.children[verb])
        failed = "could" in words and (negated or tree.lemma[verb] in _REACHED)
        return Looks.BACK if over or failed else Looks.AHEAD
    if tag == "VBD" or any(tree.tag[c] == "VBD" or tree.lemma[c] == "have" for c in helpers):
        return Looks.BACK
    if "to" in words:
        return _infinitive(tree, verb)
    if tag == "VBG" and any(tree.lemma[c] == "be" for c in helpers):
        return Looks.PRESENT
    if tag in {"VBP", "VBZ"} or helpers:
        if tree.lemma[verb] in _BEGINNING:
            return Looks.AHEAD
        return Looks.NEITHER if tree.lemma[verb] in _STATIVE else Looks.PRESENT
    # A participle or bare form tells no tense; the verb above it may.
    return Looks.BACK if tag == "VBN" else None


def _infinitive(tree: Tree, verb: int) -> Looks | None:
    """An infinitive lies ahead of what governs it, and has its tense unless that is a plan or a wish."""
    governor = tree.head[verb]
    purposed = governor == verb or tree.pos[governor] == "NOUN" or tree.lemma[governor].lower() in _PURPOSED
    return Looks.AHEAD if purposed else None
