"""Time: the time expressions of a report with their values, and what was said or happened when."""

from __future__ import annotations

from counterclaim.time.finder import find
from counterclaim.time.placing import place

__all__ = ["find", "place"]
