"""Which content file each page comes from: what ``danvan.links`` names when an address is broken (links/sources.py)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from danvan.pages import Page
from danvan.pages.addresses import address_in, address_of

SOURCES = "data/sources.json"


def sources_json(pages: Mapping[str, Mapping[str, Page]]) -> bytes:
    """Each page's address from the site's root → its content file from the project's root.

    A page without translation comes in every language from its Vietnamese file.
    """
    found: dict[str, str] = {}
    for lang in pages:
        for page in pages["vi"].values():
            found |= dict(_place(page, lang))
        for page in pages[lang].values():
            found |= dict(_place(page, lang))
    return (json.dumps(found, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode()


def _place(page: Page, lang: str) -> Iterator[tuple[str, str]]:
    """The page's own address; the one that was given up because it names somebody is told to nobody."""
    if page.origin and (
        page.kind != "withdrawn" or address_of(page.origin.removeprefix("docs/")) == address_of(page.uri)
    ):
        yield address_in(page.uri, lang), page.origin
