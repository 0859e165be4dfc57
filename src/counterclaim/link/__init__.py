"""Link: which claims are one, which denial answers which allegation, and what it leaves unanswered.

:func:`within` links one report, :func:`across` the claims of different reports.
"""

from counterclaim.link.linking import across, within

__all__ = ["across", "within"]
