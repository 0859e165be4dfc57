"""The lines of a scraped text, and which line breaks fall inside a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.model import Span

LINE_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""The characters at which ``str.splitlines`` breaks a line."""

_LINE = re.compile(rf"[^{LINE_BREAKS}]*")
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_ENDS_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Za-z]\.){2,}|\b[A-Z]\.|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Prof|Rev|St|Jr|No|"
    r"Jan|Feb|Aug|Sept|Oct|Nov|Dec|vs)\.)$"
)
_TITLE_BEFORE_NAME = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Prof|Rev)\.$")
_SENTENCE_INSIDE = re.compile(r"[a-z0-9)][.!?][\"”’]? +[\"“‘]?[A-Z]")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_BULLET = re.compile(r"[•⦁·▪◦●■►»*–—-]\s|\d{1,2}[.)]\s")
_LIST_END = re.compile(r"[,—–-]$")
_OPENS = {"(": ")", "[": "]", "“": "”"}

# Words that cannot end a sentence or a heading: what follows them belongs to them.
_FUNCTION_WORDS = """
    a an the this these those its their his her my our your of to from with by for at into onto upon against between
    among toward towards despite during and or but nor that which who whose whom because although while whether if than
    as is are was were be been being has have had will would could should might must can may not very said says told
    including such every some any no
"""
_NEVER_LAST = frozenset(_FUNCTION_WORDS.split())
_MIN_BROKEN = 40
_LONGER_THAN_HEADINGS = 140
_WRAP_WIDTHS = range(40, 131)


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its break and without white space at its ends. ``indent`` counts the blanks before it."""

    span: Span
    text: str
    indent: int = 0


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that have characters other than white space, in order."""
    found = []
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + match.group().index(stripped[0])
            found.append(Line(Span(start, start + len(stripped)), stripped, start - match.start()))
    return tuple(found)


def paragraphs(text: str, found: Sequence[Line], skipped: frozenset[Span]) -> Iterator[tuple[Line, ...]]:
    """Lines grouped into the paragraphs that the scrape or a hard wrap broke. Lines whose span is ``skipped`` (zoned)
    belong to no paragraph and do not hold one open sentence apart from its continuation."""
    kept = [line for line in found if line.span not in skipped]
    width = wrap_width(kept)
    group: list[Line] = []
    for line in kept:
        if group and not _continues(group[-1], line, gap=text[group[-1].span.end : line.span.start], width=width):
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)


def wrap_width(found: Sequence[Line]) -> int | None:
    """The width at which a text was hard-wrapped, or ``None``: most lines end where the next word did not fit."""
    lengths = sorted(len(line.text) + line.indent for line in found)
    if len(lengths) < 4:
        return None
    width = lengths[int((len(lengths) - 1) * 0.98)]
    if width not in _WRAP_WIDTHS:
        return None
    full = sum(_is_full(left, right, width) for left, right in pairwise(found))
    return width if full >= 0.6 * (len(found) - 1) else None


def _is_full(left: Line, right: Line, width: int) -> bool:
    return left.indent + len(left.text) + 1 + len(right.text.split(None, 1)[0]) > width


def _continues(left: Line, right: Line, *, gap: str, width: int | None) -> bool:
    """Whether ``right`` goes on with the sentence or the wrapped paragraph of ``left``."""
    if _BULLET.match(right.text):
        return False
    blank_between = _breaks(gap) > 1
    if width and not blank_between:
        return right.indent < 2 and _is_full(left, right, width)
    if blank_between:
        return _is_open(left.text) and right.text[0].islower() and len(left.text) >= _MIN_BROKEN
    return _continues_single(left.text, right.text)


def _breaks(gap: str) -> int:
    return len(gap.replace("\r\n", "\n").splitlines())


def _is_open(left: str) -> bool:
    return not _ENDS_SENTENCE.search(left) or bool(_ENDS_ABBREVIATED.search(left))


def _continues_single(left: str, right: str) -> bool:
    if not _is_open(left):
        return False
    if right[0].islower():
        return len(left) >= _MIN_BROKEN or _ends_in_function_word(left)
    if _ENDS_SENTENCE.search(left):
        return len(left) >= _MIN_BROKEN and bool(_TITLE_BEFORE_NAME.search(left))
    return _cannot_end_here(left)


def _cannot_end_here(left: str) -> bool:
    """Whether a line without a full stop is a broken sentence and not a heading, whatever comes next."""
    if len(left) < _MIN_BROKEN:
        return False
    if _ends_in_function_word(left) or _LIST_END.search(left) or _is_unbalanced(left):
        return True
    return len(left) >= _LONGER_THAN_HEADINGS and bool(_SENTENCE_INSIDE.search(left))


def _ends_in_function_word(left: str) -> bool:
    word = _LAST_WORD.search(left)
    return word is not None and word.group() in _NEVER_LAST


def _is_unbalanced(left: str) -> bool:
    return any(left.count(opening) > left.count(closing) for opening, closing in _OPENS.items())
