"""One page, complete in itself, that shows reports with their attributions."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise
from typing import TYPE_CHECKING, TypeVar

from counterclaim.formats.view import (
    FACTUALITY,
    Dispute,
    OwnVoice,
    Row,
    band,
    by_source,
    disputes,
    own_voice,
    rows,
    title,
)
from counterclaim.model import Analysis, Failure, Hedge, Report, Span, Spans

if TYPE_CHECKING:
    from jinja2 import Template

_ROLES = ("source", "cue", "content", "hedge", "scope")
_DEEPEST = 3
_BREAK = re.compile(r"[^\S\n]*\n\s*")
_GOES_ON = re.compile(r"[\w,–—-]$")
_LINE = 40
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text under the same marks. ``marks`` are pairs of a row's number and a role; ``target`` is the
    row whose cue it is, ``anchors`` what links here (``t1`` the first row, ``c1`` the first of the report's own voice),
    ``hedge`` what a hedge is called, ``line_break`` ``hard`` or ``soft`` where it is one."""

    text: str
    zone: str
    roles: tuple[str, ...]
    depth: int
    marks: tuple[tuple[int, str], ...]
    target: int | None
    anchors: tuple[str, ...]
    line_break: str
    hedge: str


@dataclass(frozen=True, slots=True)
class Section:
    """One report as the page shows it."""

    key: str
    report: Report
    title: str
    link: str | None
    pieces: tuple[Piece, ...]
    main: tuple[Row, ...]
    others: tuple[Row, ...]
    disputes: tuple[Dispute, ...]
    own: tuple[OwnVoice, ...]


def html(analyses: Iterable[Analysis | Failure]) -> str:
    """One HTML page of the reports. It loads nothing, needs no network, and holds no script but its own."""
    items = list(analyses)
    script, style = _asset("page.js"), _asset("page.css")
    sections = [_section(f"r{at}", it) for at, it in enumerate(items, start=1) if isinstance(it, Analysis)]
    page = _template().render(
        sections=sections,
        failures=[it for it in items if isinstance(it, Failure)],
        factuality={value.value: words for value, words in FACTUALITY.items()},
        by_source=by_source,
        script=script,
        style=style,
        script_hash=_digest(script),
        style_hash=_digest(style),
    )
    # Lone surrogates, which JSON can carry, cannot be written in UTF-8.
    return page.encode("utf-8", "replace").decode("utf-8")


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_asset("page.html.jinja"))


def _digest(asset: str) -> str:
    """The hash by which a content security policy knows the page's own script and style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(asset.encode()).digest()).decode()


def _section(key: str, analysis: Analysis) -> Section:
    found, own = rows(analysis), own_voice(analysis)
    report = analysis.report
    url = report.url or ""
    return Section(
        key=key,
        report=report,
        title=title(report),
        # Anything but a web address, such as javascript:, is shown and not linked.
        link=url if url.lower().startswith(("http://", "https://")) else None,
        pieces=tuple(_pieces(report, found, own)),
        main=tuple(row for row in found if row.is_main),
        others=tuple(row for row in found if not row.is_main),
        disputes=disputes(analysis, found),
        own=own,
    )


def _pieces(report: Report, found: Sequence[Row], own: Sequence[OwnVoice]) -> Iterator[Piece]:
    """The text cut at the ends of all spans, so that spans may nest and cross."""
    marks = [(span, row.number, role) for row in found for role in _ROLES for span in _spans_of(row, role)]
    opening = _grouped((span.start, at) for at, (span, _, _) in enumerate(marks))
    closing = _grouped((span.end, at) for at, (span, _, _) in enumerate(marks))
    anchors = _grouped(chain(_anchors(found), ((it.span.start, f"c{at}") for at, it in enumerate(own, start=1))))
    hedges = {hedge.span: _hedge(hedge) for row in found for hedge in row.attribution.hedges}
    breaks = dict(_breaks(report.text))
    ends = {end for zone in report.zones for end in zone.span} | {end for span in breaks for end in span}
    cuts = sorted({0, len(report.text), *opening, *closing, *ends, *anchors})
    kinds = {span.start: kind for span, kind in breaks.items()}
    active: set[int] = set()
    for start, end in pairwise(cut for cut in cuts if 0 <= cut <= len(report.text)):
        active = active.difference(closing.get(start, ())).union(opening.get(start, ()))
        here = [marks[at][1:] for at in sorted(active)]
        hedge = next((hedges[marks[at][0]] for at in sorted(active) if marks[at][2] == "hedge"), "")
        words = report.text[start:end]
        line_break = kinds.get(start, "") if words.isspace() else ""
        yield _piece(words, _zone_at(report, start), here, tuple(anchors.get(start, ())), line_break, hedge)


def _hedge(hedge: Hedge) -> str:
    return f"Hedge: {hedge.kind.value}{band(hedge)}"


def _breaks(text: str) -> Iterator[tuple[Span, str]]:
    """The line breaks of a text: ``soft`` where a sentence goes on behind one, else ``hard``."""
    for match in _BREAK.finditer(text):
        start, end = match.span()
        is_open = text[max(0, start - _LINE) : start].count("\n") == 0 and _GOES_ON.search(text[:start][-2:])
        yield Span(start, end), "soft" if is_open and start >= _LINE and match.group().count("\n") == 1 else "hard"


def _grouped(pairs: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    groups: dict[int, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def _zone_at(report: Report, at: int) -> str:
    return next((zone.kind.value for zone in report.zones if zone.span.start <= at < zone.span.end), "")


def _spans_of(row: Row, role: str) -> Spans:
    it = row.attribution
    spans = {
        "source": it.source.spans,
        "cue": it.cue.spans,
        "content": it.content,
        "hedge": tuple(hedge.span for hedge in it.hedges),
        "scope": tuple(hedge.scope for hedge in it.hedges if hedge.scope is not None),
    }[role]
    return tuple(span for span in spans if span.start < span.end)


def _anchors(found: Iterable[Row]) -> Iterator[tuple[int, str]]:
    """Where each row's link into the text leads: its cue, else its content, else its source."""
    for row in found:
        for role in ("cue", "content", "source"):
            if spans := _spans_of(row, role):
                yield spans[0].start, f"t{row.number}"
                break


def _piece(
    text: str, zone: str, marks: list[tuple[int, str]], anchors: tuple[str, ...], line_break: str, hedge: str
) -> Piece:
    roles = tuple(role for role in _ROLES if any(mark[1] == role for mark in marks))
    cues = [number for number, role in marks if role == "cue"]
    depth = min(sum(role == "content" for _, role in marks), _DEEPEST)
    return Piece(text, zone, roles, depth, tuple(marks), cues[0] if cues else None, anchors, line_break, hedge)
