"""A dependency parse as plain lists, shared by the stages: reading spaCy tokens one by one costs more than rules."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import add

from spacy.attrs import DEP, HEAD, LEMMA, ORTH, POS, SENT_START, SPACY, TAG
from spacy.tokens import Doc

from counterclaim.model import Span

_ATTRIBUTES = (ORTH, LEMMA, POS, TAG, DEP, HEAD, SENT_START, SPACY)

TAGS = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ RB "
    "RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``"
).split()
LABELS = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative "
    "dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj "
    "predet prep prt punct quantmod relcl xcomp"
).split()
"""The tags and labels of spaCy's English pipelines, in the order by which models number them."""


@dataclass(slots=True, frozen=True, eq=False)
class Tree:
    """Token ``i`` of a document is item ``i`` of each list; ``head`` holds absolute indices, a root its own."""

    raw: str
    """The whole text; building it from the document anew is slow."""
    text: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    start: list[int]
    end: list[int]
    sentence: list[int]
    """Index of the first token of the token's sentence."""
    paragraph: list[int]
    """Number of the token's paragraph, from 0."""

    def __len__(self) -> int:
        return len(self.text)

    def subtree(self, i: int, *, without: frozenset[int] = frozenset()) -> list[int]:
        """Token indices below and including ``i``, in reading order; branches that begin at a token of ``without``
        are left out."""
        found, stack = [], [i]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(child for child in self.children[at] if child not in without)
        found.sort()
        return found

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of ``i`` with one of these labels."""
        return next((c for c in self.children[i] if self.dep[c] in deps), None)

    def tokens(self, spans: Iterable[Span]) -> tuple[int, ...]:
        """Token indices that lie in character spans, at least in part, in the order of the spans; white space left
        out. The inverse of :meth:`spans`."""
        found: list[int] = []
        for start, end in spans:
            first, last = bisect_right(self.end, start), bisect_left(self.start, end)
            found.extend(i for i in range(first, last) if not self.text[i].isspace())
        return tuple(found)

    def reach(self, span: Span) -> tuple[int, int] | None:
        """The tokens that a character span touches, as a range: ``None`` where it begins or ends outside the text."""
        length = len(self.raw)
        if not (0 <= span.start < length and 0 < span.end <= length):
            return None
        first, last = bisect_right(self.start, span.start) - 1, bisect_right(self.start, span.end - 1) - 1
        return (first + 1 if span.start == self.end[first] else first), last + 1

    def words(self, start: int, end: int) -> str:
        """The text of a range of tokens, at least one."""
        return self.raw[self.start[start] : self.end[end - 1]]

    def spans(self, tokens: Sequence[int]) -> tuple[Span, ...]:
        """Character spans of token indices in order: one for each unbroken run, white space at the ends left out."""
        spans: list[Span] = []
        last = -2
        for i in tokens:
            if not self.text[i].strip():
                continue
            if spans and all(not self.text[j].strip() for j in range(last + 1, i)):
                spans[-1] = Span(spans[-1].start, self.end[i])
            else:
                spans.append(Span(self.start[i], self.end[i]))
            last = i
        return tuple(spans)


@lru_cache(maxsize=1)
def grow(doc: Doc) -> Tree:
    """Copy a parsed document into a :class:`Tree`. The last one is kept, as the stages ask for it one after another."""
    rows = doc.to_array(list(_ATTRIBUTES)).astype("int64").T.tolist() if len(doc) else [[] for _ in _ATTRIBUTES]
    # to_array gives unsigned values; strings are looked up once per kind, not once per token.
    orth, lemma, pos, tag, dep, head, sent_start, space = rows
    texts, lemmas, tags, deps = (_strings(doc, column) for column in (orth, lemma, tag, dep))
    poses = [_POS.get(p, "X") for p in pos]
    if not _CONTRACTED.keys().isdisjoint(lemmas):
        pairs = zip(lemmas, poses, strict=True)
        lemmas = [_CONTRACTED.get(lemma, lemma) if p in {"VERB", "AUX"} else lemma for lemma, p in pairs]
    heads = [i + offset for i, offset in enumerate(head)]
    children: list[list[int]] = [[] for _ in texts]
    for i, at in enumerate(heads):
        if at != i:
            children[at].append(i)
    raw = "".join([text + " " if blank else text for text, blank in zip(texts, space, strict=True)])
    lengths = list(map(len, texts))
    start = list(accumulate(map(add, lengths, space), initial=0))[: len(texts)]
    end = list(map(add, start, lengths))
    texts = _numbered(texts)
    sentences, paragraphs = _sentences(sent_start), _paragraphs(texts)
    return Tree(raw, texts, lemmas, poses, tags, deps, heads, children, start, end, sentences, paragraphs)


_CONTRACTED = {"’": "be", "’s": "be", "’re": "be", "’m": "be", "’ve": "have", "’ll": "will", "’d": "would"}
"""The pipelines know contractions by their straight apostrophe only."""


_SEEN: dict[int, str] = {}
"""Strings by their hashes, which are the same in all vocabularies: those of many documents are looked up once."""
_MOST = 1 << 16


def _strings(doc: Doc, column: list[int]) -> list[str]:
    if len(_SEEN) > _MOST:
        _SEEN.clear()
    strings = doc.vocab.strings
    for key in set(column):
        if key not in _SEEN:
            _SEEN[key] = strings[key & 0xFFFFFFFFFFFFFFFF]
    return list(map(_SEEN.__getitem__, column))


def _numbered(texts: list[str]) -> list[str]:
    """The words, with "No" before a figure as the "No." that it is: "No 10 said" is said by somebody."""
    if "No" not in texts:
        return texts
    after = [*texts[1:], ""]
    return [
        "No." if text == "No" and following.isdigit() else text for text, following in zip(texts, after, strict=True)
    ]


def _sentences(sent_start: list[int]) -> list[int]:
    first, sentence = 0, []
    for i, starts in enumerate(sent_start):
        if starts == 1:
            first = i
        sentence.append(first)
    return sentence


def _paragraphs(texts: list[str]) -> list[int]:
    number, paragraph = 0, []
    for text in texts:
        paragraph.append(number)
        number += "\n" in text
    return paragraph


def _pos_names() -> dict[int, str]:
    from spacy.symbols import IDS

    names = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split()
    return {IDS[name]: name for name in names}


_POS = _pos_names()
