"""Training: what the network learns by is what the package decodes by, and what is exported reads as what was trained.

Needs the extra ``training``, which CI does not install.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from spacy.language import Language

from counterclaim.attribute.neural.decode import decode
from counterclaim.attribute.neural.features import WIDTH
from counterclaim.parse import parse
from counterclaim.tree import grow

if TYPE_CHECKING:
    from training.coreference.data import Example

torch = pytest.importorskip("torch", reason="needs the extra `training`")
pytest.importorskip("safetensors", reason="needs the extra `training`")

TEXT = (
    "The harbour authority said on Friday that three barges had broken loose. Dock workers denied it.\n"
    "“Nothing broke loose,” one of them said. “Somebody cut the ropes.”"
)


def marks(source: str, cue: str, content: str) -> dict[str, Any]:
    def place(words: str) -> list[list[int]]:
        return [[TEXT.index(words), TEXT.index(words) + len(words)]]

    return {"source": place(source), "cue": place(cue), "content": place(content)}


GOLD = [
    marks("The harbour authority", "said", "that three barges had broken loose"),
    marks("Dock workers", "denied", "it."),
    marks("one of them", "said. “", "“Nothing broke loose,”"),
]


@pytest.fixture(scope="module")
def article(nlp: Language) -> Any:
    from training.attribution.data import article

    (doc,) = parse(nlp, [TEXT])
    return article("a", grow(doc), GOLD, keep=True)


@pytest.fixture(scope="module")
def pieces() -> Any:
    from importlib.resources import files

    from counterclaim.encoder.pieces import WordPieces

    return WordPieces((files("counterclaim.encoder") / "vocabulary.txt").read_text("utf-8"))


@pytest.fixture(scope="module")
def network() -> Any:
    from training.attribution.network import Encoder, Network

    torch.manual_seed(0)
    return Network(Encoder(layers=1))


def test_an_article_keeps_its_gold(article: Any) -> None:
    assert article.lost == {"gold": 3}
    assert [article.tree.text[cue] for cue in article.cues] == ["said", "denied", "said"]
    assert article.roles.shape == (3, WIDTH)
    assert set(article.roles[0].tolist()) == {0, 1, 2, 3}


def test_the_loss_is_the_log_probability_that_decoding_gives(network: Any) -> None:
    scores = torch.randn(4, WIDTH, 12)
    inside = torch.ones(4, WIDTH, dtype=torch.bool)
    inside[:, :20] = False
    decoded = decode(scores.numpy(), inside.numpy(), network.sequence.change.detach().numpy())
    with torch.no_grad():
        loss = network.sequence.loss(scores, inside, torch.from_numpy(decoded.roles))
    assert (-loss).numpy() == pytest.approx(decoded.log_probability, abs=0.02)


def test_it_learns_an_article_by_heart(article: Any, pieces: Any, network: Any) -> None:
    from training.attribution.batches import Batcher
    from training.attribution.train import losses

    batch = Batcher(pieces).join([article, article], 40)
    optimiser = torch.optim.Adam(network.parameters(), 2e-3)
    found = []
    for _ in range(25):
        loss = sum(losses(network.train(), batch))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        found.append(loss.item())
    assert found[-1] < 0.2 * found[0]


def test_what_is_exported_reads_as_what_was_trained(article: Any, pieces: Any, network: Any, tmp_path: Path) -> None:
    from training.attribution.__main__ import packaged
    from training.attribution.export import export
    from training.attribution.trained import Trained

    vocabulary = Path(__file__).parent.parent / "src/counterclaim/encoder/vocabulary.txt"
    (tmp_path / "vocab.txt").write_bytes(vocabulary.read_bytes())
    export(network.eval(), tmp_path, tmp_path / "encoder", tmp_path / "heads", quantise=False)
    change = network.sequence.change.detach().numpy()
    model = packaged(tmp_path / "encoder", tmp_path / "heads", change=change)
    states, logits = Trained(network, pieces).tokens(article.features)
    there, packaged_logits = model.tokens(article.features)
    # Training runs the encoder in sixteen bits, and word vectors are packaged in eight.
    assert np.corrcoef(states.ravel(), there.ravel())[0, 1] > 0.99
    assert np.abs(logits - packaged_logits).mean() < 0.3


def _rankable() -> list[Example]:
    """Examples in which the last one who spoke is always meant."""
    from training.coreference.data import Example

    from counterclaim.resolve.ranking import FEATURES

    chance = np.random.default_rng(0)
    examples = []
    for _ in range(256):
        features = np.zeros((4, len(FEATURES)), dtype=np.uint8)
        right = int(chance.integers(3))
        features[right, FEATURES.index("spoke_last")] = 1
        features[3, FEATURES.index("nobody")] = 1
        vectors = np.zeros((4, 384), dtype=np.float16)
        examples.append(Example(features, (right,), vectors[0], vectors[1:], 1.0))
    return examples


def test_the_ranking_is_the_same_each_time_it_is_fitted(tmp_path: Path) -> None:
    from training.coreference.fit import Plan, fit, save

    for name in ("once", "twice"):
        save(fit(_rankable(), Plan(epochs=1), seed=3), tmp_path / f"{name}.npz")
    assert (tmp_path / "once.npz").read_bytes() == (tmp_path / "twice.npz").read_bytes()


def test_the_ranking_learns_what_is_always_right(tmp_path: Path) -> None:
    from training.coreference.fit import Plan, fit, right_share, save

    from counterclaim.resolve.ranker import Ranker, read_weights

    examples = _rankable()
    network = fit(examples, Plan(epochs=20))
    assert right_share(network, examples) > 0.95
    save(network, tmp_path / "ranking.npz")
    with (tmp_path / "ranking.npz").open("rb") as file:
        ranker = Ranker(read_weights(file))
    # What is saved chooses as what was trained.
    chosen = [int(np.argmax(ranker.scores(e.features.astype(np.float32)))) for e in examples[:20]]
    assert chosen == [e.right[0] for e in examples[:20]]
