"""A user's own list of actors: TOML or CSV.

TOML: one ``[[actor]]`` each, with ``name``, ``kind`` and optionally ``names`` (a list), ``parent`` (the name of another
actor) and ``media_kind``. CSV (UTF-8, with a header): the same columns, ``names`` separated by ``|``.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from counterclaim.errors import GazetteerError
from counterclaim.model import ActorKind

MEDIA_KINDS = ("state_media", "wire", "outlet", "social")
_COLUMNS = {"name", "kind", "names", "parent", "media_kind"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor of a user's list, checked."""

    name: str
    kind: ActorKind
    names: tuple[str, ...] = ()
    parent: str | None = None
    media_kind: str | None = None
    line: int = 0


def read_entries(path: Path) -> Iterator[Entry]:
    """The entries of a user's list. Raises ``GazetteerError`` in one line that names the file and the line."""
    rows = _csv(path) if path.suffix.lower() == ".csv" else _toml(path)
    for line, row in rows:
        yield replace(_entry(row, f"{path.name}, line {line}"), line=line)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be read ({error.strerror}); give a TOML or CSV file of actors") from error
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path.name}: is not UTF-8; save it as UTF-8") from error


_HEAD = re.compile(r"\s*\[\[\s*actor\s*\]\]")


def _toml(path: Path) -> list[tuple[int, Any]]:
    text = _text(path)
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GazetteerError(f"{path.name}: is not TOML ({error}); correct it or name the file .csv") from error
    rows = content.get("actor")
    if not isinstance(rows, list):
        raise GazetteerError(f"{path.name}: has no [[actor]] entry; write one for each actor")
    heads = [number for number, line in enumerate(text.splitlines(), 1) if _HEAD.match(line)]
    # Entries written as an inline list stand nowhere in particular.
    lines = heads if len(heads) == len(rows) else [1] * len(rows)
    return list(zip(lines, rows, strict=True))


def _csv(path: Path) -> list[tuple[int, Any]]:
    reader = csv.DictReader(io.StringIO(_text(path)))
    if not {"name", "kind"} <= set(reader.fieldnames or ()):
        raise GazetteerError(f"{path.name}: lacks the columns name and kind; add a header line with both")
    rows = []
    for row in reader:
        if None in row:
            raise GazetteerError(f"{path.name}, line {reader.line_num}: has more fields than the header; quote commas")
        given = {key: value for key, value in row.items() if key and value}
        names = [name.strip() for name in given.get("names", "").split("|") if name.strip()]
        rows.append((reader.line_num, {**given, "names": names}))
    return rows


def _entry(row: Any, where: str) -> Entry:
    if not isinstance(row, Mapping):
        raise GazetteerError(f"{where}: is no table; write [[actor]] with name and kind")
    unknown = sorted(set(row) - _COLUMNS)
    if unknown:
        raise GazetteerError(f"{where}: unknown key {unknown[0]!r}; use name, kind, names, parent or media_kind")
    for key in ("name", "kind"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise GazetteerError(f"{where}: has no {key}; add one")
    return _checked(row, where)


def _checked(row: Mapping[str, Any], where: str) -> Entry:
    kind, names, media = row["kind"].strip(), row.get("names", []), row.get("media_kind")
    if kind not in get_args(ActorKind):
        raise GazetteerError(f"{where}: unknown kind {kind!r}; use one of {', '.join(get_args(ActorKind))}")
    if not isinstance(names, list) or not all(isinstance(name, str) and name.strip() for name in names):
        raise GazetteerError(f'{where}: names is no list of texts; write names = ["…"]')
    if media is not None and media not in MEDIA_KINDS:
        raise GazetteerError(f"{where}: unknown media_kind {media!r}; use one of {', '.join(MEDIA_KINDS)}")
    parent = row.get("parent")
    if parent is not None and not isinstance(parent, str):
        raise GazetteerError(f"{where}: parent is no text; give the name of another actor")
    return Entry(row["name"].strip(), kind, tuple(names), parent, media)
