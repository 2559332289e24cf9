"""Feeds: what is published, as bytes that a feed reader understands."""

from danvan.feeds.catalog import FeedPlace, feed, places, table
from danvan.feeds.values import FeedError
from danvan.feeds.writer import atom, rss

__all__ = ["FeedError", "FeedPlace", "atom", "feed", "places", "rss", "table"]
