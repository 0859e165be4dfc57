"""Words that carry stance and certainty, by class.

Stance follows Searle's and Levin's classes of speech acts. The signatures of embedding words (what becomes of the
event below them when they hold, and when they are negated) follow Nairn, Condoravdi and Karttunen (2006) and the
lexicon of De Facto (Saurí and Pustejovsky, 2012). No list knows who speaks: states and their officials are no words
here.
"""

from __future__ import annotations

DENYING = frozenset("deny refute rebut debunk disavow denial rebuttal refutation".split())
"""Cues that deny whatever they take."""
CLAIMS = frozenset(
    "accusation account allegation argument assertion assessment characterization characterisation charge claim "
    "comment contention conclusion conjecture criticism description finding hypothesis idea implication indication "
    "insinuation insistence interpretation link narrative news notion perception report reporting rumor rumour "
    "scenario speculation statement story suggestion suspicion talk theory thesis version view warning word "
    "complaint fear concern evidence video footage document letter leak it they this that these those one all "
    "everything he them".split()
)
"""Nouns and pronouns for what can be true or false."""
FALSE = frozenset(
    "false untrue baseless groundless unfounded fake fabricated wrong incorrect inaccurate bogus fictitious fictional "
    "invented untruthful preposterous unsubstantiated erroneous "
    "lie falsehood fabrication nonsense hoax fiction fantasy myth disinformation misinformation slander smear "
    "propaganda libel rubbish garbage invention rumor rumour canard "
    "absurd ridiculous ludicrous laughable".split()
)
"""What is said of a claim to deny it."""
NAY = frozenset("lie falsehood fabrication nonsense hoax slander disinformation misinformation canard".split())
"""Nouns that deny even of nothing named: "It is a lie"."""

INVOLVED = frozenset(
    "involvement role part hand knowledge connection link tie complicity responsibility participation".split()
)
"""What one denies having: *had no role in the attack*."""
DEEDS = frozenset(
    "approve capitulate cave contact coordinate delete direct discriminate instruct mishandle pressure receive "
    "request retaliate "
    "seek solicit tamper withhold abduct abuse aid arm assassinate attack authorise authorize back bomb break "
    "breach bribe carry collude commit "
    "conduct conspire conceal cover cross develop engage execute export finance fire fund hack harm help hide hijack "
    "hit import influence infiltrate interfere intervene invade involve jam kidnap kill launch leak lie mastermind "
    "meddle mistreat murder order orchestrate participate pay plan plot poison produce provide rape sabotage seize "
    "sell send shell shoot shelter smuggle spread spy steal stage strike supply support target test torture train "
    "transfer use violate".split()
)
"""Deeds that news reports allege: a source that says it never did one answers an allegation."""
KNOWING = frozenset(
    "know have be want expect believe think see need understand remember recall hear receive feel hope wish mean get "
    "care seem appear comment say".split()
)
"""States of mind and possession: to negate them denies nothing that others allege."""
GRANTED = frozenset(
    "change amendment increase delay extension waiver access aid ally application appeal asylum bail benefit boy "
    "care chance child citizen citizenship credit custody "
    "enemy entry food force fund funding girl goods group help him jurisdiction leader license licence loan man "
    "medicine motion opponent opportunity parole passage passport patient people permission permit petition prisoner "
    "protection recognition refuge refugee request resource right safety sanctuary service space status supply "
    "territory time treatment use victory visa vote water weapon woman worker them her us me you".split()
)
"""What is denied to somebody, where nothing is said to be false."""
PLANNING = frozenset("plan intend intention aim mean design desire".split())

SOFTENING = {
    **dict.fromkeys("suggest indicate imply hint signal point appear seem intimate".split(), 2),
    **dict.fromkeys("believe think suspect expect assume reckon predict estimate presume anticipate guess".split(), 2),
    **dict.fromkeys("take see view regard interpret perceive read hold understand".split(), 2),
    **dict.fromkeys(
        "belief expectation suspicion indication sign suggestion plan intend intention mean agree decide".split(), 2
    ),
    **dict.fromkeys("fear speculate worry consider contemplate mull speculation possibility concern".split(), 1),
    **dict.fromkeys("want hope wish seek try aim desire aspire long wonder ask support oppose favor favour".split(), 0),
}
"""How certain a content is at most under a cue: 3 certain, 2 probable, 1 possible, 0 not committed to."""
NEG_RAISING = frozenset("believe think expect suspect consider see regard view".split())
"""Cues whose negation is that of their content: *does not believe that* says that it is probably not so."""

MODALS = {
    **dict.fromkeys("may might could".split(), 1),
    **dict.fromkeys("would will shall 'll ’ll wo must should".split(), 2),
    "can": 2,
    "ca": 2,
    "ought": 2,
}
ADVERBS = {
    **dict.fromkeys(
        "probably likely presumably apparently reportedly allegedly seemingly supposedly evidently".split(), 2
    ),
    **dict.fromkeys("perhaps possibly maybe potentially conceivably purportedly theoretically".split(), 1),
}
ADJECTIVES = {
    **dict.fromkeys("likely probable apparent suspected presumed expected planned".split(), 2),
    **dict.fromkeys("possible potential alleged proposed purported hypothetical prospective".split(), 1),
}
NEGATIVES = frozenset(
    "not never n't n’t no neither nor nobody nothing none nowhere hardly scarcely barely rarely without".split()
)
NO_WAY = frozenset("account case circumstance condition event means moment point stage time way".split())
"""Nouns with which a preposition and "no" negate the clause: *at no time*."""

Signature = tuple[tuple[int, int], tuple[int, int]]
"""(level, sign) of the embedded event where the word holds, and where it is negated."""
_CT, _NOT, _PR, _PRN, _PS, _PSN, _U = (3, 1), (3, -1), (2, 1), (2, -1), (1, 1), (1, -1), (0, 1)


def _signed(plain: tuple[int, int], negated: tuple[int, int], words: str) -> dict[str, Signature]:
    return dict.fromkeys(words.split(), (plain, negated))


SIGNATURES: dict[str, Signature] = (
    # Factive: true either way
    _signed(
        _CT,
        _CT,
        "know realize realise regret reveal discover notice learn remember acknowledge admit confirm prove "
        "demonstrate "
        "recognize recognise expose emphasize stress glad happy sorry proud aware sad surprised angry fact",
    )
    # Implicative: what holds of the verb holds of the event
    | _signed(
        _CT, _NOT, "manage dare bother force cause make get help lead begin start able happen turn let allow enable"
    )
    | _signed(_CT, _CT, "continue keep stop cease finish end quit resume")
    | _signed(_NOT, _CT, "fail neglect forget avoid refrain")
    | _signed(
        _NOT, _U, "refuse decline prevent block avert bar thwart prohibit forbid ban unable failure refusal cancel foil"
    )
    | _signed(_NOT, _U, "deny refute reject dismiss denial impossible")
    | _signed(_NOT, _CT, "false untrue")
    | _signed(_CT, _NOT, "true")
    # Said: as certain as the speaker makes it; unsaid, open
    | _signed(
        _CT, _U, "say tell report announce state declare add note find show see conclude warn insist argue claim clear"
    )
    | _signed(
        _PR, _PRN, "think believe suspect expect assume predict estimate likely probable forecast guess anticipate"
    )
    | _signed(
        _PR, _U, "suggest indicate imply hint seem appear evidence certain sure confident due set bound slate schedule"
    )
    | _signed(_PR, _PRN, "intend agree promise pledge vow decide commit decision agreement")
    | _signed(_PRN, _U, "unlikely doubtful improbable")
    | _signed(_PRN, _CT, "doubt")
    | _signed(_PS, _NOT, "possible possibility chance risk danger potential capable")
    | _signed(_PS, _PRN, "offer willing ready prepared threaten consider propose threat eligible")
    | _signed(_PS, _U, "fear worry speculate allege allegation accuse rumor rumour afraid concern accusation")
    | _signed(
        _U,
        _U,
        "want hope wish seek try attempt ask urge demand order request call require need aim like desire prefer love "
        "hate encourage persuade advise recommend invite authorize authorise permit wonder question whether unclear "
        "unsure uncertain effort bid pressure fight struggle push move lobby "
        "bill proposal plan idea choose opt instruct command tell+to opportunity right ability authority "
        "permission",
    )
)
"""What becomes of an event below each word."""
