"""Build seeded corpora of growing size and print seconds, pages, peak memory and milliseconds a page.

``python -m bench [N ...]`` (with tests/ and scripts/ on PYTHONPATH); ``make bench`` does 100, 1,000 and 5,000.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bench.corpus import make

PROJECT = Path(__file__).parents[2]
DAY = "2026-11-23"
CONFIG = """INHERIT: {project}/mkdocs.yml
docs_dir: {root}/docs
watch: []
theme: {{custom_dir: {project}/overrides}}
hooks: ["{project}/scripts/site_hooks.py"]
"""


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
    root = folder / f"corpus-{posts}"
    make(root, PROJECT, posts)
    config = root / "mkdocs.yml"
    config.write_text(CONFIG.format(project=PROJECT, root=root), "utf-8")
    site = root / "site"
    environment = {
        **os.environ,
        "DANVAN_TODAY": DAY,
        "DANVAN_SITE_DIR": str(site),
        "SITE_URL": "https://dan-van.example/",
        # As `make site` sets it: the words are indexed after the engine, not by the theme.
        "DANVAN_SEARCH": "1",
    }
    seconds, megabytes = _run([sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config)], environment)
    check, _ = _run(
        [sys.executable, "-m", "danvan", "links", str(site), "--site-url", "https://dan-van.example/"], environment
    )
    pages = sum(1 for _ in site.rglob("*.html"))
    return Run(posts, pages, seconds, megabytes, check)


def _run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds and peak megabytes of a command; its own words are shown when it fails."""
    started = time.monotonic()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.exit(output.read()[-4000:])
    return time.monotonic() - started, usage.ru_maxrss / 1024


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


main()
