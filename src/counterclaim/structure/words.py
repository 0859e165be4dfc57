"""Words that lead from a content to its proposition: what wraps an event without being one."""

from __future__ import annotations

from counterclaim.model import Stage


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_STAGE_WORDS = {
    Stage.SOUGHT: """plan intend aim seek try attempt want prepare consider hope desire mean intent poised bent
        intention plan attempt effort bid desire aim scheme plot ready_to""",
    Stage.OFFERED: "offer propose willing ready prepared offer proposal willingness readiness",
    Stage.AGREED: """agree promise pledge commit vow undertake contract consent
        agreement deal contract promise pledge commitment accord pact vow""",
    Stage.ORDERED: """order command direct instruct authorise authorize approve commission
        order command instruction authorisation authorization approval""",
}
STAGE_OF = {word: stage for stage, words in _STAGE_WORDS.items() for word in words.split()}
"""The stage that a governing verb, noun or adjective gives to the event that it governs."""

ORDERING = _set("order command direct instruct authorise authorize approve commission")
ASPECT = _set("begin start continue keep resume proceed go_on help manage happen dare")
"""Verbs that leave the event of their infinitive or gerund as it is."""

LIGHT = _set(
    "carry carry_out launch conduct commit stage perpetrate mount wage undertake orchestrate execute make do take "
    "stage instigate organize organise mastermind perform pursue"
)
"""Verbs that do no more than say that an event noun's event was done: *carried out the attack*."""
OCCUR = _set("occur happen take_place begin start continue unfold")

INVOLVEMENT = _set(
    "involvement role part hand responsibility complicity participation culpability link connection connections links "
    "ties blame guilt wrongdoing"
)
"""Nouns, and with *have*, *play*, *take*, *bear* verbs, that tie somebody to an event: *had no part in it*."""
INVOLVED = _set("involved responsible complicit guilty culpable behind implicated accountable")
TYING = _set("have play take bear share hold deny")

REPORT_NOUNS = _set(
    """allegation accusation claim report finding suggestion assertion statement charge rumour rumor insinuation
    speculation conclusion assessment notion idea fact belief theory evidence proof indication sign possibility
    likelihood news story narrative contention view suspicion fear concern hint intelligence information doubt
    question account comment remark case complaint denial word confirmation admission argument hypothesis impression"""
)
"""Nouns whose clause or event is what they are about: "findings that it agreed"."""
NO_EVENT = REPORT_NOUNS | _set(
    "it this that they them he she these those everything nothing anything something all one same so lie nonsense "
    "propaganda fabrication slander version matter issue incident situation thing point conversation"
)
POINTING = _set("it this that they these those so")
"""What only points at what was said."""
WEIGHING = _set("confirm verify substantiate corroborate")
"""Verbs of what is done with a statement: "could not confirm it"."""
EVIDENCE_VERBS = _set("show suggest indicate prove demonstrate reveal confirm seem appear mean")
DENIALS = _set("denial rejection refutation dismissal")
"""Nouns whose clause is what is held false."""
REASON = _set("because since as after before while unless until although though")
"""What begins a clause that only stands beside another."""
THINKING = _set("believe think know feel understand suspect assume reckon convinced confident certain sure aware say")
"""Verbs and adjectives through which a source gives its own proposition: "I think that …"."""
MODAL_ADJECTIVES = _set(
    "clear unclear possible impossible likely unlikely probable improbable true untrue false certain uncertain evident "
    "apparent plausible implausible obvious conceivable inconceivable known unknown undeniable unmistakable plain"
)
"""Adjectives that weigh the clause beside them: "it was not clear whether …"."""
UNGROUNDED = _set("foundation basis merit substance ground grounds evidence truth")
"""What a claim is said to be without."""
NO_WAY = _set("point time way stage moment account circumstance")
"""With "no", what only negates: "at no point"."""
ASIDE = _set("despite amid following after before since during because including contrary notwithstanding")
"""Prepositions of what only stands around an event."""
DOUBTFUL = _set("impossible unlikely improbable untrue false implausible inconceivable")
OPEN = _set("clear unclear certain uncertain evident apparent obvious known unknown plain")
"""Those whose negation leaves the clause open rather than denies it."""
EVALUATION = _set(
    "false untrue baseless groundless unfounded wrong absurd ridiculous nonsense lie lies fabrication fake incorrect "
    "inaccurate ludicrous preposterous fiction propaganda slander unsubstantiated laughable rubbish bogus erroneous "
    "fabricated fictional fictitious invented falsehood hoax fantasy myth disinformation misinformation smear rumour "
    "rumor garbage invention canard libel"
)

VAGUE = _set(
    "be have do make get go come take give need want decide think believe know see put call mean seem let keep look "
    "work find say tell ask turn try like help should must ought shall"
)
"""Verbs of which even two arguments tell little: "Peru has time", "she made it"."""
NEGATIVE = _set("no not never n't n’t neither nor nobody nothing none without")
APPEALING = _set("call appeal plead prevail pray")
APPEALING_TO = _set("on upon to with")
"""Verbs, with their prepositions, of what somebody else is to do: "called on Peru to leave"."""
PROSPECTIVE = _set("threaten swear expect predict forecast project guarantee refuse decline fear")
"""Cues whose infinitive is to come, if it ever does: "threatened to close the port"."""
MASS = _set(
    """abuse aid ammunition assistance blame communication contact contraband cooperation coordination damage data
    equipment evidence fire food force fuel gas guilt harm help influence information intelligence interference
    involvement knowledge money oil oxygen power progress proof rain responsibility support torture trade trust
    truth use violence water wheat work"""
)
"""Nouns without an article where they are negated or doubted: "sent no aid"."""
OBLIGATION = _set("should must ought need shall")
FUTURE = _set("will 'll ’ll")
DENYING = _set("deny admit confess disavow disclaim claim repudiate dispute")
"""Cues whose source is the one who would have done what a bare event noun names."""
ACCUSING = _set("accuse blame suspect charge implicate condemn criticise criticize denounce tie link hold fault")
BLAMING = _set("blame fault")
"""Those of them whose object has caused whatever it is blamed for, event of a frame or not."""
CONTRADICTING = _set("deny reject dismiss refute rebut dispute repudiate disavow rubbish discount deride denounce")
EVENT_CUES = _set(
    """deny admit confess confirm acknowledge allege claim report announce reveal disclose accuse blame suspect charge
    dispute reject dismiss refute denial allegation accusation confirmation evidence admission suspicion conclude find
    detect verify concede proof attribute rule investigate implicate link tie describe call condemn denounce"""
)
"""Cues whose bare event noun is held to have happened, or not: not so for "pushed for a strike"."""
EXPERIENCE = _set("I we our us my me")
PLACES = _set(
    """city town village suburb capital country region province area border territory consulate embassy airport base
    port camp hospital school market building street square prison jail strait gulf sea coast waters water island north
    south east west district neighbourhood neighborhood stronghold facility site plant headquarters office home house
    desert mountain peninsula valley forest mosque church station field soil land zone front enclave apartment
    mission"""
)
