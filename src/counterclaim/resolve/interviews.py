"""The turns of transcripts and interviews: who asks and who answers, by the labels that printed interviews carry ("Q:",
"Ruiz:", initials once the full names are given, a name on a line of its own), or by paragraphs that are questions where
the report announces an edited conversation; and whom the words before the first question say was interviewed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from counterclaim.model import Span


class Voice(NamedTuple):
    """Characters in which "I" is whoever is named at ``name``; where that is ``None``, who asks if ``asks`` says so,
    else who is interviewed. ``own`` says that "we" is too, and not the outlet."""

    start: int
    end: int
    name: Span | None
    own: bool = True
    asks: bool = False


class Line(NamedTuple):
    """One line without white space at its ends."""

    span: Span
    text: str


_WORD = r"[A-Z][\w.'’\-]*"
NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
LABEL = re.compile(
    rf"[\"“*]*(?!(?:[QA]|Question|Answer|QUESTION|ANSWER)\b)({NAME})"
    r"(?:,(?<=\w\w,) [^:.\n]{1,40}| \([^)]{1,40}\))?\**:\**\s+(?=\S)"
)
"""A speaker before a colon."""
_MARKED = re.compile(r"[*_\[]*(?:(?:Q|Question|QUESTION)|(A|Answer|ANSWER))\b[\]*_]*[.:][\]*_]*\s*(?=\S)")
"""A question, or an answer, which is the group."""
_RUN_ON = re.compile(r"Q(?:\s+(?=[A-Z])|(?=(?:[A-Z][a-z’']+|I)[ ,’']))")
"""A question whose mark lost its colon, or ran together with the first word."""
_ALONE = re.compile(r"[*_]*([A-Z][\w'’\-]+(?: (?:[A-Z]\.|[A-Z][\w'’\-]+)){1,3})[*_]*")
"""A name that is the whole line."""
_EDITED = re.compile(
    r"\b(?:interview|conversation|discussion|exchange|transcript|questions and answers|q ?& ?a|answers)\b[^.\n]{0,80}?"
    r"\b(?:edited|condensed|abridged|follows)\b"
    r"|\b(?:edited|condensed|abridged)\b[^.\n]{0,60}?\b(?:interview|conversation|transcript|q ?& ?a)\b"
    r"|\b(?:interview|conversation|transcript|excerpts?)\b[^.\n]{0,40}?\bis below\b|\binterview was conducted\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[^\"“”]*\?[*_]*")
_TURNS = 3
_PAIRS = 2


def find_turns(text: str, lines: Sequence[Line]) -> Iterator[Voice]:
    """Lines that begin with a speaker. Where there are several, each speaks until the next begins."""
    marked = _marked(lines)
    labels = [(line, match) for line in lines if (match := LABEL.match(line.text))]
    several = len(labels) >= _TURNS and len({match[0] for _, match in labels}) < len(labels)
    found = [
        Voice(line.span.start, line.span.end, _within(line, match), asks=False)
        for line, match in labels
        if several or not marked
    ]
    if marked or several:
        yield from _until_the_next([*marked, *found], len(text), last=bool(marked))
        return
    yield from found
    alone = _alone(lines)
    yield from _until_the_next(alone or _unmarked(lines), len(text), last=bool(alone))


def _within(line: Line, match: re.Match[str]) -> Span:
    return Span(line.span.start + match.start(1), line.span.start + match.end(1))


def _until_the_next(turns: Sequence[Voice], end: int, *, last: bool = True) -> Iterator[Voice]:
    """Turns that go on until the next begins. The last is one paragraph, unless it is told to go on."""
    ordered = sorted(turns, key=lambda one: one.start)
    for one, following in pairwise(ordered):
        yield one._replace(end=following.start)
    if ordered:
        yield ordered[-1]._replace(end=end) if last else ordered[-1]


def _marked(lines: Sequence[Line]) -> list[Voice]:
    """Questions and answers with their marks, where there are some of each."""
    marks = [(line, match) for line in lines if (match := _MARKED.match(line.text))]
    answers = [Voice(line.span.start, line.span.end, None) for line, match in marks if match[1]]
    asked = [line for line, match in marks if not match[1]]
    run_on = [line for line in lines if _RUN_ON.match(line.text)]
    if len(asked) + len(run_on) < _PAIRS:
        return []
    questions = [Voice(line.span.start, line.span.end, None, asks=True) for line in (*asked, *run_on)]
    if len(answers) < _PAIRS:
        # "Q …" and then "RUIZ: …".
        named = sum(LABEL.match(line.text) is not None for line in lines)
        return questions if named >= _PAIRS else []
    return [*questions, *answers]


def _alone(lines: Sequence[Line]) -> list[Voice]:
    """Turns under the name of who speaks, where two take turns."""
    heads = [(line, match) for line in lines if len(line.text) < 50 and (match := _ALONE.fullmatch(line.text))]
    counts = Counter(match[1] for _, match in heads)
    speakers = {name for name, count in counts.items() if count >= _PAIRS}
    if len(speakers) < _PAIRS:
        return []
    return [
        Voice(line.span.start, line.span.end, _within(line, match)) for line, match in heads if match[1] in speakers
    ]


def _unmarked(lines: Sequence[Line]) -> list[Voice]:
    """Paragraphs that are questions and the answers below them, after the words that announce them."""
    at = next((k for k, line in enumerate(lines) if _EDITED.search(line.text)), len(lines))
    asked = [k for k in range(at + 1, len(lines)) if _QUESTION.fullmatch(lines[k].text)]
    if len(asked) < _TURNS:
        return []
    turns, questions = list[Voice](), frozenset(asked)
    for k in range(asked[0], len(lines)):
        asks = k in questions
        if not turns or asks or turns[-1].asks:
            turns.append(Voice(lines[k].span.start, lines[k].span.end, None, asks=asks))
    return turns


def opening_end(voices: Iterable[Voice]) -> int:
    """Where the first question or answer begins of an interview in which the answers bear no name; 0 where there is
    none."""
    return min((one.start for one in voices if one.name is None), default=0)


_WITH = re.compile(
    r"\b(?:interviews?|interviewed|q ?& ?a|q and a|conversation|chats?|chatted|sat down|sits down|spoke|speaks|talked|"
    r"talks|caught up|catches up|questions|answers)\b(?: [^.?!\n]{0,50}?)? (?:with|to|for|from|of) (?=[^.?!\n])"
    r"|\binterview(?:s|ed) ",
    re.IGNORECASE,
)
_JOURNALIST = re.compile(
    r"\b(?:reporters?|writer|editor|correspondent|host|anchor|columnist|journalist|interviewer|moderator) $"
)
_REACH = 60


def is_announced(text: str, start: int) -> bool:
    """Whether the words before a name say that whoever has it is interviewed."""
    begin = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start), start - 2 * _REACH, 0)
    return any(start - match.end() < _REACH for match in _WITH.finditer(text, begin, start))


def is_journalist(text: str, start: int) -> bool:
    """Whether the words before a name say that whoever has it asks."""
    return _JOURNALIST.search(text, max(start - _REACH, 0), start) is not None


def initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[ \-]", name) if word).upper()
