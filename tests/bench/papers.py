"""The corpus's documents and commendations: two and one to five posts, plainly sample."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

from bench.words import VIETNAMESE, words

FIRST_DAY = dt.date(2016, 1, 4)
DAYS = 3650
# Letters in the number, the type in words.
TYPES = (("KH", "Kế hoạch"), ("QĐ", "Quyết định"), ("HD", "Hướng dẫn"), ("BC", "Báo cáo"), ("TB", "Thông báo"))


def write_papers(root: Path, posts: int, communes: list[str], rng: random.Random) -> None:
    """Write the documents and commendations that belong to so many posts below ``root``."""
    written: list[str] = []
    for number, day in _days(posts * 2 // 5):
        code, name = TYPES[number % len(TYPES)]
        key = f"{number + 1}-{code.lower().replace('đ', 'd')}-mau-{day.year}"
        text = _document(rng, number, day, (code, name), written)
        (root / f"docs/van-ban/{key}.md").write_text(text, "utf-8")
        written.append(key)
    for number, day in _days(posts // 5):
        folder = root / "docs/khen-thuong" / str(day.year)
        folder.mkdir(parents=True, exist_ok=True)
        text = _commendation(rng, number, day, communes, written)
        (folder / f"khen-mau-{number}.md").write_text(text, "utf-8")


def _days(count: int) -> list[tuple[int, dt.date]]:
    return [(number, FIRST_DAY + dt.timedelta(days=number * DAYS // count)) for number in range(count)]


def _document(rng: random.Random, number: int, day: dt.date, kind: tuple[str, str], earlier: list[str]) -> str:
    code, name = kind
    relation = f"relations:\n  - {{type: implements, document: {rng.choice(earlier)}}}\n" if earlier else ""
    return f"""---
number: {number + 1}/{code}-MAU
type: {name}
level: department
issuers: [Sở Mẫu (mẫu)]
date: {day.isoformat()}
title: Văn bản mẫu {number} {words(rng, VIETNAMESE, 12).lower()}
status: {{value: unchecked, checked_on: {day.isoformat()}}}
summary: Dữ liệu mẫu {words(rng, VIETNAMESE, 60).lower()}.
{relation}posted: {day.isoformat()}
---
"""


def _commendation(rng: random.Random, number: int, day: dt.date, communes: list[str], documents: list[str]) -> str:
    return f"""---
id: khen-mau-{number}
title: Giấy khen mẫu {number} tặng câu lạc bộ mẫu {words(rng, VIETNAMESE, 4).lower()}
form: Giấy khen
granted_by: department-head
decision: {{number: {number + 1}/QĐ-MAU, date: {day.isoformat()}, issuer: Sở Mẫu (mẫu), signer_title: Giám đốc}}
date: {day.isoformat()}
recipients:
  - {{collective: Câu lạc bộ mẫu {number} (mẫu), commune: {rng.choice(communes)}}}
reason: Dữ liệu mẫu {words(rng, VIETNAMESE, 30).lower()}.
state: in_force
movements: [dan-van-kheo]
documents: [{rng.choice(documents)}]
posted: {day.isoformat()}
---
"""
