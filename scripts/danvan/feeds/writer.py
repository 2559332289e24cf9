"""Plain values → RSS 2.0 and Atom 1.0 (RFC 4287) bytes, written by feedgen.

Knows nothing of records, of the site or of the clock: the same feed gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

from lxml.etree import _Element

from danvan.feeds.tidying import tidied
from danvan.feeds.values import Enclosure, Feed, FeedError, FeedItem, tag_uri

__all__ = ["Enclosure", "Feed", "FeedError", "FeedItem", "atom", "rss", "tag_uri"]

GENERATOR = "danvan"  # without a version, which would change every feed on each upgrade


def rss(feed: Feed) -> bytes:
    """`feed` as RSS 2.0, newest item first. Raises FeedError if it is empty or a value in it is wrong."""
    return rss_of(tidied(feed))


def atom(feed: Feed) -> bytes:
    """`feed` as Atom 1.0, newest item first. Raises FeedError if it is empty or a value in it is wrong."""
    return atom_of(tidied(feed))


def rss_of(checked: Feed) -> bytes:
    """RSS 2.0 of a feed that was checked."""
    # A description in RSS is HTML: a "<" of the plain text must arrive as a "<", not as a tag. It has room for one file.
    items = tuple(
        replace(item, summary=escape(item.summary, quote=False), enclosures=item.enclosures[:1])
        for item in checked.items
    )
    generator = _generator(replace(checked, items=items), checked.rss_url, "application/rss+xml")
    return _told(generator.rss_str(pretty=True), checked)


def atom_of(checked: Feed) -> bytes:
    """Atom 1.0 of a feed that was checked."""
    return _told(_generator(checked, checked.atom_url, "application/atom+xml").atom_str(pretty=True), checked)


def _told(output: bytes, feed: Feed) -> bytes:
    """The file with a remark at its top for a person who opens it in a browser: where it is explained."""
    head, _, rest = output.partition(b"\n")
    remark = f"{feed.title}: {feed.page_url}".replace("--", "- -")
    return head + f"\n<!-- {remark} -->\n".encode() + rest


def _generator(feed: Feed, self_url: str, self_type: str) -> Any:
    # Loaded only when a feed has changed.
    from feedgen.feed import FeedGenerator

    generator = FeedGenerator()
    generator.load_extension("dc", atom=False)
    generator.id(feed.id)
    generator.title(feed.title)
    generator.description(feed.description)
    generator.language(feed.lang)
    generator.author(name=feed.author)
    generator.dc.dc_creator(feed.author)
    generator.rights(feed.rights)
    generator.generator(GENERATOR)
    # feedgen makes the last link the channel's <link>: the home page has to come after the feed itself.
    generator.link(href=self_url, rel="self", type=self_type)
    generator.link(href=feed.home_url, rel="alternate", type="text/html", hreflang=feed.lang)
    changed = max(item.updated for item in feed.items)
    generator.updated(changed)
    generator.pubDate(changed)
    for item in feed.items:
        _fill(generator.add_entry(order="append"), item)
    return generator


def _fill(entry: Any, item: FeedItem) -> None:
    entry.guid(item.id, permalink=False)
    entry.title(item.title)
    entry.published(item.published)
    entry.updated(item.updated)
    entry.author(name=item.author)
    # RSS's own <author> must be an e-mail address.
    entry.dc.dc_creator(item.author)
    entry.dc.dc_language(item.lang)
    entry.category([{"term": term, "label": label} for term, label in item.categories])
    if item.summary:
        entry.summary(item.summary, type="text")
    if item.html:
        entry.content(item.html, type="html")
    links = _links(item)
    entry.link(links)
    entry.register_extension("attributes", partial(_EntryAttributes, item.lang, links), rss=False)


def _links(item: FeedItem) -> list[dict[str, str]]:
    links = [{"href": item.url, "rel": "alternate", "type": "text/html", "hreflang": item.lang}]
    files = ({"href": f.url, "rel": "enclosure", "type": f.type, "length": str(f.length)} for f in item.enclosures)
    return [*links, *files]


class _EntryAttributes:
    """A feedgen extension: gives an Atom entry its language, and its links the attributes that feedgen loses.

    feedgen 1.0.0 writes only href (its issue 135), so that a reader opens the attached file, not the page.
    """

    def __init__(self, lang: str, links: Sequence[dict[str, str]]) -> None:
        self._lang = lang
        self._links = links

    def extend_atom(self, entry: _Element) -> None:
        entry.set("{http://www.w3.org/XML/1998/namespace}lang", self._lang)
        for element, attributes in zip(entry.findall("link"), self._links, strict=True):
            for name, value in attributes.items():
                element.set(name, value)
