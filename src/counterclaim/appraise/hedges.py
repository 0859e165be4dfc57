"""Words that make a content less than certain, verbatim: their kind, their probability band, and what they hedge.

Kinds and lists after Hyland (*Metadiscourse*, 2005), approximators after Prince, Frader and Bosk (1982). The estimative
terms and their bands are those of Intelligence Community Directive 203, D.6.e(2)(a), which wants the likelihood of an
event and the confidence in a judgement kept apart: *moderate confidence* is a kind of its own and has no band. Words
that hedge only in some uses ("may" and May, "appeared in court", "likely voters") are told apart on the parse.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from counterclaim.appraise.factuality import is_negated
from counterclaim.appraise.scope import scope_of
from counterclaim.model import Hedge, HedgeKind, Span
from counterclaim.tree import Tree, grow

BANDS: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("almost no chance", "remote"), (1, 5)),
    **dict.fromkeys(("very unlikely", "highly improbable", "highly unlikely", "very improbable"), (5, 20)),
    **dict.fromkeys(("unlikely", "improbable", "not likely", "not probable", "improbably"), (20, 45)),
    **dict.fromkeys(("roughly even chance", "roughly even odds"), (45, 55)),
    **dict.fromkeys(("likely", "probable", "probably"), (55, 80)),
    **dict.fromkeys(("very likely", "highly probable", "highly likely", "very probably", "very probable"), (80, 95)),
    **dict.fromkeys(("almost certain", "almost certainly", "nearly certain", "nearly certainly"), (95, 99)),
}
"""Percent, low and high. Adverbs stand for their adjectives, "highly likely" for "very likely", and so on."""

_ESTIMATIVE = (
    r"almost no chance|roughly even (?:chance|odds)|(?:almost|nearly) certain(?:ly)?"
    r"|(?:(?:not|very|highly|more than|most|more|less|quite|extremely|increasingly) )*(?:(?:un)?likely|"
    r"(?:im)?probabl[ey])"
    r"|remote(?= (?:chance|possibility|risk|prospect|likelihood)\b)"
)
_CONFIDENCE = (
    r"(?:(?:very )?low|moderate|medium|(?:very )?high|varying|limited|different|some|great|greater|strong)[ -]"
    r"(?:(?:levels?|degrees?) of )?confidence"
    r"|(?:highly|moderately|reasonably|fairly|increasingly|less than (?:fully )?|not (?:fully |entirely "
    r")?)[ ]?confident"
)
_NOT = (
    r"(?:not (?:yet |immediately |entirely |fully |at all )*|n[o’']t (?:yet |immediately |entirely )*|far from |"
    r"less than |un)"
)
_KNOWN = r"(?:clear|certain|known|sure)"
_UNCLEAR = (
    rf"(?:it )?(?:is|was|are|were|be|been|being|remains?|remained|seems?) (?:(?:still|also|far) )?{_NOT}{_KNOWN}"
    rf"|(?:it )?(?:is|was|are|were)n[’']t (?:immediately |yet |entirely |at all )*{_KNOWN}|(?:not|far from) clear|"
    rf"unclear|uncertain"
    r"|unconfirmed|unverified|unproven|unsubstantiated|remains? to be seen|yet to be (?:determined|confirmed|"
    r"established|verified)"
    r"|(?:could|can) ?not be (?:\w+ly )?(?:verified|confirmed|corroborated|established|determined)"
    r"|too (?:early|soon) to (?:say|tell|know|judge)"
)
_POSSIBLE = r"possibl[ey]|possibilit(?:y|ies)|perhaps|maybe|potential(?:ly)?|conceivabl[ey]|may|might|could"
_OPEN = r"(?:not|n[’']t|never) (?:be )?rul(?:e|ed|ing) out"
_EVIDENTIAL = (
    r"apparent(?:ly)?|reported(?:ly)?|allegedly|alleged|purported(?:ly)?|presumabl[ey]|presumed|supposed(?:ly)?|"
    r"seemingly"
    r"|ostensibl[ey]|suspected|suggest(?:s|ed|ing)?|indicat(?:e|es|ed|ing)|impl(?:y|ies|ied|ying)|hint(?:s|ed|ing)?"
    r"|appear(?:s|ed|ing)?|seem(?:s|ed|ing)?|believ(?:e|es|ed)|thought|assum(?:e|es|ed)|presum(?:e|es)"
    r"|(?:widely|generally|commonly) (?:taken|seen|viewed|regarded|believed|thought|interpreted|considered)(?: as)?"
    r"|rumou?red|speculat(?:e|es|ed|ing|ion)|estimates?|in (?:my|our|his|her|their) (?:view|opinion)"
    r"|as far as (?:I|we) know|to (?:my|our) knowledge"
)
_APPROXIMATOR = r"about|around|some|roughly|approximately|nearly|almost|an estimated|close to|estimated at|or so"
_HEDGE = re.compile(
    rf"\b(?:(?P<confidence>{_CONFIDENCE})|(?P<unclear>{_UNCLEAR})|(?P<estimative>{_ESTIMATIVE})|(?P<open>{_OPEN})"
    rf"|(?P<possible>{_POSSIBLE})|(?P<evidential>{_EVIDENTIAL})|(?P<approximator>{_APPROXIMATOR}))\b".replace(
        " ", r"\s+"
    ),
    re.IGNORECASE,
)
_TRIGGERS = frozenset(
    "chance odds certain certainly likely unlikely probable probably improbable improbably remote confidence "
    "confident clear "
    "unclear uncertain known unknown sure unsure unconfirmed unverified unproven unsubstantiated determined "
    "established verified "
    "confirmed corroborated early soon seen possible possibly possibility possibilities perhaps maybe potential "
    "potentially "
    "conceivable conceivably may might could rule ruled ruling apparent apparently reported reportedly allegedly "
    "alleged "
    "purported purportedly presumably presumable presumed supposed supposedly seemingly ostensible ostensibly "
    "suspected suggest "
    "suggests suggested suggesting indicate indicates indicated indicating imply implies implied implying hint "
    "hints hinted "
    "hinting appear appears appeared appearing seem seems seemed seeming believe believes believed thought assume "
    "assumes "
    "assumed presume presumes widely generally commonly rumored rumoured speculate speculates speculated speculating "
    "speculation estimate estimates estimated view opinion far knowledge about around some roughly approximately "
    "nearly almost "
    "close so".split()
)
"""A word of each alternative of the pattern."""
_KINDS = {
    "confidence": HedgeKind.CONFIDENCE,
    "unclear": HedgeKind.UNCLEAR,
    "estimative": HedgeKind.ESTIMATIVE,
    "open": HedgeKind.MODAL,
    "possible": HedgeKind.MODAL,
    "evidential": HedgeKind.EVIDENTIAL,
    "approximator": HedgeKind.APPROXIMATOR,
}


def find_hedges(doc: Doc) -> tuple[Hedge, ...]:
    """All hedges of a parsed text, in order."""
    return hedges_in(grow(doc))


def hedges_in(tree: Tree) -> tuple[Hedge, ...]:
    """All hedges of a parse, in order."""
    found = (_hedge(tree, match) for match in _matches(tree))
    return tuple(hedge for hedge in found if hedge is not None)


def _matches(tree: Tree) -> Iterator[re.Match[str]]:
    """What the pattern finds, looked for only around words that can be part of a hedge: to try it at every word of a
    report is slow."""
    done, last = 0, len(tree) - 1
    for i, word in enumerate(tree.text):
        if word.lower() not in _TRIGGERS or tree.start[i] < done:
            continue
        window = max(done, tree.start[max(0, i - 6)]), tree.end[min(last, i + 6)]
        for match in _HEDGE.finditer(tree.raw, *window):
            if match.start() <= tree.start[i] < match.end():
                done = match.end()
                yield match
                break


def _hedge(tree: Tree, match: re.Match[str]) -> Hedge | None:
    start, end = match.span()
    first, last = bisect_right(tree.end, start), bisect_right(tree.end, end - 1)
    if last >= len(tree) or tree.start[first] > start:
        return None
    kind = _KINDS[match.lastgroup or "possible"]
    words = " ".join(match.group().lower().split())
    if not _hedges(tree, kind, words, first, last):
        return None
    band = BANDS.get(words)
    if (
        kind is HedgeKind.ESTIMATIVE
        and band is not None
        and words == tree.text[last].lower()
        and is_negated(tree, last)
    ):
        # "Is not expected or likely to": not what the term says.
        band = BANDS.get(f"not {words}")
    return Hedge(match.group(), Span(start, end), band, kind, scope_of(tree, kind, first, last))


# Which uses hedge ------------------------------------------------------------------------------------------------


def _hedges(tree: Tree, kind: HedgeKind, words: str, first: int, last: int) -> bool:
    """Whether the words hedge where they stand."""
    if kind is HedgeKind.APPROXIMATOR:
        return _approximates(tree, words, first, last)
    if kind is HedgeKind.CONFIDENCE:
        return words.endswith("confident") or _judging(tree, first, last)
    check = _CHECKS.get(words) or _CHECKS.get(tree.lemma[last].lower())
    return check is None or check(tree, last)


def _judging(tree: Tree, first: int, last: int) -> bool:
    """Confidence in a judgement: "with high confidence", "had moderate confidence that", not that of consumers."""
    if any(tree.dep[c] in {"compound", "poss"} for c in tree.children[last]):
        return False
    ahead = tree.text[first - 1].lower() if first else ""
    if ahead == "with" or tree.text[last].lower() == "high-confidence":
        return True
    after = tree.text[last + 1].lower() if last + 1 < len(tree) else ""
    return after in {"that", "judgment", "judgement", "assessment"} or tree.child(last, "acl", "ccomp") is not None


def _is_modal(tree: Tree, i: int) -> bool:
    """The auxiliary, not the month nor strength."""
    return tree.tag[i] == "MD" and not (tree.text[i] == "May" and i > 0 and tree.text[i - 1].isalpha())


_PERCEIVED = frozenset("see hear feel smell sense imagine afford stand".split())


def _is_open(tree: Tree, i: int) -> bool:
    """ "Could" of possibility, not of what one was able to do or failed to: "could not find it", "could hear it"."""
    verb = tree.head[i]
    if not _is_modal(tree, i) or tree.lemma[verb].lower() in _PERCEIVED:
        return False
    if _ability(tree, verb, i):
        return False
    negated = any(tree.dep[c] == "neg" for c in tree.children[verb])
    if negated:
        return False
    asked = tree.text[i] == "Could"
    as_able = any(
        tree.dep[c] in {"mark", "advmod"} and tree.text[c].lower() in {"if", "as", "so", "than", "when"} and c < i
        for c in tree.children[verb]
    )
    return not asked and not as_able


def _ability(tree: Tree, verb: int, modal: int) -> bool:
    """ "How they could win", "all he could do", "wished it could stay"."""
    if any(tree.text[c].lower() == "how" and c < modal for c in tree.children[verb]):
        return True
    if tree.lemma[verb] == "do" and tree.dep[verb] in {"ccomp", "relcl", "pcomp"}:
        return True
    return tree.lemma[tree.head[verb]] == "wish"


def _is_semblance(tree: Tree, i: int) -> bool:
    """ "Appeared to leave", "it seems that", "appeared calm"; not "appeared in court"."""
    if tree.pos[i] not in {"VERB", "AUX"}:
        return False
    if tree.child(i, "xcomp", "oprd", "acomp", "ccomp", "attr") is not None:
        return True
    after = tree.text[i + 1].lower() if i + 1 < len(tree) else ""
    return after in {"as", "like", "to"} or (tree.dep[i] in {"parataxis", "ccomp"} and tree.lemma[i] == "seem")


def _is_suggestion(tree: Tree, i: int) -> bool:
    """What signs or people suggest to be so, not what they propose: "suggested a meeting", "suggested leaving"."""
    if tree.pos[i] not in {"VERB", "AUX"}:
        return False
    clause = tree.child(i, "ccomp")
    if clause is not None:
        return tree.tag[clause] not in {"VB", "VBG"} or any(tree.tag[c] == "MD" for c in tree.children[clause])
    subject = tree.child(i, "nsubj")
    shows = subject is not None and tree.lemma[subject].lower() in _SIGNS
    return shows or (i > 0 and tree.text[i - 1].lower() == "as" and tree.dep[i] == "advcl")


_SIGNS = frozenset(
    "analysis data document evidence figure finding footage image indication intelligence number photo picture poll "
    "report "
    "result sign statistic study survey test video".split()
)


def _takes_clause(tree: Tree, i: int) -> bool:
    """A clause or an infinitive: "assumed that", "is believed to"; not "assumed office", "believes in"."""
    if tree.pos[i] not in {"VERB", "AUX"}:
        return False
    return tree.child(i, "ccomp", "xcomp", "oprd") is not None or tree.dep[i] == "parataxis"


def _is_held(tree: Tree, i: int) -> bool:
    """ "Is thought to", "is believed to have": passive."""
    return tree.child(i, "auxpass") is not None and _takes_clause(tree, i)


def _is_attribute(tree: Tree, i: int) -> bool:
    """Before a noun: "an apparent attack", not "it became apparent"; "the alleged deal"."""
    return tree.dep[i] in {"amod", "nmod"} and tree.head[i] > i


def _is_presumed(tree: Tree, i: int) -> bool:
    return _is_attribute(tree, i) or _is_held(tree, i) or tree.child(i, "auxpass") is not None


def _is_reported(tree: Tree, i: int) -> bool:
    """ "The reported deal", not "they reported that", nor the past of reporting a crime."""
    return (
        _is_attribute(tree, i)
        and tree.tag[i] in {"VBN", "JJ", "VBD"}
        and tree.lemma[tree.head[i]] not in {"earning", "number"}
    )


def _is_possible(tree: Tree, i: int) -> bool:
    """Not "as soon as possible", "made it possible", "the best possible", "if possible"."""
    before = tree.text[i - 1].lower() if i else ""
    if before in {
        "as",
        "if",
        "when",
        "wherever",
        "whenever",
        "where",
        "everything",
        "all",
        "every",
        "best",
        "way",
        "only",
        "not",
    }:
        return False
    if any(
        tree.text[c].lower() in {"as", "all", "every", "best", "worst"} for c in tree.children[tree.head[i]] if c < i
    ):
        return tree.dep[i] == "acomp"
    return tree.lemma[tree.head[i]] not in {"make", "find"} and not is_negated(tree, i)


def _is_likely(tree: Tree, i: int) -> bool:
    """Not the pollsters' "likely voters", nor "as likely as", nor liking."""
    head = tree.head[i]
    if tree.dep[i] == "amod" and tree.lemma[head].lower() in {"voter", "electorate"}:
        return False
    if tree.dep[i] == "amod" and tree.lemma[i].lower() == "unlikely":
        # An unlikely hero is a surprising one.
        return tree.lemma[head].lower() in {"event", "case", "scenario", "outcome", "possibility", "prospect"}
    return tree.tag[i] not in {"NN", "NNS", "NNP"}


def _is_prospective(tree: Tree, i: int) -> bool:
    return tree.pos[i] == "ADJ" and tree.dep[i] == "amod"


def _is_estimate(tree: Tree, i: int) -> bool:
    return tree.pos[i] == "VERB" and tree.child(i, "ccomp") is not None


_CHECKS: dict[str, Callable[[Tree, int], bool]] = {
    "may": _is_modal,
    "might": _is_modal,
    "could": _is_open,
    "likely": _is_likely,
    "unlikely": _is_likely,
    "probable": lambda tree, i: tree.lemma[tree.head[i]].lower() != "cause",
    "possible": _is_possible,
    "potential": _is_prospective,
    "apparent": _is_attribute,
    "alleged": _is_presumed,
    "reported": _is_reported,
    "purported": _is_attribute,
    "supposed": _is_attribute,
    "presumed": _is_presumed,
    "presumable": _is_attribute,
    "suspected": lambda tree, i: _is_attribute(tree, i) or tree.child(i, "auxpass") is not None,
    "suggest": _is_suggestion,
    "indicate": lambda tree, i: tree.pos[i] == "VERB" and tree.child(i, "ccomp", "dobj") is not None,
    "imply": lambda tree, i: tree.pos[i] == "VERB",
    "hint": lambda tree, i: tree.pos[i] == "VERB",
    "appear": _is_semblance,
    "seem": _is_semblance,
    "believe": _takes_clause,
    "thought": _is_held,
    "assume": _takes_clause,
    "presume": _takes_clause,
    "estimate": _is_estimate,
    "speculate": lambda tree, i: (
        not is_negated(tree, i) and not is_negated(tree, tree.head[i]) and tree.dep[i] != "xcomp"
    ),
    "uncertain": lambda tree, i: tree.dep[i] in {"acomp", "amod", "oprd", "ROOT", "conj"},
}
"""What a word must be to hedge; words that hedge wherever they stand are not here."""

_NUMERIC = frozenset("half third quarter dozen hundred thousand million billion".split())


def _approximates(tree: Tree, words: str, first: int, last: int) -> bool:
    """Whether a number follows: "about 40", "some 300", "nearly a third"; or stands before: "a week or so"."""
    if words == "or so":
        return (
            tree.dep[last] != "mark" and tree.text[min(last + 1, len(tree) - 1)].lower() in set('.,;)”"')
        ) or _counts(tree, first - 1)
    following = last + 1
    if following < len(tree) and tree.text[following].lower() in {"$", "€", "£", "¥", "a", "an", "us$", "the"}:
        measured = tree.text[following].lower()
        following += 1
        if measured in {"a", "an"}:
            return words != "some" and following < len(tree) and tree.lemma[following].lower() in _NUMERIC
    if following >= len(tree) or not _counts(tree, following):
        return False
    # "Talked about 40 ships" talks of them, however the parser reads it.
    return not (words == "about" and first and tree.lemma[first - 1].lower() in _TOPICAL)


_TOPICAL = frozenset(
    "talk speak say think know hear ask question learn worry concern complain tell write joke argue discuss "
    "information report "
    "question story detail allegation claim book film doubt statement comment debate read warn brief anything "
    "something much".split()
)


def _counts(tree: Tree, i: int) -> bool:
    text = tree.text[i]
    year = text.isdigit() and len(text) == 4 and 1900 <= int(text) < 2100
    return i >= 0 and not year and (tree.pos[i] == "NUM" or tree.lemma[i].lower() in _NUMERIC) and text.lower() != "one"
