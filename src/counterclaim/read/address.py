"""What an address tells of the report that lies there."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY = re.compile(
    rf"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d{{1,2}}|{'|'.join(_MONTHS)})[/-](?P<day>\d{{1,2}})(?=[/-]|$)"
    r"|(?:/|-)(?P<packed>(?:19|20)\d\d[01]\d[0-3]\d)(?=[/.-]|$)",
    re.IGNORECASE,
)
_EARLIEST = date(1990, 1, 1)


def published_at(url: str | None) -> str | None:
    """The day in an address such as ``/2022/09/22/talks-fail`` or ``/2022/sep/22/``, or ``None``. A number that is no
    day between 1990 and tomorrow is no date; a year and a month alone are none either."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return None
    days = (day for found in _DAY.finditer(path) if (day := _day(found)) is not None)
    return next((day.isoformat() for day in days), None)


def _day(found: re.Match[str]) -> date | None:
    try:
        if packed := found["packed"]:
            day = date(int(packed[:4]), int(packed[4:6]), int(packed[6:]))
        else:
            month = found["month"].lower()
            number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
            day = date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None
    return day if _EARLIEST <= day <= datetime.now(UTC).date() + timedelta(days=1) else None
