"""The booklet to print: plan, documents, movements on one page (features F119)."""

from __future__ import annotations

from danvan.pages.context import Context
from danvan.pages.page import Page
from danvan.pages.rendering import render
from danvan.vietnamese import sort_key


def booklet(p: Context) -> Page:
    """The newest plan section by section, every document with its summary and status, the movements: one page to print."""
    plan = p.library.plans[0] if p.library.plans else None
    sections = (
        [] if plan is None else [(s, p.mark(s.title, _lang(p)), p.plan_text(plan, s)) for s in plan.sections(_lang(p))]
    )
    text = render(
        "booklet", p, plan=plan, sections=sections, documents=sorted(p.library.documents, key=lambda d: sort_key(d.key)),
        movements=p.library.movements,
    )  # fmt: skip
    updated = max((r.updated for r in (*p.library.documents, *p.library.plans, *p.library.movements)), default=None)
    return Page(p.uri, p.t("booklet.title"), text, p.t("booklet.intro"), updated=updated, search="no")


def _lang(p: Context) -> str:
    return p.lang if p.library.plans[0].translation(p.lang) else "vi"
