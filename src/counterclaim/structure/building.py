"""``structure``: the claims of a report's attributions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from counterclaim.gazetteer import Gazetteer
from counterclaim.ids import content_id
from counterclaim.model import (
    Actor,
    Argument,
    Attitude,
    Attribution,
    Claim,
    Quantity,
    Span,
    Stage,
    Stance,
    TimeExpression,
)
from counterclaim.structure import wording, words
from counterclaim.structure.frames import load_lexicon
from counterclaim.structure.naming import Mentions, Namer
from counterclaim.structure.propositions import SOURCE, Proposition, Reader
from counterclaim.structure.quantities import find_quantities
from counterclaim.tree import Tree, grow

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BREAKS = frozenset({",", "—", "–", "--", "(", ";"})
_QUOTES = frozenset({'"', "'", "“", "”", "‘", "``", "''"})
_DEMANDING = frozenset(
    "urge ask tell call demand order press advise warn request beg implore encourage invite want".split()
)
_MINOR = frozenset({"purpose", "origin", "as", "of", "content", "time", "topic"})
"""Roles that a claim need not name to be about something."""


def structure(
    doc: Doc, attributions: Sequence[Attribution], resolution: Mentions, times: Sequence[TimeExpression]
) -> tuple[tuple[Attribution, ...], tuple[Claim, ...]]:
    """The claims of each attribution's content.

    Gives the attributions with ``claims`` filled in, in their order, and the claims in the order in which they come
    up. A content without a proposition of its own ("the reports were false") has no claim. Polarity is left out of
    claims, so that a denial and an assertion point to the same one. Linear in the tokens of the contents.
    """
    builder = _Builder(grow(doc), resolution, times, attributions)
    filled = tuple(builder.fill(attribution) for attribution in attributions)
    return filled, tuple(builder.claims.values())


@dataclass(slots=True)
class _Draft:
    """A claim in the making."""

    proposition: Proposition
    arguments: dict[str, Argument]
    identities: dict[str, str]
    quantities: tuple[Quantity, ...]
    agent: str | None = None
    """Whoever the agent belongs to, where it is somebody unnamed: "we" of an official."""
    inherited: bool = False


@dataclass(slots=True)
class _Builder:
    tree: Tree
    mentions: Mentions
    times: Sequence[TimeExpression]
    attributions: Sequence[Attribution]
    claims: dict[str, Claim] = field(default_factory=dict)
    latest: dict[str, _Draft] = field(default_factory=dict)
    """The last draft of each predicate, from which "the shipments" and "them" take what they leave out."""
    actors: dict[str, Actor] = field(init=False)
    adjectives: dict[str, Actor] = field(init=False)
    timed: frozenset[int] = field(init=False)
    quantities: tuple[Quantity, ...] = field(init=False)
    quoted: list[tuple[frozenset[int], range]] = field(init=False)
    """Contents that end at a quotation mark, a comma or a dash, with the rest of their sentence."""

    def __post_init__(self) -> None:
        self.actors = {actor.id: actor for actor in self.mentions.actors}
        self.adjectives = adjectives_of(self.mentions.actors)
        self.timed = frozenset(t for time in self.times for t in self.tree.tokens([time.span]))
        self.quantities = find_quantities(self.tree.raw)
        self.quoted = list(self._quoted())

    def _quoted(self) -> Iterator[tuple[frozenset[int], range]]:
        tree = self.tree
        for attribution in self.attributions:
            tokens = tree.tokens(attribution.content)
            end = tokens[-1] + 1 if tokens else len(tree)
            if end < len(tree) and (tree.text[end] in _QUOTES | _BREAKS or tree.text[end - 1] in _QUOTES | _BREAKS):
                stop = next((t for t in range(end, len(tree)) if tree.sentence[t] != tree.sentence[end]), len(tree))
                yield frozenset(tokens), range(end, stop)

    def fill(self, attribution: Attribution) -> Attribution:
        """The attribution with its claims."""
        tokens = self.tree.tokens(attribution.content)
        if not tokens or self._restates(attribution, tokens):
            return attribution
        namer = Namer(self.tree, self.mentions, self.actors, self.adjectives, attribution.source)
        reader = Reader(
            self.tree, load_lexicon(), attribution.cue.lemma, frozenset(tokens), self._own(attribution, tokens)
        )
        found = self._of_one_polarity(attribution, reader.read(tokens))
        infinitive = self._infinitive(tokens)
        cue = attribution.cue.lemma
        modal = "should" if cue in _DEMANDING and (infinitive or self._is_warned_against(tokens)) else ""
        made = []
        for p in found:
            p = self._staged(p, cue, infinitive, modal)
            made.append(self._claim(p, namer, cue, modal, tokens))
        ids = tuple(dict.fromkeys(claim.id for claim in made if claim is not None))
        return replace(attribution, claims=ids)

    def _restates(self, attribution: Attribution, tokens: Sequence[int]) -> bool:
        """ "[said it had] agreed to sell": the outer content holds the claim with its stage already."""
        controlled = self._infinitive(tokens) or attribution.attitude in {Attitude.INTENDS, Attitude.WANTS}
        return attribution.parent is not None and attribution.cue.lemma in words.STAGE_OF and controlled

    def _infinitive(self, tokens: Sequence[int]) -> bool:
        tree = self.tree
        inside = set(tokens)
        heads = [t for t in tokens if tree.head[t] not in inside or tree.head[t] == t]
        verbs = [t for t in heads if tree.pos[t] in {"VERB", "AUX"}]
        return any(tree.tag[t] == "VB" and tree.child(t, "nsubj", "nsubjpass") is None for t in verbs)

    def _is_warned_against(self, tokens: Sequence[int]) -> bool:
        """ "Warned drivers [against using the bridge]"."""
        tree = self.tree
        return any(tree.dep[t] == "pcomp" and tree.text[tree.head[t]].lower() == "against" for t in tokens)

    def _own(self, attribution: Attribution, tokens: Sequence[int]) -> frozenset[int]:
        """Tokens that mean the source: "I", "we", and pronouns and names resolved to it."""
        actor, tree = attribution.source.actor, self.tree
        found = set()
        for t in tokens:
            if tree.dep[t] not in {"nsubj", "nsubjpass"}:
                continue
            if tree.text[t] in words.EXPERIENCE:
                found.add(t)
            elif actor is not None:
                mention = self.mentions.mention_at(tree.start[t], tree.end[t])
                if mention is not None and mention.actor == actor:
                    found.add(t)
        return frozenset(found)

    def _of_one_polarity(self, attribution: Attribution, found: list[Proposition]) -> list[Proposition]:
        """Of "it sent food and did not send arms" what the attribution's stance is about: one stance holds for all.
        Nothing is left of "can prove that it did not": who asserts that does not assert that it did."""
        denying = attribution.cue.lemma in words.CONTRADICTING
        sign = attribution.factuality.polarity or (-1 if attribution.stance in {Stance.DENIES, Stance.DOUBTS} else 1)
        negated = (sign < 0) != denying
        if attribution.stance is Stance.ASSERTS and sign > 0 and not denying and all(p.negated for p in found):
            return []
        if len({p.negated for p in found}) < 2:
            return found
        kept = [p for p in found if p.negated == negated]
        return kept or found[:1]

    def _staged(self, p: Proposition, cue: str, infinitive: bool, modal: str) -> Proposition:
        if modal and p.subject is not None:
            return replace(p, predicate=f"{modal} {p.predicate}")
        if infinitive and p.stage in {None, *_DONE} and cue in words.STAGE_OF:
            return replace(p, stage=words.STAGE_OF[cue])
        if infinitive and cue in words.PROSPECTIVE and p.stage in {None, *_DONE}:
            p = replace(p, future=True)
        if p.future and p.stage in _DONE:
            return replace(p, stage=Stage.SOUGHT)
        return p

    # Claims --------------------------------------------------------------------------------------------------------

    def _claim(self, p: Proposition, namer: Namer, cue: str, modal: str, tokens: Sequence[int]) -> Claim | None:
        draft = self._draft(p, namer)
        self._inherit(draft)
        if p.predicate in _OF_SPEECH and draft.arguments.keys() <= {"agent", "to", "recipient", "time", "place"}:
            # That somebody spoke is not said to be so.
            return None
        if not draft.arguments and p.frame is None:
            return None
        text = self._text(draft, namer, cue, modal, tokens)
        identifying = sorted([role, value] for role, value in draft.identities.items())
        stage = p.stage.value if p.stage is not None else None
        loose = [] if _is_specific(draft) else [text.lower()]
        id = content_id("claim", p.predicate, stage, identifying, *loose)
        claim = Claim(id, text, p.predicate, p.stage, tuple(draft.arguments.values()), draft.quantities)
        self.latest[p.predicate] = draft
        return self.claims.setdefault(id, claim)

    def _draft(self, p: Proposition, namer: Namer) -> _Draft:
        arguments: dict[str, Argument] = {}
        identities: dict[str, str] = {}
        quantities = []
        for role, t in p.roles:
            if t in self.timed:
                continue
            if role == "demonym" or (t >= 0 and self.tree.dep[t] in {"amod", "nmod"}):
                state = namer.demonym(t)
                role = "agent" if role == "demonym" else role
                if state is not None and role not in arguments:
                    arguments[role] = Argument(role, state.name, state.id, Span(self.tree.start[t], self.tree.end[t]))
                    identities[role] = state.id
                continue
            made = namer.argument(role, t)
            if made is None or role in arguments:
                continue
            arguments[role] = made
            identities[role] = namer.identity(made, t)
            quantity = self._quantity(namer, t)
            if quantity is not None:
                quantities.append(quantity)
        if p.future:
            arguments["time"] = Argument("time", "future")
            identities["time"] = "future"
        return _Draft(p, arguments, identities, tuple(quantities), self._employer(p, namer))

    def _employer(self, p: Proposition, namer: Namer) -> str | None:
        agent = next((t for role, t in p.roles if role == "agent"), None)
        mention = namer.mention(agent) if agent is not None and agent >= 0 else None
        actor = self.actors.get(mention.actor if mention is not None else (namer.source.actor or ""))
        return actor.parent if actor is not None and agent is not None else None

    def _quantity(self, namer: Namer, t: int) -> Quantity | None:
        tree = self.tree
        if t == SOURCE or tree.pos[t] not in {"NOUN", "NUM", "PROPN"}:
            return None
        measured = namer.measured(t)
        first, last = namer.phrase_tokens(t)[0], max(t, measured)
        start, end = tree.start[first], tree.end[last]
        k = bisect_right(self.quantities, start, key=_ends)
        if k == len(self.quantities) or _begins(self.quantities[k]) >= end:
            return None
        found = self.quantities[k]
        return replace(found, unit=found.unit or tree.lemma[measured].lower())

    def _inherit(self, draft: _Draft) -> None:
        """What "the shipments", "them" and "it" leave out is what was last said of such an event."""
        p = draft.proposition
        earlier = self.latest.get(p.predicate)
        if earlier is None or p.frame is None or not self._points_back(p):
            return
        own = {
            r: v for r, v in draft.identities.items() if not (r == "agent" and draft.agent == earlier.identities.get(r))
        }
        if any(own.get(r, v) != v for r, v in earlier.identities.items() if r not in _MINOR):
            return
        if draft.agent is not None and draft.agent == earlier.identities.get("agent"):
            draft.arguments["agent"], draft.identities["agent"] = earlier.arguments["agent"], draft.agent
        kept = {"time", *draft.arguments} if p.frame.transaction else {"time", "agent", *draft.arguments}
        for role, argument in earlier.arguments.items():
            if role not in kept:
                draft.arguments[role] = argument
                draft.identities[role] = earlier.identities[role]
                draft.inherited = True

    def _points_back(self, p: Proposition) -> bool:
        tree = self.tree
        if p.kind == "noun":
            return any(tree.text[c].lower() in {"the", "this", "that", "these", "those"} for c in tree.children[p.head])
        done = p.frame.object if p.frame is not None else ""
        return any(role == done and t >= 0 and tree.tag[t] in {"PRP", "DT"} for role, t in p.roles)

    def _text(self, draft: _Draft, namer: Namer, cue: str, modal: str, tokens: Sequence[int]) -> str:
        p = draft.proposition
        if draft.inherited and p.frame is not None and p.frame.transaction:
            made = wording.synthetic(p, {role: self._words_of(a) for role, a in draft.arguments.items()})
            if made is not None:
                return made
        text = wording.sentence(p, namer, times=self.timed | self._beyond(p), cue=cue, modal=modal)
        if text:
            return text
        clause = frozenset(self.tree.subtree(p.top))
        own = [t for t in tokens if t in clause] or tokens
        return wording.own_words(own[:60], namer)

    def _beyond(self, p: Proposition) -> frozenset[int]:
        """What follows a content in which a proposition stands, where it ends at a mark: "called the claim that he fled
        'a lie'" says no more than that he fled, whatever the parser hung on it."""
        return frozenset[int]().union(*(after for content, after in self.quoted if p.head in content))

    def _words_of(self, argument: Argument) -> str:
        actor = self.actors.get(argument.actor or "")
        taken = actor is not None and actor.kind in {"office", "state"}
        return f"the {argument.name}" if taken and _needs_article(argument.name, actor) else argument.name


def _ends(quantity: Quantity) -> int:
    return quantity.span.end if quantity.span is not None else 0


def _begins(quantity: Quantity) -> int:
    return quantity.span.start if quantity.span is not None else 0


def _is_specific(draft: _Draft) -> bool:
    """Whether predicate and arguments tell a claim from others. Next to nothing identifies "he left" or "Peru has
    time": there only the same words are the same claim."""
    p = draft.proposition
    telling = [argument for role, argument in draft.arguments.items() if role not in _MINOR]
    named = any(argument.actor is not None for argument in telling)
    if p.frame is not None:
        return named or len(telling) > 1
    return named and len(telling) > 1 and p.predicate.split()[0] not in words.VAGUE


_OF_SPEECH = frozenset("say tell add note comment elaborate respond reply".split())
_DONE = frozenset({Stage.SHIPPED, Stage.DELIVERED, Stage.USED})


def _needs_article(name: str, actor: Actor | None) -> bool:
    return (actor is not None and actor.kind == "office") or name.startswith("United ")


def adjectives_of(actors: Iterable[Actor]) -> dict[str, Actor]:
    """The states of a report by their adjectives."""
    gazetteer = Gazetteer.load()
    found: dict[str, Actor] = {}
    for actor in actors:
        if actor.kind == "state":
            try:
                found[gazetteer.adjective(actor.id).lower()] = actor
            except KeyError:
                continue
    return found
