"""The packaged attribution model."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.attribute.neural.decode import OUTSIDE, Decoded, decode
from counterclaim.attribute.neural.features import REACH, WIDTH, PairFeatures, TokenFeatures
from counterclaim.encoder.encoder import Encoder, load_encoder
from counterclaim.encoder.graph import Graph

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_AROUND = np.arange(-REACH, REACH + 1)
BATCH = 32
"""Cues that are scored at once."""
NEAR, EDGE = 64, 12
"""Tokens on either side that are looked at first, and how many of the outermost of them must be in no span."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What was fitted beside the weights.

    A cue is followed up from the probability ``least`` on; an attribution is taken from a confidence of ``outermost``
    on, or of ``contested`` where its cue is a word that contests, and within another's content from a probability
    ``inner`` of its cue on. ``calibration`` are the weights of confidence, ``change`` (4, 4) those of one role after
    another.
    """

    version: str
    least: float
    outermost: float
    contested: float
    inner: float
    calibration: tuple[float, ...]
    change: Floats


class Model:
    """The network as ONNX graphs; see :class:`counterclaim.attribute.neural.reading.Network`."""

    def __init__(self, encoder: Encoder, tokens: Graph, roles: Graph, settings: Settings) -> None:
        self._encoder, self._tokens, self._roles = encoder, tokens, roles
        self.settings = settings

    def tokens(self, features: TokenFeatures) -> tuple[Floats, Floats]:
        """States (n, size) and logits (n, 2) of cues."""
        words = self._encoder.vectors(features.words)
        states, logits = self._tokens({"words": words, "ids": features.ids, "head": features.head})
        return states, logits

    def roles(self, states: Floats, cues: Sequence[int], pairs: PairFeatures) -> Decoded:
        """The best roles around each cue.

        Most spans lie close by: all tokens within :data:`REACH` are only looked at where something is found near the
        edge of the :data:`NEAR` ones.
        """
        cue = np.array(cues, dtype=np.int64)
        roles = np.zeros((len(cue), WIDTH), dtype=np.int64)
        near = slice(REACH - NEAR, REACH + NEAR + 1)
        found = self._decoded(states, cue, pairs, np.arange(len(cue)), near)
        roles[:, near] = found.roles
        sure = found.log_probability
        edges = np.concatenate([found.roles[:, :EDGE], found.roles[:, -EDGE:]], 1)
        far = np.flatnonzero((edges != OUTSIDE).any(1))
        if len(far):
            found = self._decoded(states, cue, pairs, far, slice(0, WIDTH))
            roles[far], sure[far] = found.roles, found.log_probability
        return Decoded(roles, sure)

    def _decoded(self, states: Floats, cue: Ints, pairs: PairFeatures, rows: Ints, columns: slice) -> Decoded:
        features = pairs.ids[rows, columns]
        parts = []
        for k in range(0, len(rows), BATCH):
            cues = cue[rows[k : k + BATCH]]
            around = np.clip(cues[:, None] + _AROUND[columns], 0, len(states) - 1)
            # Only the tokens around these cues are scored, so that a long report takes no longer for each of its cues.
            first, end = int(around.min()), int(around.max()) + 1
            arrays = {"states": states[first:end], "cue": cues - first, "around": around - first}
            parts.append(self._roles({**arrays, "pairs": features[k : k + BATCH]})[0])
        return decode(np.concatenate(parts), pairs.inside[rows, columns], self.settings.change)


@cache
def load_model() -> Model:
    """The model shipped with the package. Raises :class:`ModelError` where it cannot be loaded."""
    folder = files("counterclaim.attribute.neural")
    tokens, roles = (Graph((folder / f"{name}.onnx").read_bytes(), name=name) for name in ("tokens", "roles"))
    return Model(load_encoder(), tokens, roles, settings(json.loads((folder / "settings.json").read_text("utf-8"))))


def settings(content: dict[str, Any]) -> Settings:
    """Settings from their JSON form."""
    return Settings(
        version=content["version"],
        least=content["least"],
        outermost=content["outermost"],
        contested=content["contested"],
        inner=content["inner"],
        calibration=tuple(content["calibration"]),
        change=np.array(content["change"], dtype=np.float32),
    )
