"""Posts shown as paragraphs of their own, with who wrote them: "The dam holds. — Ana Ruiz (@anaruiz) May 3, 2019".

All that stands before the signature is what is said, and the dash stands for the verb, as the colon does in a headline.
Sites that embed a post give its text in this form, handle and day included.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from counterclaim.attribute.speech import Found
from counterclaim.tree import Tree

CONSTRUCTION = "post"
_SIGNED = re.compile(
    r"(?P<dash>[—–]|--?) ?(?P<name>[^\W\d_][^\n—–()@\"“”]{1,60}?) ?\(@\w{2,30}\)"
    r"(?: [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?[ \t]*(?=\n|$)"
)
_SURE = 0.95
"""A line of this form signs what stands above it."""


def signed_posts(tree: Tree) -> Iterator[Found]:
    """The posts of a text, in order."""
    if "(@" not in tree.raw:
        return
    for match in _SIGNED.finditer(tree.raw):
        begin = tree.raw.rfind("\n", 0, match.start()) + 1
        first, dash = bisect_left(tree.start, begin), bisect_left(tree.start, match.start("dash"))
        last = bisect_left(tree.start, match.end("name"))
        content = [t for t in range(first, dash) if not tree.text[t].isspace()]
        if content and last > dash + 1 and tree.start[dash] == match.start("dash"):
            yield Found(dash, CONSTRUCTION, [dash], range(dash + 1, last), content, _SURE)
