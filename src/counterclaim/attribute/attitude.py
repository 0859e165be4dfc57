"""What a source does towards a content: says, believes, intends, wants, perceives, shows."""

from __future__ import annotations

from counterclaim.attribute.words import REPORTING
from counterclaim.model import Attitude
from counterclaim.tree import Tree

_WORDS = {
    Attitude.BELIEVES: """assume belief believe calculate confident consider convince convinced deem doubt expect
        expectation fear feel figure foresee guess hold hope imagine judge know mistrust opinion optimistic presume
        reckon regard see seem suppose sure suspect suspicion take think trust uncertain understand unaware view worry
        aware belief certain skeptical sceptical appear interpret perceive""",
    Attitude.INTENDS: """aim attempt choose decide decision determined intend intention mean opt plan prepare prepared
        ready resolve seek set strive try refuse effort poised bid""",
    Attitude.WANTS: """ambition aspire back backing crave desire dislike eager embrace endorse favor favour hate hope
        like long love need object oppose opposed opposition prefer reluctant support supporter supportive unwilling
        want willing wish yearn keen""",
    Attitude.PERCEIVES: """detect discover hear learn listen notice observe overhear read realise realize
        remember see watch witness""",
    Attitude.SHOWS: """data demonstrate depict display evidence find finding image indicate photo poll prove record
        reflect reveal show study suggest survey video""",
}
_OF_LEMMA = {lemma: attitude for attitude, words in _WORDS.items() for lemma in words.split()}
_DOCUMENTS = frozenset(
    """account analysis article assessment audit book cable chart data document documents email evidence figure file
    filing finding footage headline image imagery intelligence intercept investigation letter log map memo memorandum
    number paper photo photograph picture poll polling probe record recording report result review satellite screenshot
    statistic study survey tape test text transcript tweet video""".split()
)
"""What shows rather than says, as the subject of a verb that can do either."""
_CLAUSAL = frozenset({"ccomp", "pass_ccomp", "inverted", "trailing", "noun_that", "adj_ccomp"})
_EITHER = frozenset("conclude confirm find indicate reveal suggest show say contend".split())


def attitude_of(tree: Tree, head: int, construction: str) -> Attitude:
    """The attitude that a cue expresses in its construction.

    *Found* and *suggests* say where a person is the subject and show where a poll or a picture is.
    """
    lemma = tree.lemma[head].lower()
    if construction in {"quote", "according", "colon", "citing", "post"}:
        return Attitude.SAYS
    if lemma in _EITHER:
        subject = tree.child(head, "nsubj")
        document = subject is not None and tree.lemma[subject].lower() in _DOCUMENTS
        return Attitude.SHOWS if document else Attitude.SAYS
    if lemma == "cite" and construction.split("+")[0] not in _CLAUSAL:
        # "Citing satellite images": what is cited is evidence for a statement, and no statement.
        return Attitude.OTHER
    if lemma == "see" and construction in {"dobj_as", "ccomp", "pass_as"}:
        return Attitude.BELIEVES
    if lemma in {"hope", "decide", "mean"}:
        return {"hope": Attitude.WANTS, "decide": Attitude.INTENDS, "mean": Attitude.INTENDS}[lemma]
    if lemma in _OF_LEMMA:
        return _OF_LEMMA[lemma]
    # A clause is said by whatever verb; an object ("sparked outrage over") only by those that mean saying.
    clausal = construction.split("+")[0] in _CLAUSAL
    return Attitude.SAYS if clausal or lemma in REPORTING else Attitude.OTHER
