"""Feeds: what is published and what changed, as bytes that a feed reader understands."""

from danvan.feeds.catalog import FeedPlace, feed, places
from danvan.feeds.discovery import Announced, Discovery
from danvan.feeds.files import files
from danvan.feeds.json_feed import json_feed
from danvan.feeds.pages import feed_pages, table
from danvan.feeds.values import FeedError
from danvan.feeds.writer import atom, rss

__all__ = [
    "Announced", "Discovery", "FeedError", "FeedPlace", "atom", "feed", "feed_pages", "files", "json_feed", "places", "rss", "table",
]  # fmt: skip
