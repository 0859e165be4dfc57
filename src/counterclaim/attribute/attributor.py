"""The two ways to find attributions, behind one face."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from spacy.tokens import Doc

from counterclaim.attribute import rules
from counterclaim.errors import ModelError
from counterclaim.model import Attribution

NAMES = ("neural", "rules")
DEFAULT = "neural"


@dataclass(frozen=True, slots=True)
class Attributor:
    """``find(doc, report=id)`` gives the attributions of a parsed document in order of their cues; ``version`` tells
    readings apart."""

    name: str
    version: str
    find: Callable[..., tuple[Attribution, ...]]
    confidence: float = 0.0
    """From which confidence on an attribution is kept."""

    def __call__(self, doc: Doc, *, report: str | None = None) -> tuple[Attribution, ...]:
        return sure_enough(self.find(doc, report=report), self.confidence)


def sure_enough(attributions: Sequence[Attribution], confidence: float) -> tuple[Attribution, ...]:
    """Those at least so sure, without what lies in the content of one that is not."""
    dropped = {it.id for it in attributions if it.confidence < confidence}
    while held := {it.id for it in attributions if it.parent in dropped} - dropped:
        dropped |= held
    return tuple(it for it in attributions if it.id not in dropped)


def load(name: str = DEFAULT, *, confidence: float = 0.0) -> Attributor:
    """The attributor of this name, one of :data:`NAMES`, keeping what it is at least so sure of (0 to 1).

    Raises :class:`ModelError` where there is none, or where its model cannot be loaded.
    """
    # What is left out is part of the version: a ledger must not take a report for read that was read for less.
    suffix = f"-from-{confidence:g}" if confidence else ""
    if name == "rules":
        return Attributor("rules", rules.METHOD + suffix, rules.find, confidence)
    if name == "neural":
        # Imported late: the rules alone need no model runtime.
        from counterclaim.attribute.neural.find import find
        from counterclaim.attribute.neural.model import load_model

        model = load_model()
        version = f"neural-{model.settings.version}{suffix}"
        return Attributor("neural", version, partial(find, model=model), confidence)
    raise ModelError(f"there is no attributor {name!r}; name one of {', '.join(NAMES)}")
