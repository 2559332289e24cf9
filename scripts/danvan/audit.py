"""What a built site must have, read from the built folder alone: its pages, its feeds, its links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from danvan import links

ATOM = "{http://www.w3.org/2005/Atom}"


def audit(site: Path, base: str, expected: Iterable[tuple[str, str]]) -> list[str]:
    """Everything wrong with the built site, in Vietnamese, sorted.

    ``expected`` are the addresses (from the site's root) that must be there, each with the file it comes from.
    """
    return sorted([*_missing(site, expected), *_feeds(site, base), *_links(site, base)])


def _links(site: Path, base: str) -> Iterator[str]:
    for finding, pages in links.gather(links.check(site, base)):
        yield f"{finding}{f' (và {len(pages) - 1} trang khác)' if len(pages) > 1 else ''}"


def _missing(site: Path, expected: Iterable[tuple[str, str]]) -> Iterator[str]:
    for address, origin in expected:
        if not (site / address / "index.html").is_file():
            yield f"{origin}: không lên trang (thiếu /{address})"


def feed_files(site: Path) -> list[Path]:
    """The feeds of the built site."""
    return sorted((site / "feeds").rglob("*.xml"))


def _feeds(site: Path, base: str) -> Iterator[str]:
    for path in feed_files(site):
        name = path.relative_to(site).as_posix()
        root = etree.parse(str(path)).getroot()
        items = root.findall(f"{ATOM}entry") or root.findall("channel/item")
        if not items:
            yield f"{name}: nguồn tin không có mục nào"
        for item in items:
            address = item.findtext("link") or _alternate(item)
            if not address.startswith(base) or not (site / address.removeprefix(base) / "index.html").is_file():
                yield f"{name}: mục dẫn tới «{address}» không có trên trang"


def _alternate(entry: etree._Element) -> str:
    return next(
        (str(link.get("href")) for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"),
        "",
    )
