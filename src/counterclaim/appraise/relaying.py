"""Who only passes on what another says, and through whom it then reaches the report.

An outlet that reports that a minister denied a sale commits itself to the denial having been made and to no more: it
relays. A link of a chain is looked at by itself, so that "The minister said that the army had denied it" leaves the
minister asserting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from counterclaim.appraise.media import Media
from counterclaim.appraise.reading import Row
from counterclaim.model import Attribution, Channel
from counterclaim.tree import Tree

_PASSING = frozenset({"cite", "quote", "relay"})
_OUTLETS = frozenset(
    "newspaper paper magazine broadcaster network television tv radio channel outlet website daily weekly tabloid "
    "station media medium newswire agency".split()
)
_NEWS = frozenset("news press wire state official".split())


def relaying(tree: Tree, rows: Sequence[Row | None], media: Media) -> dict[str, frozenset[str]]:
    """The attributions, by id, that pass on what others say, with the ids of those others' attributions."""
    below: dict[str, list[Row]] = {}
    cited = cited_beside(rows)
    for row in rows:
        if row is not None and row.attribution.parent is not None:
            below.setdefault(row.attribution.parent, []).append(row)
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        inner = _passed_on(row, below.get(row.attribution.id, ())) if row is not None else ()
        if (
            row is not None
            and inner
            and row.attribution.id not in cited
            and (_is_outlet(row, media) or _cites(row, inner))
        ):
            found[row.attribution.id] = frozenset(it.attribution.id for it in inner)
    return found


def cited_beside(rows: Sequence[Row | None]) -> frozenset[str]:
    """The attributions, by id, of those who are cited beside a reporting verb, and whose "citing" is their saying."""
    contents = {row.attribution.id: row.attribution.content for row in rows if row is not None}
    return frozenset(
        row.attribution.id
        for row in rows
        if row is not None
        and row.attribution.parent in contents
        and row.lemma in _PASSING
        and contents[row.attribution.parent] == row.attribution.content
    )


def _passed_on(row: Row, below: Sequence[Row]) -> tuple[Row, ...]:
    """The statements that a content amounts to: its main word is their cue, or they hold the whole of it."""
    heads = set(row.heads)
    return tuple(
        it
        for it in below
        if it.head in heads
        or it.attribution.content == row.attribution.content
        or (row.lemma in _PASSING and row.tree.tag[it.head] == "VBG")
    )


def _cites(row: Row, inner: Sequence[Row]) -> bool:
    return row.lemma in _PASSING or any(it.attribution.content == row.attribution.content for it in inner)


def _is_outlet(row: Row, media: Media) -> bool:
    if media.is_outlet(row.attribution.source.actor):
        return True
    tree = row.tree
    nouns = [t for t in row.source if tree.pos[t] in {"NOUN", "PROPN"}]
    if not nouns:
        return False
    words = {tree.text[t].lower() for t in row.source}
    head = next((t for t in nouns if tree.head[t] not in row.source), nouns[-1])
    lemma = tree.lemma[head].lower()
    named = media.at(tree.start[head], tree.end[head])
    return named is not None or (lemma in _OUTLETS and (lemma != "agency" or bool(words & _NEWS)))


_TELLING = frozenset(
    "say tell report claim acknowledge admit insist deny explain emphasize argue write add note".split()
)


def tells_of_speech(row: Row, media: Media) -> bool:
    """Whether an outlet's words are another's: "According to the Herald, the mayor said that", "…, said the mayor"."""
    tree = row.tree
    if not row.heads or row.negated or not _is_outlet(row, media):
        return False
    verb = row.heads[0]
    subject = tree.child(verb, "nsubj")
    return (
        tree.lemma[verb] in _TELLING
        and tree.tag[verb] in {"VBD", "VBZ", "VBP"}
        and subject is not None
        and subject in row.content
        and tree.child(verb, "ccomp") is not None
    )


def passed_through(
    attributions: tuple[Attribution, ...], relays: Mapping[str, frozenset[str]], media: Media
) -> tuple[Attribution, ...]:
    """The same, where an outlet that quotes somebody is the channel of the one quoted: "KCNA quoted an official as
    saying". That an outlet reports on a statement does not make it the one through which it was made."""
    through: dict[str, Channel] = {}
    for it in attributions:
        if it.id in relays and it.cue.lemma.lower() in _PASSING and it.source.spans:
            named = media.at(*it.source.spans[0])
            if named is not None:
                channel = Channel(named.name, named.kind, named.span, named.actor)
                through.update(dict.fromkeys(relays[it.id], channel))
    if not through:
        return attributions
    return tuple(
        replace(it, channel=through[it.id]) if it.id in through and it.channel is None else it for it in attributions
    )
