"""Names in lines of title case, where a capital says nothing: "Guild Endorses Ana Ruiz", "Calls Ruiz's Plan 'Absurd'".

A run of capitalised words is cut there to the name in it that the rest of the report has; where it has none, words that
also stand without a capital are no name. The body of a report is the evidence for its headline (as in truecasing: Lita
et al., ACL 2003).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from counterclaim.encoder.words import common_words
from counterclaim.resolve import lexicon
from counterclaim.resolve.names import Name, head_of
from counterclaim.tree import grow

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST_LINE = 200
_FEWEST = 3
_SHARE = 0.75
_SHORT = 3
"""Letters of words that have no capital in title case either."""


def without_headline_words(doc: Doc, names: Sequence[Name]) -> Sequence[Name]:
    """The names, those in lines of title case cut to what the rest of the report knows."""
    titled = _in_titled_lines(doc, names)
    if not any(titled):
        return names
    body = [name for name, in_title in zip(names, titled, strict=True) if not in_title]
    tokens = grow(doc).text
    full = {tuple(tokens[name.start : name.end]) for name in body}
    single = {word for run in full for word in run}
    found = (_cut(doc, name, tokens, full, single) if yes else name for name, yes in zip(names, titled, strict=True))
    return [name for name in found if name is not None]


def _in_titled_lines(doc: Doc, names: Sequence[Name]) -> list[bool]:
    """Whether each name stands in a line of title case."""
    raw, end, titled = grow(doc).raw, -1, False
    found = []
    for name in names:
        at = doc[name.start].idx
        if at >= end:
            start, end = raw.rfind("\n", 0, at) + 1, raw.find("\n", at)
            end = len(raw) if end < 0 else end
            titled = end - start <= _LONGEST_LINE and _is_titled(raw[start:end])
        found.append(titled)
    return found


def _is_titled(line: str) -> bool:
    words = [word for word in (word.strip("'’‘\"“”,.:;()") for word in line.split()) if len(word) > _SHORT]
    words = [word for word in words if word.isalpha()]
    return len(words) >= _FEWEST and sum(word[0].isupper() for word in words) >= _SHARE * len(words)


def _cut(doc: Doc, name: Name, tokens: Sequence[str], full: set[tuple[str, ...]], single: set[str]) -> Name | None:
    """A run of capitals as the name that it holds, or nothing."""
    if name.match is not None or tuple(tokens[name.start : name.end]) in full:
        return name
    held = _held(tokens, name, full, single)
    if held is None:
        plain = all(_is_plain(doc[index].lower_) for index in range(name.start, name.end))
        return None if plain else name
    start, end = held
    while start > name.start and not _is_plain(doc[start - 1].lower_):
        # Her given name may stand nowhere else.
        start -= 1
    if end == start + 1 < name.end and doc[start].lower_ in lexicon.FIRST_NAMES and not _is_plain(doc[end].lower_):
        # Nor her surname.
        end += 1
    after = doc[end] if end < name.end else None
    if after is not None and (after.is_upper or after.lower_ in lexicon.ORGANISATION_WORDS):
        # "Ana Ruiz Fund" is not hers to speak for.
        return name
    titles = name.titles if start == name.start else ()
    return name._replace(start=start, end=end, head=head_of(doc, start, end), titles=titles)


def _held(tokens: Sequence[str], name: Name, full: set[tuple[str, ...]], single: set[str]) -> tuple[int, int] | None:
    """The longest part of a run that is a name elsewhere, or else the last word that is part of one."""
    for length in range(name.end - name.start - 1, 0, -1):
        for start in range(name.end - length, name.start - 1, -1):
            if tuple(tokens[start : start + length]) in full:
                return start, start + length
    last = next((index for index in range(name.end - 1, name.start - 1, -1) if tokens[index] in single), None)
    return (last, last + 1) if last is not None else None


def _is_plain(word: str) -> bool:
    """Whether a word also stands without a capital, in one of its forms."""
    common = common_words()
    if word in lexicon.FIRST_NAMES:
        return False
    return word in common or any(
        word.endswith(ending) and (word[: -len(ending)] in common or word[: -len(ending)] + "e" in common)
        for ending in ("s", "es", "ed", "ing")
    )
