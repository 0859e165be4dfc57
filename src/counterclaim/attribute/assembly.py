"""From token indices to attributions: which holds which, form, attitude, ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.attribute.attitude import attitude_of
from counterclaim.attribute.citing import with_cited
from counterclaim.attribute.constructions import trim
from counterclaim.attribute.lexicon import lemma_of
from counterclaim.attribute.passing import with_passing
from counterclaim.attribute.posts import CONSTRUCTION, signed_posts
from counterclaim.attribute.speech import SPEECH_WORDS, Found, Quoted, quotation_at, quotations_among
from counterclaim.attribute.subjects import with_subjects
from counterclaim.attribute.words import EVENTS, REPORTING
from counterclaim.ids import content_id
from counterclaim.model import Attitude, Attribution, Cue, Form, SourceMention, Spans
from counterclaim.tree import Tree

_DIRECT_FROM = 0.9
"""Share of quoted words from which a content counts as direct; below, and above none, it is mixed."""
_SURE = 0.85
"""Confidence from which something inside of a content is taken whatever its cue."""


def assemble(
    tree: Tree, found: Sequence[Found], quotations: Sequence[Quoted], *, report: str, method: str
) -> tuple[Attribution, ...]:
    """Attributions in order of their cues. One whose cue lies in another's content has that one as its parent."""
    posts = list(signed_posts(tree))
    signing = {t for post in posts for t in (*post.cue, *post.source)}
    found = [*(f for f in found if signing.isdisjoint((*f.cue, *f.source))), *posts] if posts else found
    told = _marked(tree, _telling(tree, _untangled(with_passing(tree, found, quotations))), quotations)
    found = sorted(with_cited(tree, with_subjects(tree, told)), key=lambda f: (f.cue[0], f.content[0]))
    attributions = [_attribution(tree, f, quotations, report, method) for f in found]
    return tuple(
        attribution if parent is None else replace(attribution, parent=attributions[parent].id)
        for attribution, parent in zip(attributions, _parents(found), strict=True)
    )


def _untangled(found: Sequence[Found]) -> list[Found]:
    """Without the weaker one of two whose contents hold each other's cues: only one of them can be the outer one."""
    held = [set(f.content) for f in found]
    by_head = {f.head: k for k, f in enumerate(found)}
    dropped: set[int] = set()
    for k, f in enumerate(found):
        for token in f.content:
            other = by_head.get(token)
            if other is not None and other != k and f.head in held[other]:
                dropped.add(min(k, other, key=lambda n: (found[n].confidence, -n)))
    return [f for k, f in enumerate(found) if k not in dropped]


def _telling(tree: Tree, found: Sequence[Found]) -> list[Found]:
    """Without what only happens inside of contents: "said they had signed the papers" is one statement. Outside of
    contents the same words may well be a report's way to say what somebody holds."""
    held = {t for f in found for t in f.content}
    return [f for f in found if f.head not in held or f.confidence >= _SURE or _tells(tree, f)]


def _marked(tree: Tree, found: Sequence[Found], quotations: Sequence[Quoted]) -> list[Found]:
    """With no quotation cut in two where a content inside of another ends within one: it goes up to the mark that
    closes it, or, in "called the claim that he fled 'a lie'", ends before the word that the claim is called."""
    kept = list(found)
    for k, f in enumerate(kept):
        end = f.content[-1]
        quoted = quotation_at(quotations, end)
        if quoted is None or not f.content[0] < quoted.first <= end < quoted.last:
            continue
        outer = min(
            (g for g in found if g is not f and f.head in g.content), key=lambda g: len(g.content), default=None
        )
        if outer is None:
            continue
        called = quoted.words < SPEECH_WORDS and quoted.first <= outer.content[-1] <= quoted.last
        if called and lemma_of(tree, outer.head) in _CALLING and tree.text[quoted.first - 1] not in {",", ":"}:
            content = trim(tree, [t for t in f.content if t < quoted.first])
        else:
            rest = range(end + 1, quoted.last + 1)
            content = [*f.content, *rest] if all(tree.pos[t] == "PUNCT" for t in rest) else list(f.content)
        if content:
            kept[k] = replace(f, content=content)
    return kept


_CALLING = frozenset("call label brand dub term deem".split())
"""Verbs with an object and what it is said to be."""


def _tells(tree: Tree, found: Found) -> bool:
    lemma = lemma_of(tree, found.head)
    if found.construction.startswith("noun_") and lemma in EVENTS:
        return False
    return lemma in REPORTING or attitude_of(tree, found.head, found.construction) is not Attitude.OTHER


def _parents(found: Sequence[Found]) -> list[int | None]:
    """For each attribution the one with the smallest content that holds its cue, or that passes it on."""
    holders: dict[int, int] = {}
    by_head = {f.head: k for k, f in enumerate(found)}
    # Of two that say the same, the one who is cited is nearer to what is said.
    order = sorted(range(len(found)), key=lambda k: (-len(found[k].content), found[k].within is not None))
    for k in order:
        for token in found[k].content:
            holders[token] = k
    parents: list[int | None] = []
    for k, f in enumerate(found):
        holder = holders.get(f.head) if f.within is None else by_head.get(f.within)
        parents.append(holder if holder != k else None)
    return parents


def _attribution(tree: Tree, found: Found, quotations: Sequence[Quoted], report: str, method: str) -> Attribution:
    cue = Cue(tree.spans(found.cue), lemma_of(tree, found.head))
    source, content = tree.spans(found.source), tree.spans(found.content)
    return Attribution(
        id=content_id("attribution", report, _plain(source), _plain(cue.spans), _plain(content)),
        source=SourceMention(source),
        cue=cue,
        content=content,
        form=_form(tree, found, quotations),
        attitude=attitude_of(tree, found.head, found.construction),
        confidence=round(found.confidence, 3),
        method=method,
    )


def _form(tree: Tree, found: Found, quotations: Sequence[Quoted]) -> Form:
    if found.construction == CONSTRUCTION:
        return Form.DIRECT
    words = [t for t in found.content if tree.pos[t] not in {"PUNCT", "SPACE"}]
    if not words:
        return Form.INDIRECT
    quoted = {t for q in quotations_among(quotations, words[0], words[-1]) for t in q.tokens}
    inside = sum(t in quoted for t in words)
    if not inside:
        return Form.INDIRECT
    return Form.DIRECT if inside >= _DIRECT_FROM * len(words) else Form.MIXED


def _plain(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]
