"""The rows of a sheet → files, all or none."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from danvan.problems import ContentError, Problem, Refusal
from danvan.records import Post, Record
from danvan.vietnamese import fold
from danvan.writing.assignments import Target, assign
from danvan.writing.desk import Desk, next_steps
from danvan.writing.drafts import Draft
from danvan.writing.sheets.columns import Columns, columns_of
from danvan.writing.sheets.csv_reading import read_csv
from danvan.writing.sheets.dates import TwoWays, date_text
from danvan.writing.sheets.excel_reading import read_excel
from danvan.writing.sheets.model import Cell, Fault, Sheet, refused
from danvan.writing.single import complete

MOST_BYTES = 20_000_000
# The template's own sheets that hold no records.
HELPERS = ("Ví dụ", "Hướng dẫn", "Danh sách")
YES_NO = {"co": "true", "x": "true", "dung": "true", "khong": "false", "sai": "false"}


def make_from_sheet(desk: Desk, kind: type[Record], path: Path) -> str:
    """Write a file for each row. Raises Refusal with every problem by sheet, row and column: then none is written."""
    faults: list[Fault] = []
    drafts: list[Draft] = []
    places: dict[str, tuple[Sheet, int, Columns]] = {}
    for sheet in _sheets(path):
        columns = columns_of(kind, sheet)
        if columns is None:
            continue
        for row in sorted(row for row in sheet.rows if row > columns.row):
            draft = _draft(desk, kind, sheet, row, columns)
            drafts.append(draft)
            places[draft.name] = (sheet, row, columns)
        sheet.faults += _across(sheet, columns)
        faults += sheet.faults
    if not drafts and not faults:
        raise Refusal(
            f"{path.name}: không thấy dòng tiêu đề cột, hoặc không có dòng nào bên dưới\n    → lấy bảng mẫu:  python -m danvan new {kind.kind} --template mau.xlsx"
        )
    try:
        desk.check(drafts)
    except ContentError as error:
        unread = {(fault.sheet, fault.row, fault.column) for fault in faults}
        told = [_fault(problem, drafts, places) for problem in error.problems]
        faults += [fault for fault in told if (fault.sheet, fault.row, fault.column) not in unread]
    if faults:
        raise refused(path.name, faults)
    return f"{desk.write(drafts)}\nTổng cộng: {len(drafts)} tệp.\n{next_steps(drafts)}"


def _sheets(path: Path) -> list[Sheet]:
    """The file's sheets. Raises Refusal."""
    if not path.is_file():
        raise Refusal(f"{path}: không có tệp này\n    → xem lại đường dẫn")
    size = path.stat().st_size
    if size == 0 or size > MOST_BYTES:
        raise Refusal(
            f"{path.name}: tệp {'trống' if not size else f'dài {size // 1_000_000} MB, quá lớn'}\n    → lưu lại bảng rồi thử lại"
        )
    data = path.read_bytes()
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        return [read_csv(data, path.name)]
    return [sheet for sheet in read_excel(data, path.name) if sheet.name not in HELPERS]


def _across(sheet: Sheet, columns: Columns) -> list[Fault]:
    message, fix = "ô gộp qua nhiều cột, không rõ là giá trị của cột nào", "bỏ gộp ô (Unmerge), ghi vào từng ô"
    return [Fault(sheet.name, row, column, message, fix) for row, column in sheet.across if row > columns.row]


def _draft(desk: Desk, kind: type[Record], sheet: Sheet, row: int, columns: Columns) -> Draft:
    """A row as a draft; a cell that cannot be read is noted in the sheet's faults."""
    draft = Draft(kind, {}, name=f"{sheet.name} dòng {row}".strip())
    for column, cell in sheet.rows[row].items():
        if column == columns.body:
            draft.body = "\n\n".join(line for line in str(cell).split("\n") if line)
        elif column in columns.targets:
            try:
                _place(desk, draft, columns.targets[column], cell)
            except TwoWays as two:
                sheet.refuse(
                    row,
                    column,
                    f"ngày «{cell}» {two}",
                    "viết năm-tháng-ngày, ví dụ 2016-09-05, hoặc nhập thành ngày của Excel",
                )
            except NotText:
                sheet.refuse(
                    row,
                    column,
                    f"Excel đã đổi ô này thành ngày {cell:%d/%m/%Y}",
                    "định dạng ô là Văn bản (Text) rồi gõ lại",
                )
    if kind is not Post:  # of several posts nobody means that all appear now
        complete(desk, draft)
    return draft


class NotText(ValueError):
    """A date in a cell that should hold text."""


def _place(desk: Desk, draft: Draft, target: Target, cell: Cell) -> None:
    """Put a cell's values where they belong: the items of a list, or one after another in the groups of a list."""
    blank = target.blank
    if isinstance(cell, dt.datetime) and not blank.is_day:
        raise NotText
    items = [cell] if isinstance(cell, dt.datetime) else _items(cell, many=blank.many or target.item is not None)
    values = [date_text(blank, item) if blank.is_day else str(item) for item in items]
    if blank.is_yes_no:
        values = [YES_NO.get(fold(value), value) for value in values]
    if target.item is None or blank.many:
        assign(draft.fields, target, values, desk.library)
        return
    for index, value in enumerate(values):
        place = (*target.place[: target.item], index, *target.place[target.item + 1 :])
        assign(draft.fields, Target(blank, place), [value], desk.library)


def _items(text: str, *, many: bool) -> list[str]:
    """The items of a cell: parted by line breaks, or by ; in a cell of one line."""
    if not many:
        return [" ".join(text.split())]
    parts = text.split("\n") if "\n" in text else text.split(";")
    return [part.strip(" -•") for part in parts if part.strip(" -•")]


def _fault(problem: Problem, drafts: list[Draft], places: dict[str, tuple[Sheet, int, Columns]]) -> Fault:
    """A problem of a draft as a fault in its row."""
    if problem.path not in places:
        return Fault("", 0, 0, f"{problem.path}:{problem.line}: {problem.message}", problem.fix)
    sheet, row, columns = places[problem.path]
    draft = next(draft for draft in drafts if draft.name == problem.path)
    return Fault(sheet.name, row, columns.column_of(draft.place_at(problem.line)), problem.message, problem.fix)
