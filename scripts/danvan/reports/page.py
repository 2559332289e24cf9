"""A report as a page of its own for whoever operates the site: the same figures with charts, and what comes next.

It is a file by itself, to be opened from a disk; the public build never has it.
"""

from __future__ import annotations

import html
from functools import cache
from pathlib import Path

from danvan.pages.pictures import Bar, bars
from danvan.reports.content import Block, Cell, Chart, Grid, Heading, Line, Linked, Report, shown

STYLE = Path(__file__).with_name("page.css")


def as_html(report: Report) -> bytes:
    """One HTML file with its style in it; it asks nothing of any server."""
    blocks = (*report.ahead, *report.blocks)
    heads = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    contents = "".join(f'<li><a href="#{_anchor(head)}">{_text(head.text)}</a></li>' for head in heads)
    parts = [
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
        f"<title>{_text(report.title)}</title><style>{_style()}</style></head><body><main>",
        f'<p class="note">Trang của người vận hành, không đăng công khai. Lập ngày {report.today:%d/%m/%Y}.</p>',
        f"<h1>{_text(report.title)}</h1><p>{_text(report.opening)}</p><nav><ul>{contents}</ul></nav>",
        *(_block(block) for block in blocks),
        "</main></body></html>\n",
    ]
    return "\n".join(parts).encode()


@cache
def _style() -> str:
    return STYLE.read_text("utf-8")


def _text(text: str) -> str:
    return html.escape(text, quote=True)


def _anchor(head: Heading) -> str:
    return head.name.replace(".", "-")


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        level = block.level + 1
        return f'<h{level} id="{_anchor(block)}">{_text(block.text)}</h{level}>'
    if isinstance(block, Line):
        return f"<p{' class=blank' if block.blank else ''}>{_text(block.text)}</p>"
    if isinstance(block, Chart):
        rows = [Bar(label, value) for label, value in zip(block.labels, block.values, strict=True)]
        return str(bars(rows, block.name))
    return _grid(block)


def _grid(grid: Grid) -> str:
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in grid.columns)
    last = len(grid.rows) if grid.total else 0
    rows = "".join(
        f"<tr{' class=total' if index == last else ''}>{''.join(_cell(cell, matrix=grid.matrix) for cell in row)}</tr>"
        for index, row in enumerate(grid.rows, 1)
    )
    return f'<div class="table"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _cell(cell: Cell, *, matrix: bool) -> str:
    if isinstance(cell, Linked):
        return f'<td><a href="{_text(cell.address)}">{_text(cell.text)}</a></td>'
    if isinstance(cell, int):
        return f'<td class="n{" empty" if matrix and cell == 0 else ""}">{cell}</td>'
    return f"<td>{_text(shown(cell))}</td>"
