"""What a hedge is about: the clause or phrase under it in the parse, as one stretch of text.

*Possible purchase* hedges the purchase, *about 40 tanks* the 40, *may sink* the sinking, *it was not clear if it had
left* the leaving. The reading follows the annotation of BioScope (Vincze et al., 2008), without the hedge itself and
without the subject of a modal: what is hedged is the predicate.
"""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.model import HedgeKind, Span
from counterclaim.tree import Tree

_CLAUSES = ("ccomp", "xcomp", "csubj", "oprd")
_APART = frozenset({"punct", "cc"})
_LEFT_OUT = frozenset({"cc", "conj", "punct", "parataxis", "advcl", "relcl", "appos", "intj", "preconj"})
_OUTSIDE = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg", "mark", "expl", "csubj"})


def scope_of(tree: Tree, kind: HedgeKind, first: int, last: int) -> Span | None:
    """The characters of what the hedge from token ``first`` to ``last`` is about; ``None`` where none can be told."""
    hedge = range(first, last + 1)
    if kind is HedgeKind.APPROXIMATOR:
        return _number(tree, first, last)
    at = _anchor(tree, hedge)
    if tree.tag[at] == "MD":
        return _span(tree, _predicate(tree, tree.head[at], last), hedge)
    dep, up = tree.dep[at], tree.head[at]
    if dep in {"amod", "nmod", "compound"} and up > last:
        return _span(tree, [t for t in _phrase(tree, up) if t > last], hedge)
    clause = _clause_under(tree, at)
    if clause is not None:
        return _span(tree, _clause(tree, clause), hedge)
    if dep == "advmod":
        return _span(tree, _modified(tree, at, up), hedge)
    return _span(tree, _noun_under(tree, at), hedge)


def _anchor(tree: Tree, hedge: range) -> int:
    """The word of a hedge that bears it: *clear* of "it was not clear", *confidence* of "with high confidence"."""
    last = hedge[-1]
    if tree.text[last].lower() in {"as", "be"} and len(hedge) > 1:
        last -= 1
    if tree.text[last].lower() == "out":
        return tree.head[last] if tree.head[last] in hedge else last - 1
    return last


def _clause_under(tree: Tree, i: int) -> int | None:
    """The clause that a word embeds, by itself or through the "be" that it completes."""
    places = [i]
    up = tree.head[i]
    if tree.dep[i] in {"acomp", "attr", "oprd", "advmod"} and tree.lemma[up] in {"be", "remain", "seem", "become"}:
        places.append(up)
    if tree.dep[i] == "pobj" and tree.text[up].lower() == "with" and tree.head[up] != up:
        places.append(tree.head[up])
    for behind in (True, False):
        for place in places:
            for child in tree.children[place]:
                if child != i and (child > i) == behind and tree.dep[child] in _CLAUSES and not _holds(tree, child, i):
                    return child
    for place in places:
        for child in tree.children[place]:
            if child > i and tree.dep[child] in {"acl", "advcl"} and child > place:
                return child
    return None


def _holds(tree: Tree, top: int, i: int) -> bool:
    """Whether ``i`` lies below ``top``."""
    while tree.head[i] != i:
        i = tree.head[i]
        if i == top:
            return True
    return False


def _clause(tree: Tree, verb: int) -> list[int]:
    """A clause with its subject; the conjunction stays only where it asks ("if", "whether")."""
    out = {c for c in tree.children[verb] if tree.dep[c] == "mark" and tree.text[c].lower() not in {"if", "whether"}}
    out |= {c for c in tree.children[verb] if tree.dep[c] == "punct"}
    return tree.subtree(verb, without=frozenset(out))


def _predicate(tree: Tree, verb: int, after: int) -> list[int]:
    """A verb with what follows it, without subject and auxiliaries before the modal."""
    out = {c for c in tree.children[verb] if (c <= after or tree.dep[c] in _LEFT_OUT) and not _shares(tree, c)}
    return [t for t in tree.subtree(verb, without=frozenset(out)) if t > after]


def _shares(tree: Tree, child: int) -> bool:
    """A joined verb under the same modal: "may sink or burn"."""
    if tree.dep[child] == "cc":
        return any(tree.dep[c] == "conj" and c > child and _shares(tree, c) for c in tree.children[tree.head[child]])
    return tree.dep[child] == "conj" and not any(
        tree.dep[c] in {"nsubj", "nsubjpass", "aux", "expl"} for c in tree.children[child]
    )


def _phrase(tree: Tree, noun: int) -> list[int]:
    """A noun with what belongs to it, without article and asides."""
    out = {c for c in tree.children[noun] if tree.dep[c] in _LEFT_OUT | {"det", "poss", "predet"}}
    return tree.subtree(noun, without=frozenset(out))


def _modified(tree: Tree, adverb: int, up: int) -> list[int]:
    """What an adverb is about: the whole clause where it opens it, else the predicate, or the phrase after it."""
    if tree.pos[up] in {"VERB", "AUX"}:
        subject = tree.child(up, "nsubj", "nsubjpass", "expl")
        if subject is not None and adverb < subject:
            out = {c for c in tree.children[up] if tree.dep[c] in _LEFT_OUT or tree.dep[c] == "mark"}
            return [t for t in tree.subtree(up, without=frozenset(out)) if t > adverb]
        out = {c for c in tree.children[up] if tree.dep[c] in _LEFT_OUT | _OUTSIDE and c != adverb}
        return [t for t in tree.subtree(up, without=frozenset(out)) if t >= min(adverb, up)]
    return [t for t in tree.subtree(up, without=frozenset({adverb})) if t > adverb]


def _noun_under(tree: Tree, i: int) -> list[int]:
    """What a noun or verb without a clause takes: "the possibility of a strike", "was widely taken as a sign"; else the
    subject of its "be": "the cause remains unclear"."""
    for place in (i, *(c for c in tree.children[i] if tree.dep[c] in {"prep", "prt"})):
        found = tree.child(place, "pobj", "dobj", "pcomp", "acomp", "attr", "oprd")
        if found is not None:
            return tree.subtree(found)
    subject = _subject_above(tree, i)
    return tree.subtree(subject) if subject is not None else []


def _subject_above(tree: Tree, i: int) -> int | None:
    """The subject that a predicate is said of: of *clear* in "the motives are far from clear"."""
    for _ in range(4):
        subject = tree.child(i, "nsubj", "nsubjpass", "csubj")
        if subject is not None:
            return subject
        if tree.dep[i] not in {"acomp", "attr", "xcomp", "oprd", "pcomp", "pobj", "prep", "amod", "conj"}:
            return None
        i = tree.head[i]
    return None


def _number(tree: Tree, first: int, last: int) -> Span | None:
    """The number after an approximator, with its currency or percent; before it for "or so"."""
    if tree.text[last].lower() == "so":
        return _extent(tree, [t for t in range(max(0, first - 2), first) if tree.pos[t] in {"NUM", "NOUN"}])
    tokens, t = [], last + 1
    while t < len(tree) and (
        tree.pos[t] in {"NUM", "SYM"}
        or tree.text[t].lower() in {"a", "an", "the", "percent", "%", "per", "cent", "-"}
        or (tree.lemma[t].lower() in {"half", "third", "quarter", "dozen", "hundred", "thousand", "million", "billion"})
    ):
        tokens.append(t)
        t += 1
    return _extent(tree, tokens)


def _span(tree: Tree, tokens: Iterable[int], hedge: range) -> Span | None:
    """Tokens as one stretch; where the hedge lies within, the longer side of it."""
    kept = [t for t in tokens if t not in hedge]
    while kept and (tree.dep[kept[-1]] in _APART or tree.pos[kept[-1]] in {"PUNCT", "SPACE"}):
        kept.pop()
    while kept and (tree.dep[kept[0]] in _APART or tree.pos[kept[0]] in {"PUNCT", "SPACE"}):
        kept.pop(0)
    return _extent(tree, kept)


def _extent(tree: Tree, tokens: list[int]) -> Span | None:
    return Span(tree.start[tokens[0]], tree.end[tokens[-1]]) if tokens else None
