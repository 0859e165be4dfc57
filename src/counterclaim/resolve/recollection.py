"""What a bare noun stands for that the report told of more fully elsewhere: "the ban" after "a ban on river tolls".

What is left by the other sieves under no more than its noun ("the agreement", "these protesters") takes the words of
the nearest phrase before it with the same head, or with another noun for the same: the head match of Lee et al. (see
``sieve``), here for names alone. Nobody becomes another by it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import ANOTHER, NOUNS, definite, possessed
from counterclaim.resolve.phrases import CUT, left_edge, right_edge, told_edge
from counterclaim.resolve.wording import Wording

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAME = (
    frozenset({"agreement", "deal", "accord", "pact", "treaty"}),
    frozenset({"bill", "legislation", "measure"}),
    frozenset({"investigation", "inquiry", "probe"}),
)
_LONGEST = 12
"""Tokens by which a purpose is told."""
_KINDS = frozenset({"unnamed", "document", "organisation"})
_THE_ONE = frozenset("media press public establishment elite left right internet web world west economy".split())
"""Nouns that with an article need no one told before."""
_OF_SOME = ANOTHER | frozenset({"no", "any", "some", "both", "many", "every", "each"})
_SAYS_LITTLE = frozenset(
    "new latest same recent whole entire current very own such full final all enough following looming unprecedented "
    "extensive original actual real first last".split()
)
"""Modifiers that do not tell what is meant."""


class Recollection(Wording):
    """Names what has no more than its noun by the phrase that told of it before."""

    def _recall(self) -> None:
        bare = [one for one in dict.fromkeys(self.entity_of.values()) if self._is_untold(one)]
        if not bare:
            return
        nouns = self._nouns({noun for one in bare for noun in _others(one.head)})
        for entity in bare:
            told = self._told_as(entity, nouns)
            if told is not None:
                entity.name = entity.description = told

    def _is_untold(self, entity: Entity) -> bool:
        if entity.named or entity.kind not in _KINDS or entity.at < 0 or entity.another or entity.head in _THE_ONE:
            return False
        words = entity.name.lower().split()
        token = self.doc[entity.at]
        said = set(words[:-1])
        bare = words[-1:] == [token.lower_] and (said <= _SAYS_LITTLE or self._only_judged_deal(entity, said))
        counted = token.tag_ == "NNS" and any(child.dep_ == "nummod" for child in token.lefts)
        return bare and token.tag_ in NOUNS and (definite(token) or counted) and not possessed(token)

    def _only_judged_deal(self, entity: Entity, said: set[str]) -> bool:
        """Whether what is said of a deal only tells its sort: "the international agreement"."""
        named = not entity.name.islower()
        return entity.head in _SAME[0] and len(said) == 1 and not named and said.isdisjoint(ANOTHER)

    def _nouns(self, heads: set[str]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        tree = self.tree
        for index, lemma in enumerate(tree.lemma):
            if lemma in heads and tree.tag[index] in NOUNS and tree.dep[index] != "compound":
                found[lemma].append(index)
        return found

    def _told_as(self, entity: Entity, nouns: dict[str, list[int]]) -> str | None:
        """The words of the nearest phrase before it that names something, else of one after it, else of any before."""
        at, tree = entity.at, self.tree
        alike = [i for noun in _others(entity.head) for i in nouns[noun] if i != at and tree.tag[i] == tree.tag[at]]
        fallback = None
        for index in (*sorted((i for i in alike if i < at), reverse=True), *sorted(i for i in alike if i > at)):
            told = self._words(self.doc[index])
            if told is not None and any(word[:1].isupper() for word in told.split()):
                return told
            if index < at:
                fallback = fallback or told
        return fallback

    def _words(self, noun: Token) -> str | None:
        """The words of a phrase, where they tell more than its noun."""
        if any(child.lower_ in _OF_SOME for child in noun.lefts):
            return None
        start, end = left_edge(noun), right_edge(noun)
        if self.doc[start].pos_ in {"AUX", "VERB"} and self.doc[start].tag_ == "VB":
            return None
        if end == noun.i + 1:
            end = told_edge(noun, end, noun.right_edge.i + 1)
        if end == noun.i + 1:
            end = self._purpose_edge(noun)
        text = self._described_as(start, end, noun.i)
        said = set(text.lower().split()) - {noun.lower_} - _SAYS_LITTLE
        if any(mark in text for mark in '“”"'):
            return None
        owner = self._owner(noun)
        if owner is not None and owner.named:
            return self._new(noun, plural=noun.tag_ == "NNS").name
        return text if said else None

    def _purpose_edge(self, noun: Token) -> int:
        """The token after what something is meant for: "a ban *to save the canal*"."""
        end = noun.i + 1
        aim = next((child for child in noun.rights if child.left_edge.i == end), None)
        told = aim is not None and aim.tag_ == "VB" and aim.dep_ in {"acl", "relcl"} and self.doc[end].lower_ == "to"
        if aim is None or not told:
            return end
        words = range(end, min(aim.right_edge.i + 1, end + _LONGEST))
        return next((k for k in words if self.doc[k].text in CUT or self.doc[k].is_space), words.stop)


def _others(head: str) -> frozenset[str]:
    return next((same for same in _SAME if head in same), frozenset({head}))
