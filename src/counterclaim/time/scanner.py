"""Words of a text with their classes: one character a word, so that a grammar over classes is a regular expression."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.time.words import CLASS_OF, MARKS, NAMES, PROPER
from counterclaim.tree import Tree

CODES = {name: chr(0x2460 + number) for number, name in enumerate(NAMES)}
"""The character that stands for a class: outside all that means something in a regular expression."""
_OTHER, _THAT = CODES["other"], CODES["that"]
_JOINING = frozenset({"IN", "WDT"})

_PIECE = re.compile(
    r"""
    (?P<isodate>\d{4}(?P<_sep>[-/])\d{2}(?P=_sep)\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?(?!\d))
  | (?P<slashdate>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d)|\d{1,2}\.\d{1,2}\.\d{4}(?!\d))
  | (?P<clock>\d{1,2}:\d{2}(?!\d))
  | (?P<frac>\d/\d(?!\d))
  | (?P<ordn>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<decaden>(?:\d\d|['’]|\b)\d0['’]?s\b)
  | (?P<y2>['’]\d\d\b(?!['’]))
  | (?P<q4>Q[1-4]\b|[1-4]Q\b)
  | (?P<fy>FY(?=[\d'’]))
  | (?P<number>\d+(?:[.,]\d+)*)
  | (?P<ampm>[ap]\.?m\b\.?)
  | (?P<s>['’]s\b)
  | (?P<word>[^\W\d_]+)
  | (?P<mark>[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What a word that holds a digit is made of: *11am*, *mid-2014*, *2004–06*."""
_AMPM = "a.m. p.m. am pm a.m p.m".split()
_KNOWN = (
    {word: CODES[name] for word, name in CLASS_OF.items()}
    | {word.capitalize(): CODES[name] for word, name in CLASS_OF.items()}
    | {word.upper(): CODES[name] for word, name in CLASS_OF.items() if len(word) > 1}
    | {cased: CODES[name] for word, name in PROPER.items() for cased in (word.capitalize(), word.upper())}
    | {mark: CODES[name] for mark, name in MARKS.items()}
    | {cased: CODES["ampm"] for word in _AMPM for cased in (word, word.upper())}
)
"""The class of each word as it is written."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words of a text: lower-cased, where each begins and ends, and the string of their classes."""

    words: list[str]
    start: list[int]
    end: list[int]
    code: str


def scan(tree: Tree) -> Tokens:
    """The words of a parsed text with their classes, in one pass; white space is left out, line breaks stay."""
    words, start, end, code = [], [], [], []
    for text, tag, begin, finish in zip(tree.text, tree.tag, tree.start, tree.end, strict=True):
        known = _KNOWN.get(text)
        if known == _THAT and tag in _JOINING:
            # "No sign that Thursday was …" is no "that Thursday".
            known = _OTHER
        if known is None and not text.isalpha():
            if text.isspace():
                if "\n" not in text:
                    continue
                known = CODES["break"]
            elif any(c.isdigit() for c in text):
                for piece, at, until, name in _pieces(text):
                    words.append(piece)
                    start.append(begin + at)
                    end.append(begin + until)
                    code.append(name)
                continue
        words.append(text.lower())
        start.append(begin)
        end.append(finish)
        code.append(known or _OTHER)
    return Tokens(words, start, end, "".join(code))


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[tuple[str, int, int, str], ...]:
    """The pieces of one word: each lower-cased, where it begins and ends in the word, and its class."""
    found = _PIECE.finditer(text)
    return tuple((m.group().lower(), m.start(), m.end(), _code(m.lastgroup or "", m.group())) for m in found)


def _code(kind: str, raw: str) -> str:
    if kind in {"word", "mark"}:
        return _KNOWN.get(raw, _OTHER)
    return CODES[_number(raw)] if kind == "number" else CODES[kind]


def _number(raw: str) -> str:
    if not raw.isdigit() or not raw.isascii():
        return "num"
    if len(raw) == 4 and 1000 <= int(raw) <= 2100:
        return "y4"
    return "d31" if 1 <= int(raw) <= 31 and len(raw) <= 2 else "num"
