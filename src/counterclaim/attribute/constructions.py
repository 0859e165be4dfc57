"""The constructions in which news English attributes, read off the dependency parse.

Each generator proposes candidates: a word that may be a cue, what would be its source and its content. Whether the
word is a cue *in that construction* is for the lexicon (:mod:`counterclaim.attribute.lexicon`) to say: "he plans to"
and "he fails to" look alike here. Labels are those of spaCy's English pipelines (ClearNLP / Stanford style).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.attribute.words import REPORTING
from counterclaim.tree import Tree

SUBJECT = ("nsubj", "csubj")
PASSIVE_SUBJECT = ("nsubjpass", "csubjpass")
_OBJECT_PREPOSITIONS = frozenset(
    "about against as at behind by for from in into of on over regarding to toward towards upon with".split()
)
_PREDICATIVE = frozenset({"as", "of", "for", "over"})
"""Prepositions after an object that say what is held of it: *as a threat*, *of lying*, *for the attack*."""
_CONTROLLED = frozenset({"xcomp", "advcl", "conj", "acl", "relcl", "prep", "pcomp", "ccomp", "dep"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution, as token indices in reading order. ``head`` is the word that the lexicon is asked of."""

    head: int
    construction: str
    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


def find_candidates(tree: Tree) -> Iterator[Candidate]:
    """All candidates of a document, in order of their heads; one word may have several."""
    for i, pos in enumerate(tree.pos):
        if pos in {"VERB", "AUX"}:
            yield from _of_verb(tree, i)
        elif pos == "NOUN":
            yield from _of_noun(tree, i)
        elif pos == "ADJ":
            yield from _of_adjective(tree, i)
        if tree.lemma[i] == "accord" or tree.text[i].lower() == "according":
            yield from _according_to(tree, i)


# Verbs ---------------------------------------------------------------------------------------------------------


def _of_verb(tree: Tree, i: int) -> Iterator[Candidate]:
    if tree.child(i, "auxpass") is not None or _is_bare_participle(tree, i):
        yield from _of_passive(tree, i)
        return
    source = subject_of(tree, i)
    cue = verb_group(tree, i)
    particle = tree.child(i, "prt")
    suffix = f"+{tree.text[particle].lower()}" if particle is not None else ""
    patient = tree.child(i, "dobj")
    for child in tree.children[i]:
        dep = tree.dep[child]
        if dep == "ccomp" or (dep == "parataxis" and tree.pos[child] in {"VERB", "AUX"}):
            yield _candidate(tree, i, "ccomp" + suffix, cue, source, tree.subtree(child))
        elif dep == "xcomp":
            yield _candidate(tree, i, "xcomp" + suffix, cue, source, tree.subtree(child))
            if patient is not None:
                yield _joined(tree, i, "dobj_xcomp", cue, source, patient, child)
        elif dep == "dobj":
            yield _candidate(tree, i, f"dobj{_held_of(tree, child)}{suffix}", cue, source, tree.subtree(child))
        elif dep == "oprd" and patient is not None:
            yield _joined(tree, i, "dobj_oprd", cue, source, patient, child)
        elif dep == "prep" and patient is not None and tree.text[child].lower() in _PREDICATIVE:
            yield _joined(tree, i, f"dobj_{tree.text[child].lower()}", cue, source, patient, child)
        elif dep in {"prep", "agent"} and tree.text[child].lower() in _OBJECT_PREPOSITIONS:
            content = [t for grandchild in tree.children[child] for t in tree.subtree(grandchild)]
            if content:
                construction = f"prep_{tree.text[child].lower()}{suffix}"
                yield _candidate(tree, i, construction, [*cue, child], source, sorted(content))
    yield from _inverted(tree, i, cue)
    if tree.lemma[i].lower() in REPORTING and tree.child(i, "ccomp") is None:
        yield from _trailing(tree, i, cue)


def _is_bare_participle(tree: Tree, i: int) -> bool:
    """ "Asked about the report, …", "the ship said to carry arms": passive without an auxiliary."""
    return tree.tag[i] == "VBN" and tree.dep[i] in {"acl", "relcl", "advcl"} and tree.child(i, "aux") is None


def _held_of(tree: Tree, patient: int) -> str:
    """The preposition after an object, where the parse hangs it on the object: "accused [Kyiv of sabotage]"."""
    preposition = tree.child(patient, "prep")
    word = tree.text[preposition].lower() if preposition is not None else ""
    # "of" joins two nouns as a rule; after a name it does not.
    return f"_{word}" if word in _PREDICATIVE and (word != "of" or _animate(tree, patient)) else ""


def _animate(tree: Tree, i: int) -> bool:
    return tree.pos[i] in {"PROPN", "PRON"} or any(tree.pos[c] == "PROPN" for c in tree.children[i])


def _joined(
    tree: Tree, i: int, construction: str, cue: list[int], source: list[int], patient: int, child: int
) -> Candidate:
    """Object and what is said of it: "called it a lie", "described them as rumours", "accused Kyiv of sabotage"."""
    return _candidate(tree, i, construction, cue, source, sorted(tree.subtree(patient) + tree.subtree(child)))


def _inverted(tree: Tree, i: int, cue: list[int]) -> Iterator[Candidate]:
    """A reporting clause put into or after what it reports and hung below it: "Taxes, he said, will rise"."""
    at = tree.head[i]
    if tree.dep[i] not in {"parataxis", "ccomp", "advcl", "intj"} or at == i or tree.pos[at] not in {"VERB", "AUX"}:
        return
    own = trim(tree, tree.subtree(i))
    if not own or not _set_off(tree, own) or tree.child(i, "mark", "ccomp") is not None:
        return
    source = tree.child(i, *SUBJECT)
    if source is None:
        return
    below = frozenset([i])
    content = tree.subtree(at, without=below)
    yield _candidate(tree, i, "inverted", cue, tree.subtree(source), content)


def _trailing(tree: Tree, i: int, cue: list[int]) -> Iterator[Candidate]:
    """A reporting clause after a comma that the parser did not recognise as one, by the order of words alone:
    "The ships left on Monday, two officials said, and have not returned"."""
    before = [c for c in tree.children[i] if tree.dep[c] in SUBJECT and c < i]
    if not before:
        return
    source = tree.subtree(before[-1])
    first, comma = tree.sentence[i], source[0] - 1
    if comma <= first or tree.text[comma] != "," or source[-1] + 1 != min(cue):
        return
    told = list(range(first, comma))
    if any(tree.pos[t] in {"VERB", "AUX"} for t in told):
        yield _candidate(tree, i, "trailing", cue, source, told + _resumed(tree, i))


def _resumed(tree: Tree, i: int) -> list[int]:
    """What follows a reporting clause that a second comma closes: the sentence goes on."""
    end = next((t for t in range(i, len(tree)) if tree.sentence[t] != tree.sentence[i]), len(tree))
    return list(range(i + 2, end)) if i + 1 < end and tree.text[i + 1] == "," else []


def _set_off(tree: Tree, own: list[int]) -> bool:
    """Whether a clause is set off by commas or quotation marks."""
    before, after = own[0] - 1, own[-1] + 1
    marks = {",", "”", '"', "''", "—", "–", "-", "."}
    return (before >= 0 and tree.text[before] in marks) and (after >= len(tree) or tree.text[after] in marks)


def _of_passive(tree: Tree, i: int) -> Iterator[Candidate]:
    """ "Was widely taken as a sign", "is expected to resign", "was accused by", "it was reported that"."""
    subject = tree.child(i, *PASSIVE_SUBJECT)
    # The "that" of a relative clause stands for a noun outside of it.
    patient = tree.subtree(subject) if subject is not None and tree.tag[subject] not in {"WDT", "WP"} else []
    cue = verb_group(tree, i)
    agent = tree.child(i, "agent")
    by = [t for c in tree.children[agent] for t in tree.subtree(c)] if agent is not None else []
    expletive = subject is not None and tree.lemma[subject] == "it" and tree.pos[subject] == "PRON"
    for child in tree.children[i]:
        dep = tree.dep[child]
        if dep == "ccomp":
            source = by or ([] if expletive else patient)
            yield _candidate(tree, i, "pass_ccomp", cue, source, tree.subtree(child))
        elif dep in {"xcomp", "oprd"}:
            yield _candidate(tree, i, f"pass_{dep}", cue, by, sorted(patient + tree.subtree(child)))
        elif dep == "prep" and tree.text[child].lower() in _OBJECT_PREPOSITIONS and not by:
            content = [t for c in tree.children[child] for t in tree.subtree(c)]
            construction = f"pass_{tree.text[child].lower()}"
            yield _candidate(tree, i, construction, [*cue, child], by, sorted(patient + content))
    if by and patient and tree.child(i, "ccomp", "xcomp") is None:
        yield _candidate(tree, i, "pass_by", [*cue, agent] if agent is not None else cue, by, patient)


def verb_group(tree: Tree, i: int) -> list[int]:
    """A verb with its auxiliaries, negation, particle and the adverbs before it: one stretch, as PolNeAR marks cues."""
    group = [i]
    for child in tree.children[i]:
        dep = tree.dep[child]
        if dep in {"aux", "auxpass", "neg", "prt"} or (dep == "advmod" and child < i and not tree.children[child]):
            group.append(child)
    group.sort()
    # What stands before the subject ("Earlier he said") is no part of the stretch.
    first = i
    for t in reversed([t for t in group if t < i]):
        if any(tree.dep[c] in SUBJECT for c in range(t, first)):
            break
        first = t
    return [t for t in group if t >= first]


def subject_of(tree: Tree, i: int, *, depth: int = 4) -> list[int]:
    """The subject of a verb as token indices, its own or the one that it shares: of the verb that it is joined to by
    "and", or that controls it ("said X, adding that Y"; "vowed to deny"). Empty where there is none."""
    at = i
    for _ in range(depth):
        subject = tree.child(at, *SUBJECT, *(PASSIVE_SUBJECT if at != i else ()))
        if subject is not None:
            return tree.subtree(subject)
        if at != i and (agent := tree.child(at, "agent")) is not None:
            return [t for c in tree.children[agent] for t in tree.subtree(c)]
        up, dep = tree.head[at], tree.dep[at]
        if up == at or dep not in _CONTROLLED:
            return []
        if dep == "acl" and tree.tag[at] == "VB":
            return _doer(tree, up, below=at)
        if dep in {"acl", "relcl"}:
            return _noun_phrase(tree, up, below=at)
        if dep == "pcomp" and (told := _told_of(tree, up)):
            return told
        if dep == "ccomp" and tree.tag[at] not in {"VBG", "VB"}:
            return []
        at = up
    return []


def _told_of(tree: Tree, preposition: int) -> list[int]:
    """The object that what follows a preposition is said of: "quoted *the official* as saying", "accused *him* of
    lying", "for denying"."""
    verb = tree.head[preposition]
    if tree.text[preposition].lower() not in _OF_OBJECT or tree.pos[verb] != "VERB":
        return []
    if tree.child(verb, "auxpass") is not None:
        patient = tree.child(verb, *PASSIVE_SUBJECT)
    else:
        patient = tree.child(verb, "dobj")
    return tree.subtree(patient) if patient is not None and patient < preposition else []


_OF_OBJECT = frozenset({"as", "of", "for", "from"})
_RANKS = frozenset("first second third last latest only next newest".split())


def _doer(tree: Tree, noun: int, *, below: int) -> list[int]:
    """Who does what an infinitive after a noun says: of "Peru's plan to blame" Peru; of "the first official to say"
    the official; of "evidence to blame" nobody."""
    if tree.pos[noun] in {"PROPN", "PRON"} or any(tree.text[c].lower() in _RANKS for c in tree.children[noun]):
        return _noun_phrase(tree, noun, below=below)
    return holder_of(tree, noun)


def _noun_phrase(tree: Tree, head: int, *, below: int) -> list[int]:
    """A noun phrase without one of its clauses."""
    if tree.pos[head] not in {"NOUN", "PROPN", "PRON"}:
        return []
    return tree.subtree(head, without=frozenset([below]))


# Nouns and adjectives ------------------------------------------------------------------------------------------


def _of_noun(tree: Tree, i: int) -> Iterator[Candidate]:
    """ "The denial that", "findings that", "a plan to", "criticism of", each with its possessor or its "by" phrase."""
    source = holder_of(tree, i)
    for child in tree.children[i]:
        dep = tree.dep[child]
        if child < i:
            continue
        if dep in {"acl", "ccomp", "relcl"} and tree.pos[child] in {"VERB", "AUX"}:
            kind = _kind_of_clause(tree, child)
            if kind:
                yield _candidate(tree, i, kind, [i], source, tree.subtree(child))
        elif dep == "prep" and tree.text[child].lower() in _OBJECT_PREPOSITIONS and tree.lemma[child] != "by":
            content = [t for c in tree.children[child] for t in tree.subtree(c)]
            if content and not set(content) & set(source):
                yield _candidate(tree, i, f"noun_{tree.text[child].lower()}", [i, child], source, content)
        elif dep == "prep" and tree.text[child].lower() in _GIVEN_BY:
            yield from _given(tree, i, child)


def _given(tree: Tree, noun: int, preposition: int) -> Iterator[Candidate]:
    """ "A claim by a rival that …", where the parse hangs the clause on the rival."""
    giver = tree.child(preposition, "pobj")
    for clause in tree.children[giver] if giver is not None else ():
        if tree.dep[clause] in {"acl", "relcl", "ccomp"} and _kind_of_clause(tree, clause) == "noun_that":
            source = tree.subtree(giver, without=frozenset([clause])) if giver is not None else []
            yield _candidate(tree, noun, "noun_that", [noun], source, tree.subtree(clause))


def _kind_of_clause(tree: Tree, verb: int) -> str | None:
    """A noun's clause that says what it holds: "that" with a subject of its own after it, or an infinitive. The
    parser takes many for relative clauses; those have a gap where the "that" stands in for the noun."""
    first = min(tree.subtree(verb))
    if tree.text[first].lower() == "that":
        after = first + 1
        own = tree.child(verb, "mark") == first or tree.pos[after] in {"PRON", "DET", "PROPN"}
        return "noun_that" if own else None
    return "noun_to" if tree.tag[verb] == "VB" and tree.dep[verb] == "acl" else None


_GIVEN_BY = frozenset({"by", "from", "among"})
_LIGHT = frozenset("do express give have hold issue make offer publish put raise release reiterate repeat send".split())


def holder_of(tree: Tree, i: int) -> list[int]:
    """Whose finding or denial it is: a possessor, a "by" phrase, a name before it, or the subject of a light verb."""
    for child in tree.children[i]:
        if tree.dep[child] == "poss":
            return [t for t in tree.subtree(child) if tree.dep[t] != "case"]
    for child in tree.children[i]:
        if tree.dep[child] == "prep" and tree.text[child].lower() in _GIVEN_BY:
            return [t for c in tree.children[child] for t in tree.subtree(c)]
    named = [c for c in tree.children[i] if c < i and _names(tree, c)]
    if named:
        return list(range(min(tree.subtree(named[0])), i))
    up = tree.head[i]
    if tree.dep[i] in {"dobj", "attr"} and tree.lemma[up] in _LIGHT:
        return subject_of(tree, up)
    return []


def _names(tree: Tree, i: int) -> bool:
    """A modifier that names someone: "U.S. intelligence findings", "Turkish allegations"."""
    return tree.dep[i] in {"compound", "amod", "nmod"} and tree.text[i][:1].isupper()


def _of_adjective(tree: Tree, i: int) -> Iterator[Candidate]:
    """ "Is confident that", "was unaware of", "are willing to"."""
    if tree.dep[i] != "acomp":
        return
    verb = tree.head[i]
    source = subject_of(tree, verb)
    cue = [*verb_group(tree, verb), *(c for c in tree.children[i] if tree.dep[c] == "advmod" and c < i), i]
    for child in tree.children[i]:
        dep = tree.dep[child]
        if dep in {"ccomp", "xcomp"}:
            yield _candidate(tree, i, f"adj_{dep}", cue, source, tree.subtree(child))
        elif dep == "prep" and (content := [t for c in tree.children[child] for t in tree.subtree(c)]):
            yield _candidate(tree, i, f"adj_{tree.text[child].lower()}", [*cue, child], source, content)


def _according_to(tree: Tree, i: int) -> Iterator[Candidate]:
    to = next((c for c in range(i + 1, min(i + 2, len(tree))) if tree.text[c].lower() == "to"), None)
    if to is None:
        return
    source = [t for c in tree.children[to] for t in tree.subtree(c)]
    at = tree.head[i]
    while tree.pos[at] not in {"VERB", "AUX"} and tree.head[at] != at:
        at = tree.head[at]
    # The whole sentence, subordinate clauses and all, hangs on the authority named.
    content = tree.subtree(at, without=frozenset([i]))
    yield _candidate(tree, i, "according", [i, to], source, content)


# Common --------------------------------------------------------------------------------------------------------


def _candidate(
    tree: Tree, head: int, construction: str, cue: list[int], source: list[int], content: list[int]
) -> Candidate:
    source = _without_asides(tree, _without_moment(tree, source))
    taken = {*cue, *source}
    content = trim(tree, [t for t in content if t not in taken])
    if len(content) > 1 and tree.tag[content[0]] == "WDT" and content[1] != content[0] + 1:
        # The "that" of a relative clause, far from the rest, stands for a noun outside of it.
        content = content[1:]
    return Candidate(head, construction, tuple(sorted(cue)), tuple(trim(tree, source)), tuple(content))


_EDGE = frozenset({",", ";", ":", ".", "—", "–", "-", "--"})


_MOMENTS = frozenset(
    """afternoon april august briefing conference day december evening february friday hearing interview january july
    june march may monday month moment morning night november october rally release saturday september speech statement
    sunday thursday time tuesday wednesday week weekend year""".split()
)


def _without_moment(tree: Tree, source: list[int]) -> list[int]:
    """A source without the "at the time" or "in a statement" that the parse hangs on it."""
    members = set(source)
    aside: set[int] = set()
    for t in source:
        if tree.dep[t] == "prep" and tree.head[t] in members and tree.text[t].lower() in {"at", "on", "in", "during"}:
            noun = tree.child(t, "pobj")
            if noun is not None and tree.lemma[noun].lower() in _MOMENTS:
                aside.update(tree.subtree(t))
    return [t for t in source if t not in aside] if aside else source


def _without_asides(tree: Tree, source: list[int]) -> list[int]:
    """A source without the clause after a comma that only tells more of it: "the mayor, who took office in May"."""
    aside: set[int] = set()
    for t in source:
        if tree.dep[t] == "relcl" and t != source[0]:
            clause = tree.subtree(t)
            if tree.text[clause[0] - 1] == ",":
                aside.update(clause)
    return [t for t in source if t not in aside] if aside else source


def trim(tree: Tree, tokens: list[int]) -> list[int]:
    """Without commas, stops, dashes, conjunctions and white space at both ends."""
    first, last = 0, len(tokens)
    while first < last and (not tree.text[tokens[first]].strip() or tree.text[tokens[first]] in _EDGE):
        first += 1
    while last > first and (not tree.text[tokens[last - 1]].strip() or tree.text[tokens[last - 1]] in _EDGE):
        last -= 1
    return tokens[first:last]
