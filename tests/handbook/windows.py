"""The windows that are drawn around what is shown: a terminal, a table; plain HTML that Chromium takes a picture of."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

STYLE = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; width: 720px; font: 15px/1.45 "Be Vietnam Pro", "DejaVu Sans", sans-serif; color: #1b1f24; background: #fff; }
main { border: 1px solid #8a929c; }
h1 { margin: 0; padding: 6px 12px; font-size: 14px; font-weight: 600; background: #dde3ea; }
pre { margin: 0; padding: 12px; font: 14px/1.45 "DejaVu Sans Mono", monospace; white-space: pre-wrap; background: #f6f8fa; }
pre b { color: #0b4a8f; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
td, th { border: 1px solid #b8c0c8; padding: 4px 8px; text-align: left; vertical-align: top; }
th { background: #eef2f6; font-weight: 600; }
</style>"""


def terminal(text: str) -> str:
    """A terminal; what a person typed stands out."""
    command, _, said = text.partition("\n")
    return f"{STYLE}<main><h1>Cửa sổ lệnh</h1><pre><b>{escape(command)}</b>\n{escape(said)}</pre></main>"


def table(name: str, rows: Sequence[Sequence[str]]) -> str:
    """A sheet: its name, letters above the columns, a number before each row."""
    letters = "".join(f"<th>{chr(ord('A') + place)}</th>" for place in range(len(rows[0])))
    cells = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows]
    lines = "".join(f"<tr><th>{number}</th>{row}</tr>" for number, row in enumerate(cells, start=1))
    return f"{STYLE}<main><h1>{escape(name)}</h1><table><tr><th></th>{letters}</tr>{lines}</table></main>"
