"""A CSV file in any encoding and with any separator that Excel gives → a sheet."""

from __future__ import annotations

import csv
import io
import itertools
import re
import unicodedata

from danvan.legacy import legacy_of
from danvan.problems import Refusal
from danvan.writing.sheets.cleaning import cleaned
from danvan.writing.sheets.columns import SEARCHED
from danvan.writing.sheets.model import Sheet

SEPARATORS = (",", ";", "\t")
SAVE_AS = "trong Excel: Tệp → Lưu dưới dạng → «CSV UTF-8», hoặc lưu thành .xlsx"


def read_csv(data: bytes, name: str) -> Sheet:
    """The file's only sheet. Raises Refusal when its letters or its cells cannot be told."""
    text = _decoded(data, name).replace("\r\n", "\n").replace("\r", "\n")
    try:
        return _sheet(text)
    except csv.Error:
        raise Refusal(f"{name}: có ô quá dài, hoặc dấu nháy mở mà chưa đóng\n    → {SAVE_AS}") from None


def _sheet(text: str) -> Sheet:
    first, _, rest = text.partition("\n")
    if match := re.fullmatch(r"sep=(.)\s*", first):
        return _rows(rest, match[1], 2)
    return _rows(text, max(SEPARATORS, key=lambda mark: _columns(text, mark)), 1)


def _columns(text: str, mark: str) -> int:
    """How many cells a separator makes of the upper rows' longest one."""
    rows = itertools.islice(csv.reader(io.StringIO(text), delimiter=mark), SEARCHED)
    return max(map(len, rows), default=0)


def _rows(text: str, mark: str, first: int) -> Sheet:
    sheet = Sheet("")
    reader = csv.reader(io.StringIO(text), delimiter=mark)
    line = first
    for cells in reader:
        found = {column: value for column, cell in enumerate(cells, 1) if (value := cleaned(cell))}
        if found:
            sheet.rows[line] = dict(found)
        line += 1
    return sheet


def _decoded(data: bytes, name: str) -> str:
    """UTF-8, UTF-16, or Windows-1258 (the old Vietnamese code page of Windows)."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "strict" if len(data) % 2 == 0 else "ignore")
    try:
        text = data.decode("utf-8-sig")
        return _not_legacy(text, name, text)
    except UnicodeDecodeError:
        pass
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        raise Refusal(f"{name}: không đoán được bảng mã của tệp\n    → {SAVE_AS}") from None
    # What Windows takes for its own code page may be an older encoding's bytes.
    return _not_legacy(text, name, text, text.encode("cp1258", "ignore").decode("latin-1"))


def _not_legacy(text: str, name: str, *readings: str) -> str:
    """The text, when no reading of it is in an older encoding. Raises Refusal."""
    found = next(filter(None, map(legacy_of, readings)), None)
    if found:
        raise Refusal(
            f"{name}: chữ trong tệp là {found.label}, không phải Unicode\n    → chuyển mã sang Unicode rồi {SAVE_AS}"
        )
    return text
