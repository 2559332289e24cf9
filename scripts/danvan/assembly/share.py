"""A share of the site: some of its pages, with all that one process needs to make them. It can be pickled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Lock

from danvan.assembly.content import Head
from danvan.assembly.whole import Assembly, named_in
from danvan.pages import Page, SiteConfig
from danvan.pages.words import LANGUAGES

# A process that makes a share holds all its pages at once: as many as take a second or so.
PAGES = 200


@dataclass(frozen=True)
class Share:
    """The ``Content`` of one process, for now. Without ``elsewhere`` that of its first share holds."""

    site: SiteConfig
    today: dt.date
    sample: bool
    pages: dict[str, dict[str, Page]]
    heads: dict[tuple[str, str], Head]
    elsewhere: Collection[str]
    # What makes HTML of Markdown, as a hash.
    converter: str
    downloads: frozenset[str] = frozenset()
    files: dict[str, bytes] = field(default_factory=dict)

    def head(self, page: Page | None, lang: str) -> Head:
        """The head of a page of the share, or of a page that is a template."""
        return self.heads[page.uri if page else "", lang]

    def pictures(self) -> Iterable[tuple[str, bytes]]:
        """Written beside the shares."""
        return ()


def first_share(whole: Assembly, everywhere: Iterable[str], converter: str) -> Share:
    """What each process begins with: the pages that the navigation names, in all languages, and what is published as it is."""
    every = frozenset(uri for made in whole.pages.values() for uri in made) | whole.files.keys() | whole.downloads
    uris = sorted(set(everywhere) & {*whole.by_uri["vi"]})
    pages = {
        lang: {named_in(uri, lang): page for uri in uris if (page := whole.by_uri[lang].get(uri))} for lang in LANGUAGES
    }
    heads = {(uri, lang): whole.head(page, lang) for uri in uris for lang, page in whole.versions(uri)}
    heads |= {("", lang): whole.head(None, lang) for lang in LANGUAGES}
    return Share(whole.site, whole.today, whole.sample, pages, heads, every, converter, whole.downloads)


class Shares:
    """What is to be made in one language, a share at a time, for whichever process asks next."""

    def __init__(self, whole: Assembly, uris: Sequence[str], lang: str, converter: str) -> None:
        # Pages of the other language in this one's frame come last: by then their texts are there.
        ordered = sorted(uris, key=lambda uri: uri not in whole.by_uri[lang])
        self._left = iter([ordered[at : at + PAGES] for at in range(0, len(ordered), PAGES)])
        self._make = partial(_share, whole, lang, converter)
        self._lock = Lock()

    def take(self) -> Share | None:
        """The next one; None when all are taken."""
        with self._lock:
            uris = next(self._left, None)
        return self._make(uris) if uris else None

    def drop(self) -> None:
        """Let nobody have any more of them."""
        self._left = iter(())


def _share(whole: Assembly, lang: str, converter: str, uris: Sequence[str]) -> Share:
    pages: dict[str, dict[str, Page]] = {known: {} for known in LANGUAGES}
    for uri in uris:
        shown = lang if uri in whole.by_uri[lang] else "vi"
        for known in whole.languages(uri):
            page = whole.by_uri[known][uri]
            # Of a page in another language only that it is there counts.
            pages[known][named_in(uri, known)] = page if known == shown else replace(page, markdown="")
    heads = {(uri, lang): whole.head(whole.by_uri[lang].get(uri) or whole.by_uri["vi"].get(uri), lang) for uri in uris}
    return Share(whole.site, whole.today, whole.sample, pages, heads, (), converter)
