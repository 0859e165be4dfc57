"""Bytes to text: what the bytes declare, else UTF-8, else Windows-1252, else the best guess."""

from __future__ import annotations

import codecs
import re

from counterclaim.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x7fELF", "a program"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEAD = 8192


def mark(data: bytes) -> str | None:
    """The encoding that a byte order mark declares."""
    return next((encoding for start, encoding in _MARKS if data.startswith(start)), None)


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text in ``data``. A byte order mark comes first, then UTF-8, then the ``declared`` encoding, then UTF-8 that
    is damaged in places, then Windows-1252, which English text that is not UTF-8 nearly always is, then the best guess.
    Raises ``InputError`` for what is no text."""
    if encoding := mark(data):
        return _strictly(data, encoding)
    refuse_binary(data)
    for encoding in ("utf-8", declared):
        if encoding:
            try:
                return data.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
    if damaged := _damaged_utf8(data):
        return damaged
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return _guessed(data)


def _damaged_utf8(data: bytes) -> str | None:
    """The text with U+FFFD for what is damaged, where most of what is not ASCII in it is UTF-8."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return text if lost < sum(not character.isascii() for character in text) - lost else None


def refuse_binary(data: bytes) -> None:
    """Raises ``InputError`` where the first bytes are those of a file that is no text."""
    head = data[:_HEAD]
    for start, what in _KNOWN_BINARY:
        if head.startswith(start):
            raise InputError(f"it is {what}, not text; extract its text first")
    if b"\x00" in head or len(_CONTROL.findall(head)) > len(head) / 20:
        raise InputError("it is binary, not text; give text, Markdown, HTML or JSON Lines")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"it begins as {encoding} and breaks off at byte {error.start}; save it as UTF-8") from None


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise InputError("its encoding is not known; save it as UTF-8")
    return str(best)
