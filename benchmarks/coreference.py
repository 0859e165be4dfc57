"""Who and what is mentioned again: coreference over all mentions, and pronouns of the third person.

DATA: CoNLL-2012 files, packed or not: a token a line, the word second of three columns or fourth of more, the chains in
the last. The words are taken as they stand and parsed by our pipeline; attributions, which resolution asks for, are the
network's.

MUC (Vilain et al., 1995), B³ (Bagga and Baldwin, 1998) and the entity-based CEAF (Luo, 2005) are those of the CoNLL
scorer (Pradhan et al., ACL 2014), and ``conll_f1`` is their mean; mentions must have the gold's very words, and what is
mentioned once counts for nothing. ``pronouns`` is the share of the pronouns he, she, it and they (in all forms) that
stand in a gold chain after a mention that is none, which are linked to such a mention of that chain; ``precision`` the
share of those that are linked at all. ``news_…`` are the same over news reports: documents whose name says so, or which
begin with a headline and a date. All in percent. ``sieve_…`` are those of the sieve, which follows actors and no
things; ``things_…`` those of the sieve's choice of whom pronouns mean where things and people joined by "and" are
followed as they are for the ranking: what the ranking itself gives is what it has over these.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks._data import spread

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from counterclaim.pipeline import Pipeline
    from counterclaim.resolve.ranker import Candidate, Floats
    from counterclaim.resolve.reading import Reading

DEFAULT = ("coref/ontogum.dev.conll.gz",)

Mention = tuple[int, int]
Chains = list[frozenset[Mention]]


@dataclass(frozen=True, slots=True)
class Text:
    """One document: its words and its gold chains of half-open token ranges."""

    name: str
    words: list[str] = field(default_factory=list)
    chains: Chains = field(default_factory=list)


def run(paths: Sequence[Path], *, limit: int | None = None) -> dict[str, float]:
    """Read the documents and score what is taken for the same."""
    texts = spread([text for path in paths for text in read(path)], limit)
    if not texts:
        raise ValueError("no document in the files named; each begins with a line '#begin document'")
    ways = ("", "things_", "sieve_")
    read_by = [(text, dict(zip(ways, _resolved(text), strict=True))) for text in texts]
    found: dict[str, float] = {}
    for way in ways:
        for part, these in (("", read_by), ("news_", [each for each in read_by if is_news(each[0])])):
            pairs = [(text.chains, resolved[way][0]) for text, resolved in these]
            for key, value in figures(pairs, [resolved[way][1] for _, resolved in these]).items():
                found[f"{way}{part}{key}"] = value
    return found | {"documents": len(texts), "news_documents": sum(map(is_news, texts))}


def figures(pairs: Sequence[tuple[Chains, Chains]], pronouns: Sequence[Counter[str]]) -> dict[str, float]:
    """F1 of the three measures and their mean, and pronouns."""
    scores = {name: 100 * f1(measure, pairs) for name, measure in (("muc", muc), ("b3", b3), ("ceafe", ceafe))}
    total = sum(pronouns, Counter[str]())
    return {
        "conll_f1": sum(scores.values()) / 3,
        **{f"{name}_f1": value for name, value in scores.items()},
        "pronouns": 100 * total["right"] / max(total["gold"], 1),
        "pronouns_precision": 100 * total["right"] / max(total["linked"], 1),
    }


Measure = tuple[float, float, float, float]
"""Numerator and denominator of recall, then of precision."""


def f1(measure: Callable[[Chains, Chains], Measure], pairs: Iterable[tuple[Chains, Chains]]) -> float:
    """F1 over documents: numerators and denominators are summed before they are divided."""
    sums = np.sum([measure(gold, found) for gold, found in pairs] or [(0, 0, 0, 0)], axis=0)
    recall, precision = sums[0] / max(sums[1], 1e-9), sums[2] / max(sums[3], 1e-9)
    return float(2 * recall * precision / max(recall + precision, 1e-9))


def muc(gold: Chains, found: Chains) -> Measure:
    """Links that hold a chain together."""
    return (*_links(gold, found), *_links(found, gold))


def _links(chains: Chains, others: Chains) -> tuple[float, float]:
    of = {mention: k for k, chain in enumerate(others) for mention in chain}
    kept = total = 0
    for chain in chains:
        parts = {of.get(mention, mention) for mention in chain}
        kept += len(chain) - len(parts)
        total += len(chain) - 1
    return kept, total


def b3(gold: Chains, found: Chains) -> Measure:
    """Of each mention, how much of its chain is right."""
    return (*_shares(gold, found), *_shares(found, gold))


def _shares(chains: Chains, others: Chains) -> tuple[float, float]:
    of = {mention: chain for chain in others for mention in chain}
    total = sum(len(chain) for chain in chains)
    kept = sum(len(chain & of[m]) / len(chain) for chain in chains for m in chain if m in of)
    return kept, total


def ceafe(gold: Chains, found: Chains) -> Measure:
    """The best pairing of chains, each pair weighed by its Dice coefficient."""
    from scipy.optimize import linear_sum_assignment

    alike = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in found] for a in gold])
    best = float(alike[linear_sum_assignment(-alike)].sum()) if gold and found else 0.0
    return best, len(gold), best, len(found)


def read(path: Path) -> Iterator[Text]:
    """The documents of a CoNLL file. Raises :class:`ValueError` where a chain does not close."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        words: list[str] = []
        column: list[str] = []
        name = ""
        for line in file:
            if line.startswith("#"):
                if re.match(r"#\s*begin", line):
                    words, column, name = [], [], line.split("document", 1)[-1].strip()
                elif words:
                    yield Text(name, words, chains(column))
                    words, column = [], []
            elif line.strip():
                cells = line.rstrip("\n").split("\t") if "\t" in line else line.split()
                # A lost character must not lose the token.
                words.append((cells[1] if len(cells) < 5 else cells[3]) or "-")
                column.append(cells[-1])


def chains(column: Sequence[str]) -> Chains:
    """The chains of a column such as ``(3``, ``_``, ``3)|(4)``."""
    begun: dict[str, list[int]] = defaultdict(list)
    found: dict[str, set[Mention]] = defaultdict(set)
    for index, cell in enumerate(column):
        for opens, chain, closes in re.findall(r"(\(?)(\d+)(\)?)", cell):
            if opens:
                begun[chain].append(index)
            if closes:
                if not begun[chain]:
                    raise ValueError(f"chain {chain} is closed at token {index} where it is not open")
                found[chain].add((begun[chain].pop(), index + 1))
    return [frozenset(mentions) for mentions in found.values() if len(mentions) > 1]


_DATE = re.compile(r"\b\w+day , (?:\w+ \d{1,2}|\d{1,2} \w+) , (?:19|20)\d\d\b")


def is_news(text: Text) -> bool:
    """Whether a document is a news report and no interview: by its name, else by a date that follows its headline."""
    if text.name:
        return "news" in text.name.lower()
    head = " ".join(text.words[:40])
    return bool(_DATE.search(head)) and "interview" not in head.lower()


def _resolved(text: Text) -> Iterator[tuple[Chains, Counter[str]]]:
    """Chains and pronouns by the rankings, by the sieve over all that they are asked about, and by the sieve."""
    from spacy.tokens import Doc

    from counterclaim.encoder import vectors_of
    from counterclaim.model import Report
    from counterclaim.resolve.ranker import load_ranker
    from counterclaim.resolve.reading import Reading
    from counterclaim.tree import grow

    pipeline = _pipeline()
    doc = pipeline.nlp(Doc(pipeline.nlp.vocab, words=text.words, spaces=spaces(text.words)))
    report = Report(text.name or "document", doc.text, "0")
    attributions = pipeline.attributor(doc, report=report.id)
    vectors = vectors_of(grow(doc))
    ranked = load_ranker().choice(vectors), load_ranker("descriptions").retelling(vectors)
    for choose, retell in (ranked, (_as_sieve, None), (None, None)):
        reading = Reading(doc, attributions, pipeline.gazetteer, report, choose, retell)
        yield clusters(doc, reading), pronouns(doc, reading, text.chains)


def _as_sieve(at: int, features: Floats, candidates: Sequence[Candidate], somebody: bool) -> int | None:
    """Chooses as the sieve would, which each row of the features says."""
    from counterclaim.resolve.ranking import FEATURES

    taken = np.flatnonzero(features[:-1, FEATURES.index("by_sieve")])
    return int(taken[0]) if len(taken) else None


@cache
def _pipeline() -> Pipeline:
    from counterclaim.pipeline import load

    return load()


def clusters(doc: Doc, reading: Reading) -> Chains:
    """Mentions by whom they mean, as whole noun phrases."""
    members: dict[int, set[Mention]] = defaultdict(set)
    for index, entity in (*reading.thing_of.items(), *reading.entity_of.items()):
        members[id(entity)].add(phrase(doc[index]))
    return [frozenset(mentions) for mentions in members.values() if len(mentions) > 1]


def phrase(head: Token) -> Mention:
    """All that hangs on a head, without what is joined to it and marks at its ends."""
    inside = {head.i}
    for child in head.children:
        if child.dep_ not in {"cc", "conj", "punct", "appos"}:
            inside.update(range(child.left_edge.i, child.right_edge.i + 1))
    start, end = min(inside), max(inside) + 1
    while end - 1 > head.i and head.doc[end - 1].is_punct:
        end -= 1
    while start < head.i and head.doc[start].is_punct:
        start += 1
    return start, end


def pronouns(doc: Doc, reading: Reading, gold: Chains) -> Counter[str]:
    """How many pronouns have an antecedent, are linked, and are linked to what they mean."""
    from counterclaim.resolve.heads import head_of_phrase
    from counterclaim.resolve.ranking import word_of

    chain_of: dict[int, set[int]] = defaultdict(set)
    named: dict[int, int] = {}
    for number, chain in enumerate(gold):
        for start, end in chain:
            head = head_of_phrase(doc, start, end)
            chain_of[head.i].add(number)
            if head.tag_ not in {"PRP", "PRP$"}:
                named[number] = min(head.i, named.get(number, head.i))
    entities = {**reading.thing_of, **reading.entity_of}
    before: dict[int, list[int]] = defaultdict(list)
    for index in sorted(entities):
        if doc[index].tag_ not in {"PRP", "PRP$"}:
            before[id(entities[index])].append(index)
    counts: Counter[str] = Counter()
    for token in doc:
        if token.tag_ not in {"PRP", "PRP$"} or word_of(token.lower_) is None:
            continue
        meant = {number for number in chain_of[token.i] if named.get(number, token.i) < token.i}
        entity = entities.get(token.i)
        nouns = [index for index in before[id(entity)] if index < token.i] if entity is not None else []
        counts["gold"] += bool(meant)
        counts["linked"] += bool(nouns)
        counts["right"] += bool(nouns and meant & chain_of[nouns[-1]])
    return counts


_CLOSE = frozenset(", . ; : ? ! ) ] } % ” n't n’t 's ’s 're ’re 've ’ve 'll ’ll 'm ’m 'd ’d ...".split())
_OPEN = frozenset("( [ { $ “ #".split())
_TIGHT = frozenset("- – /".split())


def spaces(words: Sequence[str]) -> list[bool]:
    """Whether a blank follows each word, as print has it."""
    found = [True] * len(words)
    within: set[str] = set()
    for index, word in enumerate(words):
        closes = word in within
        if word in {'"', "'"}:
            within ^= {word}
        if index and (word in _CLOSE or word in _TIGHT or closes):
            found[index - 1] = False
        if word in _OPEN or word in _TIGHT or (word in {'"', "'"} and not closes):
            found[index] = False
    return found
