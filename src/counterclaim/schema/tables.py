"""The tables of the ledger. Rows are only ever added.

A report is read into *readings*, one for each distinct outcome; what was read hangs on its reading and shares the
reading's ``recorded``. All other tables carry ``recorded`` themselves. Ids are those of the model; keys are the
database's own, ascending in the order of recording.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
)

from counterclaim.schema.types import AnyText, Json, Moment

STRIDE = 1 << 20
"""The key of the n-th attribution or claim of a reading is ``reading * STRIDE + n``: known before it is written, and
the rows of a report lie together."""

metadata = MetaData()

# SQLite makes a column its row id only where the type is spelt INTEGER; that holds 64 bits.
Key = BigInteger().with_variant(Integer(), "sqlite")

reports = Table(
    "reports",
    metadata,
    Column("key", Key, primary_key=True),
    Column("digest", String, nullable=False, unique=True),  # over all that the publisher gave
    Column("id", AnyText, nullable=False, index=True),
    Column("chain", String, nullable=False, index=True),  # the digest of the first revision
    Column("revises", Key, ForeignKey("reports.key")),
    Column("sha256", String, nullable=False, index=True),
    Column("url", AnyText, index=True),
    Column("outlet", AnyText),
    Column("published", String),  # as given
    Column("published_on", String),  # the day, or NULL
    Column("retrieved", String),
    Column("revision_of", AnyText),  # as given
    Column("recorded", Moment, nullable=False),
    Column("title", AnyText),
    Column("text", AnyText, nullable=False),  # last, so that SQLite reads no text where none is asked for
)

readings = Table(
    "readings",
    metadata,
    Column("key", Key, primary_key=True),
    Column("id", String, nullable=False, unique=True),  # over all that was read
    Column("report", Key, ForeignKey("reports.key"), nullable=False, index=True),
    Column("given", String, nullable=False, index=True),  # over the report as it went into the pipeline
    Column("model_name", AnyText, nullable=False),
    Column("model_version", AnyText, nullable=False),
    Column("recorded", Moment, nullable=False, index=True),
    Column("agency", AnyText),
    Column("byline", AnyText),
    Column("dateline", AnyText),
    Column("language", AnyText),
    Column("zones", Json, nullable=False),
    Column("commitments", Json, nullable=False),
)

actors = Table(
    "actors",
    metadata,
    Column("key", Key, primary_key=True),
    Column("digest", String, nullable=False, unique=True),  # over all fields of the actor
    Column("id", AnyText, nullable=False, index=True),
    Column("name", AnyText, nullable=False),
    Column("kind", String, nullable=False),
    Column("parent", AnyText, index=True),
    Column("method", AnyText, nullable=False),
    Column("recorded", Moment, nullable=False),
)

actor_keys = Table(
    "actor_keys",
    metadata,
    # By what actors worth comparing find each other.
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("actor", AnyText, primary_key=True),
    sqlite_with_rowid=False,
)

identities = Table(
    "identities",
    metadata,
    # Which actors are one: what the program found, and what a person judged, the newest of which holds.
    Column("key", Key, primary_key=True),
    Column("left", AnyText, nullable=False, index=True),
    Column("right", AnyText, nullable=False, index=True),
    Column("verdict", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("method", AnyText, nullable=False),
    Column("reason", AnyText),
    Column("assessor", AnyText),
    Column("recorded", Moment, nullable=False),
)

reading_actors = Table(
    "reading_actors",
    metadata,
    Column("reading", Key, ForeignKey("readings.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("actor", Key, ForeignKey("actors.key"), nullable=False, index=True),
)

attributions = Table(
    "attributions",
    metadata,
    Column("key", Key, primary_key=True),
    Column("reading", Key, ForeignKey("readings.key"), nullable=False, index=True),
    Column("id", AnyText, nullable=False, index=True),
    Column("parent", AnyText),
    Column("actor", AnyText, index=True),
    Column("source_name", AnyText),
    Column("name_status", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("factuality", String, nullable=False),
    Column("perspectives", Json, nullable=False),
    Column("attitude", String, nullable=False),
    Column("form", String, nullable=False),
    Column("said_on", String),  # the first moment of ``said``, where that is resolved
    Column("confidence", Float, nullable=False),
    Column("method", AnyText, nullable=False),
    Column("lemma", AnyText, nullable=False),
    Column("description", AnyText),
    Column("count_claimed", BigInteger),
    Column("anonymity_reason", AnyText),
    Column("members", Json, nullable=False),
    Column("source_spans", Json, nullable=False),
    Column("cue_spans", Json, nullable=False),
    Column("content_spans", Json, nullable=False),
    Column("hedges", Json, nullable=False),
    Column("channel", Json),
    Column("evidence", Json, nullable=False),
    Column("said", Json),
    Column("happened", Json),
    Column("source_text", AnyText, nullable=False),  # the words of the source, for aliases
    Column("content_text", AnyText, nullable=False),  # the words of the content, for full-text search
)

attribution_members = Table(
    "attribution_members",
    metadata,
    # The actors of several sources that are joined in one, so that each is found.
    Column("attribution", Key, ForeignKey("attributions.key"), primary_key=True),
    Column("actor", AnyText, primary_key=True, index=True),
)

attribution_claims = Table(
    "attribution_claims",
    metadata,
    Column("attribution", Key, ForeignKey("attributions.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("claim", AnyText, nullable=False, index=True),  # the id, which claims of many readings share
)

claims = Table(
    "claims",
    metadata,
    Column("key", Key, primary_key=True),
    Column("reading", Key, ForeignKey("readings.key"), nullable=False, index=True),
    Column("id", AnyText, nullable=False, index=True),
    Column("predicate", AnyText, nullable=False, index=True),
    Column("stage", String),
    Column("quantities", Json, nullable=False),
    Column("text", AnyText, nullable=False),
)

claim_arguments = Table(
    "claim_arguments",
    metadata,
    Column("claim", Key, ForeignKey("claims.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("role", AnyText, nullable=False),
    Column("name", AnyText, nullable=False),
    Column("actor", AnyText),
    Column("filler", AnyText, nullable=False, index=True),  # the actor's id, else the name in lower case
    Column("span_start", BigInteger),
    Column("span_end", BigInteger),
)

claim_keys = Table(
    "claim_keys",
    metadata,
    # By what claims worth comparing find each other; once for each claim id, at its first recording.
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("claim", Key, ForeignKey("claims.key"), primary_key=True),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    metadata,
    Column("reading", Key, ForeignKey("readings.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("left", AnyText, nullable=False, index=True),
    Column("right", AnyText, nullable=False, index=True),
    Column("relation", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("method", AnyText, nullable=False),
    Column("scope", Json, nullable=False),
)

cross_links = Table(
    "cross_links",
    metadata,
    Column("key", Key, primary_key=True),
    Column("left", AnyText, nullable=False),
    Column("right", AnyText, nullable=False, index=True),
    Column("relation", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("method", AnyText, nullable=False),
    Column("scope", Json, nullable=False),
    Column("recorded", Moment, nullable=False),
    Index("cross_links_once", "left", "right", "relation", "method", unique=True),
)

times = Table(
    "times",
    metadata,
    Column("reading", Key, ForeignKey("readings.key"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("text", AnyText, nullable=False),
    Column("span_start", BigInteger, nullable=False),
    Column("span_end", BigInteger, nullable=False),
    Column("timex", AnyText),
    Column("mod", AnyText),
    Column("start", AnyText),
    Column("end", AnyText),
    Column("granularity", AnyText),
    Column("resolved", Integer, nullable=False),
)

derivations = Table(
    "derivations",
    metadata,
    Column("key", Key, primary_key=True),
    Column("left", AnyText, nullable=False),
    Column("right", AnyText, nullable=False),
    Column("kind", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("method", AnyText, nullable=False),
    Column("recorded", Moment, nullable=False),
    Index("derivations_once", "left", "right", "kind", "method", unique=True),
)

failures = Table(
    "failures",
    metadata,
    Column("key", Key, primary_key=True),
    Column("id", AnyText, nullable=False, index=True),
    Column("error", AnyText, nullable=False),
    Column("recorded", Moment, nullable=False),
)
