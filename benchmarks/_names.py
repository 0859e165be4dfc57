"""Whether a name that was found means one of the names that are right.

Names of people: the surname, and a given name that does not contradict ("Ruiz", "Ana M. Ruiz" and "Ana Ruiz" are one,
"Luis Ruiz" is another). Names of bodies: the same words in any of the usual orders ("Foreign Ministry of Peru",
"Peru's foreign ministry"), states under any of their names. Descriptions of the unnamed: the same head noun, some of
the same words before it, and no other name among them ("a senior Peruvian official" is "Peruvian official" and neither
"the official", which tells less than the report does, nor "Chilean official").

Case, articles, titles, possessives and the marks around a name do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from counterclaim.gazetteer import Gazetteer

_WORD = re.compile(r"[@#]?[^\W_]+(?:[.@&/+][^\W_]+)*")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_POSSESSIVE = re.compile(r"(?<=\w)'s?(?![\w'])")
_TAIL = re.compile(r"\s*(?:\(|,\s+(?:a|an|the|who|which|whose)\s|\s(?:who|which|that|whose)\s).*", re.DOTALL)
_JOINED = re.compile(r",\s+and\s+|\s+and\s+|,\s+")
_ARTICLES = frozenset({"the", "a", "an"})
_PARTICLES = frozenset({"al", "el", "jr", "sr", "ii", "iii"})
_TITLES = frozenset(
    "mr mrs ms miss dr prof sir sen rep gov gen col capt lt sgt cmdr brig adm rev president senator representative "
    "congressman congresswoman governor mayor judge justice secretary minister chancellor king queen prince princess "
    "pope sheikh ayatollah general colonel captain".split()
)
_OF = frozenset({"of", "for"})
_AFTER_HEAD = frozenset(
    "of for in on at from with by to about against near within among who familiar including released posted issued "
    "identified speaking close that".split()
)
_SPELLINGS = {"defence": "defense", "labour": "labor", "centre": "center"}
_LONGEST = 3
"""Words in the name of a state that are looked up together."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name taken apart: its words in order, the head last, and what hangs on the head by prepositions."""

    words: tuple[str, ...]
    tail: frozenset[str]
    capitals: frozenset[str]
    proper: bool

    @property
    def head(self) -> str:
        return self.words[-1]

    @property
    def rest(self) -> frozenset[str]:
        return frozenset(self.words[:-1]) | self.tail


def right(found: str | None, names: Sequence[str]) -> bool:
    """Whether what was found means one of the names; with no names, nothing must have been found."""
    if not names or not found:
        return not names and not found
    return any(_same(found, name, names) for name in names)


def _same(found: str, name: str, names: Sequence[str]) -> bool:
    one, other = _taken_apart(found), _taken_apart(name)
    if one is None or other is None:
        return False
    if (one.words == other.words and one.tail == other.tail) or _letters(found) == _letters(name):
        return True
    joined, expected = _JOINED.split(found), _JOINED.split(name)
    if len(joined) > 1 or len(expected) > 1:
        return len(joined) == len(expected) and all(any(right(part, [e]) for part in joined) for e in expected)
    if one.head != other.head:
        return False
    if one.proper and other.proper:
        return _same_named(one.words, other.words)
    return _same_described(one, other, [n for text in names if (n := _taken_apart(text)) is not None])


def _same_named(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Names with the same last word."""
    short, long = sorted((one, other), key=len)
    if long[-len(short) :] == short:
        return True
    if not _agree(short[0], long[0]):
        return False
    # "Hillary Clinton" and "Hillary Rodham Clinton"; but no "Chilean Trade Ministry" and "Chilean Defense Ministry".
    return all(any(_agree(word, another) for another in long[1:-1]) for word in short[1:-1])


def _letters(name: str) -> list[str]:
    return [_folded(word) for word in _words(name)]


def _agree(one: str, other: str) -> bool:
    """Given names: the same, an initial of the other, or short for it."""
    short, long = sorted((one, other), key=len)
    if short.startswith("@") or long.startswith("@"):
        return short == long
    return (len(short) != 2 and long.startswith(short)) or (len(short) > 3 and short[:4] == long[:4])


def _same_described(one: _Name, other: _Name, names: Sequence[_Name]) -> bool:
    """Descriptions with the same head noun, ``other`` the right one."""
    known = frozenset[str]().union(*(name.rest for name in names if name.head == other.head))
    named = frozenset[str]().union(*(name.capitals for name in names if name.head == other.head))
    if one.capitals - known and named and not one.capitals & named:
        return False
    return not other.rest or bool(one.rest & other.rest)


@cache
def _taken_apart(text: str) -> _Name | None:
    words = _words(text)
    while len(words) > 1 and words[0].casefold() in _TITLES and words[1][:1].isupper():
        words = words[1:]
    if not words:
        return None
    proper = [word for word in words if word.casefold() not in _AFTER_HEAD]
    if all(word[:1].isupper() or not word[:1].isalpha() for word in proper):
        turned = _turned(words)
        return _Name(turned, frozenset(), frozenset(turned), True)
    cut = next((k for k, word in enumerate(words) if k and word.casefold() in _AFTER_HEAD), len(words))
    head, tail = _states(words[:cut]), _states([w for w in words[cut:] if w.casefold() not in _AFTER_HEAD])
    capitals = frozenset(_folded(word) for word in (*head, *tail) if word[:1].isupper() or word.startswith("@"))
    folded = tuple(_folded(word) for word in head)
    is_proper = head[-1][:1].isupper() or head[-1].startswith("@")
    return _Name(folded, frozenset(_folded(word) for word in tail), capitals - {folded[-1]}, is_proper)


def _turned(words: Sequence[str]) -> tuple[str, ...]:
    """Names of bodies with what hangs on them put before: "Ministry of Trade of Peru" is "Peru Trade Ministry"."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word.casefold() in _OF and parts[-1]:
            parts.append([])
        else:
            parts[-1].append(word)
    turned = [_folded(word) for part in reversed(parts) for word in _states(part)]
    return tuple(sorted(turned, key=lambda word: not word.startswith("@")) if len(parts) > 1 else turned)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'").replace("`", "'")
    plain = _DOTTED.sub(lambda match: match.group().replace(".", ""), plain)
    plain = _POSSESSIVE.sub("", _TAIL.sub("", " ".join(plain.replace("''", " ").split())))
    return [word for word in _WORD.findall(plain) if word.casefold() not in _ARTICLES | _PARTICLES]


def _folded(word: str) -> str:
    if word.startswith("@"):
        return word
    bare = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode() or word
    return _SPELLINGS.get(bare.casefold(), bare.casefold())


def _states(words: Sequence[str]) -> list[str]:
    """The words, with the names of states, their demonyms and capitals put as the state's identifier."""
    out: list[str] = []
    k = 0
    while k < len(words):
        length, state = next(
            ((n, s) for n in range(_LONGEST, 0, -1) if (s := _state(" ".join(words[k : k + n])))), (1, words[k])
        )
        out.append(state)
        k += min(length, len(words) - k)
    return out


@cache
def _state(name: str) -> str | None:
    if not name[:1].isupper():
        return None
    actors = _gazetteer().called(name)
    return f"@{actors[0].id}" if actors and actors[0].kind == "state" else None


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.load()
