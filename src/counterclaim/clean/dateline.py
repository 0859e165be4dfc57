"""Datelines: place, agency and sometimes date before the first sentence."""

from __future__ import annotations

import re

from counterclaim.clean.rules import AGENCY

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = rf"(?:,? ?{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|,? ?\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_CAPITALS = r"(?:[A-Z][A-Z.’'-]+|Al|de|la|of|St\.)"
_CITY = rf"{_CAPITALS}(?:[ /-]{{1,2}}{_CAPITALS}){{0,5}}"
_WORD = r"(?:[A-Z][\w.’'-]*|de|la|of|del|al-[A-Z]\w+)"
_REGION = rf",? ?(?:, ?{_WORD}(?: {_WORD}){{0,3}}){{0,2}}"
_PLACE = rf"{_WORD}(?:[ /]{_WORD}){{0,5}}"
_DASH = r"\s?(?:—|–|--|-|:)\s?"
_LONG_DASH = r"\s?(?:—|–|--)\s?|\s-\s"
_AHEAD = r"(?=[\"“'‘(]?[A-Z0-9])"

_WITH_AGENCY = re.compile(rf"(?:{_PLACE}{_REGION}{_DATE}?,? ?)?\({AGENCY}(?: \w+)?\)(?:{_DASH})\s*{_AHEAD}")
_OTHER_AGENCY = re.compile(rf"{_CITY}{_REGION}{_DATE}?,? ?\([A-Z][\w./& ]{{1,28}}\)(?:{_LONG_DASH})\s*{_AHEAD}")
_AGENCY_ALONE = re.compile(rf"(?:{_PLACE}{_REGION}{_DATE}?,? ?)?\({AGENCY}\)\s*{_AHEAD}")
_SLASHED = re.compile(rf"{_CITY}{_REGION}{_DATE}?\.? /{AGENCY}/\.?(?:{_DASH})?\s*{_AHEAD}")
_PLAIN = re.compile(rf"(?P<city>{_CITY}){_REGION}{_DATE}?(?:{_LONG_DASH})\s*{_AHEAD}")

_LABELS = """
    FILE UPDATE UPDATED BREAKING EXCLUSIVE ANALYSIS OPINION COMMENTARY EDITORIAL WATCH VIDEO PHOTOS CORRECTION NOTE MORE
    READ FACT CLAIM VERDICT QUESTION ANSWER CLOSE URGENT ALERT DEVELOPING LIVE ADVISORY FACTBOX EXPLAINER TIMELINE NEWS
"""
_LABEL_WORDS = frozenset(_LABELS.split())


def dateline(line: str, *, first: bool) -> int | None:
    """Where the dateline at the beginning of a line ends, or ``None``. Without an agency, a place in capitals and a
    dash are one only where the line is among the ``first``."""
    head = line[:160]
    if match := _WITH_AGENCY.match(head) or _OTHER_AGENCY.match(head) or _SLASHED.match(head):
        return match.end()
    if not first:
        return None
    if match := _AGENCY_ALONE.match(head):
        return match.end()
    match = _PLAIN.match(head)
    return match.end() if match and _is_place(match["city"]) else None


def _is_place(city: str) -> bool:
    words = city.split()
    return len(city) >= 4 and _LABEL_WORDS.isdisjoint(words) and any(len(word) > 3 and word.isupper() for word in words)
