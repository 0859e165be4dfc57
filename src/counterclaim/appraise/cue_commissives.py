"""Cues that bind the source to a deed: offers, promises and threats. Searle's commissives, with what is proposed.

The same words bind to harm ("vowed revenge", "ready to strike"): these threaten.
"""

from __future__ import annotations

from counterclaim.appraise.claims import clausal, top_lemmas
from counterclaim.appraise.complements import infinitive_content, opening_words
from counterclaim.appraise.factuality import is_negated
from counterclaim.appraise.reading import Row
from counterclaim.model import Stance
from counterclaim.tree import Tree

_UTTERED = frozenset(
    "denial certainty interpretation contrast clarity confirmation condolence explanation rhetoric praise criticism "
    "apology advice opinion view comment assessment word prayer thanks thank "
    "congratulation sympathy defense defence rebuke theory argument evidence detail glimpse insight estimate "
    "account description "
    "example reason response reply answer clue critique perspective prediction warning message statement remark "
    "tribute thought "
    "analysis observation version rationale excuse justification hint take reassurance lesson suggestion hope "
    "vision preview summary "
    "greeting exoneration line look guide salute solace comfort reassurance nod defense compliment toast "
    "reminder optimism caution encouragement blessing".split()
)
"""What is only uttered where it is offered; anything else is put at another's disposal."""
_HARMING = frozenset(
    "attack bomb strike destroy kill punish retaliate invade fight avenge crush annihilate hit respond sue deport "
    "arrest jail".split()
)
_HARM = frozenset(
    "attack bomb strike destroy kill punish retaliate invade avenge crush annihilate hunt sue subpoena "
    "obliterate".split()
)
_THINKING = frozenset(
    "believe admit say accept acknowledge see know think be concede call declare have riff cite attack".split()
)
_REVENGE = frozenset(
    "revenge retaliation retaliate avenge vengeance retribution reprisal punish punishment consequence".split()
)


def offers(row: Row) -> bool:
    tree = row.tree
    if row.lemma == "offer" and clausal(row) and row.tree.text[row.content[0]] in {"“", '"', "''", "``"}:
        return False
    if row.lemma in {"offer", "extend"}:
        if tree.pos[row.head] == "NOUN" or infinitive_content(row):
            return True
        first = row.heads[0] if row.heads else row.head
        return tree.lemma[first].lower() not in _UTTERED and not row.negated
    if row.lemma in {"invite", "invitation", "volunteer", "overture"}:
        return True
    if row.negated:
        return False
    if row.lemma in {"open", "openness", "available", "amenable"}:
        return tree.pos[row.head] in {"ADJ", "NOUN"} and ("to" in row.phrase.split() or row.first() == "to")
    if tree.pos[row.head] not in {"ADJ", "NOUN"}:
        return False
    done = (*row.heads, *(t for t in row.cue if t > row.head))
    return any(tree.tag[h] == "VB" and tree.lemma[h].lower() not in _THINKING for h in done)


def is_ready(row: Row) -> Stance | None:
    """ "Ready to strike" threatens."""
    harm = any(row.tree.lemma[h].lower() in _HARMING for h in row.heads)
    return Stance.THREATENS if harm and not row.negated else None


def proposes(row: Row) -> Stance | None:
    """Talks or a deal to a counterpart are offered; a policy is demanded."""
    if row.negated:
        return Stance.ASSERTS
    lemmas = {row.tree.lemma[t].lower() for t in row.content[:8]}
    if row.tree.dep[row.head] == "amod":
        return Stance.ASSERTS
    offered = lemmas & {
        "joint",
        "talk",
        "deal",
        "truce",
        "ceasefire",
        "meeting",
        "swap",
        "exchange",
        "negotiation",
        "compromise",
        "dialogue",
    }
    return Stance.OFFERS if offered else Stance.DEMANDS


def is_willing(row: Row) -> Stance | None:
    """ "Indicated a willingness to talk"."""
    ready = top_lemmas(row) & {"willingness", "readiness", "openness"}
    return Stance.OFFERS if ready and not row.negated else None


def promises(row: Row) -> bool:
    tree = row.tree
    if row.lemma in {"agree", "agreement"}:
        if any(tree.lemma[h] == "disagree" for h in row.heads):
            return False
        if tree.dep[row.head] == "amod" or (clausal(row) and not infinitive_content(row)):
            return False
        near = {row.first(), *(tree.text[t].lower() for t in row.cue if t > row.head)}
        doing = "on" in near and any(tree.tag[h] == "VBG" for h in row.heads)
        return infinitive_content(row) or (tree.pos[row.head] == "VERB" and ("to" in near or doing))
    if row.lemma in {"assure", "assurance", "guarantee", "swear"}:
        return infinitive_content(row) or any(_will(tree, h) for h in row.heads) or not clausal(row)
    if row.lemma in {"accept", "acceptance"}:
        terms = {
            "offer",
            "invitation",
            "proposal",
            "term",
            "deal",
            "condition",
            "nomination",
            "challenge",
            "plan",
            "compromise",
            "counsel",
            "advice",
            "recommendation",
            "request",
        }
        return bool(top_lemmas(row) & terms) and not row.negated
    if row.lemma in {"commit", "committed", "bind", "dedicate", "undertake"}:
        crimes = {"crime", "murder", "fraud", "suicide", "atrocity", "act", "offense", "offence", "violence", "error"}
        return not any(tree.lemma[h].lower() in crimes for h in (*row.heads, *row.cue))
    return row.lemma != "swear" or "in" not in row.phrase.split()


def _will(tree: Tree, verb: int) -> bool:
    return any(tree.text[c].lower() in {"will", "would", "wo", "'ll", "’ll", "shall"} for c in tree.children[verb])


def vows(row: Row) -> Stance | None:
    """Revenge vowed is a threat."""
    heads = {row.tree.lemma[t].lower() for t in (*row.heads, *row.content[:4])}
    grim = row.lemma in {"vow", "swear"}
    unless = any(row.tree.text[t].lower() == "unless" for t in row.content) and not any(
        is_negated(row.tree, h) for h in row.heads
    )
    harm = grim and any(row.tree.lemma[h].lower() in _HARM for h in row.heads)
    war = grim and bool(top_lemmas(row) & {"war", "fight", "battle", "jihad"})
    return Stance.THREATENS if (heads & _REVENGE or unless or harm or war) and not row.negated else None


def threatens_of(row: Row) -> Stance | None:
    if row.negated:
        return Stance.NO_COMMENT if row.lemma == "threaten" else Stance.ASSERTS
    # A thing threatens without saying so; a threat of others is feared.
    if len(row.source) == 1 and row.tree.text[row.source[0]].lower() in {"that", "which", "this", "it"}:
        return Stance.ASSERTS
    to_do = infinitive_content(row) and row.tree.pos[row.head] == "NOUN"
    return Stance.THREATENS if row.lemma == "threaten" or row.source or to_do else Stance.ASSERTS


def warns(row: Row) -> Stance | None:
    """ "Warned of serious retribution"."""
    heads = {row.tree.lemma[t].lower() for t in row.content[:6]}
    of = "of" in {*row.phrase.split(), *opening_words(row, 4)} or (row.heads and row.tree.dep[row.heads[0]] == "pobj")
    return Stance.THREATENS if heads & _REVENGE and of else None
