"""The pipeline's attribute ruler, remembered: the same annotations in a fraction of the time.

The ruler of spaCy's English pipelines matches some 180 patterns at every token, to give it a part of speech,
morphology and sometimes a lemma. All but a few of the patterns look at one token alone: at its tag and label, and at
its word where they name it. What these give is asked of the ruler once for each combination that is met, and
remembered, with one filler in the place of all words that none of them names. The others are matched as before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
        self._others: AttributeRuler | None = None
        self._named: frozenset[str] = frozenset()
        self._words: dict[int, int] = {}
        self._known: dict[Row, Row] = {}

    def take_over(self, ruler: AttributeRuler) -> None:
        """Stand in for this ruler from now on."""
        self._ruler = ruler
        self._others = AttributeRuler(ruler.vocab, name="others")
        self._others.add_patterns([entry for entry in _entries(ruler) if not all(map(_by_name, entry["patterns"]))])
        by_name = (p for entry in _entries(ruler) for p in entry["patterns"] if _by_name(p))
        self._named = frozenset(word for pattern in by_name for word in _words(pattern))

    def __call__(self, doc: Doc) -> Doc:
        if self._ruler is None or self._others is None or not len(doc):
            return doc
        if len(self._known) + len(self._words) > _KNOWN:
            self._known.clear()
            self._words.clear()
        rows = doc.to_array(_ASKED).tolist()
        for word in {row[0] for row in rows}.difference(self._words):
            self._words[word] = self._looked_at(doc, word)
        keys: list[Row] = [(self._words[word], tag, label) for word, tag, label in rows]
        if new := sorted(set(keys).difference(self._known)):
            self._known.update(zip(new, _ask(self._ruler, new), strict=True))
        doc.from_array(_GIVEN, _rows(self._known[key] for key in keys))
        return self._others(doc)

    def _looked_at(self, doc: Doc, word: int) -> int:
        """The word itself where a pattern may tell it from others, else the filler."""
        text = doc.vocab.strings[word]
        told = text.isspace() or text in self._named or text.lower() in self._named
        return word if told else doc.vocab.strings.add(_FILLER)


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


def _by_name(pattern: Sequence[dict[str, Any]]) -> bool:
    """Whether a pattern looks at one token alone, and at its word by name or not at all."""
    asked = [token[key] for token in pattern for key in ("LOWER", "ORTH") if key in token]
    return len(pattern) == 1 and all(isinstance(word, str) or word.keys() <= {"IN", "NOT_IN"} for word in asked)


def _words(pattern: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The words that such a pattern names."""
    for asked in (token[key] for token in pattern for key in ("LOWER", "ORTH") if key in token):
        yield from [asked] if isinstance(asked, str) else (word for words in asked.values() for word in words)


@Language.factory("counterclaim_remembered_ruler")
def _make(nlp: Language, name: str) -> Any:
    return RememberedRuler()
