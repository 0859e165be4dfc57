"""What the dateline says: the place, and the agency that the report credits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from counterclaim.model import Zone, ZoneKind

_IN_BRACKETS = re.compile(r"[(/]([^()/]{2,60})[)/]\.?[\s:—–-]*$")
_BY = re.compile(r"[Bb][Yy] (?=[A-Z])")


class HeadlineMatter(NamedTuple):
    """Place (and date) of the dateline, the agency it credits, and the byline, each as stated, or ``None``."""

    dateline: str | None
    agency: str | None
    byline: str | None


def headline_matter(text: str, zones: Iterable[Zone]) -> HeadlineMatter:
    """What the first dateline and the first "By …" line among the ``zones`` of ``text`` say."""
    place = agency = byline = None
    for zone in zones:
        words = text[slice(*zone.span)].strip()
        if zone.kind is ZoneKind.DATELINE and place is None and agency is None:
            place, agency = _split(words)
        elif zone.kind is ZoneKind.BYLINE and byline is None and (by := _BY.match(words)):
            byline = words[by.end() :]
    return HeadlineMatter(place, agency, byline)


def _split(words: str) -> tuple[str | None, str | None]:
    match = _IN_BRACKETS.search(words)
    place = words[: match.start()] if match else words
    return place.strip(" ,.:—–-") or None, match.group(1) if match else None
