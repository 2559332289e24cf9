"""Whether the page at an address shows the number of the document it is to confirm."""

from __future__ import annotations

import re

import requests
from lxml import html

from danvan.vietnamese import fold

LIMIT = 3_000_000
DASHES = re.compile("[\u2010-\u2015\u2212]")


def shows_number(url: str, number: str, timeout: float = 30) -> bool | None:
    """Whether the page's text has the number; None when its text cannot be read (a PDF, a broken certificate chain)."""
    try:
        with requests.get(url, timeout=timeout, stream=True, headers={"User-Agent": "danvan-link-check"}) as answer:
            if answer.status_code != 200 or "html" not in answer.headers.get("Content-Type", ""):
                return None
            data = answer.raw.read(LIMIT, decode_content=True)
    except (requests.RequestException, OSError):
        return None
    return has_number(data, number)


def has_number(page: bytes, number: str) -> bool | None:
    """Whether a page's text has a document's number, however its marks, spaces and dashes are written."""
    if not page.strip():
        return None
    # Most pages are UTF-8, and many do not say so.
    parser = html.HTMLParser(encoding="utf-8" if _is_utf8(page) else None)
    squeezed = _squeezed(" ".join(map(str, html.document_fromstring(page, parser=parser).itertext())))
    return re.search(rf"(?<!\d){re.escape(_squeezed(number))}(?![a-z0-9])", squeezed) is not None


def _is_utf8(page: bytes) -> bool:
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", DASHES.sub("-", fold(text)))
