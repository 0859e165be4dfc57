"""Content hashes: the same thing read again has the same id, so that adding twice changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

Identifying = str | int | None | Sequence["Identifying"]

_written = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
LENGTH = 20
"""Hexadecimal digits kept: 80 bits, so that a clash among a billion entries is one in two million."""


def text_sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in full. Lone surrogates, which UTF-8 cannot hold, are hashed escaped."""
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def content_id(kind: str, *fields: Identifying) -> str:
    """The id of an entry: SHA-256 over its kind and identifying fields, never over scores, methods or times."""
    # ensure_ascii escapes what UTF-8 cannot hold; spans are tuples and become lists.
    canonical = _written([kind, *fields])
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:LENGTH]
