"""A report as an Excel workbook: a sheet for each part, with native charts."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from danvan.reports.charts import of_cells
from danvan.reports.content import Block, Cell, Chart, Grid, Heading, Line, Linked, Report
from danvan.reports.desk import words
from danvan.tables.excel import BORDER, FILL, TOP
from danvan.tables.zipped import timeless

# Each sheet with the headings (by name) of what stands on it.
SHEETS = {
    "summary": ("figures.by_kind",), "months": ("figures.by_month",), "units": ("figures.by_unit",),
    "movements": ("figures.by_movement",), "tasks": ("figures.by_task",), "new": ("happened.new",),
    "changed": ("happened.changed",), "gone": ("happened.gone",),
    # A sheet each: their columns differ.
    "models": ("stale.models",), "unchecked": ("stale.unchecked",), "reviews": ("stale.reviews",), "translations": ("stale.translations",),
    "tracker": ("tracker.title",),
}  # fmt: skip
# A sheet's whole width in Excel's letters.
LETTERS = 130
# A line's height in points.
LINE = 15.5
BOLD = Font(bold=True)
LINK = Font(color="1F3864", underline="single", size=9)
LEFT, MIDDLE = Alignment(vertical="top"), Alignment(vertical="top", horizontal="center")


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
        blocks = [block for heading in headings for block in below[heading]]
        _section(sheet, blocks)
        _page(sheet, whole=any(isinstance(block, Chart) for block in blocks))
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
    grids = [_spread(block) for block in blocks if isinstance(block, Grid)]
    columns = max((len(grid.columns) for grid in grids), default=LETTERS // 8)
    for block in blocks:
        if isinstance(block, Heading):
            _bold(sheet, block.text)
        elif isinstance(block, Line):
            _sentence(sheet, block.text, columns)
        elif isinstance(block, Grid):
            first, value = sheet.max_row + 2, len(block.columns)
            _grid(sheet, _spread(block))
    for block in blocks:
        # Below all else, so that a sheet is no wider than its table when it is printed.
        if isinstance(block, Chart):
            sheet.add_chart(of_cells(block, sheet, first, value), f"A{sheet.max_row + 2}")


def _sentence(sheet: Worksheet, text: str, columns: int) -> None:
    """A sentence over the table's whole width: beyond it, it would make the printed sheet small."""
    sheet.append([text])
    row = sheet.max_row
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
    sheet.cell(row, 1).alignment = TOP
    sheet.row_dimensions[row].height = LINE * _lines(text, LETTERS)


def _spread(grid: Grid) -> Grid:
    """Names and their addresses in columns of their own: LibreOffice does not wrap a link, and a name is to be seen whole."""
    rows = tuple((*row[:-1], row[-1].text, row[-1]) for row in grid.rows if isinstance(row[-1], Linked))
    if not rows:
        return grid
    columns = (*grid.columns[:-1], words("columns.named"), words("columns.address"))
    return replace(grid, columns=columns, rows=rows, widths=(*grid.widths, grid.widths[-1]))


def _grid(sheet: Worksheet, grid: Grid) -> None:
    rows: tuple[tuple[Cell, ...], ...] = (grid.columns, *grid.rows)
    top = sheet.max_row + 1
    sheet.print_title_rows = f"{top}:{top}"
    widths = [LETTERS * share / sum(grid.widths) for share in grid.widths]
    for row, values in enumerate(rows, top):
        sheet.row_dimensions[row].height = LINE * max(map(_lines, values, widths))
        for column, value in enumerate(values, 1):
            _cell(sheet.cell(row, column), value)
            if row == top or (grid.total and row == top + len(grid.rows)):
                sheet.cell(row, column).font, sheet.cell(row, column).fill = BOLD, FILL
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def _cell(cell: Any, value: Cell) -> None:
    cell.value = value.address if isinstance(value, Linked) else value
    cell.border, cell.alignment = BORDER, TOP if isinstance(value, str) else MIDDLE
    if isinstance(value, Linked):
        cell.hyperlink, cell.font, cell.alignment = value.address, LINK, LEFT
    if isinstance(value, str | Linked):
        # A text that begins with "=" stays a text.
        cell.data_type = "s"
    elif not isinstance(value, int):
        cell.number_format = "dd/mm/yyyy"


def _lines(value: Cell, width: float) -> int:
    """How many lines a cell takes: not every program makes a row as high as its words."""
    return len(textwrap.wrap(value, max(int(width * 0.9), 1))) or 1 if isinstance(value, str) else 1


def _page(sheet: Worksheet, *, whole: bool) -> None:
    """Landscape; ``whole`` on one page, so that no chart is cut in two."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(whole)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
