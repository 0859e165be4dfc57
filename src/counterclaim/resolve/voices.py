"""Stretches of a report in somebody else's first person without quotation marks around them: the turns of a transcript,
"Ruiz: I will not go" in a headline, letters and messages with a name under them, statements given in full, and
articles whose last line says who wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from counterclaim.model import Span
from counterclaim.resolve import lexicon
from counterclaim.resolve.interviews import LABEL, NAME, Line, Voice, find_turns

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_PERSON = r"[A-Z][\w'’\-]*(?: (?:[A-Z]\.|[A-Z][\w'’\-]*)){1,3}"
_SIGNED = re.compile(rf"[—–\-]{{0,2}} ?({_PERSON}|@\w+)([,;] [A-Z][\w.]*(?:,? [A-Z][\w.]*){{0,3}})?[.,]?")
"""Who signed, and in the second group where."""
_MESSAGE = re.compile(rf"[—–\-]{{1,2}}\s?({_PERSON}) \(@")
_FULL = re.compile(
    r"\b(?:statement|letter|message|transcript|text|remarks|op-ed|post|email|e-mail)\b[^.\n]{0,50}?"
    rf"\b(?:by|from|of) (?:[Tt]he )?(?:[A-Z]?[a-z.]+ )*?({NAME})"
)
_ANNOUNCED = re.compile(r":\s*$|\b(?:following|full|below|in its entirety)\b")
_HERE = re.compile(r"\b(?:Here(?:['’]s| is| are)|Below (?:is|are)|What follows|The following is)\b[^\n\"“”]*[.:]$")
_WROTE = re.compile(
    r"\b([A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]*){0,3}|[Hh]e|[Ss]he) (?:\w+ly |then |also |later )?"
    r"(?:wrote|writes|said|says|posted|tweeted|stated|added|explained|continued|responded|replied|"
    r"ha[ds] (?:this |the following )?to say|put it)\b[^.\n\"“]*:$"
)
_OWN = re.compile(
    r"\b([A-Z][\w.\-]*(?: [A-Z][\w.\-]*){0,3}?)['’]s? (?:own|exact|full|original) "
    r"(?:words|remarks|statement|quote|text)\b[^\n]*:$"
)
"""Whose own words are given below, whatever else the line says: "I leave you with Ruiz's own words. From May:"."""
_WHOSE = re.compile(
    r"\b([A-Z][\w.\-]*(?: [A-Z][\w.\-]*){0,3}(?=['’]s )|[Hh]is|[Hh]er)(?:['’]s)? (?:[\w()\-]+ ){0,4}?"
    r"(?:statement|letter|message|remarks|speech|address|testimony|op-ed|essay|e-?mail)\b"
)
"""Whose words are given below: "Here is Ruiz's full statement:"."""
_TOLD = re.compile(r"\b(?:[Hh]e|[Ss]he|[A-Z]\w+) (?:said|added|wrote|told|concluded)\b")
_NOTE = re.compile(
    rf"[*•(\[_]*(?:[A-Z][a-z]+\. )?(?!The |This |That )({_PERSON})"
    r"(?:(?:, [^,]{1,40},)? (?:is|was|(?:has|had) been|writes|served|teaches|covers|chairs|leads|heads|directs|"
    r"represents|runs|edits|hosts|founded)\b|, (?:an?|the|who) )"
)
_TRADE = re.compile(
    r"[*•(\[_]*([A-Z][\w'’\-]+) (?:is|writes|covers)\b[^.]{0,60}\b(?:reporter|editor|writer|columnist|correspondent|"
    r"author|professor|fellow|contributor|journalist|director|opinion)"
)
"""Who is told by a surname at the end, where the trade shows that it is the author."""
_STAFF = re.compile(
    r"\b(?:reporter|correspondent|columnist|columns?|staff|editor|journalist|blogger|covers|bureau|contributing|"
    r"reports (?:from|on|for|about|out)|hosts?|anchor)\b"
)
"""What tells a writer of the outlet from a guest, whose "we" is not the outlet."""
_EXCERPT = re.compile(rf"\b(?:[Ee]xcerpt|[Rr]eprinted|[Cc]opyright|From [A-Z])[^.\n]{{0,120}}?\bby ({_PERSON})")
_COPYRIGHT = re.compile(rf"\b[Cc]opyright (?:© ?|\([Cc]\) ?)?(?:\d{{4}} )?by ({_PERSON})")
"""Whose book a report is taken from, whether or not it names him elsewhere."""
_ENDS = re.compile(r"[.!?…][\"”’)]*$")
_MINE = re.compile(r"\b(?:I|I['’]m|I['’]ve|my|me)\b")
_OURS = re.compile(r"\b(?:[Ww]e|our|us)\b")
_LAST, _LONGEST_NOTE = 3, 600


def find_voices(text: str) -> list[Voice]:
    """The voices of a text, the widest first. Linear in its length."""
    if _MINE.search(text) is None and _OURS.search(text) is None:
        return []
    found = [Line(Span(*match.span()), match.group()) for match in _LINE.finditer(text)]
    voices = [*find_turns(text, found), *_signatures(text, found), *_statements(text, found), *_messages(found)]
    voices += _notes(text, found)
    return sorted(voices, key=lambda voice: voice.start - voice.end)


def _signatures(text: str, found: Sequence[Line]) -> Iterator[Voice]:
    """Letters: a line that is only a name, after a sentence, at the end or under each of several."""
    signed = [
        (at, match)
        for at, line in enumerate(found)
        if len(line.text) < 60
        and (match := _SIGNED.fullmatch(line.text))
        and at
        and _ENDS.search(found[at - 1].text)
        and not any(word.lower().strip(".") in lexicon.ORGANISATION_WORDS for word in match[1].split())
    ]
    if len(signed) < _LAST:
        # "Ana Ruiz, Lindow" under a whole report may be a credit.
        signed = [(at, match) for at, match in signed if not match[2]]
    if len(signed) < 2 and not (signed and signed[0][0] >= len(found) - _LAST):
        return
    if len({match[1] for _, match in signed}) < len(signed) - 1:
        # The turns of an interview, under the names of those who speak.
        return
    begins = [0, *(found[at].span.end for at, _ in signed)]
    for begin, (at, match) in zip(begins, signed, strict=False):
        start = found[at].span.start
        yield Voice(begin, start, Span(start + match.start(1), start + match.end(1)))


def _statements(text: str, found: Sequence[Line]) -> Iterator[Voice]:
    """A statement, letter or transcript that is given in full after it is announced: to where who made it is named
    again."""
    for line, following in pairwise(found):
        start, own = line.span.start, _OWN.search(line.text)
        if own is None and _MINE.search(line.text):
            continue
        if (match := own) is not None:
            end = following.span.end
        elif _ANNOUNCED.search(line.text) and (match := _FULL.search(line.text)) is not None:
            end = text.find(match[1].split()[-1], following.span.start)
        elif line.text.endswith(":") and (match := _WROTE.search(line.text)) is not None:
            end = following.span.end
        elif _HERE.search(line.text) and (match := _WHOSE.search(line.text)) is not None:
            told = _TOLD.search(text, following.span.start)
            end = told.start() if told is not None else -1
        else:
            continue
        name = Span(start + match.start(1), start + match.end(1))
        yield Voice(following.span.start, end if end >= 0 else len(text), name)


def _messages(found: Sequence[Line]) -> Iterator[Voice]:
    """ "Never again! — Ana Ruiz (@anaruiz)": the paragraph before the name."""
    for line in found:
        if match := _MESSAGE.search(line.text):
            start = line.span.start
            yield Voice(start, start + match.start(), Span(start + match.start(1), start + match.end(1)))


def _notes(text: str, found: Sequence[Line]) -> Iterator[Voice]:
    """ "Ana Ruiz is the mayor of Lindow." at the end of a report that does not name her elsewhere, and "Ana Ruiz: How
    the harbour was lost" over one."""
    for line in found[-_LAST:]:
        if (match := _COPYRIGHT.search(line.text)) is not None:
            start = line.span.start
            yield Voice(0, start, Span(start + match.start(1), start + match.end(1)), own=False)
            return
        match = _NOTE.match(line.text) or _TRADE.match(line.text) or _EXCERPT.search(line.text)
        start = line.span.start
        if match is not None and len(line.text) < _LONGEST_NOTE and text.find(match[1]) >= start:
            guest = _STAFF.search(line.text) is None
            yield Voice(0, start, Span(start + match.start(1), start + match.end(1)), own=guest)
            return
    match = LABEL.match(text)
    if match is not None and match[1] and " " in match[1] and match[1].split()[-1] not in text[match.end() :]:
        yield Voice(0, len(text), Span(match.start(1), match.end(1)), own=False)


_CREDIT = re.compile(r"^(?:by|from)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|\||&|/|\band\b)\s*", re.IGNORECASE)
_PARTICLE = r"(?:[A-Z][\w.'’\-]*|de|van|von|der|al|bin|la|le|di|da)"
_SIGNATURE = re.compile(rf"{_PARTICLE}(?: {_PARTICLE}){{1,4}}")
_NO_NAME = frozenset(
    "to for from the by of and special staff writer writers reporter correspondent contributor columnist editor "
    "editors opinion desk team associated wire report reports updated".split()
)


def who_signed(byline: str) -> str | None:
    """The one person who signed by a byline: ``None`` where it names two, or nobody. Of a long list, which a page gives
    with the names of others, the first."""
    people = [part for part in _BETWEEN.split(_CREDIT.sub("", byline.strip())) if _is_person(part)]
    return people[0] if len(people) == 1 or len(people) > 2 else None


def _is_person(part: str) -> bool:
    words = [word.lower().strip(".") for word in part.split()]
    return (
        _SIGNATURE.fullmatch(part.title() if part.isupper() or part.islower() else part) is not None
        and _NO_NAME.isdisjoint(words)
        and lexicon.ORGANISATION_WORDS.isdisjoint(words)
    )
