"""A share of the site: some of its pages, with all that one process needs to make them. It can be pickled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from danvan.assembly.content import Head
from danvan.assembly.whole import Assembly, named_in
from danvan.pages import Page, SiteConfig
from danvan.pages.words import LANGUAGES


@dataclass(frozen=True)
class Share:
    """The ``Content`` of one process. Only the first one copies what is published as it is."""

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


def divide(
    whole: Assembly, uris: Sequence[str], everywhere: Iterable[str], converter: str, processes: int
) -> list[Share]:
    """The pages of ``uris`` dealt out to as many processes; the pages that the navigation names are in each share."""
    every = frozenset(uri for made in whole.pages.values() for uri in made) | whole.files.keys() | whole.downloads
    named = sorted(set(everywhere) & {*whole.by_uri["vi"]})
    shares = []
    for number in range(processes):
        own = [*named, *(uri for uri in uris[number::processes] if uri not in named)]
        shares.append(_share(whole, own, every, converter, whole.downloads if number == 0 else frozenset()))
    return shares


def _share(
    whole: Assembly, uris: Sequence[str], every: frozenset[str], converter: str, downloads: frozenset[str]
) -> Share:
    pages = {
        lang: {named_in(uri, lang): page for uri in uris if (page := whole.by_uri[lang].get(uri))} for lang in LANGUAGES
    }
    heads = {(uri, lang): whole.head(page, lang) for uri in uris for lang, page in whole.versions(uri)}
    heads |= {("", lang): whole.head(None, lang) for lang in LANGUAGES}
    own = {uri for made in pages.values() for uri in made}
    return Share(whole.site, whole.today, whole.sample, pages, heads, every - own - downloads, converter, downloads)
