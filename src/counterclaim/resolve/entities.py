"""What is gathered about everyone whom a report mentions, while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from counterclaim.model import ActorKind


@dataclass(slots=True, eq=False)
class Entity:
    """Someone or something mentioned: grows with every mention, and becomes an ``Actor`` at the end.

    ``sentence``, ``token`` and ``subject`` are those of the last mention, ``sourced`` is the sentence in which it last
    was the source of an attribution, ``first`` that of the first mention and ``at`` the token of its head.
    ``affiliation`` is the id of an actor of the gazetteer. A ``thing`` is nobody, and is followed only so that a
    pronoun can mean it; ``pronominal`` is who has no other name than a pronoun. ``called`` counts the pronouns that
    meant the entity, and ``nouns`` are the heads of the descriptions that did; ``members`` are those whom a phrase
    joins, ``incumbent`` the roles that somebody held when the report was published, ``owner`` whose somebody is: "his
    lawyer".
    """

    name: str
    kind: ActorKind
    actor: str | None = None
    plural: bool = False
    gender: str | None = None
    named: bool = False
    head: str = ""
    office: str | None = None
    affiliation: str | None = None
    description: str | None = None
    anonymity: str | None = None
    count_claimed: int | None = None
    another: bool = False
    """Whether the words tell it apart from one described alike: "another official"."""
    roles: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    sentence: int = -99
    token: int = -1
    subject: bool = False
    sourced: int = -99
    count: int = 0
    acted: bool = False
    """Whether it ever was a subject or a source."""
    thing: bool = False
    pronominal: bool = False
    place: bool = False
    """Whether the report speaks of it as of a place: "in Lindow"."""
    first: int = -1
    at: int = -1
    members: tuple[Entity, ...] = ()
    called: dict[str, int] = field(default_factory=dict)
    nouns: set[str] = field(default_factory=set)
    incumbent: set[str] = field(default_factory=set)
    past: set[str] = field(default_factory=set)
    """Roles that somebody once held: "the former president"."""
    sides: set[str] = field(default_factory=set)
    """Parties that somebody is said to be of."""
    home: str | None = None
    """The place that somebody speaks for, as shortened beside the party: "Fla." """
    owner: Entity | None = None

    def seen(self, *, sentence: int, token: int, subject: bool, source: bool) -> None:
        """Notes a mention."""
        self.sentence, self.token, self.subject = sentence, token, subject
        if self.first < 0:
            self.first, self.at = sentence, token
        self.count += 1
        self.acted |= subject or source
        if source:
            self.sourced = sentence

    @property
    def is_person(self) -> bool:
        """Whether this is one human being, named or not."""
        return self.kind == "person" or (self.kind == "unnamed" and not self.plural)

    @property
    def is_body(self) -> bool:
        """Whether this is a state, an office or another body that speaks as one."""
        return self.kind in {"state", "office", "organisation", "outlet", "group"}


class Place(NamedTuple):
    """Where a mention stands: character ranges of its words and of the whole phrase that hangs on its head."""

    start: int
    end: int
    head: int
    outer_start: int
    outer_end: int
