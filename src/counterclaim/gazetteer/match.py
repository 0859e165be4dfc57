"""Finds actors in a parsed text: longest match over words, then offices built from the words around a state's name.

One pass over the words of the text (a trie in the manner of Aho and Corasick, 1975, without failure links: names
hardly overlap) and one over the matches.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple, overload

from counterclaim.gazetteer.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MatchKind = Literal["name", "demonym", "capital", "metonym", "office", "person", "outlet"]


@dataclass(frozen=True, slots=True)
class Match:
    """An actor found: half-open ranges of tokens and of characters, the actor's id and how the words name it.

    ``capital`` is the place, not the state: the state speaking through its capital is a ``metonym``. A ``demonym``
    names people or an affiliation ("Chilean", "Chileans"), of the state whose id is given.
    """

    start: int
    end: int
    start_char: int
    end_char: int
    actor: str
    kind: MatchKind


class Form(NamedTuple):
    """What a sequence of words may name: a kind of match and the ids of its possible actors, the likeliest first."""

    kind: str
    actors: tuple[str, ...]
    capitalised: bool = True
    exact: str | None = None
    ambiguous: bool = False
    own: bool = False
    """From a user's own list: it goes before all others."""


class Word(NamedTuple):
    """A word of the text: without full stops, the same in small letters, its offsets and the index of its token."""

    text: str
    small: str
    start: int
    end: int
    token: int


class Hit(NamedTuple):
    """A form found at words ``begin`` to ``end``."""

    begin: int
    end: int
    form: Form


_ARTICLES = frozenset({"The", "the"})
_FORMS = ""
"""The key under which a node of the trie keeps its forms: no word is empty."""

Trie = dict[str, "Trie | list[Form]"]


def insert(trie: Trie, name: str, form: Form) -> None:
    """Adds a name to the trie."""
    node = trie
    for word, _, _ in words(name):
        child = node.setdefault(word.lower(), {})
        assert isinstance(child, dict)
        node = child
    forms = node.setdefault(_FORMS, [])
    assert isinstance(forms, list)
    forms.append(form)


def forms(trie: Trie, name: str) -> list[Form]:
    """The forms of exactly this name, in any case."""
    node = trie
    for word, _, _ in words(name):
        child = node.get(word.lower())
        if not isinstance(child, dict):
            return []
        node = child
    found = node.get(_FORMS, [])
    return found if isinstance(found, list) else []


class Text(Sequence[Word]):
    """The words of a parsed text, spaces left out: as written (``texts``), and in small letters (``small``).

    Matching looks at every word, and few are part of a match: a :class:`Word` is made where it is asked for.
    """

    def __init__(self, doc: Doc) -> None:
        # Token by token would take three times as long. Each kind of token is taken apart once.
        orths, self._starts = doc.to_array(["ORTH", "IDX"]).T.tolist() if len(doc) else ([], [])
        parts = {orth: _parts(doc.vocab.strings[orth]) for orth in set(orths)}
        self._parts = [part for orth in orths for part in parts[orth]]
        self._tokens = [index for index, orth in enumerate(orths) for _ in parts[orth]]
        self.texts = [part[0] for part in self._parts]
        self.small = [part[1] for part in self._parts]

    def __len__(self) -> int:
        return len(self._parts)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> list[Word]: ...
    def __getitem__(self, at: int | slice) -> Word | list[Word]:
        if isinstance(at, slice):
            return [self[index] for index in range(*at.indices(len(self)))]
        text, small, begin, end = self._parts[at]
        token = self._tokens[at]
        start = self._starts[token]
        return Word(text, small, start + begin, start + end, token)


def _parts(text: str) -> Sequence[tuple[str, str, int, int]]:
    found = ((text, 0, len(text)),) if text.isalpha() else words(text)
    return [(word, word.lower(), start, end) for word, start, end in found]


def hits(trie: Trie, text: Text) -> Iterator[Hit]:
    """The longest forms from left to right; none overlaps another."""
    position = 0
    for begin in [at for at, small in enumerate(text.small) if small in trie]:
        found = _longest(trie, text, begin) if begin >= position else None
        if found is not None and text.texts[begin] in _ARTICLES and begin + 1 < len(text):
            # "The Courier" is not the Courier of Lindow.
            longer = _longest(trie, text, begin + 1)
            found = longer if longer is not None and longer.end > found.end else found
        if found is not None:
            yield found
            position = found.end


def _longest(trie: Trie, text: Text, begin: int) -> Hit | None:
    node: Trie = trie
    best: Hit | None = None
    for end in range(begin, min(begin + 12, len(text))):
        child = node.get(text.small[end])
        if not isinstance(child, dict):
            break
        node = child
        form = _fitting(node.get(_FORMS), text, begin, end)
        if form is not None:
            best = Hit(begin, end + 1, form)
    return best


def _fitting(forms: Trie | list[Form] | None, text: Text, begin: int, end: int) -> Form | None:
    fitting = [form for form in forms if _fits(form, text, begin, end)] if isinstance(forms, list) else []
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    own = [form for form in fitting if form.own]
    if own:
        return own[0]
    first = next((form for form in fitting if form.kind == "capital"), fitting[0])
    return first._replace(actors=tuple(dict.fromkeys(actor for form in fitting for actor in form.actors)))


def _fits(form: Form, text: Text, begin: int, end: int) -> bool:
    if form.exact is not None:
        return "".join(text.texts[begin : end + 1]) == form.exact
    # "The courier" at the head of a sentence is no Courier.
    first = begin + 1 if begin < end and text.texts[begin] == "The" else begin
    return not form.capitalised or text.texts[first][0].isupper()


def as_match(hit: Hit, actor: str, text: Sequence[Word], kind: MatchKind) -> Match:
    """The match for a hit, in tokens and characters."""
    first, last = text[hit.begin], text[hit.end - 1]
    return Match(first.token, last.token + 1, first.start, last.end, actor, kind)


_PLACE = frozenset(
    {"in", "at", "near", "outside", "around", "inside", "through", "across", "into", "throughout", "within", "via"}
)
_WAYS = frozenset({"from", "to", "for", "toward", "towards", "of", "on", "over", "between", "through"})
_MOVES = frozenset(
    "fly flee travel go come return arrive move head drive leave depart sail walk march bring take carry rush ferry "
    "evacuate deport extradite escape hurry relocate commute migrate trip visit travel flight road route journey way "
    "highway railway train bus plane convoy mile kilometer kilometre distance airlift pilgrimage transfer "
    "refugee migrant evacuee exile".split()
)
"""Verbs and nouns of going: with "to", "from" or "for" they lead to a town."""
_HAPPENS_TO_TOWNS = frozenset(
    "leave visit reach enter tour flee besiege surround capture encircle bomb shell evacuate approach flood hit rock "
    "bombard storm cross overrun".split()
)
"""Verbs whose object is a town."""
_OF_TOWNS = frozenset(
    "resident inhabitant mayor governor street suburb outskirt outskirts city town capital center centre airport port "
    "district neighborhood neighbourhood siege battle fall bombing shelling bombardment population part heart square "
    "hospital hotel bishop archbishop citizen people museum university north south east west metro subway station "
    "attack assault strike raid advance march offensive missile rocket view map streets".split()
)
"""Nouns that belong to a town: "the streets of Khartoum", "the siege of Kyiv", "the march on Rome"."""


def is_place(doc: Doc, match: Match) -> bool:
    """Whether a capital stands for the town: "in Santiago", "the Santiago airport", "Santiago, the capital"."""
    head = _head(doc, match)
    if head.dep_ in {"compound", "nmod", "npadvmod", "appos", "amod"}:
        return True
    if any(child.dep_ == "appos" and child.lower_ == "capital" for child in head.children):
        return True
    while head.dep_ == "conj" and head.head.pos_ == "PROPN":
        head = head.head
    governor = head.head
    if head.dep_ == "pobj":
        return governor.lower_ in _PLACE or (governor.lower_ in _WAYS and _leads_to_town(governor))
    if head.dep_ in {"dobj", "nsubjpass"}:
        return governor.lemma_.lower() in _HAPPENS_TO_TOWNS
    return head.dep_ == "poss" and governor.lemma_.lower() in _OF_TOWNS


def _leads_to_town(link: Token) -> bool:
    """Of the preposition before a capital: "flew to", "the road from", "the streets of", "the attack on"."""
    word = link.head.lemma_.lower()
    if link.lower_ in {"of", "on", "over", "between"}:
        return word in _OF_TOWNS or word in {"road", "flight", "train"}
    return word in _MOVES or (
        link.dep_ == "prep" and link.head.dep_ == "prep" and link.head.head.lemma_.lower() in _MOVES
    )


def is_part_of_name(doc: Doc, match: Match) -> bool:
    """Whether a word is part of the name of somebody else: "Jordan" in "Michael Jordan", "Paris" in "Paris Hilton"."""
    head = _head(doc, match)
    left = doc[match.start - 1] if match.start else None
    if left is not None and left.pos_ == "PROPN" and left.dep_ == "compound" and left.head == head:
        return ends_name(doc, match)
    return head.pos_ == "PROPN" and head.dep_ == "compound" and _names_a_person(doc, match, head)


def begins_name(doc: Doc, match: Match) -> bool:
    """Whether an outlet's name only begins another's: "The Times" in "The Times of Malta"."""
    of, after = match.end, match.end + 1
    if after >= len(doc) or doc[of].lower_ != "of" or doc[of - 1].lower_ not in _SHARED_MASTHEADS:
        return False
    return doc[after].pos_ == "PROPN" and doc[after].text not in _DAYS


_SHARED_MASTHEADS = frozenset("times news post herald star sun mail voice".split())
"""Last words of outlets' names that others have with a place after them."""
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())


def ends_name(doc: Doc, match: Match) -> bool:
    """Whether a proper noun before it makes a word a surname: "Ruth Washington"."""
    left = doc[match.start - 1] if match.start else None
    if left is None or left.pos_ != "PROPN" or left.dep_ != "compound" or left.head != _head(doc, match):
        return False
    return not left.is_upper and left.text not in _DIRECTIONS and left.text not in _PARTS


_PARTS = frozenset("Greater Central Old New Inner Outer Downtown Rural Metropolitan Port Radio Camp Operation".split())
"""Words before a town that make no person of it."""


_DIRECTIONS = frozenset({"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central"})


def _names_a_person(doc: Doc, match: Match, head: Token) -> bool:
    """Of a name before another proper noun: one token, next to it, and the whole is what speaks or is spoken of."""
    right = doc[match.end] if match.end < len(doc) else None
    if right is None or right.pos_ != "PROPN" or right.lower_.rstrip(".") in _AFTER_TOWNS:
        return False
    # A town before a name that no office begins is a first name: "Douglas Smith", "Victoria Nkosi".
    return match.kind == "capital" or (head.head == right and right.dep_ in {"nsubj", "poss"})


_AFTER_TOWNS = frozenset(
    "mayor governor police university airport city bureau times post herald college school stock exchange region "
    "province district state street square bank court council archbishop bishop prosecutor correspondent accord summit "
    "conference agreement declaration treaty protocol club fc stadium international hotel post-office mr mrs ms".split()
)


def _head(doc: Doc, match: Match) -> Token:
    """The token of the match that the others hang on."""
    head = doc[match.end - 1]
    while match.start <= head.head.i < match.end and head.head.i != head.i:
        head = head.head
    return head


def compose(doc: Doc, states: Sequence[Match], heads: Mapping[int, tuple[int, str]]) -> Iterator[tuple[Match, str]]:
    """Offices from a state's name and the head of an office beside it, with the office's key.

    ``heads`` maps the token at which an office's head begins to the token after it and its key. "Chilean foreign
    ministry", "Chile's foreign ministry", "the foreign ministry of Chile" and "… in Santiago".
    """
    ends = {end: (start, key) for start, (end, key) in heads.items()}
    claimed: set[int] = set()
    rest: list[Match] = []
    for match in states:
        after = match.end
        while after < len(doc) and doc[after].tag_ == "POS":
            after += 1
        if after in heads and not (after == match.end and _is_towns(match, doc[after])):
            end, key = heads[after]
            claimed.add(after)
            yield _widened(doc, match, match.start, end), key
        else:
            rest.append(match)
    for match in rest:
        start, key = ends.get(_before(doc, match), (-1, ""))
        if start >= 0 and start not in claimed:
            yield _widened(doc, match, start, match.end), key


def _before(doc: Doc, match: Match) -> int:
    """The token after which "of", "of the" or, before a capital, "in" leads to the match, or -1.

    "The army in Peru" may be anybody's army, and an embassy in Lima is never Peru's.
    """
    index = match.start - 1
    if index > 0 and doc[index].lower_ == "the":
        index -= 1
    if index < 1:
        return -1
    link = doc[index].lower_
    seat = link == "in" and match.kind == "capital" and doc[index - 1].lower_ not in _ELSEWHERE
    return index if link == "of" or seat else -1


def _is_towns(match: Match, head: Token) -> bool:
    """Whether what stands after a capital is the town's: "Lima police"."""
    return match.kind == "capital" or (match.kind == "metonym" and head.lower_ == "police")


_ELSEWHERE = frozenset({"embassy", "consulate", "mission", "police", "court", "prosecutors"})
"""What a capital has of other states, or as a town."""


def _widened(doc: Doc, match: Match, start: int, end: int) -> Match:
    last = doc[end - 1]
    return replace(
        match, start=start, end=end, start_char=doc[start].idx, end_char=last.idx + len(last.text), kind="office"
    )
