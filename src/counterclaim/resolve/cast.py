"""The cast of a report: everyone named in it, each once, whichever way the name is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.encoder.words import common_words
from counterclaim.gazetteer import Gazetteer, Holder, Match, normalise
from counterclaim.model import ActorKind
from counterclaim.resolve import lexicon
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import GENITIVES, SUBJECT
from counterclaim.resolve.headlines import without_headline_words
from counterclaim.resolve.names import (
    CALENDAR,
    GENERATIONS,
    PAST_OR_PRESENT,
    Name,
    classes_of,
    find_names,
    gender_of,
    head_of,
    name_kind,
    roles_of,
)
from counterclaim.resolve.phrases import describe, left_edge, right_edge
from counterclaim.tree import grow

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Capitals:
    """Tokens that are written with a capital wherever they stand: what the gazetteer knows, and names."""

    known: Container[int]
    named: Container[int]

    def __contains__(self, index: object) -> bool:
        return index in self.known or index in self.named


class Cast:
    """Entities by name: exact names first, then short forms of longer ones (surname, acronym, first word of a body)."""

    def __init__(
        self,
        doc: Doc,
        matches: Sequence[Match],
        offices: Mapping[int, int],
        gazetteer: Gazetteer,
        published: str | None,
        outlet: str | None = None,
        apart: Container[int] = (),
    ) -> None:
        self.doc = doc
        self.gazetteer = gazetteer
        self.match_at = {index: match for match in matches for index in range(match.start, match.end)}
        self.names: dict[int, tuple[Name, Entity]] = {}
        """Every name by the token of its head."""
        self.head_at: dict[int, Token] = {}
        """The head of the name that a token is part of."""
        self.capitals = Capitals(self.match_at, self.head_at)
        self._apart = apart
        """Tokens of sources that the parser may have hung on a name before them."""
        self._published = published
        self._outlet_of_report = outlet
        self._by_key: dict[str, Entity] = {}
        self._short: dict[str, list[tuple[int, Entity]]] = {}
        self._alone: dict[str, int] = {}
        self._places: set[str] = set()
        self._initials: dict[str, Entity] = {}
        self._surnames: set[str] = set()
        self._family: set[str] = set()
        """Surnames of people with known given names: "Ruiz" is not "Ruiz Tower"."""
        self._plain: set[str] = set()
        """Surnames that are words too: "Fields", "King"."""
        self._words_of: dict[tuple[int, int], list[str]] = {}
        self._seniors: set[str] = set()
        self._named: list[tuple[Name, Entity]] = []
        """Who is named in full."""
        self._bare: dict[str, tuple[int, Entity]] = {}
        """Whom a single name meant first, and where."""
        self._ends: dict[str, Entity] = {}
        """People by the last words of their names: "Ruiz Soto" of "Ana Ruiz Soto"."""
        self._outlets: dict[str, list[tuple[int, Entity]]] = {}
        """Outlets by the last word of their names."""
        self._of_kind: dict[str, list[tuple[int, Entity]]] = {}
        """Bodies by the word of their names that says what they are: "Observatory"."""
        self.states = {state.id for match in matches if (state := gazetteer.state_of(match.actor)) is not None}
        """The states that the report names, or offices of."""
        self._bodies = self.states | {match.actor for match in matches}
        self._tree = grow(doc)
        self._gather(find_names(doc, matches, offices))

    def is_apposed(self, noun: Token) -> bool:
        """Whether a noun that hangs on a name says who that is, as far as the sources tell; "a source" never does."""
        if noun.dep_ != "appos":
            return True
        if self._is_where(noun.head):
            return False
        apart = noun.i in self._apart and noun.head.i not in self._apart
        return not apart and noun.lower_ != "source"

    def _is_where(self, head: Token) -> bool:
        """ "In Lindow, a senior official said": the parser hangs who speaks on the place."""
        placed = head.dep_ == "pobj" and head.head.lower_ in _PLACED_IN
        return placed and head.tag_ == "NNP" and not any(one.dep_ == "compound" for one in head.lefts)

    def affiliation(self, start: int, end: int) -> str | None:
        """The actor that the words of a range name: an office before a state, the last of its kind. To whom an envoy is
        sent is not whose he is."""
        found: str | None = None
        index, joined = start, False
        while index < end:
            match = self.match_at.get(index)
            joined = joined or self.doc[index].lower_ == "and"
            # "Pro-Chilean" people are nobody's in particular.
            prefixed = index > 1 and self.doc[index - 1].text == "-" and self.doc[index - 2].lower_ in _SIDES
            prefixed = prefixed or (index > 0 and self.doc[index - 1].lower_ in _REGIONAL)
            if match is not None and match.kind != "person" and not prefixed:
                kind = self.gazetteer.actor(match.actor).kind
                if joined and found is not None and kind == "state" and match.actor != found:
                    # "Peruvian and Chilean officials" are of both.
                    return None
                if found is None or kind != "state":
                    found = match.actor
            if found is not None and self.doc[index].lower_ == "to":
                break
            index = match.end if match is not None else index + 1
        return found

    def is_surname(self, word: str) -> bool:
        """Whether somebody in the report is called by this word."""
        return any(entity.is_person and self.doc[name.end - 1].text == word for name, entity in self.names.values())

    def stands_alone(self, word: str) -> bool:
        """Whether a name of this one word stands in the report."""
        return normalise(word) in self._alone

    def _gather(self, names: Sequence[Name]) -> None:
        later: list[Name] = []
        names = self._without_openings(without_headline_words(self.doc, names))
        full = ((name, self._words(name)) for name in names if name.end - name.start > 1)
        self._seniors = {
            f"{words[0]} {words[-1]}" for name, words in full if len(words) > 1 and not self._generation(name)
        }
        for name in names:
            if name.match is None and (len(self._words(name)) == 1 or self._is_surname(name)):
                later.append(name)
                key = self._key(name)
                self._alone.setdefault(key, name.start)
                if name.titles and name.end == name.start + 1:
                    # "Mayor Fields" tells as well as "Martha Fields" whose surname it is.
                    self._keep_surname(name.head, personal=True)
                if name.head.dep_ == "pobj" and name.head.head.lower_ in _PLACING:
                    self._places.add(key)
            elif name.match is None or name.match.kind != "capital":
                if self.doc[name.end - 1].lower_ in _OF_LEADERS and name.end - name.start == 2:
                    # "The Fields administration" tells whose surname it is.
                    self._keep_surname(self.doc[name.start], personal=True)
                entity = self._long(name)
                self._enter(name, entity)
                if entity.is_person:
                    self._named.append((name, entity))
        for name in sorted((*later, *self._overlooked()), key=lambda name: name.start):
            entity = self._single(name)
            if not name.titles or entity.is_person:
                self._bare.setdefault(self._key(name), (name.start, entity))
            self._enter(name, entity)

    def _generation(self, name: Name) -> bool:
        return normalise(self.doc[name.end - 1].text).rstrip(".") in GENERATIONS

    def _is_surname(self, name: Name) -> bool:
        """Whether a name is no more than a surname with its particle: "De Witte" after "Ana de Witte", "Ruiz Jr."."""
        words = self._words(name)
        return len(words) == 2 and (words[0] in _OF_SURNAMES or words[1].rstrip(".") in GENERATIONS)

    def _without_openings(self, names: Sequence[Name]) -> list[Name]:
        """Without the common word that opens a sentence before a surname: "Subtract Ruiz from the debate"."""
        people = {
            self._tree.text[name.end - 1]
            for name in names
            if name.end - name.start > 1 and self.doc[name.start].lower_ in lexicon.FIRST_NAMES
        }
        alone = Counter(
            self._tree.text[name.start] for name in names if name.end == name.start + 1 and name.match is None
        )
        people |= {word for word, count in alone.items() if count > 2}
        pairs = {self._tree.words(name.start, name.end) for name in names if name.end == name.start + 2}
        cut = (name._replace(start=self._start_of(name, pairs)) for name in names)
        return [
            name._replace(start=name.start + 1, head=self.doc[name.end - 1]) if self._opens(name, people) else name
            for name in cut
        ]

    def _start_of(self, name: Name, pairs: set[str]) -> int:
        """Where somebody's name begins in a headline of capitals: "Guild Endorses *Ana Ruiz*"."""
        last, length = name.end - 2, name.end - name.start
        long = length > 3 or (length == 3 and self.doc[name.start].lower_ in common_words())
        if length == 2 and self.doc[name.start].lower_ in _MEMBERS and self.doc[last + 1].lower_ not in common_words():
            # "Liberal Ruiz", who is named in full elsewhere.
            return name.start + 1
        if name.match is not None or not long or self.doc[last].lower_ not in lexicon.FIRST_NAMES:
            return name.start
        return last if self.doc[last : name.end].text in pairs else name.start

    def _opens(self, name: Name, people: set[str]) -> bool:
        first = self.doc[name.start]
        return (
            name.match is None
            and name.end - name.start in {2, 3}
            and (first.is_sent_start is True or first.lower_.endswith("ed"))
            and not name.titles
            and self._tree.text[name.end - 1] in people
            and (name.end - name.start == 2 or self.doc[name.start + 1].lower_ in lexicon.FIRST_NAMES)
            and first.lower_ in common_words()
            and first.lower_ not in lexicon.FIRST_NAMES
        )

    def _overlooked(self) -> Iterator[Name]:
        """Surnames of people named in full that the tagger took for common nouns here."""
        if not self._surnames and not self._plain:
            return
        wanted, plain = set(self._surnames), set(self._plain)
        either = wanted | plain
        for index in [at for at, word in enumerate(self._tree.text) if word in either]:
            if index in self.head_at:
                continue
            token = self.doc[index]
            told = token.tag_ in _MISTAKEN or self._is_demonym(token) if token.text in wanted else _is_somebody(token)
            if told or _acts_alone(token) or (token.text in plain and self._opens_as_name(token)):
                yield Name(index, index + 1, token, None)

    def _opens_as_name(self, token: Token) -> bool:
        """Whether a word that opens a sentence, and is never written small, does so as a name: "Fields was"."""
        subject = token.dep_ in {"nsubj", "nsubjpass", "poss"} and token.is_sent_start and token.tag_ == "NN"
        if not subject or (any(token.children) and token.dep_ != "poss"):
            return False
        return re.search(rf"\b{re.escape(token.lower_)}\b", self._tree.raw) is None

    def _is_demonym(self, token: Token) -> bool:
        """ "Turk said", of Mark Turk."""
        match = self.match_at.get(token.i)
        return match is not None and match.kind == "demonym" and _is_somebody(token)

    def _enter(self, name: Name, entity: Entity) -> None:
        self.names[name.head.i] = (name, entity)
        self.head_at.update(dict.fromkeys(range(name.start, name.end), name.head))
        if name.match is None and self._key(name) in self._places and not (entity.is_person or name.titles):
            entity.place = True
        gender = gender_of(self.doc, name)
        if entity.kind == "unknown" and " " in entity.name and name_kind(self.doc, name) == "person":
            entity.kind = "person"
        if entity.is_person or entity.kind == "unknown":
            entity.gender = entity.gender or gender
            self._surroundings(name, entity)
            if entity.kind == "unknown" and self._is_of_several(name):
                entity.kind, entity.plural = "group", True
            self._side(name, entity)
        if entity.kind == "organisation" and self._is_of_family(name):
            entity.kind, entity.plural = "group", True
        personal = entity.is_person and (entity.actor or entity.gender or entity.roles)
        if (
            entity.kind in {"unknown", "organisation", "person"}
            and not personal
            and (classes := set(classes_of(name.head)))
        ):
            entity.kind = "organisation"
            entity.roles |= classes
        if entity.kind == "group" and entity.plural and entity.actor is None:
            # "The charity Free Harbours".
            classes = set(classes_of(name.head))
            entity.roles |= classes
            entity.kind, entity.plural = ("organisation", False) if classes else ("group", True)

    def _is_of_several(self, name: Name) -> bool:
        """ "The Lindows have won": whether article and verb say that a name is several people's."""
        head, the = name.head, name.start > 0 and self.doc[name.start - 1].lower_ == "the"
        if not the or head.dep_ != "nsubj" or not head.lower_.endswith("s"):
            return False
        verbs = (head.head, *(child for child in head.head.lefts if child.dep_ == "aux"))
        return any(verb.tag_ == "VBP" or verb.lower_ == "were" for verb in verbs)

    def _is_of_family(self, name: Name) -> bool:
        """ "For the Ruizes": whether a name with an article is the plural of a surname of the report."""
        last, the = self.doc[name.start], name.start > 0 and self.doc[name.start - 1].lower_ == "the"
        if not the or name.end > name.start + 1 or name.match is not None or last.tag_ not in {"NNP", "NNPS"}:
            return False
        stems = (last.text[: -len(end)] for end in ("s", "es") if last.text.endswith(end))
        return any(stem in self._surnames for stem in stems)

    def _is_of_one(self, name: Name) -> bool:
        """Whether a name that the tagger took for a plural is one person's: "the baker Cal Ayres", "Dee Banes, a
        baker,", "Dee Banes is"."""
        head = name.head
        if head.tag_ != "NNPS" or (name.start > 0 and self.doc[name.start - 1].lower_ == "the"):
            return False
        if name.titles or any(noun.tag_ == "NN" for noun in roles_of(head)):
            return True
        verbs = (head.head, *(child for child in head.head.lefts if child.dep_ in {"aux", "auxpass"}))
        joined = any(child.dep_ == "conj" for child in head.rights)
        return head.dep_ in SUBJECT and not joined and any(verb.tag_ == "VBZ" or verb.lower_ == "was" for verb in verbs)

    def _surroundings(self, name: Name, entity: Entity) -> None:
        bare = (title.rstrip(".") for title in name.titles)
        entity.roles.update(lexicon.SPELT_OUT.get(title, title) for title in bare if title in lexicon.TITLES)
        if "dr." in name.titles or "dr" in name.titles:
            entity.roles.add("doctor")
        opening = name.start - len(name.titles)
        if name.start > 1 and self.doc[name.start - 1].lower_ == "elect":
            entity.roles.add("elect")
        if opening > 0 and self.doc[opening - 1].lower_ in _PAST:
            entity.roles.add("former")
        begin = left_edge(self.doc[name.start])
        for noun in filter(self.is_apposed, roles_of(name.head)):
            entity.roles.add(noun.lemma_.lower())
            begin = min(begin, left_edge(noun)) if noun.i < name.start else begin
        before = (min(begin, left_edge(name.head)), name.start - len(name.titles))
        described = [span for span in (before, *self._appositions(name)) if span[0] < span[1]]
        for start, end in (*described, (name.start - len(name.titles), name.start)):
            named = (lexicon.side_of(self.doc[index].text) for index in range(start, end))
            entity.sides.update(side for side in named if side is not None)
        for start, end in described:
            entity.affiliation = entity.affiliation or self.affiliation(start, end)
        if entity.description is None and (name.titles or described):
            if described[:1] == [before] and not name.titles and self.doc[before[1] - 1].text in GENITIVES:
                # "The guild's Ana Ruiz" says whose she is, and not who.
                described = described[1:]
            start, end = described[0] if described else (name.start, name.start)
            text = describe(self.doc, start, end, self.match_at) if end > start else ""
            titles = self.doc[name.start - len(name.titles) : name.start].text
            whole = f"{text} {titles}".strip() if not described or described[0] == before else text
            entity.description = whole if _tells(whole) else None

    def _side(self, name: Name, entity: Entity) -> None:
        """The party and the place in brackets: "Ana Ruiz (R-Fla.)", "Ana Ruiz, D-Ohio"."""
        last = self.doc[name.end - 1]
        end = last.idx + len(last)
        raw = self._tree.raw
        if raw[end : end + 1] in {" ", ","} and (found := _PARTY_AND_PLACE.match(raw, end)) is not None:
            entity.sides.add(lexicon.SIDES[found["party"].lower()])
            entity.home = found["place"]

    def _appositions(self, name: Name) -> Iterator[tuple[int, int]]:
        for child in name.head.children:
            role = child.lemma_.lower() in lexicon.ROLES or child.lower_ in lexicon.TITLES
            if child.dep_ == "appos" and role and child.i > name.head.i and self.is_apposed(child):
                yield left_edge(child), right_edge(child)
        if name.head.dep_ == "appos" and name.head.head.lemma_.lower() in lexicon.ROLES:
            yield left_edge(name.head.head), right_edge(name.head.head)

    def _long(self, name: Name) -> Entity:
        if (spelt := self._spelt_out(name)) is not None:
            return spelt
        if name.match is not None and self._fits(name.match):
            return self._known(name, name.match)
        text = self.doc[name.start : name.end].text
        tokens = self._words(name)
        kind = name_kind(self.doc, name)
        key = normalise(text)
        if kind in {"person", "unknown"} and len(tokens) > 1:
            key = f"{tokens[0]} {tokens[-1]}"
            if self._generation(name) and key in self._seniors:
                # "Luis Ruiz Jr." of a report that has Luis Ruiz too.
                key, tokens = f"{key} jr", [*tokens, "jr"]
            holder = self.gazetteer.holder(key) if all(len(word) <= 2 for word in tokens[1:-1]) else None
            if holder is not None and holder.known_on(self._published) and holder.bodies & self._bodies:
                known = self._held_by(holder, name)
                self._shorten(name, known, tokens)
                return known
        entity = self._by_key.get(key) or (self._by_end(tokens, kind))
        if entity is None:
            entity = self._by_key[key] = _new(text, kind, self.doc[name.end - 1], one=self._is_of_one(name))
            self._shorten(name, entity, tokens)
        if entity.kind == "unknown":
            entity.kind = kind
        return entity

    def _by_end(self, tokens: Sequence[str], kind: ActorKind) -> Entity | None:
        """ "Ruiz Soto" after "Ana Ruiz Soto", not "Ana Ruiz" after "Eva Ana Ruiz"."""
        given = kind == "organisation" or not tokens or tokens[0] in lexicon.FIRST_NAMES
        return None if given else self._ends.get(" ".join(tokens))

    def _fits(self, match: Match) -> bool:
        if match.kind != "person":
            return True
        holder = self.gazetteer.holder(self.gazetteer.actor(match.actor).name)
        return holder is None or holder.known_on(self._published)

    def _known(self, name: Name, match: Match) -> Entity:
        entity = self._by_key.get(match.actor)
        if match.kind == "outlet" and (named := self._outlet(name, self._words(name)[-1])) is not None:
            return named
        if entity is None:
            actor = self.gazetteer.actor(match.actor)
            tokens = self._words(name)
            key = f"{tokens[0]} {tokens[-1]}" if actor.kind == "person" and len(tokens) > 1 else match.actor
            entity = self._by_key.get(key)
            if entity is None:
                entity = Entity(actor.name, actor.kind, actor.id, named=True, head=name.head.lemma_.lower())
                self._shorten(name, entity, tokens)
            holder = self.gazetteer.holder(actor.name) if actor.kind == "person" else None
            parent = holder.body_on(self._published) if holder is not None else actor.parent
            entity.actor, entity.affiliation = actor.id, entity.affiliation or parent
            if actor.kind == "person":
                self._install(entity)
                entity.gender = entity.gender or _given_gender(actor.name)
            self._by_key[match.actor] = self._by_key[key] = entity
        return entity

    def _install(self, entity: Entity) -> None:
        entity.incumbent = self._offices_of(entity.name)
        entity.roles |= entity.incumbent
        entity.past = self._past_offices_of(entity.name) - entity.incumbent

    def _past_offices_of(self, name: str) -> set[str]:
        """The roles in which a holder of public office had been by the day of publication, an empty one where the list
        does not tell which it was."""
        holder, day = self.gazetteer.holder(name), self._published
        if holder is None or day is None:
            return set()
        ended = {term.role.lower() for term in holder.terms if term.end and term.end < day}
        nouns = {role.split(" of ")[0].rpartition(" ")[2] for role in ended}
        return {noun for noun in nouns if noun in lexicon.ROLES} if ended != {""} else ended

    def _offices_of(self, name: str) -> set[str]:
        """The roles under which a holder of public office may be spoken of on the day of publication."""
        holder = self.gazetteer.holder(name) if self._published is not None else None
        term = holder.held_on(self._published) if holder is not None and self._published is not None else None
        words = term.role.lower().split() if term is not None else ()
        # Of a secretary-general no more is known by that than that he is one; of a vice president "vice" too: who is
        # one is not "the president".
        known = lexicon.ROLES | lexicon.NOT_HELD
        return {word for word in words if word in known or lexicon.ROLES.issuperset(word.split("-"))}

    def _shorten(self, name: Name, entity: Entity, tokens: list[str]) -> None:
        """What a longer name may be called afterwards."""
        forms = {tokens[-1], tokens[0]} if entity.kind in {"person", "unknown"} and tokens else set()
        if entity.kind == "organisation" and tokens and len(tokens) > 1 and entity.actor is None:
            # "The Ruiz Train" is Ruiz's, not Ruiz.
            last = tokens[-1]
            owned = (
                last in common_words() and last not in lexicon.ORGANISATION_WORDS and tokens[0] not in common_words()
            )
            forms = {tokens[0]} if len(tokens[0]) > 3 and not owned else set()
        if forms and len(tokens) > 1 and entity.kind in {"person", "unknown"}:
            personal = entity.kind == "person" or self.doc[name.start].lower_ in lexicon.FIRST_NAMES
            if personal:
                self._family.add(tokens[-1])
            self._keep_surname(self.doc[name.end - 1], personal=personal)
        if entity.kind in {"person", "unknown"} and 2 < len(tokens) < 5:
            self._ends.update((" ".join(tokens[k:]), entity) for k in range(1, len(tokens) - 1))
        if len(tokens) > 1 and entity.kind in _BODIES:
            core = next((k for k in range(1, len(tokens)) if tokens[k] in {"for", "of"}), len(tokens)) - 1
            if tokens[core] in lexicon.ORGANISATION_WORDS:
                self._of_kind.setdefault(tokens[core], []).append((name.start, entity))
        if len(tokens) > 1 and (entity.kind == "outlet" or tokens[-1].split()[-1] in _OUTLETS):
            self._outlets.setdefault(tokens[-1], []).append((name.start, entity))
        if entity.kind in _BODIES and len(initials := self._initials_of(name)) > 2:
            self._initials.setdefault(initials, entity)
        if tokens[-1:] == ["jr"]:
            forms = {" ".join(tokens[-2:])}
        acronym = self._acronym(name)
        for form in (*forms, *([acronym] if acronym else ())):
            self._short.setdefault(form, []).append((name.start, entity))

    def _keep_surname(self, last: Token, *, personal: bool) -> None:
        plain = last.lower_ in common_words() or last.lower_ in lexicon.HONORIFICS
        if last.text[0].isupper() and not plain:
            self._surnames.add(last.text)
        elif last.is_title and personal:
            self._plain.add(last.text)

    def _words(self, name: Name) -> list[str]:
        """The words of a name; a hyphen joins ("Holt-Evans"), an article ("al-Amin") and "Jr." do not count."""
        place = name.start, name.end
        if place not in self._words_of:
            # What a scrape has run together: 'Ruiz:"We'.
            parts = (word.split(":", 1)[0] for word in self._tree.words(*place).split())
            words = (normalise(word).removeprefix("al ") for word in parts)
            found = [word for word in words if word]
            junior = len(found) > 2 and found[-1].rstrip(".") in GENERATIONS
            self._words_of[place] = found[:-1] if junior else found
        return list(self._words_of[place])

    def _key(self, name: Name) -> str:
        if self._is_surname(name):
            words = self._words(name)
            return words[1] if words[0] in _OF_SURNAMES else self._of_generation(words)
        return normalise(self._tree.words(name.start, name.end)).removeprefix("al ")

    def _of_generation(self, words: Sequence[str]) -> str:
        """ "Ruiz Jr." is Luis Ruiz Jr. where Luis Ruiz is somebody else."""
        ending = f"{words[0]} jr"
        return ending if ending in self._short else words[0]

    def _outlet(self, name: Name, key: str) -> Entity | None:
        """ "The Courier" of a report that names the Lindow Courier, or is published by it."""
        first = self.doc[name.start]
        single = name.end == name.start + 1 or len(self._words(name)) == 1
        article = name.start > 0 and self.doc[name.start - 1].lower_ == "the" and single
        if not article and not (first.lower_ == "the" and name.end == name.start + 2):
            return None
        named = self._outlets.get(key, [])
        before = next((entity for at, entity in reversed(named) if at < name.start), None)
        if before is not None:
            return before
        own = self._outlet_of_report
        if own is None or len(own.split()) < 2 or normalise(own).split()[-1] != key:
            return named[0][1] if named else None
        if own not in self._by_key:
            actor = self.gazetteer.find(own)
            self._by_key[own] = Entity(own, "outlet", named=True)
            if actor is not None and actor.kind == "outlet":
                self._by_key[own].name, self._by_key[own].actor = actor.name, actor.id
        return self._by_key[own]

    def _body_of_kind(self, name: Name, key: str) -> Entity | None:
        """ "The Observatory" after "the Lindow Observatory for Tides"."""
        the = name.end == name.start + 1 and name.start > 0 and self.doc[name.start - 1].lower_ == "the"
        named = self._of_kind.get(key, ()) if the and name.match is None else ()
        return next((entity for at, entity in reversed(named) if at < name.start), None)

    def _initials_of(self, name: Name) -> str:
        """ "RSF" for the Rapid Support Forces."""
        words = (self.doc[index].text for index in range(name.start, name.end))
        return "".join(word[0] for word in words if word[0].isupper())

    def _spelt_out(self, name: Name) -> Entity | None:
        """The body of which a name is the initials, where the report has named it in full before. That goes before what
        the gazetteer knows by these letters."""
        entity = self._initials.get(self.doc[name.start].text) if name.end == name.start + 1 else None
        return entity if entity is None or name.match is None or entity.actor is None else None

    def _acronym(self, name: Name) -> str | None:
        """The capitals in brackets after a name: "Free Press Union (FPU)"."""
        after = self.doc[name.end : name.end + 3]
        if len(after) == 3 and after[0].text == "(" and after[2].text == ")" and after[1].is_upper:
            return normalise(after[1].text)
        return None

    def _single(self, name: Name) -> Entity:
        text, key = self._tree.words(name.start, name.end), self._key(name)
        known = self._spelt_out(name) or self._outlet(name, key) or self._body_of_kind(name, key)
        if (spelt := known or self._of_family(name, key)) is not None:
            return spelt
        gender = gender_of(self.doc, name)
        fitting = [
            (at, entity)
            for at, entity in self._short.get(key, [])
            if _agrees(entity, gender, bool(name.titles)) and self._shortens(key, at, entity)
        ]
        titles = {title for title in name.titles if title in _HIGH}
        others = titles and not any(titles <= entity.roles for _, entity in fitting)
        sons = [(at, entity) for at, entity in fitting if f" {key}" in _fathers(entity.name)]
        if sons and _SON.match(self._tree.words(max(name.start - 1, 0), name.end)):
            return sons[0][1]
        if others:
            # "King Omar" is no "Faisal bin Omar".
            fitting = [each for each in fitting if each not in sons]
        # Who is named in full only much later is hardly meant before.
        people = any(
            at <= name.start + _SOON and (entity.is_person or (entity.kind == "unknown" and " " in entity.name))
            for at, entity in fitting
        )
        if not others and (known := self._called_so(name, key, gender, fitting)) is not None:
            return known
        if (others or not people) and (leader := self._leader(name, key)) is not None:
            return leader
        if fitting:
            # The first of a family is called by the surname, the others by their full names.
            fitting = self._by_surname(key, fitting)
            before = [entity for at, entity in fitting if at <= name.start]
            first = self._told_last(name, before) if before else fitting[0][1]
            if first.kind in {"person", "unknown"} and first.actor is None and not first.gender and not first.roles:
                # "Enter Ruiz": who is known by that name goes before what only looks like one.
                known = next((entity for _, entity in fitting if entity.actor is not None), first)
                return known if known is not first and self._is_lookalike(first, known) else first
            return first
        entity = self._by_key.get(key)
        if entity is None:
            entity = self._by_key[key] = _new(text, name_kind(self.doc, name), name.head, one=self._is_of_one(name))
        if entity.kind == "unknown":
            entity.kind = name_kind(self.doc, name)
        return entity

    def _told_last(self, name: Name, before: Sequence[Entity]) -> Entity:
        """Of several of one surname the first, unless she was named but once and another was named right before."""
        first, others = before[0], [one for one in before[1:] if one is not before[0] and self._may_follow(one)]
        if not others or not first.is_person or first.actor is not None:
            return first
        full = [(one.start, entity, one.head) for one, entity in self._named if one.start < name.start]
        told = [at for at, entity, _ in full if entity is first]
        if len(told) > 1:
            return first
        near = ((at, one) for at, one, head in reversed(full) if one in others and _leads(head))
        at, last = next(near, (-1, first))
        if last.name[0] == first.name[0]:
            # "Ken" may be Kenneth.
            return first
        # Whom the surname alone meant before is meant by it still.
        since = told[:1] < [at] and at <= self._alone.get(self._key(name), at)
        return last if since and name.start - at < _SOON else first

    @staticmethod
    def _may_follow(entity: Entity) -> bool:
        """Whether somebody may be told by the surname of another: no namesake whom all know, and no relative."""
        return entity.is_person and entity.actor is None and entity.roles.isdisjoint(_KIN)

    def _of_family(self, name: Name, given: str) -> Entity | None:
        """ "Ruiz's husband, Tom": the one known by both names."""
        kin = name.head.head
        if name.head.dep_ != "appos" or kin.lemma_.lower() not in _KIN or given not in lexicon.FIRST_NAMES:
            return None
        owner = next((child for child in kin.lefts if child.dep_ == "poss" and child.tag_ == "NNP"), None)
        full = f"{given} {normalise(owner.text)}" if owner is not None else ""
        if full in self._by_key:
            return self._by_key[full]
        holder = self.gazetteer.holder(full) if full else None
        return self._held_by(holder, name) if holder is not None and holder.known_on(self._published) else None

    @staticmethod
    def _is_lookalike(entity: Entity, known: Entity) -> bool:
        """Whether what looks like somebody's name is a word before a surname, or another's name misspelt."""
        given = entity.name.split(" ", 1)[0].lower()
        return entity.kind == "unknown" or given in common_words() or given[:_ALIKE] == known.name[:_ALIKE].lower()

    def _called_so(
        self, name: Name, key: str, gender: str | None, fitting: Sequence[tuple[int, Entity]]
    ) -> Entity | None:
        """Whom the single name meant before all those were named who could be called so."""
        begun, known = self._bare.get(key, (0, None))
        if known is None or any(at <= begun or entity is known for at, entity in fitting):
            return None
        return known if _agrees(known, gender, bool(name.titles)) else None

    def _by_surname(self, key: str, fitting: list[tuple[int, Entity]]) -> list[tuple[int, Entity]]:
        """Those whose surname a single name is, where there are any: "John" is Tom John sooner than John Hale. Whose
        father's name it is ("Faisal bin Omar") go last."""
        own = [(at, entity) for at, entity in fitting if f" {key}" not in _fathers(entity.name)]
        last = [(at, entity) for at, entity in own if normalise(entity.name).rpartition(" ")[2] == key]
        return last or own or fitting

    def _shortens(self, key: str, at: int, entity: Entity) -> bool:
        """Whether a word may stand for a longer name: for a body's only where it does not stand alone before, and is
        no place ("Ohio" is not the Ohio Orchard Society)."""
        if entity.kind == "unknown" and (not self._is_first_word(key, entity) or self._is_called(entity)):
            return True
        if entity.kind in {"organisation", "unknown"}:
            return self._alone.get(key, at) >= at and key not in self._places and key not in self._family
        return True

    def _is_called(self, entity: Entity) -> bool:
        """Whether somebody's last name stands alone too, as that of a body would hardly."""
        return self.stands_alone(entity.name.rpartition(" ")[2])

    def _is_first_word(self, key: str, entity: Entity) -> bool:
        return key not in lexicon.FIRST_NAMES and entity.name.lower().startswith(f"{key} ")

    def _leader(self, name: Name, surname: str) -> Entity | None:
        """ "Mr. Obama" of a report that names him in full nowhere: a holder of high office on the day of publication,
        where his state is named too."""
        if self._published is None or (name.match is not None and name.match.kind != "person"):
            return None
        holder = self.gazetteer.leader(surname, self._published, self._bodies)
        if holder is None or not self._is_titled_so(name, holder):
            return None
        return self._held_by(holder, name)

    def _is_titled_so(self, name: Name, holder: Holder) -> bool:
        """Whether a title says nothing against the office held: "President Hale" is no minister of that surname."""
        said = _HIGH.intersection(name.titles)
        held = {word for term in holder.terms for word in term.role.lower().split()}
        if not held.isdisjoint(_OF_CABINETS):
            held |= _OF_CABINETS
        return not said or not said.isdisjoint(held)

    def _held_by(self, holder: Holder, name: Name) -> Entity:
        entity = self._by_key.get(holder.actor.id)
        if entity is None:
            entity = Entity(holder.actor.name, "person", holder.actor.id, named=True, head=name.head.lemma_.lower())
            entity.affiliation = holder.body_on(self._published)
            entity.gender = _given_gender(entity.name)
            self._install(entity)
            self._by_key[holder.actor.id] = entity
            self._short.setdefault(self._words(name)[-1], []).append((name.start, entity))
        return entity


_SON = re.compile(r"(?:\S+ )?(?:bin|ibn|bint) ", re.IGNORECASE)
_FATHER = re.compile(r"\b(?:bin|ibn|bint)( .+)")


def _fathers(name: str) -> str:
    """What stands after "son of" in a name."""
    found = _FATHER.search(normalise(name))
    return found[1] if found is not None else ""


_PARTY_AND_PLACE = re.compile(r",? \(?(?P<party>[RDI])[-–](?P<place>[A-Z][A-Za-z.]{1,12}(?: [A-Z][a-z]+)?)")
_MEMBERS = frozenset(lexicon.SIDES.values())
_PLACED_IN = frozenset({"in", "near", "across", "outside", "throughout"})
_PLACING = frozenset({"in", "from", "at", "near", "across", "outside", "throughout"})
_KIN = frozenset("husband wife spouse son daughter brother sister father mother".split())
_HIGH = frozenset({"president", "premier", "chancellor", "minister", "king", "queen", "pope", "secretary"})
_OF_LEADERS = frozenset({"administration", "presidency"})
_OF_CABINETS = frozenset({"premier", "minister", "chancellor"})
"""Titles that may be told by one another."""
_BODIES = frozenset({"organisation", "group", "office", "outlet"})
_MISTAKEN = frozenset({"NN", "NNS", "JJ", "VB", "VBP", "VBD", "VBN", "RB", "FW", "UH"})
_PAST = frozenset({"former", "ex", "onetime", "late"})
_REGIONAL = frozenset({"latin", "african", "native", "asian", "arab"})
"""Words with which an adjective of a state is of a region or a people: "Latin American"."""
_SIDES = frozenset({"pro", "anti", "non", "un"})


_OF_SURNAMES = frozenset("de da di du del della la le van von der den ter bin ibn".split())
_OUTLETS = lexicon.OUTLET_WORDS | frozenset({"monitor", "standard", "independent", "star", "sun", "register"})
_ALIKE = 3
"""Letters that a given name shares with itself misspelt."""
_SOON = 150
"""Words within which somebody called by the surname is named in full."""


def _is_somebody(token: Token) -> bool:
    """Whether a word with a capital, which is also a common word, stands where a name does: "Fields said"."""
    doc, index = token.doc, token.i
    following = doc[index + 1] if index + 1 < len(doc) else None
    if (
        following is None
        or token.tag_[:3] == "PRP"
        or any(child.dep_ in {"det", "amod", "compound", "nummod"} for child in token.lefts)
    ):
        return False
    if token.tag_ == "MD":
        return following.tag_ in PAST_OR_PRESENT
    if following.tag_ in {"NNP", "NNPS"} or token.dep_ == "compound":
        return False
    speaks = token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_.lower() in lexicon.HUMAN_VERBS
    if token.lower_ in CALENDAR:
        return speaks or (token.dep_ == "conj" and token.head.tag_ == "NNP" and token.head.lower_ not in CALENDAR)
    return speaks or (not token.is_sent_start and token.dep_ in _ROLES_OF_NAMES)


def _acts_alone(token: Token) -> bool:
    """ "Baker also left": whether what opens a sentence is its subject, tagged as a name, though it is a role too."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    alone = token.is_sent_start is True and token.tag_ == "NNP" and after.tag_ not in {"NNP", "NNPS", "NN", "NNS"}
    return alone and token.dep_ in SUBJECT and token.head.tag_ in {"VBD", "VBZ"}


_ROLES_OF_NAMES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "agent", "dative"})


def _leads(head: Token) -> bool:
    """Whether somebody is the subject of a main clause."""
    return head.dep_ in SUBJECT and head.head.dep_ == "ROOT"


def _new(text: str, kind: ActorKind, last: Token, *, one: bool = False) -> Entity:
    """A new entity; a plural name is a group of people ("Liberals", "House Liberals") unless it is a body's or
    evidently of ``one``."""
    person = len(text.split()) > 1 and text.split()[0].lower() in lexicon.FIRST_NAMES
    plural = last.tag_ == "NNPS" and last.lower_ not in lexicon.ORGANISATION_WORDS and not (person or one)
    # "Hale v. Growers" is a case.
    plural = plural and " v. " not in text and not _is_of_body(text)
    made = Entity(" ".join(text.split()), "group" if plural else kind, named=True, head=last.lemma_.lower())
    made.plural = plural
    return made


def _is_of_body(name: str) -> bool:
    """ "The Lindow Court of Appeals" is one body."""
    words = name.lower().split()
    core = next((k for k in range(1, len(words)) if words[k] in {"for", "of"}), 0) - 1
    return core >= 0 and words[core] in lexicon.ORGANISATION_WORDS


def _agrees(entity: Entity, gender: str | None, titled: bool) -> bool:
    if titled and not (entity.is_person or entity.kind == "unknown"):
        return False
    return gender is None or entity.gender is None or entity.gender == gender


def _given_gender(name: str) -> str | None:
    """The gender that a given name tells, where a whole name is known."""
    return lexicon.FIRST_NAMES.get(name.split()[0].lower()) if " " in name else None


def _tells(description: str) -> bool:
    """Whether a description says more than how to address somebody."""
    return any(word.lower() not in lexicon.HONORIFICS for word in description.split())


__all__ = ["Cast", "head_of"]
