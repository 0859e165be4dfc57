"""The factuality of a content according to its source: stance and content taken together."""

from __future__ import annotations

from counterclaim.appraise.acts import SPEAKING
from counterclaim.appraise.factuality import Certainty, content_certainty, is_negated
from counterclaim.appraise.lexicon import DENYING, NEG_RAISING, SIGNATURES, SOFTENING
from counterclaim.appraise.reading import Row
from counterclaim.appraise.stance import no_evidence, takes_claim
from counterclaim.model import Attitude, Factuality, Stance

_FIXED = {
    Stance.DEMANDS: Certainty(0),
    Stance.NO_COMMENT: Certainty(0),
    Stance.RELAYS: Certainty(0),
    Stance.RETRACTS: Certainty(3, -1),
}
_AT_MOST = {Stance.OFFERS: 1, Stance.THREATENS: 1, Stance.PROMISES: 2}
_BY_ATTITUDE = {Attitude.INTENDS: 2, Attitude.WANTS: 0}
_OPEN = frozenset({"if", "whether"})
_KNOWN = frozenset("know determine establish confirm verify decide".split())


def factuality_of(row: Row, stance: Stance) -> Factuality:
    """One of FactBank's eight values, for the content's main event, as this source holds it."""
    if not row.content:
        return Factuality.UNKNOWN
    fixed = _FIXED.get(stance)
    if fixed is not None:
        return fixed.value
    content = content_certainty(row.tree, row.content)
    if row.first() in _OPEN and stance is not Stance.DENIES:
        asserted = row.lemma in _KNOWN and not row.negated
        return Factuality.CERTAIN_UNKNOWN if asserted else Factuality.UNKNOWN
    if stance is Stance.DENIES:
        return _denied(row, content)
    if stance is Stance.DOUBTS and (no_evidence(row) or row.negated):
        return Factuality.PROBABLE_NOT
    if stance is Stance.DOUBTS and row.lemma in SPEAKING:
        return _doubted(row, content)
    if stance is Stance.DOUBTS and not takes_claim(row):
        return Factuality.UNKNOWN
    if stance is Stance.DOUBTS:
        return content.under(2, -1).value
    return _held(row, stance, content)


def _doubted(row: Row, content: Certainty) -> Factuality:
    """What is doubted in the content's own words: "I do not think that" leans to no."""
    tree = row.tree
    if any(tree.lemma[verb] in NEG_RAISING and is_negated(tree, verb) for verb in row.heads):
        return Factuality.PROBABLE_NOT
    value = content.value
    return value if value.polarity < 0 and value is not Factuality.CERTAIN_NOT else Factuality.UNKNOWN


def _denied(row: Row, content: Certainty) -> Factuality:
    if row.attribution.attitude is not Attitude.INTENDS and no_evidence(row):
        return Factuality.PROBABLE_NOT
    by_cue = row.lemma in {"deny", "denial", "refute", "rebut", "rebuttal", "debunk", "disavow", "refutation"}
    if by_cue and content.sign < 0 and content.level == 3:
        # "Denied that it had not paid": two negations.
        return Factuality.CERTAIN
    return Factuality.CERTAIN_NOT


def _held(row: Row, stance: Stance, content: Certainty) -> Factuality:
    """What the source commits itself to, and how far."""
    if row.lemma in {"rule", "exclude"} or (row.lemma in {"refuse", "decline"} and _rules_out(row)):
        return Factuality.POSSIBLE
    if row.tree.pos[row.head] == "ADJ" and row.lemma in SIGNATURES and stance is Stance.ASSERTS:
        return content.under(*SIGNATURES[row.lemma][row.negated]).value
    level = _AT_MOST.get(stance) or min(SOFTENING.get(row.lemma, 3), _BY_ATTITUDE.get(row.attribution.attitude, 3))
    if row.negated and row.lemma in DENYING:
        return Factuality.UNKNOWN
    if row.negated and row.lemma == "doubt":
        return content.value
    if row.negated:
        if row.lemma in NEG_RAISING or row.attribution.attitude is Attitude.INTENDS:
            return content.under(min(level, 2), -1).value
        return Factuality.UNKNOWN if stance is not Stance.CONCEDES else content.value
    return content.under(level).value


def _rules_out(row: Row) -> bool:
    return any(row.tree.lemma[h] in {"rule", "exclude"} for h in row.heads)
