"""Who is meant by a name, and who stands on one side."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from counterclaim.errors import Ambiguous, NotFound
from counterclaim.query.likeness import singular
from counterclaim.store import ActorRow, AttributionRow, View


@dataclass(frozen=True, slots=True)
class Found:
    """The actors that a name means, offices included, and the names of sources that were resolved to no actor."""

    name: str
    actors: frozenset[str]
    names: frozenset[str]


class Actors:
    """The actors of a view, and how they belong together."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.rows: Mapping[str, ActorRow] = view.actors()
        self._above: dict[str, frozenset[str]] = {}

    def name(self, actor: str | None) -> str | None:
        return self.rows[actor].name if actor is not None and actor in self.rows else None

    def above(self, actor: str) -> frozenset[str]:
        """The actor and all that it belongs to, up to the state."""
        if actor not in self._above:
            chain = [actor]
            while (parent := self._parent(chain[-1])) is not None and parent not in chain:
                chain.append(parent)
            self._above[actor] = frozenset(chain)
        return self._above[actor]

    def same_side(self, one: str | None, other: str | None) -> bool:
        """Whether two sources speak for the same: an actor and itself, an office and its state, two unknown ones.

        Two offices of one state are two sides: a ministry and a parliament can well disagree.
        """
        if one is None or other is None:
            return one is other
        return one in self.above(other) or other in self.above(one)

    def below(self, actors: Collection[str]) -> frozenset[str]:
        """The actors and all that belong to them."""
        return frozenset(actors) | {actor for actor in self.rows if not self.above(actor).isdisjoint(actors)}

    def side(self, row: AttributionRow) -> str | None:
        """By what a source is told from another: its actor, else the actor of its very name, else its name."""
        if row.actor is not None:
            return row.actor
        if not row.source_name:
            return None
        name = row.source_name.casefold()
        return self._by_name[name][0] if name in self._by_name else f"name:{name}"

    def find(self, name: str) -> Found:
        """The actors with this id or name, or those that sources so worded were resolved to, offices included.

        A part of a name will do where it fits one actor. Raises ``NotFound`` or ``Ambiguous``.
        """
        wanted = " ".join(name.casefold().split()).removeprefix("the ")
        if name in self.rows:
            return self._with_offices(name, {name}, set())
        called = set(self._by_name.get(wanted, ())) | set(self._by_name.get(f"the {wanted}", ()))
        exact = self._named(called) or self._known_as(name) or self._surnamed(wanted)
        if called and not exact:
            return self._unnamed(name, called | self._described(wanted))
        worded, names = self._worded(wanted)
        if exact or len(worded) == 1 or (names and not worded):
            return self._with_offices(name, exact or worded, names)
        partly = worded or self._partly(wanted)
        if not self._named(partly):
            # Of unnamed sources each report has its own: all that are described so.
            return self._unnamed(name, partly | self._described(wanted))
        return self._with_offices(name, {self._one(name, self._named(partly))}, set())

    def _unnamed(self, name: str, actors: Collection[str]) -> Found:
        if not actors:
            raise NotFound(f"no actor of the ledger is called '{name}': check the spelling, or give its id")
        return Found(name, frozenset(actors), frozenset())

    def _described(self, wanted: str) -> set[str]:
        """Unnamed sources whose descriptions hold all the words, in any order, one or several of them."""
        words = _stems(wanted)
        unnamed = (row for row in self.rows.values() if row.kind == "unnamed")
        return {row.id for row in unnamed if words and any(words <= _stems(name) for name in row.names)}

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        by_name: dict[str, list[str]] = {}
        for row in self.rows.values():
            for name in row.names:
                by_name.setdefault(name.casefold(), []).append(row.id)
        return by_name

    def _parent(self, actor: str) -> str | None:
        return self.rows[actor].parent if actor in self.rows else None

    def _with_offices(self, name: str, actors: Collection[str], names: Collection[str]) -> Found:
        first = min(actors, default=None)
        return Found(self.name(first) or name, self.below(actors), frozenset(names))

    def _worded(self, wanted: str) -> tuple[set[str], set[str]]:
        """Actors that sources of these words were resolved to; names of sources that were resolved to none."""
        actors: set[str] = set()
        names: set[str] = set()
        for actor, name, words in self._view.source_names():
            for called in (name, words):
                if called and called.casefold().removeprefix("the ") == wanted:
                    if actor is None:
                        names.add(called)
                    elif actor in self.rows:
                        actors.add(actor)
        return self._named(actors) or actors, names

    def _named(self, actors: Iterable[str]) -> set[str]:
        """Those that have a name: unnamed sources, one actor in each report, stand aside for them."""
        return {actor for actor in actors if self.rows[actor].kind != "unnamed"}

    def _known_as(self, name: str) -> set[str]:
        """The actor that the gazetteer knows by this name, where the ledger has it: no source need be worded so."""
        from counterclaim.gazetteer import Gazetteer

        known = (actor.id for actor in Gazetteer.load().called(name) if actor.id in self.rows)
        return set(islice(known, 1))

    def _surnamed(self, wanted: str) -> set[str]:
        """The one person whose name ends so: before those whom a description calls so."""
        people = self.alike(wanted, ())
        return people if len(people) == 1 else set()

    def alike(self, name: str, found: Collection[str]) -> set[str]:
        """Named actors besides those found whose names end with the words."""
        words = " ".join(name.casefold().split()).removeprefix("the ").split()
        ending = {id_ for called, ids in self._by_name.items() if called.split()[-len(words) :] == words for id_ in ids}
        return {actor for actor in self._named(ending - set(found)) if self.rows[actor].kind == "person"}

    def _partly(self, wanted: str) -> set[str]:
        """Actors whose names hold the words, rather those whose names end with them, as surnames do."""
        words = wanted.split()
        holding = {id_ for name, ids in self._by_name.items() if words and _holds(name.split(), words) for id_ in ids}
        ending = {id_ for name, ids in self._by_name.items() if name.split()[-len(words) :] == words for id_ in ids}
        return ending or holding

    def _one(self, name: str, actors: Collection[str]) -> str:
        if not actors:
            raise NotFound(f"no actor of the ledger is called '{name}': check the spelling, or give its id")
        named = sorted({self.rows[actor].name for actor in actors})
        if len(actors) > 1:
            raise Ambiguous(f"'{name}' may be {_listed(named)}: give the full name or the id")
        return next(iter(actors))


def _stems(description: str) -> set[str]:
    """The words of a description, alike in number and in the two spellings of defence."""
    words = (word.strip(".,") for word in description.casefold().replace("’s", "").replace("'s", "").split())
    return {singular(word).replace("defence", "defense") for word in words} - {"the", "a", "an", "of", ""}


def _holds(name: list[str], words: list[str]) -> bool:
    return any(name[at : at + len(words)] == words for at in range(len(name)))


def _listed(names: Iterable[str]) -> str:
    names = list(names)
    return ", ".join(names[:5]) + (", …" if len(names) > 5 else "")
