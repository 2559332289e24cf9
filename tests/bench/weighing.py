"""What a reader loads, in bytes as a server sends them: a first view of a page, and a first search on it."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright
from search.asking import ASK
from search.serving import serve

QUERIES = ("dân vận khéo", "le hoi", "126-KL/TW", "câu lạc bộ hát then", "phuong tam thanh")


@dataclass(frozen=True)
class Weight:
    """Bytes of the first view of the home page, a list, the newest post; of the first search, median and most."""

    home: int
    news: int
    post: int
    search: int
    search_most: int


def weigh(site: Path, post: str) -> Weight:
    """Open pages of a built site, each with nothing kept, and ask its search some queries, each for the first time."""
    with serve(site) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        views = []
        for place in ("", "tin-tuc/", f"{post.strip('/')}/"):
            page = browser.new_context().new_page()
            served.weight()
            page.goto(f"{served.root}{place}index.html", wait_until="networkidle", timeout=120_000)
            views.append(served.weight())
        searches = []
        for query in QUERIES:
            page.evaluate(ASK, [served.root, "vi", query])
            searches.append(served.weight())
        browser.close()
    return Weight(*views, int(statistics.median(searches)), max(searches))
