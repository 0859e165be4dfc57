"""Who has been mentioned up to a point of the report, and who of them is in focus: states, offices, people, owners.

A discourse model after Karttunen ("Discourse referents", 1976): each mention brings in an entity or tells one known
again, and how prominent an entity is ("salience", see ``sieve``) goes by where and as what it was last mentioned.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from counterclaim.gazetteer import Gazetteer
from counterclaim.model import Attribution, Report
from counterclaim.resolve import sieve
from counterclaim.resolve.entities import Entity, Place
from counterclaim.resolve.grammar import SUBJECT
from counterclaim.resolve.phrases import count_claimed, left_edge
from counterclaim.resolve.ranker import Choose, Retell
from counterclaim.resolve.sources import Sources

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_ASKING = frozenset({"ask", "press", "question", "quiz"})
_COUNTRY = frozenset({"country", "nation"})
_OF_STATES = frozenset("leader government regime military army navy president premier minister citizen soldier".split())
"""What a state has, and no outlet of it."""
_ITSELF = 1.0
"""How much sooner "the country" is one that is named than one whose official is."""


class Discourse(Sources):
    """The entities of a report as they are known so far."""

    def __init__(
        self,
        doc: Doc,
        attributions: Sequence[Attribution],
        gazetteer: Gazetteer,
        report: Report,
        choose: Choose | None = None,
        retell: Retell | None = None,
    ) -> None:
        super().__init__(doc, attributions, gazetteer, report)
        self._choose, self._retell = choose, retell
        self.salience = sieve.Salience()
        self._speaker: Entity | None = None
        # The last source that is not itself spoken of in somebody's words.
        self._teller: Entity | None = None
        # What is nobody, by its mentions, and by its noun with the number.
        self.thing_of: dict[int, Entity] = {}
        self._things: dict[tuple[str, bool], Entity] = {}
        self._joints: list[Entity] = []
        self._authors: dict[str, Entity] = {}
        self._persons: list[tuple[int, Entity]] | None = None
        # First persons, which are read last.
        self._later: list[Token] = []
        # The last share of a whole, with its sentence: "of voters" for a bare "43 percent" after it.
        self._shared: tuple[int, str] | None = None
        # Whether words have a capital wherever they stand.
        self._capitals: dict[str, bool] = {}
        # Pronouns within descriptions, for which names are put at the end.
        self._owned_by: list[tuple[Entity, list[int]]] = []

    def place(self, token: Token) -> Place:
        """Where the mention with this head stands."""
        if token.i in self.cast.names:
            name = self.cast.names[token.i][0]
            start, end = name.start, name.end
        else:
            start, end = left_edge(token), token.i + 1
        tree = self.tree
        first, last = tree.start[start], tree.end[end - 1]
        outer = tree.start[token.left_edge.i], tree.end[token.right_edge.i]
        return Place(first, last, tree.start[token.i], min(outer[0], first), max(outer[1], last))

    def _note(self, token: Token, entity: Entity) -> None:
        source = token.i in self._sources
        self.entity_of[token.i] = entity
        self._raise(token, entity, source=source)
        if source and not self._only_asks(token):
            self._speaker = entity
            if token.i not in self._around.holder:
                self._teller = entity
        if entity.plural and entity.count_claimed is None:
            entity.count_claimed = count_claimed(token)

    def _only_asks(self, token: Token) -> bool:
        """ "Ruiz was short when Hale asked whether …": what follows is the answer."""
        verb = token.head
        return verb.lemma_ in _ASKING and verb.dep_ == "advcl" and token.dep_ in SUBJECT and token.lower_ != "who"

    def _follow(self, token: Token, entity: Entity) -> None:
        """Notes a mention of what is nobody."""
        self.thing_of[token.i] = entity
        self._raise(token, entity, source=False)

    def _raise(self, token: Token, entity: Entity, *, source: bool) -> None:
        """What is mentioned is in focus."""
        self.salience.note(
            entity,
            sentence=self._sentences[token.i],
            token=token.i,
            subject=token.dep_ in SUBJECT,
            source=source,
        )
        # "Built by Free Harbour".
        entity.acted = entity.acted or self.tree.dep[self.tree.head[token.i]] == "agent"

    def _entity_at(self, index: int) -> Entity | None:
        if index in self.cast.names:
            return self.cast.names[index][1]
        return self.entity_of.get(index)

    def _entity(self, actor_id: str, office: str | None = None) -> Entity:
        for _, entity in self.cast.names.values():
            if entity.actor == actor_id:
                entity.office = entity.office or office
                return entity
        for entity in self.entity_of.values():
            if entity.actor == actor_id:
                return entity
        actor = self.gazetteer.actor(actor_id)
        return Entity(actor.name, actor.kind, actor.id, affiliation=actor.parent, named=True, office=office)

    def _owner(self, token: Token) -> Entity | None:
        for child in self.tree.children[token.i]:
            if self.tree.dep[child] == "poss" and child in self.entity_of:
                owner = self.entity_of[child]
                return self._state_for(owner, token) if owner.kind == "outlet" and owner.actor else owner
            if self.tree.tag[child] == "WP$":
                # "Ruiz, whose party has grown".
                clause = next((one for one in token.ancestors if one.dep_ == "relcl"), None)
                return self._entity_at(clause.head.i) if clause is not None else None
        before = self.doc[token.i - 1] if token.i and token.dep_ == "compound" else None
        # "His government credits …", where the parser took the verb for a noun.
        return self.entity_of.get(before.i) if before is not None and before.tag_ == "PRP$" else None

    def _state_for(self, outlet: Entity, token: Token) -> Entity:
        """ "State media said that its leaders": the state whose media they are has leaders."""
        state = self._state_of(outlet.actor) if token.lemma_.lower() in _OF_STATES else None
        return outlet if state is None else self._entity(state)

    def _people(self) -> list[Entity]:
        """Everyone named, in the order of first mention."""
        if self._persons is None:
            people = {id(e): (index, e) for index, (_, e) in sorted(self.cast.names.items(), reverse=True)}
            named = sorted(people.values(), key=lambda pair: pair[0])
            self._persons = [(index, entity) for index, entity in named if entity.is_person and entity.named]
        return [entity for _, entity in self._persons]

    def _says_it(self, token: Token) -> Entity | None:
        """In whose words a mention stands: hardly a mention of himself."""
        held = self._around.holder.get(token.i)
        entity = self._entity_at(held[0]) if held is not None and held[0] != token.i else None
        return entity if entity is not None and entity.is_person else None

    def _classes(self, entity: Entity) -> frozenset[str]:
        return self.gazetteer.classes(entity.actor) if entity.actor else frozenset()

    def _modified(self, token: Token) -> bool:
        return any(child.dep_ in {"amod", "compound", "nmod", "poss", "prep"} for child in token.children)

    def _state_of(self, actor: str | None) -> str | None:
        state = self.gazetteer.state_of(actor) if actor else None
        return state.id if state else None

    def _state_behind(self, owner: Entity) -> str | None:
        """The state of a person, an office or "the Ruiz administration"."""
        state = self._state_of(owner.actor) or self._state_of(owner.affiliation)
        if state is None and owner.head == "administration":
            named = owner.name.split()[0]
            people = (one for one in self._people() if one.name.split()[-1] == named)
            state = next((self._state_of(one.affiliation) for one in people), None)
        return state

    def _state_spoken_of(self, token: Token, among: Callable[[Entity], bool] = lambda entity: True) -> str | None:
        """The state of whoever is spoken of: an official in this sentence counts as much as a state's name."""

        def fits(entity: Entity) -> float | None:
            # An outlet is no official of its state, but for media of the state itself.
            private = entity.kind == "outlet" and self._media_kind(entity) != "state_media"
            stateless = not among(entity) or self._state_of(entity.actor or entity.affiliation) is None
            if private or stateless:
                return None
            return _ITSELF if entity.kind == "state" and token.lemma_ in _COUNTRY else 0.0

        found = self.salience.best(fits, sentence=self._sentences[token.i])
        return self._state_of(found.actor or found.affiliation) if found is not None else None

    def _media_kind(self, entity: Entity) -> str | None:
        return self.gazetteer.media_kind(entity.actor) if entity.actor else None

    def _state_just_named(self, token: Token) -> Entity | None:
        return self.salience.best(
            lambda entity: 0.0 if entity.kind == "state" else None, sentence=self._sentences[token.i], window=2
        )

    def _state_in_focus(self, token: Token) -> Entity | None:
        return self.salience.best(
            lambda entity: 0.0 if entity.kind == "state" else None,
            sentence=self._sentences[token.i],
            window=3,
            outside=self._contents.get(token.i, ()),
        )

    def _office_before(self, office: str) -> str | None:
        for entity in self.salience.recent(self._sentences[-1], 10**6):
            if entity.office == office and entity.actor:
                return self._state_of(entity.actor)
        return None

    def _is_presidency_of(self, actor: str) -> bool:
        """Whether an actor is the president's office of its state."""
        state = self._state_of(actor)
        return state is not None and self.gazetteer.office(state, "presidency").id == actor
