"""The stance of sources to given contents, against labels by readers: macro F1 over the stances that are labelled.

DATA: JSON Lines of labels, packed or not: ``{id, text_sha256, attributions: [{source, cue, content: [[start, end],
...], stance}]}``, and texts ``{id, text}``, in the same rows or in files of their own; folders of either. Texts that
none of the files named has are looked for in ``*.texts.jsonl[.gz]`` beside the labels, then in the development data
that our own labels were made on. What the labels mean is in ``docs/stance-guidelines.md``.

Spans are given, so that only stance is measured. An attribution's cue word and attitude, which appraisal is given in
the product by the stage before it, are read off the parse as that stage reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks._data import DATA, files, rows, spread
from benchmarks.attribution import f1, percent
from counterclaim.ids import text_sha256
from counterclaim.model import Attribution, Cue, SourceMention, Span, Spans, Stance

if TYPE_CHECKING:
    from counterclaim.attribute.constructions import Candidate
    from counterclaim.tree import Tree

DEFAULT = (str(Path(__file__).resolve().parent / "labels" / "stance.test.jsonl"),)
TEXTS = (DATA / "attribution" / "polnear.train.texts.jsonl.gz", DATA / "stories", DATA / "volume")
_TOPS = ({"VERB"}, {"NOUN", "ADJ"}, {"AUX"})

Labelled = dict[str, list[dict[str, Any]]]


def run(paths: Sequence[Path], *, limit: int | None = None, attributor: str = "neural") -> dict[str, float]:
    """Judge every labelled attribution; with the attributor ``rules``, by the rules alone, as the product then does.
    Figures in percent, but for the counts ``attributions`` and ``n_…``."""
    texts, labels = load(paths)
    ids = spread(sorted(labels), limit)
    pairs: list[tuple[str, str]] = []
    for i, found in zip(ids, judge([texts[i] for i in ids], [labels[i] for i in ids], attributor), strict=True):
        pairs += zip((row["stance"] for row in labels[i]), found, strict=True)
    return score(pairs)


def judge(
    texts: Iterable[str], labels: Iterable[Sequence[Mapping[str, Any]]], attributor: str = "neural"
) -> Iterator[list[str]]:
    """The stance of each attribution of each text."""
    from counterclaim import clean, parse
    from counterclaim.appraise import appraise, load_stance_scorer
    from counterclaim.gazetteer import Gazetteer
    from counterclaim.tree import grow

    gazetteer = Gazetteer.load()
    scorer = load_stance_scorer() if attributor == "neural" else None
    docs = parse.parse(parse.load(), (clean.reading_text(text, ()) for text in texts))
    for doc, given in zip(docs, labels, strict=True):
        tree = grow(doc)
        attributions = anchored(tree, given)
        yield [appraised.stance.value for appraised in appraise(doc, attributions, gazetteer, scorer=scorer)]


def anchored(tree: Tree, given: Sequence[Mapping[str, Any]]) -> list[Attribution]:
    """Labelled rows of one text as attributions."""
    from counterclaim.attribute.constructions import find_candidates

    candidates = list(find_candidates(tree))
    return [as_attribution(tree, row, candidates, str(n)) for n, row in enumerate(given)]


def as_attribution(tree: Tree, row: Mapping[str, Any], candidates: Sequence[Candidate], id: str) -> Attribution:
    """An attribution with the spans of ``row``, as attribution hands one on."""
    from counterclaim.attribute.attitude import attitude_of

    source, cue, content = (_spans(row[role]) for role in ("source", "cue", "content"))
    words = tree.tokens(cue)
    if not words:
        return Attribution(id, SourceMention(source), Cue(cue, ""), content)
    top = anchor(tree, words)
    attitude = attitude_of(tree, top, _construction(candidates, top, set(tree.tokens(content))))
    return Attribution(id, SourceMention(source), Cue(cue, tree.lemma[top].lower()), content, attitude=attitude)


def anchor(tree: Tree, cue: Sequence[int]) -> int:
    """The word that stands for a cue: the highest in the parse, verbs before nouns before others."""
    members = set(cue)
    tops = [t for t in cue if tree.head[t] not in members or tree.head[t] == t]
    ranked = (t for words in (tops, cue) for kinds in _TOPS for t in words if tree.pos[t] in kinds)
    return next(ranked, (tops or list(cue))[0])


def _construction(candidates: Iterable[Candidate], head: int, content: set[int]) -> str:
    """The construction of the parse that comes nearest; a quotation beside its speaker is in none."""
    own = [c for c in candidates if c.head == head and content.intersection(c.content)]
    return max(own, key=lambda c: len(content.intersection(c.content))).construction if own else "quote"


def _spans(pairs: Iterable[Sequence[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)


def load(paths: Sequence[Path]) -> tuple[dict[str, str], Labelled]:
    """Texts and labelled attributions by document id. Raises :class:`ValueError` where they do not belong together."""
    texts: dict[str, str] = {}
    labels: Labelled = {}
    hashes: dict[str, str] = {}
    named = files(paths)
    for path in named:
        for row in rows(path):
            if "attributions" in row:
                labels[row["id"]], hashes[row["id"]] = row["attributions"], row.get("text_sha256", "")
            if "text" in row:
                texts[row["id"]] = row["text"]
    if not labels:
        raise ValueError("no attributions in the files named; name a file of labels")
    _look_up(labels.keys() - texts.keys(), named, texts)
    _check(labels, hashes, texts)
    return texts, labels


def _look_up(missing: set[str], named: Sequence[Path], texts: dict[str, str]) -> None:
    """Add the texts that are missing from files beside the labels and from the development data."""
    beside = sorted({found for path in named for found in path.parent.glob("*.texts.jsonl*")})
    for path in files([*beside, *(path for path in TEXTS if path.exists())]):
        if not missing:
            return
        found = {row["id"]: row["text"] for row in rows(path) if row["id"] in missing and "text" in row}
        texts.update(found)
        missing -= found.keys()


def _check(labels: Labelled, hashes: Mapping[str, str], texts: Mapping[str, str]) -> None:
    known = set(Stance)
    for i, given in labels.items():
        if i not in texts:
            raise ValueError(f"no text for {i}; name the file of texts too")
        if hashes[i] and hashes[i] != text_sha256(texts[i]):
            raise ValueError(f"the text of {i} is not the one that was labelled")
        for row in given:
            if row.get("stance") not in known:
                raise ValueError(f"{i}: {row.get('stance')!r} is no stance; the stances are {', '.join(sorted(known))}")


def score(pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    """The figures of (label, judgement) pairs. The macro F1 is over the stances that are labelled at least once."""
    counts = {stance: _counts(pairs, stance) for stance in sorted(Stance)}
    present = {stance: f1(*count)[2] for stance, count in counts.items() if count[2]}
    precision, recall, _ = f1(*counts[Stance.DENIES])
    figures: dict[str, float] = {
        "macro_f1": sum(present.values()) / len(present) if present else 0.0,
        "denies_precision": precision,
        "denies_recall": recall,
        "accuracy": percent(sum(label == found for label, found in pairs), len(pairs)),
        "attributions": len(pairs),
    }
    for stance, value in present.items():
        figures |= {f"f1_{stance}": value, f"n_{stance}": counts[stance][2]}
    return figures


def _counts(pairs: Iterable[tuple[str, str]], stance: str) -> tuple[int, int, int]:
    """How often a stance is rightly found, found, and labelled."""
    marks = [(label == stance, found == stance) for label, found in pairs]
    return sum(a and b for a, b in marks), sum(b for _, b in marks), sum(a for a, _ in marks)
