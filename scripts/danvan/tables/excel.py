"""A table as an Excel workbook."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from danvan.tables.model import Table
from danvan.tables.zipped import timeless

SHEET = {"vi": "Danh mục", "en": "List"}
THIN = Side(style="thin", color="888888")
BORDER = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
FILL = PatternFill("solid", fgColor="DBE4EE")
TOP = Alignment(vertical="top", wrap_text=True)


def as_xlsx(table: Table) -> bytes:
    """A workbook of one sheet: head, title, a table that can be filtered and prints on A4 with its columns' names."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET[table.lang]
    book.properties.title, book.properties.creator, book.properties.language = table.title, table.agency[-1], table.lang
    for text in (*table.agency, table.title.upper(), table.note):
        sheet.append([text])
    sheet.cell(len(table.agency), 1).font = Font(bold=True)
    sheet.cell(len(table.agency) + 1, 1).font = Font(bold=True, size=14)
    first = len(table.agency) + 4
    _fill(sheet, table, first)
    _page(sheet, table, first)
    into = io.BytesIO()
    book.save(into)
    return timeless(into.getvalue())


def _fill(sheet: Worksheet, table: Table, first: int) -> None:
    names = ([table.by] if table.grouped else []) + list(table.columns)
    for column, name in enumerate(names, 1):
        cell = sheet.cell(first, column, name)
        cell.font, cell.fill, cell.border, cell.alignment = Font(bold=True), FILL, BORDER, TOP
    row = first
    for group in table.groups:
        for values in group.rows:
            row += 1
            for column, value in enumerate(([group.heading] if table.grouped else []) + list(values), 1):
                cell = sheet.cell(row, column, value)
                cell.border, cell.alignment = BORDER, TOP
                if isinstance(value, str):
                    # A text that begins with "=" stays a text.
                    cell.data_type = "s"
                else:
                    cell.number_format = "dd/mm/yyyy"
            sheet.cell(row, len(names)).hyperlink = str(values[-1])
    sheet.auto_filter.ref = f"A{first}:{get_column_letter(len(names))}{row}"


def _page(sheet: Worksheet, table: Table, first: int) -> None:
    for column, width in enumerate(([24] if table.grouped else []) + list(table.widths), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{first + 1}"
    sheet.print_title_rows = f"{first}:{first}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
