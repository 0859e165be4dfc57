"""``demo``: a dispute, from reports to the ledger, in one go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.cli import output
from counterclaim.cli.claims import disputes_lines
from counterclaim.cli.options import Reader, color_option
from counterclaim.cli.output import Look
from counterclaim.cli.reading import add_reports, load_pipeline

if TYPE_CHECKING:
    from counterclaim.model import Failure, Report
    from counterclaim.query import Dispute

SHOWN = 3
"""Disputes that the demo prints."""


@click.command(short_help="Show a dispute in sample reports.")
@click.argument("folder", default="demo")
@color_option
def demo(folder: str, color: bool | None) -> None:
    """Read sample reports into a ledger in FOLDER (by default ./demo) and show what is disputed in them: who asserts
    it, who denies or doubts it, through which channel and on what evidence, when, and in which words.

    The samples are reports of invented outlets on a real dispute: whether North Korea sold arms to Russia in 2022.

    \b
    Examples:
      counterclaim demo
      counterclaim demo /tmp/tour
    """
    from counterclaim import query
    from counterclaim.samples import copy
    from counterclaim.store import Ledger

    place = Path(folder)
    copy(place / "samples")
    ledger_file = place / "ledger.sqlite"
    with Ledger.open(ledger_file) as ledger:
        tally = add_reports(ledger, load_pipeline(Reader()), _samples(place / "samples"))
        disputes = query.disputes(ledger)
    output.show([f"Sample reports of invented outlets: {tally} · {ledger_file}", ""])
    look = Look.of(color)
    output.show([look.paint(f"What is disputed ({min(SHOWN, len(disputes))} of {len(disputes)})", bold=True), ""])
    output.show(disputes_lines(disputes[:SHOWN], look))
    output.show(_next_steps(place, disputes))


def _samples(folder: Path) -> Iterator[Report | Failure]:
    from counterclaim.read import ReadOptions, read
    from counterclaim.samples import SAMPLES

    for sample in SAMPLES:
        options = ReadOptions(published=sample.published, outlet=sample.outlet)
        yield from read([str(folder / sample.file)], options=options)


def _next_steps(place: Path, disputes: list[Dispute]) -> Iterator[str]:
    program = output.program()
    ledger = f"--ledger {output.quoted(place / 'ledger.sqlite')}"
    identifier = disputes[0].id[: output.SHORT_ID] if disputes else "ID"
    steps = (
        ("all disputes, or those that one actor has a part in", f'claims --disputed --actor "North Korea" {ledger}'),
        ("every statement of the first", f"show {identifier} --all {ledger}"),
        ("what an actor says, and what is said of it", f'who "White House" {ledger}'),
        ("in order of time", f"timeline {identifier} {ledger}"),
        ("one report, its attributions marked", f"read {output.quoted(place / 'samples' / 'thornmoor-dispatch.html')}"),
        ("your own reports", f"add FILE... --published DATE {ledger}"),
    )
    yield "What to try next:"
    for purpose, command in steps:
        yield ""
        yield f"  # {purpose}"
        yield f"  {program} {command}"
