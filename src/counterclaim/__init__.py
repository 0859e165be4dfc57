"""counterclaim reads news reports and keeps the ledger of contested claims."""

__version__ = "0.1.0"
