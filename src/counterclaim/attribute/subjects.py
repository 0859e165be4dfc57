"""Sources that stand further off: the subject of joined verbs, of the verb that holds a noun, and whoever a verb
without a subject of its own is understood of.

"Hale said he was ill, but *later acknowledged* that …", "Ruiz espoused the *view* that …", "Ruiz is sorry to *hear*
…". Joined verbs share the subject of the first, participles and infinitives that of the clause around them, or its
object (Huddleston and Pullum, The Cambridge Grammar of the English Language, 2002, ch. 14 and 15).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.attribute.lexicon import lemma_of
from counterclaim.attribute.speech import Found
from counterclaim.attribute.words import BELIEVING, BODIES, COMMITTING, JUDGING, SAYING, SPEAKERS
from counterclaim.tree import Tree

_JOINABLE = frozenset(f"{SAYING} {BELIEVING}".split())
_HOLDING = frozenset(
    "espouse voice express hold have share repeat reiterate sound provide offer convey utter air take".split()
)
"""Verbs whose subject holds the view, or gives the words, that is their object."""
_MAKING = frozenset("make issue give release send write".split())
"""Verbs whose subject gives the words that a noun before them stands for: "the statements that she made"."""
_UNDERSTOOD = frozenset(f"{SAYING} {JUDGING} {COMMITTING} {BELIEVING} hear learn know want support".split())
_ASKING = frozenset("ask urge beg press push tell encourage implore advise order instruct persuade invite".split())
"""Verbs that say what their object is to do."""
_BLAMING = frozenset(f"{JUDGING} rail lash thank sue arrest fire punish rap chastise admonish berate rip".split())
_CONTROLLED = frozenset("xcomp acomp pcomp prep pobj dobj advcl conj acl".split())
"""What hangs on a clause and may be understood of its subject."""
_CHAIN = 3
_CLIMB = 6


def with_subjects(tree: Tree, found: Sequence[Found]) -> list[Found]:
    """The attributions, those without a source with the subject from which the parse tells who it is. Where the
    subject of another verb was taken for the source of what somebody is asked to do, or blamed for, the source is
    whoever does it."""
    return [replace(f, source=_acting(tree, f) if f.source else _subject(tree, f)) for f in found]


def _acting(tree: Tree, found: Found) -> Sequence[int]:
    """Who is asked or blamed to do it, or speaks in the clause before, else the source as found."""
    return _asked(tree, found) or _blamed(tree, found) or _quoted(tree, found) or _nearest(tree, found) or found.source


def _asked(tree: Tree, found: Found) -> Sequence[int]:
    """ "Hale invited Ruiz to explain", "called on Ruiz to explain": Ruiz is to do it, where the subject was taken for
    the source."""
    head = found.head
    verb = tree.head[head]
    if tree.tag[head] != "VB" or tree.dep[head] not in {"xcomp", "ccomp", "advcl"} or not verb < head:
        return ()
    if tree.child(verb, "nsubj") not in found.source:
        return ()
    asked = tree.child(verb, "dobj", "dative") if lemma_of(tree, verb) in _ASKING else None
    if asked is None and tree.lemma[verb] == "call":
        on = next((c for c in tree.children[verb] if tree.text[c].lower() in {"on", "upon"}), None)
        asked = tree.child(on, "pobj") if on is not None else None
    if asked is None or not asked < head or asked in found.content:
        return ()
    phrase = tree.subtree(asked, without=_clauses(tree, asked))
    return phrase if phrase[-1] < found.cue[0] else ()


def _blamed(tree: Tree, found: Found) -> Sequence[int]:
    """ "Hale criticized Ruiz for refusing to go": Ruiz refuses, where the subject was taken for the source."""
    head = found.head
    up = tree.head[head]
    if tree.tag[head] != "VBG" or tree.dep[head] != "pcomp" or tree.text[up].lower() not in {"for", "of"}:
        return ()
    verb = tree.head[up]
    if tree.pos[verb] != "VERB" or lemma_of(tree, verb) not in _BLAMING:
        return ()
    if tree.child(verb, "nsubj") not in found.source:
        return ()
    against = tree.child(verb, "prep")
    blamed = tree.child(verb, "dobj")
    if blamed is None and against is not None and tree.text[against].lower() in {"against", "at"}:
        blamed = tree.child(against, "pobj")
    if blamed is None or not blamed < up or blamed in found.content:
        return ()
    return tree.subtree(blamed, without=_clauses(tree, blamed))


def _quoted(tree: Tree, found: Found) -> Sequence[int]:
    """ "The Courier quoted Hale, the mayor, saying …": Hale says so, where the subject was taken for the source."""
    head = found.head
    verb = tree.head[head]
    if tree.tag[head] != "VBG" or not verb < head or lemma_of(tree, head) not in _SAYING:
        return ()
    for _ in range(_CHAIN):
        if tree.lemma[verb] in {"quote", "cite"} or tree.head[verb] == verb:
            break
        verb = tree.head[verb]
    quoted = tree.child(verb, "dobj")
    if tree.lemma[verb] not in {"quote", "cite"} or quoted is None or tree.child(verb, "nsubj") not in found.source:
        return ()
    near = quoted < head and not any(tree.tag[k] == "CC" for k in range(quoted, head))
    phrase = tree.subtree(quoted, without=_clauses(tree, quoted) | {head})
    return [k for k in phrase if k < found.cue[0]] if near and set(phrase).isdisjoint(found.content) else ()


def _nearest(tree: Tree, found: Found) -> Sequence[int]:
    """ "The mill closed, a step that Hale deplored, saying …": who deplores says so, where the subject of the main
    verb, which is none of saying, was taken for the source."""
    head = found.head
    verb = tree.head[head]
    if tree.tag[head] != "VBG" or tree.dep[head] != "advcl" or not verb < head or lemma_of(tree, head) not in _SAYING:
        return ()
    if lemma_of(tree, verb) in _JUDGED or tree.child(verb, "nsubj") not in found.source:
        return ()
    near = next((t for t in range(found.cue[0] - 1, verb, -1) if tree.pos[t] == "VERB"), verb)
    if tree.dep[near] != "relcl" or lemma_of(tree, near) not in _JUDGED:
        return ()
    subject = tree.child(near, "nsubj")
    if subject is None or tree.tag[subject] in {"WDT", "WP"} or not _speaks(tree, subject):
        return ()
    return tree.subtree(subject, without=_clauses(tree, subject))


_SAYING = frozenset(SAYING.split())
_JUDGED = frozenset(f"{SAYING} {JUDGING}".split())


def _subject(tree: Tree, found: Found) -> Sequence[int]:
    head = found.head
    verb = tree.head[head] if tree.pos[head] == "NOUN" and tree.dep[head] == "dobj" else None
    if verb is not None and lemma_of(tree, verb) in _HOLDING:
        subject = _stated(tree, verb)
    elif tree.dep[head] == "conj" and tree.pos[head] == "VERB" and lemma_of(tree, head) in _JOINABLE:
        subject = _joined(tree, head) if _is_active(tree, head) else None
    elif tree.pos[head] == "NOUN":
        subject = _made(tree, head)
    elif lemma_of(tree, head) in _UNDERSTOOD and _is_active(tree, head):
        subject = _understood(tree, head)
    else:
        return found.source
    if subject is None or subject in found.content:
        return found.source
    source = [t for t in tree.subtree(subject, without=_clauses(tree, subject)) if not tree.text[t].isspace()]
    apart = set(source).isdisjoint(found.content) and set(source).isdisjoint(found.cue)
    return source if apart else found.source


def _stated(tree: Tree, verb: int) -> int | None:
    return next((child for child in tree.children[verb] if tree.dep[child] == "nsubj" and child < verb), None)


def _joined(tree: Tree, verb: int) -> int | None:
    """The subject of the first of several verbs that one of them has."""
    for _ in range(_CHAIN):
        if (own := tree.child(verb, "nsubj", "nsubjpass")) is not None:
            return own
        if tree.dep[verb] != "conj":
            return None
        verb = tree.head[verb]
    return None


def _made(tree: Tree, noun: int) -> int | None:
    """Who made the statements that a clause on the noun tells of."""
    clause = tree.child(noun, "relcl")
    if clause is None or tree.lemma[clause] not in _MAKING or tree.child(clause, "auxpass") is not None:
        return None
    subject = tree.child(clause, "nsubj")
    return subject if subject is not None and tree.tag[subject] not in {"WDT", "WP"} else None


def _understood(tree: Tree, verb: int) -> int | None:
    """Of whom a verb is understood: its own subject, where the span of the source missed it; of "sorry to hear" and
    "burn for opposing" the subject of the clause around, of "urged him to reconsider" the object."""
    at = verb
    for _ in range(_CLIMB):
        subject = _own(tree, at) if tree.pos[at] in {"VERB", "AUX"} else None
        if subject is not None and (at != verb or tree.tag[verb] not in {"VB", "VBG"}):
            speaks = subject < verb and _speaks(tree, subject)
            return subject if speaks else _doing_before(tree, verb, at)
        up, dep = tree.head[at], tree.dep[at]
        bare = at != verb or tree.tag[verb] in {"VB", "VBG"}
        if up == at or not bare or dep not in _CONTROLLED:
            return None
        if dep == "acl" and tree.tag[at] == "VBG":
            return up if _speaks(tree, up) else None
        if dep == "xcomp" and lemma_of(tree, up) in _ASKING:
            asked = tree.child(up, "dobj", "dative")
            if asked is not None and asked < at:
                return asked
        at = up
    return None


def _own(tree: Tree, verb: int) -> int | None:
    """The subject of a verb; of several, as after "surprising all", the one next to it."""
    subjects = [one for one in tree.children[verb] if tree.dep[one] in {"nsubj", "nsubjpass"}]
    return next((one for one in reversed(subjects) if one < verb), subjects[0] if subjects else None)


def _doing_before(tree: Tree, verb: int, main: int) -> int | None:
    """ "The dam was closed by Peru, which drained it, saying …": who does it in the clause right before, where the
    subject of the main verb is a thing."""
    if tree.tag[verb] != "VBG" or tree.dep[verb] != "advcl" or tree.head[verb] != main:
        return None
    near = next((t for t in range(verb - 1, main, -1) if tree.pos[t] == "VERB"), main)
    who = tree.child(near, "nsubj") if tree.dep[near] == "relcl" else None
    if who is None or tree.tag[who] not in {"WDT", "WP"}:
        return None
    noun = who - 1 - (tree.text[who - 1] == ",")
    told = noun == tree.head[near] or (tree.dep[noun] == "conj" and tree.head[noun] == tree.head[near])
    return noun if told and _speaks(tree, noun) else None


def _speaks(tree: Tree, subject: int) -> bool:
    """Whether somebody is meant: a person by pronoun, a name, or a noun for who speaks."""
    if tree.pos[subject] in {"PRON", "DET"}:
        return tree.tag[subject] in {"PRP", "WP"} and tree.lemma[subject].lower() != "it"
    noun = tree.lemma[subject].lower()
    return tree.pos[subject] == "PROPN" or noun in SPEAKERS or noun in BODIES


def _is_active(tree: Tree, verb: int) -> bool:
    helpers = {tree.dep[child] for child in tree.children[verb]}
    return "auxpass" not in helpers and (tree.tag[verb] != "VBN" or "aux" in helpers)


def _clauses(tree: Tree, noun: int) -> frozenset[int]:
    return frozenset(child for child in tree.children[noun] if tree.dep[child] in {"relcl", "punct"})
