"""Migrations from the first version of the ledger, for Alembic."""
