"""What a table holds, whatever file it becomes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

Cell: TypeAlias = str | dt.date


@dataclass(frozen=True)
class TableGroup:
    """Rows under one heading; "" where the table has no groups."""

    heading: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Table:
    """A titled table below the agency's head; ``note`` stands under the title, ``lang`` is that of its words.

    ``widths`` are the columns' shares of the page. The last column holds addresses. ``by`` names what the groups are.
    """

    title: str
    agency: tuple[str, ...]
    note: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    by: str
    groups: tuple[TableGroup, ...]
    lang: str

    @property
    def grouped(self) -> bool:
        """Whether its rows stand under headings."""
        return any(group.heading for group in self.groups)


def shown(cell: Cell) -> str:
    """A cell as a reader sees it: dates as dd/mm/yyyy."""
    return cell if isinstance(cell, str) else f"{cell:%d/%m/%Y}"
