"""The answers."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import Any, Literal

from counterclaim.model import Spans, TimeExpression
from counterclaim.query.likeness import Conflict

Position = Literal["asserts", "denies", "doubts"]
"""Where a statement stands to the claim that it is shown with. ``doubts`` includes conceding that it is not known."""


def to_json(answer: Any) -> Any:
    """An answer, or a list of them, as plain lists and objects. Times become ISO 8601, spans pairs of numbers."""
    if is_dataclass(answer):
        return {field.name: to_json(getattr(answer, field.name)) for field in fields(answer)}
    if isinstance(answer, (list, tuple, set, frozenset)):
        return [to_json(each) for each in answer]
    return answer.isoformat() if isinstance(answer, (date, datetime)) else answer


class Record:
    """What all answers can do."""

    __slots__ = ()

    def to_json(self) -> dict[str, Any]:
        """The answer as plain lists and objects."""
        plain: dict[str, Any] = to_json(self)
        return plain


@dataclass(frozen=True, slots=True)
class ReportRef(Record):
    """The report that something was read from. ``published`` is as given."""

    id: str
    outlet: str | None
    agency: str | None
    title: str | None
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class SourceRef(Record):
    """A source: the words that name it, and whom they were resolved to. ``members`` are the names of several that say
    something together."""

    words: str
    name: str | None
    actor: str | None
    name_status: str
    description: str | None
    count_claimed: int | None
    anonymity_reason: str | None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChannelRef(Record):
    """Through what a source speaks."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class EvidenceRef(Record):
    """What a source cites."""

    kind: str
    shown: str
    words: str


@dataclass(frozen=True, slots=True)
class HedgeRef(Record):
    """A hedge: its words and kind, the probability band of an estimative term, and the words that are hedged."""

    text: str
    kind: str
    band: tuple[int, int] | None
    scope: str | None


@dataclass(frozen=True, slots=True)
class PerspectiveRef(Record):
    """How certain the content is to one who is not its source: an attribution around it, by id, or the report's author
    (none)."""

    holder: str | None
    factuality: str


@dataclass(frozen=True, slots=True)
class Statement(Record):
    """One attribution with its report. ``date`` is the day on which it was said, else that of publication.

    ``content`` and ``cue`` are words of the report; ``span`` holds the characters of the content.
    ``position`` is set where the statement stands in a dispute or under a claim. ``hedges`` are
    the words alone, ``hedging`` has all that is known of them.
    """

    id: str
    position: Position | None
    date: str | None
    source: SourceRef
    cue: str
    content: str
    stance: str
    factuality: str
    attitude: str
    form: str
    hedges: tuple[str, ...]
    channel: ChannelRef | None
    evidence: tuple[EvidenceRef, ...]
    said: TimeExpression | None
    happened: TimeExpression | None
    claims: tuple[str, ...]
    confidence: float
    method: str
    report: ReportRef
    span: Spans
    hedging: tuple[HedgeRef, ...] = ()
    perspectives: tuple[PerspectiveRef, ...] = ()


@dataclass(frozen=True, slots=True)
class ArgumentRef(Record):
    """An argument of a claim."""

    role: str
    name: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class QuantityRef(Record):
    """A quantity as stated, with its bounds as far as it has them."""

    text: str
    low: float | None
    high: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class ClaimRef(Record):
    """A claim by its id."""

    id: str
    text: str
    predicate: str
    stage: str | None


@dataclass(frozen=True, slots=True)
class ClaimEntry(Record):
    """A claim over all reports: how many statements assert, deny and doubt it, in how many reports and outlets, on
    which days first and last, and whether it is part of a dispute."""

    id: str
    text: str
    predicate: str
    stage: str | None
    arguments: tuple[ArgumentRef, ...]
    asserted: int
    denied: int
    doubted: int
    reports: int
    outlets: int
    first: str | None
    last: str | None
    disputed: bool
    quantities: tuple[QuantityRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Side(Record):
    """Those who hold one position in a dispute: the names of the sources, and what they say, oldest first."""

    position: Position
    names: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Dispute(Record):
    """A claim that one side asserts and another denies or doubts.

    ``id`` is that of the claim shown (of the attribution, where its content could not be read as a claim); ``claims``
    are all that were joined. ``sides`` come in the order asserts, denies, doubts. ``origins`` is how many of the
    reports are left when those known to derive from one another are taken together: there may be fewer, never more.
    ``worth`` is what disputes are ranked by, see ``disputes``.
    """

    id: str
    claim: str
    worth: float
    reports: int
    outlets: int
    origins: int
    first: str | None
    last: str | None
    claims: tuple[ClaimRef, ...]
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class ActorRef(Record):
    """An actor, with all names that the ledger has for it."""

    id: str
    name: str
    kind: str
    parent: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IdentityEntry(Record):
    """Whether two actors are one (``verdict`` is same or different), as the program found or a person judged, with what
    for. ``holds`` is false where a later judgement on the two, or one on others, overrules it."""

    left: ActorRef
    right: ActorRef
    verdict: str
    holds: bool
    score: float
    method: str
    reason: str | None
    assessor: str | None
    recorded: datetime


@dataclass(frozen=True, slots=True)
class OfficeRef(Record):
    """A public office that an actor of the gazetteer has held: ISO dates, ``last`` none where it was held when the list
    was made."""

    role: str
    body: str
    first: str
    last: str | None


@dataclass(frozen=True, slots=True)
class Unlike(Record):
    """Why an unnamed source cannot be another one, by the id of that actor."""

    actor: str
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class UnnamedRef(Record):
    """A source without a name, by its fullest description, and which of those before it it cannot be.

    With all others its description is compatible. That is no evidence that they are one, and none is taken for another.
    """

    actor: str
    description: str
    count_claimed: int | None
    reports: tuple[ReportRef, ...]
    unlike: tuple[Unlike, ...]


@dataclass(frozen=True, slots=True)
class Profile(Record):
    """What one actor, with its offices, says, and what others say of it; oldest first.

    ``other`` are demands, offers, promises and the like; ``accused`` are accusations against it; ``mentioned`` is all
    else that others say in claims that it has a part in. ``offices`` are those that the gazetteer lists, ``described``
    is how reports describe the actor as a source, the most frequent first. ``alike`` are other actors whose names end
    with the name asked for, as surnames do. ``unnamed`` are the sources one by one where a description was asked for.
    """

    name: str
    actors: tuple[ActorRef, ...]
    asserted: tuple[Statement, ...]
    denied: tuple[Statement, ...]
    doubted: tuple[Statement, ...]
    other: tuple[Statement, ...]
    accused: tuple[Statement, ...]
    mentioned: tuple[Statement, ...]
    offices: tuple[OfficeRef, ...] = ()
    described: tuple[str, ...] = ()
    alike: tuple[ActorRef, ...] = ()
    unnamed: tuple[UnnamedRef, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportEntry(Record):
    """A report, and how much was read from it."""

    report: ReportRef
    recorded: datetime
    statements: int


@dataclass(frozen=True, slots=True)
class Shown(Record):
    """One entry of the ledger, with what belongs to it.

    ``kind`` says which: a *claim* comes with all statements that name it, an *attribution* with itself as the only
    statement, a *report* with its statements in the order of the text, an *actor* with its ``profile``.
    """

    kind: Literal["report", "attribution", "claim", "actor"]
    id: str
    claim: ClaimEntry | None = None
    report: ReportRef | None = None
    profile: Profile | None = None
    statements: tuple[Statement, ...] = ()
    disputes: tuple[Dispute, ...] = ()
