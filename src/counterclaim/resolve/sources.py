"""Where the sources of a report stand: the heads of their phrases, the names beside them, and what is in their words.

Sources, cues and contents are those of the attributions. Who is spoken of is looked for outside the own words of
whoever speaks, and a first person inside them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from counterclaim.gazetteer import Gazetteer
from counterclaim.model import Attribution, Form, Report, Span
from counterclaim.resolve import lexicon
from counterclaim.resolve.cast import Cast
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import GENITIVES, SUBJECT, is_another, is_the, may_speak
from counterclaim.resolve.heads import head_of_phrase, lexical_head, speaker_of, whole_word
from counterclaim.resolve.phrases import CUT
from counterclaim.resolve.quotations import Quotation, Quotations
from counterclaim.resolve.ranking import Surroundings
from counterclaim.tree import Tree, grow

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEFORE_SUBJECTS = frozenset({",", "”", '"', "''", "--", "—", ")"})
_QUOTES = frozenset({"“", '"', "'"})
_MARKS = ("\n", '"', "''", "“", "”", "‘")
_ARTICLES = frozenset({"al", "el"})
_NO_HEADS = frozenset({"the", "a", "an", "whom"})
_OF_TITLES = frozenset("NN NNP JJ JJS RBS VBG VBN HYPH CC POS DT PRP$ CD RB IN".split())
"""Tags of the words that may stand before a name with its titles."""
_NEAR, _FURTHEST = 3, 8
"""Sentences before a mention."""
_TOPIC = frozenset({"Of ", "As ", "On "})
_HANGING = frozenset({"xcomp", "pcomp", "prep", "advcl", "conj", "acl", "dobj", "acomp"})
_OF_POSTS = frozenset({"to", "of", "in", "for", "at"})
_SPEAKING_FOR = frozenset("spokesman spokeswoman spokesperson aide adviser advisor lawyer attorney".split())
_OFFICES = frozenset(
    "director minister secretary undersecretary commissioner chief head commander adviser advisor".split()
)
"""What somebody may be of a thing: "director of harbour safety"."""
_CLIMB = 5
_GOES_ON = 2000
"""Characters over which a quotation may go on from one paragraph into the next."""


class Sources:
    """The report as parsed, with whose words stand where in it."""

    def __init__(self, doc: Doc, attributions: Sequence[Attribution], gazetteer: Gazetteer, report: Report) -> None:
        self.doc = doc
        self.tree = grow(doc)
        self.gazetteer = gazetteer
        self.report = report
        matches, heads = gazetteer.scan(doc)
        published = report.published[:10] if report.published else None
        ends = {start: end for start, end, _ in heads}
        apart = self._standing_apart(attributions)
        self.cast = Cast(doc, matches, ends, gazetteer, published, report.outlet, apart)
        self.entity_of: dict[int, Entity] = {}
        self._offices = {self._head_within(start, end): (start, office) for start, end, office in heads}
        self._sentences, self._starts = _sentence_numbers(self.tree)
        self._source_ends: dict[int, int] = {}
        self._source_starts: dict[int, int] = {}
        self._cues: set[int] = set()
        self.heads = {attribution.id: self._source_head(attribution) for attribution in attributions}
        self._contents = self._content_ranges(attributions)
        self._speakers = self._quotations(attributions)
        self._citing = self._speakers.heads
        self._sources = {head.i for head in self.heads.values() if head is not None}
        self._sources |= {token.i for head in self.heads.values() if head is not None for token in self._with(head)}
        self._around = self._surroundings(attributions)

    def _standing_apart(self, attributions: Sequence[Attribution]) -> set[int]:
        """The tokens of sources that begin after a comma or a quotation and have their verb right after them: in "at
        the resort, now called Free Harbour, the mayor said" the mayor is no harbour, whatever the parser says."""
        found: set[int] = set()
        for span in {one for of in attributions for one in of.source.spans}:
            start, end = self.tree.reach(span) or (0, 0)
            if start > 0 and end < len(self.tree):
                before, after = self.tree.text[start - 1], self.tree.tag[end][:2]
                if before in _BEFORE_SUBJECTS and after in {"VB", "MD"}:
                    found.update(range(start, end))
        return found

    def _head_within(self, start: int, end: int) -> int:
        """The token of a range on which its others hang: the last of "foreign ministry", the first of "Ministry of
        Defence"."""
        return next((index for index in range(start, end) if not start <= self.tree.head[index] < end), end - 1)

    def _source_head(self, attribution: Attribution) -> Token | None:
        spans = attribution.source.spans
        if not spans:
            return None
        # "Of Ruiz, Hale said": Hale.
        told = [span for span in spans if self.tree.raw[span.start : span.start + 3] not in _TOPIC]
        found = [self._head_in(span) for span in told or spans]
        heads = [head for head in found if head is not None]
        cue = {index for span in attribution.cue.spans for index in range(*(self.tree.reach(span) or (0, 0)))}
        self._cues |= cue
        # "He spoke after Hale had said …": of two stretches, the subject of the cue.
        subjects = [head for head in heads if head.dep_ in SUBJECT and head.head.i in cue and head.lower_ != "both"]
        # "Ruiz was blamed by Hale", "Ruiz said, according to Hale": Hale.
        subjects = [
            head for head in heads if head.dep_ == "pobj" and _names_source(head.head) and head.head.i in cue
        ] or (subjects)
        if len(heads) > 1 and not subjects:
            subjects = self._subjects_above(heads, cue)
        return next(iter(subjects[-1:] if len(spans) > 1 else heads[:1]), heads[0] if heads else None)

    def _subjects_above(self, heads: Sequence[Token], cue: Collection[int]) -> list[Token]:
        """ "Hale called; Ruiz agreed, adding": the subject of the nearest verb that a cue without one hangs on."""
        tree = self.tree
        at = next((i for i in sorted(cue) if tree.head[i] not in cue), -1)
        for _ in range(_CLIMB):
            if at < 0 or tree.head[at] == at or tree.dep[at] not in _HANGING:
                break
            at = tree.head[at]
            above = [head for head in heads if head.dep_ in SUBJECT and head.head.i == at]
            if above:
                return above
        return []

    def _head_in(self, place: Span) -> Token | None:
        reached = self.tree.reach(place)
        if reached is None:
            return None
        start, end = reached
        while end > start + 1 and (self.doc[end - 1].is_punct or self.doc[end - 1].is_space):
            if self.doc[end - 1].text == "%":
                break
            end -= 1
        head = whole_word(speaker_of(head_of_phrase(self.doc, start, end), start, end), end)
        head = lexical_head(head, end)
        if head.like_num and self.doc[start].lower_ == "those":
            # "Those over 60".
            head = self.doc[start]
        if head.tag_ == "POS" and head.i > 0:
            # "The agency['s] analysis", of which only the mark was taken.
            head = self.cast.head_at.get(head.i - 1, head.nbor(-1))
        if head.lower_ in _ARTICLES and head.i + 2 < end and self.doc[head.i + 1].text == "-":
            # "al-Abadi", each part of which the parser took for the subject.
            head = self.cast.head_at.get(head.i + 2, head)
        if head.lower_ in _NO_HEADS:
            # "The F.A.A.", "delegates, most of whom": where the parser hung a phrase on its article or its clause.
            other = self.doc[end - 1] if head.tag_ == "DT" else self.doc[start]
            head = other if other.tag_[:2] == "NN" else head
        head = self.cast.head_at.get(self._apposed_name(head, end).i, head)
        head = (
            self._opening_name(start, end)
            or self.one_titled(start, end)
            or self._named_after(head, end)
            or self._told_first(head, end)
            or head
        )
        self._source_ends[head.i] = end
        self._source_starts[head.i] = start
        return head

    def one_titled(self, start: int, end: int) -> Token | None:
        """ "The guild's lawyer and strategist Ana Ruiz", "Hale's top aide Ana Ruiz", "the Courier's Ana Ruiz": the one
        person whose name a phrase ends with, after a role, two roles joined, or whose she is."""
        cut = next((k for k in range(start, end) if self.doc[k].text in CUT), end)
        last = self.cast.head_at.get(cut - 1)
        if last is None:
            return None
        name, entity = self.cast.names[last.i]
        opening = name.start - len(name.titles)
        if name.titles and self.doc[name.start - 1].lower_ != name.titles[-1]:
            # "Secretary of the Ports Ana Ruiz".
            opening = name.start
        person = entity.is_person or (entity.kind == "unknown" and name.end == name.start + 2)
        full = name.end == cut and name.end - name.start > 1 and person and entity.named
        if full and opening == start < name.start:
            # "Ohio Rep. Ana Ruiz", where the parser hung the name on the place.
            return last
        if not full or opening <= start:
            return None
        before = self.doc[opening - 1]
        if before.text in GENITIVES:
            # "A panel led by the guild's Ana Ruiz" is the panel.
            within = any(word.tag_ == "VBN" or word.lower_ == "by" for word in self.doc[start:opening])
            return last if self.doc[name.start].lower_ in lexicon.FIRST_NAMES and not within else None
        post = not name.titles and self._is_post(start, opening)
        if post or self._is_portfolio(start, opening) or self._is_office_of(start, opening):
            return last
        if not (name.titles or before.lemma_.lower() in lexicon.ROLES):
            return None
        for index in range(start, opening):
            token = self.doc[index]
            if (token.tag_ not in _OF_TITLES and index < opening - 1) or (
                token.tag_ in {"DT", "PRP$"} and index > start
            ):
                return None
            if token.tag_ in {"CC", "IN"} and (index == start or not self._is_a_role(index - 1)):
                return None
            if token.lower_ == "for" and self.doc[index - 1].lemma_.lower() in _SPEAKING_FOR:
                # "A spokeswoman for Secretary Ana Ruiz".
                return None
        return last

    def _is_portfolio(self, start: int, end: int) -> bool:
        """ "Deputy Minister for Ports and Northern Affairs": an office with capitals up to the name of who holds it."""
        words = self.doc[start:end]
        at = next((word.i for word in words if word.lower_ in {"for", "of"} and word.i > start), -1)
        if at < 0 or at + 1 >= end or not self._is_a_role(at - 1) or not self.doc[at - 1].is_title:
            return False
        people = (
            self.cast.names[head.i][1] for k in range(start, end) if (head := self.cast.head_at.get(k)) is not None
        )
        if any(one.is_person for one in people):
            # "Secretary Bo Hale and Chief of Staff Ana Ruiz".
            return False
        joined = {"and", "of", "for", "the"}
        return self.doc[end - 1].is_title and all(word.is_title or word.lower_ in joined for word in self.doc[at:end])

    def _is_post(self, start: int, end: int) -> bool:
        """ "Ambassador to the United Nations", "the mayor of Lima": a role with the body, right before the name of
        whoever has it, on which the parser hung the body."""
        match = self.cast.match_at.get(end - 1)
        if match is None or match.kind in {"person", "demonym"} or match.end != end:
            return False
        link = match.start - 1 - (match.start > 1 and self.doc[match.start - 1].lower_ == "the")
        if link <= start or self.doc[link].lower_ not in _OF_POSTS or not self._is_a_role(link - 1):
            return False
        return not any(
            self.cast.names[head.i][1].is_person
            for k in range(start, link)
            if (head := self.cast.head_at.get(k)) is not None
        )

    def _is_office_of(self, start: int, end: int) -> bool:
        """ "The former director of harbour safety" before the name of who was: an office in small letters, and nobody's
        in particular."""
        at = next((k for k in range(start + 1, end) if self.doc[k].lower_ in {"of", "for"}), -1)
        if at < 0 or self.doc[at - 1].lower_ not in _OFFICES or at + 1 >= end:
            return False
        words = self.doc[at + 1 : end]
        plain = all(word.is_lower and word.tag_ in {"NN", "JJ", "NNP", "NNS"} for word in words)
        return plain and not any(lexicon.is_human(word.lemma_.lower()) for word in words)

    def _is_a_role(self, index: int) -> bool:
        """Whether a word is what somebody is called, and no name."""
        token = self.doc[index]
        role = token.lemma_.lower() in lexicon.ROLES or token.lower_ in lexicon.TITLES
        return role and index not in self.cast.head_at

    def _named_after(self, noun: Token, end: int) -> Token | None:
        """ "A lawyer for the guild, Ana Ruiz,": whose name the parser hung on "the guild"."""
        single = noun.tag_ == "NN" and (noun.lemma_.lower() in lexicon.ROLES or noun.lower_ == "member")
        # "The top Liberal on the committee".
        side = noun.tag_ == "NNP" and noun.lower_ in lexicon.SIDES and is_the(noun)
        if not (single or side or noun.lower_ == "one") or (noun.i in self.cast.head_at and not side):
            return None
        comma = next((k for k in range(noun.i + 1, end - 1) if self.doc[k].text == ","), None)
        if comma is None or (comma > noun.i + 1 and self.doc[comma - 1].tag_ not in {"NNP", "NNPS", "NNS", "NN"}):
            return None
        named = next((head for k in range(comma + 1, min(comma + 3, end)) if (head := self.cast.head_at.get(k))), None)
        if named is None:
            return None
        name, entity = self.cast.names[named.i]
        person = entity.is_person or entity.kind == "unknown" or (noun.lower_ == "one" and entity.is_body)
        full = name.end - name.start > 1 and name.start - len(name.titles) == comma + 1 and person
        return named if full and (name.end >= end or self.doc[name.end].lower_ in {",", "of", "from"}) else None

    def _opening_name(self, start: int, end: int) -> Token | None:
        """ "Ruiz, in words carried on the radio": the person with whose name a phrase begins, before a comma."""
        head = self.cast.head_at.get(start)
        if head is None:
            return None
        name, entity = self.cast.names[head.i]
        return head if entity.is_person and name.end < end and self.doc[name.end].text == "," else None

    def _told_first(self, noun: Token, end: int) -> Token | None:
        """ "A former clerk in Lindow, Ruiz left": the name after what somebody is, a second subject of its verb."""
        if noun.tag_ != "NN" or noun.dep_ != "nsubj" or noun.i in self.cast.head_at:
            return None
        for index in range(noun.i + 2, end):
            head = self.cast.head_at.get(index) if self.doc[index - 1].text == "," else None
            if head is not None and head.dep_ == "nsubj" and head.head.i == noun.head.i:
                return head
        return None

    def _apposed_name(self, noun: Token, end: int) -> Token:
        """ "The website Free Harbour", "Peru's President Ana Ruiz": the name after the noun."""
        named = self.cast.head_at.get(noun.i + 1) if noun.tag_ in {"NN", "NNP"} and noun.i + 1 < end else None
        if named is None or noun.i in self.cast.head_at or self.cast.names[named.i][0].start != noun.i + 1:
            return noun
        head = noun.lemma_.lower()
        called = head in lexicon.ROLES or head in lexicon.INSTITUTIONS
        return named if called and not self._possesses(named) else noun

    def _others_after(self, start: int, noun: Token) -> int:
        """ "Ruiz and *other officials*": where they begin, if the parser took the surname for an adjective."""
        name = self.cast.names.get(start)
        if name is None or self.doc[start].head.i != noun.i or noun.tag_ != "NNS" or name[1].is_body:
            return 0
        after = [word.lower_ for word in self.doc[start + 1 : start + 3]]
        return start + 2 if after == ["and", "other"] and name[0].end == start + 1 else 0

    def _possesses(self, head: Token) -> bool:
        after = self.cast.names[head.i][0].end
        return head.dep_ == "poss" or (after < len(self.doc) and self.doc[after].text in GENITIVES)

    def _names_of(self, noun: Token) -> list[Token] | None:
        for child in noun.children:
            if child.dep_ == "appos" and child.i in self.cast.names:
                names = [token for token in (child, *child.conjuncts) if token.i in self.cast.names]
                return names if len(names) > 1 else None
        return None

    def _with(self, head: Token) -> list[Token]:
        """The nouns that a source joins to its first."""
        end = self._source_ends[head.i]
        return [token for token in head.conjuncts if head.i < token.i < end and is_another(token) and may_speak(token)]

    def _content_ranges(self, attributions: Sequence[Attribution]) -> dict[int, list[tuple[int, int]]]:
        """Token ranges of the contents, by the head of their source: a source is not found in its own words."""
        ranges: dict[int, list[tuple[int, int]]] = {}
        for attribution in attributions:
            head = self.heads[attribution.id]
            for span in attribution.content if head is not None else ():
                found = self.tree.reach(span)
                if found is not None and head is not None:
                    ranges.setdefault(head.i, []).append(found)
        return ranges

    def _quotations(self, attributions: Sequence[Attribution]) -> Quotations:
        """Quoted contents with the head of who speaks."""
        return Quotations(
            Quotation(span.start, span.end, head)
            for attribution in attributions
            if (head := self.heads[attribution.id]) is not None
            for span in attribution.content
            if attribution.form is not Form.INDIRECT or self._is_set_off(span)
        )

    def _is_set_off(self, content: Span) -> bool:
        """Whether words without quotation marks are a paragraph of their own after a colon, or stand in single marks as
        in a headline: "Ruiz on the dam: 'I will not wait'"."""
        before = self.tree.raw[max(content.start - 4, 0) : content.start]
        alone = "\n" in before.rpartition(":")[2] or self.tree.raw[content.start] in {"'", "‘"}
        return before.rstrip().endswith(":") and alone

    def _surroundings(self, attributions: Sequence[Attribution]) -> Surroundings:
        quotation = [-1] * len(self.doc)
        holder: dict[int, tuple[int, bool]] = {}
        spans = []
        for attribution in attributions:
            head = self.heads[attribution.id]
            for span in attribution.content:
                found = self.tree.reach(span)
                if found is not None:
                    spans.append((*found, head, attribution.form is not Form.INDIRECT))
        self._quoted = sorted((start, end) for start, end, _, quoted in spans if quoted)
        spans.sort(key=lambda one: one[0] - one[1])
        for number, (start, end, head, quoted) in enumerate(spans):
            if quoted:
                quotation[start:end] = [number] * (end - start)
            if head is not None:
                holder.update(dict.fromkeys(range(start, end), (head.i, quoted)))
        return Surroundings(self.tree, self._sentences, self._starts, quotation, holder)

    def _quotations_near(self, token: Token) -> list[tuple[int, int]]:
        """Token ranges of the quotations in the sentences right before a mention that stands in none."""
        if self._around.quotation[token.i] >= 0:
            return []
        first = self._starts[max(self._sentences[token.i] - _FURTHEST, 0)]
        begin, end = bisect_left(self._quoted, (first, 0)), bisect_left(self._quoted, (token.i, 0))
        return self._quoted[max(begin - 1, 0) : end]

    def _window_before(self, token: Token) -> int:
        """How many sentences back the last two of the report's own lie: what is quoted between them does not count."""
        number, left = self._sentences[token.i], _NEAR - 1
        at = number
        while at > 0 and left and number - at < _FURTHEST:
            at -= 1
            inside = min(self._starts[at] + 1, self._starts[at + 1] - 1)
            left -= self._around.quotation[inside] < 0
        return max(number - at, _NEAR - 1)

    def _is_quoted(self, token: Token, start: int = 0) -> bool:
        """Whether a quotation mark, not before ``start``, is open before a token in its paragraph."""
        at = token.idx
        begin = max(self._last_mark("\n", 0, at) + 1, start)
        straight, pairs = self._marks['"'], self._marks["''"]
        odd = (bisect_left(straight, at) - bisect_left(straight, begin)) % 2 == 1
        odd = odd or (bisect_left(pairs, at - 1) - bisect_left(pairs, begin)) % 2 == 1
        return odd or self._last_mark("“", begin, at) > self._last_mark("”", begin, at)

    @cached_property
    def _marks(self) -> dict[str, list[int]]:
        """Where each mark of quotation stands, and each end of a line: a look back at the text from every first person
        would take too long in one that has no lines."""
        return {mark: [found.start() for found in re.finditer(mark, self.tree.raw)] for mark in _MARKS}

    def _last_mark(self, mark: str, start: int, end: int) -> int:
        """The last place of a mark in a range of characters, -1 where there is none."""
        places = self._marks[mark]
        found = bisect_left(places, end) - 1
        return places[found] if found >= 0 and places[found] >= start else -1

    def _quoted_near(self, token: Token) -> Token | None:
        """Who speaks the nearest quotation of the paragraph, or of the one before where the quotation goes on."""
        raw, at = self.tree.raw, token.idx
        start, end = self._last_mark("\n", 0, at) + 1, raw.find("\n", at)
        end = end if end >= 0 else len(raw)
        beside = self._speakers.nearest(at, start, end, without=token.i)
        if beside is not None:
            return beside.head
        near: list[tuple[int, Token]] = []
        if raw[start : start + 1] in _QUOTES:
            near = [(at - stop, head) for _, stop, head in self._speakers.ending(at - _GOES_ON + 1, at)]
        if not near and raw[end : end + 3].strip()[:1] in _QUOTES and raw[end - 1 : end] not in {"”", '"', "'"}:
            # A quotation that goes on in the next paragraph, where it is told whose it is.
            near = [(begin - at, head) for begin, _, head in self._speakers.beginning(at + 1, at + _GOES_ON)]
        return min(near, key=lambda pair: pair[0])[1] if near else None


def _names_source(preposition: Token) -> bool:
    return preposition.dep_ == "agent" or (preposition.lower_ == "to" and preposition.head.lower_ == "according")


def _sentence_numbers(tree: Tree) -> tuple[list[int], list[int]]:
    """The number of each token's sentence, and the tokens at which sentences begin, with the end of the text."""
    starts = [*(index for index, first in enumerate(tree.sentence) if index == first), len(tree)]
    numbers = [number for number, (a, b) in enumerate(pairwise(starts)) for _ in range(a, b)]
    return numbers, starts
