"""The attribution stage as a spaCy component, for pipelines that are not ours.

>>> nlp = spacy.load("en_core_web_sm")  # doctest: +SKIP
>>> nlp.add_pipe("counterclaim_attribution")  # doctest: +SKIP
>>> nlp("Pyongyang denied that it had sold arms.")._.attributions  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from counterclaim.attribute.attributor import DEFAULT, Attributor, load
from counterclaim.model import Span


def make_component(nlp: Language, name: str, attributor: str) -> Callable[[Doc], Doc]:
    """The factory behind ``nlp.add_pipe("counterclaim_attribution", config={"attributor": "neural"})``.

    What it makes fills ``doc._.attributions`` with a tuple of :class:`counterclaim.model.Attribution`, and
    ``doc.spans`` with the keys ``source``, ``cue`` and ``content``.
    """
    if not Doc.has_extension("attributions"):
        Doc.set_extension("attributions", default=())
    return partial(_annotate, load(attributor))


def _annotate(attributor: Attributor, doc: Doc) -> Doc:
    found = attributor(doc)
    doc._.attributions = found
    doc.spans["source"] = _group(doc, (span for a in found for span in a.source.spans))
    doc.spans["cue"] = _group(doc, (span for a in found for span in a.cue.spans))
    doc.spans["content"] = _group(doc, (span for a in found for span in a.content))
    return doc


def _group(doc: Doc, spans: Iterable[Span]) -> list[TokenSpan]:
    found = (doc.char_span(start, end, alignment_mode="expand") for start, end in spans)
    return [span for span in found if span is not None]


Language.factory("counterclaim_attribution", func=make_component, default_config={"attributor": DEFAULT})
