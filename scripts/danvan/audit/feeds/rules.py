"""The rules for every format: lasting and unique ids, addresses and files that are there, times in order."""

from __future__ import annotations

import mimetypes
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from danvan.audit.feeds.reading import Found, ReadFeed, ReadItem


def feed_rules(feed: ReadFeed, site: Path, base: str) -> Iterator[str]:
    """What is wrong with a feed that could be read."""
    if not feed.items:
        yield "nguồn tin không có mục nào"
    if feed.own_url != base + feed.path:
        yield f"địa chỉ của chính nguồn tin là «{feed.own_url}», phải là «{base}{feed.path}»"
    if not _is_page(feed.home_url, site, base):
        yield f"trang của nguồn tin «{feed.home_url}» không có trên trang"
    if feed.lang != feed.path.split("/")[1]:
        yield f"ngôn ngữ ghi là «{feed.lang}» mà tệp ở {feed.path}"
    for name, times in Counter(item.id for item in feed.items).items():
        if times > 1:
            yield f"{times} mục cùng mã «{name}»"
    for newer, older in pairwise(feed.items):
        if newer.published and older.published and newer.published < older.published:
            yield f"mục «{newer.id}» đứng trước mục mới hơn «{older.id}»"
    for item in feed.items:
        yield from (f"mục «{item.id}»: {fault}" for fault in _item_rules(item, site, base))


def agreement(formats: Sequence[ReadFeed]) -> Iterator[str]:
    """The formats of one feed hold the same items in the same order."""
    for other in formats[1:]:
        if [(i.id, i.title, i.url) for i in other.items] != [(i.id, i.title, i.url) for i in formats[0].items]:
            yield f"{other.path}: các mục khác với {formats[0].path}"


def _item_rules(item: ReadItem, site: Path, base: str) -> Iterator[str]:
    if not item.id.startswith("tag:"):
        yield "mã không phải mã bền dạng tag:… (RFC 4151), nên đổi theo địa chỉ"
    if not item.title.strip():
        yield "không có tiêu đề"
    if not item.text.strip():
        yield "không có tóm tắt"
    if not _is_page(item.url, site, base):
        yield f"dẫn tới «{item.url}» không có trên trang"
    if item.published and item.updated and item.updated < item.published:
        yield "ngày cập nhật trước ngày đăng"
    for file in item.files:
        yield from _file_rules(file, site, base)


def _file_rules(file: Found, site: Path, base: str) -> Iterator[str]:
    path = site / unquote(file.url.removeprefix(base))
    if not file.url.startswith(base) or not path.is_file():
        yield f"tệp kèm «{file.url}» không có trên trang"
        return
    if file.length != str(path.stat().st_size):
        yield f"tệp kèm «{file.url}» ghi dài «{file.length}» byte, tệp thật dài {path.stat().st_size} byte"
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if file.type != kind:
        yield f"tệp kèm «{file.url}» ghi kiểu «{file.type}», tệp thật là {kind}"


def _is_page(url: str, site: Path, base: str) -> bool:
    """Whether an address is whole and a page of the site."""
    return url.startswith(base) and (site / unquote(url.removeprefix(base)) / "index.html").is_file()
