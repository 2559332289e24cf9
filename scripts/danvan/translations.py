"""Marking translations: which Vietnamese text an English file was made from."""

from __future__ import annotations

import re
from pathlib import Path

from danvan.library import Library
from danvan.records import Record

OF = re.compile(r"^(translation:\n(?:[ ]+[^\n]*\n)*?[ ]+of: )[^\n]*$", re.MULTILINE)
INLINE = re.compile(r"^(translation: \{of: )[^,}]*", re.MULTILINE)


def mark(root: Path, library: Library, keys: list[str]) -> list[str]:
    """Write today's hash of the Vietnamese text into the English files of the records; returns the files changed.

    To be called when a person has brought the translation up to date; with no keys, for those never marked.
    """
    chosen = [record for record in library.records.values() if record.translation("en") and _wanted(record, keys)]
    return [path for record in chosen if (path := _write(root, record))]


def _wanted(record: Record, keys: list[str]) -> bool:
    found = record.translation("en")
    assert found is not None
    return record.key in keys if keys else found.fields.translation.of == "pending"


def _write(root: Path, record: Record) -> str:
    found = record.translation("en")
    assert found is not None
    path = root / found.source.path
    text = path.read_text("utf-8")
    new = INLINE.sub(rf"\g<1>{record.source_hash()}", OF.sub(rf"\g<1>{record.source_hash()}", text, count=1), count=1)
    if new == text:
        return ""
    path.write_text(new, "utf-8")
    return found.source.path
