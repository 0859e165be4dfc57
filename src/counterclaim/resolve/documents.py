"""Which document a noun means, and whose it is: "the report", "the article", "the statement" of whoever made one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon, sieve
from counterclaim.resolve.authorship import Authorship
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import ANOTHER, SUBJECT, definite, is_the
from counterclaim.resolve.phrases import left_edge, right_edge
from counterclaim.resolve.polls import Polls
from counterclaim.resolve.wording import genitive

if TYPE_CHECKING:
    from spacy.tokens import Token

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
_BROUGHT = frozenset("lawsuit suit complaint affidavit filing petition indictment warrant".split())
"""What is brought against somebody."""
_BRINGING = frozenset({"file", "bring", "lodge", "submit"})
_SPEAKERS = frozenset({"statement", "release"})
_SAME = (
    frozenset({"lawsuit", "suit", "complaint", "filing"}),
    frozenset({"email", "e-mail", "message", "note"}),
    frozenset({"letter", "message", "note"}),
    frozenset({"report", "study", "review", "paper", "analysis", "assessment", "audit", "research"}),
    frozenset({"tweet", "post", "message"}),
    frozenset({"statement", "release"}),
    frozenset({"video", "footage", "clip", "recording", "tape"}),
    frozenset({"ad", "advertisement", "advert", "commercial", "spot", "video"}),
    frozenset({"law", "bill", "legislation"}),
    frozenset({"agreement", "pact", "treaty"}),
)
"""Nouns by any of which one document may be called."""
_OUTCOMES = {
    "finding": frozenset("poll survey study report review audit analysis research assessment".split()),
    "result": frozenset("poll survey study".split()),
}
"""What is found: "the findings" say what the report or the poll says of which they are."""
_UTTERANCES = frozenset("remark comment address testimony warning admission disclosure".split())
_MEASURES = frozenset("page minute second hour word count point year".split())
_ANY = frozenset(
    "new entire full whole same lengthy long brief short detailed newly released published leaked "
    "disclosed unsealed declassified recent main overall".split()
)
"""Modifiers that tell no document from another of its kind."""
_APART = ANOTHER | frozenset(
    "earlier previous prior latest later last first next initial original final former subsequent recent similar "
    "old older newer annual monthly weekly daily follow-up".split()
)
"""Adjectives by which one document is told from others before and after it."""
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())
_PAPER = 12
_LAWS = frozenset({"law", "bill", "legislation"})
_ACTS = _LAWS | {"act"}
_ENACTED = 6
"""Sentences over which "the law" is the act just named."""
_JUDGED = 2
"""Sentences over which "the damning report" is the report just told of."""
_OF_RESEARCH = frozenset("survey study report analysis audit review research poll".split())
_RESEARCHERS = frozenset({"organisation", "office"})
_CHARGED_BEFORE = 8
_DIGITS = 4
_FEW_WORDS = range(1, 6)
_NONE: frozenset[str] = frozenset()
_DOCUMENT, _SAME_DOCUMENT = 3, 12
"""Sentences over which "the document" may be any that was quoted, and "the 90-page document"."""
_SAID_BEFORE = 4
"""Sentences over which a document is still that of whom it was told of."""


class Documents(Polls, Authorship):
    """Finds or makes the entity of a noun for something written."""

    def _document(self, token: Token, head: str) -> Entity | None:
        if head == "law" and token.i > 0 and self.tree.lemma[token.i - 1] == "into":
            # "Signed into law".
            return None
        plural = token.tag_ == "NNS"
        if head in lexicon.POLLS and not plural:
            poll = self._poll(token, head)
            if poll.owner is None and poll.name in lexicon.POLLS and is_the(token):
                # "Lindow University reported … The survey found …".
                poll.owner = self._researcher(token)
                poll.name = f"{poll.owner.name} {head}" if poll.owner is not None else poll.name
            return poll
        told = definite(token) or self._dated(token)
        found = self._document_known(token, head, plural=plural) if told else None
        if found is None and head in _LAWS and is_the(token) and not self._modified(token) and not plural:
            found = self._law_named(token)
        if found is None:
            found = self._new(token, plural=plural)
            found.kind = "document"
            if (years := self._years(token)) and years.isdisjoint(found.name.split()):
                found.name = f"{next(iter(years))} {found.name}"
        if (other := self._and_another(token)) is not None:
            return other
        self._name_by_author(found, token, head)
        if not plural and found.count == 0 and not found.named and head in _BROUGHT:
            self._name_by_accused(found, token)
        if not plural and not found.named and definite(token):
            self._name_by_report(found, token, head)
        return found

    def _document_known(self, token: Token, head: str, *, plural: bool) -> Entity | None:
        """A document told of before: by the same noun, by another for the same, by what is found in it."""
        sentence, outside = self._sentences[token.i], self._contents.get(token.i, ())
        bare = not self._modified(token)
        found = None
        if plural and bare and head in _OUTCOMES:
            fits = _called(_OUTCOMES[head])
            found = self.salience.best(fits, sentence=sentence, window=_SAID_BEFORE, outside=outside)
        if found is None and self._dated(token):
            fits = _one_document(sieve.described(head, set(), None, plural=plural))
            return self.salience.best(fits, sentence=sentence, window=_JUDGED * 4, outside=outside)
        found = found or self._described(token, head, plural=plural)
        if found is not None and (years := self._years(token)) and years.isdisjoint(found.name.split()):
            # "The 1938 law" is not the one of today.
            return None
        if found is not None and bare and self._another_since(found, token, head):
            return None
        if found is not None and bare and not plural and sentence - found.sentence > _SAID_BEFORE:
            found = self._nearer(token, head) or found
        if found is not None and bare and not plural and _is_apart(found):
            found = self._not_apart(found, token, head) or found
        if plural or found is not None:
            return found
        the = is_the(token)
        found = self._document_before(token, head) if the else None
        if found is None and the and self._only_judged(token):
            heads = _synonyms(head) | {head}
            found = self.salience.best(_called(heads), sentence=sentence, window=_JUDGED, outside=outside)
        if found is None and head in lexicon.ARTICLES and bare:
            found = self.salience.best(sieve.article, sentence=sentence, outside=outside)
        if found is None and head in lexicon.ANY_DOCUMENT and the and (bare or self._tells_none(token)):
            window = _DOCUMENT if bare else _SAME_DOCUMENT
            found = self.salience.best(sieve.document, sentence=sentence, window=window, outside=outside)
        return found

    def _and_another(self, token: Token) -> Entity | None:
        """ "The book and film say": both."""
        end = self._source_ends.get(token.i, token.i)
        text = self.tree.text
        if end != token.i + 3 or text[token.i + 1] != "and" or self.tree.tag[end - 1] != "NN":
            return None
        made = self._new(token, plural=True)
        made.kind, made.name = "document", f"{made.name} and {text[end - 1]}"
        return made

    def _years(self, token: Token) -> set[str]:
        said = (child.text for child in token.lefts if child.dep_ in {"nummod", "amod", "nmod", "compound"})
        return {text for text in said if text.isdigit() and len(text) == _DIGITS}

    def _law_named(self, token: Token) -> Entity | None:
        """ "The law" after "the Clean Rivers Act"."""
        recent = self.salience.recent(self._sentences[token.i], _ENACTED)
        return next((one for one in recent if one.named and one.name.rsplit(" ", 1)[-1].lower() in _ACTS), None)

    def _dated(self, token: Token) -> bool:
        """ "Friday's report", and no more than that."""
        said = [child.lower_ for child in token.lefts if not child.is_punct]
        return len(said) == 1 and said[0] in _DAYS

    def _nearer(self, token: Token, head: str) -> Entity | None:
        """The one of the sentence before that may be called so too, where one by the same noun is long gone."""
        heads = _synonyms(head) | (lexicon.ARTICLES if head in lexicon.ARTICLES else _NONE)
        sentence, outside = self._sentences[token.i], self._contents.get(token.i, ())
        return self.salience.best(_called(heads), sentence=sentence, window=1, outside=outside)

    def _not_apart(self, apart: Entity, token: Token, head: str) -> Entity | None:
        """The one of which the report tells, where another was only mentioned: "an earlier report"."""
        fits = sieve.described(head, set(), None, plural=False)
        sentence, outside = self._sentences[token.i], self._contents.get(token.i, ())

        def told(entity: Entity) -> float | None:
            return None if entity.kind != "document" or _is_apart(entity) else fits(entity)

        main = self.salience.best(told, sentence=sentence, window=40, outside=outside)
        gone = sentence - apart.sentence > 1
        return main if main is not None and (gone or main.count > apart.count + 1) else None

    def _paper_before(self, token: Token) -> Entity | None:
        """ "The paper" that was told of as a document and not as a newspaper: "a white paper"."""
        if self._modified(token):
            return None
        fits = _called(frozenset({token.lemma_.lower()}))
        return self.salience.best(fits, sentence=self._sentences[token.i], window=_PAPER)

    def _another_since(self, found: Entity, token: Token, head: str) -> bool:
        """Whether another was told of since, as part of a longer word: "the guild sent out an email appeal"."""
        tree = self.tree
        return any(
            tree.lemma[index] == head and tree.dep[index] == "compound" and tree.dep[self._above(index)] == "dobj"
            for index in range(max(found.token, self._starts[max(self._sentences[token.i] - 2, 0)]) + 1, token.i)
        )

    def _above(self, index: int) -> int:
        """The noun of which a word is a part."""
        tree = self.tree
        while tree.dep[index] == "compound" and tree.head[index] != index:
            index = tree.head[index]
        return index

    def _name_by_report(self, found: Entity, token: Token, head: str) -> None:
        """Names a document by whom the report told of before: whose it is, or whom it charges."""
        the = is_the(token)
        if head in _CHARGED and found.owner is None and the:
            self._name_by_charged(found, token, head)
        elif " " not in found.name and found.owner is None:
            of = self._whose_document(token, head)
            if of is not None:
                # Not "Ruiz's campaign's email".
                found.name = f"{genitive(of)} {found.name}" if of.named else f"{found.name} from {of.name}"
                found.owner = of
        if head in lexicon.PRINTED_PIECES and the and " " not in found.name:
            self._give_outlet(found, token, head)

    def _name_by_accused(self, found: Entity, token: Token) -> None:
        """ "An affidavit filed in May against Ruiz" is an affidavit against Ruiz."""
        tree = self.tree
        filed = next((child for child in tree.children[token.i] if tree.dep[child] == "acl"), None)
        if filed is None and tree.dep[token.i] in SUBJECT and tree.lemma[tree.head[token.i]] in _BRINGING:
            filed = tree.head[token.i]
        over = tree.children[filed] if filed is not None else ()
        against = next((child for child in over if tree.lemma[child] == "against"), None)
        whom = self._entity_at(tree.child(against, "pobj") or -1) if against is not None else None
        if whom is not None and whom.named and " against " not in found.name:
            found.name = f"{found.name} against {whom.name}"

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
        heads = _synonyms(head)
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

    def _only_judged(self, token: Token) -> bool:
        """Whether only adjectives that say of what sort a document is hang on its noun: "the damning report", not "the
        earlier report", "the federal report"."""
        if right_edge(token) > token.i + 1 or self._owner(token) is not None:
            return False
        said = [child for child in token.lefts if child.dep_ != "det" and not child.is_punct]
        return bool(said) and all(
            child.tag_ in {"JJ", "VBN", "VBG"} and child.dep_ == "amod" and self._tells_sort(child) for child in said
        )

    def _tells_sort(self, adjective: Token) -> bool:
        """Whether an adjective is no state's, no party's and no order's."""
        if adjective.lower_ in _APART or adjective.i in self.cast.match_at:
            return False
        return lexicon.side_of(adjective.text) is None

    def _whose_document(self, token: Token, head: str) -> Entity | None:
        """Whose "the statement" is: of "Ruiz said in a statement", "an email from Ruiz", in the sentences before."""
        tree = self.tree
        first = self._starts[max(self._sentences[token.i] - _SAID_BEFORE, 0)]
        done = _DONE.get(head, _NONE)
        for index in range(token.i - 1, first - 1, -1):
            if tree.pos[index] == "VERB" and tree.lemma[index] in done:
                subject = tree.child(index, "nsubj")
                return self._somebody(self._entity_at(self._behind(subject))) if subject is not None else None
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
            above = self._above(index)
            if above != index and tree.dep[above] == "dobj":
                # "Ruiz sent out an email appeal".
                subject = tree.child(tree.head[above], "nsubj")
                return self._somebody(self._entity_at(subject)) if subject is not None else None
            within, verb = tree.head[index], tree.head[tree.head[index]]
            if tree.dep[index] == "pobj" and tree.lemma[within] in {"in", "via"}:
                subject = tree.child(verb, "nsubj")
                return self._somebody(self._entity_at(subject)) if subject is not None else None
            return None
        speaker = self._speaker if head in _SPEAKERS else None
        # "The Courier confirmed that … According to the statement, …".
        just = speaker is not None and self._sentences[token.i] - speaker.sourced == 1
        if just or head not in _OF_RESEARCH:
            return self._somebody(speaker) if just else self._spoke_before(token) if head == "statement" else None
        return self._researcher(token)

    def _researcher(self, token: Token) -> Entity | None:
        """The body that told just before of what it had found."""
        found = self._spoke_before(token)
        return found if found is not None and found.kind in _RESEARCHERS else None

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
        if entity is None or entity.named:
            return entity
        # "Ruiz's campaign".
        return entity if entity.kind == "organisation" and entity.name[:1].isupper() else None

    def _give_outlet(self, piece: Entity, token: Token, head: str) -> None:
        """ "The editorial" is that of the outlet just named."""
        for entity in self.salience.recent(self._sentences[token.i], 2):
            if entity.kind == "outlet" and entity.named:
                piece.name = f"{entity.name} {head}"
                return


def _synonyms(head: str) -> frozenset[str]:
    """The nouns for what may be the same document, the one given among them; empty where there are none."""
    return frozenset[str]().union(*(same for same in _SAME if head in same))


def _called(heads: frozenset[str]) -> Callable[[Entity], float | None]:
    """Fits one document called by one of these nouns."""
    return lambda entity: 0.0 if entity.kind == "document" and not entity.plural and entity.head in heads else None


def _one_document(fits: Callable[[Entity], float | None]) -> Callable[[Entity], float | None]:
    return lambda entity: fits(entity) if entity.kind == "document" else None


def _is_apart(document: Entity) -> bool:
    return document.another or not _APART.isdisjoint(document.modifiers)
