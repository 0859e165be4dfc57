"""counterclaim reads news reports and keeps the ledger of contested claims.

>>> import counterclaim
>>> report = counterclaim.from_text("Pyongyang denied that it had sold arms.", published="2022-09-22")
>>> analysis = counterclaim.load().analyse(report)

What is exported here is documented in docs/api.md and imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.2.0"

if TYPE_CHECKING:
    from counterclaim.errors import CounterclaimError
    from counterclaim.formats import from_json, to_json
    from counterclaim.model import Analysis, Attribution, Claim, Failure, Link, Report
    from counterclaim.pipeline import Pipeline, load
    from counterclaim.read import ReadOptions, from_text
    from counterclaim.store import Ledger

__all__ = [
    "Analysis",
    "Attribution",
    "Claim",
    "CounterclaimError",
    "Failure",
    "Ledger",
    "Link",
    "Pipeline",
    "ReadOptions",
    "Report",
    "__version__",
    "from_json",
    "from_text",
    "load",
    "to_json",
]

_HOMES = {
    "errors": ("CounterclaimError",),
    "formats": ("from_json", "to_json"),
    "model": ("Analysis", "Attribution", "Claim", "Failure", "Link", "Report"),
    "pipeline": ("Pipeline", "load"),
    "read": ("ReadOptions", "from_text"),
    "store": ("Ledger",),
}
_HOME_OF = {name: room for room, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import a member when it is first asked for (PEP 562): the language pipeline takes a second to import."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
