"""A table as CSV."""

from __future__ import annotations

import csv
import io

from danvan.tables.model import Table, shown

# Excel takes a file for UTF-8 only when it begins with this mark.
BOM = "\ufeff"
# A spreadsheet would reckon with a text that begins so (OWASP, "CSV injection").
FORMULA = ("=", "+", "-", "@", "\t")


def as_csv(table: Table) -> bytes:
    """Comma-separated values (RFC 4180) in UTF-8 with a byte order mark; a group's heading is the first column."""
    into = io.StringIO(newline="")
    writer = csv.writer(into)
    writer.writerow(([table.by] if table.grouped else []) + list(table.columns))
    for group in table.groups:
        for row in group.rows:
            writer.writerow(
                [_safe(cell) for cell in ([group.heading] if table.grouped else []) + [shown(c) for c in row]]
            )
    return (BOM + into.getvalue()).encode()


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
