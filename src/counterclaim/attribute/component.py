"""The attribution stage as a spaCy component, for pipelines that are not ours.

>>> nlp = spacy.load("en_core_web_sm")  # doctest: +SKIP
>>> nlp.add_pipe("counterclaim_attribution")  # doctest: +SKIP
>>> nlp("Pyongyang denied that it had sold arms.")._.attributions  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


def make_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The factory behind ``nlp.add_pipe("counterclaim_attribution")``: fills ``doc._.attributions`` with a tuple of
    :class:`counterclaim.model.Attribution` and ``doc.spans`` with the keys ``source``, ``cue`` and ``content``."""
    if not Doc.has_extension("attributions"):
        Doc.set_extension("attributions", default=())
    return _annotate


def _annotate(doc: Doc) -> Doc:
    from counterclaim.attribute.rules import find

    doc._.attributions = find(doc)
    for role, spans_of in _ROLES.items():
        spans = [doc.char_span(*span, alignment_mode="expand") for a in doc._.attributions for span in spans_of(a)]
        doc.spans[role] = [span for span in spans if span is not None]
    return doc


_ROLES = {"source": lambda a: a.source.spans, "cue": lambda a: a.cue.spans, "content": lambda a: a.content}


Language.factory("counterclaim_attribution", func=make_component)
