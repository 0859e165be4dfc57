"""Words that make a content less than certain, verbatim, with the probability band of ICD 203 where they have one."""

from __future__ import annotations

import re

from counterclaim.model import Hedge, Span

BANDS: dict[str, tuple[int, int]] = {
    "almost no chance": (1, 5),
    "remote": (1, 5),
    "very unlikely": (5, 20),
    "highly improbable": (5, 20),
    "unlikely": (20, 45),
    "improbable": (20, 45),
    "roughly even chance": (45, 55),
    "roughly even odds": (45, 55),
    "likely": (55, 80),
    "probable": (55, 80),
    "probably": (55, 80),
    "very likely": (80, 95),
    "highly probable": (80, 95),
    "almost certain": (95, 99),
    "almost certainly": (95, 99),
    "nearly certain": (95, 99),
}
"""Intelligence Community Directive 203, D.6.e(2)(a): percent, low and high."""

_ESTIMATIVE = (
    r"almost\s+no\s+chance|(?:very|highly)\s+(?:un)?likely|highly\s+(?:im)?probable|roughly\s+even\s+(?:chance|odds)"
    r"|(?:almost|nearly)\s+certain(?:ly)?|(?:more\s+than\s+|most\s+)?(?:un)?likely|(?:im)?probable|probably"
    r"|remote(?=\s+(?:chance|possibility|risk))"
)
_UNCLEAR = (
    r"(?:it\s+)?(?:was|is|were|are|remains|remained|be|been)\s+(?:not\s+(?:yet\s+)?|n[o’']t\s+|far\s+from\s+|un)"
    r"(?:immediately\s+)?(?:clear|certain|known|sure)"
    r"|(?:wasn|isn)[’']t\s+(?:immediately\s+|yet\s+)?(?:clear|certain|known|sure)|unclear|uncertain|unconfirmed|unverified"
)
_PLAIN = (
    r"possibl[ey]|possibility|perhaps|maybe|potential(?:ly)?|apparent(?:ly)?|reportedly|allegedly|alleged|purported(?:ly)?"
    r"|presumabl[ey]|supposedly|seemingly|conceivabl[ey]|ostensibly|suspected|suggest(?:s|ed|ing)?"
    r"|indicat(?:e|es|ed|ing)|impl(?:y|ies|ied|ying)|appear(?:s|ed|ing)?|seem(?:s|ed|ing)?|believ(?:e|es|ed)"
    r"|(?:widely|generally|commonly)\s+(?:taken|seen|viewed|regarded|believed|thought|interpreted)(?:\s+as)?"
    r"|rumou?red|speculat(?:e|es|ed|ing|ion)|assum(?:e|es|ed)|estimat(?:e|es|ed)|in\s+(?:my|our|his|her|their)\s+view"
    r"|may|might|could"
)
_HEDGE = re.compile(rf"\b(?:{_ESTIMATIVE}|{_UNCLEAR}|{_PLAIN})\b", re.IGNORECASE)


def find_hedges(text: str) -> tuple[Hedge, ...]:
    """All hedges of a text, in order."""
    found = (match for match in _HEDGE.finditer(text) if match.group() != "May")
    return tuple(Hedge(m.group(), Span(m.start(), m.end()), BANDS.get(_plain(m.group()))) for m in found)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())
