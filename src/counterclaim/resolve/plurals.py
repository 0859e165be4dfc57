"""Whom "they" means where one who is meant does not stand alone: all that a phrase joins, and who goes on speaking.

A plural that a sentence brings in by joining several is at hand as a whole before its parts are (Gordon, Hendrick,
Ledoux and Yang, Language and Cognitive Processes 14:4, 1999).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import SUBJECT
from counterclaim.resolve.groups import Groups, may_be_person
from counterclaim.resolve.ranker import Candidate
from counterclaim.resolve.ranking import is_evident_body
from counterclaim.resolve.wording import Wording

if TYPE_CHECKING:
    from spacy.tokens import Token


_GOING_ON = frozenset("say write add continue conclude explain note argue warn insist report maintain contend".split())
_NEAR = 2
_SUCH_AS = frozenset({"including", "like", "as"})
_COMPANY = frozenset({"along", "together"})
_BARE_SHARE = re.compile(
    r"(?:(?:nearly|almost|about|roughly|around|only|just|more than|over|at least) )*"
    r"(?:more|most|half|fewer|[\w-]+ (?:in|out of) [\w-]+|\S+ ?(?:percent|%))$",
    re.IGNORECASE,
)
_VERBAL = frozenset({"VERB", "AUX"})
_MEETING = frozenset("meet speak talk confer negotiate consult dine huddle chat".split())
_TALKS = frozenset(
    "contact talk meeting call conversation summit discussion negotiation consultation lunch dinner".split()
)
"""Verbs and nouns of two who come together."""
_CLIMB = 4


class Plurals(Groups, Wording):
    """Corrects the ranking's choice for a pronoun in the plural."""

    def _meant_by_they(self, token: Token, candidates: Sequence[Candidate], chosen: Candidate | None) -> Entity | None:
        """Whom "they" means, when the ranking took one of the candidates, or nobody."""
        if (same := self._says_of_themselves(token)) is not None:
            return same
        if (met := self._who_met(token, chosen)) is not None:
            return met
        if chosen is None:
            return self._two_apart(token, None)
        chosen = self._of_share(token, candidates, chosen)
        whole = self._all_of_them(candidates, chosen)
        entity = self._who_goes_on(token, whole.last.token) or whole.entity
        return self._two_apart(token, entity) or entity

    def _says_of_themselves(self, token: Token) -> Entity | None:
        """ "They were let in, they said": who is the subject of what was said is who said it."""
        tree, at = self.tree, token.i
        said = tree.child(tree.head[at], "ccomp") if at in self._sources and tree.dep[at] == "nsubj" else None
        if said is None or said > at:
            return None
        subject = next((child for child in tree.children[said] if tree.dep[child] in SUBJECT), -1)
        same = subject >= 0 and tree.text[subject].lower() == "they"
        return self.entity_of.get(subject) if same else None

    def _of_share(self, token: Token, candidates: Sequence[Candidate], chosen: Candidate) -> Candidate:
        """ "Growers are worried. Nine in ten fear frost. They also": the whole of which a share was told, and not the
        share."""
        entity, number = chosen.entity, self._sentences[token.i]
        if not _BARE_SHARE.match(entity.name) or entity.sentence >= number or entity.at < 0:
            return chosen
        before = [
            one
            for one in candidates
            if one.entity.plural
            and not (one.entity.thing and (self._is_thing(one) or self.tree.dep[one.last.token] not in SUBJECT))
            and not one.entity.members
            and one.last.token < entity.at
            and not _BARE_SHARE.match(one.entity.name)
        ]
        subject = self.tree.dep
        return max(
            before,
            key=lambda one: (one.last.sentence, subject[one.last.token] in SUBJECT, one.last.token),
            default=chosen,
        )

    def _is_thing(self, one: Candidate) -> bool:
        head = one.entity.head
        return lexicon.is_thing(head) or head in lexicon.DOCUMENTS

    def _note_companions(self, token: Token, entity: Entity) -> None:
        """ "Ruiz, along with Bo Hale and Li Wen, wrote": all of them."""
        text, end = self.tree.text, self.cast.names[token.i][0].end
        begin = end + (text[end : end + 1] == [","])
        if text[begin + 1 : begin + 2] != ["with"] or text[begin] not in _COMPANY or token.dep_ not in SUBJECT:
            return
        within = range(begin + 2, token.head.i)
        names = [entity, *(self.cast.names[k][1] for k in within if k in self.cast.names)]
        people = tuple(dict.fromkeys(one for one in names if may_be_person(one)))
        if len(people) > 1 and people[0] is entity:
            self.salience.note(
                self._together(people),
                sentence=self._sentences[token.i],
                token=token.i,
                subject=True,
                source=token.i in self._sources,
            )

    def _all_of_them(self, candidates: Sequence[Candidate], chosen: Candidate) -> Candidate:
        """ "The senator and his aides hope that they": all whom the phrase joins, and not the last of them."""
        chosen = self._of_whom_some_are(candidates, chosen)
        for other in candidates:
            if chosen.entity in other.entity.members and self._joins(other.last.token, chosen.last.token):
                return other
        return chosen

    def _who_goes_on(self, token: Token, last: int) -> Entity | None:
        """ "Officials say that users are told. Often, they say, …": who said the last thing, where the one taken stands
        in what was said."""
        tree, at = self.tree, token.i
        if at not in self._sources or tree.lemma[tree.head[at]] not in _GOING_ON:
            return None
        number = self._sentences[at]
        spoke = [head for head in self._who_says(last) if head < at and number - self._sentences[head] <= _NEAR]
        found = (self._entity_at(head) for head in sorted(spoke, reverse=True))
        able = (one for one in found if one is not None and (one.plural or one.is_body or is_evident_body(one)))
        return next(able, None)

    def _who_says(self, index: int) -> list[int]:
        """The heads of all sources in whose words a token stands."""
        said = self._contents.items()
        return [head for head, ranges in said if any(start <= index < end for start, end in ranges)]

    def _two_apart(self, token: Token, taken: Entity | None) -> Entity | None:
        """ "Hale founded it with Ruiz, to fight what they called": where nobody fits better, the two people who act in
        a sentence, each a subject of his own, or the one with the other."""
        if taken is not None and ((taken.plural and not taken.pronominal) or taken.kind == "unnamed"):
            return None
        number, body = self._sentences[token.i], taken is not None and taken.is_body
        together = self._beside(token)
        for sentence in (number,) if body else (number, number - 1):
            if together is not None or sentence < 0:
                break
            end = min(token.i, self._starts[sentence + 1])
            subjects = [k for k in range(self._starts[sentence], end) if self.tree.dep[k] in SUBJECT]
            found = [self.cast.names[k][1] for k in subjects if k in self.cast.names]
            two = list(dict.fromkeys(one for one in found if may_be_person(one)))
            together = self._together(two) if len(two) == 2 else None
            if found:
                break
        return together

    def _beside(self, token: Token) -> Entity | None:
        """ "Hale founded it with Ruiz": the subject of a verb before a word in its sentence, and who is brought in."""
        tree = self.tree
        for index in range(token.i - 1, self._starts[self._sentences[token.i]] - 1, -1):
            before = tree.head[index]
            verb = tree.head[before]
            if tree.dep[index] == "pobj" and tree.text[before].lower() == "with" and tree.pos[verb] == "VERB":
                subject = next((child for child in tree.children[verb] if tree.dep[child] in SUBJECT), -1)
                one, other = self._entity_at(subject), self._entity_at(index)
                if one is None or other is None or one is other or not (may_be_person(one) and may_be_person(other)):
                    return None
                return self._together([one, other])
        return None

    def _who_met(self, token: Token, chosen: Candidate | None) -> Entity | None:
        """ "Ruiz spoke with Hale on Monday. They agreed": the two people, or two states, of the sentence before, where
        no others in it are several."""
        number = self._sentences[token.i]
        if token.i != self._starts[number] or token.dep_ not in SUBJECT or not number:
            return None
        if chosen is not None and chosen.entity.plural and chosen.last.sentence >= number - 1:
            return None
        tree = self.tree
        for index in range(self._starts[number - 1], self._starts[number]):
            verb = self._meets(index)
            subject = tree.child(verb, *SUBJECT) if verb is not None else None
            one, other = (self._entity_at(subject), self._entity_at(index)) if subject is not None else (None, None)
            if one is None or other is None or one is other:
                continue
            people = all(may_be_person(each) for each in (one, other))
            if people or one.kind == other.kind == "state":
                return self._together([one, other])
        return None

    def _meets(self, index: int) -> int | None:
        """The verb with which somebody is told to have met the one whose name stands here: "met Hale", "spoke by phone
        with Hale", "was in contact with Hale"."""
        tree = self.tree
        at = tree.head[index]
        if tree.dep[index] == "dobj":
            return at if tree.lemma[at] == "meet" else None
        if tree.dep[index] != "pobj" or tree.text[at].lower() not in {"with", "to"}:
            return None
        met = False
        for _ in range(_CLIMB):
            at = tree.head[at]
            met = met or tree.lemma[at].lower() in (_MEETING if tree.pos[at] == "VERB" else _TALKS)
            if tree.pos[at] in _VERBAL:
                held = tree.child(at, "dobj")
                # "Held talks with Hale", where "with" hangs on the verb.
                return at if met or (held is not None and tree.lemma[held].lower() in _TALKS) else None
        return None

    def _of_whom_some_are(self, candidates: Sequence[Candidate], chosen: Candidate) -> Candidate:
        """ "Growers, including owners of orchards, say they": the whole, and not those who are named of it."""
        tree, at = self.tree, chosen.last.token
        for _ in range(4):
            if tree.text[at].lower() in _SUCH_AS and tree.dep[at] == "prep":
                near = {at - 1, at - 2} if tree.text[at - 1] == "," else {at - 1}
                return next((one for one in candidates if one.last.token in near and one.entity.plural), chosen)
            at = tree.head[at]
        return chosen

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
