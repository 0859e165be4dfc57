"""One report from its text and what is known about it."""

from __future__ import annotations

from counterclaim.errors import InputError
from counterclaim.ids import content_id, text_sha256
from counterclaim.model import Report
from counterclaim.read.address import published_at
from counterclaim.read.options import check_published


def from_text(
    text: str,
    *,
    id: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    published: str | None = None,
) -> Report:
    """A report with ``text`` unchanged. Without an ``id`` it has one from its content, address, outlet and title.

    Where ``published`` is not given, a day in the address is taken.
    Raises ``InputError`` where the text has nothing but white space or ``published`` is no ISO 8601 date or time.
    """
    if not text.strip():
        raise InputError("the text is empty; give the words of the report")
    published = (published or "").strip() or published_at(url)
    check_published(published)
    sha256 = text_sha256(text)
    return Report(
        id=id or content_id("report", url or "", outlet or "", title or "", sha256),
        text=text,
        sha256=sha256,
        url=url or None,
        outlet=outlet or None,
        byline=byline or None,
        title=(title or "").strip() or None,
        published=published,
    )
