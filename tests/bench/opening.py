"""How long the open data of N posts take, apart from the engine, with the JSON-LD of every page: both grow in line with N."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.corpus import make
from bench.feeding import DAY, PROJECT, SITE
from danvan.exports import Linked
from danvan.exports.opendata import open_data_files
from danvan.library import load
from danvan.pages import Page
from danvan.pages.addresses import uri_of


def of_site(posts: int) -> tuple[float, int, float]:
    """Seconds for every file of open data, its bytes, seconds for the JSON-LD of every record's page."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "content"
        make(root, PROJECT, posts)
        library = load(root, DAY)
        started = time.monotonic()
        size = sum(len(data) for _, data in open_data_files(library, SITE))
        made = time.monotonic()
        linked = Linked(library, SITE)
        for record in library.records.values():
            linked.of(Page(uri_of(record), "", "", "", record=record.key), "vi")
        return made - started, size, time.monotonic() - made


def table(sizes: Iterable[int]) -> Iterator[str]:
    """A row for each size, as Markdown."""
    yield from ("| bài | dữ liệu mở, MB | giây | JSON-LD của mọi trang, giây |", "|---|---|---|---|")
    for posts in sizes:
        seconds, size, linked = of_site(posts)
        yield f"| {posts} | {size / 1e6:.1f} | {seconds:.2f} | {linked:.2f} |"
