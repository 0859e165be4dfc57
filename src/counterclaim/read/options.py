"""What the caller knows about the reports better than the inputs do, and how much is read."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from counterclaim.errors import InputError

MAX_CHARACTERS = 900_000
"""spaCy's parser takes about a gigabyte for every 100,000 words; a report is never this long."""
DETAILS = ("url", "outlet", "title", "byline", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Details that take the place of what the inputs say, and limits.

    ``max_characters`` bounds one report (the language pipeline takes no more than a million), ``max_bytes`` what is
    read of one file, address or line, ``timeout`` (seconds) each wait for a server. Raises ``InputError`` where
    ``published`` is no ISO 8601 date or time, or a limit is not positive.
    """

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    max_characters: int = MAX_CHARACTERS
    max_bytes: int = 50_000_000
    timeout: float = 20.0

    def __post_init__(self) -> None:
        check_published(self.published)
        for field in fields(self)[-3:]:
            if getattr(self, field.name) <= 0:
                raise InputError(f"{field.name} must be greater than 0, not {getattr(self, field.name)!r}")


def check_published(published: str | None) -> None:
    """Raises ``InputError`` unless ``published`` is ``None`` or an ISO 8601 date or time."""
    if published is None:
        return
    try:
        datetime.fromisoformat(published)
    except ValueError:
        raise InputError(
            f"published is no ISO 8601 date or time: {published!r}; write it like 2022-09-22 or 2022-09-22T14:30:00Z"
        ) from None
