"""``claims`` and ``show``: what is claimed, what is disputed, and any entry by its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from counterclaim.cli import output
from counterclaim.cli.options import (
    SHOWN,
    Clocks,
    Conditions,
    clock_options,
    color_option,
    condition_options,
    json_option,
    ledger_option,
    limit_option,
    open_ledger,
)
from counterclaim.cli.output import Look, safe, short
from counterclaim.cli.statements import (
    INDENT,
    counted,
    days,
    dispute_lines,
    heading,
    hedge_words,
    profile_lines,
    quantity_words,
    report_words,
    statement_lines,
)

if TYPE_CHECKING:
    from counterclaim.query import ClaimEntry, Dispute, Shown, Statement
    from counterclaim.store import Ledger


CONTEXT = 300
"""Characters shown before and behind the words of a statement."""


@click.command(short_help="List claims, or what is disputed.")
@click.option(
    "--disputed", is_flag=True, help="Only what one source asserts and another denies or doubts, with both sides."
)
@condition_options
@limit_option
@click.option("--all", "everything", is_flag=True, help="With --disputed: every statement of every side.")
@clock_options
@json_option
@color_option
@ledger_option
def claims(
    disputed: bool,
    limit: int | None,
    everything: bool,
    as_json: bool,
    color: bool | None,
    where: str | None,
    **conditions: str | None,
) -> None:
    """List the claims of the ledger, those that most reports carry first; or, with --disputed, what is contested.

    \b
    Examples:
      counterclaim claims --disputed
      counterclaim claims --disputed --actor "North Korea" --since 2022-09
      counterclaim claims --search "artillery shells" --json
    """
    from counterclaim import query

    wanted = SHOWN if limit is None and not as_json else limit
    # One more than is shown tells whether there are more.
    asked = {**Conditions(**conditions).given(), "limit": None if wanted is None else wanted + 1}
    contested: list[Dispute] = []
    claimed: list[ClaimEntry] = []
    with open_ledger(where) as ledger:
        if disputed:
            contested = query.disputes(ledger, **asked)
        else:
            claimed = query.claims(ledger, **asked)
    if as_json:
        return output.json_lines(query.to_json(each) for each in (contested or claimed)[:wanted])
    look = Look.of(color)
    if disputed:
        output.show(disputes_lines(contested[:wanted], look, everything=everything))
    else:
        _claims_table(claimed[:wanted], look)
    if wanted is not None and len(contested or claimed) > wanted:
        output.tell(f"There are more: --limit {wanted * 5} shows more of them, --json gives all.")
    return None


@click.command(short_help="Show one entry: a claim, report, statement or actor.")
@click.argument("id_", metavar="ID")
@click.option("--all", "everything", is_flag=True, help="Every statement of every side.")
@clock_options
@json_option
@color_option
@ledger_option
def show(
    id_: str, everything: bool, as_json: bool, color: bool | None, where: str | None, **clocks: str | None
) -> None:
    """Show the claim, report, statement or actor whose ID begins so, with what belongs to it and the words it was read
    from.

    \b
    Examples:
      counterclaim show 3f2a91c0
      counterclaim show 3f2a91c0 --json
    """
    from counterclaim import query

    with open_ledger(where) as ledger:
        found = query.show(ledger, id_, **Clocks(**clocks).given())
        if as_json:
            return output.json_lines([query.to_json(found)])
        look = Look.of(color)
        output.show(_shown_lines(found, ledger, look, everything=everything))
    return None


def disputes_lines(disputes: Sequence[Dispute], look: Look, *, everything: bool = False) -> Iterator[str]:
    """All disputes, numbered, or a line that says that there are none."""
    for number, dispute in enumerate(disputes, start=1):
        yield from dispute_lines(dispute, look, number=number, everything=everything)
    if not disputes:
        yield "No dispute was found: nobody asserts what another denies or doubts."


def _claims_table(found: Sequence[ClaimEntry], look: Look) -> None:
    if not found:
        return output.show(["No claim was found."])
    rows = (
        (
            short(each.id),
            safe(each.text) + (" [disputed]" if each.disputed else ""),
            str(each.asserted or ""),
            str(each.denied or ""),
            str(each.doubted or ""),
            str(each.reports),
            each.last or "",
        )
        for each in found
    )
    output.table(("id", "claim", "for", "against", "open", "reports", "last"), rows, look=look, stretch=1)
    return None


def _shown_lines(found: Shown, ledger: Ledger, look: Look, *, everything: bool) -> Iterator[str]:
    if found.profile is not None:
        yield from profile_lines(found.profile, look, everything=everything)
    elif found.claim is not None:
        yield from _claim_lines(found.claim, found, look, everything=everything)
    elif found.kind == "report" and found.report is not None:
        yield from heading(safe(found.report.title) or report_words(found.report), look)
        yield from look.block(f"report {safe(found.id)} · {report_words(found.report)}", indent="", dim=True)
        yield from _each(found.statements, look)
    else:
        yield from _statement_in_its_place(found.statements, ledger, look)


def _claim_lines(claim: ClaimEntry, found: Shown, look: Look, *, everything: bool) -> Iterator[str]:
    yield from heading(safe(claim.text), look)
    extent = (
        f"{counted(claim.reports, 'report')} · {counted(claim.outlets, 'outlet')} · {days(claim.first, claim.last)}"
    )
    yield from look.block(f"claim {short(claim.id)} · {extent}", indent="", dim=True)
    for argument in sorted(claim.arguments, key=lambda it: it.role != "agent"):
        yield f"  {argument.role:<10}  {safe(argument.name)}"
    for quantity in claim.quantities:
        yield f"  {'quantity':<10}  {quantity_words(quantity)}"
    if not found.disputes:
        yield from _each(found.statements, look)
    for dispute in found.disputes:
        number = None if dispute.id == claim.id else 1
        yield from ("", "Disputed" if number is None else "Part of a dispute:")
        yield from dispute_lines(dispute, look, number=number, everything=everything)


def _each(statements: Iterable[Statement], look: Look) -> Iterator[str]:
    for statement in statements:
        yield ""
        yield from statement_lines(statement, look)


def _statement_in_its_place(statements: Sequence[Statement], ledger: Ledger, look: Look) -> Iterator[str]:
    """A statement, and what stands around its words in the report."""
    for statement in statements:
        yield from statement_lines(statement, look)
        for hedge in statement.hedging:
            if hedge.scope and hedge.scope != statement.content:
                yield from look.block(f"{hedge.kind}: {hedge_words(hedge, scope=True)}", indent=INDENT, dim=True)
        if statement.span:
            text = ledger.analysis(statement.report.id).report.text
            yield from ("", f"In report {safe(statement.report.id)}:")
            yield from look.block(_around(text, statement.span[0][0], statement.span[-1][1]), indent="  ")


def _around(text: str, start: int, end: int) -> str:
    """What stands in a text from ``start`` to ``end`` and some ``CONTEXT`` characters around, whole words."""
    first = 0 if start <= CONTEXT else text.find(" ", start - CONTEXT, start) + 1
    last = text.rfind(" ", end, end + CONTEXT) if end + CONTEXT < len(text) else len(text)
    last = last if last >= end else len(text)
    return ("… " if first else "") + safe(text[first:last]) + (" …" if last < len(text) else "")
