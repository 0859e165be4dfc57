"""Where a statement stands to its claims."""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from counterclaim.model import Attitude, Factuality, Stance
from counterclaim.query.records import Position
from counterclaim.store import AttributionRow

_COMMITTED = {Attitude.SAYS, Attitude.BELIEVES, Attitude.SHOWS, Attitude.PERCEIVES}
_ABOUT_TRUTH = {Stance.ASSERTS, Stance.ACCUSES, Stance.CONCEDES, Stance.RELAYS}

IMPLICIT = 0.5
"""A side that no one in particular is named for counts half."""

Held = tuple[Position, AttributionRow]


def position(row: AttributionRow) -> Position | None:
    """The position of a statement, or ``None`` where it takes none: a demand, an offer, a question, no comment.

    Stance comes first where it speaks of truth (denies, doubts, retracts); else the polarity of the factuality does.
    """
    return _position(row.stance, row.factuality, row.attitude)


@cache
def _position(stance: str, factuality: str, attitude: str) -> Position | None:
    if stance == Stance.DENIES:
        return "denies"
    if stance in (Stance.DOUBTS, Stance.RETRACTS):
        return "doubts"
    if stance not in _ABOUT_TRUTH or attitude not in _COMMITTED:
        return None
    polarity = Factuality(factuality).polarity
    if polarity:
        return "asserts" if polarity > 0 else "denies"
    return "doubts" if stance == Stance.CONCEDES else None


def opposite(held: Position | None) -> Position | None:
    """The position of one who contradicts this one."""
    return {"asserts": "denies", "denies": "asserts", "doubts": "asserts"}.get(held or "")  # type: ignore[return-value]


def opposition(one: Held, other: Held, *, parties: Container[int] = ()) -> float:
    """How squarely two statements on one claim disagree: 1 for an assertion and an express denial, 0.8 for a denial
    by the words of the content only, half of that where the one who says so is no party to the claim, 0.6 for an
    assertion and a doubt, 0.4 for a denial and a concession that it is not known; 0 where they do not disagree.

    ``parties`` are the keys of the statements by someone whom their own claims are about.
    """
    if one[0] == other[0]:
        return 0.0
    held = {one[0]: one[1], other[0]: other[1]}
    degree = IMPLICIT if any(_nameless(row) for row in held.values()) else 1.0
    if "asserts" not in held:
        return 0.4 * degree if held["doubts"].stance == Stance.CONCEDES else 0.0
    if "denies" in held:
        denial = held["denies"]
        if denial.stance == Stance.DENIES:
            return degree
        return (0.8 if denial.key in parties else 0.4) * degree
    return 0.6 * degree if held["doubts"].stance != Stance.CONCEDES else 0.0


def _nameless(row: AttributionRow) -> bool:
    return row.actor is None and not row.source_name
