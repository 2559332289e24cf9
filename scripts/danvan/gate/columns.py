"""Tables: what the head of a column says of the numbers below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.gate.finding import Finding, Kind, number, words
from danvan.gate.reading import Text

CELL = re.compile(r"[^|\t\n]+")
HEADS: tuple[tuple[Kind, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "id",
        re.compile(r"cccd|cmnd|can cuoc|dinh danh|chung minh"),
        re.compile(r"(?:[0-9][ .\-]?){8}[0-9](?:[ .\-]?[0-9]){0,3}"),
    ),
    ("phone", re.compile(r"dien thoai|\bs?dt\b|di dong"), re.compile(r"(?:[0-9()][ .\-]?){6,11}[0-9]")),
    (
        "birth",
        re.compile(r"(?:nam|ngay|thang) sinh|\bsn\b|date of birth"),
        re.compile(r"(?:[0-9]{1,2}[/.\-]){0,2}(?:19|20)[0-9]{2}"),
    ),
    ("child", re.compile(r"^\s*(?:hoc sinh )?lop\s*$"), re.compile(r"(?:[1-9]|1[0-2])[a-z]?[0-9]?")),
    ("account", re.compile(r"tai khoan|\bstk\b"), re.compile(r"(?:[0-9][ .\-]?){5,18}[0-9]")),
)


def columns(text: Text) -> Iterator[Finding]:
    """Personal numbers in the columns of tables."""
    heads: dict[int, tuple[Kind, re.Pattern[str]]] = {}
    place = 0
    for line in text.low.split("\n"):
        cells = (
            [(match.start() + place, match.group()) for match in CELL.finditer(line)]
            if "|" in line or "\t" in line
            else []
        )
        place += len(line) + 1
        if not cells:
            heads = {}
        elif not heads:
            named = re.search(r"\bten\b", line) is not None
            heads = {
                index: head
                for index, (_, cell) in enumerate(cells)
                if (head := _head(cell)) and (named or head[0] != "child")
            }
        else:
            yield from _row(text, cells, heads)


def _head(cell: str) -> tuple[Kind, re.Pattern[str]] | None:
    return next(
        ((kind, value) for kind, head, value in HEADS if head.search(cell) and not re.search("[0-9]", cell)), None
    )


def _row(text: Text, cells: list[tuple[int, str]], heads: dict[int, tuple[Kind, re.Pattern[str]]]) -> Iterator[Finding]:
    for index, (kind, value) in heads.items():
        start, cell = cells[index] if index < len(cells) else (0, "")
        if match := value.fullmatch(cell.strip()):
            start += len(cell) - len(cell.lstrip())
            yield _made(kind, text, start, start + len(match.group()))


def _made(kind: Kind, text: Text, start: int, end: int) -> Finding:
    if kind == "child":
        # The class alone names nobody; the name beside it is not repeated.
        return Finding(kind, start, end, text.line_of(start), text.low[start:end], "lớp …")
    return words(kind, text, start, end) if kind == "birth" else number(kind, text, start, end)
