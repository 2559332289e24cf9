"""The pages that people read about feeds: the list of all, and for each what it brings, its addresses, its last items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from danvan.feeds.catalog import FeedPlace
from danvan.feeds.files import opml_path
from danvan.feeds.values import FeedItem
from danvan.pages.addresses import address_in, uri_of
from danvan.pages.context import Context
from danvan.pages.markdown import Md, attribute
from danvan.pages.page import Page
from danvan.pages.qr import qr_code
from danvan.pages.rendering import render
from danvan.records import Withdrawn

SHOWN = 10
# Lists of many short rows; a page beside each tells the rest.
ORDER = ("kinds", "changes", "movements", "tasks", "units", "communes")


@dataclass(frozen=True)
class Address:
    """A feed's file: its format, its whole address."""

    format: str
    url: str


def table(p: Context, found: Sequence[FeedPlace]) -> Md:
    """The feeds in groups, for the page that tells how to subscribe."""
    first = next((place for place in found if place.group == "all"), None)
    if first is None:
        return render("feeds", p, first=None, groups=[], opml="")
    gone = _gone(p)
    groups = [(group, [place for place in found if place.group == group]) for group in ORDER]
    return render(
        "feeds", p, first=first, addresses=_addresses(p, first), qr=_qr(p, first), opml=opml_path(p.lang),
        groups=[(p.t(f"feeds.group.{name}"), p.t(f"feeds.intro.{name}"), rows) for name, rows in groups if rows],
        link=lambda item: _link(p, item, gone), url=lambda place: p.site.url + place.rss, ways=lambda place: _ways(p, place),
        page=lambda place: _up(p) + address_in(place.uri, p.lang),
    )  # fmt: skip


def feed_pages(p: Callable[[str], Context], found: Sequence[FeedPlace]) -> Iterator[Page]:
    """A page for each feed, so that nobody needs to read its XML to know what comes in it."""
    gone = _gone(p("index.md"))
    for place in found:
        yield p(place.uri).kept((place, gone), partial(_feed_page, place, gone))


def _feed_page(place: FeedPlace, gone: frozenset[str], p: Context) -> Page:
    name = p.t("feeds.one", name=place.name)
    text = render(
        "feed", p, place=place, heading=name, addresses=_addresses(p, place), qr=_qr(p, place), items=place.items[:SHOWN],
        link=lambda item: _link(p, item, gone),
    )  # fmt: skip
    return Page(p.uri, name, text, place.what, updated=place.changed, search="no")


def _addresses(p: Context, place: FeedPlace) -> list[Address]:
    formats = (("RSS", place.rss), ("Atom", place.atom), ("JSON Feed", place.json))
    return [Address(name, p.site.url + path) for name, path in formats]


def _ways(p: Context, place: FeedPlace) -> list[tuple[str, str]]:
    """Each format's name and its path from the page."""
    return [(address.format, _up(p) + address.url.removeprefix(p.site.url)) for address in _addresses(p, place)]


def _up(p: Context) -> str:
    """From the page to the site's root."""
    return "../" * p.address().removeprefix(p.site.url).count("/")


def _qr(p: Context, place: FeedPlace) -> Md:
    """The RSS address for a phone's camera."""
    return qr_code(p.site.url + place.rss, str(p.t("feeds.qr")))


def _gone(p: Context) -> frozenset[str]:
    """The addresses of what was taken down."""
    return frozenset(p.site.url + address_in(uri_of(record), p.lang) for record in p.library.of_kind(Withdrawn))


def _link(p: Context, item: FeedItem, gone: frozenset[str]) -> Md:
    """An item's title as a link from the page, as plain HTML; nothing leads to what was taken down."""
    if item.url in gone:
        return attribute(item.title)
    return Md(f'<a href="{_up(p)}{attribute(item.url.removeprefix(p.site.url))}">{attribute(item.title)}</a>')
