"""What a build has that the one before had not, by the maps of both sites: for whoever runs it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

from danvan.pages.words import LANGUAGES

NAMED = 10
MAP = "sitemap.xml"
# Other languages tell the same pages again.
OTHERS = tuple(f"{lang}/" for lang in LANGUAGES[1:])


def since(old: Path, fresh: Path) -> list[str]:
    """New, changed and vanished pages, some by name; nothing when there was no site before."""
    if not (old / MAP).is_file():
        return []
    maps = [site / MAP for site in (old, fresh)]
    # The same bytes tell nothing new; to read them as XML takes long.
    same = maps[0].read_bytes() == maps[1].read_bytes()
    before, now = ({}, {}) if same else map(_pages, maps)
    groups = {
        "mới": sorted(now.keys() - before.keys()),
        "đổi": sorted(path for path in now.keys() & before.keys() if now[path] != before[path]),
        "không còn": sorted(before.keys() - now.keys()),
    }  # fmt: skip
    told = [f"    - {words}: {_named(paths)}" for words, paths in groups.items() if paths]
    counts = ", ".join(f"{len(paths)} {words}" for words, paths in groups.items())
    return [f"  So với lần dựng trước: {counts}", *told]


def _pages(path: Path) -> dict[str, str]:
    """Each Vietnamese page's address below the site's with the day on which it last changed."""
    tree = etree.parse(str(path))
    urls = [(url.findtext("{*}loc") or "", url.findtext("{*}lastmod") or "") for url in tree.iterfind("{*}url")]
    # The home page comes shortest: the site may have moved to another address since.
    home = min((urlsplit(address).path for address, _ in urls), key=len, default="/")
    found = {urlsplit(address).path.removeprefix(home): day for address, day in urls}
    return {path: day for path, day in found.items() if not path.startswith(OTHERS)}


def _named(paths: list[str]) -> str:
    more = f" … và {len(paths) - NAMED} trang nữa" if len(paths) > NAMED else ""
    return ", ".join(f"/{path}" for path in paths[:NAMED]) + more
