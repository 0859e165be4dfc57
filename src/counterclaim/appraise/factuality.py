"""How certain an event is, by the words around it: polarity and modality from the event up to what embeds it.

After De Facto (Saurí and Pustejovsky, Computational Linguistics 2012): the event begins as certain and positive; its
own negation and modals are applied, then those of each word that embeds it, from the inside out. The result is never
more certain than the least certain of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from counterclaim.appraise.lexicon import ADJECTIVES, ADVERBS, MODALS, NEGATIVES, NO_WAY, SIGNATURES
from counterclaim.model import Factuality
from counterclaim.tree import Tree, grow

_SCALE = {
    (3, 1): Factuality.CERTAIN,
    (2, 1): Factuality.PROBABLE,
    (1, 1): Factuality.POSSIBLE,
    (3, -1): Factuality.CERTAIN_NOT,
    (2, -1): Factuality.PROBABLE_NOT,
    (1, -1): Factuality.POSSIBLE_NOT,
}
_SCANT = frozenset({"little", "scant"})
_NEGATIVES = NEGATIVES | _SCANT
_EMBEDDED = frozenset(
    "ccomp xcomp acl csubj csubjpass pcomp oprd dobj pobj attr acomp nsubjpass prep advcl conj".split()
)
_CLAUSAL = frozenset("ccomp xcomp csubj csubjpass acl pcomp".split())
_OPEN = frozenset({"if", "whether", "unless"})
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Certainty:
    """``level`` 3 certain, 2 probable, 1 possible, 0 open; ``sign`` 1 or -1."""

    level: int = 3
    sign: int = 1

    def under(self, level: int, sign: int = 1) -> Certainty:
        """No more certain than ``level``, turned round where ``sign`` is -1."""
        return Certainty(min(self.level, level), self.sign * sign)

    @property
    def value(self) -> Factuality:
        """FactBank's value of this level and sign."""
        return _SCALE.get((self.level, self.sign), Factuality.UNKNOWN)


def event_factuality(doc: Doc, token: Token) -> Factuality:
    """The factuality of the event that a token names, according to the text as a whole."""
    return climb(grow(doc), token.i).value


def climb(tree: Tree, event: int, *, within: frozenset[int] | None = None) -> Certainty:
    """The certainty of an event, from its own negation and modals up to the sentence, or to the edge of ``within``."""
    at, certainty, shares, spent = event, Certainty(), True, False
    for _ in range(_DEEPEST):
        if shares:
            certainty = certainty.under(_modal(tree, at), -1 if _negations(tree, at) % 2 else 1)
        up, dep = tree.head[at], tree.dep[at]
        if up == at or (within is not None and up not in within) or not _reaches(tree, at):
            break
        if dep == "advcl":
            # A purpose may be reached or not.
            return certainty.under(1)
        shares = not (dep == "conj" and _has_subject(tree, at)) and not (spent and _completes(tree, at))
        effect = _effect(tree, up, at)
        if effect is not None:
            # The negation of an embedding word is spent on its signature; its modals still count.
            certainty = certainty.under(*effect).under(_modal(tree, up))
            shares = False
        spent = effect is not None
        at = up
    return certainty


_LIGHT = frozenset(
    "make have do take give conduct carry hold launch be get stage commit perform plan face mount".split()
)
_SEEKING = frozenset({"for", "against", "without", "of", "to", "on"})


def _reaches(tree: Tree, i: int) -> bool:
    """Whether what stands above a word says anything about its truth."""
    up, dep = tree.head[i], tree.dep[i]
    if dep not in _EMBEDDED:
        return False
    if dep == "advcl":
        return _purpose(tree, i)
    if dep == "conj":
        return tree.tag[i] == tree.tag[up] or tree.pos[i] == "NOUN"
    if dep in {"dobj", "nsubjpass"}:
        return tree.lemma[up] in _LIGHT or tree.lemma[up].lower() in SIGNATURES
    if dep == "pobj":
        return tree.text[up].lower() in _SEEKING
    return True


def _effect(tree: Tree, word: int, below: int) -> tuple[int, int] | None:
    """What an embedding word makes of the event below it; ``None`` where it says nothing about it."""
    dep = tree.dep[below]
    if dep == "conj":
        return None
    lemma = tree.lemma[word].lower()
    if lemma == "be" and dep in _CLAUSAL:
        lemma = _predicate(tree, word) or lemma
    if dep in {"xcomp", "ccomp"} and f"{lemma}+to" in SIGNATURES and tree.child(below, "aux") is not None:
        lemma += "+to" if _infinitive(tree, below) else ""
    signature = SIGNATURES.get(lemma)
    if dep == "pobj" and tree.text[word].lower() == "without":
        return 3, -1
    if signature is None or not _governs(tree, word, below):
        return None
    return signature[1] if is_negated(tree, word) else signature[0]


_SOUGHT = frozenset(
    "seek want demand request propose prevent deny avoid promise offer threaten need fail refuse lack".split()
)


def _governs(tree: Tree, word: int, below: int) -> bool:
    """Whether the word embeds the event here: "called for a strike", not "called the strike a crime"."""
    dep, lemma = tree.dep[below], tree.lemma[word].lower()
    if dep in {"nsubjpass", "attr", "acomp"} and tree.pos[word] in {"VERB", "AUX"}:
        return lemma in _SOUGHT and dep == "nsubjpass"
    if dep in {"dobj", "pobj"} and tree.pos[word] == "VERB":
        return lemma in _SOUGHT
    if dep == "prep":
        return tree.pos[word] != "VERB" or (tree.text[below].lower() == "for" and SIGNATURES[lemma][0][0] == 0)
    return True


def _predicate(tree: Tree, verb: int) -> str | None:
    """The adjective or noun of "it is possible that"."""
    found = tree.child(verb, "acomp", "attr", "oprd")
    return tree.lemma[found].lower() if found is not None else None


def _infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.tag[c] == "TO" for c in tree.children[verb])


def _purpose(tree: Tree, verb: int) -> bool:
    """A clause of purpose: "to sell", with no other conjunction."""
    return _infinitive(tree, verb) and tree.child(verb, "mark") is None


def _has_subject(tree: Tree, verb: int) -> bool:
    return tree.child(verb, "nsubj", "nsubjpass", "expl", "csubj") is not None


def is_negated(tree: Tree, i: int) -> bool:
    """Whether a word is negated, by itself, by its subject or object, or by the verb "be" that it completes."""
    if _negations(tree, i) % 2:
        return True
    return _completes(tree, i) and _negations(tree, tree.head[i]) % 2 == 1


def _completes(tree: Tree, i: int) -> bool:
    """Whether a word is the predicate of "be" or the object of "have"."""
    up = tree.head[i]
    return up != i and tree.lemma[up] in {"be", "have"} and tree.dep[i] in {"acomp", "attr", "dobj", "oprd"}


def _negations(tree: Tree, i: int) -> int:
    # Most sentences negate nothing, and every word of an attribution is asked about.
    if tree.sentence[i] not in _negative_sentences(tree):
        return 0
    return sum(_negates(tree, i, child) for child in tree.children[i])


@lru_cache(maxsize=1)
def _negative_sentences(tree: Tree) -> frozenset[int]:
    """The sentences that hold a word by which something may be negated."""
    words = zip(tree.text, tree.dep, tree.sentence, strict=True)
    return frozenset(k for text, dep, k in words if dep == "neg" or text.lower() in _NEGATIVES)


def _negates(tree: Tree, i: int, child: int) -> bool:
    """Whether a child negates its word: *not*, *never*, "nobody left", "left nothing"."""
    dep, text = tree.dep[child], tree.text[child].lower()
    if dep == "neg":
        return True
    if dep in {"det", "advmod", "preconj", "cc"}:
        return text in NEGATIVES and child < i
    if dep == "amod":
        # "There is little doubt that", "found scant evidence of".
        return text in _SCANT and tree.lemma[i].lower() in SIGNATURES
    if dep in {"nsubj", "nsubjpass"}:
        return text in NEGATIVES or any(_denies_all(tree, c, text) for c in tree.children[child])
    if dep == "prep":
        return child < i and _in_no_way(tree, child)
    return dep in {"dobj", "attr", "acomp"} and i < child and _object_negated(tree, child)


def _denies_all(tree: Tree, t: int, of: str) -> bool:
    """*No* ship, *neither* side, *not* one of them; not "not all"."""
    word = tree.text[t].lower()
    return word in {"no", "neither"} or (word == "not" and of in {"one", "a"})


def _in_no_way(tree: Tree, preposition: int) -> bool:
    """*At no time*, *in no way*, *under no circumstances*."""
    noun = tree.child(preposition, "pobj")
    return noun is not None and tree.lemma[noun].lower() in NO_WAY and _object_negated(tree, noun)


def _object_negated(tree: Tree, i: int) -> bool:
    return tree.text[i].lower() in {"nothing", "nobody", "none"} or any(
        tree.text[c].lower() == "no" and tree.dep[c] in {"det", "neg"} for c in tree.children[i]
    )


def _modal(tree: Tree, i: int) -> int:
    return min((_weight(tree, child, i) for child in tree.children[i]), default=3)


def _weight(tree: Tree, child: int, of: int) -> int:
    """How certain at most a word is with this child."""
    dep, text = tree.dep[child], tree.text[child].lower()
    if dep == "aux":
        return _of_auxiliary(tree, text, of)
    if dep == "advmod":
        return ADVERBS.get(tree.lemma[child].lower(), 3)
    if dep == "amod":
        return ADJECTIVES.get(tree.lemma[child].lower(), 3)
    if dep == "mark" and text in _OPEN:
        return 0
    return 3


def _of_auxiliary(tree: Tree, text: str, verb: int) -> int:
    if text not in MODALS:
        return 3
    negated = _negations(tree, verb) % 2 == 1
    if negated and text in {"could", "can", "ca"}:
        # What cannot be is as certainly not so as what is not.
        return 3
    return MODALS[text]


def content_certainty(tree: Tree, content: Iterable[int]) -> Certainty:
    """The certainty of a content's main event, as far as the words of the content say."""
    members = frozenset(content)
    heads = main_words(tree, members)
    if not heads:
        return Certainty()
    event = descend(tree, heads[0], members)
    certainty = climb(tree, event, within=members)
    if event == heads[0] and tree.pos[event] not in {"VERB", "AUX"} and _opened(tree, members):
        return certainty.under(0)
    return certainty


def _opened(tree: Tree, members: frozenset[int]) -> bool:
    return tree.text[min(members)].lower() in _OPEN


def main_words(tree: Tree, members: frozenset[int]) -> list[int]:
    """The uppermost words of a content: its clauses' verbs, or its nouns where it has none."""
    heads = [t for t in sorted(members) if tree.head[t] not in members or tree.head[t] == t]
    words = [t for t in heads if tree.pos[t] not in {"PUNCT", "SPACE", "CCONJ", "SCONJ", "PART", "ADP", "DET", "INTJ"}]
    verbs = [t for t in words if tree.pos[t] in {"VERB", "AUX"}]
    return verbs or words or heads


def descend(tree: Tree, head: int, members: frozenset[int]) -> int:
    """From a word that only judges to the event it judges: "it was not clear *if it left*", "is likely *to fall*"."""
    at = head
    for _ in range(3):
        below = _judged(tree, at, members)
        if below is None:
            return at
        at = below
    return at


def _judged(tree: Tree, at: int, members: frozenset[int]) -> int | None:
    lemma = tree.lemma[at].lower()
    if lemma in {"seem", "appear"} and (found := tree.child(at, "xcomp", "ccomp")) in members:
        return found
    if lemma != "be":
        return None
    found = tree.child(at, "acomp", "attr", "oprd")
    if found is None or tree.lemma[found].lower() not in SIGNATURES:
        return None
    clause = tree.child(found, "ccomp", "xcomp", "acl", "csubj")
    if clause is None:
        clause = tree.child(at, "ccomp", "csubj", "advcl", "xcomp")
    return clause if clause in members else None
