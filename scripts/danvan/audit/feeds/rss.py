"""RSS 2.0 (https://www.rssboard.org/rss-specification): the elements that it demands."""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime

from lxml import etree

from danvan.audit.feeds.reading import ATOM, Found, ReadFeed, ReadItem, Unreadable, root_of


def read(path: str, data: bytes) -> ReadFeed:
    """The feed of a file. Raises Unreadable."""
    root = root_of(data, "rss")
    channel = root.find("channel")
    if root.get("version") != "2.0" or channel is None:
        raise Unreadable('không có <rss version="2.0"> và <channel>')
    own = channel.find(f"{ATOM}link[@rel='self']")
    feed = ReadFeed(
        path,
        "" if own is None else str(own.get("href")),
        channel.findtext("link") or "",
        channel.findtext("language") or "",
    )
    for name in ("title", "link", "description", "language"):
        feed.need(channel.findtext(name), f"<{name}> của kênh")
    feed.items = [_item(feed, item) for item in channel.findall("item")]
    return feed


def _item(feed: ReadFeed, item: etree._Element) -> ReadItem:
    guid = item.find("guid")
    name = feed.need(item.findtext("guid"), "<guid> của một mục")
    if guid is not None and guid.get("isPermaLink") != "false" and not name.startswith("http"):
        feed.faults.append(f'<guid> «{name}» không phải địa chỉ mà thiếu isPermaLink="false"')
    if len(item.findall("enclosure")) > 1:
        feed.faults.append(f"mục «{name}» có hơn một <enclosure>")
    published = _moment(feed, item.findtext("pubDate") or "", f"<pubDate> của mục «{name}»")
    files = tuple(
        Found(file.get("url", ""), file.get("type", ""), file.get("length", "")) for file in item.findall("enclosure")
    )
    text = item.findtext("description") or ""
    return ReadItem(name, item.findtext("title") or "", item.findtext("link") or "", text, published, published, files)


def _moment(feed: ReadFeed, text: str, name: str) -> dt.datetime | None:
    """A time as RFC 822 writes it, with a year of four digits."""
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        found = None
    return feed.moment(found, text, name)
