"""One pass over a report from its first word to its last: every mention finds or makes its entity.

Which kind of mention a token heads is decided here; who is meant by it is found by the module for its kind:
``bodies``, ``documents``, ``people``, ``groups``, ``relatives``, ``pronouns`` and ``first_persons``;
``redescriptions`` may overrule it, and ``recollection`` gives what is left under a bare noun the words that told of it
elsewhere. They rest on ``clauses``, ``plurals``, ``polls``, ``descriptions``, ``authorship``, ``candidacies`` and
``wording``, these on the ``discourse`` so far, and that on where the ``sources`` stand. Who answers in an interview is
told before all (``interviews``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from counterclaim.gazetteer import Gazetteer
from counterclaim.model import Attribution, Report
from counterclaim.resolve import lexicon
from counterclaim.resolve.bodies import Bodies
from counterclaim.resolve.documents import Documents
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.first_persons import FirstPersons
from counterclaim.resolve.grammar import (
    NOUNS,
    PLURAL,
    PRONOUN_TAGS,
    SUBJECT,
    definite,
    is_common,
    is_mark_of_turn,
    is_the,
    lemma_of,
    subject_of,
)
from counterclaim.resolve.groups import SIDES_OF_TWO, name_of_all
from counterclaim.resolve.names import is_bare_body
from counterclaim.resolve.people import People
from counterclaim.resolve.phrases import CUT, find_anonymity, right_edge
from counterclaim.resolve.pronouns import Pronouns
from counterclaim.resolve.ranker import Choose, Retell
from counterclaim.resolve.recollection import Recollection
from counterclaim.resolve.redescriptions import Redescriptions
from counterclaim.resolve.relatives import Relatives
from counterclaim.tree import grow

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OF_PAPERS = frozenset({"white", "research", "policy", "draft", "academic", "scientific", "working"})
_TELLING = frozenset({"appos", "acl", "relcl"})
"""Relations of what tells who somebody is."""
_OF_MENTIONS = NOUNS | PRONOUN_TAGS
_TWO = frozenset({"two", "both", "Both"})
_IN_PART = frozenset("mostly mainly largely chiefly primarily many some including especially particularly".split())
"""Words before those who are only some of whom is told."""
_OF_NOUNS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "agent", "dative", "attr", "appos"})
_LONGEST = 8
"""Tokens by which "those" are told."""
_HELD = frozenset(
    "intent intention priority aim goal opinion view hope fear belief stance instinct preference position".split()
)
"""What somebody has in mind: of "his intent" he is the source."""
_MEMBERS = {party.lower(): members.title() for members, party in lexicon.PARTY_OF.items()}
"""Members by the adjective of their party."""


class Reading(Bodies, Documents, Relatives, People, Pronouns, FirstPersons, Redescriptions, Recollection):
    """What a report says of whom: ``entity_of`` gives the entity of every mention by the token of its head."""

    def __init__(
        self,
        doc: Doc,
        attributions: Sequence[Attribution],
        gazetteer: Gazetteer,
        report: Report,
        choose: Choose | None = None,
        retell: Retell | None = None,
    ) -> None:
        super().__init__(doc, attributions, gazetteer, report, choose, retell)
        self._read()
        for token in self._later:
            self._first_person(token)
        self._name_first_poll()
        self._recall()
        self._say_whose()
        for entity in self.entity_of.values():
            if entity.members:
                entity.name = name_of_all(entity.members)
        self._anonymities()

    def _read(self) -> None:
        for index in self._candidates():
            token = self.doc[index]
            entity = self._mentioned(token)
            if entity is not None and token.tag_ in NOUNS and index not in self.cast.names:
                entity = self._at_home(token, self._told_again(token, entity))
            if entity is not None:
                self._note(token, entity)
                self._identify(token, entity)
                last = self._last_joined(token) if self._choose is not None else None
                if last is not None:
                    self._join(last)
                if index in self.cast.names and self._choose is not None:
                    self._note_companions(token, entity)
            elif token.tag_ in NOUNS and token.dep_ != "compound":
                self.salience.note_thing(
                    sentence=self._sentences[index],
                    token=index,
                    subject=token.dep_ in SUBJECT,
                    plural=token.tag_ == "NNS",
                )
                if self._choose is not None:
                    self._note_thing(token)
                    if token.dep_ == "conj" and (
                        lexicon.is_human(token.lemma_.lower())
                        or (
                            token.tag_ == "NNS"
                            and token.lower_ != "media"
                            and not lexicon.is_thing(token.lemma_.lower())
                        )
                    ):
                        self._join(token)

    def _candidates(self) -> list[int]:
        """Tokens that may head a mention."""
        others = {*self.cast.names, *self._sources, *self._offices, *self._without_noun(), *self._peoples()}
        return [
            index
            for index, tag in enumerate(self.tree.tag)
            if tag in _OF_MENTIONS or index in others or (tag == "NNP" and _is_noun(self.doc, index))
        ]

    def _without_noun(self) -> list[int]:
        """ "The two are", "both have", "the mayor and those at the table": people of whom something is said."""
        tree = self.tree
        return [
            k
            for k, text in enumerate(tree.text)
            if (text in _TWO and tree.dep[k] in SUBJECT)
            or (text == "those" and tree.dep[k] == "conj" and k + 1 < len(tree) and tree.tag[k + 1] in {"IN", "WP"})
        ]

    def _peoples(self) -> list[int]:
        """ "The Peruvians", "Chileans": people of a state, whom "they" may mean."""
        tree, found = self.tree, []
        for index, match in self.cast.match_at.items():
            if match.kind == "demonym" and index == match.end - 1 and tree.dep[index] in _OF_NOUNS:
                the = match.start > 0 and tree.text[match.start - 1].lower() == "the"
                noun = index + 1 < len(tree) and tree.tag[index + 1].startswith(("NN", "JJ"))
                if tree.tag[index] == "NNPS" or (the and not noun):
                    found.append(index)
        return found

    def _those(self, token: Token) -> Entity:
        """ "The mayor and those at the table"."""
        made = self._new(token, plural=True)
        if made.name == "those":
            last = min(token.right_edge.i + 1, token.i + _LONGEST)
            end = next((k for k in range(token.i, last) if self.doc[k].text in CUT or self.doc[k].is_space), last)
            made.name = made.description = self.doc[token.i : end].text
        return made

    def _people_of(self, token: Token) -> Entity | None:
        match = self.cast.match_at.get(token.i)
        if match is None or match.kind != "demonym" or token.i in self.cast.names:
            return None
        key = (token.text, True)
        known = self._things.get(key)
        if known is None:
            known = self._things[key] = self._new(token, plural=True, affiliation=match.actor)
        return known

    def _mentioned(self, token: Token) -> Entity | None:
        index, tag = token.i, token.tag_
        if index in self._sources and is_mark_of_turn(token):
            self._later.append(token)
            return None
        if index in self.cast.names:
            entity = self.cast.names[index][1]
            if entity.head in lexicon.POLLS and entity.kind in {"unknown", "organisation"} and " " in entity.name:
                # "A Lindow Poll".
                entity.kind = "document"
            return self._family(entity) or self._some_of(token, entity) or entity
        if tag in PRONOUN_TAGS:
            of_several = (
                token.lower_ == "one" and index in self._sources and self._of_nouns_before(token, "one") != "one"
            )
            return self._other(token) if of_several else self._pronoun(token)
        if token.lower_ == "elect" and (elected := self._elected()) is not None:
            return elected
        if index in self._offices and token.dep_ != "compound" and index not in self.cast.match_at:
            return self._apposed(token) or self._office(token)
        source = index in self._sources
        if tag in NOUNS and (token.dep_ != "compound" or source):
            return self._nominal(token, source=source)
        if tag == "NNP" and (source or token.dep_ != "compound") and is_common(token):
            return self._nominal(token, source=source)
        if source and tag == "NNP" and not self._sentences[index] and token.lemma_.lower() in lexicon.ROLES:
            # "Former Mayor's Aide Says", of a headline.
            return self._nominal(token, source=source)
        if source:
            return self._other(token)
        if token.lower_ == "those":
            return self._those(token)
        return self._pair(token, None) if token.text in _TWO else self._people_of(token)

    def _nominal(self, token: Token, *, source: bool) -> Entity | None:
        head, tag = self._noun_of(token), token.tag_
        before = self.tree.text[max(token.i - 2, 0) : token.i]
        if head == "profit" and before[:1] == ["non"]:
            head = "nonprofit"
        if head == "chief" and self.tree.text[token.i - 3 : token.i] == ["-", "in", "-"]:
            # "The editor-in-chief", taken apart.
            return self.entity_of.get(token.i - 4)
        if head == "ed" and [word.lower() for word in before] == ["op", "-"]:
            head = "op-ed"
        if source and head in _HELD and (holder := self._owner(token)) is not None:
            return holder
        apposed = self._apposed(token)
        if apposed is not None:
            return apposed
        if tag == "NNS" and (several := self._several_named(token)) is not None:
            return several
        if tag == "NNS" and (several := self._who_they_are(token)) is not None:
            return several
        if tag == "NNS" and (head in SIDES_OF_TWO or head in lexicon.STATE_NOUNS):
            pair = self._pair(token, head)
            if pair is not None:
                return pair
        bodies = head == "campaign" or head in lexicon.COMPANY_NOUNS or head in lexicon.OUTLET_NOUNS
        if tag == "NNS" and bodies:
            pair = self._two_bodies(token, head)
            if pair is not None:
                return pair
        if head == "paper" and any(child.like_num or child.lower_ in _OF_PAPERS for child in token.lefts):
            return self._document(token, head)
        if head == "paper" and is_the(token) and (paper := self._paper_before(token)) is not None:
            return paper
        if head in lexicon.INSTITUTIONS and tag == "NN" and not _is_somebody(token):
            if (title := _title_after(token)) is not None:
                return self._entitled(token, title)
            return self._epithet(token, head, source=source) or self._body(token, head)
        if head in lexicon.DOCUMENTS:
            return self._document(token, head)
        if source and (utterance := self._utterance(token, head)) is not None:
            return utterance
        if head in lexicon.ROLES or source:
            return self._someone(token, head, source=source)
        return None

    def _entitled(self, noun: Token, title: str) -> Entity:
        """A body of its own under the name that stands after the noun."""
        entity = self._new(noun, plural=False)
        entity.name, entity.named, entity.kind = title, True, "organisation"
        return entity

    def _apposed(self, token: Token) -> Entity | None:
        """ "The minister, Ana Ruiz," and "Ana Ruiz, the minister," are one."""
        for k in self.tree.children[token.i]:
            if self.tree.dep[k] not in _TELLING:
                continue
            child = self.doc[k]
            if child.dep_ == "appos" and child.i in self.cast.head_at:
                if token.tag_ in PLURAL and self._names_of(token):
                    return None
                if token.i + 1 < len(self.doc) and self.doc[token.i + 1].text == ":":
                    # "Poll: Ruiz is ahead".
                    continue
                if child.left_edge.lower_ in _IN_PART:
                    # "Growers, mostly Liberals".
                    continue
                named = self.cast.names[self.cast.head_at[child.i].i][1]
                if named.is_body and _is_role(token) and child.left_edge.i > token.i + 1:
                    # "The special counsel alleges … the Guild": the parser reached too far; not "its ally Peru".
                    continue
                if token.tag_ == "NNS" and named.kind == "state" and token.lemma_.lower() in lexicon.ROLES:
                    # "Ministers of all six -- Peru, Chile and": whose they are.
                    continue
                if token.tag_ != "NNS" or not named.is_person:
                    return named
            if child.dep_ == "acl" and child.lower_ in {"called", "named", "dubbed"} and child.i == token.i + 1:
                # "A group called Free Harbour", not "one minister called Ruiz a friend".
                if sum(one.dep_ in {"oprd", "dobj", "ccomp"} for one in child.rights) > 1:
                    continue
                name = next((one for one in child.rights if one.i in self.cast.names), None)
                if name is not None:
                    return self._called(self.cast.names[name.i][1], token)
            if child.dep_ in {"acl", "relcl"} and child.lemma_ == "identify":
                identified = self._identified(child)
                if identified is not None:
                    return identified
        if token.dep_ in SUBJECT and token.head.i > token.i:
            # "The director of the guild, Ana Ruiz, left", also where it is nobody's source.
            named_after = self._named_after(token, token.head.i)
            if named_after is not None:
                return self.cast.names[named_after.i][1]
        if token.dep_ == "nsubj" and lemma_of(token.head) == "be" and definite(token) and token.tag_ == "NN":
            attribute = next((one for one in token.head.rights if one.dep_ == "attr"), None)
            called = self.cast.names.get(attribute.i) if attribute is not None else None
            if called is not None and called[1].is_person and called[1].named:
                # "The first senator to object was Ana Ruiz".
                return called[1]
        if token.dep_ == "appos" and token.head.i in self.cast.names and self.cast.is_apposed(token):
            entity = self.cast.names[token.head.i][1]
            if entity.is_person and token.tag_ in PLURAL and not entity.plural:
                return None
            return entity if entity.is_person else self._called(entity, token)
        # "spokesman Tom Hale": the role hangs on the name, or the parser hung the name on the role.
        return None

    def _identified(self, verb: Token) -> Entity | None:
        """ "A woman later identified as Ana Ruiz", "identified herself as a driver named Ana": her name."""
        for child in verb.rights:
            if child.dep_ != "prep" or child.lower_ != "as":
                continue
            noun = next((one for one in child.children if one.dep_ == "pobj"), None)
            called = [
                one for word in (noun.children if noun else ()) if word.lower_ == "named" for one in word.children
            ]
            for word in (noun, *called):
                name = self.cast.names.get(word.i) if word is not None else None
                if name is not None and not name[1].is_body:
                    name[1].kind = "person"
                    return name[1]
        return None

    def _identify(self, token: Token, entity: Entity) -> None:
        """Gives somebody unnamed the name by which she "identified herself"."""
        named = self._identified(token.head) if token.head.lemma_ == "identify" and token.dep_ in SUBJECT else None
        if named is not None and not entity.named and entity.kind == "unnamed" and not entity.plural:
            entity.name, entity.named, entity.kind = named.name, True, "person"

    def _called(self, entity: Entity, noun: Token) -> Entity:
        head = noun.lemma_.lower()
        entity.roles.add(head)
        if entity.kind == "unknown" and head in lexicon.INSTITUTIONS:
            entity.kind = "organisation"
        return entity

    def _other(self, token: Token) -> Entity | None:
        """A source that is no noun: "who", "some", "those", "one of them"."""
        if token.lower_ in lexicon.RELATIVE:
            return self._antecedent(token)
        if token.tag_ == "JJ" and (named := self._apposed(token)) is not None:
            # "A local named Ana".
            return named
        if token.lower_ in {"each", "both"} and right_edge(token) == token.i + 1:
            several = self._each(token)
            if several is not None and (token.lower_ == "each" or len(several.members) == 2):
                return several
        if token.lower_ == "this" and right_edge(token) == token.i + 1:
            return None
        pair = self._pair(token, None) or self._joined_of_whom(token)
        if pair is not None:
            return pair
        if token.lower_ == "old" and token.i > 1 and self.doc[token.i - 1].text == "-":
            found = self._epithet(token, "old")
            if found is not None:
                return found
        if token.lower_ == "both" and right_edge(token) == token.i + 1:
            recent = self.salience.recent(self._sentences[token.i], 2)
            pair = next((entity for entity in recent if len(entity.members) == 2), None)
            if pair is not None:
                return pair
        demonym = self.cast.match_at.get(token.i)
        if demonym is not None and token.dep_ in {"compound", "nmod", "amod", "poss"}:
            return self._entity(demonym.actor)
        if token.dep_ in {"amod", "compound", "nmod"} and token.is_title and token.lower_ in _MEMBERS:
            return self._members(_MEMBERS[token.lower_])
        plural = token.lower_ not in lexicon.SINGLE_SOURCES and token.tag_ not in {"NNP"}
        return self._new(token, plural=plural, affiliation=demonym.actor if demonym else None)

    def _some_of(self, token: Token, group: Entity) -> Entity | None:
        """Some of those whom a name calls: "several House Liberals", "Liberals on the committee"."""
        if group.kind != "group" or not group.plural or group.actor is not None or not self._is_held(token):
            return None
        start, end = self._extent(token)
        text = self._described_as(start, end, token.i)
        if text.casefold() == group.name.casefold():
            return None
        made = Entity(text, "unnamed", plural=True, head=group.head, description=text)
        made.affiliation = self.cast.affiliation(start, end)
        made.modifiers = self._modifiers(token)
        made.roles = {group.head}
        self._possessives(made, start, end)
        return made

    def _is_held(self, token: Token) -> bool:
        """Whether a noun is a source, or what a relative clause hangs on."""
        return token.i in self._sources or any(child.dep_ == "relcl" for child in token.rights)

    def _note_thing(self, token: Token) -> None:
        key = (token.lemma_.lower(), token.tag_ == "NNS")
        entity = self._things.get(key) if definite(token) else None
        if entity is None:
            entity = Entity(token.text, "unknown", plural=key[1], head=key[0], thing=True)
            entity.gender = lexicon.gender_of_noun(key[0])
            self._things[key] = entity
        self._follow(token, entity)

    def _anonymities(self) -> None:
        """Gives each reason for anonymity to whom it is given for, in this sentence or one that only says so."""
        # The text as the stages share it: a document would build it anew.
        for at, reason in find_anonymity(grow(self.doc).raw):
            span = self.doc.char_span(at, at + 1, alignment_mode="expand")
            entity = self._kept_unnamed(span[0]) if span is not None and len(span) else None
            if entity is not None and entity.anonymity is None:
                entity.anonymity = reason

    def _kept_unnamed(self, token: Token) -> Entity | None:
        """Who does not want to be named: the subject of the words that say so, or the unnamed source of the sentence
        that stands nearest."""
        at = token
        for _ in range(8):
            noun = at.head if at.dep_ in {"relcl", "acl"} else subject_of(at)
            entity = self.entity_of.get(noun.i) if noun is not None else None
            if entity is not None and _may_be_unnamed(entity):
                return entity
            if at.head.i == at.i:
                break
            at = at.head
        number = self._sentences[token.i]
        near = sorted(range(self._starts[number], self._starts[number + 1]), key=lambda index: abs(index - token.i))
        candidates = (self.entity_of[index] for index in near if index in self.entity_of and index in self._sources)
        return next((entity for entity in candidates if _may_be_unnamed(entity)), None)


def _is_role(token: Token) -> bool:
    return token.tag_ == "NN" and token.lemma_.lower() in lexicon.ROLES


def _is_somebody(token: Token) -> bool:
    """ "A former contractor": a person by what is said, and no firm."""
    return token.lemma_ == "contractor" and any(child.lower_ == "former" for child in token.lefts)


def _is_noun(doc: Doc, index: int) -> bool:
    """Whether what the tagger took for a name is none: "the president", "the Committee", "the Lindow Liberal"."""
    token = doc[index]
    member = token.lower_ in lexicon.ROLES and token.lower_ in lexicon.SIDES and is_the(token)
    return token.is_lower or is_bare_body(doc, index) or member


def _title_after(noun: Token) -> str | None:
    """ "The website Re/mark": the name right after the noun, where nothing else knew it for one."""
    after = noun.i + 1
    for child in noun.rights:
        if child.dep_ == "appos" and child.left_edge.i <= after <= child.i and noun.doc[after].text[0].isupper():
            end = child.i + 1
            while end + 1 < len(noun.doc) and noun.doc[end].text == "/" and not noun.doc[end].whitespace_:
                end += 2
            return noun.doc[after:end].text
    return None


def _may_be_unnamed(entity: Entity) -> bool:
    return not entity.named and entity.kind == "unnamed"
