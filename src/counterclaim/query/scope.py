"""What a question is about: which moment of the ledger, which actor, days and words."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from functools import cached_property

from counterclaim.errors import QueryError
from counterclaim.query.actors import Actors
from counterclaim.query.dates import When, first_day, last_day, last_moment
from counterclaim.query.statements import date_of
from counterclaim.store import AttributionRow, Ledger, ReportRow, View

_WORDS = re.compile(r'"([^"]+)"|(\S+)')


class Scope:
    """The view that a question is put to, and the conditions that its answers must meet."""

    def __init__(
        self,
        ledger: Ledger,
        *,
        actor: str | None = None,
        since: When = None,
        until: When = None,
        search: str | None = None,
        as_of: When = None,
        as_published: When = None,
    ) -> None:
        self._since, self._until = _iso(first_day(since)), _iso(last_day(until))
        if self._since and self._until and self._since > self._until:
            raise QueryError(f"nothing can be both since {self._since} and until {self._until}: exchange the two")
        self.words = _words(search)
        self._actor = actor
        self.view: View = ledger.view(as_of=last_moment(as_of), as_published=last_day(as_published))

    @cached_property
    def reports(self) -> dict[int, ReportRow]:
        return self.view.reports()

    @cached_property
    def actors(self) -> Actors:
        return Actors(self.view)

    @cached_property
    def of_actor(self) -> set[int] | None:
        """Keys of the statements of the actor asked for, or ``None`` where all are."""
        if self._actor is None:
            return None
        found = self.actors.find(self._actor)
        return self.view.sources(found.actors, found.names)

    @cached_property
    def found(self) -> set[int] | None:
        """Keys of the statements that hold the words in their content or a claim, or ``None`` where all will do."""
        if self.words is None:
            return None
        claims = self.view.found_claims(self.words)
        return self.view.found_attributions(self.words) | self.view.attributions_of(claims)

    @property
    def dated(self) -> bool:
        return bool(self._since or self._until)

    def in_time(self, row: AttributionRow) -> bool:
        """Whether something was said, or else published, in the days asked for. What has no date was not."""
        return self.day_in_time(date_of(row, self.reports[row.reading]))

    def day_in_time(self, day: str | None) -> bool:
        if not self.dated:
            return True
        return day is not None and (self._since or day) <= day <= (self._until or day)

    def meets(self, statements: Collection[AttributionRow]) -> bool:
        """Whether some of the statements are by the actor, some hold the words and some fall into the days."""
        keys = {row.key for row in statements}
        if self.of_actor is not None and keys.isdisjoint(self.of_actor):
            return False
        if self.found is not None and keys.isdisjoint(self.found):
            return False
        return not self.dated or any(self.in_time(row) for row in statements)


def checked_limit(limit: int | None) -> int | None:
    """The limit, or ``QueryError`` where it is none."""
    if limit is not None and limit < 0:
        raise QueryError(f"a limit of {limit} is none: give 0 or more")
    return limit


def _words(search: str | None) -> tuple[str, ...] | None:
    """Words and "quoted phrases"; all must be found."""
    if search is None:
        return None
    found = tuple(phrase or word for phrase, word in _WORDS.findall(search))
    if not any(re.search(r"\w", word) for word in found):
        raise QueryError("there is no word to search for: give one, or a phrase in quotation marks")
    return tuple(word for word in found if re.search(r"\w", word))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
