"""Names that several actors share, or that also mean something else, settled by what else the report names.

A report that names Tbilisi, or the Georgian foreign ministry, or Armenia, means the country; one that names Florida
does not. The evidence is the same for every name: another form of the actor, its state, an office that only sovereign
states have beside the name, and last a neighbour of the state.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.gazetteer.match import Hit, Text, Trie, hits


@dataclass(frozen=True, slots=True)
class Kinship:
    """Whom actors belong to: their states, the homes of groups, neighbours of states, regions of federations."""

    states: Mapping[str, str]
    homes: Mapping[str, Collection[str]]
    neighbours: Mapping[str, Collection[str]]
    regions: Trie = field(default_factory=dict)
    shared: Collection[str] = frozenset()
    """Names that bodies of several states may have, in small letters: "senate", "congress", "national palace"."""

    def root(self, actor: str) -> str | None:
        """The state that an actor is or belongs to."""
        return self.states.get(actor)


_SOVEREIGN = frozenset(
    {"foreign ministry", "defense ministry", "embassy", "armed forces", "navy", "air force", "coast guard"}
    | {"mission to the United Nations", "intelligence services", "state media", "interior ministry", "border guard"}
    | {"central bank", "presidency", "royal court"}
)
"""Offices that a town or a state of a federation lacks."""

_REALM = frozenset({"republic", "kingdom", "country", "nation"})


def settle(found: Sequence[Hit], text: Text, heads: Mapping[int, str], kin: Kinship) -> Iterator[tuple[Hit, str]]:
    """Each hit with the actor that it names; those that stay undecided, and towns called like states, are left out.

    ``heads`` gives the office whose words begin at a token.
    """
    regions = list(hits(kin.regions, text))
    towns = _towns(found, text, regions, kin)
    rest = [hit for hit in found if hit.form.actors and hit.begin not in towns]
    evidence = _Evidence(rest, text, heads, kin, {words for hit in regions for words in (_words(hit, text),)})
    for hit in rest:
        actor = evidence.actor(hit)
        if actor is not None:
            yield hit, actor


class _Evidence:
    def __init__(
        self,
        found: Sequence[Hit],
        text: Text,
        heads: Mapping[int, str],
        kin: Kinship,
        regions: Collection[str],
    ) -> None:
        self._text, self._heads, self._kin, self._regions = text, heads, kin, regions
        self._sure: set[str] = set()
        for hit in found:
            one = len(hit.form.actors) == 1 and not self._is_shared(hit)
            if one and (not hit.form.ambiguous or self._sovereign(hit)):
                self._sure.add(hit.form.actors[0])
        self._roots = {root for actor in self._sure if (root := kin.root(actor)) is not None}

    def actor(self, hit: Hit) -> str | None:
        """The actor that a hit names, if that can be told."""
        actors, ambiguous = hit.form.actors, hit.form.ambiguous
        if not ambiguous and self._is_shared(hit) and all(map(self._is_another_states, actors)):
            return None
        if len(actors) == 1 and not ambiguous:
            return actors[0]
        held = [actor for actor in actors if self._named(actor)] or [a for a in actors if self._state_named(a)]
        if not held and not (ambiguous and len(actors) > 1):
            held = [actor for actor in actors if self._beside_neighbour(actor, hit)]
        if len(held) == 1 or (held and not ambiguous):
            return held[0]
        if len(actors) == 1 and not held and self._sovereign(hit):
            return actors[0]
        return actors[0] if not held and not ambiguous and hit.form.kind in {"office", "metonym", "outlet"} else None

    def _named(self, actor: str) -> bool:
        return actor in self._sure

    def _state_named(self, actor: str) -> bool:
        homes = self._kin.homes.get(actor, ())
        return self._kin.root(actor) in self._roots or not self._roots.isdisjoint(homes)

    def _beside_neighbour(self, actor: str, hit: Hit) -> bool:
        """Whether the report names a neighbour of the state; where a region is called so too, no region besides."""
        words = _words(hit, self._text)
        if any(region != words for region in self._regions) and words in self._regions:
            return False
        return not self._roots.isdisjoint(self._kin.neighbours.get(actor, ()))

    def _is_shared(self, hit: Hit) -> bool:
        return hit.form.kind in {"office", "metonym"} and _words(hit, self._text) in self._kin.shared

    def _is_another_states(self, actor: str) -> bool:
        """Whether the report names one state, and not the one whose body is usually meant."""
        homes = {self._kin.root(actor), *self._kin.homes.get(actor, ())}
        return homes.isdisjoint(self._roots) and len(self._roots) == 1

    def _sovereign(self, hit: Hit) -> bool:
        """Whether a name stands by an office of states only, or after "the republic of"."""
        before = self._text.small[max(hit.begin - 2, 0) : hit.begin]
        if len(before) == 2 and before[0] in _REALM and before[1] == "of":
            return True
        after = self._text[hit.end : hit.end + 2]
        if len(after) == 2 and after[0].text in _POSSESSIVE:
            after = after[1:]
        return any(self._heads.get(word.token) in _SOVEREIGN for word in after[:1])


_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def _towns(found: Sequence[Hit], text: Text, regions: Sequence[Hit], kin: Kinship) -> set[int]:
    """Where a state's or capital's name is a town's: before a comma and a region of another state."""
    at = {hit.begin: hit for hit in regions}
    towns = set()
    for hit in found:
        region = at.get(hit.end + 1) if hit.end < len(text) and text.texts[hit.end] == "," else None
        if region is None or not hit.form.actors or hit.form.kind not in {"name", "capital"}:
            continue
        others = [other.form for other in found if other.begin == region.begin and other.form.actors]
        # "Moscow, Washington and Beijing": a region called like a capital is rather that; and one called like a state
        # follows a capital, but may stand in a list of states.
        if any(form.kind == "capital" for form in others) or (others and hit.form.kind != "capital"):
            continue
        states = {*region.form.actors, *(actor for form in others for actor in form.actors)}
        if states.isdisjoint(kin.root(actor) for actor in hit.form.actors):
            towns.add(hit.begin)
    return towns


def _words(hit: Hit, text: Text) -> str:
    return " ".join(text.small[hit.begin : hit.end])
