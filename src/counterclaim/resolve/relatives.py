"""Whom "who", "that" and "which" mean: the noun that the clause hangs on, where the parse hung it on the right one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import NOUNS, PLURAL, subject_of
from counterclaim.resolve.groups import group_of
from counterclaim.resolve.phrases import right_edge
from counterclaim.resolve.wording import Wording

if TYPE_CHECKING:
    from spacy.tokens import Token


_CLIMB = 4
_FROM = frozenset({"from", "in", "near", "at"})
_NOBODY = frozenset("home time life lifetime area place town city house race battle age job name".split())
"""Nouns that a clause with "who" is never about."""
_SINGULAR = frozenset({"NN", "NNP"})
_PAUSES = frozenset({",", "--", "—", "–"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


class Relatives(Wording):
    """Finds the antecedent of a relative pronoun."""

    def _antecedent(self, token: Token) -> Entity | None:
        clause, of_several = token, False
        while clause.dep_ not in {"relcl", "ROOT", "ccomp", "advcl"}:
            of_several = of_several or (clause.dep_ == "conj" and clause.pos_ == "VERB")
            clause = clause.head
        noun = clause.head
        if clause.dep_ in {"ccomp", "advcl"} and noun.lemma_ == "be":
            # "It was the ministry that …".
            cleft = next((child for child in noun.rights if child.dep_ == "attr" and child.i < token.i), None)
            if cleft is not None:
                return self.entity_of.get(cleft.i)
        if clause.dep_ != "relcl" or (clause.i < token.i and not of_several):
            first = self._first_relative(token)
            if first is not token and (known := self.entity_of.get(first.i)) is not None:
                return known
            before = self._noun_before(first)
            if before is None:
                return None
            noun = before
        if token.lower_ == "who":
            meant = self._who_is_meant(noun)
            if meant is None:
                return None
            return (
                self._joined_before(token, meant)
                or self._predicated(noun)
                or self._predicated(meant)
                or self._as_noun(meant)
            )
        found = self._what_is_meant(noun) if token.lower_ == "which" else noun
        if found is None:
            return None
        found = self._of_document(found)
        return self._joined_before(token, found) or self._predicated(found) or self._as_noun(found)

    def _who_is_meant(self, noun: Token) -> Token | None:
        """ "Hale, a baker from Lindow, who …": the noun that somebody is meant by, where the parser hung the clause on
        a place or a thing."""
        lemma = noun.lemma_.lower()
        unknown = noun.tag_ in _SINGULAR and lemma not in _NOBODY and lemma not in lexicon.DOCUMENTS
        if unknown and self._entity_at(noun.i) is None and not lexicon.is_thing(lemma):
            # "The owner of a shop who".
            whole = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
            return whole if whole.lemma_.lower() in lexicon.ROLES and not lexicon.is_human(lemma) else noun
        at = noun
        for _ in range(_CLIMB):
            if self._may_be_who(at):
                return at
            if at.dep_ == "pobj" and at.head.dep_ == "prep":
                at = at.head.head
            elif at.dep_ in {"appos", "conj", "compound"}:
                at = at.head
            else:
                break
        before = range(noun.i - 1, self._starts[self._sentences[noun.i]] - 1, -1)
        near = next((self.doc[index] for index in before if self._may_be_who(self.doc[index])), None)
        return near or (noun if noun.pos_ == "PROPN" else None)

    def _may_be_who(self, noun: Token) -> bool:
        entity = self._entity_at(noun.i)
        if entity is not None and entity.named and noun.tag_ not in PLURAL:
            return not (entity.place or entity.kind in {"state", "document"} or self._is_home(noun))
        lemma = noun.lemma_.lower()
        if noun.lower_ in lexicon.PLURAL_SOURCES or noun.lower_ in lexicon.SINGLE_SOURCES:
            return True
        if noun.tag_ in PLURAL:
            return not lexicon.is_thing(lemma) and lemma not in lexicon.DOCUMENTS
        people = lexicon.is_human(lemma) or lexicon.is_of_people(lemma) or lemma in lexicon.INSTITUTIONS
        return noun.tag_ in {"NN", "NNP", "JJ"} and people

    def _is_home(self, name: Token) -> bool:
        """Whether a name of one word is told only as where somebody is from: "a baker from Lindow"."""
        at = name.head if name.dep_ == "appos" else name
        preposition = at.head
        if at.dep_ != "pobj" or preposition.lower_ not in _FROM or self.doc[at.i - 1].i != preposition.i:
            return False
        return lexicon.is_human(preposition.head.lemma_.lower())

    def _what_is_meant(self, noun: Token) -> Token | None:
        """ "A book by Ana Ruiz, which …": a noun before that is nobody's."""
        at = noun
        for _ in range(_CLIMB):
            entity = self._entity_at(at.i)
            if entity is None or not entity.is_person or not entity.named:
                return at
            if (at.dep_ == "pobj" and at.head.dep_ in {"prep", "agent"} and at.head.head.pos_ in _NOMINAL) or (
                at.dep_ in {"oprd", "pobj"} and at.head.dep_ == "acl"
            ):
                at = at.head.head
            else:
                return None
        return None

    def _of_document(self, noun: Token) -> Token:
        """ "A page on health, which promises": the page, where the nearer noun is no body or person."""
        of = noun.head
        whole = of.head
        if noun.dep_ != "pobj" or of.dep_ != "prep" or whole.lemma_.lower() not in lexicon.DOCUMENTS:
            return noun
        entity = self._entity_at(noun.i)
        kept = entity is not None and (entity.is_person or (entity.is_body and not entity.place))
        return noun if kept or noun.lemma_.lower() in lexicon.DOCUMENTS else whole

    def _first_relative(self, token: Token) -> Token:
        """ "Ruiz, whom the board elected, and who …": the first of several clauses on one noun."""
        if token.i == 0 or self.doc[token.i - 1].lower_ not in {"and", "but"}:
            return token
        for index in range(token.i - 2, self._starts[self._sentences[token.i]], -1):
            if self.doc[index].lower_ in {"who", "whom", "whose"}:
                return self.doc[index]
        return token

    def _noun_before(self, token: Token) -> Token | None:
        """The noun right before a relative pronoun, where the parse does not hang the clause on it."""
        index = token.i - 1
        if index > 0 and self.doc[index].text in _PAUSES:
            index -= 1
        noun = self.doc[index] if index >= 0 else None
        if noun is None or token.lower_ not in {"who", "whom"} or noun.pos_ not in {"NOUN", "PROPN"}:
            return None
        return noun if noun.i in self.cast.head_at or not lexicon.is_thing(noun.lemma_.lower()) else None

    def _as_noun(self, noun: Token) -> Entity | None:
        """The entity of a noun that a clause hangs on."""
        named = self.cast.head_at.get(noun.i)
        if named is not None and noun.i not in self.entity_of:
            return self.cast.names[named.i][1]
        plural = noun.tag_ == "NNS" or noun.lower_ in lexicon.PLURAL_SOURCES
        demonym = self.cast.match_at.get(noun.i) if noun.tag_ == "NNPS" else None
        if noun.i not in self.entity_of and (noun.tag_ in NOUNS or demonym or noun.lower_ in lexicon.PLURAL_SOURCES):
            of = demonym.actor if demonym is not None else None
            self.entity_of[noun.i] = self._new(noun, plural=plural or demonym is not None, affiliation=of)
        return self.entity_of.get(noun.i)

    def _predicated(self, noun: Token) -> Entity | None:
        """ "Ruiz is a woman who …", "Hale, a baker who …": the subject of the sentence, or the name."""
        if noun.dep_ not in {"attr", "appos", "conj"} or noun.tag_ not in _SINGULAR:
            return None
        if noun.i in self.cast.names and (noun.dep_ != "appos" or noun.lower_ not in lexicon.ROLES):
            return None
        at = noun
        while at.dep_ in {"conj", "appos"}:
            apposed = at.dep_ == "appos"
            at = at.head
            entity = self._entity_at(at.i) if apposed and at.i in self.cast.names else None
            if entity is not None and _is_somebody(entity):
                return entity
        if at.dep_ != "attr" or at.head.lemma_ != "be" or at.head.i > at.i:
            return None
        subject = subject_of(at.head)
        entity = self._entity_at(subject.i) if subject is not None else None
        return entity if entity is not None and _is_somebody(entity) else None

    def _joined_before(self, who: Token, noun: Token) -> Entity | None:
        """ "Drivers and pilots who": both, where both are several and the clause follows at once."""
        nouns = sorted((noun, *noun.conjuncts), key=lambda token: token.i)
        plural = len(nouns) > 1 and all(token.tag_ in PLURAL for token in nouns)
        if (
            not plural
            or right_edge(nouns[-1]) != who.i
            or any(token.lower_ == "or" for token in nouns[-1].head.children)
            or (any(token.tag_ == "NNPS" for token in nouns) and noun is not nouns[0])
        ):
            return None
        for token in nouns:
            if token.i not in self.entity_of:
                self._note(token, self._new(token, plural=True))
        members = tuple(dict.fromkeys(self.entity_of[token.i] for token in nouns))
        return group_of(members) if len(members) > 1 and all(member.plural for member in members) else None


def _is_somebody(entity: Entity) -> bool:
    """Whether this is one human being, or a name of which nothing else is known."""
    return entity.is_person or (
        entity.kind == "unknown" and not entity.plural and not entity.place and not entity.thing
    )
