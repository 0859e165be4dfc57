"""Where the verb looks that a time expression goes with: back, ahead or neither."""

from __future__ import annotations

from counterclaim.tree import Tree

_AHEAD = frozenset("will shall 'll ’ll would wo can may might".split())
_PLANNED = frozenset("schedule expect plan due slate upcoming intend suppose".split())
_DEEPEST = 8


def looks(tree: Tree, i: int) -> int:
    """-1 where the verb above token ``i`` is past, 1 where it is future or planned, 0 where it does not say."""
    at = i
    for _ in range(_DEEPEST):
        if tree.lemma[at].lower() in _PLANNED:
            return 1
        if tree.pos[at] in {"VERB", "AUX"} and (found := _of_verb(tree, at)) is not None:
            return found
        if tree.head[at] == at:
            return 0
        at = tree.head[at]
    return 0


def _of_verb(tree: Tree, verb: int) -> int | None:
    helpers = [c for c in tree.children[verb] if tree.dep[c] in {"aux", "auxpass"}]
    words = {tree.text[c].lower() for c in helpers}
    tag = tree.tag[verb]
    if words & _AHEAD:
        return -1 if tag == "VBN" and "have" in words else 1
    if tag == "VBD" or any(tree.tag[c] == "VBD" or tree.lemma[c] == "have" for c in helpers):
        return -1
    if "to" in words:
        return -1 if "have" in words else 1
    if tag == "VBG" and any(tree.lemma[c] == "be" for c in helpers):
        return 1
    if tag in {"VBP", "VBZ"} or helpers:
        return 0
    # A participle or bare form tells no tense; the verb above it may.
    return -1 if tag == "VBN" else None
