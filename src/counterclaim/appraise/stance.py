"""The stance of a source to its content: what the cue does, turned by negation, and what the content says of claims."""

from __future__ import annotations

from counterclaim.appraise.factuality import is_negated
from counterclaim.appraise.lexicon import (
    ASKING,
    CLAIMS,
    CONFIRMING,
    DEEDS,
    DENYING,
    FALSE,
    GRANTED,
    INVOLVED,
    KNOWING,
    LABELLING,
    NAY,
    PLANNING,
    REJECTING,
    STANCES,
    WITHHOLDING,
)
from counterclaim.appraise.reading import Row
from counterclaim.model import Attitude, Stance
from counterclaim.tree import Tree

_DECLINING = frozenset("decline refuse avoid".split())
_WILLING = frozenset("willing ready prepared eager".split())
_DUTY = frozenset("should must ought".split())
_STATIVE = frozenset("be have know seem mean remain".split())
_SELF = frozenset("i we it he she they us me my our its his her their ours".split())
_SPEAKING = frozenset("i we us my our".split())
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def stance_of(row: Row) -> Stance:
    """The stance, from the most telling construction to the plain lexicon; ``asserts`` where nothing tells."""
    for rule in _RULES:
        found = rule(row)
        if found is not None:
            return found
    return Stance.ASSERTS


# No comment ----------------------------------------------------------------------------------------------------


def _withholds(row: Row) -> Stance | None:
    """ "Declined to comment", "would neither confirm nor deny", "did not deny", "fell short of confirming"."""
    tree, lemma = row.tree, row.lemma
    governing = governor(tree, row.head)
    if lemma in _DECLINING and _content_lemma(row) in WITHHOLDING | CONFIRMING:
        return Stance.NO_COMMENT
    if lemma == "comment" and (row.negated or (governing is not None and tree.lemma[governing] in _DECLINING)):
        return Stance.NO_COMMENT
    if lemma == "comment" and governing is not None and is_negated(tree, governing):
        return Stance.NO_COMMENT
    if lemma in CONFIRMING | DENYING and (_either_way(tree, row.head) or _held_back(tree, row.head)):
        return Stance.NO_COMMENT
    if lemma in CONFIRMING | {"deny", "say", "respond", "reply", "disclose", "specify", "elaborate"} and row.negated:
        return Stance.NO_COMMENT
    return None


def _content_lemma(row: Row) -> str:
    return row.tree.lemma[row.heads[0]].lower() if row.heads else ""


def governor(tree: Tree, i: int) -> int | None:
    """The verb that a cue completes: *declined* of "declined to comment", *have* of "have no comment"."""
    up = tree.head[i]
    return up if up != i and tree.dep[i] in {"xcomp", "dobj", "pcomp", "ccomp", "conj"} else None


def _either_way(tree: Tree, verb: int) -> bool:
    """ "Neither confirm nor deny", "refused to confirm or deny"."""
    others = [c for c in tree.children[verb] if tree.dep[c] == "conj"]
    if tree.dep[verb] == "conj":
        others.append(tree.head[verb])
    pair = any(tree.lemma[o] in CONFIRMING | {"deny"} for o in others)
    words = {tree.text[t].lower() for t in range(max(0, verb - 5), verb)}
    return (pair and bool(words & {"neither", "nor", "not", "n't", "n’t"})) or bool(
        words & {"nor"} and words & CONFIRMING
    )


def _held_back(tree: Tree, verb: int) -> bool:
    """Below something that keeps it from being done: "fell short of", "stopped short of", "refused to"."""
    at = verb
    for _ in range(3):
        up = tree.head[at]
        if up == at or tree.dep[at] not in {"xcomp", "pcomp", "prep", "advmod", "acomp", "conj", "ccomp", "pobj"}:
            return False
        if tree.lemma[up].lower() in _DECLINING | {"short"} or (tree.lemma[up] == "fail" and tree.dep[at] == "xcomp"):
            return True
        at = up
    return False


def _open_after_all(row: Row) -> Stance | None:
    """ "Refused to rule out", "did not rule out", "could not exclude": the thing stays possible."""
    tree = row.tree
    if row.lemma in {"refuse", "decline"} and _content_lemma(row) in {"rule", "exclude"}:
        return Stance.ASSERTS
    if row.lemma in {"rule", "exclude"} and (row.negated or _held_back(tree, row.head)):
        return Stance.ASSERTS
    if row.negated and row.lemma in {"dispute", "contest"}:
        return Stance.CONCEDES
    return None


# Denials -------------------------------------------------------------------------------------------------------


def _denies(row: Row) -> Stance | None:
    """Cues that deny by themselves, or that reject or label a claim."""
    if row.negated or _held_back(row.tree, row.head):
        return Stance.DOUBTS if row.lemma in {"accept", "believe", "buy"} and _takes_claim(row) else None
    if row.lemma in DENYING:
        return None if _withheld(row) else Stance.DENIES
    if row.lemma in REJECTING and (_takes_claim(row) or _labels_false(row)):
        return Stance.DENIES
    if row.lemma in LABELLING and _labels_false(row):
        return Stance.DENIES
    return None


def _withheld(row: Row) -> bool:
    """ "Denied him a visa", "denied access to the site": nothing is said to be false."""
    tree = row.tree
    if row.lemma not in {"deny", "denial"} or not row.heads or _clausal(row):
        return False
    if tree.child(row.head, "dative") is not None:
        return True
    return all(tree.lemma[h].lower() in GRANTED or tree.pos[h] == "PROPN" for h in row.heads)


def _takes_claim(row: Row) -> bool:
    """Whether the content is a claim: a clause, or a noun such as *allegation*."""
    tree = row.tree
    for head in row.heads:
        if tree.pos[head] in {"VERB", "AUX"}:
            if tree.dep[head] in {"ccomp", "acl", "advcl"} and row.first() in {"that", "claims"}:
                return True
        elif tree.lemma[head].lower() in CLAIMS and tree.lemma[head].lower() not in {"he", "they", "one", "all"}:
            return not _proposes(tree, head)
    return False


def _proposes(tree: Tree, noun: int) -> bool:
    """ "The idea of cancelling the sale": something to do, not something true."""
    of = [c for c in tree.children[noun] if tree.text[c].lower() == "of"]
    return tree.lemma[noun] in {"idea", "notion", "suggestion", "call"} and any(tree.child(c, "pcomp") for c in of)


def _labels_false(row: Row) -> bool:
    """Whether the content holds a word for falsehood, said of the rest of it."""
    tree = row.tree
    return any(
        tree.lemma[t].lower() in FALSE
        and tree.dep[t] in {"oprd", "acomp", "attr", "pobj", "ccomp", "amod", "xcomp", "conj", "dobj"}
        and not is_negated(tree, t)
        for t in row.content
    )


def _says_false(row: Row) -> Stance | None:
    """ "Said the reports were false", "said there was no truth in it", "said it had nothing to do with it"."""
    if row.attribution.attitude not in {Attitude.SAYS, Attitude.SHOWS} or row.negated:
        return None
    return Stance.DENIES if any(clause_denies(row, head) for head in clauses(row)) else None


def clauses(row: Row) -> list[int]:
    """The main verbs of a content, those joined by "and" included."""
    found = [h for h in row.heads if row.tree.pos[h] in {"VERB", "AUX"}]
    members = set(row.content)
    for head in list(found):
        found += [c for c in row.tree.children[head] if row.tree.dep[c] == "conj" and c in members]
    return found


def clause_denies(row: Row, verb: int) -> bool:
    """Whether one clause of the content denies an allegation."""
    tree = row.tree
    if _conditional(tree, verb):
        return False
    if tree.lemma[verb] == "be":
        return _is_false(row, verb) or _exists_not(tree, verb)
    return _nothing_to_do(row, verb) or _never_did(row, verb)


def _conditional(tree: Tree, verb: int) -> bool:
    return any(tree.dep[c] == "mark" and tree.text[c].lower() in {"if", "whether"} for c in tree.children[verb])


def _is_false(row: Row, verb: int) -> bool:
    """ "The reports were false", "it is not true", "that is a lie", "the claims are without foundation"."""
    tree = row.tree
    predicate = tree.child(verb, "acomp", "attr", "oprd")
    if predicate is None:
        return _without_ground(tree, verb)
    subject = tree.child(verb, *_SUBJECTS)
    word = tree.lemma[predicate].lower()
    claims = subject is None or tree.lemma[subject].lower() in CLAIMS or tree.dep[subject] == "csubj"
    negated = is_negated(tree, predicate) or is_negated(tree, verb)
    if word in NAY:
        return not negated and tree.child(verb, "expl") is None
    if word in FALSE:
        return claims and not negated
    if word in {"true", "accurate", "correct", "founded", "case", "so"}:
        return claims and negated and tree.child(predicate, "xcomp") is None
    if word in INVOLVED | {"involved", "responsible", "behind", "guilty", "innocent", "party"}:
        return (negated if word != "innocent" else not negated) and is_self(row, subject)
    return False


def _without_ground(tree: Tree, verb: int) -> bool:
    """ "Without foundation", "not based on fact"."""
    for child in tree.children[verb]:
        if tree.dep[child] == "prep" and tree.text[child].lower() == "without":
            ground = tree.child(child, "pobj")
            return ground is not None and tree.lemma[ground] in {"foundation", "basis", "merit", "substance", "ground"}
    return False


def _exists_not(tree: Tree, verb: int) -> bool:
    """ "There is no truth in it", "there were never any plans", "there was no evidence"."""
    if tree.child(verb, "expl") is None or any(tree.text[c].lower() == "yet" for c in tree.children[verb]):
        return False
    thing = tree.child(verb, "attr", "nsubj", "dobj")
    if thing is None or not (is_negated(tree, thing) or is_negated(tree, verb)) or _qualified(tree, thing):
        return False
    lemma = tree.lemma[thing].lower()
    return lemma in {
        "truth",
        "evidence",
        "proof",
        "basis",
        "substance",
        "foundation",
        "merit",
        "collusion",
    } | INVOLVED | CLAIMS | (
        {"plan", "deal", "agreement", "intention", "contact", "conspiracy", "attack", "crime", "attempt", "order"}
        | DEEDS
    )


def _qualified(tree: Tree, i: int) -> bool:
    """ "Not enough proof", "no conclusive evidence": some is granted."""
    return any(tree.dep[c] == "amod" for c in tree.children[i])


def _nothing_to_do(row: Row, verb: int) -> bool:
    """ "Has nothing to do with", "had no role in", "has no plans to"."""
    tree = row.tree
    if tree.lemma[verb] not in {"have", "play"}:
        return False
    thing = tree.child(verb, "dobj")
    if thing is None or not (is_negated(tree, verb) or is_negated(tree, thing)):
        return False
    if tree.text[thing].lower() in {"nothing", "anything"}:
        return any(tree.lemma[c] in {"do", "hide"} for c in tree.children[thing])
    own = is_self(row, tree.child(verb, *_SUBJECTS)) and not _qualified(tree, thing)
    return own and tree.lemma[thing].lower() in INVOLVED | {"plan", "intention"}


def _never_did(row: Row, verb: int) -> bool:
    """A source that says of itself that it never did, or did not do, what is alleged."""
    tree = row.tree
    if row.attribution.attitude is not Attitude.SAYS or not is_negated(tree, verb) or not _realis(tree, verb):
        return False
    lemma = tree.lemma[verb].lower()
    if lemma in KNOWING or not is_self(row, tree.child(verb, *_SUBJECTS)):
        return False
    never = any(tree.text[c].lower() == "never" for c in tree.children[verb])
    return never or lemma in DEEDS


def _realis(tree: Tree, verb: int) -> bool:
    """Told as done or not done, not as possible, due or to come."""
    return not any(tree.tag[c] == "MD" for c in tree.children[verb])


def is_self(row: Row, subject: int | None) -> bool:
    """Whether a subject is the source, or what the source speaks for: a pronoun, or words that the source shares."""
    if subject is None:
        return False
    tree = row.tree
    words = {tree.text[t].lower() for t in (subject, *tree.children[subject])}
    if words & _SELF:
        return tree.text[subject].lower() != "it" or tree.pos[subject] == "PRON"
    stems = {_stem(tree.text[t]) for t in row.source if tree.text[t][:1].isupper() or tree.pos[t] == "NOUN"}
    return any(_stem(tree.text[t]) in stems for t in (subject, *tree.children[subject]) if len(tree.text[t]) > 3)


def _stem(word: str) -> str:
    """So much of a word that a state and its adjective mostly share it."""
    return word.lower()[:4]


def _intends_not(row: Row) -> Stance | None:
    """ "We will not plan to export", "there were never any plans to": an intention denied."""
    if row.attribution.attitude is not Attitude.INTENDS or row.lemma not in PLANNING:
        return None
    tree, up = row.tree, row.tree.head[row.head]
    if tree.child(up, "expl") is not None and tree.pos[row.head] == "NOUN":
        return Stance.DENIES if row.negated or is_negated(tree, up) else None
    spoken = any(tree.text[t].lower() in _SPEAKING for t in row.source)
    return Stance.DENIES if spoken and row.negated else None


# The rest ------------------------------------------------------------------------------------------------------


_GROUNDS = frozenset("evidence proof indication sign".split())


def _by_cue(row: Row) -> Stance | None:
    """The stance that the lexicon gives, where the construction bears it out."""
    if row.negated and row.lemma in _GROUNDS:
        return Stance.DOUBTS
    stance = STANCES.get(row.lemma)
    if stance is None or row.negated:
        # "There is no doubt that" doubts nothing.
        return None
    if stance is Stance.DEMANDS and row.lemma in ASKING:
        return stance if _directs(row) else None
    if row.lemma in {"question", "query"} and row.tree.pos[row.head] == "NOUN":
        return None
    if row.lemma == "charge" and row.tree.pos[row.head] == "NOUN":
        return Stance.ACCUSES
    if row.lemma in {"grant", "own", "commit", "press", "fault"} and not _clausal(row):
        return None
    if stance is Stance.RETRACTS and row.lemma == "withdraw" and not _takes_claim(row):
        return None
    return stance


def _clausal(row: Row) -> bool:
    return any(row.tree.pos[h] in {"VERB", "AUX"} for h in row.heads)


def _directs(row: Row) -> bool:
    """Something for another to do: an infinitive, a bare clause, or a noun after "for" or "on"."""
    tree = row.tree
    if row.first() in {"if", "whether", "how", "why", "what", "who", "when", "where"}:
        return False
    if row.lemma == "call" or row.lemma in {"ask", "press"}:
        near = {tree.text[c].lower() for c in tree.children[row.head] if tree.dep[c] == "prep" and c > row.head}
        near -= {"on"} if tree.child(row.head, "oprd") is not None else set()
        return bool(near & {"for", "on", "upon"}) or _infinitives(row)
    if row.lemma == "want":
        return _infinitives(row) and any(tree.child(h, *_SUBJECTS) is not None for h in row.heads)
    if row.lemma == "insist":
        return any(tree.tag[h] == "VB" and not _helped(tree, h) for h in row.heads)
    return _infinitives(row) or any(tree.tag[h] == "VB" for h in row.heads) or not _clausal(row)


def _helped(tree: Tree, verb: int) -> bool:
    """With "to" or a modal: no bare subjunctive as in "insisted that it be closed"."""
    return any(tree.tag[c] in {"TO", "MD"} for c in tree.children[verb])


def _infinitives(row: Row) -> bool:
    return any(_infinitive(row.tree, h) for h in row.heads)


def _infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.tag[c] == "TO" for c in tree.children[verb])


def _by_content(row: Row) -> Stance | None:
    """What a plain "said" turns out to be: a demand ("should keep out"), an offer ("was willing to"), a threat."""
    tree = row.tree
    if row.attribution.attitude is not Attitude.SAYS or row.negated or not row.heads:
        return None
    head = row.heads[0]
    if _no_comment_in(tree, head):
        return Stance.NO_COMMENT
    if no_evidence(row):
        return Stance.DOUBTS
    if _must(tree, head):
        return Stance.DEMANDS
    predicate = tree.child(head, "acomp")
    if tree.lemma[head] == "be" and predicate is not None and tree.lemma[predicate].lower() in _WILLING:
        willing = is_self(row, tree.child(head, *_SUBJECTS)) and tree.child(predicate, "xcomp") is not None
        return Stance.OFFERS if willing and not is_negated(tree, predicate) else None
    if row.lemma == "warn" and is_self(row, tree.child(head, *_SUBJECTS)):
        future = any(tree.text[c].lower() in {"will", "would", "wo", "'ll", "’ll"} for c in tree.children[head])
        return Stance.THREATENS if future else None
    return None


def _must(tree: Tree, verb: int) -> bool:
    """A duty laid on someone: "should hold its tongue", not "should be over by noon" or "must have fled"."""
    modal = any(tree.text[c].lower() in _DUTY and tree.tag[c] == "MD" for c in tree.children[verb])
    perfect = any(tree.lemma[c] == "have" and tree.dep[c] == "aux" for c in tree.children[verb])
    return (
        modal
        and not perfect
        and tree.lemma[verb] not in _STATIVE
        and tree.child(verb, "nsubj", "nsubjpass") is not None
    )


def _no_comment_in(tree: Tree, verb: int) -> bool:
    """ "Said it had no comment", "said he could not comment"."""
    thing = tree.child(verb, "dobj")
    if tree.lemma[verb] == "have" and thing is not None and tree.lemma[thing] == "comment":
        return is_negated(tree, thing) or is_negated(tree, verb)
    return tree.lemma[verb] in {"comment", "elaborate"} and is_negated(tree, verb)


_RULES = (_open_after_all, _withholds, _denies, _says_false, _intends_not, _by_cue, _by_content)


def no_evidence(row: Row) -> bool:
    """Whether a main clause only says that there is no evidence."""
    tree = row.tree
    main = {verb for verb in clauses(row) if tree.lemma[verb] in {"be", "see", "find", "have", "exist"}}
    return any(
        tree.head[t] in main and (is_negated(tree, t) or is_negated(tree, tree.head[t]))
        for t in row.content
        if tree.lemma[t].lower() in _GROUNDS
    )


def takes_claim(row: Row) -> bool:
    """Whether the content is something that can be true or false."""
    return _clausal(row) or _takes_claim(row)
