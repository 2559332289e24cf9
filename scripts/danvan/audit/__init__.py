"""What a built site must have, read from the built folder alone: its pages, its feeds, its links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from danvan import links
from danvan.audit.feeds import feed_names, feed_problems
from danvan.built import Files, files_of
from danvan.cache import NO_CACHE, Cache


def audit(
    site: Path,
    base: str,
    expected: Iterable[tuple[str, str]],
    *,
    cache: Cache = NO_CACHE,
    files: Files | None = None,
) -> list[str]:
    """Everything wrong with the built site, in Vietnamese, sorted.

    ``expected`` are the addresses (from the site's root) that must be there, each with the file it comes from.
    ``files`` are the site's, ``cache`` has what was found in the same ones before.
    """
    there = files or files_of(site)
    return sorted([
        *_missing(there, expected), *feed_problems(there, base, cache), *_links(site, there, base, cache)
    ])  # fmt: skip


def _links(site: Path, files: Files, base: str, cache: Cache) -> Iterator[str]:
    for finding, pages in links.gather(links.check(site, base, cache=cache, files=files)):
        yield f"{finding}{f' (và {len(pages) - 1} trang khác)' if len(pages) > 1 else ''}"


def _missing(files: Files, expected: Iterable[tuple[str, str]]) -> Iterator[str]:
    for address, origin in expected:
        if f"{address}index.html" not in files:
            yield f"{origin}: không lên trang (thiếu /{address})"


__all__ = ["audit", "feed_names"]
