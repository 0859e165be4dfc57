"""TIMEX3 values and the days that they cover."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from counterclaim.time.words import MOVABLE

ONE_DAY = timedelta(days=1)
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which a season begins, on the northern half of the globe: the convention of TIMEX3's annotators."""
_VALUE = re.compile(
    r"""
    (?P<day>\d{4}-\d\d-\d\d)(?:T(?P<clock>\d\d(?::\d\d)?|MO|MI|AF|EV|NI))?$
  | (?P<year>\d{4})(?:-(?:(?P<month>\d\d)|W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])
      |(?P<season>SP|SU|FA|WI)))?$
  | (?P<decade>\d{3})$
  | (?P<century>\d{2})$
    """,
    re.VERBOSE,
)
_ORDER = ("day", "month", "weekend", "week", "quarter", "half", "season", "year", "decade", "century")
Interval = tuple[date, date]


def add_months(day: date, months: int) -> date:
    """The same day of another month, or its last day where the month is too short. Raises ``ValueError`` outside the
    years that :class:`datetime.date` holds."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def feast(name: str, year: int) -> date:
    """The day of a movable feast. Easter is the western churches'."""
    if name in MOVABLE:
        month, weekday, which = MOVABLE[name]
        days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
        of_weekday = [day for day in days if day.weekday() == weekday]
        return of_weekday[which if which < 0 else which - 1]
    return _easter(year) + timedelta(days=_BESIDE_EASTER.get(name, 0))


_BESIDE_EASTER = {"good friday": -2, "easter eve": -1, "easter monday": 1}


def _easter(year: int) -> date:
    """The algorithm of Meeus, Jones and Butcher for the Gregorian calendar."""
    golden, century, rest = year % 19, year // 100, year % 100
    leaps, over = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - shift + 15) % 30
    weekday = (32 + 2 * over + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def granularity_of(timex: str) -> str | None:
    """The unit of a value: ``2022-W37`` is a week, ``P7M`` a duration."""
    timex = timex.rpartition("/")[2]
    if timex.startswith("P") and not timex.startswith(("PAST", "PRESENT")):
        return "duration"
    found = _VALUE.match(timex)
    if found is None:
        return None
    if found["clock"]:
        return "time"
    return next((name for name in _ORDER if found[name]), None)


def interval(timex: str) -> Interval | None:
    """First and last day that a value covers, both included; ``None`` for durations, sets and vague references."""
    first, between, last = timex.partition("/")
    if between:
        one, other = interval(first), interval(last)
        return (one[0], other[1]) if one and other and one[0] <= other[1] else None
    found = _VALUE.match(timex)
    if found is None:
        return None
    try:
        return _interval(found)
    except ValueError:
        return None


def _interval(found: re.Match[str]) -> Interval:
    if found["day"]:
        day = date.fromisoformat(found["day"])
        return day, day
    if found["decade"]:
        return _years(int(found["decade"]) * 10, 10)
    if found["century"]:
        return _years(int(found["century"]) * 100, 100)
    year = int(found["year"])
    if found["week"]:
        monday = date.fromisocalendar(year, int(found["week"]), 1)
        return monday + timedelta(days=5 if found["weekend"] else 0), monday + timedelta(days=6)
    first, months = _months(found)
    start = date(year, first, 1)
    return start, add_months(start, months) - ONE_DAY


def _months(found: re.Match[str]) -> tuple[int, int]:
    """First month and number of months."""
    if found["month"]:
        return int(found["month"]), 1
    if found["quarter"]:
        return 3 * int(found["quarter"]) - 2, 3
    if found["half"]:
        return 6 * int(found["half"]) - 5, 6
    if found["season"]:
        return _SEASON_MONTHS[found["season"]], 3
    return 1, 12


def _years(first: int, count: int) -> Interval:
    # The year 0 is none in the calendar that date holds: "the first century" begins with 1.
    return date(max(first, 1), 1, 1), date(first + count - 1, 12, 31)


def narrow(covered: Interval, mod: str | None, granularity: str | None) -> Interval:
    """The part of an interval that a modifier leaves: *early this month* is its days 1 to 10, *late* 21 to the end;
    other units are cut into thirds."""
    start, end = covered
    if mod not in {"START", "MID", "END"} or granularity in {"day", "time", "weekend"}:
        return covered
    days = (end - start).days + 1
    third = 10 if granularity == "month" else days // 3
    if granularity in {"year", "decade", "century"}:
        return _third_of_years(covered, mod)
    if mod == "START":
        return start, start + timedelta(days=third - 1)
    if mod == "MID":
        return start + timedelta(days=third), start + timedelta(days=2 * third - 1)
    return start + timedelta(days=2 * third), end


def _third_of_years(covered: Interval, mod: str) -> Interval:
    start, end = covered
    months = (end.year - start.year + 1) * 12
    one, two = add_months(start, months // 3), add_months(start, 2 * months // 3)
    if mod == "START":
        return start, one - ONE_DAY
    return (one, two - ONE_DAY) if mod == "MID" else (two, end)


def quarter_of(day: date) -> int:
    """The quarter of the calendar year, 1 to 4."""
    return (day.month - 1) // 3 + 1


def week_value(day: date) -> str:
    """The ISO week, ``2022-W37``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
