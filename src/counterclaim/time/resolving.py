"""From what the words say to a value on the calendar.

A report looks back: a day or month without a year is taken from the past, unless the verb that it goes with looks
ahead. What hangs on a date that is not known stays without a value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from counterclaim.time.calendar import (
    Interval,
    add_months,
    feast,
    granularity_of,
    interval,
    narrow,
    quarter_of,
    week_value,
)
from counterclaim.time.reading import MANY, Reading
from counterclaim.time.tense import Looks

_DESIGNATORS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "weekend": "WE", "night": "NI"}
_CLOCK = {"hour": "H", "minute": "M", "second": "S"}
_MULTIPLES = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100), "millennium": ("year", 1000)}
_HALVES = {
    "year": ("month", 12),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
    "quarter": ("week", 13),
}
_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Context:
    """What a relative expression hangs on: the day of the report, the value mentioned before it, that where it
    stands in the same sentence, and where the verb that it goes with looks."""

    published: date | None
    mentioned: str | None
    beside: str | None
    looks: Callable[[], Looks]


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 value with its modifier and the days that it covers."""

    timex: str | None
    mod: str | None = None
    covers: Interval | None = None
    granularity: str | None = None


def resolve(reading: Reading, context: Context) -> Value:
    """The value of a reading in its context."""
    try:
        timex = _RESOLVERS[reading.kind](reading, context)
    except (ValueError, OverflowError):
        # Outside the years that a date holds: "20,000 years ago".
        timex = None
    granularity = _granularity(reading, timex)
    return Value(timex, reading.mod, _covers(reading, timex, granularity, context), granularity)


def _granularity(reading: Reading, timex: str | None) -> str | None:
    if reading.kind in {"set", "duration"}:
        return reading.kind
    if timex is not None and reading.kind != "reference":
        return granularity_of(timex)
    for name in ("clock", "part"):
        if getattr(reading, name):
            return "time"
    if reading.day or reading.feast or reading.weekday is not None:
        return "day"
    named = ("month", "quarter", "half", "season", "year", "decade", "century")
    return next((name for name in named if getattr(reading, name)), reading.unit)


def _covers(reading: Reading, timex: str | None, granularity: str | None, context: Context) -> Interval | None:
    if timex is None:
        return None
    today = context.published
    if reading.kind == "duration":
        return _stretch(reading, today) if reading.base == "report" and today is not None else None
    covered = interval(timex)
    if covered is None:
        return None
    if reading.kind == "date" and reading.moving and today and covered[0] <= today <= covered[1]:
        # "Earlier this year" ends with the report, "later this year" begins with it.
        return (covered[0], today) if reading.mod == "START" else (today, covered[1])
    if reading.mod in {"BEFORE", "AFTER"}:
        return None
    return narrow(covered, reading.mod, granularity)


def _stretch(reading: Reading, today: date) -> Interval | None:
    """The days of "the past two months", seen from the report."""
    if reading.count in {None, MANY} or reading.unit is None or reading.shift is None:
        return None
    try:
        far = move(today, reading.count or Fraction(0), reading.unit, reading.shift)
    except (ValueError, OverflowError):
        return None
    return None if far is None else (min(far, today), max(far, today))


def move(day: date, count: Fraction, unit: str, sign: int) -> date | None:
    """A day so many units before or after another; ``None`` for units below a day."""
    unit, times = _MULTIPLES.get(unit, (unit, 1))
    count *= times
    if unit in _DAYS:
        return day + timedelta(days=sign * round(count * _DAYS[unit]))
    if unit in _MONTHS:
        return add_months(day, sign * round(count * _MONTHS[unit]))
    return None


# Lengths, sets, references -------------------------------------------------------------------------------------


def length(count: Fraction, unit: str) -> str:
    """An ISO 8601 duration: ``P7M``, ``PT1H30M``, ``PXW`` where the number is not told."""
    unit, times = _MULTIPLES.get(unit, (unit, 1))
    if count == MANY:
        return _period("X", unit) if times < 100 else "PXC"
    count *= times
    whole = int(count)
    rest = count - whole
    if rest and unit in _HALVES:
        smaller, parts = _HALVES[unit]
        text = _period(str(whole), unit) if whole else "P"
        small = _period(str(round(rest * parts)), smaller)[1:]
        return text + (small.removeprefix("T") if text.startswith("PT") else small)
    return _period(str(whole) if not rest else f"{float(count):g}", unit)


def _period(count: str, unit: str) -> str:
    return f"PT{count}{_CLOCK[unit]}" if unit in _CLOCK else f"P{count}{_DESIGNATORS[unit]}"


def _duration(reading: Reading, context: Context) -> str | None:
    if reading.count is None or reading.unit is None:
        return None
    unit = reading.unit
    return "P2D" if unit == "weekend" and reading.count == 1 else length(reading.count, unit)


def _set(reading: Reading, context: Context) -> str | None:
    return reading.value or _duration(reading, context)


def _reference(reading: Reading, context: Context) -> str | None:
    return reading.value


def _offset(reading: Reading, context: Context) -> str | None:
    if reading.count == MANY and reading.shift is not None:
        return "PAST_REF" if reading.shift < 0 and reading.base == "report" else None
    day = _start_of(reading, context)
    if day is None or reading.unit is None or reading.count is None:
        return None
    sign = reading.shift or -1
    count = abs(reading.count)
    moved = move(day, count, reading.unit, sign)
    if moved is None:
        return None
    if reading.quarter:
        return f"{moved.year:04d}-Q{reading.quarter}"
    quarter = context.mentioned if context.mentioned and granularity_of(context.mentioned) == "quarter" else None
    if reading.unit == "year" and count == 1 and quarter:
        # A quarter is compared with the same one "a year ago".
        return f"{int(quarter[:4]) + sign:04d}{quarter[4:]}"
    return value_of(moved, reading.grain or _told_in(reading.unit, count))


def _told_in(unit: str, count: Fraction) -> str:
    """The unit in which the answer is told: "a year and a half ago" names a month, "half a century ago" a year."""
    if unit in {"decade", "century", "millennium"}:
        return "year"
    return unit if count == int(count) else "month"


def _start_of(reading: Reading, context: Context) -> date | None:
    if reading.base == "report":
        return context.published
    named = granularity_of(context.mentioned) if context.mentioned else None
    if named is None or _FINENESS.get(reading.unit or "day", 0) < _FINENESS.get(named, 9):
        # "In 1998 …; two days later": from which day is not told.
        return None
    covered = interval(context.mentioned or "")
    return covered[0] if covered else None


_FINENESS = (
    {"time": 0, "day": 0, "night": 0, "weekend": 1, "week": 1, "fortnight": 1, "month": 2}
    | dict.fromkeys(("quarter", "half", "season"), 3)
    | {"year": 4, "decade": 5, "century": 6, "millennium": 6}
)
"""Units from fine to coarse: a date is counted from one as fine as the unit, or finer."""


def value_of(day: date, unit: str) -> str:
    """The value of the unit in which a day lies."""
    if unit in {"day", "night"}:
        return day.isoformat()
    if unit in {"week", "fortnight"}:
        return week_value(day)
    if unit == "weekend":
        return f"{week_value(day)}-WE"
    if unit == "month":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "quarter":
        return f"{day.year:04d}-Q{quarter_of(day)}"
    return f"{day.year:04d}"


# Dates ---------------------------------------------------------------------------------------------------------


def _date(reading: Reading, context: Context) -> str | None:
    timex = _calendar(reading, context)
    if timex and reading.grain and len(timex) == 10:
        return value_of(date.fromisoformat(timex), reading.grain)
    if timex is None or not (reading.part or reading.clock):
        return timex
    if reading.clock and len(timex) == 10:
        return f"{timex}T{reading.clock[0]:02d}:{reading.clock[1]:02d}"
    return f"{timex}T{reading.part}" if len(timex) == 10 else timex


def _calendar(reading: Reading, context: Context) -> str | None:
    for part, resolver in _PARTS:
        if getattr(reading, part) is not None:
            return resolver(reading, context)
    if reading.clock and context.beside and granularity_of(context.beside) in {"day", "time"}:
        # "Late on Sunday …, at 2 a.m."
        return context.beside[:10]
    return context.published.isoformat() if reading.clock and context.published else None


def _year_of(reading: Reading, context: Context) -> int | None:
    """The year where it is named: "1998", "last year", "that year"."""
    if reading.year is not None:
        return reading.year
    if reading.unit == "year" and reading.shift is not None:
        day = _start_of(reading, context)
        return day.year + reading.shift if day else None
    return None


def _of_day(reading: Reading, context: Context) -> str | None:
    year = _year_of(reading, context)
    month, day = reading.month or 1, reading.day or 1
    if year is not None:
        return _until(date(year, month, day), reading)
    base = _start_of(reading, context) if reading.shift is not None else context.published
    if base is None:
        return None
    years = [base.year - 1, base.year, base.year + 1]
    days = [date(y, month, day) for y in years if (month, day) != (2, 29) or _leap(y)]
    if reading.weekday is not None:
        # "Monday, December 9" is a Monday.
        days = [day for day in days if day.weekday() == reading.weekday] or days
    found = _nearest(days, base, reading, context)
    return _until(found, reading) if found else None


def _until(day: date, reading: Reading) -> str:
    if reading.until is None:
        return day.isoformat()
    return f"{day.isoformat()}/{day.replace(day=reading.until).isoformat()}"


def _of_feast(reading: Reading, context: Context) -> str | None:
    name, year = reading.feast or "", _year_of(reading, context)
    if year is not None:
        return feast(name, year).isoformat()
    base = _start_of(reading, context) if reading.shift is not None else context.published
    if base is None:
        return None
    days = [feast(name, y) for y in (base.year - 1, base.year, base.year + 1)]
    found = _nearest(days, base, reading, context)
    return found.isoformat() if found else None


def _nearest(days: list[date], base: date, reading: Reading, context: Context) -> date | None:
    if reading.shift is not None:
        return _pick([d for d in days if _beyond(d, base, reading.shift)], base)
    return _pick(_in_window(days, base, context.looks()), base)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _beyond(day: date, base: date, shift: int) -> bool:
    return day < base if shift < 0 else day > base if shift > 0 else day.year == base.year


_WINDOWS = {
    Looks.BACK: (-330, 20),
    Looks.NEITHER: (-240, 125),
    Looks.PRESENT: (-240, 125),
    Looks.AHEAD: (-40, 325),
}
"""How many days back and ahead a day without a year is sought, by where the verb looks."""


def _in_window(days: list[date], base: date, looks: Looks) -> list[date]:
    low, high = _WINDOWS[looks]
    return [day for day in days if low <= (day - base).days <= high] or days


def _pick(days: list[date], base: date) -> date | None:
    return min(days, key=lambda day: abs((day - base).days), default=None)


def _of_weekday(reading: Reading, context: Context) -> str | None:
    base = context.published if reading.base != "mention" else _start_of(reading, context)
    if base is None or reading.weekday is None:
        return None
    back = (base.weekday() - reading.weekday) % 7
    if reading.unit == "week" and reading.shift is not None:
        return (base + timedelta(days=reading.weekday - base.weekday() + 7 * reading.shift)).isoformat()
    if reading.shift is None:
        ahead = context.looks() > Looks.NEITHER
    elif reading.shift == 0:
        ahead = context.looks() >= Looks.NEITHER and back > 3
    else:
        ahead = reading.shift > 0
        if back == 0:
            return (base + timedelta(days=7 * reading.shift)).isoformat()
    return (base + timedelta(days=(7 - back) % 7 if ahead else -back)).isoformat()


def _of_month(reading: Reading, context: Context) -> str | None:
    month = reading.month or 1
    year = _year_of(reading, context)
    if year is None:
        base = _start_of(reading, context) if reading.shift is not None else context.published
        if base is None:
            return None
        year = base.year + _years_away(month - base.month, reading.shift, context)
    return f"{year:04d}-{month:02d}"


def _years_away(ahead: int, shift: int | None, context: Context) -> int:
    """In which year, counted from this one, a month lies that comes ``ahead`` months later in the calendar."""
    if shift is not None and shift != 0:
        return (-1 if ahead >= 0 else 0) if shift < 0 else (1 if ahead <= 0 else 0)
    if shift == 0:
        return 0
    low, high = _MONTHS_AWAY[context.looks()]
    return next((years for years in (0, -1, 1) if low <= ahead + 12 * years <= high), 0)


_MONTHS_AWAY = {
    Looks.BACK: (-10, 1),
    Looks.NEITHER: (-8, 3),
    Looks.PRESENT: (-8, 3),
    Looks.AHEAD: (-1, 10),
}
"""How many months back and ahead a month without a year is sought."""


def _of_quarter(reading: Reading, context: Context) -> str | None:
    year = _year_of(reading, context)
    if year is None:
        if context.published is None:
            return None
        ahead = (reading.quarter or 1) - quarter_of(context.published)
        # A quarter is talked about when it is over or near: the first one in December is next year's.
        year = context.published.year + (
            -1 if ahead > 1 else 1 if ahead <= -3 and context.looks() is Looks.AHEAD else 0
        )
    return f"{year:04d}-Q{reading.quarter}"


def _of_half(reading: Reading, context: Context) -> str | None:
    year = _year_of(reading, context) or (context.published.year if context.published else None)
    return f"{year:04d}-H{reading.half}" if year is not None else None


def _of_season(reading: Reading, context: Context) -> str | None:
    season = reading.season or "SP"
    year = _year_of(reading, context)
    if year is not None:
        return f"{year:04d}-{season}"
    base = context.published if reading.base != "mention" else _start_of(reading, context)
    if base is None:
        return None
    spans = [(y, interval(f"{y:04d}-{season}")) for y in (base.year - 2, base.year - 1, base.year, base.year + 1)]
    known = [(y, span) for y, span in spans if span is not None]
    shift = reading.shift
    if shift is None:
        past = [y for y, (start, _) in known if start <= base]
        return f"{base.year if context.looks() is Looks.AHEAD else past[-1]:04d}-{season}"
    if shift < 0:
        return f"{[y for y, (_, end) in known if end < base][-1]:04d}-{season}"
    if shift > 0:
        return f"{next(y for y, (start, _) in known if start > base):04d}-{season}"
    return f"{base.year - (season == 'WI' and base.month <= 2):04d}-{season}"


def _of_year(reading: Reading, context: Context) -> str | None:
    return f"{reading.year:04d}" if reading.until is None else f"{reading.year:04d}/{reading.until:04d}"


def _of_decade(reading: Reading, context: Context) -> str | None:
    return f"{reading.decade:03d}"


def _of_century(reading: Reading, context: Context) -> str | None:
    return f"{reading.century:02d}"


def _of_unit(reading: Reading, context: Context) -> str | None:
    unit, shift = reading.unit or "day", reading.shift or 0
    base = _start_of(reading, context)
    if base is None:
        return None
    if unit == "quarter" and reading.definite:
        return _quarter_meant(context, base)
    if unit == "weekend":
        return _weekend(base, reading, context)
    if unit == "decade":
        return f"{base.year // 10 + shift:03d}"
    if unit == "century":
        return f"{base.year // 100 + shift:02d}"
    moved = move(base, Fraction(abs(shift)), unit, 1 if shift > 0 else -1)
    return value_of(moved, unit) if moved else None


def _quarter_meant(context: Context, base: date) -> str:
    """ "The quarter": the one that was named last, else the last that is over."""
    if context.mentioned and granularity_of(context.mentioned) == "quarter":
        return context.mentioned
    return value_of(add_months(base, -3), "quarter")


def _weekend(base: date, reading: Reading, context: Context) -> str:
    shift = reading.shift or 0
    if shift == 0 and base.weekday() < 5 and context.looks() is Looks.BACK:
        shift = -1
    return value_of(base + timedelta(days=7 * shift), "weekend")


_PARTS: tuple[tuple[str, Callable[[Reading, Context], str | None]], ...] = (
    ("feast", _of_feast),
    ("day", _of_day),
    ("weekday", _of_weekday),
    ("month", _of_month),
    ("quarter", _of_quarter),
    ("half", _of_half),
    ("season", _of_season),
    ("year", _of_year),
    ("decade", _of_decade),
    ("century", _of_century),
    ("unit", _of_unit),
)
_RESOLVERS: dict[str, Callable[[Reading, Context], str | None]] = {
    "date": _date,
    "duration": _duration,
    "offset": _offset,
    "set": _set,
    "reference": _reference,
}
