"""Which reader an input needs, by its name and its first bytes."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import IO, cast

from counterclaim.errors import InputError
from counterclaim.model import Failure, Report
from counterclaim.read.decode import decode
from counterclaim.read.fetch import Fetched, fetch, is_url
from counterclaim.read.options import ReadOptions
from counterclaim.read.page import decode_page, from_page, is_page, retrieved
from counterclaim.read.records import check_length, from_json, from_json_lines
from counterclaim.read.report import from_text

JSON_LINES = (".jsonl", ".ndjson")
PAGES = (".html", ".htm", ".xhtml")
TEXTS = (".txt", ".text", ".md", ".markdown")
_IN_FOLDERS = JSON_LINES + PAGES + TEXTS
_GZIP = b"\x1f\x8b"
_PEEK = 65536

Readings = Iterator[Report | Failure]


def read(inputs: Iterable[str], *, options: ReadOptions | None = None) -> Readings:
    """The reports of the inputs, lazily and in order; a ``Failure`` stands where one cannot be read.

    An input is a text, Markdown or HTML file, a ``.jsonl[.gz]`` file of reports (``.json`` and other files with
    ``.gz`` too), a folder of such files, an ``http(s)`` address, or ``-`` for standard input. File names are told by
    their ending, in any case, and by their first bytes.
    """
    options = options or ReadOptions()
    for given in inputs:
        yield from _read_one(str(given), options)


def _read_one(given: str, options: ReadOptions) -> Readings:
    if given == "-":
        return _guarded("standard input", lambda: _from_standard_input(options))
    if is_url(given):
        return _guarded(given, lambda: _from_address(given, options))
    return _guarded(given, lambda: _from_path(Path(given), options))


def _guarded(name: str, reader: Callable[[], Readings]) -> Readings:
    """What a reader yields, with a failure of one line in place of an error."""
    try:
        yield from reader()
    except InputError as error:
        yield Failure(name, f"{name}: {error}")
    except (gzip.BadGzipFile, EOFError, zlib.error):
        yield Failure(name, f"{name}: its gzip data is broken; fetch or pack it again")
    except FileNotFoundError:
        yield Failure(name, f"{name}: there is no such file; check the path")
    except PermissionError:
        yield Failure(name, f"{name}: it may not be read; change its permissions")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield Failure(name, f"{name}: it cannot be read: {reason}; check the path")


def _from_standard_input(options: ReadOptions) -> Readings:
    if sys.stdin is None:  # the shell closed it
        raise InputError("it is closed; give a file, or send a report through a pipe")
    return _from_stream(sys.stdin.buffer, "standard input", "", options)


def _from_path(path: Path, options: ReadOptions) -> Readings:
    # Asked here, where it is guarded: a name that the system does not take raises.
    return _from_folder(path, options) if path.is_dir() else _from_file(path, options)


def _from_folder(folder: Path, options: ReadOptions) -> Readings:
    found = False
    for path in _files(folder):
        found = True
        if isinstance(path, Failure):
            yield path
        else:
            yield from _guarded(str(path), partial(_from_file, path, options))
    if not found:
        endings = ", ".join(_IN_FOLDERS)
        yield Failure(str(folder), f"{folder}: there is no report in this folder; give files that end in {endings}")


def _files(folder: Path) -> Iterator[Path | Failure]:
    """The files of a folder and its folders whose names say that they are reports, sorted, hidden ones left out."""
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield Failure(str(folder), f"{folder}: it may not be read: {error.strerror}; change its permissions")
        return
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        elif _plain_name(path.name).endswith(_IN_FOLDERS):
            yield path


def _plain_name(name: str) -> str:
    return name.lower().removesuffix(".gz")


def _from_file(path: Path, options: ReadOptions) -> Readings:
    if not path.exists():
        raise FileNotFoundError(path)
    with path.open("rb") as stream:
        yield from _from_stream(stream, str(path), _plain_name(path.name), options)


def _from_address(url: str, options: ReadOptions) -> Readings:
    fetched = fetch(url, options)
    when = datetime.now(UTC).isoformat(timespec="seconds")
    for report in _from_fetched(fetched, options):
        yield retrieved(report, when) if isinstance(report, Report) else report


def _from_fetched(fetched: Fetched, options: ReadOptions) -> Readings:
    name = _plain_name(fetched.url.split("?")[0].split("#")[0])
    data, kind = fetched.data, fetched.content_type
    if name.endswith((*JSON_LINES, ".json")) or "json" in kind:
        yield from _from_stream(BytesIO(data), fetched.url, name, options)
    elif kind.startswith("text/plain") or name.endswith(TEXTS):
        text = decode(_unpacked(BytesIO(data), options), declared=fetched.charset)
        yield _plain(text, options, url=fetched.url)
    else:
        yield from_page(decode_page(data, declared=fetched.charset), options, url=fetched.url)


def _from_stream(stream: IO[bytes], name: str, file_name: str, options: ReadOptions) -> Readings:
    """The reports of a stream, by the ending of ``file_name``, else by the first bytes."""
    opened = _opened(stream)
    if file_name.endswith(JSON_LINES) or (not file_name.endswith(".json") and _begins_with_json_line(opened)):
        yield from from_json_lines(opened, name, options)
        return
    data = _limited(opened, options)
    if file_name.endswith(".json"):
        yield from from_json(data, name, options)
    elif file_name.endswith(PAGES):
        yield from_page(decode_page(data), options)
    else:
        text = decode(data)
        as_page = is_page(text) and not file_name.endswith(TEXTS)
        yield from_page(decode_page(data), options) if as_page else _plain(text, options)


def _plain(text: str, options: ReadOptions, *, url: str | None = None) -> Report:
    check_length(text, options)
    return from_text(
        text,
        url=options.url or url,
        outlet=options.outlet,
        title=options.title,
        byline=options.byline,
        published=options.published,
    )


def _opened(stream: IO[bytes]) -> BufferedReader:
    """The stream, buffered and unpacked where it is gzip."""
    buffered = stream if isinstance(stream, BufferedReader) else BufferedReader(cast(RawIOBase, stream), _PEEK)
    if buffered.peek(2)[:2] == _GZIP:
        return BufferedReader(cast(RawIOBase, gzip.GzipFile(fileobj=buffered)), _PEEK)
    return buffered


def _unpacked(stream: IO[bytes], options: ReadOptions) -> bytes:
    return _limited(_opened(stream), options)


def _limited(stream: IO[bytes], options: ReadOptions) -> bytes:
    data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise InputError(f"it has more than {options.max_bytes:,} bytes; split it, or give reports as JSON Lines")
    return data


def _begins_with_json_line(stream: BufferedReader) -> bool:
    head = stream.peek(_PEEK)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and b'"text"' in start.split(b"\n", 1)[0]
