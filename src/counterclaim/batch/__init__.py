"""Many reports into a ledger, on one machine. A run may be stopped at any moment and begun again."""

from counterclaim.batch.add import Analyser, Progress, add

__all__ = ["Analyser", "Progress", "add"]
