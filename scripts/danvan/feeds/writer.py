"""Plain values → RSS 2.0 and Atom 1.0 (RFC 4287) bytes, written by feedgen.

Knows nothing of records, of the site or of the clock: the same feed gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta, timezone
from functools import partial
from html import escape
from typing import Any
from unicodedata import normalize

from feedgen.feed import FeedGenerator
from lxml.etree import _Element

from danvan.feeds.faults import problems
from danvan.feeds.values import Enclosure, Feed, FeedError, FeedItem, tag_uri

__all__ = ["Enclosure", "Feed", "FeedError", "FeedItem", "atom", "rss", "tag_uri"]

VIETNAM = timezone(timedelta(hours=7))
GENERATOR = "danvan"  # without a version, which would change every feed on each upgrade


def rss(feed: Feed) -> bytes:
    """`feed` as RSS 2.0, newest item first. Raises FeedError if it is empty or a value in it is wrong."""
    checked = _checked(feed)
    # A description in RSS is HTML: a "<" of the plain text must arrive as a "<", not as a tag.
    items = tuple(replace(item, summary=escape(item.summary, quote=False)) for item in checked.items)
    output: bytes = _generator(replace(checked, items=items), feed.rss_url, "application/rss+xml").rss_str(pretty=True)
    return output


def atom(feed: Feed) -> bytes:
    """`feed` as Atom 1.0, newest item first. Raises FeedError if it is empty or a value in it is wrong."""
    output: bytes = _generator(_checked(feed), feed.atom_url, "application/atom+xml").atom_str(pretty=True)
    return output


def _generator(feed: Feed, self_url: str, self_type: str) -> Any:
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
    if item.enclosure:
        file = item.enclosure
        links.append({"href": file.url, "rel": "enclosure", "type": file.type, "length": str(file.length)})
    return links


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


def _checked(feed: Feed) -> Feed:
    """`feed` with its texts in NFC, its times in +07:00 to the second, its items newest first."""
    found = list(problems(feed))
    if found:
        raise FeedError("\n".join(found))
    items = sorted((_tidied(item) for item in feed.items), key=lambda item: item.id)
    items.sort(key=lambda item: item.published, reverse=True)
    return replace(
        feed,
        title=_nfc(feed.title),
        description=_nfc(feed.description),
        author=_nfc(feed.author),
        rights=_nfc(feed.rights),
        items=tuple(items),
    )


def _tidied(item: FeedItem) -> FeedItem:
    return replace(
        item,
        title=_nfc(item.title),
        summary=_nfc(item.summary),
        html=_nfc(item.html) if item.html else None,
        author=_nfc(item.author),
        categories=tuple((term, _nfc(label)) for term, label in item.categories),
        published=item.published.astimezone(VIETNAM).replace(microsecond=0),
        updated=item.updated.astimezone(VIETNAM).replace(microsecond=0),
    )


def _nfc(text: str) -> str:
    return normalize("NFC", text)
