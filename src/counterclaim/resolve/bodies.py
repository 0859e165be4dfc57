"""Which body a noun means: "the ministry", "the spy agency", "the country", "the administration", "the party".

A bare noun is a body of that kind that was named, the most prominent first; an office is that of the state named with
it or spoken of; the administration is that of the president.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon, sieve
from counterclaim.resolve.descriptions import Descriptions
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import ANOTHER, GENITIVES, SUBJECT, definite, is_the, possessed
from counterclaim.resolve.names import Name
from counterclaim.resolve.phrases import left_edge, right_edge

if TYPE_CHECKING:
    from spacy.tokens import Token

_COUNTRY = frozenset({"country", "nation"})
_OF_MANY = frozenset("whole entire same only new first last very next many various certain foreign single".split())
_FIGURES = frozenset({"datum"})
_FROM, _LONGEST = frozenset({"from", "by"}), 5
_CREDITED = 2.0
"""How much sooner a body is meant that stands in a source right before."""
_SPOKEN_OF = 2
"""Sentences within which a body of unknown kind is told again by one."""
_TOLD_BY_KIND = lexicon.BODY_NOUNS | lexicon.COMPANY_NOUNS | lexicon.OUTLET_NOUNS
_QUALIFYING = frozenset({"JJ", "NN", "VBN"})
_OWNED = frozenset({"organisation", "group", "outlet", "unknown"})
_OTHERS = frozenset("former previous prior last next new past future incoming outgoing another".split())
"""Administrations other than the one in office."""
_TOO_WIDE = lexicon.STATE_NOUNS | lexicon.OUTLET_NOUNS | frozenset({"party", "team", "campaign", "government"})
_OF_PROVINCES = frozenset(
    "gov gov. governor governors senator senators sen sen. legislature legislators lawmakers statehouse state "
    "caucus caucuses primary primaries premier".split()
)
"""Nouns that stand beside the name of a state within a country."""
_FAR_MORE, _JUST_TOLD = 3, 2
_IN_OFFICE = frozenset({"current", "new", "present", "whole", "entire"})
_SAME_STATE, _CAMPAIGNED, _SAME_PARTY = 10, 4, 6
_CLIMB = 5
_WITHIN_CLAUSE = frozenset({"poss", "pobj", "prep", "dobj", "dative", "agent", "compound", "attr"})
"""Relations within one clause."""
_TOWNS = frozenset({"town", "city", "county", "village"})
_OF_TOWNS = _TOWNS | {"community", "suburb"}
_HOUSES, _OF_LEADS = frozenset("university college school hospital foundation institute museum".split()), 3
_PANELS = frozenset({"committee", "panel", "commission", "subcommittee", "board", "council"})
# Offices that every town has too: bare words for them are nobody's in particular.
_LOCAL = frozenset({"police", "prosecutor's office", "parliament", "supreme court", "intelligence services"})
_OFFICES = frozenset({"department", "office", "agency", "bureau"})
_OF_A_TOWN = frozenset({"police", "prosecutor's office"})
"""Offices that a capital has of its own."""
_OF_OTHERS = frozenset({"regime", "leadership"})
"""What is as often another's, or a party's."""


class Bodies(Descriptions):
    """Finds or makes the entity of a noun for an office, an organisation, a place or a state."""

    _cited: list[int] | None = None
    _provinces: set[int] | None = None
    _most_named: str | None = None
    _president: tuple[Entity | None] | None = None

    def _office(self, token: Token) -> Entity | None:
        """A bare "foreign ministry": that of the state named with it or last spoken of."""
        start, office = self._offices[token.i]
        begin = left_edge(token)
        if token.lower_ == "leadership" and (leaders := self._leadership(token)) is not None:
            return leaders
        state = self._state_of(self.cast.affiliation(begin, right_edge(token)))
        owner = self._owner(token)
        if state is None and owner is not None:
            # "The king's government" is that of the state that the report told he is the king of.
            state = self._state_of(owner.actor) or self._state_of(owner.affiliation)
        if state is not None and office in _OF_A_TOWN and self._is_of_capital(start):
            return self._body(token, token.lemma_.lower())
        bare = not any(word.dep_ in {"amod", "compound", "nmod", "poss"} for word in self.doc[begin:start])
        if state is None and bare and office not in _LOCAL:
            near = self._state_in_focus(token) if token.lower_ == "regime" else None
            # A regime is another state's: not that of whoever says so.
            state = near.actor if near is not None else self._office_before(office)
            if state is None and token.lower_ == "media":
                # Of the state that the report speaks of, sooner than of whoever is named from another.
                state = near.actor if (near := self._state_in_focus(token)) is not None else None
            state = state or self._state_spoken_of(token)
        if state is None and bare and office not in _LOCAL and token.lower_ not in _OF_OTHERS and is_the(token):
            state = self._state_most_named()
        if state is None and bare and office in _LOCAL and self.doc[start].text[0].isupper():
            # "The National Assembly" of a report that names one state.
            state = next(iter(self.cast.states)) if len(self.cast.states) == 1 else None
        if state is None:
            # "Credible intelligence" without a state is a thing and no body.
            return None if token.lower_ == "intelligence" else self._body(token, token.lemma_.lower())
        actor = self.gazetteer.office(state, office)
        return self._entity(actor.id, office)

    def _is_of_capital(self, start: int) -> bool:
        """ "Lima police", which are the town's, and not the state's."""
        town = self.cast.match_at.get(start - 1)
        return town is not None and town.kind in {"capital", "metonym"} and town.end == start

    def _in_small_letters(self, token: Token) -> Entity | None:
        """ "The foreign office" of an outlet that writes no offices with capitals, where the report names its state."""
        first = token.i - 1
        if first < 1 or not (token.is_lower and self.doc[first].is_lower) or right_edge(token) > token.i + 1:
            return None
        before = self.cast.match_at.get(first - 1)
        actor = self.gazetteer.find(f"{self.doc[first].text} {token.text}")
        if actor is None or actor.kind != "office" or not (before or self.doc[first - 1].lower_ == "the"):
            return None
        state = self._state_of(actor.id)
        named = state == self._state_of(before.actor) if before is not None else state in self.cast.states
        return self._entity(actor.id) if named else None

    def _body(self, token: Token, head: str) -> Entity | None:
        if head in _COUNTRY and definite(token) and not self._modified(token):
            state = self._state_spoken_of(token) or (self._state_most_named() if is_the(token) else None)
            return self._entity(state) if state is not None else None
        if head in _COUNTRY and (home := self._home_of_owner(token)) is not None:
            return home
        if head in _COUNTRY and is_the(token) and self._only_qualified(token):
            country = self._state_just_named(token)
            if country is not None:
                return country
        if head == "group" and definite(token) and not self._modified(token):
            recent = self.salience.recent(self._sentences[token.i], 1)
            spoke = next((entity for entity in recent if entity.sourced >= self._sentences[token.i] - 1), None)
            if spoke is not None and spoke.plural:
                return spoke
        if head in _OFFICES and (known := self._in_small_letters(token)) is not None:
            return known
        named = self._name_before(token) if head in lexicon.BODY_NOUNS | lexicon.OUTLET_NOUNS else None
        if named is not None:
            return named
        if head in {"organization", "organisation", "outlet", "site", "service"} and _is_of_news(token):
            head = "outlet"
        if head in lexicon.BODY_NOUNS | lexicon.COMPANY_NOUNS and possessed(token):
            owned = self._of_owner(token)
            if owned is not None:
                return owned
        bare = not self._modified(token) or self._says_no_more(token, head)
        if head == "state" and bare and is_the(token) and (province := self._province(token)) is not None:
            return province
        if definite(token) and bare:
            found = self._best_body(token, head)
            if head == "campaign" and is_the(token):
                found = self._campaign_since(token, found) or found
            if head == "party":
                found = self._party_since(token, found) or found
            if found is not None:
                return found
        found = self._described(token, head, plural=False) if definite(token) else None
        if (
            found is not None
            and bare
            and ((head == "campaign" and self._is_effort(found)) or (head == "administration" and _is_another(found)))
        ):
            found = None
        if found is None and is_the(token) and not bare:
            found = self._committee(token, head) or self._kind_of_body(token, head)
        if found is None and head == "administration" and is_the(token) and not self._modified(token):
            state = self._state_administered() or self._state_spoken_of(token)
            found = self._administration(state) if state is not None else None
        if found is None and head in _TOWNS and is_the(token) and bare:
            recent = self.salience.recent(self._sentences[token.i], 3)
            found = next((one for one in recent if _is_place(one)), None)
        if found is None and head in _HOUSES and is_the(token) and bare and self._sentences[token.i] <= _OF_LEADS:
            found = self._of_headline()
        if found is None and head == "court" and is_the(token) and bare:
            found = self._supreme_court(token)
        if found is None:
            found = self._new(token, plural=False)
            found.kind = "organisation"
            if head == "campaign" and is_the(token) and not self._modified(token):
                self._give_owner(found, token)
        return found

    def _state_most_named(self) -> str | None:
        """The state of which the report tells most, where "the government" comes before any is named."""
        if self._most_named is None:
            matches = {id(match): match for match in self.cast.match_at.values()}
            states = Counter(filter(None, (self._state_of(match.actor) for match in matches.values())))
            self._most_named = next((state for state, _ in states.most_common(1)), "")
        return self._most_named or None

    def _of_headline(self) -> Entity | None:
        """ "The university" of a lead, where the headline tells what Lindow did."""
        subjects = (i for i in range(self._starts[1]) if self.tree.dep[i] in SUBJECT)
        found = self._entity_at(next(subjects, -1))
        if found is None or not found.named or found.plural or found.place:
            return None
        untold = found.kind == "unknown" and not found.gender and not found.roles and self._is_no_surname(found)
        return found if found.kind == "organisation" or untold else None

    def _leadership(self, token: Token) -> Entity | None:
        """ "The Liberal leadership", which is a party's and not its state's, and "the leadership" after it."""
        if self._sides(token):
            return self._body(token, "leadership")
        if self._modified(token):
            return None
        told = (one for one in reversed(self.entity_of.values()) if one.head == "leadership" and one.is_body)
        return next(told, None)

    def _supreme_court(self, token: Token) -> Entity | None:
        """ "The court" after "a Supreme Court ruling"."""
        first = self._starts[max(self._sentences[token.i] - _SPOKEN_OF, 0)]
        near = (index for index in self._offices if first <= index < token.i)
        last = max((index for index in near if self._offices[index][1] == "supreme court"), default=None)
        if last is None:
            return None
        before = (one for one in self.salience.recent(self._sentences[token.i], 40) if one.head == "court")
        found = next((one for one in before if "supreme" in one.name.lower()), None)
        if found is None:
            start = self._offices[last][0]
            found = Entity(self.doc[start : last + 1].text, "organisation", named=True, head="court")
        return found

    def _province(self, token: Token) -> Entity | None:
        """ "The state" of a report on one that is part of a country: the last named of those that are told to be states
        by what stands beside their names, "the Ruiz governor", "the legislature of Ruiz"."""
        if self._provinces is None:
            self._provinces = {
                id(entity) for name, entity in self.cast.names.values() if self._is_province(name, entity)
            }
        if not self._provinces:
            return None
        first = self._starts[max(self._sentences[token.i] - _SAME_STATE, 0)]
        near = (self.cast.names[index][1] for index in range(token.i - 1, first - 1, -1) if index in self.cast.names)
        return next((entity for entity in near if id(entity) in self._provinces), None)

    def _is_province(self, name: Name, entity: Entity) -> bool:
        if entity.kind not in {"unknown", "organisation"} or entity.actor or entity.gender or name.titles:
            return False
        if entity.roles or lexicon.side_of(entity.name) or self.doc[name.end - 1].lower_ in lexicon.ORGANISATION_WORDS:
            return False
        after = name.end + (name.end < len(self.doc) and self.doc[name.end].text in GENITIVES)
        if after < len(self.doc) and self.doc[after].lower_ in _OF_PROVINCES:
            return True
        noun = self.doc[name.end - 1]
        if noun.dep_ in {"poss", "compound", "nmod"} and noun.head.i >= name.end and noun.head.lower_ in _OF_PROVINCES:
            # "Westmark's June 7 primary".
            return True
        before = [word.lower_ for word in self.doc[max(name.start - 2, 0) : name.start]]
        return before[-1:] == ["of"] and before[0] in _OF_PROVINCES

    def _state_administered(self) -> str | None:
        """The state whose president, or whose president's office, the report names most."""
        matches = {id(match): match for match in self.cast.match_at.values()}
        states = (self._state_of(match.actor) for match in matches.values() if self._is_presidency_of(match.actor))
        counted = Counter(filter(None, states))
        for one in self._people():
            state = self._state_of(one.affiliation) if "president" in one.incumbent else None
            if state is not None:
                counted[state] += self._times_named(one)
        return next((state for state, _ in counted.most_common(1)), None)

    def _at_home(self, token: Token, found: Entity) -> Entity:
        """The president of whom the report tells most, where a bare "the president" would be another, or a person who
        is not known to be one: the report's readers take theirs for granted."""
        if token.lemma_ == "administration" and definite(token) and token.tag_ == "NN" and not self._owner(token):
            return self._administration_at_home(token, found)
        if token.lemma_ != "president" or not is_the(token) or self._modified(token) or found.plural:
            return found
        home = self._president_most_named()
        if home is None or home is found or home is self._says_it(token) or right_edge(token) > token.i + 1:
            return found
        if (_presides(found) or "president" in found.past) and self._times_named(found) * _FAR_MORE > self._times_named(
            home
        ):
            return found
        return home if home.count or not found.count else found

    def _president_most_named(self) -> Entity | None:
        if self._president is None:
            told = [one for one in self._people() if _presides(one)]
            holding = [one for one in told if "president" in one.incumbent] or told
            self._president = (max(holding, key=self._times_named, default=None),)
        return self._president[0]

    def _times_named(self, entity: Entity) -> int:
        return sum(1 for _, one in self.cast.names.values() if one is entity)

    def _administration(self, state: str) -> Entity:
        """The administration of the president whom the report names, or the president's office."""
        office = self.gazetteer.office(state, "presidency").id
        named = [
            entity
            for entity in self._people()
            if "president" in entity.incumbent and self._state_of(entity.affiliation) == state
        ]
        if not named:
            return self._entity(office)
        # Of two, one before and one after an election, say, that of whom the report tells most.
        return self._administration_of(max(named, key=self._times_named), office, state)

    def _administration_of(self, president: Entity, office: str | None, state: str | None) -> Entity:
        name = f"{president.name.split()[-1]} administration"
        if name not in self._authors:
            known = (one for _, one in self.cast.names.values() if one.name == name)
            made = Entity(name, "office", office, named=True, head="administration", affiliation=state)
            self._authors[name] = next(known, made)
        return self._authors[name]

    def _administration_at_home(self, token: Token, found: Entity) -> Entity:
        """ "The administration" that is not told, or of another than the president in office whom the report names
        most: his, unless the other has just been told of."""
        home = self._president_most_named()
        if home is None or right_edge(token) > token.i + 1 or not self._modifiers(token) <= _IN_OFFICE:
            return found
        state = self._state_of(home.affiliation)
        office = self.gazetteer.office(state, "presidency").id if state is not None else None
        his = self._administration_of(home, office, state)
        if found is his or found.kind == "state" or found.name in self._authors:
            return found
        if found.name.islower() or found.head != "administration":
            return his
        just = self._sentences[token.i] - found.sentence < _JUST_TOLD
        followed = "president" in home.incumbent and state is not None and state == self._state_behind(found)
        return his if followed and not just else found

    def _home_of_owner(self, token: Token) -> Entity | None:
        """ "Her country" of a minister whose state the report tells."""
        owner = next((child for child in token.lefts if child.tag_ == "PRP$"), None)
        entity = self._entity_at(owner.i) if owner is not None and owner.i == token.i - 1 else None
        state = self._state_behind(entity) if entity is not None and not entity.plural else None
        return self._entity(state) if state is not None else None

    def _only_qualified(self, token: Token) -> bool:
        """Whether only adjectives hang on a noun: "the reclusive country", not "the host country"."""
        if right_edge(token) > token.i + 1:
            return False
        words = [word for word in self.doc[left_edge(token) : token.i] if not word.is_punct]
        return all(
            word.dep_ == "det" or (word.tag_ in _QUALIFYING and word.lower_ not in _OF_MANY | ANOTHER) for word in words
        ) and not any(word.i in self.cast.match_at for word in words)

    def _best_body(self, token: Token, head: str) -> Entity | None:
        """The body that a bare noun means. In the words of somebody who speaks for a body, that one goes first."""
        held = self._around.holder.get(token.i)
        speaker = self._entity_at(held[0]) if held is not None else None
        spoken_for = speaker.affiliation if speaker is not None and not speaker.is_body else None
        body = sieve.body(head, self._classes)
        subject = self._subject_of_clause(token)

        sentence, outside = self._sentences[token.i], self._contents.get(token.i, ())
        credited = self._credited_before(token)

        def fits(entity: Entity) -> float | None:
            fit = body(entity) if entity is not subject else None
            if fit is not None and entity.kind == "unknown":
                return fit - 0.2 if sentence - entity.sentence <= _SPOKEN_OF and self._is_no_surname(entity) else None
            if head == "administration" and _is_another(entity):
                return None
            if fit is not None and entity.token in credited:
                # "According to figures from the bureau".
                fit += _CREDITED
            if head == "campaign" and self._is_effort(entity):
                return None
            if head == "party" and "party" not in entity.name.lower() and sentence - entity.sentence > 3:
                # A committee of one party is not what another is called by later.
                return None
            return fit + 2.0 if fit is not None and spoken_for and entity.actor == spoken_for else fit

        found = self.salience.best(fits, sentence=sentence, window=40, outside=outside)
        if found is None and outside:
            found = self.salience.best(fits, sentence=sentence, window=40)
        if found is not None and found.kind == "unknown":
            # "The bank" is sooner the Lindow Bank, however long ago.
            called = self.salience.best(
                lambda one: _if_sure(fits(one)) if one.named else None, sentence=sentence, window=10**6
            )
            if called is not None:
                return called
            found.kind = "organisation"
        return found

    def _credited_before(self, token: Token) -> set[int]:
        """The tokens by which the figures cited just before a noun are told: "the data *from the bureau*"."""
        if self._cited is None:
            lemma = self.tree.lemma
            self._cited = [i for i in self._source_ends if lemma[i] in _FIGURES or lemma[i] in lexicon.DOCUMENTS]
        first = self._starts[max(self._sentences[token.i] - 1, 0)]
        near = (i for i in self._cited if first <= i < token.i)
        return {k for i in near for k in range(i + 1, self._credited_end(i))}

    def _credited_end(self, source: int) -> int:
        """The end of what tells whose figures a source is: "the data available *from the bureau*"."""
        end = max(self._source_ends[source], self.doc[source].right_edge.i + 1)
        return end + _LONGEST if not _FROM.isdisjoint(self.tree.text[end : end + 2]) else end

    def _subject_of_clause(self, token: Token) -> Entity | None:
        """The subject of the clause in which a noun stands, which would be "it" there: "the guild agreed with the
        agency's view"."""
        tree, index = self.tree, token.i
        for _ in range(_CLIMB):
            if tree.dep[index] not in _WITHIN_CLAUSE or tree.head[index] == index:
                return None
            index = tree.head[index]
            subject = tree.child(index, "nsubj", "nsubjpass") if tree.pos[index] in {"VERB", "AUX"} else None
            if subject is not None:
                return self._entity_at(subject) if subject < token.i else None
        return None

    def _is_no_surname(self, entity: Entity) -> bool:
        """Whether the last word of a name of several does not stand alone, as a person's would."""
        words = entity.name.split()
        return len(words) == 1 or not self.cast.stands_alone(words[-1])

    def _of_owner(self, token: Token) -> Entity | None:
        """ "Her group" of whoever was told to be "director of Growers United"."""
        owner = self._owner(token)
        told = owner.description if owner is not None and owner.is_person else None
        if not told:
            return None
        bodies = {id(entity): entity for _, entity in self.cast.names.values() if entity.named and not entity.is_person}
        named = [one for one in bodies.values() if one.name in told and not one.place and one.kind in _OWNED]
        return max(named, key=lambda one: len(one.name), default=None)

    def _says_no_more(self, token: Token, head: str) -> bool:
        """Whether what stands before a noun only tells its kind: "the spy agency"."""
        if head == "outlet" and _is_of_news(token) and right_edge(token) == token.i + 1:
            return True
        if head not in {"agency", "service"} or token.tag_ == "NNS" or right_edge(token) > token.i + 1:
            return False
        return all(
            child.dep_ == "det" or child.lower_ in lexicon.AGENCY_KINDS for child in token.lefts if not child.is_punct
        )

    def _kind_of_body(self, token: Token, head: str) -> Entity | None:
        """A body that was just named, told again by its kind: "the militant group", "the Graz-based company"."""
        if head not in _TOLD_BY_KIND | _HOUSES or (right_edge(token) > token.i + 1 and head not in _HOUSES):
            return None
        left = left_edge(token)
        based = any(word.lower_ == "based" for word in self.doc[left : token.i])
        if not based and any(word.pos_ == "PROPN" for word in self.doc[left : token.i]):
            return None
        if any(child.lower_ in ANOTHER or child.dep_ == "poss" for child in token.lefts):
            return None
        body = sieve.body(head, self._classes)

        def fits(entity: Entity, *, told: bool = False) -> float | None:
            spoke = entity.kind == "group" or entity.sourced >= 0 or entity.subject or head in entity.roles
            if head in _HOUSES:
                # "The private school in Lindow" may be Lindow University.
                return body(entity) if entity.named else None
            if not entity.named or not spoke:
                return None
            bare = entity.kind == "unknown" and not (entity.plural or entity.gender or entity.roles or entity.place)
            return body(entity) if not bare else 0.0 if self._is_no_surname(entity) and not told else None

        sentence, outside = self._sentences[token.i], self._contents.get(token.i, ())
        found = self.salience.best(fits, sentence=sentence, window=2, outside=outside)
        if found is None and outside:
            # In its own words, only what the report tells to be a body.
            found = self.salience.best(lambda entity: fits(entity, told=True), sentence=sentence, window=2)
        return found

    def _committee(self, token: Token, head: str) -> Entity | None:
        """ "The House intelligence panel" for a committee whose name has these words, "the rivers office" for the
        National Rivers Office."""
        left = left_edge(token)
        if right_edge(token) > token.i + 1 or head in _TOO_WIDE:
            return None
        said = {word.lower_ for word in self.doc[left : token.i] if word.is_alpha and word.dep_ != "det"}
        for entity in self.salience.recent(self._sentences[token.i], 40):
            words = set(entity.name.lower().split())
            same = not _PANELS.isdisjoint(words) if head in _PANELS else head in words and said != words - {head}
            if entity.named and same and said <= words and said and not (entity.is_person or entity.plural):
                return entity
        return None

    def _party_since(self, token: Token, found: Entity | None) -> Entity | None:
        """ "The party" after "Liberal senators" or "the Liberal nomination", where no other has been named since."""
        first = self._starts[max(self._sentences[token.i] - _SAME_PARTY, 0)]
        if found is not None:
            first = max(first, found.token + 1)
        for index in range(token.i - 1, first - 1, -1):
            word = self.doc[index]
            side = lexicon.side_of(word.text)
            party = lexicon.PARTY_OF.get(f"{side}s" if side is not None else word.lower_)
            if party is not None and (word.is_title or word.is_upper):
                return self._party(f"{party} Party", token)
        return None

    def _party(self, name: str, token: Token) -> Entity:
        known = (entity for _, entity in self.cast.names.values() if entity.name.casefold() == name.casefold())
        found = next(known, None) or self._authors.get(name)
        if found is None:
            found = self._authors[name] = self._new(token, plural=False)
            found.name, found.kind, found.named = name, "organisation", True
        return found

    def _give_owner(self, campaign: Entity, token: Token) -> None:
        """ "The campaign" where none was named before is that of whoever is spoken of."""
        owner = self.salience.best(
            lambda entity: (1.5 * self._runs(entity)) if entity.named and entity.kind == "person" else None,
            sentence=self._sentences[token.i],
            window=3,
            outside=self._contents.get(token.i, ()),
        )
        if owner is not None:
            campaign.name, campaign.affiliation = f"{owner.name}'s {campaign.name}", owner.actor or owner.affiliation

    def _campaign_since(self, token: Token, found: Entity | None) -> Entity | None:
        """ "The campaign" after "Ruiz's campaign manager", which is Ruiz's."""
        tree, last = self.tree, max(found.token if found is not None else -1, self._starts[self._since(token)] - 1)
        for index in range(token.i - 1, last, -1):
            if tree.lemma[index] != "campaign" or tree.dep[index] != "compound":
                continue
            beside = (*tree.children[index], *tree.children[tree.head[index]])
            near = [c for c in beside if c < index and tree.dep[c] in {"poss", "compound", "nmod"} and c != index]
            owner = next((one for c in near if (one := self._entity_at(c)) is not None and one.is_person), None)
            if owner is not None and owner.named:
                return self._campaign_of(owner, token)
        return None

    def _is_effort(self, campaign: Entity) -> bool:
        """Whether a campaign is what is done and nobody who does it: "a long campaign"."""
        if campaign.named or campaign.owner is not None:
            return False
        return campaign.name.lower() == campaign.name or any(
            child.lower_ in {"a", "an"} for child in self.doc[campaign.at].lefts
        )

    def _since(self, token: Token) -> int:
        return max(self._sentences[token.i] - _CAMPAIGNED, 0)

    def _campaign_of(self, owner: Entity, token: Token) -> Entity:
        surname = owner.name.split()[-1].lower()
        for entity in self.salience.recent(self._sentences[token.i], 40):
            if entity.head == "campaign" and (entity.owner is owner or surname in entity.modifiers):
                return entity
        made = self._new(token, plural=False)
        made.kind, made.owner = "organisation", owner
        made.name, made.affiliation = f"{owner.name}'s {made.name}", owner.actor or owner.affiliation
        return made

    def _name_before(self, token: Token) -> Entity | None:
        """ "The Hamas group", "the Reuters news agency": the name and the noun are one."""
        index = token.i - 1
        if index > 0 and self.doc[index].lower_ == "news":
            index -= 1
        head = self.cast.head_at.get(index)
        entity = self.cast.names[head.i][1] if head is not None else None
        return entity if entity is not None and entity.kind in {"outlet", "group", "organisation"} else None


def _is_place(entity: Entity) -> bool:
    told = entity.place or not entity.roles.isdisjoint(_OF_TOWNS)
    return told and entity.named and not entity.is_person


def _presides(person: Entity) -> bool:
    """Whether somebody is told to be a president, or was one when the report was published."""
    said = {*person.roles, *(person.description or "").lower().split()}
    told = "president" in person.roles and "former" not in person.roles
    return lexicon.NOT_HELD.isdisjoint(said) and (told or "president" in person.incumbent)


def _if_sure(fit: float | None) -> float | None:
    return fit if fit is not None and fit >= 1 else None


def _is_another(administration: Entity) -> bool:
    return not _OTHERS.isdisjoint(administration.name.lower().split())


def _is_of_news(token: Token) -> bool:
    said = [child.lower_ for child in token.lefts if child.dep_ != "det" and not child.is_punct]
    return said in (["news"], ["media"])
