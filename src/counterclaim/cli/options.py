"""Options that several verbs take, and the ledger that they open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import click

from counterclaim.config import LEDGER_VARIABLE, ledger_path

if TYPE_CHECKING:
    from counterclaim.read import ReadOptions
    from counterclaim.store import Ledger

Command = Callable[..., Any]


@dataclass(slots=True)
class Settings:
    """What stands before the verb and holds for it."""

    ledger: str | None = None


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, for programs.")
color_option = click.option(
    "--color/--no-color", default=None, help="Colour always or never.  [default: in a terminal, unless NO_COLOR is set]"
)
limit_option = click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="Show at most N.  [default: 20; with --json, all]"
)
SHOWN = 20
"""How many entries a person is shown unless they ask for more."""


def ledger_option(command: Command) -> Command:
    """``--ledger``: before the verb or after it; the one after it wins."""
    return click.option(
        "--ledger",
        "where",
        metavar="PATH",
        help=f"The ledger.  [default: {LEDGER_VARIABLE}, or a file in your data folder]",
    )(command)


DEFAULT_ATTRIBUTOR = "neural"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Which pipeline reads the reports."""

    actors: tuple[str, ...] = ()
    language: str | None = None
    attributor: str = DEFAULT_ATTRIBUTOR
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """As of when the ledger is asked."""

    as_of: str | None = None
    as_published: str | None = None

    def given(self) -> dict[str, Any]:
        """Keyword arguments for a query."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions(Clocks):
    """Which claims are asked for."""

    actor: str | None = None
    since: str | None = None
    until: str | None = None
    search: str | None = None


def _with(command: Command, *options: Callable[[Command], Command]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def _checked_day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A date that is none is wrong usage, told before the ledger is opened."""
    if value is None:
        return None
    from counterclaim.errors import QueryError
    from counterclaim.query.dates import last_moment

    try:
        last_moment(value)
    except QueryError as error:
        raise click.BadParameter(str(error), context, parameter) from None
    return value


def clock_options(command: Command) -> Command:
    """``--as-of`` and ``--as-published``: the ledger as it was."""
    return _with(
        command,
        click.option("--as-of", metavar="DATE", callback=_checked_day, help="As the ledger stood then."),
        click.option("--as-published", metavar="DATE", callback=_checked_day, help="By what had been published then."),
    )


def time_options(command: Command) -> Command:
    """``--since`` and ``--until``."""
    return _with(
        command,
        click.option("--since", metavar="DATE", callback=_checked_day, help="From this day, month or year on."),
        click.option("--until", metavar="DATE", callback=_checked_day, help="Up to this day, month or year."),
    )


def condition_options(command: Command) -> Command:
    """By whom, when and with which words."""
    return _with(
        command,
        click.option("--actor", metavar="NAME", help="In which this actor or one of its offices speaks."),
        time_options,
        click.option("--search", metavar="WORDS", help="That hold all of these words."),
    )


def details_options(command: Command) -> Command:
    """What the user knows about the reports, and which pipeline reads them."""
    return _with(
        command,
        click.option("--published", metavar="DATE", help="When they were published, whatever the input says."),
        click.option("--outlet", metavar="NAME", help="Who published them, whatever the input says."),
        click.option("--actors", multiple=True, metavar="FILE", help="Your own list of actors, TOML or CSV."),
        click.option("--language", metavar="NAME", help="The spaCy pipeline, a package or a path."),
        click.option(
            "--attributor",
            type=click.Choice(["neural", "rules"]),
            default=DEFAULT_ATTRIBUTOR,
            show_default=True,
            help="How attributions are found: by the trained model, or by rules.",
        ),
        click.option(
            "--confidence",
            type=click.FloatRange(0, 1),
            default=0.0,
            metavar="P",
            help="Keep only attributions at least so sure, 0 to 1.  [default: all that are found]",
        ),
    )


def read_options(published: str | None, outlet: str | None) -> ReadOptions:
    """Options of reading. Raises ``click.BadParameter`` where the date is none."""
    from counterclaim.errors import InputError
    from counterclaim.read import ReadOptions

    try:
        return ReadOptions(published=published, outlet=outlet)
    except InputError as error:
        raise click.BadParameter(str(error), param_hint="--published") from None


def open_ledger(where: str | None, *, create: bool = False) -> Ledger:
    """Open the ledger that the verb, the program, the environment or the default names, in this order.

    Raises ``LedgerError`` where it does not exist and ``create`` is not set.
    """
    from counterclaim.store import Ledger

    settings = click.get_current_context().find_object(Settings)
    return Ledger.open(ledger_path(where or (settings.ledger if settings else None)), create=create)
