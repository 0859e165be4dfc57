"""Marks what is no part of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from counterclaim.clean.dateline import dateline
from counterclaim.clean.lines import Line, lines, paragraphs
from counterclaim.clean.rules import CAPTIONED, HEADING, LIST_HEADING, OUTLET, OUTLETS, PEOPLE, PREFIX, RULES, inline
from counterclaim.model import Span, Zone, ZoneKind

_BULLETS = re.compile(r"(?:[•⦁·▪◦●■►▶»*_>|+–—-]+\s*)+(?=[^\s\d])")
_HEADLINE_END = re.compile(r"[^.!,;:…\"”’)]$")
_MAX_LINE = 2500
_MAX_LINK = 130
_FIRST_LINES = 6


def find_zones(text: str) -> tuple[Zone, ...]:
    """What is no part of the article: site matter, contact lines, bylines, captions and the dateline.

    Zones are in order and do not overlap; a zone that is a whole line holds the bullet before it. Precision comes
    first: what may be a sentence of the article stays.
    """
    found = lines(text)
    kinds = dict(_line_kinds(found))
    zones = [Zone(kind, found[at].span) for at, kind in kinds.items()]
    zones += _wrapped(text, found, frozenset(zone.span for zone in zones))
    zones += _inside(found, frozenset(zone.span for zone in zones))
    return tuple(sorted(zones, key=lambda zone: zone.span))


def _line_kinds(found: Sequence[Line]) -> Iterator[tuple[int, ZoneKind]]:
    """The kind of each line that is site matter, by its place. A heading such as "Related:" takes the headlines under
    it along."""
    under_heading = False
    for at, line in enumerate(found):
        kind = _kind(line.text)
        if kind is None and under_heading and _is_headline(line.text):
            kind = ZoneKind.BOILERPLATE
        elif kind is None and _is_credit(found, at):
            kind = ZoneKind.BYLINE
        else:
            under_heading = kind is not None and (under_heading or bool(LIST_HEADING.fullmatch(line.text)))
        if kind is not None:
            yield at, kind


def _kind(text: str) -> ZoneKind | None:
    if len(text) > _MAX_LINE:
        return None
    bare = _BULLETS.sub("", text, count=1) if _BULLETS.match(text) else text
    return next((kind for kind, pattern in RULES if pattern.match(bare)), None)


def _is_headline(text: str) -> bool:
    return len(text) <= _MAX_LINK and bool(_HEADLINE_END.search(text)) and bool(re.match(r"[\W\d]*[A-Z]", text))


def _is_credit(found: Sequence[Line], at: int) -> bool:
    """Whether a line among the first three is an outlet's name in capitals next to a person's name, or the reverse."""
    if at >= 3:
        return False
    beside = [found[other].text for other in (at - 1, at + 1) if 0 <= other < len(found)]
    if OUTLET.fullmatch(found[at].text):
        return any(PEOPLE.fullmatch(other) for other in beside) or (at == 0 and found[at].text in OUTLETS)
    return bool(PEOPLE.fullmatch(found[at].text)) and any(OUTLET.fullmatch(other) for other in beside)


def _wrapped(text: str, found: Sequence[Line], zoned: frozenset[Span]) -> Iterator[Zone]:
    """Site matter that a hard wrap broke over several lines."""
    for group in paragraphs(text, found, zoned):
        if len(group) > 1 and (kind := _kind(" ".join(line.text for line in group))) is not None:
            yield Zone(kind, Span(group[0].span.start, group[-1].span.end))


def _inside(found: Sequence[Line], zoned: frozenset[Span]) -> Iterator[Zone]:
    """Datelines, labels before a line and links within one."""
    kept = [line for line in found if line.span not in zoned]
    for at, line in enumerate(kept):
        begin = 0
        for kind, end in _beginnings(line.text, first=at < _FIRST_LINES):
            yield Zone(kind, _span(line, begin, end))
            begin = end
        for start, stop, kind in inline(line.text):
            if start >= begin:
                yield Zone(kind, _span(line, start, stop))


def _beginnings(text: str, *, first: bool) -> Iterator[tuple[ZoneKind, int]]:
    """A label before a line and the dateline after it, each with where it ends."""
    begin = 0
    starts = ((ZoneKind.MARKUP, HEADING), (ZoneKind.CAPTION, CAPTIONED), (ZoneKind.BOILERPLATE, PREFIX))
    for kind, pattern in starts:
        if label := pattern.match(text, begin):
            begin = label.end()
            yield kind, begin
    if end := dateline(text[begin:], first=first):
        yield ZoneKind.DATELINE, begin + end


def _span(line: Line, start: int, end: int) -> Span:
    return Span(line.span.start + start, line.span.start + end)
