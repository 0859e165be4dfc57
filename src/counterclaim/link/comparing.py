"""When two claims are the same, and when one says more than the other.

A claim is *narrower* than another where whoever holds it must hold the other too: it names more arguments, or kinds
of what the other names. Claims of different stages of a transaction are related and never the same.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from counterclaim.gazetteer import Gazetteer
from counterclaim.model import Actor, Argument, Claim, Relation, Stage

METHOD = "link-frames-1"
MINOR = frozenset({"purpose", "origin", "as", "of", "with", "topic", "content", "time"})
"""Roles that neither make two claims one nor keep them apart."""
VAGUE = frozenset(
    """say tell be have do make get go come take give need want decide think believe know see put call deny mean seem
    let keep use_up look work find ask turn try remain become start begin include continue""".split()
)
"""Verbs that make one claim of two only where all that they say is the same."""
_ORDER = (Stage.SOUGHT, Stage.OFFERED, Stage.AGREED, Stage.ORDERED, Stage.SHIPPED, Stage.DELIVERED, Stage.USED)
_DONE = frozenset({Stage.SHIPPED, Stage.DELIVERED, Stage.USED})
_FUNCTION = frozenset("the a an of in on at to for from by with and or its their his her".split())


class Kin:
    """Who belongs to whom: the parents of actors, up to the state."""

    def __init__(self, actors: Iterable[Actor] = ()) -> None:
        self._parents = {actor.id: actor.parent for actor in actors}
        self._lines: dict[str, tuple[str, ...]] = {}

    def line(self, id: str) -> tuple[str, ...]:
        """The actor and those above it, nearest first."""
        known = self._lines.get(id)
        if known is None:
            known = (id,)
            at = self._parent(id)
            while at is not None and at not in known:
                known = (*known, at)
                at = self._parent(at)
            self._lines[id] = known
        return known

    def names(self, ids: Iterable[str], phrase: str) -> bool:
        """Whether a phrase names one of these actors by the adjective of its state: "Peruvian boats"."""
        words = frozenset(phrase.lower().split())
        return any(not words.isdisjoint(self._adjective(id)) for id in ids)

    def _adjective(self, id: str) -> frozenset[str]:
        gazetteer = Gazetteer.load()
        try:
            return frozenset({gazetteer.adjective(id).lower()}) if gazetteer.knows(id) else frozenset()
        except KeyError:
            return frozenset()

    def _parent(self, id: str) -> str | None:
        if id in self._parents:
            return self._parents[id]
        gazetteer = Gazetteer.load()
        return gazetteer.actor(id).parent if gazetteer.knows(id) else None


@dataclass(slots=True)
class Filler:
    """What fills a role, ready to be compared."""

    actor: str | None
    heads: frozenset[str]
    words: frozenset[str]
    classes: frozenset[str] = field(default=frozenset())


@dataclass(slots=True)
class Prepared:
    """A claim, ready to be compared."""

    claim: Claim
    fillers: dict[str, Filler]
    future: bool

    def keys(self, kin: Kin) -> set[str]:
        """What another claim must share one of to be compared: actors with their states, heads, classes of heads."""
        found: set[str] = set()
        for filler in self.fillers.values():
            if filler.actor is not None:
                found.update(kin.line(filler.actor))
            found.update(filler.heads)
            found.update(f"={name}" for name in filler.classes)
        return found


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one claim relates to another, how surely, and aspects by which they differ."""

    relation: Relation
    score: float
    extra: tuple[str, ...] = ()
    """Roles that only the left claim names, or names more narrowly."""
    lacking: tuple[str, ...] = ()
    """Roles that only the right claim names, or names more narrowly."""
    stages: bool = False


def stage_order(stage: Stage | None) -> int:
    """How far along a stage is; no stage is before all."""
    return _ORDER.index(stage) if stage is not None else -1


def prepare(claim: Claim) -> Prepared:
    """Reads off a claim what comparing needs."""
    fillers = {a.role: _filler(a) for a in claim.arguments if a.role not in MINOR}
    return Prepared(claim, fillers, any(a.role == "time" and a.name == "future" for a in claim.arguments))


def compare(left: Prepared, right: Prepared, kin: Kin) -> Comparison | None:
    """How ``left`` relates to ``right``; ``None`` where they are no claims about the same thing."""
    a, b = left.claim, right.claim
    if a.predicate != b.predicate or left.future != right.future:
        return None
    vague = _is_vague(a.predicate)
    if vague and (len(left.fillers) < 2 or not _same_content(a, b)):
        return None
    if not vague and _complements(a) and _complements(b) and not _same_content(a, b):
        return None
    shared = 0.0
    extra: list[str] = []
    lacking: list[str] = []
    for role in dict.fromkeys((*left.fillers, *right.fillers)):
        one, other = left.fillers.get(role), right.fillers.get(role)
        if (one is None or other is None) and vague:
            return None
        if one is None or other is None:
            (lacking if one is None else extra).append(role)
            continue
        fit = _fit(one, other, kin)
        if fit is None:
            return None
        shared += 1.0 if fit == 0 else 0.8
        if fit:
            (extra if fit > 0 else lacking).append(role)
    if not shared:
        return None
    return _judge(a.stage, b.stage, shared, sorted(extra), sorted(lacking))


def _is_vague(predicate: str) -> bool:
    words = predicate.split()
    return predicate in VAGUE or (words[0] in {"be", "should", "must", "ought", "need", "shall"} and len(words) < 2)


def _complements(claim: Claim) -> bool:
    return any(argument.role == "content" for argument in claim.arguments)


def _same_content(one: Claim, other: Claim) -> bool:
    """Whether two claims complete their verb with the same clause, or with none."""
    a, b = (
        {w.lower() for x in c.arguments if x.role == "content" for w in x.name.split()} - _FUNCTION
        for c in (one, other)
    )
    return bool(a) == bool(b) and 2 * len(a & b) >= len(a | b)


def _judge(
    one: Stage | None, other: Stage | None, shared: float, extra: list[str], lacking: list[str]
) -> Comparison | None:
    score = shared / (shared + 0.5 * (len(extra) + len(lacking)))
    if {"agent"} & {*extra, *lacking}:
        score *= 0.6
    stages = one != other
    if stages and (one is None or other is None):
        return None
    if stages and not {one, other} <= _DONE:
        later = stage_order(one) > stage_order(other)
        if (lacking if later else extra) and shared < 2:
            return None
        return Comparison(Relation.SUPPORTS, round(0.6 * score, 3), tuple(extra), tuple(lacking), stages=True)
    if stages:
        (extra if stage_order(one) > stage_order(other) else lacking).append("stage")
    if extra and lacking:
        if shared < 1.6:
            return None
        return Comparison(Relation.SAME, round(0.8 * score, 3), tuple(extra), tuple(lacking))
    relation = Relation.NARROWER if extra else Relation.WIDER if lacking else Relation.SAME
    return Comparison(relation, round(score, 3), tuple(extra), tuple(lacking))


def _fit(one: Filler, other: Filler, kin: Kin) -> int | None:
    """0 where two fillers are the same, 1 where the first is narrower, -1 where it is wider, ``None`` in conflict."""
    if one.actor is not None and other.actor is not None:
        return _actors(kin.line(one.actor), kin.line(other.actor))
    if one.actor is not None or other.actor is not None:
        return 0 if one.words and one.words == other.words else None
    if one.heads == other.heads and one.heads:
        more, less = one.words - other.words, other.words - one.words
        return 0 if bool(more) == bool(less) else (1 if more else -1)
    if one.heads & other.heads:
        return -1 if one.heads > other.heads else 1 if one.heads < other.heads else 0
    common = one.classes & other.classes
    if not common:
        return None
    ours, theirs = (any(_generic(filler, name) for name in common) for filler in (one, other))
    return int(theirs) - int(ours)


def _generic(filler: Filler, name: str) -> bool:
    return any(head in _general(name) for head in filler.heads)


def _actors(one: tuple[str, ...], other: tuple[str, ...]) -> int | None:
    if one[0] == other[0]:
        return 0
    if one[0] in other:
        return -1
    return 1 if other[0] in one else None


def _filler(argument: Argument) -> Filler:
    words = [word.strip("\"“”'’,.").lower() for word in argument.name.split()]
    heads = _heads(words)
    classes: frozenset[str] = frozenset().union(*(_classes().get(head, frozenset()) for head in heads))
    return Filler(argument.actor, heads, frozenset(w for w in words if w and w not in _FUNCTION), classes)


def _heads(words: list[str]) -> frozenset[str]:
    """The singular heads of a phrase: the last word before each "of", "and", "to" …"""
    heads, last = [], ""
    for word in [*words, "and"]:
        if word in {"and", "or", "of", "to", "in", "from", "for", "on"} or word == "":
            if last:
                heads.append(singular(last))
                last = ""
            if word not in {"and", "or"}:
                break
        else:
            last = word
    return frozenset(heads)


def singular(word: str) -> str:
    """A noun without its plural ending."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


@cache
def _table() -> dict[str, list[str]]:
    text = files(__package__).joinpath("classes.toml").read_text(encoding="utf-8")
    return {name: str(value).split() for name, value in tomllib.loads(text).items()}


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, members in _table().items():
        for word in members:
            found.setdefault(singular(word), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _general(name: str) -> frozenset[str]:
    """The words of a class that mean all of it: "weapons", "munitions"."""
    return frozenset(singular(word) for word in _table()[name][: 8 if name == "arms" else 2])
