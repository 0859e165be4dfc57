"""Several who are told of as one: joined names and nouns, "both", "the two leaders", "these officials"."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import TYPE_CHECKING

from counterclaim.model import Span
from counterclaim.resolve import lexicon, sieve
from counterclaim.resolve.discourse import Discourse
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import PLURAL, SUBJECT, definite, is_another, is_the, lemma_of
from counterclaim.resolve.heads import head_of_phrase, lexical_head
from counterclaim.resolve.phrases import CUT

if TYPE_CHECKING:
    from spacy.tokens import Token

_BETWEEN = frozenset({"with", "between", "by", "of", "from", "against", "on", "than"})
_SIBLINGS = frozenset({"brother", "sister", "sibling", "twin"})
_CAMPAIGNS = frozenset({"campaign", "team", "camp"})
_JOINED = 6
"""Sentences over which "the two voters" are the two people just joined."""
COUPLES = frozenset({"couple", "pair", "duo"})
_ANY_ROLE = frozenset("man woman friend rival opponent candidate leader politician contender".split())
_SPOUSES = frozenset("wife husband spouse fiancé fiancée fiance fiancee girlfriend boyfriend widow".split())
_SAYS_WHICH = frozenset({"prep", "compound", "nmod", "poss", "acl"})
_PLURAL_TITLES = frozenset("reps sens govs gens senators representatives ministers presidents governors".split())
_CLAUSAL = frozenset(
    {"WP", "WDT", "WP$", "VBD", "VBP", "VBZ", "MD", "VB", "NNS", "PRP", "PRP$", "NNPS", "-RRB-", "``", "''"}
)
_BEFORE_NAMES = frozenset({"CC", "DT", "JJ", "NN", "NNP", "HYPH"})
"""Tags of the words before somebody's name in a list."""
_LONG = 40
"""Sentences within which two states remain the two of whom a report tells."""
_LIST = frozenset({"the", "and", "or", ",", "both"})
SIDES_OF_TWO = frozenset({"side", "country", "nation", "government", "neighbor", "neighbour", "capital"})


class Groups(Discourse):
    """Finds the members of a phrase that joins several, and the several whom a phrase for two or all means."""

    def coordinated(self, span: Span) -> list[Token]:
        """The heads of the mentions that a phrase joins: names with "and" or commas between, or what the parse says."""
        start, end = self.tree.reach(span) or (0, 0)
        if not any(self.tree.text[index].lower() in {"and", "&", "or", "nor"} for index in range(start, end)):
            return []
        found = self.doc[start:end]
        if self.one_titled(found.start, found.end) is not None:
            return []
        if (listed := self._listed(found.start, found.end) or self._parted(found.start, found.end)) is not None:
            return listed
        if found[0].lower_.rstrip(".") in _PLURAL_TITLES:
            # "Sens. Ana Ruiz, of Lindow, and Bo Hale".
            return [self.doc[i] for i in range(found.start, found.end) if self._is_of_list(i)]
        if (people := self._people_listed(found.start, found.end)) is not None:
            return people
        named = (head for token in found if (head := self.cast.head_at.get(token.i)) is not None)
        # "Chile's King X and the minister": a possessor speaks not.
        heads = dict.fromkeys(head.i for head in named if not self._possesses(head))
        rest = [token for token in found if token.i not in self.cast.head_at]
        if not all(self._only_lists(token) for token in rest):
            root = lexical_head(head_of_phrase(self.doc, found.start, found.end), found.end)
            joined = [token for token in self._conjuncts(root) if is_another(token) or token.lower_ == "those"]
            name = [self.doc[found.start]] if self._others_after(found.start, root) else []
            heads = dict.fromkeys(self._titled(t.i) for t in (*name, root, *joined) if found.start <= t.i < found.end)
            if joined and joined[-1].i in heads and (last := self.one_titled(joined[-1].i, found.end)) is not None:
                # "Secretary Bo Hale and Chief of Staff Ana Ruiz".
                heads.pop(joined[-1].i)
                heads[last.i] = None
        if heads:
            first, *others = heads
            apposed = self._begins_apposition(first)
            heads = dict.fromkeys((first, *(i for i in others if not (apposed and self._is_role(self.doc[i])))))
        return [self.doc[index] for index in heads if index in self.entity_of]

    def _conjuncts(self, root: Token) -> Sequence[Token]:
        """What is joined with a noun; "Ruiz, the Peruvians and even Chile" too, where the parser took those who follow
        one person for what he is called."""
        name = self.cast.names.get(root.i)
        if name is None or not name[1].is_person or name[1].plural:
            return root.conjuncts
        next_ = next((one for one in root.rights if one.dep_ == "appos" and one.tag_ == "NNPS"), None)
        return root.conjuncts or ((next_, *next_.conjuncts) if next_ is not None and next_.conjuncts else ())

    def _only_lists(self, token: Token) -> bool:
        """Whether a word between names only joins them, or is a title or a party: "Liberal Ruiz and Sen. Bo Hale"."""
        word = token.lower_
        light = token.dep_ in {"det", "cc", "punct", "case"} or word in _LIST or word in lexicon.SIDES
        return light or (word.endswith(".") and word in lexicon.TITLES)

    def _people_listed(self, start: int, end: int) -> list[Token] | None:
        """ "Ruiz, Mayor Bo Hale and the strategist Li Wen of Lindow": one person in each part of a list, whatever
        titles stand before the name and whatever place after it. ``None`` where a part names nobody."""
        heads: list[int] = []
        part: list[int] = []
        joined = False
        # "Ana and Bo Ruiz, the owners of": who they are is told already.
        ends = (k for k in range(start + 1, end) if self.doc[k].tag_ in {"DT", "PRP$"} and self.doc[k - 1].text == ",")
        end = next(ends, end + 1) - 1
        for index in range(start, end + 1):
            token = self.doc[index] if index < end else None
            if token is not None and token.tag_ in _CLAUSAL:
                return None
            if token is not None and token.lower_ not in {",", "and"}:
                part.append(index)
                continue
            if self._says_no_name(part):
                part = []
                continue
            person = self._person_of(part)
            if person is None and part and (not heads or (token is None and not joined) or not self._is_name(part)):
                return None
            heads += [person] if person is not None else []
            joined = joined or (token is not None and token.lower_ == "and")
            part = []
        return [self.doc[index] for index in dict.fromkeys(heads)] if joined and len(heads) > 1 else None

    def _says_no_name(self, part: Sequence[int]) -> bool:
        """An age, or whose wife or husband the next one is: "Ana Ruiz, 25, and *her husband*, Bo Hale, *27*"."""
        first, last = (self.doc[part[0]], self.doc[part[-1]]) if part else (None, None)
        if first is None or last is None:
            return False
        age = first is last and first.tag_ == "CD"
        return age or (first.tag_ == "PRP$" and last.tag_ == "NN" and last.lemma_.lower() in lexicon.ROLES)

    def _person_of(self, part: Sequence[int]) -> int | None:
        """The one person whom a part of a list names, before any preposition."""
        found: list[int] = []
        for index in part:
            if self.doc[index].tag_ == "IN" and not found:
                return None
            if index in self.cast.names and index in self.entity_of and not self._possesses(self.doc[index]):
                name, entity = self.cast.names[index]
                full = name.end > name.start + 1 and not entity.place
                if entity.is_person or (entity.kind == "unknown" and full):
                    found.append(index)
        if not found:
            return None
        last = found[0] == part[-1]
        return found[0] if last or self.doc[found[0] + 1].tag_ == "IN" else None

    def _parted(self, start: int, end: int) -> list[Token] | None:
        """ "Ana Ruiz, who drove; the clerk Bo Hale, of Lindow; and Li Wen": the person with whom each part begins."""
        cuts = [index for index in range(start, end) if self.doc[index].text == ";"]
        heads = [self._opens_part(last + 1, cut) for last, cut in pairwise((start - 1, *cuts, end))] if cuts else []
        return [head for head in heads if head is not None] if heads and None not in heads else None

    def _opens_part(self, first: int, last: int) -> Token | None:
        index = first
        while index < last and self.doc[index].tag_ in _BEFORE_NAMES and index not in self.cast.head_at:
            index += 1
        head = self.cast.head_at.get(index) if index < last else None
        entity = self.cast.names[head.i][1] if head is not None and head.i in self.entity_of else None
        return head if entity is not None and may_be_person(entity) else None

    def _is_name(self, part: Sequence[int]) -> bool:
        return all(self.doc[index].tag_ in {"NNP", "NNPS"} for index in part)

    def _listed(self, start: int, end: int) -> list[Token] | None:
        """ "Three senators, Ana Ruiz, Bo Hale and Li Wen": those who are told by name."""
        noun = head_of_phrase(self.doc, start, end)
        if noun.tag_ not in PLURAL or self._names_of(noun) is None:
            return None
        return [self.doc[i] for i in range(noun.i + 1, end) if self._is_of_list(i)]

    def _is_of_list(self, index: int) -> bool:
        """Whether the name of one of several people has its head here."""
        if index not in self.cast.names or self._possesses(self.doc[index]):
            return False
        name, entity = self.cast.names[index]
        if not entity.is_person and self._is_further_place(name.start, name.end):
            return False
        named = entity.kind == "unknown" and " " in entity.name and self.doc[index].dep_ != "pobj"
        return named or (entity.is_person and entity.named)

    def _is_further_place(self, start: int, end: int) -> bool:
        """ "At the University of Lindow, *Harbour City*, and"."""
        before = self.cast.head_at.get(start - 2) if start > 1 and self.doc[start - 1].text == "," else None
        after = self.doc[end].tag_ if end < len(self.doc) else ""
        return before is not None and before.dep_ == "pobj" and after != "IN"

    def _several_named(self, noun: Token) -> Entity | None:
        """ "Three bakers -- Ana Ruiz of Lindow, Bo Hale and Li Wen --": those who are told by name."""
        if self._names_of(noun) is None:
            return None
        named = self._listed(noun.i, noun.right_edge.i + 1) or ()
        people = tuple(dict.fromkeys(self.cast.names[token.i][1] for token in named))
        return self._together(people) if len(people) > 1 else None

    def _who_they_are(self, noun: Token) -> Entity | None:
        """ "The two bakers who won are Ana Ruiz and Bo Hale": those who are told by name."""
        verb = noun.head
        if noun.dep_ not in SUBJECT or lemma_of(verb) != "be" or not definite(noun):
            return None
        first = next((child for child in verb.rights if child.dep_ == "attr"), None)
        named = [first, *first.conjuncts] if first is not None and first.i in self.cast.names else []
        people = [self.cast.names[one.i][1] for one in named if one.i in self.cast.names]
        several = len(people) > 1 and len(people) == len(named) and all(may_be_person(one) for one in people)
        return self._together(people) if several else None

    def _begins_apposition(self, index: int) -> bool:
        """Whether a comma follows the name of a person: "Ana Ruiz, mayor and author, …"."""
        if index not in self.cast.names:
            return False
        name, entity = self.cast.names[index]
        return entity.is_person and name.end < len(self.doc) and self.doc[name.end].text == ","

    def _is_role(self, token: Token) -> bool:
        role = token.lemma_.lower() in lexicon.ROLES | {"member"}
        return (
            role
            and token.tag_ not in PLURAL
            and not any(child.lower_ in {"the", "his", "her"} for child in token.lefts)
        )

    def _join(self, token: Token) -> None:
        """ "Ruiz and Hale" are also two, whom "they" may mean."""
        tree, last = self.tree, token.i
        if any(tree.dep[child] == "conj" for child in tree.children[last]):
            return
        chain = [last]
        while (tree.dep[chain[-1]] == "conj" or self._goes_on(chain)) and len(chain) < 6:
            chain.append(tree.head[chain[-1]])
        joined = any(tree.lemma[child] == "and" for index in chain for child in tree.children[index])
        found = [
            self.entity_of.get(i) or self._entity_at(self._titled(i)) or self._human_thing(i) for i in reversed(chain)
        ]
        members = tuple(dict.fromkeys(entity for entity in found if entity is not None))
        roles = (self.doc[i] for i in chain[:-1])
        if not all(is_another(one) or one.lower_ == "those" for one in roles):
            # "Ana Ruiz, mayor and author of".
            return
        if not joined or len(members) < 2 or len(members) < len(chain):
            return
        together = group_of(members)
        first = chain[-1]
        self.salience.note(
            together,
            sentence=self._sentences[first],
            token=first,
            subject=tree.dep[first] in SUBJECT or (tree.dep[first] == "nmod" and tree.dep[tree.head[first]] in SUBJECT),
            source=first in self._sources,
        )

    def _goes_on(self, chain: list[int]) -> bool:
        """ "Ana Ruiz, Bo Hale, and Li Wen", where the parser took the second for what the first is called."""
        tree, names, at = self.tree, self.cast.names, chain[-1]
        if len(chain) < 2 or tree.dep[at] != "appos" or at not in names or tree.head[at] not in names:
            return False
        one, other = names[tree.head[at]], names[at]
        beside = other[0].start == one[0].end + 1 and tree.text[one[0].end] == ","
        return beside and may_be_person(one[1]) and may_be_person(other[1])

    def _last_joined(self, token: Token) -> Token | None:
        """The last noun of a phrase that joins several, if this is its name or it."""
        if token.dep_ == "conj":
            return token
        name = self.cast.names.get(token.i)
        before = self.doc[name[0].start - 1] if name is not None and name[0].start > 0 else None
        # "Liberal Bo Hale and Democrat Ana Ruiz won".
        return before if before is not None and before.dep_ == "conj" and before.i not in self.cast.names else None

    def _human_thing(self, index: int) -> Entity | None:
        """Who was not followed as somebody so far: "he and his partner"."""
        thing = self.thing_of.get(index)
        if thing is None or thing.pronominal:
            return None
        return thing if lexicon.is_human(thing.head) or (thing.plural and not lexicon.is_thing(thing.head)) else None

    def _titled(self, index: int) -> int:
        """ "Liberal Bo Hale and Democrat Ana Ruiz", where the parser joined the titles: the head of the name."""
        following = self.cast.head_at.get(index + 1)
        titled = following is not None and self.cast.names[following.i][0].start == index + 1
        return following.i if following is not None and titled and index not in self.cast.head_at else index

    def _pair(self, token: Token, head: str | None) -> Entity | None:
        """ "Both", "the two leaders", "the two sides": two people or states, where the report speaks of two."""
        lefts = {child.lower_ for child in token.lefts}
        if head is None:
            if (
                token.lower_ not in {"both", "two"}
                or (token.lower_ == "two" and not is_the(token))
                or any(child.dep_ == "prep" for child in token.rights)
            ):
                return None
        elif lefts.isdisjoint({"two", "both"}) or lefts - {"the", "two", "both", "these", "those"}:
            return None
        sentence = self._sentences[token.i]
        recent = [entity for entity in self.salience.recent(sentence, 3) if entity.named and not entity.plural]
        if head in SIDES_OF_TWO or head in lexicon.STATE_NOUNS:
            return self._two_states(token)
        if head is None and (family := self._family_before(sentence)) is not None:
            return family
        gender = lexicon.gender_of_noun(head) if head is not None else None
        found = [one for one in recent if one.kind == "person" and (gender is None or one.gender == gender)]
        if gender is not None and len(found) < 2:
            # "Both women", where the report names just two.
            found = [one for one in self._people() if one.gender == gender and one.first >= 0]
        if head in lexicon.ROLES and head not in {"man", "woman", "leader", "candidate", "rival"}:
            found = [one for one in found if head in one.roles or sieve.is_called(one, head)]
        latest = max((one.sentence for one in found if one.sentence < sentence), default=-1)
        near = [one for one in found if one.sentence >= latest]
        found = near if len(near) == 2 else found
        if head is not None and not found and head not in lexicon.HELD_BY_ONE:
            return self._two_of_joined(head, sentence)
        if head == "leader" and len(found) > 2:
            found = self._two_leaders(found)
        if len(found) != 2 or any(one.sentence > sentence for one in found):
            return None
        return self._together(found)

    def _two_bodies(self, token: Token, head: str) -> Entity | None:
        """ "The campaigns" after "the Ruiz campaign" and "Hale's team", "the companies" after one sentence on two."""
        said = {child.lower_ for child in token.lefts if child.dep_ != "det"}
        if not definite(token) or not said <= {"two", "both"} or any(self._says_which(c) for c in token.children):
            return None
        sentence = self._sentences[token.i]
        recent = [one for one in self.salience.recent(sentence, 1) if not one.plural]
        if head in lexicon.OUTLET_NOUNS:
            return self._two_outlets(sentence, lexicon.QUANTITY.keys() & said)
        if head == "campaign":
            found = [self._as_campaign(one) for one in recent if one.head in _CAMPAIGNS and not one.name.islower()]
        else:
            of_late = (one for one in recent if one.subject and one.sentence == sentence - 1 and not one.place)
            found = [one for one in of_late if one.named and one.kind in {"organisation", "unknown"}]
            people = any(one.is_person and one.sentence == sentence - 1 for one in recent)
            found = [] if people and any(one.kind == "unknown" for one in found) else found
        return self._together(found) if len(found) == 2 else None

    def _two_outlets(self, sentence: int, counted: AbstractSet[str]) -> Entity | None:
        """ "The two papers": the last two outlets that a phrase joined, or where they are counted all that the report
        has named."""
        recent = list(self.salience.recent(sentence, _LONG))
        joined = (one for one in recent if len(one.members) == 2 and all(two.kind == "outlet" for two in one.members))
        found = max(joined, key=lambda one: one.token, default=None)
        named = [one for one in recent if one.kind == "outlet" and one.named]
        if found is None and counted and len(named) == 2:
            return self._together(named)
        return found

    def _as_campaign(self, entity: Entity) -> Entity:
        """ "The Ruiz team" as a campaign."""
        if entity.head == "campaign":
            return entity
        name = f"{entity.name[: -len(entity.head)]}campaign"
        return Entity(name, "organisation", head="campaign", affiliation=entity.affiliation, at=entity.at)

    def _two_of_joined(self, head: str, sentence: int) -> Entity | None:
        """ "The two voters" after "Ruiz and Hale", of whom the report does not tell what else they are."""
        joined = (one for one in self.salience.recent(sentence, _JOINED) if len(one.members) == 2)
        told = next(joined, None)
        may = told is not None and all(may_be_person(one) and not one.roles - {head} for one in told.members)
        return told if may else None

    def _family_before(self, sentence: int) -> Entity | None:
        """ "The two" after "the Hales"."""
        several = next((one for one in self.salience.recent(sentence, 3) if one.plural), None)
        is_family = several is not None and several.named and several.kind == "group" and several.actor is None
        return several if is_family and several is not None and self._bear(several) else None

    def _bear(self, named: Entity) -> list[Entity]:
        """The people whose surname a name of several is: "the Hales"."""
        if " " in named.name or named.actor is not None:
            return []
        surnames = {named.name.removesuffix("s").lower(), named.name.removesuffix("es").lower()} - {named.name.lower()}
        return [one for one in self._people() if " " in one.name and one.name.rsplit(" ", 1)[-1].lower() in surnames]

    def _siblings(self, head: str) -> Entity | None:
        """ "The brothers": the two people of one surname and of that gender, where the report names no other two."""
        gender = lexicon.gender_of_noun(head)
        of: dict[str, list[Entity]] = {}
        for one in self._people():
            if " " in one.name and one.first >= 0 and (gender is None or one.gender in {None, gender}):
                of.setdefault(one.name.rsplit(" ", 1)[-1], []).append(one)
        several = [people for people in of.values() if len(people) > 1]
        return self._together(several[0]) if len(several) == 1 and len(several[0]) == 2 else None

    def _two_leaders(self, people: list[Entity]) -> list[Entity]:
        """Of several people those two who lead states, each another one."""
        of: dict[str, Entity] = {}
        for one in people:
            state = self._state_of(one.affiliation)
            if state is not None and not lexicon.HELD_BY_ONE.isdisjoint(one.roles | one.incumbent):
                of.setdefault(state, one)
        return list(of.values())

    def _two_states(self, token: Token) -> Entity | None:
        """ "The two sides": the two states that act, by themselves or by their officials, in this sentence or the ones
        just before, as soon as they are two."""
        number = self._sentences[token.i]
        if (joined := self._two_joined(number, 1)) is not None:
            return joined
        states: dict[str, None] = {}
        for sentence in range(number, max(number - 3, -1), -1):
            last = token.i if sentence == number else self._starts[sentence + 1]
            for index in range(self._starts[sentence], last):
                entity = self._entity_at(index)
                if entity is None or entity.plural or self._is_placed(index):
                    continue
                state = self._state_of(entity.actor or entity.affiliation)
                if state is not None:
                    states[state] = None
            if len(states) > 1:
                break
        if len(states) == 2:
            return self._together([self._entity(state) for state in states])
        return self._two_joined(number, _LONG)

    def _two_joined(self, sentence: int, window: int) -> Entity | None:
        """The last two states that a phrase joined: "Peru and Chile"."""
        recent = self.salience.recent(sentence, window)
        pairs = (one for one in recent if len(one.members) == 2 and all(two.kind == "state" for two in one.members))
        return max(pairs, key=lambda one: one.token, default=None)

    def _is_placed(self, index: int) -> bool:
        """Whether a name tells where something is or whom it goes to: "over Peru"."""
        tree = self.tree
        return tree.dep[index] == "pobj" and tree.lemma[tree.head[index]] not in _BETWEEN

    def _just_joined(self, token: Token, head: str) -> Entity | None:
        """ "The leaders", "the couple" after "Ruiz and Hale": people just joined who may be called so, where nobody has
        been called so of late."""
        if not definite(token) or any(self._says_which(child) for child in token.children):
            return None
        if head in _SIBLINGS and token.tag_ == "NNS" and (siblings := self._siblings(head)) is not None:
            return siblings
        if head not in COUPLES and head not in lexicon.ROLES:
            return None
        sentence = self._sentences[token.i]
        found: Entity | None = None
        for entity in self.salience.recent(sentence, 3):
            if entity.plural and not entity.members and (entity.head == head or head in entity.roles):
                return None
            near = found is None and (sentence - entity.sentence < 2 or entity.sourced >= 0)
            if near and entity.members and all(self._may_be_called(one, head) for one in entity.members):
                found = entity if head not in COUPLES or len(entity.members) == 2 else None
        if found is None:
            return self._married(sentence) if head == "couple" else self._two_of_role(token, head)
        return None if self._is_told_by(token, found.token) else found

    def _says_which(self, child: Token) -> bool:
        clause = child.dep_ == "relcl" and self.doc[child.left_edge.i - 1].text not in CUT
        return clause or child.dep_ in _SAYS_WHICH

    def _is_told_by(self, token: Token, at: int) -> bool:
        """Whether a mention stands in the words of whoever a token is, or of several who may be meant instead."""
        if any(start <= at < end for start, end in self._contents.get(token.i, ())):
            return True
        held = self._around.holder.get(at)
        holder = self._entity_at(held[0]) if held is not None else None
        return holder is not None and holder.plural

    def _may_be_called(self, entity: Entity, head: str) -> bool:
        if not may_be_person(entity):
            return False
        if head in COUPLES or head in entity.roles or sieve.is_called(entity, head):
            return True
        return head not in lexicon.STAYS_UNNAMED and (head in _ANY_ROLE or not entity.roles)

    def _two_of_role(self, token: Token, head: str) -> Entity | None:
        """ "The officials" after a sentence of a minister and a secretary: the two named there, both of them such."""
        sentence = self._sentences[token.i]
        people = [one for one in self.salience.recent(sentence, 1) if one.kind == "person" and one.named]
        near = [one for one in people if one.sentence == sentence - 1]
        as_official = lexicon.UNNAMED_AS["official"] if head == "official" else frozenset()
        fit = all(
            head in one.roles or sieve.is_called(one, head) or not as_official.isdisjoint(one.roles) for one in near
        )
        return self._together(near) if len(people) == len(near) == 2 and fit else None

    def _married(self, sentence: int) -> Entity | None:
        """Somebody just told as a wife or husband, with who was spoken of beside."""
        people = [one for one in self.salience.recent(sentence, 2) if one.kind == "person" and one.named]
        spouse = next((one for one in people if not one.roles.isdisjoint(_SPOUSES)), None)
        other = next((one for one in people if one is not spouse and one.gender != (spouse and spouse.gender)), None)
        return self._together([spouse, other]) if spouse is not None and other is not None else None

    def _together(self, found: Sequence[Entity]) -> Entity:
        """The one group that some are."""
        members = tuple(sorted(found, key=lambda one: one.at if one.at >= 0 else len(self.doc)))
        known = next((one for one in self._joints if one.members == members), None)
        if known is None:
            known = group_of(members)
            self._joints.append(known)
        return known

    def _family(self, named: Entity) -> Entity | None:
        """ "The Ruizes", "the Hales": the two people of that name."""
        if named.kind != "group" or not named.plural or " " in named.name or named.actor is not None:
            return None
        found = self._bear(named)
        return self._together(found) if len(found) == 2 else None

    def _each(self, token: Token) -> Entity | None:
        """ "The three mayors drew applause, but each": the several who are the subject before."""
        number = self._sentences[token.i]
        for sentence in (number, number - 1):
            if sentence < 0:
                break
            for index in range(min(token.i, self._starts[sentence + 1]) - 1, self._starts[sentence] - 1, -1):
                if self.tree.dep[index] in SUBJECT and (entity := self._entity_at(index)) is not None:
                    joined = next((one for one in self._recent_groups(number) if entity in one.members), None)
                    if joined is not None or (entity.plural and not entity.thing):
                        return joined or entity
        return None

    def _joined_of_whom(self, token: Token) -> Entity | None:
        """ "Ruiz and Hale of Lindow, both of whom": the two names joined before."""
        doc, at = self.doc, token.i
        if token.lower_ != "both" or at + 2 >= len(doc) or doc[at + 2].lower_ != "whom" or doc[at - 1].text != ",":
            return None
        for index in range(at - 2, self._starts[self._sentences[at]], -1):
            if index in self.cast.names and doc[index].dep_ == "conj" and doc[index].head.i in self.cast.names:
                members = [self.cast.names[k][1] for k in (doc[index].head.i, index)]
                return self._together(members) if all(not one.is_body for one in members) else None
        return None

    def _recent_groups(self, sentence: int) -> list[Entity]:
        return [entity for entity in self.salience.recent(sentence, 1) if entity.members]

    def _all_together(self, token: Token, found: Entity) -> Entity:
        """ "These officials" after "officials, envoys and others": all of them."""
        if not any(child.lower_ in {"these", "those"} for child in token.lefts):
            return found
        recent = self.salience.recent(self._sentences[token.i], 2)
        return next((entity for entity in recent if found in entity.members), found)

    def _members(self, name: str) -> Entity:
        """ "Liberal claims": those of the members of a party."""
        known = (entity for _, entity in self.cast.names.values() if entity.name == name)
        return next(known, None) or Entity(name, "group", plural=True, named=True, head=name.lower())


def may_be_person(entity: Entity) -> bool:
    """Whether a name is a person's, or in full and of nothing else that is known."""
    full = entity.kind == "unknown" and " " in entity.name and not entity.place
    return entity.named and (entity.kind == "person" or full)


def group_of(members: tuple[Entity, ...]) -> Entity:
    return Entity(name_of_all(members), "group", plural=True, members=members)


def name_of_all(members: Sequence[Entity]) -> str:
    names = [member.name for member in members]
    return ", ".join(names[:-1]) + " and " + names[-1]
