"""Accusations by what is said: that another did what is a wrong in itself, or is one who does."""

from __future__ import annotations

from counterclaim.appraise.claims import GUILTY
from counterclaim.appraise.clause import OPEN, Clause, not_only
from counterclaim.appraise.factuality import is_negated
from counterclaim.appraise.reading import Row
from counterclaim.tree import Tree

WRONGS = frozenset(
    "lie deceive cheat steal bribe murder assassinate rape torture poison gas massacre slaughter abduct kidnap "
    "invade violate breach "
    "rig hack meddle interfere sabotage smuggle launder defraud extort blackmail harass discriminate abuse "
    "persecute terrorize "
    "terrorise incite mislead manipulate fabricate conspire collude plunder loot swindle embezzle evade falsify "
    "plagiarize grope "
    "molest assault scam oppress enslave perjure brutalize behead execute annex "
    "flout con dupe trick".split()
)
"""Deeds that are wrongs in themselves."""


_CRIMES = frozenset(
    "crime murder atrocity massacre genocide fraud attack aggression treason corruption propaganda lie violation "
    "perjury terrorism "
    "bribery theft blackmail sabotage espionage coup".split()
)


def accuses(row: Row, clause: Clause) -> bool:
    """Another party did, or is, what is in itself a wrong: "the mayor lied", "they poisoned it", "he is a cheat"."""
    tree, verb, subject = row.tree, clause.verb, clause.subject
    if (is_negated(tree, verb) and not not_only(tree, verb)) or clause.own or not _accusing_tense(tree, verb):
        return False
    if any(tree.text[t].lower() in OPEN for t in tree.subtree(verb)[:2]):
        return False
    lemma = tree.lemma[verb].lower()
    by = tree.child(verb, "agent")
    if by is not None and tree.child(by, "pobj") is not None:
        return lemma in WRONGS | {"kill", "bomb", "attack", "shell", "commit", "stage", "fake"}
    if (
        subject is None
        or tree.dep[subject] != "nsubj"
        or tree.text[subject].lower() in {"who", "which", "that", "this", "there", "what"}
    ):
        return False
    if lemma == "be":
        return _is_guilty(tree, verb, subject)
    if lemma == "do":
        thing = tree.child(verb, "dobj")
        named = tree.pos[subject] == "PROPN" or tree.text[subject].lower() == "they"
        return (
            thing is not None
            and tree.text[thing].lower() == "it"
            and named
            and tree.child(verb, "advcl", "advmod", "prep") is None
        )
    if lemma == "cover":
        return any(tree.text[c].lower() == "up" for c in tree.children[verb])
    if lemma in {"commit", "engage", "carry", "perpetrate", "use", "spread", "orchestrate", "plot", "conduct"}:
        below = {tree.lemma[t].lower() for t in tree.subtree(verb) if tree.pos[t] in {"NOUN", "ADJ"}}
        return bool(below & (_CRIMES | {"chemical", "gas", "slavery", "torture"}))
    if lemma in {"break"}:
        return any(tree.lemma[c] in {"law", "rule"} for c in tree.children[verb])
    return lemma in WRONGS


def _accusing_tense(tree: Tree, verb: int) -> bool:
    return (not any(tree.tag[c] == "MD" for c in tree.children[verb]) and tree.tag[verb] not in {"VBG"}) or any(
        tree.lemma[c] == "be" and tree.dep[c] == "aux" for c in tree.children[verb]
    )


def _is_guilty(tree: Tree, verb: int, subject: int) -> bool:
    if tree.text[subject].lower() in {"it", "that", "this", "these", "those"}:
        return False
    predicate = tree.child(verb, "attr", "acomp")
    if predicate is None:
        return any(tree.dep[c] == "prep" and tree.text[c].lower() == "behind" for c in tree.children[verb])
    word = tree.lemma[predicate].lower()
    if is_negated(tree, predicate) and not not_only(tree, verb):
        return False
    if any(tree.dep[c] == "amod" and tree.lemma[c].lower() in GUILTY for c in tree.children[predicate]):
        return tree.pos[subject] in {"PROPN", "PRON"}
    if word in {"responsible", "guilty", "complicit", "culpable"}:
        return any(tree.text[c].lower() in {"for", "of", "in"} for c in tree.children[predicate])
    if word == "behind":
        return True
    return word in GUILTY - {
        "crime",
        "illegal",
        "unlawful",
        "unconstitutional",
        "rigged",
        "invasion",
        "massacre",
        "aggression",
        "spy",
        "suspect",
    }
