"""The concepts of the ledger, as frozen dataclasses.

Terms are the field's: *source*, *cue* and *content* as in PARC 3.0 (Pareti, LREC 2016) and PolNeAR (Newell et al.,
LREC 2018); *factuality* as in FactBank (Saurí and Pustejovsky, 2009); the outlet publishes, the source says.

Every span is a half-open range of Unicode code points into ``Report.text``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, ``text[start:end]``."""

    start: int
    end: int


Spans = tuple[Span, ...]
"""A stretch of text that may be discontinuous: spans in reading order, not overlapping."""


class ZoneKind(StrEnum):
    """What a part of the input that is no part of the article is."""

    BOILERPLATE = "boilerplate"
    """What the site adds around the article: newsletter, "read more", comment policy, share buttons."""
    CONTACT = "contact"
    """How to reach the reporter or the desk."""
    BYLINE = "byline"
    """Who wrote it, credit lines of agencies included."""
    DATELINE = "dateline"
    """Place, agency and sometimes date before the first sentence."""
    CAPTION = "caption"
    """A picture's caption or credit."""
    MARKUP = "markup"
    """Marks of Markdown: of headings and emphasis, and the targets of links."""


class NameStatus(StrEnum):
    """How the words that name a source identify it."""

    NAMED = "named"
    INSTITUTION = "institution"
    UNNAMED_ONE = "unnamed_one"
    UNNAMED_PLURAL = "unnamed_plural"
    DOCUMENT = "document"
    IMPLICIT = "implicit"


class Form(StrEnum):
    """How the content is given: in quotation marks, in the reporter's words, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Attitude(StrEnum):
    """What the source does towards the content; most users ask for ``says`` and ``shows``."""

    SAYS = "says"
    BELIEVES = "believes"
    INTENDS = "intends"
    WANTS = "wants"
    PERCEIVES = "perceives"
    SHOWS = "shows"
    OTHER = "other"


class Stance(StrEnum):
    """The stance of the source to the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    CONCEDES = "concedes"
    ACCUSES = "accuses"
    DEMANDS = "demands"
    OFFERS = "offers"
    PROMISES = "promises"
    THREATENS = "threatens"
    NO_COMMENT = "no_comment"
    RETRACTS = "retracts"
    RELAYS = "relays"


class Factuality(StrEnum):
    """FactBank's values: certain, probable, possible, and their negatives, according to the source."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    CERTAIN_NOT = "CT-"
    PROBABLE_NOT = "PR-"
    POSSIBLE_NOT = "PS-"
    CERTAIN_UNKNOWN = "CTu"
    UNKNOWN = "Uu"

    @property
    def polarity(self) -> int:
        """1 where the source holds the content true to some degree, -1 where false, 0 where it does not commit."""
        return {"+": 1, "-": -1}.get(self.value[-1], 0)


class ChannelKind(StrEnum):
    """Through what a source speaks."""

    STATE_MEDIA = "state_media"
    WIRE = "wire"
    OUTLET = "outlet"
    BRIEFING = "briefing"
    INTERVIEW = "interview"
    STATEMENT = "statement"
    DOCUMENT = "document"
    SOCIAL = "social"
    COURT = "court"
    LEAK = "leak"
    OTHER = "other"


class EvidenceKind(StrEnum):
    """What a source cites."""

    DOCUMENT = "document"
    IMAGERY = "imagery"
    INTERCEPT = "intercept"
    DECLASSIFIED_INTELLIGENCE = "declassified_intelligence"
    WITNESS = "witness"
    DATA = "data"


class HedgeKind(StrEnum):
    """What makes a hedge one. ICD 203 wants likelihood and confidence kept apart, and so do we."""

    ESTIMATIVE = "estimative"
    """An estimative term of ICD 203: *likely*, *remote*, *almost certainly*."""
    CONFIDENCE = "confidence"
    """How sure the analyst is of his judgement: *with moderate confidence*."""
    MODAL = "modal"
    """*May*, *possible*, *perhaps*."""
    EVIDENTIAL = "evidential"
    """On whose word or by what sign: *reportedly*, *appears to*, *suspected*."""
    APPROXIMATOR = "approximator"
    """*About*, *some*, *roughly*: of a number."""
    UNCLEAR = "unclear"
    """*It was not clear*, *unconfirmed*."""


class EvidenceShown(StrEnum):
    """How much of the evidence the report lets a reader see."""

    SHOWN = "shown"
    DESCRIBED = "described"
    MERELY_ASSERTED = "merely_asserted"


class Stage(StrEnum):
    """How far a transaction is said to have gone. *Agreed to sell* and *shipped* are two claims."""

    SOUGHT = "sought"
    OFFERED = "offered"
    AGREED = "agreed"
    ORDERED = "ordered"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    USED = "used"


class Relation(StrEnum):
    """How the left of a link relates to the right."""

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONCEDES = "concedes"
    UPDATES = "updates"
    RETRACTS = "retracts"


class DerivationKind(StrEnum):
    """How one report derives from another. Lack of overlap is never taken as independence."""

    VERBATIM = "verbatim"
    REWRITE = "rewrite"
    CITES_REPORT = "cites_report"
    SHARES_PRIMARY = "shares_primary"
    UNKNOWN = "unknown"


ActorKind = Literal["person", "organisation", "state", "office", "outlet", "document", "group", "unnamed", "unknown"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, state, office, outlet or document that says things or that things are said about.

    ``parent`` is the id of the actor it belongs to: an office to its state, a spokesman to his ministry.
    ``method`` says where the entry comes from: the gazetteer, or names of the report itself.
    """

    id: str
    name: str
    kind: ActorKind
    parent: str | None = None
    method: str = ""


class Verdict(StrEnum):
    """Whether two entries are one actor."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Identity:
    """Whether two actors, by their ids, are one: found by comparing them, or judged by a person (``method``
    ``"person"``, and then by whom). Nothing is overwritten: a later judgement of the same two goes before this one."""

    left: str
    right: str
    verdict: Verdict
    score: float
    method: str
    reason: str | None = None
    assessor: str | None = None


@dataclass(frozen=True, slots=True)
class ActorFacts:
    """What is known of an actor when it is compared with others: ids of the states that it belongs to, and how
    sources were described that were resolved to it."""

    id: str
    name: str
    kind: str
    states: frozenset[str] = frozenset()
    descriptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of ``Report.text`` that is marked and not read."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """One report of one outlet. ``text`` is never rewritten; what is no part of the article is marked in ``zones``.

    ``published`` is an ISO 8601 date or time as given by the input; ``None`` where it is not known.
    """

    id: str
    text: str
    sha256: str
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    title: str | None = None
    dateline: str | None = None
    language: str | None = None
    published: str | None = None
    retrieved: str | None = None
    revision_of: str | None = None
    zones: tuple[Zone, ...] = ()

    @property
    def published_on(self) -> date | None:
        """The day of publication, or ``None`` where it is not known."""
        return datetime.fromisoformat(self.published).date() if self.published else None


class Member(NamedTuple):
    """One of several sources that say something together: "*the ministry* and *the embassy*"."""

    name: str
    actor: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class SourceMention:
    """The words that name the source in one place, resolved to an actor where that can be done.

    ``name`` is the resolved name: for a pronoun or "the official" the fullest name or description of the one that it
    refers to. ``description`` is role, affiliation and place as stated, never a guessed identity. ``members`` are the
    sources one by one where several are joined; ``name`` then names them all, and ``actor`` is what they belong to.
    """

    spans: Spans = ()
    name: str | None = None
    actor: str | None = None
    name_status: NameStatus = NameStatus.IMPLICIT
    description: str | None = None
    count_claimed: int | None = None
    anonymity_reason: str | None = None
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute: *denied*, *according to*, *accused … of*."""

    spans: Spans
    lemma: str


@dataclass(frozen=True, slots=True)
class Channel:
    """Through what a source speaks, where that differs from the source."""

    name: str
    kind: ChannelKind
    span: Span
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a source cites. Absent means that none is cited."""

    kind: EvidenceKind
    span: Span
    shown: EvidenceShown


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that make a content less than certain, verbatim. ``band`` is the probability band of ICD 203
    (percent, low and high) where the words are one of its estimative terms. ``scope`` is what is hedged: the clause or
    phrase that the words are about, or ``None`` where that cannot be told."""

    text: str
    span: Span
    band: tuple[int, int] | None = None
    kind: HedgeKind = HedgeKind.MODAL
    scope: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression, resolved against the date of the report where that is known.

    ``start`` and ``end`` are ISO 8601 dates or times, ``end`` the last one that the expression still covers;
    ``timex`` and ``mod`` are TIMEX3's value and modifier (ISO-TimeML). ``resolved`` is false, and ``start``, ``end``
    and ``timex`` are ``None``, where the date it hangs on is not known: it is never guessed.
    """

    text: str
    span: Span
    timex: str | None = None
    mod: str | None = None
    start: str | None = None
    end: str | None = None
    granularity: str | None = None
    resolved: bool = False


class Perspective(NamedTuple):
    """How certain the content is to one who is not its source: a source around it, by the id of that attribution, or
    the report's author (``None``). Nested sources of FactBank (Saurí and Pustejovsky, 2009): the alleger holds CT+,
    who denies the allegation CT-, the reporter Uu."""

    holder: str | None
    factuality: Factuality


class Commitment(NamedTuple):
    """What the report says in its own voice: the main event of a clause that is attributed to nobody, and how certain
    its author is, in FactBank's values and from -3 (certainly not) to 3 (certainly)."""

    span: Span
    factuality: Factuality
    score: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of attributing: the row of the ledger. Attributions nest through ``parent``, the id of the outer one."""

    id: str
    source: SourceMention
    cue: Cue
    content: Spans
    parent: str | None = None
    form: Form = Form.INDIRECT
    attitude: Attitude = Attitude.SAYS
    stance: Stance = Stance.ASSERTS
    factuality: Factuality = Factuality.UNKNOWN
    perspectives: tuple[Perspective, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    channel: Channel | None = None
    evidence: tuple[Evidence, ...] = ()
    said: TimeExpression | None = None
    happened: TimeExpression | None = None
    claims: tuple[str, ...] = ()
    confidence: float = 1.0
    method: str = ""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a claim: a semantic role (agent, patient, recipient, goods, …) and who or what fills it."""

    role: str
    name: str
    actor: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as stated, with its bounds: *millions* is ``low=1_000_000, high=None``."""

    text: str
    low: float | None
    high: float | None
    unit: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition that attributions assert, deny or doubt. Polarity is factored out: the denial of a claim points
    to the same claim as its assertion."""

    id: str
    text: str
    predicate: str
    stage: Stage | None = None
    arguments: tuple[Argument, ...] = ()
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """How one claim or attribution relates to another. ``scope`` says what a denial covers and what it leaves
    unanswered, as pairs of an aspect (argument role, stage, tense) and ``covered`` or ``unanswered``."""

    left: str
    right: str
    relation: Relation
    score: float
    method: str
    scope: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """How one report derives from another (``left`` from ``right``), by report ids."""

    left: str
    right: str
    kind: DerivationKind
    score: float
    method: str


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Which model or rule set produced an analysis."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was read from one report. The one object that crosses processes, JSON and the store."""

    report: Report
    attributions: tuple[Attribution, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
    actors: tuple[Actor, ...] = ()
    model: ModelInfo = ModelInfo("", "")
    commitments: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """What takes the place of a report or an analysis that could not be made. ``error`` is one line: what, which
    item, what to do."""

    id: str
    error: str
