"""How somebody who has no name is called: the extent of the description, its words, shares of a whole, whose it is.

A description keeps what tells who is meant and leaves out the rest (see ``phrases``). "Others" and "43 percent" get
from the sentences before of whom they are some, and "some of his friends" gets the name of whose friends they are.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon
from counterclaim.resolve.discourse import Discourse
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import ANOTHER, NOUNS, PRONOUN_TAGS, SUBJECT, possessed
from counterclaim.resolve.heads import ONE_OF, is_tight
from counterclaim.resolve.phrases import CUT, describe, left_edge, right_edge, share_of, told_edge

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MULTITUDES = frozenset({"tens", "hundreds", "thousands", "millions"})
_FINITE = frozenset({"VB", "VBD", "VBP", "VBZ", "MD", "NNP", "NNPS"})
"""Tags of verbs after a subject; in a headline they may be taken for names."""
_BARE = frozenset({"some", "many", "others", "most", "several", "few", "another", "one"})
_QUANTITY = re.compile(r"(?:some|many|most|several|a few|few|all|one|another|other)(?: of)? ", re.IGNORECASE)
_NEARLY = (
    "about|nearly|almost|roughly|around|only|just|barely|more than|less than|fewer than|over|under|well over|at least"
    "|up to|as many as|shy of|a little|slightly|another"
)
"""Words that say how near a share is."""
_PARTS = frozenset({"some", "many", "most", "several", "few", "all"})
_SOME_OF = _PARTS | frozenset("two three four five array number couple pair series variety".split())
_COUNTED = re.compile(
    r"^(?:(?:more than|nearly|almost|about|at least) )?(?:(?:most|many|some|several|few|all|\S+ ?(?:percent|%) of"
    r"|\S+ (?:of|in|out of) \S+?\d\S*) )?",
    re.IGNORECASE,
)
"""A quantity before those of whom it is one."""
_OPENING = frozenset({"CC", "RB", ",", "-LRB-", "``", "_SP", ":"})
"""Tags of words before the first noun of a sentence that say nothing of anybody."""
_GUESSING = frozenset({"speculate", "suggest", "wonder", "predict", "guess"})
"""What anybody may do who watches."""
_CIRCLES = frozenset("establishment leadership party camp campaign administration electorate elite caucus base".split())
_NOUNS_OF_MANY = frozenset({"NNS", "NNPS"})
_WHOLE = re.compile(
    rf"(?:(?:{_NEARLY}) )*"
    r"(?:\S+ ?(?:percent|%)|[\w-]+ (?:in|out of) [\w-]+|half|a third|a quarter|(?:\w+-)?thirds?|(?:a )?majority)"
    r"(?: of)?(?: (?P<of>.+))?$",
    re.IGNORECASE,
)
_FRACTION = r"(?:third|quarter|fifth|tenth|half)s?"
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_MAJORITY = r"(?:vast |large |clear |slim |overwhelming )?(?:majority|plurality)\b"
_PART = re.compile(rf"{_FRACTION}$|(?:percent|per cent|%|majority|plurality|\d|halves)$", re.IGNORECASE)
_SHARE = re.compile(
    rf"(?:the |a (?!third|quarter|fifth|tenth|little))?(?P<share>(?:(?:{_NEARLY}) )*"
    rf"(?:[\w.,-]+ ?(?:percent\b|per cent\b|%)|{_NUMBER} (?:in|out of)(?: every)? {_NUMBER}\b"
    rf"|(?:(?:a|one|two|three|four)[ -])?{_FRACTION}\b(?![- ](?:dozen|a|million|billion)\b)|{_MAJORITY}))(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""A share at the beginning of a source, with the words that say how near it is."""
_SAME_POLL = 6
"""Sentences over which figures are of the same people."""
_ANY_PEOPLE = frozenset("those people anyone everyone everybody anybody someone somebody".split())
"""Words that may be anybody's, but for what is said of them."""
_OTHER = {"others": "other"}
_TOLD_BY_DEEDS = frozenset({"those", "others"})
_LONGEST_CLAUSE, _LONGEST_OWNER, _SHORT = 12, 4, 4
_ENDS_OF_PHRASES = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD"})
_TOLD_AFTER = frozenset({"prep", "acl", "relcl"})
_OF_WHOM = frozenset({"whom", "which"})
_IN_LAW, _IN_CHIEF = ["-", "in", "-", "law"], ["-", "in", "-", "chief"]
"""What makes a son another's, and an editor the first: the parser takes the word apart."""


_WITHIN = re.compile(r"[\w,] ")
_MY, _MINE = frozenset({"my", "My"}), re.compile(r"\bmy\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_NONE_OF = re.compile(r"^none of (?:the |these |those )?(?=\w)", re.IGNORECASE)
"""Who are spoken of where none of them does something."""


class Wording(Discourse):
    """Makes the entity of a description, worded as the report words it."""

    def _new(self, token: Token, *, plural: bool, affiliation: str | None = None) -> Entity:
        start, end = self._extent(token)
        text = self._share(token, self._described_as(start, end, token.i))
        if token.lower_ == "those" and end > token.i + 1 and (noun := self._joined_with(token)) is not None:
            text = noun + text[len(token.text) :]
        if token.lower_ in ONE_OF and token.i + 1 < end and self.doc[token.i + 1].lower_ == "of":
            text = f"{token.lower_} {' '.join(self.doc[token.i + 1 : end].text.split())}"
        text = _NONE_OF.sub("", text) if plural else text
        head = self._noun_of(token)
        if text.lower() == f"{token.lower_} of":
            text = self._of_those(text, token)
        elif text.lower() in _BARE or (text == "both" and token.dep_ in SUBJECT):
            text = self._of_whom(token, text) if self._source_ends.get(token.i, end) <= end else self._all_of(token)
        before = self.doc[start] if start < token.i else token
        if token.tag_ == "NNS" and start == token.i - 1 and before.like_num and before.text[:1].isdigit() and plural:
            # "34,000 people" are at least not "people".
            text = f"{before.text} {text}" if text == token.lower_ and len(before) > 2 else text
        if text == "people" and plural:
            text = self._so_many(token) + text
        owner = self._owner(token)
        name = self._owned_by_described(token, end) or self._whose(token, text)
        made = Entity(name, "unnamed", plural=plural, head=head, description=text)
        made.affiliation = affiliation or self.cast.affiliation(start, end) or self._possessor(token)
        made.modifiers = self._modifiers(token)
        made.roles = {head}
        made.owner = owner
        made.another = token.lower_ == "another" or any(child.lower_ in ANOTHER for child in token.lefts)
        made.gender = lexicon.gender_of_noun(head)
        self._possessives(made, start, end)
        return made

    def _noun_of(self, token: Token) -> str:
        """The lemma of a noun; of "a Liberal *close* to Ruiz", which the parser takes for one, "liberal"."""
        before = self.tree.text[token.i - 1].lower() if token.i else ""
        close = token.lower_ == "close" and before in lexicon.ROLES
        return before if close else token.lemma_.lower()

    def _so_many(self, people: Token) -> str:
        """ "Tens of thousands of people", as 34,000 are."""
        words, at = self.tree.text, people.i
        while at > 1 and words[at - 1] == "of" and words[at - 2].lower() in _MULTITUDES:
            at -= 2
        return "".join(f"{word.lower()} " for word in words[at : people.i])

    def _joined_with(self, those: Token) -> str | None:
        """ "Growers in Lindow and those who sell": growers as well."""
        noun = those.head
        told = those.dep_ == "conj" and noun.tag_ == "NNS" and lexicon.is_human(noun.lemma_.lower())
        return noun.lower_ if told and any(child.dep_ in _TOLD_AFTER for child in noun.rights) else None

    def _whose(self, token: Token, text: str) -> str:
        """ "His lawyer" with the name of whose lawyer it is."""
        owner = self._owner(token)
        return f"{genitive(owner)} {text}" if owner is not None and _tells(owner) and possessed(token) else text

    def _owned_by_described(self, token: Token, end: int) -> str | None:
        """ "The campaign's statement" with the fuller name of that campaign, where the report gave it before."""
        tree = self.tree
        for child in tree.children[token.i]:
            if tree.dep[child] != "poss" or tree.tag[child] != "NN":
                continue
            owner, mark = self.entity_of.get(child), tree.child(child, "case")
            if owner is None or mark is None or not _is_surely(owner, tree.lemma[child].lower()):
                return None
            told = owner.roles | {"prime"}
            others = (one for one in tree.children[child] if one != mark and tree.dep[one] != "det")
            if owner.is_person and any(tree.text[one].lower() not in told for one in others):
                # "The intelligence director's office" may be another director's.
                return None
            return f"{genitive(owner)} {self._described_as(mark + 1, end, token.i)}"
        return None

    def _modifiers(self, token: Token) -> set[str]:
        return {
            child.lower_
            for child in token.lefts
            if child.dep_ in {"amod", "compound", "nmod"}
            and child.lower_ not in lexicon.ANONYMOUS
            and child.i not in self.cast.match_at
        }

    def _sides(self, token: Token) -> set[str]:
        """The parties that a description of one person names: "the Liberal senator", "the GOP front-runner"."""
        named = (lexicon.side_of(word.text) for word in self.doc[left_edge(token) : token.i + 1])
        return {side for side in named if side is not None}

    def _extent(self, token: Token) -> tuple[int, int]:
        """The tokens by which a phrase tells who is meant: shares and, of bare words for people, what they do."""
        start, end = left_edge(token), right_edge(token)
        start = self._others_after(start, token) or start
        if token.tag_ == "NNS" and start + 1 < token.i and _is_singular(self.doc, start):
            # "A move experts call late", where the parser joined the nouns.
            start += 2
        share = share_of(token)
        if share is not None:
            start = left_edge(share)
            while start > 0 and not self.doc[start - 1].whitespace_ and not self.doc[start - 1].is_space:
                start -= 1
        begins = self._source_starts.get(token.i, start)
        if begins < start == token.i and all(word.head.i == token.head.i for word in self.doc[begins : token.i]):
            # "The Ruiz campaign projects", where the parser hung all on the verb.
            start = begins
        elif begins == start - 1 and token.head.i == begins and self._is_taken_for_verb(begins, start):
            # "According to polling experts", where the parser took the first word for a verb.
            start = begins
        if start > 1 and is_tight(self.doc[start - 1]):
            start = left_edge(self.doc[start - 2])
        if token.like_num and token.i + 2 < len(self.doc) and self.doc[token.i + 1].lower_ == "in":
            # "Nine in 10 voters".
            end = _noun_end(self.doc, token.i + 3) if self.doc[token.i + 2].like_num else end
        if token.tag_ == "JJS" and [word.tag_ for word in self.doc[end : end + 2]] in (["CC", "JJS"], ["CC", "RBS"]):
            # "The best and brightest".
            end += 2
        if token.lower_ in _ANY_PEOPLE and end == token.i + 1:
            end = _clause_end(token)
        if token.lower_ in _TOLD_BY_DEEDS and end == token.i + 1:
            end = _deed_end(token)
        source_end = self._source_ends.get(token.i, end)
        if token.lower_ == "those" and end == token.i + 1 < source_end <= end + _SHORT:
            # "Those over 60", however the parser hung it.
            end = next((k for k in range(end, source_end) if self.doc[k].text in CUT), source_end)
        end = told_edge(token, end, max(source_end, self._clause_edge(token)))
        if end == token.i + 1 < source_end and self.doc[end].tag_ == "VBN":
            last = min(source_end, end + _LONGEST_CLAUSE)
            end = next((k for k in range(end, last) if self.doc[k].text in CUT or self.doc[k].is_space), last)
        if self.tree.text[end : end + 4] in (_IN_LAW, _IN_CHIEF):
            end += len(_IN_LAW)
            after = next((one for one in token.rights if one.i == end and one.lower_ == "of"), None)
            end = after.right_edge.i + 1 if after is not None and after.right_edge.i < end + _SHORT else end
        own = self._source_ends.get(token.i, end)
        if token.i < own < end and own in self._cues and (token.lower_ in ONE_OF or self.doc[own].tag_ in _FINITE):
            # "One offered", where the parser took the verb for a participle, "Former Guards Condemn Ruiz's Plan".
            end = own
        return start, end

    def _is_taken_for_verb(self, index: int, start: int) -> bool:
        """Whether a participle before bare nouns tells of which sort they are."""
        return self.tree.tag[index] == "VBG" and self.tree.tag[start] not in {"DT", "PRP$"}

    def _clause_edge(self, token: Token) -> int:
        """The end of the clause in which those who are meant say something: "women who accused him"."""
        clause = next((child for child in token.rights if child.dep_ == "relcl"), None)
        return clause.right_edge.i + 1 if clause is not None and clause.left_edge.i in self._sources else 0

    def _described_as(self, start: int, end: int, head: int = -1) -> str:
        """The words of a phrase; one that is a name elsewhere keeps its capital where it opens a sentence."""
        text = describe(self.doc, start, end, self.cast.capitals, head)
        # "Ruiz's plan" opens with her name.
        word = _LETTERS.match(text)[0] if text[:1].isalpha() else ""  # type: ignore[index]
        capital = word[:1].upper() + word[1:]
        opened = capital != word and any(token.text == capital for token in self.doc[start:end])
        if opened and any(token.text == capital and token.i in self.cast.head_at for token in self.doc[start:end]):
            return capital + text[len(word) :]
        named = opened and (self.cast.is_surname(capital) or self._is_capital(word, capital))
        return capital + text[len(word) :] if named else text

    def _is_capital(self, word: str, capital: str) -> bool:
        """Whether a word has its capital within sentences too, and more often than it is written small."""
        known = self._capitals.get(capital)
        if known is None:
            raw, starts = self.tree.raw, (self.tree.start[index] for index in self._places[capital])
            inside = [at for at in starts if raw[at - 1 : at] == " " and _WITHIN.match(raw, max(at - 2, 0))]
            known = self._capitals[capital] = len(inside) > len(self._places.get(word, ()))
        return known

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each word stands."""
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.tree.text):
            found.setdefault(word, []).append(index)
        return found

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

    def _all_of(self, token: Token) -> str:
        """The words of a source from its head on, where the parse lost the noun: "one ranking"."""
        end = self._source_ends[token.i]
        cut = next((k for k in range(token.i, end) if self.doc[k].text in CUT), end)
        text = self.doc[token.i : cut].text
        return text[:1].lower() + text[1:]

    def _of_whom(self, token: Token, text: str) -> str:
        """ "Some drivers were glad; others were not": those of whom some spoke before are the others too."""
        if text.lower() in _PARTS and (whole := self._subject_before(token)) is not None:
            return f"{text.lower()} {whole}"
        if text.lower() == "others" and (token.dep_ == "conj" or any(one.dep_ == "relcl" for one in token.rights)):
            # "Hale and others who want a dam".
            return text
        if text.lower() == "others" and (other := self._unlike_some(token)) is not None:
            return other
        if text.lower() == "one" and (told := self._of_nouns_before(token, text)) != text:
            return told
        if text.lower() == "another" and (one := self._one_before(token)) is not None:
            return one
        window = self._window_before(token) if text.lower() == "another" else 1
        for entity in self.salience.recent(self._sentences[token.i], window):
            if entity.sourced < self._sentences[token.i] - window:
                continue
            if entity.members:
                return text
            if entity.kind not in {"unnamed", "organisation"} or entity.named or entity.head in _ANY_PEOPLE:
                continue
            quantity = _QUANTITY.match(entity.name)
            noun = entity.name[quantity.end() :] if quantity else entity.name
            if _WHOLE.match(noun):
                continue
            alone = text.lower() in {"one", "another"}
            if entity.plural == alone or noun.lower() in _BARE or (text.lower() == "others" and not quantity):
                continue
            first = self.doc[entity.at]
            if alone and not any(word.lower_ in {"one", "another"} for word in (first, *first.lefts)):
                continue
            of = "of " if quantity and quantity.group().endswith("of ") else ""
            word = "other" if text.lower() == "others" else text.lower()
            return f"{word} {'' if word == 'other' else of}{noun}"
        told = self._of_nouns_before(token, text)
        told = self._of_people_before(token, text) if told == text else told
        return self._of_only_people(token, text) if told == text else told

    def _of_only_people(self, token: Token, text: str) -> str:
        """ "The plan drew praise from growers, though many": of the one kind of people told of in the sentence before,
        whatever they are in it; "others" only beside "some"."""
        word, tree = text.lower(), self.tree
        earlier = range(self._starts[self._sentences[token.i]], token.i)
        if word not in _PARTS | {"others"} or not self._stands_alone(token):
            return text
        if word == "others" and not any(tree.text[k].lower() == "some" for k in earlier):
            return text
        people = [
            k
            for k in earlier
            if tree.tag[k] == "NNS"
            and lexicon.is_human(tree.lemma[k].lower())
            and self._around.quotation[k] == self._around.quotation[token.i]
        ]
        if len(people) != 1:
            return text
        known = self.entity_of.get(people[0])
        noun = self.doc[people[0]]
        whole = known.name if known is not None else self._described_as(left_edge(noun), noun.i + 1, noun.i)
        whole = _COUNTED.sub("", whole)
        return text if whole.split(" ", 1)[0].lower() in _BARE | _ANY_PEOPLE else f"{_OTHER.get(word, word)} {whole}"

    def _unlike_some(self, others: Token) -> str | None:
        """ "The growers are divided. Some want a dam; others want none": the others of whom some are told before."""
        tree, number = self.tree, self._sentences[others.i]
        first = self._starts[number]
        some = next((k for k in range(others.i - 1, first - 1, -1) if tree.text[k].lower() == "some"), -1)
        if some < 0 or tree.dep[some] not in SUBJECT or others.dep_ not in SUBJECT or some in self.entity_of:
            return None
        told = self._of_people_before(self.doc[some], "some")
        return f"other {told.removeprefix('some ')}" if told != "some" else None

    def _one_before(self, token: Token) -> str | None:
        """ "One wept, and another": another of those whom one is of, told of in the sentence."""
        for index in range(token.i - 1, self._starts[self._sentences[token.i]], -1):
            if index in self._sources and self.tree.text[index].lower() == "one":
                entity = self.entity_of.get(index)
                told = entity is not None and not entity.named and entity.name.startswith("one ")
                return f"another {entity.name[4:]}" if entity is not None and told else None
        return None

    def _stands_alone(self, token: Token) -> bool:
        """Whether a word for some people is a subject, or a whole source that the parser hung otherwise."""
        at = token.i
        whole = self._source_starts.get(at) == at and self._source_ends.get(at) == at + 1
        return token.dep_ in SUBJECT or (whole and token.dep_ in {"det", "dep", "appos", "npadvmod"})

    def _of_people_before(self, token: Token, text: str) -> str:
        """ "The growers met on Monday. Many were angry": the people who are a subject of the sentence before."""
        number = self._sentences[token.i]
        if not self._stands_alone(token) or text.lower() not in _PARTS - {"few"} | {"others"} or number == 0:
            return text
        if token.head.lemma_ in _GUESSING or any(
            word.tag_ not in _OPENING for word in self.doc[self._starts[number] : token.i]
        ):
            return text
        if self._around.quotation[token.i] != self._around.quotation[self._starts[number] - 1]:
            return text
        before = self._own_before(number)
        for index in range(self._starts[before], self._starts[before + 1]):
            noun = self.doc[index]
            known = self.entity_of.get(index)
            members = known is not None and known.kind == "group" and known.plural and noun.tag_ == "NNPS"
            people = members or (noun.tag_ == "NNS" and lexicon.is_human(noun.lemma_.lower()))
            # "Some responses were furious. And some":
            people = people or (noun.tag_ == "NNS" and any(word.lower_ == text.lower() for word in noun.lefts))
            if not people or not (noun.dep_ in SUBJECT or _did(noun)):
                continue
            whole = (
                known.name
                if known is not None and not known.members
                else self._described_as(left_edge(noun), index + 1, index)
            )
            quantity = _QUANTITY.match(whole)
            whole = whole[quantity.end() :] if quantity else whole
            if whole.split(" ", 1)[0].lower() in _BARE | _ANY_PEOPLE | {"both"}:
                return text
            return f"{'other' if text.lower() == 'others' else text.lower()} {whole}"
        return self._of_body_before(before, text)

    def _own_before(self, number: int) -> int:
        """The sentence before one, without any that stands in brackets."""
        text, before = self.tree.text, number - 1
        while (
            before > 0
            and text[self._starts[before]] == "("
            and ")" in text[self._starts[before + 1] - 3 : self._starts[before + 1]]
        ):
            before -= 1
        return before

    def _of_body_before(self, sentence: int, text: str) -> str:
        """ "They alarmed the Liberal establishment. Some": those in a body of people with which the sentence before
        ends."""
        last = self._starts[sentence + 1] - 1
        while last > self._starts[sentence] and (self.doc[last].is_punct or self.doc[last].is_space):
            last -= 1
        noun = self.doc[last]
        if (
            noun.tag_ != "NN"
            or noun.lower_ not in _CIRCLES
            or noun.dep_ not in {"dobj", "pobj"}
            or text.lower() == "others"
        ):
            return text
        return f"{text.lower()} in the {self._described_as(left_edge(noun), last + 1, last)}"

    def _of_nouns_before(self, token: Token, text: str) -> str:
        """ "Two columns, one for …", "one survey … another", "some of the donors …; others": of whom or what one or the
        others are, where the nouns before say so by their number."""
        first = self._starts[max(self._sentences[token.i] - 1, 0)]
        one = text.lower() in {"one", "another"}
        joined = text.lower() == "one" and token.dep_ == "conj"
        if joined or not (one or text.lower() in {"others", "both"}) or self.doc[token.i - 1].tag_ in {"DT", "JJ"}:
            return text
        for index in range(token.i - 1, first - 1, -1):
            noun = self.doc[index]
            if noun.tag_ not in NOUNS or noun.dep_ in {"compound", "nmod", "poss"}:
                continue
            words = {child.lower_ for child in noun.lefts}
            of = noun.head if noun.dep_ == "pobj" else None
            if of is not None and of.lower_ == "of":
                words.add(of.head.lower_)
            including = noun.tag_ == "NNS" and token.head.lower_ == "including" and token.head.i > index
            if including and words.isdisjoint(_SOME_OF) and self._is_of_counted(index):
                # "Several questions from visitors, including one".
                continue
            if noun.tag_ == "NN":
                fits = text.lower() == "another" and "one" in words
            elif text.lower() == "both":
                fits = "two" in words
            elif one:
                fits = including or not words.isdisjoint(_SOME_OF)
            else:
                fits = not words.isdisjoint(_PARTS | {"number"})
            if not fits:
                continue
            start = left_edge(noun)
            whole = self._described_as(start, index + 1, index)
            quantity = _QUANTITY.match(whole)
            whole = whole[quantity.end() :] if quantity else whole.removeprefix("two ")
            if one:
                whole = whole[: len(whole) - len(noun.text)] + noun.lemma_.lower()
            if text.lower() == "both":
                return whole
            return f"{'other' if text.lower() == 'others' else text.lower()} {whole}"
        return text

    def _is_of_counted(self, index: int) -> bool:
        """Whether several are told of by their number right before a noun that a preposition hangs on them."""
        before = self.doc[index - 2] if index > 1 and self.doc[index - 1].lower_ in {"from", "by", "of"} else None
        return before is not None and before.tag_ == "NNS" and any(w.lower_ in _SOME_OF for w in before.lefts)

    def _subject_before(self, token: Token) -> str | None:
        """ "The growers are divided, although most agree": the several who are a subject earlier in the sentence."""
        if not self._stands_alone(token):
            return None
        for index in range(token.i - 1, self._starts[self._sentences[token.i]] - 1, -1):
            entity = self.entity_of.get(index) if self.tree.dep[index] in SUBJECT else None
            if entity is None or not entity.plural or entity.thing or entity.members:
                continue
            noun = _COUNTED.sub("", entity.name).lstrip("0123456789,. ")
            first = noun.split(" ", 1)[0].lower()
            if self.doc[index].tag_ in _NOUNS_OF_MANY and first not in _BARE | _ANY_PEOPLE:
                return noun
        return None

    def _of_those(self, text: str, token: Token) -> str:
        """ "Many of" whom: of the several people right before the clause, and no more than "many" where they are not
        told."""
        bare = text[: -len(" of")]
        clause = token.head
        noun = clause.head if clause.dep_ == "relcl" else self.doc[max(token.i - 2, 0)]
        near = noun.i == token.i - 2 and self.doc[token.i - 1].text == ","
        whom = token.i + 2 < len(self.doc) and self.doc[token.i + 2].lower_ in _OF_WHOM
        if whom and noun.tag_ != "NNS" and self.doc[token.i + 2].lower_ == "whom":
            # "Asked the bakers for their view, all of whom": the only people before who are several.
            earlier = range(self._starts[self._sentences[token.i]], noun.i)
            several = [k for k in earlier if self.tree.tag[k] == "NNS" and lexicon.is_human(self.tree.lemma[k].lower())]
            noun, near = (self.doc[several[0]], True) if len(several) == 1 else (noun, near)
        if not whom or noun.tag_ != "NNS" or not (near or clause.dep_ == "relcl") or lexicon.is_thing(noun.lemma_):
            return bare
        known = self.entity_of.get(noun.i)
        those = known.name if known is not None else self._described_as(*self._extent(noun), noun.i)
        quantity = _QUANTITY.match(those)
        those = those[quantity.end() :] if quantity else those
        return those if bare.lower() in {"all", "both"} else f"{text} the {those.removeprefix('the ')}"

    def _share(self, token: Token, text: str) -> str:
        """A share, with those of whom it is one where only the share before it says so: "43 percent"."""
        said = self._said_share(token)
        if said is not None:
            share, rest = said
            if rest.startswith(" of "):
                # The share as stated, and those of whom it is one as they are described.
                before, _, after = text.partition(" of ")
                text = f"{share} of {after if after and _PART.search(before) else text}"
            elif not rest[:1].isspace() or not rest.strip() or rest.split()[0] == "who":
                text = share
            elif (last := share.rsplit(" ", 1)[-1]) in text:
                text = share + text[text.index(last) + len(last) :]
        whole = _WHOLE.match(text)
        if whole is None:
            return text
        sentence = self._sentences[token.i]
        if whole["of"] is None and self._shared is not None and sentence - self._shared[0] <= _SAME_POLL:
            of = self._shared[1]
            bare = (" in " in text or " out of " in text) and not of.startswith(("of those", "of the "))
            text = f"{text} {of.removeprefix('of ') if bare else of}"
        elif whole["of"] is not None:
            self._shared = sentence, f"of {whole['of']}"
        return text

    def _said_share(self, token: Token) -> tuple[str, str] | None:
        """The share that a source begins with, and what follows: "nearly nine out of 10", "just over a quarter"."""
        if self._source_starts.get(token.i, len(self.doc)) >= len(self.doc):
            return None
        first, last = self.doc[self._source_starts[token.i]], self.doc[self._source_ends[token.i] - 1]
        found = _SHARE.match(" ".join(self.tree.raw[first.idx : last.idx + len(last)].split()))
        if found is None:
            return None
        share = found["share"]
        return share[:1].lower() + share[1:], found["rest"]

    def _possessor(self, token: Token) -> str | None:
        owner = self._owner(token)
        return owner.actor if owner is not None and owner.is_body else None

    def _possessives(self, made: Entity, start: int, end: int) -> None:
        """Keeps in mind whose somebody is within a description: "some of his supporters"."""
        owned = [index for index in range(start, end) if self.doc[index].tag_ in PRONOUN_TAGS]
        if owned:
            self._owned_by.append((made, owned))

    def _say_whose(self) -> None:
        """Puts names for the pronouns within descriptions."""
        for entity, owned in self._owned_by:
            for index in owned:
                owner = self.entity_of.get(index)
                if self.doc[index].text in _MY and not _MINE.search(entity.name):
                    self._say_mine(entity, index)
                    continue
                if owner is None or not _tells(owner) or owner is entity or self.doc[index].lower_ == "our":
                    continue
                if self.doc[index].tag_ == "PRP" and not self._is_object_of(index, owner):
                    continue
                if self.doc[index].tag_ == "PRP$" and owner.name in entity.name:
                    # "A photo of herself and her son" names her once.
                    continue
                himself = entity.head == owner.head and owner.plural
                if himself or (self.doc[index].lower_ in lexicon.HE and owner.is_body):
                    continue
                whose = re.compile(rf"\b{self.doc[index].text}\b(?: own\b)?")
                named = genitive(owner) if self.doc[index].tag_ == "PRP$" else owner.name
                entity.name = whose.sub(named, entity.name, count=1)
                entity.description = entity.description and whose.sub(named, entity.description, count=1)

    def _say_mine(self, entity: Entity, index: int) -> None:
        """ "My father" with the name of whose father he is, where the noun hangs on the word."""
        owner = self.entity_of.get(index)
        said = owner is not None and owner.named and owner.is_person and self.doc[index].head.i == entity.at
        if owner is not None and said and not entity.named and owner.name not in entity.name:
            entity.name = f"{genitive(owner)} {entity.name}"

    def _is_object_of(self, index: int, owner: Entity) -> bool:
        """ "A source close to *him*": a pronoun after a preposition for somebody with a name."""
        said = self.doc[index].lower_ in {"him", "her", "himself", "herself"} and self.tree.dep[index] == "pobj"
        return said and owner.named and not (owner.is_body or owner.plural)


def _did(noun: Token) -> bool:
    """Whether those who did it are told after "by": "held by growers", "by a group of growers"."""
    of = noun.head
    if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in _GROUPS:
        of = of.head.head
    return of.dep_ == "agent"


_GROUPS = frozenset("group crowd band gang team mob handful".split())


def _is_singular(doc: Doc, start: int) -> bool:
    """Whether an article and a noun begin a phrase that cannot go on to a plural: "a move", not "a dozen"."""
    noun = doc[start + 1]
    one = doc[start].lower_ in {"a", "an"} and noun.tag_ == "NN" and noun.is_lower and not noun.like_num
    return one and lexicon.is_thing(noun.lemma_)


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
    if found < opening + _LONGEST_CLAUSE or clause.right_edge.i < last:
        return found
    while last > opening + 2 and not _ends_phrase(token.doc[last - 1]):
        last -= 1
    return last if last > opening + 2 else opening


def _deed_end(token: Token) -> int:
    """The end of what those who have no other name do: "those backing the dam", "others drawing maps"."""
    opening = token.i + 1
    deed = next((child for child in token.rights if child.dep_ == "acl" and child.left_edge.i == opening), None)
    if deed is None or deed.tag_ not in {"VBG", "VBN"}:
        return opening
    whole = deed.right_edge.i + 1
    last = min(whole, opening + _LONGEST_CLAUSE)
    last = next((k for k in range(opening + 1, last) if token.doc[k].text in CUT or token.doc[k].is_space), last)
    while last < whole and last > opening + 1 and not _ends_phrase(token.doc[last - 1]):
        last -= 1
    return last if last > opening + 1 else opening


def _ends_phrase(token: Token) -> bool:
    """Whether a clause may be cut after a word: not after the subject of what follows."""
    return token.tag_ in _ENDS_OF_PHRASES and not (token.tag_ == "PRP" and token.dep_ in SUBJECT)


def _tells(owner: Entity) -> bool:
    """Whether the name of an owner is short enough, and says who he is."""
    if owner.kind == "unnamed" and not owner.plural:
        return owner.head in lexicon.ROLES
    return owner.named or (owner.plural and _has_name(owner.name) and owner.name.count(" ") < 3)


def _is_surely(owner: Entity, noun: str) -> bool:
    """Whether somebody is told to be what a noun says, or is a body with a short name."""
    if owner.is_person:
        return owner.named and noun in owner.roles
    if noun in lexicon.STATE_NOUNS:
        return False
    named = owner.named or (_has_name(owner.name) and not _GENITIVE.search(owner.name))
    return named and owner.kind in _TOLD_BODIES and owner.name.count(" ") <= _LONGEST_OWNER


_GENITIVE = re.compile(r"['’]s\b")
_TOLD_BODIES = frozenset({"organisation", "group", "outlet"})
"""Bodies that a noun tells, other than those told by their states."""


def genitive(owner: Entity) -> str:
    if owner.kind == "unnamed" and not owner.plural:
        return f"{owner.head}'s"
    return f"{owner.name}'" if owner.plural and owner.name.endswith("s") else f"{owner.name}'s"


def _has_name(description: str) -> bool:
    """Whether a name stands in a description."""
    return any(word[:1].isupper() for word in description.split())
