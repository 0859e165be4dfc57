"""Who else holds what of a content: the sources around it, and the report's author.

As in FactBank (Saurí and Pustejovsky, 2009), every event is judged once for each source that it is nested in. Who
passes a content on does not commit to it (Uu), unless the words do: factive words presuppose their content (Kiparsky
and Kiparsky, 1970), others mark it as false, and who denies or confirms a claim holds it false or true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from counterclaim.appraise.factuality import content_certainty
from counterclaim.appraise.reading import Row
from counterclaim.model import Attitude, Attribution, Factuality, Perspective, Stance

KNOWING = frozenset(
    "know realize realise discover notice learn regret remember recall forget recognize recognise aware unaware "
    "oblivious knowledge realization realisation discovery awareness".split()
)
"""What is known, and what is not known to somebody, is so either way."""
REVEALING = frozenset(
    "reveal acknowledge admit concede confess disclose uncover expose prove demonstrate "
    "revelation acknowledgement acknowledgment admission concession confession disclosure proof".split()
)
"""What is revealed or admitted is so; what is not revealed or admitted is open."""
FEIGNING = frozenset("pretend feign fake fabricate fabrication pretence pretense".split())
FALSELY = frozenset(
    "falsely wrongly wrongfully erroneously mistakenly incorrectly untruthfully inaccurately misleadingly".split()
)
FALSE = frozenset("false untrue bogus fake fabricated debunked disproven disproved discredited mistaken".split())
"""What the holder calls false in passing: *falsely claimed*, *the debunked claim that*."""
UNFOUNDED = frozenset("baseless unfounded groundless unsubstantiated unproven spurious dubious".split())
"""*The baseless claim that*: probably not so."""
CONFIRMING = frozenset("confirm corroborate verify prove demonstrate substantiate vindicate support".split())
"""Who confirms a claim holds it true: *confirmed reports that*."""
_TURNED = {
    Factuality.CERTAIN: Factuality.CERTAIN_NOT,
    Factuality.PROBABLE: Factuality.PROBABLE_NOT,
    Factuality.POSSIBLE: Factuality.POSSIBLE_NOT,
    Factuality.CERTAIN_NOT: Factuality.CERTAIN,
    Factuality.PROBABLE_NOT: Factuality.PROBABLE,
    Factuality.POSSIBLE_NOT: Factuality.POSSIBLE,
}
_OPEN = frozenset("if whether how why what who when where which".split())


def with_perspectives(attributions: Sequence[Attribution], rows: Mapping[str, Row | None]) -> tuple[Attribution, ...]:
    """The attributions with their ``perspectives``: of each source around, the nearest first, then the author's."""
    by_id = {attribution.id: attribution for attribution in attributions}
    return tuple(replace(each, perspectives=_perspectives(each, by_id, rows)) for each in attributions)


def _perspectives(
    attribution: Attribution, by_id: Mapping[str, Attribution], rows: Mapping[str, Row | None]
) -> tuple[Perspective, ...]:
    holders = _around(attribution, by_id)
    if not holders:
        return (Perspective(None, in_passing(rows.get(attribution.id))),)
    held = _held_by(holders[0], rows.get(holders[0].id), attribution, rows.get(attribution.id))
    found = [Perspective(holders[0].id, held)]
    for inner, holder in zip(holders, (*holders[1:], None), strict=True):
        # What a source holds is its own matter, unless the one around it takes its word.
        taken = in_passing(rows.get(inner.id)) is Factuality.CERTAIN
        if not taken or (holder is not None and holder.stance is Stance.DENIES):
            held = Factuality.UNKNOWN
        found.append(Perspective(holder.id if holder else None, held))
    if _labelled(rows.get(holders[0].id), rows.get(attribution.id)):
        # "Repeated the false claim that": the label is the author's, not that of who repeats it.
        found[-1] = Perspective(None, in_passing(rows.get(attribution.id)))
    return tuple(found)


def _labelled(outer: Row | None, row: Row | None) -> bool:
    """Whether an attribution is named within another as a claim that is false or unfounded."""
    return (
        outer is not None
        and row is not None
        and _is_claim_of(outer, row)
        and _called(row, frozenset(), FALSE | UNFOUNDED)
    )


def _around(attribution: Attribution, by_id: Mapping[str, Attribution]) -> list[Attribution]:
    """The attributions around one, the nearest first."""
    found: list[Attribution] = []
    while (outer := by_id.get((found[-1] if found else attribution).parent or "")) is not None:
        found.append(outer)
    return found


def _held_by(holder: Attribution, outer: Row | None, attribution: Attribution, row: Row | None) -> Factuality:
    """What the source around an attribution holds of its content."""
    if row is None:
        return Factuality.UNKNOWN
    named = outer is not None and _is_claim_of(outer, row)
    if named and holder.stance is Stance.DENIES:
        return _TURNED.get(_content(row), Factuality.UNKNOWN)
    if named and holder.stance is Stance.DOUBTS:
        return Factuality.PROBABLE_NOT if _content(row).polarity > 0 else Factuality.UNKNOWN
    if holder.stance is Stance.DENIES or holder.factuality.polarity < 0:
        return Factuality.UNKNOWN
    if named and outer is not None and outer.lemma in CONFIRMING and not outer.negated:
        return _content(row)
    if _labelled(outer, row):
        return Factuality.UNKNOWN
    if _same(holder, attribution) and holder.stance in {Stance.ASSERTS, Stance.CONCEDES}:
        # "Said that it believed": what one says of one's own mind one holds.
        return attribution.factuality
    return in_passing(row)


def _is_claim_of(outer: Row, row: Row) -> bool:
    """Whether the inner attribution is the claim that the outer one is about: "denied *findings* that"; not "denied
    that he *said* that"."""
    noun = row.tree.pos[row.head] in {"NOUN", "PROPN"}
    return noun and row.head in outer.heads


def _same(one: Attribution, other: Attribution) -> bool:
    """Whether two attributions have one source."""
    left, right = one.source, other.source
    if left.actor is not None or right.actor is not None:
        return left.actor == right.actor
    return left.name is not None and left.name == right.name


def in_passing(row: Row | None) -> Factuality:
    """What whoever reports an attribution commits to by its words alone."""
    if row is None or not row.content:
        return Factuality.UNKNOWN
    if _called(row, FALSELY, FALSE) or row.lemma in FEIGNING:
        return _TURNED.get(_content(row), Factuality.UNKNOWN)
    if _called(row, frozenset(), UNFOUNDED):
        return Factuality.PROBABLE_NOT if _content(row).polarity > 0 else Factuality.UNKNOWN
    if row.first() in _OPEN or not _factive(row):
        return Factuality.UNKNOWN
    return _content(row)


def _factive(row: Row) -> bool:
    if row.attribution.attitude in {Attitude.INTENDS, Attitude.WANTS} or _infinitive(row):
        return False
    if row.lemma in KNOWING:
        # "Knew that", not "knew the man".
        return any(row.tree.pos[h] in {"VERB", "AUX"} for h in row.heads)
    return row.lemma in REVEALING and not row.negated and _happened(row)


def _happened(row: Row) -> bool:
    """Whether the cue is told as done: not *may reveal*, *refused to admit*, *if he admits*."""
    tree, at = row.tree, row.head
    modal = any(tree.tag[c] == "MD" for c in tree.children[at])
    opened = any(tree.dep[c] == "mark" and tree.text[c].lower() in {"if", "unless"} for c in tree.children[at])
    return not modal and not opened and tree.tag[at] != "VB"


def _infinitive(row: Row) -> bool:
    """ "Learned to drive", "forgot to pay": nothing is presupposed."""
    verbs = [h for h in row.heads if row.tree.pos[h] in {"VERB", "AUX"}]
    return bool(verbs) and all(any(row.tree.tag[c] == "TO" for c in row.tree.children[h]) for h in verbs)


def _called(row: Row, adverbs: frozenset[str], adjectives: frozenset[str]) -> bool:
    """Whether the cue is modified by one of these: "*falsely* claimed", "*false* claims"."""
    tree = row.tree
    for at in {row.head, *row.cue}:
        for child in tree.children[at]:
            word, dep = tree.text[child].lower(), tree.dep[child]
            if (dep == "advmod" and word in adverbs) or (dep == "amod" and word in adjectives):
                return child not in row.content
    return False


def _content(row: Row) -> Factuality:
    """How certain the words of the content are, taken by themselves."""
    return content_certainty(row.tree, row.content).value
