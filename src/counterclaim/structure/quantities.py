"""Quantities as stated, with their bounds: "at least 40", "millions", "between 20 and 30"."""

from __future__ import annotations

import re

from counterclaim.model import Quantity

_WORDS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
} | {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
_INDEFINITE = {
    "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9,
}  # fmt: skip
_NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|(?:an?|" + "|".join(_WORDS) + r")(?:[- ](?:" + "|".join(_WORDS) + r"))?)"
_SCALE = r"(?:\s+(?:" + "|".join(_SCALES) + r"))*"
_AT_LEAST = r"at least|no fewer than|no less than|more than|over|upwards of|in excess of"
_AT_MOST = r"up to|at most|as many as|as much as|no more than|fewer than|less than|under|nearly|almost"
_ABOUT = r"about|around|some|roughly|approximately|an estimated|nearly"
_QUANTITY = re.compile(
    rf"\b(?:between\s+(?P<from>{_NUMBER}{_SCALE})\s+and\s+(?P<to>{_NUMBER}{_SCALE})"
    rf"|(?:(?P<mod>{_AT_LEAST}|{_AT_MOST}|{_ABOUT})\s+)?(?:"
    rf"(?:(?:many|several|tens|hundreds)\s+(?:of\s+)?)?(?P<many>{'|'.join(_INDEFINITE)})(?:\s+of\s+(?P<more>thousands|millions))?"
    rf"|(?P<number>{_NUMBER}{_SCALE}|an?\s+(?:dozen|hundred|thousand|million|billion))))(?![\w%-])",
    re.IGNORECASE,
)
_TENS_OF = re.compile(r"\btens of (thousands|millions)\b", re.IGNORECASE)


def find_quantity(text: str, unit: str | None = None) -> Quantity | None:
    """The first quantity of a phrase, with bounds (inclusive; ``None`` where open); ``None`` where it has none."""
    tens = _TENS_OF.search(text)
    if tens:
        return Quantity(tens.group(), 10.0 * _INDEFINITE[tens.group(1).lower()], None, unit)
    for match in _QUANTITY.finditer(text):
        bounds = _bounds(match)
        if bounds is not None:
            return Quantity(match.group(), *bounds, unit)
    return None


def _bounds(match: re.Match[str]) -> tuple[float | None, float | None] | None:
    if match["from"]:
        return _value(match["from"]), _value(match["to"])
    if match["many"]:
        factor = _INDEFINITE[match["more"].lower()] if match["more"] else 1
        return float(_INDEFINITE[match["many"].lower()] * factor), None
    number = match["number"].lower()
    if number in {"a", "an", "one"}:
        return None
    value = _value(number)
    modifier = (match["mod"] or "").lower()
    if modifier and re.fullmatch(_AT_LEAST, modifier):
        return value, None
    if modifier and re.fullmatch(_AT_MOST, modifier):
        return None, value
    return value, value


def _value(text: str) -> float:
    total, current = 0.0, 0.0
    for word in re.split(r"[-\s]+", text.lower().replace(",", "")):
        if word in _SCALES:
            current = max(current, 1.0) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0.0
        elif word in _WORDS:
            current += _WORDS[word]
        elif word not in {"a", "an", ""}:
            current += float(word)
    return total + current
