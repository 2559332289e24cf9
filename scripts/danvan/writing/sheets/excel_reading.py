"""An Excel workbook → sheets, every cell as text or date."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from danvan.filetypes.packages import UNREADABLE, unpacked_size
from danvan.problems import Refusal
from danvan.writing.sheets.cleaning import cleaned
from danvan.writing.sheets.model import Cell, Sheet

OLE = b"\xd0\xcf\x11\xe0"
# Each cell takes some kilobytes while it is read.
MOST_BYTES, MOST_CELLS = 40_000_000, 400_000
ZEROS = re.compile(r"0+")
AGAIN = "mở bằng Excel, lưu lại dưới dạng .xlsx rồi thử lại"
VALUES = "chép ô, dán đặc biệt → Giá trị; hoặc mở bằng Excel rồi lưu lại"


def read_excel(data: bytes, name: str) -> list[Sheet]:
    """Every visible sheet. Raises Refusal when it is no workbook that can be read."""
    _refuse_unreadable(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that have nothing to do with the values
            values = load_workbook(io.BytesIO(data), data_only=True)
            formulas = load_workbook(io.BytesIO(data))
    except (*UNREADABLE, InvalidFileException, TypeError, AttributeError, IndexError, SyntaxError):
        raise Refusal(f"{name}: không đọc được bảng\n    → {AGAIN}") from None
    visible = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
    return [_sheet(sheet, formulas[sheet.title]) for sheet in visible]


def _refuse_unreadable(data: bytes, name: str) -> None:
    if data.startswith(OLE):
        raise Refusal(f"{name}: tệp có mật khẩu, hoặc là .xls đời cũ\n    → bỏ mật khẩu; {AGAIN}")
    size = unpacked_size(data)
    if not size:
        raise Refusal(f"{name}: tệp hỏng, hoặc không phải .xlsx\n    → {AGAIN}")
    if size > MOST_BYTES:
        raise Refusal(
            f"{name}: tệp giải nén ra {size // 1_000_000} MB, quá lớn\n    → chép các dòng cần thiết sang tệp mới"
        )


def _sheet(sheet: Worksheet, formulas: Worksheet) -> Sheet:
    read = Sheet(sheet.title)
    if (sheet.max_row or 0) * (sheet.max_column or 0) > MOST_CELLS:
        read.refuse(1, 0, "trang có quá nhiều ô", "xóa các dòng, cột trống đã tô màu; hoặc chép sang tệp mới")
        return read
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell, ExcelCell) and (value := _value(cell, formulas, read)):
                read.rows.setdefault(cell.row, {})[cell.column] = value
    _spread(sheet, read)
    return read


def _value(cell: ExcelCell, formulas: Worksheet, read: Sheet) -> Cell | None:
    formula = formulas.cell(cell.row, cell.column).data_type == "f"
    if formula and cell.value is None:
        read.refuse(cell.row, cell.column, "ô có công thức chưa có kết quả", VALUES)
        return None
    if cell.data_type == "e":
        read.refuse(cell.row, cell.column, f"ô báo lỗi {cell.value}", "sửa công thức, hoặc gõ giá trị vào ô")
        return None
    return _plain(cell.value, str(cell.number_format))


def _plain(value: object, shape: str) -> Cell | None:
    """A value as it is typed in a file; a number as it is shown, with the zeros that its format puts in front."""
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case dt.datetime():
            return value
        case dt.date():
            return dt.datetime.combine(value, dt.time())
        case int() | float():
            text = f"{value:.15g}"
            return text.zfill(len(shape)) if ZEROS.fullmatch(shape) and text.isdecimal() else text
        case _:
            return cleaned(str(value)) or None


def _spread(sheet: Worksheet, read: Sheet) -> None:
    """Cells merged downwards hold their value in every row, as they look; merged across columns it is not clear whose."""
    for area in sheet.merged_cells.ranges:
        value = read.rows.get(area.min_row, {}).get(area.min_col)
        if value is None:
            continue
        if area.max_col > area.min_col:
            read.across.append((area.min_row, area.min_col))
        else:
            for row in range(area.min_row + 1, area.max_row + 1):
                if row in read.rows:
                    read.rows[row][area.min_col] = value
