"""The vocabulary of time expressions: each word has one class, and the grammar is written in classes."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan.",
            "february feb.",
            "march mar.",
            "april apr.",
            "may",
            "june jun.",
            "july jul.",
            "august aug.",
            "september sept sept. sep.",
            "october oct oct.",
            "november nov nov.",
            "december dec.",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon.",
            "tuesday tues. tue.",
            "wednesday wed.",
            "thursday thurs. thu. thur.",
            "friday fri.",
            "saturday sat.",
            "sunday sun.",
        )
    )
    for name in names.split()
}
UNITS = {
    **{name: name for name in "second minute hour day week weekend month quarter year decade century".split()},
    "fortnight": "fortnight",
    "millennium": "millennium",
    "night": "night",
}
"""Units in the singular; plurals are made in :data:`PLURALS`."""
PLURALS = {f"{name}s": name for name in UNITS if name[-1] != "y" and name != "millennium"} | {
    "days": "day",
    "centuries": "century",
    "millennia": "millennium",
    "mins": "minute",
    "hrs": "hour",
    "yrs": "year",
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_SMALL = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {
    "one": 1,
    **{word: number for number, word in enumerate(_SMALL.split(), 2)},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), 2)},
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: number for number, word in enumerate(_ORDINALS.split(), 1)}
DECADE_WORDS = {f"{word[:-1]}ies": 10 * number for number, word in enumerate(_TENS.split(), 2)}
HOLIDAYS = {
    "christmas": (12, 25),
    "new year": (1, 1),
    "halloween": (10, 31),
    "valentine": (2, 14),
    "veterans": (11, 11),
}
"""Feasts whose date is the same every year."""
MOVABLE = {
    "thanksgiving": (11, 3, 4),
    "labor": (9, 0, 1),
    "memorial": (5, 0, -1),
    "columbus": (10, 0, 2),
}
"""Feasts whose date changes: month, weekday from Monday, 0, and which of them (-1: the last)."""
FREQUENCIES = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
}
REFERENCES = {
    **dict.fromkeys("now currently presently nowadays".split(), "PRESENT_REF"),
    **dict.fromkeys("recently lately".split(), "PAST_REF"),
    "current": "PRESENT_REF",
}

_CLASSES = {
    "one": "one",
    "small": _SMALL,
    "tens": _TENS,
    "mult": "hundred thousand million",
    "a": "a an",
    "few": "few",
    "couple": "couple",
    "several": "several",
    "many": "many countless numerous",
    "dozens": "dozens hundreds thousands",
    "half": "half",
    "ord": " ".join(word for word in ORDINALS if word != "second"),
    "second": "second",
    "decade": " ".join(DECADE_WORDS),
    "unit": " ".join(name for name in UNITS if name not in {"second", "night", "weekend", "quarter", "day", "year"}),
    "quarter": "quarter",
    "day": "day",
    "year": "year",
    "weekend": "weekend",
    "units": " ".join(name for name in PLURALS if name != "nights"),
    "part": " ".join(PARTS),
    "parts": "mornings afternoons evenings nights",
    "noon": "noon midday midnight",
    "season": "summer winter autumn",
    "season2": "spring fall",
    "seasons": "summers winters autumns springs",
    "the": "the",
    "this": "this",
    "that": "that",
    "these": "these",
    "those": "those",
    "last": "last",
    "past": "past",
    "next": "next",
    "coming": "coming upcoming",
    "previous": "previous preceding prior",
    "following": "following ensuing subsequent",
    "current": "current",
    "same": "same",
    "recent": "recent",
    "latest": "latest",
    "final": "final closing opening",
    "early": "early",
    "late": "late",
    "mid": "mid",
    "earlier": "earlier",
    "later": "later",
    "ago": "ago",
    "ended": "ended ending",
    "hence": "hence",
    "before": "before",
    "after": "after",
    "from": "from",
    "for": "for within",
    "now": "now",
    "of": "of",
    "in": "in",
    "on": "on",
    "and": "and",
    "or": "or",
    "so": "so",
    "to": "to",
    "at": "at",
    "by": "by",
    "since": "since",
    "until": "until till",
    "no": "no",
    "least": "least",
    "most": "most",
    "more": "more",
    "less": "less fewer",
    "than": "than",
    "about": "about around roughly approximately circa",
    "nearly": "nearly almost",
    "over": "over",
    "under": "under",
    "up": "up",
    "begin": "beginning start outset onset",
    "middle": "middle midst",
    "end": "end close",
    "fiscal": "fiscal financial calendar",
    "each": "each every",
    "today": "today",
    "yesterday": "yesterday",
    "tomorrow": "tomorrow",
    "tonight": "tonight",
    "overnight": "overnight",
    "reference": " ".join(word for word in REFERENCES if word not in {"now", "current"}),
    "often": " ".join(FREQUENCIES),
    "old": "old",
    "long": "long",
    "period": "period",
    "future": "future",
    "near": "near immediate foreseeable distant",
    "ahead": "ahead",
    "eve": "eve",
    "new": "new",
    "holiday": "christmas halloween",
    "holyday": "thanksgiving",
    "holidayof": "valentine veterans labor memorial columbus",
    "easter": "easter",
    "good": "good",
    "full": "full whole entire",
    "additional": "additional extra consecutive straight successive further",
    "sometime": "sometime",
    "then": "then",
    "just": "just only",
    "local": "local",
    "time": "time",
    "oclock": "o'clock o’clock",
}
CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}
PROPER = {
    **dict.fromkeys((name for name in MONTHS if name not in {"may", "march"}), "month"),
    "may": "may",
    "march": "may",
    **dict.fromkeys(WEEKDAYS, "weekday"),
    **{f"{name}s": "weekdays" for name in WEEKDAYS if name[-1] == "y"},
    "fy": "fy",
    **dict.fromkeys("gmt utc est edt pst pdt cst cdt bst cet".split(), "zone"),
}
"""Words that count only with a capital."""
SHAPES = ("isodate", "slashdate", "clock", "ampm", "frac", "ordn", "decaden", "y2", "y4", "d31", "num", "q4", "fy")
MARKS = {
    ",": "comma",
    "-": "dash",
    "–": "dash",
    "/": "slash",
    "'s": "s",
    "’s": "s",
    "'": "apostrophe",
    "‘": "apostrophe",
    "’": "apostrophe",
    "$": "money",
    "£": "money",
    "€": "money",
    "%": "percent",
}
NAMES = (*dict.fromkeys([*_CLASSES, *PROPER.values(), *SHAPES, *MARKS.values(), "break", "other"]),)
"""All classes."""


def singular(word: str) -> str:
    """The unit of a word such as *weeks*."""
    return PLURALS.get(word) or UNITS[word]
