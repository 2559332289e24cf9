"""A seeded corpus: the real content and N posts of words that mean nothing, half of them also in English."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from pathlib import Path

VIETNAMESE = (
    "dân vận kế hoạch đơn vị thực hiện công tác văn hóa du lịch thể thao thôn xã phường người dân tuyên truyền phong trào "
    "khéo chung sức nông thôn mới cán bộ công chức hội nghị chương trình di sản lễ hội câu lạc bộ truyền dạy hát then đàn tính"
)
ENGLISH = (
    "mass mobilisation plan unit work culture tourism sport village commune people movement skilful officials meeting "
    "programme heritage festival club teaching singing support county public service report"
)
TAGS = ("van-hoa", "the-thao", "du-lich", "di-san", "thi-dua", "dan-chu-co-so", "bo-may")
FIRST_DAY = dt.date(2016, 1, 4)
YEARS = 10


def make(root: Path, project: Path, posts: int, seed: int = 2025) -> None:
    """Write the corpus below ``root``: docs/ as in the project, news/ made up."""
    rng = random.Random(seed)
    shutil.copytree(project / "docs", root / "docs")
    documents = sorted(path.stem for path in (project / "docs/van-ban").glob("*.md") if not path.stem.endswith(".en"))
    communes = [
        line.split()[-1]
        for line in (project / "scripts/danvan/data/communes.yml").read_text("utf-8").splitlines()
        if line.startswith("- key:")
    ]
    for number in range(posts):
        day = FIRST_DAY + dt.timedelta(days=number * YEARS * 365 // max(posts, 1))
        folder = root / "news" / str(day.year)
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{day.isoformat()}-bai-mau-{number}"
        (folder / f"{name}.md").write_text(_vietnamese(rng, number, day, documents, communes), "utf-8")
        if number % 2 == 0:
            (folder / f"{name}.en.md").write_text(_english(rng, number), "utf-8")


def _words(rng: random.Random, vocabulary: str, count: int) -> str:
    return " ".join(rng.choices(vocabulary.split(), k=count)).capitalize()


def _paragraphs(rng: random.Random, vocabulary: str, extra: str) -> str:
    total = rng.randint(250, 450)
    parts = [f"{_words(rng, vocabulary, total // 5)}." for _ in range(5)]
    listed = "\n".join(f"- {_words(rng, vocabulary, 8)}" for _ in range(3))
    return "\n\n".join(
        [parts[0], f"## {_words(rng, vocabulary, 5)}", parts[1], listed, parts[2], extra, parts[3], parts[4]]
    )


def _vietnamese(rng: random.Random, number: int, day: dt.date, documents: list[str], communes: list[str]) -> str:
    chosen = rng.sample(documents, 2)
    return f"""---
id: bai-mau-{number}
title: Bài mẫu {number} {_words(rng, VIETNAMESE, 7).lower()}
date: {day.isoformat()}T08:00:00+07:00
unit: so-vhttdl
tags: [{rng.choice(TAGS)}]
summary: Dữ liệu mẫu {_words(rng, VIETNAMESE, 25).lower()}.
sources:
  - {{document: {chosen[0]}, checked_on: {day.isoformat()}}}
documents: [{", ".join(chosen)}]
movements: [dan-van-kheo]
communes: [{rng.choice(communes)}]
tasks: [ke-hoach-2025#II.{rng.randint(1, 7)}]
---

{_paragraphs(rng, VIETNAMESE, f"Xem [[{chosen[0]}]] và [[{chosen[1]}|văn bản này]].")}
"""


def _english(rng: random.Random, number: int) -> str:
    return f"""---
title: Sample post {number} {_words(rng, ENGLISH, 7).lower()}
summary: Sample data {_words(rng, ENGLISH, 25).lower()}.
translation: {{of: "000000000000", by: ban biên tập}}
---

{_paragraphs(rng, ENGLISH, "See [[126-kl-tw-2025]].")}
"""
