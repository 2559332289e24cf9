"""A report as Markdown: to read in a terminal, to paste elsewhere."""

from __future__ import annotations

from danvan.reports.content import Block, Cell, Chart, Grid, Heading, Line, Linked, Report, shown


def as_md(report: Report) -> bytes:
    """The report's text; charts are left out, for their tables say the same."""
    lines = [f"# BÁO CÁO\n\n**{report.title}**", report.opening]
    lines += [_block(block) for block in report.blocks if not isinstance(block, Chart)]
    return ("\n\n".join([*lines, report.closing]) + "\n").encode()


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {block.text}"
    if isinstance(block, Line):
        return block.text
    assert isinstance(block, Grid)
    head = [_row(block.columns), "|" + "|".join("---" for _ in block.columns) + "|"]
    return "\n".join([*head, *(_row(row) for row in block.rows)])


def _row(cells: tuple[Cell, ...]) -> str:
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(cell: Cell) -> str:
    text = shown(cell).replace("|", "\\|").replace("\n", " ")
    return f"[{text}]({cell.address})" if isinstance(cell, Linked) else text
