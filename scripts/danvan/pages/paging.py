"""Long lists in pages, so that none grows without end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from danvan.pages.context import Context
from danvan.pages.markdown import Md
from danvan.pages.page import Page
from danvan.pages.rendering import render
from danvan.records import Record

PER_PAGE = 100


@dataclass(frozen=True)
class Pager:
    """Where a page stands in a long list; ``newer`` and ``older`` are source paths."""

    number: int
    total: int
    newer: str
    older: str


def paged(p: Callable[[str], Context], uri: str, heading: Md, records: Sequence[Record]) -> Iterator[Page]:
    """A list of names and days: the first page at ``uri``, the others at ``<uri>/trang-2`` and so on."""
    total = max(1, -(-len(records) // PER_PAGE))
    paths = [uri] + [f"{uri.removesuffix('.md')}/trang-{number}.md" for number in range(2, total + 1)]
    for index, path in enumerate(paths):
        shown = records[index * PER_PAGE : (index + 1) * PER_PAGE]
        older = paths[index + 1] if index + 1 < total else ""
        pager = Pager(index + 1, total, paths[index - 1] if index else "", older)
        given = (heading, len(records), shown, pager)
        yield p(path).kept(given, partial(_page, *given))


def _page(heading: Md, count: int, shown: Sequence[Record], pager: Pager, p: Context) -> Page:
    text = render("list", p, heading=heading, count=count, records=shown, pager=pager if pager.total > 1 else None)
    number = f" ({p.t('post.page', n=pager.number, total=pager.total)})" if pager.number > 1 else ""
    title = Md(f"{heading}{number}")
    return Page(p.uri, title, text, title, updated=max(record.updated for record in shown), search="no")
