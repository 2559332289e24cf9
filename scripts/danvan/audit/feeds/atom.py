"""Atom 1.0 (RFC 4287): the elements that it demands."""

from __future__ import annotations

import datetime as dt

from lxml import etree

from danvan.audit.feeds.reading import ATOM, Found, ReadFeed, ReadItem, iso_moment, root_of

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(path: str, data: bytes) -> ReadFeed:
    """The feed of a file. Raises Unreadable."""
    root = root_of(data, f"{ATOM}feed")
    feed = ReadFeed(path, _link(root, "self"), _link(root, "alternate"), root.get(XML_LANG, ""))
    for name in ("id", "title"):
        feed.need(root.findtext(f"{ATOM}{name}"), f"<{name}> của nguồn tin")
    _moment(feed, root, "updated", "nguồn tin")
    has_author = bool(root.findtext(f"{ATOM}author/{ATOM}name"))
    feed.items = [_item(feed, entry, has_author=has_author) for entry in root.findall(f"{ATOM}entry")]
    return feed


def _item(feed: ReadFeed, entry: etree._Element, *, has_author: bool) -> ReadItem:
    name = feed.need(entry.findtext(f"{ATOM}id"), "<id> của một mục")
    if not has_author and not entry.findtext(f"{ATOM}author/{ATOM}name"):
        feed.faults.append(f"mục «{name}» không có tác giả (RFC 4287, 4.1.2)")
    published, updated = (_moment(feed, entry, part, f"mục «{name}»") for part in ("published", "updated"))
    files = tuple(
        Found(link.get("href", ""), link.get("type", ""), link.get("length", ""))
        for link in entry.findall(f"{ATOM}link[@rel='enclosure']")
    )
    text = entry.findtext(f"{ATOM}summary") or entry.findtext(f"{ATOM}content") or ""
    title = entry.findtext(f"{ATOM}title") or ""
    return ReadItem(name, title, _link(entry, "alternate"), text, published, updated, files)


def _link(parent: etree._Element, rel: str) -> str:
    """Where a link of a kind leads; one without a kind is an alternate."""
    links = parent.findall(f"{ATOM}link")
    return next((str(link.get("href")) for link in links if link.get("rel", "alternate") == rel), "")


def _moment(feed: ReadFeed, parent: etree._Element, part: str, of: str) -> dt.datetime | None:
    text = parent.findtext(f"{ATOM}{part}") or ""
    return feed.moment(iso_moment(text), text, f"<{part}> của {of}")
