"""The page of what was taken down: that something was here, and no word of what."""

from __future__ import annotations

from danvan.pages.context import Context
from danvan.pages.page import Page
from danvan.pages.rendering import render
from danvan.records import Withdrawn


def withdrawn_page(p: Context, item: Withdrawn) -> Page:
    """Its kind, its days and the reason; robots do not keep it, searches do not find it."""
    text = render("withdrawn", p, item=item)
    return Page(
        p.uri, p.title(item), text, p.t("withdrawn.intro"), origin=item.source.path, updated=item.updated, kind=item.kind,
        toc=False, search="no",
    )  # fmt: skip
