"""The day of publication, where the report's own dateline or date line tells it in full."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from counterclaim.model import Zone, ZoneKind

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"(?<![\w/.-])(?:{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})|"
    rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH.replace('month', 'month2')},? (?P<year2>\d{{4}})|"
    r"(?P<iso>\d{4}-\d\d-\d\d))(?!\d)",
    re.IGNORECASE,
)
_LINE = re.compile(r"\W*(?:first |originally )?(?:published|posted|date)\b", re.IGNORECASE)
"""What begins a line that tells when a page came out. An update is another day."""


def published_in(text: str, zones: Iterable[Zone]) -> str | None:
    """The ISO day that the dateline names, else a line such as "Published: 22 September 2022". ``None`` where there is
    none or it names no year: which year is meant would be a guess."""
    lines = [(zone.kind, text[slice(*zone.span)]) for zone in zones]
    stated = [words for kind, words in lines if kind is ZoneKind.DATELINE][:1]
    stated += [words for kind, words in lines if kind is ZoneKind.BOILERPLATE and _LINE.match(words)]
    days = (day for words in stated if (day := day_in(words)) is not None)
    return next((day.isoformat() for day in days), None)


def day_in(words: str) -> date | None:
    """The first day that words name with its month and year."""
    found = _DATE.search(words)
    if found is None:
        return None
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        month = _MONTHS.index((found["month"] or found["month2"]).lower()[:3]) + 1
        return date(int(found["year"] or found["year2"]), month, int(found["day"] or found["day2"]))
    except ValueError:
        return None
