"""Cues of what a source does with its own words: withhold, take back, concede.

What ``own_acts`` tells by the content is told here by the cue. Not to perform an act of speech is to withhold; not to
do another deed says something.
"""

from __future__ import annotations

from counterclaim.appraise.claims import clausal, top_lemmas
from counterclaim.appraise.complements import infinitive_content
from counterclaim.appraise.factuality import is_negated
from counterclaim.appraise.reading import Row
from counterclaim.model import Stance

_UNSAID = frozenset(
    "identify outline refer mention name specify describe report explain detail elaborate reveal disclose discuss "
    "address cite present articulate indicate clarify forthcoming information express answer respond reply note "
    "announce comment state criticize criticise condemn rebuke acknowledge demand threaten request".split()
)
_QUESTIONS = frozenset(
    "request question message call inquiry query comment email interview letter allegation report accusation charge "
    "claim point it "
    "criticism statement reporter remark".split()
)
_UNDONE = frozenset(
    "attack strike race campaign contest candidacy bid deal pact treaty agreement accord plan city "
    "town troop meeting debate "
    "convention".split()
)
_WITHHOLDING = frozenset(
    "define claim comment say mention specify elaborate disclose divulge detail explain identify name reveal "
    "clarify discuss address confirm verify "
    "corroborate acknowledge admit concede apologize apologise condemn denounce endorse disavow respond reply "
    "answer speculate commit "
    "accuse blame criticize criticise repudiate call describe declare state provide give share cite deny indicate "
    "promise refute "
    "dispute rebuke weigh characterize characterise attribute talk speak predict recognize recognise take release "
    "tell "
    "reject renounce get".split()
)
"""Acts of speech: not to perform them is to withhold; not to do another deed says something."""
_TOLD = frozenset(
    "detail answer comment name explanation information response reply reason specific figure evidence clue "
    "indication timeline proof "
    "example number hint warning word sign apology assurance regret condemnation".split()
)
_SAID = frozenset(
    "say comment remark statement tweet insult word joke post message quote call language rhetoric suggest "
    "claim assertion accusation compare describe characterization characterisation phrase slur term "
    "criticism column article book ad essay interview editorial headline gaffe".split()
)


def unsaid(row: Row) -> Stance | None:
    """An act of speech that is told as not done: "has not outlined a plan", "none of them named the firm"."""
    if not row.negated or row.lemma not in _UNSAID or (row.tree.pos[row.head] == "NOUN" and row.lemma != "information"):
        return None
    if row.tree.lemma[row.tree.head[row.head]] in {"evidence", "proof", "indication", "sign"}:
        return None
    words = set(row.phrase.split())
    if words & {"should", "must", "may", "might", "need", "can", "could"} or {"would", "never"} <= words:
        return None
    nobody = row.source and row.tree.text[row.source[0]].lower() in {"no", "nobody"}
    return None if nobody or row.tree.child(row.head, "auxpass") is not None else Stance.NO_COMMENT


def of_speech(row: Row) -> bool:
    near = {row.tree.lemma[t].lower() for t in (*row.cue, *row.content[:8])}
    return bool(near & (_WITHHOLDING | {"say", "tell"}))


def was_asked(row: Row) -> bool:
    """Not to respond to a question is to withhold; to an attack, not to act. What must not be said is not withheld."""
    words = set(row.phrase.split())
    if words & {"should", "must", "may", "might"}:
        return False
    if row.lemma in {"respond", "react", "answer", "reply", "address"} and row.content:
        near = {row.tree.lemma[t].lower() for t in (*row.cue, *row.content[:8])}
        return bool(near & _QUESTIONS) or clausal(row) or row.lemma in {"answer", "address"}
    return not (row.lemma == "cite" and "can" in words)


def withholds_say(row: Row) -> Stance | None:
    """ "Did not say whether": the reporter's remark."""
    if not row.negated:
        return None
    tree = row.tree
    nobody = row.source and tree.text[row.source[0]].lower() in {"no", "nobody", "none", "neither"}
    words = set(row.phrase.split())
    if nobody or words & {"should", "must", "may", "might", "need"} or {"would", "never"} <= words:
        return Stance.ASSERTS
    return Stance.NO_COMMENT if row.lemma in {"say", "tell", "state"} or top_lemmas(row) & _TOLD else None


def keeps(row: Row) -> Stance | None:
    """ "Refused to answer", "declined to rule out"; "refused to leave" asserts."""
    tree = row.tree
    if row.negated or not row.heads:
        return None
    first = row.heads[0]
    lemma = tree.lemma[first].lower()
    if lemma == "be" and tree.child(first, "acomp") is not None:
        return Stance.NO_COMMENT if tree.lemma[tree.child(first, "acomp") or first] == "specific" else None
    asked = top_lemmas(row) & {"request"} and {"interview", "comment"} & {tree.lemma[t] for t in row.content[:5]}
    if asked or top_lemmas(row) & {"interview", "comment", "question"}:
        return Stance.NO_COMMENT
    if lemma in {"rule", "exclude"}:
        return Stance.CONCEDES
    if lemma in {"give", "provide", "share", "offer"}:
        return Stance.NO_COMMENT if _TOLD & {tree.lemma[c] for c in tree.children[first]} else None
    if lemma in {"talk", "speak"} and any(
        tree.text[c].lower() in {"to", "with"} and tree.dep[c] in {"prep", "dative"} for c in tree.children[first]
    ):
        to_whom = {tree.lemma[t].lower() for t in tree.subtree(first)}
        return Stance.NO_COMMENT if to_whom & {"reporter", "journalist", "press", "medium"} else Stance.ASSERTS
    if lemma == "take" and not {"question", "position", "side", "stance", "stand"} & {
        tree.lemma[c] for c in tree.children[first]
    }:
        return Stance.ASSERTS
    if row.lemma in {"dodge", "sidestep"} or lemma in {"comment", "question"}:
        return Stance.NO_COMMENT
    return Stance.NO_COMMENT if lemma in _WITHHOLDING and tree.pos[first] in {"VERB", "AUX"} else None


def wants(row: Row) -> Stance | None:
    """ "Did not want to get into it"."""
    silent = row.negated and any(
        row.tree.lemma[h] in _WITHHOLDING - {"take", "release", "call", "tell"} for h in row.heads
    )
    return Stance.NO_COMMENT if silent else None


def comments(row: Row) -> Stance | None:
    """ "Neither company would comment"."""
    nobody = row.source and row.tree.text[row.source[0]].lower() in {"no", "nobody", "none", "neither"}
    return Stance.NO_COMMENT if nobody else None


def sends_on(row: Row) -> Stance | None:
    """ "Referred questions to the ministry"."""
    asked = {"call", "question", "inquiry", "enquiry", "query", "request"}
    return Stance.NO_COMMENT if top_lemmas(row) & asked and not row.negated else None


def ignores(row: Row) -> Stance | None:
    """ "Ignored questions from the press"."""
    return Stance.NO_COMMENT if top_lemmas(row) & {"question", "inquiry"} and not row.negated else None


def is_careful(row: Row) -> Stance | None:
    """ "Careful not to blame": an act of speech left out."""
    said = (t for t in (*row.heads, *(t for t in row.cue if t > row.head)) if is_negated(row.tree, t))
    left_out = any(row.tree.lemma[t] in _WITHHOLDING | {"link", "mention", "threaten"} for t in said)
    return Stance.NO_COMMENT if left_out else None


def concedes(row: Row) -> bool:
    if row.lemma in {"allow", "grant", "own"}:
        return any(row.tree.dep[h] == "ccomp" for h in row.heads) and row.lemma != "own" and not infinitive_content(row)
    if row.lemma == "confess":
        return True
    if row.lemma in {"acknowledge", "acknowledgement", "acknowledgment"}:
        return clausal(row) or not any(row.tree.pos[h] == "PROPN" for h in row.heads)
    if row.lemma == "concession":
        return clausal(row)
    return True


def apologizes(row: Row) -> Stance | None:
    """For words: taken back. For a deed: conceded."""
    if row.negated:
        return Stance.NO_COMMENT
    near = {row.tree.lemma[t].lower() for t in (*row.cue, *row.content)}
    return Stance.RETRACTS if near & _SAID else Stance.CONCEDES


def regrets(row: Row) -> Stance | None:
    near = {row.tree.lemma[t].lower() for t in row.content}
    return Stance.RETRACTS if near & _SAID and not row.negated else Stance.ASSERTS


def undoes_plan(row: Row) -> bool:
    """Backing out of a race or a deal: no words are taken back."""
    return any(row.tree.lemma[h].lower() in _UNDONE for h in row.heads)


def drops(row: Row) -> Stance | None:
    return Stance.RETRACTS if withdraws(row) is None and not row.negated else None


def withdraws(row: Row) -> Stance | None:
    """Words are taken back; troops and nominees are not."""
    taken = set(
        "statement support endorsement threat claim charge accusation allegation complaint demand remark comment "
        "pledge promise "
        "objection opposition offer proposal suggestion bill motion amendment article story report assertion "
        "backing confession testimony commitment skepticism scepticism position stance insistence view belief".split()
    )
    return None if top_lemmas(row) & taken else Stance.ASSERTS


def reverses(row: Row) -> Stance | None:
    turned = {
        "proposal",
        "plan",
        "tune",
        "course",
        "position",
        "stance",
        "himself",
        "herself",
        "itself",
        "themselves",
        "view",
        "opinion",
        "statement",
        "decision",
    }
    near = top_lemmas(row) | {row.tree.lemma[t].lower() for t in row.cue if t > row.head}
    return Stance.RETRACTS if turned & near and not row.negated else None


def clarifies(row: Row) -> Stance | None:
    """ "Later clarified that": the earlier words are given up."""
    later = {"later", "again", "subsequently", "afterwards"} & set(row.phrase.split())
    return Stance.RETRACTS if later and clausal(row) and not row.negated else None


def corrects(row: Row) -> Stance | None:
    """ "Corrected itself", "corrected an earlier report"."""
    own = {"itself", "himself", "herself", "themselves", "myself", "ourselves"}
    words = {row.tree.text[t].lower() for t in (*row.cue, *row.content[:6])}
    said = top_lemmas(row) & _SAID | ({"story", "report", "record", "error", "mistake"} & top_lemmas(row))
    return Stance.RETRACTS if (words & own or said) and not row.negated else None
