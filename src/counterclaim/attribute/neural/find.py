"""Attribution by the packaged model.

1. The cue tagger says which words may be cues of an attribution that no other holds, and which of any.
2. For each, the best sequence of roles gives source, cue and content (:mod:`.reading`).
3. Of those, the outermost are taken from a fitted confidence on.
4. Within their contents, attributions are those of the rules, and those of which the second tagger is sure: the
   training data marks nothing there, so that the model knows the inside of contents only by what it learned outside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from counterclaim.attribute import rules
from counterclaim.attribute.assembly import assemble
from counterclaim.attribute.constructions import Candidate, find_candidates
from counterclaim.attribute.lexicon import lemma_of
from counterclaim.attribute.neural.model import Model, Settings, load_model
from counterclaim.attribute.neural.reading import Reading, apart, confidence, read
from counterclaim.attribute.passing import contests_claim, whole
from counterclaim.attribute.quotations import find_quotations
from counterclaim.attribute.speech import Found, quoted_tokens
from counterclaim.attribute.words import ANSWERED, CONTESTING
from counterclaim.ids import text_sha256
from counterclaim.model import Attribution
from counterclaim.tree import Tree, grow

_PLAIN = 0.05
"""The least confidence where a word that contests takes a noun for what is contested: "an allegation the embassy
denied". Such asides are told in few words, of which the network makes little, and mean nothing else."""


def find(doc: Doc, *, report: str | None = None, model: Model | None = None) -> tuple[Attribution, ...]:
    """Find every attribution of a parsed document; see :func:`counterclaim.attribute.rules.find` for what it gives.

    ``confidence`` is the calibrated probability that content and source are right. Raises :class:`ModelError` where
    the model cannot be loaded.
    """
    model = model or load_model()
    settings = model.settings
    tree = grow(doc)
    quotations = quoted_tokens(tree, find_quotations(tree.raw))
    candidates = list(find_candidates(tree))
    readings = read(model, tree, quotations, candidates, outermost=settings.least, inner=settings.inner)
    by_head = _by_head(candidates)
    outer = whole(tree, [_found(sure, reading, by_head) for sure, reading in _outermost(tree, readings, settings)])
    held = {token for found in outer for token in found.content}
    sure_of = [_found(sure, reading, by_head) for sure, reading in _inner(readings, held, settings)]
    ruled = (
        found
        for found in rules.readings(tree, candidates, quotations)
        if found.head in held or contests_claim(tree, found)
    )
    found = list(outer)
    cues = {token for each in outer for token in each.cue}
    for each in (*ruled, *sure_of):
        if cues.isdisjoint(each.cue):
            found.append(each)
            cues.update(each.cue)
    method = f"neural-{settings.version}"
    return assemble(tree, found, quotations, report=report or text_sha256(doc.text), method=method)


def _outermost(tree: Tree, readings: Iterable[Reading], settings: Settings) -> list[tuple[float, Reading]]:
    """Those that are likely enough, each with how sure it is."""
    return apart(
        (sure, reading)
        for reading in readings
        if (sure := confidence(reading, settings.calibration)) >= _threshold(tree, reading, settings)
    )


def _threshold(tree: Tree, reading: Reading, settings: Settings) -> float:
    if lemma_of(tree, reading.anchor) not in CONTESTING:
        return settings.outermost
    answered = any(lemma_of(tree, token) in ANSWERED for token in reading.content)
    return _PLAIN if answered else settings.contested


def _inner(readings: Iterable[Reading], held: set[int], settings: Settings) -> list[tuple[float, Reading]]:
    """Those within the contents of others, of whose cue the second tagger is sure."""
    return apart(
        (confidence(replace(reading, outermost=reading.any), settings.calibration), reading)
        for reading in readings
        if reading.anchor in held and reading.any >= settings.inner
    )


def _found(sure: float, reading: Reading, by_head: dict[int, list[Candidate]]) -> Found:
    construction = _construction(reading, by_head.get(reading.anchor, ()))
    return Found(reading.anchor, construction, reading.cue, reading.source, reading.content, sure)


def _by_head(candidates: Iterable[Candidate]) -> dict[int, list[Candidate]]:
    found: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        found[candidate.head].append(candidate)
    return found


def _construction(reading: Reading, candidates: Sequence[Candidate]) -> str:
    """The construction of the parse that comes nearest; a quotation beside its speaker is in none."""
    content = set(reading.content)
    best = max(candidates, key=lambda c: len(content.intersection(c.content)), default=None)
    return best.construction if best and content.intersection(best.content) else "quote"
