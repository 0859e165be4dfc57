"""Statements and disputes as lines: who says it, how, through whom, on what evidence; the words; the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from counterclaim.cli.output import Look, safe, short

if TYPE_CHECKING:
    from counterclaim.query import ChannelRef, Dispute, EvidenceRef, Profile, ReportRef, Side, SourceRef, Statement

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
_COMMITTING = frozenset({"asserts", "denies", "doubts", "concedes", "relays", "accuses"})
"""Stances with which certainty tells something; a demand leaves open by nature whether it is met."""
_WITH_NAMES = frozenset({"person", "office", "organisation", "state", "outlet"})
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
    if profile.described:
        words = "; ".join(f"“{safe(each)}”" for each in profile.described)
        yield from look.block(f"described as {words}", indent="  ", first="", dim=True)
    if profile.alike:
        others = [f"{safe(actor.name)} ({short(actor.id)})" for actor in profile.alike]
        yield from look.block(f"not to be confused with {_names(others, everything)}", indent="  ", first="", dim=True)
    sections = (
        ("Asserts", "asserts", profile.asserted),
        ("Denies", "denies", profile.denied),
        ("Doubts or leaves open", "doubts", profile.doubted),
        ("Demands, offers, declines to comment and the like", None, profile.other),
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
    called = [actor for actor in profile.actors if actor.name == profile.name]
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
    name = safe(source.name or source.words)
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
    certainty = _CERTAINTY.get(statement.factuality) if statement.stance in _COMMITTING else None
    if stance or certainty:
        yield ", ".join(filter(None, (stance, certainty)))
    if statement.channel:
        yield f"through {_channel(statement.channel)}"
    yield from (f"cites “{safe(each.words)}” ({_evidence(each)})" for each in statement.evidence)
    if statement.said and _vague(statement):
        yield f"said “{safe(statement.said.text)}”"
    if statement.hedges:
        yield "hedged: " + ", ".join(f"“{safe(hedge)}”" for hedge in statement.hedges)


def _channel(channel: ChannelRef) -> str:
    kind = channel.kind.replace("_", " ")
    return safe(channel.name) if channel.kind == "other" else f"{safe(channel.name)} ({kind})"


def _evidence(evidence: EvidenceRef) -> str:
    return f"{evidence.kind.replace('_', ' ')}, {_SHOWN[evidence.shown]}"
