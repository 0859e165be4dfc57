"""Cues of denial and doubt, where what they take bears them: a claim is denied, a person or a worry only dismissed."""

from __future__ import annotations

from counterclaim.appraise.acts import LABELLING
from counterclaim.appraise.claims import FALSE, GUILTY, clausal, labels, spelled_out, takes_claim, top_lemmas, withheld
from counterclaim.appraise.clause import OPEN
from counterclaim.appraise.complements import infinitive, opening_words
from counterclaim.appraise.lexicon import CLAIMS
from counterclaim.appraise.reading import Row
from counterclaim.model import Stance

_PROPOSED = frozenset("proposal plan policy bill measure motion agenda platform".split())
_OWN_PART = frozenset("intention intent involvement responsibility link role wrongdoing knowledge".split())
_PARTS = frozenset("element part aspect detail portion accuracy truth veracity authenticity validity".split())
PROTESTING = frozenset("affirm assert declare insist maintain proclaim profess protest reiterate".split())


def denies(row: Row) -> bool:
    if row.lemma == "disagreement":
        return False
    if row.lemma == "disagree":
        return not {"on", "over", "about"} & set(row.phrase.split()) and row.first() not in {"on", "over", "about"}
    if row.lemma in {"rebut", "rebuttal", "refute"} and top_lemmas(row) & _PROPOSED:
        return False
    return not withheld(row)


def labelled(row: Row) -> Stance | None:
    """ "Called the reports false", "branded her a cheat"."""
    if row.lemma not in LABELLING or row.negated or row.tree.pos[row.head] == "NOUN":
        return None
    hyped = bool(top_lemmas(row) & {"report", "claim", "allegation"}) and _last_word(row) == "hype"
    if labels(row, FALSE) or _last_word(row) in FALSE or hyped:
        return Stance.DENIES
    calls = row.lemma not in {
        "slam",
        "condemn",
        "decry",
        "denounce",
        "mock",
        "ridicule",
        "scorn",
        "deride",
        "dismiss",
        "reject",
    }
    return Stance.ACCUSES if calls and labels(row, GUILTY) else None


def _last_word(row: Row) -> str:
    tree = row.tree
    last = next((t for t in reversed(row.content) if tree.text[t][:1].isalpha()), None)
    return tree.lemma[last].lower() if last is not None and tree.pos[last] in {"ADJ", "NOUN"} else ""


def rejects(row: Row) -> Stance | None:
    if row.lemma in {"dispute", "contest"} and row.negated:
        return Stance.CONCEDES
    if row.negated:
        return Stance.ASSERTS if not row.tree.child(row.head, "ccomp") else None
    if labels(row, FALSE):
        return Stance.DENIES
    if top_lemmas(row) & _OWN_PART:
        return Stance.DENIES
    if row.lemma in {"dismiss", "dismissal", "downplay"} and not clausal(row):
        return dismisses(row)
    if row.lemma == "dispute" and top_lemmas(row) & _PARTS and _claims_within(row):
        return Stance.DENIES
    return Stance.DENIES if takes_claim(row) else Stance.ASSERTS


def _claims_within(row: Row) -> bool:
    nouns = (t for t in row.content if row.tree.pos[t] == "NOUN")
    return any(row.tree.lemma[t].lower() in CLAIMS for t in nouns)


def dismisses(row: Row) -> Stance:
    """A claim is denied, a person or a worry made small."""
    heads = top_lemmas(row)
    if row.lemma == "downplay":
        return Stance.ASSERTS
    if heads & {"criticism", "complaint", "concern", "suggestion"} and spelled_out(row):
        return Stance.DENIES
    if heads & {"criticism", "complaint", "concern", "it", "this", "comment", "question", "attack"}:
        return (
            Stance.DENIES if any(row.tree.text[t].lower() == "as" for t in (*row.cue, *row.content)) else Stance.ASSERTS
        )
    if "as" in row.phrase.split() and {row.tree.lemma[t].lower() for t in row.cue} & {
        "criticism",
        "claim",
        "allegation",
        "report",
        "charge",
    }:
        return Stance.DENIES
    return (
        Stance.DENIES
        if takes_claim(row) and not heads & {"story", "talk", "evidence", "fear", "that", "video"}
        else Stance.ASSERTS
    )


def disavows(row: Row) -> Stance | None:
    lemmas = {row.tree.lemma[t].lower() for t in row.content}
    if row.negated:
        return Stance.NO_COMMENT
    if lemmas & {
        "tie",
        "link",
        "knowledge",
        "connection",
        "involvement",
        "role",
        "responsibility",
        "rumor",
        "report",
        "claim",
        "interference",
        "meddling",
        "wrongdoing",
    }:
        return Stance.DENIES
    if row.lemma == "distance" and "interview" in lemmas:
        return Stance.RETRACTS
    own = (
        "suggestion plea statement stance position view remark comment support endorsement pledge word tweet stand "
        "opinion policy"
    )
    return Stance.RETRACTS if lemmas & set(own.split()) else Stance.ASSERTS


def protests(row: Row) -> Stance | None:
    """ "Maintains his innocence", "insists on her innocence"."""
    own = row.lemma in PROTESTING and not row.negated and "innocence" in top_lemmas(row)
    return Stance.DENIES if own else None


def pleads(row: Row) -> Stance | None:
    """ "Pleaded not guilty", "pleads guilty to two counts"."""
    words = {row.tree.lemma[t].lower() for t in (*row.cue, *row.content)}
    if "innocent" in words or ("guilty" in words and "not" in words):
        return Stance.DENIES
    return Stance.CONCEDES if "guilty" in words else None


def challenges(row: Row) -> Stance | None:
    """ "Challenged him to", "challenged the claim"."""
    to = [c for at in (row.head, *row.heads) for c in row.tree.children[at] if row.tree.text[c].lower() == "to"]
    if row.lemma == "challenge" and any(row.tree.dep[c] == "prep" and c in row.content for c in to):
        return Stance.DEMANDS
    if row.lemma == "challenge" and any(infinitive(row.tree, h) for h in row.heads):
        return Stance.DEMANDS
    return None if clausal(row) and row.tree.dep[row.heads[0]] == "ccomp" else rejects(row)


def by_nobody(row: Row) -> Stance | None:
    """ "Nobody denies that"."""
    if row.source and row.tree.text[row.source[0]].lower() in {"no", "nobody", "none", "neither"}:
        return Stance.ASSERTS
    return rejects(row) if row.lemma == "dispute" else None


def doubts(row: Row) -> bool:
    if row.lemma in {"question", "query"}:
        if row.tree.pos[row.head] == "NOUN":
            if not row.source:
                return False
            return row.first() in {"whether", "if"} or (row.first() == "about" and "whether" in opening_words(row, 4))
        return row.tree.child(row.head, "auxpass") is None and "about" not in row.phrase.split()
    return not (row.lemma in {"uncertain", "unsure"} and row.negated)


def knows(row: Row) -> Stance | None:
    """ "Does not know whether" doubts; not knowing of a fact asserts."""
    if row.negated and row.first() in OPEN and not {"may", "might"} & set(row.phrase.split()):
        return Stance.DOUBTS
    return None


def finds(row: Row) -> Stance | None:
    """ "Finds it hard to believe"."""
    words = [row.tree.lemma[t].lower() for t in row.content[:6]]
    hard = {"hard", "difficult", "impossible", "unlikely", "implausible"} & set(words[:3])
    return Stance.DOUBTS if hard and {"believe", "imagine", "see", "accept"} & set(words) else None
