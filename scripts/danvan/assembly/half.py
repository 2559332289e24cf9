"""The site in one language: made apart from the other, so that two processes can make them at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from danvan import exports, feeds
from danvan.library import Keeper, Library
from danvan.pages import Context, Page, SiteConfig, site_pages


@dataclass(frozen=True)
class Half:
    """The pages of a language by their source path, its feeds, its files, what each page tells machines in its head."""

    places: list[feeds.FeedPlace]
    by_uri: dict[str, Page]
    files: dict[str, bytes]
    linked: dict[str, str]

    def dress(self, pages: Iterable[Page], keeper: Keeper, site: SiteConfig, lang: str) -> None:
        """Add pages, with what each tells machines."""
        new = {page.uri: page for page in pages}
        self.by_uri.update(new)
        self.linked.update(
            (page.uri, _linked(page, lang, site, keeper)) for page in new.values() if exports.tells(page)
        )


def half(keeper: Keeper, site: SiteConfig, lang: str) -> Half:
    """All of a language but the page about open data, which tells of files of both."""
    places = feeds.places(keeper, site, lang)
    made = Half(places, {}, dict(feeds.files(keeper, {lang: places}, site)), {})
    at = partial(Context, keeper.library, site, lang, memory=keeper)
    pages = site_pages(keeper, site, lang, lambda p: feeds.table(p, places))
    made.dress([*pages, *feeds.feed_pages(at, places)], keeper, site, lang)
    return made


def _linked(page: Page, lang: str, site: SiteConfig, keeper: Keeper) -> str:
    """What a page tells machines in its head."""

    def make(library: Library) -> str:
        return exports.Linked(library, site).of(page, lang)

    return keeper.keep(("linked", lang, page.uri), (page.uri, page.kind, page.record), make)
