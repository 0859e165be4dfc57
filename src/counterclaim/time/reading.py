"""What the words of a time expression say, before any calendar is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from counterclaim.time.grammar import Match, Prefix
from counterclaim.time.scanner import CODES, Tokens
from counterclaim.time.words import (
    DECADE_WORDS,
    FREQUENCIES,
    HOLIDAYS,
    MONTHS,
    MOVABLE,
    NUMBERS,
    ORDINALS,
    PARTS,
    REFERENCES,
    SEASONS,
    WEEKDAYS,
    singular,
)

Kind = Literal["date", "duration", "offset", "set", "reference"]
Base = Literal["report", "mention"]
MANY = Fraction(-1)
"""A number that is not told: *several*, *a few*, *dozens of*."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of a calendar date, a length or a reference that the words name; what they do not name is ``None``.

    ``shift`` counts from the date that ``base`` names, in units of the part that is named: "last July" is month 7
    with shift -1, "next year" is unit year with shift 1. ``moving``: one end is the day of the report, as in "later
    this year". ``until`` is the last day or year of a range, "June 3-5"; ``grain`` the unit of "two years ago this
    week" and of "the week of May 3". ``weak`` readings stand only as part of a longer one.
    """

    kind: Kind = "date"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    decade: int | None = None
    century: int | None = None
    until: int | None = None
    feast: str | None = None
    part: str | None = None
    clock: tuple[int, int] | None = None
    unit: str | None = None
    shift: int | None = None
    base: Base | None = None
    count: Fraction | None = None
    value: str | None = None
    mod: str | None = None
    grain: str | None = None
    definite: bool | None = None
    moving: bool | None = None
    weak: bool | None = None

    def kinds(self) -> frozenset[str]:
        """What it is for the joins of the grammar."""
        if self.kind != "date":
            return frozenset({"yearago"}) if self.kind == "offset" else frozenset()
        if self.part or self.clock:
            # Once the day is known, only a date can still be added.
            kind = "clock" if self.clock and self.part is None else "part"
            if self.weekday is not None and self.day is None:
                return frozenset({"weekday"})
            return frozenset() if self.day else frozenset({kind})
        return frozenset(name for name, holds in _KINDS.items() if holds(self))


_KINDS: dict[str, Callable[[Reading], bool]] = {
    "date": lambda r: r.day is not None,
    "day": lambda r: r.day is not None or r.weekday is not None or r.unit == "day",
    "weekday": lambda r: r.weekday is not None and r.day is None,
    "month": lambda r: r.month is not None and r.day is None and r.year is None and r.unit is None,
    "season": lambda r: r.season is not None and r.year is None and r.unit is None,
    "quarter": lambda r: r.quarter is not None and r.year is None and r.unit is None,
    "half": lambda r: r.half is not None and r.year is None and r.unit is None,
    "year": lambda r: r.year is not None and r.month is None and r.quarter is None and r.season is None,
    "relyear": lambda r: r.unit == "year" and r.month is None and r.day is None and r.quarter is None,
    "thisunit": lambda r: r.unit in {"day", "week", "month"} and r.shift == 0 and r.base == "report",
    "decade": lambda r: r.decade is not None,
}


def merge(left: Reading, right: Reading) -> Reading:
    """What both say together; where both say something, the left holds."""
    if left.kind == "offset" and right.quarter is None:
        # "Two years ago this week".
        return replace(left, grain=right.unit)
    told = {f.name: getattr(right, f.name) for f in fields(Reading) if getattr(left, f.name) is None}
    return replace(left, **(told | {"weak": None}))


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of one match, by group."""

    tokens: Tokens
    groups: dict[str, tuple[int, int]]

    def __contains__(self, group: str) -> bool:
        return group in self.groups

    def of(self, group: str) -> list[str]:
        """The words that filled a group; none where it was not filled."""
        start, end = self.groups.get(group, (0, 0))
        return self.tokens.words[start:end]

    def joined(self, first: str, last: str) -> bool:
        """Whether no blank stands between two groups, or a word does: "3-5", "3 to 5", not "3 – 5 men fell"."""
        start, end = self.groups[first][1], self.groups[last][0]
        if self.tokens.words[start:end] == ["to"]:
            return True
        return (
            self.tokens.end[start - 1] == self.tokens.start[start]
            and self.tokens.end[end - 1] == self.tokens.start[end]
        )

    def unit(self) -> str:
        """The unit in the singular."""
        return singular(self.of("unit")[-1])


def read(tokens: Tokens, match: Match) -> Reading | None:
    """The reading of a core, or ``None`` where the words are none after all ("February 30")."""
    return _READERS[match.rule](Words(tokens, match.groups))


def apply(reading: Reading, tokens: Tokens, prefix: Prefix) -> Reading | None:
    """A reading with the words before it; ``None`` where they do not go together, as in "about Tuesday"."""
    words = Words(tokens, prefix.groups)
    if "bound" in words:
        if not _boundable(reading, words.of("bound")[0]):
            return None
        return replace(reading, mod=_bound(words.of("bound"), reading.kind))
    if "weekof" in words:
        days = reading.kind == "date" and (reading.day or reading.feast) and not (reading.part or reading.clock)
        return replace(reading, grain="week") if days and words.of("weekof") == ["week"] else None
    if reading.kind != "date" or (reading.weak and reading.season is None and not _whole(reading, words)):
        return None
    if "degree" in words:
        return replace(reading, mod=_DEGREES[words.of("degree")[0]], weak=None)
    if "edge" in words:
        return replace(reading, mod=_EDGES[words.tokens.code[prefix.groups["edge"][0]]], weak=None)
    if "shifted" in words:
        if reading.weekday is not None or reading.day is not None:
            # "Earlier Friday, ...": the word tells of something else that day.
            return None
        reading = replace(reading, weak=None)
        return replace(reading, mod="START" if words.of("shifted")[0] == "earlier" else "END", moving=True)
    return reading


def _whole(reading: Reading, words: Words) -> bool:
    """Whether a prefix makes a time of a unit that is none alone: "the end of the month", "later in the day"."""
    return reading.unit is not None and ("shifted" in words or ("edge" in words and reading.unit != "day"))


def _boundable(reading: Reading, word: str) -> bool:
    """Lengths have bounds; "over the past year" is no bound, and dates are only "around"."""
    if reading.kind in {"duration", "offset"}:
        return not (word == "over" and reading.base == "report" and reading.kind == "duration")
    return word in _ABOUT and (reading.clock is not None or (word != "about" and reading.weekday is None))


_ABOUT = frozenset("about around roughly approximately circa".split())
_DEGREES = {"early": "START", "mid": "MID", "late": "END"}
_EDGES = {CODES["begin"]: "START", CODES["middle"]: "MID", CODES["end"]: "END"}


def _bound(words: list[str], kind: Kind) -> str:
    if words[0] in _ABOUT:
        return "APPROX"
    if words[0] == "no":
        return "EQUAL_OR_LESS" if "more" in words else "EQUAL_OR_MORE"
    if words[0] in {"at", "up"}:
        return "EQUAL_OR_MORE" if "least" in words else "EQUAL_OR_LESS"
    more = words[0] in {"over", "more"}
    if kind == "offset":
        # "More than a year ago" lies before the day a year ago (TIMEX3).
        return "BEFORE" if more else "AFTER"
    return "MORE_THAN" if more else "LESS_THAN"


# Numbers -------------------------------------------------------------------------------------------------------

_VAGUE = frozenset("few several many countless numerous dozens hundreds thousands some".split())


def number(words: list[str]) -> Fraction:
    """The number that words tell, :data:`MANY` where they tell none; of a range ("two to three") the lower."""
    if _VAGUE & set(words):
        return MANY
    if "couple" in words:
        return Fraction(2)
    if words[:1] == ["half"]:
        return Fraction(1, 2)
    if words[-1:] == ["half"]:
        # "Three and a half": the article counts nothing.
        words = [word for word in words if word not in {"a", "and"}]
    for separator in ("to", "or"):
        if separator in words:
            words = words[: words.index(separator)]
    total = current = Fraction(0)
    for word in words:
        if word == "half":
            current += Fraction(1, 2)
        elif word in {"hundred", "thousand", "million"}:
            total, current = total + max(current, Fraction(1)) * NUMBERS[word], Fraction(0)
        else:
            current += _plain(word)
    return total + current


def _plain(word: str) -> Fraction:
    if word in NUMBERS:
        return Fraction(NUMBERS[word])
    if word in {"a", "an"}:
        return Fraction(1)
    digits = word.replace(",", "")
    try:
        return Fraction(digits)
    except (ValueError, ZeroDivisionError):
        return Fraction(0)


def _ordinal(word: str) -> int:
    return ORDINALS.get(word) or int("".join(c for c in word if c.isdigit()) or 0)


def _year(words: list[str]) -> int | None:
    if not words:
        return None
    digits = words[0].lstrip("'’")
    # Two digits: the century that makes the year come last, seen from a report of the 21st century.
    return int(digits) if len(digits) == 4 else (1900 if int(digits) > 40 else 2000) + int(digits)


# Dates ---------------------------------------------------------------------------------------------------------

_MENTIONED = frozenset("previous preceding prior following ensuing subsequent same that".split())
_SHIFTS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "latest": -1} | dict.fromkeys(
    "next coming upcoming following ensuing subsequent".split(), 1
)


def _shift(words: list[str]) -> tuple[int | None, Base | None]:
    """How far, and counted from what: "this" and "last" from the report, "the following" from the date before it."""
    if not words:
        return None, None
    base: Base = "mention" if _MENTIONED & set(words) or words[:2] == ["the", "next"] else "report"
    return next((_SHIFTS[word] for word in reversed(words) if word in _SHIFTS), 0), base


def _iso(w: Words) -> Reading | None:
    text = "".join(w.of("iso"))
    day = _valid(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if day is None:
        return None
    clock = (int(text[11:13]), int(text[14:16])) if "t" in text else None
    return Reading(year=day.year, month=day.month, day=day.day, clock=clock)


def _slash(w: Words) -> Reading | None:
    """Month first, as in American use, unless only the other order gives a date."""
    text = w.of("slash")[0]
    first, second, year = text.replace(".", "/").split("/")
    if "." in text:
        # Dots are continental, and so is the order.
        first, second = second, first
    full = _year([year])
    day = full and (_valid(full, int(first), int(second)) or _valid(full, int(second), int(first)))
    return Reading(year=day.year, month=day.month, day=day.day) if day else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _monthday(w: Words) -> Reading | None:
    month, day = MONTHS[w.of("month")[0]], w.of("day")[0]
    number_of_day = int(day) if day.isdigit() else _ordinal(day)
    year = _year(w.of("year"))
    if _valid(year or 2000, month, number_of_day) is None:
        return None
    shift, base = _shift(w.of("shift"))
    return Reading(month=month, day=number_of_day, year=year, shift=shift, base=base)


def _monthdays(w: Words) -> Reading | None:
    """ "June 3-5", "3 to 5 June"."""
    first, last = _monthday(w), int(w.of("until")[0])
    if first is None or first.day is None or not w.joined("day", "until"):
        return None
    known = _valid(first.year or 2000, first.month or 1, last) is not None and last > first.day
    return replace(first, until=last) if known else None


def _month(w: Words) -> Reading:
    month = MONTHS[w.of("month")[0]]
    if w.of("shift") and w.of("shift")[0] in {"each", "every"}:
        return Reading(kind="set", value=f"XXXX-{month:02d}")
    shift, base = _shift(w.of("shift"))
    return Reading(month=month, year=_year(w.of("year")), shift=shift, base=base)


def _years(w: Words) -> Reading | None:
    """ "2012-13", "2012/13"."""
    first, last = int(w.of("year")[0]), w.of("until")[0]
    if len(last) != 2 or not last.isdigit() or int(last) <= first % 100 or not w.joined("year", "until"):
        return None
    return Reading(year=first, until=first // 100 * 100 + int(last))


def _fiscal_named(w: Words) -> Reading | None:
    digits = w.of("year")[0].lstrip("'’")
    return Reading(year=_year([digits])) if digits.isdigit() and len(digits) in {2, 4} else None


def _plain_year(w: Words) -> Reading:
    return Reading(year=_year(w.of("year")))


def _spelled_year(w: Words) -> Reading | None:
    words = [word for word in w.of("spelledyear") if word not in {"-", "and"}]
    if words[1:2] == ["thousand"] and words[0] in {"one", "two"}:
        # "The year two thousand", not "two thousand soldiers".
        at = w.groups["spelledyear"][0]
        return Reading(year=int(number(words))) if at and w.tokens.words[at - 1] == "year" else None
    century, rest = NUMBERS[words[0]], sum(NUMBERS[word] for word in words[1:])
    return Reading(year=100 * century + rest) if century in {18, 19, 20} and 10 <= rest < 100 else None


def _decade(w: Words) -> Reading | None:
    word = w.of("decade")[0]
    if word in DECADE_WORDS:
        return Reading(decade=190 + DECADE_WORDS[word] // 10)
    digits = "".join(c for c in word if c.isdigit())
    if len(digits) == 4:
        return Reading(decade=int(digits) // 10)
    return Reading(decade=(190 if int(digits) > 20 else 200) + int(digits) // 10)


def _century(w: Words) -> Reading | None:
    if w.of("unit") != ["century"]:
        return None
    return Reading(century=_ordinal(w.of("century")[0]) - 1)


def _weekday(w: Words) -> Reading:
    weekday = WEEKDAYS[w.of("weekday")[0]]
    if w.of("shift") and w.of("shift")[0] in {"each", "every"}:
        return Reading(kind="set", value=f"XXXX-WXX-{weekday + 1}")
    shift, base = _shift(w.of("shift"))
    return Reading(weekday=weekday, shift=shift, base=base)


def _weekdays(w: Words) -> Reading:
    return Reading(kind="set", value=f"XXXX-WXX-{WEEKDAYS[w.of('weekdays')[0][:-1]] + 1}")


def _deictic_day(w: Words) -> Reading:
    return Reading(unit="day", shift={"today": 0, "yesterday": -1, "tomorrow": 1}[w.of("daydeixis")[0]], base="report")


def _deictic_night(w: Words) -> Reading:
    return Reading(unit="day", shift=0, base="report", part="NI")


def _relative_part(w: Words) -> Reading:
    part = PARTS[w.of("part")[0]]
    if w.of("shift")[0] in {"each", "every"}:
        return Reading(kind="set", value=f"XXXX-XX-XXT{part}")
    shift, base = _shift(w.of("shift"))
    return Reading(unit="day", shift=shift, base=base, part=part)


def _bare_part(w: Words) -> Reading:
    word = w.of("part")[0]
    return _noon(w) if word not in PARTS else Reading(part=PARTS[word], weak=True)


def _noon(w: Words) -> Reading:
    word = (w.of("noon") or w.of("part"))[0]
    return Reading(clock=(0, 0) if word == "midnight" else (12, 0), weak="part" in w or None)


def _parts(w: Words) -> Reading:
    return Reading(part=PARTS[w.of("part")[0][:-1]], weak=True)


def _clock(w: Words) -> Reading | None:
    text, half = w.of("clock"), " ".join(w.of("half"))
    hour, minute = _hour(text)
    if hour > 23 or minute > 59:
        return None
    afternoon = half[:1] == "p" or half.endswith(("afternoon", "evening", "night"))
    hour = hour % 12 + 12 * afternoon if half[:1] in {"a", "p"} or (afternoon and hour < 12) else hour
    return Reading(clock=(hour, minute))


def _hour(words: list[str]) -> tuple[int, int]:
    if len(words[0]) == 4 and words[0].isdigit():
        return int(words[0][:2]), int(words[0][2:])
    hour, found, minute = words[0].replace(".", ":").partition(":")
    if not hour.isdigit() or (found and not minute.isdigit()):
        return (99, 0) if hour[:1].isdigit() else (int(number(words)), 0)
    return (int(hour), int(minute)) if found else (int(number(words)), 0)


def _feast(w: Words) -> Reading:
    name = (w.of("holiday") or w.of("holiday2") or ["easter"])[0]
    if "weekday" in w:
        day = w.of("weekday")[0]
        name = {"friday": "good friday", "saturday": "easter eve", "monday": "easter monday"}.get(day, "easter")
    return _feast_of(name, w)


def _feast_of(name: str, w: Words) -> Reading:
    shift, base = _shift(w.of("shift"))
    year = _year(w.of("year"))
    if name in HOLIDAYS:
        month, day = HOLIDAYS[name]
        return Reading(month=month, day=day, year=year, shift=shift, base=base)
    grain = "week" if w.of("weekof") == ["week"] else None
    return Reading(feast=name, year=year, shift=shift, base=base, grain=grain)


def _holiday(w: Words) -> Reading | None:
    name, eve = " ".join(w.of("holiday")), w.of("eve")
    if name in MOVABLE:
        return _feast_of(name, w)
    if name != "christmas" and not eve and name != "halloween":
        return None
    month, day = HOLIDAYS[name]
    if eve == ["eve"]:
        month, day = (12, 31) if name == "new year" else (month, day - 1)
    shift, base = _shift(w.of("shift"))
    return Reading(month=month, day=day, year=_year(w.of("year")), shift=shift, base=base)


# Units ---------------------------------------------------------------------------------------------------------

_LASTING = frozenset({"past", "coming"})


def _unit(w: Words) -> Reading | None:
    words, unit = w.of("shift"), w.of("unit")[-1]
    shift, base = _shift(words)
    if unit in SEASONS:
        return Reading(season=SEASONS[unit], shift=shift, base=base)
    unit = singular(unit)
    start = w.groups["shift"][0]
    definite = start > 0 and w.tokens.words[start - 1] == "the"
    if unit in {"second", "minute", "hour"} or (unit == "day" and words == ["last"]):
        return None
    if words[-1] in _LASTING or (definite and words[-1] in {"last", "next"} and unit not in {"day", "quarter"}):
        return Reading(kind="duration", count=Fraction(1), unit=unit, shift=shift, base="report", weak=not definite)
    if definite and unit == "day" and words == ["next"]:
        base = "mention"
    return Reading(unit=unit, shift=shift, base=base, definite=words[-1] == "latest" or None)


def _definite(w: Words) -> Reading | None:
    unit = w.of("unit")[-1]
    if unit in SEASONS:
        return Reading(season=SEASONS[unit])
    return Reading(unit=unit, shift=0, base="report", definite=True)


def _edgeunit(w: Words) -> Reading | None:
    """The month of "the end of the month", which is no time by itself."""
    unit = w.of("unit")[-1]
    if unit not in {"day", "week", "month", "decade", "century"}:
        return None
    return Reading(unit=unit, shift=0, base="mention" if unit == "day" else "report", weak=True)


def _unitended(w: Words) -> Reading:
    """ "The year ended March 31": the date follows, the year is a length."""
    return Reading(kind="duration", count=Fraction(1), unit=w.unit())


def _inseason(w: Words) -> Reading:
    """ "In the fall", "in the spring of 1998", not "the fall of the city"."""
    return Reading(season=SEASONS[w.of("season")[0]])


def _bare_season(w: Words) -> Reading:
    return Reading(season=SEASONS[w.of("season")[0]], weak=True)


def _day_beside(w: Words) -> Reading | None:
    sign = -1 if w.of("side") == ["before"] else 1
    word = w.of("unit")[0]
    part = PARTS.get(word)
    unit = "day" if part else word
    if "tail" in w:
        return Reading(unit="day", shift=2 * sign, base="report", part=part) if unit == "day" else None
    if not _closes(w, "side") or unit not in {"day", "week", "month", "year"}:
        return None
    return Reading(unit=unit, shift=sign, base="mention", part=part)


def _closes(w: Words, group: str) -> bool:
    """Whether nothing follows that a "before" or "after" could govern."""
    end = w.groups[group][1]
    after = w.tokens.words[end : end + 1]
    return not after or after[0] in {".", ",", ";", "\n", "”", '"', ":", ")", "when", "and", "but"}


def _yearend(w: Words) -> Reading | None:
    unit = w.of("yearend")[0]
    if unit not in {"year", "month", "week", "decade", "century"} or w.of("end") != ["end"]:
        return None
    return Reading(unit=unit, shift=0, base="report", mod="END")


def _quarter(w: Words) -> Reading | None:
    words = w.of("quarterno")
    quarter = _ordinal(words[-1])
    if "year" in w:
        return Reading(quarter=quarter, year=_year(w.of("year")))
    if not 1 <= quarter <= 4:
        return None
    return Reading(quarter=quarter, year=_year(words[:1]) if len(words) > 1 else None)


def _halfyear(w: Words) -> Reading | None:
    words = w.of("halfno")
    half = 2 if words == ["last"] else _ordinal(words[0])
    return Reading(half=half, weak=True) if half in {1, 2} else None


def _year_period(w: Words) -> Reading:
    return Reading(year=_year(w.of("year")))


def _year_ago(w: Words) -> Reading:
    what = w.of("what")
    quarter = _ordinal(what[0]) if len(what) == 2 else None
    return Reading(kind="offset", count=Fraction(1), unit="year", shift=-1, base="mention", quarter=quarter)


# Lengths -------------------------------------------------------------------------------------------------------


def _amount(w: Words) -> Fraction:
    count = number(w.of("quantity"))
    return count + Fraction(1, 2) if "half" in w and count != MANY else count


def _mod(w: Words) -> str | None:
    return "APPROX" if "approx" in w or "couple" in w.of("quantity") else None


def _offset(w: Words) -> Reading | None:
    way = w.of("way")
    sign = -1 if way[0] in {"ago", "earlier", "before"} else 1
    base: Base = "report" if way[0] in {"ago", "from", "hence"} else "mention"
    count = _amount(w) if "quantity" in w else MANY
    if count == 0 or (way == ["before"] and not _closes(w, "way")):
        return None
    return Reading(kind="offset", count=count, unit=w.unit(), shift=sign, base=base, mod=_mod(w))


def _length(w: Words) -> Reading | None:
    unit = w.of("unit")[-1]
    if w.tokens.words[w.groups["quantity"][0]].isdigit() and unit == "quarter":
        return None
    if unit in {"mornings", "afternoons", "evenings", "nights"}:
        return None
    if w.of("quantity") in (["a"], ["an"], ["one"]) and unit in {"second", "weekend", "quarter"}:
        # "A second man", "one quarter of all": no lengths of time.
        return None
    count = _amount(w)
    return Reading(kind="duration", count=count, unit=singular(unit), mod=_mod(w)) if count else None


def _hyphenated(w: Words) -> Reading | None:
    if w.of("tail") == ["old"]:
        # An age is no time of anything that happens.
        return None
    count = _amount(w)
    unit = w.of("unit")[0]
    return Reading(kind="duration", count=count, unit=singular(unit)) if count and unit != "quarter" else None


def _lasting(w: Words) -> Reading:
    return Reading(kind="duration", count=MANY, unit=w.unit())


def _unitlong(w: Words) -> Reading:
    unit = w.of("unit")[0]
    return Reading(kind="duration", count=Fraction(1) if unit == singular(unit) else MANY, unit=singular(unit))


def _anchored(w: Words) -> Reading | None:
    toward, count = w.of("toward")[0], number(w.of("quantity"))
    if not count:
        return None
    shift = {"past": -1, "last": -1, "recent": -1, "latest": -1, "next": 1, "coming": 1, "upcoming": 1}.get(toward)
    base: Base | None = "report" if shift else None
    return Reading(kind="duration", count=count, unit=w.unit(), shift=shift, base=base, mod=_mod(w))


def _recent(w: Words) -> Reading:
    word = w.of("vaguely")[0]
    unit = next(singular(word) for word in reversed(w.of("unit")))
    if word in _VAGUELY:
        return Reading(kind="reference", value=_VAGUELY[word], unit=unit)
    return Reading(kind="duration", count=MANY, unit=unit)


_VAGUELY = {"these": "PRESENT_REF", "recent": "PAST_REF", "coming": "FUTURE_REF", "upcoming": "FUTURE_REF"}


def _each(w: Words) -> Reading | None:
    unit, other = w.of("unit")[-1], w.of("other")
    if unit in MONTHS:
        return Reading(kind="set", value=f"XXXX-{MONTHS[unit]:02d}")
    if unit in WEEKDAYS:
        return Reading(kind="set", value=f"XXXX-WXX-{WEEKDAYS[unit] + 1}")
    if unit in SEASONS:
        return Reading(kind="set", value=f"XXXX-{SEASONS[unit]}")
    if unit in PARTS:
        return Reading(kind="set", value=f"XXXX-XX-XXT{PARTS[unit]}")
    count = 1 if not other or other == ["one"] else _ordinal(other[0])
    return Reading(kind="set", count=Fraction(count), unit=singular(unit)) if unit not in {"noon", "midnight"} else None


def _every_n(w: Words) -> Reading:
    return Reading(kind="set", count=number(w.of("quantity")), unit=w.unit())


def _often(w: Words) -> Reading:
    return Reading(kind="set", value=FREQUENCIES[w.of("often")[0]])


_WORDS_OF_REFERENCE = REFERENCES | {"future": "FUTURE_REF", "past": "PAST_REF", "time": "PAST_REF"}


def _reference(w: Words) -> Reading:
    return Reading(kind="reference", value=_WORDS_OF_REFERENCE[w.of("reference")[-1]])


_READERS: dict[str, Callable[[Words], Reading | None]] = {
    "iso": _iso,
    "slash": _slash,
    "monthday": _monthday,
    "daymonth": _monthday,
    "monthdays": _monthdays,
    "daysmonth": _monthdays,
    "monthyear": _month,
    "month": _month,
    "year": _plain_year,
    "years": _years,
    "fiscal_named": _fiscal_named,
    "spelled_year": _spelled_year,
    "decade": _decade,
    "century": _century,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "deictic_day": _deictic_day,
    "deictic_night": _deictic_night,
    "relative_part": _relative_part,
    "bare_part": _bare_part,
    "parts": _parts,
    "clock": _clock,
    "noon": _noon,
    "holiday": _holiday,
    "feast": _feast,
    "unit": _unit,
    "definite": _definite,
    "edgeunit": _edgeunit,
    "unitended": _unitended,
    "inseason": _inseason,
    "bare_season": _bare_season,
    "day_beside": _day_beside,
    "yearend": _yearend,
    "quarter": _quarter,
    "quarter_hyphenated": _quarter,
    "quarter_named": _quarter,
    "year_ago_period": _year_ago,
    "year_period": _year_period,
    "lasting": _lasting,
    "halfyear": _halfyear,
    "year_ago": _year_ago,
    "offset": _offset,
    "vague_offset": _offset,
    "length": _length,
    "hyphenated": _hyphenated,
    "unitlong": _unitlong,
    "anchored": _anchored,
    "recent": _recent,
    "ahead": _recent,
    "these": _recent,
    "each": _each,
    "every_n": _every_n,
    "often": _often,
    "reference": _reference,
    "current": _reference,
    "thetime": _reference,
    "future": _reference,
    "thepast": _reference,
}
