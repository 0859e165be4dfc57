"""Whom a pronoun or a short description means that is the source of an attribution: accuracy on those found.

DATA: JSON Lines of labels ``{id, text_sha256, mentions: [{span, kind: pronoun | description, names, antecedents}]}``,
and files of texts ``{id, text, date, publisher}``, packed or not; where none is named, PolNeAR's and the world news.
``span`` is that of the source, ``names`` what the one who is meant may be called (first the fullest name or description
that the report gives), ``antecedents`` the spans that call him so. A mention with no ``names`` was unclear to the
reader and is left out.

The whole pipeline reads the reports. A labelled source counts as *found* where an attribution has a source with at
least half of its words in common with it (Dice). The resolved name is right where it means one of ``names`` (see
``_names``), or where the pipeline takes one of the antecedents, standing as a source or as an argument of a claim, to
be the same actor. ``accuracy`` is the share of right ones among those found, ``pronouns`` and ``descriptions`` the same
for each kind; ``found`` is the share of labelled ones that are found; all in percent. ``n`` is how many are labelled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks._data import DATA, rows
from benchmarks._labels import LABELS, Labelled, analyse, load, overlap
from benchmarks._names import right
from benchmarks.attribution import percent
from counterclaim.model import Analysis, SourceMention, Span

DEFAULT = (str(LABELS / "reference.test.jsonl"), "attribution/polnear.train.texts.jsonl.gz")
SAME_SOURCE = 0.5
TEXTS = (
    *(DATA / "attribution" / f"polnear.{part}.texts.jsonl.gz" for part in ("train", "dev")),
    DATA / "volume" / "world.jsonl.gz",
)


def run(paths: Sequence[Path], *, limit: int | None = None, attributor: str | None = None) -> dict[str, float]:
    """Read the texts and see whom their sources are taken to be."""
    labelled = load(paths, key="mentions", texts=TEXTS, limit=limit)
    n: Counter[str] = Counter()
    for one, analysis in zip(labelled, analyse(labelled, attributor), strict=True):
        for mention, source in pairs(one, analysis):
            n.update(("all", mention["kind"]))
            if source is not None:
                n.update(("found", f"found {mention['kind']}"))
                if is_right(mention, source, analysis, one.text):
                    n.update(("right", f"right {mention['kind']}"))
    return figures(n)


def figures(n: Counter[str]) -> dict[str, float]:
    """Counts as percentages."""
    return {
        "accuracy": percent(n["right"], n["found"]),
        "pronouns": percent(n["right pronoun"], n["found pronoun"]),
        "descriptions": percent(n["right description"], n["found description"]),
        "found": percent(n["found"], n["all"]),
        "n": n["all"],
    }


def pairs(one: Labelled, analysis: Analysis) -> Iterator[tuple[dict[str, Any], SourceMention | None]]:
    """The mentions that are clear, each with the source that was found for it."""
    sources = [attribution.source for attribution in analysis.attributions if attribution.source.spans]
    for mention in one.labels["mentions"]:
        if mention["names"]:
            scored = [(overlap(source.spans, [mention["span"]], one.text), source) for source in sources]
            best = max(scored, key=lambda pair: pair[0], default=None)
            yield mention, best[1] if best is not None and best[0] >= SAME_SOURCE else None


def is_right(mention: dict[str, Any], source: SourceMention, analysis: Analysis, text: str) -> bool:
    """Whether the source is resolved to the one who is meant."""
    if right(source.name, mention["names"]):
        return True
    same = [span for span, actor in _named(analysis) if actor is not None and actor == source.actor]
    return any(overlap([span], [there], text) > SAME_SOURCE for span in same for there in mention["antecedents"])


def _named(analysis: Analysis) -> Iterator[tuple[Span, str | None]]:
    """What sources and arguments of claims are taken to be."""
    for attribution in analysis.attributions:
        if len(attribution.source.spans) == 1:
            yield attribution.source.spans[0], attribution.source.actor
    for claim in analysis.claims:
        for argument in claim.arguments:
            if argument.span is not None:
                yield argument.span, argument.actor


def agreement(first: Sequence[Path], second: Path) -> dict[str, float]:
    """How far two readers agree on the mentions of ``second``, in percent: a name of one means a name of the other, or
    both found it unclear."""
    names = {
        (row["id"], *mention["span"]): mention["names"]
        for path in first
        for row in rows(path)
        for mention in row["mentions"]
    }
    asked = [((row["id"], *mention["span"]), mention["names"]) for row in rows(second) for mention in row["mentions"]]
    same = sum(_agree(names[key], given) for key, given in asked)
    return {"agreement": percent(same, len(asked)), "n": len(asked)}


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    if not one or not other:
        return not one and not other
    return right(one[0], other) or right(other[0], one)
