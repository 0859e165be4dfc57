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
    # Plain text and Markdown carry no metadata that a program could trust.
    Sample("port-ellary-courier.txt", published="2022-09-06", outlet="Port Ellary Courier"),
    Sample("thornmoor-dispatch.html"),
    Sample("varnhollow-review.md", published="2022-09-24", outlet="Varnhollow Review"),
)


def copy(folder: Path) -> tuple[Path, ...]:
    """Write the sample files and their README into a folder, made where missing; return the paths of the reports."""
    folder.mkdir(parents=True, exist_ok=True)
    bundled = files(__name__)
    for sample in SAMPLES:
        (folder / sample.file).write_bytes(bundled.joinpath(sample.file).read_bytes())
    # Without an ending, lest it be read as a report where the folder is given as input.
    (folder / "README").write_bytes(bundled.joinpath("README.md").read_bytes())
    return tuple(folder / sample.file for sample in SAMPLES)
