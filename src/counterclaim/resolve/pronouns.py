"""Whom a pronoun of the third person means: by the clause where it makes that evident, else by ranking or sieve.

Evident are the cause of what somebody is praised or blamed for ("Hale praised Ruiz because she …": implicit causality,
Garvey and Caramazza, Linguistic Inquiry 5:3, 1974) and who a relative clause is about. See ``ranking`` and ``sieve``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon, sieve
from counterclaim.resolve.clauses import Clauses
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import MINDED, NOBODY, SUBJECT, expletive, stands_for_clause
from counterclaim.resolve.ranker import Candidate, Floats
from counterclaim.resolve.ranking import fits, rows, word_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHO = frozenset({"who", "that", "which"})
_WILLING = frozenset("decline refuse agree vow promise pledge deny announce plan want hope decide intend offer".split())
"""What no thing does, and no document."""
_TOLD_BY_THINGS = frozenset(
    "show suggest indicate mean reflect reveal prove confirm point imply tell say include be".split()
)
_BLAMING = frozenset("accuse arrest blame charge convict detain fire jail punish sue".split())
"""What is done to somebody, and to no thing."""
_ASIDE = 400
"""Characters of an aside."""
_PUT_TO = frozenset({"ask", "press", "question", "quiz"})
_VERBAL = frozenset({"VERB", "AUX"})
_CITED = frozenset("say add note report find show conclude state estimate warn".split())
_COMMANDED = frozenset({"dobj", "dative", "prep", "ccomp", "xcomp", "attr", "acomp", "oprd", "agent"})
"""What a subject has in its scope."""
_FRONTED = frozenset({"prep", "advcl"})
_FRONT = 15
"""Words from the first of a sentence."""
_OFTEN = 2
"""Pronouns that tell a gender."""
_BEYOND = frozenset({"relcl", "advcl", "conj", "parataxis", "appos"})


class Pronouns(Clauses):
    """Finds the antecedent of a personal or possessive pronoun, by the ranking that is given or by rules."""

    def _pronoun(self, token: Token) -> Entity | None:
        word = token.lower_
        ranked = word_of(word) if self._choose is not None else None
        if token.tag_ == "PRP$" and (first := self._of_joined(token)) is not None:
            return first
        if ranked == "it" and stands_for_clause(token):
            return None
        if ranked is not None:
            found = self._by_clause(token, ranked) or self._ranked(token, ranked)
        elif word in lexicon.FIRST or (word == "you" and token.i in self._sources):
            self._later.append(token)
            return None
        else:
            found = self._sieved(token)
        if found is not None and word in lexicon.HE:
            if found.kind == "unknown":
                found.kind = "person"
            if found.gender is None and found.named and ranked is not None:
                found.gender = _gender_told(found, ranked)
        return found

    def _of_joined(self, token: Token) -> Entity | None:
        """ "Peru and its allies", "Hale and her aides": the first of those joined."""
        noun = token.head
        if noun.dep_ != "conj" or token.i == 0 or token.nbor(-1).lower_ not in {"and", "&"}:
            return None
        entity, word = self._entity_at(noun.head.i), token.lower_
        if entity is None or entity.thing:
            return None
        if word in lexicon.HE:
            fitting = entity.is_person and entity.gender in {None, lexicon.HE[word]}
        elif word in lexicon.IT:
            fitting = entity.is_body and not entity.plural
        else:
            fitting = word in lexicon.THEY and entity.plural
        return entity if fitting else None

    def _by_clause(self, token: Token, word: str) -> Entity | None:
        """Whom the clause that a pronoun stands in makes evident."""
        found = self._with_whom_the_cause_lies(token, word) or self._asked(token, word)
        if found is None and word in {"he", "she"}:
            found = self._named_next(token, word) or self._within_sentence(token, word)
        if found is None and word == "it":
            found = self._cited_before(token) or self._minded(token) or self._of_parallel(token)
        if found is None and word != "it":
            found = self._of_relative(token, word)
        if found is not None:
            found.called[word] = found.called.get(word, 0) + 1
        return found

    def _with_whom_the_cause_lies(self, token: Token, word: str) -> Entity | None:
        """ "Hale praised Ruiz because she …", "turned to Peru because its …"."""
        subject = token.head if token.dep_ == "poss" else token
        clause = subject.head
        if token.dep_ == "poss" and subject.dep_ == "pobj" and clause.lower_ == "for" and clause.head.pos_ == "VERB":
            return self._blamed(clause.head, token, word)
        if subject.dep_ not in SUBJECT or clause.dep_ != "advcl" or clause.i < clause.head.i:
            return None
        if not any(child.lower_ == "because" for child in clause.lefts):
            return None
        verb = clause.head
        meant = None
        for child in verb.rights:
            if child.dep_ == "dobj" and verb.lemma_ in lexicon.BLAMES_OTHER:
                meant = child
            elif child.lower_ == "to" and verb.lemma_ == "turn":
                meant = next((one for one in child.children if one.dep_ == "pobj"), None)
        entity = self.entity_of.get(meant.i) if meant is not None else None
        if entity is None or not fits(word, entity) or (word in {"he", "she"} and entity.is_body):
            return None
        return None if _genders(word, entity) else entity

    def _asked(self, token: Token, word: str) -> Entity | None:
        """ "Asked by Hale if she would go, Ruiz said": the subject after the clause, who is asked."""
        tree, at = self.tree, token.i
        first = self._starts[self._sentences[at]]
        verb = next((k for k in range(first, min(first + 2, at)) if tree.lemma[k] in _PUT_TO), -1)
        if verb < 0 or tree.tag[verb] != "VBN" or tree.dep[verb] != "advcl" or tree.head[verb] < at:
            return None
        subject = next((child for child in tree.children[tree.head[verb]] if tree.dep[child] in SUBJECT), -1)
        entity = self.cast.names[subject][1] if subject > at and subject in self.cast.names else None
        if entity is None or not fits(word, entity) or _genders(word, entity) or entity.plural != (word == "they"):
            return None
        return None if word in {"he", "she"} and entity.is_body else entity

    def _named_next(self, token: Token, word: str) -> Entity | None:
        """ "In her order, Ruiz wrote", at the head of a paragraph: the subject after what stands in front of its
        clause, where nobody else is named there (backwards anaphora: Reinhart, "Anaphora and Semantic Interpretation",
        1983)."""
        tree, at, names = self.tree, token.i, self.cast.names
        first = self._starts[self._sentences[at]]
        opens = first == 0 or tree.paragraph[first - 1] != tree.paragraph[at]
        if not opens or at - first > _FRONT or self._around.quotation[at] >= 0:
            return None
        front, subject = at, -1
        while subject < 0 and tree.head[front] != front and tree.dep[front] != "relcl":
            above = tree.head[front]
            subjects = [child for child in tree.children[above] if tree.dep[child] in SUBJECT]
            if tree.pos[above] in _VERBAL and subjects and min(subjects) > at and tree.dep[front] in _FRONTED:
                subject = subjects[0]
            front = above
        entity = names[subject][1] if subject in names else None
        if entity is None or not entity.is_person or not fits(word, entity) or _genders(word, entity):
            return None
        others = (names[index][1] for index in range(first, at) if index in names)
        return None if any(not (other.is_body or other.place or _genders(word, other)) for other in others) else entity

    def _minded(self, token: Token) -> Entity | None:
        """ "The bank said that *it* was ready to pay": what has a mind is who speaks."""
        tree, at = self.tree, token.i
        verb = tree.head[at]
        quality = tree.child(verb, "acomp") if tree.dep[at] == "nsubj" and tree.lemma[verb] == "be" else None
        held = self._around.holder.get(at)
        if quality is None or held is None or tree.text[quality].lower() not in MINDED:
            return None
        speaker = self._entity_at(held[0])
        return speaker if speaker is not None and speaker.is_body and not speaker.plural else None

    def _cited_before(self, token: Token) -> Entity | None:
        """ "… were lost, according to the guild. It said …": who was cited last."""
        tree, at = self.tree, token.i
        number = self._sentences[at]
        if at != self._starts[number] or number == 0 or tree.lemma[tree.head[at]] not in _CITED:
            return None
        for k in range(at - 1, self._starts[number - 1], -1):
            if tree.text[k].lower() == "to" and tree.text[k - 1].lower() == "according":
                noun = tree.child(k, "pobj")
                entity = self._entity_at(noun) if noun is not None else None
                fit = entity is not None and fits("it", entity) and (entity.is_body or entity.kind == "document")
                return entity if fit else None
        return None

    def _of_parallel(self, token: Token) -> Entity | None:
        """ "The guild is old, and its members are": the subject of the clause before, whose the next subject is."""
        tree, noun = self.tree, token.head
        verb = noun.head
        if token.dep_ != "poss" or noun.dep_ not in SUBJECT or verb.dep_ != "conj" or not tree.head[verb.i] < token.i:
            return None
        before = tree.child(tree.head[verb.i], "nsubj", "nsubjpass")
        entity = self._entity_at(before) if before is not None and before < tree.head[verb.i] else None
        return entity if entity is not None and entity.is_body and fits("it", entity) else None

    def _blamed(self, verb: Token, token: Token, word: str) -> Entity | None:
        """ "Hale praised Ruiz for her patience", "Ruiz was praised for her patience"."""
        passive = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)
        meant = passive or next((child for child in verb.rights if child.dep_ == "dobj" and child.i < token.i), None)
        known = verb.lemma_ in lexicon.BLAMES_OTHER or verb.lemma_ in {
            "call",
            "blast",
            "attack",
            "slam",
            "hail",
            "mock",
        }
        entity = self._entity_at(meant.i) if meant is not None and known else None
        if entity is None or word not in {"he", "she"} or not entity.is_person or _genders(word, entity):
            return None
        return entity

    def _of_relative(self, token: Token, word: str) -> Entity | None:
        """ "The senators, who say that they …", "Ruiz, who repeated her demand": who the clause is about, where nobody
        else who agrees stands between."""
        tree, at = self.tree, token.i
        chain = at
        for _ in range(6):
            if tree.head[chain] == chain:
                return None
            chain = tree.head[chain]
            if tree.dep[chain] == "relcl":
                break
        else:
            return None
        who = next((c for c in tree.children[chain] if tree.dep[c] == "nsubj" and tree.text[c].lower() in _WHO), None)
        if who is None or not who < at or self._sentences[who] != self._sentences[at]:
            return None
        if self._around.quotation[at] != self._around.quotation[who]:
            return None
        meant = self.entity_of.get(who) or self._entity_at(tree.head[chain])
        if meant is None or meant.thing or not fits(word, meant) or _genders(word, meant):
            return None
        if meant.plural != (word == "they") or (word in {"he", "she"} and meant.is_body):
            return None
        between = (self._entity_at(index) for index in range(who + 1, at))
        rivals = [one for one in between if one is not None and one is not meant and fits(word, one)]
        if any(one.plural if word == "they" else not _genders(word, one) and not one.is_body for one in rivals):
            return None
        return meant

    def _ranked(self, token: Token, word: str) -> Entity | None:
        """Whom a pronoun means by the ranking."""
        assert self._choose is not None
        index = token.i
        candidates = self._candidates_for(token, word, self._may_be(token, word))
        if word in {"he", "she"} and not any(one.entity.is_person for one in candidates):
            # "As Ruiz lost, she backed a Ruiz for Lindow campaign": nobody else is there.
            quoting = self._quoting(token)
            candidates = self._candidates_for(
                token, word, lambda entity: not _genders(word, entity) and fits(word, entity) and entity not in quoting
            )
        held = self._around.holder.get(index)
        features = rows(
            index,
            candidates,
            self._around,
            self._speaker,
            self._entity_at(held[0]) if held is not None else None,
            source=index in self._sources,
            expletive=word == "it" and expletive(token),
            sieve=self._sieved(token),
            teller=self._teller,
            entity_at=self._entity_at,
            cites=index in self._citing,
        )
        source = index in self._sources
        best = self._choose(index, features, candidates, source)
        if best is not None:
            best = self._outside_brackets(index, features, candidates, best)
        if best is not None and word == "they" and source:
            best = self._several_sooner(index, features, candidates, best)
        chosen = candidates[best] if best is not None else None
        entity = chosen.entity if chosen is not None else None
        if word == "they":
            entity = self._meant_by_they(token, candidates, chosen)
        if entity is None:
            if word != "it":
                made = Entity(token.text, "unknown", plural=word == "they", head=word, thing=True, pronominal=True)
                self._follow(token, made)
            return None
        for member in entity.members:
            if member.thing:
                self._promote(member)
        entity.called[word] = entity.called.get(word, 0) + 1
        return self._kept(token, entity)

    def _candidates_for(self, token: Token, word: str, allows: Callable[[Entity], bool]) -> list[Candidate]:
        return self.salience.candidates(
            allows,
            sentence=self._sentences[token.i],
            window=sieve.PRONOUN_WINDOW[word],
            outside=self._outside(token) if word == "they" else self._contents.get(token.i, ()),
        )

    def _outside_brackets(self, at: int, features: Floats, candidates: Sequence[Candidate], best: int) -> int:
        """Of whom only an aside in brackets has told is not spoken of after it."""
        assert self._choose is not None
        chosen = candidates[best]
        if not self._is_aside(chosen.last.token) or self._is_aside(at) or not self._is_aside(chosen.entity.at):
            return best
        rest = [k for k, one in enumerate(candidates) if not self._is_aside(one.entity.at)]
        again = (
            self._choose(at, features[[*rest, -1]], [candidates[k] for k in rest], at in self._sources)
            if rest
            else None
        )
        return rest[again] if again is not None else best

    def _is_aside(self, index: int) -> bool:
        """Whether a word stands in brackets."""
        raw, at = self.tree.raw, self.doc[index].idx
        start = raw.rfind("(", max(at - _ASIDE, 0), at)
        return start >= 0 and raw.find(")", start, at) < 0 and raw.find("\n", start, at) < 0

    def _several_sooner(self, at: int, features: Floats, candidates: Sequence[Candidate], best: int) -> int:
        """Where hardly anybody fits, several people sooner than one."""
        assert self._choose is not None
        several = [k for k, one in enumerate(candidates) if one.entity.plural and not one.entity.thing]
        if candidates[best].entity.plural or not several:
            return best
        if self._choose(at, features, candidates, False) is not None:
            return best
        chosen = self._choose(at, features[[*several, -1]], [candidates[k] for k in several], True)
        return several[chosen] if chosen is not None else best

    def _may_be(self, token: Token, word: str) -> Callable[[Entity], bool]:
        """Whom number, gender and quotation marks allow."""
        if word == "it" and token.i in self._sources and token.head.lemma_ in _WILLING:
            return lambda entity: fits(word, entity) and not (entity.thing or entity.kind == "document")
        human = token.head.lemma_ in lexicon.HUMAN_VERBS or (word == "they" and self._takes_people(token))
        if word in {"it", "they"} and token.i in self._sources and human:
            return lambda entity: fits(word, entity) and not (entity.thing and lexicon.is_thing(entity.head))
        if token.lower_ == "them" and token.dep_ == "pobj" and self.tree.text[token.i - 1] == "of":
            # "Many of them" are not many of many.
            some = self.entity_of.get(token.i - 2)
            return lambda entity: entity is not some and fits(word, entity)
        if word not in {"he", "she"}:
            doer, blamed = self._doing(token), token.dep_ == "dobj" and token.head.lemma_ in _BLAMING
            return lambda entity: entity is not doer and fits(word, entity) and not (blamed and entity.thing)
        barred, other = [*self._quoting(token), *self._named_by(token)], "f" if word == "he" else "m"
        return lambda entity: (
            entity.gender != other
            and fits(word, entity)
            and entity.kind != "office"
            and entity.head not in NOBODY
            and entity not in barred
        )

    def _doing(self, token: Token) -> Entity | None:
        """The subject of the verb whose object a pronoun is, which it cannot mean: "the guild accused *them*"
        (principle B of Chomsky's Lectures on Government and Binding, 1981)."""
        tree, at = self.tree, token.i
        if tree.dep[at] not in {"dobj", "dative"} or tree.tag[at] != "PRP" or tree.text[at].lower().endswith("s"):
            return None
        subject = tree.child(tree.head[at], "nsubj")
        return self._entity_at(subject) if subject is not None else None

    def _takes_people(self, token: Token) -> bool:
        """Whether what is said of several is no thing's to do or be."""
        tree, verb = self.tree, self.tree.head[token.i]
        if tree.lemma[verb] == "be" and (quality := tree.child(verb, "acomp")) is not None:
            return tree.text[quality].lower() in MINDED
        return tree.lemma[verb] not in _TOLD_BY_THINGS

    def _named_by(self, token: Token) -> list[Entity]:
        """Those named in what a pronoun is said to say, or do: "he told Ruiz", "she said Hale was ill" are of somebody
        else (principle C of Chomsky's Lectures on Government and Binding, 1981)."""
        tree, at, names = self.tree, token.i, self.cast.names
        found = [
            names[index][1]
            for start, end in self._contents.get(at, ())
            for index in range(start, end)
            if index in names and tree.dep[index] != "compound" and self._is_quoted(self.doc[index])
        ]
        verb = tree.head[at]
        if tree.dep[at] == "nsubj" and tree.pos[verb] in _VERBAL:
            stack = [child for child in tree.children[verb] if child > at and tree.dep[child] in _COMMANDED]
            while stack:
                index = stack.pop()
                owning = tree.dep[index] == "compound" or (
                    tree.dep[index] == "poss" and tree.head[tree.head[index]] != verb
                )
                if index in names and not owning:
                    found.append(names[index][1])
                stack.extend(child for child in tree.children[index] if tree.dep[child] not in _BEYOND)
        return found

    def _quoting(self, token: Token) -> list[Entity]:
        """Those in whose quotation a word stands: nobody says "he" of himself."""
        at = token.idx
        heads = (
            head.i
            for start, _, head in self._speakers.over(at)
            if head.i != token.i and self._is_quoted(token, start - 2)
        )
        return [entity for index in heads if (entity := self._entity_at(index)) is not None]

    def _sieved(self, token: Token) -> Entity | None:
        """Whom a pronoun of the third person means by rules."""
        word, sentence = token.lower_, self._sentences[token.i]
        outside = self._contents.get(token.i, ())
        if word in lexicon.HE:
            quoting, he = self._quoting(token), sieve.he(lexicon.HE[word])
            return self.salience.best(
                lambda entity: he(entity) if entity not in quoting else None, sentence=sentence, outside=outside
            )
        if word in lexicon.IT and not expletive(token):
            things = None if token.i in self._sources else False
            return self.salience.best(sieve.it, sentence=sentence, window=5, outside=outside, things=things)
        if word in lexicon.THEY:
            fits = sieve.people if token.dep_ in {"dobj", "pobj", "iobj", "dative"} else sieve.they
            things = None if token.i in self._sources else True
            return self.salience.best(fits, sentence=sentence, window=6, outside=outside, things=things)
        return None

    def _kept(self, token: Token, entity: Entity) -> Entity | None:
        """The entity, where it is somebody: a thing that is a source becomes somebody."""
        if entity.thing and (entity.pronominal or token.i not in self._sources):
            self._follow(token, entity)
            return None
        if entity.thing:
            self._promote(entity)
        return entity

    def _promote(self, entity: Entity) -> None:
        first = self.doc[entity.at]
        entity.thing = False
        start, end = self._extent(first)
        text = self._described_as(start, end, first.i)
        entity.description = self._share(first, text)
        entity.name = self._whose(first, entity.description)
        self._possessives(entity, start, end)
        entity.affiliation = self.cast.affiliation(start, end)
        entity.modifiers, entity.roles = self._modifiers(first), {entity.head}
        if entity.head in lexicon.DOCUMENTS:
            entity.kind = "document"
        elif entity.head in lexicon.INSTITUTIONS and not entity.plural:
            entity.kind = "organisation"
        else:
            entity.kind = "unnamed"
        for index, thing in list(self.thing_of.items()):
            if thing is entity:
                self.entity_of[index] = self.thing_of.pop(index)
        self.salience.promote(entity)


def _gender_told(entity: Entity, word: str) -> str | None:
    """The gender of somebody whose name does not tell it, once the same pronoun has meant him often and the other
    never."""
    other = "she" if word == "he" else "he"
    often = entity.is_person and entity.called.get(word, 0) >= _OFTEN and other not in entity.called
    return ("m" if word == "he" else "f") if often else None


def _genders(word: str, entity: Entity) -> bool:
    """Whether the gender speaks against it."""
    return word in {"he", "she"} and entity.gender not in {None, "m" if word == "he" else "f"}
