"""What a source cites for what it says: documents, images, intercepts, intelligence, witnesses, data."""

from __future__ import annotations

import re

from counterclaim.appraise.reading import Row
from counterclaim.model import Attitude, Evidence, EvidenceKind, EvidenceShown, Span
from counterclaim.tree import Tree

_PATTERNS = (
    (EvidenceKind.DECLASSIFIED_INTELLIGENCE, r"\bdeclassified\b"),
    (
        EvidenceKind.INTERCEPT,
        r"\bintercept(?:ed|s|ions?)?\b|\bwiretap|\beavesdrop|\b(?:phone|radio|telephone) (?:calls?|traffic)\b"
        r"|\bcommunications\b|\brecording",
    ),
    (
        EvidenceKind.IMAGERY,
        r"\bsatellite\b|\bimag(?:e|es|ery)\b|\bphoto(?:s|graphs?)?\b|\bvideos?\b|\bfootage\b|\bpictures?\b",
    ),
    (
        EvidenceKind.WITNESS,
        r"\bwitness(?:es)?\b|\beyewitness|\bresidents?\b|\bsurvivors?\b|\bdefectors?\b|\bvillagers?\b",
    ),
    (
        EvidenceKind.DATA,
        r"\bdata\b|\bstatistics\b|\bfigures\b|\bsurvey|\bpolls?\b|\brecords\b|\bmeasurements?\b|\btests?\b|\bsamples?\b"
        r"|\btelemetry\b|\blogs\b|\bcensus\b",
    ),
    (
        EvidenceKind.DOCUMENT,
        r"\bdocuments?\b|\bpapers?\b|\bfilings?\b|\bletters?\b|\bmemos?\b|\bcables?\b|\breports?\b|\bdossiers?\b|\bemails?\b"
        r"|\bintelligence\b|\binvoices?\b|\bcontracts?\b|\btranscripts?\b|\baffidavits?\b|\bindictments?\b",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_CITING = frozenset("cite quote invoke base".split())
_SHOWN = re.compile(
    r"\b(?:published|released|shown|seen|reviewed|obtained|posted|broadcast|viewed|made public)\b", re.IGNORECASE
)
_DESCRIBED = re.compile(r"\b(?:which|that|showing|describing|containing|dated|taken|from|by)\b", re.IGNORECASE)
_MATERIAL = frozenset({EvidenceKind.IMAGERY, EvidenceKind.INTERCEPT, EvidenceKind.DATA, EvidenceKind.DOCUMENT})


def evidence_of(row: Row, text: str) -> tuple[Evidence, ...]:
    """The evidence of an attribution, in the order of the text."""
    found = {e.span: e for words in _cited(row) if (e := _evidence(row.tree, text, words)) is not None}
    return tuple(found[span] for span in sorted(found))


def _cited(row: Row) -> list[list[int]]:
    """Phrases that are cited: below "citing" or "based on" beside the cue; papers and images that are the source."""
    tree = row.tree
    phrases = [_phrase(tree, noun) for verb in _citing_verbs(row) for noun in _objects(tree, verb)]
    if row.lemma in _CITING and row.content:
        phrases.append(list(row.content))
    if (
        row.source
        and (row.attribution.attitude is Attitude.SHOWS or row.lemma.startswith("accord"))
        and _is_material(row)
    ):
        phrases.append(list(row.source))
    return phrases


def _is_material(row: Row) -> bool:
    """Whether the source is itself what is shown: papers, images, data; an agency speaks, and shows none."""
    return not any(row.tree.lemma[t].lower() in _SPEAKERS for t in row.source)


_SPEAKERS = frozenset("intelligence report official agency witness resident survivor defector source analyst".split())


def _citing_verbs(row: Row) -> list[int]:
    tree, members = row.tree, set(row.content)
    near = [row.head, *tree.children[row.head]]
    for token in row.source:
        near.extend(tree.children[token])
    return [
        t
        for t in near
        if t not in members and t != row.head and tree.lemma[t].lower() in _CITING and tree.pos[t] == "VERB"
    ] + [t for t in near if tree.dep[t] == "prep" and tree.text[t].lower() in {"based", "citing"}]


def _objects(tree: Tree, verb: int) -> list[int]:
    found = []
    for child in tree.children[verb]:
        if tree.dep[child] in {"dobj", "pobj"}:
            found.append(child)
        elif tree.dep[child] == "prep":
            found.extend(c for c in tree.children[child] if tree.dep[c] == "pobj")
    return found + [c for noun in found for c in tree.children[noun] if tree.dep[c] == "conj"]


def _phrase(tree: Tree, noun: int) -> list[int]:
    conjuncts = frozenset(c for c in tree.children[noun] if tree.dep[c] in {"conj", "cc", "punct"})
    return tree.subtree(noun, without=conjuncts)


def _evidence(tree: Tree, text: str, words: list[int]) -> Evidence | None:
    span = Span(tree.start[words[0]], tree.end[words[-1]])
    phrase = text[span.start : span.end]
    kind = next((kind for kind, pattern in _COMPILED if pattern.search(phrase)), None)
    return Evidence(kind, span, _how(kind, phrase)) if kind is not None else None


def _how(kind: EvidenceKind, phrase: str) -> EvidenceShown:
    """How much the report lets a reader see: published or seen, described in some detail, or only said to exist."""
    if _SHOWN.search(phrase):
        return EvidenceShown.SHOWN
    return EvidenceShown.DESCRIBED if kind in _MATERIAL and _DESCRIBED.search(phrase) else EvidenceShown.MERELY_ASSERTED
