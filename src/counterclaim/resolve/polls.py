"""Which poll a noun means, and who made it: "a new poll", "the survey, conducted by Lindow University"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon
from counterclaim.resolve.descriptions import Descriptions
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import definite, is_the

if TYPE_CHECKING:
    from spacy.tokens import Token

_MADE = frozenset("conduct release publish commission sponsor take make do".split())
_FOUND = frozenset("find report show".split())
_BARE = lexicon.POLLS | {"new", "latest", "recent"}
_EARLIER = frozenset("earlier previous prior older old last".split())
_SUMMARY = 4
"""Sentences after which a poll is told of again with its maker."""


class Polls(Descriptions):
    """Finds or makes the entity of a poll."""

    def _poll(self, token: Token, head: str) -> Entity:
        """A poll by who made it, which is often told after it was first cited: "a new poll found … The survey,
        conducted by Lindow University, …". "The poll" and "the survey" are one."""
        maker = self._maker(token)
        known = [
            entity
            for entity in self.salience.recent(self._sentences[token.i], 12)
            if entity.head in lexicon.POLLS and entity.kind == "document" and not entity.plural
        ]
        by = [entity for entity in known if maker is not None and _is_same(maker, entity.owner)]
        found = by[0] if by and definite(token) else None
        if found is not None and known[0].owner is None and self._sentences[token.i] - known[0].sentence < _SUMMARY:
            # Told of in a summary, and again: "a new poll found … The poll, released by the Courier, …".
            known[0].owner, known[0].name, known[0].description = maker, found.name, found.description
        if found is None and definite(token):
            found = self._described(token, head, plural=False)
            if found is not None and maker is not None and found.owner and not _is_same(maker, found.owner):
                found = None
        if (
            found is not None
            and maker is None
            and not _EARLIER.isdisjoint(found.modifiers)
            and not self._modified(token)
        ):
            # "The poll" is the one told of, and not "an earlier poll".
            found = next((entity for entity in known if _EARLIER.isdisjoint(entity.modifiers)), found)
        if found is None and is_the(token) and (not self._modified(token) or (maker and len(known) == 1)):
            found = next((entity for entity in known if maker is None or entity.owner is None), None)
        if found is None:
            found = self._new(token, plural=False)
            found.kind, found.owner = "document", maker
        if maker is not None and found.owner is None:
            found.owner = maker
            if maker.name.lower() not in found.name.lower():
                found.name = found.description = f"{maker.name} {found.head}"
        return found

    def _name_first_poll(self) -> None:
        """ "Poll: most oppose the dam", in a headline, is the poll that the report names after it."""
        polls = [one for one in self.entity_of.values() if one.head in lexicon.POLLS and one.kind == "document"]
        first = polls[0] if polls else None
        if first is None or first.first > 1 or first.owner is not None or not set(first.name.split()) <= _BARE:
            return
        owned = next((one for one in polls if (one.owner is not None or one.named) and not one.plural), None)
        if owned is not None:
            first.owner, first.name, first.description = owned.owner, owned.name, owned.description

    def _maker(self, poll: Token) -> Entity | None:
        """Who made a poll: "a Courier poll", "a poll by the Courier", "the poll, conducted in May by the Courier"."""
        tree = self.tree
        for child in tree.children[poll.i]:
            dep = tree.dep[child]
            if dep in {"compound", "nmod", "poss"}:
                maker = self._body_named(child)
            elif dep == "prep" and tree.lemma[child] in {"by", "from"}:
                maker = self._body_named(tree.child(child, "pobj"))
            elif dep in {"acl", "relcl"} and tree.lemma[child] in _MADE:
                by = tree.child(child, "agent")
                maker = self._body_named(tree.child(by, "pobj")) if by is not None else None
            else:
                continue
            if maker is not None:
                return maker
        within, verb = tree.head[poll.i], tree.head[tree.head[poll.i]]
        if (
            tree.dep[poll.i] == "pobj"
            and tree.lemma[within] == "in"
            and tree.lemma[verb] in _FOUND
            and not definite(poll)
        ):
            # "In a poll of 800 growers, Lindow University found that …".
            return self._body_named(tree.child(verb, "nsubj"))
        if tree.dep[poll.i] == "dobj" and tree.lemma[within] in _MADE:
            return self._body_named(tree.child(within, "nsubj"))
        return None

    def _body_named(self, index: int | None) -> Entity | None:
        entity = self._entity_at(index) if index is not None else None
        if entity is None or not entity.named or entity.place:
            return None
        return entity if entity.kind in {"outlet", "organisation", "office", "unknown"} else None


def _is_same(maker: Entity, owner: Entity | None) -> bool:
    """Whether a poll of one is a poll of the other: "the Courier poll" of the Lindow Courier."""
    if owner is None or maker is owner:
        return maker is owner
    return not _words_of(maker).isdisjoint(_words_of(owner))


def _words_of(body: Entity) -> set[str]:
    return {word for word in body.name.lower().replace("-", " ").split() if word not in _OF_ANY}


_OF_ANY = lexicon.ORGANISATION_WORDS | lexicon.OUTLET_WORDS | frozenset("news the of post times and for".split())
