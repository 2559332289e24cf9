"""The lists of documents as tables to take away: "Danh mục văn bản" as CSV, Excel and Word (features F118)."""

from __future__ import annotations

from collections.abc import Iterator

from danvan.library import Library
from danvan.pages.addresses import LISTS, address_in, uri_of
from danvan.pages.context import Context, SiteConfig
from danvan.pages.document_groups import GROUPINGS, VIEW_WORDS, newest
from danvan.pages.markdown import Md
from danvan.pages.words import LANGUAGES
from danvan.records import Document
from danvan.tables import WRITERS, Cell, Table, TableGroup

# The columns with their shares of a sheet's width.
COLUMNS = {"type": 11, "number": 18, "date": 12, "issuers": 20, "title": 48, "status": 15, "address": 32}


def downloads(view: str, lang: str) -> dict[str, str]:
    """Where a list's files stand, by their format: van-ban/danh-muc/vi/theo-nam.xlsx."""
    name = LISTS[view].removeprefix("van-ban/").removesuffix(".md").replace("index", "tat-ca")
    return {kind: f"van-ban/danh-muc/{lang}/{name}.{kind}" for kind in WRITERS}


def catalogue(p: Context, view: str) -> Table:
    """A list of documents as a table to take away (features F118)."""
    title = p.t("documents.catalogue")
    if view != "documents":
        title = Md(f"{title}: {p.t(f'documents.{VIEW_WORDS[view]}')}")
    day = newest(p.library.documents)
    return Table(
        title.striptags(), p.agency(), str(p.t("footer.updated", date=p.date(day))) if day else "",
        tuple(str(p.t(f"documents.column_{name}")) for name in COLUMNS), tuple(COLUMNS.values()),
        str(p.t(f"documents.{VIEW_WORDS[view]}")),
        tuple(TableGroup(Md(g.heading).striptags(), tuple(_row(p, d) for d in g.records)) for g in GROUPINGS[view](p)),
        p.lang,
    )  # fmt: skip


def _row(p: Context, document: Document) -> tuple[Cell, ...]:
    number = document.number or document.number_form or p.t("document.number_unknown")
    exact = document.date.exact if document.date else None
    title = document.in_language("title", p.lang)[0] or ""
    cells: tuple[Cell, ...] = (
        p.t(f"doctype.{document.type}"), str(number), exact or str(p.date(document.date)), p.issuers(document), str(title),
        p.t(f"status.{document.status.value}"), p.site.url + address_in(uri_of(document), p.lang),
    )  # fmt: skip
    return tuple(" ".join(cell.split()) if isinstance(cell, str) else cell for cell in cells)


def catalogue_files(library: Library, site: SiteConfig) -> Iterator[tuple[str, bytes]]:
    """Every list's files, in each language and format, with the paths where they stand."""
    for lang in LANGUAGES:
        for view in GROUPINGS:
            table = catalogue(Context(library, site, lang, LISTS[view]), view)
            for kind, path in downloads(view, lang).items():
                yield path, WRITERS[kind](table)
