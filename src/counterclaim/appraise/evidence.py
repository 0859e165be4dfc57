"""What a source cites for what it says: documents, images, intercepts, intelligence, witnesses, data.

What is evidence is told by the noun that is cited and its own modifiers, not by whatever else its phrase holds: who
cites concern about weapons tests cites no test. Nothing is inferred: where no evidence is cited, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.appraise.reading import Row
from counterclaim.model import Attitude, Evidence, EvidenceKind, EvidenceShown, Span
from counterclaim.tree import Tree

_PATTERNS = (
    (EvidenceKind.DECLASSIFIED_INTELLIGENCE, r"\bdeclassified\b"),
    (
        EvidenceKind.INTERCEPT,
        r"\bintercept(?:ed|s|ions?)?\b|\bwiretap|\beavesdrop|\b(?:phone|radio|telephone) (?:calls?|traffic)\b"
        r"|\brecordings?\b|\baudio\b|\bsignals intelligence\b",
    ),
    (
        EvidenceKind.IMAGERY,
        r"\bsatellite (?:data|evidence|pictures?|photos?)\b|\bimag(?:es|ery)\b|\bphoto(?:s|graphs?|graphic)?\b"
        r"|\bvideos?\b|\bfootage\b|\bpictures?\b|\b(?:satellite|aerial|surveillance|drone|thermal|radar) image\b",
    ),
    (
        EvidenceKind.WITNESS,
        r"\bwitness(?:es)?\b|\beyewitness|\bresidents?\b|\bsurvivors?\b|\bdefectors?\b|\bvillagers?\b|\btestimon(?:y|ies)\b",
    ),
    (
        EvidenceKind.DATA,
        r"\bdata\b|\bstatistics\b|\b(?<!public )figures\b|\bsurveys?\b|\b(?:opinion )?polls?\b|\brecords\b"
        r"|\bmeasurements?\b"
        r"|\b(?:blood|soil|lab|laboratory|dna|forensic|toxicology|tissue|hair|urine) (?:tests?|samples?|evidence)\b"
        r"|\btest results\b|\bsamples\b|\btelemetry\b|\blogs\b|\bcensus\b|\bforensics?\b|\bestimates\b|\bpolling\b",
    ),
    (
        EvidenceKind.DOCUMENT,
        r"\bdocuments?\b|\bpapers?\b|\bfilings?\b|\bletters?\b|\bmemos?\b|\bcables?\b|\breports?\b|\bdossiers?\b|\bemails?\b"
        r"|\be-mails?\b|\bintelligence\b|\binvoices?\b|\bcontracts?\b|\btranscripts?\b|\baffidavits?\b|\bindictments?\b"
        r"|\bfiles\b|\barchives?\b|\bminutes\b|\bstud(?:y|ies)\b",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_CITING = frozenset("cite quote invoke base".split())
_PRESENTING = frozenset(
    "present publish release show broadcast play unveil display post share circulate provide produce".split()
)
"""What is done with evidence to let others see it."""
_POINTING = frozenset({"point"})
_BACKING = frozenset({"back", "support", "bolster"})
_HAVING = frozenset("have obtain possess hold collect gather".split())
_GENERIC = frozenset(
    "evidence proof copy analysis review series number information material account indication finding result "
    "assessment piece trove cache set batch interview summary collection tape".split()
)
"""Nouns for evidence of any kind: what is of or from which they are tells more."""
_FINDINGS = frozenset("finding assessment report analysis estimate conclusion".split())
_SHOWN = re.compile(
    r"\b(?:published|issued|released|shown|seen|reviewed|obtained|posted|broadcast|viewed|made public|presented|aired"
    r"|played|shared with|provided to)\b",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(r"\b(?:which|that|showing|describing|containing|dated|taken|from|by)\b", re.IGNORECASE)
_MATERIAL = frozenset({EvidenceKind.IMAGERY, EvidenceKind.INTERCEPT, EvidenceKind.DATA, EvidenceKind.DOCUMENT})
_SEEN = frozenset({EvidenceKind.IMAGERY, EvidenceKind.INTERCEPT, EvidenceKind.DATA})
_SPEAKERS = frozenset(
    "intelligence official agency analyst expert spokesman spokeswoman people source service community".split()
)
_WITNESSES = frozenset({"witness", "eyewitness", "survivor"})
_SHOWING = frozenset("show indicate suggest prove reveal confirm demonstrate".split())
_DENYING = frozenset("deny reject dispute doubt question dismiss refute".split())
_TESTIFYING = frozenset("say tell report describe recall claim testify add see confirm state accord recount".split())


def evidence_of(row: Row, text: str) -> tuple[Evidence, ...]:
    """The evidence of an attribution, in the order of the text."""
    found: dict[Span, Evidence] = {}
    for noun, shown in _cited(row):
        evidence = _evidence(row.tree, text, noun, shown)
        if evidence is not None and not any(_overlap(evidence.span, span) for span in found):
            found[evidence.span] = evidence
    return tuple(found[span] for span in sorted(found))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _cited(row: Row) -> Iterator[tuple[int, EvidenceShown | None]]:
    """Nouns that are cited, and how much is seen of it where the verb says so."""
    tree = row.tree
    for verb in _citing_verbs(row):
        for noun in _objects(tree, verb):
            pointed = tree.lemma[verb] in _POINTING and _kind(tree, noun) in _SEEN
            yield noun, EvidenceShown.DESCRIBED if pointed else None
    if row.lemma in _CITING and row.content:
        yield from ((h, None) for h in row.heads if tree.pos[h] in {"NOUN", "PROPN"})
        yield from ((noun, None) for noun in _objects(tree, row.head) if noun in row.content)
    yield from ((noun, EvidenceShown.SHOWN) for noun in _presented(row))
    yield from _shown_by_source(row)
    yield from ((noun, None) for noun in _held(row))
    yield from ((noun, EvidenceShown.DESCRIBED) for noun in _said_to_show(row))
    if tree.pos[row.head] == "NOUN" and row.lemma in _FINDINGS and _is_intelligence(tree, row.head):
        yield row.head, EvidenceShown.MERELY_ASSERTED


def _citing_verbs(row: Row) -> list[int]:
    """ "Citing", "based on", "pointed to" beside the cue; "was based on" within the content."""
    tree, members = row.tree, set(row.content)
    near = [row.head, *tree.children[row.head]]
    for token in row.source:
        near.extend(tree.children[token])
    verbs = [
        t
        for t in near
        if t not in members and t != row.head and tree.lemma[t].lower() in _CITING and tree.pos[t] == "VERB"
    ]
    verbs += [t for t in near if tree.dep[t] == "prep" and tree.text[t].lower() in {"based", "citing"}]
    verbs += [t for t in near if tree.lemma[t] in _POINTING and tree.pos[t] == "VERB" and t not in members]
    verbs += [t for t in (row.head, tree.head[row.head]) if tree.lemma[t] in _BACKING and t not in members]
    within = [t for h in row.heads for t in (h, *tree.children[h])]
    verbs += [t for t in within if tree.text[t].lower() == "based"]
    # "Said, citing intercepts, that …": the parse hangs what stands between on what is said.
    verbs += [t for t in within if tree.text[t].lower() == "citing" and t not in members]
    return verbs


def _objects(tree: Tree, verb: int) -> list[int]:
    found = []
    backing = tree.lemma[verb] in _BACKING
    for child in tree.children[verb]:
        if tree.dep[child] in {"dobj", "pobj"} and not backing:
            found.append(child)
        elif tree.dep[child] == "prep" and tree.text[child].lower() in ({"with", "by"} if backing else _ONTO):
            found.extend(c for c in tree.children[child] if tree.dep[c] == "pobj")
    return [t for noun in found for t in _joined(tree, noun)]


_ONTO = frozenset({"on", "upon", "to"})


def _joined(tree: Tree, noun: int) -> list[int]:
    """A noun and those joined to it by "and"."""
    found, at = [noun], noun
    while (at := tree.child(at, "conj") or -1) >= 0 and len(found) < 6:
        found.append(at)
    return found


def _presented(row: Row) -> Iterator[int]:
    """ "Released a video showing", "presented photographs that it said showed", "publishing the letter, said"."""
    tree, members = row.tree, set(row.content)
    verbs = [row.head, *(c for c in tree.children[row.head] if tree.dep[c] == "advcl")]
    up = tree.head[row.head]
    if tree.dep[row.head] in {"acl", "advcl", "relcl"}:
        verbs += [up, tree.head[up]]
    for verb in verbs:
        if tree.lemma[verb].lower() in _PRESENTING and tree.pos[verb] == "VERB":
            for noun in tree.children[verb]:
                apart = noun not in members or verb == row.head
                if tree.dep[noun] == "dobj" and apart and noun not in row.source:
                    yield from (t for t in _joined(tree, noun) if _kind(tree, t) in _SEEN)


def _shown_by_source(row: Row) -> Iterator[tuple[int, EvidenceShown | None]]:
    """The source, where it is itself what is shown: papers, images, data. An agency speaks, and shows none; a report
    of somebody's is a source with a voice of its own."""
    tree = row.tree
    head = _source_head(row)
    if head is None:
        return
    lemma = tree.lemma[head].lower()
    if lemma in _WITNESSES:
        if row.lemma in _TESTIFYING:
            yield head, EvidenceShown.DESCRIBED
        return
    shows = row.attribution.attitude is Attitude.SHOWS and row.lemma not in {"say", "state", "conclude", "contend"}
    voiced = lemma in _SPEAKERS or (lemma == "report" and not _is_intelligence(tree, head))
    if (shows or row.lemma.startswith("accord")) and not voiced:
        yield head, EvidenceShown.DESCRIBED if _kind(tree, head) in _SEEN else None


def _said_to_show(row: Row) -> Iterator[int]:
    """ "Said that satellite images show a runway": who says what images show cites the images."""
    tree = row.tree
    if row.attribution.attitude is not Attitude.SAYS or row.lemma in _DENYING:
        return
    for head in row.heads:
        subject = tree.child(head, "nsubj")
        shows = tree.lemma[head] in _SHOWING and not any(tree.dep[c] == "neg" for c in tree.children[head])
        if shows and subject is not None and _kind(tree, subject) in _SEEN:
            yield subject


def _source_head(row: Row) -> int | None:
    members = set(row.source)
    return next((t for t in row.source if row.tree.head[t] not in members and row.tree.pos[t] in _NOMINAL), None)


_NOMINAL = frozenset({"NOUN", "PROPN"})


def _held(row: Row) -> Iterator[int]:
    """ "Said it had recordings of the calls", "said there were photographs": evidence that a source says there is."""
    tree = row.tree
    if row.attribution.attitude is not Attitude.SAYS:
        return
    for head in row.heads:
        if any(tree.tag[c] == "MD" or tree.dep[c] == "neg" for c in tree.children[head]):
            continue
        subject = tree.child(head, "nsubj")
        if tree.child(head, "expl") is not None and tree.lemma[head] == "be":
            there = tree.child(head, "attr", "nsubj")
            yield from (t for t in _joined(tree, there) if _kind(tree, t) in _SEEN) if there is not None else ()
        own = subject is not None and tree.text[subject].lower() in {"it", "they", "he", "she", "we", "i"}
        if own and tree.lemma[head] in _HAVING:
            noun = tree.child(head, "dobj")
            if noun is not None and not any(tree.text[c].lower() == "no" for c in tree.children[noun]):
                telling = any(tree.dep[c] in {"acl", "relcl", "prep"} for c in tree.children[noun])
                kind = _kind(tree, noun) if tree.lemma[noun] != "intelligence" else None
                if kind in _SEEN or (kind is not None and telling):
                    yield noun


def _is_intelligence(tree: Tree, noun: int) -> bool:
    return any(tree.text[t].lower() == "intelligence" for t in _core(tree, noun))


_LEFT = frozenset("compound amod nmod poss case punct nummod".split())


def _core(tree: Tree, noun: int) -> list[int]:
    """A noun with the modifiers before it."""
    left = [t for c in tree.children[noun] if c < noun and tree.dep[c] in _LEFT for t in tree.subtree(c)]
    return [*left, noun]


def _kind(tree: Tree, noun: int, *, depth: int = 0) -> EvidenceKind | None:
    """The kind that a noun and its modifiers tell; of "evidence from intercepted calls", what stands after "from"."""
    if tree.lemma[noun].lower() in _SPEAKERS - {"intelligence"}:
        return None
    words = " ".join(tree.text[t] for t in _core(tree, noun))
    kind = next((kind for kind, pattern in _COMPILED if pattern.search(words)), None)
    generic = tree.lemma[noun].lower() in _GENERIC
    if (kind is None or kind is EvidenceKind.DOCUMENT) and generic and depth < 2:
        for child in tree.children[noun]:
            if tree.dep[child] == "prep" and tree.text[child].lower() in {"of", "from", "in", "with"}:
                for inner in tree.children[child]:
                    below = _kind(tree, inner, depth=depth + 1) if tree.dep[inner] == "pobj" else None
                    if below is not None:
                        return below
    return kind


def _evidence(tree: Tree, text: str, noun: int, shown: EvidenceShown | None) -> Evidence | None:
    kind = _kind(tree, noun)
    if kind is None:
        return None
    words = _phrase(tree, noun)
    span = Span(tree.start[words[0]], tree.end[words[-1]])
    # What a finding finds is the content, and tells nothing of the finding itself.
    whole = words if shown is EvidenceShown.MERELY_ASSERTED else tree.subtree(noun)
    told = _how(kind, text[tree.start[whole[0]] : tree.end[whole[-1]]])
    return Evidence(kind, span, max(told, shown, key=_DEGREES.index) if shown is not None else told)


_DEGREES = (EvidenceShown.MERELY_ASSERTED, EvidenceShown.DESCRIBED, EvidenceShown.SHOWN)


def _phrase(tree: Tree, noun: int) -> list[int]:
    """The noun with what hangs on it, up to a comma, without clauses that tell what it shows."""
    words = tree.subtree(noun, without=frozenset(c for c in tree.children[noun] if _is_apart(tree, c)))
    at = words.index(noun)
    end = next((k for k in range(at, len(words) - 1) if words[k + 1] != words[k] + 1), len(words) - 1)
    return words[: end + 1]


def _is_apart(tree: Tree, child: int) -> bool:
    dep = tree.dep[child]
    if dep == "acl":
        return _SHOWN.fullmatch(tree.text[child]) is None
    return dep in {"conj", "cc", "punct", "relcl", "ccomp", "appos"}


def _how(kind: EvidenceKind, phrase: str) -> EvidenceShown:
    """How much the report lets a reader see: published or seen, described in some detail, or only said to exist."""
    if _SHOWN.search(phrase):
        return EvidenceShown.SHOWN
    return EvidenceShown.DESCRIBED if kind in _MATERIAL and _DESCRIBED.search(phrase) else EvidenceShown.MERELY_ASSERTED
