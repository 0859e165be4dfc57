"""Quantities as stated, with their bounds: "at least 40", "millions of", "between 20 and 30", "nearly a third".

Bounds are inclusive and open where the words leave them open. A word for an indefinite number (*dozens*, *millions*)
has its own value as low bound and none above. Rounders (*about*, *some*; Prince, Frader and Bosk, 1982) move no bound:
they are hedges. Shares are counted in percent, so that "a third" and "33 percent" can be compared.

Amounts are found first, each by itself. Then two are joined to a range, or one takes the bound that stands before or
after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterclaim.model import Quantity, Span

_ONES = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
} | {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
_SHORT = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_MANY = {f"{word}s": value for word, value in _SCALES.items()} | {"scores": 20, "tens": 10}
_FEW: dict[str, tuple[float, float | None]] = {
    "couple": (2, 3),
    "pair": (2, 2),
    "few": (2, None),
    "handful": (2, None),
    "several": (3, None),
}
_SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_TIMES = {"twice": 2.0, "double": 2.0, "triple": 3.0}
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}


def _any(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_WORD = rf"(?:{_any(_ONES)})"
_SCALE = rf"(?:{_any(_SCALES)})\b"
_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SIMPLE = rf"(?:{_DIGITS}|{_WORD}(?:[- ]{_WORD})?\b)"
_SCALED = rf"{_SIMPLE}(?:[ ]and[ ]a[ ]half)?(?:[ -]{_SCALE})+"
_AMOUNT = re.compile(
    rf"""(?<![\w/.:’'+])(?<![A-Za-z]-)(?:
    (?P<share>(?:an?|one|two|three|four)[ -](?:third|quarter|fifth|tenth)s?
        |(?:one-|a[ ])?half(?=[ ](?:of|the|its|their|all)\b))
    |(?P<number>(?P<money>(?:US|A|C|NZ|HK)?[$€£¥])?[ ]?
        (?:(?P<half>(?:a[ ])?half[ -](?:an?[ ])?{_SCALE})
        |(?P<one>an?(?:[ -](?:half[ -])?{_SCALE})+)
        |(?P<short>{_DIGITS})(?P<suffix>k|bn|tn|mn|m)\b
        |{_SCALED}(?:[ ](?:and[ ])?{_SCALED})*(?:[ ](?:and[ ])?{_SIMPLE}\b)?|{_SIMPLE}))
    |(?P<few>a[ ](?:few|couple|pair|handful)|several)(?P<fews>(?:[ ]of)?[ ](?:{_any(_SCALES)})s?\b)?
    |(?:(?:many|several|multiple|untold)[ ])?(?P<many>{_any(_MANY.keys() - {"scores"})}|scores(?=[ ]of\b))
        (?:[ ](?:of|upon)[ ](?P<more>{_any(_MANY)}))?\b
    |(?P<times>twice|double|triple)(?=[ ](?:as|the|that|its|what)\b)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_JUST = r"(?:(?:well|just|far|slightly|significantly|considerably|a little) )?"
_UP = (
    r"at least|(?:no|not) (?:fewer|less) than|upwards? of|in excess of|as (?:few|little) as"
    rf"|{_JUST}(?:more than|over|above)"
)
_DOWN = (
    rf"up to|at (?:the )?most|(?:no|not) more than|as (?:many|much|high) as|{_JUST}(?:fewer than|less than|under|below)"
    r"|very nearly|nearly|almost|close to|just short of|approaching"
)
_ABOUT = r"about|around|some|roughly|approximately|an estimated|circa|an additional"
_BEFORE = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<about>{_ABOUT}))\s$", re.IGNORECASE)
_AFTER = re.compile(r"(?:,? (?P<up>or more|or higher|at least|and counting)|(?P<plus>\+|-plus)"
                    r"|,? (?P<down>or fewer|or less|at most)"
                    r"|,? (?P<about>or so|or thereabouts))(?!\w)", re.IGNORECASE)  # fmt: skip
_PERCENT = re.compile(r"\s?%|[ -]per ?cent(?:age points?)?\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:ris|rose|f[ae]ll|grow|grew|increas|decreas|climb|jump|dropp?|cut|went|go|mov|reduc|rais|lower|shr[aiu]nk|doubl"
    r"|up|down|swell|dwindl|soar|surg|declin|slid|expand|revis)\w*\b[^.;]{0,60}$",
    re.IGNORECASE,
)  # fmt: skip
_BUT = re.compile(r"(?: \w+)?,? (?:but|and|yet) $", re.IGNORECASE)
_LOOKING_BACK = 32
"""How far before a number its bound may begin."""

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_NAME = re.compile(
    rf"(?:{_MONTH}|\b[A-Z][\w.’'&-]+|\b(?:No|Art|Sec|vol|page|chapter|channel|number|room|level|age[ds]?)\.?)[ ]$"
)
_AGED = re.compile(r"[A-Z][\w’'-]+, $")
"""Before the age of one who is named: "Ada Brandt, 47, said"."""
_NO_NAME = re.compile(
    r"\b(?:The|These|Those|All|Only|Just|Another|In|At|On|With|By|For|Of|And|But|Its|His|Her|Their|Our|Nearly|About|Some|Over|"
    r"Killing|Our|From|To|Than|More|Other)[ ]$"
)
_DATED = re.compile(
    rf"(?:[ ]{_MONTH}\b|[ ]?[ap]\.?m\b|[ ]o[’']clock|:\d|/\d"
    r"|(?:st|nd|rd|th)\b|[’']?s\b|-(?!plus)[a-z]|(?<=\d)[A-Za-z]|\))"
)
_ONE_OF_ALL = re.compile(
    r"(?:$|\W*$|[ ](?:of|another|day|thing|side|hand|way|point|such|more|or|in|to|is|was|has|that|which|who|and|from|"
    r"with|for|at|on|as|can|could|would|will|should|may|might|by)\b|\W*[.,;:)”\"—-])",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(r"\b(?:no|the|this|that|each|every|any|which|another|some|last|next|first|at|good|bad)\s$", re.I)


@dataclass(frozen=True, slots=True)
class _Amount:
    """One amount; ``scale`` is what a number before it in a range shares with it ("two to three *million*")."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None = None
    scale: float = 1.0
    plain: bool = False
    """A number and nothing else: it may be a year, a day or part of a name."""


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of a text, in order, with bounds (``None`` where open). Dates, ages and names have none."""
    amounts = list(_amounts(text))
    found, k = [], 0
    while k < len(amounts):
        if k + 1 < len(amounts) and _is_score(text, amounts[k], amounts[k + 1]):
            k += 2
            continue
        joined = _joined(text, amounts[k], amounts[k + 1]) if k + 1 < len(amounts) else None
        amount = joined or _bounded(text, amounts[k])
        k += 2 if joined else 1
        if amount is not None:
            span = Span(amount.start, amount.end)
            found.append(Quantity(text[span.start : span.end], amount.low, amount.high, amount.unit, span))
    return tuple(found)


# Amounts ---------------------------------------------------------------------------------------------------------


def _amounts(text: str) -> Iterator[_Amount]:
    for match in _AMOUNT.finditer(text):
        amount = _amount(match)
        if amount is not None:
            percent = _PERCENT.match(text, amount.end)
            yield replace(amount, end=percent.end(), unit="percent", plain=False) if percent else amount


def _amount(match: re.Match[str]) -> _Amount | None:
    start, end = match.span()
    if match["share"]:
        share = _share(match["share"])
        return _Amount(start, end, share, share, "percent")
    if match["few"]:
        low, high = _FEW[match["few"].lower().split()[-1]]
        factor = _SCALES[(match["fews"] or "").lower().split()[-1].removesuffix("s")] if match["fews"] else 1
        return _Amount(start, end, low * factor, high and high * factor)
    if match["many"]:
        pair = match["more"] and match["more"].lower() != match["many"].lower()
        factor = _MANY[match["more"].lower()] if pair else 1
        if match["many"].lower() == "tens" and not match["more"]:
            return None
        return _Amount(start, end, float(_MANY[match["many"].lower()] * factor), None)
    if match["times"]:
        times = _TIMES[match["times"].lower()]
        return _Amount(start, end, times, times, "times")
    return _number(match)


def _number(match: re.Match[str]) -> _Amount | None:
    words = match["number"].lstrip()
    start, end = match.end() - len(words), match.end()
    money = match["money"]
    if match["suffix"]:
        value = float(match["short"].replace(",", "")) * _SHORT[match["suffix"].lower()]
        return _Amount(start, end, value, value, _CURRENCIES[money[-1]] if money else None)
    written = words[len(money) :] if money else words
    value, scale = _value(written)
    unit = _CURRENCIES[money[-1]] if money else None
    return _Amount(start, end, value, value, unit, scale, plain=not money and scale == 1)


def _share(words: str) -> float:
    parts = re.split(r"[ -]", words.lower().strip())
    count = _ONES.get(parts[0], 1) if len(parts) > 1 else 1
    return round(100.0 * count / _SHARES[parts[-1].removesuffix("s")], 2)


def _value(text: str) -> tuple[float, float]:
    """The value of a written number and its last scale: 2,500,000 and 1,000,000 for "two and a half million"."""
    total, current, last = 0.0, 0.0, 1.0
    for word in re.split(r"[-\s]+", text.lower().replace(",", "")):
        if word in _SCALES:
            last = float(_SCALES[word])
            current = (current or 1.0) * last
            if last >= 1000:
                total, current = total + current, 0.0
        elif word in _ONES:
            current += _ONES[word]
        elif word == "half":
            current += 0.5
        elif word not in {"a", "an", "and", ""}:
            current += float(word)
    return total + current, last


# Bounds ----------------------------------------------------------------------------------------------------------


def _joined(text: str, left: _Amount, right: _Amount) -> _Amount | None:
    """ "Between 20 and 30", "40 to 50", "more than 100 but fewer than 200"; ``None`` where two amounts are apart."""
    gap, before = text[left.end : right.start], text[max(0, left.start - _LOOKING_BACK) : left.start]
    if gap == " and " and (between := _BETWEEN.search(before)):
        return _range(left, right, left.start - (len(before) - between.start()))
    if gap in {" to ", " or ", "–", "-", " – ", "—"} and left.low is not None and right.high is not None:
        return _from_to(text, before, left, right)
    return _within(text, left, right)


def _from_to(text: str, before: str, left: _Amount, right: _Amount) -> _Amount | None:
    """A range in which a number rises; "rose from 40 to 50" is a change, and "21-14" a score."""
    joined = _range(left, right, left.start)
    plain = left.plain and right.plain
    if joined is None or (plain and (_is_no_count(text, left) or _is_no_count(text, right))):
        return None
    since = _FROM.search(before)
    if since and _CHANGED.search(text[max(0, left.start - 80) : left.start - 5]):
        return None
    bound = _BEFORE.search(before)
    begin = since or bound
    return replace(joined, start=left.start - (len(before) - begin.start())) if begin else joined


def _is_score(text: str, left: _Amount, right: _Amount) -> bool:
    """ "Voted 59-41", "2014-15"."""
    if not (left.plain and right.plain and text[left.end : right.start] in {"-", "–"}):
        return False
    return _is_no_count(text, left) or (left.low or 0) >= (right.low or 0)


def _range(left: _Amount, right: _Amount, start: int) -> _Amount | None:
    low, high = left.low, right.high
    if low is None or high is None:
        return None
    if right.scale > 1 and left.scale == 1 and low < high:
        low *= right.scale if low < 1000 <= right.scale else 1
    return _Amount(start, right.end, low, high, left.unit or right.unit) if low < high else None


def _within(text: str, left: _Amount, right: _Amount) -> _Amount | None:
    gap = text[left.end : right.start]
    if len(gap) > _LOOKING_BACK:
        return None
    above = _BEFORE.search(text[max(0, left.start - _LOOKING_BACK) : left.start])
    below = _BEFORE.search(gap)
    if not (above and above["up"] and below and below["down"] and _BUT.fullmatch(gap[: below.start()])):
        return None
    start = left.start - min(left.start, _LOOKING_BACK) + above.start()
    return _Amount(start, right.end, left.low, right.high, right.unit or left.unit)


def _bounded(text: str, amount: _Amount) -> _Amount | None:
    """An amount with the bound before or after it; ``None`` where it counts nothing."""
    offset = max(0, amount.start - _LOOKING_BACK)
    before, after = _BEFORE.search(text[offset : amount.start]), _AFTER.match(text, amount.end)
    if amount.unit == "percent" and amount.low and not before and _is_quarter(text, amount):
        return None
    if amount.plain and (_is_no_count(text, amount, bounded=before is not None)):
        return None
    low, high = amount.low, amount.high
    if (before and before["up"]) or (after and (after["up"] or after["plus"])):
        high = None
    elif (before and before["down"]) or (after and after["down"]):
        low = None if high is not None else low
    start = offset + before.start() if before else amount.start
    return replace(amount, start=start, end=after.end() if after else amount.end, low=low, high=high)


def _is_quarter(text: str, amount: _Amount) -> bool:
    """ "A third man", "a quarter ago": no share, unless one says of what."""
    words = text[amount.start : amount.end].lower()
    single = words.split()[0] in {"a", "an", "one"} and "percent" not in words and words[-1] not in "%t"
    return single and not text.startswith((" of ", "-of"), amount.end)


def _is_no_count(text: str, amount: _Amount, *, bounded: bool = False) -> bool:
    """A year, a day, a clock time, an age, an ordinal, a part of a name or the pronoun "one"."""
    words = text[amount.start : amount.end]
    if _DATED.match(text, amount.end) or text.startswith(("-old", "-year"), amount.end):
        return True
    if bounded:
        return False
    if text.startswith(",", amount.end) and _AGED.search(text[max(0, amount.start - 20) : amount.start]):
        return True
    if words.isdigit() and len(words) == 4 and 1900 <= int(words) < 2100:
        return True
    before = text[max(0, amount.start - 20) : amount.start]
    if words.lower() == "one":
        return bool(_ONE_OF_ALL.match(text, amount.end) or _NO_COUNT.search(before))
    named = words[0].isdigit() or words[0].isupper()
    return named and _NAME.search(before) is not None and _NO_NAME.search(before) is None
