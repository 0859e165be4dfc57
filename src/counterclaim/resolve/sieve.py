"""Who is meant by pronouns and descriptions: sieves from sure to unsure, each over what the ones before it settled.

After the multi-pass sieve of Raghunathan et al. (EMNLP 2010) and Lee et al. (Computational Linguistics 39:4, 2013):
names and their short forms (``cast``), descriptions by head and modifiers, roles, bodies by their kind, pronouns by
number and gender. Among those that agree, the last source, the last subject and the nearest go first. Gender is what
a title, a role or a first name makes evident; where it is open, it agrees with both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import islice, takewhile

from counterclaim.resolve import lexicon
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.ranker import Candidate, Trace

WINDOW = 12
"""Sentences that a description or pronoun may reach back."""
_CANDIDATES = 40
PRONOUN_WINDOW = {"he": 12, "she": 12, "it": 5, "they": 6}
"""Sentences that a pronoun may reach back."""
_FOLLOWED, _THINGS = 16, 10
_LOOKED_AT = 12
"""Mentions of one looked at for the last one that counts."""
_NEAR = 3
"""Sentences back that are of late."""


class Salience:
    """Entities by how recently they were mentioned, and the choice of the likeliest."""

    def __init__(self) -> None:
        self._recent: dict[int, Entity] = {}
        self._recent_things: dict[int, Entity] = {}
        self._traces: dict[int, list[Trace]] = {}
        self._trail: dict[int, list[tuple[int, int, bool]]] = {}
        self._things: list[tuple[int, int, bool, bool]] = []

    def note(self, entity: Entity, *, sentence: int, token: int, subject: bool, source: bool) -> None:
        """A mention: the entity becomes the most recent one."""
        entity.seen(sentence=sentence, token=token, subject=subject, source=source)
        recent = self._recent_things if entity.thing else self._recent
        recent.pop(id(entity), None)
        recent[id(entity)] = entity
        self._traces.setdefault(id(entity), []).append(Trace(sentence, token, source))
        if entity.thing:
            return
        self._trail.setdefault(id(entity), []).append((sentence, token, subject))

    def note_thing(self, *, sentence: int, token: int, subject: bool, plural: bool) -> None:
        """A mention of something that is not followed: "it" and "they" may mean it, and then mean nobody."""
        self._things.append((sentence, token, subject, plural))

    def thing_before(self, score: float, *, sentence: int, plural: bool, outside: Sequence[tuple[int, int]]) -> bool:
        """Whether something not followed is likelier than a score."""
        for at, token, subject, several in islice(reversed(self._things), 30):
            if sentence - at > 2:
                break
            inside = _lies_in(token, outside)
            if several == plural and not inside and _nearness(sentence - at, subject) + 0.5 > score:
                return True
        return False

    def candidates(
        self, allows: Callable[[Entity], bool], *, sentence: int, window: int, outside: Sequence[tuple[int, int]] = ()
    ) -> list[Candidate]:
        """Whom and what is mentioned within the window and allowed, by the last mention of each that counts, the most
        recent first."""
        found: list[Candidate] = []
        for entities, most in ((self._recent, _FOLLOWED), (self._recent_things, _THINGS)):
            taken = 0
            for entity in reversed(entities.values()):
                if sentence - entity.sentence > window or taken == most:
                    break
                if allows(entity):
                    last = self._last_trace(entity, outside)
                    if last is not None and sentence - last.sentence <= window:
                        found.append(Candidate(entity, last, self._near(entity, sentence - _NEAR)))
                        taken += 1
        found.sort(key=lambda candidate: -candidate.last.token)
        return found

    def _near(self, entity: Entity, since: int) -> int:
        """How many of the last three mentions stand in a sentence from this on; they are in order."""
        traces = self._traces[id(entity)]
        count = 0
        while count < min(len(traces), 3) and traces[-1 - count].sentence >= since:
            count += 1
        return count

    def _last_trace(self, entity: Entity, outside: Sequence[tuple[int, int]]) -> Trace | None:
        traces = self._traces[id(entity)]
        if not outside:
            return traces[-1]
        for trace in islice(reversed(traces), _LOOKED_AT):
            if not _lies_in(trace.token, outside):
                return trace
        return None

    def mentioned(self, most: int, *, outside: Sequence[tuple[int, int]] = ()) -> list[Candidate]:
        """The entities that were mentioned last, by the last mention of each that counts."""
        found: list[Candidate] = []
        for entity in reversed(self._recent.values()):
            last = self._last_trace(entity, outside)
            if last is not None:
                found.append(Candidate(entity, last))
                if len(found) == most:
                    break
        return found

    def last_of(self, entity: Entity) -> Trace | None:
        """The last mention of an entity, whether it counts or not."""
        traces = self._traces.get(id(entity))
        return traces[-1] if traces else None

    def times(self, entity: Entity, *, since: int) -> int:
        """How often an entity was mentioned from a sentence on."""
        return sum(1 for _ in takewhile(lambda trace: trace.sentence >= since, reversed(self._traces[id(entity)])))

    def promote(self, entity: Entity) -> None:
        """What was a thing is somebody from now on."""
        self._recent_things.pop(id(entity), None)
        self._recent[id(entity)] = entity
        self._trail[id(entity)] = [(trace.sentence, trace.token, False) for trace in self._traces[id(entity)]]

    def recent(self, sentence: int, window: int = WINDOW) -> Iterator[Entity]:
        """Entities mentioned within the window, the most recent first."""
        for entity in islice(reversed(self._recent.values()), _CANDIDATES):
            if sentence - entity.sentence <= window:
                yield entity

    def best(
        self,
        fits: Callable[[Entity], float | None],
        *,
        sentence: int,
        window: int = WINDOW,
        outside: Sequence[tuple[int, int]] = (),
        things: bool | None = None,
    ) -> Entity | None:
        """The likeliest of those that fit. ``fits`` gives a bonus or ``None``; mentions within the token ranges
        ``outside`` do not count: a speaker is not found in his own words. ``things`` says whether something not
        followed may be meant, in the singular (false) or plural (true): the answer may then be nobody."""
        best, top = None, float("-inf")
        for entity in self.recent(sentence, window):
            bonus = fits(entity)
            last = self._last(entity, outside) if bonus is not None else None
            if bonus is not None and last is not None and sentence - last[0] <= window:
                score = bonus + _score(entity, sentence, last)
                if score > top:
                    best, top = entity, score
        if things is not None and self.thing_before(top, sentence=sentence, plural=things, outside=outside):
            return None
        return best

    def _last(self, entity: Entity, outside: Sequence[tuple[int, int]]) -> tuple[int, int, bool] | None:
        trail = self._trail[id(entity)]
        if not outside:
            return trail[-1]
        for mention in islice(reversed(trail), _LOOKED_AT):
            if not _lies_in(mention[1], outside):
                return mention
        return None


def _lies_in(token: int, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether a token lies in one of some ranges: asked so often that a generator would cost more than the answer."""
    for start, end in ranges:  # noqa: SIM110
        if start <= token < end:
            return True
    return False


def _score(entity: Entity, sentence: int, last: tuple[int, int, bool]) -> float:
    spoke = sentence - entity.sourced
    return (
        _nearness(sentence - last[0], last[2])
        + (1.6 if spoke <= 1 else 1.1 if spoke <= 3 else 0.0)
        + (0.3 if entity.named else 0.0)
        + min(entity.count, 6) * 0.1
    )


def _nearness(distance: int, subject: bool) -> float:
    """Near goes before far, subjects before others, the subject of the same sentence before all."""
    return -0.8 * min(distance, 8) + (0.0 if not subject else 1.7 if distance == 0 else 0.9)


def he(gender: str | None) -> Callable[[Entity], float | None]:
    """Fits one human being; open gender agrees with both but yields to one that is evident."""

    def fits(entity: Entity) -> float | None:
        if not (entity.is_person or (entity.kind == "unknown" and not entity.plural and not entity.place)):
            return None
        if entity.gender is not None and gender is not None:
            return 0.5 if entity.gender == gender else None
        return 0.0 if entity.kind == "person" else -0.8

    return fits


def it(entity: Entity) -> float | None:
    """Fits a body or a document."""
    if entity.plural:
        return None
    if entity.is_body:
        return 0.4 if entity.kind in {"state", "office", "organisation"} else 0.2
    return 0.0 if entity.kind == "document" else None


def they(entity: Entity) -> float | None:
    """Fits several people, and less well a body."""
    return 0.8 if entity.plural else -0.4 if entity.is_body else None


def people(entity: Entity) -> float | None:
    """Fits several people only: "them" is as often of things that are not followed here."""
    return 0.0 if entity.plural and entity.kind in {"unnamed", "group"} else None


def body(head: str, classes: Callable[[Entity], frozenset[str]]) -> Callable[[Entity], float | None]:
    """Fits a body that is what the noun says: "the ministry" an office with that word in its name, "the kingdom" a
    state that calls itself so, "the newspaper" an outlet."""

    def fits(entity: Entity) -> float | None:
        if entity.plural or not entity.is_body:
            return 0.0 if head in _UNTOLD_KINDS and _may_be_body(entity) else None
        if entity.named and (_is_another_kind(head, entity) or entity.head in _LAWS):
            return None
        words = entity.name.lower().split()
        if head == "center" and "centre" in words:
            words = ["center" if word == "centre" else word for word in words]
        if words == [head] and entity.named:
            # "Network", of a headline, says no more.
            return None
        if head in _CALLED["panel"] and words[-2:] == ["national", "committee"]:
            # A party's committee is called by the party's name.
            return 0.0
        if (head in words and entity.named) or head == entity.head or head in entity.roles:
            # "It was odd for a party" tells of none in particular.
            return 0.0 if words == [head] and head == "party" else 1.0
        if head in lexicon.STATE_NOUNS:
            general = head in {"country", "nation", "state"}
            return 0.0 if entity.kind == "state" and (general or head in classes(entity)) else None
        if head in _CALLED and not _CALLED[head].isdisjoint((entity.head, *words)):
            return 0.4
        if head in _AGENCIES and entity.kind == "outlet":
            # What is called an agency is sooner one of a state.
            return -1.5
        if head in lexicon.OUTLET_NOUNS and (entity.kind == "outlet" or not lexicon.OUTLET_WORDS.isdisjoint(words)):
            return -0.5 if head in lexicon.PRINTED and words[-1] in lexicon.UNPRINTED else 0.3
        if head not in lexicon.ANY_BODY and entity.head in lexicon.INSTITUTIONS:
            return None
        if head in lexicon.BODY_NOUNS and entity.kind in {"organisation", "group"} and entity.named:
            return 0.0 if entity.kind == "group" or _does(entity, words) else None
        if head in lexicon.COMPANY_NOUNS and entity.kind == "organisation" and entity.named and entity.actor is None:
            return 0.0 if _does(entity, words) else None
        if head in lexicon.COMPANY_NOUNS and entity.kind == "outlet":
            return -0.3
        if head in _AGENCIES and entity.kind in {"office", "organisation"} and _is_acronym(entity.name):
            return 0.2 if entity.kind == "office" else 0.0
        if head == "party" and (not lexicon.PARTIES.isdisjoint(words) or words[-2:] == ["national", "committee"]):
            return 0.5
        return 0.0 if head in {"ministry", "department"} and entity.office and head in entity.office else None

    return fits


_UNTOLD_KINDS = lexicon.BODY_NOUNS | lexicon.COMPANY_NOUNS | lexicon.OUTLET_NOUNS
_CALLED = {
    "agency": frozenset({"department", "bureau", "administration", "service", "commission"}),
    "school": frozenset({"university", "college", "academy"}),
    "panel": frozenset({"committee", "commission", "tribunal", "board", "council", "jury"}),
    "chamber": frozenset({"senate", "house", "representatives", "assembly", "commons", "lords"}),
    "nonprofit": frozenset({"foundation", "fund", "society", "institute", "association", "project"}),
}
"""What else bodies are called whose names have one of these words."""


def _may_be_body(entity: Entity) -> bool:
    """Whether a name of which the report does not tell what it names may be a body's: it did something and is no
    "he"."""
    told = bool(entity.gender or entity.roles or entity.place or "he" in entity.called or "she" in entity.called)
    return entity.kind == "unknown" and entity.named and entity.acted and not told and not entity.thing


_LAWS = frozenset("act treaty accord agreement amendment bill law".split())
"""Words with which names end that are nobody's."""


def _does(entity: Entity, words: Sequence[str]) -> bool:
    """Whether a name that the report tells nothing of is a body's: it does something, or says that it is one."""
    known = entity.acted or bool(entity.roles) or _is_acronym(entity.name)
    return known or not lexicon.ORGANISATION_WORDS.isdisjoint(words)


def _is_another_kind(head: str, entity: Entity) -> bool:
    """Whether the name says that it is no such body: a council is no agency, a university no group."""
    last = entity.name.split(" of ", 1)[0].rsplit(" ", 1)[-1].lower()
    return last != head and last in _OTHER_THAN.get(head, ())


_OTHER_THAN = {
    "agency": frozenset("council committee parliament party court university senate congress house".split()),
    "group": frozenset("university college school court parliament senate congress house bank ministry".split()),
    "organization": frozenset("court parliament senate congress house ministry".split()),
    "company": frozenset("council committee parliament party court university senate congress house school".split()),
}

_AGENCIES = frozenset({"agency", "bureau"})


def _is_acronym(name: str) -> bool:
    return name.isupper() and name.isalnum() and 2 < len(name) < 6


_RANKED = {"leader": "supreme", "prince": "crown", "princess": "crown"}
"""What makes an office of its own of another's name: "the supreme leader", "the crown prince"."""


def holds_another(entity: Entity, head: str, modifiers: Set[str]) -> bool:
    """Whether the office that is meant is not the one that somebody was told to hold: a vice president is not called
    president, and no leader is the supreme leader who was not called so."""
    if head == "president":
        return "vice" in entity.incumbent and "vice" not in modifiers
    rank = _RANKED.get(head)
    if rank is None or rank not in modifiers:
        return False
    told = (entity.name, entity.description or "", *entity.modifiers, *entity.roles, *entity.incumbent)
    return not any(rank in words.lower() for words in told)


def are_opposed(sides: Set[str], entity: Entity) -> bool:
    """Whether somebody is of another party than is said."""
    return bool(sides and entity.sides) and entity.sides.isdisjoint(sides)


def described(
    head: str, modifiers: set[str], affiliation: str | None, *, plural: bool, sides: Set[str] = frozenset()
) -> Callable[[Entity], float | None]:
    """Fits somebody of the same head or role, whose modifiers and affiliation do not speak against it."""

    def fits(entity: Entity) -> float | None:
        same = entity.head == head or head in entity.roles
        broad = not same and entity.kind == "unnamed" and _may_be_told(entity, head)
        if not same and "former" in modifiers and head in entity.past:
            return 0.4
        if are_opposed(sides, entity):
            return None
        if (entity.another and entity.name.startswith("no ")) or holds_another(entity, head, modifiers):
            return None
        if entity.plural != plural or not (same or broad or (entity.is_person and is_called(entity, head))):
            return None
        if affiliation and affiliation != entity.affiliation and (entity.affiliation or broad):
            return None
        if "former" in modifiers and (head in entity.incumbent or _is_called(entity.incumbent, head)):
            return None
        known = entity.modifiers | entity.roles
        if (
            entity.kind != "person"
            and not modifiers <= known
            and not (affiliation and affiliation == entity.affiliation)
        ):
            return None if known or modifiers - lexicon.ANONYMOUS else 0.0
        return (
            (0.0 if same else -3.0 if plural else -0.5)
            + 0.6 * len(modifiers & known)
            + (0.6 if affiliation and affiliation == entity.affiliation else 0.0)
            # Who was called so before, and who holds the office, goes before who once held it.
            + (0.8 if head in entity.nouns else 0.0)
            + (0.6 if head in entity.incumbent else 0.0)
            - (1.2 if "former" in entity.roles and "former" not in modifiers else 0.0)
            # "The official" is sooner one who was left unnamed.
            - (1.2 if entity.named and head in lexicon.STAYS_UNNAMED else 0.0)
        )

    return fits


def _may_be_told(entity: Entity, head: str) -> bool:
    """Whether somebody left without a name may be called so now: an adviser an official, members of a parliament
    lawmakers."""
    if entity.head == "member" and head in _OF_PARLIAMENTS:
        return not _PARLIAMENTS.isdisjoint(entity.name.lower().split())
    return entity.head in lexicon.UNNAMED_AS.get(head, ())


_OF_PARLIAMENTS = frozenset({"lawmaker", "legislator", "politician"})
_PARLIAMENTS = frozenset("congress parliament senate house assembly legislature".split())


def is_called(entity: Entity, head: str) -> bool:
    """Whether somebody of these roles may be called so too: a senator a lawmaker."""
    return _is_called(entity.roles, head)


def _is_called(roles: Iterable[str], head: str) -> bool:
    return any(head in lexicon.BROADER.get(role, ()) for role in roles)


def document(entity: Entity) -> float | None:
    """Fits what was quoted before: a white paper may be called a document."""
    return 0.0 if entity.kind == "document" and not entity.plural and entity.sourced >= 0 else None


def article(entity: Entity) -> float | None:
    """Fits what an outlet published: an editorial may be called a piece."""
    return 0.0 if entity.kind == "document" and not entity.plural and entity.head in lexicon.ARTICLES else None
