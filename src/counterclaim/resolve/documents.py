"""Which document a noun means, and whose it is: "the report", "the article", "the statement" of whoever made one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon, sieve
from counterclaim.resolve.descriptions import Descriptions
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import definite, is_the
from counterclaim.resolve.wording import genitive

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAID_BEFORE = 4
"""Sentences over which a document is still that of whom it was told of."""


class Documents(Descriptions):
    """Finds or makes the entity of a noun for something written."""

    def _document(self, token: Token, head: str) -> Entity:
        plural = token.tag_ == "NNS"
        found = self._described(token, head, plural=plural) if definite(token) else None
        if found is None and not plural and head in lexicon.ARTICLES and definite(token) and not self._modified(token):
            found = self.salience.best(
                sieve.article, sentence=self._sentences[token.i], outside=self._contents.get(token.i, ())
            )
        if (
            found is None
            and not plural
            and head in lexicon.ANY_DOCUMENT
            and is_the(token)
            and not self._modified(token)
        ):
            outside = self._contents.get(token.i, ())
            found = self.salience.best(sieve.document, sentence=self._sentences[token.i], window=3, outside=outside)
        if found is None:
            found = self._new(token, plural=plural)
            found.kind = "document"
        if " " not in found.name and found.owner is None and not found.named:
            of = self._whose_document(token, head) if definite(token) and not plural else None
            if of is not None:
                found.name, found.owner = f"{genitive(of)} {found.name}", of
        if (
            not plural
            and head in lexicon.PRINTED_PIECES
            and is_the(token)
            and " " not in found.name
            and not found.named
        ):
            self._give_outlet(found, token, head)
        return found

    def _whose_document(self, token: Token, head: str) -> Entity | None:
        """Whose "the statement" is: of "Ruiz said in a statement", "an email from Ruiz", in the sentences before."""
        tree = self.tree
        first = self._starts[max(self._sentences[token.i] - _SAID_BEFORE, 0)]
        for index in range(token.i - 1, first - 1, -1):
            if tree.lemma[index].lower() != head:
                continue
            if tree.pos[index] == "VERB":
                subject = tree.child(index, "nsubj")
                return self._somebody(self._entity_at(subject)) if subject is not None else None
            if tree.tag[index] != "NN":
                continue
            if tree.dep[index] == "nsubjpass":
                for child in tree.children[tree.head[index]]:
                    if tree.lemma[child] in {"from", "by"}:
                        return self._somebody(self._entity_at(tree.child(child, "pobj") or -1))
            for child in tree.children[index]:
                if tree.dep[child] == "poss":
                    return self._somebody(self._entity_at(child))
                if tree.lemma[child] in {"from", "by"} and tree.dep[child] == "prep":
                    return self._somebody(self._entity_at(tree.child(child, "pobj") or -1))
                if tree.dep[child] == "acl" and tree.tag[child] == "VBN":
                    by = tree.child(child, "agent")
                    return self._somebody(self._entity_at(tree.child(by, "pobj") or -1)) if by is not None else None
            within, verb = tree.head[index], tree.head[tree.head[index]]
            if tree.dep[index] == "pobj" and tree.lemma[within] in {"in", "via"}:
                subject = tree.child(verb, "nsubj")
                return self._somebody(self._entity_at(subject)) if subject is not None else None
            return None
        return None

    def _somebody(self, entity: Entity | None) -> Entity | None:
        return entity if entity is not None and entity.named else None

    def _give_outlet(self, piece: Entity, token: Token, head: str) -> None:
        """ "The editorial" is that of the outlet just named."""
        for entity in self.salience.recent(self._sentences[token.i], 2):
            if entity.kind == "outlet" and entity.named:
                piece.name = f"{entity.name} {head}"
                return
