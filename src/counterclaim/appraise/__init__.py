"""Appraisal: what a source does with its content, how certain it holds it, through what and on what evidence."""

from __future__ import annotations

from counterclaim.appraise.appraiser import appraise
from counterclaim.appraise.commitments import commit
from counterclaim.appraise.factuality import event_factuality
from counterclaim.appraise.hedges import find_hedges
from counterclaim.appraise.media import Outlets
from counterclaim.appraise.scorer import EventScorer, event_commitment, load_scorer
from counterclaim.appraise.stance_scorer import StanceScorer, load_stance_scorer

__all__ = [
    "EventScorer",
    "Outlets",
    "StanceScorer",
    "appraise",
    "commit",
    "event_commitment",
    "event_factuality",
    "find_hedges",
    "load_scorer",
    "load_stance_scorer",
]
