"""Files to download: what each really is, what may not be in it, its text, its pages, its signature."""

from __future__ import annotations

from pathlib import Path

from danvan.attachments.texts import text_in
from danvan.cache import Cache, code_of

# What was kept by an older program is made anew.
CODE = code_of(Path(__file__).parent)


def text_of(path: Path, cache: Cache | None = None) -> str:
    """The text of an attachment (PDF, Office, OpenDocument, RTF, text, zip), composed; kept by content in ``cache``.

    Empty for pictures and scans, and for a file that cannot be read (the content check says why).
    """
    if cache is None:
        return text_in(path.read_bytes())
    name = f"{cache.digest(path)}-{CODE}"
    return cache.keep("text", name, lambda: text_in(path.read_bytes()).encode("utf-8", "replace")).decode()


__all__ = ["text_of"]
