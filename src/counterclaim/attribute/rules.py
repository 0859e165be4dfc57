"""Attribution by rules: constructions of the parse, weighed by a lexicon, joined with the quotation marks.

1. :mod:`.constructions` proposes, :mod:`.lexicon` decides; one reading is kept for each cue.
2. A quotation that a content touches belongs to it whole; one that stands alone goes to the reporting verb beside it,
   else on to the speaker before it (:mod:`.speech`).
3. A cue inside another's content makes its attribution a child of the other's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from counterclaim.attribute.attitude import attitude_of
from counterclaim.attribute.constructions import find_candidates
from counterclaim.attribute.lexicon import Scorer, lemma_of, load_scorer
from counterclaim.attribute.quotations import find_quotations
from counterclaim.attribute.speech import Found, Quoted, attach, quoted_tokens
from counterclaim.attribute.words import CONTESTING
from counterclaim.ids import content_id, text_sha256
from counterclaim.model import Attribution, Cue, Form, SourceMention, Spans
from counterclaim.tree import Tree, grow

METHOD = "rules-1"
THRESHOLD = 0.4
"""Probability from which a candidate is taken; chosen on PolNeAR train for the best F1 of full relations."""
CONTESTED_THRESHOLD = 0.25
"""The same for words that contest: a denial that is missed costs the ledger more than one too many."""
_DIRECT_FROM = 0.9
"""Share of quoted words from which a content counts as direct; below, and above none, it is mixed."""


def find(doc: Doc, *, report: str | None = None, threshold: float = THRESHOLD) -> tuple[Attribution, ...]:
    """Find every attribution of a parsed document, in order of their cues.

    ``doc`` needs tags, lemmas and a dependency parse in the label scheme of spaCy's English pipelines. Spans are code
    points into ``doc.text``. Sources may be empty (*it is widely believed*); contents and sources may be
    discontinuous. An attribution within the content of another has that one as its ``parent``. ``report`` is the id
    of the report that the ids of attributions are made for; without it they are made for the text.
    """
    tree = grow(doc)
    quotations = quoted_tokens(tree, find_quotations(doc.text))
    found = attach(tree, _take(tree, load_scorer(), threshold), quotations)
    found = _untangled(found)
    found.sort(key=lambda f: (f.cue[0], f.content[0]))
    report = report or text_sha256(doc.text)
    attributions = [_attribution(tree, f, quotations, report) for f in found]
    return tuple(
        attribution if parent is None else replace(attribution, parent=attributions[parent].id)
        for attribution, parent in zip(attributions, _parents(found), strict=True)
    )


def _take(tree: Tree, scorer: Scorer, threshold: float) -> list[Found]:
    """The best reading of each cue, where it is good enough."""
    best: dict[int, Found] = {}
    for candidate in find_candidates(tree):
        if not candidate.content:
            continue
        score = scorer.score(tree, candidate)
        enough = threshold if lemma_of(tree, candidate.head) not in CONTESTING else min(threshold, CONTESTED_THRESHOLD)
        if score >= enough and (candidate.head not in best or score > best[candidate.head].confidence):
            best[candidate.head] = Found(
                candidate.head, candidate.construction, candidate.cue, candidate.source, candidate.content, score
            )
    return list(best.values())


def _untangled(found: Sequence[Found]) -> list[Found]:
    """Without the weaker one of two whose contents hold each other's cues: only one of them can be the outer one."""
    held = [set(f.content) for f in found]
    by_head = {f.head: k for k, f in enumerate(found)}
    dropped: set[int] = set()
    for k, f in enumerate(found):
        for token in f.content:
            other = by_head.get(token)
            if other is not None and other != k and f.head in held[other]:
                dropped.add(min(k, other, key=lambda n: (found[n].confidence, -n)))
    return [f for k, f in enumerate(found) if k not in dropped]


def _parents(found: Sequence[Found]) -> list[int | None]:
    """For each attribution the one with the smallest content that holds its cue."""
    holders: dict[int, int] = {}
    order = sorted(range(len(found)), key=lambda k: -len(found[k].content))
    for k in order:
        for token in found[k].content:
            holders[token] = k
    parents: list[int | None] = []
    for k, f in enumerate(found):
        holder = holders.get(f.head)
        parents.append(holder if holder != k else None)
    return parents


def _attribution(tree: Tree, found: Found, quotations: Sequence[Quoted], report: str) -> Attribution:
    cue = Cue(tree.spans(found.cue), lemma_of(tree, found.head))
    source, content = tree.spans(found.source), tree.spans(found.content)
    return Attribution(
        id=content_id("attribution", report, _plain(source), _plain(cue.spans), _plain(content)),
        source=SourceMention(source),
        cue=cue,
        content=content,
        form=_form(tree, found, quotations),
        attitude=attitude_of(tree, found.head, found.construction),
        confidence=round(found.confidence, 3),
        method=METHOD,
    )


def _form(tree: Tree, found: Found, quotations: Sequence[Quoted]) -> Form:
    words = [t for t in found.content if tree.pos[t] not in {"PUNCT", "SPACE"}]
    if not words:
        return Form.INDIRECT
    near = (q for q in quotations if q.first <= words[-1] and words[0] <= q.last)
    quoted = {t for q in near for t in range(q.first, q.last + 1)}
    inside = sum(t in quoted for t in words)
    if not inside:
        return Form.INDIRECT
    return Form.DIRECT if inside >= _DIRECT_FROM * len(words) else Form.MIXED


def _plain(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]
