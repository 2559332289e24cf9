"""Library → pages: the Markdown of every page of the site, in each language, from the templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from danvan.library import HandPage, Keeper
from danvan.pages import others
from danvan.pages.addresses import LISTS, uri_of
from danvan.pages.browse import browse_page
from danvan.pages.context import Context, SiteConfig
from danvan.pages.digests import digest_pages
from danvan.pages.document_lists import document_lists
from danvan.pages.documents import document_page
from danvan.pages.handbook import explained, filled, handbook
from danvan.pages.lists import home, lists
from danvan.pages.markdown import Md
from danvan.pages.news import news_lists
from danvan.pages.page import Page
from danvan.pages.related import related_lists
from danvan.pages.rendering import render
from danvan.pages.withdrawn import withdrawn_page
from danvan.records import Commendation, Document, Model, Movement, Plan, Post, Record, Unit, Withdrawn

MAKERS: dict[type[Record], Callable[[Context, Any], Page]] = {
    Document: document_page, Plan: others.plan_page, Movement: others.movement_page, Unit: others.unit_page,
    Model: others.model_page, Commendation: others.commendation_page, Post: others.post_page,
    Withdrawn: withdrawn_page,
}  # fmt: skip


def site_pages(keeper: Keeper, site: SiteConfig, lang: str, feeds: Callable[[Context], Md]) -> Iterator[Page]:
    """Every page of the site in a language; ``keeper`` has what was made before.

    In English these are the lists and the records and pages that have a translation; the engine shows the Vietnamese
    page for the others. ``feeds`` gives the table of feeds for the page that asks for it.
    """
    library = keeper.library
    at = partial(Context, library, site, lang, memory=keeper)
    for record in library.records.values():
        if lang in record.languages() or (isinstance(record, Unit) and record.is_commune):
            yield at(uri_of(record)).kept(record, partial(record_page, record))
    for item in library.withdrawn:
        if item.old_address:
            yield at(f"{item.old_address}.md").kept(item, partial(record_page, item))
    for plan in library.plans:
        yield others.tasks_page(at(f"ke-hoach/{plan.year}-nhiem-vu.md"), plan)
    yield from document_lists(at)
    yield from lists(at)
    yield from news_lists(at)
    yield from digest_pages(at)
    yield from related_lists(at)
    yield browse_page(at(LISTS["browse"]))
    for page in library.pages.values():
        if lang == "vi" or page.english:
            yield hand_page(at(f"{page.stem}.md"), page, feeds)


def record_page(record: Record, p: Context) -> Page:
    """A record's page; in a preview it says when it is not published yet."""
    page = MAKERS[type(record)](p, record)
    showing = p.library.showing
    return replace(page, pending=showing.pending(record, p.today)) if showing.preview else page


def hand_page(p: Context, page: HandPage, feeds: Callable[[Context], Md]) -> Page:
    """A page written by hand, its ``{{ directives }}`` filled in."""
    version = page.in_language(p.lang)
    fill: dict[str, Callable[[], Md]] = {
        "home": lambda: home(p), "department": lambda: render("department", p), "feeds": lambda: feeds(p),
        "handbook": lambda: handbook(p, page), **explained(p),
    }  # fmt: skip
    text = render("hand", p, title=version.fields.title, pieces=filled(p, version.source.body, fill))
    return Page(
        p.uri,
        version.fields.title,
        text,
        " ".join(version.fields.description.split()),
        origin=version.source.path,
        kind="page",
        search="no" if "{{ handbook }}" in version.source.body else "full",
    )


__all__ = ["Context", "Page", "SiteConfig", "hand_page", "record_page", "site_pages"]
