"""Who says "I" or "we": who is quoted, whose words are given without quotation marks, who signed, or the author.

Read when all else is known, for a speaker is often named after his words.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from counterclaim.model import ActorKind, Span
from counterclaim.resolve import lexicon
from counterclaim.resolve.discourse import Discourse
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import GENITIVES, is_mark_of_turn
from counterclaim.resolve.interviews import Voice, initials, is_announced, is_journalist, opening_end
from counterclaim.resolve.quotations import Stretches
from counterclaim.resolve.voices import find_voices, who_signed

if TYPE_CHECKING:
    from spacy.tokens import Token

_AUTHOR = "author"
_PRONOUNS = frozenset({"his", "her", "he", "she"})
_FILLERS = frozenset({"know", "see", "say"})
_SURNAME = 4
"""Letters of which a surname has at least so many, where they could be initials."""
_ANNOUNCED, _HEADLINE, _ASKS = 3, 2, 10
"""How much more than another mention before an interview says who is asked, or asks."""
_END = re.compile(r"[.!?]")
_CLOSED = re.compile(r"[.,!?]’|’(?=\s|$)")
_MARK_AFTER = re.compile(r"([.,!?](?:''|\"|”)(?!\w))|''|[\"“]")
"""The next mark of quotation; one that closes is the first group."""
_AUDIENCE = re.compile(
    r"\b(?:our|we asked|we invited) (?:\w+ )?(?:followers|readers|subscribers|viewers|listeners)\b", re.IGNORECASE
)
"""Whom an outlet speaks of as its own."""
_MARK = re.compile(r"[“”\"]|''|(?<!\w)['‘]|’(?!\w)")


class FirstPersons(Discourse):
    """Finds the speaker of a first person."""

    def _first_person(self, token: Token) -> None:
        """Who says "I" or "we": who is quoted, whose words are given without quotation marks, or the author; "you" is
        whoever is asked."""
        if is_mark_of_turn(token):
            voice = self._voice_at(token)
            if voice is not None and not voice.asks and self._interviewed is not None:
                self.entity_of[token.i] = self._interviewed
            return
        if token.lower_ == "you":
            heard = self._addressed(token)
            if heard is not None:
                self.entity_of[token.i] = heard
            return
        nested = self._nested(token)
        if nested is not None:
            self.entity_of[token.i] = nested
            return
        for _, _, head in reversed(self._speakers.over(token.idx)):
            if head.i != token.i and not self._is_spoken_of(head, token):
                entity = self.entity_of.get(head.i)
                if entity is not None and entity.kind == "document":
                    # "Ruiz said, according to a report in the Courier".
                    entity = self._person_who_says(token) or entity
                if entity is not None:
                    self.entity_of[token.i] = self._spoken_for(token, entity)
                return
        if self._is_quoted(token) or self._is_closed_after(token):
            near = self._quoted_near(token)
            found = self.entity_of.get(near.i) if near is not None else None
            if found is not None and not found.thing:
                self.entity_of[token.i] = self._spoken_for(token, found)
            return
        author = self._voice(token) or self._author(token)
        if author is not None:
            self.entity_of[token.i] = author

    def _person_who_says(self, token: Token) -> Entity | None:
        """The one person who says something in the sentence of a first person or the one before, outside quotations."""
        tree, number = self.tree, self._sentences[token.i]
        first, end = self._starts[max(number - 1, 0)], self._starts[number + 1]
        says = [
            k for k in range(first, end) if tree.dep[k] == "nsubj" and tree.lemma[tree.head[k]] in lexicon.HUMAN_VERBS
        ]
        found = [one for k in says if (one := self._entity_at(k)) is not None and not self._is_quoted(self.doc[k])]
        people = list(dict.fromkeys(one for one in found if one.is_person))
        return people[0] if len(people) == 1 else None

    def _is_spoken_of(self, head: Token, token: Token) -> bool:
        """ "I spoke to people who wanted to hear what I thought": whether a source stands in the same quotation as the
        first person, with no mark between them; then it is spoken of, and somebody else speaks."""
        between = self.tree.raw[min(head.idx, token.idx) : max(head.idx, token.idx)]
        return _MARK.search(between) is None and self._is_quoted(head)

    def _addressed(self, token: Token) -> Entity | None:
        """Who is meant by "you": whoever is asked, or answers next in a transcript. Most often it is anybody."""
        voice = self._voice_at(token)
        if self._is_filler(token, asked=voice is not None and voice.asks):
            return None
        for _, end, head in self._speakers.over(token.idx)[-1:]:
            heard = (child for child in head.head.children if child.dep_ in {"dobj", "dative"})
            asked = next(heard, None) if head.head.lemma_ == "ask" else None
            # A question, and no statement within one.
            mark = _END.search(self.tree.raw, token.idx, end)
            return self.entity_of.get(asked.i) if asked is not None and mark and mark[0] == "?" else None
        if voice is not None and voice.name is None:
            return self._interviewed if voice.asks and not self._is_quoted(token) else None
        turns, numbers = self._turns, self._turn_numbers
        at = min((numbers[one] for one in self._voices.over(token.idx) if one in numbers), default=-1)
        if at < 0 or at + 1 >= len(turns) or self._is_quoted(token):
            return None
        if "?" not in self.report.text[turns[at].start : turns[at].end]:
            return None
        asks, answers = (self._named_at(name) for one in turns[at : at + 2] if (name := one.name) is not None)
        return answers if answers is not asks else None

    def _is_filler(self, token: Token, *, asked: bool) -> bool:
        """ "He was, you know, late"; but "Do you know him?" is asked."""
        verb = token.head
        if verb.lemma_ not in _FILLERS or any(child.lemma_ == "do" for child in verb.lefts):
            return False
        after = verb.i + 1
        return not asked or (token.i + 1 == verb.i and after < len(self.doc) and self.tree.text[after] == ",")

    def _nested(self, token: Token) -> Entity | None:
        """ "As Hale said, ‘I will not go. I would rather stay,’" within what Ruiz says: who speaks where the inner
        quotation begins."""
        raw, at = self.tree.raw, token.idx
        opened = self._last_mark("‘", max(self._last_mark("\n", 0, at), 0), at)
        if opened < 0 or _CLOSED.search(raw, opened, at) is not None:
            return None
        for _, _, head in reversed(self._speakers.over(opened + 1)):
            if head.idx < opened and self._is_quoted(head):
                return self.entity_of.get(head.i)
        return None

    def _is_closed_after(self, token: Token) -> bool:
        """Whether a quotation ends after a token whose beginning is not marked."""
        raw, at = self.tree.raw, token.idx
        end = raw.find("\n", at)
        mark = _MARK_AFTER.search(raw, at, end if end >= 0 else len(raw))
        return mark is not None and mark[1] is not None

    def _voice(self, token: Token) -> Entity | None:
        """Whose words a stretch without quotation marks gives: a turn of a transcript, a letter signed below."""
        we = token.lower_ in lexicon.WE
        if we and self._is_outlets(token):
            return None
        for voice in reversed(self._voices.over(token.idx)):
            if voice.own or not we:
                if voice.asks:
                    return None
                entity = self._named_at(voice.name) if voice.name is not None else self._interviewed
                if entity is not None:
                    return entity
        return None

    def _is_outlets(self, token: Token) -> bool:
        """ "We asked our followers", above what these answered."""
        number = self._sentences[token.i]
        first, end = self._starts[number], self._starts[number + 1]
        last = self.doc[end - 1]
        return _AUDIENCE.search(self.tree.raw, self.doc[first].idx, last.idx + len(last)) is not None

    @cached_property
    def _voices(self) -> Stretches[Voice]:
        # With the lines that are no part of the article: a handle or a name under a letter may be one.
        return Stretches(find_voices(self.report.text))

    @cached_property
    def _turns(self) -> list[Voice]:
        """The turns of a transcript, in order."""
        turns = (one for one in self._voices if one.name is not None and one.name.start == one.start)
        return sorted(turns, key=lambda one: one.start)

    @cached_property
    def _turn_numbers(self) -> dict[Voice, int]:
        return {one: number for number, one in reversed(list(enumerate(self._turns)))}

    @cached_property
    def _labels(self) -> list[str]:
        """The names of those whose words are given, each once, as first written."""
        named = (one.name for one in self._voices if one.name is not None)
        return list(dict.fromkeys(self.report.text[name.start : name.end] for name in named))

    def _voice_at(self, token: Token) -> Voice | None:
        """The turn of an interview in which a token stands."""
        return next((one for one in self._voices.over(token.idx) if one.name is None), None)

    @cached_property
    def _interviewed(self) -> Entity | None:
        """Who answers questions: whom the words before the first name most, the headline and those that announce the
        interview above all. Who puts the questions is named there too."""
        text, end = self.report.text, opening_end(self._voices)
        headline, by = text.find("\n"), self.report.byline or ""
        counts: Counter[int] = Counter()
        people: dict[int, Entity] = {}
        for index, entity in self.entity_of.items():
            start = self.doc[index].idx
            if start >= end or not entity.is_person or not entity.named or entity.name in by:
                continue
            name = self.cast.names.get(index)
            people.setdefault(id(entity), entity)
            if name is not None:
                start = self.doc[name[0].start - len(name[0].titles)].idx
                counts[id(entity)] += _ANNOUNCED * is_announced(text, start) - _ASKS * self._interviews(name[0].start)
            counts[id(entity)] += _HEADLINE if start < headline else 1
        best = max(people, key=lambda one: counts[one], default=None)
        return people[best] if best is not None and counts[best] > 0 else None

    def _interviews(self, start: int) -> bool:
        """Whether the words before a name say that it is who asks: "reporter Ana Ruiz", "the Courier's Ana Ruiz"."""
        of = self._entity_at(start - 2) if start > 1 and self.doc[start - 1].text in GENITIVES else None
        return (of is not None and of.kind == "outlet") or is_journalist(self.report.text, self.doc[start].idx)

    def _named_at(self, span: Span) -> Entity | None:
        """Who is named by characters of the text; who is only a name there is entered with it."""
        name = self.report.text[span.start : span.end].rstrip(".,")
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        heads = [head.i for token in found or () if (head := self.cast.head_at.get(token.i)) is not None]
        named = self.cast.names[heads[-1]][1] if heads else None
        if name.isupper() and len(name) < _SURNAME and (named is None or named.actor is None):
            # "AR: I will", after "Ana Ruiz: I may".
            labels = (one for one in self._labels if " " in one and initials(one) == name)
            people = (one for one in self._people() if initials(one.name) == name)
            short = next((self._signer(one) for one in labels), None) or next(people, None)
            if short is not None:
                return short
        if named is not None:
            return named
        if found is not None and name.lower() in _PRONOUNS:
            # "Here is her statement."
            return self.entity_of.get(found[0].i)
        if " " in name or name.startswith("@"):
            return self._signer(name)
        # "RUIZ: I will", in a transcript.
        people = (entity for entity in self._people() if entity.name.rsplit(" ", 1)[-1].lower() == name.lower())
        full = (label for label in self._labels if label.endswith(f" {name}"))
        return next(people, None) or next((self._signer(label.title()) for label in full), None)

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
