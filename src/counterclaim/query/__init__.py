"""Questions to the ledger. Answers are frozen dataclasses; ``to_json()`` turns each into what ``json.dumps`` takes."""

from counterclaim.query.disputes import disputes
from counterclaim.query.identity import identities, judge
from counterclaim.query.listing import claims, export, reports, show, status, timeline, who
from counterclaim.query.records import (
    ActorRef,
    ArgumentRef,
    ChannelRef,
    ClaimEntry,
    ClaimRef,
    Dispute,
    EvidenceRef,
    IdentityEntry,
    OfficeRef,
    Profile,
    ReportEntry,
    ReportRef,
    Shown,
    Side,
    SourceRef,
    Statement,
    to_json,
)

__all__ = [
    "ActorRef",
    "ArgumentRef",
    "ChannelRef",
    "ClaimEntry",
    "ClaimRef",
    "Dispute",
    "EvidenceRef",
    "IdentityEntry",
    "OfficeRef",
    "Profile",
    "ReportEntry",
    "ReportRef",
    "Shown",
    "Side",
    "SourceRef",
    "Statement",
    "claims",
    "disputes",
    "export",
    "identities",
    "judge",
    "reports",
    "show",
    "status",
    "timeline",
    "to_json",
    "who",
]
