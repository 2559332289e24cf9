"""What a report holds, whatever file it becomes: plain values in the order of reading."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Linked:
    """Words that lead to an address; on paper the address is spelled out."""

    text: str
    address: str


Cell: TypeAlias = str | int | dt.date | Linked


@dataclass(frozen=True)
class Heading:
    """ "I. SỐ LIỆU" (level 1), "1. Theo loại" (level 2); ``name`` stays the same whatever the words."""

    level: int
    text: str
    name: str


@dataclass(frozen=True)
class Line:
    """A sentence; ``blank`` is one that the Department fills in."""

    text: str
    blank: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: its columns with their shares of the width. ``matrix``: a 0 in it is to be seen."""

    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: bool = False
    matrix: bool = False


@dataclass(frozen=True)
class Chart:
    """A chart of the table before it: the labels and one number for each."""

    name: str
    labels: tuple[str, ...]
    values: tuple[int, ...]


Block: TypeAlias = Heading | Line | Grid | Chart


@dataclass(frozen=True)
class Report:
    """A report in the form of Decree 30/2020/NĐ-CP, appendix I; what only the Department knows is a blank."""

    parent: str
    agency: str
    symbol: str
    place: str
    title: str
    opening: str
    blocks: tuple[Block, ...]
    closing: str
    receivers: tuple[str, ...]
    signer: tuple[str, str]
    today: dt.date
    # For whoever operates the site, not for the paper.
    ahead: tuple[Block, ...] = ()


def shown(cell: Cell) -> str:
    """A cell as a reader sees it."""
    if isinstance(cell, Linked):
        return cell.text
    return f"{cell:%d/%m/%Y}" if isinstance(cell, dt.date) else str(cell)
