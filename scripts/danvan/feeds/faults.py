"""What is wrong with a feed, said in Vietnamese: the last look before its bytes are written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from danvan.feeds.values import FORBIDDEN, Enclosure, Feed, FeedError, FeedItem, shown, tag_uri

_URL = re.compile(r"https?://[A-Za-z0-9][!-~]*")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]*")
_TAG = re.compile(r"tag:([^,]*),([^:]*):(.*)", re.DOTALL)


def problems(feed: Feed) -> Iterator[str]:
    """One line per fault of `feed` and of its items, each with the name of what is at fault; none if it is right."""
    name = f"kênh tin {shown(feed.id)}"
    yield from (f"{name}: {fault}" for fault in _feed_faults(feed))
    for item in feed.items:
        yield from (f"mục {shown(item.id)}: {fault}" for fault in _item_faults(item))
    for key, times in Counter(item.id for item in feed.items).items():
        if times > 1:
            yield f"{name}: {times} mục cùng một mã {shown(key)}; mỗi mục phải có mã riêng"


def _feed_faults(feed: Feed) -> Iterator[str]:
    if not feed.items:
        yield "chưa có mục nào; không đăng và không liên kết tới kênh tin rỗng"
    yield from _id_faults(feed.id)
    yield from _text_faults("tên kênh tin", feed.title)
    yield from _text_faults("lời giới thiệu", feed.description)
    yield from _text_faults("tác giả", feed.author)
    yield from _text_faults("ngôn ngữ", feed.lang)
    yield from _text_faults("quyền sử dụng", feed.rights, required=False)
    yield from _url_faults("địa chỉ trang chủ", feed.home_url)
    yield from _url_faults("địa chỉ tệp RSS", feed.rss_url)
    yield from _url_faults("địa chỉ tệp Atom", feed.atom_url)
    yield from _url_faults("địa chỉ tệp JSON", feed.json_url)
    yield from _url_faults("địa chỉ trang giới thiệu", feed.page_url)


def _item_faults(item: FeedItem) -> Iterator[str]:
    yield from _id_faults(item.id)
    yield from _text_faults("tiêu đề", item.title)
    yield from _text_faults("tóm tắt", item.summary, required=False)
    yield from _text_faults("nội dung", item.html or "", required=False)
    yield from _text_faults("tác giả", item.author)
    yield from _text_faults("ngôn ngữ", item.lang)
    yield from _url_faults("địa chỉ trang", item.url)
    for term, label in item.categories:
        yield from _text_faults("mã chuyên mục", term)
        yield from _text_faults("tên chuyên mục", label)
    yield from _time_faults("ngày đăng", item.published)
    yield from _time_faults("ngày cập nhật", item.updated)
    for file in item.enclosures:
        yield from _enclosure_faults(file)


def _id_faults(value: str) -> Iterator[str]:
    parts = _TAG.fullmatch(value)
    if not parts:
        yield "mã không đúng dạng; hãy viết như tag:example.vn,2026:van-ban/126-kl-tw-2025"
        return
    try:
        tag_uri(*parts.groups())
    except FeedError as error:
        yield str(error)


def _text_faults(name: str, text: str, *, required: bool = True) -> Iterator[str]:
    if required and not text.strip():
        yield f"thiếu {name}; phần này bắt buộc phải có"
    found = FORBIDDEN.search(text)
    if found:
        around = text[max(0, found.start() - 20) : found.end() + 20]
        yield (
            f"{name} có ký tự điều khiển U+{ord(found[0]):04X} ở chỗ {shown(around)}; "
            "hãy xóa ký tự đó (ở đây thay bằng ▯) rồi gõ lại dấu cách, thường là do chép từ Word"
        )


def _url_faults(name: str, url: str) -> Iterator[str]:
    if not _URL.fullmatch(url):
        yield (
            f"{name} {shown(url)} không dùng được; hãy viết địa chỉ đầy đủ, không dấu, không khoảng trắng, "
            "ví dụ https://example.vn/van-ban/126-kl-tw-2025/"
        )


def _time_faults(name: str, moment: datetime) -> Iterator[str]:
    if moment.utcoffset() is None:
        yield f"{name} {moment.isoformat()} thiếu múi giờ; hãy ghi cả múi giờ, ví dụ 2026-05-04T08:00:00+07:00"


def _enclosure_faults(file: Enclosure) -> Iterator[str]:
    yield from _url_faults("địa chỉ tệp đính kèm", file.url)
    if not _MEDIA_TYPE.fullmatch(file.type):
        yield f"kiểu tệp đính kèm {shown(file.type)} không đúng; hãy viết như application/pdf"
    if file.length < 1:
        yield f"tệp đính kèm dài {file.length} byte; hãy kiểm tra lại tệp, tệp rỗng không đăng được"
