"""``actors``, ``merge`` and ``split``: which actors are taken for one, and your own judgement on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from counterclaim.cli import output
from counterclaim.cli.options import color_option, json_option, ledger_option, open_ledger
from counterclaim.cli.output import Look, safe, short

if TYPE_CHECKING:
    from counterclaim.model import Verdict
    from counterclaim.query import ActorRef, IdentityEntry


@click.command(short_help="Which actors are taken for one, and why.")
@click.argument("name", required=False)
@json_option
@color_option
@ledger_option
def actors(name: str | None, as_json: bool, color: bool | None, where: str | None) -> None:
    """List the actors of different reports that are taken for one, with score and reason, newest first; or those of one
    NAME. Judgements of your own (merge, split) are listed too; what an older or surer one overrules is marked.

    \b
    Examples:
      counterclaim actors
      counterclaim actors "John Kerry"
    """
    from counterclaim import query

    with open_ledger(where) as ledger:
        found = query.identities(ledger, name)
    if as_json:
        return output.json_lines(query.to_json(each) for each in found)
    if not found:
        return output.show(["No two actors are taken for one." if name is None else f"{safe(name)} stands alone."])
    look = Look.of(color)
    for each in found:
        output.show(_identity_lines(each, look))
    return None


def _identity_lines(each: IdentityEntry, look: Look) -> Iterator[str]:
    sign = "=" if each.verdict == "same" else "≠"
    yield from look.block(f"{_actor(each.left)} {sign} {_actor(each.right)}", indent="  ", first="", bold=each.holds)
    who = (f"judged by {safe(each.assessor)}" if each.assessor else "your judgement") if each.method == "person" else ""
    told = (who or f"score {each.score:.2f}", safe(each.reason), each.recorded.date().isoformat())
    overruled = "" if each.holds else " · overruled"
    yield from look.block(" · ".join(filter(None, told)) + overruled, indent="  ", dim=True)


@click.command(short_help="Judge that two actors are one.")
@click.argument("one")
@click.argument("other")
@click.option("--reason", metavar="WORDS", help="Why, for those who look later.")
@click.option("--by", "assessor", metavar="NAME", help="Who judges.")
@ledger_option
def merge(one: str, other: str, reason: str | None, assessor: str | None, where: str | None) -> None:
    """Record your judgement that ONE and OTHER are the same actor: two names, or ids as `actors` and `show` give them.
    Nothing is lost: `split` takes it back.

    \b
    Examples:
      counterclaim merge "J. Kerry" "John Kerry" --reason "the same speech"
      counterclaim merge 1874e978 b967ec66
    """
    from counterclaim.model import Verdict

    _judge(one, other, Verdict.SAME, reason, assessor, where)


@click.command(short_help="Judge that two actors are not one.")
@click.argument("one")
@click.argument("other")
@click.option("--reason", metavar="WORDS", help="Why, for those who look later.")
@click.option("--by", "assessor", metavar="NAME", help="Who judges.")
@ledger_option
def split(one: str, other: str, reason: str | None, assessor: str | None, where: str | None) -> None:
    """Record your judgement that ONE and OTHER are different actors, whatever their names: two names, or ids as
    `actors` gives them. `merge` takes it back.

    \b
    Examples:
      counterclaim split "Ana Ruiz" "Anna Ruiz"
      counterclaim split 1874e978 b967ec66 --by "J. Doe"
    """
    from counterclaim.model import Verdict

    _judge(one, other, Verdict.DIFFERENT, reason, assessor, where)


def _judge(one: str, other: str, verdict: Verdict, reason: str | None, assessor: str | None, where: str | None) -> None:
    from counterclaim import query

    with open_ledger(where) as ledger:
        told = query.judge(ledger, one, other, verdict, reason=reason, assessor=assessor)
    output.show([_sentence(told)])


def _sentence(told: IdentityEntry) -> str:
    same = told.verdict == "same"
    words = "are one actor from now on" if same else "are two actors from now on"
    undo = "split" if same else "merge"
    pair = f"{_actor(told.left)} and {_actor(told.right)} {words}"
    if not told.holds:
        return f"{pair}, as far as no other judgement keeps them {'apart' if same else 'together'}."
    return f"{pair}; `{undo} {short(told.left.id)} {short(told.right.id)}` takes it back."


def _actor(actor: ActorRef) -> str:
    return f"{safe(actor.name)} ({actor.kind} {short(actor.id)})"
