"""The rules for every format: lasting and unique ids, addresses and files that are there, times in order."""

from __future__ import annotations

import mimetypes
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import unquote

from danvan.audit.feeds.asked import Asked
from danvan.audit.feeds.reading import Found, ReadFeed, ReadItem


def feed_rules(feed: ReadFeed, site: Asked) -> Iterator[str]:
    """What is wrong with a feed that could be read."""
    if not feed.items:
        yield "nguồn tin không có mục nào"
    if feed.own_url != site.base + feed.path:
        yield f"địa chỉ của chính nguồn tin là «{feed.own_url}», phải là «{site.base}{feed.path}»"
    if not site.is_page(feed.home_url):
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
        yield from (f"mục «{item.id}»: {fault}" for fault in _item_rules(item, site))


def agreement(formats: Sequence[ReadFeed]) -> Iterator[str]:
    """The formats of one feed hold the same items in the same order."""
    for other in formats[1:]:
        if [(i.id, i.title, i.url) for i in other.items] != [(i.id, i.title, i.url) for i in formats[0].items]:
            yield f"{other.path}: các mục khác với {formats[0].path}"


def _item_rules(item: ReadItem, site: Asked) -> Iterator[str]:
    if not item.id.startswith("tag:"):
        yield "mã không phải mã bền dạng tag:… (RFC 4151), nên đổi theo địa chỉ"
    if not item.title.strip():
        yield "không có tiêu đề"
    if not item.text.strip():
        yield "không có tóm tắt"
    if not site.is_page(item.url):
        yield f"dẫn tới «{item.url}» không có trên trang"
    if item.published and item.updated and item.updated < item.published:
        yield "ngày cập nhật trước ngày đăng"
    for file in item.files:
        yield from _file_rules(file, site)


def _file_rules(file: Found, site: Asked) -> Iterator[str]:
    size = site.size(file.url)
    if size is None:
        yield f"tệp kèm «{file.url}» không có trên trang"
        return
    if file.length != str(size):
        yield f"tệp kèm «{file.url}» ghi dài «{file.length}» byte, tệp thật dài {size} byte"
    kind = mimetypes.guess_type(PurePosixPath(unquote(file.url)).name)[0] or "application/octet-stream"
    if file.type != kind:
        yield f"tệp kèm «{file.url}» ghi kiểu «{file.type}», tệp thật là {kind}"
