"""What verbs print: plain where it is piped, coloured in a terminal, and never an escape sequence of a report's own."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

SHORT_ID = 8
"""Digits of an id that are printed: every verb that takes an id takes the beginning of one."""

INTERRUPTED = 130
"""What a shell reports for a program ended by Ctrl-C: 128 + SIGINT."""


class Stopped(click.ClickException):
    """A run that ends early, with one line and a status."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code  # type: ignore[misc]  # click has it on the class, and reads it from the instance


# A report is written by others: control characters could move the cursor or hide words, direction marks reorder them,
# and lone surrogates cannot be encoded.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str | None) -> str:
    """Text from a report on one line, with nothing in it that steers a terminal."""
    return _UNSAFE.sub("\ufffd", " ".join((text or "").split()))


def short(identifier: str) -> str:
    """As much of an id as is printed. Ids that users gave to their reports are printed whole."""
    return identifier[:SHORT_ID] if re.fullmatch(r"[0-9a-f]{20}", identifier) else safe(identifier)


def wants_color(choice: bool | None) -> bool:
    """Whether to colour: as chosen; else in a terminal that can, unless NO_COLOR says not to (no-color.org)."""
    if choice is not None:
        return choice
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns to fill: those of the terminal, or COLUMNS, or 80."""
    return max(40, shutil.get_terminal_size((80, 24)).columns)


@dataclass(frozen=True, slots=True)
class Look:
    """How text is laid out: with colours or without, on so many columns."""

    color: bool
    columns: int

    @classmethod
    def of(cls, choice: bool | None) -> Look:
        """The look for standard output, given the user's choice of colour."""
        return cls(wants_color(choice), width())

    def paint(self, words: str, **style: Any) -> str:
        """Words in a style of ``click.style``, or as they are."""
        return click.style(words, **style) if self.color and words else words

    def block(self, words: str, *, indent: str, first: str | None = None, **style: Any) -> list[str]:
        """A paragraph, wrapped behind ``indent``; ``first`` stands in its place on the first line."""
        room = max(24, self.columns - len(indent))
        lines = textwrap.wrap(words, room, break_long_words=True, break_on_hyphens=False) or [""]
        heads = [indent if first is None else first, *[indent] * (len(lines) - 1)]
        return [head + self.paint(line, **style) for head, line in zip(heads, lines, strict=True)]


def show(lines: Iterable[str]) -> None:
    """Print lines as they come, with the colours that they have."""
    for line in lines:
        click.echo(line.rstrip(), color=True)


def json_lines(records: Iterable[Any]) -> None:
    """Print one JSON object a line."""
    for record in records:
        click.echo(json.dumps(record, ensure_ascii=False))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, look: Look, stretch: int) -> None:
    """Print a table no wider than the terminal: the column ``stretch`` wraps, the others take what they need."""
    from rich.console import Console
    from rich.table import Table

    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for number, heading in enumerate(headings):
        shown.add_column(heading, no_wrap=number != stretch, overflow="fold" if number == stretch else "ellipsis")
    for row in rows:
        shown.add_row(*row)
    console = Console(
        color_system="standard" if look.color else None,
        force_terminal=look.color,
        width=look.columns,
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as capture:
        console.print(shown)
    show(capture.get().rstrip("\n").split("\n"))


def check_target(target: str) -> Path:
    """The path of a file to write, before the work is done that fills it. Raises ``Stopped`` where it cannot be one."""
    path = Path(target)
    if path.is_dir():
        raise _unwritable(target, "it is a folder" if target else "its name is empty")
    if not path.absolute().parent.is_dir():
        raise _unwritable(target, f"there is no folder {path.parent}")
    return path


def write_file(target: Path, pieces: Iterable[str]) -> int:
    """Write pieces to a file, all or none; return how many. Raises ``Stopped`` where that fails.

    What is no plain file, a device or a named pipe, is written to as it is: it must not be replaced by one.
    """
    try:
        final = target.resolve()
        if final.exists() and not final.is_file():
            return _write(final, pieces)
        part = final.with_name(final.name + ".part")
        try:
            number = _write(part, pieces)
            part.replace(final)
        finally:
            part.unlink(missing_ok=True)
        return number
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(str(target), error.strerror or str(error)) from None


def _write(path: Path, pieces: Iterable[str]) -> int:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
        return sum(bool(stream.write(piece)) for piece in pieces)


def _unwritable(target: str, reason: str) -> Stopped:
    return Stopped(f"'{target}' cannot be written: {reason}; name another file", 1)


def tell(message: str) -> None:
    """A word to the person, on standard error: standard output is for what was asked."""
    click.echo(message, err=True)


def complain(message: str) -> None:
    """An error that does not end the run."""
    _clear()
    click.echo(f"counterclaim: {safe(message)}", err=True)


@contextmanager
def activity(what: str) -> Iterator[None]:
    """Say what takes a while, in a terminal only, and take it back when it is done."""
    progress(what + " …")
    try:
        yield
    finally:
        _clear()


def progress(message: str) -> None:
    """Say how far things are, in a terminal only, in place of what was said before."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{message[: width() - 1]}", err=True, nl=False, color=True)


def _clear() -> None:
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", err=True, nl=False, color=True)


def quoted(path: os.PathLike[str]) -> str:
    """A path as a shell takes it."""
    return shlex.quote(os.fspath(path))


def program() -> str:
    """How this program can be called from the user's shell: by name where that finds it, else by its path."""
    called = Path(sys.argv[0])
    found = shutil.which("counterclaim")
    if called.name != "counterclaim" or (found and Path(found).samefile(called)):
        return "counterclaim"
    relative = os.path.relpath(called)
    return quoted(called if relative.startswith("..") else Path(relative))
