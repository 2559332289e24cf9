"""Every file of the feeds, made once for the whole site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from danvan.feeds.catalog import FeedPlace, feed
from danvan.feeds.json_feed import json_of
from danvan.feeds.opml import opml
from danvan.feeds.tidying import tidied
from danvan.feeds.values import Feed
from danvan.feeds.writer import atom_of, rss_of
from danvan.library import Keeper, Library
from danvan.pages.context import SiteConfig
from danvan.pages.words import say


def files(keeper: Keeper, places: Mapping[str, Sequence[FeedPlace]], site: SiteConfig) -> Iterator[tuple[str, bytes]]:
    """The path and bytes of each feed in each format, and of each language's list of them all."""
    for lang, found in places.items():
        groups: dict[str, list[Feed]] = {}
        for place in found:
            groups.setdefault(say(lang, f"feeds.group.{place.group}"), []).append(feed(place, site))
            name = ("feed", place.lang, place.key)
            yield from keeper.keep(name, place, partial(_formats, place, site))
        if groups:
            title = say(lang, "feeds.title", site=say(lang, "site.name"), kind=say(lang, "feeds.every"))
            yield opml_path(lang), opml(title, say(lang, "site.owner"), groups)


def _formats(place: FeedPlace, site: SiteConfig, _: Library) -> list[tuple[str, bytes]]:
    """A feed in each format; nothing but its items and the site is needed."""
    # Each item is looked at once for the three.
    values = tidied(feed(place, site))
    return [(place.rss, rss_of(values)), (place.atom, atom_of(values)), (place.json, json_of(values))]


def opml_path(lang: str) -> str:
    """The list of a language's feeds, from the site's root."""
    return f"feeds/{lang}/nguon-tin.opml"
