"""Reading data files of the forms that benchmarks take."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

Item = TypeVar("Item")
DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
"""Where development data lies beside the project, if it does."""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, packed or not."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except json.JSONDecodeError as error:
                    raise ValueError(f"{path.name}, line {number}: no JSON ({error.msg})") from error


def spread(items: Sequence[Item], limit: int | None) -> Sequence[Item]:
    """At most ``limit`` items, evenly spread over all; every one where ``limit`` is 0 or none."""
    if not limit or limit >= len(items):
        return items
    step = len(items) / limit
    return [items[int(k * step)] for k in range(limit)]


def files(paths: Sequence[Path]) -> list[Path]:
    """Files, and the JSON Lines files of folders, in order."""
    found: list[Path] = []
    for path in paths:
        found += sorted(p for p in path.iterdir() if ".jsonl" in p.suffixes) if path.is_dir() else [path]
    return found
