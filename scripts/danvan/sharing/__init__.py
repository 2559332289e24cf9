"""Pages → the pictures that chat programs and social networks show beside a shared address, made without any network."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from danvan.cache import code_of
from danvan.library import Library
from danvan.pages.addresses import LISTS, address_in, section_of
from danvan.pages.context import SiteConfig
from danvan.pages.page import Page
from danvan.pages.words import say
from danvan.sharing.picture import FONTS, SIZE, Card, png

FOLDER = "chia-se"
# A kept picture is made anew when the program or its fonts change.
CODE = hashlib.sha256(
    b"".join([code_of(Path(__file__).parent).encode(), *(path.read_bytes() for path in sorted(FONTS.glob("*.woff2")))])
).hexdigest()
OWN_LISTS = frozenset(LISTS.values())


@dataclass(frozen=True)
class Share:
    """Where a page's picture lies, from the site's root, and the words on it."""

    path: str
    alt: str
    size: tuple[int, int] = SIZE


def has_own(page: Page, library: Library) -> bool:
    """Records, hand-written pages and lists have one; old posts, communes and parts of a list show their section's."""
    if page.kind == "withdrawn" or (page.facts and page.facts.kind == "commune"):
        return False
    if page.kind == "post":
        return library.is_recent(page.uri.rpartition("/")[2].removesuffix(".md"))
    return page.kind != "list" or page.uri in OWN_LISTS


def share_of(page: Page | None, pages: Mapping[str, Page], library: Library, lang: str) -> Share | None:
    """The picture that a page shows in a language, its own, its section's or the home page's; None where none is.

    ``pages`` are all of that language by their source path; a page that is a template (404) is None.
    """
    if page is None or not has_own(page, library):
        page = pages.get(section_of(page.uri) if page else "") or pages.get(LISTS["home"])
    if page is None:
        return None
    return Share(path_of(page, lang), ". ".join(filter(None, (page.title, page.subtitle))))


def path_of(page: Page, lang: str) -> str:
    """Where the picture of a page lies, from the site's root."""
    return path_of_uri(page.uri, lang)


def path_of_uri(uri: str, lang: str) -> str:
    """The same by the page's source path."""
    return f"{FOLDER}/{address_in(uri, lang).rstrip('/') or 'index'}.png"


def files(pages: Mapping[str, Mapping[str, Page]], library: Library, site: SiteConfig) -> Iterator[tuple[str, bytes]]:
    """Every picture with its path, one by one; ``pages`` are those of each language by their source path."""
    for lang, made in pages.items():
        for page in made.values():
            if has_own(page, library):
                made_from = card(page, site, lang)
                name = hashlib.sha256(f"{CODE} {made_from}".encode()).hexdigest()[:40]
                yield path_of(page, lang), library.cache.keep("share", name, partial(png, made_from))


def card(page: Page, site: SiteConfig, lang: str) -> Card:
    """What the picture of a page says."""
    kind = page.facts.kind if page.facts else ""
    above = say(lang, f"kinds.{kind}") if kind else say(lang, "site.name")
    own = site.department if lang == "vi" else {"parent": say(lang, "site.parent"), "name": say(lang, "site.owner")}
    head = (own.get("parent", ""), own.get("name", ""))
    return Card(head, above if above != page.title else "", page.title, page.subtitle)
