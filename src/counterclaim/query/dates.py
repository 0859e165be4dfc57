"""Days and moments as people write them."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, time

from counterclaim.errors import QueryError

When = str | date | datetime | None

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_BEGINS_WITH_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def first_day(when: When) -> date | None:
    """The first day of a year, month, day or moment in ISO 8601. Raises ``QueryError``."""
    return _day(when, last=False)


def last_day(when: When) -> date | None:
    """The last day of a year, month, day or moment in ISO 8601. Raises ``QueryError``."""
    return _day(when, last=True)


def last_moment(when: When) -> datetime | None:
    """A moment, or the last one of a day, month or year. One without a time zone is in UTC. Raises ``QueryError``."""
    moment = _moment(when)
    if moment is not None:
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    day = last_day(when)
    return None if day is None else datetime.combine(day, time.max, UTC)


def day_of(text: str | None) -> str | None:
    """The day that an ISO 8601 date or time begins with, or ``None`` where it begins with none."""
    return text[:10] if text and _BEGINS_WITH_DAY.match(text) else None


def _day(when: When, *, last: bool) -> date | None:
    if when is None:
        return None
    if isinstance(when, datetime):
        return when.date()
    if isinstance(when, date):
        return when
    given = _DAY.match(when.strip())
    try:
        return _filled(given, last=last) if given else datetime.fromisoformat(when.strip()).date()
    except ValueError:
        raise _bad(when) from None


def _filled(given: re.Match[str], *, last: bool) -> date:
    year = int(given[1])
    month = int(given[2] or (12 if last else 1))
    if not 1 <= month <= 12 or year < 1:
        raise ValueError
    return date(year, month, int(given[3] or (calendar.monthrange(year, month)[1] if last else 1)))


def _moment(when: When) -> datetime | None:
    if when is None or isinstance(when, datetime):
        return when
    if isinstance(when, date) or _DAY.match(when.strip()):
        return None
    try:
        return datetime.fromisoformat(when.strip())
    except ValueError:
        raise _bad(when) from None


def _bad(when: str) -> QueryError:
    shown = " ".join(when.split())[:40]
    return QueryError(f"'{shown}' is no date: write it as 2022, 2022-09, 2022-09-22 or 2022-09-22T18:00Z")
