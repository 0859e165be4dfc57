"""Denials that do not say what they deny: "called the reports false", "rejected the allegation", "denied it"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from counterclaim.link.comparing import Kin
from counterclaim.link.siding import side
from counterclaim.model import Argument, Attitude, Attribution, Claim, Link, Relation, Stance

METHOD = "link-answer-1"
_REACH = 30
"""Attributions that a denial reaches back over."""
_AT_HAND = 3
"""Attributions before a denial among which a charge that is no claim is taken for the one that is denied."""
_LEAST = 0.15
_APPOSED, _PLAIN = 0.8, 0.65
"""How likely a statement that ends right before what takes it up is meant, and one at no distance."""
_GAP = 3
"""Characters between a statement and what stands beside it."""
_HALF = 600
"""Characters over which it becomes half as likely that a statement is taken up."""
_PASSED = 0.75
"""For each statement in between."""
_OFF, _NEXT = 0.4, 150
"""What is not about the denier is hardly meant by "the claims" or "them", nor by "that" so many characters on."""
_NEAREST = 0.3
_CHARGED = {"agent": 1.0, "theme": 0.8}
"""How likely a claim is an allegation against whoever fills a role of it."""
CHARGES = frozenset(
    """transfer arm deploy invade cross attack sabotage shell gas shoot fire shoot_down use kill wound poison torture
    rape detain seize annex hack steal leak spy interfere collude fund back pay develop enrich test possess destroy hide
    tamper lie violate threaten expel block displace persecute cleanse rebel plant pollute shelter instigate
    back know order approve plan cheat abuse fight
    """.split()
) | {f"be {word}" for word in "responsible guilty involved aware complicit behind culpable spy corrupt".split()}
"""Predicates that somebody may have to deny; others, such as meeting and agreeing, are no allegation as a rule."""
_PART, _DOING = frozenset({"agent", "theme", "recipient"}), frozenset({"agent"})
"""Roles of who has a part in an offence, and of who does something."""
_DUE = frozenset({"should", "must", "ought", "need", "shall"})
"""What is to be done has not been."""
_STATES = frozenset("have want need like love hope fear wish".split())
"""What is no deed."""
_DENYING = frozenset("deny reject dismiss refute rebut dispute repudiate call insist".split())
"""Who is said to have denied it has not been accused by that."""
_BROADLY, _OTHERWISE = 0.5, 0.4
"""How likely a denial in wider words of its own answers the allegation right before it, and one of another offence the
accusation right before it."""


class Reference(Protocol):
    """How a content takes up what was said before. See :class:`counterclaim.structure.Reference`."""

    @property
    def apposed(self) -> bool: ...
    @property
    def whose(self) -> str | None: ...
    @property
    def guilt(self) -> bool: ...
    @property
    def several(self) -> bool: ...
    @property
    def about(self) -> frozenset[str]: ...
    @property
    def broad(self) -> bool: ...
    @property
    def ahead(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Denier:
    """Who denies: the actor with those above it, and the name, which may tell for whom it speaks."""

    line: frozenset[str]
    name: str

    def is_one_of(self, argument: Argument, kin: Kin) -> bool:
        """Whether an argument is of the denier's side: its actor, "soldiers" of an army, the bank of its spokesman."""
        if argument.actor is not None and not self.line.isdisjoint(kin.line(argument.actor)):
            return True
        if argument.actor is not None and not argument.name.islower():
            return False
        words = argument.name.lower().split()
        if argument.name.lower().removeprefix("the ") == self.name:
            return True
        if kin.names(self.line, argument.name) or (words and words[-1] in _of_body(self.name)):
            return True
        return bool(re.search(rf"\bfor (?:the )?{re.escape(argument.name.lower())}$", self.name)) or bool(
            re.match(rf"(?:the )?{re.escape(argument.name.lower())}['’]", self.name)
        )


def _of_body(name: str) -> frozenset[str]:
    """Those who act for a body: "soldiers" of an army, "officers" of the police."""
    return frozenset().union(*(members for bodies, members in _MEMBERS if not bodies.isdisjoint(name.split())))


_MEMBERS = (
    (
        frozenset("army military forces defence defense".split()),
        frozenset("soldier soldiers troops forces army commanders gunners".split()),
    ),
    (frozenset({"police"}), frozenset("officer officers police policeman policemen".split())),
    (frozenset("prison jail".split()), frozenset("guard guards warders".split())),
    (frozenset("navy coastguard".split()), frozenset("sailor sailors navy".split())),
    (
        frozenset("company firm management director executive".split()),
        frozenset("manager managers company firm management".split()),
    ),
)
"""Bodies, by words of their names, and those who act for them."""


def answers(
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    kin: Kin,
    references: Mapping[str, Reference],
    *,
    without: Collection[str] = (),
) -> Iterator[Link]:
    """From each denial without a claim of its own to what it most likely answers: an allegation against the denier, its
    state or its employer, by somebody else, recent and often repeated; else, where its words take up a statement, the
    nearest one by somebody else. None where there is no such."""
    by_id = {claim.id: claim for claim in claims}
    told = Counter(id for attribution in attributions for id in attribution.claims)
    for position, attribution in enumerate(attributions):
        reference = references.get(attribution.id)
        if attribution.id in without or attribution.source.actor is None or side(attribution) >= 0:
            continue
        denier = Denier(frozenset(kin.line(attribution.source.actor)), (attribution.source.name or "").lower())
        best = _held(attributions, attribution, kin)
        if best is not None:
            yield Link(
                attribution.id, best[1], Relation.CONTRADICTS, round(best[0], 3), METHOD, (("claim", "covered"),)
            )
            continue
        plain = True
        if reference is None and _denies_offence(attribution, by_id):
            best = _outdone(attributions, position, denier, by_id, kin, references, accused=True)
        elif reference is not None and reference.broad:
            best = _outdone(attributions, position, denier, by_id, kin, references)
        elif reference is not None:
            best = _taken_up(attributions, position, references, denier, by_id, kin)
            plain = best is None or not (reference.apposed or reference.whose)
            if best is None and reference.ahead:
                best = _to_come(attributions, position, denier, by_id, kin, references)
        if plain and not attribution.claims and attribution.stance is Stance.DENIES:
            best = _charge(attributions, position, denier, by_id, told, kin) or best
        if best is not None:
            scope = (("claim", "covered"),)
            yield Link(attribution.id, best[1], Relation.CONTRADICTS, round(best[0], 3), METHOD, scope)


def _held(attributions: Sequence[Attribution], denial: Attribution, kin: Kin) -> tuple[float, str] | None:
    """The claim of somebody else that a denial holds in its content, where nothing but the claim is denied."""
    if denial.claims or denial.stance not in {Stance.DENIES, Stance.DOUBTS}:
        return None
    held = [one for one in attributions if one.parent == denial.id and one.claims and side(one) > 0]
    other = held[0] if len(held) == 1 else None
    if other is None or other.source.actor is None or other.source.actor == denial.source.actor:
        return None
    return _APPOSED, other.id


def _charge(
    attributions: Sequence[Attribution],
    position: int,
    denier: Denier,
    claims: Mapping[str, Claim],
    told: Counter[str],
    kin: Kin,
) -> tuple[float, str] | None:
    """The allegation against the denier that stands out most before a denial."""
    best: tuple[float, str] | None = None
    for back in range(position - 1, max(position - 1 - _REACH, -1), -1):
        other = attributions[back]
        if position - back <= _AT_HAND and other.stance is Stance.ACCUSES and not other.claims:
            # "Peru blamed Chile. Chile denied involvement": no earlier charge is meant.
            break
        weight = _weight(other, denier, claims, told, kin, position - back)
        if weight >= _LEAST and (best is None or weight > best[0]):
            best = weight, other.id
    return best


def _taken_up(
    attributions: Sequence[Attribution],
    position: int,
    references: Mapping[str, Reference],
    denier: Denier,
    claims: Mapping[str, Claim],
    kin: Kin,
) -> tuple[float, str] | None:
    """The statement that the words of a denial take up: right beside it, by whose it is said to be, or the nearest; of
    guilt, the nearest about the denier."""
    reference = references[attributions[position].id]
    at = min(span.start for span in (*attributions[position].content, *attributions[position].cue.spans))
    best: tuple[float, str] | None = None
    passed = 0
    for back in range(position - 1, max(position - 1 - _REACH, -1), -1):
        other = attributions[back]
        line = set(kin.line(other.source.actor)) if other.source.actor else set()
        end = max((span.end for span in other.content), default=at)
        if line & denier.line or end > at or side(other) <= 0 or not (other.claims or other.stance is Stance.ACCUSES):
            continue
        if reference.whose is not None and reference.whose not in line:
            continue
        charged = _is_charged(other, denier, claims, kin, references)
        if reference.guilt and not charged:
            continue
        beside = reference.apposed and at - end <= _GAP
        weight = _APPOSED if beside else _PLAIN * 0.5 ** ((at - end) / _HALF) * _PASSED**passed
        meant = beside or charged or reference.whose or (not passed and _of_harm(other, claims))
        off = not meant and (reference.several or at - end > _NEXT)
        weight *= _OFF if off else 1.0
        passed += 1
        if weight >= _NEAREST and (best is None or weight > best[0]):
            best = weight, other.id
    return best


def _denies_offence(denial: Attribution, claims: Mapping[str, Claim]) -> bool:
    """Whether an offence is denied in words of its own: "denied that its troops had fired first"."""
    return denial.stance is Stance.DENIES and any(claims[id].predicate in CHARGES for id in denial.claims)


def _outdone(
    attributions: Sequence[Attribution],
    position: int,
    denier: Denier,
    claims: Mapping[str, Claim],
    kin: Kin,
    references: Mapping[str, Reference],
    *,
    accused: bool = False,
) -> tuple[float, str] | None:
    """The allegation against the denier that stands right before a denial of anything of the kind; with ``accused``,
    only what accuses."""
    denial = attributions[position]
    at = min(span.start for span in (*denial.content, *denial.cue.spans))
    acting = {a.actor for id in denial.claims for a in claims[id].arguments if a.role == "agent" and a.actor}
    if any(denier.line.isdisjoint(kin.line(actor)) for actor in acting):
        return None
    for other in reversed(attributions[:position]):
        end = max((span.end for span in other.content), default=at)
        line = set(kin.line(other.source.actor)) if other.source.actor else set()
        if end > at or line & denier.line:
            continue
        meant = at - end <= _NEXT and side(other) > 0 and _is_charged(other, denier, claims, kin, references)
        if accused and other.stance is not Stance.ACCUSES:
            return None
        return (_OTHERWISE if accused else _BROADLY, other.id) if meant else None
    return None


def _to_come(
    attributions: Sequence[Attribution],
    position: int,
    denier: Denier,
    claims: Mapping[str, Claim],
    kin: Kin,
    references: Mapping[str, Reference],
) -> tuple[float, str] | None:
    """The allegation that follows a denial told ahead of it: "Uganda, which denies it, was accused of …"."""
    denial = attributions[position]
    at = max(span.end for span in (*denial.content, *denial.cue.spans))
    for other in attributions[position + 1 : position + 1 + _AT_HAND]:
        line = set(kin.line(other.source.actor)) if other.source.actor else set()
        start = min((span.start for span in other.cue.spans), default=at)
        if (
            not line & denier.line
            and start - at <= _NEXT
            and side(other) > 0
            and _is_charged(other, denier, claims, kin, references)
        ):
            return _PLAIN, other.id
    return None


def _is_charged(
    other: Attribution,
    denier: Denier,
    claims: Mapping[str, Claim],
    kin: Kin,
    references: Mapping[str, Reference],
) -> bool:
    """Whether a statement accuses, without a claim of its own and nobody else, or gives the denier a part in what it
    says was done."""
    if not other.claims:
        named = references[other.id].about if other.id in references else frozenset()
        others = bool(named) and all(denier.line.isdisjoint(kin.line(actor)) for actor in named)
        return other.stance is Stance.ACCUSES and not others
    return any(_has_part(claims[id], denier, kin) for id in other.claims)


def _of_harm(other: Attribution, claims: Mapping[str, Claim]) -> bool:
    """Whether a statement is of an offence by somebody whose side is not known: "soldiers burned the crops"."""
    if other.source.name is None:
        return False
    offences = [claims[id] for id in other.claims if claims[id].predicate in CHARGES]
    return any(all(a.actor is None for a in claim.arguments if a.role == "agent") for claim in offences)


def _has_part(claim: Claim, denier: Denier, kin: Kin) -> bool:
    """Whether a claim is of what somebody of a side has done; of a state that it is in only what may be an offence."""
    first, _, _ = claim.predicate.partition(" ")
    if first in _DUE | _DENYING | _STATES or any(a.role == "time" and a.name == "future" for a in claim.arguments):
        return False
    roles = _PART if claim.predicate in CHARGES else _DOING if first != "be" else frozenset()
    parts = (a for a in claim.arguments if a.role in roles)
    return any(denier.is_one_of(argument, kin) for argument in parts)


def _weight(
    other: Attribution, denier: Denier, claims: Mapping[str, Claim], told: Counter[str], kin: Kin, distance: int
) -> float:
    """How likely ``other`` is what is answered, from 0 (not at all) to 0.7."""
    if side(other) <= 0 or other.attitude in {Attitude.PERCEIVES}:
        return 0.0
    speaker = set(kin.line(other.source.actor)) if other.source.actor else set()
    if speaker & denier.line:
        return 0.0
    charge, repeated = 0.0, 0
    for id in other.claims:
        if claims[id].predicate not in CHARGES:
            continue
        for argument in claims[id].arguments:
            if argument.actor is not None and denier.line & set(kin.line(argument.actor)):
                worth = _CHARGED.get(argument.role, 0.0)
                if worth > charge:
                    charge, repeated = worth, told[id]
    if not charge:
        return 0.0
    return 0.7 * charge * (0.94**distance) * min(1.0, 0.8 + 0.1 * repeated)
