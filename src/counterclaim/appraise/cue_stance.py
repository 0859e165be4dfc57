"""The stance that a cue shows by itself: its class, turned by negation, and only in the constructions that bear it.

The constructions are told apart in the modules of ``cue_…``, by what the cue does.
"""

from __future__ import annotations

from counterclaim.appraise.acts import ACTS, ASSERTING, BELIEVING, NEGATED, PHRASES, SPEAKING
from counterclaim.appraise.claims import takes_claim
from counterclaim.appraise.complements import infinitive_content
from counterclaim.appraise.cue_accusations import accuses, alleges, cries, relays, sues, unsourced
from counterclaim.appraise.cue_commissives import (
    is_ready,
    is_willing,
    offers,
    promises,
    proposes,
    threatens_of,
    vows,
    warns,
)
from counterclaim.appraise.cue_denials import (
    by_nobody,
    challenges,
    denies,
    disavows,
    dismisses,
    doubts,
    finds,
    knows,
    labelled,
    pleads,
    protests,
    rejects,
)
from counterclaim.appraise.cue_directives import asks, demands, seeks
from counterclaim.appraise.cue_own_acts import (
    apologizes,
    clarifies,
    comments,
    concedes,
    corrects,
    drops,
    ignores,
    is_careful,
    keeps,
    of_speech,
    regrets,
    reverses,
    sends_on,
    undoes_plan,
    unsaid,
    wants,
    was_asked,
    withdraws,
    withholds_say,
)
from counterclaim.appraise.reading import Row
from counterclaim.model import Stance

_WAVING = frozenset("brush wave shrug laugh tamp bat shoot knock beat swat fend hit fire punch strike".split())
_GIVING = frozenset(
    "tweet post air spread peddle issue make give level voice express deliver send lodge file raise "
    "extend renew repeat".split()
)


def by_cue(row: Row) -> Stance | None:
    """The stance that the cue shows; ``None`` where it is neutral, so that the content decides."""
    if row.lemma in {"quote", "cite"} and row.tree.child(row.head, "auxpass") is not None:
        # "Was quoted as saying": what is said decides.
        return None
    special = _SPECIAL.get(row.lemma, protests)
    found = special(row) if special is not None else None
    if found is not None:
        return found
    for pattern, stance in PHRASES:
        if pattern.search(row.phrase):
            borne = _bears(row, stance)
            if borne is not None:
                return borne
    return labelled(row) or unsourced(row) or unsaid(row) or _by_class(row)


def _bears(row: Row, stance: Stance) -> Stance | None:
    """A stance that a phrase shows, where what it takes bears it out."""
    if stance is Stance.RELAYS and row.source and row.lemma not in {"tell", "hear", "get", "pass", "inform"}:
        return None
    if stance is Stance.RELAYS and row.lemma == "tell" and infinitive_content(row):
        return Stance.DEMANDS
    if stance is Stance.RETRACTS and {"not", "never"} & set(row.phrase.split()) and "longer" not in row.phrase:
        return Stance.ASSERTS
    if stance is Stance.DOUBTS and row.negated and row.lemma in {"doubt", "question", "skepticism", "scepticism"}:
        return Stance.ASSERTS
    if stance is Stance.NO_COMMENT and row.lemma in {"prefer", "choose", "opt", "elect"} and not of_speech(row):
        return Stance.ASSERTS
    if stance is Stance.NO_COMMENT and not was_asked(row):
        return Stance.ASSERTS
    if stance is Stance.DEMANDS and row.lemma == "argue" and any(row.tree.dep[h] == "ccomp" for h in row.heads):
        return None
    if stance is Stance.DENIES and row.lemma in {"push", "take"} and not takes_claim(row):
        return None
    if stance is Stance.DENIES and row.lemma in _WAVING:
        return dismisses(row)
    if stance is Stance.RELAYS and row.lemma == "tell" and row.tree.tag[row.head] != "VBN":
        return None
    if stance is Stance.OFFERS and row.lemma == "stand":
        return None
    if stance is Stance.RETRACTS and row.content and undoes_plan(row):
        return None
    return stance


def _by_class(row: Row) -> Stance | None:
    stance = ACTS.get(row.lemma)
    if stance is None:
        return _of_noun(row) or (Stance.ASSERTS if row.lemma in ASSERTING - BELIEVING else None)
    if stance in _WHERE and not _WHERE[stance](row):
        return None if row.lemma in SPEAKING | BELIEVING else Stance.ASSERTS
    if row.negated:
        if row.lemma == "agree" and row.content and takes_claim(row) and not infinitive_content(row):
            return Stance.DENIES
        return Stance.ASSERTS if row.lemma in {"agree", "accept"} else NEGATED.get(stance, Stance.ASSERTS)
    return stance


def _of_noun(row: Row) -> Stance | None:
    """ "Issued [a threat]": the noun in the content says what was done."""
    if row.lemma not in _GIVING or row.negated:
        return None
    tree = row.tree
    if row.lemma == "file" and any(tree.lemma[t].lower() in {"lawsuit", "suit", "complaint"} for t in row.content[:8]):
        return Stance.ACCUSES
    nouns = (
        tree.lemma[t].lower()
        for t in row.content[:8]
        if (tree.pos[t] == "NOUN" and tree.head[t] == row.head) or (tree.tag[t] == "VBG" and tree.dep[t] == "acl")
    )
    return next((ACTS[noun] for noun in nouns if noun in ACTS), None)


_WHERE = {
    Stance.DENIES: denies,
    Stance.DOUBTS: doubts,
    Stance.CONCEDES: concedes,
    Stance.ACCUSES: accuses,
    Stance.DEMANDS: demands,
    Stance.OFFERS: offers,
    Stance.PROMISES: promises,
    Stance.RELAYS: relays,
}
"""Whether the construction bears out what the word says."""

_SPECIAL = {
    "correct": corrects,
    "clarify": clarifies,
    "rescind": withdraws,
    **dict.fromkeys(
        "reject dismiss contest discount repudiate contradict rejection dismissal downplay rebuff discredit "
        "bristle dispel quash squelch scotch".split(),
        rejects,
    ),
    **dict.fromkeys("challenge counter".split(), challenges),
    **dict.fromkeys("disavow disown distance".split(), disavows),
    **dict.fromkeys("reverse shift switch change revise alter".split(), reverses),
    **dict.fromkeys(
        "decline refuse avoid hesitate fail neglect forget resist refrain reluctant unwilling hesitant refusal "
        "dodge sidestep "
        "stop fall".split(),
        keeps,
    ),
    **dict.fromkeys("know clear establish remember understand".split(), knows),
    "ask": asks,
    "comment": comments,
    "want": wants,
    "withdraw": withdraws,
    **dict.fromkeys("drop abandon scrap".split(), drops),
    **dict.fromkeys("deny doubt question dispute".split(), by_nobody),
    **dict.fromkeys("apologize apologise apology".split(), apologizes),
    "regret": regrets,
    "sue": sues,
    **dict.fromkeys("ready prepared willing open".split(), is_ready),
    **dict.fromkeys("propose proposal".split(), proposes),
    **dict.fromkeys("vow promise pledge swear".split(), vows),
    **dict.fromkeys("threaten threat".split(), threatens_of),
    "warn": warns,
    "warning": warns,
    "allege": alleges,
    "alleged": alleges,
    **dict.fromkeys("refer direct defer".split(), sends_on),
    "cry": cries,
    "ignore": ignores,
    "plead": pleads,
    "careful": is_careful,
    "find": finds,
    "seek": seeks,
    **dict.fromkeys("indicate express signal show voice declare".split(), is_willing),
    **dict.fromkeys("say tell state give offer provide".split(), withholds_say),
}
"""Words with readings of their own, tried first; ``None`` goes on to phrases and classes."""
