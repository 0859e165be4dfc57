"""Times in EDTF, the Extended Date/Time Format of the Library of Congress (ISO 8601-2:2019), where it can say them.

TIMEX3's values and EDTF share days, months and years. EDTF says decades (``199X``), seasons and quarters (as months 21
to 36), approximate dates (``~``) and intervals, open ones too; it has no weeks, and says nothing of durations, sets and
vague references.
"""

from __future__ import annotations

import re

from counterclaim.model import TimeExpression

_PARTS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24, "Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41}
"""Divisions of the year as EDTF numbers them."""
_PLAIN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_DIVIDED = re.compile(r"(\d{4})-([A-Z][A-Z1-4])")
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_PART_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T[A-Z]{2}")
_EXTENT = frozenset({"START", "MID", "END"})


def edtf(time: TimeExpression) -> str | None:
    """The expression in EDTF, or ``None`` where that cannot say it or the date is not known."""
    if not time.resolved or time.timex is None:
        return None
    said = _said(time.timex)
    if said is None or (time.mod in _EXTENT and time.granularity not in {"day", "time"}):
        # Weeks, "the past two months", "early this month": as the days that are covered.
        about = "~" if time.mod in _EXTENT else ""
        return f"{time.start}{about}/{time.end}{about}" if time.start and time.end else None
    if time.mod == "BEFORE":
        return f"../{said}"
    if time.mod == "AFTER":
        return f"{said}/.."
    return f"{said}~" if time.mod == "APPROX" and "/" not in said and "T" not in said else said


def _said(timex: str) -> str | None:
    first, between, last = timex.partition("/")
    if between:
        ends = _said(first), _said(last)
        return f"{ends[0]}/{ends[1]}" if None not in ends else None
    if _PLAIN.fullmatch(timex):
        return timex
    if _CLOCK.fullmatch(timex):
        return f"{timex}:00"
    if part := _PART_OF_DAY.fullmatch(timex):
        return part[1]
    if (divided := _DIVIDED.fullmatch(timex)) and divided[2] in _PARTS:
        return f"{divided[1]}-{_PARTS[divided[2]]}"
    if re.fullmatch(r"\d{2,3}", timex):
        return timex.ljust(4, "X")
    return None
