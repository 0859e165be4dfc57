"""What a plain "said" turns out to be by what is said: a denial, a demand, a promise, a threat, an accusation.

The main clause of the content decides, of several sentences the first that is more than a lead-in. Who speaks of whom
matters: *we will rebuild the port* binds the speaker, *they should rebuild it* asks it of others, *they burned it*
lays a wrong at a door.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.appraise.acts import ACTS
from counterclaim.appraise.claims import GUILTY
from counterclaim.appraise.factuality import is_negated
from counterclaim.appraise.lexicon import CLAIMS, DEEDS, FALSE, INVOLVED, KNOWING, NAY
from counterclaim.appraise.reading import Row
from counterclaim.model import Stance
from counterclaim.tree import Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_FIRST = frozenset("i we us me my our myself ourselves".split())
_THIRD = frozenset("it he she they its his her their".split())
_OPEN = frozenset({"if", "whether", "how", "why", "what", "who", "when", "where", "which"})
_LEADING = frozenset(
    "think believe feel know say mean guess suppose hope see find reckon tell argue add insist suspect "
    "understand".split()
)
"""Verbs under which the clause that carries the point may stand: "I think the council should resign"."""
_AT_MOST = 3
"""Sentences of a content that are looked at."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A main clause of the content: its verb, its subject, and whether it is only believed."""

    verb: int
    subject: int | None
    believed: bool
    own: bool


def by_content(row: Row, *, believed: bool = False) -> Stance:
    """The stance that the content shows under a neutral cue; under one of belief, only demands and doubts count."""
    tree = row.tree
    if _wait_and_see(row):
        return Stance.NO_COMMENT
    members = frozenset(row.content)
    for place, verb in enumerate(_main_verbs(row)):
        if _conditional(tree, verb) or _asks(row, verb):
            continue
        clause = _clause(row, verb, believed, members)
        # What is doubted by the way ("…, and I am not sure that it helps") is not the point.
        found = _doubted(row, clause if clause.verb == verb else _outer(row, verb)) if place == 0 else None
        if found is None:
            rules = _BELIEVED if clause.believed else _RULES
            found = next((stance for stance, rule in rules if rule(row, clause)), None)
        if found is not None:
            return found
    return Stance.ASSERTS


def _wait_and_see(row: Row) -> bool:
    """ "Well, we'll see"."""
    words = " ".join(
        row.tree.text[t].lower() for t in row.content if row.tree.text[t].isalpha() or row.tree.text[t][1:].isalpha()
    )
    return words.removeprefix("well ") in {"we 'll see", "we ’ll see", "we will see", "stay tuned", "no comment"}


def _main_verbs(row: Row) -> Iterator[int]:
    """The verbs of the main clauses, first sentence first, those joined by "and" included."""
    tree, members = row.tree, set(row.content)
    verbs = [h for h in row.heads if tree.pos[h] in {"VERB", "AUX"}][:_AT_MOST]
    for verb in verbs:
        yield verb
        for child in tree.children[verb]:
            if tree.dep[child] == "conj" and child in members and tree.pos[child] in {"VERB", "AUX"}:
                yield child


def _outer(row: Row, verb: int) -> _Clause:
    subject = row.tree.child(verb, *_SUBJECTS)
    return _Clause(verb, subject, False, is_self(row, subject))


def _clause(row: Row, verb: int, believed: bool, members: frozenset[int]) -> _Clause:
    """The clause that carries the point, below "I think" and "we know"."""
    tree = row.tree
    for _ in range(2):
        below = tree.child(verb, "ccomp")
        subject = tree.child(verb, *_SUBJECTS)
        plain = _plainly(tree, verb)
        leads = plain is not None or (
            tree.lemma[verb] in _LEADING and (subject is None or is_self(row, subject)) and not is_negated(tree, verb)
        )
        below = plain if plain is not None else below
        if below is None or below not in members or not leads or tree.pos[below] not in {"VERB", "AUX"}:
            break
        if any(tree.text[c].lower() in _OPEN for c in tree.children[below]):
            break
        believed = believed or tree.lemma[verb] not in {"be", "say", "tell", "know", "add", "insist"}
        verb = below
    subject = tree.child(verb, *_SUBJECTS)
    if subject is None and tree.dep[verb] == "conj":
        subject = tree.child(tree.head[verb], *_SUBJECTS)
    return _Clause(verb, subject, believed, is_self(row, subject))


def _plainly(tree: Tree, verb: int) -> int | None:
    """The clause of "it is clear that", "it is true that"."""
    if tree.lemma[verb] != "be" or is_negated(tree, verb):
        return None
    predicate = tree.child(verb, "acomp")
    if predicate is None or tree.lemma[predicate].lower() not in {
        "clear",
        "obvious",
        "evident",
        "unmistakable",
        "undeniable",
        "certain",
    }:
        return None
    found = tree.child(verb, "ccomp")
    return found if found is not None else tree.child(predicate, "ccomp")


def _conditional(tree: Tree, verb: int) -> bool:
    return any(
        tree.dep[c] == "mark" and tree.text[c].lower() in {"if", "whether", "unless"} for c in tree.children[verb]
    )


def _asks(row: Row, verb: int) -> bool:
    """A question, which asserts unless it is rhetorical."""
    tree = row.tree
    end = next((t for t in range(verb, min(len(tree), verb + 60)) if tree.text[t] in {".", "?", "!"}), None)
    return end is not None and tree.text[end] == "?"


# Who speaks ------------------------------------------------------------------------------------------------------


def quoted(row: Row, token: int) -> bool:
    """Whether a token of the content stands within quotation marks."""
    tree, inside = row.tree, False
    for t in row.content:
        if t >= token:
            break
        mark = tree.text[t]
        if mark == "“":
            inside = True
        elif mark == "”":
            inside = False
        elif mark in {'"', "''", "``"}:
            inside = not inside
    return inside


def is_self(row: Row, subject: int | None, *, side: bool = True) -> bool:
    """Whether a subject is the source or, with ``side``, what it speaks for ("his campaign"): a pronoun, or words
    that the source shares."""
    if subject is None:
        return False
    tree = row.tree
    word = tree.text[subject].lower()
    owners = {tree.text[c].lower() for c in tree.children[subject] if tree.dep[c] == "poss"}
    if word in _FIRST or owners & _FIRST:
        return True
    if word in _THIRD:
        return _means_source(row, subject, word)
    if side and owners & _THIRD:
        return not quoted(row, subject)
    named = (t for t in _core(row) if (tree.text[t][:1].isupper() or tree.pos[t] == "NOUN") and "-" not in tree.text[t])
    stems = {_stem(tree.text[t]) for t in named if tree.dep[t] != "amod" or tree.pos[t] == "PROPN"}
    return any(_stem(tree.text[t]) in stems for t in (subject, *tree.children[subject]) if len(tree.text[t]) > 3)


def _means_source(row: Row, subject: int, word: str) -> bool:
    """Whether "he", "they" or "it" in the reporter's words can be the source, and nobody named in between."""
    tree = row.tree
    if quoted(row, subject) or tree.dep[subject] == "expl" or tree.pos[subject] != "PRON":
        return False
    sources = {tree.text[t].lower() for t in row.source}
    if sources and sources <= {"i", "we"}:
        return False
    alone = sources & {"he", "she", "they", "it"}
    if len(row.source) == 1 and alone:
        return word in alone
    if (word == "she" and sources & {"mr.", "his"}) or (word == "he" and sources & {"mrs.", "ms.", "miss", "her"}):
        return False
    named = any(t < subject and tree.pos[t] == "PROPN" and tree.dep[t] in _SUBJECTS for t in row.content)
    return not named and (word != "it" or _is_body(row))


def _core(row: Row) -> list[int]:
    """The words of a source that name it, without what it is said to be close to."""
    tree, found = row.tree, []
    for t in row.source:
        if found and (
            tree.text[t] in {",", "who", "whose", "that"}
            or (tree.dep[t] == "prep" and tree.text[t].lower() not in {"of", "for"})
        ):
            break
        found.append(t)
    return found


def _is_body(row: Row) -> bool:
    """Whether the source may call itself "it"."""
    persons = {"i", "he", "she", "who", "we", "they", "mr.", "mrs.", "ms.", "sen.", "rep."}
    return not any(row.tree.text[t].lower() in persons for t in row.source)


def _stem(word: str) -> str:
    """So much of a word that a state and its adjective mostly share it."""
    return word.lower()[:4]


def _first_person(row: Row, clause: _Clause) -> bool:
    return clause.subject is not None and row.tree.text[clause.subject].lower() in {"i", "we"}


# Denials ---------------------------------------------------------------------------------------------------------


def _denies(row: Row, clause: _Clause) -> bool:
    return clause_denies(row, clause.verb, clause.subject)


def clause_denies(row: Row, verb: int, subject: int | None) -> bool:
    """Whether one clause of the content denies an allegation."""
    tree = row.tree
    if tree.lemma[verb] == "be":
        return _is_false(row, verb, subject) or _exists_not(tree, verb) or _is_no_such(row, verb, subject)
    return _nothing_to_do(row, verb, subject) or _never_did(row, verb, subject) or _rejects(row, verb, subject)


_MADE_UP = frozenset("make+up fabricate concoct invent doctor fake".split())


def _is_false(row: Row, verb: int, subject: int | None) -> bool:
    """ "The reports were false", "it is not true", "that is a lie", "the claims are without foundation"."""
    tree = row.tree
    predicate = tree.child(verb, "acomp", "attr", "oprd")
    if predicate is None:
        return _without_ground(tree, verb)
    word = tree.lemma[predicate].lower()
    claims = subject is None or tree.lemma[subject].lower() in CLAIMS or tree.dep[subject] == "csubj"
    negated = is_negated(tree, predicate) or is_negated(tree, verb)
    if word in NAY:
        return claims and not negated and tree.child(verb, "expl") is None
    if word in FALSE - {"wrong", "absurd", "ridiculous", "ludicrous", "laughable", "preposterous", "rumor", "rumour"}:
        return claims and not negated
    if word in {"absurd", "ridiculous", "ludicrous", "laughable", "wrong", "preposterous"}:
        return not negated and subject is not None and tree.lemma[subject].lower() in _ALLEGED
    if word in {"true", "accurate", "correct", "founded", "case", "so", "factual"}:
        whole = tree.child(predicate, "xcomp", "advmod") is None and tree.child(verb, "expl", "xcomp") is None
        return claims and negated and whole and not _also(tree, verb)
    if word in INVOLVED | {"involved", "responsible", "behind", "guilty", "innocent", "party", "aware"} - {
        "hand",
        "part",
    }:
        return (negated if word != "innocent" else not negated) and is_self(row, subject)
    return False


_ALLEGED = frozenset(
    "accusation allegation charge claim report rumor rumour insinuation suggestion assertion story theory "
    "notion".split()
)


def _also(tree: Tree, verb: int) -> bool:
    """ "Not only true but": nothing is denied. "Not necessarily true": half."""
    return any(
        tree.text[c].lower() in {"only", "just", "necessarily", "always", "entirely", "yet"}
        for c in tree.children[verb]
    ) or any(
        tree.text[c].lower() in {"only", "necessarily", "entirely", "always", "quite"}
        for child in tree.children[verb]
        for c in tree.children[child]
    )


def _is_no_such(row: Row, verb: int, subject: int | None) -> bool:
    """ "I am no extremist", "we are not terrorists", said by whom it is about."""
    tree = row.tree
    predicate = tree.child(verb, "attr", "acomp")
    if predicate is None or not is_self(row, subject):
        return False
    negated = is_negated(tree, predicate) or is_negated(tree, verb)
    return negated and tree.lemma[predicate].lower() in _ILL | GUILTY


_ILL = frozenset(
    "extremist radical socialist communist hater enemy aggressor occupier target puppet stooge quitter hypocrite "
    "coward dictator "
    "lobbyist insider establishment anti-american unpatriotic guilty complicit biased partisan suspect".split()
)


def _without_ground(tree: Tree, verb: int) -> bool:
    """ "Without foundation", "not based on fact"."""
    for child in tree.children[verb]:
        if tree.dep[child] == "prep" and tree.text[child].lower() == "without":
            ground = tree.child(child, "pobj")
            return ground is not None and tree.lemma[ground] in {"foundation", "basis", "merit", "substance", "ground"}
    return False


_NO_SUCH = (
    frozenset(
        "truth basis substance foundation merit collusion plan deal agreement intention contact conspiracy quid "
        "wrongdoing".split()
    )
    | INVOLVED
    | _ALLEGED
) - {"part", "hand", "suggestion", "charge", "story", "theory"}


def _exists_not(tree: Tree, verb: int) -> bool:
    """ "There is no truth in it", "there were never any plans"."""
    if tree.child(verb, "expl") is None or any(tree.text[c].lower() == "yet" for c in tree.children[verb]):
        return False
    thing = tree.child(verb, "attr", "nsubj", "dobj")
    if thing is None or not (is_negated(tree, thing) or is_negated(tree, verb)) or _qualified(tree, thing):
        return False
    return tree.lemma[thing].lower() in _NO_SUCH


def _qualified(tree: Tree, i: int) -> bool:
    """ "Not enough proof", "no conclusive evidence": some is granted."""
    return any(tree.dep[c] == "amod" for c in tree.children[i])


def _nothing_to_do(row: Row, verb: int, subject: int | None) -> bool:
    """ "Has nothing to do with", "had no role in", "has no plans to"."""
    tree = row.tree
    if tree.lemma[verb] not in {"have", "play"} or not _realis(tree, verb):
        return False
    thing = tree.child(verb, "dobj")
    if thing is None or not (is_negated(tree, verb) or is_negated(tree, thing)):
        return False
    if tree.text[thing].lower() in {"nothing", "anything"}:
        concerned = is_self(row, subject) or _is_body_spoken_for(tree, subject)
        return concerned and any(tree.lemma[c] in {"do", "hide"} for c in tree.children[thing])
    own = is_self(row, subject) and not _qualified(tree, thing)
    return own and tree.lemma[thing].lower() in INVOLVED - {"part"} | {"plan", "intention"}


_WRONGS = frozenset(
    "lie deceive cheat steal bribe murder assassinate rape torture poison gas massacre slaughter abduct kidnap "
    "invade violate breach "
    "rig hack meddle interfere sabotage smuggle launder defraud extort blackmail harass discriminate abuse "
    "persecute terrorize "
    "terrorise incite mislead manipulate fabricate conspire collude plunder loot swindle embezzle evade falsify "
    "plagiarize grope "
    "molest assault scam oppress enslave perjure brutalize behead execute annex "
    "flout launch+attack con dupe trick".split()
)
"""Deeds that are wrongs in themselves."""


def _never_did(row: Row, verb: int, subject: int | None) -> bool:
    """A source that says of itself that it never did, or did not do, what is alleged."""
    tree = row.tree
    lemma = tree.lemma[verb].lower()
    if not is_negated(tree, verb) or not _realis(tree, verb) or _not_only(tree, verb):
        return False
    if tree.tag[verb] == "VBG" and not _never(tree, verb):
        return False
    if not (is_self(row, subject) or (_is_body_spoken_for(tree, subject) and lemma in _CHARGED)):
        return False
    never = any(tree.text[c].lower() == "never" for c in tree.children[verb])
    past = tree.tag[verb] in {"VBD", "VBN"} or any(
        tree.text[c].lower() in {"did", "has", "have", "had", "was", "were"} for c in tree.children[verb]
    )
    if lemma in _WRONGS:
        return True
    if lemma in KNOWING:
        return never and past and lemma in {"say", "receive"}
    if lemma in {"meet", "hear"} and _is_indefinite(tree, tree.child(verb, "dobj")):
        return False
    joint = subject is not None and tree.text[subject].lower() == "we"
    return past and (lemma in DEEDS or (never and not joint and lemma not in _UNTOLD))


def _is_indefinite(tree: Tree, thing: int | None) -> bool:
    """ "Never met a person who": nobody in particular."""
    return thing is not None and any(
        tree.text[c].lower() in {"a", "an", "any", "anyone"} for c in (thing, *tree.children[thing])
    )


_UNTOLD = frozenset(
    "go forget stop lose let give fail miss live experience witness watch quit leave run vote regret waver "
    "change".split()
)
"""What one may never have done without having been accused of it."""


_CHARGED = _WRONGS | frozenset(
    "discriminate retaliate capitulate cave collude coordinate attack kill shell bomb use target hide".split()
)
_BODIES = frozenset(
    "company firm committee campaign government ministry agency army military bank group party team department "
    "office administration "
    "university organization organisation foundation police union church board airline network paper country "
    "hospital force unit side "
    "regime court council club movement".split()
)


def _is_body_spoken_for(tree: Tree, subject: int | None) -> bool:
    """ "The company": whose officer or spokesman may be speaking."""
    if subject is None or tree.lemma[subject].lower() not in _BODIES:
        return False
    return any(tree.text[c].lower() == "the" for c in tree.children[subject]) and not any(
        tree.pos[c] in {"PROPN", "ADJ"} for c in tree.children[subject]
    )


def _rejects(row: Row, verb: int, subject: int | None) -> bool:
    """ "I reject that claim", "she denies the charges": the act itself, told by its doer."""
    tree = row.tree
    if is_negated(tree, verb) or not is_self(row, subject):
        return False
    lemma = tree.lemma[verb].lower()
    if lemma == "disagree":
        return (
            subject is not None
            and tree.text[subject].lower() in {"i", "we"}
            and not any(tree.lemma[t] in _POLICY for t in tree.subtree(verb)[:12])
        )
    if lemma in {"deny", "refute"}:
        return _realis(tree, verb) and tree.child(verb, "dative") is None
    if lemma not in {"reject", "dispute", "contest", "dismiss"} or tree.child(verb, "dobj") is None:
        return False
    return any(tree.lemma[t].lower() in _ALLEGED for t in range(verb + 1, min(verb + 4, len(tree))))


_POLICY = frozenset("decision policy plan approach strategy vote proposal bill law".split())


def _realis(tree: Tree, verb: int) -> bool:
    """Told as done or not done, not as possible, due or to come."""
    return not any(tree.tag[c] == "MD" for c in tree.children[verb])


# No comment, retractions, doubts, concessions ----------------------------------------------------------------------


def _withholds(row: Row, clause: _Clause) -> bool:
    """ "Said it had no comment", "I'm not going to get into that"."""
    tree, verb = row.tree, clause.verb
    thing = tree.child(verb, "dobj")
    if tree.lemma[verb] == "have" and thing is not None and tree.lemma[thing] in {"comment", "announcement"}:
        return is_negated(tree, thing) or is_negated(tree, verb)
    declines = tree.child(verb, "xcomp")
    own = clause.own or clause.subject is None
    if tree.lemma[verb] in {"go", "want", "decline", "refuse", "care", "let"} and declines is not None and own:
        negated = is_negated(tree, verb) or tree.lemma[verb] in {"decline", "refuse"}
        return negated and tree.lemma[declines] in _WITHHELD
    hushed = tree.lemma[verb] in {"comment", "elaborate", "speculate", "discuss", "disclose"} or (
        tree.lemma[verb] in {"confirm", "say"}
        and any(tree.text[c].lower() in {"can", "ca", "could"} for c in tree.children[verb])
    )
    return own and hushed and is_negated(tree, verb)


_WITHHELD = frozenset(
    "comment speculate discuss get say answer talk respond elaborate disclose reveal confirm address engage name "
    "identify relitigate "
    "debate litigate judge dignify".split()
)


def _retracts(row: Row, clause: _Clause) -> bool:
    """ "I misspoke", "we withdraw the claim", "I apologize for what I said", "I no longer believe"."""
    tree, verb = row.tree, clause.verb
    if not clause.own or is_negated(tree, verb):
        longer = any(tree.text[c].lower() == "longer" for c in tree.children[verb])
        return clause.own and longer and tree.lemma[verb] in {"believe", "think", "support", "hold", "stand"}
    lemma = tree.lemma[verb].lower()
    below = {tree.lemma[t].lower() for t in (*tree.subtree(verb), *row.content[:40])}
    if tree.text[verb].lower() in {"misspeak", "misspoke", "misspoken"} or (lemma == "retract" and _realis(tree, verb)):
        return True
    if lemma in {"withdraw", "take"} and _realis(tree, verb):
        return bool(below & {"statement", "claim", "remark", "comment", "charge", "endorsement"}) or (
            lemma == "take" and _taken_back(tree, verb)
        )
    if lemma == "change":
        return bool(below & {"mind", "position", "view"}) and _realis(tree, verb)
    sorry = lemma in {"apologize", "apologise", "regret"} or (lemma == "be" and "sorry" in below)
    return sorry and bool(
        below & {"say", "comment", "remark", "word", "statement", "tweet", "joke", "language", "suggest"}
    )


def _taken_back(tree: Tree, verb: int) -> bool:
    words = {tree.text[c].lower() for c in tree.children[verb]}
    return "back" in words and bool(words & {"it", "that", "this"})


_UNSURE = frozenset("sure certain convinced clear confident persuaded".split())
_DOUBTFUL = frozenset(
    "skeptical sceptical doubtful unconvinced unpersuaded unsure unclear uncertain dubious unlikely implausible".split()
)
_HARD = frozenset("hard difficult unrealistic impossible foolish naive unreasonable".split())
_TO_BELIEVE = frozenset("believe think imagine see expect know say tell".split())


def _doubted(row: Row, clause: _Clause) -> Stance | None:
    """ "I do not think that", "it is hard to believe", "we are not convinced", "nobody knows whether"."""
    tree, verb = row.tree, clause.verb
    lemma = tree.lemma[verb].lower()
    own = clause.own
    if (
        is_negated(tree, verb)
        and own
        and _realis(tree, verb)
        and not any(tree.text[c].lower() == "longer" for c in tree.children[verb])
    ):
        if (
            lemma in {"believe", "think", "expect", "buy", "suppose"}
            and not _never(tree, verb)
            and tree.child(verb, "ccomp") is not None
        ):
            return Stance.DOUBTS
        if lemma == "know" and _opens(tree, tree.child(verb, "ccomp", "xcomp")):
            return Stance.DOUBTS
    if lemma in {"doubt", "wonder", "question"} and own and not is_negated(tree, verb):
        return Stance.DOUBTS
    if lemma == "have" and own and not is_negated(tree, verb):
        thing = tree.child(verb, "dobj")
        return (
            Stance.DOUBTS if thing is not None and tree.lemma[thing] in {"doubt", "reservation", "question"} else None
        )
    if lemma in {"be", "remain", "seem", "feel"}:
        predicate = tree.child(verb, "acomp", "attr", "oprd")
        if predicate is not None and _is_doubtful(row, clause, predicate):
            return Stance.DOUBTS
    return None


def _never(tree: Tree, verb: int) -> bool:
    return any(tree.text[c].lower() == "never" for c in tree.children[verb])


def _opens(tree: Tree, clause: int | None) -> bool:
    """Whether a clause asks: whether, who, why."""
    if clause is None:
        return False
    return any(tree.text[t].lower() in _OPEN for t in tree.subtree(clause)[:2])


def _is_doubtful(row: Row, clause: _Clause, predicate: int) -> bool:
    tree = row.tree
    word = tree.lemma[predicate].lower()
    negated = is_negated(tree, predicate) or is_negated(tree, clause.verb)
    if word in _UNSURE and negated:
        return clause.own or (clause.subject is not None and tree.text[clause.subject].lower() == "it")
    if word in _DOUBTFUL and not negated:
        return True
    if word in _HARD and not negated:
        clauses = [
            c for t in (predicate, clause.verb) for c in tree.children[t] if tree.dep[c] in {"xcomp", "ccomp", "csubj"}
        ]
        return any(tree.lemma[c].lower() in _TO_BELIEVE for c in clauses)
    return False


_GROUNDS = frozenset("evidence proof indication sign".split())


def _lacks_evidence(row: Row, clause: _Clause) -> bool:
    """ "There is no evidence that": leans to no."""
    tree, verb = row.tree, clause.verb
    if tree.lemma[verb] not in {"be", "see", "find", "have", "exist"}:
        return False
    thing = tree.child(verb, "attr", "dobj", "nsubj")
    return (
        thing is not None
        and tree.lemma[thing].lower() in _GROUNDS
        and (is_negated(tree, thing) or is_negated(tree, verb))
    )


def _concedes(row: Row, clause: _Clause) -> bool:
    """ "We made mistakes", "I was wrong", "I apologize", "I am sorry"."""
    tree, verb = row.tree, clause.verb
    lemma = tree.lemma[verb].lower()
    if _was_mistake(row, clause):
        return True
    if not clause.own or is_negated(tree, verb) or not _realis(tree, verb):
        return False
    if lemma in {"apologize", "apologise", "admit", "concede", "acknowledge", "confess"}:
        return True
    if lemma == "make":
        thing = tree.child(verb, "dobj")
        return thing is not None and tree.lemma[thing] in {"mistake", "error", "misjudgment", "misjudgement"}
    if lemma == "take":
        thing = tree.child(verb, "dobj")
        return thing is not None and tree.lemma[thing] in {"responsibility", "blame"}
    if lemma == "be":
        predicate = tree.child(verb, "acomp", "attr")
        own = {"wrong", "mistaken", "sorry", "fault", "guilty"}
        return predicate is not None and tree.lemma[predicate].lower() in own and _first_person(row, clause)
    return False


def _was_mistake(row: Row, clause: _Clause) -> bool:
    """ "What she did was a mistake", "my vote was an error"."""
    tree = row.tree
    predicate = tree.child(clause.verb, "attr") if tree.lemma[clause.verb] == "be" else None
    if predicate is None or tree.lemma[predicate] not in {"mistake", "error"} or is_negated(tree, predicate):
        return False
    if clause.subject is None or is_negated(tree, clause.verb) or not _realis(tree, clause.verb):
        return False
    return any(is_self(row, t) for t in tree.subtree(clause.subject) if tree.dep[t] in _SUBJECTS) or clause.own


# Threats and accusations -------------------------------------------------------------------------------------------

_HARM = frozenset(
    "retaliate strike destroy punish avenge crush annihilate bomb attack obliterate kill hunt invade sue wipe "
    "flatten decapitate "
    "hurt humiliate cripple pulverize raze".split()
)
_PAID = frozenset("price consequence penalty cost+consequence repercussion retribution retaliation".split())


def _threatens(row: Row, clause: _Clause) -> bool:
    """ "We will strike back", "they will pay a price", "there will be consequences"."""
    tree, verb = row.tree, clause.verb
    if is_negated(tree, verb):
        return False
    coming = _coming(tree, verb)
    if coming is None:
        return clause.own and _armed(tree, verb)
    verb = coming
    lemma = tree.lemma[verb].lower()
    thing = tree.child(verb, "dobj", "attr")
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


def _coming(tree: Tree, verb: int) -> int | None:
    """The verb of a deed to come, after *will*, *would*, *is going to*; ``None`` where it is none."""
    if tree.lemma[verb] == "go" and tree.tag[verb] == "VBG" and (done := tree.child(verb, "xcomp")) is not None:
        return done
    for c in tree.children[verb]:
        if tree.dep[c] == "aux" and tree.text[c].lower() in {"will", "would", "wo", "'ll", "’ll", "shall", "'d", "’d"}:
            perfect = any(tree.text[o].lower() == "have" and tree.dep[o] == "aux" for o in tree.children[verb])
            return None if perfect else verb
    return None


_CRIMES = frozenset(
    "crime murder atrocity massacre genocide fraud attack aggression treason corruption propaganda lie violation "
    "perjury terrorism "
    "bribery theft blackmail sabotage espionage coup".split()
)


def _accuses(row: Row, clause: _Clause) -> bool:
    """Another party did, or is, what is in itself a wrong: "the mayor lied", "they poisoned it", "he is a cheat"."""
    tree, verb, subject = row.tree, clause.verb, clause.subject
    if (is_negated(tree, verb) and not _not_only(tree, verb)) or clause.own or not _accusing_tense(tree, verb):
        return False
    if any(tree.text[t].lower() in _OPEN for t in tree.subtree(verb)[:2]):
        return False
    lemma = tree.lemma[verb].lower()
    by = tree.child(verb, "agent")
    if by is not None and tree.child(by, "pobj") is not None:
        return lemma in _WRONGS | {"kill", "bomb", "attack", "shell", "commit", "stage", "fake"}
    if (
        subject is None
        or tree.dep[subject] != "nsubj"
        or tree.text[subject].lower() in {"who", "which", "that", "this", "there", "what"}
    ):
        return False
    if lemma == "be":
        return _is_guilty(tree, verb, subject)
    if lemma == "do":
        thing = tree.child(verb, "dobj")
        named = tree.pos[subject] == "PROPN" or tree.text[subject].lower() == "they"
        return (
            thing is not None
            and tree.text[thing].lower() == "it"
            and named
            and tree.child(verb, "advcl", "advmod", "prep") is None
        )
    if lemma in {"commit", "engage", "carry", "perpetrate", "use", "spread", "orchestrate", "plot"}:
        below = {tree.lemma[t].lower() for t in tree.subtree(verb) if tree.pos[t] in {"NOUN", "ADJ"}}
        return bool(below & (_CRIMES | {"chemical", "gas", "slavery", "torture"}))
    if lemma in {"break"}:
        return any(tree.lemma[c] in {"law", "rule"} for c in tree.children[verb])
    return lemma in _WRONGS


def _not_only(tree: Tree, verb: int) -> bool:
    """ "Is not only a thief but": said after all."""
    near = [c for at in (verb, *tree.children[verb]) for c in tree.children[at]]
    return any(tree.text[c].lower() in {"only", "just", "merely"} for c in near)


def _accusing_tense(tree: Tree, verb: int) -> bool:
    return (not any(tree.tag[c] == "MD" for c in tree.children[verb]) and tree.tag[verb] not in {"VBG"}) or any(
        tree.lemma[c] == "be" and tree.dep[c] == "aux" for c in tree.children[verb]
    )


def _is_guilty(tree: Tree, verb: int, subject: int) -> bool:
    if tree.text[subject].lower() in {"it", "that", "this", "these", "those"}:
        return False
    predicate = tree.child(verb, "attr", "acomp")
    if predicate is None:
        return any(tree.dep[c] == "prep" and tree.text[c].lower() == "behind" for c in tree.children[verb])
    word = tree.lemma[predicate].lower()
    if is_negated(tree, predicate) and not _not_only(tree, verb):
        return False
    if any(tree.dep[c] == "amod" and tree.lemma[c].lower() in GUILTY for c in tree.children[predicate]):
        return tree.pos[subject] in {"PROPN", "PRON"}
    if word in {"responsible", "guilty", "complicit", "culpable"}:
        return any(tree.text[c].lower() in {"for", "of", "in"} for c in tree.children[predicate])
    if word == "behind":
        return True
    return word in GUILTY - {
        "crime",
        "illegal",
        "unlawful",
        "unconstitutional",
        "rigged",
        "invasion",
        "massacre",
        "aggression",
        "spy",
        "suspect",
    }


# Demands, offers, promises ---------------------------------------------------------------------------------------

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


def _demands(row: Row, clause: _Clause) -> bool:
    """Something that others, or all, ought to do: "the fleet must leave", "we need to act", "stop it"."""
    tree, verb = row.tree, clause.verb
    if any(
        tree.text[c].lower() in {"how", "what", "who", "which", "when", "where"} and c < verb
        for c in tree.children[verb]
    ):
        return False
    if _duty(row, clause):
        return True
    coming = _coming(tree, verb)
    if coming is not None and tree.lemma[coming] in {"have", "need"}:
        # "We are going to have to act".
        done = tree.child(coming, "xcomp")
        we = clause.subject is not None and tree.text[clause.subject].lower() in {"we", "you"}
        if done is not None and we and tree.lemma[done] not in _STATIVE:
            return True
    if (
        tree.lemma[verb] in {"need", "have"}
        and (done := tree.child(verb, "xcomp")) is not None
        and not tree.child(verb, "dobj")
    ):
        if any(tree.tag[c] == "TO" for c in tree.children[done]) and _realis(tree, verb) and tree.tag[verb] != "VBD":
            if tree.lemma[done] == "be" and not _to_be(tree, done):
                return False
            return (
                _of_others(row, clause)
                and tree.lemma[done] not in _STATIVE - {"be", "have", "get"}
                and not is_negated(tree, verb)
            )
    if tree.lemma[verb] == "be":
        return _time_to(tree, verb)
    return _imperative(row, clause) or _performs(row, clause, Stance.DEMANDS)


def _duty(row: Row, clause: _Clause) -> bool:
    """ "The fleet should leave", "there must be a ban"."""
    tree, verb = row.tree, clause.verb
    there = tree.child(verb, "expl") is not None and tree.lemma[verb] == "be"
    if there and any(tree.text[c].lower() in _DUTY for c in tree.children[verb]):
        return not is_negated(tree, verb) or tree.child(verb, "attr") is not None
    modal = any(tree.text[c].lower() in _DUTY and tree.tag[c] == "MD" for c in tree.children[verb])
    perfect = any(tree.lemma[c] == "have" and tree.dep[c] == "aux" for c in tree.children[verb])
    if not modal or perfect or not _of_others(row, clause) or tree.lemma[verb] in _STATIVE - {"be", "have"}:
        return False
    if tree.lemma[verb] in {"be", "have"} and tree.pos[verb] in {"VERB", "AUX"}:
        return _to_be(tree, verb)
    return True


_ASKED_STATES = frozenset(
    "able allowed free careful ready prepared transparent held accountable illegal legal vigilant investigation limit law "
    "focus priority consequence inquiry end release".split()
)
"""States that one can ask for."""


def _to_be(tree: Tree, verb: int) -> bool:
    """ "Should be in prison" asks for something; "should be easy" judges."""
    predicate = tree.child(verb, "acomp", "attr")
    if tree.lemma[verb] == "have":
        return tree.child(verb, "dobj") is not None
    if predicate is None:
        return True
    if tree.pos[predicate] == "NOUN" and any(tree.text[c].lower() == "must" for c in tree.children[verb]):
        return True
    return tree.lemma[predicate].lower() in _ASKED_STATES or tree.tag[predicate] == "VBN"


def _of_others(row: Row, clause: _Clause) -> bool:
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
    return not clause.own


def _time_to(tree: Tree, verb: int) -> bool:
    """ "It is time for the council to act", "it is imperative that"."""
    predicate = tree.child(verb, "attr", "acomp")
    if predicate is None or is_negated(tree, verb) or not _realis(tree, verb):
        return False
    return tree.lemma[predicate].lower() in {"time", "imperative", "incumbent"} and any(
        tree.tag[t] in {"VB"} for t in tree.subtree(verb)
    )


def _imperative(row: Row, clause: _Clause) -> bool:
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


_PERFORMED = {
    Stance.DEMANDS: frozenset(
        "urge call demand ask request appeal beg implore insist recommend advise press encourage".split()
    ),
    Stance.PROMISES: frozenset("promise pledge vow swear guarantee commit".split()),
    Stance.OFFERS: frozenset("offer invite volunteer".split()),
    Stance.ACCUSES: frozenset("accuse blame".split()),
}


def _performs(row: Row, clause: _Clause, stance: Stance) -> bool:
    """The act itself, done in the speaker's own words: "I urge you to", "we promise"."""
    tree, verb = row.tree, clause.verb
    if not clause.own or is_negated(tree, verb) or not _realis(tree, verb):
        return False
    lemma = tree.lemma[verb].lower()
    if stance is Stance.DEMANDS and lemma == "want":
        done = tree.child(verb, "ccomp", "xcomp")
        return (
            done is not None
            and tree.child(done, *_SUBJECTS) is not None
            and any(tree.tag[c] == "TO" for c in tree.children[done])
        )
    if stance is Stance.ACCUSES and lemma == "hold":
        return any(tree.lemma[t] in {"responsible", "accountable"} for t in tree.subtree(verb)[:14])
    if lemma not in _PERFORMED[stance]:
        return False
    if lemma in {"call", "ask", "press"}:
        near = {tree.text[c].lower() for c in tree.children[verb]}
        return bool(near & {"for", "on", "upon"}) or (
            lemma != "call" and tree.child(verb, "xcomp", "ccomp") is not None and "if" not in near
        )
    return True


_WILLING = frozenset("willing ready prepared happy glad open eager".split())
_WAR = frozenset(
    "attack bomb strike destroy kill punish retaliate invade fight avenge crush hit respond defend".split()
)


def _offers(row: Row, clause: _Clause) -> bool:
    """ "We are ready to mediate", "he was open to talks"."""
    tree, verb = row.tree, clause.verb
    if not clause.own or is_negated(tree, verb):
        return False
    predicate = tree.child(verb, "acomp", "oprd", "attr") if tree.lemma[verb] in {"be", "stand", "remain"} else None
    if predicate is not None and tree.lemma[predicate].lower() in _WILLING and not is_negated(tree, predicate):
        done = tree.child(predicate, "xcomp")
        if done is not None:
            return tree.lemma[done] not in _WAR | {"have", "see", "hear", "be", "say", "report", "admit", "announce"}
        return tree.lemma[predicate].lower() == "open" and any(
            tree.text[c].lower() == "to" for c in tree.children[predicate]
        )
    return _performs(row, clause, Stance.OFFERS)


_NO_DEEDS = frozenset(
    "be have win lose know see need feel like love want hope think believe prevail succeed fail get become happen "
    "die suffer miss "
    "remember learn find travel speak hold attend arrive appear leave visit discuss consider wait watch seem remain "
    "begin cost "
    "take say tell describe call argue predict bet expect prefer vote focus enter face come go meet start return "
    "look talk beat "
    "carry lead deliver+speech experience require benefit mean cause create+jobs understand enjoy recognize note "
    "love guess survive "
    "run campaign stay live hear add agree rather admit continue decide conclude judge".split()
)
_DO_DEEDS = frozenset("take hold go continue".split())


def _promises(row: Row, clause: _Clause) -> bool:
    """A deed of the source's own to come, not a prediction nor a schedule: "we will cut the tolls"."""
    tree, verb = row.tree, clause.verb
    if _performs(row, clause, Stance.PROMISES):
        return True
    coming = _coming(tree, verb)
    if coming is None or clause.subject is None or tree.dep[clause.subject] == "nsubjpass":
        return False
    if not is_self(row, clause.subject, side=False) or _unlikely(tree, verb) or _supposed(row, verb):
        return False
    negated, verb = is_negated(tree, verb), coming
    lemma = tree.lemma[verb].lower()
    if negated:
        return lemma not in _NO_DEEDS - {"leave", "run", "take", "go", "begin"} or any(
            tree.text[c].lower() == "never" for c in tree.children[verb]
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


# Relays ----------------------------------------------------------------------------------------------------------


def _relays(row: Row, clause: _Clause) -> bool:
    """Words that are another's: "that officials had told it that"."""
    tree, verb = row.tree, clause.verb
    if (
        clause.own
        or clause.subject is None
        or verb != row.heads[0]
        or tree.dep[clause.subject] != "nsubj"
        or is_negated(tree, verb)
    ):
        return False
    if tree.tag[verb] not in {"VBD", "VBZ", "VBP"} and not (
        tree.tag[verb] == "VBN" and tree.child(verb, "aux") is not None
    ):
        return False
    if tree.lemma[verb] == "deny" and tree.child(verb, "dobj", "ccomp", "xcomp") is not None:
        return True
    said = tree.child(verb, "ccomp")
    other = tree.pos[clause.subject] in {"NOUN", "PROPN"} and not quoted(row, verb) and clause.subject < verb
    return (
        tree.lemma[verb] in {"say", "tell", "report", "claim", "acknowledge", "admit", "insist"}
        and said is not None
        and said > verb
        and other
    )


_RULES = (
    (Stance.NO_COMMENT, _withholds),
    (Stance.RETRACTS, _retracts),
    (Stance.DENIES, _denies),
    (Stance.DOUBTS, _lacks_evidence),
    (Stance.CONCEDES, _concedes),
    (Stance.THREATENS, _threatens),
    (Stance.ACCUSES, _accuses),
    (Stance.ACCUSES, lambda row, clause: _performs(row, clause, Stance.ACCUSES)),
    (Stance.DEMANDS, _demands),
    (Stance.OFFERS, _offers),
    (Stance.PROMISES, _promises),
    (Stance.RELAYS, _relays),
)
"""In the order in which the earlier goes before the later where two fit."""
_BELIEVED = ((Stance.DEMANDS, _demands), (Stance.DOUBTS, _lacks_evidence))

__all__ = ["ACTS", "by_content", "clause_denies", "is_self", "quoted"]
