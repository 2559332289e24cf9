"""A sheet as read: its cells as text or date, each with its place; and what is wrong in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from danvan.problems import Refusal

Cell = str | dt.datetime


@dataclass(frozen=True)
class Fault:
    """Something to mend in a sheet: row and column are counted from 1; column 0 is the row as a whole."""

    sheet: str
    row: int
    column: int
    message: str
    fix: str

    def __str__(self) -> str:
        if not self.row:
            return f"{self.message}\n    → {self.fix}"
        place = f"trang «{self.sheet}», dòng {self.row}" if self.sheet else f"dòng {self.row}"
        if self.column:
            letter = get_column_letter(self.column)
            place += f", cột {letter} (ô {letter}{self.row})"
        return f"{place}: {self.message}\n    → {self.fix}"


@dataclass
class Sheet:
    """One sheet: ``rows`` by number, each with its cells by column; empty cells are left out."""

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    # Where cells are merged over several columns.
    across: list[tuple[int, int]] = field(default_factory=list)

    def refuse(self, row: int, column: int, message: str, fix: str) -> None:
        """Note what is wrong with a cell."""
        self.faults.append(Fault(self.name, row, column, message, fix))


def refused(file: str, faults: Iterable[Fault]) -> Refusal:
    """All that is wrong, in the order of the sheet, with its count."""
    found = sorted(set(faults), key=lambda fault: (fault.sheet, fault.row, fault.column, fault.message))
    return Refusal("\n".join([f"{file}:", *map(str, found), "", f"Tổng cộng: {len(found)} lỗi; chưa ghi tệp nào."]))
