"""Names without entity recognition: runs of proper nouns, told apart by the words around them and by what they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.encoder.words import common_words
from counterclaim.gazetteer import Match
from counterclaim.model import ActorKind
from counterclaim.resolve import lexicon
from counterclaim.tree import grow

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Name(NamedTuple):
    """A name in the text: token range (titles left out), its head, and the match of the gazetteer where it has one."""

    start: int
    end: int
    head: Token
    match: Match | None
    titles: tuple[str, ...] = ()


_NAME_TAGS = frozenset({"NNP", "NNPS"})
_ADDRESS = "ADD"
"""The tag of an address on the web, which names whoever publishes there."""
_OPENING = _NAME_TAGS | {_ADDRESS}
_COMMON = frozenset({"NN", "NNS"})
_JOINING = frozenset({"of", "for"})
_CHAIN = frozenset({"compound", "nmod", "flat", "amod", "poss"})

_EITHER = frozenset("owner investor partner backer sponsor rival ally supporter opponent".split())
"""What a body may be as well as somebody."""


def find_names(doc: Doc, matches: Sequence[Match], offices: Mapping[int, int]) -> list[Name]:
    """All names, in order: those of the gazetteer, and runs of proper nouns that it does not know.

    ``offices`` are token ranges such as "the Foreign Ministry", whichever the state: no names by themselves.
    """
    by_start = {match.start: match for match in matches if match.kind != "demonym"}
    demonyms = {match.start for match in matches if match.kind == "demonym"}
    names: list[Name] = []
    done = 0
    for index in _openings(doc, by_start):
        match = by_start.get(index)
        if index < done:
            continue
        if match is not None:
            done = _known(doc, match, by_start, names)
        elif index in offices and not (offices[index] < len(doc) and _begins_name(doc[offices[index]])):
            done = offices[index]
        elif _begins_name(doc[index]) and (index not in demonyms or _belongs(doc, index, by_start)):
            done = _run(doc, index, by_start, names)
    return names


def _openings(doc: Doc, known: Mapping[int, Match]) -> list[int]:
    """Tokens at which a name may begin: proper nouns and what the gazetteer knows."""
    tree = grow(doc)
    return [
        index
        for index, tag in enumerate(tree.tag)
        if tag in _OPENING or index in known or (tag in _COMMON and _is_elided(tree.text[index]))
    ]


def _is_elided(word: str) -> bool:
    """ "D’Amora", "O’Hale", whatever the tagger took it for."""
    return word[1:2] in _APOSTROPHES and len(word) > 3 and word[0].isupper() and word[2].isupper()


_APOSTROPHES = frozenset({"'", "’"})


def _known(doc: Doc, match: Match, by_start: dict[int, Match], names: list[Name]) -> int:
    """A name of the gazetteer, unless it begins the name of a body: "Lima" in "Lima Chamber of Commerce"."""
    after = doc[match.end] if match.end < len(doc) else None
    together = after is not None and after.text == "/"
    if together and (_joins(doc, match.start, match.end) or _speak_together(doc, match.end, by_start)):
        end = _run_end(doc, match.end - 1, by_start)
        names.append(Name(match.start, end, head_of(doc, match.start, end), None))
        return end
    if after is not None and match.kind in {"name", "capital", "metonym"} and after.tag_ in _NAME_TAGS:
        end = _run_end(doc, match.end, by_start)
        if doc[match.end - 1].dep_ == "compound" and _is_body(doc, match.end, end) and not _titled(doc, match.end, end):
            names.append(Name(match.start, end, head_of(doc, match.start, end), None))
            return end
    titles: list[str] = []
    while match.kind == "person" and match.start > len(titles) and _is_title(doc[match.start - len(titles) - 1]):
        titles.insert(0, doc[match.start - len(titles) - 1].lower_)
    end = match.end
    while match.kind == "person" and end < len(doc) and doc[end].lower_.rstrip(".") in GENERATIONS:
        end += 1
    while match.kind == "outlet" and end < len(doc) and doc[end].lower_ in _CHANNELS and doc[end].tag_ in _NAME_TAGS:
        # "Al Ruiz TV", "Kyodo News Service".
        end += 1
    names.append(Name(match.start, end, head_of(doc, match.start, end), match, tuple(titles)))
    return end


_CHANNELS = frozenset("tv television radio network channel website news service agency newspaper".split())
"""What may be added to the name of an outlet."""


def _belongs(doc: Doc, index: int, by_start: dict[int, Match]) -> bool:
    """Whether an adjective of a state is part of a name: "the Chilean Orchard Society", not "Chilean President X"."""
    after = index + 1
    if after >= len(doc) or after in by_start or not _begins_name(doc[after]) or _is_title(doc[after]):
        return False
    end = _run_end(doc, after, by_start)
    return end == after + 1 or _is_body(doc, after, end)


GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What tells a father from a son of the same name."""
CALENDAR = frozenset(
    "january february march april may june july august september october november december jan. feb. mar. apr. "
    "jun. jul. aug. sept. sep. oct. nov. dec. monday tuesday wednesday thursday friday saturday sunday mon. tue. "
    "wed. thu. fri. sat. sun. a.m. p.m. gmt est edt utc am pm".split()
)


_WORDS_TOO = frozenset(
    "will mark bill grant hope faith joy grace art rich frank rob pat drew chase may april june dawn".split()
)
"""Given names that are also words or months."""


def _given_before(doc: Doc, start: int) -> int:
    """Where a name begins whose given name was taken for a word: "*Will* Ruiz", "*April* Hale"."""
    before = doc[start - 1] if start > 0 else None
    if before is None or before.lower_ not in _WORDS_TOO or not before.is_title or before.is_sent_start:
        return start
    calendar = before.lower_ in CALENDAR
    month = calendar and start > 1 and doc[start - 2].lower_ in _BEFORE_MONTHS
    joined = before.dep_ == "compound" or before.tag_ == "MD"
    return start - 1 if joined and not month else start


_BEFORE_MONTHS = frozenset("in since of by until last next this early late mid from between and through during".split())


def _begins_name(token: Token) -> bool:
    if (
        (
            token.tag_ not in _NAME_TAGS
            and not (token.tag_ == _ADDRESS and token.like_url)
            and not (token.tag_ in _COMMON and _is_elided(token.text))
        )
        or token.is_space
        or token.lower_ in CALENDAR
    ):
        return False
    return token.text[0].isupper() and not token.like_email and "/" not in token.text


def _run(doc: Doc, start: int, by_start: dict[int, Match], names: list[Name]) -> int:
    end = _run_end(doc, start, by_start)
    if end == start + 1 and doc[start].lower_ in lexicon.SIDES and end in by_start and by_start[end].kind == "person":
        # "Liberal Ana Ruiz".
        return end
    if end - start > 1 and doc[end - 1].lower_ in lexicon.SIDES and start and doc[start - 1].lower_ == "the":
        # "The Lindow Liberal" is somebody spoken of, and no name.
        names.append(Name(start, end - 1, head_of(doc, start, end - 1), None))
        return end
    start = _opening_of(doc, start, end, names[-1].end if names else 0)
    titles: list[str] = []
    first = start
    last = max((index for index in range(start, end - 1) if _is_title(doc[index])), default=start - 1)
    # "Director for National Security Ana Ruiz".
    within = last > start and start > 1 and doc[start - 1].lower_ in _JOINING
    while last >= start and not within and (doc[last].lower_ in _QUALIFYING or not _is_title(doc[last])):
        # "National Growers United" has no title, "National Security Adviser Ana Ruiz" has.
        last -= 1
    if last < start and end - start > 2 and _is_member(doc, start):
        last = start
    office, title = _office_end(doc, start, end)
    if last >= start and not _is_body(doc, last + 1, end):
        titles = [token.lower_ for token in doc[start : last + 1]]
        first = last + 1
    elif office > start:
        titles, first = [title], office
    if first > start and doc[first].lower_ in _JOINING:
        # "The Office of the Inspector General for Ports" is one name.
        titles, first = [], start
    if first + 2 < end and doc[first].text == "-" and doc[first + 1].lower_ == "elect":
        # "President-elect Ana Ruiz".
        titles, first = ["elect"], first + 2
    word = doc[first]
    opens = word.is_sent_start is True and word.lower_ in lexicon.ROLES
    alone = first == end - 1 and (
        (_is_title(word) and not _is_surname(doc, first)) or opens or is_bare_body(doc, first)
    )
    # "Chilean Foreign Minister", before a name that is known.
    alone = alone or (end - first > 1 and all(_is_title(doc[index]) for index in range(first, end)))
    if first == start and first == end - 1:
        first = _given_before(doc, first)
    alone = alone or _is_office(doc, first, end)
    letter = end == first + 1 and len(doc[first].text) == 2 and doc[first].text[1] == "."
    if not alone and not letter and len(doc[first].text) > 1:
        names.append(Name(first, end, head_of(doc, first, end), None, tuple(titles)))
    return _after_repeated(doc, end)


def _is_office(doc: Doc, start: int, end: int) -> bool:
    """Whether a run is the name of an office and of nobody: "the Liberal National Committeewoman"."""
    last = doc[end - 1].lower_
    office = last in lexicon.TITLES or last in lexicon.ROLES or last.endswith(("man", "woman"))
    return end - start > 1 and office and all(doc[index].lower_ in _QUALIFYING for index in range(start, end - 1))


def _after_repeated(doc: Doc, end: int) -> int:
    """Where a page's list of topics ends that repeats a name, if one begins here (see :func:`_glued_to`)."""
    for index in range(end, min(end + _REPEATED, len(doc))):
        if not doc[index].text[:1].isupper():
            break
        if _glued_to(doc, end - 1, index) == end - 1:
            return index + 1
    return end


_REPEATED = 5
"""Words within which a name is repeated."""


def is_bare_body(doc: Doc, index: int) -> bool:
    """Whether a noun for a body with a capital is no name: "the Administration", "Committee members"."""
    if doc[index].lower_ not in _KINDS:
        return False
    before = doc[index - 1].lower_ if index > 0 else ""
    return doc[index].is_sent_start is True or before in _DETERMINERS or before in _OF_WHOSE


_KINDS = frozenset(
    "administration agency board bureau campaign commission committee company council department foundation institute "
    "institution ministry office organization organisation panel party subcommittee university".split()
)
_OF_WHOSE = frozenset({"'s", "’s"})
_DETERMINERS = frozenset("the this that our its their your".split())


def _opening_of(doc: Doc, start: int, end: int, floor: int) -> int:
    """Where the name of a body begins of which the tagger took only the end for one: "*Black Harbours* Matter"."""
    last = doc[end - 1].lower_
    if last not in common_words() and last not in lexicon.ORGANISATION_WORDS:
        return start
    if any(doc[index].lower_ in lexicon.FIRST_NAMES or _is_title(doc[index]) for index in range(start, end)):
        return start
    while start > floor and _opens_body(doc[start - 1], start, end):
        start -= 1
    return start


def _opens_body(token: Token, start: int, end: int) -> bool:
    word = token.is_title and token.tag_ in _OF_BODIES and not token.is_sent_start
    if not word or not start <= token.head.i < end or _is_title(token):
        return False
    party = token.lower_ in _ADJECTIVES and _is_body(token.doc, start, end)
    return party or token.lemma_.lower() not in lexicon.ROLES


_OF_BODIES = frozenset({"JJ", "NN", "NNS", "VBG", "VBN"})
_QUALIFYING = frozenset("national security foreign defense defence interior finance state special first prime".split())
_ADJECTIVES = frozenset(party.lower() for party in lexicon.PARTY_OF.values())


def _is_member(doc: Doc, index: int) -> bool:
    """Whether a member of a party is named next: "Democrat Ana Ruiz", not "Liberal Orchard Holdings"."""
    word = doc[index].lower_
    if f"{word}s" not in lexicon.PARTY_OF:
        return False
    return word not in _ADJECTIVES or doc[index + 1].lower_ in lexicon.FIRST_NAMES


def _is_surname(doc: Doc, index: int) -> bool:
    """Whether a given name that is a title elsewhere stands alone and speaks or acts: "Amir said"."""
    return doc[index].lower_ in lexicon.FIRST_NAMES and not (index > 0 and doc[index - 1].lower_ == "the")


def _office_end(doc: Doc, start: int, end: int) -> tuple[int, str]:
    """Where a name begins after the rest of a title, and that title: "Chief of Staff *Jo Park*", "Director of Rail *Ann
    Loy*", "Minister for Ports and Northern Affairs *Bo Hale*"."""
    title = _title_before(doc, start)
    if title is None or end - start < 2:
        return start, ""
    if doc[start].lower_ == "staff":
        return start + 1, title
    whole = doc[start - 1].lower_ in {"of", "the"}
    last = min(start + 3, end - 1) if whole else end - 1
    named = next((k for k in range(start + 1, last) if doc[k].lower_ in lexicon.FIRST_NAMES), None)
    if named is None and not whole and not any(doc[k].lower_ in common_words() for k in (end - 2, end - 1)):
        # "… for Northern Affairs *Zeb Harlan*".
        named = end - 2 if end - start > 2 and doc[end - 3].lower_ in common_words() else None
    return (named, title) if named is not None else (start, "")


def _title_before(doc: Doc, start: int) -> str | None:
    """The title of which the words right before belong to the office: "*Minister* for Ports and …"."""
    the = start > 2 and doc[start - 1].lower_ == "the" and doc[start - 2].lower_ == "of"
    if start < 2 or not (the or doc[start - 1].lower_ in _IN_OFFICES):
        return None
    for index in range(start - 1, max(start - _LONGEST_OFFICE, 0), -1):
        word = doc[index]
        if word.lower_ == "the" and doc[index - 1].lower_ == "of":
            continue
        if word.lower_ in _JOINING and _is_title(doc[index - 1]):
            return doc[index - 1].lower_
        if not (word.is_title or word.lower_ in _IN_OFFICES):
            break
    return None


_IN_OFFICES = _JOINING | {"and"}
_LONGEST_OFFICE = 10
"""Words of an office."""


def _titled(doc: Doc, start: int, end: int) -> bool:
    """Whether a run names somebody with a title: "Press Secretary Jo Park"."""
    last = max((index for index in range(start, end - 1) if _is_title(doc[index])), default=None)
    return last is not None and not _is_body(doc, last + 1, end)


def _is_title(token: Token) -> bool:
    word = token.lower_
    if word in lexicon.FIRST_NAMES and _is_given(token):
        return False
    if word == "executive":
        # "Chief Executive Ruiz", not "Executive Council".
        return token.i > 0 and token.doc[token.i - 1].lower_ == "chief"
    if word in _PLURAL_TITLES:
        # "Presidents Hale and Ruiz".
        return token.tag_ == "NNPS" or token.text == word.title()
    return word in lexicon.TITLES or word in lexicon.HONORIFICS or word.rstrip(".") in lexicon.TITLES


_PLURAL_TITLES = frozenset(
    "presidents ministers senators representatives governors generals secretaries mayors".split()
)


def _is_given(token: Token) -> bool:
    """Whether a given name that is a title elsewhere stands before a surname only: "Amir Hale", not "the Amir Hale"."""
    doc, index = token.doc, token.i
    the = index > 0 and doc[index - 1].lower_ == "the"
    after = [word.tag_ in _NAME_TAGS for word in doc[index + 1 : index + 3]]
    return not the and after[:1] == [True] and after[1:] != [True]


def _run_end(doc: Doc, start: int, by_start: dict[int, Match]) -> int:
    end = start + 1
    while end < len(doc) and end not in by_start:
        token = doc[end]
        if _begins_name(token):
            if (glued := _glued_to(doc, start, end)) is not None:
                return glued + 1
            end += 1
        elif (
            token.lower_ in {"al", "el"}
            and end + 2 < len(doc)
            and doc[end + 1].text == "-"
            and _next_is_name(doc, end + 1)
        ):
            end += 3
        elif (nickname := _nickname_end(doc, end)) > end:
            end = nickname
        elif _is_modal_surname(doc, start, end) or _is_odd_surname(doc, start, end):
            end += 1
        elif _goes_on(doc, start, end, by_start):
            end += 2
        elif _joins_over_article(doc, start, end):
            end += 3
        else:
            break
    numbered = end < len(doc) and doc[end].tag_ == "CD" and doc[end - 1].lower_ in _NUMBERED and end - start > 1
    return end + 1 if numbered and doc[end].is_digit else end


_NUMBERED = frozenset({"bill", "resolution", "proposition", "local"})
"""What is told from others of its kind by a number: "House Bill 12"."""


def _is_parted(doc: Doc, index: int) -> bool:
    """ "O’ Hale", with a space in the name."""
    apart = doc[index].text in _APOSTROPHES and doc[index - 1].text == "O" and not doc[index - 1].whitespace_
    return apart and _next_is_name(doc, index)


def _goes_on(doc: Doc, start: int, end: int, by_start: Mapping[int, Match]) -> bool:
    if _is_parted(doc, end) or (doc[end].text == "/" and _speak_together(doc, end, by_start)):
        return True
    return _joins(doc, start, end) and (doc[end].lower_ != "on" or end + 1 not in by_start)


def _glued_to(doc: Doc, start: int, index: int) -> int | None:
    """The word of a name that a page's list of topics repeats, run together with what follows: in "Ana Ruiz Ana Maria
    RuizPort opens" it is the first "Ruiz"."""
    text = doc[index].text
    for k in range(start, index):
        word = doc[k].text
        if 3 < len(word) < len(text) and text.startswith(word) and text[len(word)].isupper():
            return k
    return None


_CLOSING = {"“": "”", '"': '"', "‘": "’", "'": "'", "``": "''"}


def _nickname_end(doc: Doc, index: int) -> int:
    """The token after a nickname within a name: "Ana “Sparks” Ruiz"."""
    closing = _CLOSING.get(doc[index].text)
    if closing is None or not doc[index - 1].whitespace_:
        return index
    for end in (index + 2, index + 3):
        if end + 1 < len(doc) and doc[end].text == closing and _begins_name(doc[end + 1]):
            return end + 1 if all(word.text[:1].isupper() for word in doc[index + 1 : end]) else index
    return index


def _is_modal_surname(doc: Doc, start: int, index: int) -> bool:
    """Whether a word with a capital after a given name is a surname and no verb: "George Will wrote"."""
    if index + 1 >= len(doc) or doc[index].tag_ != "MD" or not doc[index].is_title:
        return False
    return doc[index - 1].lower_ in lexicon.FIRST_NAMES and doc[index + 1].tag_ in PAST_OR_PRESENT


def _is_odd_surname(doc: Doc, start: int, index: int) -> bool:
    """Whether a word that is none follows a given name alone, whatever the tagger took it for: a surname in foreign
    letters, or in letters that a scrape has spoilt."""
    word = doc[index]
    if index != start + 1 or doc[start].lower_ not in lexicon.FIRST_NAMES or doc[start].tag_ not in _NAME_TAGS:
        return False
    return word.text[0].isupper() and not word.is_ascii and word.tag_ not in _NAME_TAGS and len(word) > 2


PAST_OR_PRESENT = frozenset({"VBD", "VBZ", "VBN"})
"""Forms of verbs that follow no modal."""


def _joins(doc: Doc, start: int, index: int) -> bool:
    """Whether a name goes on after this token: a hyphen, a particle, or "of" in the name of a body."""
    token = doc[index]
    if token.text == "-" and _tight(doc, index) and _second_syllable(doc, start, index + 1):
        return True
    if not _next_is_name(doc, index):
        return False
    if token.text == "/":
        return _tight(doc, index) and _is_polled(doc, index)
    if token.lower_ == "the":
        # "A Courier/Free the Harbour poll".
        return any(doc[k].text == "/" for k in range(start, index)) and _is_polled(doc, index)
    if token.text in {"-", "'", "’"}:
        return _tight(doc, index)
    if token.lower_ == "of" and doc[index + 1].lower_ in _NUMBERS:
        # "The Gang of Eight".
        return True
    if token.lower_ == "on":
        return doc[index - 1].lower_ in _CONCERNED and _is_subject_matter(doc[index + 1])
    return token.lower_ in PARTICLES or (token.lower_ in _JOINING and _is_body(doc, start, index))


_CONCERNED = frozenset("committee subcommittee commission council conference panel".split())


def _is_subject_matter(token: Token) -> bool:
    """Whether a committee may be "on" it: "the Committee on Fisheries", not "on Tuesday"."""
    return token.lower_ in common_words() and token.lower_ not in CALENDAR


def _is_polled(doc: Doc, index: int) -> bool:
    """Whether two outlets made a poll together: "a Courier/Lindow University poll"."""
    return any(doc[k].lower_ in lexicon.POLLS for k in range(index + 2, min(index + 8, len(doc))))


def _second_syllable(doc: Doc, start: int, index: int) -> bool:
    """The small half of a given name: "Park Sun-won", but not "South Korea-led"."""
    token = doc[index]
    if not (token.is_lower and token.is_alpha and len(token) <= 6):
        return False
    if token.tag_ in _NAME_TAGS or (index - start >= 3 and token.tag_ == "NN" and len(token) <= 3):
        return True
    # "Park Eun-young".
    halves = [doc[k] for k in range(start, index - 1)]
    return len(halves) == 2 and all(len(half) <= _SYLLABLE and half.lower_ not in common_words() for half in halves)


_SYLLABLE = 5
"""Letters of a surname or of half a given name in Korean."""


def _speak_together(doc: Doc, index: int, known: Mapping[int, Match]) -> bool:
    """Whether two names with a slash between them say something as one: "Lindow/Marsh found that …". Of two that the
    gazetteer knows each may well be somebody ("Peru/Chile"), and what is no source may be a credit or a list."""
    if not _tight(doc, index) or not _next_is_name(doc, index) or index + 1 in known:
        return False
    last = index + 1
    while last + 1 < len(doc) and doc[last].dep_ in _CHAIN and _next_is_name(doc, last):
        last += 1
    token = doc[last]
    source = token.dep_ == "pobj" and token.head.lower_ in {"to", "by"} and token.head.head.lower_ == "according"
    return source or (token.dep_ == "nsubj" and token.head.pos_ == "VERB") or token.dep_ == "agent"


def _joins_over_article(doc: Doc, start: int, index: int) -> bool:
    """ "Institute *for the* Study of War"."""
    if doc[index].lower_ not in _JOINING or index + 1 >= len(doc) or doc[index + 1].lower_ != "the":
        return False
    return _next_is_name(doc, index + 1) and _is_body(doc, start, index)


PARTICLES = frozenset("al bin ibn bint de da di du del della la le i y van von zu der den ter".split())
"""Small words within names."""
_NUMBERS = frozenset("three four five six seven eight nine ten twelve".split())


def _tight(doc: Doc, index: int) -> bool:
    return index + 1 < len(doc) and not doc[index].whitespace_ and not doc[index - 1].whitespace_


def _next_is_name(doc: Doc, index: int) -> bool:
    return index + 1 < len(doc) and _begins_name(doc[index + 1])


def _is_body(doc: Doc, start: int, end: int) -> bool:
    return any(doc[index].lower_ in lexicon.ORGANISATION_WORDS for index in range(start, end))


def head_of(doc: Doc, start: int, end: int) -> Token:
    """The token of a range that the others hang on, the last one where that is unclear."""
    for index in range(end - 1, start - 1, -1):
        token = doc[index]
        if not start <= token.head.i < end or token.head.i == index:
            return token
    return doc[end - 1]


def name_kind(doc: Doc, name: Name) -> ActorKind:
    """What kind of actor an unknown name names, from honorifics, roles beside it, its words and its verb."""
    words = [doc[index].text for index in range(name.start, name.end)]
    if any(title in lexicon.HONORIFICS or title.rstrip(".") in lexicon.TITLES for title in name.titles):
        return "person"
    if len(words) > 2 and words[-1].isdigit() and words[-2].lower() != "local":
        return "document"
    if _is_body(doc, name.start, name.end) and (_ends_as_body(doc, name) or not _personal(doc, name)):
        return "organisation"
    if words[0].lower() in lexicon.FIRST_NAMES or _personal(doc, name):
        return "person"
    if len(words) == 1 and doc[name.start].like_url:
        return "organisation"
    if len(words) == 1 and words[0].isupper() and 1 < len(words[0]) <= 6:
        return "organisation"
    before = doc[name.start - 1] if name.start else None
    # "The Smith administration" says nothing of Smith.
    if before is not None and before.lower_ == "the" and name.head.dep_ not in _CHAIN:
        return "organisation"
    if 2 <= len(words) <= 4 and _acts(name.head) and not all(word.lower() in common_words() for word in words):
        return "person"
    return "unknown"


def _ends_as_body(doc: Doc, name: Name) -> bool:
    """ "Ana J. Ruiz Foundation" is no person, though "Ana J. Ruiz" is."""
    return name.end - name.start > 2 and doc[name.end - 1].lower_ in lexicon.ORGANISATION_WORDS


def _personal(doc: Doc, name: Name) -> bool:
    """Whether a role stands before it, an age or role after it, or "who"."""
    before = doc[name.start - 1] if name.start else None
    if before is not None and before.lemma_.lower() in lexicon.ROLES and before.dep_ in _CHAIN | {"ROOT", "nsubj"}:
        return True
    if any("." in doc[index].text and len(doc[index].text) == 2 for index in range(name.start, name.end - 1)):
        return True
    if name.head.dep_ == "appos" and name.head.head.lemma_.lower() in lexicon.ROLES:
        return True
    for child in name.head.children:
        if child.dep_ == "appos" and (child.like_num or child.lemma_.lower() in lexicon.ROLES - _EITHER):
            return True
        if child.dep_ == "relcl" and any(word.lower_ == "who" for word in child.children):
            return True
    return False


def _acts(head: Token) -> bool:
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in lexicon.HUMAN_VERBS


def gender_of(doc: Doc, name: Name) -> str | None:
    """The gender that a form of address, a role or a first name makes evident; never anything else."""
    for title in name.titles:
        if lexicon.HONORIFICS.get(title):
            return lexicon.HONORIFICS[title]
    # "Mark-Ruiz" is no Mark.
    first = doc[name.start].lower_ if name.end - name.start > 1 and doc[name.start].whitespace_ else ""
    given = lexicon.FIRST_NAMES.get(first)
    for word in (*name.titles, *(token.lower_ for token in roles_of(name.head))):
        if word in lexicon.MALE or word in lexicon.FEMALE:
            # "Chairman Ana Ruiz" is no man.
            office = given is not None and word.endswith("man") and len(word) > _SHORT
            return given if office else "m" if word in lexicon.MALE else "f"
    return given


_SHORT = 5
"""Letters of words such as "man" itself."""


def _is_joined(noun: Token, head: Token) -> bool:
    """ "The president and Defence Secretary Ana Ruiz": somebody else, on whom the parser hung the name."""
    begin = head.left_edge.i
    joined = any(child.dep_ == "cc" and child.i < begin for child in noun.rights)
    return joined and noun.nbor(-1).lower_ == "the" and noun.doc[begin - 1].text != ","


def roles_of(head: Token) -> Iterator[Token]:
    """Nouns for roles that stand beside a name: before it, or as its apposition."""
    for child in head.children:
        if child.dep_ in {"compound", "nmod", "amod", "appos"} and child.lemma_.lower() in lexicon.ROLES:
            yield child
    if head.dep_ == "appos" and head.head.lemma_.lower() in lexicon.ROLES and not _is_joined(head.head, head):
        yield head.head


def _is_in_a_body(noun: Token) -> bool:
    """ "A member of the cabinet, Ana Ruiz": who is of a body, and not the body."""
    of = noun.head
    return noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in lexicon.ROLES | {"member"}


_RUN_BY = frozenset(
    "founder co-founder chief executive director president owner chairman chairwoman manager editor spokesman "
    "spokeswoman spokesperson partner".split()
)
_WHERE = frozenset("in of from near across through to around outside".split())


def classes_of(head: Token) -> Iterator[str]:
    """Nouns for bodies that say what a name is: "Dorn, a company in Graz", "the firm Dorn"."""
    of_role = head.dep_ == "pobj" and head.head.head.lemma_.lower() in _RUN_BY
    if head.dep_ == "pobj" and head.head.lower_ in _WHERE and not of_role:
        # "In flooded Ashford, a newspaper called on …" is often taken for one.
        return
    for child in head.children:
        if child.dep_ == "appos" and child.tag_ == "NN" and child.i > head.i:
            noun = child.lemma_.lower()
            if noun in lexicon.INSTITUTIONS and noun not in lexicon.STATE_NOUNS:
                yield noun
    if head.dep_ == "appos" and head.head.tag_ == "NN" and head.head.i < head.i and not _is_in_a_body(head.head):
        noun = head.head.lemma_.lower()
        if noun in lexicon.INSTITUTIONS and noun not in lexicon.STATE_NOUNS:
            yield noun
