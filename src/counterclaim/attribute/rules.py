"""Attribution by rules: constructions of the parse, weighed by a lexicon, joined with the quotation marks.

1. :mod:`.constructions` proposes, :mod:`.lexicon` decides; one reading is kept for each cue.
2. A quotation that a content touches belongs to it whole; one that stands alone goes to the reporting verb beside it,
   else on to the speaker before it (:mod:`.speech`).
3. A cue inside another's content makes its attribution a child of the other's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from counterclaim.attribute.assembly import assemble
from counterclaim.attribute.constructions import Candidate, find_candidates
from counterclaim.attribute.lexicon import Scorer, lemma_of, load_scorer
from counterclaim.attribute.quotations import find_quotations
from counterclaim.attribute.speech import Found, Quoted, attach, quoted_tokens
from counterclaim.attribute.words import CONTESTING
from counterclaim.ids import text_sha256
from counterclaim.model import Attribution
from counterclaim.tree import Tree, grow

METHOD = "rules-1"
THRESHOLD = 0.4
"""Probability from which a candidate is taken; chosen on PolNeAR train for the best F1 of full relations."""
CONTESTED_THRESHOLD = 0.25
"""The same for words that contest: a denial that is missed costs the ledger more than one too many."""


def find(doc: Doc, *, report: str | None = None, threshold: float = THRESHOLD) -> tuple[Attribution, ...]:
    """Find every attribution of a parsed document, in order of their cues.

    ``doc`` needs tags, lemmas and a dependency parse in the label scheme of spaCy's English pipelines. Spans are code
    points into ``doc.text``. Sources may be empty (*it is widely believed*); contents and sources may be
    discontinuous. An attribution within the content of another has that one as its ``parent``. ``report`` is the id
    of the report that the ids of attributions are made for; without it they are made for the text.
    """
    tree = grow(doc)
    quotations = quoted_tokens(tree, find_quotations(tree.raw))
    found = readings(tree, find_candidates(tree), quotations, threshold=threshold)
    return assemble(tree, found, quotations, report=report or text_sha256(doc.text), method=METHOD)


def readings(
    tree: Tree, candidates: Iterable[Candidate], quotations: Sequence[Quoted], *, threshold: float = THRESHOLD
) -> list[Found]:
    """What the rules take of a document's candidates, joined with its quotations; not yet untangled or in order."""
    return attach(tree, _take(tree, candidates, load_scorer(), threshold), quotations)


def _take(tree: Tree, candidates: Iterable[Candidate], scorer: Scorer, threshold: float) -> list[Found]:
    """The best reading of each cue, where it is good enough."""
    best: dict[int, Found] = {}
    for candidate in candidates:
        if not candidate.content:
            continue
        score = scorer.score(tree, candidate)
        enough = threshold if lemma_of(tree, candidate.head) not in CONTESTING else min(threshold, CONTESTED_THRESHOLD)
        if score >= enough and (candidate.head not in best or score > best[candidate.head].confidence):
            best[candidate.head] = Found(
                candidate.head, candidate.construction, candidate.cue, candidate.source, candidate.content, score
            )
    return list(best.values())
