"""Channel, evidence, unnamed sources and chains, read as a whole against sentences of our own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim import pipeline
from counterclaim.formats.view import rows
from counterclaim.model import Analysis, Attribution
from counterclaim.read import from_text

GOLDEN = Path(__file__).parent / "golden"


def lines(name: str) -> list[list[str]]:
    text = (GOLDEN / name).read_text("utf-8")
    return [line.split(" | ") for line in text.splitlines() if line and line[0] != "#"]


def blocks(name: str) -> Iterator[list[str]]:
    for block in (GOLDEN / name).read_text("utf-8").strip().split("\n\n"):
        if not block.startswith("#"):
            yield block.splitlines()


@pytest.fixture(scope="module")
def reader() -> pipeline.Pipeline:
    return pipeline.load()


def words(analysis: Analysis, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(analysis.report.text[start:end] for start, end in spans) or "-"


def by_cue(analysis: Analysis, cue: str) -> Attribution:
    found = [it for it in analysis.attributions if cue in words(analysis, it.cue.spans)]
    assert found, [words(analysis, it.cue.spans) for it in analysis.attributions]
    return found[0]


@pytest.mark.parametrize(("sentence", "cue", "name", "kind"), lines("channels.txt"))
def test_channel(reader: pipeline.Pipeline, sentence: str, cue: str, name: str, kind: str) -> None:
    channel = by_cue(reader.analyse(from_text(sentence)), cue).channel
    assert (channel.name, channel.kind) == (name, kind) if channel else (name, kind) == ("-", "-")


@pytest.mark.parametrize(("sentence", "cue", "evidence", "kind", "shown"), lines("evidence.txt"))
def test_evidence(reader: pipeline.Pipeline, sentence: str, cue: str, evidence: str, kind: str, shown: str) -> None:
    found = by_cue(reader.analyse(from_text(sentence)), cue).evidence
    first = [(sentence[it.span.start : it.span.end], it.kind, it.shown) for it in found[:1]]
    assert first == ([(evidence, kind, shown)] if evidence != "-" else [])


@pytest.mark.parametrize(("sentence", "source", "status", "name", "count", "reason"), lines("unnamed.txt"))
def test_unnamed(
    reader: pipeline.Pipeline, sentence: str, source: str, status: str, name: str, count: str, reason: str
) -> None:
    analysis = reader.analyse(from_text(sentence))
    found = next(it.source for it in analysis.attributions if words(analysis, it.source.spans).startswith(source))
    told = (found.name_status, found.name or "-", str(found.count_claimed or "-"), found.anonymity_reason or "-")
    assert told == (status, name, count, reason)


@pytest.mark.parametrize("block", list(blocks("chains.txt")), ids=lambda block: block[0])
def test_chain(reader: pipeline.Pipeline, block: list[str]) -> None:
    analysis = reader.analyse(from_text(block[0]))
    chain = [
        f"{'  ' * (row.depth + 1)}{words(analysis, row.attribution.source.spans)} | "
        f"{words(analysis, row.attribution.cue.spans)} | {row.attribution.stance}"
        for row in rows(analysis)
    ]
    assert chain == block[1:]
