"""Whom "who", "that" and "which" mean: the noun that the clause hangs on, where the parse hung it on the right one.

The verb of the clause tells whether one or several are meant, and whether they act as people and bodies do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import NOUNS, PLURAL, SUBJECT, is_the, lemma_of, subject_of
from counterclaim.resolve.groups import group_of
from counterclaim.resolve.people import People
from counterclaim.resolve.phrases import left_edge, right_edge

if TYPE_CHECKING:
    from spacy.tokens import Token


_CLIMB, _NEAR = 4, 8
_FROM = frozenset({"from", "in", "near", "at"})
_NOBODY = frozenset("home time life lifetime area place town city house race battle age job name".split())
"""Nouns that a clause with "who" is never about."""
_SINGULAR = frozenset({"NN", "NNP"})
_OF_PLACES = frozenset({"IN", "DT", "NN", "NNP", "JJ"})
_NAMING_SOME = frozenset({"including", "like", "as"})
_OF_TITLES = frozenset({"NN", "NNP", "JJ", "DT"})
"""Tags of the words that stand before a name."""
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_BRACKET = 6
"""Words of an acronym in brackets."""
_PAUSES = frozenset({",", "--", "—", "–"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_CLAUSES = frozenset({"relcl", "ROOT", "ccomp", "advcl"})
_PERSONAL = frozenset({"who", "whom", "whose"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_MEANING = frozenset(
    "refuse decline insist want hope believe think fear vow agree want wish hesitate try seek urge".split()
)
"""Verbs of those who have a mind: no history refuses."""
_TELLING = lexicon.HUMAN_VERBS | frozenset("show find conclude reveal indicate report detail state read".split())
_ACTING = lexicon.HUMAN_VERBS | frozenset(
    "rule release publish launch support back endorse oppose represent own run operate plan vote fund advise sue find "
    "report issue seek try file post sponsor".split()
)
"""What bodies do, and not what they decide or publish."""


def _speaks(noun: Token) -> bool:
    """Whether somebody, a body or a document may be meant by a noun."""
    lemma = noun.lemma_.lower()
    return lexicon.is_human(lemma) or lemma in lexicon.INSTITUTIONS or lemma in lexicon.DOCUMENTS


class Relatives(People):
    """Finds the antecedent of a relative pronoun."""

    def _antecedent(self, token: Token) -> Entity | None:
        if token.i > 0 and self.doc[token.i - 1].text == ":":
            # "The question is this: who …".
            return None
        if (listed := self._listed_before(token)) is not None:
            return listed
        noun = self._hung_on(token)
        if isinstance(noun, Entity):
            return noun
        if token.lower_ == "who":
            meant = self._who_is_meant(token, noun) if noun is not None else None
            if meant is None:
                return None
            return (
                self._joined_before(token, meant)
                or self._joined_names(token, meant)
                or (noun is not None and self._predicated(noun))
                or self._predicated(meant)
                or self._as_people(meant)
            )
        found = self._what_is_meant(noun) if noun is not None and token.lower_ == "which" else noun
        found = _agreeing(token, found) if found is not None else None
        if found is None and (first := self._first_relative(token)) != token:
            return self._antecedent(first)
        found = self._what_acts(token, found or self._thing_before(token))
        if found is None:
            return None
        return (
            self._joined_before(token, found)
            or self._joined_names(token, found)
            or self._predicated(found)
            or self._as_noun(found)
        )

    def _hung_on(self, token: Token) -> Token | Entity | None:
        """The noun that the clause hangs on, or who it is where another clause told it."""
        clause, of_several = token, False
        while clause.dep_ not in _CLAUSES and not _is_of_noun(clause, token):
            of_several = of_several or (clause.dep_ == "conj" and clause.pos_ == "VERB")
            if clause.dep_ == "conj" and token.lower_ == "who" and self._may_be_who(clause.head):
                # "Those with doubts in their hearts, and who".
                first = self._first_relative(token)
                return clause.head if first == token else self._antecedent(first)
            clause = clause.head
        noun = clause.head
        if clause.dep_ in {"ccomp", "advcl"} and lemma_of(noun) == "be":
            # "It was the ministry that …".
            cleft = next((child for child in noun.rights if child.dep_ == "attr" and child.i < token.i), None)
            if cleft is not None:
                return self.entity_of.get(cleft.i)
        if clause.dep_ in _CLAUSES - {"relcl"} or (clause.i < token.i and not of_several):
            first = self._first_relative(token)
            if first != token:
                return self.entity_of.get(first.i) or self._antecedent(first)
            return self._noun_before(token)
        if token.lower_ == "who" and not self._may_be_who(noun) and (first := self._first_relative(token)) != token:
            return self.entity_of.get(first.i) or self._antecedent(first)
        return noun

    def _who_is_meant(self, who: Token, noun: Token) -> Token | None:
        """ "Hale, a baker from Lindow, who …": the noun that somebody is meant by, where the parser hung the clause on
        a place or a thing, or on one where the verb has several."""
        several = _has_several(who)
        meant = self._who_by_nouns(who, noun)
        if several is None or meant is None or self._may_be_several(meant, who.i) in {several, None}:
            return meant
        near = self._noun_before(who)
        if near is not None and near != meant and self._may_be_who(near) and _is_several(near) == several:
            return near
        if not several:
            of = meant.head
            return of.head if meant.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ == "one" else meant
        at = meant
        for _ in range(_CLIMB):
            if at.dep_ in {"pobj", "dobj"} and at.head.dep_ in {"prep", "acl"}:
                at = at.head.head
            elif at.dep_ in {"appos", "conj", "compound"}:
                at = at.head
            else:
                break
            if self._may_be_who(at) and _is_several(at):
                return at
        if meant.i < who.i - 2 and self._entity_at(meant.i) is None and not lexicon.is_human(meant.lemma_.lower()):
            before = (self.doc[k] for k in range(who.i - 1, meant.i, -1))
            return next((at for at in before if _is_several(at) and self._may_be_who(at)), meant)
        return meant

    def _may_be_several(self, noun: Token, end: int) -> bool | None:
        """Whether a noun stands for several; joined names may be one or several."""
        entity = self._entity_at(noun.i)
        joined = any(child.dep_ == "conj" and child.i < end for child in noun.rights) or noun.dep_ == "conj"
        if joined or (entity is not None and entity.members):
            return None
        return _is_several(noun) or (entity is not None and entity.plural)

    def _who_by_nouns(self, who: Token, noun: Token) -> Token | None:
        lemma = noun.lemma_.lower()
        unknown = noun.tag_ in _SINGULAR and lemma not in _NOBODY and lemma not in lexicon.DOCUMENTS
        if unknown and self._entity_at(noun.i) is None and not lexicon.is_thing(lemma):
            # "The owner of a shop who".
            whole = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
            if noun.dep_ == "pobj" and not lexicon.is_human(lemma) and _is_apart(who) and not _is_a(noun):
                # "Says to Hale on stage, who".
                near = next(
                    (self.doc[k] for k in range(noun.i - 1, max(noun.i - _NEAR, -1), -1) if self._is_person_at(k)), None
                )
                noun = near or noun
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
        if (last := self._noun_before(who)) is not None and last != noun and self._may_be_who(last):
            return last
        if noun.tag_ == "NNS":
            # "The party's top figures, who": only people are meant by "who".
            return noun
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
            return not (lexicon.is_thing(lemma) or lemma in lexicon.DOCUMENTS or lemma in _NOBODY)
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
        if noun.dep_ == "pobj" and (noun.tag_ == "CD" or noun.lower_ in _DAYS) and noun.head.head.dep_ == "acl":
            # "The letters released on Monday, which".
            at = noun.head.head.head
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

    def _what_acts(self, token: Token, found: Token | None) -> Token | None:
        """The noun that does what the clause tells, where the parser hung it on another one nearby: a thing has no
        mind, a body rules and not its decision, and a poll shows and not its wake."""
        if found is None:
            return None
        verb = token.head.lemma_ if token.dep_ in SUBJECT else ""
        near = self._name_ending_before(token)
        entity = self._entity_at(near.i) if near is not None else None
        if near is not None and near.dep_ == "pobj" and near.head.lower_ == "of" and self._is_body_at(near.head.head.i):
            # "The Guild of Lindow, which".
            near = near.head.head
            found = near if entity is not None and found.i > near.i else found
        if near is not None and near != found and near.i > found.i and self._is_body_at(near.i):
            thing = lexicon.is_thing(found.lemma_.lower()) or found.lemma_.lower() in lexicon.DOCUMENTS
            person = lexicon.is_human(found.lemma_.lower()) and found.tag_ == "NN"
            if person or (verb in _ACTING and token.lower_ == "which" and thing):
                return near
        if near is not None and near.i > found.i and verb in lexicon.HUMAN_VERBS and token.lower_ == "which":
            # "A strike against Peru, which denies": a state speaks, and no strike.
            state = entity is not None and entity.kind == "state" and near.dep_ == "pobj"
            if state and self._entity_at(found.i) is None and not _speaks(found):
                return near
        if verb in _MEANING and lexicon.is_thing(found.lemma_.lower()):
            whole = found.head.head if found.dep_ == "pobj" and found.head.dep_ == "prep" else found
            return whole if whole.lemma_.lower() in lexicon.INSTITUTIONS or self._is_body_at(whole.i) else found
        if verb in _TELLING and self._entity_at(found.i) is None and not lexicon.is_human(found.lemma_.lower()):
            told = (self.doc[index] for index in range(token.i - 1, found.i, -1))
            document = next((noun for noun in told if noun.lemma_.lower() in lexicon.DOCUMENTS), None)
            if document is not None and document.tag_ in NOUNS:
                return document
        return self._of_document(found, verb)

    def _is_person_at(self, index: int) -> bool:
        """Whether a person's name, or a noun for people, has its head here."""
        entity = self._entity_at(index) if index in self.cast.names else None
        if entity is not None:
            return _is_somebody(entity)
        return self.doc[index].tag_ in NOUNS and lexicon.is_human(self.doc[index].lemma_.lower())

    def _is_body_at(self, index: int) -> bool:
        """Whether a name stands here that is a body's and no place's."""
        entity = self.cast.names[index][1] if index in self.cast.names else None
        return entity is not None and entity.is_body and not entity.place and entity.kind != "state"

    def _name_ending_before(self, token: Token) -> Token | None:
        """The head of the name right before a relative pronoun."""
        index = token.i - 1
        if index > 0 and self.doc[index].text in _PAUSES:
            index -= 1
        return self.cast.head_at.get(index)

    def _of_document(self, noun: Token, verb: str) -> Token:
        """ "A page on health, which promises": the page, where the nearer noun is no body or person; "a review of the
        plan, which allows" is of the plan, which says nothing."""
        of = noun.head
        whole = of.head
        if (
            noun.dep_ != "pobj"
            or of.dep_ != "prep"
            or of.lower_ in _NAMING_SOME
            or whole.lemma_.lower() not in lexicon.DOCUMENTS
        ):
            return noun
        if of.lower_ == "of" and verb not in _TELLING:
            return noun
        entity = self._entity_at(noun.i)
        kept = entity is not None and (entity.is_person or (entity.is_body and not entity.place))
        return noun if kept or noun.lemma_.lower() in lexicon.DOCUMENTS else whole

    def _first_relative(self, token: Token) -> Token:
        """ "Ruiz, whom the board elected, and who …": the first of several clauses on one noun."""
        if token.i == 0 or self.doc[token.i - 1].lower_ not in {"and", "but"}:
            return token
        alike = _PERSONAL if token.lower_ in _PERSONAL else frozenset({token.lower_})
        for index in range(token.i - 2, self._starts[self._sentences[token.i]], -1):
            if self.doc[index].lower_ in alike and self.doc[index].tag_[:1] == "W":
                return self.doc[index]
        return token

    def _thing_before(self, token: Token) -> Token | None:
        """What is no person among the nouns right before a clause that the parser hung on a name or on nothing: "a
        letter to Ruiz that", "a group called Free Harbour, which"."""
        if token.tag_ != "WDT" and not (token.lower_ == "that" and token.tag_ == "IN" and token.dep_ in SUBJECT):
            return None
        for index in range(token.i - 1, max(self._starts[self._sentences[token.i]], token.i - _NEAR) - 1, -1):
            noun = self.doc[index]
            if noun.tag_ in _FINITE:
                return None
            entity = self._entity_at(index)
            person = entity is not None and entity.named and (entity.is_person or not entity.is_body)
            of_name = index in self.cast.head_at and index not in self.cast.names
            if noun.pos_ not in _NOMINAL or of_name or person or noun.dep_ == "compound":
                continue
            return noun
        return None

    def _noun_before(self, token: Token) -> Token | None:
        """The noun right before a relative pronoun, where the parse does not hang the clause on it."""
        index = token.i - 1
        if index > 0 and self.doc[index].text in _PAUSES:
            index -= 1
        noun = self.doc[index] if index >= 0 else None
        if noun is None or token.lower_ not in {"who", "whom"} or noun.pos_ not in {"NOUN", "PROPN"}:
            return None
        return noun if noun.i in self.cast.head_at or not lexicon.is_thing(noun.lemma_.lower()) else None

    def _as_people(self, noun: Token) -> Entity | None:
        """ "Two figures who": people, whatever else the noun may stand for."""
        known = self.entity_of.get(noun.i)
        if known is not None and known.kind == "document" and not known.named:
            self._note(noun, self._new(noun, plural=noun.tag_ in PLURAL))
        return self._as_noun(noun)

    def _as_noun(self, noun: Token) -> Entity | None:
        """The entity of a noun that a clause hangs on."""
        named = self.cast.head_at.get(noun.i)
        if named is not None and noun.i not in self.entity_of:
            return self.cast.names[named.i][1]
        if noun.tag_ == "NNP" and noun.i not in self.entity_of and noun.lower_ in lexicon.ROLES and is_the(noun):
            # "The Ohio Liberal, who".
            self.entity_of[noun.i] = self._epithet(noun, noun.lower_) or self._new(noun, plural=False)
        plural = noun.tag_ == "NNS" or noun.lower_ in lexicon.PLURAL_SOURCES
        demonym = self.cast.match_at.get(noun.i) if noun.tag_ == "NNPS" else None
        bare = plural or noun.lower_ in lexicon.SINGLE_SOURCES or noun.tag_ == "NNP"
        if noun.i not in self.entity_of and (noun.tag_ in NOUNS or demonym or bare):
            of = demonym.actor if demonym is not None else None
            made = self._new(noun, plural=plural or demonym is not None, affiliation=of)
            # It is told of by its noun, and not by the pronoun that is read now.
            made.first, made.at = self._sentences[noun.i], noun.i
            self.entity_of[noun.i] = made
        return self.entity_of.get(noun.i)

    def _predicated(self, noun: Token) -> Entity | None:
        """ "Ruiz is a woman who …", "Hale, a baker who …": the subject of the sentence, or the name."""
        if noun.lower_ in {"one", "ones"} and noun.dep_ == "attr" and noun.head.i < noun.i:
            # "Bakers are not the only ones who".
            subject = subject_of(noun.head)
            return self._entity_at(subject.i) if subject is not None else None
        if (oneself := self._as_oneself(noun)) is not None:
            return oneself
        if (noun.dep_ == "appos" or _is_a(noun)) and (body := self._told_body(noun)) is not None:
            return body
        if noun.dep_ not in {"attr", "appos", "conj"} or noun.tag_ not in _SINGULAR:
            return None
        if noun.i in self.cast.names and (noun.dep_ == "attr" or noun.lower_ not in lexicon.ROLES):
            return None
        at = noun
        while at.dep_ in {"conj", "appos"}:
            apposed = at.dep_ == "appos"
            at = at.head
            entity = self._entity_at(at.i) if apposed and at.i in self.cast.names else None
            if entity is not None and _is_somebody(entity):
                return entity
        if at.dep_ != "attr" or lemma_of(at.head) != "be" or at.head.i > at.i:
            return None
        subject = subject_of(at.head)
        entity = self._entity_at(subject.i) if subject is not None else None
        if entity is None and subject is not None and subject.lower_ == "who":
            # "Ruiz, who was a teacher and a baker who".
            entity = self._antecedent(subject)
        return entity if entity is not None and _is_somebody(entity) else None

    def _as_oneself(self, noun: Token) -> Entity | None:
        """ "Ruiz sees herself as a baker who": Ruiz."""
        verb = noun.head.head
        if noun.dep_ != "pobj" or noun.head.lower_ != "as" or noun.tag_ not in _SINGULAR or verb.i > noun.i:
            return None
        seen = next((child for child in verb.rights if child.dep_ == "dobj"), None)
        subject = subject_of(verb) if seen is not None and seen.lower_ in {"himself", "herself"} else None
        return self._entity_at(subject.i) if subject is not None else None

    def _told_body(self, noun: Token) -> Entity | None:
        """ "The Guild of Peru (GP), a group that": the body that a name right before tells, and no more than one."""
        if noun.lemma_.lower() not in lexicon.INSTITUTIONS or noun.i in self.cast.names:
            return None
        last = left_edge(noun) - 1
        if self.doc[last].text not in _PAUSES:
            return None
        last -= 1
        if self.doc[last].text == ")":
            last = next((k for k in range(last, max(last - _BRACKET, 0), -1) if self.doc[k].text == "("), 0) - 1
        head = self.cast.head_at.get(last)
        entity = self.cast.names[head.i][1] if head is not None else None
        return entity if entity is not None and entity.kind in {"organisation", "group", "outlet"} else None

    def _joined_names(self, who: Token, noun: Token) -> Entity | None:
        """ "Ruiz and Hale, two bakers who", "Ana and Bo Hale, who are": both; "Ruiz and Hale, who is": the last one."""
        told = noun.dep_ == "appos" and noun.tag_ in PLURAL and noun.i not in self.cast.names
        first = noun.head if told else noun
        names = sorted((first, *first.conjuncts), key=lambda token: token.i)
        names = [self.cast.head_at.get(token.i, token) for token in names if token.i < who.i]
        members = tuple(dict.fromkeys(e for token in names if (e := self._entity_at(token.i)) is not None and e.named))
        people = who.lower_ == "who"
        if len(members) < 2 or len(members) != len(names) or any(one.is_body == people for one in members):
            return None
        several = _has_several(who)
        if told or (several is None and people and noun.dep_ != "conj"):
            several = True
        if several is None:
            return None
        return group_of(members) if several else members[-1]

    def _listed_before(self, who: Token) -> Entity | None:
        """ "Rivals such as Mayor Ana Ruiz and the banker Bo Hale, who have": those named right before a clause whose
        verb has several, however the parser hung them."""
        if who.lower_ != "who" or not _has_several(who):
            return None
        doc, last, found, joined = self.doc, who.i - 1, list[Entity](), False
        first = self._starts[self._sentences[who.i]]
        last -= doc[last].text in _PAUSES
        while last >= first and (head := self.cast.head_at.get(last)) is not None:
            name, entity = self.cast.names[head.i]
            if not _is_somebody(entity) or name.end != last + 1:
                break
            found.append(entity)
            last = name.start - len(name.titles) - 1
            while last >= first and doc[last].tag_ in _OF_TITLES and doc[last].text not in _PAUSES:
                last -= 1
            if last < first or doc[last].lower_ not in {"and", ","} or (doc[last].text == "," and not joined):
                break
            joined = joined or doc[last].lower_ == "and"
            last -= 1
        members = tuple(dict.fromkeys(reversed(found)))
        return self._together(members) if joined and len(members) > 1 else None

    def _joined_before(self, who: Token, noun: Token) -> Entity | None:
        """ "Drivers and pilots who": both, where both are several and the clause follows at once."""
        nouns = sorted((noun, *(one for one in noun.conjuncts if one.i < who.i)), key=lambda token: token.i)
        of_people = all(self._is_of_people(token) or token.tag_ in PLURAL for token in nouns)
        whole = noun == nouns[0] and who.lower_ == "who" and _is_apart(who) and _has_several(who) is not False
        plural = len(nouns) > 1 and (
            all(token.tag_ in PLURAL for token in nouns)
            or (of_people and (_has_several(who) is True or (whole and nouns[-1].tag_ in PLURAL)))
        )
        if (
            not plural
            or not _follows(nouns[-1], who)
            or any(word.tag_[:1] == "W" for word in self.doc[nouns[0].i : who.i])
            or any(token.lower_ == "or" for token in nouns[-1].head.children)
            or (any(token.tag_ == "NNPS" for token in nouns) and noun != nouns[0])
        ):
            return None
        for token in nouns:
            if token.i not in self.entity_of:
                self._note(token, self._new(token, plural=token.tag_ in PLURAL))
        members = tuple(dict.fromkeys(self.entity_of[token.i] for token in nouns))
        return group_of(members) if len(members) > 1 else None

    def _is_of_people(self, noun: Token) -> bool:
        """Whether a noun that is no name stands for people, one or several."""
        lemma = noun.lemma_.lower()
        people = lexicon.is_human(lemma) or lexicon.is_of_people(lemma) or lemma in lexicon.INSTITUTIONS
        return noun.i not in self.cast.names and (people or noun.tag_ in PLURAL)


def _is_somebody(entity: Entity) -> bool:
    """Whether this is one human being, or a name of which nothing else is known."""
    return entity.is_person or (
        entity.kind == "unknown" and not entity.plural and not entity.place and not entity.thing
    )


def _has_several(who: Token) -> bool | None:
    """Whether the verb of a clause is one of several, where it tells."""
    if who.dep_ not in SUBJECT:
        return None
    verbs = (who.head, *who.head.children)
    finite = next((v for v in verbs if v.tag_ in _FINITE and (v == who.head or v.dep_ in {"aux", "auxpass"})), None)
    if finite is None:
        return None
    if finite.tag_ == "VBD":
        return {"was": False, "were": True}.get(finite.lower_)
    return {"VBZ": False, "VBP": True}.get(finite.tag_)


def _follows(noun: Token, who: Token) -> bool:
    """Whether a clause follows a noun at once, or after where and of whom it is."""
    if right_edge(noun) == who.i:
        return True
    return _is_apart(who) and all(word.tag_ in _OF_PLACES for word in noun.doc[noun.i + 1 : who.i - 1])


def _agreeing(relative: Token, noun: Token) -> Token:
    """ "Parts of the party that are": the whole or its parts, whichever the verb of the clause agrees with."""
    several, of = _has_several(relative), noun.head
    if several is None or noun.dep_ != "pobj" or of.lower_ != "of" or of.head.tag_ not in NOUNS:
        return noun
    apart = (of.head.tag_ in PLURAL) == several != (noun.tag_ in PLURAL)
    return of.head if apart and noun.tag_[:2] == "NN" and not noun.conjuncts else noun


def _is_apart(who: Token) -> bool:
    """Whether a pause stands before a clause."""
    return who.i > 0 and who.nbor(-1).text in _PAUSES


def _is_a(noun: Token) -> bool:
    return any(child.lower_ in {"a", "an"} for child in noun.lefts)


def _is_several(noun: Token) -> bool:
    return noun.tag_ in PLURAL or noun.lower_ in lexicon.PLURAL_SOURCES


def _is_of_noun(clause: Token, relative: Token) -> bool:
    """Whether a clause that the parser took for a complement of a noun is told of it: "a statement that accused"."""
    return clause.dep_ == "acl" and relative.head == clause and relative.dep_ in SUBJECT
