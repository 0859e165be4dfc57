"""Reading time over that of the bare spaCy pipeline, words a second, and peak memory.

DATA: JSON Lines files of reports, packed or not, or anything else that ``counterclaim read`` takes.

Two processes, one with our pipeline and one with the full spaCy pipeline (entity recognition included), take the same
batches in turn, so that a machine that slows down slows both. Figures: ``ratio`` of the processor times,
(words are runs without white space), ``peak_mb`` of the process that reads, and what each stage after the parse
takes of the bare pipeline's time (``resolve_share``, ...).
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks._data import spread
from counterclaim.model import Analysis, Report

DEFAULT = ("volume/world.jsonl.gz",)
LIMIT = 200
"""Reports read where no limit is given: about 200,000 words."""
BATCH = 32

Reader = Callable[[list[Report]], int]
STAGES = {
    "attribute": ("attribute.Attributor.__call__",),
    "resolve": ("resolve.resolve",),
    "appraise": ("appraise.appraise", "appraise.commit"),
    "time": ("time.find", "time.place"),
    "structure": ("structure.structure",),
    "link": ("link.within",),
}
"""The stages after the parse, by the functions that the pipeline calls."""


def run(paths: Sequence[Path], *, limit: int | None = None) -> dict[str, float]:
    """Read the reports with both pipelines in turn. ``limit=0`` reads all."""
    from counterclaim.read import read

    items = [item for item in read(str(path) for path in paths) if isinstance(item, Report)]
    reports = list(spread(items, LIMIT if limit is None else limit))
    if not reports:
        raise ValueError("no report in the files named")
    times = [0.0, 0.0]
    failed = 0
    with worker(_ours) as ours, worker(_bare) as bare:
        for start in range(0, len(reports), BATCH):
            for which, process in enumerate((ours, bare)):
                process.send(reports[start : start + BATCH])
                seconds, failures = process.recv()
                times[which] += seconds
                failed += failures
        ours.send(None)
        peak, stages = ours.recv()
        bare.send(None)
        bare.recv()
    words = sum(len(report.text.split()) for report in reports)
    return {
        "ratio": times[0] / times[1],
        "words_per_s": words / times[0],
        "peak_mb": peak,
        "reports": len(reports),
        "words": words,
        "failed": failed,
        **{f"{name}_share": stages.get(name, 0.0) / times[1] for name in STAGES},
    }


@contextmanager
def worker(make: Callable[[], Reader]) -> Iterator[Connection]:
    """A process of its own that reads batches; its pipe takes a batch and gives seconds and failures."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, make), daemon=True)
    process.start()
    try:
        yield here
    finally:
        process.join(timeout=5)
        if process.is_alive():
            process.terminate()


def _serve(pipe: Connection, make: Callable[[], Reader]) -> None:
    reader = make()
    while (batch := pipe.recv()) is not None:
        start = process_time()
        failures = reader(batch)
        pipe.send((process_time() - start, failures))
    # Kilobytes on Linux, bytes on macOS.
    unit = 1024**2 if sys.platform == "darwin" else 1024
    pipe.send((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit, _spent))


_spent: dict[str, float] = {}
"""Seconds of processor time of each stage, in the process that reads."""


def _watch(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*values: Any, **named: Any) -> Any:
        start = process_time()
        try:
            return function(*values, **named)
        finally:
            _spent[stage] = _spent.get(stage, 0.0) + process_time() - start

    return timed


def _ours() -> Reader:
    from counterclaim.pipeline import load

    pipeline = load()
    for stage, functions in STAGES.items():
        for path in functions:
            room, *owners, name = path.split(".")
            owner: Any = import_module(f"counterclaim.{room}")
            for part in owners:
                owner = getattr(owner, part)
            setattr(owner, name, _watch(stage, getattr(owner, name)))

    def reader(batch: list[Report]) -> int:
        return sum(not isinstance(result, Analysis) for result in pipeline.analyse_many(batch))

    return reader


def _bare() -> Reader:
    import spacy

    from counterclaim.parse import pipeline_version
    from counterclaim.parse.language import installed

    nlp = spacy.load(installed())
    assert "ner" in nlp.pipe_names, pipeline_version(nlp)

    def reader(batch: list[Report]) -> int:
        for _ in nlp.pipe(report.text for report in batch):
            pass
        return 0

    return reader
