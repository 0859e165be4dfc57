"""Names as they are spelt by different hands: what stays the same when a name is written over from another script.

The folding follows what romanisations of Arabic, Cyrillic and Persian do to one name (q, g, gh and k; ou, o and u; y
and i; doubled letters), in the manner of phonetic codes such as Daitch and Mokotoff's. It makes candidates and supports
a comparison; it decides nothing by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from counterclaim.gazetteer.words import normalise

_FOLDS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"tsch|tch|ch|cz", "c"),
        (r"sch|sh", "s"),
        (r"dzh|dj|zh|j", "z"),
        (r"kh|gh|ck|q|g|k", "k"),
        (r"x", "ks"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"ou|oo|o|u", "u"),
        (r"ie|ee|ei|y|i", "i"),
        (r"e|a", "a"),
        (r"(.)\1+", r"\1"),
    )
)
_LINKING = frozenset("of the for and in on de du des da do".split())
_LEGAL = frozenset("inc incorporated corp corporation co company ltd limited llc plc ag gmbh sa".split())
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_TELLING_NOTHING = frozenset("the a an of for and in former senior top new chief mr mrs ms dr".split())
PARTICLES = frozenset({"al", "el", "ul", "ad", "as", "an", "abu"})


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """A word of a name, without what romanisations differ in: ``Qaddafi`` and ``Gadhafi`` are one."""
    folded = normalise(word)
    for pattern, letter in _FOLDS:
        folded = pattern.sub(letter, folded)
    return folded


def name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name, without articles and suffixes."""
    return tuple(word for word in normalise(name).split() if word not in PARTICLES and word not in SUFFIXES)


def bare_name(name: str) -> str:
    """The name of a body without article and legal form."""
    words = normalise(name.replace("&", " and ").replace(",", " ")).split()
    return " ".join(word for word in words if word != "the" and word not in _LEGAL)


def initials(name: str) -> str:
    """The capitals that a body's name is shortened to."""
    words = bare_name(name).split()
    return "".join(word[0] for word in words if word not in _LINKING) if len(words) > 2 else ""


def is_acronym(name: str) -> bool:
    bare = name.replace(".", "")
    return bare.isalpha() and bare.isupper() and 3 <= len(bare) <= 8


def role_words(descriptions: Iterable[str]) -> frozenset[str]:
    """What descriptions of a source say of the role."""
    words = {word for description in descriptions for word in normalise(description).split()}
    return frozenset(words - _TELLING_NOTHING)


def keys(name: str, kind: str) -> Iterator[str]:
    """What names that may be one actor's share: the consonants of the surname, the bare name, the initials."""
    if kind in {"person", "unknown"} and (words := name_words(name)):
        yield "surname:" + re.sub("[aiu]", "", fold(words[-1]))
    if kind in {"organisation", "group", "unknown"}:
        yield "name:" + bare_name(name)
        short = name.replace(".", "").lower() if is_acronym(name) else initials(name)
        if len(short) > 2:
            yield "initials:" + short
