"""Signs of an attribution's stance that can be read off the parse: what the network of stances is told beside words.

A sign is there or it is not: what the rules say, the class of the cue, its negation and mood, the mood, person and
polarity of the content's main clause (the features of Saurí and Pustejovsky, 2012, and of work on speech acts, as far
as a parse has them), and which classes of acts the words of cue and content belong to.
"""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.appraise.acts import ACTS, ASSERTING, BELIEVING, LABELLING, SPEAKING
from counterclaim.appraise.clause import SUBJECTS, deed_to_come, is_question, is_self, main_verbs, quoted
from counterclaim.appraise.cue_denials import protests
from counterclaim.appraise.factuality import is_negated
from counterclaim.appraise.reading import Row
from counterclaim.model import Attitude, Stance
from counterclaim.tree import Tree

STANCES = tuple(Stance)
_MODALS = {
    **dict.fromkeys("will wo 'll ’ll shall".split(), "will"),
    **dict.fromkeys("would 'd ’d".split(), "would"),
    **dict.fromkeys("should must ought".split(), "should"),
    **dict.fromkeys("can ca could".split(), "can"),
    **dict.fromkeys("may might".split(), "may"),
}
_FLAT = frozenset({Stance.DENIES, Stance.CONCEDES, Stance.ACCUSES})
_BINDING = frozenset({"will", "would", "should"})
_OBLIGING = frozenset({"have", "need"})
_OTHERS = (("speaking", SPEAKING), ("believing", BELIEVING), ("asserting", ASSERTING), ("labelling", LABELLING))
_CLASS = {name: k for k, name in enumerate(("none", *STANCES, *(name for name, _ in _OTHERS)))}
_CLASSES = {word: _CLASS[name] for name, words in reversed(_OTHERS) for word in words}
_CLASSES |= {word: _CLASS[stance.value] for word, stance in ACTS.items()}
CLASSES = len(_CLASS)
"""Classes of acts a word may belong to, none among them."""
_KINDS = {"NOUN": "noun", "VERB": "verb", "AUX": "verb", "ADJ": "adjective"}
_FIRST = 8
"""Words of the content among which a noun of speech ("the *claim* that") is looked for."""

NAMES = (
    *(f"rules:{name}" for name in STANCES),
    *(f"class:{name}" for name in STANCES),
    *(f"attitude:{attitude.value}" for attitude in Attitude),
    *(f"cue:{name}" for name in "speaking believing asserting labelling sign noun verb adjective".split()),
    *(f"cue:{name}" for name in "negated modal passive".split()),
    *(f"of_noun:{name}" for name in STANCES),
    *(f"verb:{name}" for name in "none VB VBD VBZ VBP VBN VBG MD noun".split()),
    *(f"subject:{name}" for name in "none first second self it they expletive clause other".split()),
    *(f"modal:{name}" for name in "will would should can may going obliged".split()),
    *(f"content:{name}" for name in "negated quoted question conditional infinitive never short".split()),
    "source:none",
    "source:pronoun",
    "source:first",
    *(f"{part}:{name}" for part in ("in cue", "in main words", "in content") for name in _CLASS),
)
"""The signs, in the order of a network's input."""
_AT = {name: k for k, name in enumerate(NAMES)}
RULED = len(STANCES)
"""The first signs say what the rules say."""


def signs(row: Row, ruled: Stance) -> list[int]:
    """Which of :data:`NAMES` a row has, by number; ``ruled`` is what the rules make of it."""
    found = {_AT[name] for name in (*_of_cue(row, ruled), *_of_content(row)) if name in _AT}
    return sorted(found)


def act_class(lemma: str) -> int:
    """The number of the class of acts that a word belongs to, nought for none."""
    return _CLASSES.get(lemma, 0)


def worth_asking(row: Row, ruled: Stance) -> bool:
    """Whether a network could well know better than the rules: these name a stance, or cue or main clause hint at one,
    being negated, under an obligation or a future, or holding a word of some act (*warned*, *to offer*). Four
    attributions in ten; of what a network would mend elsewhere it is mostly wrong or unsure. Flat denials, admissions
    and accusations stand as they are, and so does what is not planned, which is no promise; that another performed an
    act (*said Peru had offered to pay*, *said Peru denied it*) the source asserts or passes on, whatever the words."""
    if ruled in _FLAT and (ACTS.get(row.lemma) is ruled or protests(row) is ruled):
        return False
    verb = next(main_verbs(row), None)
    if verb is not None and row.tree.lemma[verb] == "plan" and is_negated(row.tree, verb) and not row.negated:
        return False
    told = verb is not None and row.tree.lemma[verb] in ACTS and _subject(row, verb) in {"other", "they"}
    if ruled in {Stance.ASSERTS, Stance.RELAYS} and told and not row.negated:
        return False
    if ruled is not Stance.ASSERTS or row.negated:
        return True
    tree = row.tree
    if _is_modal(row):
        return True
    words = (*row.cue, *(t for t in row.heads if not _lacks(tree, t)))
    if any(0 < act_class(tree.lemma[t].lower()) <= len(STANCES) for t in words):
        return True
    return verb is not None and _binds(tree, verb)


def _lacks(tree: Tree, verb: int) -> bool:
    """ "His country needs uranium" says what it lacks; "needs to act" and "we need a law" call for it."""
    if tree.lemma[verb] != "need" or tree.child(verb, "dobj") is None or tree.child(verb, "xcomp") is not None:
        return False
    subject = tree.child(verb, "nsubj")
    return subject is not None and tree.text[subject].lower() not in {"we", "you"}


def _is_modal(row: Row) -> bool:
    """Whether a cue stands under a modal: "would say"."""
    return any(row.tree.tag[c] == "MD" for c in row.tree.children[row.head])


def _binds(tree: Tree, verb: int) -> bool:
    """Whether a clause is negated, of a future or of an obligation."""
    words = {tree.text[c].lower() for c in tree.children[verb]}
    if "never" in words or any(_MODALS.get(word) in _BINDING for word in words) or is_negated(tree, verb):
        return True
    if tree.lemma[verb] == "go":
        return deed_to_come(tree, verb) is not None
    return tree.lemma[verb] in _OBLIGING and tree.child(verb, "xcomp") is not None


def _of_cue(row: Row, ruled: Stance) -> Iterator[str]:
    tree, lemma = row.tree, row.lemma
    yield f"rules:{ruled.value}"
    if lemma in ACTS:
        yield f"class:{ACTS[lemma].value}"
    yield f"attitude:{row.attribution.attitude.value}"
    yield from (f"cue:{name}" for name, words in _OTHERS if lemma in words)
    if not lemma[:1].isalpha():
        yield "cue:sign"
    yield f"cue:{_KINDS.get(tree.pos[row.head])}"
    if row.negated:
        yield "cue:negated"
    if _is_modal(row):
        yield "cue:modal"
    if tree.child(row.head, "auxpass") is not None:
        yield "cue:passive"
    nouns = (tree.lemma[t].lower() for t in row.content[:_FIRST] if tree.pos[t] == "NOUN")
    spoken = next((noun for noun in nouns if noun in ACTS), None)
    if spoken is not None:
        yield f"of_noun:{ACTS[spoken].value}"
    yield from _of_source(row)


def _of_source(row: Row) -> Iterator[str]:
    tree = row.tree
    if not row.source:
        yield "source:none"
    elif len(row.source) == 1 and tree.pos[row.source[0]] == "PRON":
        yield "source:pronoun"
        if tree.text[row.source[0]].lower() in {"i", "we"}:
            yield "source:first"


def _of_content(row: Row) -> Iterator[str]:
    verb = next(main_verbs(row), None)
    if len(row.content) <= 4:
        yield "content:short"
    if verb is None:
        yield "verb:noun" if row.content else "verb:none"
    else:
        yield from _of_clause(row, verb)


def _of_clause(row: Row, verb: int) -> Iterator[str]:
    tree = row.tree
    tag = f"verb:{tree.tag[verb]}"
    yield tag if tag in _AT else "verb:none"
    yield f"subject:{_subject(row, verb)}"
    words = {tree.text[c].lower() for c in tree.children[verb]}
    yield from (f"modal:{_MODALS[word]}" for word in words if word in _MODALS)
    if tree.lemma[verb] == "go" and deed_to_come(tree, verb) is not None:
        yield "modal:going"
    if tree.lemma[verb] in _OBLIGING and tree.child(verb, "xcomp") is not None:
        yield "modal:obliged"
    for name, is_so in (
        ("negated", is_negated(tree, verb)),
        ("never", "never" in words),
        ("quoted", quoted(row, verb)),
        ("question", is_question(row, verb)),
        ("conditional", any(tree.text[t].lower() in {"if", "unless"} for t in row.content)),
        ("infinitive", any(tree.tag[c] == "TO" for c in tree.children[verb])),
    ):
        if is_so:
            yield f"content:{name}"


def _subject(row: Row, verb: int) -> str:
    """Who the clause is about, as far as that tells what is done with it."""
    tree = row.tree
    if tree.child(verb, "expl") is not None:
        return "expletive"
    subject = tree.child(verb, *SUBJECTS)
    if subject is None:
        return "none"
    word = tree.text[subject].lower()
    if word in {"i", "we"}:
        return "first"
    if word == "you":
        return "second"
    if is_self(row, subject):
        return "self"
    if word in {"it", "this", "that"}:
        return "it"
    return "they" if tree.pos[subject] == "PRON" else "clause" if tree.dep[subject] == "csubj" else "other"
