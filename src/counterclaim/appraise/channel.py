"""Through what a source speaks: "told KCNA", "in a statement", "wrote on Twitter", "according to court papers"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.appraise.media import Media, Medium
from counterclaim.appraise.reading import Row
from counterclaim.model import Attitude, Channel, ChannelKind, Span
from counterclaim.tree import Tree

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
        "deposition trial brief+ petition",
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
_ANY_ATTITUDE = frozenset({*_TOLD, ChannelKind.INTERVIEW, ChannelKind.STATEMENT}) - {ChannelKind.COURT}
"""Through what one also tells wishes and beliefs; "emerged in the report as" is no saying in a report."""
_WRITTEN = frozenset({ChannelKind.STATEMENT, ChannelKind.DOCUMENT, ChannelKind.SOCIAL, ChannelKind.COURT})
_STATE = frozenset("state government official ruling party".split())
_RUN = frozenset("run owned controlled funded backed affiliated".split())
_TELLING = frozenset("tell inform brief assure address remind notify".split())
_ISSUING = frozenset(
    "release issue publish post send write sign put circulate tweet read make air broadcast give deliver file send "
    "distribute share upload record".split()
)
"""What is done with a statement, a letter, a post."""
_SPEAKING = frozenset("speak talk write appear testify post tweet ask comment quote interview address".split())
"""What one does while saying: "Speaking to reporters, she said"."""
_THROUGH = frozenset("in on throughout at via through to during with by over for".split())
_ADVERBIAL = frozenset("in on throughout at via through during over".split())
_TWEETING = frozenset({"tweet", "retweet"})
_DASHES = frozenset({"—", "–", "-", "--"})


def channel_of(row: Row, media: Media) -> Channel | None:
    """The channel of an attribution, where one is named beside the source. The span holds its words."""
    if row.attribution.attitude not in _SAYING:
        return None
    ranked: list[tuple[int, Channel]] = []
    issued = {noun for noun, _ in _issued(row, _verb(row.tree, row.head))}
    for noun, told in _candidates(row):
        found = _channel(row, noun, media, told=told)
        if found is not None and (noun in issued or _fits_attitude(row, found.kind)):
            ranked.append((_RANK.get(found.kind, 5), found))
    if row.lemma in _TWEETING and not any(found.kind is ChannelKind.SOCIAL for _, found in ranked):
        span = Span(row.tree.start[row.head], row.tree.end[row.head])
        ranked.append((0, Channel("tweet", ChannelKind.SOCIAL, span)))
    if row.source and row.tree.text[row.head] in _DASHES and row.head == row.source[0] - 1:
        # "The dam holds. — Ana Ruiz (@anaruiz) May 3, 2019".
        start = row.tree.end[row.source[-1]] + 1
        end = row.tree.raw.find(")", start) + 1
        if row.tree.raw[start : start + 2] == "(@" and end:
            ranked.append((0, Channel("tweet", ChannelKind.SOCIAL, Span(start, end))))
    return min(ranked, key=_order)[1] if ranked else None


_SAYING = frozenset({Attitude.SAYS, Attitude.WANTS, Attitude.INTENDS, Attitude.BELIEVES, Attitude.OTHER})


def _fits_attitude(row: Row, kind: ChannelKind) -> bool:
    return row.attribution.attitude is Attitude.SAYS or kind in _ANY_ATTITUDE


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
    banned = set(row.content) | set(row.source)
    verb = _verb(row.tree, row.head)
    for noun, told in (*_beside(row, verb), *_issued(row, verb), *_meanwhile(row, verb), *_shared(row, verb)):
        if noun not in banned:
            yield noun, told
    yield from ((noun, False) for noun in _of_source(row))


def _beside(row: Row, verb: int) -> Iterator[tuple[int, bool]]:
    """Who was told, and the adjuncts of the cue: "told KCNA", "said in an interview with Le Monde"."""
    tree = row.tree
    for child in tree.children[verb]:
        dep = tree.dep[child]
        if dep in {"dobj", "dative"} and tree.lemma[verb].lower() in _TELLING:
            for noun in _nouns(tree, child):
                yield noun, True
                yield from _below(tree, noun)
        elif dep in {"prep", "dative", "agent"} and tree.text[child].lower() in _THROUGH:
            for below, deep in _below(tree, verb, only=child):
                yield below, deep or tree.text[child].lower() == "to"


def _issued(row: Row, verb: int) -> Iterator[tuple[int, bool]]:
    """What was issued to say it: "released a statement saying", "in a letter asking", "posted a video in which"."""
    tree = row.tree
    up = tree.head[verb]
    if row.lemma.startswith("accord"):
        return
    if tree.dep[verb] == "acl" and tree.pos[up] == "NOUN" and _is_written(tree, up):
        yield up, False
        yield from _below(tree, up)
    # "Before Ruiz told of it, Hale sent a memo": the memo is not Ruiz's.
    mark = tree.child(verb, "mark")
    clause = tree.dep[verb] == "advcl" or (mark is not None and tree.text[mark].lower() in _WHEN)
    apart = clause and tree.child(verb, "nsubj") is not None
    near = (verb,) if apart else (verb, up)
    issuing = [at for at in near if tree.lemma[at].lower() in _ISSUING and tree.pos[at] == "VERB"]
    for at in issuing if tree.dep[verb] in {"advcl", "xcomp", "ROOT", "ccomp", "acl"} else ():
        for noun in tree.children[at]:
            if tree.dep[noun] == "dobj" and _is_written(tree, noun):
                yield noun, False
                yield from _below(tree, noun)
    if any(tree.lemma[t].lower() in _ISSUING or tree.text[t].lower() in _ADVERBIAL for t in row.cue):
        yield from ((t, False) for t in row.cue if t != row.head and tree.pos[t] == "NOUN" and _is_written(tree, t))


_WHEN = frozenset("before after since until when while as".split())
"""Words with which a clause says when something else was done."""


def _is_written(tree: Tree, noun: int) -> bool:
    """Whether a noun is something that one puts out to say something; an outlet's article is its own work."""
    lemma = tree.lemma[noun].lower()
    return _KINDS.get(lemma) in _WRITTEN and lemma not in {"report", "article", "study", "story", "book", "paper"}


def _meanwhile(row: Row, verb: int) -> Iterator[tuple[int, bool]]:
    """ "Speaking to reporters, she said", "asked on French television whether …, he replied"."""
    tree = row.tree
    for child in tree.children[verb]:
        if tree.dep[child] in {"advcl", "acl"} and tree.lemma[child].lower() in _SPEAKING and child < verb:
            for below, deep in _below(tree, child):
                yield below, deep or tree.text[tree.head[below]].lower() in {"to", "by"}


def _shared(row: Row, verb: int) -> Iterator[tuple[int, bool]]:
    """ "In a statement, it denied the charge and called for talks": what stands first serves both verbs."""
    tree = row.tree
    if tree.dep[verb] != "conj":
        return
    first = tree.head[verb]
    for child in tree.children[first]:
        if tree.dep[child] == "prep" and child < first and tree.text[child].lower() in _ADVERBIAL:
            yield from _below(tree, first, only=child)


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
    stack = [(only, 0)] if only is not None else [(c, 0) for c in tree.children[i] if tree.dep[c] in {"prep", "agent"}]
    for _ in range(12):
        if not stack:
            return
        at, depth = stack.pop(0)
        if tree.pos[at] in {"NOUN", "PROPN", "X"} and tree.dep[at] in {"pobj", "appos", "conj"}:
            yield at, depth > 1
        stack.extend((c, depth + 1) for c in tree.children[at] if tree.dep[c] in _DOWN)


_DOWN = frozenset("pobj prep agent pcomp acl appos".split())


def _of_source(row: Row) -> Iterator[int]:
    """Nouns that hang on the source: "officials, through state media"; "said Hale, a lawyer, on the radio"."""
    tree, last = row.tree, max(row.source, default=0)
    for token in row.source:
        for child in tree.children[token]:
            if child > last > row.head and tree.dep[child] == "prep" and tree.text[child].lower() in _ADVERBIAL:
                yield from (noun for noun, deep in _below(tree, token, only=child) if not deep)
        if tree.dep[token] == "pobj" and tree.text[tree.head[token]].lower() in {"via", "through"}:
            yield token


def _channel(row: Row, noun: int, media: Media, *, told: bool) -> Channel | None:
    tree = row.tree
    words = _phrase(tree, noun)
    if noun in row.source:
        return None
    span = Span(tree.start[words[0]], tree.end[words[-1]])
    named = _named(tree, noun, words, media)
    if named is not None and not named.is_general:
        named = _short_for(tree, named, media) or named
        if _is_longer(tree, noun, named):
            return Channel(tree.raw[span.start : span.end], named.kind, span)
        return Channel(named.name, named.kind, named.span, named.actor)
    kind = ChannelKind.STATE_MEDIA if named is not None else _kind_of(tree, noun, words, told=told)
    if kind in _MEDIA:
        own = media.own() if tree.text[noun].lower() in _MASTHEADS else None
        if own is not None and own.name.lower().endswith(f" {tree.text[noun].lower()}"):
            return Channel(own.name, own.kind, span, own.actor or None)
        meant = _meant(row, words, media, kind)
        if meant is not None:
            return Channel(meant.name, meant.kind, span, meant.actor)
    if kind is None or (tree.pos[noun] == "PROPN" and tree.lemma[noun].lower() in {"post", "times"} and not told):
        return None
    if told and kind not in _TOLD:
        return None
    if media.outlet is not None and kind in _MEDIA and _is_this(tree, noun):
        return Channel(media.outlet, kind, span)
    return Channel(tree.raw[span.start : span.end], kind, span)


def _short_for(tree: Tree, named: Medium, media: Media) -> Medium | None:
    """ "The Times" of a report that names The Washington Times, or that is published there, is that one."""
    word = tree.raw[named.span.start : named.span.end].lower().removeprefix("the ")
    if word not in _MASTHEADS:
        return None
    longer = [m for m in media.named if m.name.lower().endswith(f" {word}") and m.span != named.span]
    before = [m for m in longer if m.span.start < named.span.start]
    if longer:
        return (before or longer)[-1 if before else 0]._replace(span=named.span)
    own = media.own()
    return (
        own._replace(span=named.span)
        if own is not None and own.actor and own.name.lower().endswith(f" {word}")
        else None
    )


def _is_longer(tree: Tree, noun: int, named: Medium) -> bool:
    """Whether a name that is known only begins another: "the Fox Business Network" is not Fox."""
    rest = [t for t in range(max(noun - 3, 0), noun + 1) if tree.start[t] >= named.span.end]
    return bool(rest) and named.span.end > tree.start[max(noun - 4, 0)] and all(tree.pos[t] == "PROPN" for t in rest)


_MEDIA = frozenset({ChannelKind.STATE_MEDIA, ChannelKind.WIRE, ChannelKind.OUTLET})


def _is_this(tree: Tree, noun: int) -> bool:
    """ "Told this newspaper": the outlet that publishes the report."""
    return any(tree.text[c].lower() in {"this", "our"} for c in tree.children[noun] if c < noun)


def _meant(row: Row, words: list[int], media: Media, kind: ChannelKind) -> Medium | None:
    """The outlet of the report that a description means, where it means one."""
    tree, noun = row.tree, words[-1]
    found = media.mentioned(tree.start[words[0]], tree.end[noun])
    if kind is ChannelKind.STATE_MEDIA and (found is None or found.is_general):
        found = media.of_state(tree, words, row.attribution.source.actor) or found
    return found


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


def _named(tree: Tree, noun: int, words: list[int], media: Media) -> Medium | None:
    """An outlet that the gazetteer knows, in the words of the phrase or in apposition to them."""
    start, end = tree.start[words[0]], tree.end[words[-1]]
    found = media.at(start, end)
    if found is not None and found.span.end <= tree.start[noun] and _is_affiliate(tree, words):
        # "CNN affiliate BFMTV" is not CNN.
        return None
    if found is None:
        for child in tree.children[noun]:
            if tree.dep[child] == "appos" and (found := media.at(tree.start[child], tree.end[child])) is not None:
                return found
    return found


def _is_affiliate(tree: Tree, words: list[int]) -> bool:
    return any(tree.text[t].lower() in {"affiliate", "partner"} for t in words)


def _kind_of(tree: Tree, noun: int, words: list[int], *, told: bool = False) -> ChannelKind | None:
    """The kind that the words themselves tell: "state-run newspaper", "news agency", "court filing"."""
    lemma = _lemma(tree, noun)
    said = {tree.text[t].lower() for t in words}
    if lemma in _OUTLETS or (said & {"television", "tv", "radio", "newspaper", "broadcaster"}):
        return _outlet_kind(tree, noun, said)
    if tree.pos[noun] == "PROPN" and (proper := _by_its_name(tree, noun, said, told=told)) is not None:
        return proper
    if lemma == "testimony":
        return (
            ChannelKind.COURT if said & {"court", "trial", "sworn"} or _before_court(tree, noun) else ChannelKind.OTHER
        )
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


def _before_court(tree: Tree, noun: int) -> bool:
    inside = [p for c in tree.children[noun] if tree.dep[c] == "prep" for p in tree.children[c]]
    return any(tree.lemma[p].lower() in {"court", "trial", "judge", "jury", "tribunal"} for p in inside)


def _lemma(tree: Tree, noun: int) -> str:
    """The lemma, but for "media", whose singular is another word."""
    return "media" if tree.text[noun].lower() == "media" else tree.lemma[noun].lower()


def _outlet_kind(tree: Tree, noun: int, said: set[str]) -> ChannelKind | None:
    lemma = _lemma(tree, noun)
    if "semi" not in said and said & _STATE and (said & _RUN or {"state", "official"} & said):
        return ChannelKind.STATE_MEDIA
    if lemma == "agency" or "newswire" in said:
        # An agency that is no news agency is a part of a state.
        return ChannelKind.WIRE if {"news", "press", "wire"} & said else None
    if lemma in _BROAD:
        this = lemma in {"paper", "website", "magazine", "network"} and _is_this(tree, noun)
        known = said & _MEDIAL or tree.pos[noun] == "PROPN" or lemma == "outlet" or this
        return ChannelKind.OUTLET if known else None
    return ChannelKind.OUTLET


def _by_its_name(tree: Tree, noun: int, said: set[str], *, told: bool) -> ChannelKind | None:
    """ "Told the Lindow Courier", "told FoxNews.com": a name such as outlets have; "the state-run Vesti"."""
    if "state" in said and said & _RUN:
        return ChannelKind.STATE_MEDIA
    last = tree.text[noun].lower()
    if last.endswith((".com", ".org", ".net", "tv")) or _is_affiliate(tree, [*range(noun - 2, noun)]):
        return ChannelKind.OUTLET
    if told and last in _MASTHEADS:
        return ChannelKind.OUTLET
    return None


_MASTHEADS = frozenset(
    "news times post journal herald tribune gazette telegraph guardian observer chronicle mail mirror courier review "
    "dispatch globe star sun standard independent examiner inquirer monitor register sentinel bulletin today week "
    "newsweek reporter monthly economist spectator".split()
)
"""Last words of outlets' names; where somebody was told, they mean an outlet."""
_BROAD = frozenset("channel network station program programme show paper wire outlet website".split())
"""Words for outlets that mean much else too."""
_MEDIAL = frozenset("news television tv radio media press broadcast cable".split())
