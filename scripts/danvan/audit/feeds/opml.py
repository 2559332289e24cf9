"""OPML 2.0 (http://opml.org/spec2.opml): each language's list names every feed of it and nothing that is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from danvan.audit.feeds.asked import Asked
from danvan.audit.feeds.reading import Unreadable, root_of
from danvan.built import Files


def problems(files: Files, base: str, names: Sequence[str]) -> Iterator[str]:
    """What is wrong with the lists of feeds; ``names`` are the feeds: "vi/tat-ca"."""
    for lang in sorted({name.split("/")[0] for name in names}):
        path = f"feeds/{lang}/nguon-tin.opml"
        if path not in files:
            yield f"{path}: thiếu danh sách các nguồn tin"
            continue
        wanted = {f"{base}feeds/{name}.rss.xml" for name in names if name.startswith(f"{lang}/")}
        yield from (f"{path}: {fault}" for fault in _list(Asked(files, base), Path(files[path]).read_bytes(), wanted))


def _list(site: Asked, data: bytes, wanted: set[str]) -> Iterator[str]:
    try:
        root = root_of(data, "opml")
    except Unreadable as error:
        yield str(error)
        return
    if root.get("version") != "2.0" or not root.findtext("head/title"):
        yield 'thiếu version="2.0" hoặc <title>'
    listed = [outline for outline in root.iter("outline") if outline.get("type") == "rss"]
    for outline in root.iter("outline"):
        if not outline.get("text"):
            yield "một <outline> không có text"
    named = {str(outline.get("xmlUrl")) for outline in listed}
    yield from (f"không có nguồn tin «{url}»" for url in sorted(named - wanted))
    yield from (f"thiếu nguồn tin «{url}»" for url in sorted(wanted - named))
    for url in sorted({str(outline.get("htmlUrl")) for outline in listed}):
        if not site.is_page(url):
            yield f"trang «{url}» không có trên trang"
