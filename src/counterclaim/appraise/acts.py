"""What cues do: words and phrases by the speech act that they report.

Classes after Searle (*A taxonomy of illocutionary acts*, 1976) and the verb classes of Levin (1993) and VerbNet that
take a proposition: deny, doubt, admit, judge, order, promise, threaten, retract. Phrases are matched on lemmas, as a
cue is often more than one word: "walked back", "poured cold water on". No word here knows who speaks.
"""

from __future__ import annotations

import re

from counterclaim.model import Stance


def _of(value: Stance, words: str) -> dict[str, Stance]:
    return dict.fromkeys(words.split(), value)


ACTS: dict[str, Stance] = (
    _of(
        Stance.DENIES,
        "deny refute rebut debunk denial rebuttal refutation gainsay controvert disprove disagree disagreement "
        "demur negate",
    )
    | _of(
        Stance.DOUBTS,
        "doubt question query wonder distrust mistrust disbelieve skeptical sceptical skeptic doubtful dubious "
        "unsure unconvinced "
        "unpersuaded uncertain unclear incredulous skepticism scepticism disbelief incredulity uncertainty "
        "implausible",
    )
    | _of(
        Stance.CONCEDES,
        "admit concede acknowledge confess allow grant admission concession acknowledgement acknowledgment "
        "confession own "
        "apologize apologise apology fess repent cop",
    )
    | _of(
        Stance.ACCUSES,
        "accuse blame charge allege implicate indict impute accusation allegation fault sue scapegoat incriminate "
        "recriminate "
        "finger lawsuit",
    )
    | _of(
        Stance.DEMANDS,
        "demand urge order ask request require insist call appeal beg implore plead command instruct exhort press "
        "pressure want "
        "direct recommend advise counsel forbid ban prohibit bar plea petition lobby encourage challenge dare tell "
        "admonish "
        "beseech entreat enjoin summon mandate oblige coax goad prod nudge push agitate advocate recommendation "
        "advice "
        "directive instruction injunction exhortation ultimatum prescribe warn caution propose suggest proposal "
        "suggestion "
        "insistence solicit like need campaign clamor clamour dictate persuade convince "
        "compel force",
    )
    | _of(
        Stance.OFFERS, "offer propose volunteer proposal willing ready prepared happy glad open invite invitation "
                       "willingness "
        "readiness openness amenable available overture",
    )
    | _of(
        Stance.PROMISES,
        "promise pledge vow swear guarantee commit undertake commitment assure undertaking assurance agree "
        "agreement oath "
        "committed accept acceptance bind dedicate",
    )
    | _of(Stance.THREATENS, "threaten threat menace")
    | _of(
        Stance.RETRACTS,
        "retract recant withdraw rescind retraction backtrack backpedal unsay recantation disown renounce "
        "renunciation misspeak "
        "unendorse walkback reversal",
    )
    | _of(
        Stance.RELAYS,
        "quote relay retweet cite reference refer recite rumor rumour hearsay gossip reportedly supposedly allegedly "
        "purportedly repeat hear rumored rumoured parrot paraphrase recount convey reblog circulate",
    )
)  # fmt: skip
"""The stance of a cue by its lemma. Many do it in some constructions only; :mod:`.cue_stance` says in which."""
NEGATED: dict[Stance, Stance] = {
    Stance.DENIES: Stance.CONCEDES,
    Stance.CONCEDES: Stance.NO_COMMENT,
    Stance.ACCUSES: Stance.NO_COMMENT,
    Stance.PROMISES: Stance.NO_COMMENT,
}
"""What becomes of an act that is not performed: what one does not deny may stand. The rest asserts."""

_NOT = r"(?:not|never|no|nor|neither|hardly|without)"
_WITHHELD = (
    "define|claim|comment|say|mention|specify|elaborate|disclose|divulge|detail|explain|identify|name|reveal|"
    "clarify|discuss|address|confirm|"
    "verify|corroborate|acknowledge|admit|concede|apologi[sz]e|condemn|denounce|endorse|disavow|respond|reply|"
    "answer|return|react|"
    "speculate|commit|accuse|blame|criticize|criticise|repudiate|reject|call|describe|declare|state|provide|give|"
    "offer|share|"
    "cite|deny|indicate|promise|refute|dispute|rebuke|discount|weigh|characterize|characterise|attribute|assign|"
    "speak|talk|"
    "predict|testify|release|publish|recognize|recognise|propose|threaten|mention|denounce"
)
_KEEPING = (
    r"(?:decline|refuse|refusal|failure|reluctance|unwillingness|avoid|dodge|hesitate|unwill\w*|"
    r"unwilling|reluctant|hesitant|loath|fail|neglect|forget|"
    r"unable|resist|careful not|"
    r"stop(?: just| well)? short|fall(?: just| well)? short|short|hold back|refrain|shy away|shy|skip|omit|balk|beg "
    r"off|duck|"
    r"not (?:be )?(?:ready|prepared|willing|able|want|wish|care|go|about|seem willing|in a position))"
)
PHRASES: tuple[tuple[re.Pattern[str], Stance], ...] = tuple(
    (re.compile(rf"(?:^| )(?:{pattern})(?= |$)"), stance)
    for pattern, stance in (
        # Said to be, with nobody who says it
        (r"reportedly|supposedly|purportedly|rumou?red(?:ly)?", Stance.RELAYS),
        # Lets it stand
        (
            r"(?:not|never|nor|refuse to|decline to|unwilling to|not be willing to) (?:be )?(?:\w+ly )?(?:rule out|"
            r"exclude)",
            Stance.CONCEDES,
        ),
        (r"not rule (?:\S+ )?out|rule nothing out|not take \S+ (?:\S+ )?off the table", Stance.CONCEDES),
        (
            r"(?:take|accept|assume) (?:the |full )?(?:blame|fault)|make no (?:secret|bone)|come clean|"
            r"fess up|own up|plead guilty|(?:take|accept|assume) (?:\S+ "
            r")?responsibility",
            Stance.CONCEDES,
        ),
        # Takes back
        (
            r"eat (?:\S+ )?words|climb down|go back on|water down|tone down|issue (?:a |an )?(?:\S+ )?(?:correction|"
            r"retraction|clarification)|(?:delete|take down|pull down) (?:the |a |an |his |her |its |their )?(?:\S+ )?"
            r"(?:tweet|post|message|statement)|come (?:a)?round on",
            Stance.RETRACTS,
        ),
        (
            r"(?:walk|roll|dial|row|take|scale|claw|pull)(?: \S+)? back(?: from| on| off)?|back (?:away|off|down|"
            r"pedal|track)(?: from| on)?"
            r"|(?:move|shift|step|edge|retreat) (?:away |back )?from|do an about-face|about-face|u-turn",
            Stance.RETRACTS,
        ),
        (
            r"(?:have |'s |’s )?(?:change|changed|switch|shift|reverse|revise|flip|reconsider)(?: (?:\S+ )?(?:mind|"
            r"tune|position|stance|"
            r"view|course|heart|story|self|himself|herself|itself|themselves|opinion|account))|reverse course|"
            r"flip-flop\w*|think better",
            Stance.RETRACTS,
        ),
        (
            r"no longer (?:believe|think|support|say|hold|want|oppose|favor|favour|consider|see|claim|back|regard|"
            r"demand|endorse|argue|stand)",
            Stance.RETRACTS,
        ),
        (
            r"(?:unsay|revoke|rescind|withdraw|drop|abandon|pull) (?:\S+ )?(?:endorsement|support|statement|claim|"
            r"charge|accusation|allegation|"
            r"complaint|demand|remark|comment|pledge|promise|threat|objection|opposition)",
            Stance.RETRACTS,
        ),
        # Cannot tell
        (
            r"(?:can|could) not (?:be )?(?:\w+ly )*(?:verify|confirm|corroborate|authenticate|determine|tell|"
            r"believe|imagine)",
            Stance.DOUBTS,
        ),
        # Withholds
        (
            r"clam up|plead the fifth|(?:invoke|take) the fifth|equivocate|keep (?:\S+ )?(?:quiet|silent|"
            r"secret)|stay (?:quiet|silent|mum)|hang up|would only say",
            Stance.NO_COMMENT,
        ),
        (
            r"(?:have |offer |make |with |give |issue |provide )?(?:no|without) (?:immediate |further |public |"
            r"official )?"
            r"(?:comment|response|reply|answer|detail|explanation|mention|reference|indication|specific|clue|"
            r"reaction)s?",
            Stance.NO_COMMENT,
        ),
        (
            r"without (?:\w+ly )?(?:offer|give|provide|mention|name|specify|elaborate|explain|cite|identify|say|detail|"
            r"answer|address|refer|disclose|reveal|describe|comment)(?:ing)?",
            Stance.NO_COMMENT,
        ),
        (
            r"(?:have |with )?no (?:\S+ )?information|not have (?:\S+ )?information|(?:not be|be not|not) forthcoming|"
            r"(?:prefer|choose|opt|elect) not|rather not",
            Stance.NO_COMMENT,
        ),
        (rf"{_KEEPING} (?:(?:to|of|from|on) )?(?:\S+ ){{0,3}}?(?:{_WITHHELD})(?:ing)?", Stance.NO_COMMENT),
        (
            r"(?:do|will|would|can|could|have|be)?\s?(?:not|never|nor|neither) (?:be )?(?:\S+ly |yet |even |once |"
            r"want to |go to |get to |choose to )*"
            r"(?:comment|mention|specify|elaborate|disclose|divulge|respond|reply|answer|acknowledge|admit|concede|"
            r"identify|apologi[sz]e|"
            r"clarify|discuss|explain|address|confirm|verify|corroborate|(?:confirm )?nor deny|confirm or deny|"
            r"condemn|denounce|endorse|disavow|accuse|blame|commit|reveal|detail|"
            r"speculate|weigh in|spell out|lay out|get into|go into|provide|indicate|cite|criticize|criticise|"
            r"promise)",
            Stance.NO_COMMENT,
        ),
        (
            r"(?:not|never|nor) (?:\S+ )?(?:offer|give|provide|share|make|release) (?:\S+ )?(?:detail|explanation|"
            r"comment|specific|response|"
            r"answer|evidence|mention|information|reason|indication|timeline|name)",
            Stance.NO_COMMENT,
        ),
        (
            r"not come out and say|(?:not|nor) (?:immediately |be )?(?:immediately |be )?(?:return|reach|make "
            r"available|available|draw)(?: \S+)*",
            Stance.NO_COMMENT,
        ),
        (
            r"sidestep|dodge|evade|deflect|stonewall|duck|parry|skirt|demur|tight-lipped|tight lipped|be draw|"
            r"withhold|mum|noncommittal|non-committal|coy|silent|silence|"
            r"pass on|leave (?:out|unsaid|unanswered)|gloss over|brush (?:off|aside) (?:a |the )?question",
            Stance.NO_COMMENT,
        ),
        # Rejects as not so
        (
            r"(?:pour|throw) cold water(?: on| over)?|push(?:ing)? back(?: \w+ly| hard)?(?: on| against| at)?|take "
            r"issue(?: with)?|"
            r"shoot(?: \S+)? down|knock(?: \S+)? down|give the lie to|rule(?: \S+)? out|issue (?:\S+ )*denial|set "
            r"the record straight|"
            r"beg to differ|brush(?: \S+)? (?:off|aside)|wave(?: \S+)? (?:off|away|aside)|shrug(?: \S+)? off|"
            r"laugh(?: \S+)? off|"
            r"plead not guilty|proclaim (?:\S+ )?innocence|maintain (?:\S+ )?innocence|protest (?:\S+ )?innocence|"
            r"tamp down|bat(?: \S+)? (?:away|down)|beat(?: \S+)? back|swat(?: \S+)? (?:away|down)|(?:hit|"
            r"fire|punch|strike) back at|fend(?: \S+)? off",
            Stance.DENIES,
        ),
        # Leans to no, or does not know
        (
            r"(?:express|have|voice|share|harbor|harbour)(?: \S+){0,3} (?:reservation|misgiving)s?|second-guess|"
            r"(?:can|could) not (?:fathom|understand|see) (?:why|how)|be at a loss|raise (?:\S+ )?eyebrows|be leery",
            Stance.DOUBTS,
        ),
        (
            r"(?:cast|raise|express|voice|have|harbor|harbour|sow|throw|share)(?: \S+){0,3} (?:doubt|question|"
            r"skepticism|scepticism)s?(?: on| about| over)?|"
            r"(?:call|throw)(?: \S+){0,2} into (?:question|doubt)|take with a grain of salt|find (?:\S+ )?hard to "
            r"believe|"
            r"(?:not|no|nor|less than|far from|hardly|never) (?:be )?(?:it )?(?:\w+ly )?(?:sure|certain|"
            r"convinced?|clear|"
            r"persuaded|sold|confident|optimistic)|"
            r"(?:remain|be) (?:to be seen|unsold)|seem unlikely|be unlikely|highly unlikely",
            Stance.DOUBTS,
        ),
        (r"never (?:\S+ly )?believe", Stance.DOUBTS),
        (
            r"(?:not|hardly|nor) (?:be )?(?:\S+ly |for a minute |even |to )*(?:believe|think|buy|accept|"
            r"expect|consider|anticipate|foresee|"
            r"suppose|envision|envisage)",
            Stance.DOUBTS,
        ),
        # Lays a wrong at a door
        (
            r"hold(?: \S+){0,4} (?:responsible|accountable|liable)|point(?: \S+){0,2} finger(?: at)?|(?:lay|place|"
            r"put|pin|assign|cast)(?: \S+){0,2} blame|"
            r"(?:level|renew|repeat|make|raise|bring|hurl|lob|trade|face)(?: \S+){0,3} (?:charge|accusation|"
            r"allegation)s?"
            r"|cry (?:foul|fraud)|lawsuit against|take to task for|press charge|file (?:\S+ )*(?:suit|"
            r"lawsuit|charge|complaint)",
            Stance.ACCUSES,
        ),
        # Would have others do
        (
            r"(?:issue|make|renew|repeat|echo|sound|lead|back|support|join|sign)(?: \S+){0,3} (?:call|demand|"
            r"request|appeal|plea|petition)s?(?: for| to| on)?|"
            r"in call(?:ing)? (?:for|on)|make (?:the|a) case for|argue (?:for|against)|speak out for|"
            r"insist (?:on|upon)|lay down|set (?:a "
            r")?deadline",
            Stance.DEMANDS,
        ),
        # Puts something at another's disposal
        (
            r"extend (?:\S+ )*olive branch|stand ready|open the door to|signal (?:\S+ )?(?:openness|"
            r"willingness|readiness)|"
            r"make (?:\S+ )?overtures?|put (?:\S+ )*on the table",
            Stance.OFFERS,
        ),
        (
            r"(?:extend|make|renew|repeat)(?: \S+){0,2} (?:offer|invitation|overture)|extend (?:\S+ )?hand|leave "
            r"(?:the )?door open|hold out",
            Stance.OFFERS,
        ),
        # Binds itself
        (
            r"give (?:\S+ )?(?:word|assurance|guarantee|promise|pledge|commitment)s?|make (?:\S+ )*(?:promise|"
            r"pledge|vow|commitment)s?|"
            r"take (?:an )?oath|sign (?:a )?pledge|sign up to|say yes",
            Stance.PROMISES,
        ),
        # Passes on
        (
            r"word have it|rumou?r have it|be tell|have hear|get word|pass(?: \S+)? (?:on|along)|be inform",
            Stance.RELAYS,
        ),
    )
)
"""Phrases that decide, in order, on the lemmas of the cue with its auxiliaries, negation and what governs it."""

ASSERTING = frozenset(
    "criticize criticise condemn denounce slam mock blast assail attack deride ridicule scorn lambaste lambast "
    "castigate chide rebuke "
    "berate bash rail decry deplore lament censure scold savage skewer disparage belittle criticism condemnation "
    "praise hail laud "
    "applaud commend welcome thank congratulate congratulation support back oppose favor favour endorse opposition "
    "opposed "
    "supportive plan intend intention aim hope decide decision expect expectation predict prediction forecast vote "
    "prefer seek try "
    "consider celebrate honor honour mourn regard love hate like enjoy admire respect appreciate resent fear worry "
    "worried "
    "concerned concern afraid confirm confirmation recognize recognise refuse reject rejection dismiss determine "
    "determined "
    "conclude conclusion find finding show prove demonstrate reveal discover see watch notice observe detect learn "
    "realize realise "
    "know remember understand understanding judge rule ruling announce announcement".split()
)
"""Cues under which the content makes no other act: criticism, plans, support and opposition, findings, perception."""
BELIEVING = frozenset(
    "believe think feel suspect assume fear know conclude find show reckon consider belief suspicion view opinion "
    "hope expect "
    "understand see convinced confident sure certain aware worry figure guess imagine presume prefer favor favour "
    "want suggest imply indicate hint".split()
)
"""Cues of belief and finding: of what follows, only a call for action or a negated belief counts."""
SPEAKING = frozenset(
    """say tell add write tweet explain note insist claim argue warn state declare maintain contend assert remark
    comment observe respond reply answer post continue quip joke boast remind reiterate repeat stress emphasize
    emphasise underscore underline point elaborate recall testify report mention put reaffirm protest complain
    retort counter shoot fire go according caption text email shout yell scream whisper mutter muse opine
    interject interrupt announce brief inform describe speak talk express voice read begin ask recount reflect
    proclaim profess vent rant fume sum summarize advise caution message statement speech word argument
    assertion contention insistence warning letter announcement declaration testimony response call label brand
    dub characterize characterise portray paint cast deem view get reason philosophize signal swear assure
    concede acknowledge narrate lead confide sigh laugh exclaim chant chime utter offer deliver outline detail
    lay share publish present cite affirm attest avow allege agree relate tout hit quote follow start open
    finish end close press clear think ponder deadpan thunder bellow roar cry sing sneer snap snarl growl
    """.split()
)
"""Neutral cues: the content decides."""

LABELLING = frozenset(
    "deride ridicule mock scorn slam call describe brand label denounce condemn decry characterise characterize "
    "term dub deem "
    "dismiss reject portray paint cast declare pronounce depict savage liken refer name list".split()
)
"""Cues that name their object: *called the reports false*, *branded her a cheat*."""
