"""One pass over a report from its first word to its last: every mention finds or makes its entity."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from counterclaim.gazetteer import Gazetteer
from counterclaim.model import ActorKind, Attribution, Form, Report, Span
from counterclaim.resolve import lexicon, sieve
from counterclaim.resolve.cast import Cast
from counterclaim.resolve.entities import Entity, Place
from counterclaim.resolve.names import head_of
from counterclaim.resolve.phrases import CUT, count_claimed, describe, find_anonymity, left_edge, right_edge, share_of
from counterclaim.resolve.ranking import Choose, Surroundings, fits, rows, word_of
from counterclaim.resolve.voices import Voice, find_voices, who_signed
from counterclaim.tree import grow

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Fits = Callable[[Entity], "float | None"]

_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_NOUNS = frozenset({"NN", "NNS"})
_PLURAL = frozenset({"NNS", "NNPS"})
_GENITIVES = frozenset({"'", "’", "'s", "’s"})
_OWNERS = frozenset({"its", "their", "his", "her", "our", "my"})
_PRONOUN_TAGS = frozenset({"PRP", "PRP$"})
_QUOTES = frozenset({"“", '"', "'"})
_AUTHOR = "author"
_EXPERTS = frozenset({"expert", "analyst", "researcher", "professor", "scientist", "economist"})
_OF_PAPERS = frozenset({"white", "research", "policy", "draft", "academic", "scientific", "working"})
_TOWNS = frozenset({"town", "city", "county", "village"})
_PANELS = frozenset({"committee", "panel", "commission", "subcommittee", "board", "council"})
_SIDES_OF_TWO = frozenset({"side", "country", "nation", "government", "neighbor", "neighbour", "capital"})
_WHO = frozenset({"who", "that", "which"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "no", "each", "every", "this"})
_FOREMOST = frozenset({"top", "chief", "lead", "leading", "head"})
_WEALTH = frozenset({"billionaire", "estate", "property", "millionaire"})
_FORESEEN, _LEAD = 4, 2
"""Sentences after a description in which who is meant may be named, and the last one of a lead."""
_GOES_ON = 2000
"""Characters over which a quotation may go on from one paragraph into the next."""


class Reading:
    """What a report says of whom: ``entity_of`` gives the entity of every mention by the token of its head."""

    def __init__(
        self,
        doc: Doc,
        attributions: Sequence[Attribution],
        gazetteer: Gazetteer,
        report: Report,
        choose: Choose | None = None,
    ) -> None:
        self.doc = doc
        self.tree = grow(doc)
        self._choose = choose
        self.gazetteer = gazetteer
        self.report = report
        matches, heads = gazetteer.scan(doc)
        published = report.published[:10] if report.published else None
        self.cast = Cast(doc, matches, {start: end for start, end, _ in heads}, gazetteer, published, report.outlet)
        self.entity_of: dict[int, Entity] = {}
        self.salience = sieve.Salience()
        self._offices = {self._head_within(start, end): (start, office) for start, end, office in heads}
        self._sentences, self._starts = _sentence_numbers(doc)
        self._source_ends: dict[int, int] = {}
        self._source_starts: dict[int, int] = {}
        self.heads = {attribution.id: self._source_head(attribution) for attribution in attributions}
        self._contents = self._content_ranges(attributions)
        self._speakers = self._quotations(attributions)
        self._sources = {head.i for head in self.heads.values() if head is not None}
        self._sources |= {token.i for head in self.heads.values() if head is not None for token in self._with(head)}
        self._around = self._surroundings(attributions)
        self._speaker: Entity | None = None
        self.thing_of: dict[int, Entity] = {}
        self._things: dict[tuple[str, bool], Entity] = {}
        self._joints: list[Entity] = []
        self._authors: dict[str, Entity] = {}
        self._voices: list[Voice] | None = None
        self._persons: list[tuple[int, Entity]] | None = None
        self._later: list[Token] = []
        self._shared: tuple[int, str] | None = None
        self._owned_by: list[tuple[Entity, list[int]]] = []
        self._read()
        for token in self._later:
            self._first_person(token)
        self._say_whose()
        self._anonymities()

    def place(self, token: Token) -> Place:
        """Where the mention with this head stands."""
        if token.i in self.cast.names:
            name = self.cast.names[token.i][0]
            start, end = name.start, name.end
        else:
            start, end = left_edge(token), token.i + 1
        last, outer = self.doc[end - 1], token.right_edge
        return Place(
            self.doc[start].idx,
            last.idx + len(last.text),
            token.idx,
            min(token.left_edge.idx, self.doc[start].idx),
            max(outer.idx + len(outer.text), last.idx + len(last.text)),
        )

    def coordinated(self, span: Span) -> list[Token]:
        """The heads of the mentions that a phrase joins: names with "and" or commas between, or what the parse says."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        if found is None or not any(token.lower_ in {"and", "or"} for token in found):
            return []
        if (listed := self._listed(found.start, found.end)) is not None:
            return listed
        if found[0].lower_.rstrip(".") in _PLURAL_TITLES:
            # "Sens. Ana Ruiz, of Lindow, and Bo Hale".
            return [self.doc[i] for i in range(found.start, found.end) if self._is_of_list(i)]
        named = (head for token in found if (head := self.cast.head_at.get(token.i)) is not None)
        # "Chile's King X and the minister": a possessor speaks not.
        heads = dict.fromkeys(head.i for head in named if not self._possesses(head))
        rest = [token for token in found if token.i not in self.cast.head_at]
        if not all(token.dep_ in {"det", "cc", "punct", "case"} or token.lower_ in _LIST for token in rest):
            root = head_of_phrase(self.doc, found.start, found.end)
            joined = [token for token in root.conjuncts if _is_another(token)]
            heads = dict.fromkeys(t.i for t in (root, *joined) if found.start <= t.i < found.end)
        if heads:
            first, *others = heads
            apposed = self._begins_apposition(first)
            heads = dict.fromkeys((first, *(i for i in others if not (apposed and self._is_role(self.doc[i])))))
        return [self.doc[index] for index in heads if index in self.entity_of]

    def _listed(self, start: int, end: int) -> list[Token] | None:
        """ "Three senators, Ana Ruiz, Bo Hale and Li Wen": those who are told by name."""
        noun = head_of_phrase(self.doc, start, end)
        if noun.tag_ not in _PLURAL or self._names_of(noun) is None:
            return None
        return [self.doc[i] for i in range(noun.i + 1, end) if self._is_of_list(i)]

    def _is_of_list(self, index: int) -> bool:
        """Whether the name of one of several people has its head here."""
        if index not in self.cast.names or index not in self.entity_of or self._possesses(self.doc[index]):
            return False
        entity = self.entity_of[index]
        named = entity.kind == "unknown" and " " in entity.name and self.doc[index].dep_ != "pobj"
        return named or (entity.is_person and entity.named)

    def _names_of(self, noun: Token) -> list[Token] | None:
        for child in noun.children:
            if child.dep_ == "appos" and child.i in self.cast.names:
                names = [token for token in (child, *child.conjuncts) if token.i in self.cast.names]
                return names if len(names) > 1 else None
        return None

    def _possesses(self, head: Token) -> bool:
        after = self.cast.names[head.i][0].end
        return head.dep_ == "poss" or (after < len(self.doc) and self.doc[after].text in _GENITIVES)

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
            and token.tag_ not in _PLURAL
            and not any(child.lower_ in {"the", "his", "her"} for child in token.lefts)
        )

    def _with(self, head: Token) -> list[Token]:
        """The nouns that a source joins to its first."""
        end = self._source_ends[head.i]
        joined = head.conjuncts if head.tag_ not in _PRONOUN_TAGS else ()
        return [token for token in joined if head.i < token.i < end and _is_another(token) and _may_speak(token)]

    def _source_head(self, attribution: Attribution) -> Token | None:
        spans = attribution.source.spans
        if not spans:
            return None
        found = [self._head_in(span) for span in spans]
        heads = [head for head in found if head is not None]
        cue = {token.i for span in attribution.cue.spans for token in self._tokens(span)}
        # "He spoke after Hale had said …": of two stretches, the subject of the cue.
        subjects = [head for head in heads if head.dep_ in _SUBJECT and head.head.i in cue and head.lower_ != "both"]
        return next(iter(subjects[-1:] if len(spans) > 1 else heads[:1]), heads[0] if heads else None)

    def _tokens(self, span: Span) -> Iterable[Token]:
        return self.doc.char_span(span.start, span.end, alignment_mode="expand") or ()

    def _head_in(self, place: Span) -> Token | None:
        span = self.doc.char_span(place.start, place.end, alignment_mode="expand")
        if span is None:
            return None
        end = span.end
        while end > span.start + 1 and (self.doc[end - 1].is_punct or self.doc[end - 1].is_space):
            end -= 1
        head = _whole_word(_speaker_of(head_of_phrase(self.doc, span.start, end), span.start, end), end)
        head = _lexical_head(head, end)
        head = self.cast.head_at.get(self._apposed_name(head, end).i, head)
        head = self._named_after(head, end) or head
        self._source_ends[head.i] = end
        self._source_starts[head.i] = span.start
        return head

    def _named_after(self, noun: Token, end: int) -> Token | None:
        """ "A lawyer for the guild, Ana Ruiz,": whose name the parser hung on "the guild"."""
        single = noun.tag_ == "NN" and noun.lemma_.lower() in lexicon.ROLES
        if not (single or noun.lower_ == "one") or noun.i in self.cast.head_at:
            return None
        comma = next((k for k in range(noun.i + 1, end - 1) if self.doc[k].text == ","), None)
        named = self.cast.head_at.get(comma + 1) if comma is not None else None
        if comma is None or named is None or self.doc[comma - 1].tag_ not in {"NNP", "NNPS", "NNS"}:
            return None
        name, entity = self.cast.names[named.i]
        full = name.end - name.start > 1 and name.start == comma + 1 and (entity.is_person or entity.kind == "unknown")
        return named if full and (name.end >= end or self.doc[name.end].text == ",") else None

    def _apposed_name(self, noun: Token, end: int) -> Token:
        """ "The website Free Harbour", "Peru's President Ana Ruiz": the name after the noun."""
        named = self.cast.head_at.get(noun.i + 1) if noun.tag_ in {"NN", "NNP"} and noun.i + 1 < end else None
        if named is None or noun.i in self.cast.head_at or self.cast.names[named.i][0].start != noun.i + 1:
            return noun
        head = noun.lemma_.lower()
        called = head in lexicon.ROLES or head in lexicon.INSTITUTIONS
        return named if called and not self._possesses(named) else noun

    def _content_ranges(self, attributions: Sequence[Attribution]) -> dict[int, list[tuple[int, int]]]:
        """Token ranges of the contents, by the head of their source: a source is not found in its own words."""
        ranges: dict[int, list[tuple[int, int]]] = {}
        for attribution in attributions:
            head = self.heads[attribution.id]
            for span in attribution.content if head is not None else ():
                found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
                if found is not None and head is not None:
                    ranges.setdefault(head.i, []).append((found.start, found.end))
        return ranges

    def _quotations(self, attributions: Sequence[Attribution]) -> list[tuple[int, int, Token]]:
        """Quoted contents as character ranges with the head of who speaks, the innermost last."""
        quoted = [
            (span.start, span.end, head)
            for attribution in attributions
            if attribution.form is not Form.INDIRECT and (head := self.heads[attribution.id]) is not None
            for span in attribution.content
        ]
        return sorted(quoted, key=lambda entry: entry[0] - entry[1])

    def _surroundings(self, attributions: Sequence[Attribution]) -> Surroundings:
        quotation = [-1] * len(self.doc)
        holder: dict[int, tuple[int, bool]] = {}
        spans = []
        for attribution in attributions:
            head = self.heads[attribution.id]
            for span in attribution.content:
                found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
                if found is not None:
                    spans.append((found.start, found.end, head, attribution.form is not Form.INDIRECT))
        spans.sort(key=lambda one: one[0] - one[1])
        for number, (start, end, head, quoted) in enumerate(spans):
            for index in range(start, end):
                if quoted:
                    quotation[index] = number
                if head is not None:
                    holder[index] = (head.i, quoted)
        return Surroundings(self.tree, self._sentences, self._starts, quotation, holder)

    def _read(self) -> None:
        for index in self._candidates():
            token = self.doc[index]
            entity = self._mentioned(token)
            if entity is not None:
                self._note(token, entity)
                if self._choose is not None and token.dep_ == "conj":
                    self._join(token)
            elif token.tag_ in _NOUNS and token.dep_ != "compound":
                self.salience.note_thing(
                    sentence=self._sentences[index],
                    token=index,
                    subject=token.dep_ in _SUBJECT,
                    plural=token.tag_ == "NNS",
                )
                if self._choose is not None:
                    self._note_thing(token)

    def _head_within(self, start: int, end: int) -> int:
        """The token of a range on which its others hang: the last of "foreign ministry", the first of "Ministry of
        Defence"."""
        return next((index for index in range(start, end) if not start <= self.tree.head[index] < end), end - 1)

    def _candidates(self) -> list[int]:
        """Tokens that may head a mention, told by number: a look at each token would cost as much as all else."""
        wanted = {self.doc.vocab.strings[tag] for tag in (*_NOUNS, *_PRONOUN_TAGS)}
        others = {*self.cast.names, *self._sources, *self._offices}
        name = self.doc.vocab.strings["NNP"]
        tags = self.doc.to_array("TAG").tolist()
        return [
            index
            for index, tag in enumerate(tags)
            # "The president" that the tagger took for a name.
            if tag in wanted or index in others or (tag == name and self.doc[index].is_lower)
        ]

    def _mentioned(self, token: Token) -> Entity | None:
        index = token.i
        if index in self.cast.names:
            entity = self.cast.names[index][1]
            return self._some_of(token, entity) or entity
        if token.tag_ in _PRONOUN_TAGS:
            return self._pronoun(token)
        if index in self._offices and token.dep_ != "compound" and index not in self.cast.match_at:
            return self._apposed(token) or self._office(token)
        source = index in self._sources
        if token.tag_ in _NOUNS and (token.dep_ != "compound" or source):
            return self._nominal(token, source=source)
        if token.tag_ == "NNP" and (source or token.dep_ != "compound") and _is_common(token):
            return self._nominal(token, source=source)
        return self._other(token) if source else None

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

    def _join(self, token: Token) -> None:
        """ "Ruiz and Hale" are also two, whom "they" may mean."""
        tree, last = self.tree, token.i
        if any(tree.dep[child] == "conj" for child in tree.children[last]):
            return
        chain = [last]
        while tree.dep[chain[-1]] == "conj" and len(chain) < 6:
            chain.append(tree.head[chain[-1]])
        joined = any(tree.lemma[child] == "and" for index in chain for child in tree.children[index])
        members = tuple(dict.fromkeys(self.entity_of[i] for i in reversed(chain) if i in self.entity_of))
        if not joined or len(members) < 2 or len(members) < len(chain):
            return
        together = _together(members)
        first = chain[-1]
        self.salience.note(
            together,
            sentence=self._sentences[first],
            token=first,
            subject=tree.dep[first] in _SUBJECT,
            source=first in self._sources,
        )

    def _note_thing(self, token: Token) -> None:
        key = (token.lemma_.lower(), token.tag_ == "NNS")
        entity = self._things.get(key) if _definite(token) else None
        if entity is None:
            entity = Entity(token.text, "unknown", plural=key[1], head=key[0], thing=True)
            entity.gender = lexicon.gender_of_noun(key[0])
            self._things[key] = entity
        self._follow(token, entity)

    def _follow(self, token: Token, entity: Entity) -> None:
        """Notes a mention of what is nobody."""
        self.thing_of[token.i] = entity
        self.salience.note(
            entity,
            sentence=self._sentences[token.i],
            token=token.i,
            subject=token.dep_ in _SUBJECT,
            source=False,
        )

    def _ranked(self, token: Token, word: str) -> Entity | None:
        """Whom a pronoun means by the ranking."""
        assert self._choose is not None
        index = token.i
        candidates = self.salience.candidates(
            self._may_be(token, word),
            sentence=self._sentences[index],
            window=sieve.PRONOUN_WINDOW[word],
            outside=self._contents.get(index, ()),
        )
        held = self._around.holder.get(index)
        features = rows(
            index,
            candidates,
            self._around,
            self._speaker,
            self._entity_at(held[0]) if held is not None else None,
            source=index in self._sources,
            expletive=word == "it" and _expletive(token),
            sieve=self._sieved(token),
        )
        best = self._choose(index, features, candidates, index in self._sources)
        if best is None:
            if word != "it":
                made = Entity(token.text, "unknown", plural=word == "they", head=word, thing=True, pronominal=True)
                self._follow(token, made)
            return None
        entity = candidates[best].entity
        entity.called[word] = entity.called.get(word, 0) + 1
        return self._kept(token, entity)

    def _may_be(self, token: Token, word: str) -> Callable[[Entity], bool]:
        """Whom number, gender and quotation marks allow."""
        if word not in {"he", "she"}:
            return lambda entity: fits(word, entity)
        quoting, other = self._quoting(token), "f" if word == "he" else "m"
        return lambda entity: entity.gender != other and fits(word, entity) and entity not in quoting

    def _quoting(self, token: Token) -> list[Entity]:
        """Those in whose quotation a word stands: nobody says "he" of himself."""
        at = token.idx
        heads = (
            head.i
            for start, end, head in self._speakers
            if start <= at < end and head.i != token.i and self._is_quoted(token, start - 2)
        )
        return [entity for index in heads if (entity := self._entity_at(index)) is not None]

    def _of_relative(self, token: Token, word: str) -> Entity | None:
        """ "The senators, who say that they …", "Ruiz, who repeated her demand": who the clause is about, where nobody
        else who agrees stands between."""
        tree, at = self.tree, token.i
        chain = at
        for _ in range(6):
            if tree.head[chain] == chain:
                return None
            chain = tree.head[chain]
            if tree.dep[chain] == "relcl":
                break
        else:
            return None
        who = next((c for c in tree.children[chain] if tree.dep[c] == "nsubj" and tree.text[c].lower() in _WHO), None)
        if who is None or not who < at or self._sentences[who] != self._sentences[at]:
            return None
        if self._around.quotation[at] != self._around.quotation[who]:
            return None
        meant = self.entity_of.get(who) or self._entity_at(tree.head[chain])
        if meant is None or meant.thing or not fits(word, meant) or _genders(word, meant):
            return None
        if meant.plural != (word == "they") or (word in {"he", "she"} and meant.is_body):
            return None
        between = (self._entity_at(index) for index in range(who + 1, at))
        rivals = [one for one in between if one is not None and one is not meant and fits(word, one)]
        if any(one.plural if word == "they" else not _genders(word, one) and not one.is_body for one in rivals):
            return None
        return meant

    def _kept(self, token: Token, entity: Entity) -> Entity | None:
        """The entity, where it is somebody: a thing that is a source becomes somebody."""
        if entity.thing and (entity.pronominal or token.i not in self._sources):
            self._follow(token, entity)
            return None
        if entity.thing:
            self._promote(entity)
        return entity

    def _promote(self, entity: Entity) -> None:
        first = self.doc[entity.at]
        entity.thing = False
        start, end = self._extent(first)
        text = self._described_as(start, end, first.i)
        entity.name = entity.description = self._share(first, text)
        entity.affiliation = self.cast.affiliation(start, end)
        entity.modifiers, entity.roles = self._modifiers(first), {entity.head}
        if entity.head in lexicon.DOCUMENTS:
            entity.kind = "document"
        elif entity.head in lexicon.INSTITUTIONS and not entity.plural:
            entity.kind = "organisation"
        else:
            entity.kind = "unnamed"
        for index, thing in list(self.thing_of.items()):
            if thing is entity:
                self.entity_of[index] = self.thing_of.pop(index)
        self.salience.promote(entity)

    def _entity_at(self, index: int) -> Entity | None:
        if index in self.cast.names:
            return self.cast.names[index][1]
        return self.entity_of.get(index)

    def _note(self, token: Token, entity: Entity) -> None:
        source = token.i in self._sources
        self.entity_of[token.i] = entity
        self.salience.note(
            entity,
            sentence=self._sentences[token.i],
            token=token.i,
            subject=token.dep_ in _SUBJECT,
            source=source,
        )
        if source:
            self._speaker = entity
        if entity.plural and entity.count_claimed is None:
            entity.count_claimed = count_claimed(token)

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
            noun = at.head if at.dep_ in {"relcl", "acl"} else _subject_of(at)
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

    def _pronoun(self, token: Token) -> Entity | None:
        word = token.lower_
        ranked = word_of(word) if self._choose is not None else None
        if ranked is not None:
            found = self._by_clause(token, ranked) or self._ranked(token, ranked)
        elif word in lexicon.FIRST:
            self._later.append(token)
            return None
        else:
            found = self._sieved(token)
        if found is not None and found.kind == "unknown" and word in lexicon.HE:
            found.kind = "person"
        return found

    def _by_clause(self, token: Token, word: str) -> Entity | None:
        """Whom the clause that a pronoun stands in makes evident."""
        found = self._with_whom_the_cause_lies(token, word)
        if found is None and word != "it":
            found = self._of_relative(token, word)
        if found is not None:
            found.called[word] = found.called.get(word, 0) + 1
        return found

    def _with_whom_the_cause_lies(self, token: Token, word: str) -> Entity | None:
        """ "Hale praised Ruiz because she …", "turned to Peru because its …"."""
        subject = token.head if token.dep_ == "poss" else token
        clause = subject.head
        if token.dep_ == "poss" and subject.dep_ == "pobj" and clause.lower_ == "for" and clause.head.pos_ == "VERB":
            return self._blamed(clause.head, token, word)
        if subject.dep_ not in _SUBJECT or clause.dep_ != "advcl" or clause.i < clause.head.i:
            return None
        if not any(child.lower_ == "because" for child in clause.lefts):
            return None
        verb = clause.head
        meant = None
        for child in verb.rights:
            if child.dep_ == "dobj" and verb.lemma_ in lexicon.BLAMES_OTHER:
                meant = child
            elif child.lower_ == "to" and verb.lemma_ == "turn":
                meant = next((one for one in child.children if one.dep_ == "pobj"), None)
        entity = self.entity_of.get(meant.i) if meant is not None else None
        if entity is None or not fits(word, entity) or (word in {"he", "she"} and entity.is_body):
            return None
        return None if _genders(word, entity) else entity

    def _blamed(self, verb: Token, token: Token, word: str) -> Entity | None:
        """ "Hale praised Ruiz for her patience", "Ruiz was praised for her patience"."""
        passive = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)
        meant = passive or next((child for child in verb.rights if child.dep_ == "dobj" and child.i < token.i), None)
        known = verb.lemma_ in lexicon.BLAMES_OTHER or verb.lemma_ in {
            "call",
            "blast",
            "attack",
            "slam",
            "hail",
            "mock",
        }
        entity = self._entity_at(meant.i) if meant is not None and known else None
        if entity is None or word not in {"he", "she"} or not entity.is_person or _genders(word, entity):
            return None
        return entity

    def _sieved(self, token: Token) -> Entity | None:
        """Whom a pronoun of the third person means by rules."""
        word, sentence = token.lower_, self._sentences[token.i]
        outside = self._contents.get(token.i, ())
        if word in lexicon.HE:
            quoting, he = self._quoting(token), sieve.he(lexicon.HE[word])
            return self.salience.best(
                lambda entity: he(entity) if entity not in quoting else None, sentence=sentence, outside=outside
            )
        if word in lexicon.IT and not _expletive(token):
            things = None if token.i in self._sources else False
            return self.salience.best(sieve.it, sentence=sentence, window=5, outside=outside, things=things)
        if word in lexicon.THEY:
            fits = sieve.people if token.dep_ in {"dobj", "pobj", "iobj", "dative"} else sieve.they
            things = None if token.i in self._sources else True
            return self.salience.best(fits, sentence=sentence, window=6, outside=outside, things=things)
        return None

    def _first_person(self, token: Token) -> None:
        """Who says "I" or "we": who is quoted, whose words are given without quotation marks, or the author."""
        for start, end, head in reversed(self._speakers):
            if start <= token.idx < end and head.i != token.i:
                entity = self.entity_of.get(head.i)
                if entity is not None:
                    self.entity_of[token.i] = self._spoken_for(token, entity)
                return
        if self._is_quoted(token):
            near = self._quoted_near(token)
            found = self.entity_of.get(near.i) if near is not None else None
            if found is not None and not found.thing:
                self.entity_of[token.i] = self._spoken_for(token, found)
            return
        author = self._voice(token) or self._author(token)
        if author is not None:
            self.entity_of[token.i] = author

    def _is_quoted(self, token: Token, start: int = 0) -> bool:
        """Whether a quotation mark, not before ``start``, is open before a token in its paragraph."""
        raw = self.tree.raw
        before = raw[max(raw.rfind("\n", 0, token.idx) + 1, start) : token.idx]
        odd = before.count('"') % 2 == 1 or before.count("''") % 2 == 1
        return odd or before.rfind("“") > before.rfind("”")

    def _quoted_near(self, token: Token) -> Token | None:
        """Who speaks the nearest quotation of the paragraph, or of the one before where the quotation goes on."""
        raw, at = self.tree.raw, token.idx
        start, end = raw.rfind("\n", 0, at) + 1, raw.find("\n", at)
        end = end if end >= 0 else len(raw)
        near = [
            (min(abs(at - begin), abs(at - stop)), head)
            for begin, stop, head in self._speakers
            if start <= begin < end and head.i != token.i
        ]
        if not near and raw[start : start + 1] in _QUOTES:
            near = [(at - stop, head) for _, stop, head in self._speakers if 0 < at - stop < _GOES_ON]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def _voice(self, token: Token) -> Entity | None:
        """Whose words a stretch without quotation marks gives: a turn of a transcript, a letter signed below."""
        if self._voices is None:
            self._voices = find_voices(self.tree.raw)
        we = token.lower_ in lexicon.WE
        for voice in reversed(self._voices):
            if voice.start <= token.idx < voice.end and (voice.own or not we):
                entity = self._named_at(voice.name) if voice.name is not None else self._interviewed(voice.start)
                if entity is not None:
                    return entity
        return None

    def _interviewed(self, before: int) -> Entity | None:
        """Who answers questions: the one person named most often before and between them."""
        people = [entity for _, entity in self.cast.names.values() if entity.is_person and entity.named]
        opening = [entity for name, entity in self.cast.names.values() if name.head.idx < before and entity.is_person]
        by = self.report.byline or ""
        counts = Counter(id(entity) for entity in people if entity.name not in by)
        return max(opening, key=lambda entity: counts[id(entity)], default=None)

    def _named_at(self, span: Span) -> Entity | None:
        """Who is named by characters of the text; who is only a name there is entered with it."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        heads = [head.i for token in found or () if (head := self.cast.head_at.get(token.i)) is not None]
        if heads:
            return self.cast.names[heads[-1]][1]
        name = self.tree.raw[span.start : span.end].rstrip(".,")
        return self._signer(name) if " " in name or name.startswith("@") else None

    def _author(self, token: Token) -> Entity | None:
        """Who says "I" outside quotation marks is who signed the report, else its author; "we" is the outlet."""
        if token.lower_ in lexicon.WE:
            outlet = self.report.outlet
            return self._made_author(outlet, "outlet") if outlet else None
        signer = who_signed(self.report.byline or "")
        if signer is not None:
            return self._signer(signer)
        if _AUTHOR not in self._authors:
            self._authors[_AUTHOR] = Entity(_AUTHOR, "unnamed", head=_AUTHOR, description=_AUTHOR)
        return self._authors[_AUTHOR]

    def _signer(self, name: str) -> Entity:
        """Somebody who signed, and is the same where the report names him."""
        for _, entity in self.cast.names.values():
            if entity.is_person and entity.name.lower() == name.lower():
                return entity
        return self._made_author(name, "person")

    def _made_author(self, name: str, kind: ActorKind) -> Entity:
        if name not in self._authors:
            known = self.gazetteer.find(name)
            actor = known.id if known is not None and known.kind == kind else None
            self._authors[name] = Entity(known.name if known and actor else name, kind, actor, named=True)
        return self._authors[name]

    def _spoken_for(self, token: Token, speaker: Entity) -> Entity:
        """ "We" of an official is his side, unless the word itself is a source; "I" is always the speaker."""
        state = self._state_of(speaker.affiliation) if not speaker.is_body else None
        if token.lower_ not in lexicon.WE or token.i in self._sources or state is None:
            return speaker
        return self._entity(state)

    def _other(self, token: Token) -> Entity | None:
        """A source that is no noun: "who", "some", "those", "one of them"."""
        if token.lower_ in lexicon.RELATIVE:
            return self._antecedent(token)
        pair = self._pair(token, None)
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

    def _pair(self, token: Token, head: str | None) -> Entity | None:
        """ "Both", "the two leaders", "the two sides": two people or states, where the report speaks of two."""
        lefts = {child.lower_ for child in token.lefts}
        if head is None:
            if (
                token.lower_ not in {"both", "two"}
                or (token.lower_ == "two" and not _is_the(token))
                or any(child.dep_ == "prep" for child in token.rights)
            ):
                return None
        elif lefts.isdisjoint({"two", "both"}) or lefts - {"the", "two", "both", "these", "those"}:
            return None
        sentence = self._sentences[token.i]
        recent = [entity for entity in self.salience.recent(sentence, 3) if entity.named and not entity.plural]
        states = head in _SIDES_OF_TWO or head in lexicon.STATE_NOUNS
        if states:
            found = [entity for entity in recent if entity.kind == "state"]
        else:
            found = [entity for entity in recent if entity.kind == "person"]
            if head in lexicon.ROLES and head not in {"man", "woman", "leader", "candidate", "rival"}:
                found = [one for one in found if head in one.roles or sieve.is_called(one, head)]
            latest = max((one.sentence for one in found if one.sentence < sentence), default=-1)
            near = [one for one in found if one.sentence >= latest]
            found = near if len(near) == 2 else found
        if len(found) != 2 or any(one.sentence > sentence for one in found):
            return None
        members = tuple(sorted(found, key=lambda one: one.at))
        known = next((one for one in self._joints if one.members == members), None)
        if known is None:
            known = _together(members)
            self._joints.append(known)
        return known

    def _members(self, name: str) -> Entity:
        """ "Liberal claims": those of the members of a party."""
        known = (entity for _, entity in self.cast.names.values() if entity.name == name)
        return next(known, None) or Entity(name, "group", plural=True, named=True, head=name.lower())

    def _antecedent(self, token: Token) -> Entity | None:
        clause = token
        while clause.dep_ not in {"relcl", "ROOT", "ccomp", "advcl"}:
            clause = clause.head
        noun = clause.head
        if clause.dep_ in {"ccomp", "advcl"} and noun.lemma_ == "be":
            # "It was the ministry that …".
            cleft = next((child for child in noun.rights if child.dep_ == "attr" and child.i < token.i), None)
            if cleft is not None:
                return self.entity_of.get(cleft.i)
        if clause.dep_ != "relcl":
            before = self._noun_before(self._first_relative(token))
            return self._as_noun(before) if before is not None else None
        if token.lower_ == "who" and lexicon.is_thing(noun.lemma_.lower()):
            # "Will return this year, who …": the clause hangs on somebody before.
            near = range(noun.i - 1, self._starts[self._sentences[noun.i]] - 1, -1)
            people = (entity for index in near if (entity := self._entity_at(index)) is not None)
            return next((one for one in people if one.is_person or (one.plural and not one.thing)), None)
        if token.lower_ != "who":
            noun = self._of_document(noun)
        return self._joined_before(token, noun) or self._predicated(noun) or self._as_noun(noun)

    def _of_document(self, noun: Token) -> Token:
        """ "A page on health, which promises": the page, where the nearer noun is no body or person."""
        of = noun.head
        whole = of.head
        if noun.dep_ != "pobj" or of.dep_ != "prep" or whole.lemma_.lower() not in lexicon.DOCUMENTS:
            return noun
        entity = self._entity_at(noun.i)
        kept = entity is not None and (entity.is_person or (entity.is_body and not entity.place))
        return noun if kept or noun.lemma_.lower() in lexicon.DOCUMENTS else whole

    def _first_relative(self, token: Token) -> Token:
        """ "Ruiz, whom the board elected, and who …": the first of several clauses on one noun."""
        if token.i == 0 or self.doc[token.i - 1].lower_ not in {"and", "but"}:
            return token
        for index in range(token.i - 2, self._starts[self._sentences[token.i]], -1):
            if self.doc[index].lower_ in {"who", "whom", "whose"}:
                return self.doc[index]
        return token

    def _noun_before(self, token: Token) -> Token | None:
        """The noun right before a relative pronoun, where the parse does not hang the clause on it."""
        index = token.i - 1
        if index > 0 and self.doc[index].text == ",":
            index -= 1
        noun = self.doc[index] if index >= 0 else None
        if noun is None or token.lower_ not in {"who", "whom"} or noun.pos_ not in {"NOUN", "PROPN"}:
            return None
        return noun if noun.i in self.cast.head_at or not lexicon.is_thing(noun.lemma_.lower()) else None

    def _as_noun(self, noun: Token) -> Entity | None:
        """The entity of a noun that a clause hangs on."""
        named = self.cast.head_at.get(noun.i)
        if named is not None and noun.i not in self.entity_of:
            return self.cast.names[named.i][1]
        plural = noun.tag_ == "NNS" or noun.lower_ in lexicon.PLURAL_SOURCES
        demonym = self.cast.match_at.get(noun.i) if noun.tag_ == "NNPS" else None
        if noun.i not in self.entity_of and (noun.tag_ in _NOUNS or demonym or noun.lower_ in lexicon.PLURAL_SOURCES):
            of = demonym.actor if demonym is not None else None
            self.entity_of[noun.i] = self._new(noun, plural=plural or demonym is not None, affiliation=of)
        return self.entity_of.get(noun.i)

    def _predicated(self, noun: Token) -> Entity | None:
        """ "Ruiz is a woman who …": the subject of the sentence."""
        if noun.dep_ not in {"attr", "appos", "conj"} or noun.tag_ != "NN" or noun.i in self.cast.head_at:
            return None
        at = noun
        while at.dep_ in {"conj", "appos"}:
            at = at.head
        if at.dep_ != "attr" or at.head.lemma_ != "be" or at.head.i > at.i:
            return None
        subject = _subject_of(at.head)
        entity = self._entity_at(subject.i) if subject is not None else None
        return entity if entity is not None and entity.is_person else None

    def _joined_before(self, who: Token, noun: Token) -> Entity | None:
        """ "Drivers and pilots who": both, where both are several and the clause follows at once."""
        nouns = sorted((noun, *noun.conjuncts), key=lambda token: token.i)
        plural = len(nouns) > 1 and all(token.tag_ == "NNS" for token in nouns)
        if (
            not plural
            or right_edge(nouns[-1]) != who.i
            or any(token.lower_ == "or" for token in nouns[-1].head.children)
        ):
            return None
        for token in nouns:
            if token.i not in self.entity_of:
                self._note(token, self._new(token, plural=True))
        members = tuple(dict.fromkeys(self.entity_of[token.i] for token in nouns))
        return _together(members) if len(members) > 1 and all(member.plural for member in members) else None

    def _nominal(self, token: Token, *, source: bool) -> Entity | None:
        head = token.lemma_.lower()
        if source and head in _HELD and (holder := self._owner(token)) is not None:
            return holder
        apposed = self._apposed(token)
        if apposed is not None:
            return apposed
        if token.tag_ == "NNS" and (head in _SIDES_OF_TWO or head in lexicon.STATE_NOUNS):
            pair = self._pair(token, head)
            if pair is not None:
                return pair
        if head == "paper" and any(child.like_num or child.lower_ in _OF_PAPERS for child in token.lefts):
            return self._document(token, head)
        if head in lexicon.INSTITUTIONS and token.tag_ == "NN":
            return self._epithet(token, head, source=source) or self._body(token, head)
        if head in lexicon.DOCUMENTS:
            return self._document(token, head)
        if head in lexicon.ROLES or source:
            return self._someone(token, head, source=source)
        return None

    def _apposed(self, token: Token) -> Entity | None:
        """ "The minister, Ana Ruiz," and "Ana Ruiz, the minister," are one."""
        for child in token.children:
            if child.dep_ == "appos" and child.i in self.cast.head_at:
                if token.tag_ in _PLURAL and self._names_of(token):
                    return None
                named = self.cast.names[self.cast.head_at[child.i].i][1]
                if token.tag_ != "NNS" or not named.is_person:
                    return named
            if child.dep_ == "acl" and child.lower_ in {"called", "named", "dubbed"} and child.i == token.i + 1:
                # "A group called Free Harbour", not "one minister called Ruiz a friend".
                if sum(one.dep_ in {"oprd", "dobj", "ccomp"} for one in child.rights) > 1:
                    continue
                name = next((one for one in child.rights if one.i in self.cast.names), None)
                if name is not None:
                    return self._called(self.cast.names[name.i][1], token)
        if token.dep_ == "appos" and token.head.i in self.cast.names and not self._stands_apart(token):
            return self.cast.names[token.head.i][1]
        # "spokesman Tom Hale": the role hangs on the name, or the parser hung the name on the role.
        return None

    def _stands_apart(self, noun: Token) -> bool:
        """ "In addition to the guild, a coalition of growers has asked", where the parser took one for the other."""
        begins = self._source_starts.get(noun.i, -1)
        return (
            begins > noun.head.i
            and noun.head.dep_ == "pobj"
            and noun.head.head.i < noun.head.i < begins
            and (
                self.doc[begins - 1].text == ","
                and self._source_ends[noun.i] < len(self.doc)
                and self.doc[self._source_ends[noun.i]].tag_[:2] in {"VB", "MD"}
            )
        )

    def _called(self, entity: Entity, noun: Token) -> Entity:
        head = noun.lemma_.lower()
        entity.roles.add(head)
        if entity.kind == "unknown" and head in lexicon.INSTITUTIONS:
            entity.kind = "organisation"
        return entity

    def _office(self, token: Token) -> Entity | None:
        """A bare "foreign ministry": that of the state named with it or last spoken of."""
        start, office = self._offices[token.i]
        begin = left_edge(token)
        state = self._state_of(self.cast.affiliation(begin, right_edge(token)))
        owner = self._owner(token)
        if state is None and owner is not None:
            state = self._state_of(owner.actor)
        bare = not any(word.dep_ in {"amod", "compound", "nmod", "poss"} for word in self.doc[begin:start])
        if state is None and bare and office not in _LOCAL:
            near = self._state_in_focus(token) if token.lower_ == "regime" else None
            # A regime is another state's: not that of whoever says so.
            state = near.actor if near is not None else self._office_before(office) or self._state_spoken_of(token)
        if state is None and bare and office in _LOCAL and self.doc[start].text[0].isupper():
            # "The National Assembly" of a report that names one state.
            state = next(iter(self.cast.states)) if len(self.cast.states) == 1 else None
        if state is None:
            # "Credible intelligence" without a state is a thing and no body.
            return None if token.lower_ == "intelligence" else self._body(token, token.lemma_.lower())
        actor = self.gazetteer.office(state, office)
        return self._entity(actor.id, office)

    def _office_before(self, office: str) -> str | None:
        for entity in self.salience.recent(self._sentences[-1], 10**6):
            if entity.office == office and entity.actor:
                return self._state_of(entity.actor)
        return None

    def _state_spoken_of(self, token: Token, among: Callable[[Entity], bool] = lambda entity: True) -> str | None:
        """The state of whoever is spoken of: an official in this sentence counts as much as a state's name."""

        def fits(entity: Entity) -> float | None:
            stateless = not among(entity) or self._state_of(entity.actor or entity.affiliation) is None
            return None if stateless else 0.0

        found = self.salience.best(fits, sentence=self._sentences[token.i])
        return self._state_of(found.actor or found.affiliation) if found is not None else None

    def _is_presidency(self, entity: Entity) -> bool:
        state = self._state_of(entity.actor) if entity.kind == "office" else None
        return state is not None and self.gazetteer.office(state, "presidency").id == entity.actor

    def _entity(self, actor_id: str, office: str | None = None) -> Entity:
        for _, entity in self.cast.names.values():
            if entity.actor == actor_id:
                entity.office = entity.office or office
                return entity
        for entity in self.entity_of.values():
            if entity.actor == actor_id:
                return entity
        actor = self.gazetteer.actor(actor_id)
        return Entity(actor.name, actor.kind, actor.id, affiliation=actor.parent, named=True, office=office)

    def _state_of(self, actor: str | None) -> str | None:
        state = self.gazetteer.state_of(actor) if actor else None
        return state.id if state else None

    def _owner(self, token: Token) -> Entity | None:
        for child in self.tree.children[token.i]:
            if self.tree.dep[child] == "poss" and child in self.entity_of:
                return self.entity_of[child]
        before = self.doc[token.i - 1] if token.i and token.dep_ == "compound" else None
        # "His government credits …", where the parser took the verb for a noun.
        return self.entity_of.get(before.i) if before is not None and before.tag_ == "PRP$" else None

    def _body(self, token: Token, head: str) -> Entity | None:
        if head in _COUNTRY and _definite(token) and not self._modified(token):
            state = self._state_spoken_of(token)
            return self._entity(state) if state is not None else None
        if head in _COUNTRY and _is_the(token) and self._only_qualified(token):
            country = self._state_just_named(token)
            if country is not None:
                return country
        if head == "group" and _definite(token) and not self._modified(token):
            recent = self.salience.recent(self._sentences[token.i], 1)
            spoke = next((entity for entity in recent if entity.sourced >= self._sentences[token.i] - 1), None)
            if spoke is not None and spoke.plural:
                return spoke
        named = self._name_before(token) if head in lexicon.BODY_NOUNS | lexicon.OUTLET_NOUNS else None
        if named is not None:
            return named
        if head in {"organization", "organisation", "outlet", "site", "service"} and _is_of_news(token):
            head = "outlet"
        bare = not self._modified(token) or self._says_no_more(token, head)
        if _definite(token) and bare:
            found = self._best_body(token, head)
            if found is not None:
                return found
        found = self._described(token, head, plural=False) if _definite(token) else None
        if found is None and _is_the(token) and not bare:
            found = self._committee(token, head) or self._kind_of_body(token, head)
        if found is None and head == "administration" and _is_the(token) and not self._modified(token):
            presidents = [one for one in self._people() if "president" in one.incumbent]
            state = self._state_of(presidents[0].affiliation) if len(presidents) == 1 else None
            state = state or self._state_spoken_of(token, self._is_presidency)
            state = state or self._state_spoken_of(token, lambda entity: "president" in entity.roles)
            state = state or self._state_spoken_of(token)
            found = self._administration(state) if state is not None else None
        if found is None and head in _TOWNS and _is_the(token) and bare:
            recent = self.salience.recent(self._sentences[token.i], 3)
            found = next((one for one in recent if one.place and one.named and not one.is_person), None)
        if found is None and head == "party" and _is_the(token) and bare:
            found = self._party_of_members(token)
        if found is None:
            found = self._new(token, plural=False)
            found.kind = "organisation"
            if head == "campaign" and _is_the(token) and not self._modified(token):
                self._give_owner(found, token)
        return found

    def _administration(self, state: str) -> Entity:
        """The administration of the president whom the report names, or the president's office."""
        office = self.gazetteer.office(state, "presidency").id
        named = [
            entity
            for entity in self._people()
            if "president" in entity.incumbent and self._state_of(entity.affiliation) == state
        ]
        if len(named) != 1:
            return self._entity(office)
        name = f"{named[0].name.split()[-1]} administration"
        if name not in self._authors:
            self._authors[name] = Entity(name, "office", office, named=True, head="administration", affiliation=state)
        return self._authors[name]

    def _only_qualified(self, token: Token) -> bool:
        """Whether only adjectives hang on a noun: "the reclusive country", not "the host country"."""
        if right_edge(token) > token.i + 1:
            return False
        words = [word for word in self.doc[left_edge(token) : token.i] if not word.is_punct]
        return all(
            word.dep_ == "det" or (word.tag_ == "JJ" and word.lower_ not in _OF_MANY | _ANOTHER) for word in words
        ) and not any(word.i in self.cast.match_at for word in words)

    def _state_just_named(self, token: Token) -> Entity | None:
        recent = self.salience.recent(self._sentences[token.i], 2)
        return next((entity for entity in recent if entity.kind == "state"), None)

    def _state_in_focus(self, token: Token) -> Entity | None:
        return self.salience.best(
            lambda entity: 0.0 if entity.kind == "state" else None,
            sentence=self._sentences[token.i],
            window=3,
            outside=self._contents.get(token.i, ()),
        )

    def _best_body(self, token: Token, head: str) -> Entity | None:
        """The body that a bare noun means. In the words of somebody who speaks for a body, that one goes first."""
        held = self._around.holder.get(token.i)
        speaker = self._entity_at(held[0]) if held is not None else None
        spoken_for = speaker.affiliation if speaker is not None and not speaker.is_body else None
        body = sieve.body(head, self._classes)

        sentence, outside = self._sentences[token.i], self._contents.get(token.i, ())

        def fits(entity: Entity) -> float | None:
            fit = body(entity)
            if head == "administration" and "former" in entity.name.lower().split():
                return None
            if head == "party" and "party" not in entity.name.lower() and sentence - entity.sentence > 3:
                # A committee of one party is not what another is called by later.
                return None
            return fit + 2.0 if fit is not None and spoken_for and entity.actor == spoken_for else fit

        found = self.salience.best(fits, sentence=sentence, window=40, outside=outside)
        if found is None and outside:
            found = self.salience.best(fits, sentence=sentence, window=40)
        return found

    def _says_no_more(self, token: Token, head: str) -> bool:
        """Whether what stands before a noun only tells its kind: "the spy agency"."""
        if head == "outlet" and _is_of_news(token) and right_edge(token) == token.i + 1:
            return True
        if head not in {"agency", "service"} or token.tag_ == "NNS" or right_edge(token) > token.i + 1:
            return False
        return all(
            child.dep_ == "det" or child.lower_ in lexicon.AGENCY_KINDS for child in token.lefts if not child.is_punct
        )

    def _kind_of_body(self, token: Token, head: str) -> Entity | None:
        """A body that was just named, told again by its kind: "the militant group", "the Graz-based company"."""
        if head not in lexicon.BODY_NOUNS | lexicon.COMPANY_NOUNS or right_edge(token) > token.i + 1:
            return None
        left = left_edge(token)
        based = any(word.lower_ == "based" for word in self.doc[left : token.i])
        if not based and any(word.pos_ == "PROPN" for word in self.doc[left : token.i]):
            return None
        if any(child.lower_ in _ANOTHER or child.dep_ == "poss" for child in token.lefts):
            return None
        body = sieve.body(head, self._classes)

        def fits(entity: Entity) -> float | None:
            spoke = entity.kind == "group" or entity.sourced >= 0 or entity.subject or head in entity.roles
            if not entity.named or not spoke:
                return None
            bare = entity.kind == "unknown" and not (entity.plural or entity.gender or entity.roles or entity.place)
            return 0.0 if bare else body(entity)

        return self.salience.best(fits, sentence=self._sentences[token.i], window=2)

    def _committee(self, token: Token, head: str) -> Entity | None:
        """ "The House intelligence panel" for a committee whose name has these words."""
        if head not in _PANELS:
            return None
        left = left_edge(token)
        said = {word.lower_ for word in self.doc[left : token.i] if word.is_alpha and word.dep_ != "det"}
        for entity in self.salience.recent(self._sentences[token.i], 40):
            words = set(entity.name.lower().split())
            if entity.named and not _PANELS.isdisjoint(words) and said <= words and said:
                return entity
        return None

    def _party_of_members(self, token: Token) -> Entity | None:
        """ "The party" of a report that names only its members."""
        for entity in self.salience.recent(self._sentences[token.i], 3):
            words = entity.name.lower().split() if entity.plural else ()
            party = next((lexicon.PARTY_OF[word] for word in words if word in lexicon.PARTY_OF), None)
            if party is not None:
                found = self._new(token, plural=False)
                found.name, found.kind, found.named = f"{party} Party", "organisation", True
                return found
        return None

    def _give_owner(self, campaign: Entity, token: Token) -> None:
        """ "The campaign" where none was named before is that of whoever is spoken of."""
        owner = self.salience.best(
            lambda entity: 0.0 if entity.named and entity.kind == "person" else None,
            sentence=self._sentences[token.i],
            window=3,
            outside=self._contents.get(token.i, ()),
        )
        if owner is not None:
            campaign.name, campaign.affiliation = f"{owner.name}'s {campaign.name}", owner.actor or owner.affiliation

    def _name_before(self, token: Token) -> Entity | None:
        """ "The Hamas group", "the Reuters news agency": the name and the noun are one."""
        index = token.i - 1
        if index > 0 and self.doc[index].lower_ == "news":
            index -= 1
        head = self.cast.head_at.get(index)
        entity = self.cast.names[head.i][1] if head is not None else None
        return entity if entity is not None and entity.kind in {"outlet", "group", "organisation"} else None

    def _classes(self, entity: Entity) -> frozenset[str]:
        return self.gazetteer.classes(entity.actor) if entity.actor else frozenset()

    def _modified(self, token: Token) -> bool:
        return any(child.dep_ in {"amod", "compound", "nmod", "poss", "prep"} for child in token.children)

    def _document(self, token: Token, head: str) -> Entity:
        plural = token.tag_ == "NNS"
        found = self._described(token, head, plural=plural) if _definite(token) else None
        if found is None and not plural and head in lexicon.ARTICLES and _definite(token) and not self._modified(token):
            found = self.salience.best(
                sieve.article, sentence=self._sentences[token.i], outside=self._contents.get(token.i, ())
            )
        if (
            found is None
            and not plural
            and head in lexicon.ANY_DOCUMENT
            and _is_the(token)
            and not self._modified(token)
        ):
            outside = self._contents.get(token.i, ())
            found = self.salience.best(sieve.document, sentence=self._sentences[token.i], window=3, outside=outside)
        if found is None:
            found = self._new(token, plural=plural)
            found.kind = "document"
        if " " not in found.name and found.owner is None and not found.named:
            of = self._whose_document(token, head) if _definite(token) and not plural else None
            if of is not None:
                found.name, found.owner = f"{_genitive(of)} {found.name}", of
        if (
            not plural
            and head in lexicon.PRINTED_PIECES
            and _is_the(token)
            and " " not in found.name
            and not found.named
        ):
            self._give_outlet(found, token, head)
        return found

    def _whose_document(self, token: Token, head: str) -> Entity | None:
        """Whose "the statement" is: of "Ruiz said in a statement", "an email from Ruiz", in the sentences before."""
        tree = self.tree
        first = self._starts[max(self._sentences[token.i] - _FORESEEN, 0)]
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

    def _someone(self, token: Token, head: str, *, source: bool) -> Entity | None:
        plural = token.tag_ == "NNS" or head in lexicon.PLURAL_SOURCES
        if any(child.lower_ == "other" for child in token.lefts):
            return self._new(token, plural=plural)
        held = self._officeholder(token, head) if not plural else self._pair(token, head)
        if held is not None:
            return held
        if _definite(token) or (plural and source and not self._counted(token)):
            found = self._described(token, head, plural=plural)
            if found is None and head in lexicon.SOURCES and not plural and not self._modified(token):
                found = self._unnamed_before(token)
            if found is not None and plural and _WIDE.match(found.name):
                # "The voters" are not the "most voters" of before.
                found = None
            if found is not None and self._yields(found, head, self._sentences[token.i]):
                found = self._epithet(token, head, source=source) or found
            if found is not None:
                return self._all_together(token, found)
        found = self._epithet(token, head, source=source)
        if found is None and not plural:
            found = self._foreseen(token, head)
        if found is None and source and not plural and head in _SPEAKING_FOR and not self._modified(token):
            return self._for_whom(token, self._new(token, plural=False))
        return found or self._new(token, plural=plural)

    def _officeholder(self, token: Token, head: str) -> Entity | None:
        """ "Iran's president", "the top U.S. diplomat": the one person whom the report names, before or after, in that
        office of that state."""
        if head not in lexicon.HELD_BY_ONE | lexicon.HELD_BY_SEVERAL or any(
            child.lower_ in _INDEFINITE for child in token.lefts
        ):
            return None
        start, end = left_edge(token), right_edge(token)
        state = self._state_of(self.cast.affiliation(start, end))
        said = self._qualities(start, end)
        owner = self._owner(token)
        if state is None and owner is not None:
            state = self._state_behind(owner)
        if state is None or not lexicon.NOT_HELD.isdisjoint(said):
            return None
        if (head == "diplomat" and not self._is_foremost(start, token.i)) or (
            head in lexicon.HELD_BY_SEVERAL and not said
        ):
            return None
        found = [
            entity
            for entity in self._people()
            if self._state_of(entity.affiliation) == state
            and ("former" in entity.roles) == ("former" in said)
            and (_is_top_diplomat(entity) if head == "diplomat" else self._holds(entity, head, said))
        ]
        return found[0] if len(found) == 1 else None

    def _state_behind(self, owner: Entity) -> str | None:
        """The state of a person, an office or "the Ruiz administration"."""
        state = self._state_of(owner.actor) or self._state_of(owner.affiliation)
        if state is None and owner.head == "administration":
            named = owner.name.split()[0]
            people = (one for one in self._people() if one.name.split()[-1] == named)
            state = next((self._state_of(one.affiliation) for one in people), None)
        return state

    def _holds(self, entity: Entity, head: str, said: set[str]) -> bool:
        """Whether somebody was called by a role with the same qualities: no "deputy minister" is "the minister"."""
        if head not in entity.roles and not (head == "leader" and not entity.roles.isdisjoint(lexicon.LEADERS)):
            return False
        told = set((entity.description or "").lower().replace(".", "").split()) | entity.roles
        return said <= told and lexicon.NOT_HELD.isdisjoint(told)

    def _qualities(self, start: int, end: int) -> set[str]:
        """The words of a description that tell which office it is: without states, articles and praise."""
        words = (self.doc[index] for index in range(start, end) if index not in self.cast.match_at)
        return {
            word.lower_
            for word in words
            if word.dep_ in {"amod", "compound", "nmod"} and word.is_alpha and word.lower_ not in lexicon.PRAISE
        }

    def _people(self) -> list[Entity]:
        """Everyone named, in the order of first mention."""
        if self._persons is None:
            people = {id(e): (index, e) for index, (_, e) in sorted(self.cast.names.items(), reverse=True)}
            named = sorted(people.values(), key=lambda pair: pair[0])
            self._persons = [(index, entity) for index, entity in named if entity.is_person and entity.named]
        return [entity for _, entity in self._persons]

    def _foreseen(self, token: Token, head: str) -> Entity | None:
        """Who is first described and then named: "a ministry spokesman said … Tom Hale, the spokesman, added". One
        person of that role who is new in the sentences after, and of the same state."""
        here = self._sentences[token.i]
        people = self._people()
        after = [
            (index, entity)
            for index, entity in self._persons or ()
            if 0 < self._sentences[index] - here <= _FORESEEN and index > token.i
        ]
        if not after or not people:
            return None
        start, end = left_edge(token), right_edge(token)
        state, owner = self._state_of(self.cast.affiliation(start, end)), self._owner(token)
        if state is None and owner is not None:
            state = self._state_behind(owner)
        gender = lexicon.gender_of_noun(head)
        top = (_is_the(token) or owner is not None) and self._is_foremost(start, token.i)
        found = []
        for index, entity in after:
            of = self._state_of(entity.affiliation)
            if gender and entity.gender and gender != entity.gender:
                continue
            if state and of and state != of:
                continue
            same = head in entity.roles or sieve.is_called(entity, head)
            near = here <= _LEAD or self._sentences[index] - here == 1
            first = top and head in lexicon.FOREMOST and state is not None and state == of
            new = here <= _LEAD and not _definite(token) and self._is_introduced(index, entity, here, head)
            named_so = same and near and (state == of or here <= _LEAD)
            if named_so or (index in self._sources and (first or new)):
                found.append(entity)
        if len(found) != 1:
            return None
        found[0].affiliation = found[0].affiliation or self.cast.affiliation(start, end)
        return found[0]

    def _is_introduced(self, index: int, entity: Entity, here: int, head: str) -> bool:
        """Whether somebody who is new speaks after a lead without a word on who it is, or opens the next sentence."""
        number = self._sentences[index]
        if head not in lexicon.STAYS_UNNAMED:
            return head in lexicon.ROLES and entity.description is None and not entity.roles
        return head in _EXPERTS and number == here + 1 and index - self._starts[number] < 8

    def _is_foremost(self, start: int, end: int) -> bool:
        return any(self.doc[index].lower_ in _FOREMOST for index in range(start, end))

    def _for_whom(self, token: Token, made: Entity) -> Entity:
        """ "A spokesman" after a statement of the ministry is the ministry's: of the one subject of this sentence or
        else of the one before, where it is a body or a person with a name."""
        number = self._sentences[token.i]
        for sentence in (number, number - 1):
            inside = range(self._starts[sentence], min(self._starts[sentence + 1], token.i)) if sentence >= 0 else ()
            subjects = (self.entity_of[i] for i in inside if i in self.entity_of and self.tree.dep[i] in _SUBJECT)
            named = list(dict.fromkeys(entity for entity in subjects if entity.named))
            if named:
                owner = named[0]
                if len(named) == 1 and owner.kind in {"office", "organisation", "person"}:
                    made.name, made.affiliation = f"{owner.name} {made.name}", owner.actor or owner.affiliation
                    made.owner = owner
                return made
        return made

    def _all_together(self, token: Token, found: Entity) -> Entity:
        """ "These officials" after "officials, envoys and others": all of them."""
        if not any(child.lower_ in {"these", "those"} for child in token.lefts):
            return found
        recent = self.salience.recent(self._sentences[token.i], 2)
        return next((entity for entity in recent if found in entity.members), found)

    def _yields(self, found: Entity, head: str, sentence: int) -> bool:
        """Whether somebody spoken of now goes before one of the same role: "the singer" is hardly who was called so
        long before, and "a candidate" of whom no more was said is anybody."""
        if head in lexicon.CALLINGS and sentence - found.sentence > 4:
            return True
        return found.kind == "unnamed" and found.sourced < 0 and not found.modifiers and " " not in found.name

    def _unnamed_before(self, token: Token) -> Entity | None:
        """ "The source", "that person": the unnamed one who spoke last."""
        for entity in self.salience.recent(self._sentences[token.i], 4):
            spoke = entity.sourced >= 0 or (entity.head in lexicon.SOURCES and " " in entity.name)
            if entity.kind == "unnamed" and not entity.plural and spoke:
                return entity if entity.head in lexicon.ROLES or entity.head in {"member", "staff"} else None
        return None

    def _epithet(self, token: Token, head: str, *, source: bool = False) -> Entity | None:
        """ "The former governor" after a person was named: who is new would be "a former governor"."""
        the = any(child.lower_ == "the" for child in token.lefts)
        front = head == "runner" and token.i > 1 and self.doc[token.i - 2].lower_ == "front"
        if (
            not the
            or not (front or self._is_human(token, head, source=source))
            or token.tag_ not in {"NN", "JJ", "NNP"}
            or (head in lexicon.STAYS_UNNAMED and not front)
            or right_edge(token) > token.i + 1
        ):
            return None
        gender = lexicon.gender_of_noun(head)
        affiliation = self.cast.affiliation(left_edge(token), token.i)
        says = self._says_it(token)

        def fits(entity: Entity) -> float | None:
            of = entity.affiliation
            other = affiliation and of and self._state_of(affiliation) != self._state_of(of)
            # Who is of an outlet is a reporter; nobody speaks of himself so.
            other = other or (entity.kind == "unknown" and " " not in entity.name and entity.sourced < 0)
            other = other or entity is says or (of is not None and self.gazetteer.actor(of).kind == "outlet")
            fit = None if other or not entity.named else sieve.he(gender)(entity)
            # Who is known by another role is less likely meant: a strategist is seldom "the senator".
            return fit if fit is None or not entity.roles else fit - 0.8

        outside = (*self._contents.get(token.i, ()), (left_edge(token), token.i))
        return self.salience.best(fits, sentence=self._sentences[token.i], window=2, outside=outside)

    def _is_human(self, token: Token, head: str, *, source: bool) -> bool:
        """Whether a noun is somebody's, by itself or by what is said with it: "the former model"."""
        if head in lexicon.ROLES or head.endswith(("man", "woman", "ist", "ian")) or head == "member":
            return True
        if head == "old" and token.i > 1 and self.doc[token.i - 1].text == "-":
            return True
        said = {child.lower_ for child in token.lefts}
        if head in lexicon.INSTITUTIONS:
            return head == "developer" and (source or "billionaire" in said) and not said.isdisjoint(_WEALTH)
        return source and "former" in said and not lexicon.is_thing(head) and head not in lexicon.DOCUMENTS

    def _says_it(self, token: Token) -> Entity | None:
        """In whose words a mention stands: hardly a mention of himself."""
        held = self._around.holder.get(token.i)
        entity = self._entity_at(held[0]) if held is not None and held[0] != token.i else None
        return entity if entity is not None and entity.is_person else None

    def _counted(self, token: Token) -> bool:
        return any(child.dep_ in {"nummod", "amod", "det"} for child in token.children)

    def _described(self, token: Token, head: str, *, plural: bool) -> Entity | None:
        start, end = left_edge(token), right_edge(token)
        affiliation = self.cast.affiliation(start, end)
        modifiers = self._modifiers(token)
        fits = self._owned(token, sieve.described(head, modifiers, affiliation, plural=plural))
        if affiliation is None and any(index in self.cast.match_at for index in range(token.i + 1, end)):
            # "The leaders of Chile and Peru" are not those of one of them.
            fits = _of_none(fits)
        says = self._says_it(token)
        if says is not None and says.named:
            fits = _but_not(says, fits)
        if plural and affiliation is not None and not _definite(token):
            fits = _of_same(affiliation, fits)
        sentence, outside = self._sentences[token.i], self._contents.get(token.i, ())
        found = self.salience.best(fits, sentence=sentence, window=40, outside=outside)
        if found is None and outside:
            # "He will answer the senate's trade committee, the committee said."
            found = self.salience.best(fits, sentence=sentence, window=40)
        if found is not None:
            found.nouns.add(head)
            if not found.named:
                self._enrich(found, token, modifiers, affiliation)
        return found

    def _owned(self, token: Token, fits: Fits) -> Fits:
        """The same, but for what is said to be of somebody: "his office" is not another's."""
        owner = self._owner(token)
        if owner is None:
            return fits
        surname = owner.name.split()[-1].lower()

        def owned(entity: Entity) -> float | None:
            of = entity.owner
            if of is None and not (entity.named and entity.is_person) and entity.kind != "document":
                return fits(entity) if surname in entity.modifiers else None
            return fits(entity) if of is None or of is owner else None

        return owned

    def _enrich(self, entity: Entity, token: Token, modifiers: set[str], affiliation: str | None) -> None:
        start, end = left_edge(token), right_edge(token)
        text = self._described_as(start, end)
        # "A poll of 900 voters" tells less than "a Lindow University poll".
        names_less = _has_name(entity.name) and not any(
            self.doc[index].pos_ == "PROPN" for index in range(start, token.i)
        )
        if len(text) > len(entity.name) and affiliation == entity.affiliation and not names_less:
            entity.name = entity.description = text
        entity.modifiers |= modifiers
        entity.affiliation = entity.affiliation or affiliation

    def _modifiers(self, token: Token) -> set[str]:
        return {
            child.lower_
            for child in token.lefts
            if child.dep_ in {"amod", "compound", "nmod"}
            and child.lower_ not in lexicon.ANONYMOUS
            and child.i not in self.cast.match_at
        }

    def _new(self, token: Token, *, plural: bool, affiliation: str | None = None) -> Entity:
        start, end = self._extent(token)
        text = self._share(token, self._described_as(start, end, token.i))
        if token.lower_ in _ONE_OF and token.i + 1 < end and self.doc[token.i + 1].lower_ == "of":
            text = f"{token.lower_} {' '.join(self.doc[token.i + 1 : end].text.split())}"
        head = token.lemma_.lower()
        if text.lower() in _BARE:
            text = self._of_whom(token, text) if self._source_ends.get(token.i, end) <= end else self._all_of(token)
        owner = self._owner(token)
        name = f"{_genitive(owner)} {text}" if owner is not None and _tells(owner) and _possessed(token) else text
        made = Entity(name, "unnamed", plural=plural, head=head, description=text)
        made.affiliation = affiliation or self.cast.affiliation(start, end) or self._possessor(token)
        made.modifiers = self._modifiers(token)
        made.roles = {head}
        made.owner = owner
        made.another = token.lower_ == "another" or any(child.lower_ in _ANOTHER for child in token.lefts)
        made.gender = lexicon.gender_of_noun(head)
        self._possessives(made, start, end)
        return made

    def _all_of(self, token: Token) -> str:
        """The words of a source from its head on, where the parse lost the noun: "one ranking"."""
        end = self._source_ends[token.i]
        cut = next((k for k in range(token.i, end) if self.doc[k].text in CUT), end)
        text = self.doc[token.i : cut].text
        return text[:1].lower() + text[1:]

    def _of_whom(self, token: Token, text: str) -> str:
        """ "Some drivers were glad; others were not": those of whom some spoke before are the others too."""
        for entity in self.salience.recent(self._sentences[token.i], 1):
            if entity.sourced < self._sentences[token.i] - 1:
                continue
            if entity.members:
                return text
            if entity.kind not in {"unnamed", "organisation"} or entity.named or entity.head in _ANY_PEOPLE:
                continue
            quantity = _QUANTITY.match(entity.name)
            noun = entity.name[quantity.end() :] if quantity else entity.name
            alone = text.lower() in {"one", "another"}
            if entity.plural == alone or noun.lower() in _BARE or (text.lower() == "others" and not quantity):
                continue
            first = self.doc[entity.at]
            if alone and not any(word.lower_ in {"one", "another"} for word in (first, *first.lefts)):
                continue
            of = "of " if quantity and quantity.group().endswith("of ") else ""
            word = "other" if text.lower() == "others" else text.lower()
            return f"{word} {'' if word == 'other' else of}{noun}"
        return text

    def _extent(self, token: Token) -> tuple[int, int]:
        """The tokens by which a phrase tells who is meant: shares and, of bare words for people, what they do."""
        start, end = left_edge(token), right_edge(token)
        share = share_of(token)
        if share is not None:
            start = left_edge(share)
            while start > 0 and not self.doc[start - 1].whitespace_ and not self.doc[start - 1].is_space:
                start -= 1
        begins = self._source_starts.get(token.i, start)
        if begins < start == token.i and all(word.head.i == token.head.i for word in self.doc[begins : token.i]):
            # "The Ruiz campaign projects", where the parser hung all on the verb.
            start = begins
        if start > 1 and _is_tight(self.doc[start - 1]):
            start = left_edge(self.doc[start - 2])
        if token.like_num and token.i + 2 < len(self.doc) and self.doc[token.i + 1].lower_ == "in":
            # "Nine in 10 voters".
            end = _noun_end(self.doc, token.i + 3) if self.doc[token.i + 2].like_num else end
        if token.lower_ in _ANY_PEOPLE and end == token.i + 1:
            end = _clause_end(token)
        source_end = self._source_ends.get(token.i, end)
        if end == token.i + 1 < source_end and self.doc[end].tag_ == "VBN":
            last = min(source_end, end + _LONGEST_CLAUSE)
            end = next((k for k in range(end, last) if self.doc[k].text in CUT or self.doc[k].is_space), last)
        return start, end

    def _described_as(self, start: int, end: int, head: int = -1) -> str:
        """The words of a phrase; one that is a name elsewhere keeps its capital where it opens a sentence."""
        text = describe(self.doc, start, end, self.cast.match_at, head)
        word = text.split(" ", 1)[0]
        capital = word[:1].upper() + word[1:]
        opened = capital != word and word.isalpha() and any(token.text == capital for token in self.doc[start:end])
        raw = self.tree.raw
        if opened and len(re.findall(rf"[\w,] {capital}\b", raw)) > len(re.findall(rf"\b{word}\b", raw)):
            return capital + text[len(word) :]
        return text

    def _share(self, token: Token, text: str) -> str:
        """A share, with those of whom it is one where only the share before it says so: "43 percent"."""
        whole = _WHOLE.match(text)
        if whole is None:
            return text
        sentence = self._sentences[token.i]
        if whole["of"] is None and self._shared is not None and sentence - self._shared[0] <= _SAME_POLL:
            text = f"{text} {self._shared[1].removeprefix('of ') if ' in ' in text else self._shared[1]}"
        elif whole["of"] is not None:
            self._shared = sentence, f"of {whole['of']}"
        return text

    def _possessives(self, made: Entity, start: int, end: int) -> None:
        """Keeps in mind whose somebody is within a description: "some of his supporters"."""
        owned = [index for index in range(start, end) if self.doc[index].tag_ == "PRP$"]
        if owned:
            self._owned_by.append((made, owned))

    def _say_whose(self) -> None:
        """Puts names for the pronouns within descriptions."""
        for entity, owned in self._owned_by:
            for index in owned:
                owner = self.entity_of.get(index)
                if owner is None or not _tells(owner) or owner is entity or self.doc[index].lower_ == "our":
                    continue
                if self.doc[index].lower_ in lexicon.HE and owner.is_body:
                    continue
                whose = re.compile(rf"\b{self.doc[index].text}\b(?: own\b)?")
                entity.name = whose.sub(_genitive(owner), entity.name, count=1)
                entity.description = entity.description and whose.sub(_genitive(owner), entity.description, count=1)

    def _possessor(self, token: Token) -> str | None:
        owner = self._owner(token)
        return owner.actor if owner is not None and owner.is_body else None


def _is_of_news(token: Token) -> bool:
    said = [child.lower_ for child in token.lefts if child.dep_ != "det" and not child.is_punct]
    return said in (["news"], ["media"])


def _is_top_diplomat(entity: Entity) -> bool:
    told = (entity.description or "").lower()
    return ("minister" in entity.roles and "foreign" in told) or {"secretary", "state"} <= entity.roles


def _may_speak(token: Token) -> bool:
    noun = token.lemma_.lower()
    return token.tag_ != "NN" or noun in lexicon.ROLES or noun in lexicon.INSTITUTIONS or noun in lexicon.DOCUMENTS


def _together(members: tuple[Entity, ...]) -> Entity:
    names = [member.name for member in members]
    return Entity(", ".join(names[:-1]) + " and " + names[-1], "group", plural=True, members=members)


def _is_another(token: Token) -> bool:
    """Whether a joined noun is somebody else: "the senator and his aides", not "the senator and author"."""
    return token.pos_ == "PROPN" or token.tag_ == "NNS" or any(child.dep_ in {"det", "poss"} for child in token.lefts)


def _sentence_numbers(doc: Doc) -> tuple[list[int], list[int]]:
    """The number of each token's sentence, and the tokens at which sentences begin, with the end of the text."""
    begins = [index for index, mark in enumerate(doc.to_array("SENT_START").tolist()) if mark == 1 or index == 0]
    starts = [*begins, len(doc)]
    numbers = [number for number, (a, b) in enumerate(pairwise(starts)) for _ in range(a, b)]
    return numbers, starts


def _subject_of(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in _SUBJECT), None)


_PLURAL_TITLES = frozenset("reps sens govs gens senators representatives ministers presidents governors".split())
_SPEAKING_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "aide"})
_HELD = frozenset(
    "intent intention priority aim goal opinion view hope fear belief stance instinct preference position".split()
)
"""What somebody has in mind: of "his intent" he is the source."""
_MEMBERS = {party.lower(): members.title() for members, party in lexicon.PARTY_OF.items()}
"""Members by the adjective of their party."""
_BARE = frozenset({"some", "many", "others", "most", "several", "few", "another", "one"})
_QUANTITY = re.compile(r"(?:some|many|most|several|a few|few|all|one|another|other)(?: of)? ", re.IGNORECASE)
_WIDE = re.compile(r"(?:most|many|few|all|no|every|each|half|\S+ ?(?:percent|%)|\S+ in \S+) ", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?:\S+ ?(?:percent|%)|[\w-]+ in [\w-]+|half|a third|a quarter|(?:\w+-)?thirds?|majority)(?: of)?"
    r"(?: (?P<of>.+))?$",
    re.IGNORECASE,
)
_SAME_POLL = 6
"""Sentences over which figures are of the same people."""


def _noun_end(doc: Doc, index: int) -> int:
    """The token after the nouns and adjectives that begin here."""
    while index < len(doc) and doc[index].tag_ in {"JJ", "VBN", "NN", "NNS", "NNP", "NNPS"}:
        index += 1
    return index


def _clause_end(token: Token) -> int:
    """The end of the clause that says who is meant: "those who fear a war"."""
    clause = next((child for child in token.rights if child.dep_ == "relcl"), None)
    opening = token.i + 1
    if clause is None or opening >= len(token.doc) or token.doc[opening].tag_ not in {"WP", "WDT"}:
        return opening
    last = min(clause.right_edge.i + 1, opening + _LONGEST_CLAUSE)
    found = next((k for k in range(opening + 1, last) if token.doc[k].text in CUT or token.doc[k].is_space), last)
    while (
        found == opening + _LONGEST_CLAUSE and last > opening + 2 and token.doc[last - 1].tag_ not in _ENDS_OF_PHRASES
    ):
        last -= 1
    return min(found, last)


_LONGEST_CLAUSE = 12
_ENDS_OF_PHRASES = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD"})
_ANY_PEOPLE = frozenset("those people anyone everyone everybody anybody someone somebody".split())
"""Words that may be anybody's, but for what is said of them."""


def _may_be_unnamed(entity: Entity) -> bool:
    return not entity.named and entity.kind == "unnamed"


def _tells(owner: Entity) -> bool:
    """Whether the name of an owner is short enough, and says who he is."""
    if owner.kind == "unnamed" and not owner.plural:
        return owner.head in lexicon.ROLES
    return owner.named or (owner.plural and _has_name(owner.name) and owner.name.count(" ") < 3)


def _genitive(owner: Entity) -> str:
    if owner.kind == "unnamed" and not owner.plural:
        return f"{owner.head}'s"
    return f"{owner.name}'" if owner.plural and owner.name.endswith("s") else f"{owner.name}'s"


def _has_name(description: str) -> bool:
    """Whether a name stands in a description."""
    return any(word[:1].isupper() for word in description.split())


def _definite(token: Token) -> bool:
    return any(
        child.lower_ in {"the", "that", "this", "these", "those"} or child.lower_ in _OWNERS for child in token.lefts
    )


def _of_same(affiliation: str, fits: Fits) -> Fits:
    """The same, but for "ministry officials" not told as known: officials of whom no more was said are others."""
    return lambda entity: fits(entity) if entity.affiliation == affiliation else None


def _of_none(fits: Fits) -> Fits:
    return lambda entity: fits(entity) if entity.affiliation is None else None


def _but_not(speaker: Entity, fits: Fits) -> Fits:
    """The same, but for who says it himself."""
    return lambda entity: fits(entity) if entity is not speaker else None


def _is_common(token: Token) -> bool:
    """Whether a word that the tagger took for a name is a noun for somebody: "the president" with a capital or not."""
    noun = token.lemma_.lower()
    return (_definite(token) or token.is_lower) and (
        noun in lexicon.ROLES or noun in lexicon.INSTITUTIONS or noun in lexicon.DOCUMENTS
    )


def _genders(word: str, entity: Entity) -> bool:
    """Whether the gender speaks against it."""
    return word in {"he", "she"} and entity.gender not in {None, "m" if word == "he" else "f"}


def _possessed(token: Token) -> bool:
    """Whether a pronoun says whose it is: "his lawyer"."""
    return any(child.dep_ == "poss" and child.lower_ in _OWNERS for child in token.lefts)


def _is_the(token: Token) -> bool:
    return any(child.lower_ == "the" for child in token.lefts)


def _expletive(token: Token) -> bool:
    """ "It" that stands for a clause: "it is clear that …", "it seems …"."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ not in _SUBJECT or verb.lemma_ not in {"be", "seem", "appear", "turn", "remain", "become"}:
        return False
    quality = next((child for child in verb.rights if child.dep_ in {"acomp", "attr", "oprd"}), None)
    clause = any(child.dep_ in {"ccomp", "csubj", "advcl"} for child in verb.rights)
    return (
        verb.lemma_ in {"seem", "turn"}
        or (quality is None and clause)
        or (quality is not None and (quality.lemma_.lower() in _MODAL or (clause and quality.dep_ == "acomp")))
    )


_MODAL = frozenset(
    "clear unclear possible impossible likely unlikely probable important necessary essential hard difficult easy true "
    "certain uncertain obvious evident apparent plausible crucial vital time best better good bad wrong right".split()
)
# Offices that every town has too: bare words for them are nobody's in particular.
_LOCAL = frozenset({"police", "prosecutor's office", "parliament", "supreme court", "intelligence services"})
_COUNTRY = frozenset({"country", "nation"})
_OF_MANY = frozenset("whole entire same only new first last very next many various certain foreign single".split())


def head_of_phrase(doc: Doc, start: int, end: int) -> Token:
    """The first token of a source whose head lies outside it: later ones hang on appositions and clauses cut off."""
    modifier: Token | None = None
    for token in doc[start:end]:
        outside = not start <= token.head.i < end or token.head.i == token.i
        bracket = token.text in {"[", "]", "(", ")"}
        if bracket or token.is_space:
            continue
        if outside and token.dep_ not in {"det", "punct", "mark", "case", "prep", "cc"}:
            if token.tag_ != "PRP$":
                return token
            # "His government credits …", where the parser took the verb for a noun.
            modifier = modifier or token
    return modifier or head_of(doc, start, end)


def _speaker_of(token: Token, start: int, end: int) -> Token:
    """ "One woman adopted from Peru did not know", where the parser took the participle for the verb; "retiring
    Senator Ruiz", "outside groups"."""
    if token.tag_[:2] == "VB":
        subject = next((child for child in token.lefts if child.dep_ in _SUBJECT and start <= child.i < end), None)
        if subject is not None:
            return subject
    if token.tag_ not in {"VBG", "IN", "RB"} or token.i > start + 1:
        return token
    cut = next((k for k in range(token.i + 1, end) if token.doc[k].text in CUT), end)
    nouns = (word for word in token.doc[token.i + 1 : cut] if word.tag_[:2] == "NN" and word.dep_ != "compound")
    return next((word for word in nouns if word.dep_ != "poss"), token)


def _is_tight(hyphen: Token) -> bool:
    """Whether it joins two halves of a word."""
    before = hyphen.i > 0 and not hyphen.nbor(-1).whitespace_
    return hyphen.text == "-" and before and not hyphen.whitespace_


def _whole_word(token: Token, end: int) -> Token:
    """The noun where a modifier of it was taken: "the Ruiz campaign", "e-mails", "self-described voters"."""
    doc, last = token.doc, token.doc[end - 1]
    if token.i + 2 < len(doc) and _is_tight(doc[token.i + 1]):
        after = doc[token.i + 2]
        return after if after.tag_ in _NOUNS else after.head if after.head.tag_ in _NOUNS | _PLURAL else token
    cut = token.dep_ in {"compound", "amod", "nmod"} and last.i > token.i and last.tag_ in _NOUNS
    return last if cut and last.head.i == token.head.i else token


def _lexical_head(token: Token, end: int) -> Token:
    """ "A group of lawyers", "two of the officials": those who speak, where the first noun only counts them."""
    if token.lower_ in _ONE_OF:
        return token
    if token.lower_ in _COUNTING or token.like_num:
        for child in token.rights:
            if child.lower_ == "of" and child.i < end:
                inner = next((word for word in child.children if word.dep_ == "pobj"), None)
                if inner is not None and inner.i < end:
                    return inner
    return token


_LIST = frozenset({"the", "and", "or", ",", "both"})
_ONE_OF = frozenset({"one", "another", "neither", "either"})
"""One of several is somebody of his own: "one of the officials"."""
_ANOTHER = frozenset("another other second third different separate additional further".split())
"""Words by which a report tells one from another who is described alike."""
_COUNTING = frozenset(
    "percent % group number pair couple dozens scores hundreds thousands handful majority series variety".split()
)
