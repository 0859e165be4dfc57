"""What a parse says of one noun or pronoun: its tags and relations, its determiner, whether it stands for anybody.

Tags are those of the Penn Treebank and relations those of ClearNLP, as the English pipeline gives them. "It" that
stands for a clause is told by its verb and what is said with it, after Lappin and Leass (Computational Linguistics
20:4, 1994).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon
from counterclaim.tree import grow

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
NOUNS = frozenset({"NN", "NNS"})
PLURAL = frozenset({"NNS", "NNPS"})
PRONOUN_TAGS = frozenset({"PRP", "PRP$"})
NOBODY = frozenset({"nobody", "none", "no-one"})
GENITIVES = frozenset({"'", "’", "'s", "’s"})
_BEING = frozenset({"be", "'s", "’s"})
_OWNERS = frozenset({"its", "their", "his", "her", "our", "my", "whose"})
_DEFINITE = _OWNERS | {"the", "that", "this", "these", "those"}
ANOTHER = frozenset("another other second third different separate additional further".split())
"""Words by which a report tells one from another who is described alike."""
_BECOMING = frozenset({"become", "get", "grow", "prove", "remain"})
_MODAL = frozenset(
    "harder easier tougher tough clear unclear possible impossible likely unlikely probable important "
    "necessary essential hard difficult easy true certain uncertain obvious evident apparent plausible crucial "
    "vital time best better good bad wrong right".split()
)
MINDED = frozenset(
    "sure certain confident optimistic pessimistic sanguine hopeful worried concerned afraid aware unaware convinced "
    "skeptical sceptical happy unhappy glad angry proud sorry eager ready willing unwilling reluctant wary "
    "satisfied pleased adamant doubtful mindful conscious fearful alarmed".split()
)
"""What no thing is, but somebody who has a mind."""
_RAISING = frozenset("likely unlikely able unable bound set due about prone apt quick slow free".split())
"""Adjectives of which what does something is the subject: "it is likely to fall"."""


def lemma_of(token: Token) -> str:
    """The lemma, also of "’s" with the apostrophe of print, of which the pipelines know none."""
    return grow(token.doc).lemma[token.i]


def subject_of(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECT), None)


def definite(token: Token) -> bool:
    # Asked of every noun: by the tree's lists, not by tokens.
    tree, at = grow(token.doc), token.i
    if at > 0 and tree.text[at - 1].lower() == "the":
        return True
    return any(tree.text[child].lower() in _DEFINITE for child in tree.children[at] if child < at)


def is_yet_to_come(noun: Token) -> bool:
    """ "The next president": who it will be is not known."""
    return any(child.lower_ == "next" for child in noun.lefts)


def is_several(noun: Token) -> bool:
    """Whether a noun is in the plural; its verb goes before the tagger: "his fiancée says"."""
    unmarked = noun.lemma_.lower() == noun.lower_ and not noun.lower_.endswith("s")
    one = unmarked and noun.dep_ == "nsubj" and noun.head.tag_ == "VBZ"
    return noun.tag_ == "NNS" and not one


def is_the(token: Token) -> bool:
    return any(child.lower_ == "the" for child in token.lefts) or _after_the(token)


def _after_the(token: Token) -> bool:
    """Whether an article stands right before, wherever the parser hung it: "the foundation predicts"."""
    return token.i > 0 and token.nbor(-1).lower_ == "the"


def possessed(token: Token) -> bool:
    """Whether a pronoun says whose it is: "his lawyer"."""
    return any(child.dep_ == "poss" and child.lower_ in _OWNERS for child in token.lefts)


def is_common(token: Token) -> bool:
    """Whether a word that the tagger took for a name is a noun for somebody: "the president" with a capital or not,
    "the guild's CEO"."""
    noun = token.lemma_.lower()
    owned = any(child.dep_ == "poss" for child in token.lefts)
    return (definite(token) or token.is_lower or owned) and (
        noun in lexicon.ROLES or noun in lexicon.INSTITUTIONS or noun in lexicon.DOCUMENTS
    )


def is_another(token: Token) -> bool:
    """Whether a joined noun is somebody else: "the senator and his aides", not "the senator and author"."""
    return token.pos_ == "PROPN" or token.tag_ == "NNS" or any(child.dep_ in {"det", "poss"} for child in token.lefts)


def may_speak(token: Token) -> bool:
    noun = token.lemma_.lower()
    speaks = lexicon.is_human(noun) or lexicon.is_of_people(noun) or noun in lexicon.INSTITUTIONS
    return token.tag_ != "NN" or speaks or noun in lexicon.DOCUMENTS


def stands_for_clause(token: Token) -> bool:
    """ "It was odd to leave", "it is sad that he left", "it was said that he left": "it" that evidently stands for what
    comes after; not "it is ready to leave", where the adjective takes the clause."""
    verb = token.head
    clauses = {child.dep_ for child in verb.rights}
    if token.dep_ == "nsubjpass":
        return "ccomp" in clauses
    if token.dep_ != "nsubj":
        return False
    if verb.pos_ == "ADJ":
        # "Makes it easy to leave".
        return verb.dep_ == "ccomp" and "xcomp" in clauses
    if (
        verb.lemma_ == "make"
        and (sense := next((one for one in verb.rights if one.lower_ == "sense"), None)) is not None
    ):
        # "It makes no sense to leave", "… for them to leave".
        return any(child.dep_ in {"advcl", "xcomp", "acl", "relcl"} for child in (*verb.rights, *sense.rights))
    quality = next((child for child in verb.children if child.dep_ in {"acomp", "attr"}), None)
    if verb.lemma_ in _BECOMING and quality is not None and quality.lower_ in _MODAL:
        # "It gets harder to leave".
        return "xcomp" in clauses or any(child.dep_ == "xcomp" for child in quality.rights)
    if quality is None or lemma_of(verb) not in _BEING:
        return False
    told = any(child.dep_ == "ccomp" for child in quality.rights) and quality.dep_ == "acomp"
    if quality.lower_ in {"likely", "unlikely"} and (told or quality.nbor().lower_ == "that"):
        return True
    return quality.lower_ not in MINDED | _RAISING and ("xcomp" in clauses or told)


def expletive(token: Token) -> bool:
    """ "It" that stands for a clause: "it is clear that …", "it seems …"."""
    if token.dep_ == "expl" or stands_for_clause(token):
        return True
    verb = token.head
    if token.dep_ not in SUBJECT or lemma_of(verb) not in {"be", "seem", "appear", "turn", "remain", "become"}:
        return False
    quality = next((child for child in verb.rights if child.dep_ in {"acomp", "attr", "oprd"}), None)
    clause = any(child.dep_ in {"ccomp", "csubj", "advcl"} for child in verb.rights)
    return (
        verb.lemma_ in {"seem", "turn"}
        or (quality is None and clause)
        or (quality is not None and (quality.lemma_.lower() in _MODAL or (clause and quality.dep_ == "acomp")))
    )


def is_mark_of_turn(token: Token) -> bool:
    """The "Q" or "A" before a colon at the beginning of a line: who asks or answers in an interview."""
    after = token.i + 1
    colon = token.text in {"Q", "A"} and after < len(token.doc) and token.doc[after].text in {":", "."}
    return colon and (token.i == 0 or "\n" in token.nbor(-1).text)
