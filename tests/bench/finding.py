"""``python -m bench.finding [N]``: what the search takes on a site of N posts (``make bench-search``; 5,000)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from search.asking import report_of

from bench.building import build


def main() -> None:
    """Build, ask the query set; print the seconds of the build and of the index, of the first result, the bytes loaded."""
    posts = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        site, took = build(posts, Path(folder))
        print(
            f"{posts} bài: dựng {took.seconds:.1f} giây, trong đó lập chỉ mục {took.index_seconds:.1f} giây", flush=True
        )
        # Whether all is found is asked of the real site (make search-report): the corpus has no real news.
        print("\n".join(report_of(site.built).lines()[-2:]))


main()
