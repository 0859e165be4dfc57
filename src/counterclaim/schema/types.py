"""Column types that hold the same on every database: all are text underneath."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

ESCAPED = "\uffff"
"""Begins a text that is stored as JSON. U+FFFF is no character and begins no text that people write."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]|\\A\uffff")


class AnyText(TypeDecorator[str]):
    """Any Python string. UTF-8 holds no lone surrogates and PostgreSQL no NUL: texts with such are kept as JSON."""

    impl = Text
    cache_ok = True

    # The processors themselves, not process_*_param: these are called a million times for a question.
    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        return _escaped

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        return _restored


class Json(TypeDecorator[Any]):
    """Lists and objects as compact ASCII JSON. ``None`` is NULL, so that absence can be asked for in SQL."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        return _to_json

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        return _from_json


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC with a fixed width, so that the order of the texts is the order of the times."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def _escaped(value: str | None) -> str | None:
    return value if value is None or not _UNSTORABLE.search(value) else ESCAPED + json.dumps(value)


def _restored(value: str | None) -> str | None:
    return value if not value or value[0] != ESCAPED else str(json.loads(value[1:]))


def _to_json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, separators=(",", ":"))


def _from_json(value: str | None) -> Any:
    return None if value is None else [] if value == "[]" else json.loads(value)
