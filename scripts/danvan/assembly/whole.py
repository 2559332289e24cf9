"""Everything the site consists of, in both languages, made at once."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from danvan import attachments, exports, feeds, images, sharing
from danvan.assembly.content import Head
from danvan.assembly.half import Half, half
from danvan.library import Keeper, Library
from danvan.pages import Context, Page, SiteConfig
from danvan.pages.addresses import LISTS, address_in, section_of
from danvan.pages.words import LANGUAGES


@dataclass(frozen=True)
class Assembly:
    """The whole site: the ``Content`` of a generator that makes all of it."""

    library: Library
    site: SiteConfig
    pages: dict[str, dict[str, Page]]
    by_uri: Mapping[str, Mapping[str, Page]]
    feeds: dict[str, feeds.Discovery]
    files: dict[str, bytes]
    linked: dict[tuple[str, str], str]
    elsewhere: frozenset[str] = frozenset()

    @property
    def today(self) -> dt.date:
        """The day for which it is made."""
        return self.library.today

    @property
    def sample(self) -> bool:
        """Whether its content is sample content."""
        return self.library.sample

    @property
    def downloads(self) -> frozenset[str]:
        """The files of docs/ that are published as they are."""
        return self.library.downloads

    def head(self, page: Page | None, lang: str) -> Head:
        """The head of a page shown in a language; one without translation says there what it says in Vietnamese."""
        own = lang if page is None or page.uri in self.by_uri[lang] else "vi"
        picture = sharing.share_of(page, self.by_uri[own], self.library, own)
        found = self.feeds[lang].of(page.uri if page else "")
        linked = self.linked.get((page.uri, own), "") if page else ""
        return Head(tuple(found), picture, linked, tuple(self._trail(page, lang)))

    def _trail(self, page: Page | None, lang: str) -> Iterator[tuple[str, str]]:
        """The way to a page: home, and the list that it hangs below. Nothing leads to the home page itself."""
        pages = self.by_uri[lang]
        for uri in dict.fromkeys((LISTS["home"], section_of(page.uri))) if page else ():
            if page and uri in pages and uri != page.uri:
                yield pages[uri].title, address_in(uri, lang)

    def pictures(self) -> Iterator[tuple[str, bytes]]:
        """The pictures where pages are shared, the resized ones, the first pages of files: one by one, together they are large."""
        yield from sharing.files(self.by_uri, self.library, self.site)
        docs = self.library.root / "docs"
        for source, picture in self.library.pictures.items():
            yield from images.files_of(docs / source, picture, self.library.cache)
        for source, path in self.library.previews.items():
            yield path, attachments.preview(docs / source, self.library.cache)

    def rest(self) -> Iterator[tuple[str, bytes]]:
        """All that is no page, by its path from the site's root."""
        yield from self.files.items()
        yield from self.pictures()

    def versions(self, uri: str) -> Iterator[tuple[str, Page]]:
        """The pages of a source path as readers of each language see it; untranslated, the Vietnamese one."""
        for lang in LANGUAGES:
            if page := self.by_uri[lang].get(uri) or self.by_uri["vi"].get(uri):
                yield lang, page

    def languages(self, uri: str) -> list[str]:
        """The languages in which a page can be read: the engine names each version to the others (hreflang)."""
        return [lang for lang in LANGUAGES if uri in self.by_uri[lang]]

    @property
    def fingerprints(self) -> dict[tuple[str, str], str]:
        """For each source path and language a hash of all that the page there is made from, but for the frame."""
        return {
            (uri, lang): hashlib.sha256(
                repr((lang, self.languages(uri), page.digest, self.head(page, lang))).encode()
            ).hexdigest()
            for uri in sorted({*self.by_uri["vi"], *self.by_uri["en"]})
            for lang, page in self.versions(uri)
        }


def path_of(uri: str, lang: str) -> str:
    """The file of a page, from the site's root."""
    return address_in(uri, lang) + "index.html"


def assemble(keeper: Keeper, site: SiteConfig) -> Assembly:
    """Everything the site consists of, made once for all languages; ``keeper`` has what was made before."""
    make = partial(half, keeper, site)
    keeper.library.settle()
    with (
        keeper.beside(partial(exports.files, keeper, site)) as files,
        keeper.beside(partial(make, "en"), much=True) as en,
    ):
        halves = {"vi": make("vi"), "en": en()}
        return _joined(keeper, site, halves, files())


def _joined(keeper: Keeper, site: SiteConfig, halves: dict[str, Half], files: dict[str, bytes]) -> Assembly:
    library = keeper.library
    for lang, made in halves.items():
        page = exports.open_data_page(Context(library, site, lang, LISTS["open-data"]), files)
        made.dress([page], keeper, site, lang)
    by_uri = {lang: made.by_uri for lang, made in halves.items()}
    pages = {lang: {named_in(uri, lang): page for uri, page in made.items()} for lang, made in by_uri.items()}
    for made in halves.values():
        files |= made.files
    files[exports.SOURCES] = exports.sources_json(pages)
    files["sitemap.xml"] = exports.sitemap(pages, site).encode()
    discovery = {lang: feeds.Discovery(made.places) for lang, made in halves.items()}
    linked = {(uri, lang): told for lang, made in halves.items() for uri, told in made.linked.items()}
    return Assembly(library, site, pages, by_uri, discovery, files, linked)


def named_in(uri: str, lang: str) -> str:
    """The source path of a page in a language."""
    return uri if lang == "vi" else f"{uri.removesuffix('.md')}.{lang}.md"
