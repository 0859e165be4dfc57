"""Quotation marks as they are in the wild: curly, straight, doubled single ones, unclosed, one paragraph after another.

A mark left open runs to the end of its paragraph; where the next paragraph opens again (the convention of English
news typesetting), the two are one quotation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.model import Span, Spans

_MARK = re.compile(
    r"[“”„«»\"]|''|``"
    # Single curly marks only where they stand at a word's outer edge: inside a word they are apostrophes.
    r"|(?<![\w’])‘(?=\w)|(?<=[\w.,?!…])’(?!\w)"
)
_OPEN, _CLOSE = frozenset("“„«‘"), frozenset("”»’")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, marks included: one span a paragraph. ``words`` counts what is quoted."""

    spans: Spans
    words: int

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of a text, in order, not overlapping: an inner quotation belongs to the outer one."""
    runs: list[list[Span]] = []
    unclosed = False
    offset = 0
    for line in text.split("\n"):
        spans, closed = _of_line(line, offset)
        if spans and unclosed and runs and line.lstrip()[:1] in {"“", '"', "„", "«"}:
            runs[-1].append(spans.pop(0))
        runs.extend([span] for span in spans)
        if line.strip():
            unclosed = not closed
        offset += len(line) + 1
    return tuple(Quotation(tuple(run), sum(_words(text, span) for span in run)) for run in runs)


def _of_line(line: str, offset: int) -> tuple[list[Span], bool]:
    """Quotations of one line, and whether the last one is closed."""
    spans: list[Span] = []
    opened: int | None = None
    opener = ""
    for mark in _MARK.finditer(line):
        sign = mark.group()
        if opened is None:
            if sign in _CLOSE or (sign not in _OPEN and _only_closes(line, mark)):
                continue
            opened, opener = mark.start(), sign
        elif _matches(opener, sign):
            spans.append(Span(offset + opened, offset + mark.end()))
            opened = None
    if opened is None or opener == "‘":
        return spans, True
    end = len(line.rstrip())
    if end > opened + len(opener):
        spans.append(Span(offset + opened, offset + end))
    return spans, False


def _only_closes(line: str, mark: re.Match[str]) -> bool:
    """A straight mark glued to the word before it and not to one after closes something: inches, or a lost opening."""
    before, after = line[: mark.start()][-1:], line[mark.end() :][:1]
    return bool(before.strip()) and before not in "(-—–[:" and not after.strip()


def _matches(opener: str, sign: str) -> bool:
    if opener == "‘":
        return sign == "’"
    if sign in {"‘", "’"}:
        return False
    return sign not in _OPEN


def _words(text: str, span: Span) -> int:
    return len(text[span.start : span.end].split())
