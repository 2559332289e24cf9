"""Letters as Word leaves them → as the site has them; blocks that hold nothing, or only what paper needs, go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from danvan.frontmatter.decoding import CONTROL
from danvan.importing.blocks import Block, Grid, Items, Quote, Run, joined
from danvan.importing.report import Report
from danvan.vietnamese import latin_lookalike, nfc

SPACES = re.compile("[ \t\xa0\u2000-\u200a\u202f\u205f\u3000]+")
PRIVATE = re.compile("[\ue000-\uf8ff]")
LATIN = "A-Za-z\xc0-\u024f\u1e00-\u1eff"
MIXED = re.compile(rf"(?<=[{LATIN}])[\u0370-\u052f]|[\u0370-\u052f](?=[{LATIN}])")
RULE = re.compile(r"[\s\-_–—−=~.…*•·]{3,}|[*–—-]")
PAGE = re.compile(r"[-–—\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*", re.IGNORECASE)


def cleaned(blocks: tuple[Block, ...], report: Report, *, inside: bool = False) -> tuple[Block, ...]:
    """The blocks in NFC, without what cannot be seen, empty paragraphs, lines of dashes and page numbers.

    ``inside`` cells, lists and notes a number or a dash is something that somebody wrote.
    """
    return tuple(_cleaned(blocks, report, inside=inside))


def _cleaned(blocks: tuple[Block, ...], report: Report, *, inside: bool) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Items():
                items = tuple(cleaned(item, report, inside=True) for item in block.items)
                labels = tuple(label for label, item in zip(block.labels, items, strict=False) if item)
                yield replace(block, items=tuple(filter(None, items)), labels=labels)
            case Grid():
                rows = tuple(tuple(cleaned(cell, report, inside=True) for cell in row) for row in block.rows)
                yield replace(block, rows=rows)
            case Quote():
                if within := cleaned(block.inside, report, inside=inside):
                    yield replace(block, inside=within)
            case _:
                tidy = replace(block, runs=_tidy(block.runs, report))
                if not tidy.bare and (inside or not _is_paper(tidy, report)):
                    yield tidy


def _is_paper(block: Block, report: Report) -> bool:
    """Whether a paragraph is only a line of dashes or a page number."""
    if any(run.picture or run.note for run in block.runs):
        return False
    if RULE.fullmatch(block.text):
        report.did("bỏ các dòng gạch ngang")
        return True
    if PAGE.fullmatch(block.text):
        report.did(f"bỏ số trang «{block.text}»")
        return True
    return False


def _tidy(runs: tuple[Run, ...], report: Report) -> tuple[Run, ...]:
    # Joined before NFC: a mark may stand in the run after its letter.
    plain = joined(replace(run, text=letters(run.text, report)) for run in joined(runs))
    found: list[Run] = []
    for run in plain:
        text = run.text
        if not found or found[-1].text.endswith(("\n", " ")):
            text = text.lstrip(" ") if found and found[-1].text.endswith(" ") else text.lstrip()
        if text or run.picture or run.note:
            found.append(replace(run, text=text, note=cleaned(run.note, report, inside=True)))
    while found and found[-1].text and not found[-1].text.strip():
        found.pop()
    if found and found[-1].text:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return joined(found)


def letters(text: str, report: Report) -> str:
    """Letters and spaces as they should be; line breaks stay."""
    plain = nfc(text)
    if plain != text:
        report.did("gộp dấu gõ rời vào chữ (Unicode dựng sẵn)")
    if CONTROL.search(plain):
        report.did("bỏ ký tự không nhìn thấy được")
        plain = CONTROL.sub("", plain.replace("\x0b", "\n"))
    if PRIVATE.search(plain):
        report.see("ký tự riêng của phông chữ đã bỏ", plain)
        plain = PRIVATE.sub("", plain)
    if "\xd0" in plain or "\xf0" in plain:
        report.did("sửa chữ Ð của tiếng Iceland thành Đ")
        plain = plain.replace("\xd0", "Đ").replace("\xf0", "đ")
    if MIXED.search(plain):
        report.see("chữ không phải Latinh trong từ, đã thay bằng chữ giống nó", plain)
        plain = MIXED.sub(lambda match: latin_lookalike(match[0]) or match[0], plain)
    return "\n".join(SPACES.sub(" ", line) for line in plain.split("\n"))
