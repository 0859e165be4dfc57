"""Whom "who", "that" and "which" mean: the noun that the clause hangs on, where the parse hung it on the right one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import NOUNS, subject_of
from counterclaim.resolve.groups import group_of
from counterclaim.resolve.phrases import right_edge
from counterclaim.resolve.wording import Wording

if TYPE_CHECKING:
    from spacy.tokens import Token


class Relatives(Wording):
    """Finds the antecedent of a relative pronoun."""

    def _antecedent(self, token: Token) -> Entity | None:
        clause = token
        while clause.dep_ not in {"relcl", "ROOT", "ccomp", "advcl"}:
            clause = clause.head
        noun = clause.head
        if clause.dep_ in {"ccomp", "advcl"} and noun.lemma_ == "be":
            # "It was the ministry that …".
            cleft = next((child for child in noun.rights if child.dep_ == "attr" and child.i < token.i), None)
            if cleft is not None:
                return self.entity_of.get(cleft.i)
        if clause.dep_ != "relcl":
            before = self._noun_before(self._first_relative(token))
            return self._as_noun(before) if before is not None else None
        if token.lower_ == "who" and lexicon.is_thing(noun.lemma_.lower()):
            # "Will return this year, who …": the clause hangs on somebody before.
            near = range(noun.i - 1, self._starts[self._sentences[noun.i]] - 1, -1)
            people = (entity for index in near if (entity := self._entity_at(index)) is not None)
            return next((one for one in people if one.is_person or (one.plural and not one.thing)), None)
        if token.lower_ != "who":
            noun = self._of_document(noun)
        return self._joined_before(token, noun) or self._predicated(noun) or self._as_noun(noun)

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
        if index > 0 and self.doc[index].text == ",":
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
        """ "Ruiz is a woman who …": the subject of the sentence."""
        if noun.dep_ not in {"attr", "appos", "conj"} or noun.tag_ != "NN" or noun.i in self.cast.head_at:
            return None
        at = noun
        while at.dep_ in {"conj", "appos"}:
            at = at.head
        if at.dep_ != "attr" or at.head.lemma_ != "be" or at.head.i > at.i:
            return None
        subject = subject_of(at.head)
        entity = self._entity_at(subject.i) if subject is not None else None
        return entity if entity is not None and entity.is_person else None

    def _joined_before(self, who: Token, noun: Token) -> Entity | None:
        """ "Drivers and pilots who": both, where both are several and the clause follows at once."""
        nouns = sorted((noun, *noun.conjuncts), key=lambda token: token.i)
        plural = len(nouns) > 1 and all(token.tag_ == "NNS" for token in nouns)
        if (
            not plural
            or right_edge(nouns[-1]) != who.i
            or any(token.lower_ == "or" for token in nouns[-1].head.children)
        ):
            return None
        for token in nouns:
            if token.i not in self.entity_of:
                self._note(token, self._new(token, plural=True))
        members = tuple(dict.fromkeys(self.entity_of[token.i] for token in nouns))
        return group_of(members) if len(members) > 1 and all(member.plural for member in members) else None
