"""A table → the files in which people take it away: CSV, Excel, Word. The same table gives the same bytes."""

from collections.abc import Callable

from danvan.tables.csv_file import as_csv
from danvan.tables.model import Cell, Table, TableGroup


def as_xlsx(table: Table) -> bytes:
    """An Excel file. What writes it takes a tenth of a second to load: only when a list has changed."""
    from danvan.tables.excel import as_xlsx as written

    return written(table)


def as_docx(table: Table) -> bytes:
    """A Word file. What writes it is loaded as late."""
    from danvan.tables.word import as_docx as written

    return written(table)


WRITERS: dict[str, Callable[[Table], bytes]] = {"csv": as_csv, "xlsx": as_xlsx, "docx": as_docx}

__all__ = ["WRITERS", "Cell", "Table", "TableGroup", "as_csv", "as_docx", "as_xlsx"]
