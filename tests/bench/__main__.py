"""Build seeded corpora of growing size and print seconds, pages, peak memory and milliseconds a page.

``python -m bench [N ...]`` (with tests/ and scripts/ on PYTHONPATH); ``make bench`` does 100, 1,000 and 5,000.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bench import feeding, opening
from bench.building import ADDRESS, DAY, build, run


@dataclass(frozen=True)
class Run:
    """What one build took."""

    posts: int
    pages: int
    seconds: float
    megabytes: float
    check_seconds: float

    @property
    def per_page(self) -> float:
        """Milliseconds a page."""
        return self.seconds * 1000 / self.pages


def measure(posts: int, folder: Path) -> Run:
    """Make a corpus, build it with the engine, check the result."""
    built = build(posts, folder)
    check, _ = run([sys.executable, "-m", "danvan", "links", str(built.site), "--site-url", ADDRESS], {})
    pages = sum(1 for _ in built.site.rglob("*.html"))
    return Run(posts, pages, built.seconds, built.megabytes, check)


def main() -> None:
    """Print a row for each size, then how time grew against the content."""
    sizes = [int(text) for text in sys.argv[1:]] or [100, 1000, 5000]
    print(f"{dt.date.fromisoformat(DAY):%d/%m/%Y}; {os.cpu_count()} lõi; Python {sys.version.split()[0]}")
    print(f"{'bài':>6} {'trang':>7} {'giây':>7} {'ms/trang':>9} {'MB':>6} {'kiểm tra (giây)':>16}")
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        for posts in sizes:
            run = measure(posts, Path(folder))
            runs.append(run)
            print(
                f"{run.posts:>6} {run.pages:>7} {run.seconds:>7.1f} {run.per_page:>9.2f} {run.megabytes:>6.0f} {run.check_seconds:>16.1f}",
                flush=True,
            )
    for small, large in pairwise(runs):
        growth = (large.seconds / small.seconds) / (large.pages / small.pages)
        print(
            f"{small.posts} → {large.posts} bài: trang ×{large.pages / small.pages:.1f}, giây ×{large.seconds / small.seconds:.1f} (tỷ số {growth:.2f})"
        )
    feeding.table(sizes)
    opening.table(sizes)


main()
