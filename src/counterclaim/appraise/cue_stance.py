"""The stance that a cue shows by itself: its class, turned by negation, and only in the constructions that bear it."""

from __future__ import annotations

from counterclaim.appraise.acts import (
    ACTS,
    ASSERTING,
    BELIEVING,
    LABELLING,
    NEGATED,
    PHRASES,
    SPEAKING,
)
from counterclaim.appraise.claims import FALSE, GUILTY, clausal, labels, spelled_out, takes_claim, top_lemmas, withheld
from counterclaim.appraise.factuality import is_negated
from counterclaim.appraise.lexicon import CLAIMS
from counterclaim.appraise.reading import Row
from counterclaim.model import Stance
from counterclaim.tree import Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OPEN = frozenset({"if", "whether", "how", "why", "what", "who", "when", "where", "which"})
_PASSIVE_SPEECH = frozenset("say report rumor rumour claim allege tell quote purport suppose repute".split())


def by_cue(row: Row) -> Stance | None:
    """The stance that the cue shows; ``None`` where it is neutral, so that the content decides."""
    if row.lemma in {"quote", "cite"} and row.tree.child(row.head, "auxpass") is not None:
        # "Was quoted as saying": what is said decides.
        return None
    special = _SPECIAL.get(row.lemma)
    found = special(row) if special is not None else None
    if found is not None:
        return found
    for pattern, stance in PHRASES:
        if pattern.search(row.phrase):
            borne = _bears(row, stance)
            if borne is not None:
                return borne
    return _labelled(row) or _unsourced(row) or _unsaid(row) or _by_class(row)


_UNSAID = frozenset(
    "identify outline refer mention name specify describe report explain detail elaborate reveal disclose discuss "
    "address cite present articulate indicate clarify forthcoming information express answer respond reply note "
    "announce comment state criticize criticise condemn rebuke acknowledge demand threaten request".split()
)


def _unsaid(row: Row) -> Stance | None:
    """An act of speech that is told as not done: "has not outlined a plan", "none of them named the firm"."""
    if not row.negated or row.lemma not in _UNSAID or (row.tree.pos[row.head] == "NOUN" and row.lemma != "information"):
        return None
    if row.tree.lemma[row.tree.head[row.head]] in {"evidence", "proof", "indication", "sign"}:
        return None
    words = set(row.phrase.split())
    if words & {"should", "must", "may", "might", "need", "can", "could"} or {"would", "never"} <= words:
        return None
    nobody = row.source and row.tree.text[row.source[0]].lower() in {"no", "nobody"}
    return None if nobody or row.tree.child(row.head, "auxpass") is not None else Stance.NO_COMMENT


def _bears(row: Row, stance: Stance) -> Stance | None:
    """A stance that a phrase shows, where what it takes bears it out."""
    if stance is Stance.RELAYS and row.source and row.lemma not in {"tell", "hear", "get", "pass", "inform"}:
        return None
    if stance is Stance.RELAYS and row.lemma == "tell" and _infinitive_content(row):
        return Stance.DEMANDS
    if stance is Stance.RETRACTS and {"not", "never"} & set(row.phrase.split()) and "longer" not in row.phrase:
        return Stance.ASSERTS
    if stance is Stance.DOUBTS and row.negated and row.lemma in {"doubt", "question", "skepticism", "scepticism"}:
        return Stance.ASSERTS
    if stance is Stance.NO_COMMENT and row.lemma in {"prefer", "choose", "opt", "elect"} and not _of_speech(row):
        return Stance.ASSERTS
    if stance is Stance.NO_COMMENT and not _asked(row):
        return Stance.ASSERTS
    if stance is Stance.DEMANDS and row.lemma == "argue" and any(row.tree.dep[h] == "ccomp" for h in row.heads):
        return None
    if stance is Stance.DENIES and row.lemma in {"push", "take"} and not takes_claim(row):
        return None
    if stance is Stance.DENIES and row.lemma in _WAVING:
        return _dismisses(row)
    if stance is Stance.RELAYS and row.lemma == "tell" and row.tree.tag[row.head] != "VBN":
        return None
    if stance is Stance.OFFERS and row.lemma == "stand":
        return None
    if stance is Stance.RETRACTS and row.content and _undoes_plan(row):
        return None
    return stance


def _of_speech(row: Row) -> bool:
    near = {row.tree.lemma[t].lower() for t in (*row.cue, *row.content[:8])}
    return bool(near & (_WITHHOLDING | {"say", "tell"}))


_WAVING = frozenset("brush wave shrug laugh tamp bat shoot knock beat swat fend hit fire punch strike".split())
_QUESTIONS = frozenset(
    "request question message call inquiry query comment email interview letter allegation report accusation charge "
    "claim point it "
    "criticism statement reporter remark".split()
)


def _asked(row: Row) -> bool:
    """Not to respond to a question is to withhold; to an attack, not to act. What must not be said is not withheld."""
    words = set(row.phrase.split())
    if words & {"should", "must", "may", "might"}:
        return False
    if row.lemma in {"respond", "react", "answer", "reply", "address"} and row.content:
        near = {row.tree.lemma[t].lower() for t in (*row.cue, *row.content[:8])}
        return bool(near & _QUESTIONS) or clausal(row) or row.lemma in {"answer", "address"}
    return not (row.lemma == "cite" and "can" in words)


_UNDONE = frozenset(
    "attack strike race campaign contest candidacy bid deal pact treaty agreement accord plan city "
    "town troop meeting debate "
    "convention".split()
)


def _undoes_plan(row: Row) -> bool:
    """Backing out of a race or a deal: no words are taken back."""
    return any(row.tree.lemma[h].lower() in _UNDONE for h in row.heads)


def _by_class(row: Row) -> Stance | None:
    stance = ACTS.get(row.lemma)
    if stance is None:
        return _of_noun(row) or (Stance.ASSERTS if row.lemma in ASSERTING - BELIEVING else None)
    if stance in _WHERE and not _WHERE[stance](row):
        return None if row.lemma in SPEAKING | BELIEVING else Stance.ASSERTS
    if row.negated:
        if row.lemma == "agree" and row.content and takes_claim(row) and not _infinitive_content(row):
            return Stance.DENIES
        return Stance.ASSERTS if row.lemma in {"agree", "accept"} else NEGATED.get(stance, Stance.ASSERTS)
    return stance


_GIVING = frozenset(
    "tweet post air spread peddle issue make give level voice express deliver send lodge file raise "
    "extend renew repeat".split()
)


def _of_noun(row: Row) -> Stance | None:
    """ "Issued [a threat]": the noun in the content says what was done."""
    if row.lemma not in _GIVING or row.negated:
        return None
    tree = row.tree
    if row.lemma == "file" and any(tree.lemma[t].lower() in {"lawsuit", "suit", "complaint"} for t in row.content[:8]):
        return Stance.ACCUSES
    nouns = (
        tree.lemma[t].lower()
        for t in row.content[:8]
        if (tree.pos[t] == "NOUN" and tree.head[t] == row.head) or (tree.tag[t] == "VBG" and tree.dep[t] == "acl")
    )
    return next((ACTS[noun] for noun in nouns if noun in ACTS), None)


# Denials ---------------------------------------------------------------------------------------------------------


_PROPOSED = frozenset("proposal plan policy bill measure motion agenda platform".split())


def _denies(row: Row) -> bool:
    if row.lemma == "disagreement":
        return False
    if row.lemma == "disagree":
        return not {"on", "over", "about"} & set(row.phrase.split()) and row.first() not in {"on", "over", "about"}
    if row.lemma in {"rebut", "rebuttal", "refute"} and top_lemmas(row) & _PROPOSED:
        return False
    return not withheld(row)


def _labelled(row: Row) -> Stance | None:
    """ "Called the reports false", "branded her a cheat"."""
    if row.lemma not in LABELLING or row.negated or row.tree.pos[row.head] == "NOUN":
        return None
    hyped = bool(top_lemmas(row) & {"report", "claim", "allegation"}) and _last_word(row) == "hype"
    if labels(row, FALSE) or _last_word(row) in FALSE or hyped:
        return Stance.DENIES
    calls = row.lemma not in {
        "slam",
        "condemn",
        "decry",
        "denounce",
        "mock",
        "ridicule",
        "scorn",
        "deride",
        "dismiss",
        "reject",
    }
    return Stance.ACCUSES if calls and labels(row, GUILTY) else None


def _last_word(row: Row) -> str:
    tree = row.tree
    last = next((t for t in reversed(row.content) if tree.text[t][:1].isalpha()), None)
    return tree.lemma[last].lower() if last is not None and tree.pos[last] in {"ADJ", "NOUN"} else ""


_OWN_PART = frozenset("intention intent involvement responsibility link role wrongdoing knowledge".split())


def _rejects(row: Row) -> Stance | None:
    if row.lemma in {"dispute", "contest"} and row.negated:
        return Stance.CONCEDES
    if row.negated:
        return Stance.ASSERTS if not row.tree.child(row.head, "ccomp") else None
    if labels(row, FALSE):
        return Stance.DENIES
    if top_lemmas(row) & _OWN_PART:
        return Stance.DENIES
    if row.lemma in {"dismiss", "dismissal", "downplay"} and not clausal(row):
        return _dismisses(row)
    if row.lemma == "dispute" and top_lemmas(row) & _PARTS and _claims_within(row):
        return Stance.DENIES
    return Stance.DENIES if takes_claim(row) else Stance.ASSERTS


_PARTS = frozenset("element part aspect detail portion accuracy truth veracity authenticity validity".split())


def _claims_within(row: Row) -> bool:
    nouns = (t for t in row.content if row.tree.pos[t] == "NOUN")
    return any(row.tree.lemma[t].lower() in CLAIMS for t in nouns)


def _dismisses(row: Row) -> Stance:
    """A claim is denied, a person or a worry made small."""
    heads = top_lemmas(row)
    if row.lemma == "downplay":
        return Stance.ASSERTS
    if heads & {"criticism", "complaint", "concern", "suggestion"} and spelled_out(row):
        return Stance.DENIES
    if heads & {"criticism", "complaint", "concern", "it", "this", "comment", "question", "attack"}:
        return (
            Stance.DENIES if any(row.tree.text[t].lower() == "as" for t in (*row.cue, *row.content)) else Stance.ASSERTS
        )
    if "as" in row.phrase.split() and {row.tree.lemma[t].lower() for t in row.cue} & {
        "criticism",
        "claim",
        "allegation",
        "report",
        "charge",
    }:
        return Stance.DENIES
    return (
        Stance.DENIES
        if takes_claim(row) and not heads & {"story", "talk", "evidence", "fear", "that", "video"}
        else Stance.ASSERTS
    )


def _disavows(row: Row) -> Stance | None:
    lemmas = {row.tree.lemma[t].lower() for t in row.content}
    if row.negated:
        return Stance.NO_COMMENT
    if lemmas & {
        "tie",
        "link",
        "knowledge",
        "connection",
        "involvement",
        "role",
        "responsibility",
        "rumor",
        "report",
        "claim",
        "interference",
        "meddling",
        "wrongdoing",
    }:
        return Stance.DENIES
    if row.lemma == "distance" and "interview" in lemmas:
        return Stance.RETRACTS
    own = (
        "suggestion plea statement stance position view remark comment support endorsement pledge word tweet stand "
        "opinion policy"
    )
    return Stance.RETRACTS if lemmas & set(own.split()) else Stance.ASSERTS


def _challenges(row: Row) -> Stance | None:
    """ "Challenged him to", "challenged the claim"."""
    to = [c for at in (row.head, *row.heads) for c in row.tree.children[at] if row.tree.text[c].lower() == "to"]
    if row.lemma == "challenge" and any(row.tree.dep[c] == "prep" and c in row.content for c in to):
        return Stance.DEMANDS
    if row.lemma == "challenge" and any(_infinitive(row.tree, h) for h in row.heads):
        return Stance.DEMANDS
    return None if clausal(row) and row.tree.dep[row.heads[0]] == "ccomp" else _rejects(row)


# Doubts ----------------------------------------------------------------------------------------------------------


def _doubts(row: Row) -> bool:
    if row.lemma in {"question", "query"}:
        if row.tree.pos[row.head] == "NOUN":
            if not row.source:
                return False
            return row.first() in {"whether", "if"} or (row.first() == "about" and "whether" in _words(row, 4))
        return row.tree.child(row.head, "auxpass") is None and "about" not in row.phrase.split()
    return not (row.lemma in {"uncertain", "unsure"} and row.negated)


def _words(row: Row, count: int) -> set[str]:
    return {row.tree.text[t].lower() for t in row.content[:count]}


def _knows(row: Row) -> Stance | None:
    """ "Does not know whether" doubts; not knowing of a fact asserts."""
    if row.negated and row.first() in _OPEN and not {"may", "might"} & set(row.phrase.split()):
        return Stance.DOUBTS
    return None


def _asks(row: Row) -> Stance | None:
    if _directs(row):
        return Stance.DEMANDS
    return None if row.lemma == "press" and not row.content else Stance.ASSERTS


# Concessions -----------------------------------------------------------------------------------------------------


def _concedes(row: Row) -> bool:
    if row.lemma in {"allow", "grant", "own"}:
        return (
            any(row.tree.dep[h] == "ccomp" for h in row.heads) and row.lemma != "own" and not _infinitive_content(row)
        )
    if row.lemma == "confess":
        return True
    if row.lemma in {"acknowledge", "acknowledgement", "acknowledgment"}:
        return clausal(row) or not any(row.tree.pos[h] == "PROPN" for h in row.heads)
    if row.lemma == "concession":
        return clausal(row)
    return True


_SAID = frozenset(
    "say comment remark statement tweet insult word joke post message quote call language rhetoric suggest "
    "claim assertion accusation compare describe characterization characterisation phrase slur term "
    "criticism column article book ad essay interview editorial headline gaffe".split()
)


def _apologizes(row: Row) -> Stance | None:
    """For words: taken back. For a deed: conceded."""
    if row.negated:
        return Stance.NO_COMMENT
    near = {row.tree.lemma[t].lower() for t in (*row.cue, *row.content)}
    return Stance.RETRACTS if near & _SAID else Stance.CONCEDES


def _regrets(row: Row) -> Stance | None:
    near = {row.tree.lemma[t].lower() for t in row.content}
    return Stance.RETRACTS if near & _SAID and not row.negated else Stance.ASSERTS


# Accusations -----------------------------------------------------------------------------------------------------


def _accuses(row: Row) -> bool:
    tree = row.tree
    if row.lemma == "charge":
        toll = {tree.lemma[t].lower() for t in row.content} & {"fee", "price", "dollar", "$", "money", "rent", "toll"}
        return not toll and not _infinitive_content(row)
    if row.lemma == "fault":
        return tree.pos[row.head] == "VERB" or "find" in row.phrase
    if row.lemma == "allege":
        return bool(row.source) or _has_doer(row)
    if row.lemma in {"implicate", "finger"}:
        return tree.pos[row.head] == "VERB"
    return True


def _has_doer(row: Row) -> bool:
    """Whether somebody is said to have done it."""
    tree = row.tree
    for head in row.heads:
        if tree.pos[head] in {"VERB", "AUX"}:
            subject = tree.child(head, "nsubj")
            if subject is not None and tree.lemma[subject].lower() not in {"it", "there", "that", "this", "which"}:
                return True
            if any(tree.dep[c] == "agent" for c in tree.children[head]) or tree.tag[head] == "VB":
                return True
        elif tree.pos[head] == "PROPN" or any(
            tree.dep[c] == "poss" or tree.text[c].lower() == "by" for c in tree.children[head]
        ):
            return True
    return (
        tree.tag[row.head] == "VBN"
        and tree.dep[row.head] != "amod"
        and any(tree.dep[c] == "nsubjpass" and tree.pos[c] in {"PROPN", "PRON"} for c in tree.children[row.head])
    )


def _sues(row: Row) -> Stance | None:
    return Stance.ACCUSES if row.tree.pos[row.head] == "VERB" and not row.negated else None


# Demands ---------------------------------------------------------------------------------------------------------


def _demands(row: Row) -> bool:
    tree, lemma = row.tree, row.lemma
    if lemma == "like":
        return "would" in row.phrase.split() and any(
            _infinitive(tree, h) and tree.child(h, *_SUBJECTS) is not None for h in row.heads
        )
    if lemma in {"tell", "remind", "charge", "persuade", "convince", "need"}:
        told = any(_infinitive(tree, h) and tree.dep[h] in {"xcomp", "ccomp"} for h in row.heads)
        return told and lemma != "need" and row.first() not in _OPEN
    if lemma in {"want"}:
        return _wants_of_other(row)
    if lemma in {
        "ask",
        "require",
        "order",
        "call",
        "direct",
        "press",
        "recommend",
        "advise",
        "request",
        "invoke",
        "push",
        "campaign",
    }:
        return _directs(row)
    if lemma == "insist":
        return any(_is_subjunctive(tree, h) for h in row.heads) or " on" in row.phrase
    if lemma in {"warn", "caution"}:
        return _warns_off(row)
    if lemma in {"lobby", "agitate", "pressure", "advocate"} and "against" in row.phrase.split():
        return False
    if lemma in {"appeal", "plea"} and tree.pos[row.head] == "NOUN":
        return (
            "for" in row.phrase.split()
            or row.first() == "for"
            or _infinitive_content(row)
            or lemma == "plea"
            or not row.heads
        )
    if lemma in {"suggest", "suggestion"}:
        return _suggests_doing(row)
    if lemma in {"dare", "force", "compel", "oblige", "bar"}:
        return any(_infinitive(tree, h) for h in row.heads) or lemma == "bar"
    if lemma in {"counsel", "nudge", "prod", "finger"}:
        return tree.pos[row.head] == "VERB"
    return True


def _wants(row: Row) -> Stance | None:
    """ "Did not want to get into it"."""
    silent = row.negated and any(
        row.tree.lemma[h] in _WITHHOLDING - {"take", "release", "call", "tell"} for h in row.heads
    )
    return Stance.NO_COMMENT if silent else None


def _comments(row: Row) -> Stance | None:
    """ "Neither company would comment"."""
    nobody = row.source and row.tree.text[row.source[0]].lower() in {"no", "nobody", "none", "neither"}
    return Stance.NO_COMMENT if nobody else None


def _by_nobody(row: Row) -> Stance | None:
    """ "Nobody denies that"."""
    if row.source and row.tree.text[row.source[0]].lower() in {"no", "nobody", "none", "neither"}:
        return Stance.ASSERTS
    return _rejects(row) if row.lemma == "dispute" else None


def _drops(row: Row) -> Stance | None:
    return Stance.RETRACTS if _withdraws(row) is None and not row.negated else None


def _withdraws(row: Row) -> Stance | None:
    """Words are taken back; troops and nominees are not."""
    taken = set(
        "statement support endorsement threat claim charge accusation allegation complaint demand remark comment "
        "pledge promise "
        "objection opposition offer proposal suggestion bill motion amendment article story report assertion "
        "backing confession testimony commitment skepticism scepticism position stance insistence view belief".split()
    )
    return None if top_lemmas(row) & taken else Stance.ASSERTS


def _wants_of_other(row: Row) -> bool:
    """ "Wants Congress to act", not "wants to act" nor "wants peace"."""
    tree = row.tree
    return not row.negated and any(
        _infinitive(tree, h) and (tree.child(h, *_SUBJECTS) is not None or tree.child(row.head, "dobj") is not None)
        for h in row.heads
    )


def _directs(row: Row) -> bool:
    """Something for another to do: an infinitive, a bare clause, or a noun after "for" or "on"."""
    tree = row.tree
    if row.first() in _OPEN and row.lemma != "call":
        return False
    if "against" in row.phrase.split():
        return False
    if row.lemma in {"call", "ask", "press", "push", "campaign"}:
        near = {tree.text[t].lower() for t in row.cue if t > row.head}
        near |= {tree.text[c].lower() for c in tree.children[row.head] if tree.dep[c] == "prep" and c > row.head}
        near -= {"on"} if tree.child(row.head, "oprd") is not None else set()
        if near & {"for", "on", "upon"} and not near & {"about"}:
            return row.lemma != "press" or "for" in near
        return _infinitive_content(row) and (row.lemma != "call" or tree.pos[row.head] == "NOUN")
    if row.lemma == "order" and tree.pos[row.head] == "NOUN":
        return "on" not in row.phrase.split()
    return _infinitive_content(row) or any(tree.tag[h] == "VB" for h in row.heads) or not clausal(row) or row.lemma in {
        "request", "recommend", "advise"
    }  # fmt: skip


def _warns_off(row: Row) -> bool:
    """ "Warned him not to", "warned against", "cautioned to"."""
    words = row.phrase.split()
    return (
        "against" in words
        or row.first() == "against"
        or any(
            _infinitive(row.tree, h) and row.tree.dep[h] in {"xcomp", "ccomp", "advcl"} and row.tree.head[h] == row.head
            for h in row.heads
        )
    )


def _suggests_doing(row: Row) -> bool:
    """ "Suggested that she resign", "suggested leaving"."""
    tree = row.tree
    if row.tree.pos[row.head] == "NOUN":
        return _infinitive_content(row)
    return any(
        (tree.tag[h] == "VB" and not _helped(tree, h) and _is_singular(tree, tree.child(h, *_SUBJECTS)))
        or (tree.tag[h] == "VBG" and tree.dep[h] == "xcomp" and tree.child(h, "aux") is None)
        or any(tree.text[c].lower() in {"should", "must"} for c in tree.children[h])
        for h in row.heads
    )


def _is_subjunctive(tree: Tree, verb: int) -> bool:
    """The bare form of what is demanded: "that he leave", "that any deal include it", "that it be used"."""
    if _helped(tree, verb):
        return False
    if tree.tag[verb] == "VBN":
        return any(tree.text[c].lower() == "be" and tree.dep[c] in {"auxpass", "aux"} for c in tree.children[verb])
    subject = tree.child(verb, *_SUBJECTS)
    bare = tree.tag[verb] == "VBP" and tree.text[verb].lower() not in {"am", "are", "'re", "’re", "'m", "’m"}
    plain = subject is not None and tree.tag[subject] in {"NN", "NNP"} and tree.child(subject, "conj") is None
    return tree.tag[verb] == "VB" or (bare and plain)


def _is_singular(tree: Tree, subject: int | None) -> bool:
    """With a plural the bare form may be a plain present: "suggested that the attacks come from afar"."""
    return (
        subject is not None
        and tree.tag[subject] not in {"NNS", "NNPS"}
        and tree.text[subject].lower() not in {"they", "we", "you", "these"}
    )


def _helped(tree: Tree, verb: int) -> bool:
    """With "to", a modal or "did": no bare subjunctive as in "insisted that it be closed"."""
    return any(
        tree.tag[c] in {"TO", "MD"} or tree.lemma[c] == "do" for c in tree.children[verb] if tree.dep[c] == "aux"
    )


def _infinitive_content(row: Row) -> bool:
    return any(_infinitive(row.tree, h) for h in row.heads)


def _infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.tag[c] == "TO" for c in tree.children[verb])


# Offers and proposals --------------------------------------------------------------------------------------------

_UTTERED = frozenset(
    "denial certainty interpretation contrast clarity confirmation condolence explanation rhetoric praise criticism "
    "apology advice opinion view comment assessment word prayer thanks thank "
    "congratulation sympathy defense defence rebuke theory argument evidence detail glimpse insight estimate "
    "account description "
    "example reason response reply answer clue critique perspective prediction warning message statement remark "
    "tribute thought "
    "analysis observation version rationale excuse justification hint take reassurance lesson suggestion hope "
    "vision preview summary "
    "greeting exoneration line look guide salute solace comfort reassurance nod defense compliment toast "
    "reminder optimism caution encouragement blessing".split()
)
"""What is only uttered where it is offered; anything else is put at another's disposal."""
_HARMING = frozenset(
    "attack bomb strike destroy kill punish retaliate invade fight avenge crush annihilate hit respond sue deport "
    "arrest jail".split()
)
_HARM = frozenset(
    "attack bomb strike destroy kill punish retaliate invade avenge crush annihilate hunt sue subpoena "
    "obliterate".split()
)
_THINKING = frozenset(
    "believe admit say accept acknowledge see know think be concede call declare have riff cite attack".split()
)


def _offers(row: Row) -> bool:
    tree = row.tree
    if row.lemma == "offer" and clausal(row) and row.tree.text[row.content[0]] in {"“", '"', "''", "``"}:
        return False
    if row.lemma in {"offer", "extend"}:
        if tree.pos[row.head] == "NOUN" or _infinitive_content(row):
            return True
        first = row.heads[0] if row.heads else row.head
        return tree.lemma[first].lower() not in _UTTERED and not row.negated
    if row.lemma in {"invite", "invitation", "volunteer", "overture"}:
        return True
    if row.negated:
        return False
    if row.lemma in {"open", "openness", "available", "amenable"}:
        return tree.pos[row.head] in {"ADJ", "NOUN"} and ("to" in row.phrase.split() or row.first() == "to")
    if tree.pos[row.head] not in {"ADJ", "NOUN"}:
        return False
    done = (*row.heads, *(t for t in row.cue if t > row.head))
    return any(tree.tag[h] == "VB" and tree.lemma[h].lower() not in _THINKING for h in done)


def _ready(row: Row) -> Stance | None:
    """ "Ready to strike" threatens."""
    harm = any(row.tree.lemma[h].lower() in _HARMING for h in row.heads)
    return Stance.THREATENS if harm and not row.negated else None


def _proposes(row: Row) -> Stance | None:
    """Talks or a deal to a counterpart are offered; a policy is demanded."""
    if row.negated:
        return Stance.ASSERTS
    lemmas = {row.tree.lemma[t].lower() for t in row.content[:8]}
    if row.tree.dep[row.head] == "amod":
        return Stance.ASSERTS
    offered = lemmas & {
        "joint",
        "talk",
        "deal",
        "truce",
        "ceasefire",
        "meeting",
        "swap",
        "exchange",
        "negotiation",
        "compromise",
        "dialogue",
    }
    return Stance.OFFERS if offered else Stance.DEMANDS


# Promises and threats --------------------------------------------------------------------------------------------

_REVENGE = frozenset(
    "revenge retaliation retaliate avenge vengeance retribution reprisal punish punishment consequence".split()
)


def _promises(row: Row) -> bool:
    tree = row.tree
    if row.lemma in {"agree", "agreement"}:
        if any(tree.lemma[h] == "disagree" for h in row.heads):
            return False
        if tree.dep[row.head] == "amod" or (clausal(row) and not _infinitive_content(row)):
            return False
        near = {row.first(), *(tree.text[t].lower() for t in row.cue if t > row.head)}
        doing = "on" in near and any(tree.tag[h] == "VBG" for h in row.heads)
        return _infinitive_content(row) or (tree.pos[row.head] == "VERB" and ("to" in near or doing))
    if row.lemma in {"assure", "assurance", "guarantee", "swear"}:
        return _infinitive_content(row) or any(_will(tree, h) for h in row.heads) or not clausal(row)
    if row.lemma in {"accept", "acceptance"}:
        terms = {
            "offer",
            "invitation",
            "proposal",
            "term",
            "deal",
            "condition",
            "nomination",
            "challenge",
            "plan",
            "compromise",
            "counsel",
            "advice",
            "recommendation",
            "request",
        }
        return bool(top_lemmas(row) & terms) and not row.negated
    if row.lemma in {"commit", "committed", "bind", "dedicate", "undertake"}:
        crimes = {"crime", "murder", "fraud", "suicide", "atrocity", "act", "offense", "offence", "violence", "error"}
        return not any(tree.lemma[h].lower() in crimes for h in (*row.heads, *row.cue))
    return row.lemma != "swear" or "in" not in row.phrase.split()


def _will(tree: Tree, verb: int) -> bool:
    return any(tree.text[c].lower() in {"will", "would", "wo", "'ll", "’ll", "shall"} for c in tree.children[verb])


def _vows(row: Row) -> Stance | None:
    """Revenge vowed is a threat."""
    heads = {row.tree.lemma[t].lower() for t in (*row.heads, *row.content[:4])}
    grim = row.lemma in {"vow", "swear"}
    unless = any(row.tree.text[t].lower() == "unless" for t in row.content) and not any(
        is_negated(row.tree, h) for h in row.heads
    )
    harm = grim and any(row.tree.lemma[h].lower() in _HARM for h in row.heads)
    war = grim and bool(top_lemmas(row) & {"war", "fight", "battle", "jihad"})
    return Stance.THREATENS if (heads & _REVENGE or unless or harm or war) and not row.negated else None


def _threatens_of(row: Row) -> Stance | None:
    if row.negated:
        return Stance.NO_COMMENT if row.lemma == "threaten" else Stance.ASSERTS
    # A thing threatens without saying so; a threat of others is feared.
    if len(row.source) == 1 and row.tree.text[row.source[0]].lower() in {"that", "which", "this", "it"}:
        return Stance.ASSERTS
    to_do = _infinitive_content(row) and row.tree.pos[row.head] == "NOUN"
    return Stance.THREATENS if row.lemma == "threaten" or row.source or to_do else Stance.ASSERTS


def _warns(row: Row) -> Stance | None:
    """ "Warned of serious retribution"."""
    heads = {row.tree.lemma[t].lower() for t in row.content[:6]}
    of = "of" in {*row.phrase.split(), *_words(row, 4)} or (row.heads and row.tree.dep[row.heads[0]] == "pobj")
    return Stance.THREATENS if heads & _REVENGE and of else None


# Relays ----------------------------------------------------------------------------------------------------------


def _relays(row: Row) -> bool:
    tree = row.tree
    lemmas = {tree.lemma[t].lower() for t in row.content[:10]}
    lemmas |= {tree.text[t].lower() for t in row.content[:10] if tree.tag[t] == "VBG"}
    if row.lemma in {"cite", "reference", "refer"}:
        others = lemmas & (CLAIMS & _WORDS_OF_OTHERS) or (row.lemma == "cite" and lemmas & _TELLERS)
        return bool(others) and tree.pos[row.head] == "VERB"
    if row.lemma == "repeat":
        return bool(lemmas & {"rumor", "rumour", "claim", "report", "allegation", "theory", "story", "gossip"})
    if row.lemma == "quote":
        return tree.child(row.head, "auxpass") is None
    if row.lemma == "hear":
        return clausal(row) and not row.negated
    return row.lemma not in {"recount", "convey", "circulate"}


_TELLERS = frozenset(
    "source outlet participant official witness expert analyst medium newspaper agency spokesman spokeswoman "
    "spokesperson aide diplomat saying telling colleague insider".split()
)
_WORDS_OF_OTHERS = frozenset(
    "accusation account allegation argument assertion assessment claim comment report reporting rumor rumour "
    "statement story theory "
    "suggestion talk warning conclusion finding narrative criticism testimony remark".split()
)


def _unsourced(row: Row) -> Stance | None:
    """ "Is said to", "reportedly": passed on with nobody who says it."""
    tree = row.tree
    if row.source or row.lemma not in _PASSIVE_SPEECH:
        return None
    if row.lemma == "report" and tree.pos[row.head] == "NOUN" and not row.negated and clausal(row):
        # "There have been reports that"; of "confirmed a report that", what is done with it counts.
        return None if tree.dep[row.head] == "dobj" else Stance.RELAYS
    passive = tree.child(row.head, "auxpass") is not None or (
        tree.tag[row.head] == "VBN" and tree.child(row.head, "nsubj") is None
    )
    return Stance.RELAYS if passive and not row.negated else None


def _alleges(row: Row) -> Stance | None:
    if row.lemma in {"allege", "alleged"} and not row.source and not _has_doer(row):
        return Stance.RELAYS
    return Stance.ACCUSES if row.lemma == "alleged" and not row.source else None


def _sends_on(row: Row) -> Stance | None:
    """ "Referred questions to the ministry"."""
    asked = {"call", "question", "inquiry", "enquiry", "query", "request"}
    return Stance.NO_COMMENT if top_lemmas(row) & asked and not row.negated else None


def _finds(row: Row) -> Stance | None:
    """ "Finds it hard to believe"."""
    words = [row.tree.lemma[t].lower() for t in row.content[:6]]
    hard = {"hard", "difficult", "impossible", "unlikely", "implausible"} & set(words[:3])
    return Stance.DOUBTS if hard and {"believe", "imagine", "see", "accept"} & set(words) else None


def _cries(row: Row) -> Stance | None:
    """ "Cried fraud"."""
    wrongs = {"fraud", "foul", "theft", "racism", "sexism", "corruption"}
    cried = {row.tree.lemma[t].lower() for t in row.content[:3]} & wrongs
    return Stance.ACCUSES if cried and not clausal(row) and not row.negated else None


def _ignores(row: Row) -> Stance | None:
    """ "Ignored questions from the press"."""
    return Stance.NO_COMMENT if top_lemmas(row) & {"question", "inquiry"} and not row.negated else None


def _is_careful(row: Row) -> Stance | None:
    """ "Careful not to blame": an act of speech left out."""
    said = (t for t in (*row.heads, *(t for t in row.cue if t > row.head)) if is_negated(row.tree, t))
    left_out = any(row.tree.lemma[t] in _WITHHOLDING | {"link", "mention", "threaten"} for t in said)
    return Stance.NO_COMMENT if left_out else None


def _seeks(row: Row) -> Stance | None:
    """ "Sought concessions from": asked of somebody."""
    tree = row.tree
    froms = [t for t in (*row.cue, *row.content) if tree.text[t].lower() == "from" and tree.dep[t] == "prep"]
    sought = {row.head, *row.heads}
    return Stance.DEMANDS if any(tree.head[t] in sought for t in froms) and not row.negated else None


def _is_willing(row: Row) -> Stance | None:
    """ "Indicated a willingness to talk"."""
    ready = top_lemmas(row) & {"willingness", "readiness", "openness"}
    return Stance.OFFERS if ready and not row.negated else None


# Tables ----------------------------------------------------------------------------------------------------------

_WHERE = {
    Stance.DENIES: _denies,
    Stance.DOUBTS: _doubts,
    Stance.CONCEDES: _concedes,
    Stance.ACCUSES: _accuses,
    Stance.DEMANDS: _demands,
    Stance.OFFERS: _offers,
    Stance.PROMISES: _promises,
    Stance.RELAYS: _relays,
}
"""Whether the construction bears out what the word says."""


def _withholds_say(row: Row) -> Stance | None:
    """ "Did not say whether": the reporter's remark."""
    if not row.negated:
        return None
    tree = row.tree
    nobody = row.source and tree.text[row.source[0]].lower() in {"no", "nobody", "none", "neither"}
    words = set(row.phrase.split())
    if nobody or words & {"should", "must", "may", "might", "need"} or {"would", "never"} <= words:
        return Stance.ASSERTS
    return Stance.NO_COMMENT if row.lemma in {"say", "tell", "state"} or top_lemmas(row) & _TOLD else None


_TOLD = frozenset(
    "detail answer comment name explanation information response reply reason specific figure evidence clue "
    "indication timeline proof "
    "example number hint warning word sign apology assurance regret condemnation".split()
)


_WITHHOLDING = frozenset(
    "define claim comment say mention specify elaborate disclose divulge detail explain identify name reveal "
    "clarify discuss address confirm verify "
    "corroborate acknowledge admit concede apologize apologise condemn denounce endorse disavow respond reply "
    "answer speculate commit "
    "accuse blame criticize criticise repudiate call describe declare state provide give share cite deny indicate "
    "promise refute "
    "dispute rebuke weigh characterize characterise attribute talk speak predict recognize recognise take release "
    "tell "
    "reject renounce get".split()
)
"""Acts of speech: not to perform them is to withhold; not to do another deed says something."""


def _keeps(row: Row) -> Stance | None:
    """ "Refused to answer", "declined to rule out"; "refused to leave" asserts."""
    tree = row.tree
    if row.negated or not row.heads:
        return None
    first = row.heads[0]
    lemma = tree.lemma[first].lower()
    if lemma == "be" and tree.child(first, "acomp") is not None:
        return Stance.NO_COMMENT if tree.lemma[tree.child(first, "acomp") or first] == "specific" else None
    asked = top_lemmas(row) & {"request"} and {"interview", "comment"} & {tree.lemma[t] for t in row.content[:5]}
    if asked or top_lemmas(row) & {"interview", "comment", "question"}:
        return Stance.NO_COMMENT
    if lemma in {"rule", "exclude"}:
        return Stance.CONCEDES
    if lemma in {"give", "provide", "share", "offer"}:
        return Stance.NO_COMMENT if _TOLD & {tree.lemma[c] for c in tree.children[first]} else None
    if lemma in {"talk", "speak"} and any(
        tree.text[c].lower() in {"to", "with"} and tree.dep[c] in {"prep", "dative"} for c in tree.children[first]
    ):
        to_whom = {tree.lemma[t].lower() for t in tree.subtree(first)}
        return Stance.NO_COMMENT if to_whom & {"reporter", "journalist", "press", "medium"} else Stance.ASSERTS
    if lemma == "take" and not {"question", "position", "side", "stance", "stand"} & {
        tree.lemma[c] for c in tree.children[first]
    }:
        return Stance.ASSERTS
    if row.lemma in {"dodge", "sidestep"} or lemma in {"comment", "question"}:
        return Stance.NO_COMMENT
    return Stance.NO_COMMENT if lemma in _WITHHOLDING and tree.pos[first] in {"VERB", "AUX"} else None


def _reverses(row: Row) -> Stance | None:
    turned = {
        "proposal",
        "plan",
        "tune",
        "course",
        "position",
        "stance",
        "himself",
        "herself",
        "itself",
        "themselves",
        "view",
        "opinion",
        "statement",
        "decision",
    }
    near = top_lemmas(row) | {row.tree.lemma[t].lower() for t in row.cue if t > row.head}
    return Stance.RETRACTS if turned & near and not row.negated else None


def _clarifies(row: Row) -> Stance | None:
    """ "Later clarified that": the earlier words are given up."""
    later = {"later", "again", "subsequently", "afterwards"} & set(row.phrase.split())
    return Stance.RETRACTS if later and clausal(row) and not row.negated else None


def _corrects(row: Row) -> Stance | None:
    """ "Corrected itself", "corrected an earlier report"."""
    own = {"itself", "himself", "herself", "themselves", "myself", "ourselves"}
    words = {row.tree.text[t].lower() for t in (*row.cue, *row.content[:6])}
    said = top_lemmas(row) & _SAID | ({"story", "report", "record", "error", "mistake"} & top_lemmas(row))
    return Stance.RETRACTS if (words & own or said) and not row.negated else None


_SPECIAL = {
    "correct": _corrects,
    "clarify": _clarifies,
    "rescind": _withdraws,
    **dict.fromkeys(
        "reject dismiss contest discount repudiate contradict rejection dismissal downplay rebuff discredit "
        "bristle dispel quash squelch scotch".split(),
        _rejects,
    ),
    **dict.fromkeys("challenge counter".split(), _challenges),
    **dict.fromkeys("disavow disown distance".split(), _disavows),
    **dict.fromkeys("reverse shift switch change revise alter".split(), _reverses),
    **dict.fromkeys(
        "decline refuse avoid hesitate fail neglect forget resist refrain reluctant unwilling hesitant refusal "
        "dodge sidestep "
        "stop fall".split(),
        _keeps,
    ),
    **dict.fromkeys("know clear establish remember understand".split(), _knows),
    "ask": _asks,
    "comment": _comments,
    "want": _wants,
    "withdraw": _withdraws,
    **dict.fromkeys("drop abandon scrap".split(), _drops),
    **dict.fromkeys("deny doubt question dispute".split(), _by_nobody),
    **dict.fromkeys("apologize apologise apology".split(), _apologizes),
    "regret": _regrets,
    "sue": _sues,
    **dict.fromkeys("ready prepared willing open".split(), _ready),
    **dict.fromkeys("propose proposal".split(), _proposes),
    **dict.fromkeys("vow promise pledge swear".split(), _vows),
    **dict.fromkeys("threaten threat".split(), _threatens_of),
    "warn": _warns,
    "warning": _warns,
    "allege": _alleges,
    "alleged": _alleges,
    **dict.fromkeys("refer direct defer".split(), _sends_on),
    "cry": _cries,
    "ignore": _ignores,
    "careful": _is_careful,
    "find": _finds,
    "seek": _seeks,
    **dict.fromkeys("indicate express signal show voice declare".split(), _is_willing),
    **dict.fromkeys("say tell state give offer provide".split(), _withholds_say),
}
"""Words with readings of their own, tried first; ``None`` goes on to phrases and classes."""
