"""Library → everything the site consists of, in both languages: what a generator of sites is handed, whichever it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from danvan import attachments, exports, feeds, images, sharing
from danvan.library import Library
from danvan.pages import Context, Page, SiteConfig, site_pages
from danvan.pages.addresses import LISTS, section_of
from danvan.pages.words import LANGUAGES


@dataclass(frozen=True)
class Assembly:
    """The site's pages by language and source path, its files by path, and what the pages' heads say of them."""

    library: Library
    site: SiteConfig
    pages: dict[str, dict[str, Page]]
    by_uri: dict[str, dict[str, Page]]
    feeds: dict[str, feeds.Discovery]
    files: dict[str, bytes]
    linked: exports.Linked

    def page_of(self, uri: str) -> Page | None:
        """The page that a source path stands for."""
        return self.pages["en" if uri.endswith(".en.md") else "vi"].get(uri)

    def share(self, page: Page | None, lang: str) -> sharing.Share | None:
        """The picture shown where the page's address is shared."""
        return sharing.share_of(page, self.by_uri[lang], self.library, lang)

    def trail(self, page: Page | None, lang: str) -> list[Page]:
        """The way to a page: home, and the list that it hangs below. Nothing leads to the home page itself."""
        if page is None:
            return []
        pages = self.by_uri[lang]
        way = dict.fromkeys((LISTS["home"], section_of(page.uri)))
        return [pages[uri] for uri in way if uri in pages and uri != page.uri]

    def pictures(self) -> Iterator[tuple[str, bytes]]:
        """The resized pictures and the first pages of files, one by one: together they may be large."""
        docs = self.library.root / "docs"
        for source, picture in self.library.pictures.items():
            yield from images.files_of(docs / source, picture, self.library.cache)
        for source, path in self.library.previews.items():
            yield path, attachments.preview(docs / source, self.library.cache)


def assemble(library: Library, site: SiteConfig) -> Assembly:
    """Everything the site consists of, made once for all languages."""
    places = {lang: feeds.places(library, site, lang) for lang in LANGUAGES}
    files = exports.files(library, site)
    pages = {lang: _pages(library, site, lang, places, files) for lang in LANGUAGES}
    by_uri = {lang: {page.uri: page for page in made.values()} for lang, made in pages.items()}
    files |= dict(feeds.files(places, site)) | sharing.files(by_uri, library, site)
    files[exports.SOURCES] = exports.sources_json(pages)
    discovery = {lang: feeds.Discovery(found) for lang, found in places.items()}
    return Assembly(library, site, pages, by_uri, discovery, files, exports.Linked(library, site))


def _pages(
    library: Library, site: SiteConfig, lang: str, places: dict[str, list[feeds.FeedPlace]], files: dict[str, bytes]
) -> dict[str, Page]:
    at = partial(Context, library, site, lang)
    made = site_pages(library, site, lang, lambda p: feeds.table(p, places[p.lang]))
    about = feeds.feed_pages(at, places[lang])
    data = exports.open_data_page(at(LISTS["open-data"]), files)
    suffix = ".md" if lang == "vi" else f".{lang}.md"
    return {page.uri.removesuffix(".md") + suffix: page for page in [*made, *about, data]}
