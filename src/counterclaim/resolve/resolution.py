"""``resolve``: fills in who the sources are, and knows who any other mention means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.gazetteer import Gazetteer, actor_id
from counterclaim.ids import content_id
from counterclaim.model import Actor, ActorKind, Attribution, Member, NameStatus, Report, SourceMention, Span
from counterclaim.resolve import lexicon
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import GENITIVES, is_mark_of_turn
from counterclaim.resolve.names import CALENDAR
from counterclaim.resolve.phrases import count_claimed, count_of
from counterclaim.resolve.ranker import Floats, load_ranker
from counterclaim.resolve.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

METHOD = "resolve-2"


class Mention(NamedTuple):
    """Someone or something mentioned: the characters of the words, the resolved name and the id of the actor.

    ``head`` is the offset of the head noun, ``outer_start`` and ``outer_end`` hold all that hangs on it.
    """

    start: int
    end: int
    head: int
    outer_start: int
    outer_end: int
    name: str
    actor: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Attributions with their sources filled in, the actors of the report, and its mentions in order of their heads."""

    attributions: tuple[Attribution, ...]
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...] = ()

    def mention_at(self, start: int, end: int) -> Mention | None:
        """The mention that a range of characters amounts to: its head lies in the range, and the range in what hangs
        on the head. "Shells from Peru" is no mention of Peru."""
        best: Mention | None = None
        for index in range(bisect_left(self.mentions, start, key=lambda mention: mention.head), len(self.mentions)):
            mention = self.mentions[index]
            if mention.head >= end:
                break
            covers = mention.outer_start <= start and end <= mention.outer_end
            if covers and (best is None or _width(mention) > _width(best)):
                best = mention
        return best


def _width(mention: Mention) -> int:
    return mention.outer_end - mention.outer_start


def resolve(
    doc: Doc,
    attributions: Sequence[Attribution],
    gazetteer: Gazetteer,
    report: Report,
    *,
    vectors: Floats | None = None,
) -> Resolution:
    """Names and resolves the sources of a report's attributions.

    ``doc`` is the parse of the reading text, so that token offsets are those of ``report.text``. With ``vectors``, the
    encoder's for its tokens, pronouns and descriptions are resolved better. Linear in the tokens.
    """
    choose, retell = load_ranker().choice(vectors), load_ranker("descriptions").retelling(vectors)
    reading = Reading(doc, attributions, gazetteer, report, choose, retell)
    directory = _Directory(gazetteer, report)
    filled = tuple(replace(one, source=_source(one, reading, directory)) for one in attributions)
    mentions = [_mention(doc[index], entity, reading, directory) for index, entity in reading.entity_of.items()]
    return Resolution(filled, directory.used(), tuple(sorted(mentions, key=lambda mention: mention.head)))


class _Directory:
    """Actors for entities, parents included, in the order of their first use."""

    def __init__(self, gazetteer: Gazetteer, report: Report) -> None:
        self._gazetteer = gazetteer
        self._report = report
        self._ids: dict[int, str] = {}
        self._used: dict[str, Actor] = {}
        self._alike: dict[str, list[Entity]] = {}

    def used(self) -> tuple[Actor, ...]:
        return tuple(self._used.values())

    def common(self, entities: Sequence[Entity]) -> str:
        """The state that all belong to, else the first of them."""
        ids = [self.id_of(entity) for entity in entities]
        states = {actor.id if (actor := self.state_actor(id)) else None for id in ids}
        return (states.pop() if len(states) == 1 else None) or ids[0]

    def id_of(self, entity: Entity) -> str:
        if entity.members:
            return self.common(entity.members)
        known = self._ids.get(id(entity))
        if known is None:
            known = self._ids[id(entity)] = self._add(self._actor(entity))
        return known

    def state_actor(self, id: str) -> Actor | None:
        actor = self._used.get(id)
        while actor is not None and actor.kind != "state":
            actor = self._used.get(actor.parent) if actor.parent else None
        return actor

    def _actor(self, entity: Entity) -> Actor:
        if entity.actor is not None:
            actor = self._gazetteer.actor(entity.actor)
            # Who holds office belongs to whom he spoke for when the report was published.
            return replace(actor, parent=entity.affiliation) if actor.kind == "person" else actor
        if entity.named:
            id = actor_id(entity.kind, entity.name)
        else:
            number = self._number(entity)
            told_apart = (number,) if number else ()
            id = content_id("actor", entity.kind, self._report.id, entity.name, *told_apart)
        return Actor(id, entity.name, entity.kind, entity.affiliation, METHOD)

    def _number(self, entity: Entity) -> int:
        """Which of those described alike this is: the first, unless the report tells it apart from all before it, by
        "another" or by how many there are of them."""
        alike = self._alike.setdefault(entity.name, [])
        for number, before in enumerate(alike):
            counts = {before.count_claimed, entity.count_claimed} - {None}
            if before is entity or not (entity.another or len(counts) > 1):
                return number
        alike.append(entity)
        return len(alike) - 1

    def _add(self, actor: Actor) -> str:
        self._used.setdefault(actor.id, actor)
        parent = actor.parent
        while parent is not None and parent not in self._used:
            self._used[parent] = self._gazetteer.actor(parent)
            parent = self._used[parent].parent
        return actor.id


def _mention(token: Token, entity: Entity, reading: Reading, directory: _Directory) -> Mention:
    return Mention(*reading.place(token), entity.name, directory.id_of(entity))


def _source(attribution: Attribution, reading: Reading, directory: _Directory) -> SourceMention:
    source, head = attribution.source, reading.heads[attribution.id]
    entity = reading.entity_of.get(head.i) if head is not None else None
    if head is None or _is_none(attribution, head, entity) or _is_anybody(head, entity) or _is_nobody(head):
        return replace(source, name_status=NameStatus.IMPLICIT)
    joined = _joined(source, head, entity, reading, directory)
    if joined is not None:
        return joined
    if entity is None:
        return _unresolved(source, head)
    return replace(
        source,
        name=entity.name,
        actor=directory.id_of(entity),
        name_status=_status(entity),
        description=entity.description,
        count_claimed=(count_claimed(head) or count_of(head) or entity.count_claimed) if entity.plural else None,
        anonymity_reason=entity.anonymity,
    )


def _is_anybody(head: Token, entity: Entity | None) -> bool:
    """ "One can argue", "let's say": whoever it may be."""
    if is_mark_of_turn(head):
        return entity is None
    if head.text in GENITIVES:
        return head.i > 0 and head.nbor(-1).lower_ == "let"
    if head.lower_ != "one" or head.dep_ != "nsubj" or head.i + 1 >= len(head.doc):
        return False
    return head.nbor(1).tag_ == "MD" and not any(child.dep_ == "det" for child in head.lefts)


def _is_nobody(head: Token) -> bool:
    """ "No group claimed it", "none of the officials said so": it is the report that says that nobody did."""
    if head.lower_ in _NOBODY:
        return True
    return any(
        child.lower_ in {"no", "neither"} and child.dep_ in {"det", "neg"} and not _is_number(child)
        for child in head.lefts
    )


def _is_number(token: Token) -> bool:
    """ "No 10": a number's sign."""
    return token.text == "No" and token.i + 1 < len(token.doc) and token.nbor().is_digit


def _is_no_noun(source: SourceMention, head: Token) -> bool:
    """Whether all that is taken for a source is a word before a noun that says what it is like, "wide consensus", or a
    verb that the parser took for one."""
    whole = len(source.spans) == 1 and source.spans[0].end - source.spans[0].start == len(head)
    quality = head.dep_ == "amod" and head.tag_ in _OF_QUALITIES
    if not whole or not head.is_lower or not (quality or head.tag_ in {"VBD", "VBZ", "VBP", "MD"}):
        return False
    noun = head.lemma_.lower()
    return head.lower_ not in lexicon.PLURAL_SOURCES and not (
        noun in lexicon.ROLES or noun in lexicon.INSTITUTIONS or noun in lexicon.DOCUMENTS
    )


def _unresolved(source: SourceMention, head: Token) -> SourceMention:
    """A pronoun without antecedent: the words themselves, and no guess at who is meant."""
    if head.lower_ in _ANYBODY:
        return replace(source, name_status=NameStatus.IMPLICIT)
    plural = head.lower_ in lexicon.THEY or head.lower_ in lexicon.WE or head.lower_ in {"you", "those"}
    return replace(source, name=head.text, name_status=NameStatus.UNNAMED_PLURAL if plural else NameStatus.UNNAMED_ONE)


def _is_none(attribution: Attribution, head: Token, entity: Entity | None) -> bool:
    """Whether the phrase taken for the source is the hearer ("we are told"), what is spoken of ("it seems") or when
    it was ("yesterday's decision")."""
    verb = head.head
    if head.lower_ in _DAYS and entity is not None and not entity.named:
        return True
    if _is_no_noun(attribution.source, head):
        return True
    if head.dep_ not in {"nsubj", "nsubjpass"} or not any(s <= verb.idx < e for s, e in attribution.cue.spans):
        return False
    if head.dep_ == "nsubjpass":
        return verb.lemma_ in _TELLING
    somebody = entity is not None and (entity.is_person or entity.plural or (_speaks(entity) and head.tag_ == "NN"))
    return verb.lemma_ in _SEEMING and not somebody


def _speaks(entity: Entity) -> bool:
    """Whether this is a body that acts: "the party seemed to admit"."""
    return entity.is_body and entity.kind != "state"


_OF_QUALITIES = frozenset({"JJ", "VBD", "VBN", "VBG"})
_DAYS = CALENDAR | {"yesterday", "today", "tomorrow", "tonight"}
_SEEMING = frozenset({"seem", "appear"})
_TELLING = frozenset({"tell", "inform", "ask", "remind", "warn", "assure", "notify", "advise"})

_NOBODY = frozenset("nobody none neither no-one noone".split())
_ANYBODY = frozenset("it that this which what one you there who".split())
"""Who may be anybody, or nobody: a source is not stated by them."""


def _status(entity: Entity) -> NameStatus:
    if entity.kind == "document":
        return NameStatus.DOCUMENT
    if entity.kind in _BODIES:
        return NameStatus.UNNAMED_PLURAL if entity.plural else NameStatus.INSTITUTION
    if entity.named:
        return NameStatus.NAMED
    if entity.kind == "unnamed" and not entity.named and entity.anonymity is None and lexicon.is_thing(entity.head):
        # "Concrete actions show": nobody is said to have said it.
        return NameStatus.IMPLICIT
    return NameStatus.UNNAMED_PLURAL if entity.plural else NameStatus.UNNAMED_ONE


_BODIES: frozenset[ActorKind] = frozenset({"state", "office", "organisation", "outlet", "group"})


def _joined(
    source: SourceMention, head: Token, entity: Entity | None, reading: Reading, directory: _Directory
) -> SourceMention | None:
    """Several sources in one: "the White House and the State Department", or "they" of both, under the state that they
    share."""
    placed: list[tuple[Entity, Span]] = []
    for token in reading.coordinated(source.spans[0]):
        member = reading.entity_of[token.i]
        if all(member is not other for other, _ in placed):
            place = reading.place(token)
            placed.append((member, Span(place.start, place.end)))
    if len(placed) < 2 and entity is not None and entity.members:
        placed = [(member, source.spans[0]) for member in entity.members]
    # "Ruiz and two partners, Hale and Lang".
    each = {id(one): (one, span) for member, span in placed for one in member.members or (member,)}
    placed = list(each.values())
    if len(placed) < 2:
        return None
    entities = [member for member, _ in placed]
    statuses = {_status(member) for member in entities}
    names = [member.name for member in entities]
    return replace(
        source,
        name=", ".join(names[:-1]) + " and " + names[-1],
        actor=directory.common(entities),
        name_status=statuses.pop() if len(statuses) == 1 else _status(entities[0]),
        members=tuple(Member(member.name, directory.id_of(member), span) for member, span in placed),
    )
