"""The list of all feeds of a language as OPML 2.0 (http://opml.org/spec2.opml): one file to give to a feed reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from email.utils import format_datetime

from lxml import etree

from danvan.feeds.values import Feed


def opml(title: str, owner: str, groups: Mapping[str, Sequence[Feed]]) -> bytes:
    """The feeds by groups of readers' words. As new as the newest change in any of them: no clock."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    changed = max(item.updated for feeds in groups.values() for feed in feeds for item in feed.items)
    for name, value in (("title", title), ("dateModified", format_datetime(changed)), ("ownerName", owner)):
        etree.SubElement(head, name).text = value
    body = etree.SubElement(root, "body")
    for name, feeds in groups.items():
        group = etree.SubElement(body, "outline", text=name, title=name)
        for feed in feeds:
            etree.SubElement(
                group, "outline", type="rss", version="RSS2", text=feed.title, title=feed.title, xmlUrl=feed.rss_url,
                htmlUrl=feed.page_url, language=feed.lang, description=feed.description,
            )  # fmt: skip
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
