"""Whether two descriptions of unnamed sources can be of the same one.

"A senior defence official" of one report and "a Pentagon official" of another may or may not be one person; nobody but
the reporters knows. So nothing is merged. What can be said is that two descriptions are *compatible*, or that they are
not, and why: another state, another branch of it, another role, number, gender or place, in or out of office.
Compatible descriptions are no evidence that the sources are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol

from counterclaim.model import Actor

Aspect = Literal["nationality", "affiliation", "role", "count", "gender", "place", "office"]


class Named(Protocol):
    """What is asked of a gazetteer: whom a name may mean, and whose state that is."""

    def called(self, name: str) -> tuple[Actor, ...]: ...
    def state_of(self, id: str) -> Actor | None: ...


@dataclass(frozen=True, slots=True)
class Conflict:
    """What speaks against two descriptions being of the same source, each as stated."""

    aspect: Aspect
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Compatible where nothing speaks against it."""

    conflicts: tuple[Conflict, ...] = ()

    @property
    def compatible(self) -> bool:
        """Whether the two may be the same."""
        return not self.conflicts


@dataclass(frozen=True, slots=True)
class _Features:
    states: frozenset[str]
    branches: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    role: str | None
    gender: str | None
    former: bool
    count: int | None
    """``None`` for several without a number."""


def compare(one: str, other: str, gazetteer: Named, *, counts: tuple[int | None, int | None] | None = None) -> Likeness:
    """Compare two descriptions, such as ``"senior U.S. officials"`` and ``"Pentagon official"``.

    ``counts`` are the numbers of people that the sources claim to be, where they are known; without them one or several
    is told by the words.
    """
    left, right = _read(one, gazetteer), _read(other, gazetteer)
    numbers = (left.count, right.count)
    if counts is not None:
        numbers = (counts[0] or left.count, counts[1] or right.count)
    return Likeness(tuple(_conflicts(left, right, numbers)))


def _conflicts(one: _Features, other: _Features, counts: tuple[int | None, int | None]) -> Iterator[Conflict]:
    pairs: tuple[tuple[Aspect, frozenset[str], frozenset[str]], ...] = (
        ("nationality", one.states, other.states),
        ("affiliation", one.branches, other.branches),
        ("place", one.places, other.places),
    )
    for aspect, left, right in pairs:
        if left and right and not left & right:
            yield Conflict(aspect, _listed(left), _listed(right))
    same_state = not (one.states and other.states) or bool(one.states & other.states)
    # Where both name a branch of a government, that has told.
    told = bool(one.branches and other.branches)
    if same_state and not told and one.bodies and other.bodies and not one.bodies & other.bodies:
        yield Conflict("affiliation", _listed(one.bodies), _listed(other.bodies))
    if one.role and other.role and not _same_role(one.role, other.role):
        yield Conflict("role", one.role, other.role)
    if one.gender and other.gender and one.gender != other.gender:
        yield Conflict("gender", one.gender, other.gender)
    if one.former != other.former and one.role and other.role:
        yield Conflict("office", *("former" if it.former else "in office" for it in (one, other)))
    if counts[0] != counts[1] and (None not in counts or 1 in counts):
        yield Conflict("count", *(str(it) if it is not None else "several" for it in counts))


def _listed(words: frozenset[str]) -> str:
    return ", ".join(sorted(words))


def _read(description: str, gazetteer: Named) -> _Features:
    words = description.replace(",", " ").replace("’s", "").replace("'s", "").split()
    found = list(_names(words, gazetteer))
    plain = [word.lower().strip(".") for word in words]
    nouns = [singular(word) for word in plain]
    role = next((noun for noun in reversed(nouns[: _head_end(plain)]) if noun in _ROLES), None)
    states, places, bodies = set[str](), set[str](), set[str]()
    for at, actor in found:
        state = gazetteer.state_of(actor.id)
        if at and plain[at - 1] in _AT and actor.kind in {"state", "organisation"}:
            places.add(actor.name)
        elif state is not None:
            states.add(state.name)
        if actor.kind in {"organisation", "group", "outlet"} and not (at and plain[at - 1] in _AT):
            bodies.add(actor.name)
    branches = {_BRANCHES[word] for word in plain if word in _BRANCHES}
    if any(word in {"foreign", "state"} and after in _OFFICES for word, after in pairwise(plain)):
        branches.add("foreign affairs")
    branches |= {branch for _, actor in found for branch in _branch_of(actor)}
    # A plural without a number is several; a description without any noun for people says nothing of number.
    count = 1 if role is not None and not any(_is_plural(word) for word in plain) else None
    return _Features(
        frozenset(states), frozenset(branches), frozenset(bodies), frozenset(places), role,
        next((_GENDERS[noun] for noun in nouns if noun in _GENDERS), None),
        any(word in _FORMER or word.startswith("ex-") for word in plain), count,
    )  # fmt: skip


def _head_end(words: list[str]) -> int:
    """Where the head of a phrase ends: before the first preposition."""
    return next((at for at, word in enumerate(words) if at and word in _PREPOSITIONS), len(words))


def _names(words: list[str], gazetteer: Named) -> Iterator[tuple[int, Actor]]:
    """Actors named in words, the longest names first, each with the place of its first word."""
    at = 0
    while at < len(words):
        for size in range(min(5, len(words) - at), 0, -1):
            if not words[at][:1].isupper():
                break
            known = gazetteer.called(" ".join(words[at : at + size]))
            if known:
                yield at, known[0]
                at += size - 1
                break
        at += 1


def _branch_of(actor: Actor) -> Iterator[str]:
    if actor.kind == "office":
        words = actor.name.lower().split()
        yield from (_BRANCHES[word] for word in words if word in _BRANCHES)
        if {"foreign", "state"} & set(words) and _OFFICES & set(words):
            yield "foreign affairs"


def singular(word: str) -> str:
    """A noun for people in the singular, as far as its form tells."""
    if word in {"people", "persons"}:
        return "person"
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _is_plural(word: str) -> bool:
    return word == "people" or (singular(word) != word and singular(word) in _ROLES)


def _same_role(one: str, other: str) -> bool:
    one, other = _SAME.get(one, one), _SAME.get(other, other)
    if one == other or one in _ANYBODY or other in _ANYBODY:
        return True
    return (one == "official" and other in _PUBLIC) or (other == "official" and one in _PUBLIC)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ANYBODY = _set("source person individual insider witness eyewitness resident survivor participant informant")
"""Roles that people of any calling can have."""
_PUBLIC = _set(
    "official diplomat ambassador envoy minister officer general commander colonel admiral adviser aide lawmaker "
    "senator "
    "spokesman prosecutor investigator agent staffer negotiator secretary representative commissioner inspector judge"
)
_PRIVATE = _set(
    "activist protester banker trader analyst expert academic professor scholar doctor physician nurse lawyer "
    "executive "
    "employee worker engineer rebel fighter militant soldier driver pilot journalist relative friend neighbour neighbor"
)
_SAME = {"spokeswoman": "spokesman", "spokesperson": "spokesman", "advisor": "adviser", "physician": "doctor",
         "neighbor": "neighbour", "attorney": "lawyer"}  # fmt: skip
_ROLES = _ANYBODY | _PUBLIC | _PRIVATE | frozenset(_SAME)
_BRANCHES = {
    **dict.fromkeys("defense defence military pentagon army navy".split(), "defence"),
    **dict.fromkeys("diplomatic".split(), "foreign affairs"),
    **dict.fromkeys("intelligence cia spy".split(), "intelligence"),
    **dict.fromkeys("police interior law-enforcement".split(), "interior"),
    **dict.fromkeys("treasury finance".split(), "finance"),
    **dict.fromkeys("justice judicial".split(), "justice"),
    **dict.fromkeys("oil energy".split(), "energy"),
}
"""Branches of a government by the words for them. The government, an administration or a presidency has all."""
_OFFICES = _set("department ministry minister office affairs")
_GENDERS = {
    **dict.fromkeys("spokesman man businessman policeman father son husband brother".split(), "male"),
    **dict.fromkeys("spokeswoman woman businesswoman policewoman mother daughter wife sister".split(), "female"),
}
_FORMER = _set("former ex retired onetime")
_AT = _set("in at near")
_PREPOSITIONS = _set("in at near of from for with to familiar briefed involved close who")
