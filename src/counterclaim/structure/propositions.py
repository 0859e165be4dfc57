"""From the words of a content to its propositions: events with their participants, out of what wraps them.

"It was not clear whether the attack was carried out" wraps an attack; "plans to sell" and "agreed to sell" wrap a sale
that has come to a stage. Negation is noted and left out: it is the source that denies, not the claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from counterclaim.model import Stage
from counterclaim.structure import words
from counterclaim.structure.frames import USUAL, Frame, Lexicon
from counterclaim.tree import Tree

SOURCE = -1
"""In place of a token: whoever says it. "Denied selling": the seller."""
MOST = 4
"""Propositions taken from one content."""
_DEPTH = 8
_SUBJECTS = ("nsubj", "csubj", "expl")
_TYING = frozenset("in for of with to behind over".split())
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_CLAUSES = ("ccomp", "advcl", "csubj", "acl", "relcl", "xcomp")


@dataclass(frozen=True, slots=True)
class Proposition:
    """One event or state. ``head`` is its word, ``top`` the word whose clause says it ("agreed" in "agreed to sell").

    ``roles`` are pairs of a role and the head token of what fills it, or :data:`SOURCE`.
    """

    head: int
    top: int
    predicate: str
    kind: str
    frame: Frame | None = None
    verb: str = ""
    stage: Stage | None = None
    roles: tuple[tuple[str, int], ...] = ()
    negated: bool = False
    future: bool = False
    tie: str = ""
    """Words that tie the agent to an event noun: *was involved in*."""
    subject: int | None = None


@dataclass(frozen=True, slots=True)
class _Context:
    """What the words around an event have said of it before it is reached."""

    top: int | None = None
    subject: int | None = None
    stage: Stage | None = None
    negated: bool = False
    future: bool = False
    modal: str = ""
    tie: str = ""
    depth: int = 0

    def under(self, top: int) -> _Context:
        return replace(self, top=self.top if self.top is not None else top, depth=self.depth + 1)

    def proposition(
        self,
        head: int,
        kind: str,
        predicate: str,
        *,
        frame: Frame | None,
        verb: str = "",
        stage: Stage | None,
        roles: Sequence[tuple[str, int]],
    ) -> Proposition:
        """The event of ``head``, with what was said of it on the way. What should be is another claim than what is."""
        return Proposition(
            head=head,
            top=self.top if self.top is not None else head,
            predicate=f"{self.modal} {predicate}" if self.modal else predicate,
            kind=kind,
            frame=frame,
            verb=verb,
            stage=stage,
            roles=_unique(roles),
            negated=self.negated,
            future=self.future,
            tie=self.tie,
            subject=self.subject,
        )


@dataclass(slots=True)
class Reader:
    """Reads propositions off a parse. ``own`` are tokens that stand for the source itself ("we")."""

    tree: Tree
    lexicon: Lexicon
    cue: str
    content: frozenset[int]
    own: frozenset[int] = field(default_factory=frozenset)

    def read(self, tokens: Sequence[int]) -> list[Proposition]:
        """The propositions of a content, the main one first; at most :data:`MOST`."""
        tree = self.tree
        roots = [t for t in tokens if (tree.head[t] not in self.content or tree.head[t] == t) and self._bears(t)]
        found: list[Proposition] = []
        accused = self._accused(roots)
        if accused is not None:
            patient, event = accused
            if self.cue in words.BLAMING and not self._is_event(event):
                return list(self._caused(event, _Context(subject=patient, tie="was responsible for")))
            return list(self._node(event, _Context(subject=patient)))[:MOST]
        for root in roots:
            found.extend(
                self._node(root, _Context(subject=self._controller(root) if self._subjectless(root) else None))
            )
            if len(found) >= MOST:
                break
        return found[:MOST]

    def _bears(self, t: int) -> bool:
        empty = self.tree.pos[t] in {"PUNCT", "SPACE", "CCONJ", "DET"} or self.tree.dep[t] in {"mark", "cc", "neg"}
        return not empty

    def _subjectless(self, root: int) -> bool:
        """An infinitive or gerund that leaves its subject to the source: "denied selling", "against selling"."""
        tree = self.tree
        if tree.pos[root] == "ADP":
            return tree.child(root, "pcomp") is not None
        bare = tree.dep[root] in {"xcomp", "pcomp", "acl", "advcl", "dobj", "pobj"} or tree.tag[root] == "VBG"
        return bare and tree.pos[root] in {"VERB", "AUX"}

    def _controller(self, root: int) -> int:
        """Who does what an infinitive or gerund names: whom the source urges, accuses or calls on, else the source."""
        tree = self.tree
        of = root if tree.pos[root] == "ADP" else tree.head[root] if tree.dep[root] == "pcomp" else None
        verb = tree.head[of] if of is not None else tree.head[root]
        if of is None and (tree.dep[root] not in {"xcomp", "advcl"} or verb == root):
            return SOURCE
        if tree.pos[verb] != "VERB":
            return SOURCE
        patient = tree.child(verb, "dobj", "nsubjpass") if tree.dep[root] != "advcl" else None
        if patient is None and of is None and tree.lemma[verb] in words.APPEALING:
            to = next((c for c in tree.children[verb] if tree.text[c].lower() in words.APPEALING_TO), None)
            patient = tree.child(to, "pobj") if to is not None else None
        return patient if patient is not None and tree.tag[patient] not in {"WDT", "WP"} else SOURCE

    def _accused(self, roots: Sequence[int]) -> tuple[int, int] | None:
        """ "Accused [Kyiv of shelling]", "blamed [Kyiv for the attack]", "blamed [the attack on Kyiv]"; whoever is
        accused and of what."""
        tree = self.tree
        if not roots:
            return None
        first = roots[0]
        if tree.pos[first] in {"VERB", "AUX", "ADP"}:
            return None
        # A preposition may stand in the cue: "[the outage] was blamed on [Kyiv]".
        above = [t if tree.pos[t] == "ADP" else tree.head[t] for t in roots[1:]]
        prepositions = [t for t in above if tree.pos[t] == "ADP" and tree.text[t].lower() != "by"]
        prepositions += [c for c in tree.children[first] if tree.pos[c] == "ADP" and tree.text[c].lower() != "in"]
        clause = next((t for t in roots[1:] if tree.pos[t] in {"VERB", "AUX"}), None)
        for preposition in prepositions:
            inner = tree.child(preposition, "pobj", "pcomp")
            if inner is None:
                continue
            word = tree.text[preposition].lower()
            perfect = any(tree.text[c].lower() == "having" for c in tree.children[inner])
            if (
                (tree.tag[inner] == "VBG" or perfect)
                and not self._is_event(first)
                and self._may_be_accused(first, word)
            ):
                return first, inner
            if self.cue not in words.ACCUSING:
                continue
            if self.cue in words.BLAMING and word in {"for", "over", "on"} and tree.pos[inner] in _NOUNS:
                return (inner, first) if word == "on" else (first, inner)
            if word in {"of", "for", "over", "in", "with"} and self._is_event(inner) and not self._is_event(first):
                return first, inner
            if word in {"on", "to"} and self._is_event(first):
                return inner, first
        return (first, clause) if clause is not None and tree.tag[clause] in {"VBG", "VB"} else None

    def _may_be_accused(self, t: int, word: str) -> bool:
        """Somebody: "suspected Kyiv of hacking", not "all forms of hacking"."""
        return word != "of" or self.cue in words.ACCUSING or self.tree.pos[t] in {"PROPN", "PRON"}

    def _is_event(self, t: int) -> bool:
        lemma = self.tree.lemma[t].lower()
        return self.tree.pos[t] in {"VERB", "AUX"} or lemma in self.lexicon.nouns or lemma in words.INVOLVEMENT

    # Wrappers ------------------------------------------------------------------------------------------------------

    def _node(self, t: int, context: _Context) -> Iterator[Proposition]:
        if context.depth > _DEPTH or t not in self.content:
            return
        pos = self.tree.pos[t]
        if pos in {"VERB", "AUX"}:
            yield from self._clause(t, context)
        elif pos in {"NOUN", "PROPN"}:
            yield from self._nominal(t, context)
        elif pos == "ADP" or self.tree.dep[t] == "prep":
            inner = self.tree.child(t, "pobj", "pcomp")
            if inner is not None:
                yield from self._node(inner, replace(context, depth=context.depth + 1))
        elif pos == "ADJ":
            yield from self._adjective(t, context)

    def _clause(self, v: int, context: _Context) -> Iterator[Proposition]:
        context = self._with_auxiliaries(v, context.under(v))
        subject = self._subject(v, context)
        context = replace(context, subject=subject)
        inner = list(self._wrapped(v, context))
        yield from inner if inner or self._answers(v, subject) else self._event(v, context)
        for other in self.tree.children[v]:
            if self.tree.dep[other] == "conj" and self.tree.pos[other] in {"VERB", "AUX"}:
                shared = _Context(
                    subject=subject,
                    negated=context.negated and self._shares_negation(v, other),
                    future=context.future and self.tree.child(other, "aux") is None,
                    modal=context.modal if self.tree.tag[other] == "VB" else "",
                    depth=context.depth + 1,
                )
                yield from self._node(other, shared)

    def _shares_negation(self, v: int, other: int) -> bool:
        """ "Did not plan or order": one negation over both; "did not plan but hoped": over one."""
        between = {self.tree.text[c].lower() for c in self.tree.children[v] if self.tree.dep[c] == "cc"}
        return "or" in between and self.tree.child(other, *_SUBJECTS, "nsubjpass", "aux") is None

    def _with_auxiliaries(self, v: int, context: _Context) -> _Context:
        tree = self.tree
        negated, future, modal = context.negated, context.future, context.modal
        for c in tree.children[v]:
            word = tree.text[c].lower()
            if tree.dep[c] == "neg" or word in {"never", "nor", "neither"}:
                negated = not negated
            elif tree.dep[c] == "aux":
                future = future or word in words.FUTURE
                modal = tree.lemma[c].lower() if tree.lemma[c].lower() in words.OBLIGATION else modal
            elif tree.dep[c] in {"nsubj", "nsubjpass", "dobj", "attr"} and self._is_negative(c):
                negated = not negated
        if tree.lemma[v] == "go" and tree.tag[v] == "VBG" and tree.child(v, "xcomp") is not None:
            future = True
        return replace(context, negated=negated, future=future, modal=modal)

    def _is_negative(self, noun: int) -> bool:
        tree = self.tree
        if tree.text[noun].lower() in {"nobody", "nothing", "none", "no-one", "noone"}:
            return True
        return any(
            (tree.text[c].lower() in {"no", "neither"} and tree.dep[c] in {"det", "neg"})
            or (tree.text[c].lower() == "not" and tree.text[noun].lower() in {"one", "a"})
            for c in tree.children[noun]
        )

    def _subject(self, v: int, context: _Context) -> int | None:
        tree = self.tree
        subject = tree.child(v, "nsubj", "nsubjpass", "csubj", "expl")
        if subject is None:
            return context.subject
        if tree.tag[subject] in {"WDT", "WP"}:
            at = v
            while tree.dep[at] not in {"relcl", "acl"} and tree.head[at] != at:
                at = tree.head[at]
            return tree.head[at] if tree.dep[at] in {"relcl", "acl"} else context.subject
        return subject

    def _lemma(self, v: int) -> str:
        particle = self.tree.child(v, "prt")
        lemma = self.tree.lemma[v].lower()
        return f"{lemma}_{self.tree.text[particle].lower()}" if particle is not None else lemma

    def _answers(self, v: int, subject: int | None) -> bool:
        """ "The reports were false", "could not confirm the claim", "it did not": says something of allegations and
        nothing of the world."""
        tree = self.tree
        done = tree.child(v, "dobj")
        if done is not None and tree.lemma[done] == "thing" and self._means_statement(done):
            return True
        if tree.pos[v] == "AUX" and tree.tag[v] == "MD":
            # "Nor will it".
            return True
        if tree.lemma[v] == "do" or tree.lemma[v] in words.WEIGHING | words.CONTRADICTING:
            thing = tree.child(v, "dobj", "nsubjpass", "advmod")
            elliptic = tree.lemma[v] == "do" and (thing is None or tree.dep[thing] == "advmod")
            return elliptic or (thing is not None and (self._means_statement(thing) or self._is_indefinite(thing)))
        if tree.lemma[v] == "have":
            thing = tree.child(v, "dobj")
            told = subject is not None and subject >= 0 and tree.lemma[subject].lower() in words.NO_EVENT
            if told and thing is not None and tree.lemma[thing].lower() in words.UNGROUNDED:
                return True
            return thing is None or tree.text[thing].lower() in {"nothing", "anything", "something"}
        if subject is None or subject < 0 or tree.lemma[v] not in {"be", "remain", "seem"}:
            return False
        if tree.child(v, "expl") is not None:
            return self._lacks_what_was_said(v)
        if self._is_without_ground(v):
            return tree.lemma[subject].lower() in words.NO_EVENT
        quality = tree.child(v, "acomp", "attr")
        about = tree.lemma[subject].lower() in words.NO_EVENT
        return about and quality is not None and tree.lemma[quality].lower() in words.EVALUATION | words.REPORT_NOUNS

    def _lacks_what_was_said(self, v: int) -> bool:
        """ "There is no evidence that it did", "there is no truth in that"."""
        tree = self.tree
        thing = tree.child(v, "attr")
        if thing is None or tree.lemma[thing].lower() not in words.REPORT_NOUNS | words.UNGROUNDED:
            return False
        clause = tree.child(thing, "acl", "relcl", "ccomp")
        if clause is not None:
            return self._answers(clause, tree.child(clause, "nsubj"))
        below = (tree.child(c, "pobj") for t in (thing, v) for c in tree.children[t] if tree.dep[c] == "prep")
        return any(inner is not None and self._means_statement(inner) for inner in below)

    def _is_without_ground(self, v: int) -> bool:
        """ "The claims are without foundation"."""
        tree = self.tree
        without = next((c for c in tree.children[v] if tree.text[c].lower() == "without"), None)
        ground = tree.child(without, "pobj") if without is not None else None
        return ground is not None and tree.lemma[ground].lower() in words.UNGROUNDED

    def _is_indefinite(self, t: int) -> bool:
        """ "Did nothing wrong", "denies everything"."""
        tree = self.tree
        clause = any(tree.dep[child] in {"acl", "relcl"} for child in tree.children[t])
        return tree.text[t].lower() in {"nothing", "anything", "everything", "all"} and not clause

    def _means_statement(self, t: int) -> bool:
        """ "It", "that", "no such thing", "the claim": not "the report on the fire"."""
        tree = self.tree
        lemma = tree.lemma[t].lower()
        own = any(tree.dep[child] in {"acl", "ccomp", "prep", "relcl"} for child in tree.children[t])
        such = any(tree.text[child].lower() == "such" for child in tree.children[t])
        return not own and (lemma in words.POINTING or (lemma == "thing" and such) or lemma in words.REPORT_NOUNS)

    def _wrapped(self, v: int, context: _Context) -> Iterator[Proposition]:
        """The propositions that the clause of ``v`` only wraps; none where it is one itself."""
        tree, lemma = self.tree, self._lemma(v)
        if lemma in {"be", "remain"}:
            yield from self._copula(v, context)
            return
        inner = tree.child(v, "xcomp", "ccomp")
        target = tree.child(v, "dobj", "nsubjpass")
        if inner is not None and tree.pos[inner] not in {"VERB", "AUX"}:
            if lemma in {"seem", "appear"}:
                return
            inner = None
        if inner is not None and (stage := words.STAGE_OF.get(lemma)) and tree.dep[inner] == "xcomp":
            yield from self._node(inner, replace(context, stage=context.stage or stage))
        elif inner is not None and lemma in words.ORDERING and target is None:
            yield from self._node(inner, replace(context, stage=Stage.ORDERED, subject=None))
        elif inner is not None and lemma == "help" and tree.child(inner, "nsubj") is not None:
            return
        elif inner is not None and lemma in {"seem", "appear"} and tree.dep[inner] == "ccomp":
            # "It seems that …".
            fresh = _Context(negated=context.negated, future=context.future, depth=context.depth)
            yield from self._node(inner, fresh)
        elif inner is not None and lemma in words.ASPECT | {"go", "have", "seem", "appear", "continue"}:
            yield from self._node(inner, context)
        elif inner is not None and self._is_own(v, context.subject, lemma):
            yield from self._node(inner, _Context(negated=context.negated, depth=context.depth))
        elif (
            lemma in words.OCCUR | {"take"} and self._occurs(v) and context.subject is not None and context.subject >= 0
        ):
            yield from self._noun_event(context.subject, replace(context, subject=None))
        elif target is not None and (lemma in words.LIGHT or words.STAGE_OF.get(lemma) is Stage.ORDERED):
            yield from self._light(v, lemma, target, context)
        elif lemma in words.TYING and target is not None:
            yield from self._tied(v, target, context)
        elif lemma == "involve" and tree.child(v, "auxpass", "nsubjpass") is not None:
            yield from self._preposition(v, replace(context, tie="was involved in"))

    def _is_own(self, v: int, subject: int | None, lemma: str) -> bool:
        """ "We believe that …" of the source itself, "the evidence shows that …"."""
        tree = self.tree
        if subject is None:
            return False
        if lemma in words.THINKING:
            return subject == SOURCE or subject in self.own
        return lemma in words.EVIDENCE_VERBS and (
            subject < 0 or tree.lemma[subject].lower() in words.REPORT_NOUNS | {"it", "that", "this", "which"}
        )

    def _occurs(self, v: int) -> bool:
        tree = self.tree
        if tree.lemma[v] != "take":
            return True
        place = tree.child(v, "dobj")
        return place is not None and tree.text[place].lower() == "place"

    def _light(self, v: int, lemma: str, target: int, context: _Context) -> Iterator[Proposition]:
        """ "Carried out the attack", "ordered the killing"; in the passive the doer is the agent of the verb."""
        tree = self.tree
        if tree.lemma[target].lower() not in self.lexicon.nouns or (lemma == "have" and not self._is_event(target)):
            return
        passive = tree.dep[target] == "nsubjpass"
        by = tree.child(v, "agent")
        doer = (tree.child(by, "pobj") if by is not None else None) if passive else context.subject
        stage = Stage.ORDERED if words.STAGE_OF.get(lemma) is Stage.ORDERED else context.stage
        yield from self._noun_event(target, replace(context, subject=doer, stage=stage, top=v))

    def _tied(self, v: int, target: int, context: _Context) -> Iterator[Proposition]:
        """ "Had no part in the attack", "had nothing to do with it", "denies any role in it"."""
        context = replace(context, negated=context.negated != (self.tree.lemma[v] == "deny"))
        tree, lemma = self.tree, self.tree.lemma[target].lower()
        if lemma in words.INVOLVEMENT:
            yield from self._preposition(target, replace(context, tie="was involved in"))
        elif lemma in {"nothing", "anything", "something"} and self.tree.lemma[v] == "have":
            doing = next((t for t in tree.subtree(v) if tree.lemma[t] == "do" and t > target), None)
            if doing is not None:
                yield from self._preposition(doing, replace(context, tie="was involved in"))
        elif lemma in words.STAGE_OF and self.tree.lemma[v] in {"have", "make"}:
            yield from self._nominal(target, context)

    def _preposition(self, t: int, context: _Context) -> Iterator[Proposition]:
        """The event behind a preposition: "[responsible] for the attack", "[role] in planting the bomb"."""
        tree = self.tree
        for c in tree.children[t]:
            if tree.dep[c] in {"prep", "pcomp"} and tree.text[c].lower() in _TYING:
                inner = tree.child(c, "pobj", "pcomp")
                if inner is None:
                    continue
                if tree.pos[inner] in {"VERB", "AUX"}:
                    yield from self._node(inner, replace(context, tie=""))
                elif inner in self.content:
                    yield from self._noun_event(inner, context)
                return

    def _copula(self, v: int, context: _Context) -> Iterator[Proposition]:
        tree = self.tree
        quality = tree.child(v, "acomp", "attr", "oprd")
        behind = next((c for c in tree.children[v] if tree.text[c].lower() == "behind"), None)
        if behind is not None and quality is None:
            inner = tree.child(behind, "pobj")
            if inner is not None and tree.lemma[inner].lower() in self.lexicon.nouns:
                yield from self._noun_event(inner, replace(context, tie="was behind"))
            return
        if quality is None:
            yield from self._to_blame(v, context)
            return
        lemma = tree.lemma[quality].lower()
        if context.subject is not None and context.subject >= 0 and tree.dep[context.subject] == "expl":
            yield from self._existence(v, quality, replace(context, subject=None))
        elif lemma in words.MODAL_ADJECTIVES:
            clause = self._clause_of(v, quality)
            if clause is not None:
                negated = lemma not in words.OPEN and context.negated != (lemma in words.DOUBTFUL)
                yield from self._node(clause, _Context(negated=negated, depth=context.depth))
        elif lemma in words.INVOLVED:
            tie = "was involved in" if lemma in {"involved", "implicated"} else f"was {lemma} for"
            tie = {"complicit": "was complicit in", "guilty": "was guilty of"}.get(lemma, tie)
            yield from self._preposition(quality, replace(context, tie=tie))
        elif lemma in words.THINKING and self._is_own(v, context.subject, lemma):
            clause = self._clause_of(v, quality)
            if clause is not None:
                yield from self._node(clause, _Context(negated=context.negated, depth=context.depth))
        elif lemma in words.STAGE_OF or lemma in words.THINKING:
            yield from self._adjective(quality, context)

    def _to_blame(self, v: int, context: _Context) -> Iterator[Proposition]:
        """ "Kyiv is to blame for the outage"."""
        tree = self.tree
        blame = tree.child(v, "xcomp")
        if blame is None or tree.lemma[blame].lower() != "blame" or tree.child(blame, "dobj", "auxpass") is not None:
            return
        cause = next((c for c in tree.children[blame] if tree.text[c].lower() == "for"), None)
        event = tree.child(cause, "pobj") if cause is not None else None
        tied = replace(context, tie="was to blame for")
        if event is not None and event in self.content:
            yield from self._noun_event(event, tied) if self._is_event(event) else self._caused(event, tied)

    def _clause_of(self, *tokens: int) -> int | None:
        """The clause that hangs on one of these words, with what the parser makes of "if" and "whether"."""
        tree = self.tree
        for t in tokens:
            for c in tree.children[t]:
                reason = any(tree.text[m].lower() in words.REASON for m in tree.children[c] if tree.dep[m] == "mark")
                if tree.dep[c] in _CLAUSES and tree.pos[c] in {"VERB", "AUX"} and not reason:
                    return c
        return None

    def _existence(self, v: int, noun: int, context: _Context) -> Iterator[Proposition]:
        """ "There was no attack", "there were never any plans to sell", "there is no evidence that …"."""
        lemma = self.tree.lemma[noun].lower()
        if lemma in words.REPORT_NOUNS and (clause := self._clause_of(noun, v)) is not None:
            # "No doubt that" asserts, "little doubt that" all but asserts.
            negated = context.negated and lemma not in {"doubt", "question"}
            yield from self._node(clause, _Context(negated=negated, depth=context.depth))
        elif lemma in words.REPORT_NOUNS or lemma in words.STAGE_OF:
            yield from self._nominal(noun, context)
        elif lemma in self.lexicon.nouns:
            yield from self._noun_event(noun, context)

    def _adjective(self, t: int, context: _Context) -> Iterator[Proposition]:
        inner = self.tree.child(t, "xcomp")
        stage = words.STAGE_OF.get(self.tree.lemma[t].lower())
        if inner is not None and stage:
            yield from self._node(inner, replace(context.under(t), stage=context.stage or stage))

    # Nouns ---------------------------------------------------------------------------------------------------------

    def _nominal(self, n: int, context: _Context) -> Iterator[Proposition]:
        """A noun as a whole content: findings that …, plans to …, involvement in …, the sale of …"""
        tree, lemma = self.tree, self.tree.lemma[n].lower()
        clause = next((c for c in tree.children[n] if tree.dep[c] in {"acl", "relcl", "ccomp"}), None)
        that = clause is not None and tree.child(clause, "mark", "nsubj", "nsubjpass", "expl") is not None
        if lemma in words.REPORT_NOUNS:
            if clause is not None and that:
                negated = context.negated != (lemma in words.DENIALS)
                yield from self._node(clause, _Context(negated=negated, depth=context.depth + 1))
            else:
                denied = lemma in words.DENIALS
                owner = self._owner(n) if denied else None
                yield from self._about(n, replace(context, subject=owner, negated=context.negated != denied))
        elif lemma in words.STAGE_OF and clause is not None:
            owner = self._owner(n)
            stage = replace(context, stage=context.stage or words.STAGE_OF[lemma])
            yield from self._node(clause, replace(stage, subject=owner if owner is not None else context.subject))
        elif lemma in words.INVOLVEMENT:
            owner = self._owner(n)
            doer = owner if owner is not None else (context.subject if context.subject is not None else SOURCE)
            tie = "was responsible for" if lemma == "responsibility" else "was involved in"
            yield from self._preposition(n, replace(context, subject=doer, tie=tie))
        elif lemma in self.lexicon.nouns and self.cue in words.EVENT_CUES:
            default = SOURCE if self.cue in words.DENYING else None
            subject = context.subject if context.subject is not None else default
            yield from self._noun_event(n, replace(context, subject=subject))

    def _about(self, n: int, context: _Context) -> Iterator[Proposition]:
        """ "Allegations of torture", "accusations of involvement in the attack"."""
        tree = self.tree
        for c in tree.children[n]:
            if tree.dep[c] == "prep" and tree.text[c].lower() in {"of", "about", "over"}:
                inner = tree.child(c, "pobj", "pcomp")
                if inner is not None and self._is_event(inner):
                    yield from self._node(inner, replace(context, depth=context.depth + 1))

    def _owner(self, n: int) -> int | None:
        tree = self.tree
        owner = tree.child(n, "poss")
        if owner is not None:
            return owner
        return next(
            (
                c
                for c in tree.children[n]
                if tree.dep[c] in {"amod", "compound"} and tree.tag[c] in {"JJ", "NNP"} and tree.text[c][:1].isupper()
            ),
            None,
        )

    def _caused(self, n: int, context: _Context) -> Iterator[Proposition]:
        """What somebody is blamed for and no frame knows as an event: "blamed [Kyiv for the blackout]"."""
        frame = self.lexicon.frames["cause"]
        roles = [("patient", n)] if context.subject is None else [("agent", context.subject), ("patient", n)]
        yield context.proposition(n, "noun", frame.name, frame=frame, verb="cause", stage=None, roles=roles)

    def _noun_event(self, n: int, context: _Context) -> Iterator[Proposition]:
        """The event of a noun, with what hangs on the noun."""
        tree = self.tree
        entry = self.lexicon.nouns.get(tree.lemma[n].lower()) or self.lexicon.nouns.get(tree.text[n].lower())
        if entry is None:
            return
        frame, verb = entry
        frame, kind = self._of_kind(n, frame)
        inverse = self.lexicon.verbs.get(verb, (frame, False))[1]
        tied = bool(context.tie) or context.top not in {None, n}
        doer = "recipient" if inverse else "agent" if tied else frame.subject
        roles: list[tuple[str, int]] = []
        if context.subject is not None:
            roles.append((doer, context.subject))
        for c in tree.children[n]:
            if c != kind:
                roles.extend(self._noun_role(c, frame, doer, context.subject, taken=bool(roles)))
        stage = context.stage or frame.stages.get(tree.lemma[n].lower()) or frame.stages.get(verb)
        frame = self._refined(frame, roles)
        context = replace(context, negated=context.negated != self._is_negative(n))
        yield context.proposition(n, "noun", frame.name, frame=frame, verb=verb, stage=stage, roles=roles)

    def _of_kind(self, n: int, frame: Frame) -> tuple[Frame, int | None]:
        """The frame that a word before the noun makes it, and that word: "a *cyber* attack"."""
        for c in self.tree.children[n]:
            other = frame.kinds.get(self.tree.lemma[c].lower()) if c < n else None
            if other is not None:
                return self.lexicon.frames[other], c
        return frame, None

    def _noun_role(
        self, c: int, frame: Frame, doer: str, subject: int | None, *, taken: bool
    ) -> Iterator[tuple[str, int]]:
        """The role of a word below an event noun; none for its subject: "blamed [the attack on Kyiv]"."""
        tree, dep = self.tree, self.tree.dep[c]
        if dep == "poss":
            yield (frame.owner if frame.owner != "agent" else doer), c
        elif dep in {"prep", "agent"}:
            inner = tree.child(c, "pobj")
            if inner is not None and inner != subject:
                word = tree.text[c].lower()
                role = doer if word == "by" else frame.role(word, noun=True)
                if self._plausible(role, word, inner):
                    yield role, inner
        elif dep == "compound" and tree.pos[c] == "NOUN":
            yield ("goods" if frame.object == "goods" else "instrument"), c
        elif dep == "compound" and tree.pos[c] == "PROPN":
            yield frame.object, c
        elif dep in {"amod", "nmod"} and tree.text[c][:1].isupper() and not taken:
            yield "demonym", c

    def _plausible(self, role: str, word: str, t: int) -> bool:
        """ "In support of" is no place, and "the shipments from the purchase" names no seller."""
        named = self.tree.pos[t] in {"PROPN", "PRON"}
        if role == "place" and word in {"in", "at", "into", "to"}:
            return named or self.tree.lemma[t].lower() in words.PLACES
        return named or role != "agent" or word == "by"

    # Verbs ---------------------------------------------------------------------------------------------------------

    def _event(self, v: int, context: _Context) -> Iterator[Proposition]:
        lemma = self._lemma(v)
        if lemma in {"be", "remain"}:
            made = self._state(v, context)
            if made is not None:
                yield made
            return
        frame, inverse = self.lexicon.verbs.get(lemma, (None, False))
        roles = _unique(list(self._verb_roles(v, frame, inverse, context.subject)))
        stage = context.stage or (frame.stages.get(lemma) if frame is not None else None)
        frame = self._refined(frame, roles) if frame is not None else None
        if frame is not None and not frame.stages and context.stage is None:
            stage = None
        verb = lemma.replace("_", " ")
        predicate = frame.name if frame is not None else verb
        yield context.proposition(v, "verb", predicate, frame=frame, verb=verb, stage=stage, roles=roles)

    def _refined(self, frame: Frame, roles: Sequence[tuple[str, int]]) -> Frame:
        """Sending troops is no transfer of goods."""
        for role, t in roles:
            if role == frame.object and t >= 0:
                other = frame.becomes.get(self.tree.lemma[t].lower())
                if other:
                    return self.lexicon.frames[other]
        return frame

    def _verb_roles(self, v: int, frame: Frame | None, inverse: bool, subject: int | None) -> Iterator[tuple[str, int]]:
        tree = self.tree
        passive, own = is_passive(tree, v), tree.child(v, "dobj", "prep", "ccomp", "xcomp")
        doer = "recipient" if inverse else (frame.subject if frame is not None else "agent")
        done = frame.object if frame is not None else "patient"
        if subject is not None:
            yield (done if passive and doer != done else doer), subject
        last = max(self.content, default=v)
        for c in tree.children[v]:
            if c > last:
                # What the parser hung on it from behind the content: "shelled the plant, a claim [Peru] denied".
                continue
            if tree.dep[c] == "conj" and own is None and not passive and tree.pos[c] == "VERB":
                shared = tree.child(c, "dobj")
                if shared is not None:
                    yield done, shared
            else:
                yield from self._verb_role(c, frame, doer, done)

    def _verb_role(self, c: int, frame: Frame | None, doer: str, done: str) -> Iterator[tuple[str, int]]:
        tree, dep = self.tree, self.tree.dep[c]
        if dep in {"dobj", "oprd"} and tree.tag[c] not in {"WDT", "WP"}:
            yield done, c
            yield from self._strayed(c, frame)
        elif dep == "dative":
            inner = tree.child(c, "pobj") if tree.pos[c] == "ADP" else c
            if inner is not None:
                yield "recipient", inner
        elif dep in {"prep", "agent"} and tree.text[c].lower() not in words.ASIDE:
            inner, word = tree.child(c, "pobj"), tree.text[c].lower()
            if inner is not None and tree.lemma[inner] in words.NO_WAY and self._is_negative(inner):
                return
            role = doer if dep == "agent" else (frame.role(word) if frame is not None else _usual(word))
            if inner is not None and self._plausible(role, word, inner):
                yield role, inner
        elif dep in {"ccomp", "xcomp"}:
            yield "content", c

    def _strayed(self, noun: int, frame: Frame | None) -> Iterator[tuple[str, int]]:
        """Phrases of the verb that the parser hung on its object: "shipped [rifles to Peru]"."""
        for c in self.tree.children[noun]:
            word = self.tree.text[c].lower()
            inner = self.tree.child(c, "pobj") if self.tree.dep[c] == "prep" else None
            if inner is not None and frame is not None and (word in frame.roles or word == "to"):
                role = frame.role(word)
                if role != frame.object and self._plausible(role, word, inner):
                    yield role, inner

    def _state(self, v: int, context: _Context) -> Proposition | None:
        """ "X is a spy", "X is dead", "X is in Y"."""
        quality = self.tree.child(v, "acomp", "attr", "oprd")
        if quality is not None:
            frame, predicate, roles = self._quality(v, quality, context.subject)
            return context.proposition(v, "state", predicate, frame=frame, stage=context.stage, roles=roles)
        place = self.tree.child(v, "prep")
        where = self.tree.child(place, "pobj") if place is not None else None
        if place is None or where is None:
            return None
        roles = [*self._theme(context.subject), (_usual(self.tree.text[place].lower()), where)]
        return context.proposition(v, "state", "be", frame=None, stage=context.stage, roles=roles)

    def _quality(self, v: int, quality: int, subject: int | None) -> tuple[Frame | None, str, list[tuple[str, int]]]:
        """Frame, predicate and roles of what is said to be so; of "there is X" the X is the theme."""
        tree, theme = self.tree, self._theme(subject)
        lemma = tree.lemma[quality].lower()
        frame = self.lexicon.adjectives.get(lemma)
        roles = [(frame.subject if frame is not None else role, t) for role, t in theme]
        for c in [*tree.children[quality], *tree.children[v]]:
            inner = tree.child(c, "pobj") if tree.dep[c] == "prep" else None
            if inner is not None:
                roles.append((_usual(tree.text[c].lower()), inner))
        if subject is not None and not theme:
            return frame, "be", [*roles, ("theme", quality)]
        return frame, frame.name if frame is not None else f"be {lemma}", roles

    def _theme(self, subject: int | None) -> list[tuple[str, int]]:
        expletive = subject is not None and subject >= 0 and self.tree.dep[subject] == "expl"
        return [("theme", subject)] if subject is not None and not expletive else []


def is_passive(tree: Tree, v: int) -> bool:
    """Whether a verb is passive, by its own auxiliary or that of a verb that it is joined to."""
    if tree.child(v, "auxpass", "nsubjpass") is not None:
        return True
    if tree.tag[v] != "VBN" or tree.child(v, "aux", *_SUBJECTS) is not None:
        return False
    return tree.dep[v] in {"acl", "pcomp", "xcomp"} or (tree.dep[v] == "conj" and is_passive(tree, tree.head[v]))


def _usual(word: str) -> str:
    return USUAL.get(word, word)


def _unique(roles: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """One filler a role, the first; joined fillers are read off the first one later."""
    seen: dict[str, int] = {}
    for role, t in roles:
        seen.setdefault(role, t)
    return tuple(seen.items())
