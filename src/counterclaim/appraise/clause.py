"""A main clause of a content: its verb, its subject, and whether the source speaks of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.appraise.factuality import is_negated
from counterclaim.appraise.reading import Row
from counterclaim.tree import Tree

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_FIRST = frozenset("i we us me my our myself ourselves".split())
_THIRD = frozenset("it he she they its his her their".split())
OPEN = frozenset({"if", "whether", "how", "why", "what", "who", "when", "where", "which"})
_LEADING = frozenset(
    "think believe feel know say mean guess suppose hope see find reckon tell argue add insist suspect "
    "understand".split()
)
"""Verbs under which the clause that carries the point may stand: "I think the council should resign"."""
_AT_MOST = 3
"""Sentences of a content that are looked at."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause of the content: its verb, its subject, and whether it is only believed."""

    verb: int
    subject: int | None
    believed: bool
    own: bool


def main_verbs(row: Row) -> Iterator[int]:
    """The verbs of the main clauses, first sentence first, those joined by "and" included."""
    tree, members = row.tree, set(row.content)
    verbs = [h for h in row.heads if tree.pos[h] in {"VERB", "AUX"}][:_AT_MOST]
    for verb in verbs:
        yield verb
        for child in tree.children[verb]:
            if tree.dep[child] == "conj" and child in members and tree.pos[child] in {"VERB", "AUX"}:
                yield child


def outer_clause(row: Row, verb: int) -> Clause:
    subject = row.tree.child(verb, *SUBJECTS)
    return Clause(verb, subject, False, is_self(row, subject))


def clause_of(row: Row, verb: int, believed: bool, members: frozenset[int]) -> Clause:
    """The clause that carries the point, below "I think" and "we know"."""
    tree = row.tree
    for _ in range(2):
        below = tree.child(verb, "ccomp")
        subject = tree.child(verb, *SUBJECTS)
        plain = _plainly(tree, verb)
        leads = plain is not None or (
            tree.lemma[verb] in _LEADING and (subject is None or is_self(row, subject)) and not is_negated(tree, verb)
        )
        below = plain if plain is not None else below
        if below is None or below not in members or not leads or tree.pos[below] not in {"VERB", "AUX"}:
            break
        if any(tree.text[c].lower() in OPEN for c in tree.children[below]):
            break
        believed = believed or tree.lemma[verb] not in {"be", "say", "tell", "know", "add", "insist"}
        verb = below
    subject = tree.child(verb, *SUBJECTS)
    if subject is None and tree.dep[verb] == "conj":
        subject = tree.child(tree.head[verb], *SUBJECTS)
    return Clause(verb, subject, believed, is_self(row, subject))


def _plainly(tree: Tree, verb: int) -> int | None:
    """The clause of "it is clear that", "it is true that"."""
    if tree.lemma[verb] != "be" or is_negated(tree, verb):
        return None
    predicate = tree.child(verb, "acomp")
    if predicate is None or tree.lemma[predicate].lower() not in {
        "clear",
        "obvious",
        "evident",
        "unmistakable",
        "undeniable",
        "certain",
    }:
        return None
    found = tree.child(verb, "ccomp")
    return found if found is not None else tree.child(predicate, "ccomp")


def conditional(tree: Tree, verb: int) -> bool:
    return any(
        tree.dep[c] == "mark" and tree.text[c].lower() in {"if", "whether", "unless"} for c in tree.children[verb]
    )


def is_question(row: Row, verb: int) -> bool:
    """A question, which asserts unless it is rhetorical."""
    tree = row.tree
    end = next((t for t in range(verb, min(len(tree), verb + 60)) if tree.text[t] in {".", "?", "!"}), None)
    return end is not None and tree.text[end] == "?"


def quoted(row: Row, token: int) -> bool:
    """Whether a token of the content stands within quotation marks."""
    tree = row.tree
    # Single marks cannot be told from apostrophes, but at the start of a content.
    if row.content and tree.text[row.content[0]][:1] in {"‘", "'"}:
        return True
    inside = False
    for t in row.content:
        if t >= token:
            break
        mark = tree.text[t]
        if mark == "“":
            inside = True
        elif mark == "”":
            inside = False
        elif mark in {'"', "''", "``"}:
            inside = not inside
    return inside


def is_self(row: Row, subject: int | None, *, side: bool = True) -> bool:
    """Whether a subject is the source or, with ``side``, what it speaks for ("his campaign"): a pronoun, or words
    that the source shares."""
    if subject is None:
        return False
    tree = row.tree
    word = tree.text[subject].lower()
    owners = {tree.text[c].lower() for c in tree.children[subject] if tree.dep[c] == "poss"}
    if word in _FIRST or owners & _FIRST:
        return True
    if word in _THIRD:
        return _means_source(row, subject, word)
    if side and owners & _THIRD:
        return not quoted(row, subject)
    named = (t for t in _core(row) if (tree.text[t][:1].isupper() or tree.pos[t] == "NOUN") and "-" not in tree.text[t])
    stems = {_stem(tree.text[t]) for t in named if tree.dep[t] != "amod" or tree.pos[t] == "PROPN"}
    return any(_stem(tree.text[t]) in stems for t in (subject, *tree.children[subject]) if len(tree.text[t]) > 3)


def _means_source(row: Row, subject: int, word: str) -> bool:
    """Whether "he", "they" or "it" in the reporter's words can be the source, and nobody named in between."""
    tree = row.tree
    if quoted(row, subject) or tree.dep[subject] == "expl" or tree.pos[subject] != "PRON":
        return False
    sources = {tree.text[t].lower() for t in row.source}
    if sources and sources <= {"i", "we"}:
        return False
    alone = sources & {"he", "she", "they", "it"}
    if len(row.source) == 1 and alone:
        return word in alone
    if (word == "she" and sources & {"mr.", "his"}) or (word == "he" and sources & {"mrs.", "ms.", "miss", "her"}):
        return False
    named = any(t < subject and tree.pos[t] == "PROPN" and tree.dep[t] in SUBJECTS for t in row.content)
    return not named and (word != "it" or _is_body(row))


def _core(row: Row) -> list[int]:
    """The words of a source that name it, without what it is said to be close to."""
    tree = row.tree
    found: list[int] = []
    for t in row.source:
        if found and (
            tree.text[t] in {",", "who", "whose", "that"}
            or (tree.dep[t] == "prep" and tree.text[t].lower() not in {"of", "for"})
        ):
            break
        found.append(t)
    return found


def _is_body(row: Row) -> bool:
    """Whether the source may call itself "it"."""
    persons = {"i", "he", "she", "who", "we", "they", "mr.", "mrs.", "ms.", "sen.", "rep."}
    return not any(row.tree.text[t].lower() in persons for t in row.source)


def _stem(word: str) -> str:
    """So much of a word that a state and its adjective mostly share it."""
    return word.lower()[:4]


def is_speaker(row: Row, subject: int | None) -> bool:
    """Whether a subject is the source itself, and not what it belongs to: "the Senate" of a senator is another."""
    if subject is None or not is_self(row, subject):
        return False
    tree = row.tree
    if tree.pos[subject] == "PRON" or not row.source:
        return True
    core = set(_core(row))
    heads = [t for t in core if tree.head[t] not in core]
    return any(_stem(tree.text[subject]) == _stem(tree.text[t]) for t in heads)


def first_person(row: Row, clause: Clause) -> bool:
    return clause.subject is not None and row.tree.text[clause.subject].lower() in {"i", "we"}


def realis(tree: Tree, verb: int) -> bool:
    """Told as done or not done, not as possible, due or to come."""
    return not any(tree.tag[c] == "MD" for c in tree.children[verb])


def says_never(tree: Tree, verb: int) -> bool:
    return any(tree.text[c].lower() == "never" for c in tree.children[verb])


def deed_to_come(tree: Tree, verb: int) -> int | None:
    """The verb of a deed to come, after *will*, *would*, *is going to*; ``None`` where it is none."""
    if tree.lemma[verb] == "go" and tree.tag[verb] == "VBG" and (done := tree.child(verb, "xcomp")) is not None:
        return done
    for c in tree.children[verb]:
        if tree.dep[c] == "aux" and tree.text[c].lower() in {"will", "would", "wo", "'ll", "’ll", "shall", "'d", "’d"}:
            perfect = any(tree.text[o].lower() == "have" and tree.dep[o] == "aux" for o in tree.children[verb])
            return None if perfect else verb
    return None


def not_only(tree: Tree, verb: int) -> bool:
    """ "Is not only a thief but": said after all."""
    near = [c for at in (verb, *tree.children[verb]) for c in tree.children[at]]
    return any(tree.text[c].lower() in {"only", "just", "merely"} for c in near)
