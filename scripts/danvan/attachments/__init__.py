"""Files to download: what each really is, what may not be in it, its text, its pages, its signatures."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

import pypdfium2

from danvan.attachments.checking import Report, examine
from danvan.attachments.findings import Finding
from danvan.attachments.own_process import apart
from danvan.attachments.pdf import PREVIEW_WIDTH, first_page
from danvan.attachments.signature import Signature
from danvan.attachments.texts import text_in
from danvan.cache import Cache, code_of
from danvan.filetypes.packages import BadPackage

TOO_MUCH = Finding(
    "tệp quá phức tạp, không đọc hết được",
    "mở tệp, in hoặc xuất lại thành PDF (Lưu thành… → PDF); nếu tệp từ nơi khác gửi đến thì hỏi lại nơi gửi",
)
# What was kept by an older program is made anew.
CODE = f"{code_of(Path(__file__).parent)}-{pypdfium2.version.PYPDFIUM_INFO.version}"


def text_of(path: Path, cache: Cache | None = None) -> str:
    """The text of an attachment (PDF, Office, OpenDocument, RTF, text, zip), composed; kept by content in ``cache``.

    Empty for pictures and scans, and for a file that cannot be read (the content check says why).
    """
    if cache is None:
        return _text(path).decode()
    return cache.keep("text", f"{cache.digest(path)}-{CODE}", lambda: _text(path)).decode()


def report(path: Path, cache: Cache, roots: Sequence[bytes] = ()) -> Report:
    """What a file is and what is wrong with it; kept by content, name and the trusted ``roots``."""
    trusted = hashlib.sha256(b"\0".join(roots)).hexdigest()[:8]
    name = f"{cache.digest(path)}-{CODE}-{trusted}{path.suffix.lower()}"
    kept = json.loads(cache.keep("report", name, partial(_reported, path, roots)))
    signed = tuple(Signature(**item) for item in kept.pop("signatures"))
    findings = tuple(Finding(*item) for item in kept.pop("findings"))
    return Report(**kept, findings=findings, signatures=signed)


def preview(path: Path, cache: Cache) -> bytes:
    """A PDF's first page as a small WebP picture."""
    return cache.keep("preview", f"{cache.digest(path)}-{CODE}.webp", lambda: first_page(path.read_bytes()))


def _text(path: Path) -> bytes:
    try:
        return apart(lambda: text_in(path.read_bytes()).encode("utf-8", "replace"))
    except BadPackage:
        return b""


def _reported(path: Path, roots: Sequence[bytes]) -> bytes:
    def look() -> bytes:
        data = path.read_bytes()
        found = examine(path.name, data, roots)
        if found.pages:
            first_page(data)  # what cannot be drawn is told now, not while the site is made
        return _written(found)

    try:
        return apart(look)
    except BadPackage:
        return _written(Report("", path.stat().st_size, (TOO_MUCH,)))


def _written(found: Report) -> bytes:
    return json.dumps(asdict(found)).encode()


__all__ = [
    "PREVIEW_WIDTH", "Finding", "Report", "Signature", "preview", "report", "text_of",
]  # fmt: skip
