"""The clock taken out of Office files: they are zip archives whose parts carry the time at which they were written."""

from __future__ import annotations

import io
import re
import zipfile

# The earliest time that a zip archive can name; a list's own day stands in its text.
MOMENT = (1980, 1, 1, 0, 0, 0)
STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def timeless(data: bytes) -> bytes:
    """The archive with the same parts in the same order, all of one fixed moment."""
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                content = STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", content)
            new.writestr(zipfile.ZipInfo(part.filename, MOMENT), content, zipfile.ZIP_DEFLATED)
    return into.getvalue()
