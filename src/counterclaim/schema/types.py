"""Column types that hold the same on every database: all are text underneath."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

ESCAPED = "\uffff"
"""Begins a text that is stored as JSON. U+FFFF is no character and begins no text that people write."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]|^\uffff")


class AnyText(TypeDecorator[str]):
    """Any Python string. UTF-8 holds no lone surrogates and PostgreSQL no NUL: texts with such are kept as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or not _UNSTORABLE.search(value):
            return value
        return ESCAPED + json.dumps(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or not value.startswith(ESCAPED):
            return value
        return str(json.loads(value[1:]))


class Json(TypeDecorator[Any]):
    """Lists and objects as compact ASCII JSON. ``None`` is NULL, so that absence can be asked for in SQL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC with a fixed width, so that the order of the texts is the order of the times."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)
