"""Reports in JSON: one object a line, or one object or list in a file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from io import BufferedReader
from typing import IO, Any

from counterclaim.errors import InputError
from counterclaim.model import Failure, Report
from counterclaim.read.decode import decode, mark, refuse_binary
from counterclaim.read.options import DETAILS, ReadOptions
from counterclaim.read.report import from_text

_BLANK = b" \t\r\n\x00\xef\xbb\xbf"
_PEEK = 8192


def from_record(record: object, options: ReadOptions) -> Report:
    """A report from an object with ``text`` and optional details. Raises ``InputError``."""
    if not isinstance(record, Mapping):
        raise InputError("it is not a JSON object; give an object with text")
    text = record.get("text")
    if text is not None and not isinstance(text, str):
        raise InputError(f"text is no string: {text!r:.60}; give the words of the report")
    if text is None:
        raise InputError("it has no text; give the words of the report under the key text")
    check_length(text, options)
    details = {key: getattr(options, key) or _string(record, key) for key in DETAILS}
    return from_text(text, id=_identifier(record), **details)


def check_length(text: str, options: ReadOptions) -> None:
    """Raises ``InputError`` where a text is longer than the options allow."""
    if len(text) > options.max_characters:
        raise InputError(
            f"its text has {len(text):,} characters, more than the limit of {options.max_characters:,}; split it"
        )


def _string(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"{key} is no string: {value!r:.60}; give a string or null")
    return value


def _identifier(record: Mapping[str, Any]) -> str | None:
    value = record.get("id")
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputError(f"id is neither string nor number: {value!r:.60}; give a string or null")


def from_json_lines(stream: IO[bytes], name: str, options: ReadOptions) -> Iterator[Report | Failure]:
    """The reports of a stream of JSON Lines. A line that is broken gives a failure and the rest goes on."""
    _refuse_binary(stream)
    number = found = 0
    for number, line in enumerate(_lines(stream, options.max_bytes), start=1):
        if line is None:
            found += 1
            error = f"{name}, line {number}: it has more than {options.max_bytes:,} bytes; split it"
            yield Failure(f"{name}:{number}", error)
        elif line.strip(_BLANK):
            found += 1
            yield _from_line(line, f"{name}:{number}", f"{name}, line {number}", options)
    if not found:
        yield Failure(name, f"{name}: there is no report in it; give one JSON object with text a line")


def _refuse_binary(stream: IO[bytes]) -> None:
    """A stream that begins with no JSON and is no text is one failure, not one for each of its lines."""
    head = stream.peek(_PEEK) if isinstance(stream, BufferedReader) else b""
    if not mark(head) and not head.lstrip(_BLANK).startswith(b"{"):
        refuse_binary(head)


def _lines(stream: IO[bytes], limit: int) -> Iterator[bytes | None]:
    """Lines without their break; ``None`` for one that is longer than the limit."""
    first = stream.readline(limit + 1)
    if (encoding := mark(first)) and encoding != "utf-8-sig":
        # Line ends of UTF-16 are not those of bytes, so such a stream is read as a whole.
        yield from (line.encode("utf-8", "surrogatepass") for line in decode(first + stream.read()).splitlines())
        return
    line = first
    while line:
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield None
        else:
            yield line
        line = stream.readline(limit + 1)


def _from_line(line: bytes, fallback: str, where: str, options: ReadOptions) -> Report | Failure:
    record: object = None
    try:
        record = parse(decode(line))
        return from_record(record, options)
    except InputError as error:
        return Failure(_given_id(record) or fallback, f"{where}: {error}")


def _given_id(record: object) -> str | None:
    value = record.get("id") if isinstance(record, Mapping) else None
    return value if isinstance(value, str) else None


def parse(text: str) -> object:
    """A JSON value. Raises ``InputError``."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"it is no JSON: {error.msg} at character {error.pos + 1}; mend or remove it") from None
    except RecursionError:
        raise InputError("its JSON is nested too deep; give an object with text") from None


def from_json(data: bytes, name: str, options: ReadOptions) -> Iterator[Report | Failure]:
    """The reports of a whole JSON file: an object, or a list of them. Raises ``InputError``."""
    refuse_binary(data)
    value = parse(decode(data))
    if not isinstance(value, list):
        yield from_record(value, options)
        return
    for number, record in enumerate(value, start=1):
        try:
            yield from_record(record, options)
        except InputError as error:
            yield Failure(_given_id(record) or f"{name}:{number}", f"{name}, entry {number}: {error}")
    if not value:
        raise InputError("there is no report in it; give objects with text")
