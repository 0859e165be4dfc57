"""Whom a short definite description means, by a trained ranking that may overrule the rules.

"The country", "the president", "the group" fit many of those mentioned before, and what tells between them is much at
once: how near each is, as what it was mentioned, in whose words, what the noun is close to. As with pronouns a small
network weighs all of it for each candidate (see ``ranker``; Bengtson and Roth, EMNLP 2008, show what simple features
do for nouns). What the rules find is one candidate among the others, and is left only for one that is far likelier.
"""

from __future__ import annotations

from collections import Counter
from itertools import compress
from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon, sieve
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import SUBJECT, is_yet_to_come
from counterclaim.resolve.phrases import left_edge
from counterclaim.resolve.ranker import Candidate, Floats, Trace
from counterclaim.resolve.ranking import KINDS, ROLES_OF_WORDS, heads_above, kind_of, unpacked
from counterclaim.resolve.wording import Wording

if TYPE_CHECKING:
    from spacy.tokens import Token

_DETERMINERS = frozenset({"the", "this", "that", "these", "those"})
_SITES = frozenset({"website", "site"})
_LONGEST = 4
"""Words of a description that may be another's than the rules say."""
_MOST = 20
"""Candidates that are looked at, those mentioned last."""
_OF_NOUNS = {
    "role": lexicon.ROLES,
    "institution": lexicon.INSTITUTIONS,
    "paper": lexicon.DOCUMENTS,
    "of_outlets": lexicon.OUTLET_NOUNS,
    "of_companies": lexicon.COMPANY_NOUNS,
    "of_states": lexicon.STATE_NOUNS,
    "of_bodies": lexicon.BODY_NOUNS,
}

# Names of the features, in the order in which they stand in a row.
_OF_DESCRIPTION = (
    "this", "plural", "modified", *_OF_NOUNS, "human", "possessive", "subject", "opens", "source", "quoted", "reported",
)  # fmt: skip
_OF_CANDIDATE = (
    *KINDS, "named", "known", "same_head", "in_roles", "in_nouns", "in_name", "is_called", "broader", "told_before",
    "plain", "agrees_all", "agrees_some", "agrees_none", "same_number", "other_number", "called_alike", "only_alike",
    "d0", "d1", "d2", "d3", "d4", "d8", "d16", "p0", "p1", "p2", "r0", "r1", "r2", "r3", "r6", "r12",
    "of_kind0", "of_kind1", "of_kind2", "of_kind3", "once", "twice", "often", "top", "much_now",
    "was_subject", "was_object", "was_oblique", "was_possessive", "was_source", "was_quoted", "spoke_last",
    "spoke_near", "spoke_far", "says_this", "around", "before_subject", "headline", "joined", "same_owner", "in_office",
    "place", "fits_described", "fits_body", "fits_document",
    "by_rules", "new",
)  # fmt: skip
FEATURES = (*_OF_DESCRIPTION, *_OF_CANDIDATE)
_BIT = {name: 1 << k for k, name in enumerate(FEATURES)}
_SIGNS = [
    _BIT[name]
    for name in (
        "named", "known", "same_head", "in_roles", "in_nouns", "in_name", "is_called", "broader", "told_before",
        "called_alike", "only_alike", "top", "much_now", "was_source", "was_quoted", "spoke_last", "says_this",
        "around", "before_subject", "headline", "joined", "same_owner", "in_office", "place", "fits_described",
        "fits_body", "fits_document", "by_rules",
    )
]  # fmt: skip
"""The features of a candidate that hold or not, in the order in which they are told."""
_BROADER = {noun: frozenset(others) for noun, others in lexicon.BROADER.items()}


class Redescriptions(Wording):
    """Finds somebody likelier than the rules did."""

    def _told_again(self, token: Token, entity: Entity) -> Entity:
        """Whom a description means of which the rules say that it means ``entity``."""
        if self._retell is None or not self._is_short(token) or _is_told_by_another(entity):
            return entity
        if token.lemma_ == "general" and not self._modifiers(token).isdisjoint(lexicon.GENERALS):
            # "The inspector general" is an office of its own.
            return entity
        if not entity.past.isdisjoint({token.lemma_, ""}) and "former" in self._modifiers(token):
            # "The former governor" is sooner somebody who was one than what the report's words alone would have.
            return entity
        if token.lemma_ in _SITES:
            # A site is nobody who was called otherwise.
            return entity
        candidates = self._told_before(token, entity)
        if token.lemma_ in lexicon.COMPANY_NOUNS:
            # No company is a state.
            candidates = [each for each in candidates if each.entity is entity or each.entity.kind != "state"]
        ruled = next(k for k, each in enumerate(candidates) if each.entity is entity)
        best = self._retell(token.i, self._weighed(token, candidates, ruled), candidates, ruled)
        found = candidates[best].entity
        if sieve.holds_another(found, token.lemma_, self._modifiers(token)):
            return entity
        if best != ruled:
            found.nouns.add(token.lemma_.lower())
        return found

    def _is_short(self, token: Token) -> bool:
        """Whether a noun with its determiner is all that is said: "the former governor", not "the governor of Lindow"
        or "the Lindow governor". Documents are the rules' alone."""
        if token.tag_ not in {"NN", "NNS"} or token.lemma_ in lexicon.DOCUMENTS or is_yet_to_come(token):
            return False
        start = left_edge(token)
        if self.doc[start].lower_ not in _DETERMINERS or not 1 <= token.i - start < _LONGEST:
            return False
        if any(self.doc[k].text[:1].isupper() for k in range(start + 1, token.i + 1)):
            return False
        return not any(child > token.i and self.tree.dep[child] in _TELLING for child in self.tree.children[token.i])

    def _told_before(self, token: Token, entity: Entity) -> list[Candidate]:
        """Whom it may mean, the most recent first, and ``entity``, which may be new."""
        found = self.salience.mentioned(_MOST, outside=self._contents.get(token.i, ()))
        if all(each.entity is not entity for each in found):
            at = Trace(self._sentences[token.i], token.i, token.i in self._sources)
            found.append(Candidate(entity, self.salience.last_of(entity) or at))
        found.sort(key=lambda candidate: -candidate.last.token)
        return found

    def _weighed(self, token: Token, candidates: list[Candidate], ruled: int) -> Floats:
        """The features (n, k) of each candidate; ``ruled`` is the one that the rules take."""
        tree, around, at, of = self.tree, self._around, token.i, _BIT
        base, found = self._of_description(token), list[int]()
        head, plural, modifiers = token.lemma_.lower(), token.tag_ == "NNS", self._modifiers(token)
        sentence, paragraph = self._sentences[at], tree.paragraph[at]
        chain, held, owner = set(heads_above(tree, at)), around.holder.get(at), self._owner(token)
        holder = self._entity_at(held[0]) if held is not None else None
        top = max(each.entity.count for each in candidates)
        described = sieve.described(head, modifiers, None, plural=plural)
        body = sieve.body(head, self._classes)
        of_kind: Counter[int] = Counter()
        alike = [_is_alike(each.entity, head) for each in candidates]
        several, broader = sum(alike) > 1, _BROADER.get(head, frozenset())
        for k, (candidate, same) in enumerate(zip(candidates, alike, strict=True)):
            one, last = candidate.entity, candidate.last
            if last.token == at:
                found.append(base | of["new"] | of["by_rules"])
                continue
            i, kind = last.token, kind_of(one)
            words = one.name.lower().split()
            signs = (
                one.named,
                one.actor is not None,
                one.head == head,
                head in one.roles,
                head in one.nouns,
                head in words,
                sieve.is_called(one, head),
                not broader.isdisjoint(one.roles),
                bool(one.nouns),
                same and several,
                same and not several,
                one.count == top,
                self.salience.times(one, since=sentence - 4) > 1,
                last.source,
                around.quotation[i] >= 0,
                one is self._speaker,
                holder is one,
                i in chain,
                last.sentence == sentence - 1 and tree.dep[i] in SUBJECT,
                one.first == 0,
                bool(one.members),
                owner is not None and one.owner is owner,
                bool(one.office),
                one.place,
                described(one) is not None,
                (body(one) or 0.0) > 0,
                sieve.document(one) is not None,
                k == ruled,
            )
            on = base | of["person"] << kind | sum(compress(_SIGNS, signs))
            agrees = "plain"
            if modifiers:
                known = one.modifiers | one.roles | set(words)
                agrees = _AGREES[(modifiers <= known) + bool(modifiers & known)]
            on |= of[agrees] | of["same_number" if one.plural == plural else "other_number"]
            on |= of["d0"] << _DISTANCE[min(sentence - last.sentence, 16)]
            on |= of["p0"] << min(paragraph - tree.paragraph[i], 2)
            on |= of["r0"] << _RANK[min(k, 12)]
            on |= of["of_kind0"] << min(of_kind[kind], 3)
            on |= of["once"] if one.count <= 1 else of["twice"] if one.count == 2 else of["often"]
            was = ROLES_OF_WORDS.get(tree.dep[i])
            if was is not None:
                on |= of["was_subject"] << was
            spoke = sentence - one.sourced
            if spoke <= 4:
                on |= of["spoke_near" if spoke <= 1 else "spoke_far"]
            of_kind[kind] += 1
            found.append(on)
        return unpacked(found, len(FEATURES))

    def _of_description(self, token: Token) -> int:
        head, at = token.lemma_.lower(), token.i
        signs = {
            "this": self.doc[left_edge(token)].lower_ != "the",
            "plural": token.tag_ == "NNS",
            "modified": bool(self._modifiers(token)),
            **{name: head in nouns for name, nouns in _OF_NOUNS.items()},
            "human": lexicon.is_human(head),
            "possessive": token.dep_ == "poss",
            "subject": token.dep_ in SUBJECT,
            "opens": at - self._around.starts[self._sentences[at]] < 4,
            "source": at in self._sources,
            "quoted": self._around.quotation[at] >= 0,
            "reported": self._around.quotation[at] < 0 and at in self._around.holder,
        }
        return sum(_BIT[name] for name, holds in signs.items() if holds)


_TELLING = frozenset({"prep", "relcl", "acl", "appos", "conj", "cc", "amod", "nmod"})
_AGREES = ("agrees_none", "agrees_some", "agrees_all")
_DISTANCE = (0, 1, 2, 3, *(4,) * 4, *(5,) * 8, 6)
_RANK = (0, 1, 2, 3, 3, 3, *(4,) * 6, 5)


def _is_told_by_another(entity: Entity) -> bool:
    """Whether the rules know somebody, new to the report, by whose he is: "Ruiz's campaign"."""
    return not entity.count and entity.description is not None and entity.name != entity.description


def _is_alike(entity: Entity, head: str) -> bool:
    """Whether somebody was called by this noun."""
    return entity.head == head or head in entity.roles or head in entity.name.lower().split()
