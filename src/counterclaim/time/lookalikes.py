"""What only looks like a time: "may" the verb, a newspaper's name, "2000 soldiers"."""

from __future__ import annotations

from counterclaim.time.scanner import CODES, Tokens
from counterclaim.tree import Tree

_MASTHEADS = frozenset("times telegraph mirror express mail post herald star world news nation monitor show".split())
_SHOWS = frozenset("programme program show host".split())
_MONEY, _PERCENT = CODES["money"], CODES["percent"]
_LEADING = frozenset("in since until till by from through last this next early late mid of between and".split())
"""Words after which "March" is the month."""
_DATING = frozenset("in of since by the until from".split())
"""Words after which "'98" is a year."""
_DETERMINERS = frozenset({"the", "a", "its", "his", "their", "s", "'s", "’s"})
_MEASURING = frozenset("in within for than after least only just about over of by every each".split())
"""Words after which "one day" is a length of time, not some day or other."""
_AGED = frozenset("his her their my our your s 's ’s".split())
"""Words after which "30s" is an age."""
_QUOTES = frozenset("\" “ ” '' `` ' ‘ ’".split())


def stands(tree: Tree, tokens: Tokens, rule: str, start: int, end: int, at: int) -> bool:
    """Whether the words ``start:end``, found by a rule, are a time here; ``at`` is the first one's place in the
    tree."""
    words = tokens.words
    first, before, after = words[start], words[start - 1] if start else "", words[end] if end < len(words) else ""
    single = end - start == 1
    if rule == "year" and single:
        return _is_year(tree, tokens, start, at)
    if start and tokens.code[start - 1] == _MONEY:
        return False
    if rule == "decade" and before in _AGED:
        return False
    if single and first in {"may", "march"}:
        return tree.tag[at] in {"NNP", "CD"} and (before in _LEADING or after not in {"for", "of", "against"})
    if after in _MASTHEADS and rule in {"weekday", "often"}:
        return False
    if first == "today" and tree.text[at].istitle() and after in _SHOWS:
        return False
    if first == "today" and tree.text[at].isupper() and at and tree.text[at - 1].isupper():
        return False
    if rule in {"length", "unit", "relative_part"} and _is_title(tree, at, at + end - start - 1):
        return False
    if rule == "length":
        some_day = words[start:end] == ["one", "day"] and before not in _MEASURING and after not in {"after", "before"}
        as_many = before == "as" and first == "many"
        return not (first == "second" or after == "old" or some_day or as_many)
    if rule == "future":
        # "In the future", not "the future state" or "the future of the state".
        return after != "of" and not (at + end - start < len(tree) and tree.pos[at + end - start] in {"NOUN", "ADJ"})
    if rule == "weekday" and _is_show(tree, at, at + end - start):
        return False
    if rule == "current":
        return tree.tag[at] == "JJ"
    if rule == "often":
        # "The Party daily", "the weekly Bugle": papers.
        return tree.tag[at] in {"JJ", "RB"} and not _names(tree, at + 1)
    return True


def _is_title(tree: Tree, first: int, last: int) -> bool:
    """ "60 Minutes", "This Week With …": capitals where the words beside have none, or inside quotation marks."""
    if not (last < len(tree) and tree.text[last].istitle() and first):
        return False
    before = tree.text[first - 1]
    return before.islower() or before in _QUOTES


def _is_show(tree: Tree, first: int, after: int) -> bool:
    """ "On “Cable News Sunday,” she said": a name that closes with a quotation mark."""
    closes = any(
        text in _QUOTES for text in tree.text[after : after + 2 if tree.text[after : after + 1] == [","] else after + 1]
    )
    return closes and first > 0 and tree.tag[first - 1] == "NNP"


def _names(tree: Tree, i: int) -> bool:
    return i < len(tree) and tree.tag[i] == "NNP"


def _is_year(tree: Tree, tokens: Tokens, start: int, at: int) -> bool:
    words, word = tokens.words, tokens.words[start]
    before = words[start - 1] if start else ""
    if word[0] in "'’":
        return before in _DATING
    if not 1700 <= int(word) <= 2060 or (start and tokens.code[start - 1] == _MONEY):
        return False
    if before in {".", ","} and tokens.end[start - 1] == tokens.start[start]:
        return False
    if start + 1 < len(tokens.code) and tokens.code[start + 1] == _PERCENT:
        return False
    head = tree.head[at]
    # "2000 soldiers" counts; "the 2000 elections" and "2014 Sandoria earnings" date.
    counts = tree.dep[at] == "nummod" and tree.tag[head] == "NNS" and head > at
    return not counts or before in _DETERMINERS or _names(tree, at + 1)
