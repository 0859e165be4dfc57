"""Pages and files from the web."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from counterclaim.errors import InputError
from counterclaim.read.options import ReadOptions

if TYPE_CHECKING:
    from urllib3 import PoolManager

_TEXTUAL = re.compile(r"text/|application/(?:xhtml\+xml|xml|json|x-ndjson|jsonl|jsonlines|gzip|x-gzip|octet-stream)")
_CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.I)
_CHUNK = 65536


class Fetched(NamedTuple):
    """What a server sent: the address after redirections, the content type, its charset and the bytes."""

    url: str
    content_type: str
    charset: str | None
    data: bytes


def is_url(given: str) -> bool:
    """Whether an input is the address of a page."""
    return given.lower().startswith(("http://", "https://"))


def fetch(url: str, options: ReadOptions) -> Fetched:
    """What lies at an address. Raises ``InputError`` where it cannot be had, is no text or is too large."""
    import urllib3

    try:
        return _fetch(url, options)
    except urllib3.exceptions.MaxRetryError as error:
        raise InputError(f"it cannot be fetched: {_reason(error.reason or error)}; check the address") from None
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise InputError(f"it cannot be fetched: {_reason(error)}; check the address") from None


def _fetch(url: str, options: ReadOptions) -> Fetched:
    from urllib3 import Retry, Timeout

    response = _pool(url).request(
        "GET",
        url,
        headers={"User-Agent": "counterclaim", "Accept": "text/html,text/plain,*/*;q=0.5"},
        timeout=Timeout(connect=options.timeout, read=options.timeout),
        retries=Retry(total=5, connect=1, read=0, redirect=5, status=0),
        preload_content=False,
    )
    try:
        if response.status != 200:
            answer = f"{response.status} {response.reason or ''}".rstrip()
            raise InputError(f"the server answered {answer}; check the address")
        content_type = response.headers.get("Content-Type", "text/html")
        if not _TEXTUAL.match(content_type.lower()):
            raise InputError(f"it is {content_type.split(';')[0]}, not text; give the address of a page or a text")
        charset = _CHARSET.search(content_type)
        data = _body(response.stream(_CHUNK, decode_content=True), options.max_bytes)
        return Fetched(urljoin(url, response.geturl() or ""), content_type, charset.group(1) if charset else None, data)
    finally:
        response.release_conn()


def _pool(url: str) -> PoolManager:
    from urllib3 import PoolManager, ProxyManager

    parts = urlsplit(url)
    proxy = None if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme)
    return ProxyManager(proxy) if proxy else PoolManager()


def _body(chunks: Iterable[bytes], limit: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise InputError(f"it has more than {limit:,} bytes; save the part that matters and give that")
        pieces.append(chunk)
    return b"".join(pieces)


def _reason(error: object) -> str:
    """What went wrong, without the object addresses that urllib3 puts before it."""
    text = str(error).split("\n")[0]
    return re.sub(r"^(?:<[^>]*>|\w*Connection\w*\([^)]*\)):\s*", "", text) or type(error).__name__
