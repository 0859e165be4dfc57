"""Which document a noun means, and whose it is: "the report", "the article", "the statement" of whoever made one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon, sieve
from counterclaim.resolve.authorship import Authorship
from counterclaim.resolve.descriptions import Descriptions
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import definite, is_the
from counterclaim.resolve.phrases import left_edge, right_edge
from counterclaim.resolve.wording import genitive

if TYPE_CHECKING:
    from spacy.tokens import Token

_MADE = frozenset("conduct release publish commission sponsor take make do".split())
_DONE = {
    "lawsuit": frozenset({"sue"}),
    "suit": frozenset({"sue"}),
    "complaint": frozenset({"sue", "complain"}),
    "filing": frozenset({"sue", "file"}),
    "letter": frozenset({"write"}),
    "release": frozenset({"announce"}),
}
"""Verbs for what is done by a document: who sued is whose "the lawsuit" is."""
_CHARGED = {"indictment": frozenset({"indict", "charge"})}
"""Documents that are told by whom they charge."""
_SPEAKERS = frozenset({"statement", "release"})
_SAME = (
    frozenset({"lawsuit", "suit", "complaint", "filing"}),
    frozenset({"email", "e-mail", "message", "note"}),
    frozenset({"letter", "message", "note"}),
    frozenset({"report", "study", "review", "paper", "analysis", "assessment", "audit", "research"}),
    frozenset({"tweet", "post", "message"}),
    frozenset({"statement", "release"}),
    frozenset({"video", "footage", "clip", "recording", "tape"}),
    frozenset({"ad", "advertisement", "advert"}),
)
"""Nouns by any of which one document may be called."""
_OUTCOMES = {
    "finding": frozenset("poll survey study report review audit analysis research assessment".split()),
    "result": frozenset("poll survey study".split()),
}
"""What is found: "the findings" say what the report or the poll says of which they are."""
_UTTERANCES = frozenset("remark comment address testimony warning admission disclosure".split())
_MEASURES = frozenset("page minute second hour word count point year".split())
_ANY = frozenset("new entire full whole same lengthy long brief short detailed newly released published leaked "
    "disclosed unsealed declassified recent main overall".split())
"""Modifiers that tell no document from another of its kind."""
_CHARGED_BEFORE = 8
_FEW_WORDS = range(1, 6)
_NONE: frozenset[str] = frozenset()
_FOUND = frozenset("find report show".split())
_SAID_BEFORE = 4
"""Sentences over which a document is still that of whom it was told of."""


class Documents(Descriptions, Authorship):
    """Finds or makes the entity of a noun for something written."""

    def _document(self, token: Token, head: str) -> Entity:
        plural = token.tag_ == "NNS"
        if head in lexicon.POLLS and not plural:
            return self._poll(token, head)
        if plural and head in _OUTCOMES and definite(token) and not self._modified(token):
            found = self.salience.best(
                _called(_OUTCOMES[head]),
                sentence=self._sentences[token.i],
                window=_SAID_BEFORE,
                outside=self._contents.get(token.i, ()),
            )
            if found is not None:
                return found
        found = self._described(token, head, plural=plural) if definite(token) else None
        if found is None and not plural and is_the(token):
            found = self._document_before(token, head)
        if found is None and not plural and head in lexicon.ARTICLES and definite(token) and not self._modified(token):
            found = self.salience.best(
                sieve.article, sentence=self._sentences[token.i], outside=self._contents.get(token.i, ())
            )
        if (
            found is None
            and not plural
            and head in lexicon.ANY_DOCUMENT
            and is_the(token)
            and (not self._modified(token) or self._tells_none(token))
        ):
            outside = self._contents.get(token.i, ())
            window = 3 if not self._modified(token) else _SAID_BEFORE + 2
            found = self.salience.best(sieve.document, sentence=self._sentences[token.i], window=window, outside=outside)
        if found is None:
            found = self._new(token, plural=plural)
            found.kind = "document"
        self._name_by_author(found, token, head)
        if head in _CHARGED and found.owner is None and is_the(token) and not plural and not found.named:
            self._name_by_charged(found, token, head)
        elif " " not in found.name and found.owner is None and not found.named:
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

    def _utterance(self, token: Token, head: str) -> Entity | None:
        """ "The remarks" of whoever spoke just before, and not of who speaks of them."""
        if head not in _UTTERANCES or not definite(token) or self._modified(token):
            return None
        speaker = self._spoke_before(token)
        if speaker is None:
            return None
        made = self._new(token, plural=token.tag_ == "NNS")
        made.name, made.owner = f"{genitive(speaker)} {made.name}", speaker
        return made

    def _spoke_before(self, token: Token) -> Entity | None:
        """The one with a name who was a source last in the sentences right before."""
        sentence, held = self._sentences[token.i], self._around.holder.get(token.i)
        holder = self._entity_at(held[0]) if held is not None else None
        spoke = [
            entity
            for entity in self.salience.recent(sentence, 2)
            if entity is not holder and entity.named and not entity.plural and 0 < sentence - entity.sourced <= 2
        ]
        last = max((entity.sourced for entity in spoke), default=-1)
        latest = [entity for entity in spoke if entity.sourced == last]
        return latest[0] if len(latest) == 1 else None

    def _document_before(self, token: Token, head: str) -> Entity | None:
        """A document told of before, by words that tell it from no other, or by another noun for the same: "the 90-page
        report", "the filing" after "a lawsuit"."""
        if not self._tells_none(token):
            return None
        modifiers = self._modifiers(token)
        sentence, outside = self._sentences[token.i], self._contents.get(token.i, ())
        if modifiers:
            fits = sieve.described(head, set(), None, plural=False)
            found = self.salience.best(fits, sentence=sentence, window=40, outside=outside)
            if found is not None and found.kind == "document":
                if " " not in found.name:
                    self._enrich(found, token, modifiers, found.affiliation)
                return found
        heads = frozenset[str]().union(*(same for same in _SAME if head in same))
        if not heads:
            return None
        return self.salience.best(_called(heads), sentence=sentence, window=_SAID_BEFORE, outside=outside)

    def _tells_none(self, token: Token) -> bool:
        """Whether what is said with a noun tells no document from another."""
        if right_edge(token) > token.i + 1 or self._owner(token) is not None:
            return False
        if any(index in self.cast.match_at or index in self.cast.head_at for index in range(left_edge(token), token.i)):
            return False
        return all(word in _ANY or word in _MEASURES for word in self._modifiers(token))

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
        if found is not None and known[0].owner is None and self._sentences[token.i] - known[0].sentence < _SAID_BEFORE:
            # Told of in a summary, and again: "a new poll found … The poll, released by the Courier, …".
            known[0].owner, known[0].name, known[0].description = maker, found.name, found.description
        if found is None and definite(token):
            found = self._described(token, head, plural=False)
            if found is not None and maker is not None and found.owner and not _is_same(maker, found.owner):
                found = None
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
        if first is None or first.first > 0 or first.name not in lexicon.POLLS:
            return
        owned = next((one for one in polls if one.owner is not None and not one.plural), None)
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
        if tree.dep[poll.i] == "pobj" and tree.lemma[within] == "in" and tree.lemma[verb] in _FOUND and not definite(poll):
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

    def _whose_document(self, token: Token, head: str) -> Entity | None:
        """Whose "the statement" is: of "Ruiz said in a statement", "an email from Ruiz", in the sentences before."""
        tree = self.tree
        first = self._starts[max(self._sentences[token.i] - _SAID_BEFORE, 0)]
        done = _DONE.get(head, _NONE)
        for index in range(token.i - 1, first - 1, -1):
            if tree.pos[index] == "VERB" and tree.lemma[index] in done:
                subject = tree.child(index, "nsubj")
                return self._somebody(self._entity_at(subject)) if subject is not None else None
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
        speaker = self._speaker if head in _SPEAKERS else None
        # "The Courier confirmed that … According to the statement, …".
        just = speaker is not None and self._sentences[token.i] - speaker.sourced == 1
        return self._somebody(speaker) if just else self._spoke_before(token) if head == "statement" else None

    def _name_by_charged(self, found: Entity, token: Token, head: str) -> None:
        """ "The indictment", after "Ruiz was indicted", is the indictment of Ruiz."""
        if any(index in self.cast.head_at for index in range(left_edge(token), right_edge(token))):
            return
        tree = self.tree
        for index in range(token.i - 1, self._starts[max(self._sentences[token.i] - _CHARGED_BEFORE, 0)] - 1, -1):
            if tree.lemma[index] in _CHARGED[head] and tree.pos[index] == "VERB":
                charged = self._entity_at(tree.child(index, "dobj", "nsubjpass") or -1)
                told = charged is not None and (charged.named or charged.name.count(" ") in _FEW_WORDS)
                if charged is not None and told and not charged.is_body:
                    found.owner, found.name = charged, f"{head} of {charged.name}"
                return

    def _somebody(self, entity: Entity | None) -> Entity | None:
        return entity if entity is not None and entity.named else None

    def _give_outlet(self, piece: Entity, token: Token, head: str) -> None:
        """ "The editorial" is that of the outlet just named."""
        for entity in self.salience.recent(self._sentences[token.i], 2):
            if entity.kind == "outlet" and entity.named:
                piece.name = f"{entity.name} {head}"
                return


def _called(heads: frozenset[str]) -> Callable[[Entity], float | None]:
    """Fits one document called by one of these nouns."""
    return lambda entity: 0.0 if entity.kind == "document" and not entity.plural and entity.head in heads else None


def _is_same(maker: Entity, owner: Entity | None) -> bool:
    """Whether a poll of one is a poll of the other: "the Courier poll" of the Lindow Courier."""
    if owner is None or maker is owner:
        return maker is owner
    return not _words_of(maker).isdisjoint(_words_of(owner))


def _words_of(body: Entity) -> set[str]:
    return {word for word in body.name.lower().replace("-", " ").split() if word not in _OF_ANY}


_OF_ANY = lexicon.ORGANISATION_WORDS | lexicon.OUTLET_WORDS | frozenset("news the of post times and for".split())
