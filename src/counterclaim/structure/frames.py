"""The lexicon of frames: which verbs and nouns name one kind of event, and what roles stand where beside them.

After VerbNet's classes (Kipper Schuler, 2005) and PLOVER's event types (Halterman et al., 2023); the entries are our
own. A verb that no frame has is its own predicate.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from counterclaim.model import Stage

USUAL = {
    "to": "recipient",
    "from": "origin",
    "in": "place",
    "at": "place",
    "near": "place",
    "inside": "place",
    "into": "place",
    "outside": "place",
    "against": "patient",
    "with": "with",
    "about": "topic",
    "over": "topic",
    "on": "topic",
    "for": "purpose",
    "by": "agent",
    "as": "as",
    "of": "of",
}
"""Roles of prepositions where a frame does not say otherwise."""
_PREPOSITIONS = frozenset({*USUAL, "across", "through"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One kind of event. ``roles`` gives the role of each preposition that differs from :data:`USUAL`."""

    name: str
    subject: str = "agent"
    object: str = "patient"
    owner: str = "agent"
    roles: dict[str, str] = field(default_factory=dict)
    stages: dict[str, Stage] = field(default_factory=dict)
    becomes: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    @property
    def transaction(self) -> bool:
        """Whether goods change hands, so that the event has stages."""
        return self.object == "goods" and bool(self.stages)

    def role(self, preposition: str, *, noun: bool = False) -> str:
        """The role of what a preposition brings in; *of* after a noun brings in the object of its verb."""
        if preposition in self.roles:
            return self.roles[preposition]
        if preposition == "of" and noun:
            return self.owner if self.subject == "patient" else self.object
        return USUAL.get(preposition, preposition)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All frames, by name and by the words that name their events."""

    frames: dict[str, Frame]
    verbs: dict[str, tuple[Frame, bool]]
    """The frame of a verb, and whether the verb tells it from the recipient's side."""
    nouns: dict[str, tuple[Frame, str]]
    """The frame of an event noun, and the verb that words it."""
    adjectives: dict[str, Frame]


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that the package ships, read once."""
    entries = tomllib.loads(files(__package__).joinpath("frames.toml").read_text(encoding="utf-8"))
    lexicon = Lexicon({}, {}, {}, {})
    for name, entry in entries.items():
        frame = _frame(name, entry)
        lexicon.frames[name] = frame
        for key, inverse in (("verbs", False), ("inverse", True)):
            lexicon.verbs.update((verb, (frame, inverse)) for verb in entry.get(key, "").split())
        lexicon.adjectives.update((word, frame) for word in entry.get("adjectives", "").split())
        for noun in entry.get("nouns", "").split():
            word, _, verb = noun.partition(":")
            lexicon.nouns[word] = (frame, verb.replace("_", " "))
    return lexicon


def _frame(name: str, entry: dict[str, object]) -> Frame:
    def text(key: str, default: str) -> str:
        return str(entry.get(key, default))

    def table(key: str) -> dict[str, str]:
        value = entry.get(key, {})
        return {str(k): str(v) for k, v in value.items()} if isinstance(value, dict) else {}

    return Frame(
        name=name,
        subject=text("subject", "agent"),
        object=text("object", "patient"),
        owner=text("owner", "agent"),
        roles={key: str(value) for key, value in entry.items() if key in _PREPOSITIONS},
        stages={word: Stage(stage) for word, stage in table("stage").items()},
        becomes={head: frame for frame, heads in table("becomes").items() for head in heads.split()},
        kinds={word: frame for frame, kinds in table("kinds").items() for word in kinds.split()},
    )
