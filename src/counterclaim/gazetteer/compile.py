"""Compiles the actors that the package ships, from public lists and our own TOML files.

Run as ``python -m counterclaim.gazetteer.compile --data FOLDER``; FOLDER holds ``countries.json``,
``factbook-governments.json`` and ``Phoenix.Countries.actors.txt`` (see ``docs/data-sources.md``). What is kept are
facts: names, capitals, terms of office. Writes ``actors.json`` and ``people.tsv.gz`` beside this module, the same
bytes each time.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from counterclaim.gazetteer.words import PARTICLES, normalise

HERE = Path(__file__).parent
CLASSES = ("kingdom", "republic", "emirate", "sultanate", "principality", "federation", "commonwealth", "union")
"""What states call themselves in their official names: "the kingdom" may then stand for such a state."""

# Endings of adjectives whose plural noun is the bare adjective ("the Chinese", "the Irish").
_INVARIANT = ("ese", "ish", "ch", "s", ".")
_EARLIEST = "1990-01-01"


Term = tuple[str, str, str, str]


@dataclass
class Person:
    """One holder of public office, as collected: names, state code (of an organisation its name), and terms: first and
    last day, office as worded, state code."""

    name: str
    aliases: set[str]
    state: str
    terms: set[Term] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)

    @property
    def keys(self) -> set[str]:
        """All names, normalised."""
        return {normalise(name) for name in (self.name, *self.aliases)}

    def row(self) -> str:
        """The tab-separated line that is shipped."""
        telling = sorted(self._telling())
        # Whose office was the last to begin.
        self.state = max((term for term in telling if term[2]), default=("", "", "", self.state))[3]
        terms = ";".join(self._term(*term) for term in telling)
        names = "|".join(sorted(self.keys - {normalise(self.name)}))
        return "\t".join((normalise(self.name), self.name, self.state, terms, names, "+".join(sorted(self.sources))))

    def _term(self, start: str, end: str, role: str, state: str) -> str:
        words = (start, end, role, state if state != self.state else "")
        return "/".join(words).rstrip("/") if role else f"{start}/{end}"

    def _telling(self) -> set[Term]:
        """The terms, without those that no list ends or names where another list does."""
        ours = {term for term in self.terms if term[2]}
        return ours | {term for term in self.terms if not ours or (not term[2] and term[1])}


def compile_actors(data: Path) -> dict[str, Any]:
    """States, institutions, organisations and outlets with all their forms, as plain JSON values.

    ``actors`` are ``[name, kind, parent position or None, media kind or None, source]``, ``forms`` are
    ``[words, kind of match, positions of the actors that it may name, ambiguous]``.
    """
    build = _Build()
    overlay = _toml("states")
    for country in sorted(_json(data / "countries.json"), key=lambda entry: str(entry["cca3"])):
        if country["capital"] or country["unMember"] or country["cca3"] in overlay:
            build.state(country, overlay.get(country["cca3"], {}))
    _offices(build, _toml("offices"))
    _organisations(build, _toml("organisations"))
    _regions(build, _toml("regions"))
    return build.result()


class _Build:
    """Collects actors and forms in order; the same form of two actors is kept once with both."""

    def __init__(self) -> None:
        self.actors: list[list[Any]] = []
        self.forms: dict[tuple[str, str], tuple[list[int], bool]] = {}
        self.states: dict[str, dict[str, Any]] = {}
        self.templates: list[list[Any]] = []
        self.blockers: list[str] = []
        self.offices: dict[str, int] = {}
        self.members: set[int] = set()
        self.homes: dict[str, list[int]] = {}
        self.regions: list[tuple[str, int]] = []
        self.shared: list[str] = []

    def actor(self, name: str, kind: str, *, parent: int | None = None, media: str | None = None, source: str) -> int:
        self.actors.append([name, kind, parent, media, source])
        return len(self.actors) - 1

    def form(self, words: str, kind: str, actor: int, *, ambiguous: bool = False) -> None:
        holders, flag = self.forms.get((words, kind), ([], False))
        self.forms[words, kind] = ([*holders, actor] if actor not in holders else holders, flag or ambiguous)

    def state(self, country: dict[str, Any], extra: dict[str, Any]) -> None:
        name = extra.get("name", country["name"]["common"])
        position = self.actor(name, "state", source="mledoze/countries")
        if country["unMember"]:
            self.members.add(position)
        adjectives = extra.get("adjectives") or _demonyms(country)
        official = country["name"]["official"]
        unclear = set(extra.get("ambiguous", ()))
        for kind, words in _state_forms(country, extra, name, official, adjectives):
            self.form(words, kind, position, ambiguous=words in unclear)
        self.states[country["cca3"]] = {
            "actor": position,
            "adjective": adjectives[0] if adjectives else name,
            "family_first": bool(extra.get("family_name_first")),
            "borders": sorted(country["borders"]),
            "classes": [word for word in CLASSES if re.search(rf"\b{word}\b", official, re.IGNORECASE)],
        }

    def result(self) -> dict[str, Any]:
        forms = [
            [words, kind, self._first_of(holders), flag]
            for (words, kind), (holders, flag) in sorted(self.forms.items())
        ]
        return {
            "actors": self.actors,
            "forms": forms,
            "states": self.states,
            "templates": self.templates,
            "offices": self.offices,
            "homes": self.homes,
            "regions": self.regions,
            "shared": self.shared,
            "blockers": sorted(self.blockers),
        }

    def _first_of(self, holders: list[int]) -> list[int]:
        """Of a word for several, members of the United Nations go before territories: the French are of France and
        not of its islands in the Antarctic."""
        return [holder for holder in holders if holder in self.members] or holders


def _state_forms(
    country: dict[str, Any], extra: dict[str, Any], name: str, official: str, adjectives: list[str]
) -> Iterator[tuple[str, str]]:
    names = dict.fromkeys((name, country["name"]["common"], official, *extra.get("names", ())))
    capitals = extra.get("capitals", country["capital"])
    for words in names:
        yield "name", words.removeprefix("the ")
    for words in extra.get("abbreviations", ()):
        yield "abbreviation", words
    for words in dict.fromkeys((*adjectives, *_people(adjectives, extra))):
        if words not in names:
            yield "demonym", words
    for words in capitals:
        if words not in names:
            yield "capital", words


def _people(adjectives: list[str], extra: dict[str, Any]) -> list[str]:
    regular = [words if words.endswith(_INVARIANT) else f"{words}s" for words in adjectives]
    return [*extra.get("people", ()), *regular]


def _demonyms(country: dict[str, Any]) -> list[str]:
    stated = country.get("demonyms", {}).get("eng", {}).get("m", "")
    return [word for word in re.split(r", | or ", stated) if word]


def _offices(build: _Build, offices: dict[str, Any]) -> None:
    for template in offices["template"]:
        build.templates.append([template["office"], template.get("kind", "office"), template["heads"]])
    build.shared.extend(offices["shared"])
    for entry in offices["institution"]:
        state = build.states[entry["state"]]["actor"]
        key = f"{entry['state']}/{entry['office']}"
        # "state media" of a state are several outlets: each keeps its own entry.
        position = build.offices.get(key)
        if position is None:
            usual = f"{build.states[entry['state']]['adjective']} {entry['office']}"
            name = usual if entry.get("alias") else entry["names"][0]
            position = build.actor(name, "office", parent=state, source="ours")
            build.offices[key] = position
        for words in entry["names"]:
            build.form(words, "metonym" if entry.get("metonym") else "office", position)
        for words in entry.get("chamber", ()):
            build.form(words, "chamber", position, ambiguous=True)


def _organisations(build: _Build, lists: dict[str, Any]) -> None:
    for section, kind in (("organisations", "organisation"), ("groups", "group"), ("parties", "organisation")):
        for entry in lists[section]["names"]:
            names = entry["names"] if isinstance(entry, dict) else entry
            position = build.actor(names[0], kind, source="ours")
            _named(build, names, position, "name")
            if isinstance(entry, dict):
                build.homes[str(position)] = [build.states[code]["actor"] for code in entry["home"]]
                how = entry.get("as")
                for words in entry.get("unclear", ()):
                    bare = how or ("name:abbreviation" if words.isupper() else "name")
                    build.form(words, bare, position, ambiguous=how is None)
    for media, entries in lists["outlets"].items():
        for entry in entries:
            names = entry["names"] if isinstance(entry, dict) else entry
            parent = build.states[entry["state"]]["actor"] if isinstance(entry, dict) else None
            _named(build, names, build.actor(names[0], "outlet", parent=parent, media=media, source="ours"), "outlet")
    build.blockers.extend(lists["blockers"]["names"])


def _regions(build: _Build, lists: dict[str, Any]) -> None:
    for code, entry in lists.items():
        for words in entry["names"]:
            build.regions.append((words, build.states[code]["actor"]))
            if " " in words:
                build.blockers.append(words)


def _named(build: _Build, names: Iterable[str], position: int, kind: str) -> None:
    for words in names:
        bare = words.replace(".", "")
        short = bare.isupper() and " " not in bare
        build.form(words, f"{kind}:abbreviation" if short else kind, position)


def compile_people(data: Path, actors: dict[str, Any]) -> list[Person]:
    """Holders of office with their terms; of several people of one name the one whose office is known."""
    current = _without_dependencies(_factbook(data / "factbook-governments.json", _state_names(data)), data)
    people = [*current, *_phoenix(data), *_ours(_toml("people"))]
    bodies = {*actors["states"], *(name for name, kind, *_ in actors["actors"] if kind in {"organisation", "group"})}
    merged: dict[tuple[str, str], Person] = {}
    kept: list[Person] = []
    for person in people:
        if person.state in bodies:
            _merge(person, merged, kept)
    return sorted(_unshared(kept), key=lambda person: (normalise(person.name), person.state))


def _without_dependencies(people: Iterable[Person], data: Path) -> Iterator[Person]:
    """Heads of state by their own state: the list repeats them for each territory that they are head of."""
    dependent = {country["cca3"] for country in _json(data / "countries.json") if country["independent"] is False}
    listed = list(people)
    heads = {key for person in listed if person.state not in dependent for key in person.keys}
    return (person for person in listed if person.state not in dependent or not person.keys & heads)


def _merge(person: Person, merged: dict[tuple[str, str], Person], kept: list[Person]) -> None:
    """Joins what several lists say of one person; in our own list, who has one name is one person everywhere."""
    own = "ours" in person.sources
    met = {id(merged[key]): merged[key] for key in _keys(person) if key in merged}
    known = next(iter(met.values()), None)
    if known is None:
        kept.append(known := person)
    for other in (*met.values(), person):
        if other is not known:
            _join(known, other, own=own)
            kept[:] = [each for each in kept if each is not other]
    merged.update(dict.fromkeys(_keys(known), known))


def _join(known: Person, other: Person, *, own: bool) -> None:
    if own and "ours" in other.sources and "ours" not in known.sources:
        known.terms = {term for term in known.terms if not term[2] or term[1]}
    known.aliases |= {known.name, other.name, *other.aliases}
    if "ours" not in known.sources:
        known.name = other.name  # the later list has names as the press writes them
    known.terms |= other.terms
    known.sources |= other.sources


def _keys(person: Person) -> list[tuple[str, str]]:
    """By what a person is known again: the names within a state, and those of our own list everywhere."""
    places = ("ours", person.state) if "ours" in person.sources else (person.state,)
    return [(place, key) for place in places for key in sorted(person.keys)]


def _unshared(people: list[Person]) -> Iterator[Person]:
    holders: dict[str, list[Person]] = {}
    for person in people:
        for key in person.keys:
            holders.setdefault(key, []).append(person)
    for person in people:
        if _bears(person, holders[normalise(person.name)]):
            person.aliases = {alias for alias in person.aliases if _bears(person, holders[normalise(alias)])}
            yield person


def _bears(person: Person, sharing: list[Person]) -> bool:
    """Whether a name is this person's alone, or alone among those whose office is known."""
    named = [other for other in sharing if any(term[2] for term in other.terms)]
    return len(sharing) == 1 or (len(named) == 1 and named[0] is person)


def _state_names(data: Path) -> dict[str, str]:
    overlay = _toml("states")
    names: dict[str, str] = {}
    for country in _json(data / "countries.json"):
        extra = overlay.get(country["cca3"], {})
        forms = (country["name"]["common"], country["name"]["official"], extra.get("name", ""), *extra.get("names", ()))
        for words in (*forms, *country["altSpellings"], *extra.get("abbreviations", ())):
            names.setdefault(normalise(words.removeprefix("the ")), country["cca3"])
    return names


_HOLDER = re.compile(r"(?P<text>[^();]+?) ?\((?:\w+ )?since (?P<since>[^)]+)\)")


def _factbook(path: Path, states: dict[str, str]) -> Iterator[Person]:
    for entry in _json(path).values():
        names = entry.get("names") or {}
        forms = (names.get("conventional short form") or "", names.get("conventional long form") or "")
        code = next((states[normalise(words)] for words in forms if normalise(words) in states), None)
        for text in (entry.get("chief_of_state") or "", entry.get("head_of_government") or "") if code else ():
            person = _holder(html.unescape(text), str(code))
            if person:
                yield person


def _holder(text: str, state: str) -> Person | None:
    """The first holder in a line such as ``President Ana Maria LOPEZ Ruiz (since 3 May 2021)``: surname in capitals."""
    found = _HOLDER.match(text)
    since = _day(found["since"]) if found else None
    # A co-prince is head of state elsewhere and listed there.
    if not found or not since or text.startswith("Co-"):
        return None
    words = found["text"].split()
    first = next((i for i, word in enumerate(words) if word not in _TITLES), len(words))
    name = _usual(words[first:])
    if not name or len(name.split()) < 2:
        return None
    full = " ".join(_title(word) for word in words[first:])
    short = f"{name.split()[0]} {name.split()[-1]}"
    role = " ".join(words[:first]).lower()
    return Person(name, {full, short}, state, {(since, "", role, state)}, {"factbook"})


_TITLES = frozenset(
    "President Prime Minister Chancellor King Queen Emperor Sultan Amir Prince Crown Grand Duke Pope Supreme "
    "Leader Interim Acting Caretaker Transitional Premier Taoiseach of the and Foreign General Gen. Dr. Sir State "
    "Affairs Commission Chairman Chairperson Captain Colonel Col. Government Head Council Chief Swiss "
    "Confederation Administrator Spain Russia Korea Republic Minister Ministers Co-prince Co-Vice Commissioner "
    "Cabinet CNSP Cnsp (prime minister-equivalent) Field Marshal Lt. Maj. Army Senator Presidency Ministers".split()
)


def _usual(words: list[str]) -> str:
    capitals = [i for i, word in enumerate(words) if word.isupper() and len(word) > 1 and "." not in word]
    if not capitals or any(word.endswith(".") and len(word) > 2 for word in words):
        return ""
    begin, end = capitals[0], capitals[-1] + 1
    if begin == 0:
        return " ".join(_title(word) for word in (words if len(words) <= 3 else words[:end]))
    if end < len(words) and words[end].islower():
        end = len(words)
    first = [word for word in words[:begin] if "." not in word]
    return " ".join(_title(word) for word in ((first if len(first) < 3 else first[:1]) + words[begin:end]))


def _title(word: str) -> str:
    if re.fullmatch(r"[IVX]{1,5}", word):
        return word
    parts = [part if part in PARTICLES else part.capitalize() for part in re.split(r"([-'])", word.lower())]
    return re.sub(r"\bMc([a-z])", lambda found: "Mc" + found[1].upper(), "".join(parts))


def _day(text: str) -> str | None:
    for pattern in ("%d %B %Y", "%B %Y", "%Y"):
        try:
            return datetime.strptime(text.strip(), pattern).date().isoformat()
        except ValueError:
            continue
    return None


def _ours(lists: dict[str, Any]) -> Iterator[Person]:
    for state, entry in lists.items():
        for line in entry["people"].strip().splitlines():
            name, role, held, *others = (part.strip() for part in line.split("|"))
            aliases = {other.strip() for other in (others[0] if others else "").split(",") if other.strip()}
            spans = (span.strip().partition("/") for span in held.split(";"))
            yield Person(name, aliases, state, {(start, end, role, state) for start, _, end in spans}, {"ours"})


_CODE = re.compile(r"\[(?P<state>[A-Z]{3})GOV\w*(?: (?P<when>[<>]?\d{6,8}(?:-\d{6,8})?))?\]")


def _phoenix(data: Path) -> Iterator[Person]:
    """People of ``Phoenix.Countries.actors.txt`` with a dated term in a government; undated entries are left out."""
    names: list[str] = []
    codes: list[tuple[str, str, str]] = []
    for line in (data / "Phoenix.Countries.actors.txt").read_text("utf-8", "replace").splitlines():
        text = line.split("#")[0].split(";")[0].strip()
        coded = _CODE.search(text)
        if coded and coded["when"]:
            codes.append((coded["state"], *_term(coded["when"])))
        if text and not text.startswith(("+", "[")):
            yield from _person(names, codes)
            names, codes = [], []
        if text and not text.startswith("["):
            names.append(re.sub(r"\[.*", "", text).strip("+ _"))
    yield from _person(names, codes)


_NOT_NAMES = re.compile(
    r"(?:^|_)(?:MR|MRS|MS|DR|SIR|GOVERNMENT|REGIME|PARTY|ARMY|FORCES?|\w*MINIST\w+|\w*PRESIDENT\w*|SECRETARY|SENATOR|"
    r"AMBASSADOR|GENERAL|GEN|KING|QUEEN|PRINCE|LEADER|CHIEF|COURT|COUNCIL|AGENCY|BANK|OF|THE|AND|FOR|DEPARTMENT|OFFICE|"
    r"COMMISSION|HOUSE|\w*MILITARY|STATE|EMBASSY|UNION|OFFICIALS?|CHAIRMAN|COMMANDER|CAPTAIN|COLONEL|VICE|GOVERNOR|MAYOR|"
    r"CHANCELLOR|PRIME|PREMIER|ADMINISTRATION|POLICE|DIRECTOR|JUSTICE|JUDGE|CONGRESS\w*|FORMER|AIR|POPE|SHEIKH?|EMIR|SULTAN)(?:_|$)"
)


def _person(names: list[str], codes: list[tuple[str, str, str]]) -> Iterator[Person]:
    forms = [
        name
        for name in names
        if 1 <= name.count("_") <= 4 and not _NOT_NAMES.search(re.sub(r"[-.]+_?", "_", name)) and "'" not in name
    ]
    states = {state for state, _, _ in codes}
    if len(states) != 1 or not forms or not names[0].replace("_", "").isupper() or names[0] not in forms:
        return
    terms = {(start, end, "", state) for state, start, end in codes if not end or end >= _EARLIEST}
    if terms:
        usual, *others = [" ".join(_title(word) for word in re.split(r"[_ ]", name) if word) for name in forms]
        yield Person(usual, set(others), states.pop(), terms, {"phoenix"})


def _term(when: str) -> tuple[str, str]:
    if when[0] == ">":
        return _short_day(when[1:]), ""
    if when[0] == "<":
        return "", _short_day(when[1:])
    start, _, end = when.partition("-")
    return _short_day(start), _short_day(end or start)


def _short_day(digits: str) -> str:
    """``YYMMDD`` or ``YYYYMMDD``; two digits of a year from 30 on are of the twentieth century."""
    if len(digits) == 6:
        digits = ("19" if digits[:2] >= "30" else "20") + digits
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return date(year, min(max(month, 1), 12), 1).isoformat()


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / "sources" / f"{name}.toml").read_text("utf-8"))


def main(arguments: list[str] | None = None) -> None:
    """Writes the two compiled files."""
    parser = argparse.ArgumentParser(prog="python -m counterclaim.gazetteer.compile", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the public lists")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to (the package)")
    options = parser.parse_args(arguments)
    actors = compile_actors(options.data)
    rows = "\n".join(person.row() for person in compile_people(options.data, actors))
    encoded = json.dumps(actors, ensure_ascii=False, separators=(",", ":"))
    (options.out / "actors.json").write_text(encoded.replace('],["', '],\n["') + "\n", "utf-8")
    (options.out / "people.tsv.gz").write_bytes(gzip.compress(rows.encode(), mtime=0))


if __name__ == "__main__":
    main()
