"""The words of a parsed document as the encoder reads them.

Names are masked: the encoder reads *a name said that another name ...*, whoever they are. So the name of a state cannot
change what is found, and names that no training text knew are read like all others.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

from counterclaim.encoder.pieces import ACRONYM, BREAK, NAME
from counterclaim.gazetteer.states import named_states
from counterclaim.tree import Tree

_TITLES = frozenset(
    """mr mrs ms dr sen rep gov gen col maj capt lt sgt rev prof st president secretary senator governor judge minister
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec i twitter facebook""".split()
)


@cache
def common_words() -> frozenset[str]:
    """Words that also stand without a capital: *House*, *Department*. They are no names by themselves."""
    text = (resources.files("counterclaim.encoder") / "words.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line[:1] != "#")


@lru_cache(maxsize=1)
def plain_words(tree: Tree) -> list[str]:
    """Each token as the encoder reads it: lower case, names masked, a line break as one sign. Those of the last tree
    are kept, as the stages ask one after another."""
    common, states = common_words(), named_states(tree.text)
    found = []
    for k, (text, tag) in enumerate(zip(tree.text, tree.tag, strict=True)):
        if not text.strip():
            found.append(BREAK if "\n" in text else "")
            continue
        if text[0].isupper():
            bare = text.rstrip(".").lower()
            if k in states or (tag in {"NNP", "NNPS"} and bare not in common and bare not in _TITLES):
                found.append(ACRONYM if text.isupper() and len(text) > 1 else NAME)
                continue
        found.append(text.lower())
    return found
