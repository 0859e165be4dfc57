"""Examples for the ranking of descriptions: short definite ones with their candidates, from readers' labels on news.

``descriptions.jsonl`` holds 11,300 descriptions ("the country", "the group") of PolNeAR's training articles and of
world news by offset, each with the names of who or what is meant, as a reader found them in the report; sources of
statements, subjects and owners. The descriptions on which rules were written
(``benchmarks/labels/descriptions.polnear.jsonl`` and ``descriptions.world.jsonl``) are read too. No report of
``descriptions.world.test``, ``reference.test`` or of the unread halves of ``speakers`` is among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks._data import rows
from benchmarks._names import right

from counterclaim.model import Report
from counterclaim.pipeline import Pipeline, prepare
from counterclaim.resolve.ranker import Candidate, Floats, load_ranker
from counterclaim.resolve.reading import Reading
from training.coreference.data import CHECKED, HERE, Example, Read, example, read_report

LABELS = (
    HERE / "descriptions.jsonl",
    CHECKED / "descriptions.polnear.jsonl",
    CHECKED / "descriptions.world.jsonl",
)
UNREACHED = 0.5
"""The weight of an example in which nobody has a right name."""

Labels = Mapping[tuple[int, int], Sequence[str]]


def labels() -> dict[str, Labels]:
    """The names of whom each description means, by report and by the characters of the description."""
    found: dict[str, dict[tuple[int, int], Sequence[str]]] = {}
    for path in LABELS:
        for row in rows(path):
            known = found.setdefault(row["id"], {})
            known.update({tuple(one["span"]): one["names"] for one in row["mentions"] if one["names"]})
    return dict(found)


def reports(folder: Path, pipeline: Pipeline) -> Iterator[tuple[Read, Labels]]:
    """The labelled reports, parsed, with their labels."""
    known = labels()
    for path in ("attribution/polnear.train.texts.jsonl.gz", "volume/world.jsonl.gz"):
        for row in rows(folder / path):
            if row["id"] in known:
                yield read_report(prepare(_report(row)), pipeline), known[row["id"]]


def _report(row: Mapping[str, Any]) -> Report:
    published, outlet = row.get("published") or row.get("date"), row.get("outlet") or row.get("publisher")
    return Report(row["id"], row["text"], "0", published=published, outlet=outlet, byline=row.get("byline"))


def described(one: Read, known: Labels, pipeline: Pipeline) -> list[Example]:
    """The examples of one report."""
    doc = one.doc
    found: list[Example] = []

    def retell(at: int, features: Floats, candidates: Sequence[Candidate], ruled: int) -> int:
        start, end = doc[at].idx, doc[at].idx + len(doc[at].text)
        names = next((names for (begin, last), names in known.items() if begin <= start and end <= last), None)
        if names is not None:
            meant = [k for k, each in enumerate(candidates) if right(each.entity.name, names)]
            new = candidates[ruled].last.token == at
            if meant or new:
                # Where nobody told before is meant, somebody new is, though the rules may name him wrong.
                weight = 1.0 if meant else UNREACHED
                found.append(example(at, features, candidates, meant or [ruled], one.vectors, weight))
        return ruled

    choose = load_ranker().choice(one.vectors.astype(np.float32))
    Reading(doc, one.attributions, pipeline.gazetteer, one.report, choose, retell)
    return found
