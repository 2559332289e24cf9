"""What a built site must have, read from the built folder alone: its pages, its feeds, its links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from danvan import links
from danvan.audit.feeds import feed_names, feed_problems
from danvan.cache import Cache


def audit(site: Path, base: str, expected: Iterable[tuple[str, str]], cache: Cache | None = None) -> list[str]:
    """Everything wrong with the built site, in Vietnamese, sorted.

    ``expected`` are the addresses (from the site's root) that must be there, each with the file it comes from.
    ``cache`` has what was read of the same pages before.
    """
    return sorted([*_missing(site, expected), *feed_problems(site, base), *_links(site, base, cache)])


def _links(site: Path, base: str, cache: Cache | None) -> Iterator[str]:
    for finding, pages in links.gather(links.check(site, base, cache=cache)):
        yield f"{finding}{f' (và {len(pages) - 1} trang khác)' if len(pages) > 1 else ''}"


def _missing(site: Path, expected: Iterable[tuple[str, str]]) -> Iterator[str]:
    for address, origin in expected:
        if not (site / address / "index.html").is_file():
            yield f"{origin}: không lên trang (thiếu /{address})"


__all__ = ["audit", "feed_names"]
