"""Noun phrases as stated: description, count, reason for anonymity."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LEFT = frozenset({"compound", "nmod", "amod", "poss", "case", "nummod", "punct", "advmod", "quantmod", "npadvmod"})
_PREPOSITIONS = frozenset(
    {"of", "for", "from", "with", "at", "in", "on", "to", "inside", "within", "near", "by", "close"}
)
_STOP = frozenset({"relcl", "acl", "appos", "cc", "conj", "punct", "advcl", "parataxis", "ccomp"})
_DETERMINERS = frozenset(
    "the a an this that these those another other some any several few many most more all both each every its his "
    "her their our my your same at least about nearly roughly around almost than over".split()
)


def left_edge(head: Token) -> int:
    """The first token of the modifiers right before a noun, determiner and number included."""
    edge = head.i
    doc = head.doc
    allowed = _LEFT | {"det", "predet"}
    while edge > 0:
        token = doc[edge - 1]
        climbing = token
        while climbing.i != head.i and climbing.head.i != climbing.i and climbing.dep_ in allowed:
            climbing = climbing.head
        if climbing.i != head.i or token.is_space or token.text in {",", "“", '"', ";", ":", "—"}:
            break
        edge -= 1
    return edge


def right_edge(head: Token) -> int:
    """The token after the prepositional phrases that belong to a noun: "official at the ministry", not "who …"."""
    end = head.i + 1
    for child in head.rights:
        if child.dep_ in _STOP or child.i != end:
            break
        close = child.dep_ == "amod" and child.lower_ in {"familiar", "close", "knowledgeable"}
        if close or (child.dep_ == "prep" and child.lower_ in _PREPOSITIONS and _affiliates(child)):
            end = _phrase_end(child)
        else:
            break
    return end


def _affiliates(preposition: Token) -> bool:
    """Whether a phrase says where somebody belongs, and not when or where something happened."""
    thing = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if thing is None or preposition.doc[preposition.i + 1].text in _CUT:
        return False
    return preposition.lower_ in {"of", "for", "from", "with", "to", "inside", "within", "close"} or (
        thing.pos_ == "PROPN" or thing.lemma_.lower() in lexicon.INSTITUTIONS
    )


_CUT = frozenset({",", ";", "—", "“", "”", '"', "("})


def _phrase_end(preposition: Token) -> int:
    """The end of a phrase, before relative clauses and commas, at most twelve tokens on."""
    doc, last = preposition.doc, preposition.right_edge.i
    for index in range(preposition.i + 1, min(last + 1, preposition.i + 13)):
        token = doc[index]
        if token.text in _CUT or token.is_space or token.tag_ in {"WP", "WDT"}:
            return index
    return min(last + 1, preposition.i + 13)


def describe(doc: Doc, start: int, end: int, names: Container[int]) -> str:
    """The words of a phrase without determiners, counts and "unnamed": role, affiliation and place as stated.

    ``names`` are the tokens that keep their capital where they begin a sentence.
    """
    while start < end - 1 and _is_light(doc[start]):
        start += 1
    text = " ".join(doc[start:end].text.split()).rstrip(" ,;:")
    first = doc[start]
    keeps = not first.is_sent_start or first.pos_ == "PROPN" or first.is_upper or start in names
    return text if keeps else text[:1].lower() + text[1:]


def _is_light(token: Token) -> bool:
    word = token.lower_
    return (
        word in _DETERMINERS
        or word in lexicon.ANONYMOUS
        or (token.like_num and bool(token.whitespace_))
        or word == "dozen"
        or token.dep_ == "punct"
    )


def count_claimed(head: Token) -> int | None:
    """The number of people that a phrase claims: "three officials" is 3, "dozens" and "several" are ``None``."""
    for child in head.lefts:
        if child.dep_ in {"nummod", "det", "amod"} or child.lower_ in lexicon.QUANTITY:
            number = _number(child)
            if number is not None:
                half = any(part.lower_ == "half" for part in child.children)
                return number // 2 if half else number
    # "two of the officials": the number is what the phrase hangs on.
    of = head.head
    return _number(of.head) if head.dep_ == "pobj" and of.lower_ == "of" else None


def _number(token: Token) -> int | None:
    word = token.lower_
    if word in lexicon.QUANTITY:
        return lexicon.QUANTITY[word]
    return int(word) if word.isdecimal() and len(word) < 7 else None


_ANONYMITY = re.compile(
    r"""(?:
        (?:on|under)\ (?:the\ )?(?:grounds?|condition)\ (?:of\ (?:strict\ )?anonymity
            |(?:that\ )?\w+\ not\ be\ (?:named|identified))
      | (?:(?:was|were|is|are)\ )?(?:not|n[o'’]t|un)[\s-]?authori[sz]ed\ to\ \w+
      | without\ (?:official\ )?authori[sz]ation\ to\ \w+
      | (?:ask|request|insist|declin|want|wish|refus|prefer)\w*\ (?:on\ |for\ )?(?:anonymity
            |not\ to\ be\ (?:named|identified|quoted)|to\ (?:remain\ anonymous|be\ (?:named|identified|quoted)))
      | (?:speak|spoke|talk)\w*\ anonymously
      | (?:was|were)\ granted\ anonymity
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_BECAUSE = re.compile(r"\b(?:because(?: of)?|as|since|citing|for fear of|fearing|due to)\b\s*", re.IGNORECASE)


def anonymity_reason(sentence: str) -> str | None:
    """Why a source is not named, in the words of the report: the reason where one is given, else the condition."""
    found = _ANONYMITY.search(sentence)
    if not found:
        return None
    clause = re.split(
        r"[.;”\"—]|,? (?:said|says|told|added)\b|, (?:and|but|who)\b", sentence[found.start() :], maxsplit=1
    )[0]
    reason = _BECAUSE.search(clause)
    stated = clause[reason.end() :] if reason and reason.start() < 120 else clause
    return " ".join(stated.split()).strip(" ,")[:300] or None
