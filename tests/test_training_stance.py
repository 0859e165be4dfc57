"""The labels that the scorer of stances was trained on; and that it learns, and is exported as it was trained.

Training needs the extra ``training``, which CI does not install.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from benchmarks import stance
from benchmarks.stance import anchored
from spacy.language import Language

from counterclaim.appraise.reading import read
from counterclaim.encoder.graph import Graph
from counterclaim.model import Stance
from counterclaim.pipeline import Pipeline
from counterclaim.tree import grow

LABELS = Path(__file__).parent.parent / "training" / "stance" / "labels.jsonl"
TAUGHT = LABELS.parent / "taught.jsonl.gz"
ROWS = (
    ("The warden said the barge had sunk.", "The warden", "said", "the barge had sunk", "asserts"),
    ("The crew threatened to burn the barge.", "The crew", "threatened", "to burn the barge", "threatens"),
    ("The owner offered to raise the barge.", "The owner", "offered", "to raise the barge", "offers"),
    ("The mayor promised to clear the lock.", "The mayor", "promised", "to clear the lock", "promises"),
)


def test_no_label_is_of_a_report_of_the_check_set() -> None:
    checked = {json.loads(line)["id"] for line in Path(stance.DEFAULT[0]).read_text("utf-8").splitlines()}
    rows = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    assert rows
    assert not checked & {row["id"] for row in rows}
    given = [one for row in rows for one in row["attributions"]]
    assert {one["stance"] for one in given} == {each.value for each in Stance}
    for row in rows:
        marked = [json.dumps([one["cue"], one["content"]]) for one in row["attributions"]]
        assert len(marked) == len(set(marked))
    assert all(start < end for one in given for role in ("source", "cue", "content") for start, end in one[role])


def test_nothing_is_taught_of_a_report_of_the_check_set() -> None:
    checked = {json.loads(line)["id"] for line in Path(stance.DEFAULT[0]).read_text("utf-8").splitlines()}
    with gzip.open(TAUGHT, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    assert rows
    assert not checked & {row["id"] for row in rows}
    given = [one for row in rows for one in row["attributions"]]
    assert all(len(one["chances"]) == len(Stance) and 94 <= sum(one["chances"]) <= 106 for one in given)


@pytest.fixture(scope="module")
def items(nlp: Language) -> list[Any]:
    pytest.importorskip("torch", reason="needs the extra `training`")
    pytest.importorskip("onnx", reason="needs the extra `training`")
    from training.stance.data import item

    found = []
    for text, source, cue, content, label in ROWS:
        at = [[text.index(words), text.index(words) + len(words)] for words in (source, cue, content)]
        given = {"source": at[:1], "cue": at[1:2], "content": at[2:], "stance": label}
        tree = grow(nlp(text))
        row = read(tree, anchored(tree, [given])[0])
        assert row is not None
        found.append(item(label, [row], [given], [Stance.ASSERTS], False))
    return found


@pytest.fixture(scope="module")
def scorer(items: list[Any]) -> Any:
    from training.stance.train import Plan, join, train

    return train(join(items), Plan(epochs=60, batch=4, hidden=0.0, smooth=0.0, average=0.9))


def test_it_learns_by_heart(items: list[Any], scorer: Any) -> None:
    from training.stance.train import join, probabilities

    corpus = join(items)
    assert (probabilities(scorer, corpus).argmax(1) == corpus.stances.numpy()).all()


def test_what_was_taught_counts_beside_the_label(items: list[Any]) -> None:
    from dataclasses import replace

    from training.stance.train import Plan, aims, join

    chances = np.full((1, len(Stance)), 0.5 / (len(Stance) - 1), dtype=np.float32)
    chances[0, 0] = 0.5
    taught = [replace(items[0], chances=chances, taught=only) for only in (False, True)]
    aimed = aims(join([items[0], *taught]), Plan(smooth=0.0, told=0.6)).numpy()
    stance = items[0].stances[0]
    np.testing.assert_allclose(aimed.sum(1), 1.0, atol=1e-6)
    assert aimed[0, stance] == 1.0
    assert aimed[1, stance] == pytest.approx(0.4 + 0.6 * chances[0, stance], abs=1e-6)
    np.testing.assert_allclose(aimed[2], chances[0], atol=1e-6)


def test_what_is_exported_finds_what_was_trained(items: list[Any], scorer: Any, tmp_path: Path) -> None:
    from training.stance.__main__ import ARRAYS, export
    from training.stance.train import join, probabilities

    corpus = join(items)
    export(scorer, tmp_path / "stances.onnx", corpus)
    graph = Graph((tmp_path / "stances.onnx").read_bytes(), name="stances")
    import torch

    arrays = [each.numpy() for each in corpus.arrays(torch.arange(len(corpus)))]
    found = graph(dict(zip(ARRAYS, arrays, strict=True)))[0]
    assert found == pytest.approx(probabilities(scorer, corpus), abs=0.02)
    assert np.allclose(found.sum(1), 1.0, atol=1e-4)


def test_labels_and_what_was_taught_are_of_the_same_texts() -> None:
    labels = {row["id"]: row for row in map(json.loads, LABELS.read_text("utf-8").splitlines())}
    with gzip.open(TAUGHT, "rt", encoding="utf-8") as file:
        taught = {row["id"]: row for row in map(json.loads, file)}
    both = labels.keys() & taught.keys()
    assert both
    assert all(labels[id]["text_sha256"] == taught[id]["text_sha256"] for id in both)
    spans = {id: {_spans(one) for one in labels[id]["attributions"]} for id in both}
    of_labels = sum(_spans(one) in spans[id] for id in both for one in taught[id]["attributions"])
    assert of_labels > 45_000
    for row in taught.values():
        marked = [_spans(one) for one in row["attributions"]]
        assert len(marked) == len(set(marked))
    given = [one for row in taught.values() for one in row["attributions"]]
    assert all(set(one) == {"source", "cue", "content", "chances"} for one in given)


def _spans(one: dict[str, Any]) -> str:
    return json.dumps([one[role] for role in ("source", "cue", "content")])


@pytest.fixture(scope="module")
def reader(items: list[Any]) -> Any:
    import torch
    from training.attribution.network import Encoder
    from training.stance.encoders import Reader
    from training.stance.reader import join, train
    from training.stance.sequences import Tuning

    torch.manual_seed(1)
    plan = Tuning(passes=8, batch=4, hidden=0.05, untold=0.0, unsigned=0.0, warm=1)
    return train(join(items), Reader(Encoder(1)), plan)


def test_the_reader_sees_the_pieces_that_the_package_does(nlp: Language, items: list[Any]) -> None:
    from counterclaim.appraise.stance_reader import pieces_of
    from counterclaim.encoder.words import plain_words

    plain = plain_words(grow(nlp(ROWS[1][0])))
    pieces, roles = pieces_of(items[1].features, plain, 0)
    assert items[1].pieces[0].tolist() == pieces.tolist()
    assert items[1].roles[0].tolist() == roles.tolist()
    assert {1, 2, 3, 4, 5} & set(roles.tolist())


def test_the_reader_learns_by_heart_and_is_exported_as_it_was_trained(
    items: list[Any], reader: Any, tmp_path: Path
) -> None:
    from training.stance.reader import export, join
    from training.stance.sequences import chances

    corpus = join(items)
    said = chances(reader, corpus.sequences, range(len(corpus)))
    assert (said.argmax(1) == corpus.stances).all()
    export(reader, corpus, tmp_path / "reader.onnx")
    graph = Graph((tmp_path / "reader.onnx").read_bytes(), name="reader")
    rows = zip(corpus.sequences.pieces, corpus.sequences.roles, corpus.sequences.signs, strict=True)
    found = np.concatenate([graph(_arrays(*row))[0] for row in rows])
    assert (found.argmax(1) == said.argmax(1)).all()
    assert found == pytest.approx(said, abs=0.1)
    # A piece that stands in no training data is read as one that is unknown.
    strange, unknown = (np.array([101, piece, 102]) for piece in (29_999, 100))
    roles, signs = np.array([0, 4, 0]), corpus.sequences.signs[0]
    np.testing.assert_array_equal(
        graph(_arrays(strange, roles, signs))[0], graph(_arrays(unknown, roles, signs))[0], strict=True
    )


def _arrays(pieces: Any, role: Any, signs: Any) -> dict[str, Any]:
    return {"pieces": pieces[None].astype(np.int64), "role": role[None].astype(np.int64), "signs": signs[None]}


def test_a_taught_label_counts_for_more_and_what_nobody_labelled_aims_at_the_taught(items: list[Any]) -> None:
    from dataclasses import replace

    from training.stance.reader import SMOOTH, TOLD, join, lessons
    from training.stance.train import CONFIRMED, TAUGHT, UNSURE

    chances = np.full((1, len(Stance)), 0.5 / (len(Stance) - 1), dtype=np.float32)
    chances[0, 0] = 0.5
    unsure = replace(items[0], sure=np.array([False]))
    known = replace(unsure, chances=chances)
    learned = lessons(join([items[0], unsure, known, replace(known, taught=True)]))
    assert learned.weights.tolist() == pytest.approx([1.0, UNSURE, CONFIRMED, TAUGHT])
    np.testing.assert_allclose(learned.aims.sum(1), 1.0, atol=1e-6)
    stance = items[0].stances[0]
    label = 1 - SMOOTH + SMOOTH / len(Stance)
    assert learned.aims[1, stance].item() == pytest.approx(label)
    assert learned.aims[2, stance].item() == pytest.approx((1 - TOLD) * label + TOLD * chances[0, stance])
    np.testing.assert_allclose(learned.aims[3], chances[0], atol=1e-6)


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Whole words, as many as the invented sentences have; kept as one that fills up and cuts, as the teacher's is."""
    pytest.importorskip("torch", reason="needs the extra `training`")
    tokenizers = pytest.importorskip("tokenizers", reason="needs the extra `training`")
    words = sorted({word for text, *_ in ROWS for word in text.replace(".", " .").split()})
    vocabulary = {word: number for number, word in enumerate(["<s>", "<pad>", "</s>", "<unk>", *words])}
    made = tokenizers.Tokenizer(tokenizers.models.WordLevel(vocabulary, "<unk>"))
    made.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    made.enable_padding(length=16)
    made.enable_truncation(20)
    path = tmp_path_factory.mktemp("teacher") / "tokenizer.json"
    made.save(str(path))
    from training.stance.teacher import tokenizer_of

    return tokenizer_of(path)


def _given(row: Sequence[str]) -> dict[str, Any]:
    text, *parts, label = row
    at = [[[text.index(words), text.index(words) + len(words)]] for words in parts]
    return {"source": at[0], "cue": at[1], "content": at[2], "stance": label}


def test_the_teacher_is_told_what_is_source_cue_and_content(tokenizer: Any) -> None:
    from training.stance.encoders import TEACHER_ROLES
    from training.stance.teacher import LONGEST, pieces_of

    text, source, cue, content, label = ROWS[0]
    pieces, roles = pieces_of(tokenizer, text, _given(ROWS[0]))
    assert [TEACHER_ROLES[role] for role in roles] == ["", "source", "source", "cue", *["content"] * 4, "", ""]
    assert (pieces[0], pieces[-1]) == (0, 2)
    content = content.replace("had", "had " + "had " * 300)
    long = (f"{source} {cue} {content}.", source, cue, content, label)
    pieces, roles = pieces_of(tokenizer, long[0], _given(long))
    assert len(pieces) == len(roles) == LONGEST + 2
    assert TEACHER_ROLES.index("cue") in roles


def test_the_teacher_asks_about_what_is_labelled_and_what_is_found_besides(tokenizer: Any, pipeline: Pipeline) -> None:
    from training.stance.teacher import of_report

    text = " ".join(row[0] for row in ROWS)
    row = {"id": "a", "text": text}
    asked = list(of_report(row, [_given((text, *ROWS[1][1:]))], tokenizer, pipeline))
    labelled, *others = asked
    assert (labelled.stance, labelled.sure) == (list(Stance).index(Stance.THREATENS), True)
    assert labelled.spans == {role: at for role, at in _given((text, *ROWS[1][1:])).items() if role != "stance"}
    assert others
    assert all(one.stance == -1 and one.spans["cue"] != labelled.spans["cue"] for one in others)
    assert "said" not in {text[slice(*one.spans["cue"][0])] for one in others}, "the rules and the words agree"


def test_no_label_is_learned_by_the_teacher_that_is_asked_about_it(
    tokenizer: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch
    from training.stance import teacher
    from training.stance.encoders import Teacher
    from training.stance.sequences import Tuning

    learned, asked, answers = [], [], []

    def tune(network: Any, given: Any, lessons: Any, plan: Tuning) -> None:
        learned.append(set(lessons.rows.tolist()))
        before = network.layers[0].up.weight.clone()
        tuned(network, given, lessons, plan)
        assert not torch.equal(before, network.layers[0].up.weight)

    def chances(network: Any, given: Any, rows: list[int]) -> Any:
        asked.append(set(rows))
        answers.append(dict(zip(rows, told(network, given, rows), strict=True)))
        return np.array(list(answers[-1].values()))

    tuned, told = teacher.tune, teacher.chances
    monkeypatch.setattr(teacher, "tune", tune)
    monkeypatch.setattr(teacher, "chances", chances)
    torch.manual_seed(1)
    weights = _mpnet(layers=2)
    found = [_asked(tokenizer, row, number, labelled=number < 4) for number, row in enumerate(ROWS + ROWS[2:])]
    said = teacher.cross_fit(lambda: Teacher(weights), found, Tuning(passes=1, batch=2, warm=1), 2)
    labels, others = {0, 1, 2, 3}, {4, 5}
    assert learned[0] | learned[1] == labels
    assert not learned[0] & learned[1]
    for k in (0, 1):
        assert asked[k] == labels - learned[k] | others
    np.testing.assert_allclose(said[4], (answers[0][4] + answers[1][4]) / 2, atol=1e-6)
    np.testing.assert_allclose(said.sum(1), 1.0, atol=1e-4)
    teacher.write(found, said, tmp_path / "taught.jsonl.gz")
    with gzip.open(tmp_path / "taught.jsonl.gz", "rt", encoding="utf-8") as file:
        written = [json.loads(line) for line in file]
    assert [row["id"] for row in written] == sorted({one.id for one in found})
    assert all(len(one["chances"]) == len(Stance) for row in written for one in row["attributions"])


def _asked(tokenizer: Any, row: Sequence[str], number: int, *, labelled: bool) -> Any:
    from training.stance.teacher import Asked, pieces_of

    from counterclaim.appraise.signs import NAMES, STANCES

    given = _given(row)
    stance = STANCES.index(Stance(given.pop("stance"))) if labelled else -1
    signs = np.zeros(len(NAMES), dtype=np.float32)
    return Asked(f"report {number}", "", given, *pieces_of(tokenizer, row[0], given), signs, stance, True)


def _mpnet(*, layers: int, size: int = 64) -> dict[str, Any]:
    """Weights as those of MPNet, few and drawn at random."""
    import torch

    shapes = {
        "embeddings.word_embeddings.weight": (60, size),
        "embeddings.position_embeddings.weight": (120, size),
        "embeddings.LayerNorm.weight": (size,),
        "encoder.relative_attention_bias.weight": (32, 1),
    }
    for k in range(layers):
        of = f"encoder.layer.{k}"
        shapes |= {f"{of}.attention.attn.{part}.weight": (size, size) for part in "qkvo"}
        shapes |= {f"{of}.intermediate.dense.weight": (4 * size, size), f"{of}.output.dense.weight": (size, 4 * size)}
        shapes |= {f"{of}.{room}.LayerNorm.weight": (size,) for room in ("attention", "output")}
    biases = {name.replace(".weight", ".bias"): shape[:1] for name, shape in shapes.items()}
    return {name: 0.1 * torch.randn(shape) for name, shape in (shapes | biases).items()}
