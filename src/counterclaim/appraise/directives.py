"""What is to come, by whom: threats, demands, offers and promises in the content.

*We will rebuild the port* binds the speaker, *they should rebuild it* asks it of others, *they will pay for it*
threatens.
"""

from __future__ import annotations

from counterclaim.appraise.clause import Clause, deed_to_come, is_self, is_speaker, quoted, realis
from counterclaim.appraise.factuality import is_negated
from counterclaim.appraise.lexicon import PLANNING
from counterclaim.appraise.performing import performs
from counterclaim.appraise.reading import Row
from counterclaim.model import Stance
from counterclaim.tree import Tree

_HARM = frozenset(
    "retaliate strike destroy punish avenge crush annihilate bomb attack obliterate kill hunt invade sue wipe "
    "flatten decapitate "
    "hurt humiliate cripple pulverize raze subpoena prosecute".split()
)
_PAID = frozenset(
    "price consequence penalty repercussion retribution retaliation fury wrath fire revenge reckoning punishment "
    "response reprisal".split()
)
_TAKEN_AWAY = frozenset(
    "withdraw cut stop end cancel quit leave block veto boycott fire close shut suspend impose seize sanction expel "
    "abandon tear rip scrap freeze halt refuse walk pull resign filibuster oppose act".split()
)
"""Deeds that hurt where they are held out on a condition."""


def threatens(row: Row, clause: Clause) -> bool:
    """ "We will strike back", "they will pay a price", "there will be consequences"."""
    tree, verb = row.tree, clause.verb
    if is_negated(tree, verb):
        return _will_not_stand(row, clause)
    coming = deed_to_come(tree, verb)
    if _told_of_price(tree, verb):
        return True
    if coming is None:
        return (clause.own and _armed(tree, verb)) or _has_consequences(tree, verb)
    verb = coming
    lemma = tree.lemma[verb].lower()
    thing = tree.child(verb, "dobj", "attr")
    if clause.own and lemma in _TAKEN_AWAY and _on_condition(tree, clause.verb):
        return True
    if clause.own and any(tree.text[t].lower() == "unless" for t in tree.subtree(clause.verb)):
        return True
    if not clause.own and tree.tag[verb] == "VBN" and _will_be_punished(row, verb):
        return True
    if lemma in {"pay", "face", "suffer", "bear", "be", "have"}:
        dire = thing is not None and tree.lemma[thing].lower() in _PAID and not _is_price_of_goods(tree, thing)
        return dire and not (clause.own and lemma != "be")
    if lemma == "regret":
        return not clause.own
    if lemma == "go" and tree.child(verb, "acomp") is not None:
        return tree.lemma[tree.child(verb, "acomp") or verb] in {"unpunished", "unanswered"}
    if (
        clause.own
        and lemma == "put"
        and "out of business" in " ".join(tree.text[t] for t in tree.subtree(verb)).lower()
    ):
        return True
    if clause.own and lemma in {"respond", "answer", "hit", "fight"}:
        return any(
            tree.text[c].lower() in {"back", "forcefully", "decisively", "harshly", "severely"}
            for c in tree.children[verb]
        )
    if clause.own and lemma == "take":
        return (
            thing is not None
            and tree.lemma[thing] in {"measure", "revenge"}
            and any(tree.dep[c] == "advcl" for c in tree.children[verb])
        )
    return clause.own and lemma in _HARM


def _will_not_stand(row: Row, clause: Clause) -> bool:
    """ "We will not hesitate to strike", "we will not sit idly by", "it will not go unpunished"."""
    tree, verb = row.tree, clause.verb
    coming = deed_to_come(tree, verb)
    if coming is None:
        return False
    lemma = tree.lemma[coming].lower()
    if lemma in {"go", "remain", "stay"}:
        state = tree.child(coming, "acomp", "oprd")
        return state is not None and tree.lemma[state] in {"unpunished", "unanswered"}
    if not clause.own:
        return False
    below = {tree.lemma[t].lower() for t in tree.subtree(coming)[:12]}
    if lemma == "hesitate":
        return bool(below & (_HARM | {"use", "respond", "act", "defend"}))
    return lemma in {"sit", "stand"} and bool(below & {"idly", "idle", "by", "sideline"})


def _has_consequences(tree: Tree, verb: int) -> bool:
    """ "There are consequences if the deal is broken"."""
    thing = tree.child(verb, "attr")
    return (
        tree.lemma[verb] == "be"
        and tree.child(verb, "expl") is not None
        and thing is not None
        and tree.lemma[thing] in {"consequence", "repercussion"}
        and _on_condition(tree, verb)
    )


def _on_condition(tree: Tree, verb: int) -> bool:
    """Whether a deed is held out on a condition: *if*, *unless*, *should it not comply*."""
    for child in tree.children[verb]:
        if tree.dep[child] == "advcl" and any(
            tree.text[c].lower() in {"if", "unless", "should"} for c in tree.children[child]
        ):
            return True
    return any(tree.text[t].lower() == "unless" for t in tree.subtree(verb))


def _told_of_price(tree: Tree, verb: int) -> bool:
    """ "They should know that they will pay for it"."""
    below = tree.child(verb, "ccomp")
    if below is None or tree.lemma[verb] not in {"know", "bear", "remember", "understand", "realize", "realise"}:
        return False
    thing = tree.child(below, "dobj")
    return (
        tree.lemma[below] in {"pay", "face", "suffer", "bear"}
        and deed_to_come(tree, below) is not None
        and thing is not None
        and tree.lemma[thing] in _PAID
    )


def _will_be_punished(row: Row, verb: int) -> bool:
    """ "Those who did it will be punished", "they will be hunted down"."""
    tree = row.tree
    if tree.child(verb, "auxpass") is None or not quoted(row, verb):
        return False
    if tree.lemma[verb] == "meet":
        return any(tree.lemma[t].lower() in _PAID - {"price"} | {"force"} for t in tree.subtree(verb)[:16])
    return tree.lemma[verb].lower() in {"punish", "destroy", "crush", "annihilate", "hunt", "avenge", "prosecute"}


def _armed(tree: Tree, verb: int) -> bool:
    """ "Is prepared to strike", "stands ready to use force"."""
    predicate = tree.child(verb, "acomp") if tree.lemma[verb] in {"be", "stand", "remain"} else None
    if predicate is None or tree.lemma[predicate].lower() not in {"ready", "prepared", "willing"}:
        return False
    done = tree.child(predicate, "xcomp")
    if done is None or is_negated(tree, predicate):
        return False
    force = tree.child(done, "dobj")
    return tree.lemma[done] in _HARM - {"sue"} or (
        tree.lemma[done] == "use" and force is not None and tree.lemma[force] in {"force", "weapon"}
    )


def _is_price_of_goods(tree: Tree, noun: int) -> bool:
    return tree.lemma[noun] == "price" and any(
        tree.dep[c] == "prep" and tree.text[c].lower() == "of" for c in tree.children[noun]
    )


_STATIVE = frozenset(
    "shock alarm concern offend matter last be have know seem mean remain understand like love get come feel expect "
    "become hurt surprise worry".split()
)
_DUTY = frozenset("should must ought shall".split())
_NO_ORDERS = frozenset(
    "let look listen thank see say remember imagine think believe know wait guess mean god bless trust forget "
    "understand come "
    "consider note suppose congratulation welcome be happen".split()
)


def demands(row: Row, clause: Clause) -> bool:
    """Something that others, or all, ought to do: "the fleet must leave", "we need to act", "stop it"."""
    tree, verb = row.tree, clause.verb
    if any(
        tree.text[c].lower() in {"how", "what", "who", "which", "when", "where"} and c < verb
        for c in tree.children[verb]
    ):
        return False
    if _duty(row, clause):
        return True
    coming = deed_to_come(tree, verb)
    if coming is not None and tree.lemma[coming] in {"have", "need"}:
        # "We are going to have to act".
        done = tree.child(coming, "xcomp")
        we = clause.subject is not None and tree.text[clause.subject].lower() in {"we", "you"}
        if done is not None and we and tree.lemma[done] not in _STATIVE:
            return True
    if _must_do(row, clause):
        return True
    if tree.lemma[verb] == "be":
        return _time_to(tree, verb)
    return _imperative(row, clause) or performs(row, clause, Stance.DEMANDS)


def _must_do(row: Row, clause: Clause) -> bool:
    """ "They need to act", "we have to leave"."""
    tree, verb = row.tree, clause.verb
    if tree.lemma[verb] not in {"need", "have", "ought"} or tree.tag[verb] == "VBD" or is_negated(tree, verb):
        return False
    done = tree.child(verb, "xcomp")
    if done is None or tree.child(verb, "dobj") is not None or not realis(tree, verb):
        return False
    if not any(tree.tag[c] == "TO" for c in tree.children[done]):
        return False
    if tree.lemma[done] == "be":
        return _to_be(tree, done) and _of_others(row, clause)
    return _of_others(row, clause) and tree.lemma[done] not in _STATIVE - {"have", "get"}


def _duty(row: Row, clause: Clause) -> bool:
    """ "The fleet should leave", "there must be a ban"."""
    tree, verb = row.tree, clause.verb
    there = tree.child(verb, "expl") is not None and tree.lemma[verb] == "be"
    if there and any(tree.text[c].lower() in _DUTY for c in tree.children[verb]):
        return not is_negated(tree, verb) or tree.child(verb, "attr") is not None
    modal = any(tree.text[c].lower() in _DUTY and tree.tag[c] == "MD" for c in tree.children[verb])
    perfect = any(
        tree.dep[c] == "aux" and (tree.lemma[c] == "have" or tree.text[c].lower() in {"'ve", "’ve"})
        for c in tree.children[verb]
    )
    if not modal or perfect or not _of_others(row, clause) or tree.lemma[verb] in _STATIVE - {"be", "have"}:
        return False
    if tree.lemma[verb] in {"be", "have"} and tree.pos[verb] in {"VERB", "AUX"}:
        return _to_be(tree, verb)
    return True


_ASKED_STATES = frozenset(
    "able allowed free careful ready prepared transparent held accountable illegal legal vigilant investigation limit "
    "law focus priority consequence inquiry end release".split()
)
"""States that one can ask for."""


def _to_be(tree: Tree, verb: int) -> bool:
    """ "Should be in prison" asks for something; "should be easy" judges."""
    predicate = tree.child(verb, "acomp", "attr")
    if tree.lemma[verb] == "have":
        return tree.child(verb, "dobj", "xcomp") is not None
    if predicate is None:
        return True
    subject = tree.child(verb, "nsubj")
    if subject is not None and tree.text[subject].lower() in {"that", "it", "this"}:
        # "That must be the postman" guesses.
        return tree.lemma[predicate].lower() in _ASKED_STATES or tree.tag[predicate] == "VBN"
    if tree.pos[predicate] == "NOUN" and any(tree.text[c].lower() == "must" for c in tree.children[verb]):
        return True
    return tree.lemma[predicate].lower() in _ASKED_STATES or tree.tag[predicate] == "VBN"


def _of_others(row: Row, clause: Clause) -> bool:
    """Not a duty of the speaker's own: "I must go". "We" are all."""
    if clause.subject is None:
        return False
    word = row.tree.text[clause.subject].lower()
    if word in {"we", "you"}:
        return True
    if word in {"it", "that", "this"}:
        return row.tree.dep[clause.subject] == "nsubjpass" or not clause.own
    if word in {"he", "she", "they"} and any(
        row.tree.text[c].lower() == "should" for c in row.tree.children[clause.verb]
    ):
        # What one "should" do is another's to say.
        return len(row.source) != 1 or row.tree.text[row.source[0]].lower() != word
    return not is_speaker(row, clause.subject)


def _time_to(tree: Tree, verb: int) -> bool:
    """ "It is time for the council to act", "it is imperative that"."""
    predicate = tree.child(verb, "attr", "acomp")
    if predicate is None or is_negated(tree, verb) or not realis(tree, verb):
        return False
    return tree.lemma[predicate].lower() in {"time", "imperative", "incumbent"} and any(
        tree.tag[t] in {"VB"} for t in tree.subtree(verb)
    )


def _imperative(row: Row, clause: Clause) -> bool:
    """ "Stop this war", "do not vote for him"; of quotations only."""
    tree, verb = row.tree, clause.verb
    if tree.tag[verb] != "VB" or clause.subject is not None or tree.lemma[verb].lower() in _NO_ORDERS:
        return False
    first = tree.head[verb] if tree.dep[verb] == "conj" else verb
    helped = any(tree.tag[c] in {"TO", "MD"} for at in (verb, first) for c in tree.children[at])
    return (
        not helped
        and tree.tag[first] == "VB"
        and quoted(row, verb)
        and tree.dep[verb] in {"ROOT", "ccomp", "conj", "parataxis"}
    )


_WILLING = frozenset("willing ready prepared happy glad open eager".split())
_WAR = frozenset(
    "attack bomb strike destroy kill punish retaliate invade fight avenge crush hit respond defend".split()
)


def offers(row: Row, clause: Clause) -> bool:
    """ "We are ready to mediate", "he was open to talks"."""
    tree, verb = row.tree, clause.verb
    if is_negated(tree, verb):
        return False
    if not clause.own:
        return _ready_to_talk(tree, verb)
    predicate = tree.child(verb, "acomp", "oprd", "attr") if tree.lemma[verb] in {"be", "stand", "remain"} else None
    if predicate is not None and tree.lemma[predicate].lower() in _WILLING and not is_negated(tree, predicate):
        done = tree.child(predicate, "xcomp")
        if done is not None:
            return tree.lemma[done] not in _WAR | {"have", "see", "hear", "be", "say", "report", "admit", "announce"}
        return tree.lemma[predicate].lower() == "open" and any(
            tree.text[c].lower() == "to" for c in tree.children[predicate]
        )
    return performs(row, clause, Stance.OFFERS)


def _ready_to_talk(tree: Tree, verb: int) -> bool:
    """ "The president is willing to meet her": told by one of his own."""
    predicate = tree.child(verb, "acomp") if tree.lemma[verb] in {"be", "stand", "remain"} else None
    if predicate is None or tree.lemma[predicate].lower() not in _WILLING - {"eager"} or is_negated(tree, predicate):
        return False
    if tree.tag[verb] not in {"VBZ", "VBP", "VBD"}:
        return False
    done = tree.child(predicate, "xcomp")
    return done is not None and tree.lemma[done] in {"meet", "negotiate", "talk", "help", "mediate", "cooperate"}


_NO_DEEDS = frozenset(
    "be have win lose know see need feel like love want hope think believe prevail succeed fail get become happen "
    "die suffer miss "
    "remember learn find travel speak hold attend arrive appear leave visit discuss consider wait watch seem remain "
    "begin cost "
    "take say tell describe call argue predict bet expect prefer vote focus enter face come go meet start return "
    "look talk beat "
    "carry lead experience require benefit mean cause understand enjoy recognize note "
    "love guess survive "
    "gain forget "
    "run campaign stay live hear add agree rather admit continue decide conclude judge".split()
)


def promises(row: Row, clause: Clause) -> bool:
    """A deed of the source's own to come, not a prediction nor a schedule: "we will cut the tolls"."""
    tree, verb = row.tree, clause.verb
    if performs(row, clause, Stance.PROMISES):
        return True
    coming = deed_to_come(tree, verb)
    if coming is None or clause.subject is None or tree.dep[clause.subject] == "nsubjpass":
        return False
    if not is_self(row, clause.subject, side=False) or _unlikely(tree, verb) or _supposed(row, verb):
        return False
    negated, verb = is_negated(tree, verb), coming
    lemma = tree.lemma[verb].lower()
    if lemma in PLANNING:
        # A plan binds nobody: "we will not plan to sell".
        return False
    paid = tree.child(verb, "dobj")
    if lemma == "pay" and paid is not None and tree.lemma[paid] == "price":
        return False
    if lemma == "back" and any(tree.text[c].lower() in {"down", "off", "away"} for c in tree.children[verb]):
        return False
    if negated:
        never = any(tree.text[c].lower() == "never" for c in tree.children[verb])
        return lemma not in _NO_DEEDS - {"leave", "run", "take", "go", "begin", "call", "talk"} or (
            never and lemma not in {"forget", "know", "be", "get", "see", "happen", "understand"}
        )
    if lemma == "take":
        thing = tree.child(verb, "dobj")
        return thing is not None and tree.lemma[thing] in {
            "action",
            "step",
            "measure",
            "care",
            "responsibility",
            "refugee",
        }
    if lemma in {"continue", "start", "begin"}:
        done = tree.child(verb, "xcomp")
        return done is not None and tree.lemma[done] not in _NO_DEEDS
    return lemma not in _NO_DEEDS


def _supposed(row: Row, verb: int) -> bool:
    """ "I would not discount it": in one's own words, *would* supposes."""
    tree = row.tree
    return quoted(row, verb) and any(tree.text[c].lower() in {"would", "'d", "’d"} for c in tree.children[verb])


def _unlikely(tree: Tree, verb: int) -> bool:
    """ "I would rather", "we will probably"."""
    return any(tree.text[c].lower() in {"rather", "probably", "likely"} for c in tree.children[verb])
