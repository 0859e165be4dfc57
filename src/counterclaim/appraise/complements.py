"""What a cue takes, by its form: an infinitive, a bare subjunctive ("that he leave"), a question.

The form tells acts apart that share a verb: "asked whether" from "asked her to", "insists that he is" from "insists
that he be".
"""

from __future__ import annotations

from counterclaim.appraise.clause import SUBJECTS
from counterclaim.appraise.reading import Row
from counterclaim.tree import Tree


def infinitive_content(row: Row) -> bool:
    return any(infinitive(row.tree, h) for h in row.heads)


def infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.tag[c] == "TO" for c in tree.children[verb])


def is_subjunctive(tree: Tree, verb: int) -> bool:
    """The bare form of what is demanded: "that he leave", "that any deal include it", "that it be used"."""
    if helped(tree, verb):
        return False
    if tree.tag[verb] == "VBN":
        return any(tree.text[c].lower() == "be" and tree.dep[c] in {"auxpass", "aux"} for c in tree.children[verb])
    subject = tree.child(verb, *SUBJECTS)
    bare = tree.tag[verb] == "VBP" and tree.text[verb].lower() not in {"am", "are", "'re", "’re", "'m", "’m"}
    plain = subject is not None and tree.tag[subject] in {"NN", "NNP"} and tree.child(subject, "conj") is None
    return tree.tag[verb] == "VB" or (bare and plain)


def is_singular(tree: Tree, subject: int | None) -> bool:
    """With a plural the bare form may be a plain present: "suggested that the attacks come from afar"."""
    return (
        subject is not None
        and tree.tag[subject] not in {"NNS", "NNPS"}
        and tree.text[subject].lower() not in {"they", "we", "you", "these"}
    )


def helped(tree: Tree, verb: int) -> bool:
    """With "to", a modal or "did": no bare subjunctive as in "insisted that it be closed"."""
    return any(
        tree.tag[c] in {"TO", "MD"} or tree.lemma[c] == "do" for c in tree.children[verb] if tree.dep[c] == "aux"
    )


def opening_words(row: Row, count: int) -> set[str]:
    """The first words of the content."""
    return {row.tree.text[t].lower() for t in row.content[:count]}
