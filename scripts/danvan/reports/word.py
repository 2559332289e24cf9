"""A report as a Word file in the layout of Decree 30/2020/NĐ-CP, appendix I: A4, margins, type, head, signature."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document as new_document
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.shared import Mm, Pt, RGBColor

from danvan.reports import word_parts as parts
from danvan.reports.content import Block, Cell, Chart, Grid, Heading, Line, Linked, Report, shown
from danvan.tables.word import describe, repeat, set_type
from danvan.tables.zipped import timeless

# Appendix I, part I.1 and II: top and bottom 20-25 mm, left 30-35, right 15-20; text 13-14, first line 10 or 12.7 mm.
TOP, LEFT, RIGHT, SIZE, INDENT = 20, 30, 15, 14, 12.7
WIDTH = 210 - LEFT - RIGHT
HEAD = (65, 100)
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
CENTRE, RIGHT_SIDE, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
GREY, LIGHT = "D9D9D9", "EDEDED"


def as_docx(report: Report) -> bytes:
    """The Word file. The same report gives the same bytes."""
    file = new_document()
    _page(file)
    describe(file, report.title, report.agency, "vi")
    _head(file, report)
    _title(file, report)
    _text(file, report.opening)
    charts = 0
    for block in report.blocks:
        charts += isinstance(block, Chart)
        _block(file, block, charts)
    _text(file, report.closing, kept=True)
    _foot(file, report)
    into = io.BytesIO()
    file.save(into)
    return timeless(into.getvalue())


def _page(file: WordFile) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(TOP)
    section.left_margin, section.right_margin, section.header_distance = Mm(LEFT), Mm(RIGHT), Mm(10)
    # The first page has no number; the others have it in the middle of their top.
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    parts.page_number(number)
    normal: Any = file.styles["Normal"]
    set_type(normal, SIZE, "vi")
    normal.paragraph_format.space_after = Pt(0)
    for level in (1, 2):
        style: Any = file.styles[f"Heading {level}"]
        set_type(style, SIZE, "vi")
        style.font.bold, style.font.italic, style.font.color.rgb = True, False, RGBColor(0, 0, 0)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12 if level == 1 else 6), Pt(6)


def _head(file: WordFile, report: Report) -> None:
    """Motto and agency side by side, then number, place and day: what is not known is left to be written."""
    table: Any = file.add_table(2, 2)
    _widths(table, HEAD)
    left, right = table.rows[0].cells
    _line(left.paragraphs[0], report.parent.upper(), 13)
    _line(left.add_paragraph(), report.agency.upper(), 13, bold=True)
    _rule(left, 22)
    _line(right.paragraphs[0], MOTTO[0], 13, bold=True)
    _line(right.add_paragraph(), MOTTO[1], 14, bold=True)
    _rule(right, 19.5)
    _line(table.cell(1, 0).paragraphs[0], f"Số:          /BC-{report.symbol}", 13)
    date = f"{report.place}, ngày       tháng       năm {report.today.year}"
    _line(table.cell(1, 1).paragraphs[0], date, 14).italic = True


def _line(paragraph: Any, text: str, size: float, *, bold: bool = False) -> Any:
    paragraph.alignment = CENTRE
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    return run.font


def _rule(cell: Any, indent: float) -> None:
    paragraph = cell.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(3)
    paragraph.paragraph_format.space_after = Pt(8)
    parts.rule(paragraph, indent)


def _title(file: WordFile, report: Report) -> None:
    head: Any = file.add_paragraph()
    head.paragraph_format.space_before = Pt(14)
    _line(head, "BÁO CÁO", 14, bold=True)
    _line(file.add_paragraph(), report.title, 14, bold=True)
    _rule(file, 62)


def _block(file: WordFile, block: Block, number: int) -> None:
    if isinstance(block, Heading):
        file.add_heading(block.text, block.level).paragraph_format.first_line_indent = Mm(INDENT)
    elif isinstance(block, Line):
        _text(file, block.text, blank=block.blank)
    elif isinstance(block, Grid):
        _grid(file, block)
    else:
        paragraph: Any = file.add_paragraph()
        paragraph.alignment, paragraph.paragraph_format.space_before = CENTRE, Pt(8)
        parts.chart(file, paragraph, number, block)


def _text(file: WordFile, text: str, *, blank: bool = False, kept: bool = False) -> None:
    """A paragraph; ``kept`` on one page with what follows it."""
    paragraph: Any = file.add_paragraph()
    paragraph.alignment, form = BOTH, paragraph.paragraph_format
    form.first_line_indent, form.space_before, form.space_after = Mm(INDENT), Pt(6), Pt(6)
    form.keep_with_next = kept
    run = paragraph.add_run(text)
    if blank:
        run.italic, run.font.highlight_color = True, WD_COLOR_INDEX.YELLOW


def _grid(file: WordFile, grid: Grid) -> None:
    table: Any = file.add_table(len(grid.rows) + 1, len(grid.columns), "Table Grid")
    table.alignment = 1
    _widths(table, [WIDTH * share / sum(grid.widths) for share in grid.widths])
    last = len(grid.rows) if grid.total else 0
    for index, (line, values) in enumerate(zip(table.rows, (grid.columns, *grid.rows), strict=True)):
        parts.whole(line)
        for cell, value in zip(line.cells, values, strict=True):
            _cell(cell, value, bold=index in (0, last), head=index == 0)
            if index == 0 or (grid.matrix and value == 0):
                parts.shade(cell, GREY if index == 0 else LIGHT)
    repeat(table.rows[0])
    file.add_paragraph().paragraph_format.line_spacing = Pt(6)


def _widths(table: Any, widths: Sequence[float]) -> None:
    """In the grid and in every cell: Word goes by the cells, LibreOffice by the grid."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _cell(cell: Any, value: Cell, *, bold: bool, head: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    if isinstance(value, Linked):
        parts.link(paragraph, value.text, value.address)
        below = paragraph.add_run()
        below.add_break()
        below.add_text(value.address)
        below.font.size = Pt(10)
    else:
        paragraph.add_run(shown(value)).bold = bold
    if head or not isinstance(value, str | Linked):
        paragraph.alignment = CENTRE
    for run in paragraph.runs:
        run.font.size = run.font.size or Pt(12)
    for linked in paragraph.hyperlinks:
        linked.runs[0].font.size = Pt(12)


def _foot(file: WordFile, report: Report) -> None:
    """Who gets it, and the place of the signature, which stays empty: never alone on a page."""
    file.add_paragraph().paragraph_format.keep_with_next = True
    table: Any = file.add_table(1, 2)
    _widths(table, (80, 85))
    left, right = table.rows[0].cells
    head = left.paragraphs[0].add_run("Nơi nhận:")
    head.bold, head.italic, head.font.size = True, True, Pt(12)
    for text in report.receivers:
        ending = "" if text.endswith(".") else ";"
        left.add_paragraph().add_run(f"- {text}{ending}").font.size = Pt(11)
    _line(right.paragraphs[0], report.signer[0], 14, bold=True)
    for _ in range(4):
        right.add_paragraph()
    _line(right.add_paragraph(), report.signer[1], 14, bold=True)
    parts.whole(table.rows[0])
