"""What speaks for each candidate that a pronoun may mean: of the parse, the attributions, and the entity so far.

The ``ranker`` weighs it, of everyone and everything that was mentioned before, and of nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.resolve import lexicon
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.ranker import Candidate, Floats
from counterclaim.tree import Tree

KINDS = "person one many group state office organisation outlet document unknown thing things pronoun".split()
_KIND = {kind: k for k, kind in enumerate(KINDS)}
_WORDS = {
    **{word: "he" for word, gender in lexicon.HE.items() if gender == "m"},
    **{word: "she" for word, gender in lexicon.HE.items() if gender == "f"},
    **dict.fromkeys(lexicon.IT, "it"),
    **dict.fromkeys(lexicon.THEY, "they"),
}
PRONOUNS = ("he", "she", "it", "they")
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
ROLES_OF_WORDS = {
    **dict.fromkeys(("nsubj", "nsubjpass", "csubj", "expl"), 0),
    **dict.fromkeys(("dobj", "dative", "iobj", "attr", "oprd"), 1),
    "pobj": 2,
    "agent": 2,
    "poss": 3,
}
_FURTHER = frozenset("add continue conclude explain note recall go".split())
_VERBAL = frozenset({"VERB", "AUX"})

# Names of the features, in the order in which they stand in a row.
_OF_PRONOUN = (
    *PRONOUNS, "subject", "object", "oblique", "possessive", "reflexive", "source", "quoted", "reported", "early",
    "opens", "further", "cites",
)  # fmt: skip
_OF_CANDIDATE = (
    *KINDS, "named", "known", "agrees", "differs", "open", "same_before", "other_before", "once", "twice", "often",
    "d0", "d1", "d2", "d3", "d4", "d6", "p0", "p1", "p2", "r0", "r1", "r2", "r3", "r5",
    "was_subject", "was_object", "was_oblique", "was_possessive", "was_pronoun", "same_word", "was_source",
    "was_quoted", "first", "spoke_last", "spoke_near", "spoke_far", "says_this", "quotes_this", "same_quote",
    "coargument", "clause_subject", "above_subject", "around", "parallel", "before_subject", "headline", "top",
    "nobody", "expletive", "alone",
    "joined", "by_sieve",
    "n0", "n1", "n2", "n3", "named_last", "new", "near_once", "near_twice", "near_often", "of_subject_before",
    "opened", "opened_before", "told_last", "spoke_here", "was_reported", "same_holder", "only_near",
)  # fmt: skip
FEATURES = (*_OF_PRONOUN, *_OF_CANDIDATE)
_AT = {name: k for k, name in enumerate(FEATURES)}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a report gives beside the parse: sentence numbers, quotations, who is the source of what.

    ``quotation`` numbers the quotation that a token is in, -1 for none; ``holder`` gives for a token within the content
    of an attribution the head of its source and whether it is quoted.
    """

    tree: Tree
    sentences: Sequence[int]
    starts: Sequence[int]
    quotation: Sequence[int]
    holder: Mapping[int, tuple[int, bool]]


def word_of(token: str) -> str | None:
    """The pronoun that a word is a form of, ``None`` where it is none of the third person."""
    return _WORDS.get(token)


def kind_of(entity: Entity) -> int:
    """The kind of an entity as the model knows it."""
    if entity.pronominal:
        return _KIND["pronoun"]
    if entity.thing:
        return _KIND["things" if entity.plural else "thing"]
    if entity.kind == "unnamed":
        return _KIND["many" if entity.plural else "one"]
    return _KIND[entity.kind]


def fits(word: str, entity: Entity) -> bool:
    """Whether number and gender allow it."""
    if entity.pronominal:
        return word == entity.head
    if word == "they":
        return not (entity.named and entity.kind == "person") and not _is_land(entity)
    if entity.plural:
        return False
    if word == "it":
        return entity.kind != "person" and not entity.gender
    if entity.thing and not (entity.gender or lexicon.is_human(entity.head)):
        return False
    if entity.kind == "organisation" and entity.head in lexicon.INSTITUTIONS:
        return False
    return entity.kind not in {"state", "outlet", "document"} and not (entity.named and is_evident_body(entity))


def _is_land(entity: Entity) -> bool:
    """Whether somebody unknown is a place, or any country: "they" are its people at best."""
    return (entity.place and entity.kind == "unknown") or (
        entity.head in lexicon.STATE_NOUNS and not (entity.named or entity.plural or entity.actor)
    )


def is_evident_body(entity: Entity) -> bool:
    """Whether a name by its last word is a body's ("Harbour Council") or a place's ("D.C.", "N.H."), and nobody's, or a
    body was spoken of as one ("the British police")."""
    last = entity.name.rsplit(" ", 1)[-1]
    if entity.place and not entity.is_person:
        return True
    dotted = len(last) > 3 and last.replace(".", "").isupper() and "." in last[:-1]
    return not entity.is_person and (dotted or not lexicon.ORGANISATION_WORDS.isdisjoint({last.lower(), entity.head}))


def rows(
    at: int,
    candidates: Sequence[Candidate],
    around: Surroundings,
    speaker: Entity | None,
    holder: Entity | None,
    *,
    source: bool,
    expletive: bool,
    sieve: Entity | None,
    teller: Entity | None,
    entity_at: Callable[[int], Entity | None],
    cites: bool,
) -> Floats:
    """The features of each candidate for the pronoun ``at``, and of nobody as the last one.

    ``speaker`` is the last source before it, ``teller`` the last one that is in nobody's words, ``holder`` the source
    in whose content it stands, ``sieve`` whom rules would take; ``cites`` says that words in quotation marks are its.
    """
    tree = around.tree
    word = _WORDS[tree.text[at].lower()]
    base = _of_pronoun(at, word, around, source=source)
    found = np.zeros((len(candidates) + 1, len(FEATURES)), dtype=np.float32)
    found[:, base] = 1.0
    chain = heads_above(tree, at)
    subjects = [_subject(tree, i) for i in chain if tree.pos[i] in _VERBAL]
    clause = subjects[0] if subjects else -1
    above = set(subjects[1:])
    if cites:
        found[:, _AT["cites"]] = 1.0
    before = _subject_before(around, at)
    subject_before = entity_at(before) if before >= 0 else None
    opened, opened_before = (entity_at(i) if i >= 0 else None for i in _openings(around, at))
    quoted = around.holder.get(at)
    quotation = around.quotation[at]
    role = ROLES_OF_WORDS.get(tree.dep[at])
    sentence, paragraph = around.sentences[at], tree.paragraph[at]
    top = max((c.entity.count for c in candidates), default=0)
    leftmost: dict[int, int] = {}
    for c in candidates:
        leftmost[c.last.sentence] = min(leftmost.get(c.last.sentence, c.last.token), c.last.token)
    gender = {"he": "m", "she": "f"}.get(word)
    of = _AT
    somebody = [not c.entity.thing and not (gender and c.entity.is_body) for c in candidates]
    near = [k for k, c in enumerate(candidates) if somebody[k] and sentence - c.last.sentence <= 1]
    # All that is on is set at once, by its place in the whole.
    width, flat = len(FEATURES), list[int]()
    passed = 0
    for k, candidate in enumerate(candidates):
        entity, last = candidate.entity, candidate.last
        i = last.token
        on = [of["person"] + kind_of(entity)]
        if entity.named:
            on.append(of["named"])
        if entity.actor is not None:
            on.append(of["known"])
        if gender is not None:
            on.append(of["open"] if entity.gender is None else of["agrees" if entity.gender == gender else "differs"])
        same = entity.called.get(word, 0)
        if same:
            on.append(of["same_before"])
        if sum(entity.called.values()) > same:
            on.append(of["other_before"])
        on.append(of["once"] if entity.count <= 1 else of["twice"] if entity.count == 2 else of["often"])
        on.append(of["d0"] + _DISTANCE[min(sentence - last.sentence, 8)])
        on.append(of["p0"] + min(paragraph - tree.paragraph[i], 2))
        on.append(of["r0"] + _RANK[min(k, 12)])
        was = ROLES_OF_WORDS.get(tree.dep[i])
        if was is not None:
            on.append(of["was_subject"] + was)
            if was == role:
                on.append(of["parallel"])
        called = _WORDS.get(tree.text[i].lower())
        if called is not None:
            on.append(of["was_pronoun"])
            if called == word:
                on.append(of["same_word"])
        if last.source:
            on.append(of["was_source"])
        if around.quotation[i] >= 0:
            on.append(of["same_quote"] if around.quotation[i] == quotation else of["was_quoted"])
        if leftmost[last.sentence] == i:
            on.append(of["first"])
        if entity is speaker:
            on.append(of["spoke_last"])
        spoke = sentence - entity.sourced
        if spoke <= 1:
            on.append(of["spoke_near"])
        elif spoke <= 4:
            on.append(of["spoke_far"])
        if quoted is not None and entity is holder:
            on.append(of["quotes_this"] if quoted[1] else of["says_this"])
        if tree.head[i] == tree.head[at] and tree.dep[i] != "poss":
            on.append(of["coargument"])
        if i == clause:
            on.append(of["clause_subject"])
        elif i in above:
            on.append(of["above_subject"])
        if i in chain:
            on.append(of["around"])
        if i == before:
            on.append(of["before_subject"])
        if entity.first == 0:
            on.append(of["headline"])
        if entity.count == top:
            on.append(of["top"])
        if entity.members:
            on.append(of["joined"])
        if entity is sieve:
            on.append(of["by_sieve"])
        if somebody[k]:
            on.append(of["n0"] + min(passed, 3))
            passed += 1
        if near == [k]:
            on.append(of["only_near"])
        if tree.tag[i][:3] == "NNP":
            on.append(of["named_last"])
        if sentence - entity.first <= 1:
            on.append(of["new"])
        on.append(of["near_once"] + max(candidate.near, 1) - 1)
        if entity is subject_before:
            on.append(of["of_subject_before"])
        if entity is opened:
            on.append(of["opened"])
        if entity is opened_before:
            on.append(of["opened_before"])
        if entity is teller:
            on.append(of["told_last"])
        if entity.sourced >= 0 and tree.paragraph[around.starts[entity.sourced]] == paragraph:
            on.append(of["spoke_here"])
        held = around.holder.get(i)
        if held is not None:
            if quoted is not None and held[0] == quoted[0]:
                on.append(of["same_holder"])
            elif not held[1]:
                on.append(of["was_reported"])
        begin = k * width
        flat += [begin + each for each in on]
    on = [of["nobody"]]
    if expletive:
        on.append(of["expletive"])
    if sieve is None:
        on.append(of["by_sieve"])
    if not candidates:
        on.append(of["alone"])
    found[-1, on] = 1.0
    found.put(flat, 1.0)
    return found


_DISTANCE = (0, 1, 2, 3, 4, 4, 5, 5, 5)
_RANK = (0, 1, 2, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4)


def _of_pronoun(at: int, word: str, around: Surroundings, *, source: bool) -> list[int]:
    tree = around.tree
    on = [_AT[word]]
    role = ROLES_OF_WORDS.get(tree.dep[at])
    if role is not None:
        on.append(_AT["subject"] + role)
    if tree.text[at].lower().endswith(("self", "selves")):
        on.append(_AT["reflexive"])
    if source:
        on.append(_AT["source"])
    if around.quotation[at] >= 0:
        on.append(_AT["quoted"])
    elif at in around.holder:
        on.append(_AT["reported"])
    start = around.starts[around.sentences[at]]
    if at - start < 3:
        on.append(_AT["early"])
    if start == 0 or tree.paragraph[start - 1] != tree.paragraph[at]:
        on.append(_AT["opens"])
    if source and tree.lemma[tree.head[at]] in _FURTHER:
        on.append(_AT["further"])
    return on


def heads_above(tree: Tree, at: int) -> list[int]:
    """What a token hangs on, nearest first."""
    chain: list[int] = []
    i = at
    while tree.head[i] != i and len(chain) < 30:
        i = tree.head[i]
        chain.append(i)
    return chain


def _subject(tree: Tree, verb: int) -> int:
    """The subject of a verb, that of the verb it is joined to where it has none."""
    for _ in range(4):
        for child in tree.children[verb]:
            if tree.dep[child] in _SUBJECT:
                return child
        if tree.dep[verb] not in {"conj", "xcomp", "advcl"}:
            return -1
        verb = tree.head[verb]
    return -1


def _openings(around: Surroundings, at: int) -> tuple[int, int]:
    """The subjects of the sentences that open this paragraph and the one before, -1 where there is none or it is the
    sentence itself."""
    number = around.sentences[at]
    first = _first_sentence(around, at)
    here = _main_subject(around, first) if first < number else -1
    if first == 0:
        return here, -1
    return here, _main_subject(around, _first_sentence(around, around.starts[first - 1]))


def _first_sentence(around: Surroundings, at: int) -> int:
    """The number of the first sentence that begins in the paragraph of a token, that of its own where none does."""
    paragraph = around.tree.paragraph
    begins = bisect_left(paragraph, paragraph[at])
    number = around.sentences[begins]
    return number if around.starts[number] == begins else min(number + 1, around.sentences[at])


def _main_subject(around: Surroundings, number: int) -> int:
    tree = around.tree
    for i in range(around.starts[number], around.starts[number + 1]):
        if tree.head[i] == i and tree.pos[i] in _VERBAL:
            return _subject(tree, i)
    return -1


def _subject_before(around: Surroundings, at: int) -> int:
    """The subject of the main clause of the sentence before."""
    number = around.sentences[at]
    return _main_subject(around, number - 1) if number else -1
