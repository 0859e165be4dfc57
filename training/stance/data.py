"""Labelled attributions as arrays: the features that the package makes, the encoder's vectors, and the stances.

``labels.jsonl`` holds 47,000 attributions of PolNeAR's training articles, of the five stories and of news of world
politics, by offsets, each with the stance that a reader gave it by ``docs/stance-guidelines.md`` and whether the
reader was sure. Most were drawn where the rules, words of cue and content, or an earlier network hint at a stance that
is rare. No report of the check set of ``benchmarks stance`` is among them, and no attribution with the words of one
there. The sets on which the rules were written are read too, without what the rules say: on them the rules are too
good.

Where a larger network, tuned on the labels of other reports, was confident that a label is wrong, a second reader
labelled 3,708 rows anew without seeing either answer; one report in twelve, held out for measuring, was left as it was.
831 labels became what the network had said, unsure where this reader was. Where the two readers differ otherwise the
first label stands, as unsure; where the second was sure of the first label, it is sure now. Two rows that could not be
told from others stayed as they were.

``taught.jsonl.gz`` holds what that network (``training.stance.teacher``) thinks how likely each stance is, in percent
in the order of :class:`Stance`: of 45,418 of the labelled attributions, told by one that had not learned from their
report, and of 17,325 that nobody labelled.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks._data import files, rows
from benchmarks.stance import anchored
from numpy.typing import NDArray

from counterclaim import clean, parse
from counterclaim.appraise import appraise
from counterclaim.appraise.reading import Row, read
from counterclaim.appraise.signs import RULED, STANCES
from counterclaim.appraise.stance_reader import pieces_of
from counterclaim.appraise.windows import LEMMAS, StanceFeatures, lemma_of, stance_features
from counterclaim.encoder import vectors_of
from counterclaim.encoder.words import plain_words
from counterclaim.gazetteer import Gazetteer
from counterclaim.ids import text_sha256
from counterclaim.model import Stance
from counterclaim.tree import grow

HERE = Path(__file__).resolve().parent
SEEN = tuple(
    HERE.parent.parent / "benchmarks" / "labels" / f"stance.dev{part}.jsonl" for part in ("", ".polnear", ".world")
)
"""Labels on which the rules were written."""
TAUGHT = HERE / "taught.jsonl.gz"
OFTEN = 8
"""Reports in which a lemma stands at least, to be known by itself."""
TEXTS = ("attribution/polnear.train.texts.jsonl.gz", "stories", "volume")


@dataclass(frozen=True, slots=True)
class Item:
    """The labelled attributions of one report: ``vectors`` (n, 384) of the features' tokens, ``stances`` (k,) and
    ``ruled`` (k,) by number, ``sure`` (k,), the ``lemmas`` of the tokens; ``chances`` (k, 12) as taught, not a number
    where nothing was; ``pieces`` and ``roles``, an array for each, as the package's reader has them; ``seen`` where the
    rules were written on them, ``taught`` where nobody labelled them."""

    id: str
    features: StanceFeatures
    lemmas: tuple[str, ...]
    vectors: NDArray[np.float16]
    stances: NDArray[np.int64]
    ruled: NDArray[np.int64]
    sure: NDArray[np.bool_]
    chances: NDArray[np.float32]
    pieces: tuple[NDArray[np.int32], ...]
    roles: tuple[NDArray[np.int8], ...]
    seen: bool = False
    taught: bool = False

    def __len__(self) -> int:
        return len(self.stances)


def items(data: Path, work: Path) -> list[Item]:
    """All labelled reports, parsed and encoded, kept in a file of the working folder until labels or form change."""
    kept = work / f"items.{_state()}.pickle"
    if kept.exists():
        known: list[Item] = pickle.loads(kept.read_bytes())
        return known
    labels = list(_labelled())
    texts = _texts(data, {row["id"] for row in labels})
    found = list(_read(labels, texts))
    work.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(found))
    return found


def _state() -> str:
    """What tells the labels, and the form in which they are kept, from others."""
    state = hashlib.sha256()
    for path in (HERE / "labels.jsonl", TAUGHT, *SEEN, Path(__file__)):
        state.update(path.read_bytes())
    return state.hexdigest()[:12]


def _texts(data: Path, wanted: set[str]) -> dict[str, str]:
    paths = files([data / part for part in TEXTS])
    return {row["id"]: row["text"] for path in paths for row in rows(path) if row["id"] in wanted}


def _labelled() -> Iterator[dict[str, Any]]:
    """Reports with labels, and with attributions that were only taught."""
    taught: dict[str, dict[str, dict[str, Any]]] = {}
    hashes = {}
    for row in rows(TAUGHT):
        taught.setdefault(row["id"], {}).update({_key(one): one for one in row["attributions"]})
        hashes[row["id"]] = row["text_sha256"]
    for path in (HERE / "labels.jsonl", *SEEN):
        for row in rows(path):
            known = taught.get(row["id"], {}) if path not in SEEN else {}
            for one in row["attributions"]:
                one["chances"] = known.pop(_key(one), {}).get("chances")
            yield {**row, "seen": path in SEEN, "taught": False}
    for id, rest in taught.items():
        given = [{**one, "stance": list(Stance)[int(np.argmax(one["chances"]))].value} for one in rest.values()]
        if given:
            yield {"id": id, "text_sha256": hashes[id], "attributions": given, "seen": False, "taught": True}


def _key(one: dict[str, Any]) -> str:
    return json.dumps([one["cue"], one["content"]])


def _read(labels: Sequence[dict[str, Any]], texts: dict[str, str]) -> Iterator[Item]:
    gazetteer = Gazetteer.load()
    docs = parse.parse(parse.load(), (clean.reading_text(texts[row["id"]], ()) for row in labels))
    for labelled, doc in zip(labels, docs, strict=True):
        if text_sha256(texts[labelled["id"]]) != labelled["text_sha256"]:
            raise ValueError(f"the text of {labelled['id']} is not the one that was labelled")
        tree = grow(doc)
        given = labelled["attributions"]
        attributions = anchored(tree, given)
        ruled = [found.stance for found in appraise(doc, attributions, gazetteer)]
        read_rows = [read(tree, attribution) for attribution in attributions]
        kept = [k for k, row in enumerate(read_rows) if row is not None]
        chosen: list[Row] = [row for row in read_rows if row is not None]
        if chosen:
            made = item(labelled["id"], chosen, [given[k] for k in kept], [ruled[k] for k in kept], labelled["seen"])
            yield replace(made, taught=labelled["taught"])


def item(id: str, chosen: Sequence[Row], given: Sequence[dict[str, Any]], ruled: Sequence[Stance], seen: bool) -> Item:
    """The attributions of one report, read; ``ruled`` is what the rules make of them."""
    tree = chosen[0].tree
    features = stance_features(tree, chosen, ruled)
    if seen:
        features.signs[:, :RULED] = 0.0
    plain = plain_words(tree)
    cut = [pieces_of(features, plain, row) for row in range(len(chosen))]
    number = {stance.value: k for k, stance in enumerate(STANCES)}
    return Item(
        id,
        features,
        tuple(lemma_of(tree, t, plain[t]) for t in features.token),
        vectors_of(tree)[features.token].astype(np.float16),
        np.array([number[one["stance"]] for one in given], dtype=np.int64),
        np.array([STANCES.index(stance) for stance in ruled], dtype=np.int64),
        np.array([one.get("sure", True) for one in given], dtype=np.bool_),
        np.array([_chances(one.get("chances")) for one in given], dtype=np.float32),
        tuple(pieces.astype(np.int32) for pieces, _ in cut),
        tuple(roles.astype(np.int8) for _, roles in cut),
        seen,
    )


def _chances(percent: Sequence[int] | None) -> list[float]:
    """Chances that add up to one, in the order of the network's stances."""
    if percent is None:
        return [float("nan")] * len(STANCES)
    said = dict(zip(Stance, percent, strict=True))
    return [said[stance] / sum(percent) for stance in STANCES]


def common_lemmas(found: Iterable[Item]) -> list[str]:
    """The lemmas that a network is to know, commonest first."""
    counts = Counter(lemma for item in found for lemma in set(item.lemmas) if lemma)
    ordered = sorted(counts, key=lambda lemma: (-counts[lemma], lemma))
    return [lemma for lemma in ordered if counts[lemma] >= OFTEN][:LEMMAS]


def with_lemmas(found: Iterable[Item], known: Sequence[str]) -> list[Item]:
    """The items as a network sees them that knows these lemmas."""
    number = {lemma: k for k, lemma in enumerate(known, 1)}
    return [_numbered(item, [number.get(lemma, 0) for lemma in item.lemmas]) for item in found]


def _numbered(item: Item, numbers: Sequence[int]) -> Item:
    ids = item.features.ids.copy()
    ids[:, -1] = numbers
    return replace(item, features=replace(item.features, ids=ids))


def folds(found: Sequence[Item], count: int) -> list[tuple[list[Item], list[Item]]]:
    """Pairs of the rest and a held-out part, by the names of reports."""
    part = [fold_of(item.id, count) for item in found]
    return [
        ([item for item, at in zip(found, part, strict=True) if at != k], _at(found, part, k)) for k in range(count)
    ]


def fold_of(id: str, count: int) -> int:
    """The fold that a report belongs to."""
    return int(hashlib.md5(id.encode(), usedforsecurity=False).hexdigest(), 16) % count


def _at(found: Iterable[Item], part: Sequence[int], k: int) -> list[Item]:
    return [item for item, at in zip(found, part, strict=True) if at == k]
