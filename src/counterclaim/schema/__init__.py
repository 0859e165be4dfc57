"""The tables of the ledger, their migrations, and all that differs between databases."""

from counterclaim.schema.backend import Backend, backend_for
from counterclaim.schema.migrate import HEAD, VERSION_TABLE, VERSIONS, upgrade, version
from counterclaim.schema.tables import (
    STRIDE,
    actors,
    attribution_claims,
    attributions,
    claim_arguments,
    claim_keys,
    claims,
    cross_links,
    derivations,
    failures,
    links,
    metadata,
    reading_actors,
    readings,
    reports,
    times,
)

__all__ = [
    "HEAD",
    "STRIDE",
    "VERSIONS",
    "VERSION_TABLE",
    "Backend",
    "actors",
    "attribution_claims",
    "attributions",
    "backend_for",
    "claim_arguments",
    "claim_keys",
    "claims",
    "cross_links",
    "derivations",
    "failures",
    "links",
    "metadata",
    "reading_actors",
    "readings",
    "reports",
    "times",
    "upgrade",
    "version",
]
