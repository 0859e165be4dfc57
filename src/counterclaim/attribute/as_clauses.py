""" "The port was closed by growers, as Hale has claimed": what is claimed is the clause that the other hangs on.

A clause of comparison with "as" has a gap in place of what is said, which the main clause fills (Huddleston and Pullum,
The Cambridge Grammar of the English Language, 2002, ch. 13). Where only the "as", or the subject after it, was taken
for the content, the main clause is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.attribute.constructions import trim
from counterclaim.attribute.speech import Found
from counterclaim.tree import Tree

_SUBJECT = ("nsubj", "nsubjpass")


def with_main_clauses(tree: Tree, found: Sequence[Found]) -> list[Found]:
    """The attributions, those told by a clause with "as" with the main clause as their content."""
    return [_told_as(tree, f) if tree.text[f.content[0]].lower() == "as" else f for f in found]


def _told_as(tree: Tree, found: Found) -> Found:
    subject = tree.child(found.head, *_SUBJECT)
    # "As *Hale has claimed*", where nobody was taken for the source.
    own = set(tree.subtree(subject)) if subject is not None and not found.source else set()
    if own and not own <= set(found.content):
        return found
    rest = trim(tree, [t for t in found.content[1:] if t not in own])
    if rest and not own:
        return found
    content = rest or _main_clause(tree, found.head)
    if not content:
        return found
    return replace(found, source=sorted(own) or found.source, content=content)


def _main_clause(tree: Tree, verb: int) -> list[int]:
    at = tree.head[verb]
    if tree.dep[verb] != "advcl" or at == verb or tree.pos[at] not in {"VERB", "AUX"}:
        return []
    return trim(tree, tree.subtree(at, without=frozenset([verb])))
