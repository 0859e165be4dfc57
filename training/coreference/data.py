"""Examples for the ranking: pronouns with their candidates, from OntoGUM and from readers' labels on news.

OntoGUM (Zhu, Pradhan and Zeldes, ACL 2021) marks every mention; the ranker is taught as it will read, each pronoun
taking the right antecedent before the next is looked at. ``labels.jsonl`` holds pronouns of PolNeAR's training articles
and of world news by offset, with the last mentions of whom each means, as a reader of ours saw it, and none where it
means nobody: those where rules and an earlier ranking disagreed or the ranking was unsure, and all that are sources in
some articles. Where the two agree on the source of
a statement, or the rules take a body to speak of itself, that is taken for right as well, at less weight. Articles of
the check sets of ``benchmarks reference`` are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks._data import rows
from benchmarks.coreference import Text, spaces
from benchmarks.coreference import read as read_conll
from numpy.typing import NDArray
from spacy.tokens import Doc

from counterclaim import clean, parse
from counterclaim.encoder import vectors_of
from counterclaim.model import Attribution, Report
from counterclaim.pipeline import Pipeline, prepare
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.heads import head_of_phrase
from counterclaim.resolve.ranker import Candidate, Choose, Floats, Ranker
from counterclaim.resolve.ranking import FEATURES, word_of
from counterclaim.resolve.reading import Reading
from counterclaim.tree import grow

HERE = Path(__file__).resolve().parent
CHECKED = HERE.parent.parent / "benchmarks" / "labels"
LABELLED, AGREED, UNREACHED = 3.0, 0.4, 0.3
"""Weights of an example that a reader labelled, of one on which two ways agree, and of one whose antecedent is no
candidate."""
EVERY = 3
"""One PolNeAR article of so many is read for agreement."""


@dataclass(frozen=True, slots=True)
class Example:
    """One mention: features (n, k) of candidates and, of a pronoun, of nobody as the last one; which rows are right;
    its vector, and those of the candidates."""

    features: NDArray[np.uint8]
    right: tuple[int, ...]
    mention: NDArray[np.float16]
    candidates: NDArray[np.float16]
    weight: float


@dataclass(frozen=True, slots=True)
class Read:
    """A parsed report with its attributions, vectors and what the rules make of it: read once, and gone through twice
    (see :func:`labelled`). Vectors are kept in half precision, as the weights are."""

    doc: Doc
    attributions: tuple[Attribution, ...]
    report: Report
    vectors: NDArray[np.float16]
    ruled: Mapping[int, Entity]
    sources: frozenset[int]


def ontogum(path: Path, pipeline: Pipeline) -> list[list[Example]]:
    """The examples of each document of a CoNLL file."""
    return [_taught(text, pipeline) for text in read_conll(path)]


def _taught(text: Text, pipeline: Pipeline) -> list[Example]:
    nlp = pipeline.nlp
    doc = nlp(Doc(nlp.vocab, words=text.words, spaces=spaces(text.words)))
    report = Report("document", doc.text, "0")
    chains: dict[int, set[int]] = defaultdict(set)
    begins = [min(chain)[0] for chain in text.chains]
    for number, chain in enumerate(text.chains):
        for start, end in chain:
            chains[head_of_phrase(doc, start, end).i].add(number)
    vectors = vectors_of(grow(doc)).astype(np.float16)
    found: list[Example] = []

    def choose(at: int, features: Floats, candidates: Sequence[Candidate], somebody: bool) -> int | None:
        right = [k for k, each in enumerate(candidates) if chains[each.last.token] & chains[at]]
        if word_of(doc[at].lower_) == "they" and any(candidates[k].entity.plural for k in right):
            right = [k for k in right if candidates[k].entity.plural]
        anaphoric = any(begins[number] < at for number in chains[at])
        weight = UNREACHED if anaphoric and not right else 1.0
        found.append(example(at, features, candidates, right, vectors, weight))
        return right[0] if right else None

    Reading(doc, pipeline.attributor(doc, report=report.id), pipeline.gazetteer, report, choose)
    return found


def example(
    at: int,
    features: Floats,
    candidates: Sequence[Candidate],
    right: Sequence[int],
    vectors: NDArray[np.float16],
    weight: float,
) -> Example:
    """The mention at a token, of which the candidates ``right`` are, nobody where there are none."""
    heads = np.array([each.last.token for each in candidates], dtype=np.int64)
    return Example(
        features.astype(np.uint8),
        tuple(right) or (len(candidates),),
        vectors[at].copy(),
        vectors[heads],
        weight,
    )


def polnear(folder: Path, pipeline: Pipeline) -> Iterator[tuple[Read, dict[int, dict[str, Any]]]]:
    """Articles that are read for labels or agreement, with their labels by offset."""
    labels = {row["id"]: {one["at"]: one for one in row["pronouns"]} for row in rows(HERE / "labels.jsonl")}
    kept_out = {row["id"] for path in sorted(CHECKED.glob("reference.*.jsonl")) for row in rows(path)}
    for number, row in enumerate(rows(folder / "attribution" / "polnear.train.texts.jsonl.gz")):
        if row["id"] in kept_out or (row["id"] not in labels and number % EVERY):
            continue
        report = prepare(
            Report(row["id"], row["text"], "0", published=row.get("date"), outlet=row.get("publisher")),
        )
        yield read_report(report, pipeline), labels.get(row["id"], {})


def world(folder: Path, pipeline: Pipeline) -> Iterator[tuple[Read, dict[int, dict[str, Any]]]]:
    """Reports of world news that have labels, with these by offset."""
    labels = {row["id"]: {one["at"]: one for one in row["pronouns"]} for row in rows(HERE / "labels.jsonl")}
    for row in rows(folder / "volume" / "world.jsonl.gz"):
        if row["id"] in labels:
            report = Report(row["id"], row["text"], "0", published=row.get("published"), outlet=row.get("outlet"))
            yield read_report(prepare(replace(report, byline=row.get("byline"))), pipeline), labels[row["id"]]


def read_report(report: Report, pipeline: Pipeline) -> Read:
    """A report, parsed, with what is found in it."""
    (doc,) = parse.parse(pipeline.nlp, [clean.reading_text(report.text, report.zones)])
    found = pipeline.attributor(doc, report=report.id)
    vectors = vectors_of(grow(doc)).astype(np.float16)
    rules = Reading(doc, found, pipeline.gazetteer, report)
    sources = frozenset(head.i for head in rules.heads.values() if head is not None)
    return Read(doc, found, report, vectors, rules.entity_of, sources)


def labelled(one: Read, labels: dict[int, dict[str, Any]], pipeline: Pipeline, prior: Ranker | None) -> list[Example]:
    """The examples of one article: what a reader labelled, and with a prior ranking those on which it and the rules
    agree."""
    doc, vectors = one.doc, one.vectors
    ranked: Choose | None = prior.choice(vectors.astype(np.float32)) if prior is not None else None
    found: list[Example] = []

    def choose(at: int, features: Floats, candidates: Sequence[Candidate], somebody: bool) -> int | None:
        label = labels.get(doc[at].idx)
        if label is not None:
            right = _meant(doc, label, candidates)
            if right or not label["antecedents"]:
                found.append(example(at, features, candidates, right, vectors, LABELLED))
            return right[0] if right else None
        ruled = one.ruled.get(at)
        own = _own(at, candidates, features, ruled)
        if own is not None:
            found.append(example(at, features, candidates, [own], vectors, AGREED))
            return own
        best = ranked(at, features, candidates, somebody) if ranked is not None else None
        person = word_of(doc[at].lower_) in {"he", "she"}
        if ruled is None:
            return best
        if best is None:
            # That "it" and "they" mean nobody is believed where a ranking says so.
            ruling = person or ranked is None
            return next((k for k, each in enumerate(candidates) if ruling and each.entity.name == ruled.name), None)
        if person and at in one.sources and candidates[best].entity.name == ruled.name:
            found.append(example(at, features, candidates, [best], vectors, AGREED))
        return best

    Reading(doc, one.attributions, pipeline.gazetteer, one.report, choose)
    return found


def _own(at: int, candidates: Sequence[Candidate], features: Floats, ruled: Entity | None) -> int | None:
    """The body that speaks of itself: "the ministry said it had …", where the rules take it so too."""
    says, it = FEATURES.index("says_this"), FEATURES.index("it")
    if not features[-1, it]:
        return None
    for k, each in enumerate(candidates):
        if features[k, says] and each.entity.is_body and ruled is not None and each.entity.name == ruled.name:
            return k
    return None


def _meant(doc: Doc, label: dict[str, Any], candidates: Sequence[Candidate]) -> list[int]:
    tokens = set()
    for offset in label["antecedents"]:
        span = doc.char_span(offset, offset + 1, alignment_mode="expand")
        if span is not None:
            tokens.add(span[0].i)
    # A label holds the first characters of names.
    names = {name[:24] for name in label["names"]}
    return [k for k, each in enumerate(candidates) if each.last.token in tokens or each.entity.name[:24] in names]
