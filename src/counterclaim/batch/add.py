"""Analyse what the ledger has not read yet, link it to what it holds, store it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Protocol

from counterclaim.errors import InputError
from counterclaim.model import Analysis, Failure, ModelInfo, Report
from counterclaim.store import Across, Added, Ledger, Same

Progress = Callable[[Added | Failure], None]
"""Called after each report, with what became of it."""


class Analyser(Protocol):
    """What reads reports: the pipeline, or a stand-in for it."""

    @property
    def model(self) -> ModelInfo:
        """What the analyses will be signed with."""

    def analyse_many(self, reports: Iterable[Report]) -> Iterator[Analysis | Failure]:
        """One outcome for each report, in their order."""


def add(
    ledger: Ledger,
    pipeline: Analyser,
    reports: Iterable[Report | Failure],
    *,
    progress: Progress | None = None,
    across: Across | None = None,
    same: Same | None = None,
) -> Iterator[Added | Failure]:
    """Add reports to the ledger; one outcome for each, in their order, as they come.

    What this version of the pipeline has read already, with the same text and metadata, is not parsed again and gives
    ``Added(new=False)``. Each report is one transaction, its links to claims of other reports included, so stopping at
    any moment leaves whole reports and the next run goes on from there. A failure, of the input or of the analysis, is
    recorded, passed on, and ends nothing. ``across`` finds the links, ``same`` the actors that are one; by default
    those of ``counterclaim.link``.

    Raises ``LedgerError`` where the ledger itself cannot be written.
    """
    linkers = across or _link_across(), same or _link_same()
    for outcome in _outcomes(ledger, pipeline, iter(reports)):
        result = _settle(ledger, outcome, linkers)
        if progress is not None:
            progress(result)
        yield result


Settled = Report | Failure | Added
Outcome = tuple[Report, Analysis | Failure] | Failure | Added


def _outcomes(ledger: Ledger, pipeline: Analyser, reports: Iterator[Report | Failure]) -> Iterator[Outcome]:
    # The reports that an earlier run has read are told at once, not when the pipeline has its first batch.
    for report in reports:
        settled = _settled(ledger, pipeline.model, report)
        if isinstance(settled, Report):
            waiting: deque[Settled] = deque()
            unread = _unread(ledger, pipeline.model, chain([report], reports), waiting)
            yield from _in_order(pipeline.analyse_many(unread), waiting)
            return
        yield settled


def _settled(ledger: Ledger, model: ModelInfo, report: Report | Failure) -> Settled:
    """The report, where it is still to be read; else what is known of it."""
    if isinstance(report, Failure) or (reading := ledger.find_reading(report, model)) is None:
        return report
    return Added(report.id, reading, new=False)


def _unread(
    ledger: Ledger, model: ModelInfo, reports: Iterable[Report | Failure], waiting: deque[Settled]
) -> Iterator[Report]:
    """The reports for the pipeline. All that went by, in order, is left in ``waiting``."""
    for report in reports:
        settled = _settled(ledger, model, report)
        waiting.append(settled)
        if isinstance(settled, Report):
            yield settled


def _in_order(outcomes: Iterator[Analysis | Failure], waiting: deque[Settled]) -> Iterator[Outcome]:
    """The outcomes of the pipeline, with what passed it by put where it came."""
    for outcome in outcomes:
        yield from _passed_by(waiting)
        report = waiting.popleft()
        assert isinstance(report, Report)
        yield report, outcome
        yield from _passed_by(waiting)
    yield from _passed_by(waiting)


def _passed_by(waiting: deque[Settled]) -> Iterator[Failure | Added]:
    while waiting and not isinstance(waiting[0], Report):
        item = waiting.popleft()
        assert not isinstance(item, Report)
        yield item


def _settle(ledger: Ledger, outcome: Outcome, linkers: tuple[Across, Same]) -> Added | Failure:
    if isinstance(outcome, Added):
        return outcome
    if isinstance(outcome, Failure):
        return _failed(ledger, outcome)
    report, read = outcome
    if isinstance(read, Failure):
        return _failed(ledger, read)
    try:
        return ledger.add(read, given=report, across=linkers[0], same=linkers[1])
    except InputError as error:
        return _failed(ledger, Failure(report.id, str(error)))


def _failed(ledger: Ledger, failure: Failure) -> Failure:
    ledger.add_failure(failure)
    return failure


def _link_across() -> Across:
    # Imported here: those who give their own need no language pipeline.
    from counterclaim.link import across

    return across


def _link_same() -> Same:
    from counterclaim.link import same

    return same
