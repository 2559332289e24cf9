"""What each page of the word index can be narrowed by, for the page "Tra cứu".

Pagefind's own filters would do, but it writes them in another order each time: a build would never be the same twice.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from danvan.library import Library
from danvan.pages.addresses import address_in, uri_of
from danvan.pages.context import Context, SiteConfig
from danvan.pages.narrowing import shown, values
from danvan.pages.words import LANGUAGES
from danvan.records import Post
from danvan.search.index import Ids


def write_facets(site: Path, library: Library, ids: Ids) -> None:
    """Put ``search/facets.<lang>.json`` into the built site: the values, and for each page of the index (``ids``) which it has.

    Old news have files of their own, ``facets-old.<lang>.json``, as their index is asked on request only.
    """
    asked = {"facets": {**ids["pagefind"], **ids.get("pagefind-papers", {})}, "facets-old": ids.get("pagefind-old")}
    for name, pages in asked.items():
        for lang in LANGUAGES if pages else ():
            text = json.dumps(_facets(library, lang, pages or {}), ensure_ascii=False, separators=(",", ":"))
            (site / "search" / f"{name}.{lang}.json").write_text(text, "utf-8")


def _facets(library: Library, lang: str, ids: Mapping[str, str]) -> dict[str, Any]:
    p = Context(library, SiteConfig(""), lang, "index.md")
    numbers: dict[str, int] = {}
    pages, few = {}, {}
    for record in shown(p):
        address = address_in(uri_of(record), lang)
        if address in ids:
            named = [f"{name}={value}" for name, value in values(record)]
            pages[ids[address]] = [numbers.setdefault(name, len(numbers)) for name in named]
            if not isinstance(record, Post):
                few[address] = ids[address]
    return {"values": list(numbers), "pages": pages, "ids": few}
