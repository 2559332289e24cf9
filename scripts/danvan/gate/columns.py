"""Tables: what the head of a column says of the numbers below it, and what stands beside a name in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.gate.children import CLASS, child
from danvan.gate.finding import Finding, Kind, fingerprint, number, words
from danvan.gate.names import is_name
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
        re.compile(r"(?:nam|ngay|thang) sinh|sinh (?:nam|ngay)|\bn\.sinh|\bsn\b|date of birth"),
        re.compile(r"(?:[0-9]{1,2}[/.\-]){0,2}(?:19|20)[0-9]{2}"),
    ),
    ("child", re.compile(r"^\s*(?:hoc sinh )?lop\s*$"), re.compile(r"(?:[1-9]|1[0-2])[a-z]?[0-9]?")),
    ("account", re.compile(r"tai khoan|\bstk\b"), re.compile(r"(?:[0-9][ .\-]?){5,18}[0-9]")),
)
# A row that tells without a head: a name, then a class, or a sex and a day.
NAMED_ROW = re.compile(
    r"(?P<name>[A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*){2,4}) ?[|\t] ?"
    rf"(?:{CLASS} ?(?=[|\t\n]|$)|(?:Nam|Nu) ?[|\t] ?(?P<day>[0-9]{{1,2}}[/.\-][0-9]{{1,2}}[/.\-](?:19|20)[0-9]{{2}}))"
)


def columns(text: Text) -> Iterator[Finding]:
    """Personal numbers in the columns of tables, and names with a class or a day in their rows."""
    heads: dict[int, tuple[Kind, re.Pattern[str]]] = {}
    for cells in _lines(text):
        if not cells:
            heads = {}
        elif not heads:
            heads = _heads(cells)
        else:
            yield from _row(text, cells, heads)
    for match in NAMED_ROW.finditer(text.folded):
        if is_name(text, *match.span("name")):
            yield words("birth", text, *match.span("day")) if match["day"] else child(text, *match.span("name"))


def _lines(text: Text) -> Iterator[list[tuple[int, str]]]:
    """The cells of each line with their places; none where it is no row of a table."""
    place = 0
    for line in text.low.split("\n"):
        rowed = "|" in line or "\t" in line
        yield [(match.start() + place, match.group()) for match in CELL.finditer(line)] if rowed else []
        place += len(line) + 1


def _heads(cells: list[tuple[int, str]]) -> dict[int, tuple[Kind, re.Pattern[str]]]:
    """What each column holds. A class is a child's only beside a name; a year of birth may have a column for each sex."""
    named = any(re.search(r"\bten\b(?! (?:truong|lop|don vi|doi))", cell) for _, cell in cells)
    heads: dict[int, tuple[Kind, re.Pattern[str]]] = {}
    for index, (_, cell) in enumerate(cells):
        head = _head(cell) if cell.strip() else heads.get(index - 1)
        if head and (head[0] == "birth" or cell.strip()) and (named or head[0] != "child"):
            heads[index] = head
    return heads


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
        return Finding(kind, start, end, text.line_of(start), fingerprint(text.low[start:end]), "lớp …")
    return words(kind, text, start, end) if kind == "birth" else number(kind, text, start, end)
