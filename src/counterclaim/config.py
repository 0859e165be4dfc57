"""Where things are kept on this machine."""

from __future__ import annotations

import os

LEDGER_VARIABLE = "COUNTERCLAIM_LEDGER"
"""The environment variable that names the ledger to use."""

__all__ = ["LEDGER_VARIABLE", "ledger_path"]


def ledger_path(explicit: str | None = None) -> str:
    """Where the ledger is: the path or URL given, else ``COUNTERCLAIM_LEDGER``, else a file of the user."""
    return explicit or os.environ.get(LEDGER_VARIABLE) or _default_path()


def _default_path() -> str:
    import platformdirs

    return str(platformdirs.user_data_path("counterclaim", appauthor=False) / "ledger.sqlite")
