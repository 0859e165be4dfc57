"""An annotated reading of one report, as lines."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from counterclaim.formats.view import Dispute, OwnVoice, Row, by_source, disputes, own_voice, rows, title
from counterclaim.model import Analysis, Failure, Report

_CODES = {"bold": "1", "dim": "2", "red": "31", "cyan": "36", "magenta": "35", "yellow": "33"}
# What an article holds must not steer the reader's terminal.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_MIN_WIDTH = 40


def terminal(item: Analysis | Failure, *, colour: bool, width: int, everything: bool = False) -> str:
    """The rows of one report, for reading: source, stance and factuality, cue, content, and what else is known.

    Lines are wrapped at ``width`` columns; 0 leaves each row on lines of its own length, for pipes. Without
    ``everything``, wishes, plans and perceptions are only counted, and what the report says itself is left out.
    The text ends with a line break.
    """
    paint = _Paint(colour)
    if isinstance(item, Failure):
        return f"{paint('red', 'not read')}  {_plain(item.error)}\n"
    found = rows(item)
    shown = [row for row in found if everything or row.is_main]
    lines = [*_head(item.report, len(found), paint)]
    # That a row is inside the one that it stands under need not be said.
    plain = {f"row {row.number}" for row in shown}
    for row in shown:
        lines += ["", *_row(row, plain, paint, width)]
    lines += _disputes(disputes(item, found), paint, width)
    if everything:
        lines += _own_voice(own_voice(item), paint, width)
    lines += _rest([row for row in found if row not in shown], paint)
    return "\n".join(lines) + "\n"


class _Paint:
    """Puts words in a colour, or leaves them where colours are off."""

    def __init__(self, on: bool) -> None:
        self._on = on

    def __call__(self, code: str, words: str) -> str:
        return f"\x1b[{_CODES[code]}m{words}\x1b[0m" if self._on and words else words


def _plain(words: str) -> str:
    return _CONTROL.sub("\ufffd", " ".join(words.split()))


def _head(report: Report, count: int, paint: _Paint) -> Iterator[str]:
    known = (report.outlet, report.published, report.url)
    yield paint("bold", _plain(title(report)))
    yield paint("dim", " · ".join([*(_plain(it) for it in known if it), f"report {_plain(report.id)}", _count(count)]))


def _count(count: int) -> str:
    return f"{count} attribution{'' if count == 1 else 's'}"


def _row(row: Row, plain: Collection[str], paint: _Paint, width: int) -> Iterator[str]:
    it = row.attribution
    margin = "  " * row.depth
    name = _plain(row.source) + (f" ({row.status})" if row.status else "")
    colour = {"asserts": "cyan", "denies": "magenta"}.get(it.stance, "yellow")
    head = f"{paint('bold', name)} — {paint(colour, it.stance.replace('_', ' '))} {it.factuality}"
    cue = f" — {_plain(row.cue)}" if row.cue else ""
    attitude = "" if it.attitude == "says" else f" [{it.attitude}]"
    yield f"{margin}{row.number:>3}  {head}{cue}{attitude}"
    indent = margin + " " * 5
    yield from _wrapped(_plain(row.content), indent, width)
    for label, words in row.details:
        if label == "inside" and words in plain:
            continue
        yield from (paint("dim", line) for line in _wrapped(f"{_plain(label)}: {_plain(words)}", indent, width))


def _wrapped(words: str, indent: str, width: int) -> list[str]:
    if width <= 0:
        return [indent + words]
    room = max(width, _MIN_WIDTH, len(indent) + 20)
    return textwrap.wrap(words, room, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def _disputes(found: Iterable[Dispute], paint: _Paint, width: int) -> Iterator[str]:
    for dispute in found:
        yield ""
        yield from _wrapped(f"{paint('bold', 'Disputed')}: {_plain(dispute.claim)}", "", width)
        for label, side in (("asserted", dispute.asserted), ("denied", dispute.denied), ("left open", dispute.open)):
            if side:
                names = "; ".join(f"{_plain(name)} ({_numbers(members)})" for name, members in by_source(side))
                yield from _wrapped(f"{label} by {names}", " " * 5, width)
        for number, aspects in dispute.unanswered:
            yield from _wrapped(f"row {number} leaves unanswered: {', '.join(aspects)}", " " * 5, width)


def _numbers(found: Iterable[Row]) -> str:
    return ", ".join(str(row.number) for row in found)


def _own_voice(found: Sequence[OwnVoice], paint: _Paint, width: int) -> Iterator[str]:
    """One line each, cut at the width."""
    if found:
        yield ""
        yield f"{paint('bold', 'In the report’s own voice')}:"
    for each in found:
        line = f"     {each.certainty} ({_plain(', '.join(each.events))}): {_plain(each.words)}"
        yield line if width <= 0 or len(line) <= width else line[: max(width, _MIN_WIDTH) - 1].rstrip() + "…"


def _rest(left_out: list[Row], paint: _Paint) -> Iterator[str]:
    if left_out:
        kinds = Counter(row.attribution.attitude.value for row in left_out)
        yield ""
        yield paint(
            "dim", f"{len(left_out)} more: {', '.join(kind for kind, _ in kinds.most_common())}; --all shows them"
        )
