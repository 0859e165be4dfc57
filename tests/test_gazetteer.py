"""The gazetteer: forms of names, metonyms, the same treatment for every state, and users' own lists."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from counterclaim import parse
from counterclaim.errors import GazetteerError
from counterclaim.gazetteer import Gazetteer
from tests.conftest import ROOT, SHARED

GAZETTEER = Gazetteer.load()
Found = list[tuple[str, str, str]]


@cache
def _nlp() -> Language:
    return parse.load()


@pytest.fixture(scope="module")
def nlp() -> Language:
    return _nlp()


@pytest.fixture(scope="module")
def find(nlp: Language) -> Callable[[str], Found]:
    def found(text: str) -> Found:
        return [
            (text[match.start_char : match.end_char], match.kind, GAZETTEER.actor(match.actor).name)
            for match in GAZETTEER.match(nlp(text))
        ]

    return found


@pytest.mark.parametrize(
    ("words", "actor", "state"),
    [
        ("Chile's foreign ministry", "Chilean foreign ministry", "Chile"),
        ("The Chilean Foreign Ministry", "Chilean foreign ministry", "Chile"),
        ("The foreign ministry of Chile", "Chilean foreign ministry", "Chile"),
        ("The foreign ministry in Santiago", "Chilean foreign ministry", "Chile"),
        ("The Kremlin", "Kremlin", "Russia"),
        ("The White House", "White House", "United States"),
        ("Foggy Bottom", "State Department", "United States"),
        ("The U.S. State Department", "State Department", "United States"),
        ("The Pentagon", "Pentagon", "United States"),
        ("Downing Street", "British government", "United Kingdom"),
        ("The Elysee", "Élysée", "France"),
        ("The Quai d'Orsay", "French foreign ministry", "France"),
        ("The Blue House", "Blue House", "South Korea"),
        ("Zhongnanhai", "Chinese government", "China"),
        ("Russia's foreign ministry", "Russian foreign ministry", "Russia"),
        ("Smolenskaya Square", "Russian foreign ministry", "Russia"),
        ("Iran's navy", "Iranian navy", "Iran"),
        ("The Revolutionary Guards", "Islamic Revolutionary Guard Corps", "Iran"),
        ("Israeli intelligence", "Israeli intelligence services", "Israel"),
        ("Mossad", "Mossad", "Israel"),
        ("The French government", "French government", "France"),
        ("The American military", "U.S. armed forces", "United States"),
        ("The Indian foreign ministry", "Indian foreign ministry", "India"),
        ("The Dutch parliament", "Dutch parliament", "Netherlands"),
        ("Norway's navy", "Norwegian navy", "Norway"),
        ("The Bundestag", "Bundestag", "Germany"),
        ("The Knesset", "Knesset", "Israel"),
        ("Pyongyang", "North Korea", "North Korea"),
        ("The DPRK", "North Korea", "North Korea"),
        ("KCNA", "KCNA", "North Korea"),
        ("Xinhua", "Xinhua", "China"),
        ("Anadolu", "Anadolu Agency", "Turkey"),
    ],
)
def test_offices_metonyms_and_outlets(nlp: Language, words: str, actor: str, state: str) -> None:
    match, *_ = GAZETTEER.match(nlp(f"{words} said on Monday that the bridge was open."))
    assert GAZETTEER.actor(match.actor).name == actor
    owner = GAZETTEER.state_of(match.actor)
    assert owner is not None
    assert owner.name == state


def test_a_capital_speaks_or_is_a_place(find: Callable[[str], Found]) -> None:
    assert find("Moscow denied that talks were held in Lima.") == [
        ("Moscow", "metonym", "Russia"),
        ("Lima", "capital", "Peru"),
    ]


def test_the_pronoun_us_is_no_state(find: Callable[[str], Found]) -> None:
    assert find("They told us that the US agreed.") == [("US", "name", "United States")]


def test_an_embassy_belongs_to_the_state_that_sends_it(find: Callable[[str], Found]) -> None:
    assert find("The Kenyan embassy in London denied it.")[0] == ("Kenyan embassy", "office", "Kenyan embassy")
    assert find("The army in Syria denied it.")[0] == ("Syria", "name", "Syria")


def test_a_persons_name_is_no_country(find: Callable[[str], Found]) -> None:
    assert find("Michael Jordan denied it.") == []
    assert find("Douglas Holt-Evans denied it.") == []


def test_ambiguous_names_need_support(find: Callable[[str], Found]) -> None:
    assert find("Voters in Georgia said so.") == []
    assert ("Georgia", "name", "Georgia") in find("Georgia denied it, and officials in Tbilisi agreed.")
    assert find("Congo denied it.") == []
    assert ("Congo", "name", "Democratic Republic of Congo") in find("Congo denied it, and Kinshasa was calm.")


def test_the_same_evidence_counts_for_every_ambiguous_name(find: Callable[[str], Found]) -> None:
    for name, neighbour, office in (
        ("Georgia", "Armenia", "embassy"),
        ("Chad", "Libya", "army"),
        ("Jordan", "Iraq", "army"),
    ):
        assert (name, "name", name) in find(f"{name} denied it, and {neighbour} agreed.")
        assert find(f"{name} {office} staff denied it.")[0][1] == "office"
        assert find(f"{name} denied it.") == []
    assert "Georgia" not in [words for words, *_ in find("Voters in Georgia and Florida denied it. Russia did too.")]


def test_a_region_after_a_comma_makes_a_town(find: Callable[[str], Found]) -> None:
    assert find("Police in Peru, Indiana, denied it.") == []
    assert find("Police in London, Ontario, denied it.") == []
    assert [words for words, *_ in find("Envoys from Peru, Chile and Kenya denied it.")] == ["Peru", "Chile", "Kenya"]
    assert ("Moscow", "metonym", "Russia") in find("Moscow, Washington and Beijing denied it.")


def test_a_surname_that_the_report_gives_is_no_capital(find: Callable[[str], Found]) -> None:
    assert find('"It burned," said Ruth Washington. Washington added that she saw it.') == []


def test_a_shared_name_is_whose_state_the_report_names(find: Callable[[str], Found]) -> None:
    assert ("RSF", "name", "Rapid Support Forces") in find("The RSF denied it, Sudan's army said.")
    assert ("RSF", "name", "Reporters Without Borders") in find("Reporters Without Borders denied it. RSF was angry.")
    assert find("The RSF denied it.") == []
    assert ("Senate", "office", "US Senate") in find("The Senate denied it.")
    assert "US Senate" not in [actor for *_, actor in find("The Senate denied it, Kenyan officials said.")]


def test_who_holds_office_belongs_to_whose_office_it_was_that_day() -> None:
    holder = GAZETTEER.holder("Jens Stoltenberg")
    assert holder is not None
    named = {day: GAZETTEER.actor(holder.body_on(day) or "").name for day in ("2012-05-01", "2020-05-01")}
    assert named == {"2012-05-01": "Norway", "2020-05-01": "NATO"}
    term = holder.held_on("2020-05-01")
    assert term is not None
    assert term.role == "secretary-general"
    assert holder.held_on("2014-01-01") is None
    assert [term.role for term in GAZETTEER.offices(holder.actor.id)] == ["prime minister", "secretary-general"]


def test_every_term_of_our_list_is_in_order() -> None:
    lists = tomllib.loads((ROOT / "src/counterclaim/gazetteer/sources/people.toml").read_text("utf-8"))
    for entry in lists.values():
        for line in entry["people"].strip().splitlines():
            for span in line.split("|")[2].split(";"):
                start, _, end = span.strip().partition("/")
                assert date.fromisoformat(start) <= (date.fromisoformat(end) if end else date.max), line


def test_directions_stand_for_the_one_state_that_the_report_names(find: Callable[[str], Found]) -> None:
    assert ("North", "name", "North Korea") in find("North Korea fired a rocket. The North denied it.")
    assert ("South", "name", "South Sudan") in find("South Sudan closed the border. The South denied it.")
    assert find("The North denied it.") == []
    assert "South" not in [words for words, *_ in find("South Sudan and South Africa met. The South denied it.")]


def test_brussels_is_whoever_the_report_names_otherwise(find: Callable[[str], Found]) -> None:
    assert ("Brussels", "metonym", "European Union") in find("The EU met. Brussels denied it.")
    assert ("Brussels", "metonym", "Belgium") in find("The Belgian king left. Brussels denied it.")


def test_holders_of_office_are_known_where_their_state_is_named(find: Callable[[str], Found]) -> None:
    assert ("Sergei Lavrov", "person", "Sergey Lavrov") in find("Russian Foreign Minister Sergei Lavrov denied it.")
    assert find("Sergei Lavrov denied it.") == []


def test_kinds_of_media() -> None:
    kinds = {name: GAZETTEER.find(name) for name in ("KCNA", "TASS", "Reuters", "BBC", "Facebook", "Kremlin")}
    found = {name: GAZETTEER.media_kind(actor.id) for name, actor in kinds.items() if actor}
    assert found == {
        "KCNA": "state_media",
        "TASS": "state_media",
        "Reuters": "wire",
        "BBC": "outlet",
        "Facebook": "social",
        "Kremlin": None,
    }


def test_offices_are_found_by_id_in_a_fresh_gazetteer(find: Callable[[str], Found], nlp: Language) -> None:
    office = GAZETTEER.match(nlp("The Ghanaian interior ministry denied it."))[0].actor
    fresh = Gazetteer(
        json.loads((Path(parse.__file__).parents[1] / "gazetteer" / "actors.json").read_text("utf-8")), people={}
    )
    assert fresh.actor(office).name == "Ghanaian interior ministry"
    assert not fresh.knows("0")


PLAIN = [
    ("Chile", "Chilean", "Santiago"),
    ("Kenya", "Kenyan", "Nairobi"),
    ("Norway", "Norwegian", "Oslo"),
    ("Russia", "Russian", "Moscow"),
    ("Ukraine", "Ukrainian", "Kyiv"),
    ("Iran", "Iranian", "Tehran"),
    ("Israel", "Israeli", "Jerusalem"),
    ("Japan", "Japanese", "Tokyo"),
    ("China", "Chinese", "Beijing"),
    ("France", "French", "Paris"),
    ("Ghana", "Ghanaian", "Accra"),
    ("Peru", "Peruvian", "Lima"),
]
TEMPLATE = (
    "{0}'s interior ministry denied that {3} officials had agreed. The {1} police accused {3} troops. "
    "Diplomats in {2} said the election commission of {3} lied. {5} condemned the {1} state media."
)


@given(st.sampled_from(PLAIN), st.sampled_from(PLAIN))
def test_every_state_is_read_alike(left: tuple[str, str, str], right: tuple[str, str, str]) -> None:
    """Swapping two states in a text swaps them in what is found, and changes nothing else."""
    nlp = _nlp()

    def roles(first: tuple[str, str, str], second: tuple[str, str, str]) -> list[tuple[str, str, str | None]]:
        places = {first[0]: "first", second[0]: "second"}
        text = TEMPLATE.format(*first, second[0], *second[1:])
        # One parse for both: the parser is not what is tested here.
        doc = nlp(TEMPLATE.format("Chile", "Chilean", "Santiago", "Peru", "Peruvian", "Lima"))
        assert len(nlp.make_doc(text)) == len(doc)
        spelled = nlp.make_doc(text)
        for name in ("HEAD", "DEP", "POS", "TAG", "LEMMA"):
            spelled.from_array([name], doc.to_array([name]))
        found = []
        for match in GAZETTEER.match(spelled):
            actor, state = GAZETTEER.actor(match.actor), GAZETTEER.state_of(match.actor)
            assert state is not None
            found.append((match.kind, actor.kind, places[state.name]))
        return found

    if left != right:
        assert roles(left, right) == roles(right, left)
        assert len(roles(left, right)) == 8


def test_all_states_have_the_same_offices() -> None:
    content = json.loads((Path(parse.__file__).parents[1] / "gazetteer" / "actors.json").read_text("utf-8"))
    assert len(content["states"]) > 190
    for entry in content["states"].values():
        state = GAZETTEER.find(content["actors"][entry["actor"]][0])
        assert state is not None
        assert GAZETTEER.office(state.id, "foreign ministry").parent == state.id


def test_a_users_own_list_goes_first(tmp_path: Path, nlp: Language) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[actor]]\nname = "River Watch"\nkind = "organisation"\nnames = ["RW"]\n'
        '[[actor]]\nname = "River Watch Radio"\nkind = "outlet"\nparent = "River Watch"\nmedia_kind = "outlet"\n'
    )
    gazetteer = Gazetteer.load([own])
    text = "RW denied it, River Watch Radio reported."
    found = [gazetteer.actor(match.actor) for match in gazetteer.match(nlp(text))]
    assert [actor.name for actor in found] == ["River Watch", "River Watch Radio"]
    assert found[1].parent == found[0].id
    assert gazetteer.media_kind(found[1].id) == "outlet"


def test_a_users_list_as_csv(tmp_path: Path, nlp: Language) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,kind,names,parent\nHarbour Board,organisation,HB|the Board,Chile\n")
    gazetteer = Gazetteer.load([own])
    (match,) = gazetteer.match(nlp("HB denied it."))
    state = gazetteer.state_of(match.actor)
    assert state is not None
    assert state.name == "Chile"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.toml", "x = ", "a.toml: is not TOML"),
        ("a.toml", "x = 1", "a.toml: has no [[actor]] entry; write one for each actor"),
        ("a.toml", '[[actor]]\nname = "X"', "a.toml, line 1: has no kind; add one"),
        ("a.toml", '[[actor]]\nname = "X"\nkind = "thing"', "a.toml, line 1: unknown kind 'thing'; use one of"),
        ("a.toml", '[[actor]]\nname = "X"\nkind = "state"\nfoo = 1', "a.toml, line 1: unknown key 'foo'; use"),
        (
            "a.toml",
            '[[actor]]\nname = "X"\nkind = "office"\nparent = "Y"',
            "a.toml, line 1: parent 'Y' is unknown; list it",
        ),
        (
            "a.toml",
            '# ours\n[[actor]]\nname = "X"\nkind = "state"\n\n[[actor]]\nname = "Y"',
            "a.toml, line 6: has no kind",
        ),
        ("a.csv", "name,kind\nX,state\nY,thing\n", "a.csv, line 3: unknown kind 'thing'; use one of"),
        ("a.csv", "name,kind\nX,state,Y,Z\n", "a.csv, line 2: has more fields than the header; quote commas"),
        ("a.csv", "name,kind,parent\nX,office,Y\n", "a.csv, line 2: parent 'Y' is unknown; list it first"),
        ("a.csv", "who\nX\n", "a.csv: lacks the columns name and kind; add a header line with both"),
    ],
)
def test_errors_say_what_where_and_what_to_do(tmp_path: Path, name: str, content: str, message: str) -> None:
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(GazetteerError) as caught:
        Gazetteer.load([path])
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_a_missing_list_is_named() -> None:
    with pytest.raises(GazetteerError, match="cannot be read"):
        Gazetteer.load([Path("nowhere.toml")])


def test_the_shipped_files_are_what_the_compiler_makes(tmp_path: Path) -> None:
    from counterclaim.gazetteer import compile as compiler

    data = SHARED / "data" / "gazetteers"
    if not data.is_dir():
        pytest.skip("the public lists are not here")
    compiler.main(["--data", str(data), "--out", str(tmp_path)])
    for name in ("actors.json", "people.tsv.gz"):
        assert (tmp_path / name).read_bytes() == (compiler.HERE / name).read_bytes()


def test_what_one_text_names_does_not_change_what_is_found_later(nlp: Language, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,kind\nRiver Watch,organisation\n", encoding="utf-8")
    fresh = Gazetteer.load([own])
    before = fresh.find("Alejandro Foxley"), fresh.find("Chilean army")
    assert fresh.match(nlp("Alejandro Foxley of Chile spoke with the Chilean army."))
    assert (fresh.find("Alejandro Foxley"), fresh.find("Chilean army")) == before


@pytest.mark.parametrize("name", ["US", "u.s.", "United States", "America", "Washington"])
def test_what_a_name_by_itself_may_mean(name: str) -> None:
    assert GAZETTEER.called(name)[0].name == "United States"
    assert GAZETTEER.called("no such name") == ()


def test_no_two_states_share_an_office() -> None:
    content = json.loads((ROOT / "src/counterclaim/gazetteer/actors.json").read_text(encoding="utf-8"))
    owners: dict[str, str] = {}
    for entry in content["states"].values():
        state = GAZETTEER.find(content["actors"][entry["actor"]][0])
        assert state is not None
        office = GAZETTEER.office(state.id, "foreign ministry")
        assert owners.setdefault(office.id, state.id) == state.id == office.parent, office.name


def test_no_two_states_have_offices_of_one_name() -> None:
    states = [
        GAZETTEER.find(name)
        for name in ("France", "French Southern and Antarctic Lands", "Dominica", "Dominican Republic")
    ]
    offices = [GAZETTEER.office(state.id, "parliament") for state in states if state is not None]
    assert len({office.id for office in offices}) == len(states)
    for state, office in zip(states, offices, strict=True):
        assert state is not None
        assert office.parent == state.id


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The U.S. denied that it had done so.", "name"),
        ("The US denied that it had done so.", "name"),
        ("Critics of the U.S. denied it.", "name"),
        ("U.S. officials denied it.", "demonym"),
        ("A US ship left the port.", "demonym"),
    ],
)
def test_an_abbreviation_is_a_name_unless_it_modifies(nlp: Language, text: str, kind: str) -> None:
    (match,) = GAZETTEER.match(nlp(text))
    assert (match.kind, GAZETTEER.actor(match.actor).name) == (kind, "United States")
