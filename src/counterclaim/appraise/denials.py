"""Denials by what is said: that a claim is false, that there is no such thing, that the source did no such deed.

A negative statement denies only in answer to a charge. So what one says never to have done is a denial, and what did
not happen to others is none.
"""

from __future__ import annotations

from counterclaim.appraise.accusations import WRONGS
from counterclaim.appraise.claims import GUILTY
from counterclaim.appraise.clause import Clause, is_self, not_only, realis, says_never
from counterclaim.appraise.factuality import is_negated
from counterclaim.appraise.lexicon import CLAIMS, DEEDS, FALSE, INVOLVED, KNOWING, NAY
from counterclaim.appraise.reading import Row
from counterclaim.tree import Tree


def denies(row: Row, clause: Clause) -> bool:
    return clause_denies(row, clause.verb, clause.subject)


def contradicts(row: Row) -> bool:
    """ "Contrary to what the envoy says, ..."."""
    words = [row.tree.text[t].lower() for t in row.content[:8] if row.tree.text[t][:1].isalpha()]
    return words[:2] == ["contrary", "to"] and bool(_REPORTED & set(words[2:6]))


_REPORTED = frozenset(
    "what reports report claims claim rumors rumours allegations accusations suggestions assertions statements".split()
)


def curtly_denied(row: Row) -> bool:
    """A denial without a verb: "Nice try, not true"."""
    tree = row.tree
    words = [t for t in row.content if tree.text[t][:1].isalpha()]
    if not words or len(words) > 6 or any(tree.pos[t] == "VERB" and tree.dep[t] != "ROOT" for t in words):
        return False
    if any(tree.pos[t] == "AUX" for t in words):
        return False
    said = " ".join(tree.text[t].lower() for t in words)
    return said.endswith("not true") or said in {"false", "untrue", "nonsense", "totally false", "completely false"}


def clause_denies(row: Row, verb: int, subject: int | None) -> bool:
    """Whether one clause of the content denies an allegation."""
    tree = row.tree
    if _did_not(row, verb, subject):
        return True
    if tree.lemma[verb] == "be" and _insists_not(row, verb, subject):
        return True
    if tree.lemma[verb] == "be":
        return _is_false(row, verb, subject) or _exists_not(tree, verb) or _is_no_such(row, verb, subject)
    if _insists_not(row, verb, subject) or _plans_not(row, verb, subject):
        return True
    return _nothing_to_do(row, verb, subject) or _never_did(row, verb, subject) or _rejects(row, verb, subject)


_BARE = frozenset({"nsubj", "nsubjpass", "neg", "mark", "punct", "aux", "cc", "advmod"})


def _did_not(row: Row, verb: int, subject: int | None) -> bool:
    """ "Chile says that it did not", "had done no such thing": a verb left out stands for what has been said."""
    tree = row.tree
    if tree.lemma[verb] not in {"do", "be", "have"} or not realis(tree, verb) or not_only(tree, verb):
        return False
    if subject is not None and tree.text[subject].lower() == "you":
        return False
    rest = [child for child in tree.children[verb] if tree.dep[child] not in _BARE]
    if tree.lemma[verb] == "do" and len(rest) == 1 and tree.lemma[rest[0]] == "thing":
        return {"no", "such"} <= {tree.text[child].lower() for child in tree.children[rest[0]]}
    if tree.lemma[verb] == "do" and rest and tree.text[rest[0]].lower() in {"nothing", "anything"}:
        negated = tree.text[rest[0]].lower() == "nothing" or is_negated(tree, verb)
        return negated and is_self(row, subject) and _is_wrong(tree, verb, rest[0])
    return not rest and tree.tag[verb] in {"VBD", "VBZ", "VBP"} and is_negated(tree, verb)


_WRONGFUL = frozenset(
    "wrong wrongful illegal unlawful improper criminal untoward unethical inappropriate amiss dishonest such kind "
    "sort".split()
)


def _is_wrong(tree: Tree, verb: int, thing: int) -> bool:
    """ "Nothing wrong", "nothing of the kind"."""
    near = [t for c in (*tree.children[thing], *tree.children[verb]) for t in (c, *tree.children[c])]
    return any(tree.lemma[t].lower() in _WRONGFUL for t in near if t > thing)


_INSISTING = frozenset("insist maintain protest swear".split())


def _insists_not(row: Row, verb: int, subject: int | None) -> bool:
    """ "Insisted that she was not leaving": what one insists is not so has been said to be so."""
    tree = row.tree
    if row.lemma not in _INSISTING or not realis(tree, verb) or not_only(tree, verb):
        return False
    predicate = tree.child(verb, "attr", "acomp")
    if predicate is not None and tree.dep[predicate] == "acomp":
        return False
    negated = is_negated(tree, verb) or (predicate is not None and is_negated(tree, predicate))
    return negated and is_self(row, subject) and tree.lemma[verb] not in KNOWING - {"be", "have", "comment", "say"}


def _is_false(row: Row, verb: int, subject: int | None) -> bool:
    """ "The reports were false", "it is not true", "that is a lie", "the claims are without foundation"."""
    tree = row.tree
    predicate = tree.child(verb, "acomp", "attr", "oprd")
    if predicate is None:
        return _without_ground(tree, verb)
    word = tree.lemma[predicate].lower()
    claims = subject is None or tree.lemma[subject].lower() in CLAIMS or tree.dep[subject] == "csubj"
    negated = is_negated(tree, predicate) or is_negated(tree, verb)
    if any(tree.lemma[c].lower() in FALSE for c in tree.children[predicate] if tree.dep[c] == "amod"):
        # "A groundless rumour".
        return claims and not negated and word in _ALLEGED
    if word in NAY:
        return claims and not negated and tree.child(verb, "expl") is None
    if word in FALSE - {"wrong", "absurd", "ridiculous", "ludicrous", "laughable", "preposterous", "rumor", "rumour"}:
        return claims and not negated
    if word in {"absurd", "ridiculous", "ludicrous", "laughable", "wrong", "preposterous"}:
        return not negated and subject is not None and tree.lemma[subject].lower() in _ALLEGED
    if word in {"true", "accurate", "correct", "founded", "case", "so", "factual"}:
        whole = tree.child(predicate, "xcomp", "advmod") is None and tree.child(verb, "expl", "xcomp") is None
        return claims and negated and whole and not _also(tree, verb)
    if word in INVOLVED | {"involved", "responsible", "behind", "guilty", "innocent", "party", "aware"} - {
        "hand",
        "part",
    }:
        return (negated if word != "innocent" else not negated) and is_self(row, subject)
    return False


_ALLEGED = frozenset(
    "accusation allegation charge claim report rumor rumour insinuation suggestion assertion story theory "
    "notion".split()
)


def _also(tree: Tree, verb: int) -> bool:
    """ "Not only true but": nothing is denied. "Not necessarily true": half."""
    return any(
        tree.text[c].lower() in {"only", "just", "necessarily", "always", "entirely", "yet"}
        for c in tree.children[verb]
    ) or any(
        tree.text[c].lower() in {"only", "necessarily", "entirely", "always", "quite"}
        for child in tree.children[verb]
        for c in tree.children[child]
    )


def _is_no_such(row: Row, verb: int, subject: int | None) -> bool:
    """ "I am no extremist", "we are not terrorists", said by whom it is about."""
    tree = row.tree
    predicate = tree.child(verb, "attr", "acomp")
    if predicate is None or not is_self(row, subject):
        return False
    negated = is_negated(tree, predicate) or is_negated(tree, verb)
    return negated and tree.lemma[predicate].lower() in _ILL | GUILTY


_ILL = frozenset(
    "extremist radical socialist communist hater enemy aggressor occupier target puppet stooge quitter hypocrite "
    "coward dictator "
    "lobbyist insider establishment anti-american unpatriotic guilty complicit biased partisan suspect".split()
)


def _without_ground(tree: Tree, verb: int) -> bool:
    """ "Without foundation", "not based on fact"."""
    for child in tree.children[verb]:
        if tree.dep[child] == "prep" and tree.text[child].lower() == "without":
            ground = tree.child(child, "pobj")
            return ground is not None and tree.lemma[ground] in {"foundation", "basis", "merit", "substance", "ground"}
    return False


_NO_SUCH = (
    frozenset(
        "truth basis substance foundation merit collusion plan deal agreement intention contact conspiracy quid "
        "wrongdoing".split()
    )
    | INVOLVED
    | _ALLEGED
) - {"part", "hand", "suggestion", "charge", "story", "theory"}


def _exists_not(tree: Tree, verb: int) -> bool:
    """ "There is no truth in it", "there were never any plans"."""
    if tree.child(verb, "expl") is None or any(tree.text[c].lower() == "yet" for c in tree.children[verb]):
        return False
    thing = tree.child(verb, "attr", "nsubj", "dobj")
    if thing is None or not (is_negated(tree, thing) or is_negated(tree, verb)) or _qualified(tree, thing):
        return False
    if tree.lemma[thing] in {"basis", "ground"} and tree.child(thing, "acl", "xcomp") is not None:
        return False
    return tree.lemma[thing].lower() in _NO_SUCH


def _qualified(tree: Tree, i: int) -> bool:
    """ "Not enough proof", "no conclusive evidence": some is granted."""
    return any(tree.dep[c] == "amod" for c in tree.children[i])


def _nothing_to_do(row: Row, verb: int, subject: int | None) -> bool:
    """ "Has nothing to do with", "had no role in", "has no plans to"."""
    tree = row.tree
    if tree.lemma[verb] not in {"have", "play", "hold"} or not realis(tree, verb):
        return False
    thing = tree.child(verb, "dobj")
    if thing is None or not (is_negated(tree, verb) or is_negated(tree, thing)):
        return False
    if tree.text[thing].lower() in {"nothing", "anything"}:
        concerned = is_self(row, subject) or _is_body_spoken_for(tree, subject)
        return concerned and any(tree.lemma[c] in {"do", "hide"} for c in tree.children[thing])
    own = is_self(row, subject) and not _qualified(tree, thing)
    if own and tree.tag[verb] in {"VBN", "VBD"} | {"VB"} and tree.lemma[thing].lower() in _DEALINGS:
        return any(tree.text[c].lower() == "with" for c in (*tree.children[thing], *tree.children[verb]))
    planned = tree.lemma[thing].lower() in {"plan", "intention"}
    return own and (tree.lemma[thing].lower() in INVOLVED - {"part"} or (planned and _to_do(tree, thing)))


def _plans_not(row: Row, verb: int, subject: int | None) -> bool:
    """ "We do not plan to sell", "it will not plan to": as "has no plans to"."""
    tree = row.tree
    if tree.lemma[verb] != "plan" or not is_negated(tree, verb) or not is_self(row, subject):
        return False
    done = tree.child(verb, "xcomp")
    return done is not None and tree.tag[done] == "VB"


def _to_do(tree: Tree, noun: int) -> bool:
    """ "Plans to sell", "intention of selling"."""
    below = [t for c in tree.children[noun] for t in (c, *tree.children[c])]
    return any(tree.dep[t] in {"acl", "pcomp"} and tree.tag[t] in {"VB", "VBG"} for t in below)


_DEALINGS = frozenset(
    "conversation contact meeting discussion dealing communication relationship relation talk business affair".split()
)


def _never_did(row: Row, verb: int, subject: int | None) -> bool:
    """A source that says of itself that it never did, or did not do, what is alleged."""
    tree = row.tree
    lemma = tree.lemma[verb].lower()
    if not is_negated(tree, verb) or not realis(tree, verb) or not_only(tree, verb):
        return False
    if tree.tag[verb] == "VBG" and not says_never(tree, verb):
        return False
    if not (is_self(row, subject) or (_is_body_spoken_for(tree, subject) and lemma in _CHARGED)):
        return False
    never = any(tree.text[c].lower() == "never" for c in tree.children[verb])
    past = tree.tag[verb] in {"VBD", "VBN"} or any(
        tree.text[c].lower() in {"did", "has", "have", "had", "was", "were"} for c in tree.children[verb]
    )
    if lemma in WRONGS:
        return True
    if lemma == "know" and subject is not None and tree.text[subject].lower() in {"i", "we"}:
        thing = tree.child(verb, "dobj")
        return thing is not None and tree.pos[thing] == "PROPN"
    if lemma in KNOWING:
        return never and past and lemma in {"say", "receive"}
    if lemma in {"meet", "hear"} and _is_indefinite(tree, tree.child(verb, "dobj")):
        return False
    joint = subject is not None and tree.text[subject].lower() == "we"
    told = not joint or _of_any(tree, tree.child(verb, "dobj", "prep"))
    return past and (lemma in DEEDS or (never and told and lemma not in _UNTOLD))


def _of_any(tree: Tree, thing: int | None) -> bool:
    """ "Never dumped anything", "never sold arms to any": so wide only in answer to what was said."""
    return thing is not None and any(tree.text[t].lower() in _ANY for t in tree.subtree(thing))


_ANY = frozenset("any anything anyone anybody such".split())


def _is_indefinite(tree: Tree, thing: int | None) -> bool:
    """ "Never met a person who": nobody in particular."""
    return thing is not None and any(
        tree.text[c].lower() in {"a", "an", "any", "anyone"} for c in (thing, *tree.children[thing])
    )


_UNTOLD = frozenset(
    "go forget stop lose let give fail miss live experience witness watch quit leave run vote regret waver "
    "change".split()
)
"""What one may never have done without having been accused of it."""


_CHARGED = WRONGS | frozenset(
    "discriminate retaliate capitulate cave collude coordinate attack kill shell bomb use target hide".split()
)
_BODIES = frozenset(
    "company firm committee campaign government ministry agency army military bank group party team department "
    "office administration "
    "university organization organisation foundation police union church board airline network paper country "
    "hospital force unit side "
    "regime court council club movement".split()
)


def _is_body_spoken_for(tree: Tree, subject: int | None) -> bool:
    """ "The company": whose officer or spokesman may be speaking."""
    if subject is None or tree.lemma[subject].lower() not in _BODIES:
        return False
    return any(tree.text[c].lower() == "the" for c in tree.children[subject]) and not any(
        tree.pos[c] in {"PROPN", "ADJ"} for c in tree.children[subject]
    )


def _rejects(row: Row, verb: int, subject: int | None) -> bool:
    """ "I reject that claim", "she denies the charges": the act itself, told by its doer."""
    tree = row.tree
    if is_negated(tree, verb) or not is_self(row, subject):
        return False
    lemma = tree.lemma[verb].lower()
    if lemma == "disagree":
        if _with_finding(tree, verb):
            return True
        return (
            subject is not None
            and tree.text[subject].lower() in {"i", "we"}
            and not any(tree.lemma[t] in _POLICY for t in tree.subtree(verb)[:12])
        )
    if lemma in {"deny", "refute"}:
        return realis(tree, verb) and tree.child(verb, "dative") is None
    if lemma not in {"reject", "dispute", "contest", "dismiss"} or tree.child(verb, "dobj") is None:
        return False
    return any(tree.lemma[t].lower() in _ALLEGED for t in range(verb + 1, min(verb + 4, len(tree))))


def _with_finding(tree: Tree, verb: int) -> bool:
    """ "Disagrees with the findings"."""
    at = next((c for c in tree.children[verb] if tree.text[c].lower() == "with"), None)
    thing = tree.child(at, "pobj") if at is not None else None
    return thing is not None and tree.lemma[thing].lower() in _ALLEGED | {"finding", "conclusion", "assessment"}


_POLICY = frozenset("decision policy plan approach strategy vote proposal bill law".split())
