"""Denials that do not say what they deny: "called the reports false", "rejected the allegation", "denied it"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
_NO_DEED = frozenset(
    """should must ought need shall have want like love hope fear wish deny reject dismiss refute rebut dispute
    repudiate call insist""".split()
)
"""First words of predicates of which nobody is accused: what is due, what is wanted, and denials themselves."""
_BROADLY, _OTHERWISE = 0.5, 0.4
"""How likely a denial in wider words of its own answers the allegation right before it, and one of another offence the
accusation right before it."""


_COVERED = (("claim", "covered"),)
_MEMBERS = tuple(
    (frozenset(bodies.split()), frozenset(members.split()))
    for bodies, members in (
        ("army military forces defence defense", "soldier soldiers troops forces army commanders gunners"),
        ("police", "officer officers police policeman policemen"),
        ("prison jail", "guard guards warders"),
        ("navy coastguard", "sailor sailors navy"),
        ("company firm management director executive", "manager managers company firm management"),
    )
)
"""Bodies, by words of their names, and those who act for them."""

Answered = tuple[float, str]
"""How likely a statement is what is answered, and its id."""


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
class Denial:
    """A denial at its place among the statements of a report: who denies, with those above, and where it begins."""

    at: int
    made: Attribution
    line: frozenset[str]

    @property
    def name(self) -> str:
        return (self.made.source.name or "").lower()

    @property
    def start(self) -> int:
        return min(span.start for span in (*self.made.content, *self.made.cue.spans))

    @property
    def end(self) -> int:
        return max(span.end for span in (*self.made.content, *self.made.cue.spans))

    def names(self, words: str) -> bool:
        """Whether the denier's name tells that it is one of these or speaks for them: "soldiers" of an army, the bank
        of its spokesman, the rebels of "the rebels' commander"."""
        own = re.escape(words.removeprefix("the "))
        if re.search(rf"^{own}$|\bfor (?:the )?{own}$|^{own}['’]", self.name):
            return True
        last = words.split()[-1] if words else ""
        return any(last in members for bodies, members in _MEMBERS if not bodies.isdisjoint(self.name.split()))


def answers(
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    kin: Kin,
    references: Mapping[str, Reference],
    *,
    without: Collection[str] = (),
) -> Iterator[Link]:
    """From each denial without a claim of its own to what it most likely answers: the claim that it holds, or the
    statement that its words take up, right beside it or the nearest by somebody else; else an allegation against the
    denier, its state or its employer, recent and often repeated. From a denial of an offence or of anything of the
    kind, in words of its own, to the allegation right before it. None where there is no such."""
    statements = _Statements(attributions, {claim.id: claim for claim in claims}, kin, references)
    for position, attribution in enumerate(attributions):
        if attribution.id in without or attribution.source.actor is None or side(attribution) >= 0:
            continue
        found = statements.answered(Denial(position, attribution, frozenset(kin.line(attribution.source.actor))))
        if found is not None:
            weight, other = found
            yield Link(attribution.id, other, Relation.CONTRADICTS, round(weight, 3), METHOD, _COVERED)


@dataclass(slots=True)
class _Statements:
    """The statements of a report, with their claims and how they refer to each other."""

    all: Sequence[Attribution]
    claims: Mapping[str, Claim]
    kin: Kin
    references: Mapping[str, Reference]
    told: Counter[str] = field(init=False)
    held: dict[str, list[Attribution]] = field(init=False)
    """Those within the content of another."""

    def __post_init__(self) -> None:
        self.told = Counter(id for attribution in self.all for id in attribution.claims)
        self.held = defaultdict(list)
        for attribution in self.all:
            if attribution.parent is not None:
                self.held[attribution.parent].append(attribution)

    def answered(self, denial: Denial) -> Answered | None:
        """What a denial most likely answers."""
        made, reference = denial.made, self.references.get(denial.made.id)
        best, pointed = self._within(denial), False
        if best is not None:
            return best
        if reference is None or reference.broad:
            best = self._outdone(denial, broad=reference is not None)
        else:
            best = self._taken_up(denial, reference)
            pointed = best is not None and bool(reference.apposed or reference.whose)
            if best is None and reference.ahead:
                best = self._to_come(denial)
        if pointed or made.claims or made.stance is not Stance.DENIES:
            return best
        return self._charge(denial) or best

    def _within(self, denial: Denial) -> Answered | None:
        """The claim of somebody else that a denial holds in its content, where nothing but the claim is denied."""
        made = denial.made
        if made.claims or made.stance not in {Stance.DENIES, Stance.DOUBTS}:
            return None
        held = [one for one in self.held.get(made.id, ()) if one.claims and side(one) > 0]
        other = held[0] if len(held) == 1 else None
        if other is None or other.source.actor is None or other.source.actor == made.source.actor:
            return None
        return _APPOSED, other.id

    def _charge(self, denial: Denial) -> Answered | None:
        """The allegation against the denier that stands out most before a denial."""
        best: Answered | None = None
        for back in self._before(denial):
            other, distance = self.all[back], denial.at - back
            if distance <= _AT_HAND and other.stance is Stance.ACCUSES and not other.claims:
                # "Peru blamed Chile. Chile denied involvement": no earlier charge is meant.
                break
            weight = self._weight(other, denial, distance)
            if weight >= _LEAST and (best is None or weight > best[0]):
                best = weight, other.id
        return best

    def _taken_up(self, denial: Denial, reference: Reference) -> Answered | None:
        """The statement that the words of a denial take up: right beside it, by whose it is said to be, or the nearest;
        of guilt, the nearest about the denier."""
        best: Answered | None = None
        passed = 0
        for back in self._before(denial):
            other = self.all[back]
            gap = denial.start - _end(other, denial.start)
            if gap < 0 or not self._may_be_answered(other, denial):
                continue
            if reference.whose is not None and reference.whose not in self._line(other):
                continue
            charged = self._is_charged(other, denial)
            if reference.guilt and not charged:
                continue
            beside = reference.apposed and gap <= _GAP
            weight = _APPOSED if beside else _PLAIN * 0.5 ** (gap / _HALF) * _PASSED**passed
            meant = beside or charged or reference.whose or (not passed and self._of_harm(other))
            weight *= _OFF if not meant and (reference.several or gap > _NEXT) else 1.0
            passed += 1
            if weight >= _NEAREST and (best is None or weight > best[0]):
                best = weight, other.id
        return best

    def _outdone(self, denial: Denial, *, broad: bool) -> Answered | None:
        """The allegation against the denier that stands right before a denial of anything of the kind; before one of
        another offence ("denied that its troops had fired first"), only what accuses."""
        own = [self.claims[id] for id in denial.made.claims]
        if denial.made.stance is not Stance.DENIES or not (broad or any(c.predicate in CHARGES for c in own)):
            return None
        acting = (a.actor for claim in own for a in claim.arguments if a.role == "agent" and a.actor)
        if any(denial.line.isdisjoint(self.kin.line(actor)) for actor in acting):
            return None
        other = next((self.all[back] for back in self._before(denial) if self._is_before(self.all[back], denial)), None)
        if other is None or denial.start - _end(other, denial.start) > _NEXT:
            return None
        if not (broad or other.stance is Stance.ACCUSES) or side(other) <= 0 or not self._is_charged(other, denial):
            return None
        return _BROADLY if broad else _OTHERWISE, other.id

    def _to_come(self, denial: Denial) -> Answered | None:
        """The allegation that follows a denial told ahead of it: "Uganda, which denies it, was accused of …"."""
        for other in self.all[denial.at + 1 : denial.at + 1 + _AT_HAND]:
            start = min((span.start for span in other.cue.spans), default=denial.end)
            near = start - denial.end <= _NEXT and self._may_be_answered(other, denial)
            if near and self._is_charged(other, denial):
                return _PLAIN, other.id
        return None

    def _before(self, denial: Denial) -> range:
        return range(denial.at - 1, max(denial.at - 1 - _REACH, -1), -1)

    def _line(self, other: Attribution) -> frozenset[str]:
        return frozenset(self.kin.line(other.source.actor)) if other.source.actor else frozenset()

    def _is_before(self, other: Attribution, denial: Denial) -> bool:
        """Whether a statement of another side ends before the denial."""
        return _end(other, denial.start) <= denial.start and denial.line.isdisjoint(self._line(other))

    def _may_be_answered(self, other: Attribution, denial: Denial) -> bool:
        """Whether somebody of another side holds something true, or accuses; not where that tells of a denial of the
        denier's own: "Ruiz said that Hale denied it"."""
        told = bool(other.claims) or other.stance is Stance.ACCUSES
        if not told or side(other) <= 0 or not denial.line.isdisjoint(self._line(other)):
            return False
        return all(side(one) >= 0 or denial.line.isdisjoint(self._line(one)) for one in self.held.get(other.id, ()))

    def _is_charged(self, other: Attribution, denial: Denial) -> bool:
        """Whether a statement accuses, without a claim of its own and nobody else, or gives the denier a part in what
        it says was done."""
        if other.claims:
            return any(self._has_part(self.claims[id], denial) for id in other.claims)
        named = self.references[other.id].about if other.id in self.references else frozenset()
        others = bool(named) and all(denial.line.isdisjoint(self.kin.line(actor)) for actor in named)
        return other.stance is Stance.ACCUSES and not others

    def _has_part(self, claim: Claim, denial: Denial) -> bool:
        """Whether a claim is of what somebody of the denier's side has done; of a state only where it is an offence."""
        first, _, _ = claim.predicate.partition(" ")
        if first in _NO_DEED or any(a.role == "time" and a.name == "future" for a in claim.arguments):
            return False
        roles = _PART if claim.predicate in CHARGES else _DOING if first != "be" else frozenset()
        return any(self._is_of(denial, argument) for argument in claim.arguments if argument.role in roles)

    def _is_of(self, denial: Denial, argument: Argument) -> bool:
        """Whether an argument is of the denier's side: by its actor, by its state's adjective, by the words for it."""
        if argument.actor is not None and not denial.line.isdisjoint(self.kin.line(argument.actor)):
            return True
        if argument.actor is not None and not argument.name.islower():
            return False
        return self.kin.names(denial.line, argument.name) or denial.names(argument.name.lower())

    def _of_harm(self, other: Attribution) -> bool:
        """Whether a statement is of an offence by somebody whose side is not known: "soldiers burned the crops"."""
        offences = [self.claims[id] for id in other.claims if self.claims[id].predicate in CHARGES]
        unknown = (all(a.actor is None for a in claim.arguments if a.role == "agent") for claim in offences)
        return other.source.name is not None and any(unknown)

    def _weight(self, other: Attribution, denial: Denial, distance: int) -> float:
        """How likely ``other`` is the charge that is answered, from 0 (not at all) to 0.7."""
        if side(other) <= 0 or other.attitude is Attitude.PERCEIVES or not denial.line.isdisjoint(self._line(other)):
            return 0.0
        charge, repeated = 0.0, 0
        for claim in (self.claims[id] for id in other.claims if self.claims[id].predicate in CHARGES):
            for argument in claim.arguments:
                if argument.actor is not None and not denial.line.isdisjoint(self.kin.line(argument.actor)):
                    charge, repeated = max((charge, repeated), (_CHARGED.get(argument.role, 0.0), self.told[claim.id]))
        return 0.7 * charge * (0.94**distance) * min(1.0, 0.8 + 0.1 * repeated)


def _end(other: Attribution, otherwise: int) -> int:
    return max((span.end for span in other.content), default=otherwise)
