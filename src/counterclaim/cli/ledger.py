"""``who``, ``timeline``, ``status`` and ``export``: the ledger by actor, by time and as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from counterclaim.cli import output
from counterclaim.cli.options import (
    SHOWN,
    Clocks,
    clock_options,
    color_option,
    json_option,
    ledger_option,
    limit_option,
    open_ledger,
    time_options,
)
from counterclaim.cli.output import Look, safe
from counterclaim.cli.statements import counted, days, profile_lines, statement_lines

if TYPE_CHECKING:
    from counterclaim.store import Ledger, Status


@click.command(short_help="What an actor says, and what is said of it.")
@click.argument("name")
@click.option("--all", "everything", is_flag=True, help="Every statement, not only the first of each kind.")
@clock_options
@json_option
@color_option
@ledger_option
def who(
    name: str, everything: bool, as_json: bool, color: bool | None, where: str | None, **clocks: str | None
) -> None:
    """Show what an actor and its offices assert, deny and doubt, and what others say of them.

    NAME is a name in any case, such as "Pyongyang", or an id; or the description of sources without a name, which are
    listed one by one with what speaks against their being the same.

    \b
    Examples:
      counterclaim who "North Korea"
      counterclaim who "defense official"
      counterclaim who kremlin --json
    """
    from counterclaim import query

    with open_ledger(where) as ledger:
        profile = query.who(ledger, name, **Clocks(**clocks).given())
    if as_json:
        output.json_lines([query.to_json(profile)])
    else:
        output.show(profile_lines(profile, Look.of(color), everything=everything))


@click.command(short_help="Statements in the order in which they were made.")
@click.argument("claim", required=False)
@click.option("--actor", metavar="NAME", help="Only statements of this actor and its offices.")
@time_options
@limit_option
@clock_options
@json_option
@color_option
@ledger_option
def timeline(
    claim: str | None,
    actor: str | None,
    since: str | None,
    until: str | None,
    limit: int | None,
    as_json: bool,
    color: bool | None,
    where: str | None,
    **clocks: str | None,
) -> None:
    """Show statements by the day on which they were made: of a CLAIM (an id), of an actor, of both, or all.

    \b
    Examples:
      counterclaim timeline 3f2a91c0
      counterclaim timeline --actor "White House" --since 2022-11
    """
    from counterclaim import query

    with open_ledger(where) as ledger:
        found = query.timeline(ledger, claim, actor, since=since, until=until, **Clocks(**clocks).given())
    if as_json:
        return output.json_lines(query.to_json(each) for each in found[:limit])
    look = Look.of(color)
    wanted = SHOWN if limit is None else limit
    for statement in found[:wanted]:
        output.show([*statement_lines(statement, look), ""])
    if not found:
        output.show(["No statement was found."])
    if len(found) > wanted:
        output.tell(f"{len(found) - wanted} more: --limit {len(found)} shows all.")
    return None


@click.command(short_help="What the ledger holds.")
@json_option
@ledger_option
def status(as_json: bool, where: str | None) -> None:
    """Show where the ledger is, what it holds, and which inputs could not be read.

    \b
    Examples:
      counterclaim status
      counterclaim --ledger story.sqlite status --json
    """
    from counterclaim import query

    with open_ledger(where) as ledger:
        held = query.status(ledger)
    if as_json:
        output.json_lines([query.to_json(held)])
    else:
        output.show(_status_lines(held))


@click.command(short_help="Write out what the ledger holds.")
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="JSON Lines.")
@click.option("-o", "--output", "target", metavar="FILE", help="Write to FILE.  [default: standard output]")
@time_options
@click.option("--search", metavar="WORDS", help="Only reports that hold all of these words.")
@clock_options
@ledger_option
def export(
    form: str,
    target: str | None,
    since: str | None,
    until: str | None,
    search: str | None,
    where: str | None,
    **clocks: str | None,
) -> None:
    """Write the analyses of the ledger, one JSON object a report, in the form that `read --json` has.

    \b
    Examples:
      counterclaim export -o ledger.jsonl
      counterclaim export --since 2022-11 | jq .outlet
    """
    path = None if target is None or target == "-" else output.check_target(target)
    with open_ledger(where) as ledger:
        lines = _exported(ledger, since=since, until=until, search=search, **Clocks(**clocks).given())
        if path is None:
            for line in lines:
                click.echo(line, nl=False)
        else:
            output.tell(f"wrote {counted(output.write_file(path, lines), 'report')} to {target}")


def _exported(ledger: Ledger, **conditions: str | None) -> Iterator[str]:
    from counterclaim import query
    from counterclaim.formats import to_json

    for analysis in query.export(ledger, **conditions):
        yield json.dumps(to_json(analysis), ensure_ascii=False) + "\n"


def _status_lines(held: Status) -> Iterator[str]:
    size = "in memory" if held.bytes is None else f"{held.bytes / 1e6:,.1f} MB"
    revised = f", {counted(held.revisions, 'revision')}" if held.revisions else ""
    yield f"ledger        {held.location} ({size})"
    yield f"reports       {held.reports:,} from {counted(held.outlets, 'outlet')}{revised}"
    yield f"published     {days(held.first_published, held.last_published)}"
    yield f"attributions  {held.attributions:,}"
    yield f"claims        {held.claims:,}"
    yield f"actors        {held.actors:,}"
    yield f"links         {held.links:,} across reports"
    for model in held.models:
        yield f"read with     {safe(model.name)} {safe(model.version)}"
    for failure in held.failures[-SHOWN:]:
        yield f"not read      {failure.recorded.date()}  {safe(failure.error)}"
    if len(held.failures) > SHOWN:
        yield f"              … and {len(held.failures) - SHOWN:,} before these with --json"
