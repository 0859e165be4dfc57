"""The words in which states are named: their names, adjectives, capitals and abbreviations."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

_KINDS = frozenset({"name", "demonym", "capital", "abbreviation"})
Names = dict[str, tuple[tuple[str, ...], ...]]


@cache
def state_names() -> Names:
    """Every name of any state as its words, the longest first, by the first of them."""
    content = json.loads((files("counterclaim.gazetteer") / "actors.json").read_text("utf-8"))
    states = {entry["actor"] for entry in content["states"].values()}
    found: dict[str, set[tuple[str, ...]]] = {}
    for form, kind, positions, *_ in content["forms"]:
        words = tuple(form.split())
        if kind in _KINDS and not states.isdisjoint(positions) and words[0][0].isupper():
            found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(names, key=lambda words: (-len(words), words))) for first, names in found.items()}


def named_states(words: Sequence[str]) -> set[int]:
    """The places of the words that belong to the name of a state, as written with capitals."""
    names = state_names()
    found: set[int] = set()
    for k, word in enumerate(words):
        for name in names.get(word, ()):
            if tuple(words[k : k + len(name)]) == name:
                found.update(range(k, k + len(name)))
                break
    return found
