"""Library → the names and numbers by which the search box knows records at once, before it asks the word index.

Documents, movements, units, plans and lists are few and are asked for by name, number, date, issuer; posts are many
and are found by their words (``danvan.search.index``).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from danvan.library import Library
from danvan.pages.addresses import LISTS, address_in, uri_of
from danvan.pages.context import Context, SiteConfig
from danvan.pages.words import LANGUAGES, say
from danvan.records import Document, Movement, PartialDate, Record, Unit
from danvan.symbols import Symbol
from danvan.vietnamese import fold

Entry = dict[str, Any]
# The lists that have a name of their own, with the words for title and description.
LIST_WORDS = {
    "documents": ("documents.title", ""), "documents-by-task": ("documents.by_task", "documents.title"),
    "documents-by-issuer": ("documents.by_issuer", "documents.title"), "documents-by-year": ("documents.by_year", "documents.title"),
    "documents-by-type": ("documents.by_type", "documents.title"), "coverage": ("documents.coverage_title", "documents.coverage"),
    "errata": ("documents.errata_title", "documents.errata"), "movements": ("movement.title", "movement.intro"),
    "models": ("model.title", "model.intro"), "commendations": ("commendation.title", "commendation.intro"),
    "units": ("unit.title", "unit.intro"), "communes": ("unit.communes_title", "unit.communes_intro"),
    "posts": ("post.title", ""), "browse": ("browse.title", "browse.intro"), "deadlines": ("deadlines.title", "deadlines.intro"),
    "booklet": ("booklet.title", "booklet.intro"), "abbreviations": ("abbreviations.title", "abbreviations.intro"),
}  # fmt: skip
DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")


def entries(library: Library, lang: str) -> list[Entry]:
    """Every record but posts, models and commendations, every section of a plan, list and hand-written page.

    Keys: u address, k kind, t title, a other names, n number, q its parts (digits, year, type, organ), y year, d date as
    shown, e every date it is known by, i issuers, w other words, s status, x no longer in force, m what it is about.
    """
    p = Context(library, SiteConfig(""), lang, "index.md")
    found = [*_records(p), *_sections(p), *_lists(p), *_pages(p)]
    return [{name: value for name, value in entry.items() if value} for entry in found]


def _records(p: Context) -> Iterator[Entry]:
    for document in p.library.documents:
        if p.lang in document.languages():
            yield _document(p, document)
    for movement in p.library.movements:
        if p.lang in movement.languages():
            yield _movement(p, movement)
    for plan in p.library.plans:
        if p.lang in plan.languages():
            yield {**_base(p, plan), "m": plan.in_language("summary", p.lang)[0], "d": _day(plan.date)}
    for unit in [*p.library.units, *p.library.communes]:
        if unit.is_commune or p.lang in unit.languages():
            yield _unit(p, unit)


def _base(p: Context, record: Record) -> Entry:
    kind = "commune" if isinstance(record, Unit) and record.is_commune else record.kind
    return {"u": address_in(uri_of(record), p.lang), "k": kind, "t": p.title(record)}


def _document(p: Context, document: Document) -> Entry:
    title = str(document.in_language("title", p.lang)[0] or "")
    names = [
        title,
        document.title or "",
        str(document.in_language("short_name", p.lang)[0] or ""),
        *document.aliases,
        document.name,
    ]
    issuers = [*(str(p.issuer(name)) for name in document.issuers), *document.issuers]
    return {
        **_base(p, document), "a": _other(names, p.title(document)), "n": str(document.number or document.number_form or ""),
        "q": _parts(document.number), "y": document.year, "d": _day(document.date), "e": _dates(document),
        "i": list(dict.fromkeys(issuers)) if p.lang != "vi" else document.issuers, "s": say(p.lang, f"status.{document.status.value}"),
        "x": int(document.dead), "m": title or str(document.in_language("summary", p.lang)[0]),
    }  # fmt: skip


def _movement(p: Context, movement: Movement) -> Entry:
    names = [*movement.aliases, movement.name, *(item.name for item in movement.period_names), movement.as_cited]
    summary = str(movement.in_language("summary", p.lang)[0])
    return {**_base(p, movement), "a": _other(names, p.title(movement)), "m": summary}


def _unit(p: Context, unit: Unit) -> Entry:
    former = [f"{item.name}" for item in unit.former]
    districts = list(dict.fromkeys(item.district for item in unit.former))
    about = ", ".join(f"{item.name} ({item.district})" for item in unit.former)
    return {
        **_base(p, unit), "a": _other([unit.name, *former], p.title(unit)), "w": districts,
        "m": about or str(unit.in_language("summary", p.lang)[0] or ""),
    }  # fmt: skip


def _sections(p: Context) -> Iterator[Entry]:
    for plan in p.library.plans:
        for section in plan.sections(p.lang) if p.lang in plan.languages() else []:
            if section.number != "0":
                address = f"{address_in(uri_of(plan), p.lang)}#{section.anchor}"
                name = say(p.lang, "plan.section_n", n=section.number)
                yield {
                    "u": address,
                    "k": "section",
                    "t": f"{section.number}. {section.title}",
                    "a": [name],
                    "m": p.title(plan),
                }


def _lists(p: Context) -> Iterator[Entry]:
    for name, (title, about) in LIST_WORDS.items():
        yield {
            "u": address_in(LISTS[name], p.lang), "k": "list", "t": say(p.lang, title),
            "m": say(p.lang, about) if about else "",
        }  # fmt: skip


def _pages(p: Context) -> Iterator[Entry]:
    for page in p.library.pages.values():
        if (p.lang == "vi" or page.english) and page.stem != "index":
            fields = page.in_language(p.lang).fields
            yield {"u": address_in(f"{page.stem}.md", p.lang), "k": "page", "t": fields.title, "m": fields.description}


def _other(names: list[str], title: str) -> list[str]:
    return [name for name in dict.fromkeys(names) if name and name != title]


def _parts(number: Symbol | None) -> list[str]:
    if number is None:
        return []
    return [number.digits, str(number.year or ""), fold(number.type_code), fold(number.organ)]


def _day(value: dt.date | PartialDate | None) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, PartialDate) else f"{value:%d/%m/%Y}"


def _dates(document: Document) -> list[str]:
    """The dates by which a document is asked for: its own, and those that the plan prints, right or wrong."""
    printed = [item.found for item in document.discrepancies if item.found]
    printed += [citation.text for citation in document.citations]
    own = _day(document.date)
    found = [f"{int(day):02}/{int(month):02}/{year}" for text in printed for day, month, year in DATE.findall(text)]
    # A citation also names other papers' dates: only those that are no other document's own count.
    wrong = [date for date in found if date != own and not _real(date)]
    return list(dict.fromkeys(filter(None, [own, *wrong])))


def _real(date: str) -> bool:
    day, month, year = map(int, date.split("/"))
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


__all__ = ["LANGUAGES", "Entry", "entries"]
