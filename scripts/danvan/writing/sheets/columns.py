"""The header of a sheet: which row it is, which field each column is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from danvan.frontmatter import Place
from danvan.records import Record
from danvan.vietnamese import fold
from danvan.writing.assignments import Target, target_of, unknown
from danvan.writing.sheets.model import Sheet

SEARCHED = 20
BODY = ("body", "noi dung", "noi dung bai viet", "bai viet")
COUNTERS = ("stt", "tt", "so tt", "so thu tu")
MARKS = re.compile(r"\s*(\*|\(bắt buộc\))\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Columns:
    """The header's row, the field of each column, and the column of the text below the fields."""

    row: int
    targets: dict[int, Target]
    body: int = 0

    def column_of(self, place: Place) -> int:
        """The column that a place of a record comes from, or the nearest around it; 0 when there is none."""
        if place == ("body",):
            return self.body
        for length in range(len(place), 0, -1):
            for column, target in self.targets.items():
                if _same(target, place[:length]):
                    return column
        return 0


def _same(target: Target, place: Place) -> bool:
    if target.item is None or len(place) <= target.item:
        return target.place == place
    return (
        target.place[: target.item] == place[: target.item]
        and target.place[target.item + 1 :] == place[target.item + 1 :]
    )


def columns_of(kind: type[Record], sheet: Sheet) -> Columns | None:
    """The header; None when the sheet has none. Unknown and doubled columns are noted in the sheet's faults."""
    row = _header_row(kind, sheet)
    if row is None:
        return None
    targets: dict[int, Target] = {}
    body = 0
    for column, text in _names(sheet, row):
        target = target_of(kind, text)
        if fold(text) in BODY:
            body = column
        elif fold(text) in COUNTERS:
            continue
        elif target is None or target.blank.inside:
            sheet.refuse(row, column, *unknown(kind, text))
        elif any(target.place == other.place for other in targets.values()):
            sheet.refuse(row, column, f"cột «{text}» có hai lần", "giữ lại một cột")
        else:
            targets[column] = target
    return Columns(row, targets, body)


def _names(sheet: Sheet, row: int) -> Iterator[tuple[int, str]]:
    for column, cell in sheet.rows[row].items():
        yield column, MARKS.sub("", " ".join(str(cell).split()))


def _header_row(kind: type[Record], sheet: Sheet) -> int | None:
    """The first of the upper rows in which at least two columns are fields."""
    for row in sorted(sheet.rows)[:SEARCHED]:
        found = [
            text for _, text in _names(sheet, row) if (target := target_of(kind, text)) and not target.blank.inside
        ]
        if len(found) >= 2:
            return row
    return None
