"""One attribution as token indices of the parse, with the words that the rules ask for again and again."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.appraise.acts import ACTS
from counterclaim.appraise.factuality import is_negated, main_words
from counterclaim.appraise.lexicon import NEGATIVES
from counterclaim.model import Attribution
from counterclaim.tree import Tree


@dataclass(frozen=True, slots=True)
class Row:
    """An attribution on the parse: ``head`` is the cue's main word, ``heads`` the content's."""

    tree: Tree
    attribution: Attribution
    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    head: int
    heads: tuple[int, ...]
    lemma: str
    negated: bool
    phrase: str
    """The lemmas of the cue with its auxiliaries, its negation and what governs it: "will neither confirm nor deny"."""

    def first(self) -> str:
        """The first word of the content, lower-cased."""
        word = next((self.tree.text[t] for t in self.content if self.tree.text[t].isalpha()), "")
        return word.lower()


_LIGHT = frozenset(
    "be have do make give take get offer keep feel sound seem appear remain become come go put issue continue begin "
    "start will would can could may might "
    "shall should must not to".split()
)
"""Verbs of which a cue's meaning is in another word: *made* clear, *is* willing, *has* plans."""


_ISSUING = frozenset("issue release say statement publish post send write make give deliver file hold put use".split())
"""Verbs of which another word of the cue says what was done: "issued a statement *apologising* for"."""


def main_of_cue(tree: Tree, cue: tuple[int, ...]) -> int:
    """The word of a cue that carries its meaning: *denied* of "has repeatedly denied", *willing* of "is willing"."""
    members = set(cue)
    words = [t for t in cue if tree.pos[t] not in {"PUNCT", "SPACE", "PART", "DET"}] or list(cue)
    tops = [t for t in words if tree.head[t] not in members or tree.head[t] == t] or words
    top = next((t for t in tops if tree.pos[t] in {"VERB", "ADJ", "NOUN"}), tops[0])
    lemma = tree.lemma[top].lower()
    if lemma in ACTS and lemma not in _LIGHT:
        return top
    inner = [
        t for t in words if t != top and tree.pos[t] in {"VERB", "ADJ", "NOUN"} and tree.lemma[t].lower() not in _LIGHT
    ]
    if lemma in _ISSUING:
        done = (t for t in inner if tree.lemma[t].lower() in ACTS or tree.lemma[t] == "say")
        return next((t for t in done if _is_done(tree, t, top)), top)
    if lemma not in _LIGHT:
        return top
    return next((t for t in inner if tree.lemma[t].lower() in ACTS), inner[0] if inner else top)


def _is_done(tree: Tree, t: int, top: int) -> bool:
    """Whether a word of a cue tells what was done: "*apologising*", "a *threat*"; not "by the *campaign*"."""
    return tree.tag[t] in {"VBG", "VB"} or (tree.pos[t] == "NOUN" and tree.dep[t] == "dobj" and tree.head[t] == top)


def _singular(lemma: str) -> str:
    """The lemma of a plural that the tagger took for a name, as in headlines: "Allegations Of"."""
    return lemma[:-1] if lemma not in ACTS and lemma.endswith("s") and lemma[:-1] in ACTS else lemma


def read(tree: Tree, attribution: Attribution) -> Row | None:
    """The tokens of an attribution; ``None`` where its cue has none (a colon, a quotation on its own)."""
    cue = tree.tokens(attribution.cue.spans)
    if not cue:
        return None
    lemma = attribution.cue.lemma.lower()
    head = next((t for t in cue if tree.lemma[t].lower() == lemma), None)
    if head is None or lemma in _LIGHT or lemma in _ISSUING:
        head = main_of_cue(tree, cue)
        lemma = tree.lemma[head].lower()
    lemma = _singular(lemma)
    content = tree.tokens(attribution.content)
    heads = tuple(main_words(tree, frozenset(content))) if content else ()
    source = tree.tokens(attribution.source.spans)
    negated = (is_negated(tree, head) and not _negated_within(tree, head, content, cue)) or _by_none(tree, head, source)
    phrase = _phrase(tree, cue, head, frozenset(source) | frozenset(content))
    return Row(tree, attribution, cue, source, content, head, heads, lemma, negated, phrase)


def _negated_within(tree: Tree, head: int, content: tuple[int, ...], cue: tuple[int, ...]) -> bool:
    """Whether all that negates a cue stands in its content, where the parser hung "Not so" from the verb of saying."""
    words = [c for at in (head, tree.head[head]) for c in tree.children[at] if tree.text[c].lower() in NEGATIVES]
    inside = set(content) - set(cue)
    return bool(words) and all(word in inside for word in words)


_GOVERNING = frozenset("acl xcomp pcomp prep acomp ccomp advmod pobj".split())
_HELPING = frozenset("aux auxpass neg prt preconj cc".split())
_HINGES = frozenset(
    "refusal failure reluctance unwillingness "
    "decline refuse avoid dodge hesitate stop fall short fail neglect reluctant unwilling unable able ready willing "
    "prepared want "
    "seem appear go continue try be have do not rule manage hold refrain shy forget".split()
)
"""What a cue may hang from that changes what it does: "*declined* to say", "*stopped short* of accusing"."""


def _phrase(tree: Tree, cue: tuple[int, ...], head: int, apart: frozenset[int]) -> str:
    members = set(cue)
    at = head
    for _ in range(4):
        members.update(c for c in tree.children[at] if _helps(tree, c, at) and c not in apart)
        up = tree.head[at]
        paired = tree.dep[at] == "conj" and tree.lemma[up] in {"confirm", "deny", "verify"}
        if up == at or not (tree.dep[at] in _GOVERNING or paired) or up in apart or up > at:
            break
        if up not in members and tree.lemma[up].lower() not in _HINGES and tree.dep[at] != "prep" and not paired:
            break
        members.add(up)
        at = up
    words = (_plain(tree, t) for t in sorted(members) if not tree.text[t].isspace() and tree.pos[t] != "PUNCT")
    return " ".join(words)


_PLAIN = {
    "n't": "not",
    "n’t": "not",
    "'s": "be",
    "’s": "be",
    "'d": "would",
    "’d": "would",
    "'ll": "will",
    "’ll": "will",
}


def _plain(tree: Tree, t: int) -> str:
    word = tree.lemma[t].lower()
    return "longer" if tree.text[t] == "longer" else _PLAIN.get(word, word)


def _helps(tree: Tree, child: int, of: int) -> bool:
    if tree.dep[child] in _HELPING:
        return tree.dep[child] != "cc" or tree.lemma[child] == "nor"
    return tree.text[child].lower() in {"no", "never", "not", "neither", "longer"} or (
        tree.dep[child] == "acomp" and tree.lemma[child] in {"short", "silent", "mum"} and child > of
    )


def _by_none(tree: Tree, head: int, source: tuple[int, ...]) -> bool:
    """Whether nobody says it, where the source is no subject of the cue: "no evidence to indicate that"."""
    if tree.dep[head] == "acl" and any(tree.text[c].lower() == "no" for c in tree.children[tree.head[head]]):
        return True
    apart = bool(source) and not any(tree.head[t] == head and tree.dep[t] in {"nsubj", "nsubjpass"} for t in source)
    return apart and tree.text[source[0]].lower() in {"no", "nobody", "none", "neither"}
