"""A report as an Excel workbook: a sheet for each part, with native charts."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from danvan.reports.charts import of_cells
from danvan.reports.content import Block, Cell, Grid, Heading, Line, Linked, Report
from danvan.reports.desk import words
from danvan.tables.excel import BORDER, FILL, TOP
from danvan.tables.zipped import timeless

# Each sheet with the headings (by name) of what stands on it.
SHEETS = {
    "summary": ("figures.by_kind",), "months": ("figures.by_month",), "units": ("figures.by_unit",),
    "movements": ("figures.by_movement",), "tasks": ("figures.by_task",), "new": ("happened.new",),
    "changed": ("happened.changed",), "gone": ("happened.gone",),
    "stale": ("stale.models", "stale.unchecked", "stale.reviews", "stale.translations"), "tracker": ("tracker.title",),
}  # fmt: skip
# A sheet's whole width in Excel's letters.
LETTERS = 110
BOLD = Font(bold=True)
LINK = Font(color="1F3864", underline="single")
NUMBER = Alignment(vertical="top", horizontal="center")


def as_xlsx(report: Report) -> bytes:
    """The workbook. The same report gives the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator, book.properties.language = report.title, report.agency, "vi"
    below = _below(report.blocks)
    for name, headings in SHEETS.items():
        sheet = book.create_sheet(words(f"sheets.{name}"))
        _bold(sheet, report.agency)
        _bold(sheet, report.title)
        for heading in headings:
            _section(sheet, below[heading])
        _page(sheet)
    into = io.BytesIO()
    book.save(into)
    return timeless(into.getvalue())


def _below(blocks: Sequence[Block]) -> dict[str, list[Block]]:
    """Each heading by its name, with what stands below it until the next one."""
    found: dict[str, list[Block]] = {}
    under: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            under = found[block.name] = []
        under.append(block)
    return found


def _bold(sheet: Worksheet, text: str) -> None:
    sheet.append([text])
    sheet.cell(sheet.max_row, 1).font = BOLD


def _section(sheet: Worksheet, blocks: Sequence[Block]) -> None:
    sheet.append([" "])
    first = value = 0
    for block in blocks:
        if isinstance(block, Heading):
            _bold(sheet, block.text)
        elif isinstance(block, Line):
            sheet.append([block.text])
        elif isinstance(block, Grid):
            first, value = sheet.max_row + 2, len(block.columns)
            _grid(sheet, block)
        else:
            # Beside the table, where no sentence below it is covered.
            sheet.add_chart(of_cells(block, sheet, first, value), f"{get_column_letter(value + 2)}{first - 1}")


def _grid(sheet: Worksheet, grid: Grid) -> None:
    rows: tuple[tuple[Cell, ...], ...] = (grid.columns, *grid.rows)
    top = sheet.max_row + 1
    for row, values in enumerate(rows, top):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column, value.text if isinstance(value, Linked) else value)
            cell.border, cell.alignment = BORDER, NUMBER if isinstance(value, int) else TOP
            if isinstance(value, Linked):
                cell.hyperlink, cell.font = value.address, LINK
            if isinstance(value, str | Linked):
                # A text that begins with "=" stays a text.
                cell.data_type = "s"
            elif not isinstance(value, int):
                cell.number_format = "dd/mm/yyyy"
            if row == top or (grid.total and row == top + len(grid.rows)):
                cell.font, cell.fill = BOLD, FILL
    _widen(sheet, grid)


def _widen(sheet: Worksheet, grid: Grid) -> None:
    for column, share in enumerate(grid.widths, 1):
        held = sheet.column_dimensions[get_column_letter(column)]
        held.width = max(held.width if held.customWidth else 0, LETTERS * share / sum(grid.widths))


def _page(sheet: Worksheet) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
