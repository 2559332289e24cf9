"""Paragraphs that only look like headings and lists → headings and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from danvan.importing.blocks import Block, Heading, Items, Run
from danvan.importing.report import Report

# What a numbered line is, the highest first: Phần, Chương, Mục, Điều, I., 1., 1.1., 1.1.1., a)
RANKS = (
    (10, re.compile(r"(?:PHẦN|Phần|PHỤ LỤC|Phụ lục)\b")), (20, re.compile(r"(?:CHƯƠNG|Chương)\s+[IVXLC\d]+\b")),
    (30, re.compile(r"(?:MỤC|Mục)\s+\d+\b")), (40, re.compile(r"(?:ĐIỀU|Điều)\s+\d+[a-zđ]?\b")),
    (50, re.compile(r"[IVXLC]{1,6}(?:[.)/-]|\s)\s*\S")), (80, re.compile(r"\d{1,2}(?:\.\d{1,2}){2,}[.)]?\s")),
    (70, re.compile(r"\d{1,2}\.\d{1,2}[.)]?\s")), (60, re.compile(r"\d{1,2}(?:[.)]\s*|[-–]\s+)\S")), (90, re.compile(r"[a-zđ]\)\s")),
)  # fmt: skip
ARTICLE = re.compile(r"((?:ĐIỀU|Điều)\s+\d+[a-zđ]?)[.:]?\s*(.*)", re.DOTALL)
DASH = re.compile(r"^([-–—−•●▪◦+])(?:[ \n]+)(?=\S)|^([-–—−•●▪])(?=[^\W\d_])")
DEEPER = "+◦"
PLAIN_RANK, FIRST_LEVEL, LAST_LEVEL, LONGEST = 100, 2, 6, 200


def structured(blocks: tuple[Block, ...], report: Report) -> tuple[Block, ...]:
    """The blocks with their headings at levels from 2, and typed dashes as lists."""
    ranked = list(_ranked(blocks))
    ranks = sorted({rank for _, rank in ranked if rank and rank != PLAIN_RANK})
    if not ranks and any(rank for _, rank in ranked):
        ranks = [PLAIN_RANK]
    levels = {rank: min(FIRST_LEVEL + place, LAST_LEVEL) for place, rank in enumerate(ranks)}
    found: list[Block] = []
    for block, rank in ranked:
        if rank in levels:
            found += _heading(block, levels[rank])
        else:
            found.append(block)
    if count := sum(1 for block in found if isinstance(block, Heading)):
        report.did(f"đặt {count} đề mục")
    return tuple(_lists(found, report))


def _ranked(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, int]]:
    """Each block with the rank of the heading that it is, 0 for none."""
    for block in blocks:
        if isinstance(block, Items) and block.labels:
            yield from _of_items(block)
        elif isinstance(block, Heading):
            yield block, _numbered(block.text) or 10 * block.level + 5
        elif type(block) is Block:
            yield block, _rank(block)
        else:
            yield block, 0


def _of_items(block: Items) -> Iterator[tuple[Block, int]]:
    """A list that Word numbers: when each item begins with a bold line they are headings, their numbers written out."""
    if not all(_is_title(item) for item in block.items):
        yield block, 0
        return
    for item, label in zip(block.items, block.labels, strict=True):
        named = Block((Run(f"{label} "), *item[0].runs))
        yield named, _numbered(named.text)
        yield from _ranked(item[1:])


def _is_title(item: tuple[Block, ...]) -> bool:
    first = item[0] if item else Block()
    return type(first) is Block and first.bold and len(first.text) <= LONGEST and not first.text.endswith((".", ";"))


def _rank(block: Block) -> int:
    text = block.text
    if type(block) is not Block or not text or any(run.picture for run in block.runs):
        return 0
    if ARTICLE.match(text) and block.runs[0].bold:
        return 40
    capitals = text == text.upper() and text != text.lower()
    if len(text) > LONGEST or not (block.bold or (capitals and RANKS[4][1].match(text))):
        return 0
    rank = _numbered(text)
    return rank or (0 if text[-1] in ".;:,!?”" or DASH.match(text) else PLAIN_RANK)


def _numbered(text: str) -> int:
    return next((rank for rank, pattern in RANKS if pattern.match(text)), 0)


def _heading(block: Block, level: int) -> list[Block]:
    """A heading in one line; of "**Điều 1.** Ban hành …" only the number is one."""
    article = ARTICLE.match(block.text)
    if article and article[2] and not block.bold:
        rest = _without(block.runs, len(block.text) - len(article[2]))
        return [Heading((Run(f"{article[1]}."),), level), Block(rest)]
    notes = tuple(run for run in block.runs if run.note or run.picture)
    return [Heading((Run(" ".join(block.text.split())), *notes), level)]


def _without(runs: tuple[Run, ...], letters: int) -> tuple[Run, ...]:
    """The runs without their first letters."""
    found = []
    for run in runs:
        cut = min(letters, len(run.text))
        letters -= cut
        if run.text[cut:] or run.picture or run.note:
            found.append(replace(run, text=run.text[cut:]))
    return tuple(found)


def _lists(blocks: list[Block], report: Report) -> Iterator[Block]:
    """Runs of paragraphs that begin with a dash become lists; "+" below "-" is one level deeper."""
    items: list[tuple[Block, ...]] = []
    for block in [*blocks, None]:
        match = DASH.match(block.text) if type(block) is Block else None
        if match and type(block) is Block:
            item = Block(_without(_stripped(block.runs), match.end()))
            deeper = match.group().strip() in DEEPER and items
            if deeper:
                items[-1] = _deeper(items[-1], item)
            else:
                items.append((item,))
            report.did("đổi các dòng gạch đầu dòng thành danh sách")
            continue
        if items:
            yield Items(items=tuple(items))
            items = []
        if block is not None:
            yield block


def _deeper(above: tuple[Block, ...], item: Block) -> tuple[Block, ...]:
    last = above[-1]
    if isinstance(last, Items):
        return (*above[:-1], replace(last, items=(*last.items, (item,))))
    return (*above, Items(items=((item,),)))


def _stripped(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    first = runs[0]
    return (replace(first, text=first.text.lstrip()), *runs[1:])
