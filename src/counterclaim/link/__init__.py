"""Link: which claims are one, which denial answers which allegation, and what it leaves unanswered.

:func:`within` links one report, :func:`across` the claims of different reports; :func:`same` tells which actors are
one.
"""

from counterclaim.link.identity import same
from counterclaim.link.linking import across, within

__all__ = ["across", "same", "within"]
