"""What the list of documents can be narrowed by, and in what orders it can stand (features F13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from danvan.pages.context import Context
from danvan.pages.markdown import Md
from danvan.records import Document
from danvan.records.plan import section_anchor
from danvan.vietnamese import slugify, sort_key


@dataclass(frozen=True)
class Choice:
    """One value of a facet: as it stands in the page's address, in words, and how many documents have it."""

    value: str
    words: Md
    count: int


@dataclass(frozen=True)
class Facet:
    """One way to narrow the list; ``name`` is its parameter in the page's address, the same in every language."""

    name: str
    heading: Md
    choices: list[Choice]


def _issuers(document: Document) -> list[str]:
    return [slugify(name) for name in document.issuers]


def _tasks(document: Document) -> list[str]:
    return list(dict.fromkeys(_task(citation.section) for citation in document.citations))


def _task(ref: str) -> str:
    plan, _, number = ref.partition("#")
    return f"{plan.rpartition('-')[2]}-{section_anchor(number)}"


# The parameter in the address, its name in the interface, the values of a document.
FACETS: tuple[tuple[str, str, Callable[[Document], list[str]]], ...] = (
    ("loai", "by_type", lambda document: [slugify(document.type)]),
    ("co-quan", "by_issuer", _issuers),
    ("nam", "by_year", lambda document: [str(document.year or "khong-ro")]),
    ("tinh-trang", "by_status", lambda document: [document.status.value]),
    ("nhiem-vu", "by_task", _tasks),
)


def facets(p: Context) -> list[Facet]:
    """Every facet with its choices in a reader's order: names as in a dictionary, years newest first, tasks as planned."""
    words = _words(p)
    found = []
    for name, heading, values in FACETS:
        counts = Counter(value for document in p.library.documents for value in values(document))
        order = [value for value in words[name] if counts[value]]
        choices = [Choice(value, words[name][value], counts[value]) for value in order]
        found.append(Facet(name, p.t(f"documents.{heading}"), choices))
    return found


def _words(p: Context) -> dict[str, dict[str, Md]]:
    """The values of each facet in words, in order."""
    documents = p.library.documents
    types = {slugify(document.type): p.t(f"doctype.{document.type}") for document in documents}
    issuers = {slugify(name): p.issuer(name) for document in documents for name in document.issuers}
    years = sorted({document.year for document in documents if document.year}, reverse=True)
    statuses: dict[str, Md] = {document.status.value: p.t(f"status.{document.status.value}") for document in documents}
    tasks = {}
    for plan in p.library.plans:
        for section in plan.sections(p.lang):
            title = section.title if section.number == "0" else f"{section.number}. {section.title}"
            words = f"{plan.year}: {title}" if len(p.library.plans) > 1 else title
            tasks[_task(f"{plan.key}#{section.number}")] = p.mark(words, p.lang if plan.translation(p.lang) else "vi")
    return {
        "loai": _in_order(types), "co-quan": _in_order(issuers),
        "nam": {**{str(year): Md(year) for year in years}, "khong-ro": p.t("documents.no_year")},
        "tinh-trang": _in_order(statuses), "nhiem-vu": tasks,
    }  # fmt: skip


def _in_order(words: dict[str, Md]) -> dict[str, Md]:
    return dict(sorted(words.items(), key=lambda item: sort_key(item[1].striptags())))


def marks(p: Context) -> dict[str, Md]:
    """For each document, by key, the attributes by which a script can narrow and order the list.

    ``data-thu-tu`` holds its places by number (as a number; those without last) and by issuer (in Vietnamese order,
    then newest first): the order is reckoned here, once, with the rules of the language.
    """
    documents = p.library.documents
    newest = {document.key: place for place, document in enumerate(documents)}
    by_number = sorted(documents, key=lambda d: (*_number(d), newest[d.key]))
    by_issuer = sorted(documents, key=lambda d: (sort_key(p.issuers(d)), newest[d.key]))
    numbers, organs = ({d.key: place for place, d in enumerate(order)} for order in (by_number, by_issuer))
    found = {}
    for document in documents:
        values = [f'data-{name}="{p.attr(" ".join(of(document)))}"' for name, _, of in FACETS]
        found[document.key] = Md(" ".join([*values, f'data-thu-tu="{numbers[document.key]} {organs[document.key]}"']))
    return found


def _number(document: Document) -> tuple[bool, int, str]:
    symbol = document.number
    return (True, 0, "") if symbol is None or symbol.number is None else (False, symbol.number, str(symbol))
