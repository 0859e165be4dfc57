"""Denials told in passing, and whole claims as what they are of.

News English says in a few words beside a statement who denies it: "a charge that Uganda rejects", "despite Ugandan
denials", "Hale, who maintains his innocence" (supplements and contrastive adjuncts: Huddleston and Pullum, The
Cambridge Grammar of the English Language, 2002, ch. 8 and 15). The network makes little of so few words, and parsers
often hang them wrongly, so that they are read off the order of words here. What stands in such an aside is the
reporter's, and no part of the statement beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.attribute.constructions import holder_of, subject_of, trim, verb_group
from counterclaim.attribute.lexicon import lemma_of
from counterclaim.attribute.speech import Found, Quoted, quotation_at
from counterclaim.attribute.words import ANSWERED
from counterclaim.tree import Tree

_SURE = 0.6
"""Confidence in what the order of words tells."""
_DENYING = frozenset("contest deny disavow dismiss dispute rebut refute reject repudiate".split())
_TAKEN_UP = ANSWERED | {"something", "statement", "account", "version"}
_MARKS = frozenset({",", "—", "–", "--", "-", "("})
_STOPS = frozenset({",", ".", ";", ":", "—", "–", "--", ")", "?", "!"})
_NOMINAL = frozenset("CD DT IN JJ NN NNP NNPS NNS POS PRP PRP$".split())
_BEFORE_NOUN = frozenset("CD DT JJ NN PRP$ RB VBN".split())
_LABELLING = frozenset("brand call describe label term".split())
"""Verbs that say what something is held to be: "which Uganda has called a lie"."""
_WAVING = frozenset("bat brush laugh shrug wave".split())
_WIDEST = 8
"""Words of a subject in an aside, at most."""
_INNOCENT = frozenset("affirm assert declare insist maintain proclaim profess protest reiterate".split())
"""Verbs that deny guilt with "innocence"."""


def with_passing(tree: Tree, found: Sequence[Found], quotations: Sequence[Quoted]) -> list[Found]:
    """The attributions with the denials that are told in passing, and without these in the contents beside them."""
    kept = list(found)
    for verb, lemma in enumerate(tree.lemma):
        if lemma in _DENYING | _LABELLING and tree.pos[verb] in {"VERB", "NOUN"}:
            aside = _aside(tree, verb) if quotation_at(quotations, verb) is None else None
            if aside is not None:
                kept = _apart(tree, kept, aside)
        elif lemma in _INNOCENT and tree.pos[verb] == "VERB":
            kept += _of_innocence(tree, verb, kept)
        elif lemma in _WAVING and tree.pos[verb] == "VERB":
            kept += _waved_off(tree, verb, kept)
        elif lemma.lower() == "denial":
            kept += _despite(tree, verb, kept)
    return kept


# Asides ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Aside:
    """ ", a charge that Uganda rejects": from its mark to its end."""

    verb: int
    source: range
    content: Sequence[int]
    first: int
    end: int


def _aside(tree: Tree, verb: int) -> _Aside | None:
    """The aside that a verb of denial closes, by the order of words: a mark, a noun for what is answered or "which",
    who denies it, and the verb."""
    last = _before_group(tree, verb)
    at = last
    while at >= 0 and last - at < _WIDEST and tree.tag[at] in _NOMINAL and not _links(tree, at):
        at -= 1
    if at in {last, -1} or tree.tag[at + 1] == "IN" or not _links(tree, at):
        return None
    relative = tree.tag[at] in {"WDT", "IN", "WP"}
    noun = at - 1 if relative else at
    if relative and tree.text[at].lower() == "which" and tree.text[noun] in _MARKS:
        first = at
    elif _is_taken_up(tree, noun):
        first = noun
        while first and noun - first < _WIDEST and tree.tag[first - 1] in _BEFORE_NOUN:
            first -= 1
    else:
        return None
    if not first or tree.text[first - 1] not in _MARKS:
        return None
    end = next((t for t in range(verb + 1, len(tree)) if tree.text[t] in _STOPS or "\n" in tree.text[t]), len(tree))
    content = list(range(first, at + 1 if first == at else noun + 1))
    if tree.lemma[verb] in _LABELLING:
        content += range(verb + 1, end)
    return _Aside(verb, range(at + 1, last + 1), content, first - 1, end)


def _before_group(tree: Tree, verb: int) -> int:
    """The last word before a verb with its auxiliaries and adverbs; -1 where it is negated."""
    at = verb - 1
    while at >= 0 and (tree.tag[at] in {"RB", "MD"} or (tree.lemma[at] in {"have", "be"} and tree.tag[at][:2] == "VB")):
        if tree.dep[at] == "neg" or tree.lemma[at] == "be":
            return -1
        at -= 1
    return at


def _links(tree: Tree, t: int) -> bool:
    """ "Which", "that", or the noun itself that is taken up: "a finding [that] Uganda rejects"."""
    return tree.text[t].lower() in {"which", "that"} or _is_taken_up(tree, t)


def _is_taken_up(tree: Tree, t: int) -> bool:
    """A noun for what is answered, also where the tagger has a verb: "a *finding* Uganda rejects"."""
    return tree.lemma[t].lower() in _TAKEN_UP or tree.text[t].lower().removesuffix("s") in _TAKEN_UP


def _apart(tree: Tree, found: Sequence[Found], aside: _Aside) -> list[Found]:
    """The attributions with the aside as one of its own, cut off from the contents that it was taken for a part of."""
    inside = frozenset(range(aside.first, aside.end))
    kept = []
    known = False
    for f in found:
        known = known or aside.verb in f.cue
        if f.head not in inside and f.content[0] < aside.first and not inside.isdisjoint(f.content):
            f = replace(f, content=trim(tree, [t for t in f.content if t not in inside]))
        kept.append(f)
    if not known:
        cue = range(aside.source[-1] + 1, aside.verb + 1)
        kept.append(Found(aside.verb, "aside", list(cue), list(aside.source), aside.content, _SURE))
    return kept


# Innocence -------------------------------------------------------------------------------------------------------


def _of_innocence(tree: Tree, verb: int, found: Sequence[Found]) -> Iterator[Found]:
    """ "Maintains his innocence", "insists on her innocence"."""
    on = next((c for c in tree.children[verb] if tree.text[c].lower() == "on"), verb)
    thing = tree.child(on, "pobj") if on != verb else tree.child(verb, "dobj")
    if thing is None or tree.lemma[thing].lower() != "innocence" or any(verb in f.cue for f in found):
        return
    source = trim(tree, subject_of(tree, verb))
    if source:
        yield Found(verb, "dobj", verb_group(tree, verb), source, tree.subtree(thing), _SURE)


def _waved_off(tree: Tree, verb: int, found: Sequence[Found]) -> Iterator[Found]:
    """ "Laughed off the suggestion", "brushed the allegation aside"."""
    off = next((c for c in tree.children[verb] if tree.text[c].lower() in {"off", "aside", "away"} and c > verb), None)
    if off is None or any(verb in f.cue for f in found):
        return
    things = (tree.child(verb, "dobj"), tree.child(off, "pobj"))
    thing = next((t for t in things if t is not None and lemma_of(tree, t) in ANSWERED), None)
    source = trim(tree, subject_of(tree, verb))
    if thing is not None and source:
        yield Found(verb, "dobj", sorted({*verb_group(tree, verb), off}), source, tree.subtree(thing), _SURE)


# In spite of denials ---------------------------------------------------------------------------------------------


def _despite(tree: Tree, noun: int, found: Sequence[Found]) -> Iterator[Found]:
    """ "Despite Ugandan denials", "in the face of repeated denials by Uganda": of what the clause around it says, where
    that is of the one who denies."""
    phrase = tree.subtree(noun)
    opener = _opener(tree, phrase[0])
    source = trim(tree, holder_of(tree, noun))
    if opener is None or not source or any(noun in f.cue for f in found):
        return
    own = next((c for c in tree.children[noun] if tree.text[c].lower() in {"of", "that"} and c > noun), None)
    if own is not None or tree.child(noun, "acl", "ccomp", "relcl") is not None:
        return
    aside = frozenset(range(opener, phrase[-1] + 1))
    content = trim(tree, [t for t in _around(tree, opener, aside, found) if t not in aside])
    if content and _concerns(tree, source, content):
        yield Found(noun, "despite", [noun], _named(tree, source, content), content, _SURE)


def _opener(tree: Tree, first: int) -> int | None:
    """Where "despite", "in spite of" or "in the face of" before a phrase begins."""
    before = [tree.text[t].lower() for t in range(max(first - 4, 0), first)]
    for words in (["despite"], ["in", "spite", "of"], ["in", "the", "face", "of"]):
        if before[-len(words) :] == words:
            return first - len(words)
    return None


def _around(tree: Tree, opener: int, aside: frozenset[int], found: Sequence[Found]) -> Sequence[int]:
    """The clause that an adjunct hangs on, or what is reported by it."""
    at = tree.head[opener]
    while tree.pos[at] not in {"VERB", "AUX"} and tree.head[at] != at:
        at = tree.head[at]
    if tree.pos[at] not in {"VERB", "AUX"}:
        return ()
    reported = next((f for f in found if f.head == at), None)
    if reported is not None:
        return reported.content
    outer = [f for f in found if at in f.content]
    clause = tree.subtree(at, without=aside)
    if outer:
        smallest = min(outer, key=lambda f: len(f.content))
        inside = frozenset(smallest.content)
        return [t for t in clause if t in inside]
    return [] if any(not {*f.cue, *f.content}.isdisjoint(clause) for f in found) else clause


def _named(tree: Tree, source: Sequence[int], content: Sequence[int]) -> Sequence[int]:
    """The source, or the subject that a pronoun leads up to: "despite *its* denials, *the company* knew"."""
    subject = _subject(tree, content)
    ahead = tree.tag[source[0]] == "PRP$" and subject is not None and subject > source[0]
    if not ahead or subject is None:
        return source
    inside = frozenset(content)
    return [t for t in tree.subtree(subject) if t in inside]


def _subject(tree: Tree, content: Sequence[int]) -> int | None:
    inside = frozenset(content)
    return next((t for t in content if tree.dep[t] in {"nsubj", "nsubjpass"} and tree.head[t] in inside), None)


def _concerns(tree: Tree, source: Sequence[int], content: Sequence[int]) -> bool:
    """Whether what is said is of the one who denies: named in it, or its subject where a pronoun leads up to it."""
    if len(source) == 1 and tree.tag[source[0]] == "PRP$":
        subject = _subject(tree, content)
        plural = subject is not None and tree.tag[subject] in {"NNS", "NNPS"}
        return subject is not None and plural == (tree.text[source[0]].lower() == "their")
    stems = {tree.text[t][:4].lower() for t in source if len(tree.text[t]) > 3}
    return any(tree.text[t][:4].lower() in stems for t in content if len(tree.text[t]) > 3)


def contests_claim(tree: Tree, found: Found) -> bool:
    """Whether a verb of denial plainly takes a noun for a claim: "Peru's claim that it won was rejected by Chile"."""
    if not found.source or lemma_of(tree, found.head) not in _DENYING or tree.pos[found.head] != "VERB":
        return False
    inside = frozenset(found.content)
    tops = (t for t in found.content if tree.head[t] not in inside or tree.head[t] == t)
    return any(lemma_of(tree, t) in ANSWERED and tree.pos[t] == "NOUN" for t in tops)


# Whole claims ----------------------------------------------------------------------------------------------------


def whole(tree: Tree, found: Sequence[Found]) -> list[Found]:
    """The attributions, those of a claim with the whole of it as content, and the claim as one of its own within:
    of "denied [an accusation by Ruiz] that he fled" and "[poured cold water on Peru's claim] that talks had begun"
    the network may have taken no more than the clause."""
    kept = [_of_noun(tree, f) for f in found]
    for f in found:
        claim = _claim(tree, f)
        if claim is None or f not in kept:
            continue
        noun, first, source, that = claim
        cue = [t for t in f.cue if t < first or t > noun]
        end = f.content[-1]
        content = sorted({*range(first, that), *f.content} - {*cue, *f.source})
        kept[kept.index(f)] = replace(f, cue=cue, content=content)
        inner = [t for t in range(that, end + 1) if t in set(content)]
        if inner and not any(noun in g.cue for g in found if g is not f):
            kept.append(Found(noun, "noun_that", [noun], source, inner, f.confidence))
    return kept


def _of_noun(tree: Tree, f: Found) -> Found:
    """A claim that is the subject of a verb without that verb: "Peru's claim that it won [has been denied]"."""
    verb = tree.head[f.head]
    if tree.pos[f.head] != "NOUN" or tree.dep[f.head] not in {"nsubj", "nsubjpass"} or verb not in f.content:
        return f
    own = frozenset(tree.subtree(f.head))
    content = trim(tree, [t for t in f.content if t in own])
    return replace(f, content=content) if content else f


def _claim(tree: Tree, f: Found) -> tuple[int, int, list[int], int] | None:
    """A noun for a claim right behind a cue or at its end, where the phrase begins, whose claim it is, and the "that"
    of its clause."""
    that = next((t for t in f.content if tree.text[t].lower() == "that" and tree.tag[t] in {"IN", "WDT"}), None)
    if that is None or that < f.head:
        return None
    nouns = (t for t in range(f.head + 1, that) if tree.lemma[t].lower() in ANSWERED and tree.pos[t] == "NOUN")
    noun = next(nouns, None)
    if noun is None or noun in f.content or noun in f.source:
        return None
    first = noun
    while first - 1 > f.head and tree.tag[first - 1] in _BEFORE_NOUN | {"NNP", "NNPS", "NNS", "POS"}:
        first -= 1
    between = list(range(noun + 1, that))
    if between and tree.text[between[0]].lower() in {"by", "from"}:
        source = trim(tree, between[1:])
    elif not between and any(tree.tag[t] == "POS" for t in range(first, noun)):
        source = trim(tree, list(range(first, next(t for t in range(noun, first, -1) if tree.tag[t] == "POS"))))
    else:
        return None
    return (noun, first, source, that) if source and lemma_of(tree, noun) in ANSWERED else None
