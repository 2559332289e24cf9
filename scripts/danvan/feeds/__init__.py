"""Feeds: what is published, as bytes that a feed reader understands."""
