"""Denials that do not say what they deny: "called the reports false", "rejected the allegation", "denied it"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from counterclaim.link.comparing import Kin
from counterclaim.link.siding import side
from counterclaim.model import Attitude, Attribution, Claim, Link, Relation, Stance

METHOD = "link-answer-1"
_REACH = 30
"""Attributions that a denial reaches back over."""
_AT_HAND = 3
"""Attributions before a denial among which a charge that is no claim is taken for the one that is denied."""
_LEAST = 0.15
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


def answers(
    attributions: Sequence[Attribution], claims: Sequence[Claim], kin: Kin, *, without: Collection[str] = ()
) -> Iterator[Link]:
    """From each denial without a claim of its own to the allegation that it most likely answers: one against the
    denier, its state or its employer, by somebody else, recent and often repeated. None where there is no such."""
    by_id = {claim.id: claim for claim in claims}
    told = Counter(id for attribution in attributions for id in attribution.claims)
    for position, attribution in enumerate(attributions):
        if attribution.stance is not Stance.DENIES or attribution.claims or attribution.id in without:
            continue
        if attribution.source.actor is None or attribution.attitude in {Attitude.WANTS, Attitude.INTENDS}:
            continue
        denier = set(kin.line(attribution.source.actor))
        best: tuple[float, str] | None = None
        for back in range(position - 1, max(position - 1 - _REACH, -1), -1):
            other = attributions[back]
            if position - back <= _AT_HAND and other.stance is Stance.ACCUSES and not other.claims:
                # "Peru blamed Chile. Chile denied involvement": no earlier charge is meant.
                break
            weight = _weight(other, denier, by_id, told, kin, position - back)
            if weight > 0 and (best is None or weight > best[0]):
                best = weight, other.id
        if best is not None and best[0] >= _LEAST:
            scope = (("claim", "covered"),)
            yield Link(attribution.id, best[1], Relation.CONTRADICTS, round(best[0], 3), METHOD, scope)


def _weight(
    other: Attribution, denier: set[str], claims: dict[str, Claim], told: Counter[str], kin: Kin, distance: int
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
