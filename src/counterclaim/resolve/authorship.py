"""Who made or sent a document, as the sentence that mentions it says: "Ruiz released a statement", "a letter from
Ruiz", "the video that the navy posted", "Ruiz said in an email".

Verbs of issuing take a document for their object and its author or sender for their subject; who merely gets hold of
one ("a memo obtained by the Courier") is no author.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from counterclaim.resolve.entities import Entity
from counterclaim.resolve.grammar import definite
from counterclaim.resolve.phrases import left_edge
from counterclaim.resolve.wording import Wording, genitive

if TYPE_CHECKING:
    from spacy.tokens import Token

_WRITING = frozenset("write send file submit draft author pen address compose tweet email lodge".split())
_ISSUING = _WRITING | frozenset(
    "release issue publish post launch circulate air run unveil produce prepare provide deliver give make "
    "conduct".split()
)
_GIVEN = frozenset({"give", "make", "deliver", "conduct"})
_HANDED_ON = frozenset("email e-mail letter memo memorandum document transcript message note recording footage".split())
"""What others than who wrote it often release."""
_PASSED = frozenset({"pass", "adopt", "approve"})
_SPOKEN = frozenset({"speech", "statement", "declaration", "ruling", "verdict"})
_AUTHORED = _HANDED_ON | frozenset(
    "report statement study tweet post filing lawsuit suit complaint petition affidavit assessment video ad "
    "advertisement advert editorial article story column op-ed release dispatch review audit ruling verdict "
    "declaration summary blog communique communiqué bulletin dossier analysis paper speech commentary "
    "essay clip newsletter memoir resolution indictment draft leaflet pamphlet".split()
)
_CHAIN = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep"})
_NOT_DONE = frozenset("help refuse decline fail ask urge order tell force want try".split())
_HELPED = frozenset({"help", "helps", "helped"})
"""Taken for auxiliaries: who "helped draft" a report is not its author."""
_CLIMB = 4


class Authorship(Wording):
    """Finds the author of a document and names it by him."""

    def _name_by_author(self, document: Entity, token: Token, head: str) -> None:
        """Names a document of nobody in particular by its author, where the sentence tells who he is."""
        if document.named or document.owner is not None or head not in _AUTHORED or document.kind != "document":
            return
        start = left_edge(token)
        if any(index in self.cast.head_at for index in range(start, token.i)):
            return
        author = self._issuer(token, head)
        if author is None and document.count == 0:
            author = self._signatory(token)
        if author is None or author is document or not _tells(author):
            return
        document.owner = author
        tree = self.tree
        told = [c for c in tree.children[token.i] if tree.dep[c] == "prep" and tree.lemma[c] in _FROM]
        if told:
            # "A letter from Ruiz" says so, "a story by the website Re/mark" is cut before the name.
            noun = tree.child(told[0], "pobj")
            if author.named and document.count == 0 and noun is not None and tree.tag[noun] == "NN":
                document.name = f"{genitive(author)} {self._described_as(start, token.i + 1, token.i)}"
            return
        text = document.name
        if document.count == 0:
            clauses = (child for child in tree.children[token.i] if tree.dep[child] == "acl")
            text = self._described_as(start, min((self._extent(token)[1], *clauses)), token.i)
            text += self._against(token) if " against " not in text else ""
        by = "from" if head in _HANDED_ON else "by"
        owned = author.named and not text.startswith(("another ", "other "))
        document.name = f"{genitive(author)} {text}" if owned else f"{text} {by} {_short(author.name)}"

    def _against(self, token: Token) -> str:
        """Against whom a lawsuit is, where the parser hung that on the verb."""
        index = token.i + 1
        if index + 1 >= len(self.doc) or self.tree.lemma[index] != "against":
            return ""
        thing = self.tree.child(index, "pobj")
        whom = self._entity_at(thing) if thing is not None else None
        return f" against {whom.name}" if whom is not None and whom.named else ""

    def _issuer(self, token: Token, head: str) -> Entity | None:
        tree, index = self.tree, token.i
        for child in tree.children[index]:
            dep = tree.dep[child]
            found = None
            if dep == "prep" and tree.lemma[child] in _FROM:
                found = tree.child(child, "pobj")
            elif dep == "acl" and tree.tag[child] == "VBN" and _issues(tree.lemma[child], head):
                by = tree.child(child, "agent")
                found = tree.child(by, "pobj") if by is not None else None
                if found is not None and head in _SPOKEN and self._is_outlet(found):
                    # "Said in a statement published by the Courier": a channel, and no author.
                    found = None
            elif dep == "relcl" and _issues(tree.lemma[child], head):
                found = tree.child(child, "nsubj")
            if found is not None:
                return self._entity_at(found)
        above, dep = tree.head[index], tree.dep[index]
        if dep == "dobj" and _issues(tree.lemma[above], head):
            return self._subject_over(above)
        if dep == "nsubjpass" and _issues(tree.lemma[above], head):
            by = tree.child(above, "agent")
            return self._entity_at(tree.child(by, "pobj") or -1) if by is not None else None
        within = dep == "pobj" and tree.lemma[above] in _WITHIN and tree.pos[tree.head[above]] == "VERB"
        if within and not definite(token):
            return self._subject_over(tree.head[above])
        return None

    def _is_outlet(self, index: int) -> bool:
        entity = self._entity_at(index)
        return entity is not None and entity.kind == "outlet"

    def _signatory(self, token: Token) -> Entity | None:
        """Who signed a document when it is first told of; later, others may."""
        tree, index = self.tree, token.i
        signed = tree.dep[index] == "dobj" and tree.lemma[tree.head[index]] == "sign"
        return self._subject_over(tree.head[index]) if signed else None

    def _behind(self, subject: int) -> int:
        """The noun that a relative pronoun stands for: "the guild, which sued"."""
        tree = self.tree
        verb = tree.head[subject]
        relative = tree.tag[subject] in {"WDT", "WP"} and tree.dep[verb] == "relcl"
        return tree.head[verb] if relative else subject

    def _subject_over(self, verb: int) -> Entity | None:
        """The subject of a verb, or of the one that it hangs on."""
        tree = self.tree
        for _ in range(_CLIMB):
            if any(tree.text[child].lower() in _HELPED for child in tree.children[verb] if tree.dep[child] == "aux"):
                return None
            subject = tree.child(verb, "nsubj")
            if subject is not None:
                return self._entity_at(self._behind(subject))
            above = tree.head[verb]
            if tree.dep[verb] not in _CHAIN or tree.lemma[above] in _NOT_DONE:
                return None
            verb = above
        return None


_FROM = frozenset({"by", "from"})
_WITHIN = frozenset({"in", "via"})


def _issues(verb: str, head: str) -> bool:
    if verb in _GIVEN:
        return head in _SPOKEN
    if verb in _PASSED:
        return head == "resolution"
    return verb in _WRITING or (verb in _ISSUING and head not in _HANDED_ON)


def _short(name: str) -> str:
    """The name of somebody described, without what only lists examples: "coalition of 40 groups - including …"."""
    return _REST.split(name, maxsplit=1)[0]


_REST = re.compile(r",| [-–—] | including ")


def _tells(author: Entity) -> bool:
    """Whether an author says more than his document: somebody named, or described by several words."""
    if author.thing or author.kind == "document" or author.pronominal or author.members:
        return False
    return author.named or " " in author.name
