"""The head of a paper as Decree 30/2020/NĐ-CP and the Party's rules lay it out: agency, number, place and day, type, title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import get_args

from danvan.importing.blocks import Block, Grid, Heading
from danvan.records.doctype import TypeName
from danvan.symbols import Symbol, SymbolError, parse
from danvan.vietnamese import fold

Line = tuple[str, bool]
UPPER = 12
MOTTO = re.compile(r"cong hoa xa hoi chu nghia viet nam|doc lap ?[-–—.]* ?tu do|dang cong san viet nam$")
PARTY = re.compile(r"dang cong san viet nam$")
NUMBER = re.compile(r"^\s*Số\s*:?\s*(.*)$", re.IGNORECASE)
ABOUT = re.compile(r"^\s*(?:V/v|Về việc)\s*:?\s*(.+)$", re.IGNORECASE)
DAY = re.compile(
    r"^(?P<place>[^,\d]{2,40}),?\s*ngày\s*(?P<day>\d{1,2}|[.…\s_]*)\s*(?:tháng|/)\s*(?P<month>\d{1,2}|[.…\s_]*)\s*(?:năm|/)"
    r"\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
ORGAN = re.compile(
    r"(?:ubnd|uy ban|so|bo|ban|hoi|dang|tinh|thanh|van phong|chinh phu|quoc hoi|phong|trung tam|cuc|mat tran|cong an|truong|thu tuong|huyen|xa|phuong)\b"
)
# A people's committee with its place is whole: what follows is an agency of its own.
COMMITTEE = re.compile(r"(?:ubnd|uy ban nhan dan)\b.*\b(?:tinh|thanh pho|huyen|xa|phuong)\b")
OF = re.compile(r"CỦA\s+(.+)")
STARTS = re.compile(r"^(?:(?:căn cứ|kính gửi|xét|phần|chương|điều)\b|[IVX]+[.\s-]|\d+[.-]|[-–])", re.IGNORECASE)
SECRET = re.compile(r"^(?:tuyet mat|toi mat|mat|luu hanh noi bo)$")
TYPES = {fold(name): name for name in get_args(TypeName)}
LONGEST_TITLE = 6


@dataclass
class Head:
    """What the head of a paper tells; what it does not tell is empty."""

    agencies: list[str] = field(default_factory=list)
    number: Symbol | None = None
    number_text: str = ""
    organ: str = ""
    place: str = ""
    date: str = ""
    type: str = ""
    title: str = ""
    party: bool = False
    secret: str = ""
    found: bool = False
    # Whether each agency issues it, or only the last one, and the others are above it.
    joint: bool = False

    @property
    def issuers(self) -> list[str]:
        """Who issues it, in capitals as on the paper."""
        return self.agencies if self.joint else self.agencies[-1:]


def take_head(blocks: tuple[Block, ...]) -> tuple[Head, tuple[Block, ...]]:
    """What the head tells, and the blocks without it. A text without such a head comes back as it was."""
    head = Head()
    rest = list(blocks)
    left: list[Line] = []
    while rest and (lines := _head_lines(rest[0], head)):
        left += _read(lines, head)
        rest.pop(0)
    if not head.found:
        return Head(), blocks
    head.agencies = list(_agencies(left))
    _take_title(head, rest)
    return head, tuple(rest)


def _head_lines(block: Block, head: Head) -> list[Line]:
    """The lines of a block that belongs to the head; none when it does not."""
    if isinstance(block, Grid):
        cells = list(block.cell_lines())
        lines = [line for cell in _once(cells) for line in cell]
        known = any(_is_head(text) for text, _ in lines)
        return lines if known and len(lines) <= 3 * UPPER else []
    lines = [(line, block.bold) for line in block.lines]
    if not lines or (isinstance(block, Heading) and not head.found):
        return lines if lines and all(_is_head(text) for text, _ in lines) else []
    before_number = head.number is None and not head.number_text
    agency = before_number and all(text == text.upper() and ORGAN.match(fold(text)) for text, _ in lines)
    if all(_is_head(text) for text, _ in lines) or (agency and fold(lines[0][0]) not in TYPES):
        return lines
    return []


def _once(cells: Iterable[list[Line]]) -> Iterator[list[Line]]:
    """Cells without the copies that a merged one leaves."""
    seen: list[list[Line]] = []
    for cell in cells:
        if cell and cell not in seen:
            seen.append(cell)
            yield cell


def _is_head(text: str) -> bool:
    plain = fold(text)
    return bool(MOTTO.search(plain) or _number_in(text) is not None or DAY.match(text) or SECRET.match(plain))


def _number_in(text: str) -> str | None:
    """What stands after "Số:"; None in a line that only begins with that word."""
    match = NUMBER.match(text)
    if match is None:
        return None
    return match[1] if "/" in match[1] or not match[1].strip(" .…:") else None


def _read(lines: list[Line], head: Head) -> list[Line]:
    """Take the facts of lines; what is left are the names of agencies."""
    left: list[Line] = []
    for text, bold in lines:
        plain, day, number = fold(text), DAY.match(text), _number_in(text)
        if MOTTO.search(plain):
            head.found = True
            head.party = head.party or bool(PARTY.search(plain))
        elif SECRET.match(plain):
            head.secret = text
        elif number is not None:
            _read_number(number, head)
        elif day:
            head.place, head.date = day["place"].strip(), _partial(day)
        elif (about := ABOUT.match(text)) and head.number_text:
            head.title, head.type = about[1], "Công văn"
        elif head.type == "Công văn" and head.title and head.number_text:
            head.title = f"{head.title} {text}"
        elif text.strip("*-–—_ "):
            left.append((text, bold))
    return left


def _read_number(text: str, head: Head) -> None:
    head.found = True
    head.number_text = text.strip(" :")
    try:
        symbol = parse(head.number_text)
    except SymbolError:
        return
    head.organ = symbol.organ
    head.number = symbol if symbol.number is not None else None


def _partial(day: re.Match[str]) -> str:
    """The date, as far as it is written."""
    if not day["month"].strip().isdecimal():
        return day["year"]
    month = f"{day['year']}-{int(day['month']):02}"
    return f"{month}-{int(day['day']):02}" if day["day"].strip().isdecimal() else month


def _agencies(lines: list[Line]) -> Iterator[str]:
    """The agencies' names: a line that begins with an organ's name begins a new one, unless the look goes on.

    Some type the agency above as they type the agency itself; a people's committee is known all the same.
    """
    name, last_bold = "", False
    for text, bold in lines:
        if text != text.upper():
            continue
        if name and ORGAN.match(fold(text)) and (bold != last_bold or COMMITTEE.match(fold(name))):
            yield name
            name = ""
        name, last_bold = f"{name} {text}".strip(), bold
    if name:
        yield name


def _take_title(head: Head, rest: list[Block]) -> None:
    """The type in capitals, then the lines of the title below it, taken off the blocks."""
    first = rest[0].lines if rest else []
    kind = TYPES.get(fold(first[0])) if first and first[0] == first[0].upper() else None
    if kind is None:
        return
    head.type = kind
    rest.pop(0)
    lines = first[1:]
    while rest and len(lines) < LONGEST_TITLE and _goes_on(rest[0], lines):
        lines += rest.pop(0).lines
    if lines and (match := OF.match(lines[0])) and lines[0] == lines[0].upper():
        # "KẾT LUẬN CỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ": who decides, within the agency whose head stands above.
        head.agencies = [name.strip() for name in match[1].split(",")]
        head.joint = True
        lines = lines[1:]
    head.title = " ".join(lines) or head.title


def _goes_on(block: Block, title: list[str]) -> bool:
    """Whether a bold line still belongs to the title: capitals after a title in small letters name who decides."""
    plain = type(block) in (Block, Heading) and bool(block.text)
    shouting = bool(title) and block.text == block.text.upper() and title[-1] != title[-1].upper()
    return plain and block.bold and not shouting and not STARTS.match(block.text)
