"""Pandoc, called as a program: a Word file → its blocks and its pictures."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from danvan.importing.blocks import Block, Grid, Heading, Items, Quote, Run, joined
from danvan.problems import Refusal

PATIENCE = 120
MEMORY = ("+RTS", "-M1500m", "-RTS")
NEEDS = "chạy  make import FILE=bai.docx  (tự cài), hoặc  make .venv/ready-word  một lần"
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
LOOKS = {"Strong": {"bold": True}, "Emph": {"italic": True}}
# Their letters are kept without their look: Markdown has none for it.
THROUGH = ("Underline", "SmallCaps", "Strikeout", "Superscript", "Subscript")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class Read:
    """What pandoc read: the blocks, and each picture's bytes by the name that runs have."""

    blocks: tuple[Block, ...]
    pictures: dict[str, bytes]


def program() -> str:
    """Where pandoc is. Raises Refusal when it is not installed."""
    try:
        import pypandoc
    except ImportError:
        raise Refusal(f"chưa cài phần đọc tệp Word (pandoc)\n    → {NEEDS}") from None
    return str(pypandoc.get_pandoc_path())


def read_docx(data: bytes, name: str) -> Read:
    """Read a .docx, tracked changes accepted, comments left out. Raises Refusal."""
    command = program()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bai.docx"
        path.write_bytes(data)
        arguments = [
            command,
            *MEMORY,
            "--from",
            "docx",
            "--to",
            "json",
            "--extract-media",
            ".",
            "--track-changes",
            "accept",
            path.name,
        ]
        try:
            done = subprocess.run(arguments, cwd=folder, capture_output=True, timeout=PATIENCE, check=True)
        except (subprocess.SubprocessError, OSError):
            raise Refusal(
                f"{name}: không đọc được nội dung tệp\n    → mở bằng Word, lưu lại dưới dạng .docx rồi thử lại"
            ) from None
        media = {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in Path(folder).rglob("media/**/*")
            if file.is_file()
        }
    return Read(tuple(_blocks(json.loads(done.stdout)["blocks"])), media)


def _blocks(found: list[Any]) -> Iterator[Block]:
    for item in found:
        kind, content = item["t"], item.get("c")
        match kind:
            case "Para" | "Plain":
                yield Block(_runs(content))
            case "Header":
                yield Heading(_runs(content[2]), content[0])
            case "BulletList":
                yield Items(items=tuple(tuple(_blocks(each)) for each in content))
            case "OrderedList":
                yield _ordered(content)
            case "Table":
                yield _table(content)
            case "BlockQuote":
                yield Quote(inside=tuple(_blocks(content)))
            case "CodeBlock":
                yield Block((Run(content[1]),))
            case "LineBlock":
                yield Block(joined(run for line in content for run in (*_runs(line), Run("\n"))))
            case "Div" | "Figure":
                yield from _blocks(content[-1])
            case "DefinitionList":
                for term, meanings in content:
                    yield Block(_runs(term))
                    for meaning in meanings:
                        yield from _blocks(meaning)
            case _:
                continue


def _ordered(content: Any) -> Items:
    (start, style, mark), items = content
    labels = tuple(_label(start + place, style["t"], mark["t"]) for place in range(len(items)))
    return Items(items=tuple(tuple(_blocks(each)) for each in items), labels=labels)


def _label(number: int, style: str, mark: str) -> str:
    """The number of a list's item as Word shows it: 1., a), IV."""
    text = str(number)
    if style.endswith("Alpha"):
        text = chr(ord("a") + (number - 1) % 26)
    elif style.endswith("Roman"):
        text = roman(number)
    text = text.upper() if style.startswith("Upper") else text.lower()
    return f"({text})" if mark == "TwoParens" else f"{text})" if mark == "OneParen" else f"{text}."


def roman(number: int) -> str:
    """A number in Roman figures."""
    text = ""
    for value, figure in ROMAN:
        while number >= value:
            text, number = text + figure, number - value
    return text


def _table(content: Any) -> Grid:
    """A table with every place filled: a merged cell's text stands in each place that it covers."""
    _, _, _, (_, head), bodies, (_, foot) = content
    rows = list(head)
    for body in bodies:
        rows += body[2] + body[3]
    grid: dict[tuple[int, int], tuple[Block, ...]] = {}
    merged = False
    for y, (_, cells) in enumerate([*rows, *foot]):
        x = 0
        for _, _, height, width, inside in cells:
            while (y, x) in grid:
                x += 1
            merged = merged or height > 1 or width > 1
            blocks = tuple(_blocks(inside))
            grid.update({(y + down, x + right): blocks for down in range(height) for right in range(width)})
    height = max((y for y, _ in grid), default=-1) + 1
    width = max((x for _, x in grid), default=-1) + 1
    return Grid(rows=tuple(tuple(grid.get((y, x), ()) for x in range(width)) for y in range(height)), merged=merged)


def _runs(found: list[Any], **look: Any) -> tuple[Run, ...]:
    return joined(run for item in found for run in _run(item, look))


def _run(item: Any, look: dict[str, Any]) -> Iterator[Run]:
    kind, content = item["t"], item.get("c")
    match kind:
        case "Str":
            yield Run(content, **look)
        case "Space" | "SoftBreak":
            yield Run(" ", **look)
        case "LineBreak":
            yield Run("\n", **look)
        case "Strong" | "Emph":
            yield from _runs(content, **{**look, **LOOKS[kind]})
        case "Superscript" | "Subscript":
            table = RAISED if kind == "Superscript" else LOWERED
            yield from (Run(run.text.translate(table), **look) for run in _runs(content))
        case kind if kind in THROUGH:
            yield from _runs(content, **look)
        case "Quoted":
            yield from (Run("“", **look), *_runs(content[1], **look), Run("”", **look))
        case "Span" | "Cite":
            yield from _runs(content[1], **look)
        case "Link":
            yield from _runs(content[1], **{**look, "link": content[2][0]})
        case "Image":
            yield Run(picture=content[2][0].removeprefix("./"))
        case "Note":
            yield Run(note=tuple(_blocks(content)))
        case "Code" | "Math":
            yield Run(content[1], **look)
        case _:
            return
