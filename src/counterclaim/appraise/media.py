"""The outlets of a report: those named, and which of them "the country's state-controlled outlet" is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from spacy.tokens import Doc

from counterclaim.gazetteer.gazetteer import METHOD as LISTED
from counterclaim.model import Actor, ChannelKind, Span
from counterclaim.tree import Tree


class Match(Protocol):
    """An actor found in a text."""

    @property
    def actor(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def start_char(self) -> int: ...
    @property
    def end_char(self) -> int: ...


class Outlets(Protocol):
    """What is asked of a gazetteer: the actors named in words, what kind of outlet one is, and whose."""

    def match(self, doc: Doc) -> tuple[Match, ...]: ...
    def media_kind(self, id: str) -> str | None: ...
    def actor(self, id: str) -> Actor: ...
    def find(self, name: str) -> Actor | None: ...
    def state_of(self, id: str) -> Actor | None: ...


class Mention(Protocol):
    """Whom words mean. See :class:`counterclaim.resolve.Mention`."""

    @property
    def name(self) -> str: ...
    @property
    def actor(self) -> str: ...


class Mentions(Protocol):
    """The part of a resolution that channels are named by."""

    @property
    def actors(self) -> tuple[Actor, ...]: ...
    def mention_at(self, start: int, end: int) -> Mention | None: ...


class Medium(NamedTuple):
    """An outlet named in the text. ``name`` is its usual name."""

    span: Span
    kind: ChannelKind
    actor: str
    name: str

    @property
    def is_general(self) -> bool:
        """Whether this is a state's media as a whole, and no outlet by itself."""
        return self.kind is ChannelKind.STATE_MEDIA and self.name.endswith("state media")


class Media:
    """The outlets that a gazetteer knows in a text, the whole of what the text says of them, and its own outlet."""

    def __init__(
        self, doc: Doc, gazetteer: Outlets | None, mentions: Mentions | None = None, outlet: str | None = None
    ) -> None:
        self.outlet = outlet
        self.named: list[Medium] = []
        self._gazetteer = gazetteer
        self._mentions = mentions
        self._actors: Mapping[str, Actor] = {actor.id: actor for actor in mentions.actors} if mentions else {}
        self._others: dict[int, str] = {}
        for match in gazetteer.match(doc) if gazetteer is not None else ():
            kind = gazetteer.media_kind(match.actor) if gazetteer is not None else None
            if kind and gazetteer is not None:
                span = Span(match.start_char, match.end_char)
                self.named.append(Medium(span, ChannelKind(kind), match.actor, gazetteer.actor(match.actor).name))
            else:
                self._others[match.start_char] = match.actor
        self._starts = [medium.span.start for medium in self.named]

    def at(self, start: int, end: int) -> Medium | None:
        """The last outlet named within a range of characters."""
        k = bisect_left(self._starts, end) - 1
        return self.named[k] if k >= 0 and self.named[k].span.end > start else None

    def mentioned(self, start: int, end: int) -> Medium | None:
        """The outlet that a description means: "the agency" after KCNA was named; an outlet that no list has."""
        mention = self._mentions.mention_at(start, end) if self._mentions is not None else None
        if mention is None:
            return None
        known = self._gazetteer.media_kind(mention.actor) if self._gazetteer is not None else None
        if known:
            return Medium(Span(start, end), ChannelKind(known), mention.actor, mention.name)
        actor = self._actors.get(mention.actor)
        outlet = actor is not None and actor.kind == "outlet"
        return Medium(Span(start, end), ChannelKind.OUTLET, mention.actor, mention.name) if outlet else None

    def own(self) -> Medium | None:
        """The outlet that publishes the report."""
        if self.outlet is None:
            return None
        known = self._gazetteer.find(self.outlet) if self._gazetteer is not None else None
        kind = self._gazetteer.media_kind(known.id) if known is not None and self._gazetteer is not None else None
        if known is None or kind is None:
            return Medium(Span(0, 0), ChannelKind.OUTLET, "", self.outlet)
        return Medium(Span(0, 0), ChannelKind(kind), known.id if known.id in self._actors else "", known.name)

    def is_outlet(self, actor: str | None) -> bool:
        """Whether an actor is an outlet, by the gazetteer or by what the report says of it."""
        if actor is None:
            return False
        if self._gazetteer is not None and self._gazetteer.media_kind(actor) not in {None, "social"}:
            return True
        return actor in self._actors and self._actors[actor].kind == "outlet"

    def of_state(self, tree: Tree, words: Sequence[int], source: str | None) -> Medium | None:
        """The one outlet of a state that a description such as "the country's state media" can mean in this report.

        The state is the one that the words name, else the one that the source belongs to. Where the report names two
        outlets of that state, or none, it is not guessed which is meant.
        """
        state = self._state_in(tree, words) or self._state_of(source)
        if state is None or not _general(tree, words):
            return None
        theirs = {
            medium.actor: medium
            for medium in self.named
            if medium.kind is ChannelKind.STATE_MEDIA
            and not medium.is_general
            and self._state_of(medium.actor) == state
        }
        return next(iter(theirs.values())) if len(theirs) == 1 else None

    def is_of_another(self, tree: Tree, words: Sequence[int], medium: Medium, source: str | None) -> bool:
        """Whether a state's media, told without a word on whose they are, are of another state than a source."""
        state = self._state_of(source)
        return state is not None and self._state_in(tree, words) is None and self._state_of(medium.actor) != state

    def _state_in(self, tree: Tree, words: Iterable[int]) -> str | None:
        for token in words:
            actor = self._others.get(tree.start[token])
            if actor is None and tree.dep[token] == "poss" and self._mentions is not None:
                mention = self._mentions.mention_at(tree.start[token], tree.end[token])
                actor = mention.actor if mention is not None else None
            state = self._state_of(actor)
            if state is not None:
                return state
        return None

    def _state_of(self, actor: str | None) -> str | None:
        for _ in range(6):
            if actor is None or self._gazetteer is None:
                return None
            of_report = self._actors.get(actor)
            # The gazetteer would make all its thousands of office holders to look for one whom only the report knows.
            state = self._gazetteer.state_of(actor) if of_report is None or of_report.method == LISTED else None
            if state is not None:
                return state.id
            actor = of_report.parent if of_report is not None else None
        return None


_GENERAL = frozenset("outlet media medium press agency service wire mouthpiece organ news".split())


def _general(tree: Tree, words: Sequence[int]) -> bool:
    """Whether a description may be of any outlet: state television is no news agency."""
    head = words[-1]
    narrow = {"television", "tv", "radio", "newspaper", "paper", "daily"}
    return tree.lemma[head].lower() in _GENERAL and not any(tree.text[t].lower() in narrow for t in words)
