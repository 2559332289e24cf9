"""Blocks → Markdown that our dialect shows exactly, with nothing in it that the check refuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from danvan import addresses
from danvan.importing.blocks import Block, Grid, Heading, Items, Quote, Run, joined
from danvan.importing.report import Report

SPECIAL = re.compile(r"([\\`*_\[\]])")
AT_START = re.compile(r"^(\s*)(#|>|[+*-](?=\s)|!!!|={3,}|~{3,}|:(?=\s))")
ENTITY = re.compile(r"&(?=#?\w+;)")
# What the check takes for a script's attribute, in words that a person may well type: "online = trực tuyến".
EVENT = re.compile(r"(\bon[a-z]{3,}\s*)=", re.IGNORECASE)
NUMBER = re.compile(r"^(\d+)\.(?=\s)")
# A number at the start of a paragraph begins a list for the renderer; a year or a large number is meant as it stands.
MOST_ITEMS = 99
INDENT = "    "
CAPTION = re.compile(r"(?:Ảnh|Hình|Biểu đồ)\b", re.IGNORECASE)
LONGEST_CAPTION = 250
ADDRESS = re.compile(r"https?://|mailto:")


@dataclass
class Writer:
    """Writes one text; ``picture`` gives the Markdown of a picture by its name and caption, "" for none."""

    report: Report
    picture: Callable[[str, str], str]
    notes: list[str] = field(default_factory=list)

    def text(self, blocks: tuple[Block, ...], *below: str) -> str:
        """The Markdown; what stands ``below`` it; footnotes last."""
        parts = list(self._blocks(blocks))
        return "\n\n".join([*parts, *(below if parts else ()), *self.notes])

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        for block, caption in with_captions(blocks):
            match block:
                case Heading():
                    words = self._line(tuple(run for run in block.runs if not run.picture))
                    yield f"{'#' * block.level} {words}"
                    yield from self._pictures(block)
                case Items():
                    yield from self._items(block)
                case Grid():
                    yield from self._table(block)
                case Quote():
                    inside = "\n\n".join(self._blocks(block.inside))
                    yield "\n".join(f"> {line}".rstrip() for line in inside.split("\n"))
                case _:
                    yield from self._paragraph(block, caption)

    def _paragraph(self, block: Block, caption: str) -> Iterator[str]:
        if text := self._inline(block.runs).strip():
            yield "  \n".join(_safe_start(line.strip()) for line in text.split("\n"))
        yield from self._pictures(block, caption)

    def _pictures(self, block: Block, caption: str = "") -> Iterator[str]:
        shown = [made for run in block.runs if run.picture and (made := self.picture(run.picture, caption))]
        yield from shown
        if caption and not shown:  # the picture could not be shown; its words stay
            yield escaped(caption)

    def _line(self, runs: tuple[Run, ...]) -> str:
        return " ".join(self._inline(tuple(Run(run.text, note=run.note) for run in runs)).split())

    def _items(self, block: Items) -> Iterator[str]:
        """A list; one whose labels are letters or Roman figures keeps them, as paragraphs."""
        numbers = all(NUMBER.match(f"{label} ") for label in block.labels)
        if block.labels and not numbers:
            for item, label in zip(block.items, block.labels, strict=True):
                first, *rest = item or (Block(),)
                yield from self._blocks((Block((Run(f"{label} "), *first.runs)), *rest))
            return
        lines = []
        for place, item in enumerate(block.items):
            mark = block.labels[place] if block.labels else "-"
            text = ("\n\n" if _loose(item) else "\n").join(self._blocks(item))
            body = "\n".join(f"{INDENT}{line}" if line else "" for line in text.split("\n"))
            lines.append(f"{mark:<3} {body.lstrip()}" if block.labels else f"- {body.lstrip()}")
        yield ("\n\n" if any(map(_loose, block.items)) else "\n").join(lines)

    def _table(self, block: Grid) -> Iterator[str]:
        rows = [[self._cell(cell) for cell in row] for row in block.rows]
        rows = [row for row in rows if any(row)]
        if not rows:
            return
        if len(rows[0]) == 1:
            for row in block.rows:
                yield from self._blocks(row[0])
            return
        if block.merged:
            self.report.did("ô gộp của bảng: ghi lại nội dung ở từng ô")
            self.report.see("bảng có ô gộp, so lại với tệp Word", " ".join(rows[0]))
        lines = [f"| {' | '.join(row)} |" for row in rows]
        yield "\n".join([lines[0], f"|{'---|' * len(rows[0])}", *lines[1:]])
        for row in block.rows:
            for cell in row:
                for inner in cell:
                    yield from self._pictures(inner)

    def _cell(self, cell: tuple[Block, ...]) -> str:
        """A cell in one line: its paragraphs, and the items of lists, one after another."""
        return " ".join(filter(None, (self._line(inner.runs) for inner in _flat(cell)))).replace("|", "\\|")

    def _inline(self, runs: tuple[Run, ...]) -> str:
        return "".join(self._run(run) for run in joined(runs))

    def _run(self, run: Run) -> str:
        if run.note:
            return self._note(run.note)
        text = escaped(run.text)
        bare = text.strip()
        if not bare:
            return text
        mark = "*" * (run.italic + 2 * run.bold)
        inside = "\n".join(f"{mark}{part.strip()}{mark}" if part.strip() else "" for part in bare.split("\n"))
        inside = self._link(inside, run.link) if run.link else inside
        return text[: len(text) - len(text.lstrip())] + inside + text[len(text.rstrip()) :]

    def _link(self, words: str, address: str) -> str:
        """A link that may stand in a text; of any other only the words."""
        right = ADDRESS.match(address) and not (address.startswith("http") and addresses.fault(address))
        if right and not re.search(r"[\s()<>]", address):
            return f"[{' '.join(words.split())}]({address})"
        if not address.startswith("#"):
            self.report.see(f"liên kết tới «{address[:60]}» không dùng được, chỉ giữ chữ", words)
        return words

    def _note(self, blocks: tuple[Block, ...]) -> str:
        number = len(self.notes) + 1
        self.notes.append("")
        text = "\n\n".join(self._blocks(blocks))
        self.notes[number - 1] = f"[^{number}]: " + text.replace("\n", f"\n{INDENT}").replace(f"\n{INDENT}\n", "\n\n")
        self.report.did("chuyển chú thích cuối trang")
        return f"[^{number}]"


def with_captions(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, str]]:
    """Each block; a picture alone with the paragraph below it that is its caption."""
    rest = list(blocks)
    while rest:
        block = rest.pop(0)
        alone = type(block) is Block and not block.text and any(run.picture for run in block.runs)
        caption = " ".join(rest[0].text.split()).replace('"', "”") if alone and rest and _is_caption(rest[0]) else ""
        if caption:
            rest.pop(0)
        yield block, caption


def _is_caption(block: Block) -> bool:
    """Whether a paragraph is the words below a picture: "Ảnh 1. …", or a short one in italics."""
    words = [run for run in block.runs if run.text.strip()]
    plain = type(block) is Block and bool(words) and len(block.text) <= LONGEST_CAPTION
    plain = plain and not any(run.note or run.picture for run in block.runs)
    return plain and (bool(CAPTION.match(block.text)) or all(run.italic for run in words))


def escaped(text: str) -> str:
    """Text as Markdown that shows exactly it, and that no check takes for code."""
    text = ENTITY.sub("&amp;", text)
    text = SPECIAL.sub(r"\\\1", EVENT.sub(r"\1&#61;", text))
    return text.replace("<", "&lt;").replace("{", "&#123;").replace("}", "&#125;")


def _safe_start(line: str) -> str:
    """A line whose first letters mean nothing but themselves."""
    if (number := NUMBER.match(line)) and int(number[1]) > MOST_ITEMS:
        return line.replace(".", "\\.", 1)
    match = AT_START.match(line)
    if match is None:
        return line
    sign = match[2]
    return line.replace(":", "&#58;", 1) if sign == ":" else f"{match[1]}\\{line[match.end(1) :]}"


def _loose(item: tuple[Block, ...]) -> bool:
    """Whether an item holds more than a line and a list below it."""
    return len(item) > 2 or (len(item) == 2 and not isinstance(item[1], Items))


def _flat(cell: tuple[Block, ...]) -> Iterator[Block]:
    for block in cell:
        if isinstance(block, Items):
            for item in block.items:
                yield from _flat(item)
        elif isinstance(block, Grid):
            for row in block.rows:
                for inner in row:
                    yield from _flat(inner)
        elif isinstance(block, Quote):
            yield from _flat(block.inside)
        else:
            yield block
