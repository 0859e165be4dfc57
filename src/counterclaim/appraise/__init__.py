"""Appraisal: what a source does with its content, how certain it holds it, through what and on what evidence."""

from __future__ import annotations

from counterclaim.appraise.appraiser import appraise
from counterclaim.appraise.factuality import event_factuality
from counterclaim.appraise.hedges import find_hedges
from counterclaim.appraise.media import Outlets

__all__ = ["Outlets", "appraise", "event_factuality", "find_hedges"]
