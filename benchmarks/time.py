"""Time expressions as in TempEval-3: span_f1 (strict), relaxed_f1 (overlap), value_f1 (overlap and right value).

Takes TimeML documents: .tml files, folders of them, or a .tar.gz. Values are resolved against the creation time in
each document. UzZaman et al., SemEval 2013: the F1 of an attribute counts a match with the wrong value as a miss.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from benchmarks._data import spread

DEFAULT: tuple[str, ...] = ("time/tbaq.tar.gz",)


class Timex(NamedTuple):
    """A time expression: where it stands and its value."""

    start: int
    end: int
    value: str | None


class Document(NamedTuple):
    """The text of a TimeML document, its creation date and the time expressions in the text."""

    name: str
    text: str
    created: date | None
    timexes: list[Timex]


def run(paths: Sequence[Path], *, limit: int | None = None) -> dict[str, float]:
    """Span and value scores, in percent, over all expressions of all documents."""
    from counterclaim import parse, time

    documents = spread(list(read(paths)), limit)
    docs = parse.parse(parse.load(), [reading_text(document.text) for document in documents])
    pairs = []
    for document, doc in zip(documents, docs, strict=True):
        times = time.find(doc, document.created)
        pairs.append((document.timexes, [Timex(*t.span, t.timex) for t in times]))
    return score(pairs)


def score(pairs: Sequence[tuple[list[Timex], list[Timex]]]) -> dict[str, float]:
    """Scores of (gold, found) lists, a pair for each document."""
    gold = sum(len(g) for g, _ in pairs)
    found = sum(len(f) for _, f in pairs)
    strict = sum(len({t[:2] for t in g} & {t[:2] for t in f}) for g, f in pairs)
    matched = [match for g, f in pairs for match in overlaps(g, f)]
    valued = sum(g.value == f.value for g, f in matched)
    figures = {"span": strict, "relaxed": len(matched), "value": valued}
    scores = {f"{name}_f1": _percent(2 * hits, gold + found) for name, hits in figures.items()}
    return scores | {
        "span_precision": _percent(strict, found),
        "span_recall": _percent(strict, gold),
        "value_accuracy": _percent(valued, len(matched)),
        "gold": gold,
        "found": found,
    }


def overlaps(gold: Sequence[Timex], found: Sequence[Timex]) -> Iterator[tuple[Timex, Timex]]:
    """Each gold expression with the first found one that overlaps it and is not taken yet."""
    rest = list(found)
    for expected in gold:
        hit = next((f for f in rest if f.start < expected.end and expected.start < f.end), None)
        if hit is not None:
            rest.remove(hit)
            yield expected, hit


def read(paths: Sequence[Path]) -> Iterator[Document]:
    """The documents of files, folders and archives, by name."""
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*.tml")):
                yield parse_timeml(file.name, file.read_bytes())
        elif path.suffix == ".tml":
            yield parse_timeml(path.name, path.read_bytes())
        else:
            yield from _archive(path)


def _archive(path: Path) -> Iterator[Document]:
    with tarfile.open(path) as archive:
        members = sorted((m for m in archive if m.name.endswith(".tml")), key=lambda m: m.name)
        for member in members:
            file = archive.extractfile(member)
            if file is not None and not Path(member.name).name.startswith("._"):
                yield parse_timeml(member.name, file.read())


def parse_timeml(name: str, data: bytes) -> Document:
    """One document. Raises ``ValueError`` where it is no TimeML."""
    try:
        root = _parsed(data)
    except ElementTree.ParseError as error:
        raise ValueError(f"{name}: no TimeML ({error})") from error
    body = root.find(".//TEXT")
    creation = root.find(".//TIMEX3[@functionInDocument='CREATION_TIME']")
    creation = root.find("DCT/TIMEX3") if creation is None else creation
    value = creation.get("value", "") if creation is not None else ""
    created = created_on(value)
    text: list[str] = []
    timexes: list[Timex] = []
    if body is not None:
        _walk(body, text, timexes)
    return Document(name, "".join(text), created, sorted(timexes))


_LOOSE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)")


def _parsed(data: bytes) -> ElementTree.Element:
    """The elements; an ampersand that begins no entity of XML's stands for itself."""
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return ElementTree.fromstring(_LOOSE.sub(b"&amp;", data))


def created_on(value: str) -> date | None:
    """The day of a creation time: 2013-03-22, 2013-03-22T08:00, 20130322T0800. ``None`` where it names none."""
    found = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)", value.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _walk(element: ElementTree.Element, text: list[str], timexes: list[Timex]) -> None:
    start = sum(map(len, text))
    text.append(element.text or "")
    for child in element:
        _walk(child, text, timexes)
        text.append(child.tail or "")
    if element.tag == "TIMEX3":
        raw = "".join(text)[start:]
        if raw.strip():  # An empty element stands for a time that no words name.
            timexes.append(Timex(start, start + len(raw.rstrip()), element.get("value")))


def reading_text(text: str) -> str:
    """Line breaks inside a paragraph become blanks, so that offsets stay."""
    return re.sub(r"(?<!\n)\n(?!\s*\n)", " ", text)


def _percent(part: float, whole: float) -> float:
    return round(100.0 * part / whole, 2) if whole else 0.0
