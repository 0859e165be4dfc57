"""The dependency parse that the rules read."""

from __future__ import annotations

from counterclaim.tree import Tree, grow

__all__ = ["Tree", "grow"]
