"""What time expressions look like: regular expressions over word classes.

A rule gives a *core* (a month with its day, "last week", "two years ago"); joins put cores together ("Monday" +
"morning", "July" + "last year"); prefixes go before them ("early", "the end of", "more than"). What each means is in
:mod:`counterclaim.time.reading`. In patterns ``<x>`` is a word of class x and ``$x`` a macro; blanks mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from counterclaim.time.scanner import CODES, Tokens

_MACROS = {
    "month": "(?:<month>|<may>)",
    "anyday": "(?:<d31>|<ordn>|<ord>)",
    "ordinal": "(?:<ord>|<ordn>|<second>)",
    "seasonal": "(?:<season>|<season2>)",
    "single": "(?:<unit>|<day>|<year>|<quarter>|<weekend>|<second>)",
    "anyunit": "(?:<units>|<unit>|<day>|<year>|<quarter>|<weekend>|<second>)",
    "below100": "(?:<tens>(?:<dash>?(?:<one>|<small>))?|<small>|<one>)",
    "spelled": "(?:$below100(?:<mult>(?:<and>?$below100(?!<mult>))?)*)",
    "counted": "(?:(?:<num>|<d31>)(?:<frac>|<mult>)?|<frac>|$spelled(?:<and><a><half>)?)",
    "number": "(?:$counted|<y4><mult>?)",
    "vague": "(?:<several>|<many>|<few>|<dozens><of>)",
    "quantity": "(?:<a>?<couple><of>?(?:<more>)?|<a><few>|<half><a>|<a><half>?|<a>?<mult>|$vague"
    "|$counted(?:<to>|<or>|<dash>)$counted|$number)",
    "deictic": "(?:<this>|<last>|<next>|<coming>|<previous>|<following>|<current>|<same>|<that>|<latest>|<past>)",
    "shift": "(?:<this>(?:<past>|<coming>|<next>)?|<last>|<next>|<past>|<coming>|<previous>|<following>|<each>"
    "|<that><same>?|<the>(?:<same>|<following>|<previous>|<next>))",
    "amount": "(?P<quantity>$quantity)(?P<more><additional>|<more>|<full>)?",
    "yeartail": "(?:<comma>?(?P<year><y4>|<y2>))?",
    "soclose": "(?P<half><and><a><half>)?(?P<approx><or><so>)?",
    "daypart": "(?:<part>|<noon>)",
    "half": "(?:<ampm>|<oclock>|<in><the><part>)",
    "zone": "(?:<local><time>|<zone>)",
    "upto": "(?:<dash>|<to>|<slash>)",
}

_RULES = {
    # Dates with a month
    "iso": "(?P<iso><isodate>|<y4><dash><d31><dash><d31>)",
    "slash": "(?P<slash><slashdate>)",
    "monthday": "(?P<shift><this>|<last>|<next>|<past>)?(?P<month>$month)(?P<day>$anyday|<second>)"
    "(?!<dash>?(?:$anyunit|<mult>))$yeartail",
    "daymonth": "<the>?(?P<day>$anyday|<second>)<of>?(?P<month>$month)$yeartail",
    "monthdays": "(?P<month>$month)(?P<day><d31>)$upto(?P<until><d31>)(?!<dash>?(?:$anyunit|<mult>)|<month>)$yeartail",
    "daysmonth": "(?P<day><d31>)$upto(?P<until><d31>)<of>?(?P<month>$month)$yeartail",
    "monthyear": "(?P<month>$month)(?:<comma>|<of>|<in>)?(?P<year><y4>|<y2>)",
    "month": "(?P<shift>$shift)?(?P<month>$month)",
    # Years and longer
    "year": "(?:<the><year>)?(?:<fiscal><year>?)?(?P<year><y4>|<y2>)",
    "years": "(?P<year><y4>)(?:<dash>|<slash>)(?P<until><d31>|<num>)(?!<dash>|<slash>)",
    "spelled_year": "(?:<the><year>)?(?P<spelledyear><small><mult>(?:<and>?$below100)?"
    "|<small><tens>(?:<dash>?(?:<one>|<small>))?|<small><small>)",
    "decade": "<the>?<apostrophe>?(?P<decade><decaden>|<decade>)",
    "century": "<the>?(?P<century>$ordinal)<dash>?(?P<unit><unit>)",
    # Weekdays and parts of the day
    "weekday": "(?P<shift>$shift)?(?P<weekday><weekday>)",
    "weekdays": "(?P<weekdays><weekdays>)",
    "deictic_day": "(?P<daydeixis><today>|<yesterday>|<tomorrow>)",
    "deictic_night": "(?:<tonight>|<overnight>)",
    "relative_part": "(?P<shift><this>|<last>|<that><same>?|<each>|<the>(?:<next>|<following>|<previous>|<same>))"
    "(?P<part><part>)",
    "clock": "(?P<clock><clock>|(?:<d31>|<num>|$below100)(?=$half)|(?:<num>|<y4>)(?=<zone>))(?P<half>$half)?$zone?",
    "noon": "(?<=<at>|<by>|<about>)(?P<noon><noon>)",
    "bare_part": "(?:<in>?<the>)?(?P<part>$daypart)",
    "parts": "(?P<part><parts>)",
    "holiday": "(?:(?P<shift><this>|<last>|<next>))?(?P<holiday><holiday>|<holyday>|<new><year>)(?:<s>)?"
    "(?P<eve><day>|<eve>)?$yeartail",
    "feast": "(?:(?P<shift><this>|<last>|<next>))?(?:(?P<holiday><holidayof>)<s>?<day>"
    "|(?:<easter>|<good>)(?P<weekday><weekday>)|(?P<holiday2><easter>)(?:<day>|(?P<weekof><unit>))?)$yeartail",
    # Units seen from a date
    "unit": "(?:<the>)?(?P<shift><this>(?:<past>|<coming>)|<that><same>|$deictic)<fiscal>?(?P<unit>$single|$seasonal)",
    "unitended": "(?:<the>|<a>)(?:<fiscal>|<full>)?(?P<unit><year>)(?=<ended>(?:<in>|<on>)?(?:<last>|<this>)?$month)",
    "definite": "<the>(?:<fiscal>|<full>)?(?P<unit><quarter>|<weekend>|<season>|<year>)(?!<dash>)",
    "inseason": "(?<=<in>|<since>|<until>|<by>|<of>)<the>(?P<season><season2>)(?!<of>(?!<y4>|<last>|<this>|<next>))",
    "bare_season": "(?P<season>$seasonal)",
    "day_beside": "<the>(?P<unit><day>|<part>|<unit>|<year>)(?P<side><before>|<after>)"
    "(?P<tail><yesterday>|<tomorrow>)?",
    "edgeunit": "(?<=<of>|<in>)<the>(?P<unit><unit>|<day>)",
    "yearend": "<the>?(?P<yearend><year>|<unit>)<s>?<dash>?(?P<end><end>)",
    "quarter": "<the>?<fiscal>?(?P<quarterno>$ordinal|<y4>$ordinal)<fiscal>?<quarter>",
    "quarter_named": "(?:<the>)?(?P<quarterno><q4>)(?:<of>?(?P<year><y4>|<y2>))?",
    "fiscal_named": "<fy>(?P<year><y4>|<y2>|<d31>|<num>)",
    "quarter_hyphenated": "(?:<fiscal><dash>?)?(?P<quarterno>$ordinal)<dash><quarter>",
    "halfyear": "<the>?(?P<halfno>$ordinal|<last>)<dash>?<half>(?=<of>)",
    "year_ago": "<year><dash>(?:<ago>|<earlier>)",
    "year_ago_period": "<the><year><dash>(?:<ago>|<earlier>)(?P<what><quarter>|<period>|$ordinal<quarter>)",
    "year_period": "<the>(?P<year><y4>)(?P<what><period>|<quarter>)",
    # Lengths of time
    "offset": "$amount(?P<unit>$anyunit)$soclose(?P<way><ago>|<earlier>|<later>|<from><now>|<hence>|<before>)",
    "vague_offset": "(?P<unit><units>)(?:<or><units>)?(?P<way><ago>|<earlier>|<later>)",
    "length": "<the>?$amount(?P<unit>$anyunit|<parts>)(?!<dash>)$soclose",
    "hyphenated": "(?P<quantity>$number|<several>|<half>|<decade>)<dash>"
    "(?P<half><and><dash><a><dash><half><dash>)?(?P<unit>$single)"
    "(?:<dash>(?P<tail><old>|<long>))?",
    "unitlong": "(?P<unit>$single|<units>)<dash>(?P<tail><long>)",
    "lasting": "(?<=<for>|<in>)(?P<unit><units>)(?!<of>)(?:<or>(?:<units>))?",
    "anchored": "<the>?(?P<toward><past>|<last>|<next>|<coming>|<previous>|<following>|<ord>|<final>|<latest>|<recent>)"
    "(?P<quantity>$quantity)(?P<unit><units>|$single)(?P<approx><or><so>)?",
    "recent": "<the>?(?P<vaguely><recent>|<coming>|<past>|<last>|<next>|<latest>)(?P<unit><units>)"
    "(?:(?:<and>|<or>)<units>)?",
    "ahead": "<the>(?P<unit><units>)(?P<vaguely><ahead>)",
    "these": "(?P<vaguely><these>)(?P<unit><units>)",
    # Sets
    "each": "(?P<each><each>)(?P<other><ord>|<one>|<second>)?(?P<unit>$single|$daypart|$seasonal|<weekday>|$month)",
    "every_n": "(?P<each><each>)(?P<quantity>$quantity)(?P<unit><units>)",
    "often": "(?P<often><often>)",
    # Vague
    "reference": "<more>?(?P<reference><reference>|<now>)",
    "current": "(?P<reference><current>)(?!$single)",
    "thetime": "(?<=<at>)<the>(?P<reference><time>)(?!<of>|<that>)",
    "future": "<the><near>?(?P<reference><future>)",
    "thepast": "(?<=<in>)<the>(?P<reference><past>)(?!$anyunit|$quantity)",
}

_JOINS = (
    # What stands between two cores, and which kinds it joins
    ("clock noon", "<comma>?<on>?", "day"),
    ("day", "<comma>?(?:<in><the>|<at>)?", "part clock noon"),
    ("part", "<of>|<on>", "day"),
    ("clock", "", "part"),
    ("weekday", "<comma>?<the>?", "date"),
    ("date", "", "relyear"),
    ("month season quarter half", "<of>?<in>?", "year relyear decade"),
    ("relyear", "<s>", "quarter season month"),
    ("year", "", "quarter season half"),
    ("yearago", "", "quarter thisunit"),
)
_PREFIXES = {
    "degree": "(?:<the>)?(?P<degree><early>|<late>|<mid>)<dash>?(?:(?:<in>|<on>)(?:<the>)?)?",
    "shifted": "(?P<shifted><earlier>|<later>)(?:<in>)?",
    "edge": "<the>?(?P<edge><begin>|<middle>|<end>)<of>",
    "bound": "(?P<bound><about>|<nearly>|<over>|<under>|<no>?(?:<more>|<less>)<than>|<at>(?:<least>|<most>)|<up><to>)",
    "sometime": "<sometime><in>?",
    "weekof": "<the>(?P<weekof><unit>)<of>",
}


def _expand(pattern: str) -> str:
    while (macro := re.search(r"\$([a-z]\w*)", pattern)) is not None:
        pattern = pattern[: macro.start()] + _MACROS[macro[1]] + pattern[macro.end() :]
    return re.sub(r"(?<!\?P)<(\w+)>", lambda m: CODES[m[1]], pattern.replace(" ", ""))


_COMPILED = tuple((name, re.compile(_expand(pattern))) for name, pattern in _RULES.items())
_JOINING = tuple(
    (frozenset(left.split()), re.compile(_expand(f"(?:{between})$")), frozenset(right.split()))
    for left, between, right in _JOINS
)
_BEFORE = tuple(re.compile(f"(?:{_expand(pattern)})$") for pattern in _PREFIXES.values())
_LONGEST_PREFIX = 5
_LONGEST_GAP = 3


class Match(NamedTuple):
    """One rule's find: tokens ``start:end`` and, by the name of each group, the tokens that filled it."""

    rule: str
    start: int
    end: int
    groups: dict[str, tuple[int, int]]


def cores(tokens: Tokens) -> Iterator[Match]:
    """Matches of the rules, overlapping ones too, in the order of preference: those that begin first, of these the
    longest, else the rule named first."""
    found = [
        (match.start(), -match.end(), order, name, match)
        for order, (name, pattern) in enumerate(_COMPILED)
        for match in pattern.finditer(tokens.code)
    ]
    found.sort(key=lambda item: item[:3])
    for start, end, _, name, match in found:
        groups = {key: match.span(key) for key, value in match.groupdict().items() if value is not None}
        yield Match(name, start, -end, groups)


def joins(tokens: Tokens, left: tuple[int, frozenset[str]], right: tuple[int, frozenset[str]]) -> bool:
    """Whether two neighbouring cores are one expression: ``left`` ends at a token and has kinds, ``right`` begins at
    one and has kinds."""
    end, kinds = left
    start, others = right
    if start - end > _LONGEST_GAP:
        return False
    between = tokens.code[end:start]
    return any(kinds & one and others & two and gap.match(between) for one, gap, two in _JOINING)


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words before a core that belong to it."""

    start: int
    groups: dict[str, tuple[int, int]]


def prefixes(tokens: Tokens, start: int, floor: int) -> Iterator[Prefix]:
    """Prefixes that end where a core begins, innermost first; none reaches before token ``floor``."""
    while start > floor:
        low = max(floor, start - _LONGEST_PREFIX)
        window = tokens.code[low:start]
        found = next((m for pattern in _BEFORE if (m := pattern.search(window)) is not None), None)
        if found is None:
            return
        groups = {k: (low + found.start(k), low + found.end(k)) for k, v in found.groupdict().items() if v}
        start = low + found.start()
        yield Prefix(start, groups)
