"""Who speaks a quotation: the joining of quotation marks and constructions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.attribute.constructions import subject_of, trim, verb_group
from counterclaim.attribute.lexicon import lemma_of, load_scorer
from counterclaim.attribute.quotations import Quotation
from counterclaim.tree import Tree

REPORTING = 0.5
"""Probability from which a verb with a clausal complement counts as a reporting verb."""
SPEECH_WORDS = 4
"""A quotation of fewer words that no construction claims is a title or a distanced word rather than speech."""
REACH = 14
"""Tokens between a quotation and the verb that reports it."""


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as token indices in reading order."""

    head: int
    construction: str
    cue: Sequence[int]
    source: Sequence[int]
    content: Sequence[int]
    confidence: float
    within: int | None = None
    """The head of the attribution that passes this one on, where it does not hold its cue."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as token indices, first and last, marks included."""

    first: int
    last: int
    words: int

    @property
    def tokens(self) -> range:
        return range(self.first, self.last + 1)


def quoted_tokens(tree: Tree, quotations: Sequence[Quotation]) -> list[Quoted]:
    """Quotations by tokens; white space between paragraphs of one quotation is inside."""
    found = []
    for quotation in quotations:
        first = bisect_right(tree.end, quotation.start)
        last = bisect_left(tree.start, quotation.end) - 1
        if first <= last:
            found.append(Quoted(first, last, quotation.words))
    return found


def quotation_at(quotations: Sequence[Quoted], token: int) -> Quoted | None:
    """The quotation that a token stands in."""
    k = bisect_left(quotations, token, key=_last)
    return quotations[k] if k < len(quotations) and quotations[k].first <= token else None


def quotations_among(quotations: Sequence[Quoted], first: int, last: int) -> Iterator[Quoted]:
    """The quotations that have words among these, in order."""
    for k in range(bisect_left(quotations, first, key=_last), len(quotations)):
        if quotations[k].first > last:
            break
        yield quotations[k]


def _last(quotation: Quoted) -> int:
    return quotation.last


def attach(tree: Tree, found: list[Found], quotations: Sequence[Quoted]) -> list[Found]:
    """Give each quotation to an attribution: whole to the one whose content it touches, else to the reporting verb
    beside it, else to the quotation before it in the same paragraph, whose speaker goes on."""
    found = [_within_marks(f, quotations) for f in found]
    holders = _holders(found) if quotations else {}
    speaker: int | None = None  # the attribution whose quotation came last
    spoken_in = -1
    for quotation in quotations:
        owner = _owner(found, quotation, holders)
        if owner is None and _is_speech(tree, quotation):
            reported = _reporting_verb(tree, found, quotation)
            if reported is not None:
                found, owner = reported
            elif speaker is not None and _goes_on(tree, quotation, spoken_in):
                owner = speaker
        if owner is None:
            continue
        found[owner] = _with(tree, found[owner], quotation)
        _hold(holders, owner, quotation.tokens)
        if _is_speech(tree, quotation):
            speaker, spoken_in = owner, tree.paragraph[quotation.last]
    return found


def _within_marks(found: Found, quotations: Sequence[Quoted]) -> Found:
    """What is attributed inside quotation marks ends with them: the reporting clause after them is another's."""
    around = quotation_at(quotations, found.head)
    if around is None:
        return found
    content = [t for t in found.content if around.first <= t <= around.last]
    return replace(found, content=content) if content else found


def _is_speech(tree: Tree, quotation: Quoted) -> bool:
    """Long enough, or with the comma, question or exclamation mark inside that leads over to a reporting clause."""
    return quotation.words >= SPEECH_WORDS or tree.text[quotation.last - 1] in {",", "?", "!"}


def _holders(found: Sequence[Found]) -> dict[int, list[int]]:
    """For each token the attributions whose contents hold it, by number."""
    holders: dict[int, list[int]] = {}
    for k, f in enumerate(found):
        _hold(holders, k, f.content)
    return holders


def _hold(holders: dict[int, list[int]], k: int, tokens: Iterable[int]) -> None:
    for token in tokens:
        holders.setdefault(token, []).append(k)


def _owner(found: Sequence[Found], quotation: Quoted, holders: Mapping[int, Sequence[int]]) -> int | None:
    """The outermost attribution, its cue outside the marks, whose content holds words of the quotation."""
    near = {k for token in quotation.tokens for k in holders.get(token, ())}
    outside = [k for k in near if not quotation.first <= found[k].head <= quotation.last]
    return max(outside, key=lambda k: (len(found[k].content), -k), default=None)


def _reporting_verb(tree: Tree, found: list[Found], quotation: Quoted) -> tuple[list[Found], int] | None:
    """The reporting verb right after the quotation, or right before it; an attribution that it has already (for what
    it says before the marks) takes the quotation on."""
    for tokens in (_after(tree, quotation), _before(tree, quotation), _announcing(tree, quotation)):
        for i in tokens:
            if tree.pos[i] not in {"VERB", "AUX"} or not _reports(tree, i):
                continue
            known = next((k for k, f in enumerate(found) if f.head == i), None)
            if known is not None:
                return found, known
            source = trim(tree, [t for t in subject_of(tree, i) if t not in quotation.tokens])
            if source:
                new = Found(i, "quote", verb_group(tree, i), source, list(quotation.tokens), 0.8)
                return [*found, new], len(found)
    return None


def _after(tree: Tree, quotation: Quoted) -> range:
    """The rest of the sentence that the quotation ends in; of the next one where the stop stands inside the marks."""
    start = quotation.last + 1
    if start >= len(tree):
        return range(0)
    if tree.text[quotation.last - 1] in {".", "…"}:
        return range(0)
    stop = min(start + REACH, len(tree))
    end = next((t for t in range(start, stop) if "\n" in tree.text[t] or tree.text[t] in {".", "“", '"'}), stop)
    return range(start, end)


def _before(tree: Tree, quotation: Quoted) -> range:
    """What leads up to the quotation: up to the stop, the mark or the break before it, nearest first."""
    last = quotation.first - 1
    if last < 0 or (tree.text[last] not in {":", ",", "that"} and tree.pos[last] not in {"VERB", "AUX"}):
        return range(0)
    start = max(quotation.first - REACH, 0)
    ends = {".", "”", "?", "!"}
    edge = next((t for t in range(last, start, -1) if tree.text[t] in ends or "\n" in tree.text[t]), start)
    return range(last, edge, -1)


def _announcing(tree: Tree, quotation: Quoted) -> range:
    """The sentence that ends in a colon before the quotation, in the paragraph before it too, from its start."""
    last = quotation.first - 1
    while last >= 0 and not tree.text[last].strip():
        last -= 1
    return range(tree.sentence[last], last) if last >= 0 and tree.text[last] == ":" else range(0)


def _reports(tree: Tree, i: int) -> bool:
    return load_scorer().lexicon.probability(lemma_of(tree, i), "ccomp") >= REPORTING


def _goes_on(tree: Tree, quotation: Quoted, spoken_in: int) -> bool:
    """Whether the last speaker goes on: in the same paragraph, or in one that is nothing but the quotation."""
    paragraph = tree.paragraph[quotation.first]
    if paragraph == spoken_in:
        return True
    before, after = quotation.first - 1, quotation.last + 1
    alone = (before < 0 or "\n" in tree.text[before]) and (after >= len(tree) or "\n" in tree.text[after])
    return alone and 0 < paragraph - spoken_in <= 2


def _with(tree: Tree, found: Found, quotation: Quoted) -> Found:
    taken = {*found.cue, *found.source}
    content = sorted({*found.content, *(t for t in quotation.tokens if t not in taken)})
    return replace(found, content=content)
