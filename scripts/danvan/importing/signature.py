"""The foot of a paper: "Nơi nhận", who signs and as what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from danvan.importing.blocks import Block, Grid, Items
from danvan.vietnamese import fold

RECIPIENTS = re.compile(r"^\s*nơi\s+nhận\s*:?", re.IGNORECASE)
FOR = re.compile(r"^(?:T/?M|K/?T|T/?L|TUQ|Q)\.?\s", re.IGNORECASE)
OFFICE = re.compile(
    r"^(?:pho |quyen )?(?:giam doc|chu tich|bi thu|truong|chanh|thu truong|bo truong|thu tuong|tong bi thu|pho|hieu truong|vien truong|cuc truong|uy vien)\b"
)
SIGNED = re.compile(r"\(?\s*(?:đã ký|ký tên|ký,|đóng dấu)[^)]*\)?", re.IGNORECASE)
NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_.]+\.?){1,5}(?: \(mẫu\))?")
OFFICES = (
    "Giám đốc", "Chủ tịch", "Bí thư", "Chánh Văn phòng", "Chánh Thanh tra", "Trưởng phòng", "Trưởng ban", "Bộ trưởng",
    "Thứ trưởng", "Thủ tướng", "Phó Thủ tướng", "Tổng Bí thư", "Cục trưởng", "Vụ trưởng", "Hiệu trưởng", "Viện trưởng",
    "Ủy viên Ban Thường vụ",
)  # fmt: skip
NEAR_END = 40


@dataclass
class Foot:
    """What the foot tells."""

    signer: str = ""
    signer_title: str = ""
    recipients: list[str] = field(default_factory=list)


def take_foot(blocks: tuple[Block, ...]) -> tuple[Foot, tuple[Block, ...]]:
    """What the foot tells, and the blocks without it; appendices after it stay."""
    for place in range(len(blocks) - 1, max(-1, len(blocks) - NEAR_END), -1):
        block = blocks[place]
        if isinstance(block, Grid) and _is_foot(block):
            return _from_table(block), blocks[:place] + blocks[place + 1 :]
    return _from_paragraphs(blocks)


def _is_foot(table: Grid) -> bool:
    lines = [text for cell in table.cell_lines() for text, _ in cell]
    signs = any(FOR.match(text) or (text == text.upper() and OFFICE.match(fold(text))) for text in lines)
    return len(table.rows) <= 4 and (any(RECIPIENTS.match(text) for text in lines) or (signs and len(lines) < 15))


def _from_table(table: Grid) -> Foot:
    foot = Foot()
    signing: list[str] = []
    for cell in table.cell_lines():
        lines = [text for text, _ in cell]
        if lines and RECIPIENTS.match(lines[0]):
            foot.recipients = _recipients(lines)
        else:
            signing += lines
    _sign(foot, signing)
    return foot


def _from_paragraphs(blocks: tuple[Block, ...]) -> tuple[Foot, tuple[Block, ...]]:
    """A foot typed without a table: from "Nơi nhận", or from the line of who signs for whom, to the end."""
    start = None
    for place in range(max(0, len(blocks) - NEAR_END), len(blocks)):
        text = blocks[place].text
        if type(blocks[place]) is Block and (RECIPIENTS.match(text) or (text == text.upper() and FOR.match(text))):
            start = place
            break
    if start is None:
        return Foot(), blocks
    lines = [line for block in blocks[start:] for line in _all_lines(block)]
    foot = Foot()
    first = next((place for place, line in enumerate(lines) if RECIPIENTS.match(line)), None)
    if first is not None:
        last = next(
            (p for p in range(first + 1, len(lines)) if not lines[p].lstrip().startswith(("-", "–", "+"))), len(lines)
        )
        foot.recipients = _recipients(lines[first:last])
        lines = lines[:first] + lines[last:]
    _sign(foot, lines)
    return foot, blocks[:start]


def _all_lines(block: Block) -> list[str]:
    if isinstance(block, Items):
        return [f"- {line}" for item in block.items for inner in item for line in inner.lines]
    return block.lines


def _recipients(lines: list[str]) -> list[str]:
    first = RECIPIENTS.sub("", lines[0]).strip()
    found = [line.strip().lstrip("-–—+• ").rstrip(";. ") for line in [first, *lines[1:]]]
    return [line for line in found if line]


def _sign(foot: Foot, lines: list[str]) -> None:
    """The last line that is a name signs; the last line in capitals that is an office is what as."""
    lines = [line for line in (SIGNED.sub("", line).strip() for line in lines) if line]
    offices = [line for line in lines if line == line.upper() and OFFICE.match(fold(FOR.sub("", line)))]
    if offices:
        foot.signer_title = as_office(FOR.sub("", offices[-1]))
    after = lines[lines.index(offices[-1]) + 1 :] if offices else lines
    names = [line for line in after if NAME.fullmatch(line) and not OFFICE.match(fold(line))]
    if names:
        foot.signer = names[-1] if names[-1] != names[-1].upper() else names[-1].title()


def as_office(text: str) -> str:
    """An office as it stands in a sentence: "PHÓ GIÁM ĐỐC" gives "Phó Giám đốc"; an unknown one as a sentence begins."""
    words = " ".join(text.split())
    deputy = "Phó " if words.casefold().startswith("phó ") else ""
    office = words[len(deputy) :]
    known = next((name for name in OFFICES if office.casefold().startswith(name.casefold())), "")
    rest = office[len(known) :]
    if known:
        return f"{deputy}{known}{rest.lower() if office == office.upper() else rest}"
    return f"{deputy}{office.capitalize()}"
