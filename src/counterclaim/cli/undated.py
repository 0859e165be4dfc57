"""Reports without a date of publication: said once, with what to do about it. The date is never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.cli import output

if TYPE_CHECKING:
    from counterclaim.model import Analysis, Failure, ModelInfo, Report
    from counterclaim.pipeline import Pipeline


@dataclass(slots=True)
class Undated:
    """Counts the reports whose times hang on a day of publication that nothing tells."""

    count: int = 0
    example: str = ""

    def note(self, analysis: Analysis) -> None:
        """Look at one analysis."""
        if analysis.report.published is not None:
            return
        waiting = next((time.text for time in analysis.times if not time.resolved), None)
        if waiting is not None:
            self.example = self.example or waiting
            self.count += 1

    def ask(self) -> None:
        """Say on standard error, in one line, that a date is missing and how to give it."""
        if self.count:
            which = "1 report gives" if self.count == 1 else f"{self.count:,} reports give"
            output.complain(
                f"{which} no date of publication, so words like “{self.example}” stay without a date; "
                "give it with --published DATE (2022-09-22), or as published in JSON Lines"
            )


@dataclass(frozen=True, slots=True)
class Watching:
    """A pipeline whose analyses are noted as they pass."""

    pipeline: Pipeline
    undated: Undated

    @property
    def model(self) -> ModelInfo:
        """What the analyses are signed with."""
        return self.pipeline.model

    def analyse_many(self, reports: Iterable[Report]) -> Iterator[Analysis | Failure]:
        """What the pipeline gives."""
        from counterclaim.model import Analysis

        for outcome in self.pipeline.analyse_many(reports):
            if isinstance(outcome, Analysis):
                self.undated.note(outcome)
            yield outcome
