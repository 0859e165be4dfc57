"""The token that a phrase hangs on, and the one that stands for who is meant: "two of the officials" are officials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon
from counterclaim.resolve.grammar import NOUNS, PLURAL, SUBJECT
from counterclaim.resolve.names import head_of
from counterclaim.resolve.phrases import CUT

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ONE_OF = frozenset({"one", "another", "neither", "either"})
"""One of several is somebody of his own: "one of the officials"."""
_COUNTING = frozenset(
    "percent % group number pair couple dozens scores hundreds thousands handful majority series variety".split()
)


def head_of_phrase(doc: Doc, start: int, end: int) -> Token:
    """The first token of a source whose head lies outside it: later ones hang on appositions and clauses cut off."""
    modifier: Token | None = None
    for token in doc[start:end]:
        outside = not start <= token.head.i < end or token.head.i == token.i
        bracket = token.text in {"[", "]", "(", ")"}
        if bracket or token.is_space:
            continue
        if outside and token.dep_ not in {"det", "punct", "mark", "case", "prep", "cc", "intj"}:
            if token.tag_ != "PRP$":
                return token
            # "His government credits …", where the parser took the verb for a noun.
            modifier = modifier or token
    return modifier or head_of(doc, start, end)


def speaker_of(token: Token, start: int, end: int) -> Token:
    """ "One woman adopted from Peru did not know", where the parser took the participle for the verb; "retiring
    Senator Ruiz", "outside groups"."""
    if token.tag_[:2] == "VB":
        subject = next((child for child in token.lefts if child.dep_ in SUBJECT and start <= child.i < end), None)
        if subject is not None:
            return subject
        if token.tag_ in {"VBN", "VBD"} and (noun := _bare_after(token, end)) is not None:
            return noun
    if token.tag_ not in {"VBG", "IN", "RB"} or token.i > start + 1:
        return token
    cut = next((k for k in range(token.i + 1, end) if token.doc[k].text in CUT), end)
    nouns = (word for word in token.doc[token.i + 1 : cut] if word.tag_[:2] == "NN" and word.dep_ != "compound")
    return next((word for word in nouns if word.dep_ != "poss"), token)


def _bare_after(participle: Token, end: int) -> Token | None:
    """ "*Leaked* harbour findings", where the parser took the first word of a source for its verb: the last of the
    nouns that follow without an article."""
    last = None
    for word in participle.doc[participle.i + 1 : end]:
        if word.tag_ not in _IN_COMPOUNDS:
            break
        last = word if word.tag_[:2] == "NN" else last
    return last


_IN_COMPOUNDS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "CD"})


def whole_word(token: Token, end: int) -> Token:
    """The noun where a modifier of it was taken: "the Ruiz campaign", "e-mails", "self-described voters"."""
    doc, last = token.doc, token.doc[end - 1]
    if token.i + 2 < len(doc) and is_tight(doc[token.i + 1]):
        after = doc[token.i + 2]
        return after if after.tag_ in NOUNS else after.head if after.head.tag_ in NOUNS | PLURAL else token
    role = last.tag_ in NOUNS or (last.i == token.i + 1 and last.lemma_.lower() in lexicon.ROLES)
    cut = token.dep_ in {"compound", "amod", "nmod"} and last.i > token.i and role
    return last if cut and last.head.i == token.head.i else token


def lexical_head(token: Token, end: int) -> Token:
    """ "A group of lawyers", "two of the officials": those who speak, where the first noun only counts them."""
    if token.lower_ in ONE_OF:
        return token
    if token.lower_ in _COUNTING or token.like_num:
        for child in token.rights:
            if child.lower_ == "of" and child.i < end:
                inner = next((word for word in child.children if word.dep_ == "pobj"), None)
                if inner is not None and inner.i < end:
                    return inner
    return token


def is_tight(hyphen: Token) -> bool:
    """Whether it joins two halves of a word."""
    before = hyphen.i > 0 and not hyphen.nbor(-1).whitespace_
    return hyphen.text == "-" and before and not hyphen.whitespace_
