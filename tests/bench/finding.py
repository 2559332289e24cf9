"""``python -m bench.finding [N]``: what the search takes on a site of N posts (``make bench-search``; 5,000)."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import time
from pathlib import Path

from search.asking import report_of

from bench.building import DAY, build
from danvan.build import index_words
from danvan.library import load


def main() -> None:
    """Build, index, ask the query set; print the seconds of the index, of the first result, and the bytes loaded."""
    posts = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        built = build(posts, Path(folder))
        started = time.monotonic()
        index_words(built.site, load(built.root, dt.date.fromisoformat(DAY)))
        print(
            f"{posts} bài: dựng {built.seconds:.1f} giây, lập chỉ mục {time.monotonic() - started:.1f} giây", flush=True
        )
        # Whether all is found is asked of the real site (make search-report): the corpus has no real news.
        print("\n".join(report_of(built.site).lines()[-2:]))


main()
