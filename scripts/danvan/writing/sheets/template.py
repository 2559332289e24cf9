"""The empty sheet of a kind: a column for each field, explained, with what may be chosen."""

from __future__ import annotations

import io
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from danvan.library import Library
from danvan.records import Record
from danvan.records.messages import as_typed
from danvan.tables.zipped import timeless
from danvan.vietnamese import fold
from danvan.writing.blanks import Blank, Path, blanks
from danvan.writing.choices import choices

ROWS = 300
NEEDED, FREE = PatternFill("solid", fgColor="F6D9D5"), PatternFill("solid", fgColor="DBE4EE")
TOP = Alignment(vertical="top", wrap_text=True)
WIDE, NARROW = 36, 18
NOT_IN_SHEET = frozenset({"draft", "audience", "to_check", "changes", "review"})
BODY_TITLE, BODY_HELP = "Nội dung", "bài viết dưới các trường; xuống dòng trong ô (Alt+Enter) là sang đoạn mới"


def template(kind: type[Record], library: Library) -> bytes:
    """The workbook: the sheet to fill in, an example row, an explanation of each column, the lists to choose from."""
    book = Workbook()
    sheet, example, guide, lists = book.worksheets[0], *map(book.create_sheet, ("Ví dụ", "Hướng dẫn", "Danh sách"))
    sheet.title = kind.label[0].upper() + kind.label[1:]
    lists.sheet_state = "hidden"
    columns = list(columns_in(kind))
    for number, (title, blank, needed) in enumerate(columns, 1):
        _head(sheet, number, title, blank, needed=needed)
        _head(example, number, title, blank, needed=needed)
        _explain(guide, number + 1, title, blank, needed=needed)
        if blank is not None:
            _shape(sheet, number, blank)
            example.cell(2, number, _shown(blank)).alignment = TOP
            _drop_down(sheet, lists, number, blank, library)
    for number, name in enumerate(("Cột", "Tên trường", "Bắt buộc", "Ghi gì", "Ví dụ"), 1):
        guide.cell(1, number, name).font = Font(bold=True)
    for page in (sheet, example, guide):
        page.freeze_panes = "A2"
    into = io.BytesIO()
    book.save(into)
    return timeless(into.getvalue())


def columns_in(kind: type[Record]) -> Iterator[tuple[str, Blank | None, bool]]:
    """Each column: its name, its field (None: the text), whether a row is wrong without it."""
    yield from _of_group(blanks(kind), (), needed=True)
    yield BODY_TITLE, None, False


def _of_group(fields: tuple[Blank, ...], above: Path, *, needed: bool) -> Iterator[tuple[str, Blank, bool]]:
    for blank in fields:
        if blank.path[0] in NOT_IN_SHEET:
            continue
        here = needed and blank.required and blank.name not in ("id", "posted")
        names = (*above, blank.title)
        if blank.inside:
            yield from _of_group(blank.inside, names, needed=here)
        else:
            yield ".".join(names), blank, here


def _head(sheet: Worksheet, column: int, title: str, blank: Blank | None, *, needed: bool) -> None:
    cell = sheet.cell(1, column, f"{title} *" if needed else title)
    cell.font, cell.fill, cell.alignment = Font(bold=True), NEEDED if needed else FREE, TOP
    text = f"{blank.help}\nVí dụ: {_shown(blank)}" if blank else BODY_HELP
    cell.comment = Comment(text, "danvan", width=320, height=140)
    wide = blank is None or not (blank.values or blank.target or blank.is_day)
    sheet.column_dimensions[get_column_letter(column)].width = WIDE if wide else NARROW


def _explain(guide: Worksheet, row: int, title: str, blank: Blank | None, *, needed: bool) -> None:
    written = ".".join(blank.path) if blank else "body"
    how = blank.help if blank else BODY_HELP
    if blank and blank.many:
        how += "; nhiều mục thì xuống dòng trong ô (Alt+Enter) hoặc ngăn bằng dấu ;"
    values = (title, written, "có" if needed else "", how, _shown(blank) if blank else "")
    for column, value in enumerate(values, 1):
        guide.cell(row, column, value).alignment = TOP
        guide.column_dimensions[get_column_letter(column)].width = WIDE


def _shown(blank: Blank) -> str:
    """The example as a cell has it."""
    value = blank.example
    return "\n".join(as_typed(item) for item in value) if isinstance(value, list) else as_typed(value)


def _shape(sheet: Worksheet, column: int, blank: Blank) -> None:
    """Text stays text, so that no zero is lost and no number becomes a date; dates are dates."""
    shape = "yyyy-mm-dd hh:mm" if blank.is_moment else "yyyy-mm-dd" if blank.is_day else "@"
    for row in range(2, ROWS + 2):
        sheet.cell(row, column).number_format = shape


def _drop_down(sheet: Worksheet, lists: Worksheet, column: int, blank: Blank, library: Library) -> None:
    """What may be chosen, by its name; a list field may hold several, so that its choices only help."""
    among = choices(blank, library)
    if not among:
        return
    names = {fold(choice.label) for choice in among}
    for row, choice in enumerate(among, 1):
        lists.cell(row, column, choice.label if len(names) == len(among) and len(choice.label) < 200 else choice.value)
    letter = get_column_letter(column)
    rule = DataValidation("list", formula1=f"'{lists.title}'!${letter}$1:${letter}${len(among)}", allow_blank=True)
    rule.showErrorMessage = not blank.many and not blank.path[0].endswith("s")
    rule.errorTitle, rule.error = blank.title, "Chọn trong danh sách."
    rule.add(f"{letter}2:{letter}{ROWS + 1}")
    sheet.add_data_validation(rule)
