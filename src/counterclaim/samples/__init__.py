"""Reports of invented outlets to try the tool with: our own writing on a real dispute. See the folder's README."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

__all__ = ["SAMPLES", "Sample", "copy"]


@dataclass(frozen=True, slots=True)
class Sample:
    """One file of reports. ``published`` and ``outlet`` are given where the file itself does not state them."""

    file: str
    published: str | None = None
    outlet: str | None = None


SAMPLES = (
    Sample("reports.jsonl"),
    # As scraped, a plain text carries no metadata that a program could trust.
    Sample("port-ellary-courier.txt", published="2022-09-06", outlet="Port Ellary Courier"),
    Sample("thornmoor-dispatch.html"),
    Sample("varnhollow-review.md"),
)


def copy(folder: Path) -> tuple[Path, ...]:
    """Write the sample files and their README into a folder, made where missing; return the paths of the reports."""
    folder.mkdir(parents=True, exist_ok=True)
    bundled = files(__name__)
    for name in ("README.md", *(sample.file for sample in SAMPLES)):
        (folder / name).write_bytes(bundled.joinpath(name).read_bytes())
    return tuple(folder / sample.file for sample in SAMPLES)
