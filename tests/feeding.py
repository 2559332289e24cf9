"""A folder with everything that feeds speak of, without the engine: feeds, the files they enclose, a page at each address."""

from __future__ import annotations

import shutil
from pathlib import Path

from danvan import feeds
from danvan.library import Library, Oblivious
from danvan.pages import SiteConfig, site_pages
from danvan.pages.addresses import address_in
from danvan.pages.context import Context
from danvan.pages.markdown import Md
from danvan.pages.words import LANGUAGES

URL = "https://dan-van.example/"


def feed_site(library: Library, folder: Path, url: str = URL) -> Path:
    """The folder, as a subscriber's program finds it on the server."""
    site = SiteConfig(url, {"name": "Sở (mẫu)"}, ("mau.example", "2026"))
    places = {lang: feeds.places(Oblivious(library), site, lang) for lang in LANGUAGES}
    for path, data in feeds.files(Oblivious(library), places, site):
        put(folder / path, data)
    for lang in LANGUAGES:
        about = feeds.feed_pages(lambda uri, lang=lang: Context(library, site, lang, uri), places[lang])
        for page in [*site_pages(Oblivious(library), site, lang, lambda _: Md("")), *about]:
            # The engine shows an untranslated page at its English address too.
            for shown in LANGUAGES if lang == "vi" else (lang,):
                put(folder / address_in(page.uri, shown) / "index.html", b"<html></html>")
    shutil.copytree(library.root / "docs/assets", folder / "assets", dirs_exist_ok=True)
    return folder


def put(path: Path, data: bytes) -> None:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
