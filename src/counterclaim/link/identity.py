"""Which actors of different reports are one: by name and context, never across evident conflict.

Two entries are compared, never a set: what follows from several comparisons is worked out by the store, so that each
can be looked at and undone. Kinds that exclude each other, states that differ, given names or suffixes that differ:
each of these is a conflict, and then nothing is said, whatever the rest. The scores rank kinds of evidence; they are
estimates and were not fitted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from counterclaim.gazetteer.spelling import SUFFIXES, bare_name, fold, initials, is_acronym, name_words, role_words
from counterclaim.gazetteer.words import normalise
from counterclaim.model import ActorFacts, Identity, Verdict

METHOD = "names-1"
_PEOPLE = frozenset({"person", "unknown"})
_BODIES = frozenset({"organisation", "group", "unknown"})


def same(new: Sequence[ActorFacts], known: Sequence[ActorFacts]) -> tuple[Identity, ...]:
    """The pairs of a new and a known actor that are one, each with a score and a reason."""
    return tuple(_found(new, known))


def _found(new: Sequence[ActorFacts], known: Sequence[ActorFacts]) -> Iterator[Identity]:
    for one in new:
        scored = [(other, *scored) for other in known if other.id != one.id and (scored := compare(one, other))]
        best = max((score for _, score, _ in scored), default=0.0)
        for other, score, reason in scored:
            # An acronym or a surname that several fit is nobody's.
            if score >= _ALONE or (score == best and sum(rest == best for _, rest, _ in scored) == 1):
                yield Identity(one.id, other.id, Verdict.SAME, score, METHOD, reason)


_ALONE = 0.8
"""Below this a match counts only where nothing else fits as well."""


def compare(one: ActorFacts, other: ActorFacts) -> tuple[float, str] | None:
    """How likely two entries are one actor, and why; ``None`` where nothing says so or something speaks against it."""
    if (
        one.states
        and other.states
        and not one.states & other.states
        and not role_words(one.descriptions) & role_words(other.descriptions)
    ):
        return None
    alike = normalise(one.name) == normalise(other.name)
    if alike and "unknown" in {one.kind, other.kind}:
        return 0.95, "the same name, of a kind that one report leaves open"
    if {one.kind, other.kind} <= _PEOPLE:
        return _people(one, other)
    if {one.kind, other.kind} <= _BODIES:
        return _bodies(one, other)
    return None


def _people(one: ActorFacts, other: ActorFacts) -> tuple[float, str] | None:
    first, second = name_words(one.name), name_words(other.name)
    if not first or not second or _suffix(one.name) != _suffix(other.name):
        return None
    together = bool(one.states & other.states)
    if min(len(first), len(second)) == 1:
        return _surname_only(one, other, first, second) if together else None
    if first[-1] == second[-1] and first[0] == second[0]:
        return (0.95 if together else 0.9, "the same first name and surname") if _middles(first, second) else None
    if first[-1] == second[-1] and first[0][0] == second[0][0] and 1 in {len(first[0]), len(second[0])}:
        return (0.8, "the same surname, initial and state") if together else None
    return _spellings(first, second, together=together)


def _surname_only(
    one: ActorFacts, other: ActorFacts, first: tuple[str, ...], second: tuple[str, ...]
) -> tuple[float, str] | None:
    """A surname alone is taken for a full name where state and role agree too."""
    if (
        first[-1] != second[-1]
        or len(first) == len(second)
        or not role_words(one.descriptions) & role_words(other.descriptions)
    ):
        return None
    return 0.7, "the same surname, role and state"


def _spellings(first: tuple[str, ...], second: tuple[str, ...], *, together: bool) -> tuple[float, str] | None:
    """Other spellings of the same name: each word alike when folded, in the same order."""
    if len(first) != len(second) or any(len(word) == 1 for word in (*first, *second)):
        return None
    folded = [(fold(a), fold(b)) for a, b in zip(first, second, strict=True)]
    if all(a == b for a, b in folded):
        return (0.9 if together else 0.75), "the same name in another spelling"
    if together and all(_close(a, b) for a, b in folded):
        return 0.8, "a like name in another spelling, and the same state"
    return None


def _close(one: str, other: str) -> bool:
    if one == other:
        return True
    long_enough = min(len(one), len(other)) >= 5 and one[0] == other[0]
    return long_enough and SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.88


def _middles(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether the middle names may be one's: one has none, or they are the same or initials of each other."""
    one, other = first[1:-1], second[1:-1]
    if not one or not other:
        return True
    return len(one) == len(other) and all(a.startswith(b) or b.startswith(a) for a, b in zip(one, other, strict=True))


def _bodies(one: ActorFacts, other: ActorFacts) -> tuple[float, str] | None:
    if bare_name(one.name) == bare_name(other.name):
        return 0.9, "the same name but for article and legal form"
    short, long = (one, other) if is_acronym(one.name) else (other, one)
    if is_acronym(short.name) and initials(long.name) == short.name.replace(".", "").lower():
        return 0.7, "the initials of the name"
    return None


def _suffix(name: str) -> frozenset[str]:
    return SUFFIXES & frozenset(normalise(name).split()[1:])
