"""Plain values → JSON Feed 1.1 bytes (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any

from danvan.feeds.tidying import tidied
from danvan.feeds.values import Feed, FeedItem

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """`feed` as JSON Feed, newest item first. Raises FeedError if it is empty or a value in it is wrong."""
    return json_of(tidied(feed))


def json_of(checked: Feed) -> bytes:
    """JSON Feed of a feed that was checked."""
    values = {
        "version": VERSION, "title": checked.title, "home_page_url": checked.home_url, "feed_url": checked.json_url,
        "description": checked.description, "user_comment": f"{checked.title}: {checked.page_url}",
        "language": checked.lang, "authors": [{"name": checked.author}], "items": [_item(item) for item in checked.items],
    }  # fmt: skip
    return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode()


def _item(item: FeedItem) -> dict[str, Any]:
    content = {"content_html": item.html} if item.html else {"content_text": item.summary}
    values = {
        "id": item.id, "url": item.url, "title": item.title, **content, "summary": item.summary if item.html else "",
        "date_published": item.published.isoformat(), "date_modified": item.updated.isoformat(),
        "authors": [{"name": item.author}], "tags": [label for _, label in item.categories], "language": item.lang,
        "attachments": [
            {"url": file.url, "mime_type": file.type, "size_in_bytes": file.length} for file in item.enclosures
        ],
        # What the format leaves to each publisher begins with a low line.
        "_danvan": {"document_date": item.document_date} if item.document_date else None,
    }  # fmt: skip
    return {name: value for name, value in values.items() if value}
