"""The gazetteer: who is known by which names, and to whom an office or outlet belongs."""

from __future__ import annotations

import gzip
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from counterclaim.errors import GazetteerError
from counterclaim.gazetteer import match as matching
from counterclaim.gazetteer.context import Kinship, settle
from counterclaim.gazetteer.extra import Entry, read_entries
from counterclaim.gazetteer.match import Form, Hit, Match, MatchKind, Text, Trie
from counterclaim.gazetteer.words import PARTICLES, normalise, words
from counterclaim.ids import content_id
from counterclaim.model import Actor, ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

METHOD = "gazetteer"


def actor_id(kind: str, name: str) -> str:
    """The id of an actor: over its kind and its name without case and accents, the same in every report."""
    return content_id("actor", kind, normalise(name))


@dataclass(frozen=True, slots=True)
class Term:
    """A public office held: ISO dates, ``end`` empty where the list gives none; the office as worded, empty where it is
    not known; and the id of the state or organisation whose office it is."""

    start: str
    end: str
    role: str
    body: str

    def covers(self, day: str) -> bool:
        """Whether the office was held on that day (ISO date)."""
        return self.start <= day and (not self.end or day <= self.end)


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who has held public office: the actor and the terms, in order."""

    actor: Actor
    terms: tuple[Term, ...]

    @property
    def bodies(self) -> frozenset[str]:
        """The states and organisations whose offices the person has held."""
        return frozenset(term.body for term in self.terms)

    def known_on(self, day: str | None) -> bool:
        """Whether the person had held an office by that day (ISO date); true where the day is not known."""
        return day is None or any(term.start <= day for term in self.terms)

    def held_on(self, day: str) -> Term | None:
        """The office of known name that was held on that day (ISO date), the last to begin of several."""
        held = [term for term in self.terms if term.role and term.covers(day)]
        return max(held, key=lambda term: term.start, default=None)

    def body_on(self, day: str | None) -> str | None:
        """Whose office the person held on that day, or else usually: the parent of the actor."""
        term = self.held_on(day) if day else None
        return term.body if term is not None else self.actor.parent


class Gazetteer:
    """All known actors and their names. Make it with ``Gazetteer.load``; its answers do not change afterwards.

    Offices and holders of office are made when they are first met: there are tens of thousands.
    """

    def __init__(
        self, content: dict[str, Any], people: dict[str, str], extra: Iterable[tuple[str, Entry]] = ()
    ) -> None:
        self._actors: dict[str, Actor] = {}
        self._media: dict[str, str] = {}
        self._names: Trie = {}
        self._heads: Trie = {}
        self._by_name: dict[str, str] = {}
        self._people = people
        self._holders: dict[str, Holder] = {}
        self._all_offices = False
        positions = [self._add(row, content["actors"]) for row in content["actors"]]
        self._states = {entry["actor"]: code for code, entry in content["states"].items()}
        self._code = {positions[position]: code for position, code in self._states.items()}
        self._state = {code: positions[entry["actor"]] for code, entry in content["states"].items()}
        self._family_first = {code for code, entry in content["states"].items() if entry["family_first"]}
        self._adjective = {code: entry["adjective"] for code, entry in content["states"].items()}
        self._modifier = dict(_modifiers(content))
        self._classes = {positions[entry["actor"]]: frozenset(entry["classes"]) for entry in content["states"].values()}
        self._institutions = {key: positions[position] for key, position in content["offices"].items()}
        self._templates = {office: cast(ActorKind, kind) for office, kind, _ in content["templates"]}
        for where, entry in extra:
            self._add_entry(entry, where)
        self._index(content, positions)
        self._kin = self._kinship(content, positions)
        kinds: dict[str, set[str]] = {}
        for form, kind, *_ in content["forms"]:
            kinds.setdefault(_undotted(form), set()).add(kind)
        self._names_too = {form for form, of in kinds.items() if {"demonym", "abbreviation"} <= of}
        """Words that are adjective and name alike: "U.S. officials", "the U.S. denied"."""

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> Gazetteer:
        """The shipped gazetteer, with a user's own lists added; read once a process.

        Raises ``GazetteerError`` for a list that cannot be read.
        """
        return _load(tuple(Path(path) for path in extra))

    def actor(self, id: str) -> Actor:
        """The actor with this id. Raises ``KeyError`` where the gazetteer has none."""
        if id not in self._actors and not self._all_offices:
            self._make_all()
        return self._actors[id]

    def knows(self, id: str) -> bool:
        """Whether the gazetteer has an actor with this id."""
        try:
            self.actor(id)
        except KeyError:
            return False
        return True

    def state_of(self, id: str) -> Actor | None:
        """The state that an actor is or belongs to, up its parents; ``None`` where there is none."""
        current: str | None = id
        while current is not None and self.knows(current):
            actor = self._actors[current]
            if actor.kind == "state":
                return actor
            current = actor.parent
        return None

    def media_kind(self, id: str) -> str | None:
        """``state_media``, ``wire``, ``outlet`` or ``social``; ``None`` for what is no outlet."""
        return self._media.get(id)

    def office(self, state: str, office: str) -> Actor:
        """The office of a state, by the state's id and one of the offices of ``offices.toml``."""
        code = self._code[state]
        known = self._institutions.get(f"{code}/{office}")
        return self._actors[known] if known else self._make_office(code, office)

    def classes(self, state: str) -> frozenset[str]:
        """What a state calls itself: ``kingdom``, ``republic`` …"""
        return self._classes.get(state, frozenset())

    def adjective(self, state: str) -> str:
        """The adjective of a state, by its id: ``Chilean``."""
        return str(self._adjective[self._code[state]])

    def find(self, name: str) -> Actor | None:
        """The actor listed under this usual name, in any case and accents; composed offices and holders of office are
        not listed."""
        known = self._by_name.get(normalise(name))
        return self._actors[known] if known else None

    def called(self, name: str) -> tuple[Actor, ...]:
        """The listed actors that a name by itself may mean, in any case, the likeliest first; capitals mean states."""
        ids = [actor for form in matching.forms(self._names, name) for actor in form.actors]
        return tuple(self._actors[id] for id in dict.fromkeys(ids))

    def holder(self, name: str) -> Holder | None:
        """The holder of public office with this full name."""
        key = normalise(name)
        row = self._people.get(key)
        if row is not None and key not in self._holders:
            self._holders[key] = self._holder(row)
        return self._holders.get(key)

    def offices(self, person: str) -> tuple[Term, ...]:
        """The offices of known name that a person, by the id, has held, in order."""
        held = self.holder(self.actor(person).name) if self.knows(person) else None
        return tuple(term for term in held.terms if term.role) if held is not None and held.actor.id == person else ()

    def leader(self, surname: str, day: str, among: Collection[str]) -> Holder | None:
        """The one who is called so and on that day (ISO date) held an office of known name, of one of these states and
        organisations; ``None`` where there is none, or more than one."""
        found: dict[str, Holder] = {}
        for name in self._leaders.get(normalise(surname), ()):
            person = self.holder(name)
            held = (term for term in (person.terms if person else ()) if term.role and term.covers(day))
            if person is not None and any(term.body in among for term in held):
                found[person.actor.id] = person
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _leaders(self) -> dict[str, list[str]]:
        """Full names of those whose office is known, by surname."""
        found: dict[str, list[str]] = {}
        for row in set(self._people.values()):
            name, _, code, terms, *_ = row.split("\t")
            if terms.count("/") > 1:
                found.setdefault(name.split()[0 if code in self._family_first else -1], []).append(name)
        return found

    def match(self, doc: Doc) -> tuple[Match, ...]:
        """All actors named in a parsed text, in order, none overlapping another. Linear in the words of the text."""
        return self.scan(doc)[0]

    def scan(self, doc: Doc) -> tuple[tuple[Match, ...], tuple[tuple[int, int, str], ...]]:
        """``match``, and the bare heads of offices ("the foreign ministry"): token range and office, of any state.

        The last document is kept: several stages ask for it one after another.
        """
        return _scan(self, doc)

    def _scan(self, doc: Doc) -> tuple[tuple[Match, ...], tuple[tuple[int, int, str], ...]]:
        text = matching.Text(doc)
        bare = list(matching.hits(self._heads, text))
        heads = _token_ranges(text, bare)
        offices_at = {start: office for start, _, office in heads}
        hits = _outside(matching.hits(self._names, text), bare, text)
        settled = list(settle(hits, text, offices_at, self._kin))
        surnames = _surnames(doc, settled, text)
        named = [
            found
            for hit, actor in settled
            if (found := self._named(doc, hit, actor, text)) is not None and not _is_surname(doc, found, hit, surnames)
        ]
        named += self._shorthands(doc, text, named)
        offices = self._offices(doc, heads, named)
        people = self._people_in(text, {self._root(m.actor) or m.actor for m in (*named, *offices)})
        return _longest_first((*offices, *named, *people)), heads

    def _add(self, row: Sequence[Any], rows: Sequence[Sequence[Any]]) -> str:
        name, kind, parent, media, _ = row
        owner = actor_id(rows[parent][1], rows[parent][0]) if parent is not None else None
        made = Actor(actor_id(kind, name), name, kind, owner, METHOD)
        self._list(made, media)
        return made.id

    def _list(self, actor: Actor, media: str | None) -> None:
        self._actors[actor.id] = actor
        if media:
            self._media[actor.id] = media
        self._by_name.setdefault(normalise(actor.name), actor.id)

    def _meet(self, actor: Actor, media: str | None = None) -> None:
        # Not under its name, nor in place of one that is listed: what is met in one report must not change the next.
        self._actors.setdefault(actor.id, actor)
        if media:
            self._media.setdefault(actor.id, media)

    def _add_entry(self, entry: Entry, where: str) -> None:
        parent = self.find(entry.parent) if entry.parent else None
        if entry.parent and parent is None:
            raise GazetteerError(f"{where}: parent {entry.parent!r} is unknown; list it first or correct its name")
        made = Actor(actor_id(entry.kind, entry.name), entry.name, entry.kind, parent.id if parent else None, METHOD)
        self._list(made, entry.media_kind)
        kind = "outlet" if entry.kind == "outlet" else "person" if entry.kind == "person" else "name"
        for name in (entry.name, *entry.names):
            matching.insert(self._names, name, _form(name, kind, (made.id,), False)._replace(own=True))

    def _index(self, content: dict[str, Any], positions: Sequence[str]) -> None:
        for name, kind, holders, ambiguous in content["forms"]:
            actors = tuple(positions[holder] for holder in holders)
            matching.insert(self._names, name, _form(name, kind, actors, ambiguous))
        for name in content["blockers"]:
            matching.insert(self._names, name, Form("blocker", (), capitalised=True))
        for office, _, heads in content["templates"]:
            for head in heads:
                matching.insert(self._heads, head, Form(office, (), capitalised=False))

    def _kinship(self, content: dict[str, Any], positions: Sequence[str]) -> Kinship:
        states = {id: state.id for id in self._actors if (state := self.state_of(id)) is not None}
        regions: Trie = {}
        for name, position in content["regions"]:
            matching.insert(regions, name, Form("region", (positions[position],)))
        return Kinship(
            states=states,
            homes={positions[int(at)]: [positions[state] for state in homes] for at, homes in content["homes"].items()},
            neighbours={
                self._state[code]: [self._state[other] for other in entry["borders"] if other in self._state]
                for code, entry in content["states"].items()
            },
            regions=regions,
            shared=frozenset((*content["shared"], *(head for _, _, heads in content["templates"] for head in heads))),
        )

    def _named(self, doc: Doc, hit: Hit, actor: str, text: Text) -> Match | None:
        kind = hit.form.kind
        if kind == "chamber":
            return matching.as_match(hit, actor, text, "office") if _is_chamber(doc, hit, text) else None
        found = matching.as_match(hit, actor, text, cast(MatchKind, kind if kind in _KINDS else "name"))
        if (
            kind == "demonym"
            and _undotted(doc[found.start : found.end].text) in self._names_too
            and not _modifies(doc, found)
        ):
            return matching.as_match(hit, actor, text, "name")
        if kind == "demonym" and _is_language(doc, found):
            return None
        if found.end - found.start == 1 and kind != "demonym" and matching.is_part_of_name(doc, found):
            return None
        if kind == "outlet" and matching.begins_name(doc, found):
            return None
        if kind == "capital" and actor not in self._code and matching.is_place(doc, found):
            return None
        if kind == "capital" and not matching.is_place(doc, found):
            return matching.as_match(hit, actor, text, "metonym")
        return found

    def _shorthands(self, doc: Doc, text: Text, named: Sequence[Match]) -> list[Match]:
        """Directions, as in "the North", of a report that names one state whose name begins with North."""
        states = {match.actor for match in named if self._actors[match.actor].kind == "state"}
        taken = {index for match in named for index in range(match.start, match.end)}
        found = []
        for place in [at for at, word in enumerate(text.texts) if word in _DIRECTIONS]:
            word = text[place]
            index = word.token
            if place and index not in taken and text.small[place - 1] == "the":
                meant = [state for state in states if self._actors[state].name.startswith(word.text + " ")]
                if len(meant) == 1 and _stands_alone(doc, index):
                    found.append(Match(index, index + 1, word.start, word.end, meant[0], "name"))
        return found

    def _offices(self, doc: Doc, found: Sequence[tuple[int, int, str]], named: Sequence[Match]) -> list[Match]:
        states = [match for match in named if match.actor in self._code]
        composed = matching.compose(doc, states, {start: (end, key) for start, end, key in found})
        return [_with_actor(match, self.office(match.actor, key).id) for match, key in composed]

    def _people_in(self, text: Text, bodies: set[str]) -> Iterator[Match]:
        """Full names of holders of office, where the report names their state or organisation: else it may be a
        namesake."""
        position = 0
        for begin in [at for at, word in enumerate(text.texts) if word[0].isupper()]:
            found = self._person_at(text, begin, bodies) if begin >= position else None
            if found is not None:
                position, match = found
                yield match

    def _person_at(self, text: Text, begin: int, bodies: set[str]) -> tuple[int, Match] | None:
        words = text.texts[begin : begin + 6]
        best = None
        for end, word in enumerate(words[1:], begin + 1):
            if word in "-.'’":
                continue
            if not (word[0].isupper() or word in PARTICLES):
                break
            person = self.holder(" ".join(words[: end + 1 - begin]).replace(" - ", " ").replace(" . ", " "))
            if person is not None and not person.bodies.isdisjoint(bodies):
                first, last = text[begin], text[end]
                best = end + 1, Match(first.token, last.token + 1, first.start, last.end, person.actor.id, "person")
        return best

    def _holder(self, row: str) -> Holder:
        _, name, code, terms, _, _ = row.split("\t")
        made = Actor(actor_id("person", name), name, "person", self._body(code), METHOD)
        self._meet(made)
        return Holder(made, tuple(self._term(term, code) for term in terms.split(";")))

    def _term(self, term: str, code: str) -> Term:
        start, end, role, other = (*term.split("/"), "", "")[:4]
        return Term(start, end, role, self._body(other or code))

    def _body(self, code: str) -> str:
        """The id of a state by its code, or of an organisation by its usual name."""
        return self._state[code] if code in self._state else self._by_name[normalise(code)]

    def _root(self, id: str) -> str | None:
        state = self.state_of(id)
        return state.id if state else None

    def _make_office(self, code: str, office: str) -> Actor:
        name = f"{self._modifier[code]} {office}"
        kind = self._templates[office]
        made = Actor(actor_id(kind, name), name, kind, self._state[code], METHOD)
        if made.id not in self._actors:
            self._meet(made, "state_media" if kind == "outlet" else None)
        return made

    def _make_all(self) -> None:
        """Offices and people are made when met; an id from elsewhere, such as a ledger, may need all of them."""
        self._all_offices = True
        for code in self._adjective:
            for office in self._templates:
                self._make_office(code, office)
        for key in self._people:
            self.holder(key)


_KINDS = frozenset({"name", "demonym", "capital", "metonym", "office", "person", "outlet"})
_DIRECTIONS = frozenset({"North", "South", "East", "West"})


@lru_cache(maxsize=1)
def _scan(gazetteer: Gazetteer, doc: Doc) -> tuple[tuple[Match, ...], tuple[tuple[int, int, str], ...]]:
    return gazetteer._scan(doc)


def _form(name: str, kind: str, actors: tuple[str, ...], ambiguous: bool) -> Form:
    kind, _, short = kind.partition(":")
    if kind == "abbreviation":
        kind, short = "name", "abbreviation"
    joined = "".join(word for word, _, _ in words(name))
    # "U.S." and "US" are adjectives and names alike: as written, so that the pronoun "us" is none.
    exact = joined if short or joined.isupper() else None
    return Form(kind, actors, name[0].isupper(), exact, ambiguous)


def _modifiers(content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """By what the offices of each state are named: its adjective, or its name where the adjective is another's too.
    The ministries of the two Congos are two."""
    meant = {words: holders for words, kind, holders, _ in content["forms"] if kind == "demonym"}
    for code, entry in content["states"].items():
        adjective, state = entry["adjective"], entry["actor"]
        yield code, adjective if meant.get(adjective, [state]) == [state] else content["actors"][state][0]


def _outside(found: Iterable[Hit], heads: Iterable[Hit], text: Text) -> list[Hit]:
    """The names that are no end of an office's: "Security Council" is none in "National Security Council", and "UN" is
    one in "mission to the UN"."""
    begins = {head.end: head.begin for head in heads}
    return [
        hit
        for hit in found
        if begins.get(hit.end, hit.begin) >= hit.begin or text.small[hit.begin - 1] in {"the", "to", "of"}
    ]


def _undotted(name: str) -> str:
    return name.replace(".", "")


def _modifies(doc: Doc, match: Match) -> bool:
    """Whether a match stands before the noun that it belongs to."""
    return doc[match.end - 1].dep_ in {"compound", "amod", "nmod"}


def _stands_alone(doc: Doc, index: int) -> bool:
    """Whether "the North" is a phrase of its own and no region: not "the North Sea", not "in the North"."""
    token = doc[index]
    return token.dep_ not in {"compound", "amod", "nmod"} and not (
        token.dep_ == "pobj" and token.head.lower_ in {"in", "across", "throughout"}
    )


def _surnames(doc: Doc, settled: Iterable[tuple[Hit, str]], text: Text) -> frozenset[str]:
    """Names of capitals, and names that mean other things too, that are somebody's surname in this report."""
    one = (hit for hit, _ in settled if hit.end - hit.begin == 1 and (hit.form.kind == "capital" or hit.form.ambiguous))
    found = (matching.as_match(hit, "", text, "name") for hit in one)
    return frozenset(doc[match.start].text for match in found if matching.ends_name(doc, match))


def _is_surname(doc: Doc, match: Match, hit: Hit, surnames: frozenset[str]) -> bool:
    """Whether a name that somebody bears in the report means him: "Washington added" after "Ruth Washington"."""
    mild = hit.form.kind == "capital" or hit.form.ambiguous
    return bool(surnames) and mild and match.kind != "capital" and doc[match.start : match.end].text in surnames


def _is_chamber(doc: Doc, hit: Hit, text: Text) -> bool:
    """Whether "the House" is a phrase of its own, and not "the House of Thorn"."""
    after = text[hit.end].small if hit.end < len(text) else ""
    the = hit.begin > 0 and text[hit.begin - 1].small == "the"
    return the and after != "of" and _stands_alone(doc, text[hit.begin].token)


def _is_language(doc: Doc, match: Match) -> bool:
    """ "Written in Korean"."""
    token = doc[match.end - 1]
    return match.end - match.start == 1 and token.dep_ == "pobj" and token.head.lower_ == "in" and token.tag_ != "NNPS"


def _with_actor(match: Match, actor: str) -> Match:
    return Match(match.start, match.end, match.start_char, match.end_char, actor, match.kind)


def _token_ranges(text: Text, found: Iterable[Hit]) -> tuple[tuple[int, int, str], ...]:
    # "Police.com" is no police.
    whole = (hit for hit in found if hit.end == len(text) or text[hit.end].token != text[hit.end - 1].token)
    return tuple((text[hit.begin].token, text[hit.end - 1].token + 1, hit.form.kind) for hit in whole)


def _longest_first(found: Sequence[Match]) -> tuple[Match, ...]:
    taken: set[int] = set()
    kept = []
    for match in sorted(found, key=lambda match: (match.start - match.end, match.start)):
        span = range(match.start, match.end)
        if not taken.intersection(span):
            taken.update(span)
            kept.append(match)
    return tuple(sorted(kept, key=lambda match: match.start))


@cache
def _load(extra: tuple[Path, ...]) -> Gazetteer:
    folder = files("counterclaim.gazetteer")
    content = json.loads((folder / "actors.json").read_text("utf-8"))
    people = _rows(gzip.decompress((folder / "people.tsv.gz").read_bytes()).decode())
    return Gazetteer(
        content, people, [(f"{path.name}, line {entry.line}", entry) for path in extra for entry in read_entries(path)]
    )


def _rows(text: str) -> dict[str, str]:
    people: dict[str, str] = {}
    for row in text.split("\n"):
        key, *_, aliases, _ = row.split("\t")
        people[key] = row
        if aliases:
            people.update(dict.fromkeys(aliases.split("|"), row))
    return people
