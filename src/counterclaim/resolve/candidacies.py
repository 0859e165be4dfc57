"""Who runs for an office, as far as the report tells: by what somebody is called, and by whose campaign it speaks of.

"The candidate" in a report on a race is one of them, however seldom their names come with the word.
"""

from __future__ import annotations

from counterclaim.resolve.entities import Entity
from counterclaim.resolve.wording import Wording

RUNNING = frozenset("candidate nominee frontrunner front-runner hopeful contender".split())
"""What somebody is called who runs for an office."""
_RACES = frozenset({"campaign", "candidacy", "bid", "ticket"})
_OWNS = frozenset({"poss", "compound", "nmod"})
_OVER = frozenset({"for", "against"})
_UNDONE = frozenset({"acl", "relcl"})


class Candidacies(Wording):
    """Finds who runs."""

    _running: frozenset[int] | None = None

    def _runs(self, entity: Entity) -> bool:
        if self._running is None:
            tree = self.tree
            found = set()
            for index, (_, one) in self.cast.names.items():
                above = tree.head[index]
                owns = tree.dep[index] in _OWNS and tree.lemma[above] in _RACES
                if not (one.is_body or one.place) and (owns or not one.roles.isdisjoint(RUNNING) or self._seeks(index)):
                    found.add(id(one))
            self._running = frozenset(found)
        return id(entity) in self._running or not entity.nouns.isdisjoint(RUNNING) or self._has_race(entity)

    def _has_race(self, entity: Entity) -> bool:
        """ "He shook up his campaign"."""
        return any(one.owner is entity and one.head in _RACES for one in self.entity_of.values())

    def _seeks(self, index: int) -> bool:
        """ "Ruiz is running for mayor", "Hale campaigned in Lindow"."""
        tree, verb = self.tree, self.tree.head[index]
        if tree.dep[index] != "nsubj" or tree.dep[verb] in _UNDONE:
            return False
        over = any(tree.lemma[child] in _OVER for child in tree.children[verb])
        return tree.lemma[verb] == "campaign" or (tree.lemma[verb] == "run" and over)
