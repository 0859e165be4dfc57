"""``read`` and ``add``: the verbs that read reports."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counterclaim.cli import interrupt, output
from counterclaim.cli.options import (
    Reader,
    color_option,
    details_options,
    ledger_option,
    open_ledger,
    read_options,
)
from counterclaim.cli.statements import counted
from counterclaim.cli.undated import Undated, Watching

if TYPE_CHECKING:
    from counterclaim.batch import Analyser
    from counterclaim.model import Analysis, Failure, Report
    from counterclaim.pipeline import Pipeline
    from counterclaim.store import Ledger

INPUTS = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")


@click.command(short_help="Show the attributions of reports.")
@INPUTS
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines: one object a report, in input order.")
@click.option("--html", "page", metavar="FILE", help="Write one page of all reports to FILE.")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Show plans, wishes and perceptions too, and what the report says itself; --json always has them.",
)
@details_options
@color_option
def read(
    inputs: tuple[str, ...],
    as_json: bool,
    page: str | None,
    everything: bool,
    published: str | None,
    outlet: str | None,
    color: bool | None,
    **reader: Any,
) -> None:
    """Read reports and show who says what in them. Nothing is stored.

    INPUT is a text, Markdown or HTML file, a .jsonl[.gz] file of reports, a folder of such files, an address, or - for
    standard input. A report that cannot be read does not end the run; the exit status is then 1.

    \b
    Examples:
      counterclaim read report.txt --published 2022-09-22
      counterclaim read https://example.org/report.html
      counterclaim read reports.jsonl --json > analyses.jsonl
      counterclaim read report.html --html marked.html
    """
    if as_json and page is not None:
        raise click.UsageError("--json and --html exclude each other.")
    target = output.check_target(page) if page is not None else None
    items = _Watched(_analyses(inputs, published, outlet, Reader(**reader)))
    if as_json:
        _print_json(items)
    elif target is not None:
        _write_page(items, target)
    else:
        _print_readings(items, everything, color)
    items.undated.ask()
    if items.failed:
        click.get_current_context().exit(1)


@click.command(short_help="Read reports into the ledger.")
@INPUTS
@details_options
@ledger_option
def add(
    inputs: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    where: str | None,
    **reader: Any,
) -> None:
    """Read reports into the ledger. Adding a report again changes nothing, so a run that was stopped can be repeated.

    INPUT is what `read` takes. A report that cannot be read is told on standard error and does not end the run; the
    exit status is then 1.

    \b
    Examples:
      counterclaim add reports/
      counterclaim add reports.jsonl.gz --ledger story.sqlite
      counterclaim add report.txt --published 2022-09-22 --outlet "Port Ellary Courier"
    """
    from counterclaim.read import read as read_inputs

    reports = read_inputs(inputs, options=read_options(published, outlet))
    pipeline = load_pipeline(Reader(**reader))
    undated = Undated()
    with open_ledger(where, create=True) as ledger:
        tally = add_reports(ledger, Watching(pipeline, undated), reports)
        click.echo(f"{tally} · {ledger.location}")
    undated.ask()
    if tally.failed:
        click.get_current_context().exit(1)


@dataclass(slots=True)
class Tally:
    """What became of reports."""

    added: int = 0
    known: int = 0
    failed: int = 0

    def __str__(self) -> str:
        parts = [f"{counted(self.added, 'report')} added"]
        if self.known:
            parts.append(f"{self.known:,} already there, nothing changed")
        if self.failed:
            parts.append(f"{self.failed:,} not read")
        return ", ".join(parts)


def add_reports(ledger: Ledger, pipeline: Analyser, reports: Iterable[Report | Failure]) -> Tally:
    """Add reports to the ledger, telling failures as they come and, in a terminal, how far it is."""
    from counterclaim import batch
    from counterclaim.model import Failure

    tally = Tally()
    try:
        with output.activity("reading"):
            for outcome in interrupt.each(batch.add(ledger, pipeline, reports)):
                if isinstance(outcome, Failure):
                    tally.failed += 1
                    output.complain(outcome.error)
                else:
                    tally.added += outcome.new
                    tally.known += not outcome.new
                output.progress(f"reading … {tally}")
    except KeyboardInterrupt:
        message = "stopped; what was added is kept, run it again to go on"
        raise output.Stopped(message, output.INTERRUPTED) from None
    return tally


class _Watched:
    """Analyses as they come. Failures are told on standard error, and remembered for the exit status; so are reports
    without a date."""

    def __init__(self, items: Iterable[Analysis | Failure]) -> None:
        self._items = items
        self.failed = 0
        self.undated = Undated()

    def __iter__(self) -> Iterator[Analysis | Failure]:
        from counterclaim.model import Failure

        for item in interrupt.each(self._items):
            if isinstance(item, Failure):
                self.failed += 1
                output.complain(item.error)
            else:
                self.undated.note(item)
            yield item


def load_pipeline(reader: Reader) -> Pipeline:
    """The pipeline; in a terminal, with a word on standard error that it is being loaded."""
    with output.activity("loading the language pipeline"):
        from counterclaim.pipeline import load

        return load(
            language=reader.language,
            actors=[Path(name) for name in reader.actors],
            attributor=reader.attributor,
            confidence=reader.confidence,
        )


def _analyses(
    inputs: Iterable[str], published: str | None, outlet: str | None, reader: Reader
) -> Iterator[Analysis | Failure]:
    from counterclaim.read import read as read_inputs

    options = read_options(published, outlet)
    return load_pipeline(reader).analyse_many(read_inputs(inputs, options=options))


def _print_json(items: Iterable[Analysis | Failure]) -> None:
    from counterclaim.formats import to_json

    output.json_lines(to_json(item) for item in items)


def _print_readings(items: Iterable[Analysis | Failure], everything: bool, color: bool | None) -> None:
    from counterclaim.formats import terminal
    from counterclaim.model import Analysis

    colour = output.wants_color(color)
    columns = output.width() if sys.stdout.isatty() else 0
    analyses = (item for item in items if isinstance(item, Analysis))
    readings = (terminal(it, colour=colour, width=columns, everything=everything) for it in analyses)
    for number, reading in enumerate(readings):
        click.echo("\n" * bool(number) + reading, nl=False, color=True)


def _write_page(items: Iterable[Analysis | Failure], page: Path) -> None:
    from counterclaim.formats import html

    output.write_file(page, [html(items)])
    output.tell(f"wrote {page}")
