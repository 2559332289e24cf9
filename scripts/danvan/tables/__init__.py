"""A table → the files in which people take it away: CSV, Excel, Word. The same table gives the same bytes."""

from collections.abc import Callable

from danvan.tables.csv_file import as_csv
from danvan.tables.excel import as_xlsx
from danvan.tables.model import Cell, Table, TableGroup
from danvan.tables.word import as_docx

WRITERS: dict[str, Callable[[Table], bytes]] = {"csv": as_csv, "xlsx": as_xlsx, "docx": as_docx}

__all__ = ["WRITERS", "Cell", "Table", "TableGroup", "as_csv", "as_docx", "as_xlsx"]
