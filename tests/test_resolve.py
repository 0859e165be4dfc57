"""Resolution: who the sources are. Each golden is a short report and what a careful reader says of its sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from counterclaim import parse
from counterclaim.gazetteer import Gazetteer
from counterclaim.model import Actor, Attribution, Cue, Form, NameStatus, Report, SourceMention, Span
from counterclaim.resolve import Resolution, resolve
from counterclaim.resolve.voices import who_signed

GAZETTEER = Gazetteer.load()
NLP: Language = parse.load()


def read(marked: str, *, published: str | None = None) -> Resolution:
    """Resolves a text in which sources stand in ``[S …]`` and contents, each after its source or before it, in
    ``[C …]``: the n-th source says the n-th content."""
    text, spans = "", {"S": [], "C": []}  # type: ignore[var-annotated]
    pieces = marked.replace("[S ", "\0S").replace("[C ", "\0C")
    for piece in pieces.split("\0"):
        kind = piece[:1] if piece[:1] in spans and text != piece and "]" in piece else ""
        if kind:
            inside, _, after = piece[1:].partition("]")
            spans[kind].append(Span(len(text), len(text) + len(inside)))
            text += inside + after
        else:
            text += piece
    attributions = []
    for number, source in enumerate(spans["S"]):
        content = spans["C"][number : number + 1]
        quoted = any(text[span.start] in '“"' for span in content)
        form = Form.DIRECT if quoted else Form.INDIRECT
        attributions.append(Attribution(str(number), SourceMention((source,)), Cue((), ""), tuple(content), form=form))
    doc = next(parse.parse(NLP, [text]))
    return resolve(doc, attributions, GAZETTEER, Report("r", text, "0", published=published))


def names(resolution: Resolution) -> list[str | None]:
    return [attribution.source.name for attribution in resolution.attributions]


def source(resolution: Resolution, number: int = 0) -> SourceMention:
    return resolution.attributions[number].source


def actor(resolution: Resolution, number: int = 0) -> Actor:
    return next(one for one in resolution.actors if one.id == source(resolution, number).actor)


def parents(resolution: Resolution, number: int = 0) -> list[str]:
    by_id = {one.id: one for one in resolution.actors}
    chain, current = [], actor(resolution, number).parent
    while current is not None:
        chain.append(by_id[current].name)
        current = by_id[current].parent
    return chain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Surnames, titles and pronouns.
        (
            "[S Anna Keller] said it would hold. [S Keller] said it was old. [S Mrs. Keller], 54, said [S she] knew.",
            ["Anna Keller", "Anna Keller", "Anna Keller", "Anna Keller"],
        ),
        (
            "Peter Lang met Julia Stone. [S She] said the talks were good. [S He] said they were bad.",
            ["Julia Stone", "Peter Lang"],
        ),
        # A speaker is not found in his own words.
        ("David Hale spoke first. [C “Robert Finch is wrong,”] [S he] said.", ["David Hale"]),
        # Hyphens and articles of names.
        (
            "[S Mona Holt-Evans] met [S Yusuf al-Amin]. [S Holt-Evans] was glad. [S Amin] was not. [S Evans] left.",
            ["Mona Holt-Evans", "Yusuf al-Amin", "Mona Holt-Evans", "Yusuf al-Amin", "Evans"],
        ),
        # Given names of two syllables.
        (
            "[S Lee Min-seo] met an Oslo-led group, as did [S Director Ryu Jae-in]. [S Lee] said no, [S Ryu] left.",
            ["Lee Min-seo", "Ryu Jae-in", "Lee Min-seo", "Ryu Jae-in"],
        ),
        # A surname that the tagger takes for a common noun.
        (
            '[S Marta Harbing] spoke first. [C "If the world stays silent, there will be more,"] [S Harbing] said.',
            ["Marta Harbing", "Marta Harbing"],
        ),
        # Initials, without brackets; and names with an article in them.
        (
            "The Northern Relief Forces left. [S The NRF] said so. [S The Institute for the Study of Peace] agreed.",
            ["Northern Relief Forces", "Institute for the Study of Peace"],
        ),
        # Roles: the minister is who was called one.
        (
            "Peruvian Energy Minister Carla Rojas arrived. [S The minister] said the plant was safe.",
            ["Carla Rojas"],
        ),
        ("Tom Bell, a spokesman for the railway, came. [S The spokesman] said trains ran.", ["Tom Bell"]),
        ("[S The deputy mayor, Lena Brandt,] said the bridge was closed.", ["Lena Brandt"]),
        # Descriptions of people who stay unnamed, fullest first or last.
        (
            "[S An unnamed Kenyan customs official] told reporters that it was false. [S The official] said no more.",
            ["Kenyan customs official", "Kenyan customs official"],
        ),
        # States, their pronouns and metonyms.
        ("[S Norway] denied that [S it] had agreed. [S Oslo] said the report was wrong.", ["Norway"] * 3),
        (
            "Chile's foreign ministry was silent. [S The ministry] later denied the report.",
            ["Chilean foreign ministry"],
        ),
        (
            "Peru closed its border. [S The foreign ministry] said the step was needed.",
            ["Peruvian foreign ministry"],
        ),
        ("[S The Kremlin] denied it. [S It] said the talks went on.", ["Kremlin", "Kremlin"]),
        # Names that no list knows, and their short forms.
        (
            "The Harbour Workers Union (HWU) met. [S The HWU] said wages fell. [S The union] said more.",
            ["Harbour Workers Union", "Harbour Workers Union"],
        ),
        # Relative pronouns.
        ("Nora Lind, [S who] said the ship was empty, left.", ["Nora Lind"]),
        ("Villagers [S who] said the well was dry left.", ["villagers"]),
        # Titles between an office and a name.
        ("[S White House Press Secretary Jo Park] said so. [S She] left.", ["Jo Park", "Jo Park"]),
        # An epithet after a person was named.
        ("Martin Vale spoke in Lima. [S The former governor] said taxes were too high.", ["Martin Vale"]),
    ],
)
def test_sources_carry_the_fullest_name(text: str, expected: list[str]) -> None:
    assert names(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Nicknames, surnames that are words or have a particle, one half of a double surname, generations.
        ("[S Anton “Tug” Marlow] left. [S Marlow] said so.", ["Anton “Tug” Marlow", "Anton “Tug” Marlow"]),
        ("[S Rep. Peter King] met her. But [S King] said no.", ["Peter King", "Peter King"]),
        ("Martha Fields left. [S Fields] said she was ill.", ["Martha Fields"]),
        ("[S Ana de Witte-Holm] rose. [S De Witte-Holm] said no.", ["Ana de Witte-Holm", "Ana de Witte-Holm"]),
        ("[S Jonas Lee Arden] rose. [S Lee Arden] said no.", ["Jonas Lee Arden", "Jonas Lee Arden"]),
        # Titles with "of".
        ("[S Chief of Staff Alma Torv] said so.", ["Alma Torv"]),
        # Outlets by their last word.
        ("The Lindow Daily Courier had it first. [S The Courier] said so.", ["Lindow Daily Courier"]),
    ],
)
def test_names_in_full(text: str, expected: list[str]) -> None:
    assert names(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[S 43 percent of voters] said no.", ["43 percent of voters"]),
        ("[S Six in 10 voters] said no.", ["six in 10 voters"]),
        (
            "[S 43 percent of farmers] said no, and [S 12 percent] said yes.",
            ["43 percent of farmers", "12 percent of farmers"],
        ),
        ("[S Few senators] said so.", ["few senators"]),
        ("[S Another official] said so.", ["another official"]),
        ("[S Central, eastern and southern towns] said so.", ["central, eastern and southern towns"]),
        ("[S Those who fear a war] said so.", ["those who fear a war"]),
        ("[S A letter signed by nine mayors] said so.", ["letter signed by nine mayors"]),
        ("[S Some farmers] said no. [S Others] said yes.", ["some farmers", "other farmers"]),
        ("Ruth Lang came. [S Some of her friends] said no.", ["some of Ruth Lang's friends"]),
        (
            "[S Envoys from the Finance Ministry, Navy and Air Force] said on Monday that it was so.",
            ["envoys from the Finance Ministry, Navy and Air Force"],
        ),
    ],
)
def test_descriptions_keep_what_tells_who_is_meant(text: str, expected: list[str]) -> None:
    assert names(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "name", "description"),
    [
        ("[S The Chilean Navy's Third Squadron] said [C it was hit].", "Third Squadron", None),
        ("[S The guild's Ana Ruiz] said [C no].", "Ana Ruiz", None),
        ("[S The guild's Ana Ruiz, director of trade,] said [C no].", "Ana Ruiz", "director of trade"),
        ("[S Peru's Foreign Minister Ana Ruiz] said [C no].", "Ana Ruiz", "Peru's Foreign Minister"),
    ],
)
def test_whose_somebody_is_is_no_description(text: str, name: str, description: str | None) -> None:
    found = source(read(text))
    assert (found.name, found.description) == (name, description)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It pleased the senators, [S some of whom] said [C so].", "some of the senators"),
        ("The mayors, [S all of whom] said [C no], left.", "mayors"),
        ("Ruiz came, as did Lang, [S both of whom] urged [C peace].", "both"),
    ],
)
def test_some_of_whom_are_of_those_before_the_clause(text: str, expected: str) -> None:
    assert names(read(text)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He sought [S someone who at last is clear about what she is trying to achieve], and said [C so].",
            "someone who at last is clear about what she is trying to achieve",
        ),
        (
            "He sought [S someone who at last is clear about what she is trying to achieve here in Lindow], he said.",
            "someone",
        ),
    ],
)
def test_a_clause_is_not_cut_after_a_subject(text: str, expected: str) -> None:
    assert names(read(text)) == [expected]


def test_the_verb_tells_one_from_several() -> None:
    found = source(read("He stayed in Lindow, where [S his fiancée] says [C he was ill]."))
    assert found.name_status is NameStatus.UNNAMED_ONE


def test_a_surname_known_by_a_title_is_told_from_the_word() -> None:
    found = source(read("Mayor Trump left for Lindow. [S Trump himself] warned [C that it was late]."))
    assert (found.name, found.name_status) == ("Trump", NameStatus.NAMED)


def test_the_president_is_nobody_who_was_president_before_the_one_named() -> None:
    text = (
        "In a speech likely to recall George W. Bush's of years before, [S the president] will tell [C the states that "
        "they must act]. Donald Trump flies to the United States' north on Monday."
    )
    assert names(read(text, published="2018-03-01")) == ["Donald Trump"]
    assert names(read(text, published="2005-03-01")) == ["George W. Bush"]


@pytest.mark.parametrize("text", ["[S You] never know what happens.", "[S One] can say that it failed."])
def test_generic_words_are_nobody(text: str) -> None:
    found = source(read(text))
    assert (found.name, found.name_status) == (None, NameStatus.IMPLICIT)


def test_a_source_that_stays_unnamed_is_never_taken_for_somebody_named() -> None:
    resolution = read("Martin Vale spoke in Lima. [S The diplomat] said taxes were too high.")
    assert names(resolution) == ["diplomat"]
    assert source(resolution).name_status is NameStatus.UNNAMED_ONE


@pytest.mark.parametrize(
    ("text", "status", "name", "count", "above"),
    [
        ("[S U.S. officials] said it was unclear.", "unnamed_plural", "U.S. officials", None, ["United States"]),
        ("[S Three Ghanaian officials] said so.", "unnamed_plural", "Ghanaian officials", 3, ["Ghana"]),
        ("[S A dozen witnesses] said so.", "unnamed_plural", "witnesses", 12, []),
        ("[S Two of the lawyers] said so.", "unnamed_plural", "lawyers", 2, []),
        ("[S Several experts] said so.", "unnamed_plural", "several experts", None, []),
        ("[S Pro-Chilean activists] said so.", "unnamed_plural", "pro-Chilean activists", None, []),
        ("[S The Russians] said so.", "unnamed_plural", "Russians", None, ["Russia"]),
        ("[S The foreign ministry of Kenya] said so.", "institution", "Kenyan foreign ministry", None, ["Kenya"]),
        ("[S KCNA] reported it.", "institution", "KCNA", None, ["North Korea"]),
        ("[S A Norwegian police report] said so.", "document", "Norwegian police report", None, None),
        ("[S Canadian Foreign Minister Joan Ford] said so.", "named", "Joan Ford", None, ["Canada"]),
        ("[S A senior Chilean diplomat] said so.", "unnamed_one", "senior Chilean diplomat", None, ["Chile"]),
    ],
)
def test_status_count_and_affiliation(
    text: str, status: str, name: str, count: int | None, above: list[str] | None
) -> None:
    resolution = read(text)
    found = source(resolution)
    assert (found.name_status, found.name, found.count_claimed) == (status, name, count)
    if above is not None:
        assert parents(resolution) == above


def test_no_words_no_source() -> None:
    doc = next(parse.parse(NLP, ["It was widely taken as a sign."]))
    attribution = Attribution("0", SourceMention(), Cue((), ""), ())
    resolution = resolve(doc, [attribution], GAZETTEER, Report("r", doc.text, "0"))
    assert source(resolution).name_status is NameStatus.IMPLICIT
    assert source(resolution).actor is None


def test_a_pronoun_without_antecedent_is_not_guessed() -> None:
    resolution = read("[S They] said the road was closed.")
    assert names(resolution) == ["They"]
    assert source(resolution).actor is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "[S A clerk], who spoke on condition of anonymity because he feared for his job, said so.",
            "he feared for his job",
        ),
        (
            "[S Two officers] who were not authorized to speak publicly said so.",
            "were not authorized to speak publicly",
        ),
        ("[S The aide] asked not to be named, citing the talks, and said so.", "the talks"),
        ("[S The aide] said so.", None),
    ],
)
def test_reasons_for_anonymity_as_stated(text: str, reason: str | None) -> None:
    assert source(read(text)).anonymity_reason == reason


def test_first_person_in_quotation_marks_is_the_speaker() -> None:
    resolution = read("[C “I saw it, and we will not sell them,”] [S Kenyan minister Paul Otieno] said.")
    text_i = resolution.mention_at(1, 2)
    assert text_i is not None
    assert text_i.name == "Paul Otieno"
    start = len("“I saw it, and ")
    text_we = resolution.mention_at(start, start + 2)
    assert text_we is not None
    assert text_we.name == "Kenya"


def test_first_person_outside_quotation_marks_is_the_author() -> None:
    doc = next(parse.parse(NLP, ["I think that we were wrong."]))
    attributions = [Attribution(str(n), SourceMention((span,)), Cue((), ""), ()) for n, span in enumerate(FIRST_PERSON)]
    report = Report("r", doc.text, "0", outlet="Reuters", byline="Dana Holm")
    resolution = resolve(doc, attributions, GAZETTEER, report)
    assert names(resolution) == ["Dana Holm", "Reuters"]
    unsigned = resolve(doc, attributions, GAZETTEER, Report("r", doc.text, "0"))
    assert names(unsigned) == ["author", "we"]


def test_an_outlet_that_asks_its_readers_is_no_letter_writer() -> None:
    text = (
        "The mill must stay open.\n\nAna Ruiz.\n\nWe asked our followers about the mill.\n\nClose it.\n\n@millgoer.\n"
    )
    doc = next(parse.parse(NLP, [text]))
    we = Span(text.index("We"), text.index("We") + 2)
    attributions = [Attribution("1", SourceMention((we,)), Cue((), ""), ())]
    resolution = resolve(doc, attributions, GAZETTEER, Report("r", text, "0", outlet="Reuters"))
    assert names(resolution) == ["Reuters"]


FIRST_PERSON = (Span(0, 1), Span(13, 15))


def test_several_sources_in_one() -> None:
    resolution = read("[S The White House and the State Department] said so.")
    found = source(resolution)
    assert found.name == "White House and State Department"
    assert actor(resolution).name == "United States"
    assert found.name_status is NameStatus.INSTITUTION


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("[S Three senators, Ana Ruiz, Bo Hale and Karl Wendt,] said so.", ["Ana Ruiz", "Bo Hale", "Karl Wendt"]),
        ("[S Drivers and pilots] said so.", ["drivers", "pilots"]),
        ("[S Officials, envoys and others] said so.", ["officials", "envoys", "others"]),
    ],
)
def test_joined_sources_are_all_kept(text: str, members: list[str]) -> None:
    assert [member.name for member in source(read(text)).members] == members


def test_an_apposition_is_no_second_source() -> None:
    found = source(read("[S James Wendt, Lindow councillor and a member of the board,] said so."))
    assert (found.name, found.members) == ("James Wendt", ())


def test_mention_at_knows_heads_from_what_hangs_on_others() -> None:
    text = "[S Peru] said grain from Chile was late."
    resolution = read(text)
    plain = "Peru said grain from Chile was late."
    chile = plain.index("Chile")
    mention = resolution.mention_at(chile, chile + 5)
    assert mention is not None
    assert mention.name == "Chile"
    assert resolution.mention_at(plain.index("grain"), chile + 5) is None
    assert resolution.mention_at(0, 4) is not None


def test_an_envoy_is_of_those_who_send_him() -> None:
    assert parents(read("[S Norway's ambassador to the United Nations, Kari Holm,] said no.")) == ["Norway"]
    assert parents(read("[S The ambassador of Peru to Norway] said no.")) == ["Peru"]


def test_actors_come_with_their_parents() -> None:
    resolution = read("[S The Ghanaian interior ministry] said so.")
    assert [one.name for one in resolution.actors if one.kind in {"office", "state"}][:2] == [
        "Ghanaian interior ministry",
        "Ghana",
    ]


def test_ids_are_the_same_in_every_report_for_names_and_not_for_the_unnamed() -> None:
    first, second = (read("[S Anna Keller] said so. [S An officer] agreed.") for _ in range(2))
    assert [a.id for a in first.actors] == [a.id for a in second.actors]
    doc = next(parse.parse(NLP, ["An officer agreed."]))
    attribution = Attribution("0", SourceMention((Span(0, 10),)), Cue((), ""), ())
    other = resolve(doc, [attribution], GAZETTEER, Report("another", doc.text, "0"))
    assert source(other).actor != source(first, 1).actor


PLAIN = [("Chile", "Chilean"), ("Kenya", "Kenyan"), ("Norway", "Norwegian"), ("Russia", "Russian"), ("Iran", "Iranian")]


@given(st.permutations(PLAIN))
def test_states_are_read_alike(order: list[tuple[str, str]]) -> None:
    """The same sentences about any two states give the same sources, with the states' names exchanged."""
    (one, adjective), (two, other) = order[:2]
    resolution = read(
        f"[S {one}] denied that [S it] had sold grain to {two}. [S A {other} official] said it had. "
        f"[S The official] said the {adjective} government lied."
    )
    assert names(resolution) == [one, one, f"{other} official", f"{other} official"]
    assert parents(resolution, 2) == [two]


@given(st.text(alphabet="abc .,“”'\n0-()é", max_size=60), st.data())
def test_any_text_and_any_spans_are_taken(text: str, data: st.DataObject) -> None:
    doc = next(parse.parse(NLP, [text]))
    start = data.draw(st.integers(0, max(len(text) - 1, 0)))
    end = data.draw(st.integers(start, len(text)))
    attribution = Attribution("0", SourceMention((Span(start, end),)), Cue((), ""), (), form=Form.DIRECT)
    resolution = resolve(doc, [attribution], GAZETTEER, Report("r", text, "0"))
    ids = {one.id for one in resolution.actors}
    assert source(resolution).actor in {*ids, None}
    assert all(one.parent in {*ids, None} for one in resolution.actors)
    assert all(0 <= mention.start <= mention.end <= len(text) for mention in resolution.mentions)


@pytest.mark.parametrize(
    ("published", "name"),
    [("2013-09-03", "Francois Hollande"), ("2019-09-03", "Hollande"), (None, "Hollande")],
)
def test_a_leader_named_by_surname_is_whoever_held_the_office_on_the_day(published: str | None, name: str) -> None:
    text = "The French government met on Monday. [S Mr. Hollande] said [C that the bridge was open]."
    assert names(read(text, published=published)) == [name]


def test_a_leader_is_not_taken_for_a_namesake_where_his_state_is_not_named() -> None:
    text = "The club met on Monday. [S Mr. Hollande] said [C that the bridge was open]."
    assert names(read(text, published="2013-09-03")) == ["Hollande"]


def test_a_full_name_in_the_report_goes_before_the_holder_of_office() -> None:
    text = "Ana Hollande, a French baker, was there. [S Hollande] said [C that the bridge was open]."
    assert names(read(text, published="2013-09-03")) == ["Ana Hollande"]


def test_an_initial_does_not_make_another_person() -> None:
    text = "The French left. [S Francois G. Hollande] said [C that it was late]. [S Francois Hollande] said [C so]."
    resolution = read(text, published="2013-09-03")
    assert actor(resolution, 0) == actor(resolution, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Roles and epithets, before the name and after it.
        ("[S Chile's president] said no. Chilean President Ana Ruiz spoke in Lindow.", ["Ana Ruiz"]),
        ("[S The top Peruvian diplomat] said no. Peru's foreign minister, Carla Rojas, went home.", ["Carla Rojas"]),
        ("[S A spokesman for Peru] said no. “We will not go,” Tomas Vega, the spokesman, said.", ["Tomas Vega"]),
        ("[S Marta Quill] won. [S The former model] said so.", ["Marta Quill", "Marta Quill"]),
        ("[S Marta Quill] won. [S The 46-year-old] said so.", ["Marta Quill", "Marta Quill"]),
        # A radioman is no woman.
        ("Anna Bell won. [S The radioman] said so.", ["radioman"]),
        # Two of whom the report speaks.
        ("Chile and Peru met. [S The two countries] agreed.", ["Chile and Peru"]),
        ("Ana Ruiz met Tom Hale. [S The two] said it was late.", ["Ana Ruiz and Tom Hale"]),
        # Whose a document is.
        ("“No,” Ana Ruiz said in a statement. [S The statement] said more.", ["Ana Ruiz's statement"]),
        ("An email was sent from Ana Ruiz. [S The email] said more.", ["Ana Ruiz's email"]),
        # Clauses.
        ("Ana Ruiz, [S who] repeated [S her] demand, left.", ["Ana Ruiz", "Ana Ruiz"]),
        ("Tom Hale praised Ana Ruiz for [S her] belief.", ["Ana Ruiz"]),
        ("Ana Ruiz is a woman [S who] says no.", ["Ana Ruiz"]),
    ],
)
def test_whom_roles_epithets_and_clauses_mean(text: str, expected: list[str]) -> None:
    assert names(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ruiz: I will not go.\n\nAna Ruiz will not go to Lindow, she said.", "Ana Ruiz"),
        ("TOM HALE: Why?\n\nANA RUIZ: Well.\n\nI think so.\n\nTOM HALE: Thank you.", "ANA RUIZ"),
        ("The mayor is wrong, and I say so.\n\nAna Ruiz\n\nThe mayor is right.\n\nTom Hale\n", "Ana Ruiz"),
        ("The mayor wrote again.\n\nI say no! — Ana M. Ruiz (@anaruiz) May 2, 2019", "Ana M. Ruiz"),
        ("Here is the full statement by Ana Ruiz:\n\nOur town is old, and I love it.", "Ana Ruiz"),
        ("The town is old, and I love it.\n\nAna Ruiz is the mayor of Lindow.", "Ana Ruiz"),
        ("“You know what I want?” Ana Ruiz said. “It is late,” Ruiz said.", None),
    ],
)
def test_first_persons_without_quotation_marks(text: str, name: str | None) -> None:
    at = text.index("I ", text.index("Well") if "Well" in text else 0)
    span = Span(at, at + 1)
    doc = next(parse.parse(NLP, [text]))
    one = Attribution("0", SourceMention((span,)), Cue((), ""), ())
    found = resolve(doc, [one], GAZETTEER, Report("r", text, "0")).attributions[0].source.name
    assert found == name or (name is None and found == "I")


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("By Ana Ruiz, Special To The Courier", "Ana Ruiz"),
        ("Ana Ruiz, Tom Hale, Eva Lind, Jon Carver", "Ana Ruiz"),
        ("Ana Ruiz and Tom Hale", None),
        ("Lindow News Staff", None),
        ("", None),
    ],
)
def test_a_byline_names_one_person_or_nobody(byline: str, name: str | None) -> None:
    assert who_signed(byline) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # In a line of title case, a capital says nothing: the body tells which words are a name.
        ("Guild Slams Ruiz Over Harbour Plan.\n\nAna Ruiz spoke. [S Ruiz] said [C it was late].", ["Ana Ruiz"]),
        ("Council Calls Hale's Plan Absurd.\n\n[S Hale] said [C no]. Bo Hale left.", ["Bo Hale"]),
        # Names of which the tagger took a part for a word.
        ("“No,” said [S Will Doyle], a baker. [S Doyle] left.", ["Will Doyle", "Will Doyle"]),
        ("Carla D’Amora spoke. [S D’Amora] said [C no].", ["Carla D’Amora"]),
        ("[S Carla Mark-Ruiz] left. [S Mark-Ruiz] said [C no].", ["Carla Mark-Ruiz", "Carla Mark-Ruiz"]),
        # A tower is not who has its name, and a place not a society.
        ("He met Ana Ruiz at Ruiz Tower. [S Ruiz] said [C no].", ["Ana Ruiz"]),
        # Roles before a name, and whose somebody is.
        ("[S The guild's lawyer and strategist Ana Ruiz] said [C no].", ["Ana Ruiz"]),
        ("[S The Courier's Ana Ruiz] said [C no].", ["Ana Ruiz"]),
        ("[S A lawyer for the guild, Ana Ruiz of Lindow,] said [C no].", ["Ana Ruiz"]),
        ("The director of the Harbour Centre, Ana Ruiz, met Bo. [S She] said [C no].", ["Ana Ruiz"]),
        ("[S The Harbour Group's CEO], Ana Ruiz, said [C no].", ["Ana Ruiz"]),
        ("Another governor [S who] has not backed [C Mr. Hale], Ana Ruiz of Lindow, left.", ["Ana Ruiz"]),
    ],
)
def test_names_of_which_a_part_is_no_name_or_not_all(text: str, expected: list[str]) -> None:
    assert names(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[S Just over a quarter of drivers] said [C no].", ["just over a quarter of drivers"]),
        (
            "[S Nearly six in 10 drivers] said [C no]. [S 43%] said [C yes].",
            ["nearly six in 10 drivers", "43% of drivers"],
        ),
        ("[S Sources in the meetings] said [C no].", ["sources in the meetings"]),
        ("[S Drivers who own two cars] said [C no].", ["drivers who own two cars"]),
        (
            "[S Supporters of Ana Ruiz] said [C no]. [S Supporters of Bo Hale] said [C yes].",
            ["supporters of Ana Ruiz", "supporters of Bo Hale"],
        ),
        ("[S 12,000 people] said [C no].", ["12,000 people"]),
    ],
)
def test_shares_and_the_phrases_that_tell_which_ones_are_kept(text: str, expected: list[str]) -> None:
    assert names(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Polls by who made them.
        (
            "[S A new poll] found [C no]. [S The survey, conducted by Lindow University,] found [C yes].",
            ["Lindow University poll", "Lindow University poll"],
        ),
        # Party and place.
        ("Rep. Ana Ruiz (R-Fla.) left. [S The Florida Republican] said [C no].", ["Ana Ruiz"]),
        (
            "Republican Tom Hale and Democrat Ana Ruiz met. [S The GOP candidate] said [C no].",
            ["Tom Hale"],
        ),
        # Who is named later, or in the same breath.
        ("[S A woman later identified as Ana Ruiz] asked [C why].", ["Ana Ruiz"]),
        ("[S The first senator to object] was Ana Ruiz.", ["Ana Ruiz"]),
        # Bodies by another word.
        ("Dorn makes pumps. Dorn left Graz in May. [S The company] said [C no].", ["Dorn"]),
        ("Ana Ruiz, director of Growers United, spoke. [S Her group] said [C no].", ["Growers United"]),
        ("A United Nations tribunal met. [S The panel] said [C no].", ["United Nations tribunal"]),
    ],
)
def test_whom_short_descriptions_tell_again(text: str, expected: list[str]) -> None:
    assert names(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who issued it, wrote it, sued.
        ("Mayor Ana Ruiz released a statement. [S The statement] said [C no].", ["Ana Ruiz's statement"]),
        ("Tom Hale filed a petition on Monday. [S The petition] says [C no].", ["Tom Hale's petition"]),
        (
            "A coalition of growers sent a letter. [S The letter] warns [C of a flood].",
            ["letter from coalition of growers"],
        ),
        ("The guild obtained a memo written by Carla Voss. [S The memo] says [C no].", ["Carla Voss's memo"]),
        (
            "He is with Orchard Watch, which sued Lindow. [S The lawsuit] says [C no]. [S The filing] adds [C why].",
            ["Orchard Watch's lawsuit", "Orchard Watch's lawsuit"],
        ),
        (
            "Lindow University published a report. [S The 90-page report] says [C no]. [S The findings] show [C why].",
            ["Lindow University's report", "Lindow University's report"],
        ),
        ("A grand jury has charged Omar Petrov. [S The indictment] says [C he hid it].", ["indictment of Omar Petrov"]),
        (
            "[S Ana Ruiz] said [C no]. [S The remarks] suggest [C that she is angry].",
            ["Ana Ruiz", "Ana Ruiz's remarks"],
        ),
        # Told again by what is thought of it or by its day, and not by what tells it from another.
        (
            "Lindow University issued a report. [S The damning report] says [C no]. [S Friday's report] says [C why].",
            ["Lindow University's report", "Lindow University's report"],
        ),
        (
            "Lindow University published a report. [S The earlier report] says [C no].",
            ["earlier report"],
        ),
        ("Parliament passed the Clean Rivers Act. [S The law] says [C no].", ["Clean Rivers Act"]),
        ("[S House Bill 77] says [C no]. [S Senate Bill 12] says [C why].", ["House Bill 77", "Senate Bill 12"]),
        (
            "[S Lindow University] reported [C a drop]. [S The survey] found [C why].",
            ["Lindow University", "Lindow University survey"],
        ),
        ("A lawsuit was filed in May against Omar Petrov. [S The suit] says [C no].", ["lawsuit against Omar Petrov"]),
        ("Ruiz's campaign sent out an email appeal. [S The email] says [C no].", ["email from Ruiz's campaign"]),
        # A news agency that carries a statement is its channel, and whoever says so in it its author.
        (
            "Ana Ruiz said so in a statement delivered by the Xinhua News Agency. [S The statement] adds [C why].",
            ["Ana Ruiz's statement"],
        ),
        # Who merely got hold of it, helped with it or passed it on is not its author.
        ("The Courier obtained a report on rivers. [S The report] says [C no].", ["report on rivers"]),
        ("Tom Hale helped draft a report on rivers. [S The report] says [C no].", ["report on rivers"]),
        ("Ana Ruiz released an email about rivers. [S The email] says [C no].", ["email about rivers"]),
    ],
)
def test_documents_are_named_by_who_made_them(text: str, expected: list[str]) -> None:
    assert names(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # What is no company, no team and no name is none that a bare noun could mean.
        (
            "Hale Shipping, a company in Lindow, shrank. Ana Ruiz sang for the Zippo. [S The company] said [C no].",
            "Hale Shipping",
        ),
        ("Ana Ruiz began a long campaign in May. It is hard. [S The campaign] says [C so].", "Ana Ruiz's campaign"),
        ("Orchard Board members met. It rained. [S The Board] said [C no].", "Orchard Board"),
        # Not of its own kind: an ally is named beside, a son-in-law is no son.
        ("Chile signed it. [S Chile and its ally Peru] said [C no].", "Chile and Peru"),
        ("Ana Ruiz spoke. [S Her son-in-law] said [C no].", "Ana Ruiz's son-in-law"),
        # Media of a state speak for it, a foreign bureau does not.
        ("North Korean state media called the FBI a liar. [S The country] says [C no].", "North Korea"),
        # A state within a country, told by its governor.
        ("Ana Ruiz is the governor of Westmark. Westmark lost a dam. [S The state] says [C no].", "Westmark"),
        # A party's committee is called by the party.
        (
            "The Orchard National Committee met the House Rivers Committee. [S The committee] said [C no].",
            "House Rivers Committee",
        ),
        # The party by what is called so around it, the last one told of.
        ("Liberal senators met in Lindow. [S The party] said [C no].", "Liberal Party"),
        (
            "Republicans met. It rained. Bo Hale won the Democratic nomination. [S The party] said [C no].",
            "Democratic Party",
        ),
        # Nobody is the next president yet.
        ("President Ana Ruiz met the guild. [S The next president] will say [C no].", "next president"),
        # A name run together with what a page's list of topics has after it.
        ("President Ruiz Ana Maria RuizPort opens in May MORE met the guild. [S The president] said [C no].", "Ruiz"),
        # Whose it is stands in a clause, or beside one of its people.
        ("Ana Ruiz, [S whose campaign] says [C no], is in Lindow.", "Ana Ruiz's campaign"),
        ("Ana Ruiz's campaign manager was in Lindow. [S The campaign] says [C no].", "Ana Ruiz's campaign"),
        # Where it comes before any state, the government is that of the state of which the report tells.
        ("[S The government] says [C no]. It rained in Norway.", "Norwegian government"),
        # By a part of the name, by the ruling.
        ("The National Rivers Office met. It rained. [S The rivers office] said [C no].", "National Rivers Office"),
        ("In 2013 a Supreme Court ruling ended it. [S The court] said [C no].", "Supreme Court"),
    ],
)
def test_bodies_that_short_descriptions_mean(text: str, name: str) -> None:
    assert names(read(text)) == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A source that begins after a name and has its verb after it is not who bears the name.
        (
            "Bo Hale met farmers. At the resort, now called Lindow Point, [S the mayor] boasted of it.",
            ["Bo Hale"],
        ),
        # One with whom somebody talks, too, is another.
        ("Bo Hale was back. In a talk with Ana Ruiz, [S the actor] said [C no].", ["Bo Hale"]),
        # Those just joined, by ages and all.
        ("Ana Ruiz, 41, and her husband, Bo Hale, 42, left. [S The couple] said [C no].", ["Ana Ruiz and Bo Hale"]),
        ("Sen. Ana Ruiz called Sen. Bo Hale. [S The senators] said [C no].", ["Ana Ruiz and Bo Hale"]),
        # Not those whom the several meant speak of, nor any but such as may be called so.
        (
            "[S Two bakers] said [C Ana Ruiz and Bo Hale would win]. [S The friends] said [C no].",
            ["bakers", "friends"],
        ),
        ("Ana Ruiz and Bo Hale met in May. [S The sources] said [C no].", ["sources"]),
        # Somebody left without a name, by another word.
        ("[S A reporter] asked [C why]. [S The journalist] said [C no].", ["reporter", "reporter"]),
        ("[S A senior adviser] asked [C why]. [S The official] said [C no].", ["senior adviser", "senior adviser"]),
    ],
)
def test_whom_nouns_for_people_mean_again(text: str, expected: list[str]) -> None:
    assert names(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The states that act, by themselves or by their officials; not where they meet.
        (
            "Officials of Chile met the Peruvian foreign ministry in Norway. [S The two countries] said [C no].",
            ["Chile and Peru"],
        ),
        # Who is named in what somebody does is somebody else.
        ("Ana Ruiz ran. Bo Hale sang. [S The candidate] said [C no] of running against Mr. Hale.", ["Ana Ruiz"]),
        # What a pronoun after it tells.
        ("Ana Ruiz met Bo Hale. [S The candidate] praised [C her mother].", ["Ana Ruiz"]),
        # One or all of those who spoke.
        ("[S Guild officials] said [C no]. [S The official] added [C why].", ["Guild officials", "Guild official"]),
        ("[S Two guild aides] said [C no]. [S The sources] added [C why].", ["guild aides", "guild aides"]),
        ("[S Someone close to Ana Ruiz] said [C no]. [S The person] added [C why].", ["someone close to Ana Ruiz"] * 2),
        # Another kind of general; members of a parliament.
        ("Attorney General Bo Hale met the mayor. [S The inspector general] said [C no].", ["inspector general"]),
        (
            "[S Ten members of parliament] said [C no]. [S The lawmakers] added [C why].",
            ["members of parliament", "members of parliament"],
        ),
        # The one told of last, whoever else is an expert; who is elected; in a place.
        (
            "[S Bo Hale, an expert on dams,] said [C no]. He met a bridge expert. [S This expert] said [C yes].",
            ["Bo Hale", "bridge expert"],
        ),
        ("President-elect Ana Ruiz met Bo Hale. [S The president-elect] said [C no].", ["Ana Ruiz"]),
        ("Ana Ruiz spoke of becoming the guild's nominee. [S The candidate] said [C no].", ["Ana Ruiz"]),
    ],
)
def test_who_is_meant_among_others_who_may_be(text: str, expected: list[str]) -> None:
    assert names(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One or several, by the verb of the clause.
        ("It pleased guild members around the town, [S who] think [C so].", ["guild members"]),
        ("It scared [S those backing Ana Ruiz], [S who] are [C angry].", ["those backing Ana Ruiz"] * 2),
        ("He met Ana Ruiz and Tom Hale, two bakers [S who] said [C no].", ["Ana Ruiz and Tom Hale"]),
        ("He met Ana Ruiz and Bo Hale, [S who] are [C angry].", ["Ana Ruiz and Bo Hale"]),
        ("Farmers are not the only ones [S who] said [C no].", ["farmers"]),
        (
            "He fell behind rivals such as banker Ana Ruiz and Lindow Mayor Bo Hale, [S who] have promised [C a dam].",
            ["Ana Ruiz and Bo Hale"],
        ),
        ("It moved bakers who left, farmers who stayed and pilots [S who] said [C no].", ["pilots"]),
        (
            "It was echoed by her council and bakers across the country, [S who] said [C no].",
            ["council and bakers"],
        ),
        ("It cheered parts of the party [S that] are [C wary].", ["parts of the party"]),
        ("Candidates in close races [S who] say [C no] left.", ["candidates in close races"]),
        ("One is Ana Ruiz, who was a pilot and a baker [S who] felt [C poor].", ["Ana Ruiz"]),
        ("[S Sen. Bo Hale (L., Ohio)] sang. It was hard for the Ohio Liberal, [S who] said [C no].", ["Bo Hale"] * 2),
        # People, and not the place or the thing nearby.
        ("Ana Ruiz spoke to Bo Hale on stage, [S who] said [C no].", ["Bo Hale"]),
        # Who says, rules or publishes it, and what shows it.
        ("She got a decision from the Lindow Mill Board, [S which] ruled [C that it may stay].", ["Lindow Mill Board"]),
        ("It came in the wake of surveys of bakers [S that] showed [C a fall].", ["surveys of bakers"]),
        ("He has ordered a review of the plan, [S which] allows [C ships in].", ["plan"]),
        ("She sent a letter to Ana Ruiz [S that] says [C no].", ["letter"]),
    ],
)
def test_whom_clauses_are_told_of(text: str, expected: list[str]) -> None:
    assert names(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[S Those over 60] said [C no].", ["those over 60"]),
        ("Like [S others drawing maps of Lindow], he said [C no].", ["others drawing maps of Lindow"]),
        ("He rose in one town survey and fell in [S another].", ["another town survey"]),
        ("Some of the bakers left early; [S others] said [C no].", ["other bakers"]),
        ("He asked two mills for flour, but [S both] refused [C to help].", ["mills"]),
        ("Bakers met in Lindow on Monday. [S Many] said [C no].", ["many bakers"]),
        ("Republicans met in Lindow on Monday. But [S some] said [C no].", ["some Republicans"]),
        ("Bakers met in Lindow on Monday. (It rained.) [S Some] said [C no].", ["some bakers"]),
        (
            "His plans worry the Liberal establishment. [S Some] fear [C a split].",
            ["some in the Liberal establishment"],
        ),
        (
            "She met an array of tax lawyers; [S one] said [C no], and [S another] said [C yes].",
            ["one tax lawyer", "another tax lawyer"],
        ),
        ("He took several questions from visitors, including [S one] asking [C why].", ["one question"]),
        ("Bakers met in Lindow on Monday. [S Many] speculated [C that it was late].", ["many"]),
    ],
)
def test_of_whom_some_and_others_are(text: str, expected: list[str]) -> None:
    assert names(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Ruiz, along with Bo Hale and Tom Lang, wrote a book on dams. In it, [S they] argue [C no].",
            ["Ana Ruiz, Bo Hale and Tom Lang"],
        ),
        ("Ana Ruiz and Bo Hale came by ship. [C They were seen by bakers], [S they] said.", ["Ana Ruiz and Bo Hale"]),
        (
            "Bakers are worried. [S Nine out of 10] fear [C a fall]. [S They] want [C a dam].",
            ["nine out of 10", "bakers"],
        ),
        (
            "The delegates will meet in Lindow. (Several leaders said it would rain.) But [S they] want [C a dam].",
            ["delegates"],
        ),
    ],
)
def test_whom_they_mean_beside_others(text: str, expected: list[str]) -> None:
    assert names(read(text)) == expected


def test_many_of_them_are_not_many_of_many() -> None:
    text = "[S Bakers] said [C no]. [S Many of them] said [C it was late]."
    start = text.replace("[S ", "").replace("[C ", "").replace("]", "").index("them")
    mention = read(text).mention_at(start, start + len("them"))
    assert mention is not None
    assert mention.name == "bakers"


def test_the_senator_in_the_words_of_his_spokesman_is_he() -> None:
    text = "Sen. Ana Soto met Tom Hale. Ana Soto sang. [S Hale's spokesman] said [C the senator denied it]."
    found = read(text)
    start = text.replace("[S ", "").replace("[C ", "").replace("]", "").index("the senator")
    mention = found.mention_at(start, start + len("the senator"))
    assert mention is not None
    assert mention.name == "Tom Hale"
