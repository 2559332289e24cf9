"""What a preview shows, page by page: the content of one moment, and what was saved since."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from danvan import exports
from danvan.assembly import Assembly, Head, Share
from danvan.assembly.whole import named_in
from danvan.build import Order
from danvan.build.frame import converter_of, navigation
from danvan.library import HandPage, reread
from danvan.pages import Context, Page, hand_page, record_page
from danvan.pages.addresses import LISTS, address_of, uri_of
from danvan.pages.words import LANGUAGES
from danvan.preview.collecting import Pages
from danvan.preview.files import DataFiles, find
from danvan.records import Record

# What the library has reckoned of its records' files; a saved text may show others.
OF_FILES = ("_shown_files", "downloads", "pictures", "previews", "findings")
NO_HEAD = Head((), None, "", ())


@dataclass(frozen=True)
class Elsewhere(Collection[str]):
    """What a link may lead to: the pages there are, and any file (only ``danvan.links`` knows whether it is there)."""

    pages: frozenset[str]

    def __contains__(self, path: object) -> bool:
        return path in self.pages or not str(path).endswith(".md")

    def __iter__(self) -> Iterator[str]:
        return iter(self.pages)

    def __len__(self) -> int:
        return len(self.pages)


class Content:
    """The content as it may be previewed on one day. Raises ContentError with every problem of every file."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.library, self.site = order.library(), order.configured()
        self._converter = converter_of(order.root)
        self.data = DataFiles(self.library, self.site)
        self.pages = {lang: Pages(self.library, self.site, lang, self.data) for lang in LANGUAGES}

    def take_in(self, names: Iterable[str]) -> None:
        """Show what these files say now, on their own pages; all other pages stay as they are.

        Raises ContentError with what is wrong in them. New files, files that are gone, and what others tell of these
        is found by reading everything anew.
        """
        records, pages = reread(self.order.root, self.library.today, names)
        known = self.library.records
        changed = {key: record for key, record in records.items() if key in known and self._may_show(record)}
        hand = {stem: page for stem, page in pages.items() if stem in self.library.pages}
        self.library = copy.copy(self.library)
        self.library.records, self.library.pages = {**known, **changed}, {**self.library.pages, **hand}
        for name in OF_FILES:
            vars(self.library).pop(name, None)
        for record in changed.values():
            self._put(uri_of(record), record.languages(), partial(record_page, record))
        for page in hand.values():
            self._put(f"{page.stem}.md", ["vi", *(["en"] if page.english else [])], partial(self._hand_page, page))

    def _may_show(self, record: Record) -> bool:
        return self.library.showing.hides(record, self.library.today) is None

    def _put(self, uri: str, languages: Iterable[str], make: Callable[[Context], Page]) -> None:
        for lang in languages:
            self.pages[lang].put(uri, partial(make, Context(self.library, self.site, lang, uri)))

    def _hand_page(self, page: HandPage, p: Context) -> Page:
        return hand_page(p, page, self.pages[p.lang].table)

    def share(self, address: str, lang: str) -> Share | None:
        """What the engine makes the page at an address of (in English without its ``en/``); None where none is."""
        uri = self._addresses.get(address)
        if uri is None:
            return None
        found = {name: {uri: made[uri]} if uri in made else {} for name, made in self.pages.items()}
        return self._share(found, {(uri, lang): self._head(uri, lang)})

    def file(self, path: str, engine: Path) -> bytes | None:
        """A file that is no page, by its path from the site's root; ``engine``: the folder of what the engine made."""
        return find(path, self.library, self.site, self.pages, self.data, engine)

    def first_share(self) -> Share:
        """The pages that the menus name, with which an engine begins: their titles count, nobody reads them."""
        uris = sorted(set(navigation(self.order.root)) & {*self.pages["vi"]})
        heads = {(uri, lang): NO_HEAD for uri in uris for lang in LANGUAGES}
        found = {
            lang: {uri: self._for_menus(uri, lang) for uri in uris if uri in self.pages[lang]} for lang in LANGUAGES
        }
        return self._share(found, heads)

    def _for_menus(self, uri: str, lang: str) -> Page:
        if uri != LISTS["open-data"]:
            return self.pages[lang][uri]
        # It tells the size of every file: they are not made for that.
        return exports.open_data_page(Context(self.library, self.site, lang, uri), defaultdict(bytes))

    @property
    def menus(self) -> list[tuple[str, str]]:
        """The titles of those pages, which stand in the frame of every page."""
        return [(lang, page.title) for lang, made in self.first_share().pages.items() for page in made.values()]

    def _share(self, found: Mapping[str, Mapping[str, Page]], heads: dict[tuple[str, str], Head]) -> Share:
        pages = {lang: {named_in(uri, lang): page for uri, page in made.items()} for lang, made in found.items()}
        heads |= {("", lang): NO_HEAD for lang in LANGUAGES}
        library = self.library
        return Share(self.site, library.today, library.sample, pages, heads, self._elsewhere, self._converter)

    def _head(self, uri: str, lang: str) -> Head:
        """As `Assembly` reckons it, of pages that need not be there yet."""
        own = lang if uri in self.pages[lang] else "vi"
        page = self.pages[own][uri]
        linked = {(uri, own): exports.Linked(self.library, self.site).of(page, own)}
        discovery = {lang: self.pages[lang].discovery}
        return Assembly(self.library, self.site, {}, self.pages, discovery, {}, linked).head(page, lang)

    @cached_property
    def _addresses(self) -> dict[str, str]:
        return {address_of(uri): uri for found in self.pages.values() for uri in found}

    @cached_property
    def _elsewhere(self) -> Elsewhere:
        return Elsewhere(frozenset(named_in(uri, lang) for lang, found in self.pages.items() for uri in found))
