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
_BIT = {name: 1 << k for k, name in enumerate(FEATURES)}
"""Each feature as the bit of a whole number."""


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
    word = _WORDS[around.tree.text[at].lower()]
    base = _of_pronoun(at, word, around, source=source, cites=cites)
    nobody = {"nobody": True, "expletive": expletive, "by_sieve": sieve is None, "alone": not candidates}
    told = zip(
        _by_what_they_are(candidates, word, sieve),
        _by_place(at, candidates, word, around),
        _by_syntax(at, candidates, word, around, entity_at),
        _by_speech(at, candidates, around, speaker, holder, teller),
        strict=True,
    )
    found = [base | what | place | syntax | speech for what, place, syntax, speech in told]
    return unpacked([*found, base | sum(_BIT[name] for name, holds in nobody.items() if holds)], len(FEATURES))


def unpacked(signs: Sequence[int], count: int) -> Floats:
    """Signs as rows of features: bit ``k`` of each is feature ``k`` of ``count``. They are quicker to gather in whole
    numbers than one by one in a matrix."""
    size = (count + 7) // 8
    packed = np.frombuffer(b"".join([each.to_bytes(size, "little") for each in signs]), dtype=np.uint8)
    bits = np.unpackbits(packed.reshape(len(signs), size), axis=1, count=count, bitorder="little")
    return bits.astype(np.float32)


def _by_what_they_are(candidates: Sequence[Candidate], word: str, sieve: Entity | None) -> list[int]:
    """The signs that each is of a kind, known, and often mentioned."""
    of, gender, found = _BIT, _GENDERS.get(word), list[int]()
    top = max([candidate.entity.count for candidate in candidates], default=0)
    for entity, _, near in candidates:
        count, called = entity.count, entity.called
        on = of["person"] << kind_of(entity)
        on |= of["once"] << _UP_TO_3[min(count, 3)] | of["near_once"] << _UP_TO_3[near]
        if gender is not None:
            on |= of["open" if entity.gender is None else "agrees" if entity.gender == gender else "differs"]
        if entity.named:
            on |= of["named"]
        if entity.actor is not None:
            on |= of["known"]
        if called:
            same = word in called
            on |= of["same_before"] if same else 0
            on |= of["other_before"] if len(called) > same else 0
        if entity.first == 0:
            on |= of["headline"]
        if count == top:
            on |= of["top"]
        if entity.members:
            on |= of["joined"]
        if entity is sieve:
            on |= of["by_sieve"]
        found.append(on)
    return found


def _by_place(at: int, candidates: Sequence[Candidate], word: str, around: Surroundings) -> list[int]:
    """The signs that each is near, and alone there."""
    of, found, paragraphs, quotations = _BIT, list[int](), around.tree.paragraph, around.quotation
    sentence, paragraph, quotation = around.sentences[at], paragraphs[at], quotations[at]
    # The most recent stand first, so that the first of a sentence is the last that stays.
    leftmost = {number: i for _, (number, i, _), _ in candidates}
    human = word in _GENDERS
    somebody = [not (entity.thing or (human and entity.is_body)) for entity, _, _ in candidates]
    near = [k for k, (_, last, _) in enumerate(candidates) if somebody[k] and sentence - last.sentence <= 1]
    alone = near[0] if len(near) == 1 else -1
    passed = 0
    for k, (entity, (number, i, _), _) in enumerate(candidates):
        back = paragraph - paragraphs[i]
        on = of["d0"] << _DISTANCE[min(sentence - number, 8)]
        on |= of["p0"] << (back if back < 2 else 2)
        on |= of["r0"] << _RANK[min(k, 12)]
        if somebody[k]:
            on |= of["n0"] << (passed if passed < 3 else 3)
            passed += 1
        if k == alone:
            on |= of["only_near"]
        if leftmost[number] == i:
            on |= of["first"]
        if sentence - entity.first <= 1:
            on |= of["new"]
        if quotations[i] >= 0:
            on |= of["same_quote" if quotations[i] == quotation else "was_quoted"]
        found.append(on)
    return found


def _by_syntax(
    at: int,
    candidates: Sequence[Candidate],
    word: str,
    around: Surroundings,
    entity_at: Callable[[int], Entity | None],
) -> list[int]:
    """The signs of what each was in its sentence when it was mentioned last, and is to the pronoun."""
    of, found, tree, role = _BIT, list[int](), around.tree, ROLES_OF_WORDS.get(around.tree.dep[at])
    above = heads_above(tree, at)
    subjects = [_subject(tree, i) for i in above if tree.pos[i] in _VERBAL]
    clause, outer, head = subjects[0] if subjects else -1, subjects[1:], tree.head[at]
    before = _subject_before(around, at)
    subject_before = entity_at(before) if before >= 0 else None
    opened, opened_before = (entity_at(i) if i >= 0 else None for i in _openings(around, at))
    for entity, (_, i, _), _ in candidates:
        on = 0
        was, called = ROLES_OF_WORDS.get(tree.dep[i]), _WORDS.get(tree.text[i].lower())
        if was is not None:
            on = of["was_subject"] << was
            on |= of["parallel"] if was == role else 0
        if called is not None:
            on |= of["was_pronoun"]
            on |= of["same_word"] if called == word else 0
        if tree.tag[i].startswith("NNP"):
            on |= of["named_last"]
        if tree.head[i] == head and tree.dep[i] != "poss":
            on |= of["coargument"]
        if i == clause:
            on |= of["clause_subject"]
        elif i in outer:
            on |= of["above_subject"]
        if i in above:
            on |= of["around"]
        if i == before:
            on |= of["before_subject"]
        if entity is subject_before:
            on |= of["of_subject_before"]
        if entity is opened:
            on |= of["opened"]
        if entity is opened_before:
            on |= of["opened_before"]
        found.append(on)
    return found


def _by_speech(
    at: int,
    candidates: Sequence[Candidate],
    around: Surroundings,
    speaker: Entity | None,
    holder: Entity | None,
    teller: Entity | None,
) -> list[int]:
    """The signs that each has spoken, and that the pronoun stands in the same words."""
    of, found, paragraphs = _BIT, list[int](), around.tree.paragraph
    sentence, paragraph, quoted = around.sentences[at], paragraphs[at], around.holder.get(at)
    for entity, (_, i, was_source), _ in candidates:
        on = of["was_source"] if was_source else 0
        if entity is speaker:
            on |= of["spoke_last"]
        if entity is teller:
            on |= of["told_last"]
        if entity.sourced >= 0:
            spoke = sentence - entity.sourced
            on |= of["spoke_near"] if spoke <= 1 else of["spoke_far"] if spoke <= 4 else 0
            on |= of["spoke_here"] if paragraphs[around.starts[entity.sourced]] == paragraph else 0
        if quoted is not None and entity is holder:
            on |= of["quotes_this" if quoted[1] else "says_this"]
        held = around.holder.get(i)
        if held is not None:
            if quoted is not None and held[0] == quoted[0]:
                on |= of["same_holder"]
            elif not held[1]:
                on |= of["was_reported"]
        found.append(on)
    return found


_GENDERS = {"he": "m", "she": "f"}
_UP_TO_3 = (0, 0, 1, 2)
_DISTANCE = (0, 1, 2, 3, 4, 4, 5, 5, 5)
_RANK = (0, 1, 2, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4)


def _of_pronoun(at: int, word: str, around: Surroundings, *, source: bool, cites: bool) -> int:
    """The signs of the pronoun itself."""
    tree, of = around.tree, _BIT
    on = of[word]
    role = ROLES_OF_WORDS.get(tree.dep[at])
    if role is not None:
        on |= of["subject"] << role
    if tree.text[at].lower().endswith(("self", "selves")):
        on |= of["reflexive"]
    if source:
        on |= of["source"]
    if around.quotation[at] >= 0:
        on |= of["quoted"]
    elif at in around.holder:
        on |= of["reported"]
    start = around.starts[around.sentences[at]]
    if at - start < 3:
        on |= of["early"]
    if start == 0 or tree.paragraph[start - 1] != tree.paragraph[at]:
        on |= of["opens"]
    if source and tree.lemma[tree.head[at]] in _FURTHER:
        on |= of["further"]
    return on | of["cites"] if cites else on


def heads_above(tree: Tree, at: int) -> list[int]:
    """What a token hangs on, nearest first."""
    heads, chain = tree.head, list[int]()
    i = at
    while heads[i] != i and len(chain) < 30:
        i = heads[i]
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
