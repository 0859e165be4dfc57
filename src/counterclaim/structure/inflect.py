"""Just enough English inflection to word a claim: past tense, past participle, third person."""

from __future__ import annotations

import re
from collections.abc import Callable

_IRREGULAR = """
be was been|begin began begun|break broke broken|bring brought brought|build built built|buy bought bought
catch caught caught|choose chose chosen|come came come|cut cut cut|deal dealt dealt|do did done|draw drew drawn
drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found
flee fled fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten|freeze froze frozen|get got gotten
give gave given|go went gone|grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden|hit hit hit
hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led|leave left left|let let let
lie lied lied|lose lost lost|make made made|mean meant meant|meet met met|overthrow overthrew overthrown|pay paid paid
put put put|quit quit quit|read read read|ride rode ridden|rise rose risen|run ran run|say said said|see saw seen
seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shoot shot shot|show showed shown
shut shut shut|sink sank sunk|sit sat sat|slay slew slain|sleep slept slept|speak spoke spoken|spend spent spent
split split split|spread spread spread|stand stood stood|steal stole stolen|strike struck struck|strive strove striven
swear swore sworn|take took taken|teach taught taught|tear tore torn|tell told told|think thought thought
throw threw thrown|understand understood understood|undertake undertook undertaken|wear wore worn|win won won
withdraw withdrew withdrawn|write wrote written|beat beat beaten|bear bore borne|become became become|bind bound bound
blow blew blown|burn burned burned|cast cast cast|cost cost cost|light lit lit|overcome overcame overcome"""
_FORMS = {
    parts[0]: (parts[1], parts[2])
    for entry in _IRREGULAR.strip().replace("\n", "|").split("|")
    if len(parts := entry.split()) == 3
}
_DOUBLING = frozenset(
    "kidnap commit admit refer occur permit submit equip rebel expel compel deter control patrol".split()
)
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
"""One syllable with one vowel and one consonant at the end: *plan*, *ship*."""


_OF_PARTICIPLES = {forms[1]: forms for forms in _FORMS.values() if forms[1].endswith("en")}
"""What a lemmatizer leaves as it stands: "misspoken"."""
_PREFIXES = ("mis", "over", "out", "fore", "under", "with", "re")
_NO_PREFIX = frozenset({"relay"})


def past(verb: str) -> str:
    """The past tense of a verb, particles kept: ``carry out`` gives ``carried out``."""
    return _with_particle(verb, lambda base: _forms(base)[0])


def participle(verb: str) -> str:
    """The past participle of a verb."""
    return _with_particle(verb, lambda base: _forms(base)[1])


def _forms(base: str) -> tuple[str, str]:
    """Past tense and past participle; what is put before an irregular verb leaves it irregular: *mistook*."""
    known = _FORMS.get(base) or _OF_PARTICIPLES.get(base)
    if known is not None:
        return known
    for prefix in _PREFIXES if base not in _NO_PREFIX else ():
        rest = base.removeprefix(prefix)
        inner = (_FORMS.get(rest) or _OF_PARTICIPLES.get(rest)) if rest != base else None
        if inner is not None:
            return prefix + inner[0], prefix + inner[1]
    return _regular(base), _regular(base)


def third_person(verb: str) -> str:
    """The third person singular of the present: *deny* gives *denies*."""
    if verb in {"be", "have", "do"}:
        return {"be": "is", "have": "has", "do": "does"}[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def _with_particle(verb: str, form: Callable[[str], str]) -> str:
    base, _, particle = verb.partition(" ")
    return f"{form(base)} {particle}".strip()


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    if verb in _DOUBLING or _SHORT.fullmatch(verb):
        return verb + verb[-1] + "ed"
    return verb + "ed"
