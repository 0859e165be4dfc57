"""On which side of a claim an attribution stands."""

from __future__ import annotations

from counterclaim.model import Attitude, Attribution, Stance

_HOLDING = frozenset({Stance.ASSERTS, Stance.ACCUSES, Stance.CONCEDES, Stance.RELAYS})


def side(attribution: Attribution) -> int:
    """1 where the source holds its claims true, -1 where it denies or doubts them, 0 where it does neither.

    What a source wants, intends, demands, offers or promises is not held true or false.
    """
    if attribution.attitude in {Attitude.WANTS, Attitude.INTENDS}:
        return 0
    polarity = attribution.factuality.polarity
    if attribution.stance in {Stance.DENIES, Stance.DOUBTS}:
        return 1 if polarity > 0 else -1
    if attribution.stance in _HOLDING:
        return 1 if attribution.stance is Stance.ACCUSES and polarity == 0 else polarity
    return 0
