"""The program: its verbs, and what it does when something goes wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from counterclaim import __version__
from counterclaim.cli import actors, claims, demo, interrupt, ledger, output, reading, tools
from counterclaim.cli.options import Settings, ledger_option
from counterclaim.cli.output import INTERRUPTED, Stopped
from counterclaim.errors import CounterclaimError

BROKEN_PIPE = 141
"""What a shell reports for a program that wrote to a closed pipe: 128 + SIGPIPE."""


class Program(click.Group):
    """A group of verbs that turns errors into one line and a status: 1 for an error, 2 for wrong usage."""

    def main(  # type: ignore[override]  # never returns, whatever standalone_mode says
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run the verb that ``args`` (the program's arguments by default) name, and exit with its status."""
        _prepare_streams()
        extra["standalone_mode"] = False
        try:
            status = super().main(list(args) if args is not None else None, prog_name or "counterclaim", **extra)
        except click.UsageError as error:
            error.show()
            status = error.exit_code
        except click.ClickException as error:
            output.complain(error.format_message())
            status = error.exit_code
        sys.exit(status if isinstance(status, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb. What ends it early is turned into a status here, before click has its own way with it."""
        try:
            with interrupt.noticed():
                result = super().invoke(ctx)
            sys.stdout.flush()
        except CounterclaimError as error:
            raise Stopped(str(error), 1) from error
        except KeyboardInterrupt:
            raise Stopped("stopped", INTERRUPTED) from None
        except BrokenPipeError:
            _abandon_output()
            ctx.exit(BROKEN_PIPE)
        except OSError as error:
            if error.filename is None:
                _abandon_output()
            raise Stopped(_reason(error), 1) from error
        return result

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order in which a reader meets them, not by the alphabet."""
        return list(self.commands)


def _prepare_streams() -> None:
    """Text that the output cannot encode must not end a run; what goes to a file or a program is UTF-8 everywhere."""
    if sys.stdout is None:  # the shell closed it
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _abandon_output() -> None:
    """Nobody takes our output any more. Python flushes it once more at exit, which must not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _reason(error: OSError) -> str:
    """What the system says is wrong, and with which file."""
    where = f"{error.filename}: " if error.filename else "the output cannot be written: "
    return where + (error.strerror or str(error))


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="counterclaim")
@ledger_option
@click.pass_context
def main(context: click.Context, where: str | None) -> None:
    """Read news reports and keep the ledger of contested claims: who claims what, according to whom, on what
    evidence, and who denies it. It never decides who is right.

    \b
    Examples:
      counterclaim demo                      a dispute in sample reports
      counterclaim read report.txt           one report, its attributions marked
      counterclaim add reports/*.html        into your ledger
      counterclaim claims --disputed         what is contested, and by whom
    """
    context.obj = Settings(ledger=where)


for _verb in (
    reading.read,
    reading.add,
    claims.claims,
    claims.show,
    ledger.who,
    actors.actors,
    actors.merge,
    actors.split,
    ledger.timeline,
    ledger.status,
    ledger.export,
    demo.demo,
    tools.completion,
):
    main.add_command(_verb)
