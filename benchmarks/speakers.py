"""Who says what in news of war, hacking and murder: whether the speakers of statements are named right.

DATA: JSON Lines of labels ``{id, text_sha256, part: tune | test, statements: [{content, cue, names, kind}]}``, and
files of reports as ``counterclaim read`` takes; where none is named, the five stories. ``names`` is what the speaker
may be called (the fullest name in the report and the usual ones; of the unnamed, the description as stated), empty
where no one is said to say it. What is no attribution is of the ``kind`` ``not_a_claim`` and left out.

The whole pipeline reads the reports. A labelled statement counts as *found* where an attribution has a word of its
cue, or half of the words of its content (Dice). ``accuracy`` is the share, in percent, of those found whose speaker
means one of ``names`` (see ``_names``), ``tune_accuracy`` and ``test_accuracy`` that of the two parts; ``found`` the
share of labelled ones that are found; ``n`` how many are labelled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks._data import DATA
from benchmarks._labels import LABELS, Labelled, analyse, load, overlap
from benchmarks._names import right
from benchmarks.attribution import percent
from counterclaim.model import Analysis, Attribution

DEFAULT = (str(LABELS / "speakers.jsonl"), "stories")
SAME_CONTENT = 0.5
STORIES = (DATA / "stories",)


def run(paths: Sequence[Path], *, limit: int | None = None, attributor: str | None = None) -> dict[str, float]:
    """Read the reports and see who is taken to speak."""
    labelled = load(paths, key="statements", texts=STORIES, limit=limit)
    n: Counter[str] = Counter()
    for one, analysis in zip(labelled, analyse(labelled, attributor), strict=True):
        part = one.labels["part"]
        for statement, found in pairs(one, analysis):
            n.update(all=1)
            if found is not None:
                n.update(("found", f"found {part}"))
                if right(found.source.name, statement["names"]):
                    n.update(("right", f"right {part}"))
    return figures(n)


def figures(n: Counter[str]) -> dict[str, float]:
    """Counts as percentages."""
    return {
        "accuracy": percent(n["right"], n["found"]),
        "found": percent(n["found"], n["all"]),
        "n": n["all"],
        "test_accuracy": percent(n["right test"], n["found test"]),
        "tune_accuracy": percent(n["right tune"], n["found tune"]),
    }


def pairs(one: Labelled, analysis: Analysis) -> Iterator[tuple[dict[str, Any], Attribution | None]]:
    """The statements, each with the attribution that was found for it."""
    for statement in one.labels["statements"]:
        if statement["kind"] != "not_a_claim":
            scored = [(_likeness(statement, found, one.text), found) for found in analysis.attributions]
            best = max(scored, key=lambda pair: pair[0], default=None)
            yield statement, best[1] if best is not None and best[0] > 0 else None


def _likeness(statement: dict[str, Any], found: Attribution, text: str) -> float:
    """Above nought where the two are one statement; a shared cue tells more than a shared content."""
    cue = overlap(statement["cue"], found.cue.spans, text) > 0
    content = overlap(statement["content"], found.content, text)
    return cue + content if cue or content >= SAME_CONTENT else 0.0
