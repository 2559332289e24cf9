"""The site's pages, none of them made before somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, TypeVar, cast

from danvan import exports, feeds
from danvan.library import Library, Oblivious
from danvan.library.asking import Question
from danvan.pages import Context, Page, SiteConfig, site_pages
from danvan.pages.addresses import LISTS

T = TypeVar("T")


@dataclass
class Later:
    """Whoever asks it for what may have been made before gets a page only when it is looked at."""

    library: Library
    pages: dict[str, Callable[[], Page]] = field(default_factory=dict)

    def keep(self, name: Question, given: object, make: Callable[[Library], T]) -> T:
        """A page is noted, and made later; all else is made now."""
        if name[0] == "page":
            self.pages[str(name[2])] = cast("Callable[[], Page]", partial(make, self.library))
            return cast("T", None)
        return make(self.library)

    def beside(self, work: Callable[[], T], *, much: bool = False) -> AbstractContextManager[Callable[[], T]]:
        """Nothing here takes long enough for another process."""
        return nullcontext(work)


class Pages(Mapping[str, Page]):
    """Every page of a language by its source path, each made when it is first asked for.

    ``files`` are the site's files, of which the page about open data tells the size.
    """

    def __init__(self, library: Library, site: SiteConfig, lang: str, files: Mapping[str, bytes]) -> None:
        self._library, self._site, self._lang, self._files = library, site, lang, files
        self._made: dict[str, Page] = {}

    @cached_property
    def places(self) -> list[feeds.FeedPlace]:
        """The language's feeds."""
        return feeds.places(Oblivious(self._library), self._site, self._lang)

    @cached_property
    def discovery(self) -> feeds.Discovery:
        """Its feeds, by the pages that announce them."""
        return feeds.Discovery(self.places)

    @cached_property
    def _makers(self) -> dict[str, Callable[[], Page]]:
        later = Later(self._library)
        at: Any = partial(Context, self._library, self._site, self._lang, memory=later)
        at_once = site_pages(later, self._site, self._lang, self.table)
        made = {page.uri: page for page in [*at_once, *feeds.feed_pages(at, self.places)] if page is not None}
        there = {uri: partial(_itself, page) for uri, page in made.items()}
        data = partial(exports.open_data_page, at(LISTS["open-data"]), self._files)
        return later.pages | there | {LISTS["open-data"]: data}

    def table(self, p: Context) -> Any:
        """The table of all feeds, for the page that asks for it."""
        return feeds.table(p, self.places)

    def put(self, uri: str, make: Callable[[], Page]) -> None:
        """Have a page made in another way from now on."""
        self._makers[uri] = make
        self._made.pop(uri, None)

    def __getitem__(self, uri: str) -> Page:
        if uri not in self._made:
            self._made[uri] = self._makers[uri]()
        return self._made[uri]

    def __contains__(self, uri: object) -> bool:
        return uri in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def _itself(page: Page) -> Page:
    return page
