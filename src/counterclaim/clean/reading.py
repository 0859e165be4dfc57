"""The text as a parser should read it: same length, zones blanked, broken lines mended."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from counterclaim.clean.lines import LINE_BREAKS, lines, paragraphs
from counterclaim.model import Span, Zone

_WIDE_SPACES = "\t\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_PLAIN = str.maketrans({**dict.fromkeys(_WIDE_SPACES, " "), **dict.fromkeys(LINE_BREAKS, "\n")})
# A zero-width space may stand where a line may break, so it ends a word; the joiners and the byte order mark do not,
# and stay where they stand inside one.
_INVISIBLE = re.compile("\u200b|(?<!\\w)[\u200c\u200d\u2060\ufeff]|[\u200c\u200d\u2060\ufeff](?!\\w)")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_CARRIAGE_RETURN = re.compile("\r(?=\n)")


_UNBROKEN = re.compile(r"\S{300,}")
"""What is no word and no address: encoded pictures, rows of marks. To tokenize it takes the square of its length."""


def reading_text(text: str, zones: Iterable[Zone]) -> str:
    """``text`` with zoned characters, wide and zero-width spaces, the breaks inside a paragraph, and what runs on for
    hundreds of characters without a space, as plain spaces.

    The result has the length of ``text``. Every line break that stays is ``"\\n"`` and ends a paragraph; every other
    visible character outside the zones is unchanged.
    """
    found = tuple(zones)
    # No parser can encode a lone surrogate.
    plain = _LONE_SURROGATE.sub("\ufffd", text)
    plain = _CARRIAGE_RETURN.sub(" ", _INVISIBLE.sub(" ", plain)).translate(_PLAIN)
    characters = list(_blank(plain, (zone.span for zone in found)))
    for start, end in _broken(text, found):
        characters[start:end] = " " * (end - start)
    return _UNBROKEN.sub(_spaces, "".join(characters))


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank(text: str, spans: Iterable[Span]) -> str:
    pieces, at = [], 0
    for start, end in sorted(spans):
        start = max(start, at)
        if end > start:
            pieces += [text[at:start], " " * (end - start)]
            at = end
    return "".join([*pieces, text[at:]])


def _broken(text: str, zones: tuple[Zone, ...]) -> Iterable[Span]:
    """The gaps between lines of one paragraph."""
    zoned = frozenset(zone.span for zone in zones)
    for group in paragraphs(text, lines(text), zoned):
        for left, right in pairwise(group):
            yield Span(left.span.end, right.span.start)
