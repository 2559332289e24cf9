"""A feed as every format writes it: without faults, one form for each text and time, one order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone
from unicodedata import normalize

from danvan.feeds.faults import problems
from danvan.feeds.values import Feed, FeedError, FeedItem

VIETNAM = timezone(timedelta(hours=7))


def tidied(feed: Feed) -> Feed:
    """`feed` with its texts in NFC, its times in +07:00 to the second, its items newest first. Raises FeedError."""
    found = list(problems(feed))
    if found:
        raise FeedError("\n".join(found))
    items = sorted((_tidied_item(item) for item in feed.items), key=lambda item: item.id)
    items.sort(key=lambda item: item.published, reverse=True)
    return replace(
        feed,
        title=_nfc(feed.title),
        description=_nfc(feed.description),
        author=_nfc(feed.author),
        rights=_nfc(feed.rights),
        items=tuple(items),
    )


def _tidied_item(item: FeedItem) -> FeedItem:
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
