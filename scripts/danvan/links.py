"""The built site's own links: every address that a page names on this site is there, anchors included.

Reads only the built folder. (Issue "It runs for years" asks more kinds of fault of it; this is the fatal core.)
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

ATTRIBUTES = ("href", "src", "poster", "data", "action")
OUTSIDE = ("http:", "https:", "mailto:", "tel:", "data:")


@dataclass(frozen=True, order=True)
class BrokenLink:
    """A link that leads nowhere: on which page, as written, and why."""

    page: str
    target: str
    reason: str

    def __str__(self) -> str:
        return f"{self.page}: liên kết «{self.target}» {self.reason}"


@dataclass(frozen=True)
class PageLinks:
    """What one page offers and asks for."""

    ids: frozenset[str]
    targets: tuple[str, ...]
    remote: tuple[str, ...]
    doubled: tuple[str, ...]


def read_page(path: Path) -> PageLinks:
    """The ids of a page, the addresses it names, and what it would load from other hosts."""
    tree = etree.parse(str(path), etree.HTMLParser(encoding="utf-8", huge_tree=True))
    ids: set[str] = set()
    doubled: list[str] = []
    targets: dict[str, None] = {}
    remote: list[str] = []
    for element in tree.iter(etree.Element):
        attributes = element.attrib
        if not attributes:
            continue
        name = attributes.get("id")
        if name is not None:
            if name in ids:
                doubled.append(str(name))
            ids.add(str(name))
        for attribute in ATTRIBUTES:
            value = attributes.get(attribute)
            if value is not None:
                targets[str(value)] = None
                if _loads(str(element.tag), attribute, str(attributes.get("rel") or "")) and str(value).startswith(
                    ("http:", "https:", "//")
                ):
                    remote.append(str(value))
    return PageLinks(frozenset(ids), tuple(targets), tuple(remote), tuple(doubled))


def _loads(tag: str, attribute: str, rel: str) -> bool:
    """Whether a browser fetches the address by itself."""
    if tag == "link":
        return bool({"stylesheet", "icon", "preload", "manifest"} & set(rel.split()))
    return attribute in ("src", "poster", "data")


def check(site: Path, base: str) -> list[BrokenLink]:
    """Every broken link of the built site; ``base`` is its public address, whose links are its own."""
    pages = {path.relative_to(site).as_posix(): read_page(path) for path in sorted(site.rglob("*.html"))}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    found: set[BrokenLink] = set()
    for name, page in pages.items():
        found |= set(_broken(name, page, pages, files, base))
    return sorted(found)


def _broken(
    name: str, page: PageLinks, pages: dict[str, PageLinks], files: set[str], base: str
) -> Iterator[BrokenLink]:
    for target in page.remote:
        if not target.startswith(base):
            yield BrokenLink(name, target, "tải từ máy chủ khác")
    for doubled in page.doubled:
        yield BrokenLink(name, f"#{doubled}", "trùng mã (id) trong một trang")
    for target in page.targets:
        local = target.removeprefix(base.rstrip("/")) if target.startswith(base) else target
        if not local:
            local = "/"
        if local.startswith(OUTSIDE):
            continue
        if local.startswith("//") or urlsplit(local).scheme:
            yield BrokenLink(name, target, "có dạng không dùng được")
            continue
        parts = urlsplit(local)
        path = file_of(name, unquote(parts.path), urlsplit(base).path)
        if path not in files:
            yield BrokenLink(name, target, "không có trang này")
        elif (
            parts.fragment
            and path in pages
            and unquote(parts.fragment) not in pages[path].ids
            and not _in_page(parts.fragment)
        ):
            yield BrokenLink(name, target, "không có mục này trong trang")


def _in_page(fragment: str) -> bool:
    """The theme's own controls, which are no places to read."""
    return fragment in ("__skip", "__search", "__drawer", "__comments")


def file_of(page: str, path: str, root: str) -> str:
    """The file that a path on a page means: relative to the page, or from the site's root."""
    if not path:
        return page
    rooted = path.removeprefix(root.rstrip("/")) if path.startswith("/") else f"/{posixpath.dirname(page)}/{path}"
    inside = posixpath.normpath(rooted).lstrip("/")
    if inside and path.rpartition("/")[2] in ("", ".", ".."):
        inside += "/"
    return f"{inside}index.html" if not inside or inside.endswith("/") else inside
