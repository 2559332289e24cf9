"""Marking translations: which Vietnamese text an English file was made from."""

from __future__ import annotations

import re
from pathlib import Path

from danvan.library import Library
from danvan.problems import ContentError, Problem
from danvan.records import Record
from danvan.vietnamese import nearest

# As an editor writes it, on a line of its own or in a group: of: pending, {by: …, of: "3f2a9c01d4e5"}
OF = re.compile(r"""(\bof:\s*)(?:"[^"]*"|'[^']*'|[^\s,}]+)""")


def mark(root: Path, library: Library, keys: list[str]) -> list[str]:
    """Write today's hash of the Vietnamese text into the English files of the records; returns the files changed.

    To be called when a person has brought the translation up to date; with no keys, for those never marked. Raises
    ContentError for a key that has no English file; then nothing is written.
    """
    translated = {record.key: record for record in library.records.values() if record.translation("en")}
    unknown = [key for key in keys if key not in translated]
    if unknown:
        raise ContentError(_unknown(key, list(translated)) for key in unknown)
    chosen = [translated[key] for key in keys] if keys else [r for r in translated.values() if _pending(r)]
    return [path for record in chosen if (path := _write(root, record))]


def _unknown(key: str, known: list[str]) -> Problem:
    near = nearest(key, known)
    fix = f"có phải «{near}»?" if near else "xem mã ở tên tệp, bỏ .en.md"
    return Problem(key, 1, f"không có bản tiếng Anh nào mã «{key}»", fix)


def _pending(record: Record) -> bool:
    found = record.translation("en")
    return bool(found and found.pending)


def _write(root: Path, record: Record) -> str:
    """The path of the file when its mark changed, else nothing; all but the mark stays byte for byte."""
    found = record.translation("en")
    assert found is not None
    path = root / found.source.path
    lines = path.read_bytes().decode("utf-8").splitlines(keepends=True)
    row = found.source.line_of(("translation", "of")) - 1
    new = OF.sub(rf"\g<1>{record.source_hash}", lines[row], count=1)
    if new == lines[row]:
        return ""
    lines[row] = new
    path.write_bytes("".join(lines).encode())
    return found.source.path
