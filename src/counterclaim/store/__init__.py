"""The ledger: analyses in, analyses and rows for queries out. Nothing in it is ever overwritten."""

from counterclaim.store.identity import IdentityRow
from counterclaim.store.ledger import Across, Added, Entry, Ledger, Reading, Same, Status
from counterclaim.store.view import (
    ActorRow,
    ArgumentRow,
    AttributionRow,
    ClaimRow,
    Counts,
    Detail,
    FailureRow,
    LinkRow,
    ReportRow,
    View,
)

__all__ = [
    "Across",
    "ActorRow",
    "Added",
    "ArgumentRow",
    "AttributionRow",
    "ClaimRow",
    "Counts",
    "Detail",
    "Entry",
    "FailureRow",
    "IdentityRow",
    "Ledger",
    "LinkRow",
    "Reading",
    "ReportRow",
    "Same",
    "Status",
    "View",
]
