"""Whom a description tells again: somebody described before by the same head, with modifiers that agree.

Head and modifiers are matched as in the sieves of Lee et al. (see ``sieve``). Whose somebody is, of which body, and who
says it rule out some of those who agree.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon, sieve
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import definite
from counterclaim.resolve.phrases import left_edge, right_edge
from counterclaim.resolve.wording import Wording

if TYPE_CHECKING:
    from spacy.tokens import Token

Fits = Callable[[Entity], "float | None"]


class Descriptions(Wording):
    """Finds who is meant by a description that was given before."""

    def _described(self, token: Token, head: str, *, plural: bool) -> Entity | None:
        start, end = left_edge(token), right_edge(token)
        affiliation = self.cast.affiliation(start, end)
        modifiers = self._modifiers(token)
        sides = self._sides(token) if not plural else set()
        fits = self._owned(token, sieve.described(head, modifiers, affiliation, plural=plural, sides=sides))
        if affiliation is None and any(index in self.cast.match_at for index in range(token.i + 1, end)):
            # "The leaders of Chile and Peru" are not those of one of them.
            fits = _of_none(fits)
        says = self._says_it(token)
        if says is not None and says.named:
            fits = _but_not(says, fits)
        if plural and affiliation is not None and not definite(token):
            fits = _of_same(affiliation, fits)
        if plural:
            fits = _also_told(self._tail(token), fits)
        sentence, outside = self._sentences[token.i], self._contents.get(token.i, ())
        found = self.salience.best(fits, sentence=sentence, window=40, outside=outside)
        if found is None and outside:
            # "He will answer the senate's trade committee, the committee said."
            found = self.salience.best(fits, sentence=sentence, window=40)
        if found is not None:
            found.nouns.add(head)
            if not found.named and (plural or found.head not in lexicon.UNNAMED_AS.get(head, ())):
                self._enrich(found, token, modifiers, affiliation)
        return found

    def _owned(self, token: Token, fits: Fits) -> Fits:
        """The same, but for what is said to be of somebody: "his office" is not another's."""
        owner = self._owner(token)
        if owner is None:
            return fits
        surname = owner.name.split()[-1].lower()

        def owned(entity: Entity) -> float | None:
            of = entity.owner
            if of is None and not (entity.named and entity.is_person) and entity.kind != "document":
                return fits(entity) if surname in entity.modifiers else None
            return fits(entity) if of is None or of is owner else None

        return owned

    def _tail(self, token: Token) -> set[str]:
        """The words by which several are told apart from others after their noun: "voters *in Lindow*"."""
        end = self._extent(token)[1] if token.i in self._sources else right_edge(token)
        return {word.lower_ for word in self.doc[token.i + 1 : end] if word.tag_[:2] in _TELLING}

    def _counted(self, token: Token) -> bool:
        return any(child.dep_ in {"nummod", "amod", "det"} for child in token.children)


_TELLING = frozenset({"NN", "VB", "CD"})


def _also_told(tail: set[str], fits: Fits) -> Fits:
    """The same, but for others than "voters in Lindow": "voters" whose description tells something else or nothing."""
    if not tail:
        return fits
    return lambda entity: fits(entity) if entity.named or not tail.isdisjoint(entity.name.lower().split()) else None


def _of_same(affiliation: str, fits: Fits) -> Fits:
    """The same, but for "ministry officials" not told as known: officials of whom no more was said are others."""
    return lambda entity: fits(entity) if entity.affiliation == affiliation else None


def _of_none(fits: Fits) -> Fits:
    return lambda entity: fits(entity) if entity.affiliation is None else None


def _but_not(speaker: Entity, fits: Fits) -> Fits:
    """The same, but for who says it himself."""
    return lambda entity: fits(entity) if entity is not speaker else None
