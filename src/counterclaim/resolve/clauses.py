"""Whom "he" or "she" means by who else is in the sentence, where that makes it evident whoever was spoken of before.

Evident are who goes on speaking ("Ruiz agreed that the port, she said, …"), who goes on doing ("Ruiz left, but she …":
the parallel subject of a coordination, Crawley, Stevenson and Kleinman, Journal of Psycholinguistic Research 19:4,
1990), and who was meant by the same pronoun in what "he" is now said to have said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import NOBODY, SUBJECT
from counterclaim.resolve.plurals import Plurals
from counterclaim.resolve.ranking import fits, word_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAUSES = frozenset({",", '"', "”", "''", "—", "–", "--"})
_ENDS = frozenset({",", ".", ":", "—", "–", "--"})
_BLAMES = lexicon.BLAMES_OTHER | frozenset({"attack", "mock", "blast", "slam", "lash"})
_WITHIN = frozenset({"dobj", "pobj", "prep", "attr", "dative", "agent", "conj", "xcomp", "pcomp", "acomp"})
"""How what stands in a clause hangs on its verb."""
_BELOW = frozenset({"advcl", "ccomp", "xcomp"})
_OWNING = frozenset({"poss", "compound", "nmod"})
_THEREUPON = frozenset({"after", "because", "when"})


class Clauses(Plurals):
    """Finds the antecedent of "he" or "she" that the sentence makes evident."""

    def _within_sentence(self, token: Token, word: str) -> Entity | None:
        """Whom the sentence makes evident."""
        if token.dep_ == "poss":
            return self._of_subject(token, word)
        if token.dep_ not in SUBJECT:
            return None
        return (
            self._goes_on_saying(token, word)
            or self._said_of_himself(token, word)
            or self._goes_on_doing(token, word)
            or self._gave_cause(token, word)
            or self._told_by_others(token, word)
        )

    def _goes_on_saying(self, token: Token, word: str) -> Entity | None:
        """ "Ruiz agreed that the port, she said, was full": who said the rest, where it is one."""
        tree, at = self.tree, token.i
        if at not in self._sources or self._around.quotation[at] >= 0 or not at or at + 2 >= len(tree):
            return None
        if tree.head[at] != at + 1 or tree.text[at - 1] not in _PAUSES or tree.text[at + 2] not in _ENDS:
            return None
        first = self._starts[self._sentences[at]]
        heads = (k for k in range(first, at) if k in self._sources and tree.dep[k] in SUBJECT)
        said = {self._entity_at(k) for k in heads if self._around.quotation[k] < 0}
        one = said.pop() if len(said) == 1 else None
        return one if one is not None and one.named and _may_mean(word, one) else None

    def _said_of_himself(self, token: Token, word: str) -> Entity | None:
        """ "She would run, and her sons would help, she said": the one of whom it is said."""
        at, quotation = token.i, self._around.quotation
        ranges = self._contents.get(at, ())
        if at not in self._sources or quotation[at] >= 0 or not ranges or any(end > at for _, end in ranges):
            return None
        start, end = ranges[0]
        if quotation[start] >= 0 or self._sentences[start] != self._sentences[at]:
            return None
        texts = self.tree.text
        same = [k for k in range(start, end) if quotation[k] < 0 and word_of(texts[k].lower()) == word]
        meant = {self._entity_at(k) for k in same}
        one = meant.pop() if len(meant) == 1 else None
        return one if one is not None and _may_mean(word, one) else None

    def _goes_on_doing(self, token: Token, word: str) -> Entity | None:
        """ "Ruiz thanked Hale, but she left": the subject of the clause that this one is joined to."""
        tree, at = self.tree, token.i
        verb = tree.head[at]
        if tree.dep[verb] != "conj":
            return None
        if tree.child(tree.head[verb], "attr") in self.cast.names:
            # "The first to object was Ruiz, but she …".
            return None
        subject = next((child for child in tree.children[tree.head[verb]] if tree.dep[child] in SUBJECT), -1)
        if not 0 <= subject < at or self._around.quotation[subject] != self._around.quotation[at]:
            return None
        one = self._entity_at(subject)
        return one if one is not None and _may_mean(word, one) else None

    def _told_by_others(self, token: Token, word: str) -> Entity | None:
        """ "Ruiz, Hale's aide, resigned after it emerged that she …": the subject of the main clause, where nobody else
        is named in the sentence but as whose somebody or something is."""
        tree, at, names = self.tree, token.i, self.cast.names
        verb = tree.head[at]
        while tree.dep[verb] in _BELOW and tree.head[verb] < verb:
            verb = tree.head[verb]
        subject = tree.child(verb, "nsubj", "nsubjpass")
        if subject not in names or tree.dep[tree.head[at]] not in _BELOW or verb == tree.head[at]:
            return None
        if self._around.quotation[subject] != self._around.quotation[at]:
            return None
        one = names[subject][1]
        others = [k for k in range(self._starts[self._sentences[at]], at) if k in names and names[k][1] is not one]
        rivals = [k for k in others if _may_mean(word, names[k][1])]
        owning = all(tree.dep[k] in _OWNING or tree.dep[tree.head[k]] == "appos" for k in rivals)
        return one if rivals and owning and _may_mean(word, one) else None

    def _of_subject(self, token: Token, word: str) -> Entity | None:
        """ "Ruiz, who met Hale, was blunter in her remarks": the subject of the verb that whose somebody or something
        is hangs on, where nobody else stands between but in what is told of the subject."""
        tree, at = self.tree, token.i
        verb = tree.head[at]
        while tree.dep[verb] in _WITHIN and tree.head[verb] != verb:
            verb = tree.head[verb]
        subject = tree.child(verb, "nsubj", "nsubjpass")
        if subject is None or not subject < verb < at or self._around.quotation[subject] != self._around.quotation[at]:
            return None
        one = self._entity_at(subject)
        if one is None or not one.named or not _may_mean(word, one):
            return None
        others = (self._entity_at(index) for index in range(verb, at))
        return None if any(x is not None and x is not one and _may_mean(word, x) for x in others) else one

    def _gave_cause(self, token: Token, word: str) -> Entity | None:
        """ "Hale lashed out at Ruiz after she …": whom somebody blames or praises for what follows."""
        tree, at = self.tree, token.i
        clause = tree.head[at]
        verb = tree.head[clause]
        if tree.dep[clause] != "advcl" or clause < verb or tree.lemma[verb] not in _BLAMES:
            return None
        if not any(tree.text[child].lower() in _THEREUPON for child in tree.children[clause] if child < clause):
            return None
        for child in tree.children[verb]:
            meant = child if tree.dep[child] == "dobj" else -1
            if tree.dep[child] == "prep" and tree.text[child] == "at":
                meant = tree.child(child, "pobj") or -1
            if verb < meant < at:
                one = self._entity_at(meant)
                return one if one is not None and _may_mean(word, one) else None
        return None


def _may_mean(word: str, entity: Entity) -> bool:
    """Whether "he" or "she" agrees with somebody."""
    gender = "m" if word == "he" else "f"
    if entity.head in NOBODY:
        return False
    return entity.is_person and not entity.plural and fits(word, entity) and entity.gender in {None, gender}
