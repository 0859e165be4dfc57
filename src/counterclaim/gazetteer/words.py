"""How names are cut into words and compared: the same for the compiled lists and for a text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+|[^\w\s]|_")
PARTICLES = frozenset("al bin ibn de da do dos del di van von der den el ould".split())
"""Words inside a person's name that are written small."""
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'"})


@lru_cache(maxsize=1 << 15)
def words(text: str) -> tuple[tuple[str, int, int], ...]:
    """The words of a text with their offsets; abbreviations lose their full stops ("U.S." is "US")."""
    plain = text.translate(_APOSTROPHES)
    return tuple((_bare(found[0]), found.start(), found.end()) for found in _WORD.finditer(plain))


def _bare(word: str) -> str:
    return word.replace(".", "") if len(word) > 1 else word


@lru_cache(maxsize=1 << 15)
def normalise(name: str) -> str:
    """A name for comparison: without accents, case, hyphens and full stops."""
    if name.isascii() and name.isalpha():
        return name.lower()
    decomposed = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
    return " ".join(re.sub(r"[.']", "", plain).replace("-", " ").replace("_", " ").split())
