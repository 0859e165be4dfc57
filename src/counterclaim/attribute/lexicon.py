"""Which words attribute, in which construction: a lexicon counted on PolNeAR, and a logistic scorer over it.

The lexicon (``cues.tsv``) holds for each lemma and construction how often it stood and how often it attributed; the
scorer (``weights.tsv``) weighs that against the construction, the kind of source and the form of the verb. Both are
written by ``python -m training.cues``; see docs/model-card.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp, log

from counterclaim.attribute.constructions import Candidate
from counterclaim.attribute.words import REPORTING
from counterclaim.tree import Tree

PRIOR_STRENGTH = 3.0
"""How many sightings the average of a construction counts for, beside those of the lemma itself."""
_FIRST_OR_SECOND = frozenset("i we you us".split())
_THIRD = frozenset("he she they".split())
_WEAK = frozenset("it this that which there what these those".split())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Counts by (lemma, construction): how often seen, how often attributing.

    Two lemmas sum up a construction: ``+`` over the words that attribute whatever the corpus (:mod:`.words`), ``*``
    over the others. A rare word falls back on the sum of its kind.
    """

    counts: dict[tuple[str, str], tuple[float, float]]

    def probability(self, lemma: str, construction: str) -> float:
        """How often this word in this construction attributes, smoothed towards the construction's average."""
        seen, hits = self.counts.get((lemma, construction), (0.0, 0.0))
        all_seen, all_hits = self.counts.get((kind_of(lemma), construction), (0.0, 0.0))
        average = (all_hits + 0.5) / (all_seen + 10.0)
        return (hits + PRIOR_STRENGTH * average) / (seen + PRIOR_STRENGTH)


@dataclass(frozen=True, slots=True)
class Scorer:
    """The probability that a candidate is an attribution."""

    lexicon: Lexicon
    weights: dict[str, float]

    def score(self, tree: Tree, candidate: Candidate) -> float:
        """Between 0 and 1."""
        lemma = lemma_of(tree, candidate.head)
        prior = self.lexicon.probability(lemma, candidate.construction)
        total = self.weights["bias"] + self.weights["lexicon"] * _logit(prior)
        for feature in features(tree, candidate):
            total += self.weights.get(feature, 0.0)
        return 1.0 / (1.0 + exp(-total))


def kind_of(lemma: str) -> str:
    """The lemma that sums up the counts of a word's kind."""
    return "+" if lemma in REPORTING else "*"


def lemma_of(tree: Tree, i: int) -> str:
    """The lexicon's key of a token."""
    return tree.lemma[i].lower()


def features(tree: Tree, candidate: Candidate) -> list[str]:
    """The binary features of a candidate, beside the lexicon's probability."""
    head = candidate.head
    size = len(candidate.content)
    negated = any(tree.dep[c] == "neg" for c in tree.children[head])
    modal = any(tree.tag[c] == "MD" for c in tree.children[head])
    return [
        f"construction={candidate.construction.split('+')[0]}",
        f"source={_kind_of_source(tree, candidate)}",
        f"tag={tree.tag[head]}",
        f"dep={tree.dep[head]}",
        f"size={min(size.bit_length(), 6)}",
        f"negated={negated}",
        f"modal={modal}",
        f"content={tree.pos[candidate.content[0]] if candidate.content else 'none'}",
    ]


def _kind_of_source(tree: Tree, candidate: Candidate) -> str:
    if not candidate.source:
        return "none"
    members = set(candidate.source)
    head = next((t for t in candidate.source if tree.head[t] not in members or tree.head[t] == t), candidate.source[0])
    word = tree.text[head].lower()
    for kind, words in (("speaker", _FIRST_OR_SECOND), ("third", _THIRD), ("weak", _WEAK)):
        if word in words:
            return kind
    if tree.pos[head] == "NOUN":
        return "plural" if tree.tag[head] == "NNS" else "common"
    return "name" if tree.pos[head] == "PROPN" else "other"


def _logit(p: float) -> float:
    return log(p / (1.0 - p)) if 0.0 < p < 1.0 else (-9.0 if p <= 0 else 9.0)


@cache
def load_scorer() -> Scorer:
    """The scorer shipped with the package."""
    folder = resources.files("counterclaim.attribute")
    rows = [line.split("\t") for line in (folder / "cues.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]
    counts = {(lemma, construction): (float(seen), float(hits)) for lemma, construction, seen, hits in rows}
    rows = [line.split("\t") for line in (folder / "weights.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]
    return Scorer(Lexicon(counts), {name: float(weight) for name, weight in rows})
