"""The article of an HTML page and what the page says about it."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

from counterclaim.errors import InputError
from counterclaim.model import Report
from counterclaim.read.decode import decode
from counterclaim.read.options import ReadOptions
from counterclaim.read.records import check_length
from counterclaim.read.report import from_text

# Without a handler these libraries' warnings would reach standard error.
for _name in ("trafilatura", "htmldate", "charset_normalizer"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_SNIFF = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
# Only dates that the page's own markup gives as that of publication: a date found in the prose would be a guess.
_DATES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}


def is_page(text: str) -> bool:
    """Whether a text is an HTML page, by how it begins."""
    return _SNIFF.match(text[:4096]) is not None


def decode_page(data: bytes, *, declared: str | None = None) -> str:
    """The text of a page, with the encoding that the server or the page itself declares."""
    found = _CHARSET.search(data[:4096])
    return decode(data, declared=declared or (found.group(1).decode("ascii") if found else None))


def from_page(html: str, options: ReadOptions, *, url: str | None = None) -> Report:
    """The article of a page, with title, author, date and outlet from its metadata. Raises ``InputError`` where the
    page has no article."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    document = bare_extraction(
        html, url=url, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATES
    )
    text = document.text if isinstance(document, Document) else None
    if not isinstance(document, Document) or not text or not text.strip():
        raise InputError("no article was found in the page; save its text and give that")
    check_length(text, options)
    # An address that was fetched is known; the page's own is only what it claims to be.
    return from_text(
        text,
        url=options.url or url or document.url,
        outlet=options.outlet or document.sitename or document.hostname,
        title=options.title or document.title,
        byline=options.byline or document.author,
        published=options.published or document.date,
    )


def retrieved(report: Report, when: str) -> Report:
    """The report with the time at which it was fetched."""
    return replace(report, retrieved=when)
