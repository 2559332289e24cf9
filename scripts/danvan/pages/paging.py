"""Long lists in pages, so that none grows without end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

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
        page = p(path)
        shown = records[index * PER_PAGE : (index + 1) * PER_PAGE]
        older = paths[index + 1] if index + 1 < total else ""
        pager = Pager(index + 1, total, paths[index - 1] if index else "", older) if total > 1 else None
        text = render("list", page, heading=heading, count=len(records), records=shown, pager=pager)
        title = heading if index == 0 else Md(f"{heading} ({page.t('post.page', n=index + 1, total=total)})")
        newest = max(record.updated for record in shown)
        yield Page(path, title, text, title, updated=newest, search="no")
