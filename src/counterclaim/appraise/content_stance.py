"""What a plain "said" turns out to be by what is said: a denial, a demand, a promise, a threat, an accusation.

The main clause of the content decides, of several sentences the first that is more than a lead-in.
"""

from __future__ import annotations

from counterclaim.appraise.accusations import accuses
from counterclaim.appraise.clause import (
    Clause,
    clause_of,
    conditional,
    is_question,
    main_verbs,
    outer_clause,
    quoted,
)
from counterclaim.appraise.denials import contradicts, curtly_denied, denies
from counterclaim.appraise.directives import demands, offers, promises, threatens
from counterclaim.appraise.factuality import is_negated
from counterclaim.appraise.own_acts import concedes, doubted, lacks_evidence, retracts, withholds
from counterclaim.appraise.performing import performs
from counterclaim.appraise.reading import Row
from counterclaim.model import Stance


def by_content(row: Row, *, believed: bool = False) -> Stance:
    """The stance that the content shows under a neutral cue; under one of belief, only demands and doubts count."""
    tree = row.tree
    if _wait_and_see(row):
        return Stance.NO_COMMENT
    if not believed and (curtly_denied(row) or contradicts(row)):
        return Stance.DENIES
    place = -1
    members = frozenset(row.content)
    for verb in main_verbs(row):
        if conditional(tree, verb) or is_question(row, verb):
            continue
        place += 1
        clause = clause_of(row, verb, believed, members)
        # What is doubted by the way ("…, and I am not sure that it helps") is not the point.
        found = doubted(row, clause if clause.verb == verb else outer_clause(row, verb)) if place == 0 else None
        if found is None:
            rules = (_HINTED if row.lemma in _HINTING else _BELIEVED) if clause.believed else _RULES
            found = next((stance for stance, rule in rules if rule(row, clause)), None)
        if found is not None:
            return found
    return Stance.ASSERTS


def _wait_and_see(row: Row) -> bool:
    """ "Well, we'll see"."""
    words = " ".join(
        row.tree.text[t].lower() for t in row.content if row.tree.text[t].isalpha() or row.tree.text[t][1:].isalpha()
    )
    return words.removeprefix("well ") in {"we 'll see", "we ’ll see", "we will see", "stay tuned", "no comment"}


_OUTLETS = frozenset(
    "daily newspaper paper magazine broadcaster network television tv radio channel website weekly tabloid station "
    "news post times journal tribune herald press gazette chronicle telegraph".split()
)
"""Words for outlets, and of their names."""
_SPOKEN = frozenset("say tell report claim acknowledge admit insist deny explain emphasize emphasise argue".split())


def _relays(row: Row, clause: Clause) -> bool:
    """Words that are another's, told by an outlet, or a denial that is another's, told in quotation marks."""
    tree, verb, subject = row.tree, clause.verb, clause.subject
    if clause.own or subject is None or verb != row.heads[0] or subject > verb or tree.dep[subject] != "nsubj":
        return False
    finite = tree.tag[verb] in {"VBD", "VBZ", "VBP"} or (
        tree.tag[verb] == "VBN" and tree.child(verb, "aux") is not None
    )
    if not finite or is_negated(tree, verb) or tree.lemma[verb] not in _SPOKEN:
        return False
    denied = tree.lemma[verb] == "deny"
    said = tree.child(verb, "ccomp", "dobj", "xcomp") if denied else tree.child(verb, "ccomp")
    if said is None or said < verb:
        return False
    if row.lemma == "report" or any(tree.text[t].lower() in _OUTLETS for t in row.source):
        return True
    return denied and quoted(row, verb)


_RULES = (
    (Stance.NO_COMMENT, withholds),
    (Stance.RETRACTS, retracts),
    (Stance.DENIES, denies),
    (Stance.DOUBTS, lacks_evidence),
    (Stance.CONCEDES, concedes),
    (Stance.THREATENS, threatens),
    (Stance.ACCUSES, accuses),
    (Stance.ACCUSES, lambda row, clause: performs(row, clause, Stance.ACCUSES)),
    (Stance.DEMANDS, demands),
    (Stance.OFFERS, offers),
    (Stance.PROMISES, promises),
    (Stance.RELAYS, _relays),
)
"""In the order in which the earlier goes before the later where two fit."""
_HINTING = frozenset("suggest indicate signal hint".split())
_BELIEVED = ((Stance.DEMANDS, demands), (Stance.OFFERS, offers), (Stance.DOUBTS, lacks_evidence))
_HINTED = (*_BELIEVED, (Stance.PROMISES, promises))
"""A call for action, an offer and a lack of evidence count under a cue of belief or suggestion too; a promise where it
is hinted at."""
