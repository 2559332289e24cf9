"""What refers to a record or to a section of a plan: the newest on its page, all of it in lists of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from danvan.library import Library
from danvan.pages.addresses import uri_of
from danvan.pages.context import Context
from danvan.pages.markdown import Md
from danvan.pages.page import Page
from danvan.pages.paging import paged
from danvan.records import Commendation, Document, Model, Plan, Post, Record, Withdrawn
from danvan.records.plan import section_anchor

KINDS: tuple[tuple[str, type[Record], str], ...] = (
    ("nav.documents", Document, "van-ban"), ("nav.models", Model, "mo-hinh"),
    ("nav.commendations", Commendation, "khen-thuong"), ("nav.news", Post, "tin-tuc"),
)  # fmt: skip
# On a page stand the newest; ten years of news in one page would serve nobody.
SHOWN = 10


@dataclass(frozen=True)
class Related:
    """The records of a kind that refer to something: the newest, how many there are, the source path of them all."""

    name: str
    records: list[Record]
    total: int
    more: str


def related(library: Library, base: str, key: str, section: str = "", *, documents: bool = False) -> list[Related]:
    """What refers to ``key``, by kind; ``base`` is the source path (without .md) below which the whole lists stand."""
    found = []
    for name, kind, folder in KINDS:
        records = library.referring(key, kind, section)
        if records and (documents or kind is not Document):
            # The documents that a section cites are what it is about: they are all shown.
            more = f"{base}/{folder}.md" if len(records) > SHOWN and kind is not Document else ""
            found.append(Related(name, records[:SHOWN] if more else records, len(records), more))
    return found


def related_to(p: Context, record: Record) -> list[Related]:
    """What refers to a record; documents show each other as relations, not here."""
    return related(p.library, base_of(uri_of(record)), record.key)


def related_to_section(p: Context, plan: Plan, number: str) -> list[Related]:
    """What refers to a section of a plan."""
    return related(p.library, section_base(plan, number), plan.key, number, documents=True)


def base_of(uri: str) -> str:
    """The source path below which a page's own lists stand."""
    return uri.removesuffix(".md")


def section_base(plan: Plan, number: str) -> str:
    """The same for a section of a plan: ke-hoach/2025/ii-1."""
    return f"{base_of(uri_of(plan))}/{section_anchor(number)}"


def related_lists(p: Callable[[str], Context]) -> Iterator[Page]:
    """The whole lists, for what more records refer to than a page shows."""
    first = p("index.md")
    for record in first.library.records.values():
        # A plan shows what refers to each of its sections.
        if not isinstance(record, Plan | Post | Withdrawn):
            yield from _lists(p, related_to(first, record), record.key, "", first.title(record))
    for plan in first.library.plans:
        for section in plan.sections(first.lang):
            found = related_to_section(first, plan, section.number)
            yield from _lists(p, found, plan.key, section.number, f"{section.number}. {section.title}")


def _lists(p: Callable[[str], Context], found: list[Related], key: str, section: str, title: str) -> Iterator[Page]:
    kinds = {name: kind for name, kind, _ in KINDS}
    for item in found:
        if item.more:
            page = p(item.more)
            heading = Md(f"{page.mark(title, page.lang)}: {page.t(item.name)}")
            yield from paged(p, item.more, heading, page.library.referring(key, kinds[item.name], section))
