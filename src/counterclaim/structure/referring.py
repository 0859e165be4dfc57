"""What a denial that says nothing of its own takes up: "denied it", "a charge it rejects", "called the claim a lie".

Discourse deixis (Webber, "Structure and Ostension in the Interpretation of Discourse Deixis", 1991): a pronoun, a noun
for a statement or an elliptic verb stands for what somebody said before. Here it is only told *that* and how a content
does so; which statement is meant is for ``link`` to find.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from counterclaim.model import Actor, Attribution, Stance
from counterclaim.structure import words
from counterclaim.structure.building import adjectives_of
from counterclaim.structure.naming import Mentions
from counterclaim.tree import Tree, grow

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DEICTIC = frozenset("it this that which these those them so same".split())
_LOOSE = frozenset("something anything nothing everything any all".split())
_STATEMENTS = frozenset(
    """allegation accusation claim report finding suggestion assertion statement charge rumour rumor insinuation
    conclusion assessment notion idea story narrative contention account comment remark complaint version criticism
    tale talk speculation article""".split()
)
_LONG = frozenset("account story narrative version tale talk speculation".split())
"""What takes more than one statement to tell."""
_OF_ONE = frozenset({"finding", "conclusion", "remark", "comment"})
"""What one source has several of."""
_WHOLE = frozenset("everything all".split())
"""What stands for all that was said: "denies everything"."""
_OF_GUILT = frozenset("wrongdoing involvement responsibility guilt blame complicity innocence misconduct".split())
_BROAD = frozenset("any anything anyone anybody anywhere such ever".split())
"""Words that widen a denial beyond what was said, in answer to it (Kadmon and Landman, "Any", 1993)."""
_WEIGHED = words.WEIGHING | frozenset({"support", "believe", "accept", "credit"})
"""Verbs of what somebody says not to be able to do with a statement."""
_OF_EVIDENCE = frozenset("evidence proof truth basis indication sign substance foundation question merit".split())
_ELLIPTIC = frozenset({"nsubj", "nsubjpass", "neg", "mark", "punct", "aux", "advmod", "cc", "expl"})
_BESIDE = frozenset({",", "--", "—", "–", "-", "(", ";"})
_BESIDE_CLAIM = frozenset({"by", "from", "as", "against"})
"""What may follow a noun for a statement that does not say what is stated: "the allegations against him"."""
_OWN_WORDS = frozenset({"acl", "ccomp", "relcl", "xcomp", "pcomp"})


@dataclass(frozen=True, slots=True)
class Reference:
    """How a content refers back: ``apposed`` where it stands right beside what it takes up, ``whose`` the actor whose
    statement it is said to be, ``guilt`` where it means what the denier is blamed for, ``several`` where its words are
    plural: "the claims", "them", ``about`` whom an accusation names that is no claim, ``broad`` where it denies in
    words of its own more than was said ("sent any arms"), ``ahead`` where what it takes up may follow: "Uganda, which
    denies it, was accused of …"."""

    apposed: bool = False
    whose: str | None = None
    guilt: bool = False
    several: bool = False
    about: frozenset[str] = frozenset()
    broad: bool = False
    ahead: bool = False


def refer(doc: Doc, attributions: Sequence[Attribution], mentions: Mentions) -> dict[str, Reference]:
    """The reference of each denial or doubt whose content has one, by the id of the attribution."""
    tree = grow(doc)
    adjectives = adjectives_of(mentions.actors)
    tellers = {attribution.source.actor for attribution in attributions}
    found: dict[str, Reference] = {}
    for attribution in attributions:
        if attribution.stance is Stance.ACCUSES and not attribution.claims:
            found[attribution.id] = Reference(about=_named(tree, tree.tokens(attribution.content), mentions))
            continue
        negates = attribution.stance is Stance.ASSERTS and attribution.factuality.polarity < 0
        if attribution.stance not in {Stance.DENIES, Stance.DOUBTS} and not negates:
            continue
        tokens = tree.tokens(attribution.content)
        reference = _reference(tree, tokens, mentions, adjectives, attribution) if tokens else None
        if reference is None and attribution.stance is Stance.DENIES and _is_broad(tree, tokens):
            reference = Reference(broad=True)
        if reference is not None and _in_relative(tree, tree.tokens(attribution.cue.spans)):
            reference = replace(reference, ahead=True)
        if reference is None or (reference.whose is not None and reference.whose == attribution.source.actor):
            continue
        # Who has no say in the report is not whose statement is meant.
        found[attribution.id] = reference if reference.whose in tellers else replace(reference, whose=None)
    return found


def _named(tree: Tree, tokens: Sequence[int], mentions: Mentions) -> frozenset[str]:
    found = (mentions.mention_at(tree.start[t], tree.end[t]) for t in tokens)
    return frozenset(mention.actor for mention in found if mention is not None)


def _reference(
    tree: Tree, tokens: Sequence[int], mentions: Mentions, adjectives: dict[str, Actor], attribution: Attribution
) -> Reference | None:
    inside = frozenset(tokens)
    top = _top(tree, tokens, inside)
    if top is None:
        return None
    apposed = tokens[0] > 0 and tree.text[tokens[0] - 1] in _BESIDE
    if tree.pos[top] in {"VERB", "AUX"}:
        if _is_elliptic(tree, top, inside):
            return Reference(guilt=_is_own(tree, tree.child(top, "nsubj"), mentions, attribution))
        if _did_no_wrong(tree, top):
            return Reference(guilt=True)
        clauses = (top, *(c for c in tree.children[top] if c in inside and tree.dep[c] == "conj"))
        noun = next((noun for verb in clauses if (noun := _spoken_of(tree, verb)) is not None), None)
        if noun is None:
            return None
        if tree.pos[noun] in {"VERB", "AUX"}:
            return Reference()
        top, apposed = noun, False
    top = _labelled(tree, top, inside)
    text = tree.text[top].lower()
    if text in _DEICTIC and tree.tag[top] != "IN":
        return Reference(apposed=apposed, several=text in {"them", "these", "those"})
    if text in _LOOSE:
        about = _object_of(tree, top, "of")
        if text in _WHOLE and about is None and not any(tree.dep[c] in _OWN_WORDS for c in tree.children[top]):
            return Reference()
        return Reference(apposed=apposed) if apposed or (about is not None and _is_deictic(tree, about)) else None
    lemma = tree.lemma[top].lower()
    within = [child for child in tree.children[top] if child in inside]
    if any(tree.dep[child] in _OWN_WORDS for child in within):
        return None
    if lemma in _OF_GUILT:
        return None if any(tree.dep[child] == "prep" for child in within) else Reference(guilt=True)
    if lemma not in _STATEMENTS:
        return None
    if any(tree.dep[child] == "prep" and tree.text[child].lower() not in _BESIDE_CLAIM for child in within):
        return None
    whose = _whose(tree, top, mentions, adjectives)
    if lemma in _LONG and not (apposed or whose):
        # Of all that was told before it, little tells which.
        return None
    return Reference(apposed=apposed, whose=whose, several=tree.tag[top] == "NNS" and lemma not in _OF_ONE)


def _is_own(tree: Tree, subject: int | None, mentions: Mentions, attribution: Attribution) -> bool:
    """ "It did not", "we did no such thing" of the denier."""
    if subject is None or tree.text[subject].lower() in {"i", "we"}:
        return True
    mention = mentions.mention_at(tree.start[subject], tree.end[subject])
    return mention is not None and mention.actor == attribution.source.actor


def _top(tree: Tree, tokens: Sequence[int], inside: frozenset[int]) -> int | None:
    """The first word that hangs on none of the others."""
    return next(
        (t for t in tokens if (tree.head[t] not in inside or tree.head[t] == t) and tree.pos[t] != "PUNCT"), None
    )


def _labelled(tree: Tree, top: int, inside: frozenset[int]) -> int:
    """What is called something where the parse hangs it on the label: "[called] the *statement* disinformation"."""
    if tree.lemma[top].lower() not in words.EVALUATION:
        return top
    near = (c for c in tree.children[top] if c in inside and tree.dep[c] in {"nsubj", "compound", "nmod", "dobj"})
    return next((c for c in near if tree.lemma[c].lower() in _STATEMENTS | _DEICTIC), top)


def _is_elliptic(tree: Tree, verb: int, inside: frozenset[int]) -> bool:
    """ "It did not", "it had done no such thing", "doing so"."""
    rest = _rest(tree, verb, inside)
    if tree.lemma[verb] == "do":
        return all(_is_pro_form(tree, child) for child in rest) and (bool(rest) or _is_negated(tree, verb))
    return not rest and tree.pos[verb] == "AUX" and _is_negated(tree, verb)


def _rest(tree: Tree, verb: int, inside: frozenset[int]) -> list[int]:
    """What a verb has beside its subject and what only carries it."""
    left = [child for child in tree.children[verb] if child in inside and tree.dep[child] not in _ELLIPTIC]
    return [child for child in left if tree.text[child].lower() != "that" or child > verb]


def _did_no_wrong(tree: Tree, verb: int) -> bool:
    """ "Had done nothing wrong", "did not do anything illegal"."""
    thing = tree.child(verb, "dobj")
    if tree.lemma[verb] != "do" or thing is None or tree.text[thing].lower() not in {"nothing", "anything"}:
        return False
    return not any(tree.dep[c] in {"relcl", "acl"} for c in tree.children[thing])


def _is_broad(tree: Tree, tokens: Sequence[int]) -> bool:
    words_said = [tree.text[t].lower() for t in tokens]
    return not _BROAD.isdisjoint(words_said) or ("nothing" in words_said and "do" in words_said)


def _in_relative(tree: Tree, cue: Sequence[int]) -> bool:
    """ "Uganda, *which has denied* it, …"."""
    return any(tree.dep[t] == "relcl" for t in cue)


def _is_negated(tree: Tree, verb: int) -> bool:
    return any(tree.dep[child] == "neg" for child in tree.children[verb])


def _is_pro_form(tree: Tree, t: int) -> bool:
    such = any(tree.text[child].lower() in {"such", "so", "kind"} for child in tree.children[t])
    return _is_deictic(tree, t) or (such and tree.lemma[t] in {"thing", "sort"})


def _is_deictic(tree: Tree, t: int) -> bool:
    return tree.text[t].lower() in _DEICTIC


def _spoken_of(tree: Tree, verb: int) -> int | None:
    """The noun whose truth a clause weighs: "that is a lie", "there is no evidence of that", "cannot confirm it"."""
    lemma = tree.lemma[verb]
    if lemma == "be":
        attribute = tree.child(verb, "attr")
        if tree.child(verb, "expl") is not None and attribute is not None and tree.lemma[attribute] in _OF_EVIDENCE:
            clause = tree.child(attribute, "acl", "ccomp", "relcl")
            if clause is not None and tree.text[clause].lower() in {"did", "had", "was", "were", "has", "is"}:
                return clause if not _rest(tree, clause, frozenset(tree.subtree(clause))) else None
            below = (_object_of(tree, at, word) for at in (attribute, verb) for word in ("of", "for", "to", "in"))
            return next((about for about in below if about is not None), None)
        judged = tree.child(verb, "acomp", "attr")
        weighed = judged is not None and tree.lemma[judged].lower() in words.EVALUATION
        return tree.child(verb, "nsubj") if weighed or _without_ground(tree, verb) else None
    if lemma == "disagree":
        return _object_of(tree, verb, "with")
    thing = tree.child(verb, "dobj")
    if lemma == "have" and thing is not None and tree.lemma[thing].lower() in words.UNGROUNDED:
        # "The claim has no merit".
        return tree.child(verb, "nsubj")
    return thing if lemma in _WEIGHED | words.CONTRADICTING else None


def _without_ground(tree: Tree, verb: int) -> bool:
    """ "The claims are without foundation"."""
    ground = _object_of(tree, verb, "without")
    return ground is not None and tree.lemma[ground].lower() in words.UNGROUNDED


def _object_of(tree: Tree, t: int, preposition: str) -> int | None:
    at = next((c for c in tree.children[t] if tree.text[c].lower() == preposition), None)
    return tree.child(at, "pobj") if at is not None else None


def _whose(tree: Tree, noun: int, mentions: Mentions, adjectives: dict[str, Actor]) -> str | None:
    """Whose statement it is: "Peru's claim", "their findings", "a Peruvian report", "an allegation by the union"."""
    by = _object_of(tree, noun, "by") or _object_of(tree, noun, "from")
    owner = by if by is not None else tree.child(noun, "poss")
    if owner is not None and tree.text[owner].lower() == "their":
        # Of a body's "their" little is sure.
        return None
    if owner is not None:
        mention = mentions.mention_at(tree.start[owner], tree.end[owner])
        return mention.actor if mention is not None else None
    for child in tree.children[noun]:
        if tree.dep[child] in {"amod", "nmod", "compound"}:
            state = adjectives.get(tree.text[child].lower())
            if state is not None:
                return state.id
    return None
