"""``within`` and ``across``: links between claims, and from denials to the allegations that they answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from counterclaim.link.answering import Reference, answers
from counterclaim.link.comparing import METHOD, Comparison, Kin, Prepared, compare, prepare, stage_order
from counterclaim.link.siding import side
from counterclaim.model import Actor, Attribution, Claim, Link, Relation, Stance

_NONE: Mapping[str, Reference] = MappingProxyType({})
_WIDEST = 300
"""Claims that one claim is compared with at most: those that share most with it."""
_INVERSE = {Relation.NARROWER: Relation.WIDER, Relation.WIDER: Relation.NARROWER}


def within(
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    *,
    actors: Iterable[Actor] = (),
    references: Mapping[str, Reference] = _NONE,
) -> tuple[Link, ...]:
    """The links within one report.

    Claims are linked as *same*, *narrower*, *wider* or, at another stage of one transaction, *supports*. An
    attribution that denies or doubts *contradicts* one by another source that asserts the same, a narrower or, less
    surely, a wider claim; one without a claim of its own ("called the reports false") contradicts the statement that
    it takes up, or the allegation against the denier that stands out most before it. ``scope`` says what the denial
    covers and what it leaves unanswered. ``actors`` tell who belongs to whom; the shipped gazetteer is known anyway.
    ``references`` are those of the denials that take up what was said before, see
    :func:`counterclaim.structure.refer`.
    """
    kin = Kin(actors)
    pairs = list(_pairs(claims, kin))
    links = [_claim_link(a, b, made) for a, b, made in pairs]
    near = _neighbours(claims, pairs)
    links += _opposed(attributions, {claim.id: claim for claim in claims}, near)
    answered = {link.left for link in links if link.relation is Relation.CONTRADICTS}
    links += answers(attributions, claims, kin, references, without=answered)
    return tuple(links)


def across(
    left_claims: Sequence[Claim], right_claims: Sequence[Claim], *, actors: Iterable[Actor] = ()
) -> tuple[Link, ...]:
    """The links from claims of one report or more to claims of others. Claims with one id are the same claim and need
    no link. Claims are compared only where predicate and a participant are shared, so that the time grows with the
    claims and not with their pairs."""
    kin = Kin(actors)
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    right = [prepare(claim) for claim in right_claims]
    for position, other in enumerate(right):
        for key in other.keys(kin):
            index[other.claim.predicate, key].append(position)
    links = []
    for claim in left_claims:
        one = prepare(claim)
        for position in _candidates(one, index, kin):
            made = compare(one, right[position], kin) if right[position].claim.id != claim.id else None
            if made is not None:
                links.append(_claim_link(claim, right[position].claim, made))
    return tuple(links)


def _candidates(one: Prepared, index: dict[tuple[str, str], list[int]], kin: Kin) -> list[int]:
    shared: dict[int, int] = defaultdict(int)
    for key in sorted(one.keys(kin)):
        for position in index.get((one.claim.predicate, key), [])[:_WIDEST]:
            shared[position] += 1
    if len(shared) <= _WIDEST:
        return sorted(shared)
    return sorted(sorted(shared, key=lambda position: (-shared[position], position))[:_WIDEST])


def _pairs(claims: Sequence[Claim], kin: Kin) -> Iterator[tuple[Claim, Claim, Comparison]]:
    groups: dict[str, list[Prepared]] = defaultdict(list)
    for claim in claims:
        groups[claim.predicate].append(prepare(claim))
    for group in groups.values():
        for i, one in enumerate(group):
            for other in group[i + 1 : i + 1 + _WIDEST]:
                made = compare(one, other, kin)
                if made is not None:
                    yield one.claim, other.claim, made


def _claim_link(left: Claim, right: Claim, made: Comparison) -> Link:
    scope = tuple((role, "unanswered") for role in made.extra if role != "stage" and made.relation is Relation.SAME)
    if made.stages:
        later, earlier = (left, right) if _later(left, right) else (right, left)
        return Link(later.id, earlier.id, Relation.SUPPORTS, made.score, METHOD, (("stage", "unanswered"),))
    return Link(left.id, right.id, made.relation, made.score, METHOD, scope)


def _later(left: Claim, right: Claim) -> bool:
    return stage_order(left.stage) > stage_order(right.stage)


@dataclass(frozen=True, slots=True)
class _Near:
    """A claim near another: how the *other* relates to it, and how surely."""

    claim: str
    made: Comparison


def _neighbours(claims: Sequence[Claim], pairs: Sequence[tuple[Claim, Claim, Comparison]]) -> dict[str, list[_Near]]:
    near: dict[str, list[_Near]] = {claim.id: [_Near(claim.id, Comparison(Relation.SAME, 1.0))] for claim in claims}
    for a, b, made in pairs:
        near[a.id].append(_Near(b.id, made))
        turned = Comparison(
            _INVERSE.get(made.relation, made.relation), made.score, made.lacking, made.extra, stages=made.stages
        )
        near[b.id].append(_Near(a.id, turned))
    return near


def _opposed(
    attributions: Sequence[Attribution], claims: dict[str, Claim], near: dict[str, list[_Near]]
) -> Iterator[Link]:
    """Denials and doubts against assertions by others; concessions of what others assert."""
    holders: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        if side(attribution) > 0:
            for id in attribution.claims:
                holders[id].append(attribution)
    for attribution in attributions:
        denies = side(attribution) < 0
        concedes = attribution.stance is Stance.CONCEDES and side(attribution) > 0
        if not (denies or concedes) or attribution.source.name is None:
            continue
        best: dict[str, Link] = {}
        for id in attribution.claims:
            for neighbour in near.get(id, ()):
                for other in holders[neighbour.claim]:
                    link = _meeting(attribution, other, claims[id], claims[neighbour.claim], neighbour.made, denies)
                    if link is not None and (other.id not in best or link.score > best[other.id].score):
                        best[other.id] = link
        yield from best.values()


def _meeting(
    one: Attribution, other: Attribution, denied: Claim, asserted: Claim, made: Comparison, denies: bool
) -> Link | None:
    if one.id == other.id or same_source(one, other):
        return None
    relation = Relation.CONTRADICTS if denies else Relation.CONCEDES
    covered = tuple((role, "covered") for role in sorted({a.role for a in denied.arguments} - {"time"}))
    if made.stages:
        if not denies:
            return None
        # Whoever denies having planned denies having agreed; whoever denies having shipped does not.
        reaches = _later(asserted, denied)
        scope = (*covered, ("stage", "covered" if reaches else "unanswered"))
        return Link(one.id, other.id, relation, round(made.score * (1.5 if reaches else 0.5), 3), METHOD, scope)
    if made.relation is Relation.NARROWER and "agent" in made.extra:
        # That somebody did it is not denied by who denies to have done it.
        return None
    unanswered = tuple((role, "unanswered") for role in made.extra) if made.relation is Relation.NARROWER else ()
    sure = {Relation.SAME: 1.0, Relation.WIDER: 0.9, Relation.NARROWER: 0.7}.get(made.relation, 0.5)
    trust = min(one.confidence, other.confidence)
    stage = (("stage", "covered"),) if denied.stage is not None else ()
    kept = tuple(pair for pair in covered if pair[0] not in made.extra)
    return Link(one.id, other.id, relation, round(sure * made.score * trust, 3), METHOD, (*kept, *stage, *unanswered))


def same_source(one: Attribution, other: Attribution) -> bool:
    """Whether two attributions have one source, as far as names tell. Nobody in particular is no other source."""
    a, b = one.source, other.source
    if a.actor is not None and a.actor == b.actor:
        return True
    if not a.name or not b.name:
        return a.name == b.name
    return a.name.lower() == b.name.lower()
