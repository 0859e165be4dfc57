"""The stages put together: a report in, its analysis out.

read → **clean → parse → attribute → resolve → appraise → time → structure → link** → store → query; see
docs/how-it-works.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim import appraise, attribute, clean, link, parse, resolve, structure, time
from counterclaim.encoder import vectors_of
from counterclaim.errors import CounterclaimError, InputError
from counterclaim.gazetteer import Gazetteer
from counterclaim.ids import content_id, text_sha256
from counterclaim.model import Analysis, Failure, ModelInfo, Report
from counterclaim.read.options import MAX_CHARACTERS
from counterclaim.tree import grow

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Reads reports with one language pipeline and one list of actors. Made by :func:`load`."""

    nlp: Language
    attributor: attribute.Attributor
    gazetteer: Gazetteer
    model: ModelInfo
    scorer: appraise.EventScorer | None = None
    """Grades how certain events are; without one the rules say so."""
    stances: appraise.StanceScorer | None = None
    """Weighs what the rules of stance find; without one the rules decide alone."""

    def analyse(self, report: Report) -> Analysis:
        """Read one report. Raises :class:`CounterclaimError` where it cannot be read."""
        prepared = prepare(report)
        (doc,) = parse.parse(self.nlp, [clean.reading_text(prepared.text, prepared.zones)])
        return self._compose(prepared, doc)

    def analyse_many(self, reports: Iterable[Report | Failure], *, batch: int = 64) -> Iterator[Analysis | Failure]:
        """Read many reports, in order, ``batch`` at a time. One that cannot be read gives a :class:`Failure` in its
        place; failures of the input are passed through."""
        rest = iter(reports)
        while items := list(islice(rest, batch)):
            yield from self._analyse_batch(items)

    def _analyse_batch(self, items: Sequence[Report | Failure]) -> Iterator[Analysis | Failure]:
        prepared = [_try_prepare(item) for item in items]
        texts = (clean.reading_text(r.text, r.zones) for r in prepared if isinstance(r, Report))
        docs = parse.parse(self.nlp, texts)
        for item in prepared:
            yield self._try_compose(item, next(docs)) if isinstance(item, Report) else item

    def _try_compose(self, report: Report, doc: Doc) -> Analysis | Failure:
        """A fault of ours in one report must not cost the thousands after it."""
        try:
            return self._compose(report, doc)
        except Exception as error:
            reason = f"{type(error).__name__}: {error}".splitlines()[0]
            return Failure(report.id, f"{report.id}: cannot be read ({reason}); please report this as a bug")

    def _compose(self, report: Report, doc: Doc) -> Analysis:
        """The stages after the parse; each takes what the ones before it found and gives more of it."""
        times = time.find(doc, report.published_on)
        found = self.attributor(doc, report=report.id)
        # The encoder has run for the network; for the rules it would cost more than it gives.
        vectors = vectors_of(grow(doc)) if self.attributor.name == "neural" else None
        resolution = resolve.resolve(doc, found, self.gazetteer, report, vectors=vectors)
        attributions = appraise.appraise(
            doc,
            resolution.attributions,
            self.gazetteer,
            mentions=resolution,
            outlet=report.outlet,
            scorer=self.stances,
        )
        attributions, commitments = appraise.commit(doc, attributions, self.scorer)
        attributions = time.place(doc, attributions, times)
        attributions, claims = structure.structure(doc, attributions, resolution, times)
        references = structure.refer(doc, attributions, resolution)
        return Analysis(
            report=report,
            attributions=attributions,
            times=times,
            claims=claims,
            links=link.within(attributions, claims, actors=resolution.actors, references=references),
            actors=resolution.actors,
            model=self.model,
            commitments=commitments,
        )


def load(
    *,
    language: str | None = None,
    actors: Sequence[Path] = (),
    attributor: str = attribute.DEFAULT,
    confidence: float = 0.0,
) -> Pipeline:
    """Load the pipeline.

    ``language`` names a spaCy pipeline (see :func:`counterclaim.parse.load`), ``actors`` are the user's own lists of
    actors, ``attributor`` is how attributions are found and ``confidence``, 0 to 1, from which on they are kept (see
    :func:`counterclaim.attribute.load`). Raises :class:`ModelError` or :class:`GazetteerError`.
    """
    from counterclaim import __version__

    nlp, gazetteer = parse.load(language), Gazetteer.load(actors)
    finder = attribute.load(attributor, confidence=confidence)
    # By rules, no vectors are made that the scorers could read.
    scorer = appraise.load_scorer() if finder.name == "neural" else None
    stances = appraise.load_stance_scorer() if finder.name == "neural" else None
    graded = f"+events-{scorer.settings.version}" if scorer else ""
    graded += f"+stances-{stances.settings.version}" if stances else ""
    version = f"{__version__}+{finder.version}{graded}+{parse.pipeline_version(nlp)}"
    if actors:
        # Other lists give other readings: a ledger must not take a report for read because it was read without them.
        version += f"+actors-{content_id('actors', *(text_sha256(path.read_text('utf-8')) for path in actors))[:8]}"
    return Pipeline(nlp, finder, gazetteer, ModelInfo(finder.name, version), scorer, stances)


def prepare(report: Report) -> Report:
    """The report with its zones marked, and with dateline, agency and day of publication where the text gives them."""
    if len(report.text) > MAX_CHARACTERS:
        size = f"{len(report.text):,} characters, and one report can have {MAX_CHARACTERS:,}"
        raise InputError(f"{report.id}: the text has {size}; split it")
    zones = clean.find_zones(report.text)
    matter = clean.headline_matter(report.text, zones)
    return replace(
        report,
        zones=zones,
        dateline=report.dateline or matter.dateline,
        agency=report.agency or matter.agency,
        byline=report.byline or matter.byline,
        published=report.published or clean.published_in(report.text, zones),
    )


def _try_prepare(item: Report | Failure) -> Report | Failure:
    try:
        return prepare(item) if isinstance(item, Report) else item
    except CounterclaimError as error:
        return Failure(item.id, str(error))
