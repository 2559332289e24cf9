"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): the values that it demands."""

from __future__ import annotations

import json
from typing import Any

from danvan.audit.feeds.reading import Found, ReadFeed, ReadItem, Unreadable, iso_moment

VERSION = "https://jsonfeed.org/version/1.1"


def read(path: str, data: bytes) -> ReadFeed:
    """The feed of a file. Raises Unreadable."""
    try:
        values = json.loads(data)
    except ValueError as error:
        raise Unreadable(f"không phải JSON đúng phép: {error}") from None
    if not isinstance(values, dict) or values.get("version") != VERSION or not isinstance(values.get("items"), list):
        raise Unreadable(f"thiếu «version» bằng {VERSION}, hoặc thiếu danh sách «items»")
    feed = ReadFeed(path, values.get("feed_url", ""), values.get("home_page_url", ""), values.get("language", ""))
    feed.need(values.get("title"), "«title» của nguồn tin")
    feed.items = [_item(feed, item) for item in values["items"]]
    return feed


def _item(feed: ReadFeed, item: dict[str, Any]) -> ReadItem:
    name = feed.need(item.get("id") if isinstance(item.get("id"), str) else None, "«id» (chuỗi chữ) của một mục")
    text = feed.need(item.get("content_text") or item.get("content_html"), f"«content_text» của mục «{name}»")
    times = []
    for key in ("date_published", "date_modified"):
        written = str(item.get(key, ""))
        times.append(feed.moment(iso_moment(written), written, f"«{key}» của mục «{name}»"))
    files = tuple(
        Found(str(file.get("url", "")), str(file.get("mime_type", "")), str(file.get("size_in_bytes", "")))
        for file in item.get("attachments", [])
    )
    return ReadItem(name, str(item.get("title", "")), str(item.get("url", "")), text, times[0], times[1], files)
