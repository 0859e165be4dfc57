"""Whom a noun for somebody means: who holds an office, who is named later, who was named before and gets an epithet.

Definite descriptions as Poesio and Vieira (Computational Linguistics 24:2, 1998) sort them: with the head of one
before, with another head ("the former governor" of whom a name was given), or new to the report.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon, sieve
from counterclaim.resolve.candidacies import RUNNING
from counterclaim.resolve.descriptions import Descriptions
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import SUBJECT, definite, is_several, is_the, is_yet_to_come
from counterclaim.resolve.groups import COUPLES, Groups
from counterclaim.resolve.phrases import left_edge, right_edge

if TYPE_CHECKING:
    from spacy.tokens import Token

_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "no", "each", "every", "this"})
_FOREMOST = frozenset({"top", "chief", "lead", "leading", "head"})
_WITHOUT_OFFICE = frozenset(
    "businessman businesswoman businessperson mogul tycoon billionaire magnate nominee candidate runner frontrunner "
    "hopeful contender challenger newcomer".split()
)
"""What nobody is called who holds the office that is run for."""
_WEALTH = frozenset({"billionaire", "estate", "property", "millionaire"})
_EXPERTS = frozenset({"expert", "analyst", "researcher", "professor", "scientist", "economist"})
_HEADS_OF_STATE = lexicon.LEADERS - {"minister"}
_OF_FORCES = frozenset({"general", "commander"})
_SECRETARY = ["secretary", "-", "general"]
_SECRETARY_GENERAL = "".join(_SECRETARY)
_SPEAKING_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "aide"})
_WIDE = re.compile(r"(?:most|many|few|all|no|every|each|half|\S+ ?(?:percent|%)|\S+ in \S+) ", re.IGNORECASE)
_OF_PLACES = lexicon.SIDES.keys() | frozenset(
    "senator congressman congresswoman representative lawmaker legislator governor".split()
)
"""What somebody is who speaks for a place."""
_OF_SOURCES = lexicon.UNNAMED_AS["official"] | frozenset(
    "official person people participant insider executive employee witness".split()
)
"""Who may be called "the sources"."""
_SOMEBODY = frozenset({"someone", "somebody", "one", "another"})
_OFFICES = (lexicon.HELD_BY_ONE - {"leader", "diplomat"}) | frozenset(
    "senator congressman congresswoman representative director inspector judge justice".split()
)
"""What somebody is called who holds that office, and nobody who holds another."""
_HEADS = frozenset("head chief chairman chairwoman chair leader director".split())
_BY_CALLING = frozenset(
    "diplomat manager trader journalist columnist editor host anchor moderator professor economist lawyer attorney "
    "judge justice prosecutor doctor physician nurse teacher student driver pilot donor activist runner".split()
)
"""What somebody with a name may be called by what he does, where more is said with it."""
_NOBODY = frozenset("nobody none anybody anyone each either neither".split())
_OBJECTS = frozenset({"pobj", "dobj", "oprd", "dative"})
_LONG, _FAR = 6, 10
"""Sentences after which somebody who is spoken of now may be meant by the role of another, and one whose office it is
or who was called so before is hardly meant any more where somebody else may be."""
_CALLED_SO, _RUNS, _RACE = 4.5, 1.5, 8
"""How much sooner "the candidate" is one who was called so, or who runs, and the sentences over which."""
_FORESEEN, _LEAD = 4, 5
"""Sentences after a description in which who is meant may be named, and the last one of a lead, with what stands above
it: headlines and captions count as sentences."""


class People(Groups, Descriptions):
    """Finds or makes the entity of a noun for people."""

    def _someone(self, token: Token, head: str, *, source: bool) -> Entity | None:
        if not source and _is_become(token):
            return None
        plural = is_several(token) or head in lexicon.PLURAL_SOURCES
        if any(child.lower_ == "other" for child in token.lefts) or self._said_share(token) is not None:
            return self._new(token, plural=plural)
        if not plural and is_yet_to_come(token):
            return self._still_to_come(head) or self._new(token, plural=False)
        if not plural and (secretary := self._secretary_general(token)) is not None:
            return secretary
        if not plural and head == "counterpart" and (other := self._counterpart(token)) is not None:
            return other
        couple = head in COUPLES
        held = self._officeholder(token, head) if not (plural or couple) else self._pair(token, head)
        if held is None and (plural or couple):
            held = self._just_joined(token, head)
        if held is not None:
            return held
        if not plural and (owner := self._speaking_for(token, head)) is not None:
            return owner
        if (
            definite(token)
            or (self._is_somebodys(token) and not plural)
            or (plural and source and not self._counted(token))
        ):
            found = self._described(token, head, plural=plural)
            if head in lexicon.SOURCES and not plural and not self._modified(token):
                found = self._unnamed_since(token, found) or found
            if found is not None and source and _never_spoke(found, head):
                # "The official said", after "the aide who was fired", who has said nothing so far.
                found = self._unnamed_before(token)
            if found is None and plural and head == "source" and self._is_bare(token):
                found = self._several_before(token)
            if not plural and (one := self._one_of(token, head, found)) is not None:
                return one
            if found is not None and plural and _WIDE.match(found.name):
                # "The voters" are not the "most voters" of before.
                found = None
            if found is not None and self._yields(found, head, self._sentences[token.i]):
                found = self._epithet(token, head, source=source) or found
            if found is not None and not (found.named or definite(token) or plural):
                found = None
            if found is not None:
                return self._all_together(token, found)
        found = self._epithet(token, head, source=source)
        if found is not None and head in RUNNING:
            found.nouns.add(head)
        if found is None and not plural:
            found = self._foreseen(token, head)
        if found is None and source and not plural and head in _SPEAKING_FOR and not self._modified(token):
            return self._for_whom(token, self._new(token, plural=False))
        return found or self._new(token, plural=plural)

    def _secretary_general(self, token: Token) -> Entity | None:
        """ "The secretary-general", which the parser takes apart: the one of the report."""
        at = token.i - 2 if token.lower_ == "general" else token.i
        words = [text.lower() for text in self.tree.text[max(at - 2, 0) : at + 3]]
        if words[-3:] != _SECRETARY or "the" not in words:
            return None
        of = self.cast.affiliation(left_edge(token), right_edge(token))
        found = [
            one for one in self._people() if {"secretary", "general"} <= one.roles or _SECRETARY_GENERAL in one.roles
        ]
        return found[0] if len(found) == 1 and of in {None, found[0].affiliation} else None

    def _still_to_come(self, head: str) -> Entity | None:
        """ "The next president", if told before."""
        told = (one for one in reversed(self.entity_of.values()) if one.head == head and "next" in one.modifiers)
        return next((one for one in told if not one.named), None)

    def _elected(self) -> Entity | None:
        """ "The president-elect": the one whom the report names with that title."""
        found = [one for one in self._people() if "elect" in one.roles]
        return found[0] if len(found) == 1 else None

    def _is_somebodys(self, token: Token) -> bool:
        """ "The senator's spokesman"."""
        owner = self._owner(token)
        return owner is not None and owner.named and owner.kind == "person"

    def _officeholder(self, token: Token, head: str) -> Entity | None:
        """ "Iran's president", "the top U.S. diplomat": the one person whom the report names, before or after, in that
        office of that state."""
        if head not in lexicon.HELD_BY_ONE | lexicon.HELD_BY_SEVERAL or any(
            child.lower_ in _INDEFINITE for child in token.lefts
        ):
            return None
        start, end = left_edge(token), right_edge(token)
        state = self._state_of(self.cast.affiliation(start, end))
        said = self._qualities(start, end)
        owner = self._owner(token)
        if state is None and owner is not None:
            state = self._state_behind(owner)
        if state is None or not lexicon.NOT_HELD.isdisjoint(said):
            return None
        if (head == "diplomat" and not self._is_foremost(start, token.i)) or (
            head in lexicon.HELD_BY_SEVERAL and not said
        ):
            return None
        found = [
            entity
            for entity in self._people()
            if self._state_of(entity.affiliation) == state
            and ("former" in entity.roles) == ("former" in said)
            and (_is_top_diplomat(entity) if head == "diplomat" else self._holds(entity, head, said))
        ]
        if head == "leader" and len(found) > 1:
            # A king has ministers.
            found = [one for one in found if not one.roles.isdisjoint(_HEADS_OF_STATE)]
        return found[0] if len(found) == 1 else None

    def _counterpart(self, token: Token) -> Entity | None:
        """ "Her Chilean counterpart": the one person named who holds for that state the office that she holds."""
        owner = self._owner(token)
        if owner is None or not owner.is_person:
            return None
        state = self._state_of(self.cast.affiliation(left_edge(token), token.i))
        roles = owner.roles & lexicon.HELD_BY_ONE
        said = _portfolio(owner)
        found = [
            one
            for one in self._people()
            if state is not None
            and self._state_of(one.affiliation) == state
            and not one.roles.isdisjoint(roles)
            and not one.roles & {"former"}
            and _portfolio(one) == said
        ]
        return found[0] if len(found) == 1 and found[0] is not owner else None

    def _holds(self, entity: Entity, head: str, said: set[str]) -> bool:
        """Whether somebody was called by a role with the same qualities: no "deputy minister" is "the minister"."""
        if head not in entity.roles and not (head == "leader" and not entity.roles.isdisjoint(lexicon.LEADERS)):
            return False
        told = set((entity.description or "").lower().replace(".", "").split()) | entity.roles
        return said <= told and lexicon.NOT_HELD.isdisjoint(told)

    def _qualities(self, start: int, end: int) -> set[str]:
        """The words of a description that tell which office it is: without states, articles and praise."""
        words = (self.doc[index] for index in range(start, end) if index not in self.cast.match_at)
        return {
            word.lower_
            for word in words
            if word.dep_ in {"amod", "compound", "nmod"} and word.is_alpha and word.lower_ not in lexicon.PRAISE
        }

    def _foreseen(self, token: Token, head: str) -> Entity | None:
        """Who is first described and then named: "a ministry spokesman said … Tom Hale, the spokesman, added". One
        person of that role who is new in the sentences after, and of the same state."""
        here = self._sentences[token.i]
        people = self._people()
        after = [
            (index, entity)
            for index, entity in self._persons or ()
            if 0 < self._sentences[index] - here <= _FORESEEN and index > token.i
        ]
        if not after or not people:
            return None
        start, end = left_edge(token), right_edge(token)
        state, owner = self._state_of(self.cast.affiliation(start, end)), self._owner(token)
        if state is None and owner is not None:
            state = self._state_behind(owner)
        gender = lexicon.gender_of_noun(head)
        top = (is_the(token) or owner is not None) and self._is_foremost(start, token.i)
        found = []
        for index, entity in after:
            of = self._state_of(entity.affiliation)
            if gender and entity.gender and gender != entity.gender:
                continue
            if state and of and state != of:
                continue
            same = head in entity.roles or sieve.is_called(entity, head) or self._heads_it(entity, head, start, end)
            near = here <= _LEAD or self._sentences[index] - here == 1
            first = top and head in lexicon.FOREMOST and state is not None and state == of
            # "The Coast Guard's top general" is not the state's.
            first = first and (head not in _OF_FORCES or owner is None or owner.kind != "organisation")
            if state is not None and of in {None, state} and self._is_taken_up(index, head):
                found.append(entity)
                continue
            new = here <= _LEAD and not definite(token) and self._is_introduced(index, entity, here, head)
            speaks = of is None and self._sentences[index] - here == 1 and index in self._sources
            named_so = same and near and (state == of or here <= _LEAD or speaks)
            if named_so or (index in self._sources and (first or new)):
                found.append(entity)
        if len(found) != 1:
            return None
        found[0].affiliation = found[0].affiliation or self.cast.affiliation(start, end)
        return found[0]

    def _heads_it(self, entity: Entity, head: str, start: int, end: int) -> bool:
        """ "The head of the guild's rules committee" before "Rules Committee Chairman Bo Hale"."""
        if head not in _HEADS or entity.roles.isdisjoint(_HEADS):
            return False
        told = set((entity.description or "").lower().split()) - _HEADS
        return sum(word.lower_ in told and word.tag_ != "IN" for word in self.doc[start:end]) > 1

    def _is_taken_up(self, index: int, head: str) -> bool:
        """ "Ana Ruiz, the adviser,", "the adviser, Ana Ruiz,": whether a name is somebody's who is told before."""
        noun = self.doc[index]
        told = [child for child in noun.rights if child.dep_ == "appos"]
        told += [noun.head] if noun.dep_ == "appos" else []
        bare = (one for one in told if one.lemma_.lower() == head and is_the(one))
        return any(right_edge(one) == one.i + 1 for one in bare)

    def _is_introduced(self, index: int, entity: Entity, here: int, head: str) -> bool:
        """Whether somebody who is new speaks after a lead without a word on who it is, or opens the next sentence."""
        number = self._sentences[index]
        if head not in lexicon.STAYS_UNNAMED:
            return head in lexicon.ROLES and entity.description is None and not entity.roles
        return head in _EXPERTS and number == here + 1 and index - self._starts[number] < 8

    def _is_foremost(self, start: int, end: int) -> bool:
        return any(self.doc[index].lower_ in _FOREMOST for index in range(start, end))

    def _for_whom(self, token: Token, made: Entity) -> Entity:
        """ "A spokesman" after a statement of the ministry is the ministry's: of the one subject of this sentence or
        else of the one before, where it is a body or a person with a name."""
        number = self._sentences[token.i]
        for sentence in (number, number - 1):
            inside = range(self._starts[sentence], min(self._starts[sentence + 1], token.i)) if sentence >= 0 else ()
            subjects = (self.entity_of[i] for i in inside if i in self.entity_of and self.tree.dep[i] in SUBJECT)
            named = list(dict.fromkeys(entity for entity in subjects if entity.named))
            if named:
                owner = named[0]
                if len(named) == 1 and owner.kind in {"office", "organisation", "person"}:
                    made.name, made.affiliation = f"{owner.name} {made.name}", owner.actor or owner.affiliation
                    made.owner = owner
                return made
        return made

    def _yields(self, found: Entity, head: str, sentence: int) -> bool:
        """Whether somebody spoken of now goes before one of the same role: "the singer" is hardly who was called so
        long before, and "a candidate" of whom no more was said is anybody."""
        if head in lexicon.CALLINGS and sentence - found.sentence > 4:
            return True
        if (
            found.named
            and head not in found.incumbent
            and head not in found.nouns
            and sentence - found.sentence > _LONG
        ):
            return True
        distance = sentence - found.sentence
        if found.named and distance > _FAR:
            return True
        if found.kind == "unnamed" and distance > _LONG and not lexicon.gender_of_noun(head):
            return True
        if distance < 2 and found.head == head:
            # "Ruiz asked a man. The man said …".
            return False
        return found.kind == "unnamed" and found.sourced < 0 and not found.modifiers and " " not in found.name

    def _speaking_for(self, token: Token, head: str) -> Entity | None:
        """ "The senator" in the words of Ruiz's spokesman, where Ruiz may be called so."""
        if head in lexicon.STAYS_UNNAMED or head not in lexicon.ROLES or not self._is_bare(token):
            return None
        owner = self._principal(token)
        if owner is None or not is_the(token) or lexicon.gender_of_noun(head) not in {None, owner.gender}:
            return None
        open_ = not owner.roles and head not in lexicon.HELD_BY_ONE
        return owner if head in owner.roles or sieve.is_called(owner, head) or open_ else None

    def _one_of(self, token: Token, head: str, found: Entity | None) -> Entity | None:
        """ "The source" after "guild sources" said something: one of them, where nobody was called so since."""
        if head not in lexicon.STAYS_UNNAMED or not self._is_bare(token) or (found is not None and found.named):
            return None
        for entity in self.salience.recent(self._sentences[token.i], _LONG):
            if entity is found and (head in {entity.head, *entity.nouns} or "source" in {head, entity.head}):
                return None
            if entity.kind == "unnamed" and entity.plural and entity.head == head and entity.sourced >= 0:
                alike = found is not None and found.head == head and found.affiliation == entity.affiliation is not None
                if alike or (found is not None and _spoke_alone(found, head)):
                    # "An official" who said something before "guild officials" did is still the one; so is "the
                    # official" who spoke before officials of the same state did.
                    return None
                made = self._new(token, plural=False)
                made.name = re.sub(rf"\b{head}s\b", head, entity.name, count=1)
                return made
        return None

    def _is_bare(self, token: Token) -> bool:
        return not self._modified(token) and definite(token) and right_edge(token) == token.i + 1

    def _several_before(self, token: Token) -> Entity | None:
        """ "The sources": the unnamed several who spoke last."""
        for entity in self.salience.recent(self._sentences[token.i], 8):
            spoke = entity.sourced >= 0 and not lexicon.ROLES.isdisjoint(entity.roles)
            if entity.kind == "unnamed" and entity.plural and spoke and entity.head in _OF_SOURCES:
                return entity
        return None

    def _unnamed_since(self, token: Token, found: Entity | None) -> Entity | None:
        """ "The source" after "a person close to Ruiz" said something: sooner than one who was called a source long
        before."""
        if found is not None and (found.named or self._sentences[token.i] - found.sentence < _LONG):
            return None
        near = self._unnamed_before(token)
        return near if near is not None and (found is None or near.head in lexicon.SOURCES) else None

    def _unnamed_before(self, token: Token) -> Entity | None:
        """ "The source", "that person": the unnamed one who spoke last."""
        for entity in self.salience.recent(self._sentences[token.i], 4):
            spoke = entity.sourced >= 0 or (entity.head in lexicon.SOURCES and " " in entity.name)
            if entity.kind == "unnamed" and not entity.plural and spoke and entity.head not in _NOBODY:
                some = entity.head in _SOMEBODY
                return entity if some or entity.head in lexicon.ROLES or entity.head in {"member", "staff"} else None
        return None

    def _epithet(self, token: Token, head: str, *, source: bool = False) -> Entity | None:
        """ "The former governor" after a person was named: who is new would be "a former governor"."""
        the = any(child.lower_ == "the" for child in token.lefts)
        front = head == "runner" and token.i > 1 and self.doc[token.i - 2].lower_ == "front"
        if (
            not the
            or not (front or self._is_human(token, head, source=source))
            or token.tag_ not in {"NN", "JJ", "NNP"}
            or (self._told_of(token) > token.i + 1 and not self._is_of_state(token, head))
        ):
            return None
        only = None
        if head in lexicon.STAYS_UNNAMED and not front and not self._is_aged(token):
            only = self._of_calling(token, head)
            if only is None:
                return None
            only.roles.add(head)
        gender = lexicon.gender_of_noun(head) or self._gender_after(token)
        affiliation = self.cast.affiliation(left_edge(token), token.i)
        says, acts = self._says_it(token), self._acts_on(token)
        place = self._place_told(token)
        former = any(child.lower_ == "former" for child in token.lefts)
        out_of_office = self._out_of_office(head) if not former else []
        sides = self._sides(token)
        below = self._named_below(token)
        modifiers = self._modifiers(token)
        general = modifiers & lexicon.GENERALS if head == "general" else set()
        running = head in RUNNING

        def fits(entity: Entity) -> float | None:
            of = entity.affiliation
            other = affiliation and of and self._state_of(affiliation) != self._state_of(of)
            other = other or (only is not None and entity is not only)
            # Who is of an outlet is a reporter; nobody speaks of himself so.
            other = other or (entity.kind == "unknown" and " " not in entity.name and entity.sourced < 0)
            other = other or entity in below or (bool(general) and general.isdisjoint(entity.roles))
            another = bool(entity.incumbent) and not former and head in _OFFICES and head not in entity.roles
            other = other or (another and not sieve.is_called(entity, head))
            other = other or entity in (says, acts) or (of is not None and self.gazetteer.actor(of).kind == "outlet")
            other = other or entity in out_of_office or sieve.are_opposed(sides, entity)
            other = other or (bool(entity.incumbent) and head in _WITHOUT_OFFICE)
            other = other or (former and head in entity.incumbent) or sieve.holds_another(entity, head, modifiers)
            fit = None if other or not entity.named else sieve.he(gender)(entity)
            # Who is known by another role is less likely meant: a strategist is seldom "the senator".
            if fit is not None and place and entity.home:
                return fit + 1.2 if _is_short_for(entity.home, place) else None
            if fit is not None and running and self.tree.dep[entity.token] != "poss" and self._runs(entity):
                # "The candidate" is one, and not whoever speaks of one.
                return fit + (_CALLED_SO if head in entity.nouns else _RUNS)
            if fit is not None and ((sides and entity.sides) or (former and _held_once(entity, head))):
                return fit + 1.2
            return fit if fit is None or not entity.roles else fit - 0.8

        outside = [*self._contents.get(token.i, ()), (left_edge(token), token.i), *self._fronted(token)]
        number, quoted = self._sentences[token.i], self._quotations_near(token)
        if quoted:
            # In the report's own words, those it speaks of go before those whom somebody quoted has named.
            window = max(self._window_before(token), _RACE if running else 0)
            found = self.salience.best(fits, sentence=number, window=window, outside=outside + quoted)
            if found is not None:
                return found
        return self.salience.best(fits, sentence=number, window=_RACE if running else 2, outside=outside)

    def _is_aged(self, token: Token) -> bool:
        """ "The 71-year-old diplomat", which is no way to tell of somebody new."""
        return self.tree.text[max(token.i - 4, 0) : token.i][-3:] == ["year", "-", "old"]

    def _of_calling(self, token: Token, head: str) -> Entity | None:
        """ "The fund manager" after a sentence on Ana Ruiz: the person who is its subject and was called nothing that
        is no manager's."""
        number = self._sentences[token.i]
        if head not in _BY_CALLING or not self._modifiers(token) or token.dep_ not in SUBJECT or not number:
            return None
        tree, before = self.tree, range(self._starts[number - 1], self._starts[number])
        main = (i for i in before if tree.dep[i] in SUBJECT and tree.dep[tree.head[i]] == "ROOT")
        found = self._entity_at(next(main, -1))
        if found is None or not found.named or found.kind != "person":
            return None
        return found if found.roles.isdisjoint(_OFFICES | lexicon.STAYS_UNNAMED - {"reporter", head}) else None

    def _told_of(self, token: Token) -> int:
        """Where the words end that tell who is meant: a clause after a comma tells more of somebody known."""
        clause = next((child for child in token.rights if child.dep_ == "relcl"), None)
        opening = clause.left_edge.i if clause is not None else -1
        apart = opening == token.i + 2 and self.tree.text[opening - 1] == ","
        return token.i + 1 if apart else right_edge(token)

    def _is_of_state(self, token: Token, head: str) -> bool:
        """ "The secretary of state": the words after the noun belong to the office."""
        end = right_edge(token)
        return head == "secretary" and self.tree.text[token.i + 1 : token.i + 2] == ["of"] and end == token.i + 3

    def _fronted(self, token: Token) -> list[tuple[int, int]]:
        """ "In a talk with *Ana Ruiz*, the actor said": names before a subject that are objects, and so another's."""
        if token.dep_ not in SUBJECT and token.i not in self._sources:
            return []
        tree, at = self.tree, token.i
        before = range(self._starts[self._sentences[at]], left_edge(token))
        # "After Hale praised Ana Ruiz, the actor said" may be of her.
        fronted = takewhile(lambda i: tree.dep[i] not in SUBJECT, before)
        return [(i, i + 1) for i in fronted if tree.dep[i] in _OBJECTS and i in self.entity_of]

    def _place_told(self, token: Token) -> str:
        """The place in a description of somebody: "the *South Carolina* Republican"."""
        if token.lemma_.lower() not in _OF_PLACES:
            return ""
        words = self.doc[left_edge(token) : token.i]
        named = (word.text for word in words if word.tag_ == "NNP" and word.lower_ not in lexicon.SIDES)
        return " ".join(named)

    def _out_of_office(self, head: str) -> list[Entity]:
        """Holders of public office, once, who do not hold this one while somebody else in the report does: next to a
        sitting president, one of the years before is not called "the president" without "former"."""
        people = self._people()
        if not any(head in one.incumbent for one in people):
            return []
        return [one for one in people if one.actor is not None and head not in one.roles]

    def _is_human(self, token: Token, head: str, *, source: bool) -> bool:
        """Whether a noun is somebody's, by itself or by what is said with it: "the former model"."""
        if head in lexicon.ROLES or head.endswith(("man", "woman", "ist", "ian")) or head == "member":
            return True
        if head == "old" and token.i > 1 and self.doc[token.i - 1].text == "-":
            return True
        said = {child.lower_ for child in token.lefts}
        if head in lexicon.INSTITUTIONS:
            return head == "developer" and (source or "billionaire" in said) and not said.isdisjoint(_WEALTH)
        return source and "former" in said and not lexicon.is_thing(head) and head not in lexicon.DOCUMENTS


def _never_spoke(entity: Entity, head: str) -> bool:
    """Whether somebody unnamed, called otherwise, has said nothing so far who would be a source under this noun."""
    other = head in lexicon.STAYS_UNNAMED and head != entity.head
    return entity.kind == "unnamed" and not entity.plural and other and entity.sourced < 0


def _spoke_alone(entity: Entity, head: str) -> bool:
    return entity.sourced >= 0 and not entity.plural and head in {entity.head, *entity.nouns}


_PORTFOLIOS = frozenset("foreign defense defence finance interior justice prime energy trade health".split())


def _portfolio(entity: Entity) -> set[str]:
    """Which of several ministers somebody is, as far as it is told; of who is no minister, none."""
    told = set((entity.description or "").lower().replace(",", " ").split()) | entity.roles
    return told & _PORTFOLIOS if "minister" in entity.roles else set()


def _is_top_diplomat(entity: Entity) -> bool:
    told = (entity.description or "").lower()
    return ("minister" in entity.roles and "foreign" in told) or {"secretary", "state"} <= entity.roles


def _is_become(token: Token) -> bool:
    """ "Of becoming the nominee": what somebody becomes who is spoken of already."""
    return token.dep_ in {"attr", "dobj"} and token.head.lemma_ == "become"


def _is_short_for(short: str, name: str) -> bool:
    """ "S.C." for South Carolina, "Fla." for Florida or a Floridian."""
    letters, words = [letter.lower() for letter in short if letter.isalpha()], name.lower().split()
    if len(words) > 1 and len(letters) <= len(words):
        return letters == [word[0] for word in words]
    rest = iter(name.lower())
    return bool(letters) and letters[0] == name[:1].lower() and all(letter in rest for letter in letters)


def _held_once(entity: Entity, head: str) -> bool:
    """Whether somebody was in such an office once, as far as is known: in an untold one, who is called nothing else."""
    return head in entity.past or ("" in entity.past and not entity.roles)
