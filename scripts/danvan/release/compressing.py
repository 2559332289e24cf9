"""Files beside which a smaller copy is laid, so that the server need not compress them on each request."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from pathlib import Path

import brotli

TEXTS = frozenset(
    {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".csv", ".ics", ".opml", ".map", ".webmanifest", ".wasm"}
)
SMALLEST = 512
# Files that every page loads are worth the slowest, best compression; thousands of pages are not.
BEST, USUAL = 11, 9


def precompress(site: Path) -> int:
    """Lay ``x.gz`` and ``x.br`` beside each text file that they make smaller; returns how many files got them."""
    wanted = [path for path in sorted(site.rglob("*")) if path.suffix in TEXTS and path.is_file()]
    with ThreadPoolExecutor(cpu_count()) as pool:
        return sum(pool.map(_compress, wanted))


def _compress(path: Path) -> bool:
    data = path.read_bytes()
    if len(data) < SMALLEST:
        return False
    quality = BEST if path.suffix in (".css", ".js") else USUAL
    copies = {".gz": gzip.compress(data, 9, mtime=0), ".br": brotli.compress(data, quality=quality)}
    for ending, smaller in copies.items():
        if len(smaller) < len(data):
            path.with_name(path.name + ending).write_bytes(smaller)
    return True
