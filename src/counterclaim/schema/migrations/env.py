"""Alembic's entry: runs the migrations on the connection that ``schema.upgrade`` hands over, in its transaction."""

from alembic import context

from counterclaim.schema.migrate import VERSION_TABLE
from counterclaim.schema.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
context.run_migrations()
