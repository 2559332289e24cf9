"""Two pages made of all the others: the booklet to print (features F119), the abbreviations (features F21)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from danvan.library import Library
from danvan.pages.context import Context
from danvan.pages.page import Page
from danvan.pages.rendering import render
from danvan.vietnamese import sort_key

ABBREVIATIONS = Path(__file__).parent.parent / "data" / "abbreviations.yml"


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


def abbreviations_page(p: Context) -> Page:
    """What the plan and its documents abbreviate, in Vietnamese order."""
    found = [(p.vi(short), p.vi(long)) for short, long in used(p.library)]
    text = render("abbreviations", p, abbreviations=found)
    return Page(p.uri, p.t("abbreviations.title"), text, p.t("abbreviations.intro"))


def used(library: Library) -> list[tuple[str, str]]:
    """The abbreviations that stand in the plan, or in a document's number, title or citations, with what they mean."""
    texts = [plan.body for plan in library.plans]
    texts += [f"{duty.who}\n{duty.what}" for plan in library.plans for duty in plan.duties]
    for document in library.documents:
        texts += [
            str(document.number or document.number_form or ""),
            document.title or "",
            document.short_name or "",
            document.summary,
        ]
        texts += [citation.text for citation in document.citations]
    whole = "\n".join(texts)
    # A term may follow an organ: QH15.
    found = [
        (short, long)
        for short, long in _known().items()
        if re.search(rf"(?<!\w){re.escape(short)}(?!\w*[^\W\d])", whole)
    ]
    found = [(short, long[:1].upper() + long[1:]) for short, long in found]
    return sorted(found, key=lambda pair: sort_key(pair[0]))


@cache
def _known() -> dict[str, str]:
    """Every abbreviation that the site knows; of a type or organ the first writings, the rest are for the search."""
    tables = yaml.load(ABBREVIATIONS.read_text("utf-8"), Loader=yaml.CSafeLoader)
    english = re.compile(r"[a-z ]+")
    known: dict[str, str] = {short: words[0] for short, words in tables["organs"].items()}
    for short, words in tables["types"].items():
        known[short] = ", ".join(word for word in words if not english.fullmatch(word))
    known.update(tables["abbreviations"])
    return known
