"""Words that attribute whatever the corpus: they share their counts where one of them is rare in a construction.

Grouped after the classes of Levin (1993) and VerbNet that take a proposition: say, tell, manner of speaking, complain,
advise, conjecture, judgement, declare, promise, order; and nouns made from them. No word here concerns one side of a
dispute more than another.
"""

from __future__ import annotations

SAYING = """add address admit advance advise affirm agree allege announce answer argue articulate ask assert assess
assure attest aver boast brief caution claim clarify comment communicate complain concede conclude concur confess
confide confirm contend convey counter cry declare decree deem demonstrate deny describe detail disclose dispute
divulge elaborate email emphasize emphasise estimate exclaim explain express forecast hint imply indicate inform
inquire insinuate insist interject intimate joke lament lecture maintain mention muse narrate note object observe
opine outline phrase post predict proclaim profess pronounce propose protest publish quip quote read reaffirm reassure
recall recount refute reiterate relate relay remark remind repeat reply report respond restate retort reveal rule say
shout signal speculate state stress submit suggest summarize surmise swear talk tell testify text theorize think tweet
underline underscore urge utter venture verify voice vow warn whisper wonder write"""
JUDGING = """accuse acknowledge applaud assail attack backtrack blame blast call castigate censure challenge charge
chide cite commend condemn criticize criticise decry defend denounce deplore deride dismiss disparage doubt downplay
echo endorse fault hail honor indict label lambast lambaste liken mock oppose portray praise question rebuff rebuke
rebut recant recognise recognize reject repudiate retract ridicule scoff slam suspect tout vilify welcome"""
COMMITTING = """appeal beg command commit decline demand direct dare forbid guarantee implore instruct invite offer
order permit pledge plead pray promise prohibit recommend refuse request require summon swear threaten volunteer
call+for call+on call+upon"""
BELIEVING = "assume believe consider doubt expect fear hope presume regard suppose suspect understand view"
NOUNS = """accusation admission allegation announcement answer appeal argument assertion assessment assurance belief
charge claim comment complaint conclusion confession confirmation contention conviction criticism declaration demand
denial denunciation disclosure doubt estimate evidence explanation fear finding forecast guarantee hint hope
hypothesis indication insistence intelligence judgement judgment notion objection offer opinion pledge plea prediction
promise proposal question rejection remark report request revelation rumor rumour speculation statement suggestion
suspicion testimony theory threat view vow warning word"""
ADJECTIVES = (
    "adamant aware certain clear confident convinced doubtful sceptical skeptical sure unaware uncertain unclear"
)

CONTESTING = frozenset(
    """accusation accuse allegation allege contest denial deny disavow dismiss dispute rebut refute reject
    rejection""".split()
)
"""Words by which one source answers another, or calls for an answer."""
ANSWERED = frozenset(
    """accusation allegation assertion charge claim conclusion contention finding insinuation report rumor rumour
    suggestion""".split()
)
"""Nouns for what is answered: "an allegation denied by the embassy"."""
REPORTING = frozenset(" ".join((SAYING, JUDGING, COMMITTING, BELIEVING, NOUNS, ADJECTIVES)).split())

SPEAKERS = frozenset(
    """adviser aide analyst attorney chief colleague commander defector diplomat doctor envoy executive expert friend
    general informant insider investigator journalist lawmaker lawyer leader minister negotiator neighbor neighbour
    observer officer official people person politician president prosecutor relative reporter representative resident
    senator source spokesman spokesperson spokeswoman survivor witness eyewitness""".split()
)
"""Nouns for those who are cited as speaking."""
BODIES = frozenset(
    """administration agency army authority bureau command commission committee council daily department embassy
    government ministry military network newspaper office outlet parliament police service television media""".split()
)
"""Nouns for bodies that are cited as speaking."""
EVENTS = frozenset("attack battle campaign fight negotiation strike talk war".split())
"""Nouns that name a deed or a meeting as often as words: "the attack on the port", "talks on a truce"."""
