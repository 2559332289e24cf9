"""What each page of the word index can be narrowed by, for the page "Tra cứu".

Pagefind's own filters would do, but it writes them in another order each time: a build would never be the same twice.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from danvan.library import Library
from danvan.pages.addresses import address_in, uri_of
from danvan.pages.context import Context, SiteConfig
from danvan.pages.narrowing import shown, values
from danvan.pages.words import LANGUAGES
from danvan.records import Post

MARK = b"pagefind_dcd"


def write_facets(site: Path, library: Library) -> None:
    """Put ``search/facets.<lang>.json`` into the built site: the values, and for each page of the index which it has.

    Old news have files of their own, ``facets-old.<lang>.json``, as they have an index of their own.
    """
    for part in sorted(path.name for path in site.glob("pagefind*")):
        ids = _ids(site / part)
        for lang in LANGUAGES:
            text = json.dumps(_facets(library, lang, ids), ensure_ascii=False, separators=(",", ":"))
            (site / "search" / f"facets{part.removeprefix('pagefind')}.{lang}.json").write_text(text, "utf-8")


def _facets(library: Library, lang: str, ids: dict[str, str]) -> dict[str, Any]:
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


def _ids(index: Path) -> dict[str, str]:
    """The index's name for each address."""
    found = {}
    for path in sorted(index.glob("fragment/*.pf_fragment")):
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(MARK))
        found[fragment["url"].strip("/") + "/"] = path.stem
    return found
