"""Denials that do not say what they deny: "called the reports false", "rejected the allegation", "denied it"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol

from counterclaim.link.comparing import Kin
from counterclaim.link.siding import side
from counterclaim.model import Attitude, Attribution, Claim, Link, Relation, Stance

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
_DEEDS = frozenset("beat bribe dump burn sink smash loot rob forge rig launder smuggle pay sell export supply".split())
"""More of the kind, where the words of a denial say already that something was alleged."""


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
        if attribution.stance not in {Stance.DENIES, Stance.DOUBTS} or attribution.id in without:
            continue
        if attribution.source.actor is None or attribution.attitude in {Attitude.WANTS, Attitude.INTENDS}:
            continue
        denier = set(kin.line(attribution.source.actor))
        best: tuple[float, str] | None = None
        plain = True
        if reference is not None:
            best = _taken_up(attributions, position, reference, denier, by_id, kin)
            plain = best is None or not (reference.apposed or reference.whose)
        if plain and not attribution.claims and attribution.stance is Stance.DENIES:
            best = _charge(attributions, position, denier, by_id, told, kin) or best
        if best is not None:
            scope = (("claim", "covered"),)
            yield Link(attribution.id, best[1], Relation.CONTRADICTS, round(best[0], 3), METHOD, scope)


def _charge(
    attributions: Sequence[Attribution],
    position: int,
    denier: set[str],
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
    reference: Reference,
    denier: set[str],
    claims: Mapping[str, Claim],
    kin: Kin,
) -> tuple[float, str] | None:
    """The statement that the words of a denial take up: right beside it, by whose it is said to be, or the nearest; of
    guilt, the nearest about the denier."""
    at = min(span.start for span in (*attributions[position].content, *attributions[position].cue.spans))
    best: tuple[float, str] | None = None
    passed = 0
    for back in range(position - 1, max(position - 1 - _REACH, -1), -1):
        other = attributions[back]
        line = set(kin.line(other.source.actor)) if other.source.actor else set()
        end = max((span.end for span in other.content), default=at)
        if line & denier or end > at or side(other) <= 0 or not (other.claims or other.stance is Stance.ACCUSES):
            continue
        if reference.whose is not None and reference.whose not in line:
            continue
        charged = _is_charged(other, denier, claims, kin)
        if reference.guilt and not charged:
            continue
        beside = reference.apposed and at - end <= _GAP
        weight = _APPOSED if beside else _PLAIN * 0.5 ** ((at - end) / _HALF) * _PASSED**passed
        off = not (beside or charged or reference.whose) and (reference.several or at - end > _NEXT)
        weight *= _OFF if off else 1.0
        passed += 1
        if weight >= _NEAREST and (best is None or weight > best[0]):
            best = weight, other.id
    return best


def _is_charged(other: Attribution, denier: set[str], claims: Mapping[str, Claim], kin: Kin) -> bool:
    """Whether a statement accuses, without a claim of its own, or says of the denier what one may have to deny."""
    if not other.claims:
        return other.stance is Stance.ACCUSES
    return any(
        argument.actor is not None and not denier.isdisjoint(kin.line(argument.actor))
        for id in other.claims
        if other.stance is Stance.ACCUSES or claims[id].predicate in CHARGES | _DEEDS
        for argument in claims[id].arguments
    )


def _weight(
    other: Attribution, denier: set[str], claims: Mapping[str, Claim], told: Counter[str], kin: Kin, distance: int
) -> float:
    """How likely ``other`` is what is answered, from 0 (not at all) to 0.7."""
    if side(other) <= 0 or other.attitude in {Attitude.PERCEIVES}:
        return 0.0
    speaker = set(kin.line(other.source.actor)) if other.source.actor else set()
    if speaker & denier:
        return 0.0
    charge, repeated = 0.0, 0
    for id in other.claims:
        if claims[id].predicate not in CHARGES:
            continue
        for argument in claims[id].arguments:
            if argument.actor is not None and denier & set(kin.line(argument.actor)):
                worth = _CHARGED.get(argument.role, 0.0)
                if worth > charge:
                    charge, repeated = worth, told[id]
    if not charge:
        return 0.0
    return 0.7 * charge * (0.94**distance) * min(1.0, 0.8 + 0.1 * repeated)
