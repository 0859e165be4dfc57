"""Whom a description tells again: somebody described before by the same head, with modifiers that agree.

Head and modifiers are matched as in the sieves of Lee et al. (see ``sieve``). Whose somebody is, of which body, and who
says it rule out some of those who agree.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon, sieve
from counterclaim.resolve.candidacies import Candidacies
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import SUBJECT, definite
from counterclaim.resolve.phrases import left_edge, right_edge

if TYPE_CHECKING:
    from spacy.tokens import Token

Fits = Callable[[Entity], "float | None"]


class Descriptions(Candidacies):
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
        if not plural and (acts := self._acts_on(token)) is not None:
            fits = _but_not(acts, fits)
        if not plural and (gender := self._gender_after(token)) is not None:
            fits = _of_gender(gender, fits)
        if not plural and (below := self._named_below(token)):
            fits = _none_of(below, fits)
        if head == "general" and not modifiers.isdisjoint(lexicon.GENERALS):
            fits = _of_kind(modifiers, fits)
        if plural and not definite(token):
            fits = _of_noun(head, fits)
        if plural:
            fits = _also_told(self._tail(token), fits)
        sentence, outside = self._sentences[token.i], self._contents.get(token.i, ())
        if not plural and any(child.lower_ in {"this", "that"} for child in token.lefts):
            fits, outside = self._latest(fits), ()
        found = self.salience.best(fits, sentence=sentence, window=40, outside=outside)
        if found is None and outside:
            # "He will answer the senate's trade committee, the committee said."
            found = self.salience.best(fits, sentence=sentence, window=40)
        if found is not None:
            found.nouns.add(head)
            if not found.named and (plural or found.head not in lexicon.UNNAMED_AS.get(head, ())):
                self._enrich(found, token, modifiers, affiliation)
        return found

    def _acts_on(self, token: Token) -> Entity | None:
        """Who does to somebody what is told: "Ruiz took notes from the baker" is of a baker who is not Ruiz."""
        tree, at = self.tree, token.i
        if tree.dep[at] == "pobj":
            at = tree.head[at]
        elif tree.dep[at] not in {"dobj", "dative"}:
            return None
        verb = tree.head[at]
        if tree.pos[verb] != "VERB" or tree.text[at].lower() in {"as", "like"}:
            return None
        subject = tree.child(verb, "nsubj")
        entity = self._entity_at(subject) if subject is not None and subject < verb else None
        return entity if entity is not None and entity.is_person else None

    def _gender_after(self, token: Token) -> str | None:
        """ "The candidate spoke of *her* mother": what the first pronoun after a subject says, where nobody else who is
        one person stands between."""
        if token.dep_ not in SUBJECT:
            return None
        number = self._sentences[token.i]
        for index in range(token.i + 1, self._starts[number + 1]):
            if index in self.cast.names and self.cast.names[index][1].is_person:
                return None
            word = self.doc[index]
            if word.lower_ in lexicon.HE and word.dep_ in _OF_SUBJECTS:
                return lexicon.HE[word.lower_]
        return None

    def _named_below(self, token: Token) -> list[Entity]:
        """Who is named in what a subject does: "the candidate said of Ruiz" is not of Ruiz himself."""
        if token.dep_ not in SUBJECT:
            return []
        found, tree = [], self.tree
        todo = [child for child in tree.children[token.head.i] if child > token.i]
        while todo:
            index = todo.pop()
            if tree.dep[index] in _IN_CLAUSE:
                if index in self.cast.names:
                    found.append(self.cast.names[index][1])
                todo.extend(tree.children[index])
        return found

    def _principal(self, token: Token) -> Entity | None:
        """ "Ruiz's spokesman said the senator …", "a spokesman for Ruiz": for whom somebody speaks in whose words a
        mention stands."""
        held = self._around.holder.get(token.i)
        if held is None or held[0] == token.i:
            return None
        speaker = self.doc[held[0]]
        nouns = [speaker, *(child for child in speaker.rights if child.dep_ == "appos")]
        for noun in nouns if speaker.dep_ != "appos" else [*nouns, speaker.head]:
            owner = self._owner(noun) or self._after_for(noun)
            if owner is not None and owner.named and owner.kind == "person":
                return owner
        return None

    def _after_for(self, noun: Token) -> Entity | None:
        for child in noun.rights:
            if child.lower_ == "for" and child.dep_ == "prep":
                return next((self._entity_at(one.i) for one in child.children if one.dep_ == "pobj"), None)
        return None

    def _latest(self, fits: Fits) -> Fits:
        """The same, but sooner who was mentioned last than who is prominent."""

        def latest(entity: Entity) -> float | None:
            fit = fits(entity)
            return fit if fit is None else fit + entity.token

        return latest

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


_IN_CLAUSE = frozenset({"dobj", "dative", "pobj", "prep", "pcomp", "agent", "attr", "oprd"})
_OF_SUBJECTS = SUBJECT | {"poss"}
_TELLING = frozenset({"NN", "VB", "CD"})


def _also_told(tail: set[str], fits: Fits) -> Fits:
    """The same, but for others than "voters in Lindow": "voters" whose description tells something else or nothing."""
    if not tail:
        return fits
    return lambda entity: fits(entity) if entity.named or not tail.isdisjoint(entity.name.lower().split()) else None


def _of_same(affiliation: str, fits: Fits) -> Fits:
    """The same, but for "ministry officials" not told as known: officials of whom no more was said are others."""
    return lambda entity: fits(entity) if entity.affiliation == affiliation else None


def _none_of(others: list[Entity], fits: Fits) -> Fits:
    return lambda entity: None if entity in others else fits(entity)


def _of_gender(gender: str, fits: Fits) -> Fits:
    return lambda entity: fits(entity) if entity.gender in {None, gender} else None


def _of_kind(modifiers: set[str], fits: Fits) -> Fits:
    """The same, but for "the inspector general" no attorney general."""
    return lambda entity: fits(entity) if modifiers & (entity.roles | entity.modifiers) else None


def _of_noun(head: str, fits: Fits) -> Fits:
    """The same, but for "experts" only such as were called so: any others are others."""
    return lambda entity: fits(entity) if entity.head == head or head in entity.roles else None


def _of_none(fits: Fits) -> Fits:
    return lambda entity: fits(entity) if entity.affiliation is None else None


def _but_not(speaker: Entity, fits: Fits) -> Fits:
    """The same, but for who says it himself."""
    return lambda entity: fits(entity) if entity is not speaker else None
