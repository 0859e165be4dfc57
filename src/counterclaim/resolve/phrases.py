"""Noun phrases as stated: description, count, reason for anonymity."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import TYPE_CHECKING

from counterclaim.resolve import lexicon
from counterclaim.resolve.names import CALENDAR
from counterclaim.tree import Tree, grow

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LEFT = frozenset({"compound", "nmod", "amod", "poss", "case", "nummod", "punct", "advmod", "quantmod", "npadvmod"})
_LEFT_OF_NOUN = _LEFT | {"det", "predet", "conj", "cc"}
_PREPOSITIONS = frozenset(
    {"of", "for", "from", "with", "at", "in", "on", "to", "inside", "within", "near", "by", "close", "about"}
)
_STOP = frozenset({"relcl", "acl", "appos", "cc", "conj", "punct", "advcl", "parataxis", "ccomp"})
_DETERMINERS = frozenset(
    "the a an this that these those any more its his her their our my your same at least about nearly roughly around "
    "almost than over only just even numerous countless various multiple up to".split()
)
"""Words that say nothing of who is meant. "Few", "most" and "another" do: without them, a phrase means others."""
_FEW = frozenset({"few", "lot"})


def left_edge(head: Token) -> int:
    """The first token of the modifiers right before a noun, determiner and number included."""
    # Asked of every mention: by the tree's lists, not by tokens.
    tree, edge, noun = grow(head.doc), head.i, head.i
    text, dep, heads = tree.text, tree.dep, tree.head
    belonging = {edge}
    while edge > 0:
        at = edge - 1
        climbing = at
        while climbing not in belonging and heads[climbing] != climbing and dep[climbing] in _LEFT_OF_NOUN:
            climbing = heads[climbing]
        word = text[at]
        apart = climbing not in belonging or word.isspace()
        if apart or word in {"“", '"', ";", ":", "—"} or _begins_clause(tree, at):
            if word == "“" and tree.head[at] == noun and "”" in text[edge:noun]:
                # "A “dirty” bomb".
                edge = at
                belonging.add(edge)
                continue
            break
        if word in {"-", "–"} and tree.end[at] < tree.start[edge] and tree.end[at - 1] < tree.start[at]:
            # "A rare treat - *others*".
            break
        if word == "," and (heads[at] == noun or not _is_joined(head.doc[heads[at]])):
            break
        edge = at
        belonging.add(edge)
    return edge


def _is_joined(modifier: Token) -> bool:
    """Whether a modifier is one of several: "central, eastern and southern regions"."""
    conjoined = modifier.dep_ == "conj" or any(child.dep_ == "conj" for child in modifier.rights)
    return conjoined or (modifier.dep_ == "amod" and modifier.tag_ == "JJ")


def _begins_clause(tree: Tree, at: int) -> bool:
    """ "After half said so", "today growers say", where the conjunction or the day was hung on the subject."""
    if tree.tag[at] == "NN":
        return tree.dep[at] != "poss" and tree.text[at].lower() in _DAYS
    adverb = tree.dep[at] == "advmod" and tree.tag[at] == "IN"
    return adverb and tree.text[at].lower() in {"after", "before", "since", "while"}


_DAYS = frozenset({"yesterday", "today", "tomorrow", "tonight"})


def right_edge(head: Token) -> int:
    """The token after the prepositional phrases that belong to a noun: "official at the ministry", not "who …"."""
    end = head.i + 1
    for child in head.rights:
        if child.dep_ == "acl" and child.i == end and child.lower_ in _PLACED:
            return _phrase_end(child)
        if child.dep_ == "acl" and child.i == end and _tells_which(child):
            return _phrase_end(child.nbor(1))
        if child.dep_ in _STOP or child.i != end:
            break
        close = child.dep_ == "amod" and child.lower_ in {"familiar", "close", "knowledgeable"}
        if close or (child.dep_ == "prep" and child.lower_ in _PREPOSITIONS and _affiliates(child)):
            end = _phrase_end(child)
        else:
            break
    return end


def told_edge(head: Token, end: int, limit: int) -> int:
    """The token after all that tells which ones are meant, up to ``limit``: "sources in the meetings", "a group
    campaigning for a toll". A clause is kept whole or not at all: "Liberals who agree that the dam should go"."""
    for child in head.rights:
        if child.i < end or child.dep_ not in _TELLING:
            continue
        if child.left_edge.i != end or child.i >= limit or not _is_telling(child):
            break
        whole = child.right_edge.i + 1
        longest = min(whole, limit, end + _LONGEST)
        last = next((k for k in range(end + 1, longest) if _cuts(head.doc[k])), longest)
        if child.dep_ == "relcl" and last < whole and head.doc[last].text not in _ENDS:
            break
        while last > end and (
            head.doc[last - 1].tag_ in _OPEN or head.doc[last - 1].dep_ == "aux" or head.doc[last - 1].text in _CLITICS
        ):
            last -= 1
        if last < end + 2:
            break
        end = last
    return end


_TELLING = frozenset({"prep", "acl", "relcl"})
_LONGEST = 14
_ENDS = frozenset({",", ".", ";", "—"})
_OPEN = frozenset({"IN", "TO", "DT", "CC", "WP", "WDT", "PRP$", "POS", "JJ", "MD", "WRB", "RB"})
"""Words with which no phrase ends where it was cut."""
_CLITICS = frozenset(f"{mark}{end}" for mark in "'’" for end in ("ve", "d", "ll", "re", "m"))
_BEFORE_NOUNS = frozenset({"compound", "amod", "nmod", "det", "poss", "case", "nummod", "prep", "agent", "aux"})
"""Relations of words after which a noun is still to come."""
_COUNTED = frozenset("the these those some many several few other two three four five".split())


def _is_telling(child: Token) -> bool:
    noun = child.head
    bare = noun.tag_ in {"NNS", "NNPS"} and all(word.lower_ in _COUNTED for word in noun.lefts)
    if child.dep_ == "relcl":
        told = child.left_edge.lower_ == "who" and child.lemma_ not in _REPORTING
        if noun.lower_ in lexicon.SOURCES and all(word.dep_ in {"det", "nummod"} for word in noun.lefts):
            # "A source who was on the call", but not "who wished to stay unnamed".
            return told and all(word.lower_ not in _UNNAMED for word in child.subtree)
        return bare and told and noun.lower_ not in lexicon.PLURAL_SOURCES - {"people"}
    if child.dep_ == "acl":
        said = child.tag_ in {"VBG", "VBN"} and child.lemma_ not in _REPORTING
        return said and child.i == child.left_edge.i
    thing = next((word for word in child.children if word.dep_ == "pobj"), None)
    when = thing is None or thing.lower_ in CALENDAR or thing.lemma_.lower() in _WHEN
    return not when and child.tag_ != "VBG" and (bare or child.lower_ != "like")


_UNNAMED = lexicon.ANONYMOUS | frozenset(
    "anonymity anonymously named identified name identify authorized authorised permitted allowed requested".split()
)
_REPORTING = lexicon.HUMAN_VERBS | {"cite", "quote", "include"}
_WHEN = frozenset("day week month year morning evening night afternoon hour minute time moment weekend past".split())


def _cuts(token: Token) -> bool:
    if token.text == "," and _lists_names(token):
        return False
    return token.is_space or (token.text in CUT and token.text not in _QUOTING) or token.text in {"-", "--", "–"}


_QUOTING = frozenset({"“", "”", '"'})


def _tells_which(participle: Token) -> bool:
    """ "A letter *signed by* nine senators", "a woman *adopted from* Peru"."""
    following = participle.nbor(1) if participle.i + 1 < len(participle.doc) else participle
    speaks = participle.lemma_.lower() in lexicon.HUMAN_VERBS and following.dep_ != "agent"
    return (
        participle.tag_ == "VBN"
        and not speaks
        and following.head.i == participle.i
        and following.dep_ in {"prep", "agent"}
        and following.lower_ in {"by", "from", "in", "on", "at", "with"}
    )


_PLACED = frozenset({"briefed", "involved", "based"})
"""Participles that say how somebody comes to know: "people briefed on the talks"."""


def _affiliates(preposition: Token) -> bool:
    """Whether a phrase says where somebody belongs, and not when or where something happened."""
    thing = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if thing is None or preposition.doc[preposition.i + 1].text in CUT:
        return False
    if thing.lower_ in CALENDAR or (preposition.lower_ == "for" and thing.lemma_.lower() in _WHEN):
        return False
    if preposition.head.lemma_.lower() in lexicon.DOCUMENTS and preposition.lower_ in _TOPIC:
        return not thing.like_num and thing.lower_ not in CALENDAR
    return preposition.lower_ in {"of", "for", "from", "with", "to", "inside", "within", "close"} or (
        thing.pos_ == "PROPN" or thing.lemma_.lower() in lexicon.INSTITUTIONS
    )


_TOPIC = frozenset({"on", "about", "by"})
"""Prepositions by which a document is told from others."""
CUT = frozenset({",", ";", "—", "“", "”", '"', "("})


def _phrase_end(preposition: Token) -> int:
    """The end of a phrase, before relative clauses and commas, at most twelve tokens on."""
    doc, last = preposition.doc, preposition.right_edge.i
    for index in range(preposition.i + 1, min(last + 1, preposition.i + 13)):
        token = doc[index]
        if token.text == "," and _lists_names(token):
            continue
        if token.text in CUT or token.is_space or token.tag_ in {"WP", "WDT"} or _is_dash(token):
            return index
    return _whole_noun(doc, min(last + 1, preposition.i + 13), last + 1)


def _is_dash(token: Token) -> bool:
    """Whether a hyphen stands apart, as a dash does."""
    return token.text in _DASHES and token.i > 0 and bool(token.nbor(-1).whitespace_)


_DASHES = frozenset({"-", "--", "–"})


def _whole_noun(doc: Doc, end: int, last: int) -> int:
    """Where a phrase that is cut ends with a noun, and with all of a name."""
    while end < last and doc[end - 1].dep_ in _BEFORE_NOUNS and doc[end].text not in CUT and not doc[end].is_space:
        end += 1
    return end


_IN_NAMES = frozenset({"D.C.", "DC"})
"""What stands in the name of a town after a comma."""


def _lists_names(comma: Token) -> bool:
    """Whether a comma stands between names: "officials with the Treasury, the FBI and the Navy", or in one."""
    if comma.i + 1 < len(comma.doc) and comma.nbor(1).text in _IN_NAMES:
        return True
    return comma.head.pos_ == "PROPN" and any(
        child.dep_ == "conj" and child.pos_ == "PROPN" and child.i > comma.i for child in comma.head.rights
    )


def describe(doc: Doc, start: int, end: int, names: Container[int], head: int = -1) -> str:
    """The words of a phrase without determiners, counts and "unnamed": role, affiliation and place as stated.

    ``names`` are the tokens that keep their capital where they begin a sentence, ``head`` is one that is kept.
    """
    if [word.lower_ for word in doc[start : start + 3]] in _AS_MANY and not start <= head < start + 3 < end:
        start += 3
    begin = start
    while start < end - 1 and start != head and _is_light(doc[start]) and not is_share(doc, start):
        if doc[start].text == "“" and any(token.text == "”" for token in doc[start:end]):
            break
        start += 1
    if doc[start].lower_ == "of" and start > begin:
        # "About half of respondents": the share is all that there is to say who.
        start -= 1
    while end > start + 1 and doc[end - 1].tag_ in {"CC", "DT", "PRP$"} and doc[end - 2].tag_ in _NOUN_TAGS:
        # "The clerk and", where the parser joined another role.
        end -= 1
    text = " ".join(doc[start:end].text.split()).rstrip(" ,;:")
    first = doc[start]
    keeps = (
        (not _opens(first) and first.tag_ != "DT")
        or first.pos_ == "PROPN"
        or (first.is_upper and len(first) > 1)
        or start in names
        or _is_proper(first)
    )
    return text if keeps else text[:1].lower() + text[1:]


def _opens(first: Token) -> bool:
    """Whether a sentence begins here, quotation mark apart: "“*People* thought so”"."""
    return bool(first.is_sent_start) or (first.i > 0 and first.nbor(-1).text in _OPENING)


_OPENING = frozenset({"“", '"', "‘", "``"})


def _is_proper(first: Token) -> bool:
    """Whether an adjective keeps its capital wherever it stands: "Kurdish", "Western", and "Liberal" where it has one
    within a sentence too."""
    if first.lower_ in lexicon.ALWAYS_CAPITALISED:
        return True
    if not first.is_title or first.lower_ not in _PARTIES:
        return False
    doc, texts = first.doc, grow(first.doc).text
    alike = (k for k, text in enumerate(texts[:-1]) if text == first.text and texts[k + 1][:1].islower())
    return any(not doc[k].is_sent_start for k in alike)


_PARTIES = frozenset(party.lower() for party in lexicon.PARTY_OF.values())


def is_share(doc: Doc, start: int) -> bool:
    """Whether a share begins here: "43 percent", "six in 10"."""
    first, *after = doc[start : start + 3]
    if not first.like_num or not after:
        return False
    return after[0].lower_ in _PERCENT or (after[0].lower_ == "in" and len(after) > 1 and after[1].like_num)


_AS_MANY = (["as", "many", "as"], ["as", "few", "as"], ["as", "much", "as"])
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PERCENT = frozenset({"percent", "%", "per"})
_SHARE_NOUNS = frozenset({"percent", "%", "majority", "minority"})


def share_of(head: Token) -> Token | None:
    """The share that a noun is told with: "percent" of "43 percent of voters"."""
    of = head.head
    counted = head.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in _SHARE_NOUNS
    return of.head if counted else None


_ROUND = frozenset({"dozen", "two", "or"})


def _is_light(token: Token) -> bool:
    word = token.lower_
    if word == "a" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in _FEW:
        return False
    if word in {"and", "but"} or (word in {"or", "so"} and token.i > 0 and token.nbor(-1).lower_ in _ROUND):
        # "And growers", "a dozen or so growers".
        return True
    if word == "both" and token.dep_ in {"preconj", "cc"}:
        return True
    if word == "own":
        return token.i > 0 and token.nbor(-1).tag_ in {"PRP$", "POS"}
    if word == "some" and token.i + 1 < len(token.doc) and token.nbor(1).like_num:
        return True
    if word == "half" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in {"a", "dozen", "-"}:
        return True
    return (
        word in _DETERMINERS
        or word in lexicon.ANONYMOUS
        or (token.like_num and bool(token.whitespace_))
        or word in {"dozen", "half-dozen", "'s", "’s"}
        or token.dep_ == "punct"
        or token.tag_ == "WP$"
    )


def count_claimed(head: Token) -> int | None:
    """The number of people that a phrase claims: "three officials" is 3, "two dozen" 24, "dozens" and "several" are
    ``None``; so is a share ("two-thirds of")."""
    for child in head.lefts:
        if child.dep_ in {"nummod", "det", "amod", "predet", "nmod", "quantmod"} or child.lower_ in lexicon.QUANTITY:
            number = _number(child)
            if number is not None and number > 1:
                return number
    return None


def count_of(head: Token) -> int | None:
    """ "Two of the officials", "a pair of officials": the number that a phrase hangs on, which is not always that of
    all of them."""
    of = head.head
    number = _number(of.head) if head.dep_ == "pobj" and of.lower_ == "of" else None
    return number if number is not None and number > 1 else None


def _number(token: Token) -> int | None:
    word = token.lower_.rstrip("s") if token.lower_ in {"pairs", "couples"} else token.lower_
    if _is_share(token):
        return None
    if word in {"dozen", "half-dozen"}:
        return _dozens(token)
    if word in lexicon.QUANTITY:
        return lexicon.QUANTITY[word]
    digits = word.replace(",", "")
    return int(digits) if digits.isdecimal() and len(digits) < 7 else None


def _dozens(token: Token) -> int:
    """ "A dozen", "half a dozen", "a half-dozen", "two dozen"."""
    before = [token.doc[k].lower_ for k in range(max(token.i - 3, 0), token.i)]
    if "half" in before or token.lower_ == "half-dozen":
        return 6
    times = lexicon.QUANTITY.get(before[-1]) if before else None
    return 12 * times if times is not None and times < 12 else 12


def _is_share(token: Token) -> bool:
    """ "Two-thirds", "two percent", "three in four"."""
    following = [token.doc[k].lower_ for k in range(token.i + 1, min(token.i + 3, len(token.doc)))]
    joined = token.nbor(1).text if token.i + 1 < len(token.doc) else ""
    share = any(word in _SHARES for word in following[:1]) or (joined == "-" and following[1:2] != ["dozen"])
    return (
        share or token.lower_ in {"half", "percent", "%"} or any(word in token.lower_ for word in ("third", "quarter"))
    )


_SHARES = frozenset({"percent", "%", "per", "thirds", "quarters", "fifths", "tenths", "in"})


_ANONYMITY = re.compile(
    r"""(?:
        (?:on|under)\ (?:the\ )?(?:grounds?|condition)\ (?:of\ (?:strict\ )?anonymity
            |(?:that\ )?[\w ]{1,24}\ not\ be\ (?:named|identified|quoted)
            |of\ not\ being\ (?:named|identified|quoted))
      | (?:(?:was|were|is|are)\ )?(?:not|n[o'’]t|un)[\s-]?(?:been\ )?authori[sz]ed\ to\ (?:publicly\ )?
            (?:speak|talk|discuss|comment|disclose|reveal|release|brief|give|share|address|make|provide|describe
            |confirm|be\ (?:named|quoted|identified))
      | without\ (?:official\ )?authori[sz]ation\ to\ \w+
      | (?:ask|request|insist|declin|want|wish|refus|prefer)\w*\ (?:on\ |for\ )?(?:anonymity
            |not\ to\ be\ (?:named|identified|quoted)|to\ (?:remain\ anonymous|be\ (?:named|identified|quoted)))
      | (?:did|do|does)\ not\ (?:want|wish)\ to\ be\ (?:named|identified|quoted)
      | (?:speak|spoke|talk)\w*\ anonymously
      | (?:was|were)\ granted\ anonymity
      | (?:cannot|could\ not|can\ not|may\ not)\ be\ (?:named|identified)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_HINTS = (
    *("anonym", "authoris", "authoriz", "be named", "be identified", "be quoted"),
    *("being named", "being identified", "being quoted"),
)
"""What no text that says so lacks: looked for first, as it takes a tenth of the time."""
_BECAUSE = re.compile(r"\b(?:because(?: of)?|as|since|citing|for fear of|fearing|due to)\b\s*", re.IGNORECASE)
_PURPOSE = re.compile(
    r"\b(?:to (?:candidly |freely |openly )?"
    r"(?:discuss|describe|speak|talk|reveal|share|detail|give|preview|explain|recount|relate)"
    r"|in (?:line|keeping|accordance) with|under (?:\w+ ){0,3}(?:rules|regulations|protocol)|given the|out of)\b",
    re.IGNORECASE,
)


def find_anonymity(text: str) -> list[tuple[int, str]]:
    """Where a text says that somebody is not to be named, with the reason in its own words: the reason where one is
    given, else the condition."""
    found: list[tuple[int, str]] = []
    small = text.lower()
    if not any(hint in small for hint in _HINTS):
        return found
    end = -1
    for match in _ANONYMITY.finditer(text):
        if match.start() < end:
            continue
        stop = _END.search(text, match.end())
        clause = text[match.start() : min(stop.start() if stop else len(text), match.start() + 300)]
        end = match.start() + len(clause)
        reason = _stated(clause, match.end() - match.start())
        if reason:
            found.append((match.start(), reason))
    return found


_END = re.compile(r"[.;”\"—\n]|,? (?:said|says|told|added)\b|, (?:and|but|who)\b")


def _stated(clause: str, condition: int) -> str:
    because = _BECAUSE.search(clause, condition)
    purpose = _PURPOSE.search(clause, condition)
    if because is not None and because.start() < 120:
        clause = clause[because.end() :]
    elif purpose is not None and "authori" not in clause[:condition].lower():
        clause = clause[purpose.start() :]
    elif "authori" not in clause[:condition].lower():
        clause = clause[:condition]
    return " ".join(clause.split()).strip(" ,")


def anonymity_reason(sentence: str) -> str | None:
    """Why a source is not named, in the words of a sentence."""
    found = find_anonymity(sentence)
    return found[0][1] if found else None
