"""The text of an Excel file: every cell of every sheet, the hidden ones too, and the notes beside them."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from danvan.filetypes.packages import UNREADABLE, BadPackage, opened, parse

if TYPE_CHECKING:
    from openpyxl import Workbook

# Empty ones that lie between others included: ten times the largest real sheet.
MAX_CELLS = 5_000_000
NOTES = re.compile(r"xl/(?:comments|threadedComments|drawings)\w*(?:/\w+)?\.xml")


def sheet_text(data: bytes) -> str:
    """A line for each row, its cells parted by tabs; then the notes. Raises BadPackage."""
    with opened(data) as package:
        return "\n".join([*_rows(data), *_notes(package)])


def _rows(data: bytes) -> list[str]:
    # A tenth of a second to load: only for a sheet that no earlier run has read.
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl would not write back
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            return ["\t".join(_shown(value) for value in row if value is not None) for row in _counted(book)]
    # What openpyxl raises on a file that is no right workbook.
    except (*UNREADABLE, TypeError, AttributeError, IndexError, SyntaxError) as error:
        raise BadPackage("bảng tính hỏng") from error


def _counted(book: Workbook) -> Iterator[tuple[object, ...]]:
    """The rows of every sheet; a cell far away makes many empty ones before it, and there may be no end of them."""
    left = MAX_CELLS
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # else each row is filled up to the last column that the sheet says it has
        for row in sheet.iter_rows(values_only=True):
            left -= len(row) + 1
            if left < 0:
                raise BadPackage("bảng tính có quá nhiều ô")
            yield row


def _shown(value: object) -> str:
    if isinstance(value, dt.datetime | dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _notes(package: zipfile.ZipFile) -> list[str]:
    parts = [parse(package.read(name)) for name in package.namelist() if NOTES.fullmatch(name)]
    return [" ".join(str(text) for text in part.itertext("{*}*") if text.strip()) for part in parts]
