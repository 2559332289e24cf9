"""A seeded corpus: the real content, N posts of words that mean nothing, half of them also in English, and papers.

Ten years of the Department: to 5,000 posts belong 2,000 documents and 1,000 commendations.
"""

from __future__ import annotations

import datetime as dt
import random
import shutil
from pathlib import Path

from bench.papers import write_papers
from bench.words import ENGLISH, VIETNAMESE, paragraphs, words
from danvan.frontmatter import parse
from danvan.records import Post
from danvan.records.translation import hash_of

TAGS = ("van-hoa", "the-thao", "du-lich", "di-san", "thi-dua", "dan-chu-co-so", "bo-may")
FIRST_DAY = dt.date(2016, 1, 4)
YEARS = 10


def make(root: Path, project: Path, posts: int, seed: int = 2025) -> None:
    """Write the corpus below ``root``: docs/ as in the project and the papers, news/ made up."""
    rng = random.Random(seed)
    shutil.copytree(project / "docs", root / "docs")
    communes = [
        line.split()[-1]
        for line in (project / "scripts/danvan/data/communes.yml").read_text("utf-8").splitlines()
        if line.startswith("- key:")
    ]
    write_papers(root, posts, communes, rng)
    documents = sorted(path.stem for path in (root / "docs/van-ban").glob("*.md") if not path.stem.endswith(".en"))
    for number in range(posts):
        day = FIRST_DAY + dt.timedelta(days=number * YEARS * 365 // max(posts, 1))
        folder = root / "news" / str(day.year)
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{day.isoformat()}-bai-mau-{number}"
        text = _vietnamese(rng, number, day, documents, communes)
        (folder / f"{name}.md").write_text(text, "utf-8")
        if number % 2 == 0:
            made_from = hash_of(Post, parse(text, name))
            (folder / f"{name}.en.md").write_text(_english(rng, number, made_from), "utf-8")


def _vietnamese(rng: random.Random, number: int, day: dt.date, documents: list[str], communes: list[str]) -> str:
    chosen = rng.sample(documents, 2)
    return f"""---
id: bai-mau-{number}
title: Bài mẫu {number} {words(rng, VIETNAMESE, 7).lower()}
date: {day.isoformat()}T08:00:00+07:00
unit: so-vhttdl
tags: [{rng.choice(TAGS)}]
summary: Dữ liệu mẫu {words(rng, VIETNAMESE, 25).lower()}.
sources:
  - {{document: {chosen[0]}, checked_on: {day.isoformat()}}}
documents: [{", ".join(chosen)}]
movements: [dan-van-kheo]
communes: [{rng.choice(communes)}]
tasks: [ke-hoach-2025#II.{rng.randint(1, 7)}]
---

{paragraphs(rng, VIETNAMESE, f"Xem [[{chosen[0]}]] và [[{chosen[1]}|văn bản này]].")}
"""


def _english(rng: random.Random, number: int, made_from: str) -> str:
    return f"""---
title: Sample post {number} {words(rng, ENGLISH, 7).lower()}
summary: Sample data {words(rng, ENGLISH, 25).lower()}.
translation: {{of: "{made_from}", by: ban biên tập}}
---

{paragraphs(rng, ENGLISH, "See [[126-kl-tw-2025]].")}
"""
