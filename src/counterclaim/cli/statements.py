"""Statements and disputes as lines: who says it, how, through whom, on what evidence; the words; the report."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from counterclaim.cli.output import Look, safe, short

if TYPE_CHECKING:
    from counterclaim.query import (
        ChannelRef,
        Conflict,
        Dispute,
        EvidenceRef,
        HedgeRef,
        Profile,
        QuantityRef,
        ReportRef,
        Side,
        SourceRef,
        Statement,
        Unlike,
        UnnamedRef,
    )

INDENT = " " * 14
"""Under the source, right of the date."""
PER_SIDE = 4
"""Statements that a dispute shows on each side, unless all are asked for."""
NAMES = 8
"""Names that stand in a row, unless all are asked for."""

_SIDES = {"asserts": ("ASSERTED", "green"), "denies": ("DENIED", "red"), "doubts": ("DOUBTED OR LEFT OPEN", "yellow")}
_COLORS = {
    "asserts": "green", "accuses": "green", "denies": "red", "retracts": "red", "doubts": "yellow", "concedes": "yellow"
}  # fmt: skip
_UNNAMED = {"unnamed_one": "unnamed", "unnamed_plural": "unnamed", "implicit": "source not stated"}
_CERTAINTY = {
    "PR+": "as probable",
    "PS+": "as possible",
    "PR-": "as improbable",
    "PS-": "as possibly not so",
    "Uu": "leaving it open",
}
_AUTHOR = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "false",
    "PR-": "probably false",
    "PS-": "possibly false",
}
"""What the author of a report holds its content to be; that he leaves it open is what a reader expects."""
_COMMITTING = frozenset({"asserts", "denies", "doubts", "concedes", "relays", "accuses"})
"""Stances with which certainty tells something; a demand leaves open by nature whether it is met."""
_AFFIRMING = frozenset({"asserts", "concedes", "relays", "accuses"})
"""Stances that hold the content as it is worded."""
_WITH_NAMES = frozenset({"person", "office", "organisation", "state", "outlet"})
_CITED = 80
"""Characters that are shown of what a source cites or hedges."""
_SHOWN = {"shown": "shown", "described": "described", "merely_asserted": "not shown"}


def dispute_lines(dispute: Dispute, look: Look, *, number: int | None, everything: bool) -> Iterator[str]:
    """One dispute: the claim, how widely it is reported, then each side with its statements, oldest first. Without a
    ``number`` the claim is left out, for it stands above."""
    if number is not None:
        head = f"{number:>2}. "
        yield from look.block(safe(dispute.claim), indent=" " * 4, first=head, bold=True)
        yield from look.block(f"{short(dispute.id)} · {_extent(dispute)}", indent=" " * 4, dim=True)
    for side in dispute.sides:
        yield ""
        yield from _side_lines(side, look, everything=everything)
    yield ""


def statement_lines(
    statement: Statement, look: Look, *, under: str | None = None, also: Sequence[Statement] = ()
) -> Iterator[str]:
    """One statement. ``under`` is the position that a heading names already; ``also`` are statements of other reports
    that print the same words of the same source."""
    yield from _head_lines(statement, look, under)
    yield from look.block(safe(statement.content), indent=INDENT + "│ ")
    yield from look.block(f"{report_words(statement.report)} · {short(statement.id)}", indent=INDENT, dim=True)
    for other in also:
        yield from look.block(f"also {report_words(other.report)} · {short(other.id)}", indent=INDENT, dim=True)


def profile_lines(profile: Profile, look: Look, *, everything: bool) -> Iterator[str]:
    """An actor: what it says, by its position, and what others say of it."""
    yield from heading(safe(profile.name), look)
    yield from _actors_lines(profile, look, everything=everything)
    for office in profile.offices:
        held = f"{office.first or '?'} to {office.last}" if office.last else f"since {office.first}"
        yield from look.block(f"{safe(office.role)}, {safe(office.body)}, {held}", indent="  ", first="", dim=True)
    described = [each for each in profile.described if each.casefold() != profile.name.casefold()]
    if described and not profile.unnamed:
        words = "; ".join(f"“{safe(each)}”" for each in described)
        yield from look.block(f"described as {words}", indent="  ", first="", dim=True)
    if profile.alike:
        others = [f"{safe(actor.name)} ({short(actor.id)})" for actor in profile.alike]
        yield from look.block(f"not to be confused with {_names(others, everything)}", indent="  ", first="", dim=True)
    yield from _unnamed_lines(profile.unnamed, look, everything=everything)
    sections = (
        ("Asserts", "asserts", profile.asserted),
        ("Denies", "denies", profile.denied),
        ("Doubts or leaves open", "doubts", profile.doubted),
        ("Neither: demands, offers, no comment and the like", None, profile.other),
        ("Is accused", None, profile.accused),
        ("Is spoken of", None, profile.mentioned),
    )
    for title, under, statements in sections:
        if statements:
            yield from ("", look.paint(f"{title} ({len(statements)})", bold=True))
            yield from _groups_lines(statements, look, under=under, everything=everything)
    if not any(statements for _, _, statements in sections):
        yield from ("", "No report says anything by it or about it that was read as a statement.")


def _actors_lines(profile: Profile, look: Look, *, everything: bool) -> Iterator[str]:
    """The actor by its id, and the named ones of its own that speak here."""
    own = (*profile.asserted, *profile.denied, *profile.doubted, *profile.other)
    speaking = {each.source.actor for each in own}
    others = []
    called = [actor for actor in profile.actors if actor.name == profile.name and not profile.unnamed]
    for actor in called[:PER_SIDE]:
        yield look.paint(f"{actor.kind} {short(actor.id)}", dim=True)
    if len(called) > PER_SIDE:
        yield look.paint(f"… and {len(called) - PER_SIDE} more that are called so", dim=True)
    for actor in profile.actors:
        if actor in called:
            continue
        if actor.id in speaking and actor.kind in _WITH_NAMES:
            others.append(safe(actor.name))
    if others:
        yield from look.block(f"with {_names(others, everything)}", indent="  ", first="", dim=True)


def _unnamed_lines(found: Sequence[UnnamedRef], look: Look, *, everything: bool) -> Iterator[str]:
    """Sources without a name, numbered, each with those before it that it cannot be. None is taken for another."""
    if not found:
        return
    yield ("1 source without a name" if len(found) == 1 else f"{len(found)} sources without names, each kept apart")
    numbers = {each.actor: number for number, each in enumerate(found, start=1)}
    shown = found if everything else found[:NAMES]
    for each in shown:
        # The newest reports say no more than the first who it is.
        where = report_words(each.reports[0]) if each.reports else ""
        more = f" and {counted(len(each.reports) - 1, 'other report')}" if len(each.reports) > 1 else ""
        words = " · ".join(filter(None, (safe(each.description), where + more, short(each.actor))))
        yield from look.block(words, indent=" " * 6, first=f"  {numbers[each.actor]:>2}  ")
        for why, others in _unlike(each.unlike, numbers):
            yield from look.block(f"not {_numbered(others)}: {why}", indent=" " * 6, dim=True)
    if len(found) > len(shown):
        yield "      " + look.paint(f"… and {len(found) - len(shown)} more with --all", dim=True)
    if len(found) > 1:
        rest = "of the others " if any(each.unlike for each in found) else ""
        yield from look.block(
            f"Nothing stated speaks against any two {rest}being the same, and nothing says that they are.",
            indent="  ",
            dim=True,
        )


def _unlike(found: Iterable[Unlike], numbers: dict[str, int]) -> Iterator[tuple[str, list[int]]]:
    """Why a source cannot be others, with their numbers: what it is, and what they are."""
    groups: dict[str, list[int]] = {}
    for each in found:
        # Each conflict tells first the one in question, then the other.
        why = "; ".join(map(_conflict, each.conflicts))
        groups.setdefault(why, []).append(numbers[each.actor])
    yield from groups.items()


def _conflict(conflict: Conflict) -> str:
    one, other = safe(conflict.one), safe(conflict.other)
    if conflict.aspect == "count":
        one, other = ("one" if each == "1" else each for each in (one, other))
        return f"{one}, not {other}"
    return f"{conflict.aspect} {one}, not {other}"


def _numbered(numbers: Sequence[int]) -> str:
    return " or ".join(filter(None, (", ".join(map(str, numbers[:-1])), str(numbers[-1]))))


def quantity_words(quantity: QuantityRef) -> str:
    """A quantity as stated, with what is counted, and its bounds where the words do not give them in figures."""
    parts = [part for part in (safe(quantity.unit), _bounds(quantity)) if part]
    return safe(quantity.text) + (f" ({', '.join(parts)})" if parts else "")


def _bounds(quantity: QuantityRef) -> str:
    low, high = (None if bound is None else f"{bound:,.10g}" for bound in (quantity.low, quantity.high))
    figures = quantity.text.replace(",", "")
    if low == high or all(bound is None or bound.replace(",", "") in figures for bound in (low, high)):
        return ""
    return f"{low} or more" if high is None else f"up to {high}" if low is None else f"{low} to {high}"


def hedge_words(hedge: HedgeRef, *, scope: bool) -> str:
    """The words of a hedge with the band of an estimative term, and with what is hedged where that is asked for."""
    band = f" ({hedge.band[0]}-{hedge.band[1]} %)" if hedge.band else ""
    about = f" on “{_cut(hedge.scope)}”" if scope and hedge.scope else ""
    return f"“{safe(hedge.text)}”{band}{about}"


def _cut(words: str) -> str:
    return textwrap.shorten(safe(words), _CITED, placeholder=" …")


def heading(words: str, look: Look) -> list[str]:
    """A line, or several, that stand above the rest."""
    return look.block(words, indent="", bold=True)


def _head_lines(statement: Statement, look: Look, under: str | None) -> Iterator[str]:
    """When and who, and how: on the same line where it fits."""
    first = f"  {_date(statement):<10}  "
    source, manner = source_words(statement.source), " · ".join(_manner(statement, under))
    color = None if under else _COLORS.get(statement.stance)
    if manner and len(first + source + manner) + 2 <= look.columns:
        yield f"{first}{look.paint(source, bold=True)}  {look.paint(manner, fg=color)}"
        return
    yield from look.block(source, indent=INDENT, first=first, bold=True)
    if manner:
        yield from look.block(manner, indent=INDENT, fg=color)


def _date(statement: Statement) -> str:
    """The day; where the report only gives a week, a month or a year, no more than that."""
    if (vague := _vague(statement)) is None:
        return statement.date or "no date"
    first, last = vague
    return next((first[:size] for size in (7, 4) if first[:size] == last[:size]), first)


def _vague(statement: Statement) -> tuple[str, str] | None:
    """The first and the last day on which it was said, where that is no single day."""
    said = statement.said
    if said is None or not said.resolved or said.start is None or said.end is None:
        return None
    days_ = said.start[:10], said.end[:10]
    return None if days_[0] == days_[1] else days_


def grouped(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Statements of one source in the same words, put together: an agency's text that many outlets print."""
    groups: dict[tuple[str, str, str], list[Statement]] = {}
    for each in statements:
        # By name: an unnamed source is another actor in every report, even where the report is the same.
        key = (each.source.name or each.source.words, each.stance, safe(each.content).casefold())
        groups.setdefault(key, []).append(each)
    return list(groups.values())


def _first_of_each(groups: Sequence[list[Statement]]) -> list[list[Statement]]:
    """As many as are shown: the first of each source, then what comes next, in their order."""
    seen: set[str] = set()
    first: list[int] = []
    later: list[int] = []
    for place, group in enumerate(groups):
        name = source_words(group[0].source)
        (later if name in seen else first).append(place)
        seen.add(name)
    return [groups[place] for place in sorted((first + later)[:PER_SIDE])]


def source_words(source: SourceRef) -> str:
    """Who it is: the name, else the words of the report; unnamed ones with the reason that is given for it."""
    from counterclaim.formats.view import joined

    name = safe(joined(source.name or source.words, source.members))
    if not name:
        return _UNNAMED["implicit"]
    if source.name_status not in _UNNAMED:
        return name
    reason = f": “{safe(source.anonymity_reason)}”" if source.anonymity_reason else ""
    return f"{name} ({_UNNAMED[source.name_status]}{reason})"


def report_words(report: ReportRef) -> str:
    """Where it stands: outlet and day, with the agency where there is one."""
    outlet = safe(report.outlet or report.url or report.title or f"report {report.id}")
    agency = f" ({safe(report.agency)})" if report.agency and report.agency not in outlet else ""
    return f"{outlet}{agency}, {(report.published or 'no date')[:10]}"


def counted(number: int, noun: str) -> str:
    """``1 report``, ``2 reports``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def days(first: str | None, last: str | None) -> str:
    """A day, or the first and the last of several."""
    if first == last:
        return first or "no date"
    return f"{first or '?'} to {last or '?'}"


def _extent(dispute: Dispute) -> str:
    reports = counted(dispute.reports, "report")
    if dispute.origins < dispute.reports:
        reports += f" of at most {counted(dispute.origins, 'origin')}"
    return f"{reports} · {counted(dispute.outlets, 'outlet')} · {days(dispute.first, dispute.last)}"


def _side_lines(side: Side, look: Look, *, everything: bool) -> Iterator[str]:
    title, color = _SIDES[side.position]
    names = _names([safe(name) for name in side.names], everything) or "sources that are not named"
    yield from look.block(f"{title} by {names}", indent=" " * 6, first="    ", fg=color, bold=True)
    yield from _groups_lines(side.statements, look, under=side.position, everything=everything)


def _names(names: Sequence[str], everything: bool) -> str:
    """Names in a row, the first of them where they are many."""
    told = list(dict.fromkeys(names))
    if everything or len(told) <= NAMES:
        return ", ".join(told)
    return f"{', '.join(told[:NAMES])} and {len(told) - NAMES} more"


def _groups_lines(statements: Iterable[Statement], look: Look, *, under: str | None, everything: bool) -> Iterator[str]:
    groups = grouped(statements)
    for group in groups if everything else _first_of_each(groups):
        yield from statement_lines(group[0], look, under=under, also=group[1:])
    if not everything and len(groups) > PER_SIDE:
        yield INDENT + look.paint(f"… and {len(groups) - PER_SIDE} more with --all", dim=True)


def _manner(statement: Statement, under: str | None) -> Iterator[str]:
    # Under the heading of its side a plain assertion or denial need not be called one; and what is asserted there may
    # deny the claim by its words.
    plain = under is not None and statement.stance in {"asserts", "denies", under}
    stance = "" if plain else statement.stance.replace("_", " ")
    if told := ", ".join(filter(None, (stance, _certainty(statement)))):
        yield told
    if statement.channel:
        yield f"through {_channel(statement.channel)}"
    # A document that says something is no evidence apart from itself.
    cited = (each for each in statement.evidence if safe(each.words) not in safe(statement.source.words))
    yield from (f"cites “{_cut(each.words)}” ({_evidence(each)})" for each in cited)
    if statement.said and _vague(statement) and statement.said.text != _date(statement):
        yield f"said “{safe(statement.said.text)}”"
    for label, sure in (("hedged", False), ("confidence", True)):
        if hedges := [each for each in statement.hedging if (each.kind == "confidence") == sure]:
            yield f"{label}: " + ", ".join(hedge_words(each, scope=False) for each in hedges)
    author = next((each.factuality for each in statement.perspectives if each.holder is None), "")
    if author in _AUTHOR:
        yield f"the report itself holds it {_AUTHOR[author]}"


def _certainty(statement: Statement) -> str:
    """How certain the source is, where that is not plain from the stance."""
    stance, factuality = statement.stance, statement.factuality
    # Who passes something on leaves it open by doing so.
    if stance not in _COMMITTING or (stance, factuality) == ("relays", "Uu"):
        return ""
    # Who asserts that something is probably not so has worded it with a "not": the words are what is probable.
    worded = factuality.replace("-", "+") if stance in _AFFIRMING else factuality
    return _CERTAINTY.get(worded, "")


def _channel(channel: ChannelRef) -> str:
    kind = channel.kind.replace("_", " ")
    name = safe(channel.name)
    return name if channel.kind == "other" or kind in name.casefold() else f"{name} ({kind})"


def _evidence(evidence: EvidenceRef) -> str:
    return f"{evidence.kind.replace('_', ' ')}, {_SHOWN[evidence.shown]}"
