"""The sheet of papers, row by row; every problem with its cell."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from openpyxl.utils import get_column_letter

from danvan.library import Library
from danvan.problems import Problem
from danvan.records.plan import Paper
from danvan.vietnamese import fold
from danvan.writing.sheets.csv_reading import read_csv
from danvan.writing.sheets.excel_reading import read_excel
from danvan.writing.sheets.model import Cell, Sheet

FOLDER = "theo-doi"
# Each column by the names that people give it, without marks.
COLUMNS = {
    "unit": ("don vi",), "paper": ("van ban", "loai"), "period": ("ky",), "due": ("han",), "received": ("ngay nhan",),
    "note": ("ghi chu",),
}  # fmt: skip
NAMES = {
    "unit": "Đơn vị", "paper": "Văn bản", "period": "Kỳ", "due": "Hạn", "received": "Ngày nhận", "note": "Ghi chú",
}  # fmt: skip
NEEDED = ("unit", "paper", "received")
PAPERS: dict[str, Paper] = {"ke hoach": "plan", "ke hoach tu kiem tra": "self-check", "bao cao": "report"}
NOT_RECEIVED = ("chua", "chua nhan", "chua nop")
DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True)
class Row:
    """A row as read; ``not_received``: the office says that it has not come."""

    unit: str
    paper: Paper
    period: str
    due: dt.date | None
    received: dt.date | None
    not_received: bool
    note: str


def read_rows(library: Library, year: int) -> tuple[list[Row], list[Problem]]:
    """The rows of a year's sheet and what is wrong in it; nothing when there is no sheet. Raises Refusal."""
    paths = [path for ending in ("csv", "xlsx") if (path := library.root / FOLDER / f"{year}.{ending}").is_file()]
    if len(paths) > 1:
        return [], [Problem(f"{FOLDER}/{paths[1].name}", 1, f"năm {year} có hai bảng theo dõi", "giữ lại một bảng")]
    rows: list[Row] = []
    problems: list[Problem] = []
    for path in paths:
        for sheet in _sheets(path):
            reading = _Reading(sheet, f"{FOLDER}/{path.name}", library)
            rows += reading.rows()
            problems += reading.problems
    return rows, problems


def _sheets(path: Path) -> list[Sheet]:
    data = path.read_bytes()
    return [read_csv(data, path.name)] if path.suffix == ".csv" else read_excel(data, path.name)[:1]


class _Reading:
    """One sheet while it is read; its problems are collected, all at once."""

    def __init__(self, sheet: Sheet, name: str, library: Library) -> None:
        self.sheet, self.name, self.library = sheet, name, library
        self.problems = [Problem(name, fault.row, fault.message, fault.fix) for fault in sheet.faults]
        self.units = {fold(text): unit.name for unit in library.units for text in (unit.key, unit.name)}
        self.columns: dict[str, int] = {}
        self.seen: dict[tuple[str, Paper, str], int] = {}

    def rows(self) -> list[Row]:
        """Its rows, those that are wrong left out."""
        if not self.sheet.rows:
            self._wrong(1, 0, "bảng trống", f"dòng đầu ghi tên các cột: {', '.join(NAMES.values())}")
            return []
        first = min(self.sheet.rows)
        self._header(first)
        if self.problems:
            return []
        return [row for number in sorted(self.sheet.rows) if number > first and (row := self._row(number))]

    def _header(self, number: int) -> None:
        for column, cell in self.sheet.rows[number].items():
            found = next((name for name, names in COLUMNS.items() if fold(str(cell)).split(" (")[0] in names), None)
            if found and found not in self.columns:
                self.columns[found] = column
            elif fold(str(cell)) not in ("tt", "stt"):
                what = "có hai lần" if found else "không dùng được"
                self._wrong(number, column, f"cột «{cell}» {what}", f"các cột là: {', '.join(NAMES.values())}")
        for name in NEEDED:
            if name not in self.columns:
                self._wrong(number, 0, f"thiếu cột «{NAMES[name]}»", "thêm cột đó, ô nào chưa biết thì để trống")

    def _row(self, number: int) -> Row | None:
        before = len(self.problems)
        unit, paper = self._unit(number), self._paper(number)
        due, received = self._day(number, "due"), None
        not_received = fold(self._text(number, "received")) in NOT_RECEIVED
        if not not_received:
            received = self._day(number, "received", done=True)
        if len(self.problems) > before or paper is None:
            return None
        row = Row(unit, paper, self._text(number, "period"), due, received, not_received, self._text(number, "note"))
        first = self.seen.setdefault((fold(unit), paper, fold(row.period)), number)
        if first != number:
            self._wrong(
                number, self.columns["unit"], f"văn bản này của «{unit}» đã có ở dòng {first}", "giữ lại một dòng"
            )
        return row

    def _unit(self, number: int) -> str:
        """The unit's own name when the site has it; else as written, the first writing for those that only look other."""
        text = self._text(number, "unit")
        if not text:
            self._wrong(number, self.columns["unit"], "dòng không ghi đơn vị nào", "ghi tên đơn vị")
            return ""
        return self.units.setdefault(fold(text), text)

    def _paper(self, number: int) -> Paper | None:
        text = self._text(number, "paper")
        paper = PAPERS.get(fold(text))
        if paper is None:
            what = f"«{text}» không phải văn bản được theo dõi" if text else "dòng không ghi văn bản nào"
            self._wrong(number, self.columns["paper"], what, "ghi: Kế hoạch, Kế hoạch tự kiểm tra hoặc Báo cáo")
        return paper

    def _day(self, number: int, name: str, *, done: bool = False) -> dt.date | None:
        cell = self._cell(number, name)
        if cell == "":
            return None
        day = cell.date() if isinstance(cell, dt.datetime) else _parsed(cell)
        column = self.columns[name]
        if day is None:
            other = " hoặc «chưa» khi biết là chưa nhận" if done else ""
            self._wrong(number, column, f"«{cell}» không phải là ngày", f"ghi ngày/tháng/năm, ví dụ 14/4/2025{other}")
        elif done and day > self.library.today:
            self._wrong(number, column, f"ngày nhận {day:%d/%m/%Y} chưa tới", "ghi ngày đã nhận, hoặc để trống")
        return day

    def _cell(self, number: int, name: str) -> Cell:
        return self.sheet.rows[number].get(self.columns.get(name, 0), "")

    def _text(self, number: int, name: str) -> str:
        return " ".join(str(self._cell(number, name)).split())

    def _wrong(self, row: int, column: int, message: str, fix: str) -> None:
        place = f"ô {get_column_letter(column)}{row}: " if column else ""
        self.problems.append(Problem(self.name, row, f"{place}{message}", fix))


def _parsed(text: str) -> dt.date | None:
    """14/4/2025 as Vietnamese write it, or 2025-04-14; None when it is no day."""
    match = DATE.fullmatch(text)
    if not match:
        return None
    parts = match.groups()
    year, month, day = (parts[2], parts[1], parts[0]) if parts[2] else parts[3:]
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
