"""What a source does with its own words: withhold, take back, doubt, concede."""

from __future__ import annotations

from counterclaim.appraise.clause import OPEN, SUBJECTS, Clause, first_person, is_self, quoted, realis, says_never
from counterclaim.appraise.factuality import is_negated
from counterclaim.appraise.reading import Row
from counterclaim.model import Stance
from counterclaim.tree import Tree


def withholds(row: Row, clause: Clause) -> bool:
    """ "Said it had no comment", "I'm not going to get into that"."""
    tree, verb = row.tree, clause.verb
    thing = tree.child(verb, "dobj")
    if (
        tree.lemma[verb] == "have"
        and thing is not None
        and tree.lemma[thing] in {"comment", "announcement", "information", "detail"}
    ):
        return is_negated(tree, thing) or is_negated(tree, verb)
    declines = tree.child(verb, "xcomp")
    own = clause.own or clause.subject is None
    if tree.lemma[verb] in {"go", "want", "decline", "refuse", "care", "let"} and declines is not None and own:
        negated = is_negated(tree, verb) or tree.lemma[verb] in {"decline", "refuse"}
        return negated and tree.lemma[declines] in _WITHHELD
    hushed = tree.lemma[verb] in {"comment", "elaborate", "speculate", "discuss", "disclose"} or (
        tree.lemma[verb] in {"confirm", "say"}
        and any(tree.text[c].lower() in {"can", "ca", "could"} for c in tree.children[verb])
    )
    return own and hushed and is_negated(tree, verb)


_WITHHELD = frozenset(
    "comment speculate discuss get say answer talk respond elaborate disclose reveal confirm address engage name "
    "identify relitigate "
    "debate litigate judge dignify".split()
)


def retracts(row: Row, clause: Clause) -> bool:
    """ "I misspoke", "we withdraw the claim", "I apologize for what I said", "I no longer believe"."""
    tree, verb = row.tree, clause.verb
    if _should_not_have_said(row, clause):
        return True
    if not clause.own or is_negated(tree, verb):
        longer = any(tree.text[c].lower() == "longer" for c in tree.children[verb])
        return clause.own and longer and tree.lemma[verb] in {"believe", "think", "support", "hold", "stand"}
    lemma = tree.lemma[verb].lower()
    below = {tree.lemma[t].lower() for t in (*tree.subtree(verb), *row.content[:40])}
    if lemma == "say" and realis(tree, verb) and " instead of " in " ".join(
        tree.text[t].lower() for t in tree.subtree(verb)
    ):  # fmt: skip
        return True
    if lemma == "mean" and tree.tag[verb] == "VBD" and tree.child(verb, "xcomp") is not None and "say" in below:
        return True
    if tree.text[verb].lower() in {"misspeak", "misspoke", "misspoken"} or (lemma == "retract" and realis(tree, verb)):
        return True
    if lemma in {"withdraw", "take"} and realis(tree, verb):
        return bool(below & {"statement", "claim", "remark", "comment", "charge", "endorsement"}) or (
            lemma == "take" and _taken_back(tree, verb)
        )
    if lemma == "change" and tree.child(verb, "nsubjpass") is None:
        return bool(below & {"mind", "position", "view"}) and realis(tree, verb)
    sorry = lemma in {"apologize", "apologise", "regret"} or (lemma == "be" and "sorry" in below)
    return sorry and bool(
        below & {"say", "comment", "remark", "word", "statement", "tweet", "joke", "language", "suggest"}
    )


def _should_not_have_said(row: Row, clause: Clause) -> bool:
    """ "I should not have called her that"."""
    tree, verb = row.tree, clause.verb
    words = {tree.text[c].lower() for c in tree.children[verb]}
    said = tree.lemma[verb].lower() in {"say", "call", "tweet", "describe", "suggest", "compare", "use", "post", "make"}
    return clause.own and is_negated(tree, verb) and {"should", "have"} <= words and said


def _taken_back(tree: Tree, verb: int) -> bool:
    words = {tree.text[c].lower() for c in tree.children[verb]}
    return "back" in words and bool(words & {"it", "that", "this"})


_UNSURE = frozenset("sure certain convinced clear confident persuaded".split())
_DOUBTFUL = frozenset(
    "skeptical sceptical doubtful unconvinced unpersuaded unsure unclear uncertain dubious unlikely implausible".split()
)
_MINDS = frozenset("skeptical sceptical unconvinced unpersuaded unsure uncertain dubious".split())
_HARD = frozenset("hard difficult unrealistic impossible foolish naive unreasonable".split())
_TO_BELIEVE = frozenset("believe think imagine see expect know say tell".split())


def doubted(row: Row, clause: Clause) -> Stance | None:
    """ "I do not think that", "it is hard to believe", "we are not convinced", "nobody knows whether"."""
    tree, verb = row.tree, clause.verb
    lemma = tree.lemma[verb].lower()
    own = clause.own
    if (
        is_negated(tree, verb)
        and own
        and realis(tree, verb)
        and not any(tree.text[c].lower() == "longer" for c in tree.children[verb])
    ):
        clauses = ("ccomp", "xcomp") if lemma == "expect" else ("ccomp",)
        if (
            lemma in {"believe", "think", "expect", "buy", "suppose"}
            and not says_never(tree, verb)
            and tree.child(verb, *clauses) is not None
        ):
            return Stance.DOUBTS
        if lemma == "know" and _is_open(tree, verb) and not _goes_on(tree, verb):
            return Stance.DOUBTS
    if lemma in {"doubt", "wonder", "question"} and own and not is_negated(tree, verb):
        return Stance.DOUBTS
    if lemma == "have" and own and not is_negated(tree, verb):
        thing = tree.child(verb, "dobj")
        return (
            Stance.DOUBTS if thing is not None and tree.lemma[thing] in {"doubt", "reservation", "question"} else None
        )
    if lemma in {"be", "remain", "seem", "feel"}:
        predicate = tree.child(verb, "acomp", "attr", "oprd")
        if predicate is not None and _is_doubtful(row, clause, predicate):
            return Stance.DOUBTS
    return None


_UNKNOWN = frozenset(
    "whereabouts condition identity cause reason fate location number extent motive status origin".split()
)


def _is_open(tree: Tree, verb: int) -> bool:
    """A question or what amounts to one: "does not know the whereabouts of"."""
    thing = tree.child(verb, "dobj")
    named = thing is not None and tree.lemma[thing].lower() in _UNKNOWN
    return named or _opens(tree, tree.child(verb, "ccomp", "xcomp"))


def _goes_on(tree: Tree, verb: int) -> bool:
    """ "I don't know whether he sees it, but it is a danger": the point comes after."""
    return any(tree.text[c].lower() == "but" for c in tree.children[verb]) and tree.child(verb, "conj") is not None


def _opens(tree: Tree, clause: int | None) -> bool:
    """Whether a clause asks: whether, who, why."""
    if clause is None:
        return False
    return any(tree.text[t].lower() in OPEN for t in tree.subtree(clause)[:2])


def _is_doubtful(row: Row, clause: Clause, predicate: int) -> bool:
    tree = row.tree
    word = tree.lemma[predicate].lower()
    negated = is_negated(tree, predicate) or is_negated(tree, clause.verb)
    if word in _UNSURE and negated:
        return clause.own or (clause.subject is not None and tree.text[clause.subject].lower() == "it")
    if word in _DOUBTFUL and not negated:
        it = clause.subject is not None and tree.text[clause.subject].lower() in {"it", "that", "this"}
        then = tree.tag[clause.verb] == "VBD" and quoted(row, clause.verb)
        return (word not in _MINDS or clause.own or it) and not then
    if word in _HARD and not negated:
        clauses = [
            c for t in (predicate, clause.verb) for c in tree.children[t] if tree.dep[c] in {"xcomp", "ccomp", "csubj"}
        ]
        return any(tree.lemma[c].lower() in _TO_BELIEVE for c in clauses)
    return False


_GROUNDS = frozenset("evidence proof indication sign".split())


def lacks_evidence(row: Row, clause: Clause) -> bool:
    """ "There is no evidence that": leans to no."""
    tree, verb = row.tree, clause.verb
    if tree.lemma[verb] not in {"be", "see", "find", "have", "exist"}:
        return False
    thing = tree.child(verb, "attr", "dobj", "nsubj")
    return (
        thing is not None
        and tree.lemma[thing].lower() in _GROUNDS
        and (is_negated(tree, thing) or is_negated(tree, verb))
    )


def concedes(row: Row, clause: Clause) -> bool:
    """ "We made mistakes", "I was wrong", "I apologize", "I am sorry"."""
    tree, verb = row.tree, clause.verb
    lemma = tree.lemma[verb].lower()
    if _was_mistake(row, clause) or _fell_short(row, clause):
        return True
    if not clause.own or is_negated(tree, verb) or not realis(tree, verb):
        return False
    if lemma in {"apologize", "apologise", "admit", "concede", "acknowledge", "confess"}:
        return True
    if lemma == "make":
        thing = tree.child(verb, "dobj")
        return thing is not None and tree.lemma[thing] in {"mistake", "error", "misjudgment", "misjudgement"}
    if lemma == "take":
        thing = tree.child(verb, "dobj")
        return thing is not None and tree.lemma[thing] in {"responsibility", "blame"}
    if lemma == "be":
        predicate = tree.child(verb, "acomp", "attr")
        own = {"wrong", "mistaken", "sorry", "fault", "guilty"}
        return predicate is not None and tree.lemma[predicate].lower() in own and first_person(row, clause)
    return False


def _fell_short(row: Row, clause: Clause) -> bool:
    """ "We did not do enough", "I should have asked", "it could have been handled better", "we do not rule it out"."""
    tree, verb = row.tree, clause.verb
    if not clause.own:
        return False
    words = {tree.text[c].lower() for c in tree.children[verb]}
    perfect = any(tree.text[c].lower() == "have" and tree.dep[c] == "aux" for c in tree.children[verb])
    if is_negated(tree, verb) and not (perfect and "should" in words):
        if tree.lemma[verb] == "rule":
            return "out" in words
        return tree.lemma[verb] == "do" and "enough" in {tree.text[t].lower() for t in tree.subtree(verb)[:14]}
    return perfect and ("should" in words or ("could" in words and bool(words & {"better", "more", "differently"})))


def _was_mistake(row: Row, clause: Clause) -> bool:
    """ "What she did was a mistake", "my vote was an error"."""
    tree = row.tree
    predicate = tree.child(clause.verb, "attr") if tree.lemma[clause.verb] == "be" else None
    if predicate is None or tree.lemma[predicate] not in {"mistake", "error"} or is_negated(tree, predicate):
        return False
    if clause.subject is None or is_negated(tree, clause.verb) or not realis(tree, clause.verb):
        return False
    return any(is_self(row, t) for t in tree.subtree(clause.subject) if tree.dep[t] in SUBJECTS) or clause.own
