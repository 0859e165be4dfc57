"""A claim as a sentence that reads well on its own: names for pronouns, no negation, nothing that only dates it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from counterclaim.model import Stage
from counterclaim.structure.inflect import participle, past, third_person
from counterclaim.structure.naming import Namer, is_one
from counterclaim.structure.propositions import SOURCE, Proposition, is_passive
from counterclaim.structure.words import ASIDE, NEGATIVE, PROSPECTIVE, STAGE_OF
from counterclaim.tree import Tree

MOST_WORDS = 25
_DROPPED = frozenset("mark advcl parataxis intj neg relcl appos npadvmod preconj meta dep cc".split())
_EMPTY_ADVERBS = frozenset(
    """also however still ever yet already once again even just only then now too therefore thus moreover meanwhile
    indeed simply actually really probably possibly perhaps maybe certainly clearly likely reportedly allegedly
    apparently before so though instead definitely absolutely almost presumably categorically never contrary
    any""".split()
)
_CUT = frozenset({"prep", "conj", "acl", "ccomp"})
_STAGE_VERB = {Stage.SOUGHT: "planned to", Stage.OFFERED: "offered to", Stage.AGREED: "agreed to"}
_OPPOSITE = {"nobody": "somebody", "nothing": "something", "none": "some", "no-one": "someone", "neither": "either"}


def sentence(p: Proposition, namer: Namer, *, times: frozenset[int], cue: str = "", modal: str = "") -> str | None:
    """The sentence of a proposition, or ``None`` where the words give none."""
    namer.subject = p.subject
    text = _of_noun(p, namer, times) if p.kind == "noun" else _of_clause(p, namer, times, cue, modal)
    return polish(text) if text else None


def synthetic(p: Proposition, names: dict[str, str]) -> str | None:
    """A sentence from the names of a transaction's arguments alone: "Peru shipped copper to Chile"."""
    agent, goods = names.get("agent"), names.get("goods") or names.get("patient")
    if not p.verb or not goods:
        return None
    planned = "plans to" if p.future else _STAGE_VERB.get(p.stage or Stage.USED)
    verb = f"{planned} {p.verb}" if p.stage in _STAGE_VERB else past(p.verb)
    to = f" to {names['recipient']}" if "recipient" in names else ""
    if agent:
        return polish(f"{agent} {verb} {goods}{to}")
    be = "were" if goods.endswith("s") else "was"
    return polish(f"{goods} {be} {participle(p.verb)}{to}")


def own_words(tokens: Sequence[int], namer: Namer) -> str:
    """The content's own words, trimmed, with its first pronouns resolved."""
    tree = namer.tree
    negated = {tree.head[t] for t in tokens if tree.dep[t] == "neg"}
    kept = [
        t
        for t in tokens
        if not (
            tree.dep[t] == "neg"
            or tree.text[t].lower() in {"n't", "never"}
            or (tree.lemma[t] == "do" and tree.dep[t] == "aux" and tree.head[t] in negated)
        )
    ]
    while kept and (
        tree.text[kept[0]].lower() in {"that", "and", "but", "whether", "if"}
        or tree.pos[kept[0]] == "PUNCT"
        or (tree.pos[kept[0]] == "ADP" and len(kept) > 1)
    ):
        kept.pop(0)
    return polish(namer.join(kept))


_AN = re.compile(r"\ban (?=[b-df-gj-np-tv-z])")
_A = re.compile(r"\ba (?=[aeio])(?!one\b|one-|once\b|eu)")


def polish(text: str) -> str:
    """First letter large, no stop at the end, at most :data:`MOST_WORDS` words."""
    text = re.sub(r"[\[\]()]", "", text)
    text = _A.sub("an ", _AN.sub("a ", text))
    text = re.sub(r"\s+['’]$", "", re.sub(r"\s+", " ", text).strip(" ,;:.-–—"))
    words = text.split(" ")
    if len(words) > MOST_WORDS:
        text = " ".join(words[:MOST_WORDS]).rstrip(",;:") + " …"
    return text[:1].upper() + text[1:]


# Clauses -----------------------------------------------------------------------------------------------------------


def _of_clause(p: Proposition, namer: Namer, times: frozenset[int], cue: str, modal: str) -> str | None:
    tree, top = namer.tree, p.top
    if tree.pos[top] not in {"VERB", "AUX"}:
        top = p.head
    own = tree.child(top, "nsubj", "nsubjpass", "csubj", "expl")
    if own is not None and tree.tag[own] in {"WDT", "WP"} and (tree.tag[own] == "WDT" or _is_relative(tree, top)):
        own = None
    tokens = _kept(namer, top, times, skip=_subject_like(namer, top))
    verbs = _finite(namer, top, tokens, p, cue if own is None else "", modal)
    if own is not None:
        if tree.dep[own] == "expl":
            subject: str | None = "there"
        elif tree.tag[own] == "WP":
            # "Who ordered it" takes for granted that somebody did.
            subject = "somebody" if tree.text[own].lower() == "who" else "something"
        elif tree.dep[own] == "csubj":
            subject = namer.join(tree.subtree(own))
        else:
            subject = namer.subject_text(own) or (tree.text[own] if tree.tag[own] == "PRP" else None)
    else:
        subject = namer.subject_text(p.subject)
    if subject is None:
        return None
    rest = _after(namer, top, tokens)
    return f"{_affirmative(subject)} {verbs} {namer.join(rest)}"


def _is_relative(tree: Tree, verb: int) -> bool:
    while tree.dep[verb] == "conj":
        verb = tree.head[verb]
    return tree.dep[verb] in {"relcl", "acl"}


def _affirmative(subject: str) -> str:
    first, _, rest = subject.partition(" ")
    if first.lower() in {"which", "whose"} and rest:
        return f"one {rest}"
    if first.lower() in {"no", "any"} and rest:
        return rest
    return f"{_OPPOSITE.get(first.lower(), first)} {rest}".strip()


def _subject_like(namer: Namer, top: int) -> frozenset[int]:
    tree = namer.tree
    return frozenset(c for c in tree.children[top] if tree.dep[c] in {"nsubj", "nsubjpass", "csubj", "expl", "mark"})


def _group(namer: Namer, top: int) -> list[int]:
    tree = namer.tree
    return [c for c in tree.children[top] if tree.dep[c] in {"aux", "auxpass"} and c < top]


def _finite(namer: Namer, top: int, tokens: Sequence[int], p: Proposition, cue: str, modal: str) -> str:
    """The verb group without negation, made finite where it was an infinitive or a gerund."""
    tree = namer.tree
    aux = [tree.text[c].lower() for c in _group(namer, top)]
    if not aux and tree.tag[top] == "VB" and (shared := _shared_modal(tree, top)):
        return f"{shared} {tree.text[top]}"
    if modal and not aux and tree.tag[top] == "VBG":
        return f"{modal} {tree.lemma[top].lower()}"
    if verb := _of_participle(namer, top, aux, p.subject):
        return verb
    if aux[:1] == ["to"] or (not aux and tree.tag[top] == "VB" and p.subject is not None):
        return _of_infinitive(tree, top, aux, cue, modal)
    return _of_finite(namer, top, aux, tokens, p.subject)


def _shared_modal(tree: Tree, verb: int) -> str:
    """The modal that joined verbs share: "should apologise and *pay*"."""
    while tree.dep[verb] == "conj":
        verb = tree.head[verb]
        modal = next((c for c in tree.children[verb] if tree.tag[c] == "MD"), None)
        if modal is not None:
            return _full(tree.text[modal].lower(), tree.tag[verb])
    return ""


def _of_participle(namer: Namer, top: int, aux: Sequence[str], subject: int | None) -> str | None:
    """ "Being held", "having sold", "selling", "sold" without a finite verb; ``None`` where there is one."""
    tree, lemma = namer.tree, namer.tree.lemma[top].lower()
    if tree.tag[top] == "VBG" and "being" in aux and not {"is", "are", "was", "were"} & set(aux):
        return f"was {tree.text[top]}"
    if aux[:1] == ["having"]:
        return past(lemma) if "been" not in aux else f"was {tree.text[top]}"
    if aux == ["being"] and tree.tag[top] == "VBN":
        return f"{'were' if _is_plural(namer, subject) else 'was'} {tree.text[top]}"
    if tree.tag[top] not in {"VBG", "VBN"} or aux:
        return None
    if tree.tag[top] == "VBG" or not is_passive(tree, top):
        return past(lemma)
    return f"{'were' if _is_plural(namer, subject) else 'was'} {tree.text[top]}"


def _of_infinitive(tree: Tree, top: int, aux: Sequence[str], cue: str, modal: str) -> str:
    """ "To sell" as what was done, should be done ("urged it to sell") or was planned ("planned to sell")."""
    verb = " ".join([*(a for a in aux if a in {"be", "been", "have"}), tree.text[top]])
    if modal:
        return f"{modal} {verb}"
    if cue in STAGE_OF:
        return f"{past(cue)} to {verb}"
    if cue in PROSPECTIVE:
        return f"would {verb}"
    passive = "been" in aux if "have" in aux else "be" in aux
    return f"was {tree.text[top]}" if passive else past(tree.lemma[top].lower())


def _of_finite(namer: Namer, top: int, aux: list[str], tokens: Sequence[int], subject: int | None) -> str:
    """A finite verb group without "not" and the "did" that only carries it, in agreement with the subject."""
    tree, lemma, plural = namer.tree, namer.tree.lemma[top].lower(), _is_plural(namer, subject)
    negated = any(tree.dep[c] == "neg" for c in tree.children[top]) or tree.tag[top] == "VB"
    if negated and len(aux) == 1 and aux[0] in _DO:
        return third_person(lemma) if aux[0] == "do" and not plural else _DO[aux[0]](lemma)
    if negated and len(aux) == 2 and aux[0] in _DO:
        aux = [_DO[aux[0]](aux[1])]
    words = [_full(a, tree.tag[top]) for a in aux]
    if tree.tag[top] == "VBN" and len(words) == 1 and words[0] in _HAVE:
        return past(lemma)
    adverbs = [tree.text[c].lower() for c in tree.children[top] if tree.dep[c] == "advmod" and c < top and c in tokens]
    if tree.tag[top] == "VBP" and not aux and not plural:
        return " ".join([*adverbs, third_person(lemma)])
    word = tree.text[top] if tree.text[top] not in _CLITICS else _full(tree.text[top], "")
    word = word if word.isupper() else word.lower()
    group = [*_agreeing(words, tree.tag[top], plural), *adverbs, word]
    if plural and subject is not None and subject >= 0 and tree.text[subject].lower() == "it":
        # "It was" of the armed forces.
        return " ".join([_PLURAL.get(group[0], group[0]), *group[1:]])
    return " ".join(group)


def _agreeing(words: list[str], tag: str, plural: bool) -> list[str]:
    """Auxiliaries with the first in the number of the subject; a perfect passive becomes a plain one."""
    if words and words[0] in _HAVE and len(words) == 2 and tag == "VBN":
        return ["were" if plural else "was"] if words[1] == "been" else words
    if words and words[0] in _SINGULAR and not plural:
        return [_SINGULAR[words[0]], *words[1:]]
    return words


_DO: dict[str, Callable[[str], str]] = {"did": past, "does": third_person, "do": str}
_HAVE = frozenset({"has", "have", "had"})
_PLURAL = {"was": "were", "is": "are", "has": "have", "does": "do"}
_SINGULAR = {"have": "has", "are": "is", "do": "does"}
_CLITICS = frozenset({"'s", "’s", "'re", "’re", "'m", "’m"})


def _is_plural(namer: Namer, subject: int | None) -> bool:
    """Whether a subject takes a plural verb: "we" does not, once it is the name of a state."""
    tree = namer.tree
    if subject is None:
        return True
    if subject == SOURCE:
        return bool(namer.source.count_claimed) or (namer.source.name or "").split(" of ")[0].endswith("s")
    if tree.text[subject].lower() in {"all", "some", "most", "many", "few", "both", "several"}:
        return True
    if tree.lemma[subject].lower() in {"%", "percent", "majority", "lot"}:
        of = tree.child(subject, "prep")
        inner = tree.child(of, "pobj") if of is not None else None
        subject = inner if inner is not None else subject
    mention = namer.mention(subject)
    if mention is not None and re.search(r" [a-z]+s$", mention.name):
        return True
    if tree.tag[subject] in {"PRP", "EX", "WP", "WDT"}:
        if mention is None:
            return tree.text[subject].lower() in {"we", "they", "you", "there", "i"}
        known = namer.actors.get(mention.actor)
        return known is not None and known.kind in {"unnamed", "group"} and mention.name.split(" of ")[0].endswith("s")
    return tree.tag[subject] in {"NNS", "NNPS"} or any(tree.dep[c] == "conj" for c in tree.children[subject])


def _full(word: str, tag: str) -> str:
    word = word.replace("’", "'")
    perfect = tag == "VBN"
    table = {
        "'ll": "will",
        "'ve": "have",
        "'re": "are",
        "'m": "is",
        "'d": "had" if perfect else "would",
        "ca": "can",
        "wo": "will",
    }
    return ("has" if perfect else "is") if word == "'s" else table.get(word, word)


def _after(namer: Namer, top: int, tokens: Sequence[int]) -> list[int]:
    group = set(_group(namer, top))
    before = {c for c in namer.tree.children[top] if namer.tree.dep[c] == "advmod" and c < top}
    return [t for t in tokens if t != top and t not in group and t not in before]


def _kept(namer: Namer, top: int, times: frozenset[int], *, skip: frozenset[int]) -> list[int]:
    """What a clause keeps: objects, complements and the phrases after the verb, until it grows long."""
    tree = namer.tree
    kept, stack = [top], [top]
    while stack:
        at = stack.pop()
        for c in tree.children[at]:
            if c in skip or c in times or _drops(namer, at, c, top, times):
                continue
            kept.append(c)
            stack.append(c)
    kept.sort()
    return _shorten(namer, top, kept)


def _drops(namer: Namer, at: int, c: int, top: int, times: frozenset[int]) -> bool:
    """Whether ``c``, which hangs on ``at``, is left out with all below it."""
    tree, dep = namer.tree, namer.tree.dep[c]
    word = tree.text[c].lower()
    if dep in {"cc", "conj"}:
        return tree.pos[at] not in _NOMINAL
    if tree.tag[c] in {"WDT", "WP", "WRB"}:
        # "Knew what was planned" keeps its "what".
        return tree.tag[c] == "WDT" or at == top or tree.dep[at] in {"relcl", "acl"}
    if dep == "advmod" and word == "that" and tree.tag[c] == "IN":
        return True
    if dep == "npadvmod":
        return tree.pos[at] not in _NOMINAL
    if is_one(tree, c):
        return False
    if word == "such" and dep in {"amod", "predet"} and tree.child(at, "det") is not None:
        return True
    if dep in _DROPPED or (word in NEGATIVE and tree.text[min(c + 1, len(tree) - 1)] != "-"):
        return not (dep == "mark" and at != top)
    if dep == "prep":
        return tree.child(c, "pobj") in times or (at == top and c < top) or word in ASIDE
    return {
        "advmod": word in _EMPTY_ADVERBS or tree.child(c, "advcl") is not None or not times.isdisjoint(tree.subtree(c)),
        "det": word in {"any", "neither"},
        "punct": tree.text[c] not in {"-", "'", "/", "%", "$"},
        "acl": tree.tag[c] not in {"VB", "VBN"},
        "ccomp": c < at,
    }.get(dep, False)


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def _shorten(namer: Namer, top: int, kept: list[int]) -> list[int]:
    """Leaves phrases at the end out while there are too many words: no sentence breaks off in the middle."""
    tree = namer.tree
    late = [t for t in reversed(kept) if t != top and t - top > 4 and tree.dep[t] in _CUT]
    late.sort(key=lambda t: tree.pos[tree.head[t]] not in {"VERB", "AUX"})  # what hangs on verbs goes first
    left, excess = set(kept), sum(tree.pos[t] != "PUNCT" for t in kept) - (MOST_WORDS - 6)
    for phrase in late:
        stack = [phrase] if excess > 0 and phrase in left else []
        while stack:
            at = stack.pop()
            left.remove(at)
            excess -= tree.pos[at] != "PUNCT"
            stack.extend(child for child in tree.children[at] if child in left)
    kept = [t for t in kept if t in left]
    if excess > 0:
        return kept
    while kept and tree.dep[kept[-1]] == "cc":
        kept.pop()
    return kept


# Nouns -------------------------------------------------------------------------------------------------------------


def _of_noun(p: Proposition, namer: Namer, times: frozenset[int]) -> str | None:
    tree = namer.tree
    subject = namer.subject_text(p.subject)
    if p.tie:
        tie = p.tie.replace("was ", "were ", 1) if _is_plural(namer, p.subject) else p.tie
        return f"{subject or 'somebody'} {tie} {_noun_words(p, namer, times, article=True)}"
    if p.top != p.head and tree.pos[p.top] in {"VERB", "AUX"} and tree.lemma[p.top] != "be":
        return _of_clause(p, namer, times, "", "")
    doer = next((t for role, t in p.roles if role in {"agent", "demonym"}), p.subject)
    subject = subject or namer.subject_text(doer)
    if subject and p.verb and doer is not None:
        done = p.frame.object if p.frame is not None else "patient"
        if p.stage not in _STAGE_VERB and all(role != done or t == doer for role, t in p.roles) and doer == p.subject:
            return f"{subject} carried out {_noun_words(p, namer, times, article=True)}"
        return f"{subject} {_stage_past(p)} {_object_words(p, namer, doer, times)}"
    return _agentless(p, namer, times)


def _stage_past(p: Proposition) -> str:
    return f"{_STAGE_VERB[p.stage]} {p.verb}" if p.stage in _STAGE_VERB else past(p.verb)


def _object_words(p: Proposition, namer: Namer, doer: int, times: frozenset[int]) -> str:
    tree = namer.tree
    done = p.frame.object if p.frame is not None else "patient"
    parts = [
        namer.phrase(t).removesuffix("'s").removesuffix("’s")
        for role, t in p.roles
        if role == done and t not in {doer, SOURCE}
    ]
    for c in tree.children[p.head]:
        inner = tree.child(c, "pobj") if tree.dep[c] == "prep" else None
        taken = inner is not None and any(t == inner and role in {done, "agent"} for role, t in p.roles)
        if inner is not None and not taken and inner not in times and tree.text[c].lower() != "of":
            parts.append(f"{tree.text[c].lower()} {namer.phrase(inner)}")
    return " ".join(parts)


def _agentless(p: Proposition, namer: Namer, times: frozenset[int]) -> str | None:
    done = p.frame.object if p.frame is not None else "patient"
    target = next((t for role, t in p.roles if role == done and t != SOURCE), None)
    if target is None or not p.verb or p.stage in _STAGE_VERB:
        return f"{_noun_words(p, namer, times, article=True)} took place"
    words = namer.phrase(target).removesuffix("'s").removesuffix("’s")
    if p.frame is not None and p.frame.subject == done:
        return f"{words} {past(p.verb)}"
    be = "were" if namer.tree.tag[target] in {"NNS", "NNPS"} else "was"
    return f"{words} {be} {participle(p.verb)} {_object_words(p, namer, target, times)}"


def _noun_words(p: Proposition, namer: Namer, times: frozenset[int], *, article: bool) -> str:
    """The phrase of an event noun with all that belongs to the event."""
    tree = namer.tree
    kept = [t for t in namer.phrase_tokens(p.head) if t not in times]
    for c in tree.children[p.head]:
        inner = tree.child(c, "pobj") if tree.dep[c] == "prep" else None
        if (
            inner is not None
            and inner not in times
            and inner != p.subject
            and tree.text[c].lower() in {"on", "against", "in", "at", "to", "by", "into"}
        ):
            kept.extend([c, *namer.phrase_tokens(inner)])
    kept = sorted(set(kept))
    text = namer.join(kept)
    if kept and tree.dep[kept[0]] == "det":
        text = text[:1].lower() + text[1:]
    has = any(tree.dep[c] in {"det", "poss"} and c < p.head for c in kept if tree.head[c] == p.head)
    return text if has or not article or tree.tag[p.head] == "NNS" else f"the {text}"
