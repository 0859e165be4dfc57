"""One attribution as token indices of the parse, with the words that the rules ask for again and again."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.appraise.factuality import is_negated, main_words
from counterclaim.model import Attribution
from counterclaim.tree import Tree


@dataclass(frozen=True, slots=True)
class Row:
    """An attribution on the parse: ``head`` is the cue's main word, ``heads`` the content's."""

    tree: Tree
    attribution: Attribution
    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    head: int
    heads: tuple[int, ...]
    lemma: str
    negated: bool

    def first(self) -> str:
        """The first word of the content, lower-cased."""
        word = next((self.tree.text[t] for t in self.content if self.tree.text[t].isalpha()), "")
        return word.lower()


def read(tree: Tree, attribution: Attribution) -> Row | None:
    """The tokens of an attribution; ``None`` where its cue has none (a colon, a quotation on its own)."""
    cue = tree.tokens(attribution.cue.spans)
    if not cue:
        return None
    lemma = attribution.cue.lemma.lower()
    head = next((t for t in cue if tree.lemma[t].lower() == lemma), None)
    if head is None:
        members = set(cue)
        head = next((t for t in cue if tree.head[t] not in members), cue[0])
    content = tree.tokens(attribution.content)
    heads = tuple(main_words(tree, frozenset(content))) if content else ()
    source = tree.tokens(attribution.source.spans)
    negated = is_negated(tree, head) or _by_none(tree, head, source)
    return Row(tree, attribution, cue, source, content, head, heads, lemma, negated)


def _by_none(tree: Tree, head: int, source: tuple[int, ...]) -> bool:
    """Whether nobody says it, where the source is no subject of the cue: "no evidence to indicate that"."""
    if tree.dep[head] == "acl" and any(tree.text[c].lower() == "no" for c in tree.children[tree.head[head]]):
        return True
    apart = bool(source) and not any(tree.head[t] == head and tree.dep[t] in {"nsubj", "nsubjpass"} for t in source)
    return apart and tree.text[source[0]].lower() in {"no", "nobody", "none", "neither"}
