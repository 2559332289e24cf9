"""The built site's own links: every address that a page or a file names on this site is there, anchors included.

Reads only the built folder and the site's public address; asks no network.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from danvan.built import Files, files_of
from danvan.cache import NO_CACHE, Cache
from danvan.links.built import BuiltSite
from danvan.links.extract import read_page
from danvan.links.finding import KINDS, Finding, gather
from danvan.links.languages import version_findings
from danvan.links.pages import odd_names, orphans, own_findings
from danvan.links.sources import with_sources

__all__ = ["KINDS", "Finding", "base_of", "check", "gather"]


def check(
    site: Path, base: str, root: Path | None = None, *, cache: Cache = NO_CACHE, files: Files | None = None
) -> list[Finding]:
    """Every fault of the built site's links, sorted; ``base`` is its public address, whose links are its own.

    With ``root``, the content's folder, each fault names the content file and line it comes from, where that is known.
    ``files`` are the folder's, ``cache`` has what was read of them before.
    """
    built = BuiltSite(site, files or files_of(site), base, cache)
    return sorted(set(with_sources(_all(built), built, root)))


def _all(built: BuiltSite) -> Iterator[Finding]:
    for name in built.facts:
        yield from own_findings(built, name)
    for name in built.pages:
        yield from version_findings(built, name)
    yield from orphans(built)
    yield from odd_names(built)


def base_of(site: Path) -> str:
    """The site's public address, as its home page states it; "" when it does not."""
    home = site / "index.html"
    canonical = read_page(home.read_bytes()).canonical if home.is_file() else ()
    return canonical[0] if canonical else ""
