"""Labels of readers, the texts that they belong to, and what the pipeline finds in these.

Labels are JSON Lines with offsets and names only: ``{id, text_sha256, ...}``. Texts are the files of the development
data; a text that is not the one that was read is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._data import files, rows, spread
from counterclaim.ids import text_sha256
from counterclaim.model import Analysis, Failure

LABELS = Path(__file__).resolve().parent / "labels"
_WORD = re.compile(r"\w+")
_DETAILS = {"outlet": "publisher", "published": "date"}
"""Keys that some files call otherwise than ``counterclaim read`` does."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A report as it is given, and its labels."""

    record: Mapping[str, Any]
    labels: Mapping[str, Any]

    @property
    def text(self) -> str:
        return str(self.record["text"])


def load(paths: Sequence[Path], *, key: str, texts: Sequence[Path], limit: int | None = None) -> list[Labelled]:
    """Labelled reports of files that hold labels (rows with ``key``) and texts; where no texts are among them, those of
    ``texts``. Raises :class:`ValueError` where a text is missing or is not the one that was read."""
    labels: list[dict[str, Any]] = []
    records: dict[str, dict[str, Any]] = {}
    for path in files(paths):
        for row in rows(path):
            if key in row:
                labels.append(row)
            if "text" in row:
                records[row["id"]] = row
    if not labels:
        raise ValueError(f"no {key} in the files named; name the file of labels too")
    labels = list(spread(labels, limit))
    wanted = {row["id"] for row in labels}
    for path in files([path for path in texts if path.exists()]) if not records else ():
        records.update((row["id"], row) for row in rows(path) if row["id"] in wanted)
    for row in labels:
        if row["id"] not in records:
            raise ValueError(f"no text for {row['id']}; name the file of texts too")
        if text_sha256(records[row["id"]]["text"]) != row["text_sha256"]:
            raise ValueError(f"the text of {row['id']} is not the one that was labelled")
    return [Labelled(records[row["id"]], row) for row in labels]


def analyse(labelled: Iterable[Labelled], attributor: str | None = None) -> list[Analysis]:
    """What the whole pipeline finds in the reports."""
    from counterclaim import attribute, pipeline
    from counterclaim.read.options import ReadOptions
    from counterclaim.read.records import from_record

    reader = pipeline.load(attributor=attributor or attribute.DEFAULT)
    reports = (from_record(_known(one.record), ReadOptions()) for one in labelled)
    found = list(reader.analyse_many(reports))
    for one in found:
        if isinstance(one, Failure):
            raise ValueError(one.error)
    return [one for one in found if isinstance(one, Analysis)]


def _known(record: Mapping[str, Any]) -> dict[str, Any]:
    return {**record, **{key: record[other] for key, other in _DETAILS.items() if other in record}}


def overlap(one: Iterable[Sequence[int]], other: Iterable[Sequence[int]], text: str) -> float:
    """Dice's coefficient of the words of two stretches of text."""
    a, b = _words(one, text), _words(other, text)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def _words(spans: Iterable[Sequence[int]], text: str) -> set[int]:
    return {match.start() for start, end in spans for match in _WORD.finditer(text, start, end)}
