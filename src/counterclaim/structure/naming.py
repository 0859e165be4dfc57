"""Who or what fills a role: resolved names, the words of a phrase, and what identifies it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from counterclaim.model import Actor, Argument, SourceMention, Span
from counterclaim.structure.propositions import SOURCE
from counterclaim.structure.words import MASS, PLACES
from counterclaim.tree import Tree

MEASURES = frozenset(
    """
    amount number quantity lot million billion trillion thousand hundred dozen score ton tonne group series range
    variety bulk majority pair couple handful array string volume piece part shipment batch kind type sort spate wave
    pound kilogram kg gallon barrel litre liter""".split()
)
"""Nouns that only measure the noun behind their "of"."""
_UNNAMED = frozenset({"unnamed", "document", "unknown"})
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$", "EX"})
_LEFT = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod", "case", "punct", "predet"}
)
NEGATIVE_DETERMINERS = frozenset({"any", "no", "neither"})
_SKIPPED_DETERMINERS = NEGATIVE_DETERMINERS | {"such"}
_THE = re.compile(
    r"^United |(Republic|Islands|Emirates|Netherlands|Philippines|Kingdom|Union|Nations|Bahamas|Maldives|Congo"
    r"|Gambia|Agency|Ministry|Department|Council|Committee|Organization|Organisation|Brotherhood|Observatory|Army"
    r"|Front|Navy|Fleet|Authority|Commission)$"
)
_OWNED = re.compile(r"^(?:a|an|his|her|its|their|our|one|some|two|three|several|many)\b")
_NO_THE = re.compile(r"(Street|Congress|Parliament|Command)$")


class Mention(Protocol):
    """What the resolution knows of a mention. See :class:`counterclaim.resolve.Mention`."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def head(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def actor(self) -> str: ...


class Mentions(Protocol):
    """The part of a resolution that claims are named by."""

    @property
    def actors(self) -> tuple[Actor, ...]: ...
    def mention_at(self, start: int, end: int) -> Mention | None: ...


def _is_nobody(mention: Mention) -> bool:
    return mention.name.lower().partition(" ")[0] in {"no", "none", "neither", "nobody"}


def is_one(tree: Tree, t: int) -> bool:
    """Whether "no", "any" or "neither" stands where an assertion has "a": "sold *no* ship"."""
    noun = tree.head[t]
    counted = tree.tag[noun] == "NN" and not tree.lemma[noun].endswith("ing") and tree.lemma[noun] not in MASS
    negative = tree.dep[t] in {"det", "neg"} and tree.text[t].lower() in NEGATIVE_DETERMINERS
    # A "no-fly zone" is one, and no negation.
    return negative and counted and noun > t and tree.text[t + 1] != "-"


def _affirmed(tree: Tree, t: int) -> str:
    """A word as an assertion has it: "a ship" for "no ship", "something" for "anything"."""
    word = tree.text[t].lower()
    if is_one(tree, t):
        return "one" if word == "neither" else "a"
    return _AFFIRMED.get(word, tree.text[t]) if tree.pos[t] == "PRON" else tree.text[t]


_AFFIRMED = {"anything": "something", "anyone": "someone", "anybody": "somebody"}


@dataclass(slots=True)
class Namer:
    """Names and words phrases of one report. ``adjectives`` maps "peruvian" to Peru, for the states of the report."""

    tree: Tree
    mentions: Mentions
    actors: Mapping[str, Actor]
    adjectives: Mapping[str, Actor]
    source: SourceMention
    subject: int | None = None
    """The subject of the sentence being worded: "its" stays "its" where it means the subject."""

    def argument(self, role: str, t: int) -> Argument | None:
        """The argument that token ``t`` fills; ``None`` for a pronoun that nobody resolved."""
        if t == SOURCE:
            name = self.source.name
            return Argument(role, name, self._lasting(self.source.actor)) if name else None
        t = self.measured(t)
        mention = self.mention(t)
        span = self._span(t)
        if mention is not None and self._known(mention) and not (self.is_place(t) and self._other_words(t, mention)):
            return Argument(role, mention.name, mention.actor, span)
        tree = self.tree
        if tree.tag[t] in _PRONOUNS or (tree.pos[t] in {"PRON", "DET"} and mention is None):
            return Argument(role, mention.name, None, span) if mention is not None else None
        if tree.pos[t] in {"VERB", "AUX"}:
            words = [u for u in tree.subtree(t) if tree.dep[u] not in {"mark", "punct", "neg"}][:12]
            return Argument(role, self.join(words), None, span)
        return Argument(role, self.phrase(t, articles=False), None, span)

    def demonym(self, t: int) -> Actor | None:
        """The state that an adjective such as "Peruvian" or "South Korean" names."""
        text = self.tree.text
        for first in (t - 1, t):
            if first >= 0:
                known = self.adjectives.get(" ".join(text[first : t + 1]).lower())
                if known is not None:
                    return known
        return None

    def measured(self, t: int) -> int:
        """The noun that is measured: *shells* of "millions of shells"."""
        tree = self.tree
        for _ in range(3):
            if tree.lemma[t].lower() not in MEASURES:
                break
            of = next((c for c in tree.children[t] if tree.text[c].lower() == "of"), None)
            inner = tree.child(of, "pobj") if of is not None else None
            if inner is None:
                break
            t = inner
        return t

    def mention(self, t: int) -> Mention | None:
        """The mention whose head is this word."""
        tree = self.tree
        if tree.pos[t] not in {"NOUN", "PROPN", "PRON", "NUM", "X"}:
            return None
        found = self.mentions.mention_at(tree.start[t], tree.end[t])
        if found is None or found.head != tree.start[t] or (tree.tag[t] in _PRONOUNS and _is_nobody(found)):
            return None
        return found

    def _means_nobody(self, t: int) -> bool:
        """ "No country admitted that *it* shelled the port": somebody may have."""
        found = self.mentions.mention_at(self.tree.start[t], self.tree.end[t])
        return found is not None and found.head == self.tree.start[t] and _is_nobody(found)

    def identity(self, argument: Argument, t: int) -> str:
        """What identifies a filler in the id of a claim: the actor, else the lemmas of the joined heads."""
        if argument.actor is not None:
            return argument.actor
        if t == SOURCE:
            return argument.name.lower()
        t = self.measured(t)
        if self.tree.pos[t] in {"VERB", "AUX"}:
            return " ".join(self.tree.lemma[u].lower() for u in self.tree.subtree(t) if self.tree.pos[u] in _CONTENTFUL)
        return "+".join(sorted(self.tree.lemma[u].lower() for u in self.joined(t)))

    def joined(self, t: int) -> list[int]:
        """A noun and those joined to it by "and", "or" or commas."""
        found = [t]
        for c in self.tree.children[t]:
            if self.tree.dep[c] == "conj" and self.tree.pos[c] in {"NOUN", "PROPN"}:
                found.extend(self.joined(self.measured(c)))
        return found

    # Words ---------------------------------------------------------------------------------------------------------

    def subject_text(self, t: int | None) -> str | None:
        """A subject as it opens a sentence; ``None`` where nobody is known."""
        if t is None:
            return None
        if t == SOURCE:
            actor = self.actors.get(self.source.actor or "")
            return self.with_article(self.source.name, actor) if self.source.name else None
        if self.tree.tag[t] in _PRONOUNS and self.mention(t) is None:
            return "somebody" if self._means_nobody(t) else None
        demonym = self.demonym(t) if self.tree.dep[t] in {"amod", "compound", "nmod"} else None
        if demonym is not None:
            return self.with_article(demonym.name, demonym)
        return self.phrase(t).removesuffix("'s").removesuffix("’s")

    def phrase(self, t: int, *, articles: bool = True) -> str:
        """The words of a noun phrase without clauses, names resolved: "millions of artillery shells"."""
        kept = self.phrase_tokens(t)
        if not articles:
            while kept and (self.tree.dep[kept[0]] == "det" or self.tree.text[kept[0]] in _QUOTES):
                kept.pop(0)
        return self.join(kept)

    def phrase_tokens(self, t: int, *, depth: int = 0) -> list[int]:
        """Tokens of a noun phrase: what stands before the head, "of" phrases, and joined nouns."""
        tree = self.tree
        kept = [t]
        for c in tree.children[t]:
            dep = tree.dep[c]
            if c < t and dep in _LEFT:
                word = tree.text[c].lower()
                skipped = dep in {"det", "amod", "predet"} and word in _SKIPPED_DETERMINERS
                if dep == "advmod" and word in {"again", "once"}:
                    continue
                if not skipped or is_one(tree, c):
                    kept.extend(u for u in tree.subtree(c) if tree.dep[u] not in {"relcl", "appos"})
            elif c > t and dep == "case":
                kept.append(c)
            elif depth < 3 and dep == "prep" and (tree.text[c].lower() == "of" or (c > t and self._excepts(t, c))):
                inner = tree.child(c, "pobj")
                if inner is None and self._excepts(t, c):
                    # The parser may hang the exception from the verb.
                    inner = c + 1
                if inner is not None:
                    kept.extend([c, *self.phrase_tokens(inner, depth=depth + 1)])
            elif depth < 3 and (dep == "cc" or (dep == "conj" and tree.pos[c] in {"NOUN", "PROPN", "PRON"})):
                kept.extend([c] if dep == "cc" else self.phrase_tokens(c, depth=depth + 1))
            elif dep == "nummod":
                kept.append(c)
        kept = sorted(set(kept))
        while kept and self.tree.dep[kept[-1]] == "cc":
            kept.pop()
        return kept

    def _excepts(self, t: int, c: int) -> bool:
        """ "All but two of the hostages"."""
        whole = self.tree.text[t].lower() in {"all", "none", "everyone", "everybody", "everything"}
        return whole and self.tree.text[c].lower() in {"but", "except"}

    def join(self, tokens: Sequence[int]) -> str:
        """Words of tokens in order, mentions replaced by resolved names, quotation marks left out."""
        tree = self.tree
        replaced = self._replacements(tokens)
        parts: list[str] = []
        inside, last = set(tokens), -1
        for t in tokens:
            text = replaced.get(t, _affirmed(tree, t))
            if not text.strip() or text in _QUOTES or (tree.dep[t] == "case" and tree.head[t] not in inside):
                continue
            if parts and t == tree.sentence[t] and tree.pos[t] not in {"PROPN", "ADJ"} and t not in replaced:
                text = text[:1].lower() + text[1:] if text != "I" else text
            glued = bool(parts) and last >= 0 and self._glued(last, t)
            if text in _CLOSING or text.startswith(("'", "’")) or text == "n't":
                glued = True
            if parts and glued:
                parts[-1] += text
            else:
                parts.append(text)
            last = t
        return re.sub(r"\b[Tt]he the\b", "the", " ".join(parts)).strip(" ,;:")

    def _glued(self, before: int, t: int) -> bool:
        tree = self.tree
        return tree.end[before] == tree.start[t] and t == before + 1

    def _replacements(self, tokens: Sequence[int]) -> dict[int, str]:
        """For the head of each mention its name; for the other words of the mention nothing."""
        tree, replaced = self.tree, {}
        for t in tokens:
            mention = self.mention(t)
            pronoun = tree.tag[t] in _PRONOUNS
            if mention is None or not (pronoun or self._known(mention)) or self._is_subjects(t, mention):
                continue
            if pronoun and tree.text[t].lower().endswith(("self", "selves")):
                continue
            if not pronoun and (self.is_place(t) or mention.name[:1].islower() or self._is_part(t, mention)):
                continue
            actor = self.actors.get(mention.actor)
            name = self.with_article(mention.name, actor, words=tree.text[t]) if pronoun else mention.name
            if tree.tag[t] == "PRP$":
                name += "’" if name.endswith("s") else "’s"
            for u in range(t - 1, -1, -1):
                if tree.start[u] < mention.start:
                    if tree.text[u].lower() == "the" and u in tokens and not self._takes_article(mention.name, actor):
                        replaced[u] = "" if actor is not None and actor.kind in {"state", "person"} else tree.text[u]
                    elif u not in tokens or tree.dep[u] not in {"det", "poss", "amod", "nmod", "compound", "case"}:
                        name = name if pronoun else self.with_article(name, actor)
                    break
                replaced[u] = ""
            else:
                name = name if pronoun else self.with_article(name, actor)
            for u in range(t + 1, min(t + 12, len(tree))):
                if tree.end[u] > mention.end:
                    break
                replaced[u] = ""
            replaced[t] = name
        return replaced

    def _is_part(self, t: int, mention: Mention) -> bool:
        """What is said of somebody ("is the mayor"), and the end of a longer name ("al-Sadr"), stay as they are."""
        tree = self.tree
        first = next(u for u in range(t, -1, -1) if tree.start[u] <= mention.start)
        before, after = tree.text[max(first - 1, 0)], tree.text[min(t + 1, len(tree) - 1)]
        return tree.dep[t] == "attr" or before == "-" or (after == "-" and tree.text[t].islower())

    def is_place(self, t: int) -> bool:
        """ "In Lima", "the suburbs of Lima": the place is meant and not the state that it stands for elsewhere."""
        tree = self.tree
        at = tree.head[t]
        if tree.dep[t] != "pobj":
            return False
        word = tree.text[at].lower()
        return word in _WHERE or (word == "of" and tree.lemma[tree.head[at]].lower() in PLACES | {"suburb", "outskirt"})

    def _other_words(self, t: int, mention: Mention) -> bool:
        return self.tree.text[t].lower() not in mention.name.lower()

    def _is_subjects(self, t: int, mention: Mention) -> bool:
        tree = self.tree
        named = self.subject is not None and self.subject != t and tree.child(tree.head[t], "nsubj") != self.subject
        own = tree.tag[t] == "PRP$" or (tree.tag[t] == "PRP" and tree.text[t].lower() in _THIRD and named)
        if not own or self.subject is None or self.subject == t:
            return False
        if self.subject == SOURCE:
            return self.source.actor == mention.actor
        subject = self.mention(self.subject)
        return subject is not None and subject.actor == mention.actor

    def with_article(self, name: str, actor: Actor | None, words: str = "") -> str:
        """ "the White House", "the United States", "Norway"."""
        return f"the {name}" if self._takes_article(name, actor) else name

    def _takes_article(self, name: str, actor: Actor | None) -> bool:
        if name[:4].lower() == "the " or " and " in name:
            return False
        if actor is not None and actor.kind == "person":
            return False
        if name[:1].islower() and (actor is None or actor.kind != "unnamed"):
            return not re.search(r"s$", re.split(r" (?:of|for|in|at) ", name)[0]) and not _OWNED.search(name)
        if actor is not None and actor.kind == "unnamed":
            return not name[:1].isdigit() and bool(re.search(r"[^s]$", name.split(" of ")[0]))
        office = actor is not None and actor.kind == "office"
        return bool(_THE.search(name)) or (office and not _NO_THE.search(name))

    def _known(self, mention: Mention) -> bool:
        actor = self.actors.get(mention.actor)
        return actor is not None and actor.kind not in _UNNAMED

    def _lasting(self, actor: str | None) -> str | None:
        """The id of an actor that means the same one in another report."""
        known = self.actors.get(actor) if actor else None
        return known.id if known is not None and known.kind not in _UNNAMED else None

    def _span(self, t: int) -> Span:
        kept = self.phrase_tokens(t)
        return Span(self.tree.start[kept[0]], self.tree.end[kept[-1]])


_THIRD = frozenset("he she it they him her them".split())
_QUOTES = frozenset({"“", "”", '"', "''", "``", "‘", "„", "«", "»", "(", ")", "[", "]"})
_WHERE = frozenset("in at near outside inside around toward towards over between across".split())
_CLOSING = frozenset({",", ".", ";", ":", "?", "!", "%"})
_CONTENTFUL = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "PRON"})
