"""Through what a source speaks: "told KCNA", "in a statement", "wrote on Twitter", "according to court papers"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from spacy.tokens import Doc

from counterclaim.appraise.reading import Row
from counterclaim.model import Channel, ChannelKind, Span
from counterclaim.tree import Tree


class Match(Protocol):
    """An actor found in a text."""

    @property
    def actor(self) -> str: ...
    @property
    def start_char(self) -> int: ...
    @property
    def end_char(self) -> int: ...


class Outlets(Protocol):
    """What is asked of a gazetteer: the actors named in words, and what kind of outlet one is."""

    def match(self, doc: Doc) -> tuple[Match, ...]: ...
    def media_kind(self, id: str) -> str | None: ...


class Medium(NamedTuple):
    """An outlet named in the text."""

    span: Span
    kind: ChannelKind
    actor: str


def outlets_in(doc: Doc, gazetteer: Outlets | None) -> tuple[Medium, ...]:
    """The outlets that a gazetteer knows in a text."""
    if gazetteer is None:
        return ()
    kinds = [(match, gazetteer.media_kind(match.actor)) for match in gazetteer.match(doc)]
    return tuple(
        Medium(Span(match.start_char, match.end_char), ChannelKind(kind), match.actor) for match, kind in kinds if kind
    )


_KINDS: dict[str, ChannelKind] = {
    word: kind
    for kind, words in {
        ChannelKind.BRIEFING: "briefing conference presser reporter journalist newsmen pressman",
        ChannelKind.INTERVIEW: "interview",
        ChannelKind.STATEMENT: "statement communique communiqué release declaration speech address email e-mail text "
        "message telegram sermon announcement",
        ChannelKind.DOCUMENT: "letter report document memo memorandum dossier paper book memoir op-ed essay article "
        "editorial study filing+ note cable commentary column",
        ChannelKind.SOCIAL: "tweet twitter facebook telegram+ instagram post blog weibo youtube vkontakte tiktok "
        "livestream",
        ChannelKind.COURT: "court filing affidavit indictment testimony lawsuit complaint judge tribunal "
        "deposition trial subpoena brief+ petition",
        ChannelKind.LEAK: "leak",
        ChannelKind.WIRE: "newswire wire",
        ChannelKind.OUTLET: "newspaper magazine broadcaster network television tv radio channel outlet website daily "
        "weekly tabloid station media press agency broadcast paper+ program programme show podcast",
    }.items()
    for word in words.split()
    if not word.endswith("+")
}
_OUTLETS = frozenset(word for word, kind in _KINDS.items() if kind in {ChannelKind.OUTLET, ChannelKind.WIRE})
_TOLD = frozenset(
    {
        ChannelKind.STATE_MEDIA,
        ChannelKind.WIRE,
        ChannelKind.OUTLET,
        ChannelKind.BRIEFING,
        ChannelKind.COURT,
        ChannelKind.SOCIAL,
    }
)
"""Who is told, and what a statement is carried by; a "response to the statement" is no statement."""
_STATE = frozenset("state government official ruling party".split())
_RUN = frozenset("run owned controlled funded backed affiliated".split())
_TELLING = frozenset("tell inform brief assure address remind notify".split())
_THROUGH = frozenset("in on at via through to during with by over for".split())
_ADVERBIAL = frozenset("in on at via through during over".split())


def channel_of(row: Row, media: Sequence[Medium]) -> Channel | None:
    """The channel of an attribution, where one is named beside the source. The span holds its name."""
    ranked: list[tuple[int, Channel]] = []
    for noun, told in _candidates(row):
        found = _channel(row, noun, media, told=told)
        if found is not None:
            ranked.append((_RANK.get(found.kind, 5), found))
    return min(ranked, key=_order)[1] if ranked else None


def _order(item: tuple[int, Channel]) -> tuple[int, int]:
    """By rank, then by place; of "in a post on X" the last says most."""
    rank, channel = item
    return rank, -channel.span.start if channel.kind is ChannelKind.SOCIAL else channel.span.start


_RANK = {
    ChannelKind.STATE_MEDIA: 0,
    ChannelKind.WIRE: 1,
    ChannelKind.SOCIAL: 1,
    ChannelKind.COURT: 1,
    ChannelKind.OUTLET: 2,
    ChannelKind.INTERVIEW: 3,
    ChannelKind.STATEMENT: 3,
    ChannelKind.LEAK: 2,
}
"""An outlet named is more than "in an interview"; both may stand together."""


def _candidates(row: Row) -> Iterator[tuple[int, bool]]:
    """Nouns that may be a channel, and whether it is one who was told."""
    tree, banned = row.tree, set(row.content) | set(row.source)
    verb = _verb(tree, row.head)
    for child in tree.children[verb]:
        dep = tree.dep[child]
        if dep in {"dobj", "dative"} and tree.lemma[verb].lower() in _TELLING:
            for noun in _nouns(tree, child):
                if noun not in banned:
                    yield noun, True
                    yield from ((below, deep) for below, deep in _below(tree, noun) if below not in banned)
        elif dep in {"prep", "dative"} and tree.text[child].lower() in _THROUGH and child not in banned:
            for below, deep in _below(tree, verb, only=child):
                if below not in banned:
                    yield below, deep or tree.text[child].lower() == "to"
    yield from ((noun, False) for noun in _of_source(row))
    if tree.dep[verb] == "conj":
        # "In a statement, it denied the charge and called for talks": what stands first serves both verbs.
        first = tree.head[verb]
        for child in tree.children[first]:
            if tree.dep[child] == "prep" and child < first and tree.text[child].lower() in _ADVERBIAL:
                yield from ((noun, deep) for noun, deep in _below(tree, first, only=child) if noun not in banned)


def _verb(tree: Tree, head: int) -> int:
    """The verb whose adjuncts are asked: of a noun such as "denial", the cue itself."""
    if tree.pos[head] in {"VERB", "AUX", "NOUN"}:
        return head
    return tree.head[head]


def _nouns(tree: Tree, child: int) -> Iterator[int]:
    """A noun, or the one below the preposition "to"."""
    if tree.pos[child] == "ADP":
        yield from (c for c in tree.children[child] if tree.dep[c] == "pobj")
    else:
        yield child


def _below(tree: Tree, i: int, *, only: int | None = None) -> Iterator[tuple[int, bool]]:
    """Nouns in prepositional phrases below a word, and, marked so, in those below them: "in an interview *with Le
    Monde*", "in a statement *carried by the agency*"."""
    stack = [(only, 0)] if only is not None else [(c, 0) for c in tree.children[i] if tree.dep[c] == "prep"]
    for _ in range(12):
        if not stack:
            return
        at, depth = stack.pop(0)
        if tree.pos[at] in {"NOUN", "PROPN", "X"} and tree.dep[at] in {"pobj", "appos", "conj"}:
            yield at, depth > 1
        stack.extend((c, depth + 1) for c in tree.children[at] if tree.dep[c] in _DOWN)


_DOWN = frozenset("pobj prep agent pcomp acl appos".split())


def _of_source(row: Row) -> Iterator[int]:
    """Nouns that hang on the source: "officials, through state media"."""
    tree = row.tree
    for token in row.source:
        if tree.dep[token] == "pobj" and tree.text[tree.head[token]].lower() in {"via", "through"}:
            yield token


def _channel(row: Row, noun: int, media: Sequence[Medium], *, told: bool) -> Channel | None:
    tree = row.tree
    words = _phrase(tree, noun)
    own = noun in row.source
    named = _named(tree, words, media) if not own else None
    if named is not None:
        return named
    kind = _kind_of(tree, noun, words)
    if kind is None or own or (tree.pos[noun] == "PROPN" and tree.lemma[noun].lower() in {"post", "times"}):
        return None
    if told and kind not in _TOLD:
        return None
    span = Span(tree.start[words[0]], tree.end[words[-1]])
    return Channel(tree.raw[span.start : span.end], kind, span)


_LEFT = frozenset("compound amod nmod poss nummod case punct advmod npadvmod quantmod".split())
_ARTICLES = frozenset("a an the this that its his her their our my".split())


def _phrase(tree: Tree, noun: int) -> list[int]:
    """The noun with what stands before it, without an article."""
    left = [noun]
    for child in reversed([c for c in tree.children[noun] if c < noun]):
        if tree.dep[child] not in _LEFT:
            break
        left.extend(t for t in tree.subtree(child))
    first = min(left)
    while first < noun and (tree.text[first].lower() in _ARTICLES or not tree.text[first][:1].isalnum()):
        first += 1
    return list(range(first, noun + 1))


def _named(tree: Tree, words: list[int], media: Sequence[Medium]) -> Channel | None:
    """An outlet that the gazetteer knows, in the words of the phrase."""
    start, end = tree.start[words[0]], tree.end[words[-1]]
    found = next((m for m in media if m.span.start < end and start < m.span.end), None)
    if found is None:
        return None
    return Channel(tree.raw[found.span.start : found.span.end], found.kind, found.span, found.actor)


def _kind_of(tree: Tree, noun: int, words: list[int]) -> ChannelKind | None:
    """The kind that the words themselves tell: "state-run newspaper", "news agency", "court filing"."""
    lemma = tree.lemma[noun].lower()
    said = {tree.text[t].lower() for t in words}
    if lemma in _OUTLETS or (said & {"television", "tv", "radio", "newspaper", "broadcaster"}):
        if said & _STATE and (said & _RUN or {"state", "official"} & said):
            return ChannelKind.STATE_MEDIA
        if lemma == "agency" or "newswire" in said:
            # An agency that is no news agency is a part of a state.
            return ChannelKind.WIRE if {"news", "press", "wire"} & said else None
        if lemma in _BROAD:
            return ChannelKind.OUTLET if said & _MEDIAL or tree.pos[noun] == "PROPN" or lemma == "outlet" else None
        return ChannelKind.OUTLET
    if lemma == "conference":
        return ChannelKind.BRIEFING if said & {"news", "press"} else None
    if said & {"court", "judicial"}:
        return ChannelKind.COURT
    if "leaked" in said:
        return ChannelKind.LEAK
    if said & {"twitter", "facebook", "telegram", "instagram"}:
        return ChannelKind.SOCIAL
    if tree.text[noun] == "X" and tree.text[tree.head[noun]].lower() == "on":
        return ChannelKind.SOCIAL
    return _KINDS.get(lemma)


_BROAD = frozenset("channel network station program programme show paper wire outlet website".split())
"""Words for outlets that mean much else too."""
_MEDIAL = frozenset("news television tv radio media press broadcast cable".split())
