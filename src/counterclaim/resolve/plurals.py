"""Whom "they" means where one who is meant does not stand alone: all that a phrase joins, and who goes on speaking.

A plural that a sentence brings in by joining several is at hand as a whole before its parts are (Gordon, Hendrick,
Ledoux and Yang, Language and Cognitive Processes 14:4, 1999).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import SUBJECT
from counterclaim.resolve.groups import Groups
from counterclaim.resolve.ranker import Candidate
from counterclaim.resolve.wording import Wording

if TYPE_CHECKING:
    from spacy.tokens import Token


_GOING_ON = frozenset("say write add continue conclude explain note argue warn insist report maintain contend".split())
_NEAR = 2
_SUCH_AS = frozenset({"including", "like", "as"})
_VERBAL = frozenset({"VERB", "AUX"})


class Plurals(Groups, Wording):
    """Corrects the ranking's choice for a pronoun in the plural."""

    def _all_of_them(self, token: Token, candidates: Sequence[Candidate], best: int) -> int:
        """ "The senator and his aides hope that they": all whom the phrase joins, and not the last of them."""
        best = self._of_whom_some_are(candidates, best)
        chosen = candidates[best]
        for k, other in enumerate(candidates):
            if chosen.entity in other.entity.members and self._joins(other.last.token, chosen.last.token):
                return k
        return best

    def _who_goes_on(self, token: Token, last: int) -> Entity | None:
        """ "Officials say that users are told. Often, they say, …": who said the last thing, where the one taken stands
        in what was said."""
        tree, at = self.tree, token.i
        if at not in self._sources or tree.lemma[tree.head[at]] not in _GOING_ON:
            return None
        number = self._sentences[at]
        spoke = [head for head in self._who_says(last) if head < at and number - self._sentences[head] <= _NEAR]
        found = (self._entity_at(head) for head in sorted(spoke, reverse=True))
        return next((one for one in found if one is not None and (one.plural or one.is_body)), None)

    def _who_says(self, index: int) -> list[int]:
        """The heads of all sources in whose words a token stands."""
        said = self._contents.items()
        return [head for head, ranges in said if any(start <= index < end for start, end in ranges)]

    def _two_apart(self, token: Token, taken: Entity | None) -> Entity | None:
        """ "Hale founded it with Ruiz, to fight what they called": where nobody fits better, the two people who act in
        a sentence, each a subject of his own, or the one with the other."""
        if taken is not None and ((taken.plural and not taken.pronominal) or taken.kind == "unnamed"):
            return None
        tree, at = self.tree, token.i
        number = self._sentences[at]
        body = taken is not None and taken.is_body
        beside = next((k for k in range(at - 1, self._starts[number] - 1, -1) if self._is_with(k)), None)
        if beside is not None and (two := self._with_whom(beside)) is not None:
            return two
        for sentence in (number,) if body else (number, number - 1):
            if sentence < 0:
                return None
            begin, end = self._starts[sentence], min(at, self._starts[sentence + 1])
            acting = [k for k in range(begin, end) if tree.dep[k] in SUBJECT]
            found = [self.cast.names[k][1] for k in acting if k in self.cast.names]
            two = list(dict.fromkeys(one for one in found if _may_act(one)))
            if len(two) == 2:
                return self._together(two)
            if found:
                return None
        return None

    def _with_whom(self, index: int) -> Entity | None:
        """The subject of a verb, joined with whom "with" brings in."""
        verb = self.tree.head[self.tree.head[index]]
        subject = next((child for child in self.tree.children[verb] if self.tree.dep[child] in SUBJECT), -1)
        one, other = self._entity_at(subject), self._entity_at(index)
        if one is None or other is None or one is other or not (_may_act(one) and _may_act(other)):
            return None
        return self._together([one, other])

    def _is_with(self, index: int) -> bool:
        """ "Founded it with Ruiz"."""
        tree, before = self.tree, self.tree.head[index]
        beside = tree.dep[index] == "pobj" and tree.text[before].lower() == "with"
        return beside and tree.pos[tree.head[before]] == "VERB"

    def _of_whom_some_are(self, candidates: Sequence[Candidate], best: int) -> int:
        """ "Growers, including owners of orchards, say they": the whole, and not those who are named of it."""
        tree, at = self.tree, candidates[best].last.token
        for _ in range(4):
            if tree.text[at].lower() in _SUCH_AS and tree.dep[at] == "prep":
                near = {at - 1, at - 2} if tree.text[at - 1] == "," else {at - 1}
                wholes = (k for k, one in enumerate(candidates) if one.last.token in near and one.entity.plural)
                return next(wholes, best)
            at = tree.head[at]
        return best

    def _joins(self, first: int, index: int) -> bool:
        """Whether a word belongs to a phrase of joined nouns that begins with another: "growers and their allies"."""
        tree = self.tree
        for _ in range(6):
            if index == first:
                return True
            if index < first or tree.pos[index] in _VERBAL:
                return False
            index = tree.head[index]
        return False

    def _outside(self, token: Token) -> list[tuple[int, int]]:
        """The words of a source, in which it is not found itself; but "other growers said it rained, they said" begins
        with who they are."""
        return [
            (self._after_who_says(start, end), end) if self._around.quotation[start] < 0 else (start, end)
            for start, end in self._contents.get(token.i, ())
        ]

    def _after_who_says(self, start: int, end: int) -> int:
        first = next((k for k in range(start, end) if self.tree.dep[k] in SUBJECT), start)
        return first + 1 if first in self._sources else start


def _may_act(entity: Entity) -> bool:
    """Whether a name is a person's, or may be."""
    full = entity.kind == "unknown" and " " in entity.name and not entity.place
    return entity.named and (entity.kind == "person" or full)
