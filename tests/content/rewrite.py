"""``python tests/content/rewrite.py``: writes wrong.txt anew after a rule was added. Read the difference before you commit it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from danvan.library import load
from danvan.problems import ContentError

HERE = Path(__file__).parent
DAY = dt.date(2026, 11, 23)

if __name__ == "__main__":
    try:
        load(HERE / "wrong", DAY)
    except ContentError as error:
        (HERE / "wrong.txt").write_text(f"{error}\n", encoding="utf-8")
